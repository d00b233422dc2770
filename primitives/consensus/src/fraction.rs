//! Fractions of one as 64-bit integers, and the wide operations that the stages need.
//!
//! The unit is [`ONE`] = 2^64 - 1 rather than 2^64, for three reasons. One itself is representable.
//! So is a share of 65535: 2^64 - 1 = 65535 * [`PER_U16`], so stored `u16` values are read and
//! written without rounding. And scores `w / sum` keep their exact order: see [`RowScale`].

use core::cmp::Ordering;

/// One.
pub(crate) const ONE: u64 = u64::MAX;

/// One 65535th.
pub(crate) const PER_U16: u64 = 0x0001_0001_0001_0001;

/// A share of 65535 as a fraction. Exact.
#[expect(clippy::arithmetic_side_effects, reason = "65535 parts are ONE")]
pub(crate) const fn from_u16(share: u16) -> u64 {
	share as u64 * PER_U16
}

/// A fraction as a share of 65535, rounded down: `fraction / PER_U16`. For exact fractions.
///
/// With `k PER_U16 <= x < (k + 1) PER_U16`, `(x + 1) * 65535` lies in `[k 2^64, (k + 1) 2^64)`, so
/// its upper half is `k`.
#[inline(always)]
pub(crate) fn to_u16(fraction: u64) -> u16 {
	upper_of_share(fraction, 1)
}

/// A fraction as a share of 65535, rounded down with a tolerance, for fractions with a rounding
/// error: less than 2^-17 of a unit below a whole unit counts as that unit. So round numbers stay
/// round, as in exact arithmetic; and the shares of 65536 uids, each too high by at most the
/// tolerance, still add up to at most one.
#[inline(always)]
pub(crate) fn to_u16_near(fraction: u64) -> u16 {
	upper_of_share(fraction, PER_U16 >> HAIR)
}

/// The tolerance of [`to_u16_near`] is `2^-HAIR` of a unit.
pub(crate) const HAIR: u32 = 17;

/// `(fraction + more) * 65535 / 2^64`, by multiplication, because WebAssembly has no cheap division
/// by a constant.
#[inline(always)]
#[expect(
	clippy::arithmetic_side_effects,
	reason = "halves of 32 bits times 16 bits, and as many bits more"
)]
fn upper_of_share(fraction: u64, more: u64) -> u16 {
	const MOST: u64 = u16::MAX as u64;
	let low = (fraction & HALF) * MOST + more * MOST;
	(((fraction >> 32) * MOST + (low >> 32)) >> 32) as u16
}

/// The lower 32 bits.
pub(crate) const HALF: u64 = u32::MAX as u64;

/// The whole product of two 64-bit numbers.
///
/// WebAssembly has no such instruction, and the compiler would call a function for it; there the
/// product is computed inline from products of halves.
#[inline(always)]
#[expect(clippy::arithmetic_side_effects, reason = "(2^64 - 1)^2 < 2^128")]
pub(crate) fn wide_mul(a: u64, b: u64) -> u128 {
	if cfg!(target_family = "wasm") {
		mul_by_halves(a, b)
	} else {
		u128::from(a) * u128::from(b)
	}
}

/// The whole product of two 64-bit numbers, by four products of 32-bit halves.
#[inline(always)]
#[expect(
	clippy::arithmetic_side_effects,
	reason = "(2^32 - 1)^2 + 2 (2^32 - 1) = 2^64 - 1, and the upper half of a product has room for \
	          the carries"
)]
fn mul_by_halves(a: u64, b: u64) -> u128 {
	let (a_low, a_high, b_low, b_high) = (a & HALF, a >> 32, b & HALF, b >> 32);
	let low = a_low * b_low;
	let middle = a_high * b_low + (low >> 32);
	let other = a_low * b_high + (middle & HALF);
	let high = a_high * b_high + (middle >> 32) + (other >> 32);
	(u128::from(high) << 64) | u128::from((other << 32) | (low & HALF))
}

