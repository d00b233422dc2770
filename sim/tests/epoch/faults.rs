//! Invalid cases, and their error messages.

use super::{ganglion_sim, program};

/// Asserts that a case is refused with a message, after the file's name.
#[track_caller]
fn assert_refused(case: &str, message: &str) {
	let output = ganglion_sim(case, &["--json"]);
	assert_eq!(String::from_utf8(output.stderr).unwrap(), format!("case.json:{message}\n"));
	assert_eq!(output.stdout, b"");
	assert_eq!(output.status.code(), Some(2));
}

#[test]
fn file_should_be_refused_when_it_does_not_exist() {
	let folder = tempfile::tempdir().unwrap();
	let output = program(folder.path()).args(["epoch", "nowhere.json"]).output().unwrap();
	let message = String::from_utf8(output.stderr).unwrap();
	assert_eq!(message, "nowhere.json: No such file or directory (os error 2)\n");
	assert_eq!(output.status.code(), Some(2));
}

#[test]
fn file_should_be_refused_when_it_is_not_text() {
	let folder = tempfile::tempdir().unwrap();
	std::fs::write(folder.path().join("case.json"), [0xff]).unwrap();
	let output = program(folder.path()).args(["epoch", "case.json"]).output().unwrap();
	let message = String::from_utf8(output.stderr).unwrap();
	assert_eq!(message, "case.json: stream did not contain valid UTF-8\n");
	assert_eq!(output.status.code(), Some(2));
}

#[test]
fn file_should_be_refused_when_it_is_not_json() {
	assert_refused("", "1:0: EOF while parsing a value");
	assert_refused("{\n\"neurons\": [{}", "2:14: neurons: EOF while parsing a list");
	assert_refused("{\"neurons\": [{}] \"kappa\": 1}", "1:18: expected `,` or `}`");
	assert_refused("{\"neurons\": []}\n{}", "2:1: trailing characters");
	assert_refused("{\"neurons\": [],\n}", "2:1: trailing comma");
}

#[test]
fn value_should_be_refused_when_it_is_of_another_type() {
	let case = "{\n\t\"neurons\": [\n\t\t{\"stake\": 1},\n\t\t{\"stake\": \"x\"}\n\t]\n}";
	assert_refused(case, "4:13: neurons[1].stake: invalid type: string \"x\", expected u64");
	assert_refused(
		"{\"neurons\": [{\"permit\": 1}]}",
		"1:25: neurons[0].permit: invalid type: integer `1`, expected a boolean",
	);
	assert_refused(
		"{\"kappa\": 1.5}",
		"1:11: kappa: invalid type: floating point `1.5`, expected u16",
	);
	assert_refused("{\"weights\": {}}", "1:13: weights: invalid type: map, expected a sequence");
	assert_refused("{\"kappa\": null}", "1:11: kappa: invalid type: null, expected u16");
}

#[test]
fn number_should_be_refused_when_it_is_out_of_range() {
	assert_refused(
		"{\"kappa\": 65536}",
		"1:11: kappa: invalid value: integer `65536`, expected u16",
	);
	assert_refused("{\"tempo\": -1}", "1:11: tempo: invalid value: integer `-1`, expected u16");
	assert_refused(
		"{\"weights\": [[[0, 1], [1, 70000]]]}",
		"1:27: weights[0][1][1]: invalid value: integer `70000`, expected u16",
	);
}

#[test]
fn key_should_be_named_when_it_is_unknown() {
	assert_refused(
		"{\"liquid_alpha\": {\"lo\": 1}}",
		"1:25: liquid_alpha.lo: unknown field `lo`, expected one of `low`, `high`, `steepness`",
	);
	assert_refused(
		"{\"neurons\": [{\"stak\": 1}]}",
		"1:23: neurons[0].stak: unknown field `stak`, expected one of `stake`, `last_update`, \
		`registered`, `permit`",
	);
	let output = ganglion_sim("{\"kapa\": 1}", &[]);
	let message = String::from_utf8(output.stderr).unwrap();
	assert!(
		message.starts_with("case.json:1:10: kapa: unknown field `kapa`, expected one of `mode`, ")
	);
}

