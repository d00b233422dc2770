//! Trades of a basket.

use super::*;

fn refused(from: NetUid, to: NetUid, amount: u64, error: Error<Test>) {
	assert_noop!(try_trade(from, to, amount, 0), error);
}

#[test]
fn trade_should_change_what_the_basket_holds_and_no_shares() {
	execute(|| {
		buy(5, 100 * TAO);
		let before = (all_shares(), issuance());
		trade(ROOT, FIRST, 10 * TAO);
		let first = holding(FIRST);
		assert!(first > 39 * TAO && first < 40 * TAO, "at a price of a quarter");
		assert_eq!(cash(), 90 * TAO);
		trade(FIRST, SECOND, first / 2);
		assert_eq!(holding(FIRST), first - first / 2);
		assert!(holding(SECOND) > 19 * TAO);
		let sold = holding(SECOND);
		trade(SECOND, ROOT, sold);
		assert_eq!(holding(SECOND), 0);
		assert!(cash() > 94 * TAO);
		assert_eq!((all_shares(), issuance()), before);
		assert_announced(Event::BasketSwapped {
			hotkey: hotkey(),
			origin_netuid: SECOND,
			destination_netuid: ROOT,
			alpha_sold: alpha(sold),
			tao_mid: tao(cash() - 90 * TAO),
			alpha_bought: alpha(cash() - 90 * TAO),
		});
	})
}

#[test]
fn trades_should_be_the_owners_while_root_allows_them() {
	execute(|| {
		buy(5, 100 * TAO);
		refused(FIRST, FIRST, TAO, Error::<Test>::BasketSameSubnet);
		let origin = signed(cold(5));
		assert_noop!(
			SubtensorModule::swap_basket(origin, hotkey(), ROOT, FIRST, alpha(TAO), 0),
			Error::<Test>::NonAssociatedColdKey
		);
		SubtensorModule::set_basket_frozen(&hotkey(), true);
		refused(ROOT, FIRST, TAO, Error::<Test>::BasketTradingFrozen);
		SubtensorModule::set_basket_frozen(&hotkey(), false);
		BasketTradingEnabled::<Test>::put(false);
		refused(ROOT, ROOT, TAO, Error::<Test>::BasketTradingDisabled);
		BasketTradingEnabled::<Test>::put(true);
		trade(ROOT, FIRST, TAO);
	})
}

#[test]
fn hotkey_should_be_on_root_and_have_a_basket() {
	execute(|| {
		refused(ROOT, FIRST, TAO, Error::<Test>::NotEnoughStakeToWithdraw);
		let origin = signed(cold(OWNER));
		assert_noop!(
			SubtensorModule::swap_basket(origin, hot(OWNER, 0), ROOT, FIRST, alpha(TAO), 0),
			Error::<Test>::HotKeyNotRegisteredInSubNet
		);
	})
}

#[test]
fn trade_should_be_of_what_the_basket_holds_on_tradable_subnets() {
	execute(|| {
		buy(5, 100 * TAO);
		refused(ROOT, NOWHERE, TAO, Error::<Test>::SubnetNotExists);
		refused(ROOT, FIRST, 100 * TAO + 1, Error::<Test>::NotEnoughStakeToWithdraw);
		refused(FIRST, ROOT, 1, Error::<Test>::NotEnoughStakeToWithdraw);
		trade(ROOT, FIRST, TAO);
		SubtokenEnabled::<Test>::insert(FIRST, false);
		refused(FIRST, ROOT, TAO, Error::<Test>::SubtokenDisabled);
	})
}

#[test]
fn trade_should_be_of_enough_tao_unless_it_ends_a_holding() {
	execute(|| {
		buy(5, 100 * TAO);
		refused(ROOT, FIRST, 0, Error::<Test>::AmountTooLow);
		refused(ROOT, FIRST, 1_999_999, Error::<Test>::AmountTooLow);
		trade(ROOT, FIRST, 2_000_000);
		BasketMinTradeTao::<Test>::put(2 * TAO);
		refused(ROOT, FIRST, 2 * TAO - 1, Error::<Test>::AmountTooLow);
		refused(FIRST, ROOT, holding(FIRST) - 1, Error::<Test>::AmountTooLow);
		refused(FIRST, SECOND, holding(FIRST), Error::<Test>::AmountTooLow);
		trade(FIRST, ROOT, holding(FIRST));
	})
}

#[test]
fn price_should_be_within_two_percent_of_the_stricter_one() {
	execute(|| {
		buy(5, 2_000 * TAO);
		trade(ROOT, FIRST, 4 * TAO);
		settle_prices();
		// The pool of 100,000 TAO moves by 2 % with some 990 TAO.
		refused(ROOT, FIRST, 1_100 * TAO, Error::<Test>::SlippageTooHigh);
		let moving = SubnetMovingPrice::<Test>::get(FIRST);
		for (factor, error) in [(90, true), (110, false)] {
			SubnetMovingPrice::<Test>::insert(FIRST, moving * factor / 100);
			let bought = try_trade(ROOT, FIRST, TAO, 0);
			let sold = try_trade(FIRST, ROOT, TAO, 0);
			assert_eq!(bought.is_err(), error, "dearer than 2 % above the average");
			assert_eq!(sold.is_err(), !error, "cheaper than 2 % below the average");
		}
		SubnetMovingPrice::<Test>::insert(FIRST, I96F32::from_num(0));
		refused(ROOT, FIRST, TAO, Error::<Test>::SlippageTooHigh);
	})
}

