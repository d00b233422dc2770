//! The take of delegates from their stakers, and of children from their parents.

use crate::tests::mock::*;
use crate::{types::RateLimitKey, *};
use frame_support::{
	assert_ok,
	dispatch::DispatchResultWithPostInfo,
	dispatch::{GetDispatchInfo, Pays},
};
use sp_runtime::traits::BadOrigin;

fn raise(person: u8, of: u8, take: u16) -> DispatchResultWithPostInfo {
	SubtensorModule::increase_take(signed(cold(person)), hot(of, 0), take)
}

fn lower(person: u8, of: u8, take: u16) -> DispatchResultWithPostInfo {
	SubtensorModule::decrease_take(signed(cold(person)), hot(of, 0), take)
}

fn choose_child_take(person: u8, of: u8, netuid: NetUid, take: u16) -> DispatchResultWithPostInfo {
	SubtensorModule::set_childkey_take(signed(cold(person)), hot(of, 0), netuid, take)
}

fn take_of(person: u8) -> u16 {
	Delegates::<Test>::get(hot(person, 0))
}

/// A chain on which the owner and people 2 and 3 have hotkeys.
fn with_hotkeys() -> ExtBuilder {
	ExtBuilder::default().subnet(NETUID, ExtBuilder::neurons([OWNER, 2, 3]))
}

#[test]
fn take_should_fall_at_any_time() {
	with_hotkeys().build_and_execute(|| {
		for take in [11_795, 5_000, 0] {
			assert_ok!(lower(2, 2, take));
			assert_eq!(take_of(2), take);
			assert_announced(Event::TakeDecreased(cold(2), hot(2, 0), take));
		}
		assert_eq!(take_of(3), 11_796, "the take of a delegate that never chose");
	})
}

#[test]
fn take_should_rise_only_when_the_last_change_is_old() {
	with_hotkeys().build_and_execute(|| {
		TxDelegateTakeRateLimit::<Test>::put(10);
		assert_ok!(lower(2, 2, 100));
		let changed = now();
		run_blocks(10);
		assert_noop!(raise(2, 2, 200), Error::<Test>::DelegateTxRateLimitExceeded);
		run_blocks(1);
		assert_ok!(raise(2, 2, 200));
		assert_eq!(take_of(2), 200);
		assert_announced(Event::TakeIncreased(cold(2), hot(2, 0), 200));
		let clock = RateLimitKey::LastTxBlockDelegateTake(hot(2, 0));
		assert_eq!(LastRateLimitedBlock::<Test>::get(&clock), changed + 11);
		assert_ok!(lower(2, 2, 150));
		run_blocks(5);
		assert_ok!(lower(2, 2, 100));
		run_blocks(10);
		let refused = Error::<Test>::DelegateTxRateLimitExceeded;
		assert_noop!(raise(2, 2, 200), refused);
	})
}

#[test]
fn take_should_rise_at_once_when_there_is_no_limit() {
	with_hotkeys().build_and_execute(|| {
		assert_eq!(TxDelegateTakeRateLimit::<Test>::get(), 216_000);
		TxDelegateTakeRateLimit::<Test>::put(0);
		assert_ok!(lower(2, 2, 0));
		assert_ok!(raise(2, 2, 1));
		assert_ok!(raise(2, 2, 11_796));
	})
}

#[test]
fn take_should_be_refused_for_the_first_condition_that_fails() {
	with_hotkeys().build_and_execute(|| {
		MinDelegateTake::<Test>::put(100);
		for change in [raise, lower] {
			assert_noop!(change(2, 9, 99), Error::<Test>::DelegateTakeTooLow);
			assert_noop!(change(2, 9, 11_797), Error::<Test>::DelegateTakeTooHigh);
			assert_noop!(change(2, 9, 100), Error::<Test>::HotKeyAccountNotExists);
			assert_noop!(change(2, 3, 100), Error::<Test>::NonAssociatedColdKey);
			assert_noop!(change(2, 2, 11_796), Error::<Test>::DelegateTakeTooLow);
		}
		assert_noop!(raise(2, 2, 5_000), Error::<Test>::DelegateTakeTooLow);
		assert_ok!(lower(2, 2, 5_000));
		assert_noop!(lower(2, 2, 5_001), Error::<Test>::DelegateTakeTooLow);
		assert_noop!(raise(2, 2, 5_000), Error::<Test>::DelegateTakeTooLow);
		assert_noop!(raise(2, 2, 5_001), Error::<Test>::DelegateTxRateLimitExceeded);
	})
}

#[test]
fn take_should_be_changed_for_a_fee() {
	let (hotkey, take, netuid) = (hot(2, 0), 5, NETUID);
	let calls = [
		Call::<Test>::increase_take { hotkey: hotkey.clone(), take },
		Call::<Test>::decrease_take { hotkey: hotkey.clone(), take },
		Call::<Test>::set_childkey_take { hotkey, netuid, take },
	];
	for call in calls {
		assert_eq!(call.get_dispatch_info().pays_fee, Pays::Yes);
	}
}

