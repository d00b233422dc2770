//! Orders of a subnet together.

use crate::{mock::*, types::*, *};
use frame_support::{assert_ok, BoundedVec};
use ganglion_test_chain::{assert_noop, NetUid, NETUID, TAO};
use sp_runtime::Perbill;

type Own = Error<Test>;

/// The last summary.
fn summary() -> (OrderSide, u64, u64, u32) {
	let events = System::events().into_iter().rev();
	let mut summaries = events.filter_map(|record| match record.event {
		RuntimeEvent::LimitOrders(Event::GroupExecutionSummary {
			net_side,
			net_amount,
			actual_out,
			executed_count,
			..
		}) => Some((net_side, net_amount, actual_out, executed_count)),
		_ => None,
	});
	summaries.next().unwrap()
}

/// The value of alpha at the present price, in rao of TAO.
fn value(alpha: u64) -> u64 {
	LimitOrders::value_of(NETUID, alpha).rao()
}

#[test]
fn buyers_that_bring_more_should_share_what_is_bought_and_sold() {
	run(|| {
		stake(3, 100 * TAO);
		let (before, money) = (staked(3), balance(&trader(3)));
		let sold = 40 * TAO;
		let worth = value(sold);
		assert_ok!(batch(&[buy(1, 60 * TAO), sell(3, sold), buy(2, 30 * TAO)]));
		let (side, traded, got, count) = summary();
		assert_eq!((side, traded, count), (OrderSide::Buy, 90 * TAO - worth, 3));
		assert_eq!(staked(3), before - sold);
		assert_eq!(balance(&trader(3)), money + worth);
		let pot = got + sold;
		assert_eq!(staked(1) + staked(2), pot);
		assert!(staked(2).abs_diff(pot / 3) <= 1);
	})
}

#[test]
fn sellers_that_bring_more_should_share_what_is_paid() {
	run(|| {
		stake(2, 100 * TAO);
		stake(3, 200 * TAO);
		let money = [2, 3].map(|person| balance(&trader(person)));
		let alpha = LimitOrders::alpha_for(NETUID, 10 * TAO).rao();
		assert_ok!(batch(&[sell(2, 100 * TAO), sell(3, 300 * TAO), buy(1, 10 * TAO)]));
		let (side, traded, got, count) = summary();
		assert_eq!((side, traded, count), (OrderSide::Sell, 400 * TAO - alpha, 3));
		assert_eq!(staked(1), alpha);
		let pot = got + 10 * TAO;
		let received = [(2, money[0]), (3, money[1])]
			.map(|(person, before)| balance(&trader(person)) - before);
		assert_eq!(received[0] + received[1], pot);
		assert!(received[0].abs_diff(pot / 4) <= 1);
	})
}

#[test]
fn batch_that_matches_should_leave_the_pool_alone() {
	run(|| {
		stake(2, 100 * TAO);
		let (sold, at) = (40 * TAO, price());
		assert_ok!(batch(&[buy(1, value(sold)), sell(2, sold)]));
		assert_eq!(summary(), (OrderSide::Buy, 0, 0, 2));
		assert_eq!((staked(1), price()), (sold, at));
	})
}

#[test]
fn fees_should_be_taken_from_the_tao_of_both_sides() {
	run(|| {
		stake(2, 100 * TAO);
		let (sold, fees, money) = (40 * TAO, balance(&recipient()), balance(&trader(2)));
		let rate = Perbill::from_percent(1);
		let with_fee = |order| Order { fee_rate: rate, ..order };
		let worth = value(sold);
		assert_ok!(batch(&[with_fee(buy(1, 50 * TAO)), with_fee(sell(2, sold))]));
		assert_eq!(balance(&recipient()), fees + TAO / 2 + worth / 100);
		assert_eq!(balance(&trader(2)), money + worth - worth / 100);
		assert_eq!(balance(&trader(1)), PURSE - 50 * TAO);
	})
}

#[test]
fn orders_should_be_of_the_subnet() {
	run(|| {
		let other = Order { netuid: NetUid::new(2), ..buy(1, TAO) };
		assert_noop!(batch(&[buy(2, TAO), other]), Own::OrderNetUidMismatch);
		assert_ok!(batch(&[]));
	})
}

#[test]
fn batch_should_be_executed_as_a_whole() {
	run(|| {
		let poor = buy(2, PURSE);
		let error = pallet_subtensor::Error::<Test>::NotEnoughBalanceToStake;
		assert_noop!(batch(&[buy(1, TAO), poor]), error);
	})
}

#[test]
fn limit_should_hold_for_what_the_sides_trade_with_each_other() {
	run(|| {
		stake(2, 100 * TAO);
		let at = price();
		// The price has fallen far below what this seller would still accept.
		let stop = |limit_price| Order {
			limit_price,
			max_slippage: Some(Perbill::from_percent(5)),
			..order(2, OrderType::StopLoss, 10 * TAO)
		};
		let late = stop(2 * at);
		assert_noop!(batch(&[buy(1, 50 * TAO), late]), Own::SlippageTooHigh);
		assert_ok!(batch(&[buy(1, 50 * TAO), stop(at + at / 100)]));
	})
}

#[test]
fn pool_should_keep_the_tightest_limit() {
	run(|| {
		let at = price();
		let within = |percent, person| Order {
			limit_price: at,
			max_slippage: Some(Perbill::from_percent(percent)),
			..buy(person, 50 * TAO)
		};
		let error = pallet_subtensor::Error::<Test>::SlippageTooHigh;
		assert_noop!(batch(&[within(50, 1), within(2, 2)]), error);
		assert_ok!(batch(&[within(50, 1), within(40, 2)]));
	})
}

#[test]
fn hundred_orders_should_be_executed_together() {
	run(|| {
		for person in 1..=9 {
			stake(person, 50 * TAO);
		}
		let orders = (0..100u64).map(|number| {
			let person = (number % 9 + 1) as u8;
			let amount = TAO + number;
			sign(if number % 3 == 0 { sell(person, amount) } else { buy(person, amount) })
		});
		let orders: Vec<_> = orders.collect();
		assert_ok!(batch_signed(orders));
		assert_eq!(summary().3, 100);
		let more = vec![sign(buy(1, TAO)); 101];
		assert!(BoundedVec::<_, <Test as Config>::MaxOrdersPerBatch>::try_from(more).is_err());
	})
}

#[test]
fn nothing_should_stay_in_transit() {
	run(|| {
		stake(3, 100 * TAO);
		let odd = [buy(1, 7_000_003), buy(2, 11_000_017), sell(3, 13_000_001), buy(4, 5_000_011)];
		assert_ok!(batch(&odd));
		let account = <Test as Config>::PalletId::get();
		let account = sp_runtime::traits::AccountIdConversion::into_account_truncating(&account);
		assert_eq!(balance(&account), 0);
		let hotkey = <Test as Config>::PalletHotkey::get();
		assert!(SubtensorModule::total_alpha(&hotkey, NETUID).is_zero());
	})
}
