//! Buying shares in a basket.

use super::*;
use crate::staking::orders::MIN_STAKE;

#[test]
fn first_deposit_should_stay_tao_and_give_a_share_for_each_rao() {
	execute(|| {
		let (before, issued) = (balance(5), issuance());
		buy(5, 100 * TAO);
		assert_eq!(balance(5), before - 100 * TAO);
		assert_eq!(issuance(), issued + EXISTENTIAL_DEPOSIT, "that of the basket's account");
		assert_eq!((shares(5), all_shares(), cash()), (100 * TAO, 100 * TAO, 100 * TAO));
		assert_eq!(BasketDepositedTao::<Test>::get(hotkey()), tao(100 * TAO));
		assert_announced(Event::BasketStakedIn {
			hotkey: hotkey(),
			coldkey: cold(5),
			tao: tao(100 * TAO),
			value: tao(100 * TAO),
			shares: 100 * TAO,
		});
		assert_eq!(staked(5, TRADER, ROOT), 0, "it is no stake");
	})
}

#[test]
fn deposit_should_buy_of_each_holding_in_proportion_to_its_value() {
	execute(|| {
		buy(5, 90 * TAO);
		trade(ROOT, FIRST, 30 * TAO);
		trade(ROOT, SECOND, 20 * TAO);
		let before = [holding(FIRST), holding(SECOND), cash()];
		buy(6, 30 * TAO);
		let after = [holding(FIRST), holding(SECOND), cash()];
		let share = shares(6) as f64 / (all_shares() - shares(6)) as f64;
		for (before, after) in before.into_iter().zip(after) {
			let risen = (after - before) as f64 / before as f64;
			assert!(risen >= share, "{risen} of a holding was bought for {share} of all shares");
			assert!((0.28..0.36).contains(&risen), "{risen}");
		}
	})
}

#[test]
fn depositor_should_bear_fees_and_slippage() {
	execute(|| {
		buy(5, 100 * TAO);
		trade(ROOT, FIRST, 50 * TAO);
		let (own, all) = (shares(5), all_shares());
		let worth = value();
		buy(6, 100 * TAO);
		let after = value();
		assert!(after < worth + 100 * TAO);
		let kept = u128::from(after) * u128::from(own) / u128::from(all_shares());
		assert!(kept >= u128::from(worth), "the others have lost nothing");
		assert_eq!(own, all);
		assert!(shares(6) < 100 * TAO * 103 / 100);
	})
}

#[test]
fn deposit_should_be_refused_by_the_first_condition_that_fails() {
	execute(|| {
		let refused = |who: AccountId, hotkey: AccountId, amount: u64, error: Error<Test>| {
			let origin = signed(who);
			assert_noop!(SubtensorModule::stake_into_basket(origin, hotkey, tao(amount)), error);
		};
		let poor = stranger(9);
		refused(poor.clone(), hot(40, 0), 0, Error::<Test>::HotKeyAccountNotExists);
		refused(poor.clone(), hot(OWNER, 0), 0, Error::<Test>::HotKeyNotRegisteredInSubNet);
		let least = MIN_STAKE.rao();
		refused(poor.clone(), hotkey(), least - 1, Error::<Test>::AmountTooLow);
		refused(poor, hotkey(), least, Error::<Test>::NotEnoughBalanceToStake);
		assert_ok!(try_buy(5, least));
		assert_eq!(shares(5), least);
	})
}

#[test]
fn deposit_should_be_refused_where_a_holding_gets_nothing() {
	execute(|| {
		buy(5, 1_000 * TAO);
		trade(ROOT, FIRST, 2_000_000);
		// A hundred-millionth of the basket gets less than a rao of the least deposit.
		RootClaimableThreshold::<Test>::insert(ROOT, I96F32::from_num(0));
		let account = SubtensorModule::account_of_basket(number());
		let rest = alpha(holding(FIRST) - 40);
		assert_ok!(SubtensorModule::withdraw_stake(&hotkey(), &account, FIRST, rest));
		SubtensorModule::give_to_protocol(FIRST, rest);
		assert_noop!(try_buy(6, MIN_STAKE.rao()), Error::<Test>::AmountTooLow);
	})
}

#[test]
fn small_holdings_should_be_sold_before_a_deposit() {
	execute(|| {
		buy(5, 1_000 * TAO);
		trade(ROOT, FIRST, 3_000_000);
		RootClaimableThreshold::<Test>::insert(ROOT, I96F32::from_num(5_000_000));
		let (had, held) = (cash(), holding(FIRST));
		let brings = SubtensorModule::brings(FIRST, alpha(held));
		buy(6, TAO);
		assert_eq!((holding(FIRST), cash()), (0, had + brings.rao() + TAO));
		let (hotkey, netuid) = (hotkey(), FIRST);
		assert_announced(Event::BasketHoldingConverted { hotkey, netuid, tao: brings });
	})
}

#[test]
fn refused_deposit_should_open_no_basket() {
	execute(|| {
		let poor = stranger(9);
		let call = SubtensorModule::stake_into_basket(signed(poor), hotkey(), tao(TAO));
		assert!(call.is_err());
		assert_eq!(BasketNumbers::<Test>::iter().count(), 0);
		assert_eq!(NextBasketNumber::<Test>::get(), 0);
	})
}

#[test]
fn account_of_a_basket_should_be_the_protocols() {
	execute(|| {
		let account = SubtensorModule::account_of_basket(7);
		assert!(SubtensorModule::is_system_account(&account));
		buy(5, TAO);
		stake(5, TRADER, FIRST, TAO);
		let to = SubtensorModule::account_of_basket(number());
		let amount = alpha(staked(5, TRADER, FIRST));
		let origin = signed(cold(5));
		assert_noop!(
			SubtensorModule::transfer_stake(origin, to, hotkey(), FIRST, FIRST, amount),
			Error::<Test>::CannotUseSystemAccount
		);
	})
}
