//! Random orders: nothing is made or lost, and each order keeps what its owner has signed.

use crate::{mock::*, types::*, *};
use frame_support::BoundedVec;
use ganglion_test_chain::{AccountId, NETUID, TAO};
use proptest::prelude::*;
use sp_runtime::Perbill;

/// An order of one of five people, mostly one that can be executed.
fn any_order() -> impl Strategy<Value = Order<AccountId>> {
	let order_type = prop_oneof![
		2 => Just(OrderType::LimitBuy),
		1 => Just(OrderType::TakeProfit),
		1 => Just(OrderType::StopLoss),
	];
	let amount = prop_oneof![1_900_000..20 * TAO, 1_900_000..3_000_000u64];
	let rate = prop_oneof![Just(0), 0..1_000_000_000u32];
	// In thousandths of the price at the start.
	let limit = prop_oneof![Just(0), Just(1_000_000), 900..1_100u64];
	let slippage = proptest::option::weighted(0.3, 0..200_000_000u32);
	(1..=5u8, order_type, amount, rate, limit, slippage).prop_map(
		|(person, order_type, amount, rate, limit, slippage)| Order {
			limit_price: 250_000 * limit,
			fee_rate: Perbill::from_parts(rate),
			max_slippage: slippage.map(Perbill::from_parts),
			..order(person, order_type, amount)
		},
	)
}

/// What a person has: TAO and alpha, in rao.
fn purse(person: u8) -> (u64, u64) {
	(balance(&trader(person)), staked(person))
}

/// What each executed order has given and received.
fn executed() -> Vec<(AccountId, OrderType, u64, u64)> {
	let events = System::events().into_iter();
	let executed = events.filter_map(|record| match record.event {
		RuntimeEvent::LimitOrders(Event::OrderExecuted {
			signer,
			order_type,
			amount_in,
			amount_out,
			..
		}) => Some((signer, order_type, amount_in, amount_out)),
		_ => None,
	});
	executed.collect()
}

/// Asserts that the people's purses have changed by what the events tell. Shares of stake may lose
/// a unit by rounding.
fn check_purses(before: &[(u64, u64)]) {
	for (person, (tao, alpha)) in (1..=5u8).zip(before) {
		let (mut tao, mut alpha, mut trades) = (i128::from(*tao), i128::from(*alpha), 0);
		for (_, order_type, given, received) in
			executed().into_iter().filter(|(signer, ..)| *signer == trader(person))
		{
			trades += 1;
			let (given, received) = (i128::from(given), i128::from(received));
			match order_type.side() {
				OrderSide::Buy => (tao, alpha) = (tao - given, alpha + received),
				OrderSide::Sell => (tao, alpha) = (tao + received, alpha - given),
			}
		}
		let now = purse(person);
		assert_eq!(i128::from(now.0), tao);
		assert!((i128::from(now.1) - alpha).abs() <= trades + 1);
	}
}

fn run_random(orders: Vec<Order<AccountId>>, together: bool) {
	run(|| {
		for person in 1..=4 {
			stake(person, 100 * TAO);
		}
		System::reset_events();
		let before: Vec<_> = (1..=5).map(purse).collect();
		let signed = BoundedVec::truncate_from(orders.iter().cloned().map(sign).collect());
		if together {
			let outcome = LimitOrders::execute_batched_orders(relayer(), NETUID, signed);
			assert_eq!(executed().len(), if outcome.is_ok() { orders.len() } else { 0 });
		} else {
			LimitOrders::execute_orders(relayer(), signed, false).unwrap();
		}
		check_purses(&before);
	})
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(16))]

	#[test]
	fn orders_should_change_what_they_say(orders in prop::collection::vec(any_order(), 1..8)) {
		run_random(orders, false);
	}

	#[test]
	fn batches_should_change_what_they_say(orders in prop::collection::vec(any_order(), 1..8)) {
		run_random(orders, true);
	}
}