#[test]
fn take_of_a_child_should_be_chosen_by_its_owner_on_each_subnet() {
	with_hotkeys().build_and_execute(|| {
		let take = |netuid| SubtensorModule::childkey_take(&hot(2, 0), netuid);
		assert_eq!(take(NETUID), 0);
		assert_ok!(choose_child_take(2, 2, NETUID, 11_796));
		assert_announced(Event::ChildKeyTakeSet(hot(2, 0), 11_796));
		assert_eq!(ChildkeyTake::<Test>::get(hot(2, 0), NETUID), 11_796);
		// The call requires neither that the subnet exists nor that the hotkey has a uid.
		assert_ok!(choose_child_take(2, 2, NOWHERE, 7));
		assert_eq!((take(NETUID), take(NOWHERE), take(ROOT)), (11_796, 7, 0));
	})
}

#[test]
fn take_of_a_child_should_be_refused_for_the_first_condition_that_fails() {
	with_hotkeys().build_and_execute(|| {
		assert_noop!(
			choose_child_take(2, 9, NETUID, u16::MAX),
			Error::<Test>::NonAssociatedColdKey
		);
		assert_noop!(
			choose_child_take(2, 3, NETUID, u16::MAX),
			Error::<Test>::NonAssociatedColdKey
		);
		assert_noop!(choose_child_take(2, 2, NETUID, 11_797), Error::<Test>::InvalidChildkeyTake);
		assert_ok!(choose_child_take(2, 2, NETUID, 10));
		let soon = Error::<Test>::TxChildkeyTakeRateLimitExceeded;
		assert_noop!(choose_child_take(2, 2, NETUID, 11), soon);
		MinChildkeyTakePerSubnet::<Test>::insert(NETUID, 20);
		assert_noop!(choose_child_take(2, 2, NETUID, 19), Error::<Test>::InvalidChildkeyTake);
		MinChildkeyTake::<Test>::put(30);
		assert_noop!(choose_child_take(2, 2, NETUID, 29), Error::<Test>::InvalidChildkeyTake);
		assert_ok!(choose_child_take(2, 2, NETUID, 30));
	})
}

#[test]
fn take_of_a_child_should_rise_only_when_the_last_setting_is_old() {
	with_hotkeys().build_and_execute(|| {
		TxChildkeyTakeRateLimit::<Test>::put(10);
		assert_ok!(choose_child_take(2, 2, NETUID, 100));
		run_blocks(9);
		assert_noop!(
			choose_child_take(2, 2, NETUID, 101),
			Error::<Test>::TxChildkeyTakeRateLimitExceeded
		);
		assert_ok!(choose_child_take(2, 2, NOWHERE, 101));
		run_blocks(1);
		assert_ok!(choose_child_take(2, 2, NETUID, 101));
		// Lowering the take restarts the rate limit as well.
		run_blocks(5);
		assert_ok!(choose_child_take(2, 2, NETUID, 50));
		run_blocks(5);
		assert_noop!(
			choose_child_take(2, 2, NETUID, 51),
			Error::<Test>::TxChildkeyTakeRateLimitExceeded
		);
	})
}

#[test]
fn take_of_a_child_should_be_the_highest_of_what_it_chose_and_what_is_least() {
	with_hotkeys().build_and_execute(|| {
		assert_ok!(choose_child_take(2, 2, NETUID, 10));
		let take = || SubtensorModule::childkey_take(&hot(2, 0), NETUID);
		MinChildkeyTake::<Test>::put(11);
		assert_eq!(take(), 11);
		MinChildkeyTakePerSubnet::<Test>::insert(NETUID, 12);
		assert_eq!(take(), 12);
		MinChildkeyTakePerSubnet::<Test>::insert(NETUID, 9);
		assert_eq!(take(), 11);
	})
}

#[test]
fn settings_of_childrens_takes_should_be_roots() {
	with_hotkeys().build_and_execute(|| {
		let root = RuntimeOrigin::root;
		assert_ok!(SubtensorModule::sudo_set_tx_childkey_take_rate_limit(root(), 7));
		assert_announced(Event::TxChildKeyTakeRateLimitSet(7));
		assert_eq!(TxChildkeyTakeRateLimit::<Test>::get(), 7);
		assert_ok!(SubtensorModule::sudo_set_max_childkey_take(root(), 200));
		assert_announced(Event::MaxChildKeyTakeSet(200));
		assert_ok!(SubtensorModule::sudo_set_min_childkey_take(root(), 200));
		assert_announced(Event::MinChildKeyTakeSet(200));
		assert_ok!(SubtensorModule::set_pending_childkey_cooldown(root(), 9));
		assert_eq!(PendingChildKeyCooldown::<Test>::get(), 9);

		let invalid = Error::<Test>::InvalidChildkeyTake;
		assert_noop!(SubtensorModule::sudo_set_max_childkey_take(root(), 199), invalid);
		let invalid = Error::<Test>::InvalidChildkeyTake;
		assert_noop!(SubtensorModule::sudo_set_min_childkey_take(root(), 201), invalid);
		let who = || signed(cold(OWNER));
		assert_noop!(SubtensorModule::sudo_set_max_childkey_take(who(), 300), BadOrigin);
		assert_noop!(SubtensorModule::sudo_set_min_childkey_take(who(), 100), BadOrigin);
		assert_noop!(SubtensorModule::set_pending_childkey_cooldown(who(), 9), BadOrigin);
		let limit = SubtensorModule::sudo_set_tx_childkey_take_rate_limit(who(), 7);
		assert_noop!(limit, BadOrigin);
	})
}
