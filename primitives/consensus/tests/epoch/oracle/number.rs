//! Exact rationals, and the only place where they may be truncated.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, ToPrimitive, Zero};

pub type Q = BigRational;

/// [`settle`] truncates numerators and denominators that are longer than this.
const LONG: u64 = 512;

/// The significant bits that [`settle`] leaves.
const SIGNIFICANT: i64 = 256;

/// A number within 2^-SNAP below a whole unit counts as that unit: see [`to_u16`].
const SNAP: usize = 96;

pub fn int(x: impl Into<BigInt>) -> Q {
	Q::from_integer(x.into())
}

pub fn ratio(a: impl Into<BigInt>, b: impl Into<BigInt>) -> Q {
	Q::new(a.into(), b.into())
}

/// A share of 65535.
pub fn part(x: u16) -> Q {
	ratio(x, 65_535)
}

/// The number itself if it is short. A long one is rounded towards zero to 256 significant bits,
/// with a relative error below 2^-255.
///
/// Must not be used on numbers that a decision depends on.
pub fn settle(x: Q) -> Q {
	let (numerator, denominator) = (x.numer().bits(), x.denom().bits());
	if numerator.max(denominator) <= LONG {
		return x;
	}
	let shift = SIGNIFICANT - (numerator as i64 - denominator as i64);
	let power = |bits: i64| BigInt::one() << bits.max(0) as usize;
	let quotient = x.numer() * power(shift) / (x.denom() * power(-shift));
	Q::new(quotient * power(-shift), power(shift))
}

/// The sum, settled.
pub fn sum<'a>(list: impl IntoIterator<Item = &'a Q>) -> Q {
	list.into_iter().filter(|x| !x.is_zero()).fold(Q::zero(), |a, b| settle(a + b))
}

/// Each number divided by the sum of all; zeros stay zeros.
pub fn normalise(list: &[Q]) -> Vec<Q> {
	let whole = sum(list);
	list.iter().map(|x| if x.is_zero() { Q::zero() } else { settle(x / &whole) }).collect()
}

/// The number in fixed point with `bits` fractional bits, rounded down.
pub fn fixed(x: &Q, bits: usize) -> BigInt {
	(x * int(BigInt::one() << bits)).floor().to_integer()
}

/// `floor(x)` of a number that may have been settled: one less than 2^-96 below an integer counts
/// as that integer.
pub fn floor(x: &Q) -> BigInt {
	(x + ratio(1, BigInt::one() << SNAP)).floor().to_integer()
}

/// The nearest integer, upwards from the middle.
pub fn round(x: &Q) -> BigInt {
	floor(&(x + ratio(1, 2)))
}

/// `ceil(x)`, with an integer's neighbourhood counted as in [`floor`].
pub fn ceil(x: &Q) -> BigInt {
	-floor(&-x)
}

/// `floor(65535 x)` of a share of one.
pub fn to_u16(x: &Q) -> u16 {
	assert!(!x.is_negative(), "shares are not negative");
	floor(&(x * int(65_535))).to_u16().expect("a share of one")
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn settled_number_should_have_lost_less_than_was_said() {
		let three = |power: u32| BigInt::from(3).pow(power);
		let seven = |power: u32| BigInt::from(7).pow(power);
		for x in
			[Q::new(seven(300), three(2_000)), Q::new(three(2_000), seven(300)), int(seven(400))]
		{
			let settled = settle(x.clone());
			let shifted = settled.numer().trailing_zeros().expect("not zero");
			assert!(settled.numer().bits() - shifted <= 257, "{settled}");
			let lost = (&x - settled) / x;
			assert!(lost.is_positive() && lost < ratio(1, BigInt::one() << 255));
		}
		let short = ratio(1, three(300));
		assert_eq!(settle(short.clone()), short);
	}

	#[test]
	fn floor_should_be_the_unit_when_a_hair_is_missing() {
		let hair = |bits: usize| ratio(1, BigInt::one() << bits);
		assert_eq!(floor(&(int(7) - hair(97))), 7.into());
		assert_eq!(floor(&(int(7) - hair(95))), 6.into());
		assert_eq!((ceil(&(int(7) + hair(97))), ceil(&(int(7) + hair(95)))), (7.into(), 8.into()));
		assert_eq!((round(&ratio(13, 2)), round(&ratio(129, 20))), (7.into(), 6.into()));
	}
}
