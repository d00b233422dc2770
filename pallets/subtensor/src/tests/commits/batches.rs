//! Weights and commits on several subnets in one call.

use super::*;
use codec::Compact;
use frame_support::assert_noop;
use sp_core::H256;
use sp_runtime::DispatchResult;

fn subnets(numbers: &[NetUid]) -> Vec<Compact<NetUid>> {
	numbers.iter().copied().map(Compact).collect()
}

fn set(netuids: &[NetUid], rows: &[&[(u16, u16)]], keys: usize) -> DispatchResult {
	let compact = |(uid, value): &(u16, u16)| (Compact(*uid), Compact(*value));
	let rows = rows.iter().map(|row| row.iter().map(compact).collect()).collect();
	let keys = vec![Compact(0); keys];
	SubtensorModule::batch_set_weights(signed(validator()), subnets(netuids), rows, keys)
}

#[test]
fn rows_should_be_set_each_by_itself() {
	with_commits(|| {
		CommitRevealWeightsEnabled::<Test>::insert(NETUID, false);
		assert_ok!(set(&[NOWHERE, NETUID], &[&[(2, 1)], &[(3, 1)]], 2));
		assert_eq!(said(1), [(3, 65_535)]);
		assert_announced(Event::BatchCompletedWithErrors());
		let error = Error::<Test>::MechanismDoesNotExist.into();
		assert_announced(Event::BatchWeightItemFailed(NOWHERE, error));
		let netuids = subnets(&[NOWHERE, NETUID]);
		assert_announced(Event::BatchWeightsCompleted(netuids, validator()));
	})
}

#[test]
fn batch_should_fail_when_every_item_does() {
	with_commits(|| {
		let error = Error::<Test>::CommitRevealEnabled;
		assert_noop!(set(&[NETUID, NOWHERE], &[&[(2, 1)], &[(2, 1)]], 2), error);
		CommitRevealWeightsEnabled::<Test>::insert(NETUID, false);
		let error = Error::<Test>::DuplicateUids;
		assert_noop!(set(&[NETUID], &[&[(2, 1), (2, 1)]], 1), error);
		let origin = signed(validator());
		let commit =
			SubtensorModule::batch_commit_weights(origin, subnets(&[NETUID]), vec![H256::zero()]);
		assert_noop!(commit, Error::<Test>::CommitRevealDisabled);
	})
}

#[test]
fn batch_should_be_refused_when_its_lists_differ_in_length() {
	with_commits(|| {
		let error = Error::<Test>::InputLengthsUnequal;
		assert_noop!(set(&[NETUID], &[], 1), error);
		assert_noop!(set(&[NETUID], &[&[]], 0), Error::<Test>::InputLengthsUnequal);
		let commit =
			SubtensorModule::batch_commit_weights(signed(validator()), subnets(&[NETUID]), vec![]);
		assert_noop!(commit, Error::<Test>::InputLengthsUnequal);
	})
}

#[test]
fn commits_should_be_made_each_by_itself() {
	with_commits(|| {
		let hashes = vec![H256::repeat_byte(1), H256::repeat_byte(2)];
		let netuids = subnets(&[NETUID, NOWHERE]);
		assert_ok!(SubtensorModule::batch_commit_weights(signed(validator()), netuids, hashes));
		let queue = WeightCommits::<Test>::get(MAIN, validator()).unwrap();
		assert_eq!(queue.iter().map(|commit| commit.0).collect::<Vec<_>>(), [H256::repeat_byte(1)]);
		let error = Error::<Test>::MechanismDoesNotExist.into();
		assert_announced(Event::BatchWeightItemFailed(NOWHERE, error));
	})
}
