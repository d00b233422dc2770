//! `ganglion-sim replay`, as a user runs it, beside a mock node.

mod chain;
mod file;
mod node;

use chain::{Quirks, NETUID, TEMPO};
use serde_json::Value;
use std::process::{Command, Output};

/// Number of compared values with one mechanism: seven lists of the subnet, incentive, loss and
/// edges, five bonds.
const VALUES: usize = 7 * 5 + 5 + 2 + 5;

fn ganglion_sim() -> Command {
	Command::new(env!("CARGO_BIN_EXE_ganglion-sim"))
}

fn replay(quirks: Quirks, arguments: &[&str]) -> Output {
	replay_subnet(NETUID, quirks, arguments)
}

fn replay_subnet(netuid: u16, quirks: Quirks, arguments: &[&str]) -> Output {
	let url = node::start(quirks);
	let place = ["replay", "--url", &url, "--netuid", &netuid.to_string()];
	ganglion_sim().args(place).args(arguments).output().unwrap()
}

fn text(bytes: &[u8]) -> &str {
	std::str::from_utf8(bytes).unwrap()
}

/// Returns the output of a replay that finds no difference.
#[track_caller]
fn agreement(quirks: Quirks, arguments: &[&str]) -> String {
	let output = replay(quirks, arguments);
	assert_eq!(text(&output.stderr), "");
	assert_eq!(output.status.code(), Some(0));
	text(&output.stdout).to_owned()
}

#[track_caller]
fn assert_refused(quirks: Quirks, arguments: &[&str], message: &str) {
	let output = replay(quirks, arguments);
	assert!(text(&output.stderr).ends_with(&format!("{message}\n")), "{output:?}");
	assert_eq!(output.status.code(), Some(2));
}

#[test]
fn replay_should_say_what_the_next_epoch_will_do_and_that_it_did() {
	let printed = agreement(Quirks::default(), &[]);
	let found = |what: &str| printed.find(what).unwrap_or_else(|| panic!("{what}: {printed}"));
	let due = found(": the next epoch is due in block ");
	let will = found(": the next block will do this:");
	let table = printed[will..].find("Subnet 1, mechanism 0, epoch in block ").unwrap() + will;
	let did = found(&format!(": the chain did the same. {VALUES} values agree."));
	assert!(due < will && will < table && table < did, "{printed}");
}

#[test]
fn replay_should_repeat_past_epochs() {
	let printed = agreement(Quirks::default(), &["--block", "8"]);
	assert!(printed.starts_with("\nSubnet 1, mechanism 0, epoch in block 8, yuma3."), "{printed}");
	let verdict = format!("\nBlock 8: the chain did the same. {VALUES} values agree.\n");
	assert!(printed.ends_with(&verdict), "{printed}");
}

#[test]
fn replay_should_go_from_epoch_to_epoch() {
	let printed = agreement(Quirks::default(), &["--block", "4", "--epochs", "5"]);
	let line = |epoch| {
		format!("Block {}: the chain did the same. {VALUES} values agree.\n", TEMPO * epoch)
	};
	assert_eq!(printed, (1..=5).map(line).collect::<String>());
}

#[test]
fn replay_should_fail_when_the_chain_did_something_else() {
	let quirks = Quirks { errs_from: Some(8), ..Quirks::default() };
	let output = replay(quirks, &["--block", "4", "--epochs", "3"]);
	let difference = |block| {
		format!(
			"Block {block}: 1 of {VALUES} values differ:\n\
			\tconsensus of uid 3: 49151 here, 49150 on the chain\n"
		)
	};
	let same = format!("Block 4: the chain did the same. {VALUES} values agree.\n");
	assert_eq!(text(&output.stdout), [same, difference(8), difference(12)].concat());
	assert_eq!(text(&output.stderr), "2 of 3 epochs differ\n");
	assert_eq!(output.status.code(), Some(1));
}

#[test]
fn replay_should_fail_when_the_chain_skipped_the_epoch() {
	let quirks = Quirks { skips: true, ..Quirks::default() };
	let output = replay(quirks, &["--block", "8"]);
	assert!(text(&output.stdout).ends_with("\nBlock 8: the chain skipped this epoch.\n"));
	assert_eq!(output.status.code(), Some(1));
}

#[test]
fn replay_should_leave_out_a_uid_that_was_given_away_after_the_epoch() {
	let quirks = Quirks { replaces: true, ..Quirks::default() };
	let printed = agreement(quirks, &["--block", "8"]);
	// The entries of eight lists, and three bonds, are left out.
	let left = VALUES - 8 - 3;
	assert!(printed.contains(&format!("{left} values agree.")), "{printed}");
}

