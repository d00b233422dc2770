//! Powers lie between their bounds: proved by exact integers where exponents are short, by high
//! precision where they are long.

use crate::{exact::accepted, real};
use ganglion_economy::power::{power, Bounds, MAX_EXPONENT, ONE};
use num_bigint::{BigInt, BigUint};
use num_traits::One;
use primitive_types::U256;
use proptest::prelude::*;

/// The sum of a pool's weights: exponents are quotients of weights.
const WHOLE: u64 = 1_000_000_000_000_000_000;

fn big(number: U256) -> BigUint {
	BigUint::from_bytes_le(&number.to_little_endian())
}

/// Numbers of every length up to `bits`.
fn integers(bits: u32) -> impl Strategy<Value = U256> {
	(any::<[u64; 4]>(), 256 - bits..256)
		.prop_map(|(words, shift)| (U256(words) >> shift).max(1.into()))
}

/// Two numbers whose quotient is one or close to it, at every distance.
fn close() -> impl Strategy<Value = (U256, U256)> {
	(integers(188), integers(188)).prop_map(|(a, b)| (a, a.saturating_add(b % a)))
}

fn bases() -> impl Strategy<Value = (U256, U256)> {
	prop_oneof![
		(integers(256), integers(256)),
		(integers(64), integers(64)),
		close(),
		close().prop_map(|(a, b)| (b, a)),
	]
}

/// Bases far above one.
fn great_bases() -> impl Strategy<Value = (U256, U256)> {
	(integers(256), integers(256)).prop_map(|(a, b)| (a.max(b), a.min(b)))
}

fn short_exponents() -> impl Strategy<Value = (u64, u64)> {
	(1..40_u64, 1..40_u64)
}

/// Quotients of two weights.
fn long_exponents() -> impl Strategy<Value = (u64, u64)> {
	let least = WHOLE / 100;
	prop_oneof![
		(least..=WHOLE - least).prop_map(|weight| (weight, WHOLE - weight)),
		(least..=WHOLE - least).prop_map(|weight| (weight, WHOLE)),
	]
}

/// Whether `number · 2⁻¹²⁸` is at most `(a/b)^(p/q)`: `number^q · b^p ≤ a^p · 2^(128 q)`.
fn is_at_most_power(number: &BigUint, base: (U256, U256), exponent: (u64, u64)) -> bool {
	let (a, b) = (big(base.0), big(base.1));
	let (p, q) = (exponent.0 as u32, exponent.1 as u32);
	number.pow(q) * b.pow(p) <= a.pow(p) << (128 * q)
}

/// Whether the bounds are as close as [`power`] promises, measured by the lower one.
fn are_tight(bounds: Bounds) -> bool {
	bounds.upper - bounds.lower <= (bounds.lower >> 111) + 4
}

#[test]
fn power_should_be_exact_when_it_is_one_or_nothing() {
	let exact = |base: (u64, u64), exponent| power((base.0.into(), base.1.into()), exponent);
	let (one, nothing) =
		(Bounds { lower: ONE, upper: ONE }, Bounds { lower: 0.into(), upper: 0.into() });
	assert_eq!(exact((3, 3), (7, 9)), Some(one));
	assert_eq!(exact((3, 4), (0, 9)), Some(one));
	assert_eq!(exact((0, 4), (0, 9)), Some(one));
	assert_eq!(exact((0, 4), (1, 9)), Some(nothing));
}

#[test]
fn power_should_be_refused_when_it_is_not_defined() {
	assert_eq!(power((1.into(), 0.into()), (1, 1)), None);
	assert_eq!(power((0.into(), 0.into()), (0, 1)), None);
	assert_eq!(power((1.into(), 2.into()), (1, 0)), None);
}

#[test]
fn power_should_be_refused_when_the_exponent_is_too_great() {
	let half = |p, q| power((1.into(), 2.into()), (p, q));
	assert!(half(MAX_EXPONENT, 1).is_some());
	assert_eq!(half(MAX_EXPONENT + 1, 1), None);
	assert!(half(u64::MAX, u64::MAX / MAX_EXPONENT + 1).is_some());
	assert_eq!(half(u64::MAX, 1), None);
}

#[test]
fn power_should_be_refused_when_it_is_too_great() {
	let two = |p| power((2.into(), 1.into()), (p, 1));
	assert!(two(63).is_some());
	assert_eq!(two(65), None);
	assert_eq!(power((U256::MAX, 1.into()), (MAX_EXPONENT, 1)), None);
}

