//! Orders one by one.

use crate::{mock::*, types::*, *};
use frame_support::{assert_ok, BoundedVec};
use ganglion_test_chain::{assert_noop, cold, hot, tao, NETUID, TAO};
use pallet_subtensor_swap::{Pools, Terms};
use sp_runtime::{DispatchError, Perbill};

type Own = Error<Test>;
type OfProtocol = pallet_subtensor::Error<Test>;

#[test]
fn purchase_should_pay_the_fee_and_stake_the_rest() {
	run(|| {
		let order = Order { fee_rate: Perbill::from_percent(1), ..buy(1, 100 * TAO + 1) };
		let fees = balance(&recipient());
		let net = 99 * TAO + 1;
		let quote = Swap::quote_buy(NETUID, tao(net), Terms::MARKET).unwrap();
		assert_ok!(execute(&order));
		assert_eq!(balance(&trader(1)), PURSE - order.amount);
		assert_eq!(balance(&recipient()), fees + TAO);
		assert_eq!(staked(1), quote.alpha.rao());
		System::assert_last_event(
			Event::OrderExecuted {
				order_id: VersionedOrder::V1(order.clone()).id(),
				signer: trader(1),
				netuid: NETUID,
				order_type: OrderType::LimitBuy,
				amount_in: order.amount,
				amount_out: quote.alpha.rao(),
			}
			.into(),
		);
		let paid = pallet_subtensor::Event::StakeAdded(
			trader(1),
			validator(),
			tao(net),
			quote.alpha,
			NETUID,
			quote.fee.rao(),
		);
		System::assert_has_event(paid.into());
	})
}

#[test]
fn sale_should_bring_tao_less_the_fee() {
	run(|| {
		stake(1, 100 * TAO);
		let (all, money, fees) = (staked(1), balance(&trader(1)), balance(&recipient()));
		let order = Order { fee_rate: Perbill::from_percent(2), ..sell(1, all) };
		let quote =
			Swap::quote_sell(NETUID, ganglion_test_chain::alpha(all), Terms::MARKET).unwrap();
		let brought = quote.tao.rao();
		assert_ok!(execute(&order));
		assert_eq!(staked(1), 0);
		assert_eq!(balance(&recipient()), fees + brought / 50);
		assert_eq!(balance(&trader(1)), money + brought - brought / 50);
	})
}

#[test]
fn owner_should_receive_something() {
	run(|| {
		stake(1, 100 * TAO);
		let all = |order| Order { fee_rate: Perbill::one(), ..order };
		assert_noop!(execute(&all(buy(1, 10 * TAO))), OfProtocol::AmountTooLow);
		assert_noop!(execute(&all(sell(1, TAO))), Own::ZeroShareInBatch);
		assert_noop!(batch(&[all(sell(1, TAO))]), Own::ZeroShareInBatch);
	})
}

#[test]
fn trade_should_keep_the_limit() {
	run(|| {
		stake(2, 100 * TAO);
		let (at, slippage) = (price(), Some(Perbill::from_percent(1)));
		let bought = Order { limit_price: at, max_slippage: slippage, ..buy(1, 100 * TAO) };
		assert_noop!(execute(&bought), OfProtocol::SlippageTooHigh);
		assert_noop!(batch(core::slice::from_ref(&bought)), OfProtocol::SlippageTooHigh);
		assert_ok!(execute(&Order { amount: TAO, ..bought.clone() }));
		let at = price();
		let sold = Order { limit_price: at, max_slippage: slippage, ..sell(2, 200 * TAO) };
		assert_noop!(execute(&sold), OfProtocol::SlippageTooHigh);
		assert_noop!(batch(core::slice::from_ref(&sold)), OfProtocol::SlippageTooHigh);
		assert_ok!(execute(&Order { amount: TAO, ..sold }));
		// Without a limit, at any price.
		assert_ok!(execute(&Order { max_slippage: None, limit_price: u64::MAX, ..bought }));
	})
}

#[test]
fn owner_should_have_what_it_gives() {
	run(|| {
		assert_noop!(execute(&buy(1, PURSE)), OfProtocol::NotEnoughBalanceToStake);
		assert_ok!(execute(&buy(1, PURSE - 500)));
		let more = sell(1, staked(1) + 1);
		assert_noop!(execute(&more), OfProtocol::NotEnoughStakeToWithdraw);
		assert_noop!(batch(&[more]), OfProtocol::NotEnoughStakeToWithdraw);
		assert_noop!(execute(&buy(2, 1_999_999)), OfProtocol::AmountTooLow);
		assert_noop!(execute(&buy(2, 0)), OfProtocol::AmountTooLow);
		assert_noop!(execute(&sell(1, 0)), OfProtocol::AmountTooLow);
		let elsewhere = Order { hotkey: hot(5, 5), ..buy(2, TAO) };
		assert_noop!(execute(&elsewhere), OfProtocol::HotKeyAccountNotExists);
		assert_noop!(batch(&[elsewhere]), OfProtocol::HotKeyAccountNotExists);
		let elsewhere = Order { hotkey: hot(5, 5), ..sell(2, TAO) };
		assert_noop!(execute(&elsewhere), OfProtocol::HotKeyAccountNotExists);
	})
}

#[test]
fn order_that_cannot_be_executed_should_be_skipped() {
	run(|| {
		let (good, poor, last) = (buy(1, TAO), buy(2, PURSE), buy(3, TAO));
		let orders = [&good, &poor, &last].map(|order| sign(order.clone())).to_vec();
		let orders = BoundedVec::truncate_from(orders);
		assert_ok!(LimitOrders::execute_orders(relayer(), orders.clone(), false));
		let reason: DispatchError = OfProtocol::NotEnoughBalanceToStake.into();
		let order_id = VersionedOrder::V1(poor.clone()).id();
		System::assert_has_event(Event::OrderSkipped { order_id, reason }.into());
		assert_eq!(status(&good), Some(OrderStatus::Fulfilled));
		assert_eq!(status(&last), Some(OrderStatus::Fulfilled));
		assert_eq!((status(&poor), balance(&trader(2))), (None, PURSE));
		assert_noop!(
			LimitOrders::execute_orders(relayer(), orders, true),
			Own::OrderAlreadyProcessed
		);
	})
}

#[test]
fn skipped_order_should_leave_nothing_behind() {
	run(|| {
		// The TAO and the alpha change hands before the fee, which cannot be paid, fails.
		let to_nobody = Order {
			fee_rate: Perbill::from_parts(1),
			fee_recipient: ganglion_test_chain::stranger(1),
			..buy(1, TAO)
		};
		let orders = BoundedVec::truncate_from(vec![sign(to_nobody.clone())]);
		assert_ok!(LimitOrders::execute_orders(relayer(), orders, false));
		assert_eq!((status(&to_nobody), balance(&trader(1)), staked(1)), (None, PURSE, 0));
		assert_eq!(balance(&cold(10)), ganglion_test_chain::WEALTH);
	})
}
