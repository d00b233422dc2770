//! Invariants of locks on stake, broken on purpose.

use super::breaks;
use crate::{tests::mock::*, *};
use frame_support::assert_ok;
use pallet_subtensor_runtime_api::LockState;
use substrate_fixed::types::U64F64;

/// The same where person 2 has locked half an alpha on the owner's hotkey, and person 3 one on that
/// of person 2, for ever.
fn breaks_locks(message: &'static str, change: impl FnOnce()) {
	breaks(message, || {
		stake(3, 2, NETUID, 5 * TAO);
		let lock = |person, with, amount| {
			let origin = signed(cold(person));
			assert_ok!(SubtensorModule::lock_stake(origin, hot(with, 0), NETUID, alpha(amount)));
		};
		assert_ok!(SubtensorModule::set_perpetual_lock(signed(cold(3)), NETUID, true));
		lock(2, OWNER, TAO / 2);
		lock(3, 2, TAO);
		assert_ok!(SubtensorModule::do_try_state());
		change();
	});
}

/// Adds to the mass of a lock or a sum.
fn heavier(state: &mut Option<LockState>) {
	let state = state.as_mut().unwrap();
	state.locked_mass = alpha(state.locked_mass.rao() + TAO / 10);
}

#[test]
fn locks_should_be_indexed() {
	let message = "locks and their index differ";
	breaks_locks(message, || LockingColdkeys::<Test>::remove((NETUID, hot(2, 0), cold(3))));
	breaks_locks(message, || LockingColdkeys::<Test>::insert((NETUID, hot(2, 0), cold(4)), ()));
	breaks_locks(message, || Lock::<Test>::remove((cold(3), NETUID, hot(2, 0))));
}

#[test]
fn coldkey_should_have_one_lock_on_a_subnet() {
	breaks_locks("a coldkey has two locks on a subnet", || {
		let state = Lock::<Test>::get((cold(3), NETUID, hot(2, 0))).unwrap();
		Lock::<Test>::insert((cold(3), NETUID, hot(5, 0)), state);
		LockingColdkeys::<Test>::insert((NETUID, hot(5, 0), cold(3)), ());
	});
}

#[test]
fn lock_should_be_on_a_subnet() {
	let message = "a lock on root, or on no subnet";
	for netuid in [ROOT, NetUid::new(9)] {
		breaks_locks(message, || {
			let state = Lock::<Test>::get((cold(3), NETUID, hot(2, 0))).unwrap();
			Lock::<Test>::insert((cold(3), netuid, hot(2, 0)), state);
			LockingColdkeys::<Test>::insert((netuid, hot(2, 0), cold(3)), ());
		});
	}
}

#[test]
fn kind_of_lock_should_be_stored_where_it_is_not_the_default() {
	let message = "a kind of lock is stored that is the default, or on no subnet";
	breaks_locks(message, || DecayingLock::<Test>::insert(cold(7), NETUID, true));
	breaks_locks(message, || DecayingLock::<Test>::insert(cold(7), NetUid::new(9), false));
}

#[test]
fn sums_of_locks_should_be_those_of_their_locks() {
	let message = "a sum of locks differs from its locks";
	breaks_locks(message, || HotkeyLock::<Test>::mutate(NETUID, hot(2, 0), heavier));
	breaks_locks(message, || HotkeyLock::<Test>::remove(NETUID, hot(2, 0)));
	breaks_locks(message, || DecayingOwnerLock::<Test>::mutate(NETUID, heavier));
	breaks_locks(message, || DecayingOwnerLock::<Test>::remove(NETUID));
	breaks_locks(message, || {
		let state = HotkeyLock::<Test>::get(NETUID, hot(2, 0)).unwrap();
		DecayingHotkeyLock::<Test>::insert(NETUID, hot(2, 0), state);
	});
	breaks_locks(message, || {
		HotkeyLock::<Test>::mutate(NETUID, hot(2, 0), |state| {
			state.as_mut().unwrap().conviction = U64F64::from_num(TAO);
		});
	});
	breaks_locks(message, || SubnetOwnerHotkey::<Test>::insert(NETUID, hot(7, 0)));
}

#[test]
fn sum_of_locks_on_the_owners_hotkey_should_be_stored_once() {
	breaks_locks("a sum of locks on the owner's hotkey is stored twice", || {
		let state = DecayingOwnerLock::<Test>::get(NETUID).unwrap();
		DecayingHotkeyLock::<Test>::insert(NETUID, hot(OWNER, 0), state);
	});
}

#[test]
fn sum_of_all_locks_should_be_right() {
	let message = "the sum of all locks on a subnet is wrong";
	breaks_locks(message, || TotalLock::<Test>::mutate(NETUID, heavier));
	breaks_locks(message, || TotalLock::<Test>::remove(NETUID));
	breaks_locks(message, || DecayingTotalLock::<Test>::mutate(NETUID, heavier));
	breaks_locks(message, || DecayingTotalLock::<Test>::remove(NETUID));
}

#[test]
fn stake_should_cover_its_lock() {
	breaks_locks("stake does not cover its lock", || {
		let all = staked(3, 2, NETUID);
		assert_ok!(SubtensorModule::withdraw_stake(&hot(2, 0), &cold(3), NETUID, alpha(all)));
		SubtensorModule::give_to_protocol(NETUID, alpha(all));
	});
}

#[test]
fn owner_should_be_due_to_change_on_a_subnet() {
	let message = "the owner of no subnet may have to change";
	breaks_locks(message, || OwnershipDue::<Test>::insert(NetUid::new(9), ()));
}
