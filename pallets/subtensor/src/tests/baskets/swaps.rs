//! Baskets in swaps of keys.

use super::*;

fn swap_hotkey(new: AccountId, only: Option<NetUid>) {
	swap_to_the_end(&hotkey(), &new, only);
}

/// A basket with alpha of both pools, of which two have shares.
fn traded() {
	buy(5, 100 * TAO);
	buy(6, 10 * TAO);
	trade(ROOT, FIRST, 10 * TAO);
	trade(ROOT, SECOND, 5 * TAO);
}

#[test]
fn basket_should_follow_its_hotkey() {
	execute(|| {
		traded();
		SubtensorModule::set_basket_frozen(&hotkey(), true);
		let (basket, worth, new) = (number(), value(), hot(TRADER, 7));
		let before = SubtensorModule::holdings_of(basket);
		swap_hotkey(new.clone(), None);
		assert_eq!(SubtensorModule::basket_of(&new), Some(basket));
		assert_eq!(SubtensorModule::basket_of(&hotkey()), None);
		assert_eq!(SubtensorModule::holdings_of(basket), before);
		assert!(BasketTradingFrozen::<Test>::contains_key(&new));
		assert!(BasketTradeBucket::<Test>::contains_key(&new));
		assert_eq!(SubtensorModule::value_of_basket(basket, &before).rao(), worth);
		let claim = SubtensorModule::claim_root_with_hotkey(signed(cold(6)), new.clone());
		assert_ok!(claim);
		let paid = SubtensorModule::stake_of(&new, &cold(6), ROOT).rao();
		assert!(paid > 9 * TAO);
	})
}

#[test]
fn basket_should_keep_alpha_that_is_with_two_hotkeys() {
	execute(|| {
		traded();
		let (basket, held) = (number(), holding(FIRST));
		// On one subnet alone: the basket stays, its stake there goes along.
		swap_hotkey(hot(TRADER, 7), Some(FIRST));
		assert_eq!(number(), basket);
		assert_eq!(holding(FIRST), held);
		let account = SubtensorModule::account_of_basket(basket);
		assert_eq!(SubtensorModule::stake_of(&hotkey(), &account, FIRST), alpha(0));
		settle_prices();
		trade(ROOT, FIRST, TAO);
		assert!(SubtensorModule::stake_of(&hotkey(), &account, FIRST) > alpha(3 * TAO));
		trade(FIRST, ROOT, holding(FIRST) / 2);
		assert_ok!(try_claim(6));
		assert_ok!(try_claim(5));
		assert!(SubtensorModule::holdings_of(basket).is_empty());
	})
}

#[test]
fn basket_should_be_in_order_while_its_hotkey_is_swapped() {
	execute(|| {
		traded();
		let (basket, worth) = (number(), value());
		TxRateLimit::<Test>::put(0);
		let new = hot(TRADER, 7);
		keep_blocks_full();
		assert_ok!(SubtensorModule::swap_hotkey(signed(cold(TRADER)), hotkey(), new, None));
		let room = room_for_hotkey_step();
		let mut steps = 0;
		while !SubtensorModule::no_swap_waits() {
			idle_for(room);
			end_block();
			SubtensorModule::do_try_state().unwrap();
			let holdings = SubtensorModule::holdings_of(basket);
			let held = SubtensorModule::value_of_basket(basket, &holdings).rao();
			assert!(held.abs_diff(worth) <= 2, "{held} instead of {worth}");
			steps += 1;
			assert!(steps < 1_000);
		}
		assert!(steps > 3);
	})
}

#[test]
fn hotkey_with_a_basket_should_replace_none() {
	execute(|| {
		traded();
		let new = hot(TRADER, 7);
		let other = SubtensorModule::basket_or_new(&new).unwrap();
		assert_ok!(SubtensorModule::issue_shares(&new, other, &cold(5), (1, tao(1))));
		TxRateLimit::<Test>::put(0);
		for only in [None, Some(ROOT)] {
			let origin = signed(cold(TRADER));
			assert_noop!(
				SubtensorModule::swap_hotkey(origin, hotkey(), new.clone(), only),
				Error::<Test>::NewHotKeyNotCleanForRootSwap
			);
		}
	})
}

#[test]
fn shares_should_follow_their_coldkey() {
	execute(|| {
		traded();
		let (held, heir) = (shares(6), stranger(7));
		BlockCapacity::set(u64::MAX);
		let root = RuntimeOrigin::root();
		assert_ok!(SubtensorModule::swap_coldkey(root, cold(6), heir.clone(), tao(0)));
		idle(1_000);
		assert!(SubtensorModule::no_swap_waits());
		assert_eq!(shares(6), 0);
		assert_eq!(SubtensorModule::shares_of(&heir, number()), held);
		end_block();
	})
}

#[test]
fn trades_should_wait_for_the_end_of_a_swap() {
	execute(|| {
		traded();
		TxRateLimit::<Test>::put(0);
		keep_blocks_full();
		let new = hot(TRADER, 7);
		assert_ok!(SubtensorModule::swap_hotkey(signed(cold(TRADER)), hotkey(), new, None));
		if !SubtensorModule::no_swap_waits() {
			assert_noop!(try_trade(ROOT, FIRST, TAO, 0), Error::<Test>::KeySwapInProgress);
			assert_noop!(try_buy(5, TAO), Error::<Test>::KeySwapInProgress);
		}
		BlockCapacity::set(u64::MAX);
		idle(1_000);
	})
}
