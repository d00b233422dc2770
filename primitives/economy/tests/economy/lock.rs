//! The cost of creating a subnet.

use crate::exact::of_any_size;
use ganglion_economy::{lock_cost, lock_interval, LockCost};
use num_bigint::BigInt;
use proptest::prelude::*;

const TAO: u64 = 1_000_000_000;
const INTERVAL: u64 = 14 * 7_200;
const MIN: u64 = 1_000 * TAO;

/// The state after a creation that cost `last`, in block 5000.
fn paid(last: u64) -> LockCost {
	LockCost { min: MIN, last, last_block: 5_000, interval: INTERVAL }
}

#[test]
fn lock_cost_should_be_the_minimum_when_nobody_has_created_a_subnet() {
	let state = LockCost { last: MIN, last_block: 0, ..paid(0) };
	assert_eq!(lock_cost(&state, 0), MIN);
	assert_eq!(lock_cost(&state, 123_456), MIN);
}

#[test]
fn lock_cost_should_double_when_a_subnet_was_just_created() {
	assert_eq!(lock_cost(&paid(3_000 * TAO), 5_000), 6_000 * TAO);
}

#[test]
fn lock_cost_should_be_the_last_payment_when_an_interval_has_passed() {
	let last = INTERVAL * 30_000_000;
	assert_eq!(lock_cost(&paid(last), 5_000 + INTERVAL), last);
	assert_eq!(lock_cost(&paid(last), 5_000 + INTERVAL / 2), last + last / 2);
}

#[test]
fn lock_cost_should_stop_at_the_minimum_when_two_intervals_have_passed() {
	assert_eq!(lock_cost(&paid(3_000 * TAO), 5_000 + 2 * INTERVAL), MIN);
	assert_eq!(lock_cost(&paid(3_000 * TAO), u64::MAX), MIN);
}

#[test]
fn lock_cost_should_fall_within_two_blocks_when_the_interval_is_nothing() {
	let state = LockCost { interval: 0, ..paid(3_000 * TAO) };
	assert_eq!(lock_cost(&state, 5_000), 6_000 * TAO);
	assert_eq!(lock_cost(&state, 5_002), MIN);
}

#[test]
fn lock_interval_should_follow_the_emission() {
	assert_eq!(lock_interval(INTERVAL, TAO), INTERVAL);
	assert_eq!(lock_interval(INTERVAL, TAO / 2), INTERVAL / 2);
	assert_eq!(lock_interval(INTERVAL, 0), 0);
	assert_eq!(lock_interval(u64::MAX, u64::MAX), u64::MAX);
}

prop_compose! {
	fn any_state()(
		min in of_any_size(), last in of_any_size(), last_block in of_any_size(),
		interval in of_any_size(),
	) -> LockCost {
		LockCost { min, last, last_block, interval }
	}
}

proptest! {
	#[test]
	fn lock_cost_should_stay_within_its_bounds(state in any_state(), now in of_any_size()) {
		let cost = lock_cost(&state, now);
		prop_assert!(cost >= state.min);
		prop_assert!(cost <= state.min.max(state.last.saturating_mul(2)));
	}

	#[test]
	fn lock_cost_should_be_the_formula_in_exact_numbers(
		state in any_state(), age in of_any_size(),
	) {
		let LockCost { min, last, last_block, interval } = state;
		let now = last_block.saturating_add(age);
		let fall = BigInt::from(last / interval.max(1)) * (now - last_block);
		let times = if last_block == 0 { 1_u8 } else { 2 };
		let exact = BigInt::from(last) * times - fall;
		let expected = exact.max(min.into()).min(u64::MAX.into());
		prop_assert_eq!(BigInt::from(lock_cost(&state, now)), expected);
	}

	#[test]
	fn lock_cost_should_never_rise_while_time_passes(
		state in any_state(), a in of_any_size(), b in of_any_size(),
	) {
		prop_assert!(lock_cost(&state, a.min(b)) >= lock_cost(&state, a.max(b)));
	}
}
