//! Timelocked commits, opened with the pulses of a beacon whose secret the tests know.

use super::*;
use crate::{
	commits::timelocked::{reveal::SealedRow, PATIENCE},
	types::{Ciphertext, RejectedCommit},
};
use codec::Encode;
use frame_support::{
	assert_noop,
	weights::{Weight, WeightMeter},
};
use ganglion_timelock::encrypt::{encrypt, Chance, SecretKey};
use sp_runtime::DispatchResult;

fn beacon() -> SecretKey {
	SecretKey::from_seed(b"the beacon of the tests")
}

/// Encrypts bytes for a round.
fn seal(round: u64, plain: &[u8]) -> Ciphertext {
	let chance = Chance { key: [1; 32], sigma: [2; 32], nonce: [3; 12] };
	let bytes = encrypt(&beacon().public_key().unwrap(), round, plain, &chance).unwrap();
	bytes.try_into().unwrap()
}

/// Encrypts a row of a hotkey for a round.
pub fn sealed_row(hotkey: &AccountId, round: u64, uids: &[u16]) -> Ciphertext {
	let (hotkey, values) = (hotkey.encode(), vec![1; uids.len()]);
	seal(round, &SealedRow { hotkey, uids: uids.to_vec(), values, version_key: 0 }.encode())
}

fn commit_as(who: AccountId, ciphertext: Ciphertext, round: u64) -> DispatchResult {
	SubtensorModule::commit_timelocked_weights(signed(who), NETUID, ciphertext, round, 4)
}

pub fn commit(ciphertext: Ciphertext, round: u64) -> DispatchResult {
	commit_as(validator(), ciphertext, round)
}

pub fn store_pulse(round: u64) {
	Pulses::store(round, beacon().sign(round).unwrap());
}

fn open_commits() -> usize {
	TimelockedWeightCommits::<Test>::iter_values().map(|queue| queue.len()).sum()
}

/// What was told of commits that set no weights.
pub fn rejections() -> Vec<RejectedCommit> {
	let reason = |event| match event {
		Event::TimelockedWeightsRejected { reason, .. } => Some(reason),
		_ => None,
	};
	events().into_iter().filter_map(reason).collect()
}

fn assert_nothing_is_left() {
	assert_eq!(open_commits(), 0);
	assert_eq!(OpenTimelocks::<Test>::iter().count(), 0);
	let queues = TimelockQueuesOf::<Test>::iter_values().map(|queues| queues.len());
	assert_eq!(queues.sum::<usize>(), 0);
}

#[test]
fn commit_should_be_opened_in_its_epoch_when_the_pulse_is_there() {
	with_commits(|| {
		let (made, epoch) = (now(), SubtensorModule::commit_epoch(NETUID));
		let ciphertext = sealed_row(&validator(), 50, &[2, 3]);
		assert_ok!(commit(ciphertext.clone(), 50));
		let digest = sp_core::H256(sp_io::hashing::blake2_256(&ciphertext));
		assert_announced(Event::TimelockedWeightsCommitted(validator(), MAIN, digest, 50));
		let queue = TimelockedWeightCommits::<Test>::get(MAIN, epoch).into_inner();
		assert_eq!(queue, [(validator(), made, ciphertext, 50)]);
		assert_eq!(LastUpdate::<Test>::get(MAIN)[1], made);

		// A pulse before the epoch opens nothing yet.
		store_pulse(50);
		run_blocks(3);
		assert_eq!(open_commits(), 1);
		next_epoch();
		assert_eq!(said(1), [(2, 65_535), (3, 65_535)]);
		assert_announced(Event::TimelockedWeightsRevealed(MAIN, validator()));
		assert_eq!(LastUpdate::<Test>::get(MAIN)[1], made, "the commit was the update");
		assert_nothing_is_left();
	})
}

#[test]
fn commit_should_wait_for_its_pulse_within_the_epoch() {
	with_commits(|| {
		let before = said(1);
		assert_ok!(commit(sealed_row(&validator(), 50, &[3]), 50));
		store_pulse(49);
		next_epoch();
		run_blocks(5);
		assert_eq!(said(1), before);
		store_pulse(50);
		run_blocks(1);
		assert_eq!(said(1), [(3, 65_535)]);
		assert_nothing_is_left();
	})
}

