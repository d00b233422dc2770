//! Fractions of one as 64-bit integers, and the few wide operations the stages need.
//!
//! The unit is [`ONE`] = 2^64 - 1 rather than 2^64, for three reasons. One itself is representable.
//! A share of 65535 is too: 2^64 - 1 = 65535 * [`PER_U16`], so what is stored as `u16` is read and
//! written without rounding. And a score `w / sum` keeps its exact order: see [`RowScale`].

/// The whole.
pub(crate) const ONE: u64 = u64::MAX;

/// One 65535th of the whole.
pub(crate) const PER_U16: u64 = 0x0001_0001_0001_0001;

/// A share of 65535 as a fraction. Exact.
pub(crate) fn from_u16(share: u16) -> u64 {
	u64::from(share) * PER_U16
}

/// A fraction as a share of 65535, rounded down.
pub(crate) fn to_u16(fraction: u64) -> u16 {
	u16::try_from(fraction / PER_U16).unwrap_or(u16::MAX)
}

/// The whole product of two 64-bit numbers.
///
/// WebAssembly has no such instruction, and the compiler would call a function for it; there it is
/// put together in place from products of halves.
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
	reason = "(2^32 - 1)^2 + 2 (2^32 - 1) = 2^64 - 1, and the upper half of a product has room for the carries"
)]
fn mul_by_halves(a: u64, b: u64) -> u128 {
	const HALF: u64 = u32::MAX as u64;
	let (a_low, a_high, b_low, b_high) = (a & HALF, a >> 32, b & HALF, b >> 32);
	let low = a_low * b_low;
	let middle = a_high * b_low + (low >> 32);
	let other = a_low * b_high + (middle & HALF);
	let high = a_high * b_high + (middle >> 32) + (other >> 32);
	(u128::from(high) << 64) | u128::from((other << 32) | (low & HALF))
}

/// The upper half of the product of two 64-bit numbers.
#[inline]
pub(crate) fn high_mul(a: u64, b: u64) -> u64 {
	(wide_mul(a, b) >> 64) as u64
}

/// A product of two fractions, which counts in units of 1 / ONE^2, as a fraction; rounded down.
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

/// Turns the integer weights of one row into scores: `floor(w * ONE / sum)`, without a division for
/// each weight.
///
/// A row has at most 65536 weights of at most 65535 each, so its sum is below 2^32 and two
/// different scores `w / sum` and `w' / sum'` lie at least `1 / (sum * sum') > 1 / ONE` apart.
/// Hence their rounded forms differ and stand in the same order; equal scores have equal forms.
/// Comparing rounded scores *is* comparing the fractions.
pub(crate) struct RowScale {
	sum: u64,
	each: u64,
	rest: u64,
}

impl RowScale {
	/// For a row whose weights add up to `sum`, which is not zero and below 2^32.
	#[expect(clippy::arithmetic_side_effects, reason = "the divisor is at least one")]
	pub(crate) fn new(sum: u64) -> Self {
		let sum = sum.max(1);
		Self { sum, each: ONE / sum, rest: ONE % sum }
	}

	/// The score of weight `w <= sum`.
	///
	/// `w * ONE = w * each * sum + w * rest`; what remains to divide, `w * rest < 2^48`, is
	/// estimated by the reciprocal `each`. The estimate is at most one too low, since `w * rest /
	/// 2^64 < 2^-16`.
	#[inline]
	#[expect(
		clippy::arithmetic_side_effects,
		reason = "w * rest < 2^48, and the result is at most ONE"
	)]
	pub(crate) fn score(&self, w: u64) -> u64 {
		let part = w * self.rest;
		let estimate = high_mul(part, self.each);
		let short = u64::from(part - estimate * self.sum >= self.sum);
		w * self.each + estimate + short
	}
}

/// Divides 128-bit numbers by one 64-bit number many times, by a reciprocal instead of a division
/// each.
///
/// Möller and Granlund, "Improved division by invariant integers", IEEE Transactions on Computers
/// 60 (2011), algorithm 4.
pub(crate) struct Divider {
	divisor: u64,
	reciprocal: u64,
	lift: u32,
}

impl Divider {
	/// For a divisor that is not zero; zero is taken as one.
	#[expect(
		clippy::arithmetic_side_effects,
		reason = "the divisor is not zero and lifted by its own leading zeros"
	)]
	pub(crate) fn new(divisor: u64) -> Self {
		let divisor = divisor.max(1);
		let lift = divisor.leading_zeros();
		let divisor = divisor << lift;
		// floor((2^128 - 1) / divisor) lies in [2^64, 2^65): its low half is the reciprocal.
		Self { divisor, reciprocal: (u128::MAX / u128::from(divisor)) as u64, lift }
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
		fn scores_should_be_equal_when_fractions_are((w, sum) in (1..=655u64, 655..=6_553_500u64), times in 1..=100u64) {
			prop_assert_eq!(score((w, sum)), score((w * times, sum * times)));
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
		fn division_should_be_exact(divisor in 1..=u64::MAX, shift in 0..64u32, quotient: u64, rest: u64) {
			let divisor = (divisor >> shift).max(1);
			let rest = rest % divisor;
			let number = wide_mul(divisor, quotient) + u128::from(rest);
			prop_assert_eq!(Divider::new(divisor).divide(number), (quotient, rest));
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
		fn stored_share_should_be_read_back(share: u16) {
			prop_assert_eq!(to_u16(from_u16(share)), share);
			prop_assert_eq!(to_u16(from_square(wide_mul(from_u16(share), ONE))), share);
		}
	}
}