#[test]
fn caller_should_name_the_least_that_is_bought() {
	execute(|| {
		buy(5, 100 * TAO);
		assert_noop!(try_trade(ROOT, FIRST, TAO, 4 * TAO), Error::<Test>::BasketMinOutNotMet);
		assert_ok!(try_trade(ROOT, FIRST, TAO, 39 * TAO / 10));
		let sold = holding(FIRST);
		assert_noop!(try_trade(FIRST, ROOT, sold, TAO), Error::<Test>::BasketMinOutNotMet);
		assert_ok!(try_trade(FIRST, ROOT, sold, TAO * 99 / 100));
	})
}

#[test]
fn turnover_should_be_limited_by_a_bucket_that_fills_in_a_day() {
	execute(|| {
		buy(5, 100 * TAO);
		BasketDailyTurnoverCap::<Test>::put(6_553);
		let most = 100 * TAO * 6_553 / 65_535;
		refused(ROOT, FIRST, most + 1, Error::<Test>::BasketTurnoverBudgetExceeded);
		trade(ROOT, FIRST, most / 2);
		let left = BasketTradeBucket::<Test>::get(hotkey()).unwrap();
		assert_eq!(left, (most - most / 2, now()));
		refused(ROOT, FIRST, most, Error::<Test>::BasketTurnoverBudgetExceeded);
		run_blocks(72);
		let status = SubtensorModule::get_basket_trading_status(hotkey());
		let refilled = left.0 + status.budget_tao.rao() / 100;
		assert_eq!(status.tao_available.rao(), refilled);
		assert_eq!((status.enabled, status.frozen, status.refill_blocks), (true, false, 7_200));
		trade(ROOT, SECOND, refilled);
		refused(ROOT, SECOND, 2_000_000, Error::<Test>::BasketTurnoverBudgetExceeded);
	})
}

#[test]
fn holding_should_be_a_limited_part_of_the_pool() {
	execute(|| {
		buy(5, 100 * TAO);
		trade(ROOT, FIRST, TAO);
		let in_pool = alpha_in(FIRST);
		BasketLiquidityCap::<Test>::put(1);
		assert!(holding(FIRST) < in_pool / 65_535);
		refused(ROOT, FIRST, TAO, Error::<Test>::BasketLiquidityCapExceeded);
		trade(FIRST, SECOND, holding(FIRST) / 2);
		// A stable subnet has no pool.
		trade(ROOT, NETUID, 10 * TAO);
		assert_eq!(holding(NETUID), 10 * TAO);
	})
}

#[test]
fn holding_should_be_a_limited_part_of_the_basket() {
	execute(|| {
		buy(5, 100 * TAO);
		trade(ROOT, FIRST, 5 * TAO);
		BasketConcentrationCap::<Test>::put(4_096);
		trade(ROOT, FIRST, 5 * TAO);
		// Three subnets can hold a third each.
		BasketConcentrationCap::<Test>::put(21_845);
		trade(ROOT, NETUID, 30 * TAO);
		refused(ROOT, NETUID, 5 * TAO, Error::<Test>::BasketConcentrationCapExceeded);
		trade(NETUID, ROOT, 30 * TAO);
		assert!(cash() > 85 * TAO, "TAO has no such limit");
	})
}

#[test]
fn trades_of_a_call_should_all_be_made_or_none() {
	execute(|| {
		buy(5, 100 * TAO);
		let made = try_trades(vec![
			(ROOT, FIRST, alpha(4 * TAO), 0),
			(ROOT, SECOND, alpha(4 * TAO), 0),
			(FIRST, SECOND, alpha(4 * TAO), 15 * TAO / 4),
		]);
		let weight = made.unwrap().actual_weight.unwrap();
		let one = weight_info::basket_cost::trades::<Test>(0, 1);
		assert!(weight.ref_time() >= one.ref_time());
		assert_eq!(cash(), 92 * TAO);
		let before = [cash(), holding(FIRST), holding(SECOND)];
		let legs = vec![(ROOT, FIRST, alpha(TAO), 0), (SECOND, FIRST, alpha(1_000 * TAO), 0)];
		assert_noop!(try_trades(legs), Error::<Test>::NotEnoughStakeToWithdraw);
		assert_eq!([cash(), holding(FIRST), holding(SECOND)], before);
		assert_noop!(try_trades(vec![]), Error::<Test>::BasketSwapBatchEmpty);
	})
}

#[test]
fn value_should_be_guarded_by_the_moving_price() {
	execute(|| {
		buy(5, 100 * TAO);
		trade(ROOT, FIRST, 10 * TAO);
		BasketDailyTurnoverCap::<Test>::put(u16::MAX);
		let budget = || SubtensorModule::get_basket_trading_status(hotkey()).budget_tao.rao();
		let before = budget();
		// Somebody moves the price up: the basket is worth more, and may trade no more.
		stake(7, OWNER, FIRST, 9_000 * TAO);
		assert!(value() > 101 * TAO);
		assert!(budget() < before + TAO / 100);
	})
}
