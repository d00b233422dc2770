//! The price of registering a neuron.

use crate::exact::{fixed, floor, of_any_size, ratio};
use ganglion_economy::{
	decay_factor, decay_price, decay_price_over, raise_price, registration::decay_by_factor,
};
use num_bigint::BigInt;
use proptest::prelude::*;
use substrate_fixed::types::U64F64;

const TAO: u64 = 1_000_000_000;
const GROWTH: u128 = 23_242_897_532_874_035_200;

/// `base^exponent` by the definition: the product of the squares that the exponent's bits select.
fn power(base: u128, exponent: u32) -> u128 {
	let squares = (0..16).scan(base, |square, _| {
		let this = *square;
		*square = (this * this) >> 32;
		Some(this)
	});
	squares
		.enumerate()
		.filter(|(bit, _)| exponent >> bit & 1 == 1)
		.fold(1 << 32, |product, (_, square)| (product * square) >> 32)
}

#[test]
fn decay_factor_should_be_known_for_common_half_lives() {
	assert_eq!(decay_factor(0), None);
	assert_eq!(decay_factor(1), Some(1 << 31));
	assert_eq!(decay_factor(360), Some(4_286_705_684));
}

#[test]
fn decay_factor_should_be_the_greatest_that_halves() {
	// All short half-lives, and a sample of the others (all of them pass as well, but take long).
	for half_life in (1..2_000).chain((2_000..=u16::MAX).rev().step_by(61)) {
		let factor = u128::from(decay_factor(half_life).expect("decays"));
		assert!(power(factor, half_life.into()) <= 1 << 31, "{half_life}: {factor}");
		assert!(power(factor + 1, half_life.into()) > 1 << 31, "{half_life}: {factor}");
	}
}

#[test]
fn decay_price_should_stop_at_its_bounds() {
	let factor = decay_factor(360);
	assert_eq!(decay_price(TAO, factor, 0, u64::MAX), 998_076_443);
	assert_eq!(decay_price(TAO, factor, TAO, u64::MAX), TAO);
	assert_eq!(decay_price(TAO, factor, 0, TAO / 2), TAO / 2);
	assert_eq!(decay_price(TAO, None, 0, u64::MAX), TAO);
}

#[test]
fn decay_price_over_should_halve_when_a_half_life_has_passed() {
	for half_life in [1, 2, 7, 360, 7_200, u16::MAX] {
		let halved = decay_price_over(1_000 * TAO, half_life, half_life.into(), 0, u64::MAX);
		// The factor has 32 bits, and its power multiplies that error by the half-life.
		let slack = 1_000 * TAO / (1 << 32) * u64::from(half_life) * 2 + 1;
		assert!(
			halved <= 500 * TAO + slack && halved >= 500 * TAO - slack,
			"{half_life}: {halved}"
		);
	}
}

#[test]
fn decay_price_over_should_reach_the_minimum_when_time_is_long() {
	assert_eq!(decay_price_over(u64::MAX, u16::MAX, u64::MAX, 5, u64::MAX), 5);
	assert_eq!(decay_price_over(u64::MAX, 0, u64::MAX, 5, u64::MAX), u64::MAX);
	assert_eq!(decay_price_over(TAO, 360, 0, 5, u64::MAX), TAO);
}

#[test]
fn raise_price_should_grow_by_the_multiplier() {
	assert_eq!(raise_price(TAO, U64F64::from_bits(GROWTH), 0, u64::MAX), 1_260_000_000);
	assert_eq!(raise_price(TAO, U64F64::from_bits(GROWTH), 0, 1_100_000_000), 1_100_000_000);
	assert_eq!(raise_price(TAO, U64F64::from_bits(5), 0, u64::MAX), TAO);
	assert_eq!(raise_price(u64::MAX, U64F64::from_bits(u128::MAX), 0, u64::MAX), u64::MAX);
	assert_eq!(raise_price(1, U64F64::from_bits(GROWTH), 0, u64::MAX), 1);
}

