//! Invariants of baskets, broken on purpose.

use super::breaks;
use crate::{tests::mock::*, *};
use frame_support::assert_ok;

/// The same where the hotkey of person 2 has a basket, in which person 5 has ten shares.
fn breaks_basket(message: &'static str, change: impl FnOnce(u32)) {
	breaks(message, || {
		let basket = SubtensorModule::basket_or_new(&hot(2, 0)).unwrap();
		let ten = (10, tao(10));
		assert_ok!(SubtensorModule::issue_shares(&hot(2, 0), basket, &cold(5), ten));
		assert_ok!(SubtensorModule::do_try_state());
		change(basket);
	});
}

#[test]
fn shares_should_be_their_holders() {
	let message = "the shares in a basket are not its holders'";
	breaks_basket(message, |basket| BasketHeld::<Test>::insert(cold(5), basket, 9));
	breaks_basket(message, |basket| BasketHeld::<Test>::insert(cold(6), basket, 1));
	breaks_basket("shares of zero are stored", |basket| {
		BasketHeld::<Test>::insert(cold(6), basket, 0);
	});
	breaks_basket("shares in a basket that does not exist", |basket| {
		BasketHeld::<Test>::insert(cold(5), basket + 1, 1);
	});
}

#[test]
fn basket_should_have_shares() {
	breaks_basket("a basket has no shares", |basket| {
		BasketShares::<Test>::insert(hot(2, 0), 0);
		BasketHeld::<Test>::remove(cold(5), basket);
	});
}

#[test]
fn basket_should_have_one_hotkey_and_a_number_that_was_given() {
	breaks_basket("a basket's number is not given yet", |_| NextBasketNumber::<Test>::put(0));
	let message = "a basket has another hotkey";
	breaks_basket(message, |basket| BasketHotkeys::<Test>::insert(basket, hot(3, 0)));
	breaks_basket(message, BasketHotkeys::<Test>::remove);
}

#[test]
fn account_of_a_basket_should_be_open() {
	breaks_basket("the account of a basket is closed", |basket| {
		let account = SubtensorModule::account_of_basket(basket);
		assert_ok!(SubtensorModule::close_account(&account));
	});
}

#[test]
fn entries_should_be_of_baskets() {
	let message = "something of a basket that does not exist";
	breaks_basket(message, |_| BasketHotkeys::<Test>::insert(9, hot(3, 0)));
	breaks_basket(message, |_| BasketShares::<Test>::insert(hot(3, 0), 1));
	breaks_basket(message, |_| BasketDepositedTao::<Test>::insert(hot(3, 0), tao(1)));
	breaks_basket(message, |_| BasketRedeemedTao::<Test>::insert(hot(3, 0), tao(1)));
}
