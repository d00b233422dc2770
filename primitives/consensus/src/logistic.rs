//! The logistic function, 1 / (1 + e^-x), in integers.
//!
//! `e^-|x|` is a power of two, `2^-(n + i/256 + r)`: `n` is a shift, `2^-(i/256)` comes from a
//! table, and `2^-r` with `r < 1/256` is a short series. So one evaluation takes a few products
//! whatever the argument, and its relative error is bounded: see [`logistic`] and [`Curve`].

use crate::fraction::{high_mul, quotient, wide_mul, HALF, ONE};

/// A number up to one that may be very small: `mantissa * 2^-64 * 2^-exponent`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Small {
	/// At least 2^62, so the precision does not depend on the size.
	pub(crate) mantissa: u64,
	pub(crate) exponent: u32,
}

impl Small {
	/// As a fraction, rounded down.
	pub(crate) fn fraction(self) -> u64 {
		self.mantissa.checked_shr(self.exponent).unwrap_or(0)
	}
}

/// `1 / (1 + e^(-steepness (a - b)))` of two fractions. The relative error is below 2^-56 while
/// `steepness |a - b|` is below 64, and doubles each time that does.
#[expect(
	clippy::arithmetic_side_effects,
	reason = "the product of a 128-bit number without its lower 16 bits with a 16-bit number fits; \
	          divisors have at least 63 bits"
)]
pub(crate) fn logistic(steepness: u16, a: u64, b: u64) -> Small {
	// |x| log2 e, in parts of 2^111.
	let power = (wide_mul(a.abs_diff(b), LOG2_E) >> 16) * u128::from(steepness);
	let whole = (power >> 111) as u32;
	let decay = exp2_neg((power >> 47) as u64);
	// 1 + e^-|x| in parts of 2^63.
	let one = 1 << 63;
	let sum = one + decay.checked_shr(whole + 1).unwrap_or(0);
	let inverse = if sum > one { quotient(one, 0, sum) } else { ONE };
	if a >= b {
		Small { mantissa: inverse, exponent: 0 }
	} else {
		Small { mantissa: high_mul(decay, inverse), exponent: whole }
	}
}

/// The logistic function of `slope * (value - 1/2)` for many values and one slope, with a relative
/// error below 2^-28 of both the value and its complement.
pub(crate) struct Curve {
	/// Half the slope times log2 e, in parts of 2^56.
	slope: u64,
	/// Whether it rises.
	rising: bool,
}

impl Curve {
	/// The curve of slope `hundredths / 100`.
	#[expect(
		clippy::arithmetic_side_effects,
		reason = "half of 2^15 / 100 * log2 e is below 2^8, so 56 fraction bits fit"
	)]
	pub(crate) fn new(hundredths: i16) -> Self {
		let slope = u128::from(hundredths.unsigned_abs()) * u128::from(LOG2_E) / 100;
		Self { slope: (slope >> 8) as u64, rising: hundredths >= 0 }
	}

	/// The function's value and its complement, as fractions.
	///
	/// All factors have 32 bits: with `decay = e^-|x|`, the greater of the two is `1 / (1 + decay)`
	/// and the lesser is the greater times `decay`.
	#[inline(always)]
	#[expect(
		clippy::arithmetic_side_effects,
		clippy::indexing_slicing,
		reason = "factors are below 2^32; the table has an entry for each 8 bits; the divisor is \
		          at least 2^31"
	)]
	pub(crate) fn at(&self, value: u64) -> (u64, u64) {
		const CENTRE: u64 = 1 << 63;
		let distance = value.abs_diff(CENTRE).min(CENTRE - 1) << 1;
		let power = high_mul(distance, self.slope);
		let (whole, part) = ((power >> 56) as u32, power & ((1 << 56) - 1));
		// 2^8 z, z = r ln 2, in parts of 2^32.
		let z = (((part >> 16) & HALF) * (LN_2 >> 32)) >> 32;
		let series = (1 << 24) - ((z * ((1 << 15) - ((z * CUBE) >> 32))) >> 32);
		let series = (1 << 32) - ((z * series) >> 32);
		let decay = ((POWERS[(part >> 48) as usize] >> 32) * series) >> 32;
		let sum = (1 << 31) + (decay >> (whole + 1).min(63));
		let great = ((1 << 63) / sum).min((1 << 32) - 1);
		let small = (decay * great) >> whole.min(63);
		let great = great << 32;
		if (value >= CENTRE) == self.rising {
			(great, small)
		} else {
			(small, great)
		}
	}
}

/// The third coefficient of the series of [`Curve::at`], 1/6: in parts of 2^32, divided by the 2^24
/// that `(2^8 z)^3` contains.
const CUBE: u64 = 43;

