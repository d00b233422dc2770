//! `e^-y` and the sigmoid, by series.
//!
//! `y = m + f` with a whole `m` and `0 <= f < 1`, so `e^-y = (e^-1)^m e^-f`. For `0 <= f <= 1` the
//! series of `e^-f` has alternating terms `f^k / k!` that fall, so the truncation error is less
//! than the first term left out.
//!
//! Bounds. The series is summed in units of 2^-320. Each of its at most 80 terms follows from the
//! one before by a product and a quotient, with an error below two units in total, and the error of
//! `f` is below one unit: together less than 2^9 units, or 2^-311. As `e^-f > 2^-2`, its relative
//! error is below 2^-309. A power `m < 2^17` multiplies that by `m`, and is computed from at most
//! 34 products, each settled to a relative 2^-255, the first of which are squared 17 times: below
//! 2^-292 + 2^-236. So the relative error of `e^-y` is below [`BOUND`] for any `y` up to 2^17; and
//! so is that of the sigmoid, which is `1 / (1 + e^-z)` for `z >= 0` and `e^z / (1 + e^z)` below.

use super::number::{fixed, int, ratio, settle, Q};
use num_bigint::BigInt;
use num_traits::{One, Signed, ToPrimitive, Zero};

/// The relative error of these functions is below 2^-BOUND.
pub const BOUND: usize = 200;

/// The unit of the series.
const BITS: usize = 320;

/// `1 / (1 + e^-z)`.
pub fn sigmoid(z: &Q) -> Q {
	let power = exp_minus(&z.abs());
	let whole = int(1) + &power;
	if z.is_negative() {
		settle(power / whole)
	} else {
		settle(whole.recip())
	}
}

/// `e^-y` for `y` from 0 to 2^17.
pub fn exp_minus(y: &Q) -> Q {
	assert!(!y.is_negative() && *y < int(1 << 17), "beyond what the bound was worked out for");
	let whole = y.floor();
	let times = whole.to_integer().to_u32().expect("below 2^17");
	settle(power(series(&int(1)), times) * series(&(y - whole)))
}

/// `base^times` by repeated squaring.
fn power(mut base: Q, mut times: u32) -> Q {
	let mut product = int(1);
	while times > 0 {
		if times % 2 == 1 {
			product = settle(product * &base);
		}
		base = settle(&base * &base);
		times /= 2;
	}
	product
}

/// `e^-f` for `0 <= f <= 1`.
fn series(f: &Q) -> Q {
	let f = fixed(f, BITS);
	let mut term = BigInt::one() << BITS;
	let mut total = BigInt::zero();
	let mut k = 0;
	while !term.is_zero() {
		total += if k % 2 == 0 { term.clone() } else { -&term };
		k += 1;
		term = ((term * &f) >> BITS) / k;
	}
	assert!(k <= 80, "the bound counts on at most 80 terms");
	ratio(total, BigInt::one() << BITS)
}

#[cfg(test)]
mod tests {
	use super::*;

	/// Two partial sums, in exact rationals, between which `e^-f` lies for `0 <= f <= 1`.
	fn bracket(f: &Q) -> (Q, Q) {
		let mut term = int(1);
		let mut sums = vec![Q::zero()];
		for k in 1..=60u32 {
			let last = sums.last().expect("there is one");
			let next = if k % 2 == 1 { last + &term } else { last - &term };
			sums.push(next);
			term = term * f / int(k);
		}
		(sums[60].clone(), sums[59].clone())
	}

	fn assert_within(value: &Q, low: &Q, high: &Q) {
		// The brackets of these cases are narrower than the bound asserted, 2^-128.
		let bound = ratio(1, BigInt::one() << 128);
		assert!((high - low) / low < bound, "the bracket is too wide to tell");
		assert!(*value > low * (int(1) - &bound) && *value < high * (int(1) + &bound));
	}

	#[test]
	fn exponential_should_lie_in_an_exact_bracket() {
		for (a, b) in [(0u32, 1u32), (1, 1), (1, 2), (1, 1_000_003), (17, 23), (65_534, 65_535)] {
			let f = ratio(a, b);
			let (low, high) = bracket(&f);
			assert_within(&exp_minus(&f), &low, &high);
			let (one_low, one_high) = bracket(&int(1));
			for m in [1, 2, 7, 20, 163] {
				let y = int(m) + &f;
				let bound = |one: &Q, part: &Q| one.pow(m) * part;
				assert_within(&exp_minus(&y), &bound(&one_low, &low), &bound(&one_high, &high));
			}
		}
	}

	#[test]
	fn exponential_should_be_the_square_of_the_half_when_large() {
		let bound = ratio(1, BigInt::one() << 128);
		for y in [ratio(131_071, 1), ratio(65_535 * 4 + 1, 3), ratio(1_000, 7), ratio(1, 9)] {
			let (whole, half) = (exp_minus(&y), exp_minus(&(&y / int(2))));
			assert!((&whole / (&half * &half) - int(1)).abs() < bound);
		}
	}

	#[test]
	fn exponential_should_be_the_number_that_tables_give() {
		// 1/e to 50 digits.
		let digits = "36787944117144232159552377016146086744581113103176".parse::<BigInt>();
		let table = Q::new(digits.expect("a number"), BigInt::from(10).pow(50));
		assert!((exp_minus(&int(1)) - table).abs() < ratio(1, BigInt::from(10).pow(50)));
	}

	#[test]
	fn sigmoid_should_be_a_half_at_zero_and_symmetrical() {
		assert_eq!(sigmoid(&int(0)), ratio(1, 2));
		for z in [ratio(1, 3), int(5), ratio(-7, 2), int(40)] {
			let rest = int(1) - sigmoid(&z) - sigmoid(&-z);
			assert!(rest.abs() < ratio(1, BigInt::one() << BOUND));
		}
	}
}
