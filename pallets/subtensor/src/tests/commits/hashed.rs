//! Commits by hash.

use super::*;
use crate::commits::hashed::Revealed;
use frame_support::dispatch::DispatchResultWithPostInfo;
use sp_core::H256;
use sp_runtime::DispatchResult;

pub fn row(uids: &[u16], values: &[u16]) -> Revealed {
	let (uids, values) = (uids.to_vec(), values.to_vec());
	Revealed { uids, values, salt: vec![7, 8, 9], version_key: 0 }
}

pub fn commit(hash: H256) -> DispatchResult {
	SubtensorModule::commit_weights(signed(validator()), NETUID, hash)
}

fn commit_to(row: &Revealed) -> H256 {
	let hash = row.hash(&validator(), MAIN);
	assert_ok!(commit(hash));
	hash
}

fn reveal(row: &Revealed) -> DispatchResultWithPostInfo {
	let Revealed { uids, values, salt, version_key } = row.clone();
	let origin = signed(validator());
	SubtensorModule::reveal_weights(origin, NETUID, uids, values, salt, version_key)
}

fn queue() -> Vec<(H256, u64, u64, u64)> {
	WeightCommits::<Test>::get(MAIN, validator())
		.map(|queue| queue.into_inner())
		.unwrap_or_default()
}

/// The hash as a client makes it, byte by byte.
#[test]
fn hash_should_be_of_the_encoding_that_clients_make() {
	use sp_io::hashing::blake2_256;
	let mut bytes = codec::Encode::encode(&validator());
	bytes.extend(4_097u16.to_le_bytes());
	for list in [[2u16, 3], [5, 6]] {
		bytes.push(2 << 2);
		bytes.extend(list.into_iter().flat_map(u16::to_le_bytes));
	}
	bytes.push(3 << 2);
	bytes.extend([7u16, 8, 9].into_iter().flat_map(u16::to_le_bytes));
	bytes.extend(0u64.to_le_bytes());
	let hash = row(&[2, 3], &[5, 6]).hash(&validator(), mechanism(1));
	assert_eq!(NETUID.storage_index(MechId::new(1)), NetUidStorageIndex::new(4_097));
	assert_eq!(hash, H256(blake2_256(&bytes)));
}

#[test]
fn revealed_weights_should_be_those_committed_to() {
	with_commits(|| {
		let row = row(&[2, 3], &[1, 2]);
		let hash = commit_to(&row);
		let committed_at = now();
		assert_announced(Event::WeightsCommitted(validator(), MAIN, hash));
		assert_eq!(queue(), [(hash, SubtensorModule::commit_epoch(NETUID), now(), 0)]);
		assert_eq!(LastUpdate::<Test>::get(MAIN)[1], now());

		next_epoch();
		assert_ok!(reveal(&row));
		assert_announced(Event::WeightsRevealed(validator(), MAIN, hash));
		assert_eq!(said(1), [(2, 32_768), (3, 65_535)]);
		assert_eq!(LastUpdate::<Test>::get(MAIN)[1], committed_at, "the commit was the update");
		assert!(!WeightCommits::<Test>::contains_key(MAIN, validator()), "nothing is left");
	})
}

#[test]
fn commit_should_be_refused_for_the_first_condition_that_fails() {
	with_commits(|| {
		let hash = H256::zero();
		let on = |netuid| SubtensorModule::commit_weights(signed(hot(6, 0)), netuid, hash);
		assert_noop!(on(ROOT), Error::<Test>::CanNotSetRootNetworkWeights);
		assert_noop!(on(NOWHERE), Error::<Test>::MechanismDoesNotExist);
		CommitRevealWeightsEnabled::<Test>::insert(NETUID, false);
		assert_noop!(on(NETUID), Error::<Test>::CommitRevealDisabled);
		CommitRevealWeightsEnabled::<Test>::insert(NETUID, true);
		assert_noop!(on(NETUID), Error::<Test>::HotKeyNotRegisteredInSubNet);
		StakeThreshold::<Test>::put(u64::MAX);
		assert_noop!(commit(hash), Error::<Test>::NotEnoughStakeToSetWeights);
		StakeThreshold::<Test>::put(0);
		run_blocks(5);
		WeightsSetRateLimit::<Test>::insert(NETUID, 5);
		assert_ok!(commit(hash));
		run_blocks(4);
		assert_noop!(commit(hash), Error::<Test>::CommittingWeightsTooFast);
		run_blocks(1);
		assert_ok!(commit(hash));
	})
}

#[test]
fn queue_should_hold_ten_commits_and_drop_expired_ones() {
	with_commits(|| {
		for number in 0..10 {
			assert_ok!(commit(H256::repeat_byte(number)));
		}
		assert_noop!(commit(H256::repeat_byte(99)), Error::<Test>::TooManyUnrevealedCommits);
		next_epoch();
		assert_noop!(commit(H256::repeat_byte(99)), Error::<Test>::TooManyUnrevealedCommits);
		next_epoch();
		assert_ok!(commit(H256::repeat_byte(99)));
		assert_eq!(queue().len(), 1);
	})
}

