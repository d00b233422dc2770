//! The moving price.

use crate::exact::{fixed, of_any_size};
use ganglion_economy::moving_price;
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Zero};
use proptest::prelude::*;
use substrate_fixed::types::{I96F32, U64F64};

const ALPHA: i128 = 12_885;
const HALVING: u64 = 201_600;
const ONE_32: i128 = 1 << 32;
const ONE_64: u128 = 1 << 64;

fn next(old: i128, price: u128, alpha: i128, age: u64, halving: u64) -> i128 {
	let (old, alpha) = (I96F32::from_bits(old), I96F32::from_bits(alpha));
	moving_price(old, U64F64::from_bits(price), alpha, age, halving).to_bits()
}

#[test]
fn moving_price_should_stand_still_when_the_subnet_has_just_started() {
	assert_eq!(next(123_456, ONE_64, ALPHA, 0, HALVING), 123_456);
	assert_eq!(next(123_456, ONE_64, ALPHA, 0, 0), 123_456);
}

#[test]
fn moving_price_should_use_half_the_factor_when_the_subnet_is_as_old_as_the_halving() {
	assert_eq!(next(0, ONE_64, ALPHA, HALVING, HALVING), ALPHA / 2);
}

#[test]
fn moving_price_should_count_a_price_above_one_as_one() {
	assert_eq!(next(7, 50 * ONE_64, ALPHA, 1_000, HALVING), next(7, ONE_64, ALPHA, 1_000, HALVING));
}

#[test]
fn moving_price_should_be_the_price_when_the_factor_is_one() {
	assert_eq!(next(9 * ONE_32, ONE_64 / 4, ONE_32, 5, 0), ONE_32 / 4);
	assert_eq!(next(9 * ONE_32, ONE_64 / 4, 70 * ONE_32, 5, 0), ONE_32 / 4);
}

#[test]
fn moving_price_should_count_a_negative_past_as_nothing() {
	assert_eq!(next(-5 * ONE_32, 0, ALPHA, HALVING, HALVING), 0);
	assert_eq!(next(ONE_32, ONE_64, -ALPHA, HALVING, HALVING), ONE_32);
}

#[test]
fn moving_price_should_come_near_a_price_that_lasts() {
	let (mut moving, price) = (0, ONE_64 / 2);
	for age in 0..3_000 {
		moving = next(moving, price, ONE_32 / 100, age, 100);
	}
	// It stops where a hundredth of the gap is less than the last bit.
	assert!((ONE_32 / 2 - 110..=ONE_32 / 2).contains(&moving), "{moving}");
}

#[test]
fn moving_price_should_stop_short_when_a_step_is_below_the_last_bit() {
	let price = ONE_64 / 100_000;
	assert_eq!(next(0, price, ALPHA, u64::MAX, HALVING), 0);
	assert!(next(0, 10 * price, ALPHA, u64::MAX, HALVING) > 0);
}

/// The rule without rounding.
fn exact(old: i128, price: u128, alpha: i128, age: u64, halving: u64) -> BigRational {
	let span = BigInt::from(age) + halving;
	let ripeness = match span.is_zero() {
		true => BigRational::zero(),
		false => BigRational::new(age.into(), span),
	};
	let alpha = fixed(alpha, 32) * ripeness;
	&alpha * fixed(price, 64).min(BigRational::one())
		+ (BigRational::one() - &alpha) * fixed(old, 32)
}

fn price() -> impl Strategy<Value = u128> {
	prop_oneof![4 => of_any_size().prop_map(u128::from), 1 => any::<u128>()]
}

proptest! {
	#[test]
	fn moving_price_should_be_the_exact_one_rounded_down(
		old in 0..4 * ONE_32, price in price(), alpha in 0..=ONE_32, age in of_any_size(),
		halving in of_any_size(),
	) {
		let result = fixed(next(old, price, alpha, age, halving), 32);
		let exact = exact(old, price, alpha, age, halving);
		// The rounded quotient lowers α in favour of the old price, by at most 4 · 2⁻⁶⁴ in all; the
		// result is then rounded down to 2⁻³².
		prop_assert!(result <= &exact + fixed(4, 64));
		prop_assert!(result > exact - fixed(1, 32) - fixed(3, 64));
	}

	#[test]
	fn moving_price_should_lie_between_the_past_and_the_present(
		old in 0..4 * ONE_32, price in price(), alpha in 0..=ONE_32, age: u64, halving: u64,
	) {
		let result = next(old, price, alpha, age, halving);
		let now = (price.min(ONE_64) >> 32) as i128;
		prop_assert!(result <= old.max(now));
		prop_assert!(result >= old.min(now) - 1);
	}

	#[test]
	fn moving_price_should_not_fall_when_the_price_is_higher(
		old in 0..4 * ONE_32, a in price(), b in price(), alpha in 0..=ONE_32, age: u64,
		halving: u64,
	) {
		let at = |price| next(old, price, alpha, age, halving);
		prop_assert!(at(a.min(b)) <= at(a.max(b)));
	}

	#[test]
	fn moving_price_should_keep_any_value_of_its_type(old in 0..=i128::MAX, shift in 0..127_u32) {
		let old = old >> shift;
		prop_assert_eq!(next(old, 0, 0, 0, 0), old, "a pace of 0 changes nothing");
		let slow = next(old, 0, 1, 1, 1);
		let least = old - (old >> 32) - 1;
		prop_assert!((least..=old).contains(&slow), "{} to {}", old, slow);
	}

	#[test]
	fn moving_price_should_not_be_negative_for_any_input(
		old: i128, price: u128, alpha: i128, age: u64, halving: u64,
	) {
		prop_assert!(next(old, price, alpha, age, halving) >= 0);
	}
}
