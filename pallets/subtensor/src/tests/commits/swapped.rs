//! Commits of a neuron whose hotkey is swapped before they are revealed.

use super::{
	hashed::{commit, row},
	timelocked::{commit as commit_sealed, rejections, sealed_row, store_pulse},
	*,
};
use crate::{
	commits::hashed::Revealed,
	weight_info::{collateral_cost, cost},
};
use frame_support::weights::WeightMeter;
use sp_runtime::DispatchResult;

fn heir(index: u8) -> AccountId {
	hot(VALIDATOR, index)
}

fn swap(old: AccountId, new: AccountId, only: Option<NetUid>) {
	TxRateLimit::<Test>::put(0);
	HotkeySwapInterval::<Test>::put(0);
	run_blocks(1);
	assert_ok!(SubtensorModule::swap_hotkey(signed(cold(VALIDATOR)), old, new, only));
}

fn call_to_reveal(row: &Revealed) -> Call<Test> {
	let Revealed { uids, values, salt, version_key } = row.clone();
	Call::reveal_weights { netuid: NETUID, uids, values, salt, version_key }
}

/// Reveals a row as the pool and the dispatch see it, and asserts that they agree.
fn reveal_as(who: AccountId, row: &Revealed) -> DispatchResult {
	let guarded = SubtensorModule::guard(&who, &call_to_reveal(row));
	let Revealed { uids, values, salt, version_key } = row.clone();
	let done =
		SubtensorModule::reveal_weights(signed(who), NETUID, uids, values, salt, version_key);
	let done = done.map(drop).map_err(|refusal| refusal.error);
	assert_eq!(guarded, done, "the pool and the dispatch agree");
	done
}

#[test]
fn commit_by_hash_should_be_revealed_by_the_new_hotkey() {
	for only in [None, Some(NETUID)] {
		with_commits(|| {
			let row = row(&[2, 3], &[1, 2]);
			assert_ok!(commit(row.hash(&validator(), MAIN)));
			swap(validator(), heir(1), only);
			assert!(!WeightCommits::<Test>::contains_key(MAIN, validator()));
			assert_eq!(&*CommittedAs::<Test>::get(NETUID, heir(1)), &[validator()]);
			next_epoch();
			assert!(reveal_as(validator(), &row).is_err(), "the commit is the new key's alone");
			let another = self::row(&[2, 3], &[2, 1]);
			let unknown = Error::<Test>::InvalidRevealCommitHashNotMatch;
			assert_eq!(reveal_as(heir(1), &another), Err(unknown.into()));
			assert_ok!(reveal_as(heir(1), &row));
			assert_eq!(said(1), [(2, 32_768), (3, 65_535)]);
			assert!(!CommittedAs::<Test>::contains_key(NETUID, heir(1)), "no name is left");
		})
	}
}

#[test]
fn commits_under_several_names_should_be_revealed_after_several_swaps() {
	with_commits(|| {
		set_mechanisms(2);
		RevealPeriodEpochs::<Test>::insert(NETUID, 3);
		next_epoch();
		let rows: Vec<_> = (1..=6).map(|value| row(&[2, 3], &[value, 9])).collect();
		for (index, row) in rows.iter().enumerate() {
			let key = heir(index as u8);
			let hash = row.hash(&key, MAIN);
			assert_ok!(SubtensorModule::commit_weights(signed(key.clone()), NETUID, hash));
			swap(key, heir(index as u8 + 1), Some(NETUID));
		}
		let names = CommittedAs::<Test>::get(NETUID, heir(6)).into_inner();
		assert_eq!(names, [2, 3, 4, 5].map(heir), "the latest names are kept");
		(0..3).for_each(|_| next_epoch());
		let unknown = Error::<Test>::InvalidRevealCommitHashNotMatch;
		assert_eq!(reveal_as(heir(6), &rows[1]), Err(unknown.into()));
		for row in &rows[2..] {
			assert_ok!(reveal_as(heir(6), row));
		}
		assert_eq!(CommittedAs::<Test>::iter().count(), 0);
	})
}

#[test]
fn batch_should_reveal_commits_under_old_and_new_names() {
	with_commits(|| {
		let (first, second) = (row(&[2, 3], &[1, 2]), row(&[2, 3], &[3, 1]));
		assert_ok!(commit(first.hash(&validator(), MAIN)));
		swap(validator(), heir(1), None);
		let hash = second.hash(&heir(1), MAIN);
		assert_ok!(SubtensorModule::commit_weights(signed(heir(1)), NETUID, hash));
		next_epoch();
		assert_ok!(SubtensorModule::batch_reveal_weights(
			signed(heir(1)),
			NETUID,
			vec![first.uids, second.uids],
			vec![first.values, second.values],
			vec![first.salt, second.salt],
			vec![0, 0]
		));
		assert_eq!(said(1), [(2, 65_535), (3, 21_845)]);
		assert_eq!(CommittedAs::<Test>::iter().count(), 0);
	})
}

