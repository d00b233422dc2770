//! Target: arbitrary powers are refused, or lie between their bounds.

use crate::Bytes;
use ganglion_economy::power::{power, Bounds, MAX_EXPONENT, ONE, U256};
use num_bigint::BigUint;

/// Name of the target.
pub const NAME: &str = "power";

/// Greatest numerator and denominator of an exponent with which powers are compared exactly.
const SHORT: u64 = 24;

/// The target.
///
/// # Panics
///
/// If a power panics, is refused although it is defined, or violates a property of all powers.
pub fn check(bytes: &[u8]) -> u64 {
	let bytes = &mut Bytes::new(bytes);
	let a = integer(bytes);
	let b = if bytes.one_in(4) {
		a.saturating_add(integer(bytes) % a.max(1.into()))
	} else {
		integer(bytes)
	};
	let short = bytes.byte() < 160;
	let (p, q) = match short {
		true => (bytes.long() % SHORT, bytes.long() % SHORT),
		false => (bytes.amount(), bytes.amount()),
	};
	let is_defined =
		!b.is_zero() && q > 0 && u128::from(p) <= u128::from(q) * u128::from(MAX_EXPONENT);
	let Some(bounds) = power((a, b), (p, q)) else {
		assert!(!is_defined || a > b, "a defined power was refused");
		return u64::from(is_defined);
	};
	assert!(is_defined, "an undefined power was accepted");
	check_bounds(a, b, bounds);
	if short {
		check_enclosure(a, b, (p as u32, q as u32), bounds);
	}
	let class = |bits: usize| (bits as u64).div_ceil(16);
	let sizes = [class(a.bits()), class(b.bits()), class(bounds.lower.bits()), p.min(8), q.min(8)];
	sizes.into_iter().fold(2 + u64::from(short), |kind, size| kind * 20 + size)
}

/// Derives a number of any length, often one whose bits are all equal.
fn integer(bytes: &mut Bytes) -> U256 {
	let length = bytes.byte();
	let words = match bytes.byte() {
		0..=31 => [u64::MAX; 4],
		32..=63 => [0, 0, 0, 1 << 63],
		64..=95 => [1, 0, 0, 1 << 63],
		_ => std::array::from_fn(|_| bytes.long()),
	};
	U256(words) >> length
}

fn check_bounds(a: U256, b: U256, Bounds { lower, upper }: Bounds) {
	assert!(lower <= upper);
	assert!(upper - lower <= (lower >> 111) + 4, "far apart");
	match a <= b {
		true => assert!(upper <= ONE),
		false => assert!(lower >= ONE),
	}
}

/// Checks `lower^q · b^p ≤ a^p · 2^(128 q) ≤ upper^q · b^p`.
fn check_enclosure(a: U256, b: U256, (p, q): (u32, u32), Bounds { lower, upper }: Bounds) {
	let big = |number: U256| {
		BigUint::from_slice(&number.0.map(|word| [word as u32, (word >> 32) as u32]).concat())
	};
	let scaled = big(a).pow(p) << (128 * q);
	let divisor = big(b).pow(p);
	assert!(big(lower).pow(q) * &divisor <= scaled, "the lower bound is above the power");
	assert!(scaled <= big(upper).pow(q) * divisor, "the upper bound is below the power");
}