#[test]
fn commit_should_be_refused_for_the_first_condition_that_fails() {
	with_commits(|| {
		let sealed = || sealed_row(&validator(), 50, &[3]);
		let versioned = |version| {
			SubtensorModule::commit_timelocked_weights(
				signed(hot(9, 0)),
				ROOT,
				sealed(),
				5,
				version,
			)
		};
		assert_noop!(versioned(3), Error::<Test>::IncorrectCommitRevealVersion);
		assert_noop!(versioned(4), Error::<Test>::CanNotSetRootNetworkWeights);
		assert_noop!(commit_as(hot(9, 0), sealed(), 5), Error::<Test>::HotKeyNotRegisteredInSubNet);
		assert_noop!(commit_as(hot(3, 0), sealed(), 5), Error::<Test>::NeuronNoValidatorPermit);
		store_pulse(50);
		assert_noop!(commit(sealed(), 49), Error::<Test>::InvalidRevealRound);
		assert_ok!(commit(sealed(), 50));
		assert_ok!(commit_as(hot(OWNER, 0), sealed(), 50));
	})
}

#[test]
fn validator_should_have_ten_commits_in_an_epochs_queue_or_its_share() {
	with_commits(|| {
		let sealed = || sealed_row(&validator(), 50, &[3]);
		for _ in 0..10 {
			assert_ok!(commit(sealed(), 50));
		}
		assert_noop!(commit(sealed(), 50), Error::<Test>::TooManyUnrevealedCommits);
		assert_ok!(commit_as(hot(OWNER, 0), sealed(), 50));
		// Another epoch has another queue.
		next_epoch();
		assert_ok!(commit(sealed(), 50));
		MaxAllowedValidators::<Test>::insert(NETUID, 256);
		assert_ok!(commit(sealed(), 50));
		assert_noop!(commit(sealed(), 50), Error::<Test>::TooManyUnrevealedCommits);
	})
}

#[test]
fn commits_should_be_opened_in_their_order() {
	with_commits(|| {
		assert_ok!(commit(sealed_row(&validator(), 50, &[3]), 50));
		run_blocks(1);
		assert_ok!(commit(sealed_row(&validator(), 51, &[4]), 51));
		store_pulse(50);
		store_pulse(51);
		next_epoch();
		assert_eq!(said(1), [(4, 65_535)]);
	})
}

#[test]
fn copied_ciphertext_should_be_refused() {
	with_commits(|| {
		let before = said(0);
		assert_ok!(commit_as(hot(OWNER, 0), sealed_row(&validator(), 50, &[3]), 50));
		// The older form has no hotkey.
		let older = (vec![3u16, 4], vec![1u16, 1], 0u64).encode();
		assert_ok!(commit_as(hot(OWNER, 0), seal(50, &older), 50));
		store_pulse(50);
		next_epoch();
		assert_eq!(rejections(), [RejectedCommit::OtherHotkey, RejectedCommit::Malformed]);
		assert_eq!(said(0), before);
		assert_nothing_is_left();
	})
}

#[test]
fn commit_that_sets_no_weights_should_be_told_with_the_reason() {
	with_commits(|| {
		assert_ok!(commit(vec![0; 300].try_into().unwrap(), 50));
		assert_ok!(commit(sealed_row(&validator(), 51, &[3]), 50));
		assert_ok!(commit(seal(50, &[1, 2, 3]), 50));
		assert_ok!(commit(sealed_row(&validator(), 50, &[3, 3]), 50));
		store_pulse(50);
		next_epoch();
		let refused = RejectedCommit::Refused(Error::<Test>::DuplicateUids.into());
		use RejectedCommit::*;
		assert_eq!(rejections(), [Undecryptable, Undecryptable, Malformed, refused]);
		assert_nothing_is_left();
	})
}

#[test]
fn commit_of_a_replaced_neuron_should_set_nothing() {
	with_commits(|| {
		assert_ok!(commit(sealed_row(&validator(), 50, &[3]), 50));
		run_blocks(1);
		replace(1, 7);
		// It comes back, in another seat.
		replace(2, VALIDATOR);
		store_pulse(50);
		next_epoch();
		assert_eq!(rejections(), [RejectedCommit::NotRegistered]);
		assert_eq!((said(1), said(2)), (vec![], vec![]));
	})
}

