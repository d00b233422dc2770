//! State that carries over from one epoch to the next.

use super::{dissent, epochs, with};
use serde_json::{json, Value};

fn list(epochs: &[Value], key: &str) -> Vec<Value> {
	epochs.iter().map(|epoch| epoch[key].clone()).collect()
}

#[test]
fn block_should_move_by_a_tempo() {
	let epochs = epochs(&with(dissent("yuma3"), json!({"epochs": 3, "block": 500, "tempo": 20})));
	assert_eq!(list(&epochs, "epoch"), [0, 1, 2]);
	assert_eq!(list(&epochs, "block"), [500, 520, 540]);
}

#[test]
fn bonds_should_carry_over() {
	let epochs = epochs(&with(dissent("yuma3"), json!({"epochs": 2})));
	assert_eq!(epochs[0]["bonds"][0], json!([[3, 4_915], [4, 1_638]]));
	// ⌊0.9 · 4915 + 0.1 · 3/4 · 65535⌋ and ⌊0.9 · 1638 + 0.1 · 1/4 · 65535⌋.
	assert_eq!(epochs[1]["bonds"][0], json!([[3, 9_338], [4, 3_112]]));
}

#[test]
fn permits_should_count_from_the_next_epoch_on() {
	let keys = json!({"epochs": 2, "max_validators": 1});
	let epochs = epochs(&with(dissent("yuma3"), keys));
	// Among equal stakes the highest uid is elected.
	let elected = json!([false, false, true, false, false]);
	assert_eq!(list(&epochs, "validator_permit"), [elected.clone(), elected]);
	assert_eq!(epochs[0]["voting_stake"], json!([1_000, 1_000, 1_000, 0, 0]));
	assert_eq!(epochs[1]["voting_stake"], json!([0, 0, 1_000, 0, 0]));
	assert_eq!(epochs[1]["incentive"], json!([0, 0, 0, 0, 65_535]));
}

#[test]
fn uids_without_weights_should_become_inactive_and_others_stay_as_they_are() {
	let epochs = epochs(&with(dissent("yuma3"), json!({"epochs": 16})));
	let active =
		|uid: usize| epochs.iter().take_while(|epoch| epoch["active"][uid] == true).count();
	// Active as long as 360 · epoch <= 5000.
	assert_eq!(active(3), 14);
	assert_eq!(active(0), 16);
}

#[test]
fn weights_should_count_from_the_epoch_on_whose_update_is_after_the_registration() {
	let mut case = with(dissent("yuma3"), json!({"epochs": 2}));
	case["neurons"][3]["registered"] = json!(1_000);
	let epochs = epochs(&case);
	assert_eq!(epochs[0]["incentive"], json!([0, 0, 0, 0, 65_535]));
	assert_eq!(epochs[1]["incentive"], json!([0, 0, 0, 43_690, 21_845]));
}

#[test]
fn bonds_should_be_void_only_in_the_epoch_after_a_registration() {
	let bonds = json!([[[3, 10_005]]]);
	let mut case = with(dissent("yuma3"), json!({"epochs": 2, "bonds": bonds, "weights": []}));
	let kept = epochs(&case);
	assert_eq!(kept[0]["bonds"][0], json!([[3, 9_004]]));
	assert_eq!(kept[1]["bonds"][0], json!([[3, 8_103]]));
	// The previous epoch was in block 640.
	case["neurons"][3]["registered"] = json!(641);
	assert_eq!(epochs(&case)[0]["bonds"][0], json!([]));
	case["last_step"] = json!(641);
	assert_eq!(epochs(&case)[0]["bonds"][0], json!([[3, 9_004]]));
}

#[test]
fn commits_should_move_along_with_the_weights() {
	let mut case = with(dissent("yuma3"), json!({"epochs": 2, "first_commit": [700, null, 900]}));
	case["neurons"][4]["registered"] = json!(800);
	let epochs = epochs(&case);
	// Only the first validator's weight on server 3 counts; a tempo later its commit is recent
	// enough.
	assert_eq!(epochs[0]["scores"][0], json!([[3, 1.0]]));
	assert_eq!(epochs[0]["scores"][1], json!([[3, 0.75], [4, 0.25]]));
	assert_eq!(epochs[1]["scores"][0], json!([[3, 0.75], [4, 0.25]]));
}