/// The product of two 64-bit numbers in parts of 2^64, rounded to the nearest.
///
/// Rounding costs no more than truncation and keeps the compiler from recognising the products of
/// halves as the upper half of a product, for which WebAssembly would call a function.
#[inline(always)]
#[expect(
	clippy::arithmetic_side_effects,
	reason = "the upper half of a product has room for a carry"
)]
pub(crate) fn high_mul(a: u64, b: u64) -> u64 {
	let product = wide_mul(a, b);
	(product >> 64) as u64 + ((product >> 63) as u64 & 1)
}

/// `(high * 2^64 + low) / divisor`, rounded down. The divisor must have its top bit set and exceed
/// `high`, so that the quotient fits.
///
/// WebAssembly has no such instruction; there it is computed from two quotients of 32 bits.
/// Source: Knuth, *The Art of Computer Programming* 4.3.1, algorithm D.
#[expect(
	clippy::arithmetic_side_effects,
	reason = "the divisor is not zero; the quotient fits by the conditions on the arguments"
)]
pub(crate) fn quotient(high: u64, low: u64, divisor: u64) -> u64 {
	if cfg!(target_family = "wasm") {
		let (upper, rest) = digit(high, low >> 32, divisor);
		let (lower, _) = digit(rest, low & HALF, divisor);
		(upper << 32) | lower
	} else {
		(((u128::from(high) << 64) | u128::from(low)) / u128::from(divisor)) as u64
	}
}

/// One digit of 32 bits of a quotient, and the remainder: of `high * 2^32 + next` by `divisor`,
/// which exceeds `high` and has its top bit set. The estimate by the divisor's upper half is at
/// most two too high.
#[expect(
	clippy::arithmetic_side_effects,
	reason = "the divisor's upper half has 32 bits; after the corrections the difference is the \
	          remainder, so its higher bits cancel"
)]
pub(crate) fn digit(high: u64, next: u64, divisor: u64) -> (u64, u64) {
	let (upper, lower) = (divisor >> 32, divisor & HALF);
	let (mut digit, mut rest) = (high / upper, high % upper);
	while digit > HALF || digit * lower > ((rest << 32) | next) {
		digit -= 1;
		rest += upper;
		if rest > HALF {
			break;
		}
	}
	(digit, ((high << 32) | next).wrapping_sub(digit.wrapping_mul(divisor)))
}

/// A product of two fractions, which is in units of 1 / ONE^2, as a fraction; rounded down.
///
/// `high * 2^64 + low = high * ONE + (high + low)`, and `high + low` is below `2 * ONE` for any
/// product up to `ONE^2`.
#[inline]
#[expect(
	clippy::arithmetic_side_effects,
	reason = "the quotient of a number up to ONE^2 by ONE is at most ONE"
)]
pub(crate) fn from_square(product: u128) -> u64 {
	let (high, low) = ((product >> 64) as u64, product as u64);
	let (rest, carried) = high.overflowing_add(low);
	high + u64::from(carried || rest == ONE)
}

/// A fraction with 32 significant bits, for many multiplications.
#[derive(Clone, Copy, Default)]
pub(crate) struct Factor {
	/// At most 2^32.
	mantissa: u64,
	shift: u32,
}

impl Factor {
	/// `numerator / denominator`, which is at most one, with a relative error below 2^-32. One is
	/// exact.
	#[expect(
		clippy::arithmetic_side_effects,
		reason = "the quotient is normalised to 32 bits; the divisor is at least one"
	)]
	pub(crate) fn new(numerator: u64, denominator: u64) -> Self {
		if numerator >= denominator {
			return Self { mantissa: 1 << 32, shift: 0 };
		}
		let lift = denominator.max(1).leading_zeros();
		let quotient = quotient(numerator << lift, 0, denominator.max(1) << lift);
		let shift = quotient.leading_zeros().min(63);
		let lifted = quotient << shift;
		// Rounded to the nearest; 2^32 at most.
		Self { mantissa: (lifted >> 32) + ((lifted >> 31) & 1), shift }
	}

	/// The product, rounded down.
	#[inline(always)]
	#[expect(
		clippy::arithmetic_side_effects,
		reason = "(2^32 - 1) * 2^32 and the lower half's carry fit 64 bits; the shift is below 64"
	)]
	pub(crate) fn of(self, amount: u64) -> u64 {
		((amount >> 32) * self.mantissa + (((amount & HALF) * self.mantissa) >> 32)) >> self.shift
	}
}