#[test]
fn late_commit_should_be_kept_told_and_set_when_its_pulse_comes() {
	with_commits(|| {
		let epoch = SubtensorModule::commit_epoch(NETUID);
		assert_ok!(commit(sealed_row(&validator(), 50, &[3]), 50));
		store_pulse(60);
		next_epoch();
		next_epoch();
		let late = Event::TimelockedWeightsLate { index: MAIN, epoch, commits: 1 };
		assert_announced(late);
		assert_eq!(open_commits(), 1);
		store_pulse(50);
		// It is looked for every ten blocks.
		run_blocks(10);
		assert_eq!(said(1), [(3, 65_535)]);
		assert_nothing_is_left();
	})
}

#[test]
fn late_commit_should_not_replace_a_newer_one() {
	with_commits(|| {
		assert_ok!(commit(sealed_row(&validator(), 50, &[3]), 50));
		store_pulse(60);
		next_epoch();
		assert_ok!(commit(sealed_row(&validator(), 61, &[4]), 61));
		next_epoch();
		store_pulse(61);
		run_blocks(1);
		assert_eq!(said(1), [(4, 65_535)]);
		store_pulse(50);
		let mut told = vec![];
		for _ in 0..10 {
			run_blocks(1);
			told.extend(rejections());
		}
		assert_eq!(told, [RejectedCommit::Superseded]);
		assert_eq!(said(1), [(4, 65_535)]);
		assert_nothing_is_left();
	})
}

#[test]
fn late_commit_should_be_removed_and_told_when_patience_is_over() {
	with_commits(|| {
		let block = now();
		assert_ok!(commit(sealed_row(&validator(), 50, &[3]), 50));
		for _ in 0..PATIENCE + 2 {
			assert_eq!(open_commits(), 1);
			next_epoch();
		}
		let (index, who) = (MAIN, validator());
		assert_announced(Event::TimelockedWeightsExpired { index, who, round: 50, block });
		assert_nothing_is_left();
	})
}

#[test]
fn reveals_should_be_spread_over_blocks_and_none_be_lost() {
	with_commits(|| {
		for person in [VALIDATOR, OWNER] {
			for _ in 0..10 {
				let who = hot(person, 0);
				assert_ok!(commit_as(who.clone(), sealed_row(&who, 50, &[3]), 50));
			}
		}
		// No opening fits into what such a block has for them.
		keep_blocks_full();
		store_pulse(50);
		next_epoch();
		let mut left = vec![open_commits()];
		while open_commits() > 0 {
			run_blocks(1);
			left.push(open_commits());
			assert!(left.len() < 50, "{left:?}");
		}
		assert!(left.len() > 5, "{left:?}");
		assert_eq!(rejections(), []);
		assert_nothing_is_left();
	})
}

#[test]
fn full_block_should_read_one_due_queue() {
	with_commits(|| {
		for _ in 0..3 {
			assert_ok!(commit(sealed_row(&validator(), 50, &[3]), 50));
			next_epoch();
		}
		// The time of all three is over at once.
		SubnetEpochIndex::<Test>::mutate(NETUID, |epoch| *epoch += PATIENCE + 5);
		for left in (0..3).rev() {
			let mut meter = WeightMeter::with_limit(Weight::zero());
			SubtensorModule::reveal_due_commits(&[ROOT, NETUID], &mut meter, false);
			assert_eq!((open_commits(), meter.consumed()), (left + 1, Weight::zero()));
			SubtensorModule::reveal_due_commits(&[ROOT, NETUID], &mut meter, true);
			assert_eq!(open_commits(), left);
		}
		assert_nothing_is_left();
	})
}

#[test]
fn mechanism_should_take_its_commits_along_when_it_goes() {
	with_commits(|| {
		set_mechanisms(2);
		let second = MechId::new(1);
		let sealed = sealed_row(&validator(), 50, &[3]);
		assert_ok!(SubtensorModule::commit_timelocked_mechanism_weights(
			signed(validator()),
			NETUID,
			second,
			sealed.clone(),
			50,
			4
		));
		let origin = signed(validator());
		assert_ok!(SubtensorModule::commit_crv3_mechanism_weights(
			origin, NETUID, second, sealed, 50
		));
		assert_eq!(open_commits(), 2);
		SubtensorModule::set_mechanism_count(NETUID, MechId::new(1));
		assert_nothing_is_left();
	})
}