proptest! {
	#[test]
	fn decay_factor_should_grow_with_the_half_life(half_life in 1..u16::MAX) {
		prop_assert!(decay_factor(half_life) <= decay_factor(half_life + 1));
	}

	#[test]
	fn decay_price_should_be_the_exact_product_rounded_down(price: u64, factor: u32) {
		let exact = floor(&fixed(BigInt::from(price) * factor, 32));
		prop_assert_eq!(decay_price(price, Some(factor), 0, u64::MAX), exact);
	}

	#[test]
	fn decay_price_over_should_be_one_step_when_one_block_has_passed(
		price: u64, half_life: u16, min: u64, max: u64,
	) {
		let stepped = decay_price(price, decay_factor(half_life), min, max);
		prop_assert_eq!(decay_price_over(price, half_life, 1, min, max), stepped);
	}

	#[test]
	fn decay_price_over_should_be_the_exact_power_or_one_below(
		price: u64, half_life in 1..=u16::MAX, blocks in 0..2_000_u32,
	) {
		let factor = decay_factor(half_life).expect("decays");
		let exact = (BigInt::from(factor).pow(blocks) * price) >> (32 * blocks);
		let exact = u64::try_from(exact).expect("fits");
		let decayed = decay_price_over(price, half_life, blocks.into(), 0, u64::MAX);
		prop_assert!(decayed == exact || decayed + 1 == exact, "{} {}", decayed, exact);
	}

	#[test]
	fn decay_price_over_should_be_close_to_flooring_in_each_block(
		price in of_any_size(), half_life in 1..=3_000_u16, blocks in 0..6_000_u64,
		min in of_any_size(), max in of_any_size(),
	) {
		let (min, max) = (min.min(max), min.max(max));
		let price = price.clamp(min, max);
		let factor = decay_factor(half_life);
		let stepped = (0..blocks).fold(price, |price, _| decay_price(price, factor, min, max));
		let decayed = decay_price_over(price, half_life, blocks, min, max);
		let bound = blocks.min(u64::from(half_life) * 3 / 2 + 2);
		prop_assert!(decayed >= stepped && decayed - stepped <= bound, "{} {}", decayed, stepped);
	}

	#[test]
	fn decay_price_over_should_hardly_depend_on_stops(
		price: u64, half_life: u16, a in 0..10_000_u64, b in 0..10_000_u64,
	) {
		let decay = |price, blocks| decay_price_over(price, half_life, blocks, 0, u64::MAX);
		let (straight, stopped) = (decay(price, a + b), decay(decay(price, a), b));
		prop_assert!(straight.abs_diff(stopped) <= 2, "{} {}", straight, stopped);
	}

	#[test]
	fn decay_price_over_should_never_rise_while_time_passes(
		price: u64, half_life: u16, a in of_any_size(), b in of_any_size(), min: u64, max: u64,
	) {
		let at = |blocks| decay_price_over(price, half_life, blocks, min, max);
		prop_assert!(at(a.min(b)) >= at(a.max(b)));
	}

	#[test]
	fn decay_by_factor_should_stay_within_bounds(
		price: u64, factor: Option<u32>, blocks: u64, a: u64, b: u64,
	) {
		let decayed = decay_by_factor(price, factor, blocks, a.min(b), a.max(b));
		prop_assert!((a.min(b)..=a.max(b)).contains(&decayed));
	}

	#[test]
	fn raise_price_should_be_the_exact_product_rounded_down(
		price in of_any_size(), multiplier in 0..20_u128 << 64,
	) {
		let exact = fixed(BigInt::from(price) * multiplier.max(1 << 64), 64);
		let exact = exact.min(ratio(u64::MAX, 1));
		let raised = raise_price(price, U64F64::from_bits(multiplier), 0, u64::MAX);
		prop_assert_eq!(raised, floor(&exact));
	}

	#[test]
	fn raise_price_should_never_lower_a_price_within_bounds(
		price: u64, multiplier: u128, max: u64,
	) {
		let price = price.min(max);
		let raised = raise_price(price, U64F64::from_bits(multiplier), 0, max);
		prop_assert!((price..=max).contains(&raised));
	}
}
