//! Executing orders in parts.

use crate::{mock::*, types::*, *};
use frame_support::assert_ok;
use ganglion_test_chain::{assert_noop, TAO};

type Own = Error<Test>;

#[test]
fn order_should_be_executed_in_parts_up_to_its_amount() {
	run(|| {
		let order = in_parts(buy(1, 10 * TAO));
		assert_ok!(execute_signed(vec![part(&order, 3 * TAO), part(&order, 2 * TAO)]));
		assert_eq!(status(&order), Some(OrderStatus::PartiallyFilled(5 * TAO)));
		assert_eq!(balance(&trader(1)), PURSE - 5 * TAO);
		let wrong = Own::IncorrectPartialFillAmount;
		assert_noop!(execute_signed(vec![part(&order, 5 * TAO + 1)]), wrong);
		assert_noop!(execute_signed(vec![part(&order, u64::MAX)]), Own::IncorrectPartialFillAmount);
		assert_noop!(execute_signed(vec![part(&order, 0)]), Own::IncorrectPartialFillAmount);
		assert_noop!(execute(&order), Own::IncorrectPartialFillAmount);
		assert_ok!(batch_signed(vec![part(&order, 5 * TAO)]));
		assert_eq!(status(&order), Some(OrderStatus::Fulfilled));
		assert_noop!(execute_signed(vec![part(&order, 1)]), Own::OrderAlreadyProcessed);
		assert_eq!(balance(&trader(1)), PURSE - 10 * TAO);
	})
}

#[test]
fn part_should_be_allowed_by_the_order() {
	run(|| {
		let whole = Order { partial_fills_enabled: false, ..in_parts(buy(1, 10 * TAO)) };
		assert_noop!(execute_signed(vec![part(&whole, TAO)]), Own::PartialFillsNotEnabled);
		let anybody = Order { relayer: None, ..in_parts(buy(1, 10 * TAO)) };
		let error = Own::RelayerRequiredForPartialFill;
		assert_noop!(execute_signed(vec![part(&anybody, TAO)]), error);
	})
}

#[test]
fn part_should_be_as_much_as_the_minimum_stake() {
	run(|| {
		let order = in_parts(buy(1, 10 * TAO));
		let error = pallet_subtensor::Error::<Test>::AmountTooLow;
		assert_noop!(execute_signed(vec![part(&order, 1_999_999)]), error);
		assert_ok!(execute_signed(vec![part(&order, 2_000_000)]));
	})
}

#[test]
fn parts_of_one_order_should_not_share_a_batch() {
	run(|| {
		let order = in_parts(buy(1, 10 * TAO));
		let parts = vec![part(&order, TAO), part(&order, TAO)];
		assert_noop!(batch_signed(parts), Own::DuplicateOrderInBatch);
	})
}
