//! Powers with a rational exponent, between two bounds.
//!
//! The payouts of a weighted pool are powers such as `(1000/1001)^(0.4/0.6)`: irrational in
//! general, with exponents of 18 digits. A result that is merely close would favour the trader in
//! about every second trade. So a lower and an upper bound of the true value are computed, and
//! callers take the one that favours the pool.
//!
//! # Method
//!
//! `(a/b)^(p/q) = 2^(±(p/q) · t)` with `t = |log₂(a/b)|`, in three steps of 128-bit fixed point:
//!
//! 1. **Logarithm.** `t = n + i/64 + log₂ m`, where `n` follows from the lengths of `a` and `b` in
//!    bits, `i` from a table of `2^(i/64)`, and `1 ≤ m < 2^(1/64)`. With `s = (m − 1)/(m + 1)` (the
//!    only long division), `log₂ m` is `2/ln 2 · artanh s = 2/ln 2 · (s + s³/3 + … + s¹⁵/15)`.
//! 2. **Exponent.** `E = ⌊t · p / q⌋`, the product in 256 bits.
//! 3. **Exponential.** `2^E = 2^n · 2^(i/64) · e^z` from the same table, with `0 ≤ z < 2^-6.5` and
//!    `e^z = 1 + z + … + z¹³/13!`.
//!
//! No loop depends on the values: a power takes about 35 products of 128 bits and two divisions.
//!
//! # Error
//!
//! All numbers are non-negative and every operation rounds down. In units of 2⁻¹²⁸, the error of
//! `t` is at most the sum of
//!
//! | source | error |
//! |---|---|
//! | numbers of more than 127 bits, truncated to their first 127 (relative error 2⁻¹²⁶ each, opposite signs) | 5.8 |
//! | the product with the table's entry (two roundings of a number of at least 2¹²⁶) | 11.6 |
//! | `artanh s`: the quotient 1, the roundings of the series 1.1, its remainder `s¹⁷/17` with `s < 2^-7.5` 0.1; times `2/ln 2` | 6.4 |
//! | that product, in units of 2⁻¹²⁶ | 4 |
//! | its truncation to units of 2⁻¹²⁰ | 256 |
//!
//! which is less than 284, that is `1.12 · 2⁻¹²⁰`. So the error of `E` is less than
//! `(1.12 · p/q + 1) · 2⁻¹²⁰`, and the relative error of `2^E` less than `ln 2` times that (plus
//! one part in 2¹¹² of it for the curvature). The last step adds less than `2⁻¹²⁴`: in units of
//! 2⁻¹²⁷ of a mantissa of at least 1, the table's entry 1.1, its product with `e^z` 1, and
//! `e^z − 1` itself 3.5 (`z` 1, the series 1.1, its remainder `z¹⁴/14!` 1.4, all in units of 2⁻¹²⁸,
//! times at most 2). With `p/q ≤ 127` the relative error is below
//!
//! `0.6932 · (1.12 · 127 + 1) · 2⁻¹²⁰ + 2⁻¹²⁴ < 100 · 2⁻¹²⁰ < 2⁻¹¹³`.
//!
//! The bounds are the computed value widened by one part in 2¹¹³ and by the error of the conversion
//! to units of 2⁻¹²⁸ ([`power`] states the resulting distance).
//!
//! # Why not a library
//!
//! Products of 128 bits are the language's (`carrying_mul`); longer ones are those of `U256` of
//! `primitive-types`, which is Parity's, `no_std`, licensed MIT or Apache-2.0, and part of the
//! runtime anyway. No library offers the rest: the powers of `substrate-fixed` have no stated error
//! and no rounding direction; arbitrary precision (`num-bigint`) allocates and has integer powers
//! and roots only, which exponents of 18 digits rule out. So the bound is proved once, above, and
//! the tests compare with exact integers and with a second method of 512 bits.

mod table;

pub use primitive_types::U256;

use crate::fixed::high_product;
use table::{LN_2, ROOTS, ROOT_BITS, TWO_OVER_LN_2};

/// One, in units of 2⁻¹²⁸.
pub const ONE: U256 = U256([0, 0, 1, 0]);

/// Greatest exponent that [`power`] accepts.
pub const MAX_EXPONENT: u64 = 127;

/// Fraction bits of logarithms.
const LOG_BITS: u32 = 120;

/// Fraction bits of a logarithm below those that select a table entry.
const REST_BITS: u32 = LOG_BITS - ROOT_BITS;

/// The relative error of the computed value is below `2^-PRECISION`.
const PRECISION: usize = 113;

