//! `ganglion-sim epoch`, as a user runs it.

mod carry_over;
mod faults;
mod modes;
mod output;
mod settings;

use serde_json::{json, Value};
use std::{
	fs,
	path::Path,
	process::{Command, Output},
};

/// File name of cases; messages begin with it.
const FILE: &str = "case.json";

/// Runs the program on a case.
fn ganglion_sim(case: &str, arguments: &[&str]) -> Output {
	let folder = tempfile::tempdir().unwrap();
	fs::write(folder.path().join(FILE), case).unwrap();
	program(folder.path()).args(["epoch", FILE]).args(arguments).output().unwrap()
}

fn program(folder: &Path) -> Command {
	let mut program = Command::new(env!("CARGO_BIN_EXE_ganglion-sim"));
	program.current_dir(folder);
	program
}

/// Returns the output for a valid case.
fn printed(case: &str, arguments: &[&str]) -> String {
	let output = ganglion_sim(case, arguments);
	assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
	assert!(output.status.success());
	String::from_utf8(output.stdout).unwrap()
}

/// Returns the epochs of a case.
fn epochs(case: &Value) -> Vec<Value> {
	let mut document: Value =
		serde_json::from_str(&printed(&case.to_string(), &["--json"])).unwrap();
	let Value::Array(epochs) = document["epochs"].take() else { panic!("{document}") };
	epochs
}

/// Returns the first epoch of a case.
fn epoch(case: &Value) -> Value {
	epochs(case).swap_remove(0)
}

/// Three validators of equal stake and two servers. Two validators agree, the third does not.
fn dissent(mode: &str) -> Value {
	json!({
		"mode": mode,
		"emission": 2_000_000,
		"neurons": [
			{"stake": 1_000}, {"stake": 1_000}, {"stake": 1_000},
			{"permit": false}, {"permit": false}
		],
		"weights": [[[3, 65_535], [4, 21_845]], [[3, 65_535], [4, 21_845]], [[4, 65_535]]],
	})
}

/// Returns the case with some keys set.
fn with(mut case: Value, keys: Value) -> Value {
	for (key, value) in keys.as_object().unwrap() {
		case[key] = value.clone();
	}
	case
}
