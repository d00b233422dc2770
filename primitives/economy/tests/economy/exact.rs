//! Exact rationals to compare with, and strategies that several tests use.

use ganglion_economy::SafeFloat;
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, ToPrimitive, Zero};
use proptest::prelude::*;

/// The number `numerator / denominator`.
pub fn ratio(numerator: impl Into<BigInt>, denominator: impl Into<BigInt>) -> BigRational {
	BigRational::new(numerator.into(), denominator.into())
}

/// The number with these bits, of which `fraction_bits` are the fraction.
pub fn fixed(bits: impl Into<BigInt>, fraction_bits: u32) -> BigRational {
	ratio(bits, BigInt::one() << fraction_bits)
}

/// The exact value of a share.
pub fn decimal(share: &SafeFloat) -> BigRational {
	let scale = num_traits::pow(BigInt::from(10), share.exponent().unsigned_abs() as usize);
	match share.exponent() < 0 {
		true => ratio(share.mantissa(), scale),
		false => BigRational::from_integer(BigInt::from(share.mantissa()) * scale),
	}
}

/// The integer part of a non-negative number.
pub fn floor(number: &BigRational) -> u64 {
	number.floor().to_integer().to_u64().expect("fits")
}

/// Numbers of every size: short ones are as frequent as long ones.
pub fn of_any_size() -> impl Strategy<Value = u64> {
	(any::<u64>(), 0..64_u32).prop_map(|(number, shift)| number >> shift)
}

/// Numbers up to `max`, of every size.
pub fn up_to(max: u64) -> impl Strategy<Value = u64> {
	of_any_size().prop_map(move |number| number % (max + 1))
}

/// A whole divided by largest remainder, in exact numbers: each part rounded down, then one unit
/// each to the largest fractions, of equals to the lower index. Nothing where all weights are 0.
pub fn largest_remainder(total: u64, weights: &[BigInt]) -> Vec<u64> {
	let whole = weights.iter().sum::<BigInt>();
	if whole.is_zero() {
		return vec![0; weights.len()];
	}
	let exact = |weight: &BigInt| ratio(weight * total, whole.clone());
	let mut parts = weights.iter().map(|weight| floor(&exact(weight))).collect::<Vec<_>>();
	let given = parts.iter().map(|part| u128::from(*part)).sum::<u128>();
	let mut order = (0..weights.len()).collect::<Vec<_>>();
	// The sort is stable: equals stay in the order of their indices.
	order.sort_by_key(|index| std::cmp::Reverse(exact(&weights[*index]).fract()));
	let left = usize::try_from(u128::from(total) - given).expect("less than a unit each");
	order.into_iter().take(left).for_each(|index| parts[index] += 1);
	parts
}

/// The result of an operation that a law is about. If the operation is refused, another input is
/// drawn, and too many refusals fail the test: no law passes because everything was refused.
pub fn accepted<T, E: std::fmt::Debug>(result: Result<T, E>) -> Result<T, TestCaseError> {
	result.map_err(|refusal| TestCaseError::reject(format!("{refusal:?}")))
}