#[test]
fn power_should_be_bounded_by_a_few_units_when_it_is_tiny() {
	let bounds = power((1.into(), U256::MAX), (MAX_EXPONENT, 1)).expect("defined");
	assert_eq!(bounds.lower, 0.into());
	assert!(!bounds.upper.is_zero() && bounds.upper <= 4.into());
}

#[test]
fn power_should_be_half_when_a_half_is_raised_to_one() {
	let Bounds { lower, upper } = power((1.into(), 2.into()), (1, 1)).expect("defined");
	assert!(lower < ONE / 2 && ONE / 2 < upper);
	assert!(are_tight(Bounds { lower, upper }));
}

/// The oracle itself, where the exact value is known.
#[test]
fn real_power_should_agree_with_exact_integers() {
	let cases = [
		((2, 3), (5, 7)),
		((1, 1_001), (99, 1)),
		((1_001, 1), (1, 2)),
		((999_999, 1_000_000), (3, 8)),
	];
	for ((a, b), (p, q)) in cases {
		let (a, b) = (BigUint::from(a as u32), BigUint::from(b as u32));
		let (mantissa, shift) = real::power((&a, &b), (p, q));
		let value = real::shifted(&mantissa, shift + 1_024);
		let error = real::shifted(&mantissa, shift + 1_024 - i64::from(real::ERROR));
		let bits = (real::BITS + 1_024) as usize * q as usize;
		let exact = BigInt::from(a.pow(p as u32)) << bits;
		let power_of = |number: BigInt| number.pow(q as u32) * BigInt::from(b.pow(p as u32));
		assert!(power_of(&value - &error) < exact && exact < power_of(&value + &error));
	}
}

proptest! {
	#[test]
	fn power_should_lie_between_its_bounds_when_the_exponent_is_short(
		base in bases(), exponent in short_exponents(),
	) {
		let Bounds { lower, upper } = accepted(power(base, exponent).ok_or("too great"))?;
		prop_assert!(is_at_most_power(&big(lower), base, exponent));
		// Exactly at the upper bound only if the power is known exactly.
		let is_exact = lower == upper;
		prop_assert_eq!(is_at_most_power(&big(upper), base, exponent), is_exact);
	}

	#[test]
	fn power_should_lie_between_its_bounds_when_the_exponent_is_long(
		base in bases(), exponent in long_exponents(),
	) {
		let Bounds { lower, upper } = accepted(power(base, exponent).ok_or("too great"))?;
		let (mantissa, shift) = real::power((&big(base.0), &big(base.1)), exponent);
		let error = BigInt::one() << (real::BITS - real::ERROR + 2);
		let to_units = |number: BigInt| real::shifted(&number, shift + 128 - i64::from(real::BITS));
		let (below, above) = (to_units(&mantissa - &error), to_units(mantissa + error) + 1);
		prop_assert!(BigInt::from(big(lower)) <= above);
		prop_assert!(below <= BigInt::from(big(upper)));
	}

	#[test]
	fn power_should_have_close_bounds(
		base in bases(), exponent in prop_oneof![short_exponents(), long_exponents()],
	) {
		let bounds = accepted(power(base, exponent).ok_or("too great"))?;
		prop_assert!(bounds.lower <= bounds.upper);
		prop_assert!(are_tight(bounds));
	}

	#[test]
	fn power_should_stay_on_its_side_of_one(base in bases(), exponent in long_exponents()) {
		match power(base, exponent) {
			Some(bounds) if base.0 < base.1 => prop_assert!(bounds.upper <= ONE),
			Some(bounds) => prop_assert!(bounds.lower >= ONE),
			None => prop_assert!(base.0 > base.1),
		}
	}

	#[test]
	fn power_should_be_refused_only_when_it_is_great(
		base in great_bases(), exponent in short_exponents(),
	) {
		prop_assume!(power(base, exponent).is_none());
		let nearly = (BigUint::one() << 192_u32) - (BigUint::one() << 81_u32);
		prop_assert!(is_at_most_power(&nearly, base, exponent));
	}

	#[test]
	fn power_should_be_total(
		a: [u64; 4], b: [u64; 4], p: u64, q: u64, shifts in (0..256_u32, 0..256_u32),
	) {
		let base = (U256(a) >> shifts.0, U256(b) >> shifts.1);
		let is_defined = !base.1.is_zero() && q > 0 && p / q < MAX_EXPONENT;
		match power(base, (p, q)) {
			Some(bounds) => prop_assert!(bounds.lower <= bounds.upper),
			// Only a base above one can be too great.
			None => prop_assert!(!is_defined || base.0 > base.1),
		}
	}
}
