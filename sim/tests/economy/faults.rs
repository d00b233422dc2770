//! Invalid scenarios, and their error messages.

use super::ganglion_sim;

/// Asserts that a scenario is refused with a message, after the file's name and a position. (The
/// tests of `epoch` check positions: the reader is the same.)
#[track_caller]
fn assert_refused(scenario: &str, message: &str) {
	let output = ganglion_sim(scenario, &["--json"]);
	let said = String::from_utf8(output.stderr).unwrap();
	let (place, said) = said.split_once(": ").unwrap();
	assert!(place.starts_with("market.json:") && place.matches(':').count() == 2, "{place}");
	assert_eq!(said, format!("{message}\n"));
	assert_eq!(output.stdout, b"");
	assert_eq!(output.status.code(), Some(2));
}

/// Returns a scenario with a holder, a hotkey and a subnet, and `rest`.
fn one(rest: &str) -> String {
	format!(
		"{{\"hotkeys\": [{{\"name\": \"h\", \"owner\": \"o\"}}], \"holders\": [{{\"name\": \
		\"o\"}}],\n{rest}}}"
	)
}

/// Returns a scenario with keys of its subnet.
fn subnet(keys: &str) -> String {
	one(&format!("\"subnets\": [{{{keys}}}]"))
}

/// Returns a scenario with keys of its holder, and a subnet.
fn holder(keys: &str) -> String {
	format!(
		"{{\"hotkeys\": [{{\"name\": \"h\", \"owner\": \"o\"}}], \"subnets\": \
		[{{}}],\n\"holders\": [{{\"name\": \"o\", {keys}}}]}}"
	)
}

/// Returns a scenario whose holder has this action.
fn action(action: &str) -> String {
	holder(&format!("\"strategy\": [{action}]"))
}

#[test]
fn key_should_be_named_when_it_is_unknown_or_missing() {
	assert_refused(
		&subnet("\"neurons\": [{\"hotkey\": \"h\", \"weight\": 1}]"),
		"subnets[0].neurons[0].weight: unknown field `weight`, expected one of `hotkey`, \
		`incentive`, `dividend`",
	);
	assert_refused("{\"hotkeys\": [{\"name\": \"h\"}]}", "hotkeys[0]: missing field `owner`");
	assert_refused(
		&action("{\"buy\": {\"subnet\": 1, \"hotkey\": \"h\", \"every\": 1}}"),
		"holders[0].strategy[0].buy: missing field `tao`",
	);
}

#[test]
fn value_should_be_refused_when_it_is_of_another_type() {
	assert_refused(
		&subnet("\"tao\": -1"),
		"subnets[0].tao: invalid value: integer `-1`, expected u64",
	);
	assert_refused(
		&action("{\"dump\": {\"part\": 65536}}"),
		"holders[0].strategy[0].dump.part: invalid value: integer `65536`, expected u16",
	);
	assert_refused(
		&subnet("\"kind\": \"flat\""),
		"subnets[0].kind: unknown variant `flat`, expected `dynamic` or `stable`",
	);
}

#[test]
fn action_should_be_refused_when_there_is_none_of_that_name() {
	assert_refused(
		&action("\"flee\""),
		"holders[0].strategy[0]: unknown variant `flee`, expected one of `hold`, `buy`, `sell`, \
		`chase`, `follow`, `dump`, `claim`",
	);
}

#[test]
fn run_should_be_refused_when_there_is_nothing_to_run() {
	assert_refused("{\"blocks\": 0}", "blocks: expected at least 1, got 0");
	assert_refused(
		"{\"block\": 18446744073709551615}",
		"block: the number of the last block overflows",
	);
	assert_refused(
		"{\"max_epochs_per_block\": 0}",
		"max_epochs_per_block: expected at least 1, got 0",
	);
	assert_refused("{\"moving_alpha\": 1.5}", "moving_alpha: 1.5 is not between 0 and 1");
}

#[test]
fn name_should_be_refused_when_it_is_unknown_empty_or_taken() {
	assert_refused("{\"author\": \"x\"}", "author: there is no holder `x`");
	assert_refused(
		"{\"hotkeys\": [{\"name\": \"h\", \"owner\": \"x\"}]}",
		"hotkeys[0].owner: there is no holder `x`",
	);
	assert_refused(
		"{\"holders\": [{\"name\": \"o\"}, {\"name\": \"o\"}]}",
		"holders[1].name: `o` occurs twice",
	);
	assert_refused("{\"holders\": [{\"name\": \"\"}]}", "holders[0].name: the name is empty");
	assert_refused(&subnet("\"owner\": \"x\""), "subnets[0].owner: there is no hotkey `x`");
	assert_refused(
		&subnet("\"neurons\": [{\"hotkey\": \"x\"}]"),
		"subnets[0].neurons[0].hotkey: there is no hotkey `x`",
	);
	assert_refused(
		&subnet("\"neurons\": [{\"hotkey\": \"h\"}, {\"hotkey\": \"h\"}]"),
		"subnets[0].neurons[1].hotkey: `h` already has a uid here",
	);
}

