//! Tables and JSON.

use super::{dissent, ganglion_sim, printed, program, with};
use serde_json::{json, Value};
use std::{
	fs,
	io::Write,
	path::{Path, PathBuf},
	process::Stdio,
};

fn examples() -> Vec<PathBuf> {
	fs::read_dir("examples").unwrap().map(|entry| entry.unwrap().path()).collect()
}

#[test]
fn json_should_have_the_keys_that_are_documented() {
	let keys = |mode: &str| -> Vec<String> {
		let document: Value =
			serde_json::from_str(&printed(&dissent(mode).to_string(), &["--json"])).unwrap();
		assert_eq!(document.as_object().unwrap().len(), 1);
		document["epochs"][0].as_object().unwrap().keys().cloned().collect()
	};
	let mut expected = vec![
		"active",
		"block",
		"bonds",
		"consensus",
		"dividends",
		"epoch",
		"incentive",
		"rank",
		"scores",
		"server_emission",
		"stake",
		"stake_weight",
		"unassigned",
		"validator_emission",
		"validator_permit",
		"validator_trust",
		"voting_stake",
	];
	assert_eq!(keys("yuma3"), expected);
	assert_eq!(keys("null"), expected);
	expected.extend(["bond_scale", "loss", "trust"]);
	expected.sort();
	assert_eq!(keys("sigmoid"), expected);
}

#[test]
fn tables_should_show_a_line_a_uid_and_the_rows() {
	let text = printed(&with(dissent("sigmoid"), json!({"epochs": 2})).to_string(), &[]);
	let lines: Vec<&str> = text.lines().collect();
	assert_eq!(lines[0], "Epoch 0 in block 1000, sigmoid. Shares are parts of 65535.");
	let columns: Vec<&str> = lines[2].split_whitespace().collect();
	assert_eq!(
		columns,
		[
			"uid",
			"stake",
			"stake_weight",
			"active",
			"voting_stake",
			"rank",
			"trust",
			"consensus",
			"validator_trust",
			"incentive",
			"dividends",
			"server_emission",
			"validator_emission",
			"validator_permit",
			"bond_scale",
		]
	);
	let server: Vec<&str> = lines[6].split_whitespace().collect();
	assert_eq!(server[..7], ["3", "0", "0", "yes", "0", "32767", "43690"]);
	assert!(text.contains("\nloss -0.41722"));
	assert!(text.contains("uid         3         4\n  0  0.750000  0.250000\n"));
	assert!(text.contains("uid      3      4\n  0  65535  16384\n"));
	assert!(text.contains("\nEpoch 1 in block 1360, sigmoid."));
}

#[test]
fn rows_should_be_lists_when_they_are_too_wide_for_a_table() {
	let row: Vec<(u16, u16)> = (1..=20).map(|uid| (uid, 1)).collect();
	let neurons: Vec<Value> = (0..=20).map(|uid| json!({"stake": u64::from(uid == 0)})).collect();
	let text = printed(&json!({"neurons": neurons, "weights": [row]}).to_string(), &[]);
	assert!(text.contains("\nThe scores:\n\n    0  1:0.050000 2:0.050000 3:0.050000 "), "{text}");
}

#[test]
fn case_should_be_read_from_the_standard_input_when_its_name_is_a_dash() {
	let mut child = program(Path::new("."))
		.args(["epoch", "-", "--json"])
		.stdin(Stdio::piped())
		.stdout(Stdio::piped())
		.spawn()
		.unwrap();
	let case = dissent("yuma3").to_string();
	child.stdin.take().unwrap().write_all(case.as_bytes()).unwrap();
	let output = child.wait_with_output().unwrap();
	assert_eq!(String::from_utf8(output.stdout).unwrap(), printed(&case, &["--json"]));
}

#[test]
fn examples_should_run() {
	let examples = examples();
	assert_eq!(examples.len(), 6);
	for example in examples {
		let case = fs::read_to_string(&example).unwrap();
		let output = ganglion_sim(&case, &["--json"]);
		assert!(output.status.success(), "{}: {output:?}", example.display());
	}
}

#[test]
fn help_should_state_the_keys_and_their_defaults() {
	let output = program(Path::new(".")).args(["epoch", "--help"]).output().unwrap();
	let help = String::from_utf8(output.stdout).unwrap();
	assert!(
		help.contains("  kappa                            32767            share of stake"),
		"{help}"
	);
}