/// Turns the integer weights of one row into scores: `floor(w * ONE / sum)`, without a division for
/// each weight.
///
/// A row has at most 65536 weights of at most 65535 each, so its sum is below 2^32, and two
/// different scores `w / sum` and `w' / sum'` are at least `1 / (sum * sum') > 1 / ONE` apart.
/// Hence their rounded forms differ and have the same order; equal scores have equal rounded forms.
/// Comparing rounded scores *is* comparing the fractions. The same holds for a score and a share of
/// 65535, and for a score and such a share divided by a number up to 65536.
pub(crate) struct RowScale {
	sum: u64,
	each: u64,
	rest: u64,
	lift: u32,
	/// The reciprocal of the lifted sum, in parts of 2^63.
	reciprocal: u64,
}

impl RowScale {
	/// For a row whose weights add up to `sum`, which is below 2^32; zero counts as one.
	#[expect(
		clippy::arithmetic_side_effects,
		reason = "the divisors are at least one; the sum is lifted to 32 bits"
	)]
	pub(crate) fn new(sum: u64) -> Self {
		let sum = sum.max(1);
		let lift = (sum as u32).leading_zeros();
		Self { sum, each: ONE / sum, rest: ONE % sum, lift, reciprocal: (1 << 63) / (sum << lift) }
	}

	/// The score of weight `w <= sum`, `w < 2^16`.
	///
	/// `w * ONE = w * each * sum + w * rest`; the dividend left, `w * rest`, is below `2^16 * sum`,
	/// so everything fits 64 bits. The quotient is estimated from the upper 32 bits of the lifted
	/// dividend and of the reciprocal, each truncated by less than one: the estimate is too low by
	/// less than 2^-14, and rounded down by at most one.
	#[inline(always)]
	#[expect(
		clippy::arithmetic_side_effects,
		reason = "w * rest < 2^48, lifted as well; halves of 32 bits multiply to 64; the result is \
		          at most ONE"
	)]
	pub(crate) fn score(&self, w: u64) -> u64 {
		let part = w * self.rest;
		let estimate = (((part << self.lift) >> 16) * self.reciprocal) >> 47;
		let short = u64::from(part - estimate * self.sum >= self.sum);
		w * self.each + estimate + short
	}
}

/// The fraction `a / b`, `b < 2^32`, that a score was rounded down from, in lowest terms.
///
/// It is the only one in `[score, score + 1) / ONE`, because two such fractions are further apart
/// (see [`RowScale`]); so it has the least denominator in that interval, and the continued fraction
/// of the interval's ends finds it.
#[expect(
	clippy::arithmetic_side_effects,
	reason = "the terms of a fraction with a denominator below 2^32; divisors are at least one"
)]
pub(crate) fn simplest(score: u64) -> (u64, u64) {
	// The interval's ends as fractions. Each step subtracts their common integer part and takes the
	// reciprocals of the rests, which exchanges the ends.
	let mut lower = (u128::from(score), u128::from(ONE));
	let mut upper = (u128::from(score) + 1, u128::from(ONE));
	let mut closed = true;
	let (mut last, mut now) = ((0u128, 1u128), (1u128, 0u128));
	loop {
		// The least integer in the interval, if there is one; the end that `score` became belongs
		// to the interval.
		let least = match closed {
			true => lower.0.div_ceil(lower.1),
			false => lower.0 / lower.1 + 1,
		};
		let common = match (least * upper.1).cmp(&upper.0) {
			Ordering::Less => least,
			Ordering::Equal if !closed => least,
			_ => lower.0 / lower.1,
		};
		(last, now) = (now, (common * now.0 + last.0, common * now.1 + last.1));
		if common == least || now.1 > u128::from(u32::MAX) {
			return (now.0 as u64, now.1 as u64);
		}
		let rest = |end: (u128, u128)| (end.1, end.0 - common * end.1);
		(lower, upper) = (rest(upper), rest(lower));
		closed = !closed;
	}
}

