//! The price of a pool.

use super::{big, pools, price, weights};
use crate::exact::of_any_size;
use ganglion_economy::pool::{Pool, PoolError, WEIGHT_EVEN, WEIGHT_MIN, WEIGHT_WHOLE};
use num_bigint::BigUint;
use proptest::prelude::*;
use substrate_fixed::types::U64F64;

#[test]
fn pool_should_be_refused_when_a_weight_is_out_of_range() {
	for weight in [0, WEIGHT_MIN - 1, WEIGHT_WHOLE - WEIGHT_MIN + 1, WEIGHT_WHOLE, u64::MAX] {
		assert_eq!(Pool::new(1, 1, weight), Err(PoolError::WeightOutOfRange), "{weight}");
	}
	for weight in [WEIGHT_MIN, WEIGHT_EVEN, WEIGHT_WHOLE - WEIGHT_MIN] {
		assert!(Pool::new(1, 1, weight).is_ok(), "{weight}");
	}
}

#[test]
fn price_should_be_the_reserves_quotient_when_weights_are_even() {
	let pool = Pool::even(4_000, 1_000);
	assert_eq!(pool.price(), U64F64::from_num(0.25));
	assert_eq!(pool.sqrt_price(), U64F64::from_num(0.5));
	assert_eq!(pool.price_in_rao(), 250_000_000);
}

#[test]
fn price_should_be_exact_in_rao_when_it_is_no_binary_fraction() {
	assert_eq!(Pool::even(10, 1).price_in_rao(), 100_000_000);
}

#[test]
fn price_should_be_nothing_when_a_reserve_is_empty() {
	for pool in [Pool::even(0, 5), Pool::even(5, 0), Pool::even(0, 0)] {
		assert_eq!((pool.price(), pool.price_in_rao()), (U64F64::from_num(0), 0));
		assert_eq!(pool.sqrt_price(), U64F64::from_num(0));
	}
}

#[test]
fn price_should_stop_at_its_types_end() {
	let dear = Pool::new(1, u64::MAX, WEIGHT_MIN).expect("in range");
	assert_eq!((dear.price(), dear.price_in_rao()), (U64F64::from_bits(u128::MAX), u64::MAX));
	// √(99 · (2⁶⁴ − 1)) in units of 2⁻⁶⁴.
	let bits = ((BigUint::from(99_u8) * u64::MAX) << 128_u32).sqrt();
	assert_eq!(BigUint::from(dear.sqrt_price().to_bits()), bits);
}

proptest! {
	#[test]
	fn price_should_be_the_exact_one_rounded_down(pool in pools()) {
		let (numerator, denominator) = price(&pool);
		let exact = (numerator.clone() << 64_u32) / (&denominator * 1_000_000_000_u64);
		prop_assert_eq!(BigUint::from(pool.price().to_bits()), exact.min(u128::MAX.into()));
		prop_assert_eq!(big(pool.price_in_rao()), (numerator / denominator).min(u64::MAX.into()));
	}

	#[test]
	fn sqrt_price_should_be_the_exact_root_rounded_down(pool in pools()) {
		let root = BigUint::from(pool.sqrt_price().to_bits());
		let (numerator, denominator) = price(&pool);
		let square = numerator << 128_u32;
		let denominator = denominator * 1_000_000_000_u64;
		prop_assert!(root.pow(2) * &denominator <= square);
		prop_assert!((root + 1_u8).pow(2) * denominator > square);
	}

	#[test]
	fn weights_should_sum_to_the_whole(
		alpha in of_any_size(), tao in of_any_size(), weight in weights(),
	) {
		let pool = Pool::new(alpha, tao, weight).expect("in range");
		prop_assert_eq!(pool.alpha_weight() + pool.tao_weight(), WEIGHT_WHOLE);
	}
}
