//! Invariants of key swaps, broken on purpose.

use super::breaks;
use crate::{
	keys::swaps::{HotkeyPhase, KeySwap, RolesInSwap, SwapKind},
	tests::mock::*,
	types::MovingAccounts,
	*,
};
use frame_support::assert_ok;

/// The new hotkey of person 2.
fn new_key() -> AccountId {
	hot(2, 9)
}

/// The same while the swap of person 2's hotkey waits.
fn breaks_while_it_waits(message: &'static str, change: impl FnOnce()) {
	breaks(message, || {
		keep_blocks_full();
		let origin = signed(cold(2));
		assert_ok!(SubtensorModule::swap_hotkey(origin, hot(2, 0), new_key(), None));
		assert_ok!(SubtensorModule::do_try_state());
		change();
	});
}

/// The same while the pool of person 2's hotkey moves.
fn breaks_in_move(message: &'static str, change: impl FnOnce()) {
	breaks_while_it_waits(message, || {
		let mut swap = SubtensorModule::current_or_next_swap().unwrap();
		let phase = HotkeyPhase::Stake;
		swap.kind = SwapKind::Hotkey { only: None, keep_stake: false, again: false, phase };
		swap.netuid = NETUID;
		SubtensorModule::note_swap_progress(&swap);
		assert_ok!(SubtensorModule::begin_pool_move(NETUID, &hot(2, 0), &new_key()));
		assert_ok!(SubtensorModule::do_try_state());
		change();
	});
}

#[test]
fn swaps_should_be_numbered_in_order() {
	let message = "key swaps are not numbered in order";
	breaks_while_it_waits(message, || KeySwapNumbers::<Test>::put((0, 2)));
	breaks_while_it_waits(message, || KeySwapNumbers::<Test>::put((1, 1)));
}

#[test]
fn key_should_be_in_one_swap() {
	breaks_while_it_waits("a key is in two swaps in the same role", || {
		let swap: KeySwap<AccountId> = KeySwaps::<Test>::get(0).unwrap();
		KeySwaps::<Test>::insert(1, swap);
		KeySwapNumbers::<Test>::put((0, 2));
	});
}

#[test]
fn keys_of_swaps_should_wait() {
	let message = "the keys that wait are not those of the swaps";
	breaks_while_it_waits(message, || KeysInSwap::<Test>::remove(hot(2, 0)));
	breaks_while_it_waits(message, || KeysInSwap::<Test>::insert(hot(3, 0), RolesInSwap::HOTKEY));
	breaks_while_it_waits(message, || KeysInSwap::<Test>::insert(hot(2, 0), RolesInSwap::REPLACED));
}

#[test]
fn pools_and_accounts_should_move_in_swaps_alone() {
	breaks_in_move("a pool is in move without a swap", || {
		let mut swap = CurrentKeySwap::<Test>::get().unwrap();
		core::mem::swap(&mut swap.old, &mut swap.new);
		CurrentKeySwap::<Test>::put(swap);
	});
	breaks("root accounts are in move without a swap", || {
		let (from, to) = (hot(2, 0), new_key());
		RootAccountsInMove::<Test>::put(MovingAccounts::OfHotkey { from, to });
	});
}

#[test]
fn shares_of_a_pool_in_move_should_have_holders() {
	breaks_in_move("shares of a pool in move have no holder", || {
		let share = AlphaV2::<Test>::take((hot(2, 0), cold(2), NETUID));
		assert!(!share.is_zero());
		SubnetStakers::<Test>::remove((NETUID, hot(2, 0), cold(2)));
		AlphaV2::<Test>::insert((new_key(), cold(2), NETUID), share);
		SubnetStakers::<Test>::insert((NETUID, new_key(), cold(2)), ());
	});
	breaks_in_move("a pool in move is still the old key's", || {
		let pool = (hot(2, 0), NETUID);
		TotalHotkeyAlpha::<Test>::insert(&pool.0, pool.1, alpha(0));
	});
}

#[test]
fn disputed_swap_should_be_announced() {
	breaks("a coldkey swap is disputed that was not announced", || {
		ColdkeySwapDisputes::<Test>::insert(cold(2), 1);
	});
}