/// Greatest logarithm in units of 2⁻¹²⁰ that has a negative.
const MOST_LOG: U256 = U256([u64::MAX, u64::MAX >> 1, 0, 0]);

/// A lower and an upper bound of a number, in units of 2⁻¹²⁸.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
	/// At most the number.
	pub lower: U256,
	/// At least the number.
	pub upper: U256,
}

impl Bounds {
	/// Bounds of a number that is known exactly.
	const fn exact(number: U256) -> Self {
		Self { lower: number, upper: number }
	}

	/// Bounds of a number that was computed as `value`: with a relative error below `2^-PRECISION`,
	/// and then truncated by less than a unit.
	#[expect(clippy::arithmetic_side_effects, reason = "the shift is below 256")]
	fn around(value: U256) -> Self {
		let margin = value >> PRECISION;
		Self {
			lower: value.saturating_sub(margin.saturating_add(1.into())),
			upper: value.saturating_add(margin).saturating_add(2.into()),
		}
	}
}

/// A lower and an upper bound of `(a/b)^(p/q)`, for `base = (a, b)` and `exponent = (p, q)`.
///
/// The bounds are equal and exact for `p = 0` (the power is 1, also of 0), `a = 0` and `a = b`.
/// Otherwise, for a true value `v`, `upper − lower ≤ v · 2⁻¹¹² + 4 · 2⁻¹²⁸`. Both bounds are on the
/// same side of 1 as `v`, and `upper` is positive if `v` is.
///
/// `None` if `b` or `q` is 0, if `p/q` is above [`MAX_EXPONENT`], or if `v` is 2⁶⁴ or more (for `v`
/// within one part in 2¹¹² of 2⁶⁴, either).
pub fn power(base: (U256, U256), exponent: (u64, u64)) -> Option<Bounds> {
	let ((a, b), (p, q)) = (base, exponent);
	let is_small = u128::from(p) <= u128::from(q).saturating_mul(MAX_EXPONENT.into());
	if b.is_zero() || q == 0 || !is_small {
		return None;
	}
	if p == 0 || a == b {
		return Some(Bounds::exact(ONE));
	}
	if a.is_zero() {
		return Some(Bounds::exact(U256::zero()));
	}
	let log =
		U256::from(log2(a.max(b), a.min(b))).saturating_mul(p.into()).checked_div(q.into())?;
	// A logarithm of 2¹²⁷ or more has no negative in this type.
	let log = i128::try_from(log.min(U256::from(i128::MAX)).low_u128()).ok()?;
	if a > b {
		let bounds = Bounds::around(exp2(log)?);
		Some(Bounds { lower: bounds.lower.max(ONE), ..bounds })
	} else {
		let bounds = Bounds::around(exp2(log.saturating_neg())?);
		Some(Bounds { upper: bounds.upper.min(ONE), ..bounds })
	}
}

/// `⌊e^-(a/b)⌋` in units of 2⁻⁶⁴, or one less; 0 if `b` is 0 and `a` is not.
pub(crate) fn exp_minus(a: u64, b: u64) -> u128 {
	/// `TWO_OVER_LN_2` is `log₂ e` in units of 2⁻¹²⁷: so many of those are a unit of logarithms.
	const TO_LOG: u64 = 1 << (126 - LOG_BITS + 1);
	if a == 0 {
		return 1 << 64;
	}
	let exact = U256::from(TWO_OVER_LN_2).saturating_mul(a.into());
	let log = exact.checked_div(U256::from(b).saturating_mul(TO_LOG.into()));
	// Rounded up, so that the power is rounded down. From 2¹²⁷ on it is below 2⁻¹²⁸.
	let log = log.and_then(|log| i128::try_from(log.saturating_add(1.into()).min(MOST_LOG)).ok());
	let power = log.and_then(|log| exp2(log.saturating_neg())).unwrap_or_default();
	let units = power.checked_div(U256::from(1u128 << 64)).unwrap_or_default();
	u128::try_from(units).unwrap_or(0)
}