#[test]
fn key_should_be_named_when_it_stands_twice_or_is_missing() {
	assert_refused("{\n\"kappa\": 1,\n\"kappa\": 2}", "3:7: duplicate field `kappa`");
	assert_refused("{\"kappa\": 1}", "1:1: missing field `neurons`");
}

#[test]
fn mode_should_be_refused_when_there_is_no_such_rule() {
	assert_refused(
		"{\"mode\": \"yuma\"}",
		"1:10: mode: unknown variant `yuma`, expected one of `yuma3`, `yuma2`, `sigmoid`, `null`, \
		 `peer`",
	);
}

#[test]
fn entry_should_be_refused_when_it_is_not_a_pair() {
	let case = |entry: &str| format!("{{\"neurons\": [{{}}],\n\"weights\": [[{entry}]]}}");
	assert_refused(&case("[0]"), "2:14: weights[0][0]: invalid length 1, expected [uid, value]");
	assert_refused(&case("[]"), "2:14: weights[0][0]: invalid length 0, expected [uid, value]");
	assert_refused(
		&case("[0, 1, 2]"),
		"2:14: weights[0][0]: invalid length 3, expected [uid, value]",
	);
	assert_refused(
		&case("0"),
		"2:14: weights[0][0]: invalid type: integer `0`, expected [uid, value]",
	);
}

/// Returns a case with two neurons, and `rest`.
fn two(rest: &str) -> String {
	format!("{{\"neurons\": [{{}}, {{}}],\n{rest}}}")
}

#[test]
fn uid_should_be_refused_when_there_is_no_such_neuron() {
	let reason = "uid 2 does not exist; the number of neurons is 2";
	assert_refused(
		&two("\"weights\": [[], [[0, 9],\n [2, 9]]]"),
		&format!("3:2: weights[1][1]: {reason}"),
	);
	assert_refused(&two("\"bonds\": [[[2, 9]]]"), &format!("2:12: bonds[0][0]: {reason}"));
	assert_refused(&two("\"owner_uid\": 2"), &format!("2:14: owner_uid: {reason}"));
	assert_refused(&two("\"weights\": [[], [], []]"), &format!("2:21: weights[2]: {reason}"));
	assert_refused(&two("\"bonds\": [[], [], []]"), &format!("2:19: bonds[2]: {reason}"));
	assert_refused(
		&two("\"first_commit\": [1, null, 3]"),
		&format!("2:27: first_commit[2]: {reason}"),
	);
	assert_refused(&two("\"bond_scale\": [1, 2, 3]"), &format!("2:22: bond_scale[2]: {reason}"));
}

#[test]
fn uid_should_be_refused_when_it_stands_twice_in_a_row() {
	assert_refused(
		&two("\"weights\": [[[1, 5], [0, 5], [1, 6]]]"),
		"2:30: weights[0][2]: uid 1 occurs twice in this row",
	);
}

#[test]
fn settings_should_be_refused_when_they_contradict_each_other() {
	assert_refused(
		&two("\"liquid_alpha\": {\"high\": 7, \"low\": 8}"),
		"2:36: liquid_alpha.low: 8 is above `high`, which is 7",
	);
	// The default of `low` is above it: the error can only point at the settings.
	assert_refused(
		&two("\"liquid_alpha\": {\"high\": 7}"),
		"2:17: liquid_alpha.low: 45875 is above `high`, which is 7",
	);
	assert_refused(
		&two("\"emission\": 5, \"server_emission\": 6"),
		"2:35: server_emission: 6 is more than `emission`, which is 5",
	);
	assert_refused(
		&two("\"last_step\": 1000"),
		"2:14: last_step: block 1000 is not before `block`, which is 1000",
	);
}

#[test]
fn epochs_should_be_refused_when_there_are_none_to_run() {
	assert_refused(&two("\"epochs\": 0"), "2:11: epochs: expected at least 1, got 0");
	assert_refused(
		&two("\"tempo\": 0, \"epochs\": 2"),
		"2:10: tempo: several epochs need a tempo of at least 1, got 0",
	);
}