/// `2^-f` of a fraction, as a fraction, with a relative error below 2^-58; at least 2^62.
///
/// `2^-f = 2^-(i/256) * e^-z` with `z < 2^-8.5`; the series of `e^-z` up to `z^6` is wrong by less
/// than 2^-71. With `Z = 2^8 z`, the coefficient of `Z^k` is `2^-8k / k!`.
#[expect(
	clippy::indexing_slicing,
	clippy::arithmetic_side_effects,
	reason = "the table has an entry for each 8 bits; each coefficient exceeds the sum of the \
	          terms after it"
)]
fn exp2_neg(f: u64) -> u64 {
	const COEFFICIENTS: [u64; 6] =
		[1 << 56, 1 << 47, (1 << 40) / 6, (1 << 32) / 24, (1 << 24) / 120, (1 << 16) / 720];
	let z = high_mul(f << 8, LN_2);
	let tail = COEFFICIENTS.iter().rev().fold(0, |tail, next| next - high_mul(z, tail));
	high_mul(POWERS[(f >> 56) as usize], ONE - high_mul(z, tail))
}

/// log2 e, in parts of 2^63.
const LOG2_E: u64 = 0xb8aa_3b29_5c17_f0bc;

/// ln 2, in parts of 2^64.
const LN_2: u64 = 0xb172_17f7_d1cf_79ab;

/// `2^-(i / 256)` as fractions.
static POWERS: [u64; 256] = powers();

/// Each is the product of the roots `2^-(1/2)`, `2^-(1/4)`, … that its bits select.
#[expect(
	clippy::arithmetic_side_effects,
	clippy::indexing_slicing,
	reason = "evaluated at compile time; (2^64)^2 fits 128 bits with room for the square of a root"
)]
const fn powers() -> [u64; 256] {
	let mut powers = [ONE; 256];
	let mut root = 1u64 << 63;
	let mut step = 128;
	while step > 0 {
		root = square_root((root as u128) << 64);
		let mut i = 0;
		while i < 256 {
			if i & step > 0 {
				powers[i] = ((powers[i] as u128 * root as u128) >> 64) as u64;
			}
			i += 1;
		}
		step /= 2;
	}
	powers
}

/// The integer square root of a number whose root fits 64 bits.
#[expect(clippy::arithmetic_side_effects, reason = "below 2^64 squared")]
const fn square_root(number: u128) -> u64 {
	let (mut root, mut bit) = (0u128, 1u128 << 63);
	while bit > 0 {
		if (root | bit) * (root | bit) <= number {
			root |= bit;
		}
		bit >>= 1;
	}
	root as u64
}

#[cfg(test)]
#[allow(clippy::float_arithmetic, reason = "compared with floats, whose error is stated")]
mod tests {
	use super::*;
	use proptest::prelude::*;

	const SCALE: f64 = 18_446_744_073_709_551_616.0;

	fn float(small: Small) -> f64 {
		small.mantissa as f64 / SCALE * (-f64::from(small.exponent)).exp2()
	}

	/// Floats have 53 bits, of which the product with rho loses some.
	fn close(got: f64, exact: f64, bits: i32) -> bool {
		(got - exact).abs() <= exact * 2f64.powi(-bits)
	}

	proptest! {
		#[test]
		fn logistic_should_be_that_of_floats(steepness in 0..100u16, a: u64, b: u64) {
			let x = f64::from(steepness) * ((a as f64) - (b as f64)) / SCALE;
			let exact = 1.0 / (1.0 + (-x).exp());
			prop_assert!(close(float(logistic(steepness, a, b)), exact, 44), "{x}: {exact}");
		}
	}

	proptest! {
		#[test]
		fn logistic_should_mirror_when_arguments_are_swapped(
			steepness in 0..20u16,
			a: u64,
			b: u64,
		) {
			let sum = u128::from(logistic(steepness, a, b).fraction())
				+ u128::from(logistic(steepness, b, a).fraction());
			prop_assert!(sum.abs_diff(1 << 64) <= 1 << 8, "{sum}");
		}
	}

	proptest! {
		#[test]
		fn curve_should_be_that_of_floats(hundredths: i16, value: u64) {
			let x = f64::from(hundredths) / 100.0 * (value as f64 / SCALE - 0.5);
			let (share, rest) = Curve::new(hundredths).at(value);
			let exact = 1.0 / (1.0 + (-x).exp());
			let lack = 1.0 / (1.0 + x.exp());
			// Below 2^-64 the fraction is zero.
			let fits = |got: u64, exact: f64| {
				let error = (got as f64 - exact * SCALE).abs();
				close(got as f64 / SCALE, exact, 28) || error < 2.0
			};
			prop_assert!(fits(share, exact), "{x}: {share} {}", exact * SCALE);
			prop_assert!(fits(rest, lack), "{x}: {rest} {}", lack * SCALE);
		}
	}

	#[test]
	fn logistic_should_be_one_half_when_arguments_are_equal() {
		assert_eq!(logistic(10, 7, 7).fraction().abs_diff(1 << 63), 0);
		assert_eq!(logistic(0, 0, ONE).fraction().abs_diff(1 << 63), 1);
	}
}