#[test]
fn names_should_go_when_their_commits_have_expired_and_with_the_neuron() {
	with_commits(|| {
		assert_ok!(commit(sp_core::H256::repeat_byte(1)));
		swap(validator(), heir(1), None);
		(0..3).for_each(|_| next_epoch());
		assert_ok!(SubtensorModule::commit_weights(
			signed(heir(1)),
			NETUID,
			sp_core::H256::repeat_byte(2)
		));
		assert_eq!(CommittedAs::<Test>::iter().count(), 0, "nothing names the old key");
		swap(heir(1), heir(2), None);
		assert_eq!(CommittedAs::<Test>::iter().count(), 1);
		replace(1, 8);
		assert_eq!(CommittedAs::<Test>::iter().count(), 0, "the neuron is gone");
	})
}

#[test]
fn timelocked_commit_should_be_opened_for_the_new_hotkey() {
	with_commits(|| {
		assert_ok!(commit_sealed(sealed_row(&validator(), 50, &[2, 3]), 50));
		swap(validator(), heir(1), None);
		let epoch = OpenTimelocks::<Test>::iter().next().unwrap();
		assert_eq!(epoch.2[0].0, heir(1));
		store_pulse(50);
		next_epoch();
		assert_eq!(said(1), [(2, 65_535), (3, 65_535)]);
		assert_announced(Event::TimelockedWeightsRevealed(MAIN, heir(1)));
		assert_eq!(rejections(), []);
		assert_eq!(OpenTimelocks::<Test>::iter().count(), 0);
	})
}

/// The seat has moved, and the swap has not come to the queue yet.
#[test]
fn timelocked_commit_should_be_opened_for_the_new_hotkey_amid_the_swap() {
	with_commits(|| {
		assert_ok!(commit_sealed(sealed_row(&validator(), 50, &[2]), 50));
		assert_ok!(commit_sealed(sealed_row(&validator(), 51, &[3]), 51));
		keep_blocks_full();
		swap(validator(), heir(1), Some(NETUID));
		let seat = cost::look_at_swaps::<Test>()
			.saturating_add(cost::swap_seat::<Test>(0))
			.saturating_add(collateral_cost::swap_hotkey::<Test>())
			.saturating_add(cost::look_at_timelocks::<Test>());
		SubtensorModule::make_swaps(&mut WeightMeter::with_limit(seat));
		assert_eq!(SubtensorModule::uid_of(NETUID, &heir(1)), Some(1));
		let listed = || OpenTimelocks::<Test>::iter().next().unwrap().2.into_inner();
		assert!(listed().iter().all(|(who, _)| *who == validator()), "not visited yet");
		store_pulse(50);
		next_epoch();
		run_blocks(2);
		assert_eq!(said(1), [(2, 65_535)]);
		assert_eq!(listed().iter().map(|(who, _)| who).collect::<Vec<_>>(), [&heir(1)]);
		end_block();
		SubtensorModule::do_try_state().unwrap();
		store_pulse(51);
		run_blocks(2);
		assert_eq!(said(1), [(3, 65_535)]);
		assert_eq!(rejections(), []);
		clean_up();
		assert!(SubtensorModule::no_swap_waits());
	})
}

/// A hotkey that is swapped on one subnet can register there anew: its earlier commits are the new
/// key's, and its later ones its own.
#[test]
fn commits_of_a_name_should_be_whose_they_are_when_the_old_hotkey_returns() {
	with_commits(|| {
		let row = row(&[2, 3], &[1, 2]);
		assert_ok!(commit(row.hash(&validator(), MAIN)));
		assert_ok!(commit_sealed(sealed_row(&validator(), 50, &[2]), 50));
		swap(validator(), heir(1), Some(NETUID));
		let uid = register_key(VALIDATOR, 0, NETUID);
		stake(VALIDATOR, VALIDATOR, NETUID, 50 * TAO);
		ValidatorPermit::<Test>::mutate(NETUID, |permits| permits[usize::from(uid)] = true);
		assert_ok!(commit(row.hash(&validator(), MAIN)));
		assert_ok!(commit_sealed(sealed_row(&validator(), 50, &[3]), 50));
		store_pulse(50);
		next_epoch();
		assert_eq!((said(1), said(uid)), (vec![(2, 65_535)], vec![(3, 65_535)]));
		assert_ok!(reveal_as(heir(1), &row));
		assert_ok!(reveal_as(validator(), &row));
		assert_eq!(said(1), said(uid));
	})
}