#[test]
fn reveal_should_be_refused_for_its_true_reason() {
	with_commits(|| {
		let (known, other) = (row(&[2], &[1]), row(&[3], &[1]));
		assert_noop!(reveal(&known), Error::<Test>::NoWeightsCommitFound);
		commit_to(&known);
		assert_noop!(reveal(&other), Error::<Test>::InvalidRevealCommitHashNotMatch);
		assert_noop!(reveal(&known), Error::<Test>::RevealTooEarly);
		let salted = Revealed { salt: vec![7, 8], ..known.clone() };
		next_epoch();
		assert_noop!(reveal(&salted), Error::<Test>::InvalidRevealCommitHashNotMatch);
		CommitRevealWeightsEnabled::<Test>::insert(NETUID, false);
		assert_noop!(reveal(&known), Error::<Test>::CommitRevealDisabled);
		CommitRevealWeightsEnabled::<Test>::insert(NETUID, true);
		next_epoch();
		assert_noop!(reveal(&known), Error::<Test>::ExpiredWeightCommit);
	})
}

#[test]
fn reveal_should_drop_older_commits_and_keep_newer_ones() {
	with_commits(|| {
		let rows = [row(&[2], &[1]), row(&[3], &[1]), row(&[4], &[1])];
		let hashes: Vec<_> = rows.iter().map(commit_to).collect();
		next_epoch();
		assert_ok!(reveal(&rows[1]));
		assert_eq!(queue().iter().map(|commit| commit.0).collect::<Vec<_>>(), hashes[2..]);
		assert_noop!(reveal(&rows[0]), Error::<Test>::InvalidRevealCommitHashNotMatch);
		assert_ok!(reveal(&rows[2]));
		assert_eq!(said(1), [(4, 65_535)]);
	})
}

#[test]
fn reveal_of_a_row_that_is_refused_should_leave_its_commit() {
	with_commits(|| {
		let twice = row(&[2, 2], &[1, 1]);
		commit_to(&twice);
		next_epoch();
		assert_noop!(reveal(&twice), Error::<Test>::DuplicateUids);
		assert_eq!(queue().len(), 1);
	})
}

fn reveal_all(rows: &[&Revealed]) -> DispatchResult {
	let origin = signed(validator());
	SubtensorModule::batch_reveal_weights(
		origin,
		NETUID,
		rows.iter().map(|row| row.uids.clone()).collect(),
		rows.iter().map(|row| row.values.clone()).collect(),
		rows.iter().map(|row| row.salt.clone()).collect(),
		rows.iter().map(|row| row.version_key).collect(),
	)
}

#[test]
fn batch_of_reveals_should_set_each_row_in_turn_or_none() {
	with_commits(|| {
		let rows = [row(&[2], &[1]), row(&[3], &[1]), row(&[4], &[1])];
		let hashes: Vec<_> = rows.iter().map(commit_to).collect();
		next_epoch();
		let unknown = row(&[2, 3], &[1, 1]);
		let error = Error::<Test>::InvalidRevealCommitHashNotMatch;
		assert_noop!(reveal_all(&[&rows[0], &unknown]), error);
		let error = Error::<Test>::InvalidRevealCommitHashNotMatch;
		assert_noop!(reveal_all(&[&rows[0], &rows[0]]), error);

		assert_ok!(reveal_all(&[&rows[2], &rows[1]]));
		assert_eq!(said(1), [(3, 65_535)]);
		assert_eq!(queue().iter().map(|commit| commit.0).collect::<Vec<_>>(), hashes[..1]);
		let revealed = vec![hashes[2], hashes[1]];
		assert_announced(Event::WeightsBatchRevealed(validator(), NETUID, revealed));
		let uneven = SubtensorModule::batch_reveal_weights(
			signed(validator()),
			NETUID,
			vec![vec![1]],
			vec![],
			vec![],
			vec![],
		);
		assert_noop!(uneven, Error::<Test>::InputLengthsUnequal);
	})
}

#[test]
fn mechanisms_should_have_commits_of_their_own() {
	with_commits(|| {
		set_mechanisms(2);
		let row = row(&[3], &[1]);
		let (second, origin) = (MechId::new(1), || signed(validator()));
		let hash = row.hash(&validator(), mechanism(1));
		assert_ok!(SubtensorModule::commit_mechanism_weights(origin(), NETUID, second, hash));
		next_epoch();
		let reveal = |mechanism| {
			let Revealed { uids, values, salt, version_key } = row.clone();
			SubtensorModule::reveal_mechanism_weights(
				origin(),
				NETUID,
				mechanism,
				uids,
				values,
				salt,
				version_key,
			)
		};
		assert_noop!(reveal(MechId::MAIN), Error::<Test>::NoWeightsCommitFound);
		assert_ok!(reveal(second));
		assert_eq!(Weights::<Test>::get(mechanism(1), 1).into_inner(), [(3, 65_535)]);
		assert!(said(1).is_empty() || said(1) != [(3, 65_535)]);
	})
}

#[test]
fn commits_should_go_with_their_neuron() {
	with_commits(|| {
		commit_to(&row(&[2], &[1]));
		replace(1, 7);
		assert!(!WeightCommits::<Test>::contains_key(MAIN, validator()));
	})
}
