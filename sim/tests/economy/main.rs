//! `ganglion-sim market`, as a user runs it.

mod faults;
mod output;

use serde_json::{json, Value};
use std::{
	fs,
	path::Path,
	process::{Command, Output},
};

/// File name of scenarios; messages begin with it.
const FILE: &str = "market.json";

/// Runs the program on a scenario.
fn ganglion_sim(scenario: &str, arguments: &[&str]) -> Output {
	let folder = tempfile::tempdir().unwrap();
	fs::write(folder.path().join(FILE), scenario).unwrap();
	program(folder.path()).args(["market", FILE]).args(arguments).output().unwrap()
}

fn program(folder: &Path) -> Command {
	let mut program = Command::new(env!("CARGO_BIN_EXE_ganglion-sim"));
	program.current_dir(folder);
	program
}

/// Returns the output for a valid scenario.
fn printed(scenario: &str, arguments: &[&str]) -> String {
	let output = ganglion_sim(scenario, arguments);
	assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
	assert!(output.status.success());
	String::from_utf8(output.stdout).unwrap()
}

/// Returns an example of the documentation, limited to a number of blocks.
fn example(name: &str, blocks: u64) -> String {
	let path = Path::new("../examples/markets").join(name);
	let mut scenario: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
	scenario["blocks"] = json!(blocks);
	scenario.to_string()
}
