//! Logarithms and powers to more than a hundred digits: an oracle for exponents that are too long
//! for exact integers.
//!
//! Plain series over big integers, without tables, independent of the crate's method. Numbers are
//! in units of 2⁻⁵¹². [`ERROR`] is far more than all roundings together;
//! `real_power_should_agree_with_exact_integers` tests it where the exact value is known.

use num_bigint::{BigInt, BigUint};
use num_traits::{One, Zero};

/// Fraction bits of all numbers here.
pub const BITS: u32 = 512;

/// The relative error of [`power`] is below a part in `2^ERROR`.
pub const ERROR: u32 = 440;

fn one() -> BigInt {
	BigInt::one() << BITS
}

fn multiply(a: &BigInt, b: &BigInt) -> BigInt {
	(a * b) >> BITS
}

/// `ln((1 + s)/(1 − s)) = 2 (s + s³/3 + …)` for `0 ≤ s ≤ 1/3`.
fn log_of_quotient(s: &BigInt) -> BigInt {
	let square = multiply(s, s);
	let (mut term, mut sum, mut odd) = (s.clone(), BigInt::zero(), 1);
	while !term.is_zero() {
		sum += &term / odd;
		term = multiply(&term, &square);
		odd += 2;
	}
	sum << 1
}

/// `ln 2`.
fn log_of_two() -> BigInt {
	log_of_quotient(&(one() / 3))
}

/// `ln n` of a positive integer.
fn log(n: &BigUint) -> BigInt {
	let whole = n.bits() - 1;
	// n = 2^whole · m, 1 ≤ m < 2.
	let m = (BigInt::from(n.clone()) << BITS) >> whole;
	let s = ((&m - one()) << BITS) / (&m + one());
	log_of_two() * whole + log_of_quotient(&s)
}

/// `e^x` as a mantissa between 1/2 and 4 and a power of two.
fn exp(x: &BigInt) -> (BigInt, i64) {
	let log_2 = log_of_two();
	let whole = i64::try_from(x / &log_2).expect("small");
	let z = x - &log_2 * whole;
	let (mut term, mut sum, mut k) = (one(), BigInt::zero(), 1);
	while !term.is_zero() && term != BigInt::from(-1) {
		sum += &term;
		term = multiply(&term, &z) / k;
		k += 1;
	}
	(sum, whole)
}

/// `(a/b)^(p/q)` as a mantissa in units of 2⁻⁵¹², between 1/2 and 4, and a power of two.
pub fn power(base: (&BigUint, &BigUint), exponent: (u64, u64)) -> (BigInt, i64) {
	let log = log(base.0) - log(base.1);
	exp(&(log * exponent.0 / exponent.1))
}

/// `number · 2^shift`, rounded down.
pub fn shifted(number: &BigInt, shift: i64) -> BigInt {
	match shift >= 0 {
		true => number << shift,
		false => number >> -shift,
	}
}
