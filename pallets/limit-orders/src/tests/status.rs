//! What becomes of orders, cancelling, and the switch.

use crate::{mock::*, types::*, *};
use frame_support::assert_ok;
use ganglion_test_chain::{assert_noop, TAO};
use sp_core::H256;
use sp_runtime::{DispatchResult, TryRuntimeError};

type Own = Error<Test>;

fn cancel(person: u8, order: &Order<ganglion_test_chain::AccountId>) -> DispatchResult {
	let origin = RuntimeOrigin::signed(trader(person));
	LimitOrders::cancel_order(origin, VersionedOrder::V1(order.clone()))
}

#[test]
fn order_should_be_executed_once() {
	run(|| {
		let order = buy(1, TAO);
		assert_ok!(execute(&order));
		assert_eq!(status(&order), Some(OrderStatus::Fulfilled));
		assert_noop!(execute(&order), Own::OrderAlreadyProcessed);
		assert_noop!(batch(core::slice::from_ref(&order)), Own::OrderAlreadyProcessed);
		// Another signature of the same order is no other order.
		assert_noop!(execute_signed(vec![sign(order)]), Own::OrderAlreadyProcessed);
		let twice = buy(1, 2 * TAO);
		let both = vec![sign(twice.clone()), sign(twice.clone())];
		assert_noop!(execute_signed(both.clone()), Own::OrderAlreadyProcessed);
		assert_noop!(batch_signed(both), Own::DuplicateOrderInBatch);
	})
}

#[test]
fn order_should_be_cancelled_by_its_owner() {
	run(|| {
		let order = buy(1, TAO);
		assert_noop!(cancel(2, &order), Own::Unauthorized);
		assert_ok!(cancel(1, &order));
		let order_id = VersionedOrder::V1(order.clone()).id();
		let event = Event::OrderCancelled { order_id, signer: trader(1) };
		System::assert_last_event(event.into());
		assert_eq!(status(&order), Some(OrderStatus::Cancelled));
		assert_noop!(execute(&order), Own::OrderCancelled);
		assert_noop!(batch(core::slice::from_ref(&order)), Own::OrderCancelled);
		assert_noop!(cancel(1, &order), Own::OrderAlreadyProcessed);
		let executed = buy(1, 2 * TAO);
		assert_ok!(execute(&executed));
		assert_noop!(cancel(1, &executed), Own::OrderAlreadyProcessed);
	})
}

#[test]
fn rest_of_an_order_should_be_cancelled() {
	run(|| {
		let order = in_parts(buy(1, 10 * TAO));
		assert_ok!(execute_signed(vec![part(&order, TAO)]));
		assert_ok!(cancel(1, &order));
		assert_noop!(execute_signed(vec![part(&order, TAO)]), Own::OrderCancelled);
	})
}

#[test]
fn nothing_should_be_stored_in_vain() {
	run(|| {
		let foreign = Order { chain_id: CHAIN + 1, ..buy(1, TAO) };
		assert_noop!(cancel(1, &foreign), Own::ChainIdMismatch);
		Moment::set(2_001);
		assert_noop!(cancel(1, &buy(1, TAO)), Own::OrderExpired);
	})
}

#[test]
fn root_should_switch_execution_off_and_on() {
	run(|| {
		let order = buy(1, TAO);
		assert_ok!(LimitOrders::set_pallet_status(RuntimeOrigin::root(), false));
		let event = Event::LimitOrdersPalletStatusChanged { enabled: false };
		System::assert_last_event(event.into());
		assert_noop!(execute(&order), Own::LimitOrdersDisabled);
		assert_noop!(batch(core::slice::from_ref(&order)), Own::LimitOrdersDisabled);
		assert_ok!(cancel(1, &buy(1, 2 * TAO)));
		assert_ok!(LimitOrders::set_pallet_status(RuntimeOrigin::root(), true));
		assert_ok!(execute(&order));
	})
}

#[test]
fn invariants_should_be_checked() {
	chain().execute_with(|| {
		let id = H256::repeat_byte(1);
		Orders::<Test>::insert(id, OrderStatus::PartiallyFilled(0));
		let message = "an order is stored of which nothing is executed";
		assert_eq!(LimitOrders::do_try_state(), Err(TryRuntimeError::Other(message)));
		frame_support::storage::unhashed::put_raw(&Orders::<Test>::hashed_key_for(id), &[9]);
		let message = "an order's status is unreadable";
		assert_eq!(LimitOrders::do_try_state(), Err(TryRuntimeError::Other(message)));
	})
}