/// `log₂(a/b)` in units of 2⁻¹²⁰, for `a ≥ b > 0`, with an error below 1.12 of them; at most
/// `u128::MAX`.
#[expect(
	clippy::arithmetic_side_effects,
	clippy::indexing_slicing,
	reason = "the first root is 1, so at least one is not above the quotient; w ≤ u < 2¹²⁸; \
	          the other bounds are stated"
)]
fn log2(a: U256, b: U256) -> u128 {
	let ((u, length), (v, length_of_b)) = (leading(a), leading(b));
	// From here on, 1 ≤ u/v < 2.
	let is_less = u < v;
	let u = u << u32::from(is_less);
	let whole = length - length_of_b - u32::from(is_less);
	let scaled = |root: &u128| high_product(v << 1, *root);
	let index = ROOTS.partition_point(|root| scaled(root) <= u) - 1;
	let w = scaled(&ROOTS[index]);
	// Below 2^-7.5, so at most 121 bits.
	let s = ((U256::from(u - w) << 128) / (U256::from(u) + U256::from(w))).low_u128();
	let log = high_product(artanh(s), TWO_OVER_LN_2) >> (126 - LOG_BITS);
	// The integer part is below 2⁸.
	let steps = (u128::from(whole) << ROOT_BITS) + index as u128;
	(steps << REST_BITS).saturating_add(log)
}

/// The first 127 bits of a positive number (padded with zeros if it is shorter) and its length in
/// bits.
#[expect(
	clippy::arithmetic_side_effects,
	clippy::cast_possible_truncation,
	reason = "a length is at most 256, and each shift is taken only for lengths that allow it"
)]
fn leading(number: U256) -> (u128, u32) {
	let length = number.bits() as u32;
	let bits = if length <= 127 {
		number.low_u128() << (127 - length)
	} else {
		(number >> (length - 127)).low_u128()
	};
	(bits, length)
}

/// `artanh s` in units of 2⁻¹²⁸, like `s`; at most 1.2 of them too low. For `s` below 2^-7.5.
#[expect(clippy::arithmetic_side_effects, reason = "each sum is below 1/2")]
fn artanh(s: u128) -> u128 {
	/// 1/15, 1/13, … 1/3.
	const COEFFICIENTS: [u128; 7] = [
		u128::MAX / 15,
		u128::MAX / 13,
		u128::MAX / 11,
		u128::MAX / 9,
		u128::MAX / 7,
		u128::MAX / 5,
		u128::MAX / 3,
	];
	let square = high_product(s, s);
	let series = COEFFICIENTS.iter().fold(0, |rest, next| next + high_product(rest, square));
	s + high_product(s, high_product(series, square))
}

/// `2^log` in units of 2⁻¹²⁸, for a logarithm in units of 2⁻¹²⁰. Rounded down, by less than one
/// part in 2¹²⁴ and one unit. `None` from 2⁶⁴ on.
#[expect(
	clippy::arithmetic_side_effects,
	clippy::cast_sign_loss,
	reason = "the integer part is at least −128; the fraction is not negative, and its first \
	          six bits select one of 64 roots"
)]
#[expect(clippy::indexing_slicing, reason = "there is a root for each value of six bits")]
fn exp2(log: i128) -> Option<U256> {
	let (whole, fraction) = ((log >> LOG_BITS) as i32, (log & ((1 << LOG_BITS) - 1)) as u128);
	let root = ROOTS[(fraction >> REST_BITS) as usize];
	let rest = fraction & ((1 << REST_BITS) - 1);
	// Less than ln 2 / 64, in units of 2⁻¹²⁸.
	let z = high_product(rest << (128 - LOG_BITS), LN_2);
	// In units of 2⁻¹²⁷; at most the next root, so at most 2.
	let mantissa = U256::from(root + high_product(root, exp_minus_one(z)));
	match whole + 1 {
		shift @ 0..=64 => Some(mantissa << shift.unsigned_abs()),
		shift if shift < 0 => Some(mantissa >> shift.unsigned_abs()),
		_ => None,
	}
}

/// `e^z − 1` in units of 2⁻¹²⁸, like `z`; at most 2.5 of them too low. For `z` below 2^-6.5.
#[expect(clippy::arithmetic_side_effects, reason = "each sum is below 1")]
fn exp_minus_one(z: u128) -> u128 {
	/// 1/13!, 1/12!, … 1/2!.
	const COEFFICIENTS: [u128; 12] = [
		u128::MAX / 6_227_020_800,
		u128::MAX / 479_001_600,
		u128::MAX / 39_916_800,
		u128::MAX / 3_628_800,
		u128::MAX / 362_880,
		u128::MAX / 40_320,
		u128::MAX / 5_040,
		u128::MAX / 720,
		u128::MAX / 120,
		u128::MAX / 24,
		u128::MAX / 6,
		u128::MAX / 2,
	];
	let series = COEFFICIENTS.iter().fold(0, |rest, next| next + high_product(rest, z));
	z + high_product(z, high_product(z, series))
}
