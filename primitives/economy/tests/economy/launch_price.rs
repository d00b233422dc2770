//! The first price of a new subnet.

use crate::exact::{fixed, of_any_size, ratio};
use ganglion_economy::{launch_alpha, launch_price, Pool};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::One;
use proptest::{collection::vec, prelude::*};
use substrate_fixed::types::U64F64;

fn price(number: f64) -> U64F64 {
	U64F64::from_num(number)
}

fn prices() -> impl Strategy<Value = Vec<u128>> {
	let price = (any::<u128>(), 0..128_u32).prop_map(|(bits, shift)| bits >> shift);
	vec(prop_oneof![1 => Just(0), 6 => price], 0..9)
}

fn launch(bits: &[u128]) -> U64F64 {
	launch_price(bits.iter().copied().map(U64F64::from_bits))
}

#[test]
fn launch_price_should_be_par_when_no_subnet_has_a_price() {
	assert_eq!(launch_price([]), price(1.0));
	assert_eq!(launch_price([price(0.0); 3]), price(1.0));
}

#[test]
fn launch_price_should_be_the_median_of_positive_prices() {
	assert_eq!(launch_price([price(0.5)]), price(0.5));
	assert_eq!(launch_price([8.0, 0.25, 0.5].map(price)), price(0.5));
	assert_eq!(launch_price([8.0, 0.25, 0.0, 0.5].map(price)), price(0.5));
	assert_eq!(launch_price([8.0, 0.25, 0.75, 0.5].map(price)), price(0.625));
}

#[test]
fn launch_alpha_should_be_worth_the_tao() {
	assert_eq!(launch_alpha(1_000, price(1.0)), 1_000);
	assert_eq!(launch_alpha(1_000, price(0.25)), 4_000);
	assert_eq!(launch_alpha(1_000, price(3.0)), 333);
	assert_eq!(launch_alpha(u64::MAX, U64F64::from_bits(1)), u64::MAX);
	assert_eq!(launch_alpha(1_000, U64F64::from_bits(0)), 0);
}

/// The middle of the positive prices, in exact numbers.
fn median(bits: &[u128]) -> Option<BigRational> {
	let mut prices = bits.iter().filter(|bits| **bits > 0).collect::<Vec<_>>();
	prices.sort();
	let count = prices.len();
	match count % 2 {
		_ if count == 0 => None,
		1 => Some(fixed(*prices[count / 2], 64)),
		_ => Some(fixed(BigInt::from(*prices[count / 2 - 1]) + *prices[count / 2], 65)),
	}
}

proptest! {
	#[test]
	fn launch_price_should_be_the_exact_median_rounded_down(bits in prices()) {
		let exact = median(&bits).unwrap_or_else(BigRational::one) / fixed(1, 64);
		prop_assert_eq!(BigInt::from(launch(&bits).to_bits()), exact.floor().to_integer());
	}

	#[test]
	fn launch_price_should_not_depend_on_the_order(bits in prices()) {
		let reversed = bits.iter().rev().copied().collect::<Vec<_>>();
		prop_assert_eq!(launch(&bits), launch(&reversed));
	}

	#[test]
	fn launch_alpha_should_be_the_exact_quotient_rounded_down(
		tao in of_any_size(), bits in 1..=u128::MAX, shift in 0..128_u32,
	) {
		let bits = (bits >> shift).max(1);
		let exact = (ratio(tao, 1) / fixed(bits, 64)).floor().to_integer();
		let alpha = launch_alpha(tao, U64F64::from_bits(bits));
		prop_assert_eq!(BigInt::from(alpha), exact.min(u64::MAX.into()));
	}

	#[test]
	fn new_pool_should_open_at_the_price_or_just_above(
		tao in of_any_size(), bits in 1..=u128::MAX, shift in 0..128_u32,
	) {
		let price = U64F64::from_bits((bits >> shift).max(1));
		let alpha = launch_alpha(tao, price);
		prop_assume!(alpha > 0 && alpha < u64::MAX);
		prop_assert!(Pool::even(alpha, tao).price() >= price);
		prop_assert!(Pool::even(alpha + 1, tao).price() <= price);
	}
}
