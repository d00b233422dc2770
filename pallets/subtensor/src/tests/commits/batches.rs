//! Weights and commits on several subnets in one call.

use super::*;
use codec::Compact;
use sp_core::H256;
use sp_runtime::{traits::Dispatchable, DispatchError, DispatchResult};

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

/// Rows of a batch of reveals, each empty.
fn reveals(count: usize) -> Call<Test> {
	Call::batch_reveal_weights {
		netuid: NETUID,
		uids_list: vec![vec![]; count],
		values_list: vec![vec![]; count],
		salts_list: vec![vec![]; count],
		version_keys: vec![0; count],
	}
}

/// An empty batch would succeed for free, and one that repeats a subnet would take the weight of
/// items that must fail. Neither enters the pool.
#[test]
fn batch_should_be_refused_when_it_is_empty_or_names_a_subnet_twice() {
	with_commits(|| {
		let set = |netuids: &[NetUid]| Call::<Test>::batch_set_weights {
			netuids: subnets(netuids),
			weights: vec![vec![]; netuids.len()],
			version_keys: vec![Compact(0); netuids.len()],
		};
		let commit = |netuids: &[NetUid]| Call::<Test>::batch_commit_weights {
			netuids: subnets(netuids),
			commit_hashes: vec![H256::zero(); netuids.len()],
		};
		let twice = [NETUID, NOWHERE, NETUID];
		let refused = [
			(set(&[]), Error::<Test>::EmptyBatch),
			(commit(&[]), Error::<Test>::EmptyBatch),
			(reveals(0), Error::<Test>::EmptyBatch),
			(set(&twice), Error::<Test>::SubnetTwiceInBatch),
			(commit(&twice), Error::<Test>::SubnetTwiceInBatch),
			(reveals(1), Error::<Test>::NoWeightsCommitFound),
		];
		for (call, error) in refused {
			let error = DispatchError::from(error);
			assert_eq!(SubtensorModule::guard(&validator(), &call), Err(error), "{call:?}");
			let dispatched = RuntimeCall::from(call).dispatch(signed(validator()));
			assert_eq!(dispatched.map_err(|refusal| refusal.error).map(drop), Err(error));
		}
	})
}

#[test]
fn batch_should_reveal_no_more_rows_than_there_are_commits() {
	with_commits(|| {
		let commit = |byte| {
			let hash = H256::repeat_byte(byte);
			SubtensorModule::commit_weights(signed(validator()), NETUID, hash)
		};
		for byte in [1, 2] {
			assert_ok!(commit(byte));
		}
		let said = |count| SubtensorModule::guard(&validator(), &reveals(count));
		assert_eq!(said(3), Err(Error::<Test>::NoWeightsCommitFound.into()));
		assert_eq!(said(2), Err(Error::<Test>::InvalidRevealCommitHashNotMatch.into()));
	})
}
