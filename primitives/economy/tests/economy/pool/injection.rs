//! Injections keep the price.

use super::{big, pools, price};
use crate::exact::{accepted, of_any_size, ratio};
use ganglion_economy::pool::{Pool, PoolError, WEIGHT_EVEN, WEIGHT_WHOLE};
use num_bigint::BigInt;
use num_rational::BigRational;
use proptest::prelude::*;

fn exact_price(pool: &Pool) -> BigRational {
	let (numerator, denominator) = price(pool);
	ratio(BigInt::from(numerator), BigInt::from(denominator))
}

#[test]
fn injection_should_leave_the_weights_when_it_is_in_proportion() {
	let pool = Pool::even(4_000_000, 1_000_000).inject(400, 100).expect("in range");
	assert_eq!(pool, Pool::even(4_000_400, 1_000_100));
}

#[test]
fn injection_should_shift_weight_to_what_comes_in() {
	// Twice the TAO at the same price: it is two thirds of what the pool is worth.
	let pool = Pool::even(1_000_000, 1_000_000).inject(0, 1_000_000).expect("in range");
	assert_eq!((pool.alpha(), pool.tao()), (1_000_000, 2_000_000));
	assert_eq!(pool.tao_weight(), 666_666_666_666_666_666);
}

#[test]
fn injection_should_be_refused_when_a_weight_would_leave_its_range() {
	let pool = Pool::even(1_000_000, 1_000_000);
	assert!(pool.inject(98_000_000, 0).is_ok());
	assert_eq!(pool.inject(98_000_100, 0), Err(PoolError::WeightOutOfRange));
	assert!(pool.inject(0, 98_000_000).is_ok());
	assert_eq!(pool.inject(0, 98_000_100), Err(PoolError::WeightOutOfRange));
}

#[test]
fn injection_should_be_refused_when_a_reserve_is_empty() {
	for pool in [Pool::even(0, 5), Pool::even(5, 0), Pool::even(0, 0)] {
		assert_eq!(pool.inject(7, 7), Err(PoolError::WeightOutOfRange));
	}
}

#[test]
fn injection_should_be_refused_when_a_reserve_would_overflow() {
	let pool = Pool::even(u64::MAX, u64::MAX);
	assert_eq!(pool.inject(1, 0), Err(PoolError::ReserveOverflow));
	assert_eq!(pool.inject(0, 1), Err(PoolError::ReserveOverflow));
	assert_eq!(pool.inject(0, 0).map(|pool| pool.tao_weight()), Ok(WEIGHT_EVEN));
}

proptest! {
	#[test]
	fn injection_should_keep_the_price(
		pool in pools(), alpha in of_any_size(), tao in of_any_size(),
	) {
		let after = accepted(pool.inject(alpha, tao))?;
		let (before, now) = (exact_price(&pool), exact_price(&after));
		prop_assert!(before <= now);
		let (n, m) = (after.tao_weight(), after.alpha_weight());
		let rise = ratio(WEIGHT_WHOLE, BigInt::from(n) * (m - 1));
		prop_assert!(now < &before + &before * rise);
	}

	#[test]
	fn injection_should_put_in_what_it_is_given(
		pool in pools(), alpha in of_any_size(), tao in of_any_size(),
	) {
		let after = accepted(pool.inject(alpha, tao))?;
		prop_assert_eq!((after.alpha() - pool.alpha(), after.tao() - pool.tao()), (alpha, tao));
	}

	#[test]
	fn injection_should_give_the_weight_of_the_formula(
		pool in pools(), alpha in of_any_size(), tao in of_any_size(),
	) {
		let alpha_part = big(pool.alpha_weight()) * pool.tao() * (big(pool.alpha()) + alpha);
		let tao_part = big(pool.tao_weight()) * pool.alpha() * (big(pool.tao()) + tao);
		let weight = &tao_part * WEIGHT_WHOLE / (alpha_part + &tao_part);
		let weight = u64::try_from(weight).expect("below one");
		let expected = match (pool.alpha().checked_add(alpha), pool.tao().checked_add(tao)) {
			(Some(alpha), Some(tao)) => Pool::new(alpha, tao, weight),
			_ => Err(PoolError::ReserveOverflow),
		};
		prop_assert_eq!(pool.inject(alpha, tao), expected);
	}
}