#[test]
fn replay_should_compare_what_the_whitepapers_rule_stores_besides() {
	let quirks = Quirks { is_sigmoid: true, ..Quirks::default() };
	let printed = agreement(quirks, &["--block", "8"]);
	// The scales of bonds are compared too.
	assert!(printed.contains(&format!("{} values agree.", VALUES + 5)), "{printed}");
	// The replay starts the first epoch without required edges, this chain with 5.
	let output = replay(quirks, &["--block", "4"]);
	let difference = "1 of 52 values differ:\n\trequired_edges: 0 here, 4 on the chain\n";
	assert!(text(&output.stdout).ends_with(difference), "{output:?}");
}

#[test]
fn replay_should_compare_what_is_remembered() {
	let quirks = Quirks { remembers: true, ..Quirks::default() };
	let printed = agreement(quirks, &["--block", "8"]);
	// No bonds, but block, prior, forecasts and records, and five weights.
	let values = VALUES - 5 + 2 + 2 * 5 + 5;
	assert!(printed.contains(&format!("{values} values agree.")), "{printed}");
}

#[test]
fn replay_should_put_mechanisms_together() {
	let quirks = Quirks { has_second: true, ..Quirks::default() };
	let all = agreement(quirks, &["--block", "8"]);
	assert!(all.contains("\nSubnet 1, mechanism 0, epoch in block 8, yuma3."), "{all}");
	assert!(all.contains("\nSubnet 1, mechanism 1, epoch in block 8, yuma3."), "{all}");
	let second = agreement(quirks, &["--block", "8", "--mechanism", "1"]);
	assert!(!second.contains("mechanism 0"), "{second}");
	assert!(second.contains("mechanism 1"), "{second}");
	let none = "subnet 1 has 2 mechanisms, numbered from 0";
	assert_refused(quirks, &["--block", "8", "--mechanism", "2"], none);
}

#[test]
fn replay_should_save_a_case_that_yields_the_same() {
	let folder = tempfile::tempdir().unwrap();
	let file = folder.path().join("case.json");
	for is_sigmoid in [false, true] {
		let quirks = Quirks { is_sigmoid, ..Quirks::default() };
		let printed = agreement(quirks, &["--block", "8", "--save", file.to_str().unwrap()]);
		let output = ganglion_sim().arg("epoch").arg(&file).output().unwrap();
		let table = |text: &str| text.split_once(" in block 8, ").unwrap().1.to_owned();
		let epoch = table(text(&output.stdout));
		assert!(table(&printed).starts_with(&epoch), "{printed}\n{epoch}");
		let case: Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
		assert_eq!(case["last_step"], 4);
	}
}

#[test]
fn replay_should_be_refused_when_there_is_nothing_to_replay() {
	let quirks = Quirks::default();
	let none = "subnet 1 has no epoch in block 9: the last one before it is in block 8";
	assert_refused(quirks, &["--block", "9"], none);
	let none = "subnet 1 has no epoch in block 3: there was none before it";
	assert_refused(quirks, &["--block", "3"], none);
	assert_refused(quirks, &["--block", "1000000"], "there is no block 1000000");
	let output = replay_subnet(2, quirks, &[]);
	assert_eq!(text(&output.stderr), "subnet 2 has no epochs\n");
	assert_eq!(output.status.code(), Some(2));
}

#[test]
fn replay_should_be_refused_when_the_node_is_of_another_kind() {
	let other = Quirks { is_other: true, ..Quirks::default() };
	assert_refused(other, &[], ": this is the chain other, not ganglion");
	let old = Quirks { is_old: true, ..Quirks::default() };
	let reason = "EpochRuntimeApi_epoch_input of runtime version 7: \
		Exported method EpochRuntimeApi_epoch_input is not found";
	assert_refused(old, &[], reason);
}

#[test]
fn replay_should_be_refused_when_there_is_no_node() {
	for (url, reason) in [
		(
			"ws://127.0.0.1:9",
			"Error when opening the TCP socket: Connection refused (os error 111)",
		),
		("wss://127.0.0.1:9", "only ws:// is supported"),
		("127.0.0.1", "relative URL without a base"),
	] {
		let output =
			ganglion_sim().args(["replay", "--netuid", "1", "--url", url]).output().unwrap();
		assert_eq!(text(&output.stderr), format!("{url}: {reason}\n"));
		assert_eq!(output.status.code(), Some(2));
	}
}