/// Divides many 128-bit numbers by one 64-bit number, by multiplication with its reciprocal.
///
/// Source: Möller and Granlund, "Improved division by invariant integers", IEEE Transactions on
/// Computers 60 (2011), algorithm 4.
pub(crate) struct Divider {
	divisor: u64,
	reciprocal: u64,
	lift: u32,
}

impl Divider {
	/// For this divisor; zero counts as one.
	pub(crate) fn new(divisor: u64) -> Self {
		let divisor = divisor.max(1);
		let lift = divisor.leading_zeros();
		let divisor = divisor << lift;
		// floor((2^128 - 1) / divisor) lies in [2^64, 2^65). The reciprocal is its low half: the
		// quotient after 2^64 times the divisor is subtracted.
		Self { divisor, reciprocal: quotient(!divisor, u64::MAX, divisor), lift }
	}

	/// Quotient and remainder of `number`, which is below `divisor * 2^64`.
	pub(crate) fn divide(&self, number: u128) -> (u64, u64) {
		let number = number << self.lift;
		let (high, low) = ((number >> 64) as u64, number as u64);
		let guess = wide_mul(self.reciprocal, high).wrapping_add(number);
		let mut quotient = ((guess >> 64) as u64).wrapping_add(1);
		let mut rest = low.wrapping_sub(quotient.wrapping_mul(self.divisor));
		if rest > guess as u64 {
			quotient = quotient.wrapping_sub(1);
			rest = rest.wrapping_add(self.divisor);
		}
		if rest >= self.divisor {
			quotient = quotient.wrapping_add(1);
			rest = rest.wrapping_sub(self.divisor);
		}
		debug_assert!(high < self.divisor, "quotient would not fit");
		(quotient, rest >> self.lift)
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	/// A weight and the sum of a row that contains it.
	fn weight() -> impl Strategy<Value = (u64, u64)> {
		let sum = prop_oneof![1..100u64, 1..=65_535u64, 1..=65_535u64 * 65_536];
		sum.prop_flat_map(|sum| (1..=sum.min(65_535), Just(sum)))
	}

	fn score((w, sum): (u64, u64)) -> u64 {
		RowScale::new(sum).score(w)
	}

	proptest! {
		#[test]
		fn score_should_be_the_exact_quotient_rounded_down((w, sum) in weight()) {
			let exact = wide_mul(w, ONE) / u128::from(sum);
			prop_assert_eq!(u128::from(score((w, sum))), exact);
		}
	}

	proptest! {
		#[test]
		fn scores_should_stand_in_the_order_of_the_fractions(a in weight(), b in weight()) {
			prop_assert_eq!(score(a).cmp(&score(b)), (a.0 * b.1).cmp(&(b.0 * a.1)));
		}
	}

	proptest! {
		#[test]
		fn scores_should_be_equal_when_fractions_are(
			(w, sum) in (1..=655u64, 655..=6_553_500u64),
			times in 1..=100u64,
		) {
			prop_assert_eq!(score((w, sum)), score((w * times, sum * times)));
		}
	}

	proptest! {
		#[test]
		fn fraction_should_be_found_from_its_score((w, sum) in weight()) {
			let (a, b) = simplest(score((w, sum)));
			prop_assert_eq!(a * sum, w * b, "{}/{}", a, b);
			prop_assert!(b <= sum);
			prop_assert_eq!((simplest(0), simplest(ONE)), ((0, 1), (1, 1)));
		}
	}

	proptest! {
		#[test]
		fn share_should_be_found_from_its_fraction(share: u16) {
			let (a, b) = simplest(from_u16(share));
			prop_assert_eq!(a * 65_535, u64::from(share) * b);
		}
	}

	#[test]
	fn scores_should_differ_when_fractions_are_as_close_as_they_can_be() {
		let most = 65_535 * 65_536;
		for w in [1, 2, 32_768, 65_534] {
			assert!(score((w, most)) < score((w, most - 1)));
			assert!(score((w, most - 1)) < score((w + 1, most)));
		}
	}

	proptest! {
		#[test]
		fn division_should_be_exact(
			divisor in 1..=u64::MAX,
			shift in 0..64u32,
			quotient: u64,
			rest: u64,
		) {
			let divisor = (divisor >> shift).max(1);
			let rest = rest % divisor;
			let number = wide_mul(divisor, quotient) + u128::from(rest);
			prop_assert_eq!(Divider::new(divisor).divide(number), (quotient, rest));
		}
	}

	proptest! {
		#[test]
		fn quotient_by_digits_should_be_the_quotient(
			high: u64,
			low: u64,
			divisor: u64,
			near in 0..4u64,
		) {
			let divisor = divisor | 1 << 63;
			for high in [high % divisor, divisor - 1 - near, near] {
				let number = (u128::from(high) << 64) | u128::from(low);
				let exact = (number / u128::from(divisor)) as u64;
				let (upper, rest) = digit(high, low >> 32, divisor);
				let (lower, rest) = digit(rest, low & HALF, divisor);
				prop_assert_eq!((upper << 32) | lower, exact);
				prop_assert_eq!(u128::from(rest), number % u128::from(divisor));
				prop_assert_eq!(quotient(high, low, divisor), exact);
			}
		}
	}

	proptest! {
		#[test]
		fn high_product_should_be_rounded_to_the_nearest(a: u64, b: u64) {
			let exact = (u128::from(a) * u128::from(b) + (1 << 63)) >> 64;
			prop_assert_eq!(u128::from(high_mul(a, b)), exact);
		}
	}

	proptest! {
		#[test]
		fn product_by_halves_should_be_the_product(a: u64, b: u64) {
			prop_assert_eq!(mul_by_halves(a, b), u128::from(a) * u128::from(b));
			prop_assert_eq!(mul_by_halves(a, ONE), u128::from(a) * u128::from(ONE));
		}
	}

	proptest! {
		#[test]
		fn product_should_be_a_fraction_again(a: u64, b: u64) {
			let exact = wide_mul(a, b) / u128::from(ONE);
			prop_assert_eq!(u128::from(from_square(wide_mul(a, b))), exact);
			prop_assert_eq!((from_square(wide_mul(a, ONE)), from_square(wide_mul(0, b))), (a, 0));
		}
	}

	proptest! {
		#[test]
		fn factor_should_be_the_fraction(amount: u64, a: u64, b: u64) {
			let (small, great) = (a.min(b), a.max(b).max(1));
			let exact = (u128::from(amount) * u128::from(small) / u128::from(great)) as u64;
			let got = Factor::new(small, great).of(amount);
			prop_assert!(got.abs_diff(exact) <= (exact >> 32) + 2, "{got} instead of {exact}");
			prop_assert_eq!(Factor::new(great, great).of(amount), amount);
		}
	}

	proptest! {
		#[test]
		fn share_should_be_rounded_down(fraction: u64, share: u16) {
			prop_assert_eq!(u64::from(to_u16(fraction)), fraction / PER_U16);
			let exact = from_u16(share);
			prop_assert_eq!(to_u16(exact), share);
			prop_assert_eq!(to_u16(exact.saturating_sub(1)), share.saturating_sub(1));
			prop_assert_eq!((to_u16(ONE), to_u16_near(ONE)), (u16::MAX, u16::MAX));
			let near = |lacking: u64| to_u16_near(exact.saturating_sub(lacking));
			prop_assert_eq!((near(0), near(PER_U16 >> (HAIR + 1))), (share, share));
			prop_assert_eq!(near(PER_U16 >> (HAIR - 1)), share.saturating_sub(1));
		}
	}

	proptest! {
		#[test]
		fn stored_share_should_be_read_back(share: u16) {
			prop_assert_eq!(to_u16(from_u16(share)), share);
			prop_assert_eq!(to_u16(from_square(wide_mul(from_u16(share), ONE))), share);
		}
	}
}