#[test]
fn subnet_should_be_refused_when_its_settings_cannot_be() {
	assert_refused(
		&subnet("\"tempo\": 50401"),
		"subnets[0].tempo: 50401 is above the maximum, 50400",
	);
	assert_refused(
		&subnet("\"pool_weight\": 1"),
		"subnets[0].pool_weight: 1 is not between 10000000000000000 and 990000000000000000",
	);
	assert_refused(
		&subnet("\"moving_price\": 1.25"),
		"subnets[0].moving_price: 1.25 is not between 0 and 1",
	);
	assert_refused(&subnet("\"tao\": 0"), "subnets[0].tao: a pool needs both reserves");
	assert_refused(&subnet("\"alpha\": 0"), "subnets[0].alpha: a pool needs both reserves");
	assert_refused(
		&subnet("\"kind\": \"stable\", \"tao\": 1, \"protocol_alpha\": 2"),
		"subnets[0].tao: 1 does not back the alpha outside, 2",
	);
	assert_refused(
		&subnet("\"alpha\": 21000000000000000, \"protocol_alpha\": 1"),
		"subnets[0].alpha: 21000000000000001 alpha in total is above the cap, 21000000000000000",
	);
}

#[test]
fn position_should_be_refused_when_there_is_no_such_thing() {
	let position = |subnet: u16, hotkey: &str, alpha: u64| {
		holder(&format!(
			"\"positions\": [{{\"subnet\": {subnet}, \"hotkey\": \"{hotkey}\", \"alpha\": \
			{alpha}}}]"
		))
	};
	assert_refused(
		&position(2, "h", 1),
		"holders[0].positions[0].subnet: subnet 2 does not exist; the number of subnets is 1",
	);
	assert_refused(&position(1, "x", 1), "holders[0].positions[0].hotkey: there is no hotkey `x`");
	assert_refused(&position(1, "h", 0), "holders[0].positions[0].alpha: the amount is zero");
}

#[test]
fn action_should_be_refused_when_it_can_never_be_done() {
	let buy = |keys: &str| action(&format!("{{\"buy\": {{\"hotkey\": \"h\", {keys}}}}}"));
	let here = "holders[0].strategy[0].buy";
	assert_refused(
		&buy("\"subnet\": 1, \"tao\": 1"),
		&format!("{here}: expected either `at` or `every`"),
	);
	assert_refused(
		&buy("\"subnet\": 1, \"tao\": 1, \"at\": 1, \"every\": 1"),
		&format!("{here}: expected either `at` or `every`"),
	);
	assert_refused(
		&buy("\"subnet\": 1, \"tao\": 1, \"every\": 0"),
		&format!("{here}.every: expected at least 1, got 0"),
	);
	assert_refused(
		&buy("\"subnet\": 1, \"tao\": 1, \"at\": 1001"),
		&format!("{here}.at: block 1001 is outside the run, 1 to 1000"),
	);
	assert_refused(
		&buy("\"subnet\": 1, \"tao\": 0, \"at\": 1"),
		&format!("{here}.tao: the amount is zero"),
	);
	assert_refused(
		&buy("\"subnet\": 3, \"tao\": 1, \"at\": 1"),
		&format!("{here}.subnet: subnet 3 does not exist; the number of subnets is 1"),
	);
	assert_refused(
		&action("{\"sell\": {\"subnet\": 1, \"hotkey\": \"x\", \"at\": 1}}"),
		"holders[0].strategy[0].sell.hotkey: there is no hotkey `x`",
	);
	assert_refused(
		&action("{\"sell\": {\"subnet\": 1, \"hotkey\": \"h\", \"alpha\": 0, \"at\": 1}}"),
		"holders[0].strategy[0].sell.alpha: the amount is zero",
	);
	assert_refused(
		&action("{\"chase\": {\"every\": 0}}"),
		"holders[0].strategy[0].chase.every: expected at least 1, got 0",
	);
	assert_refused(
		&action("{\"follow\": {\"subnet\": 1}}"),
		"holders[0].strategy[0].follow.subnet: subnet 1 has no owner",
	);
}

#[test]
fn money_should_be_refused_when_there_cannot_be_so_much() {
	assert_refused(
		&holder("\"balance\": 21000000000000001"),
		"holders: holders and reserves have 21001000000000001 of TAO, above the cap, \
		21000000000000000",
	);
	assert_refused(
		&one("\"subnets\": [{}], \"issuance\": 5"),
		"issuance: 5 is less than holders and reserves have, 1000000000000",
	);
	assert_refused(
		"{\"issuance\": 21000000000000001}",
		"issuance: 21000000000000001 is above the cap, 21000000000000000",
	);
}
