//! Locks on stake follow the swaps of keys.

use crate::tests::{mock::*, staking::locks::lock};
use crate::*;
use frame_support::assert_ok;
use sp_runtime::DispatchError;

/// Runs a test on a subnet of the owner where people 3 to 8 have 10 alpha with the validator's
/// hotkey. It owns another.
fn with_stakers(test: impl FnOnce()) {
	ExtBuilder::with_validator(1_000 * TAO).build_and_execute(|| {
		for person in 3..=8 {
			stake(person, VALIDATOR, NETUID, 10 * TAO);
		}
		associate(VALIDATOR, 1);
		test()
	})
}

fn conviction(hotkey: AccountId) -> u64 {
	SubtensorModule::get_hotkey_conviction(hotkey, NETUID).to_num()
}

fn lock_on(person: u8, hotkey: AccountId, amount: u64) {
	let origin = signed(cold(person));
	assert_ok!(SubtensorModule::lock_stake(origin, hotkey, NETUID, alpha(amount)));
}

fn pass(blocks: u64) {
	System::set_block_number(System::block_number() + blocks);
}

/// Makes the swaps in the queue in small steps, with all invariants checked after each.
fn finish_step_by_step() {
	let room = room_for_hotkey_step();
	let mut steps = 0;
	while !SubtensorModule::no_swap_waits() {
		idle_for(room);
		end_block();
		SubtensorModule::do_try_state().unwrap();
		steps += 1;
		assert!(steps < 1_000);
	}
	assert!(steps > 1);
}

#[test]
fn locks_should_follow_the_hotkey_and_add_up() {
	for keep_stake in [false, true] {
		with_stakers(|| {
			keep_blocks_full();
			let (old, new) = (hot(VALIDATOR, 0), hot(VALIDATOR, 1));
			for person in 3..=6 {
				lock(person, VALIDATOR, NETUID, u64::from(person) * TAO);
			}
			assert_ok!(SubtensorModule::set_perpetual_lock(signed(cold(4)), NETUID, true));
			lock_on(7, new.clone(), 7 * TAO);
			pass(500_000);
			let before = conviction(old.clone()) + conviction(new.clone());
			let locked = |person| SubtensorModule::locked(&cold(person), NETUID).rao();
			let masses: Vec<_> = (3..=7).map(locked).collect();
			let origin = signed(cold(VALIDATOR));
			let swap = SubtensorModule::swap_hotkey_v2;
			assert_ok!(swap(origin, old.clone(), new.clone(), Some(NETUID), keep_stake));
			finish_step_by_step();
			assert_eq!(conviction(old.clone()), 0);
			let after = conviction(new.clone());
			assert!(after.abs_diff(before) < TAO / 1_000, "{after} is not {before}");
			let near = |(person, mass): (u8, u64)| locked(person).abs_diff(mass) < TAO / 1_000;
			assert!((3..=7).zip(masses).all(near));
			assert_eq!(LockingColdkeys::<Test>::iter_key_prefix((NETUID, &old)).count(), 0);
			assert_eq!(LockingColdkeys::<Test>::iter_key_prefix((NETUID, &new)).count(), 5);
		})
	}
}

#[test]
fn locks_should_stay_the_owners_when_its_hotkey_is_swapped() {
	with_stakers(|| {
		keep_blocks_full();
		for person in 3..=5 {
			lock(person, OWNER, NETUID, 5 * TAO);
		}
		pass(1_000);
		let before = conviction(hot(OWNER, 0));
		let (origin, new) = (signed(cold(OWNER)), hot(OWNER, 5));
		assert_ok!(SubtensorModule::swap_hotkey(origin, hot(OWNER, 0), new.clone(), None));
		finish_step_by_step();
		assert_eq!(SubnetOwnerHotkey::<Test>::get(NETUID), new);
		let after = conviction(new);
		assert!(after.abs_diff(before) < TAO / 1_000, "{after} is not {before}");
		assert_eq!(DecayingHotkeyLock::<Test>::iter().count(), 0);
	})
}

#[test]
fn key_that_is_swapped_should_get_no_lock() {
	with_stakers(|| {
		keep_blocks_full();
		let (old, new) = (hot(VALIDATOR, 0), hot(VALIDATOR, 9));
		lock(3, OWNER, NETUID, TAO);
		let origin = signed(cold(VALIDATOR));
		assert_ok!(SubtensorModule::swap_hotkey(origin, old.clone(), new.clone(), None));
		let refused = DispatchError::from(Error::<Test>::KeySwapInProgress);
		for key in [old, new] {
			let origin = || signed(cold(3));
			let lock = SubtensorModule::lock_stake(origin(), key.clone(), NETUID, alpha(TAO));
			assert_eq!(lock.unwrap_err().error, refused);
			assert_noop!(SubtensorModule::move_lock(origin(), key, NETUID), refused);
		}
	})
}

