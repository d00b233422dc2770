//! Exact rationals to compare with, and strategies in common use.

use ganglion_economy::SafeFloat;
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, ToPrimitive};
use proptest::prelude::*;

/// The number `numerator / denominator`.
pub fn ratio(numerator: impl Into<BigInt>, denominator: impl Into<BigInt>) -> BigRational {
	BigRational::new(numerator.into(), denominator.into())
}

/// The number whose bits have that many fraction bits.
pub fn fixed(bits: impl Into<BigInt>, fraction_bits: u32) -> BigRational {
	ratio(bits, BigInt::one() << fraction_bits)
}

/// The number a share stands for.
pub fn decimal(share: &SafeFloat) -> BigRational {
	let scale = num_traits::pow(BigInt::from(10), share.exponent().unsigned_abs() as usize);
	match share.exponent() < 0 {
		true => ratio(share.mantissa(), scale),
		false => BigRational::from_integer(BigInt::from(share.mantissa()) * scale),
	}
}

/// The whole part of a non-negative number.
pub fn floor(number: &BigRational) -> u64 {
	number.floor().to_integer().to_u64().expect("fits")
}

/// Numbers of every size: as many of one digit as of ten.
pub fn of_any_size() -> impl Strategy<Value = u64> {
	(any::<u64>(), 0..64_u32).prop_map(|(number, shift)| number >> shift)
}

/// Numbers up to `max`, of every size.
pub fn up_to(max: u64) -> impl Strategy<Value = u64> {
	of_any_size().prop_map(move |number| number % (max + 1))
}