/// Pulses can come in any order, as after an outage: the newest first.
#[test]
fn older_row_should_not_replace_a_newer_one_whose_pulse_came_first() {
	with_commits(|| {
		assert_ok!(commit(sealed_row(&validator(), 50, &[2]), 50));
		assert_ok!(commit_as(hot(OWNER, 0), sealed_row(&hot(OWNER, 0), 50, &[2]), 50));
		run_blocks(1);
		assert_ok!(commit(sealed_row(&validator(), 51, &[3]), 51));
		store_pulse(51);
		next_epoch();
		assert_eq!(said(1), [(3, 65_535)]);
		assert_eq!(rejections(), [RejectedCommit::Superseded]);
		assert_eq!(open_commits(), 1, "the owner's waits");
		store_pulse(50);
		run_blocks(10);
		assert_eq!(said(1), [(3, 65_535)]);
		assert_eq!(said(0), [(2, 65_535)]);
		assert_nothing_is_left();
	})
}

#[test]
fn commit_should_not_replace_weights_set_after_commit_reveal_was_switched_off() {
	with_commits(|| {
		let owner = hot(OWNER, 0);
		assert_ok!(commit(sealed_row(&validator(), 50, &[2]), 50));
		assert_ok!(commit_as(owner.clone(), sealed_row(&owner, 50, &[2]), 50));
		run_blocks(1);
		CommitRevealWeightsEnabled::<Test>::insert(NETUID, false);
		let set = SubtensorModule::set_weights(signed(validator()), NETUID, vec![3], vec![1], 0);
		assert_ok!(set);
		store_pulse(50);
		next_epoch();
		assert_eq!(said(1), [(3, 65_535)]);
		assert_eq!(rejections(), [RejectedCommit::Superseded]);
		assert_eq!(said(0), [(2, 65_535)], "who has set none is revealed");
		assert_nothing_is_left();
	})
}

/// A row names uids, and a trimming gives them to others.
#[test]
fn commits_should_be_refused_when_neurons_have_other_uids_since() {
	with_commits(|| {
		let row = || (vec![4], vec![1], vec![7]);
		let reveal = || {
			let (uids, values, salt) = row();
			SubtensorModule::reveal_weights(signed(validator()), NETUID, uids, values, salt, 0)
		};
		let (uids, values, salt) = row();
		let hash = crate::commits::hashed::hash_of(&validator(), MAIN, (&uids, &values, &salt), 0);
		assert_ok!(SubtensorModule::commit_weights(signed(validator()), NETUID, hash));
		assert_ok!(commit(sealed_row(&validator(), 50, &[3]), 50));
		// The miner with uid 2 goes, and those behind it move down.
		Emission::<Test>::insert(
			NETUID,
			types::ByUid::truncate_from([9, 9, 0, 9, 9].map(alpha).to_vec()),
		);
		ImmunityPeriod::<Test>::insert(NETUID, 0);
		MinAllowedUids::<Test>::insert(NETUID, 4);
		assert_ok!(SubtensorModule::trim_neurons(NETUID, 4));
		assert_eq!(SubtensorModule::uid_of(NETUID, &hot(5, 0)), Some(3));
		let before = said(1);
		store_pulse(50);
		next_epoch();
		assert_refused(reveal, Error::<Test>::UidsMovedSinceCommit);
		assert_eq!(rejections(), [RejectedCommit::UidsMoved]);
		assert_eq!(said(1), before);

		run_blocks(1);
		assert_ok!(commit(sealed_row(&validator(), 50, &[3]), 50));
		next_epoch();
		assert_eq!(said(1), [(3, 65_535)], "a commit after it is good");
	})
}

/// The last neuron's uid is nobody else's.
#[test]
fn commits_should_stay_good_when_no_neuron_gets_another_uid() {
	with_commits(|| {
		assert_ok!(commit(sealed_row(&validator(), 50, &[3]), 50));
		Emission::<Test>::insert(
			NETUID,
			types::ByUid::truncate_from([9, 9, 9, 9, 0].map(alpha).to_vec()),
		);
		ImmunityPeriod::<Test>::insert(NETUID, 0);
		MinAllowedUids::<Test>::insert(NETUID, 4);
		assert_ok!(SubtensorModule::trim_neurons(NETUID, 4));
		assert_eq!(UidsMovedAt::<Test>::get(NETUID), None);
		store_pulse(50);
		next_epoch();
		assert_eq!(said(1), [(3, 65_535)]);
	})
}