#[test]
fn locks_should_follow_the_coldkey() {
	with_stakers(|| {
		let new = stranger(7);
		lock(3, VALIDATOR, NETUID, 4 * TAO);
		assert_ok!(SubtensorModule::set_perpetual_lock(signed(cold(3)), NETUID, true));
		assert_ok!(SubtensorModule::set_reject_locked_alpha(signed(cold(3)), false));
		pass(1_000);
		let before = SubtensorModule::get_coldkey_lock(cold(3), NETUID);
		let swap = |to: AccountId| {
			SubtensorModule::swap_coldkey(RuntimeOrigin::root(), cold(3), to, tao(0))
		};
		BlockCapacity::set(u64::MAX);
		assert_ok!(swap(new.clone()));
		assert_eq!(SubtensorModule::get_coldkey_lock(new.clone(), NETUID), before);
		assert_eq!(SubtensorModule::get_coldkey_lock(cold(3), NETUID), None);
		assert!(SubtensorModule::accepts_locked_alpha(&new));
		assert_eq!(DecayingLock::<Test>::get(&new, NETUID), Some(false));
	})
}

#[test]
fn coldkey_should_not_be_swapped_for_one_with_a_lock() {
	with_stakers(|| {
		lock(3, VALIDATOR, NETUID, 4 * TAO);
		// It has given its stake away, and the lock has stayed behind.
		StakingHotkeys::<Test>::remove(cold(3));
		let root = RuntimeOrigin::root();
		let refused = Error::<Test>::ActiveLockExists;
		assert_noop!(SubtensorModule::swap_coldkey(root, cold(4), cold(3), tao(0)), refused);
		SubtensorModule::list_successor(&cold(3), &hot(VALIDATOR, 0));
	})
}

#[test]
fn lock_should_replace_what_is_left_of_the_successors() {
	with_stakers(|| {
		// A perpetual lock to come, and one on another hotkey that has decayed.
		let (waiting, gone) = (stranger(7), cold(4));
		assert_ok!(SubtensorModule::set_perpetual_lock(signed(waiting.clone()), NETUID, true));
		lock(4, OWNER, NETUID, TAO);
		pass(100 * 934_866);
		lock(3, VALIDATOR, NETUID, 4 * TAO);
		BlockCapacity::set(u64::MAX);
		let swap = |from: AccountId, to: AccountId| {
			assert_ok!(SubtensorModule::swap_coldkey(RuntimeOrigin::root(), from, to, tao(0)));
		};
		swap(cold(3), waiting.clone());
		assert_eq!(DecayingLock::<Test>::get(&waiting, NETUID), None, "it decays as before");
		assert_eq!(SubtensorModule::locked(&waiting, NETUID).rao(), 4 * TAO);
		SubtensorModule::do_try_state().unwrap();

		assert_ok!(SubtensorModule::unstake_all(signed(gone.clone()), hot(VALIDATOR, 0)));
		assert_eq!(Lock::<Test>::iter_key_prefix((&gone,)).count(), 1);
		assert!(SubtensorModule::lock_of(&gone, NETUID).is_none());
		swap(waiting, gone.clone());
		assert_eq!(Lock::<Test>::iter_key_prefix((&gone,)).count(), 1);
		assert_eq!(SubtensorModule::locked(&gone, NETUID).rao(), 4 * TAO);
	})
}

#[test]
fn stake_should_not_be_sold_while_its_lock_is_on_the_way() {
	with_stakers(|| {
		keep_blocks_full();
		lock(3, VALIDATOR, NETUID, 9 * TAO);
		let swap = SubtensorModule::swap_coldkey;
		assert_ok!(swap(RuntimeOrigin::root(), cold(3), stranger(7), tao(0)));
		// The lock is the successor's already, the stake is not.
		SubtensorModule::pass_on_lock(NETUID, &cold(3), &stranger(7));
		assert_eq!(SubtensorModule::locked(&cold(3), NETUID).rao(), 0);
		NominatorMinRequiredStake::<Test>::put(60_000_000_000);
		let mut meter = frame_support::weights::WeightMeter::new();
		SubtensorModule::clear_small_stakes(&mut meter);
		assert!(staked(3, VALIDATOR, NETUID) > 9 * TAO);
		assert_eq!(staked(5, VALIDATOR, NETUID), 0, "others were sold");
	})
}
