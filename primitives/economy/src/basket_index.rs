//! The index of all baskets, and the return of root's stakers: what prices of shares are compared
//! with.
//!
//! A share's price depends on what the basket began with, so prices of baskets that began at
//! different times cannot be compared. An index can: its *level* is what one TAO would be worth now
//! that was spread over all baskets in the first block, in proportion to their value. From one
//! sample to the next the level grows by the average growth of the prices, each weighted by the
//! basket's value at the first of the two ([`Growth`]). Deposits and claims change no price, so
//! they do not move the level; nor does a new basket, which counts from its second sample on.
//!
//! A basket's price is shown as a multiple of its price at its first share, times the level then.
//! So a new basket begins on the index, and is above it later if its trades were better than the
//! average.
//!
//! Numbers with 64 fraction bits, rounded down. What does not fit becomes the greatest number.

use crate::fixed::multiply;
use primitive_types::U256;
use substrate_fixed::types::U64F64;

/// Least value of a basket that counts in the index, in rao: a tenth of a TAO. The price of a
/// smaller one consists of rounding.
pub const LEAST_VALUE: u64 = 100_000_000;

/// The value of a share, if all of them are worth `value`; 0 without shares.
pub fn price(value: u64, shares: u64) -> U64F64 {
	ratio(u128::from(value).into(), u128::from(shares).into())
}

/// `a / b`; 0 if `b` is 0.
pub fn quotient(a: U64F64, b: U64F64) -> U64F64 {
	ratio(a.to_bits().into(), b.to_bits().into())
}

/// `a · b`.
pub fn product(a: U64F64, b: U64F64) -> U64F64 {
	U64F64::from_bits(multiply(a.to_bits(), b.to_bits(), 64))
}

/// What a staker has after `pay` for a stake of `stake` that was worth `wealth` at first, if all of
/// it was paid alike: `wealth · (1 + pay / stake)`.
pub fn compound(wealth: U64F64, pay: u64, stake: u64) -> U64F64 {
	wealth.saturating_add(product(wealth, price(pay, stake)))
}

/// The sums of the growth of baskets from one sample to the next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Growth {
	/// The values of the baskets at the first sample, in rao.
	pub weight: u128,
	/// The sum of their growths, each multiplied by the basket's value, in rao.
	pub weighted: U64F64,
}

impl Growth {
	/// The sums with a basket that was worth `value` and whose price rose from `before` to `after`.
	/// A basket without a price before does not count.
	#[must_use]
	pub fn with(self, value: u64, before: U64F64, after: U64F64) -> Self {
		if before == 0 {
			return self;
		}
		let growth = product(U64F64::from_num(value), quotient(after, before));
		Self {
			weight: self.weight.saturating_add(value.into()),
			weighted: self.weighted.saturating_add(growth),
		}
	}

	/// The level after this growth: the same where no basket counts.
	#[must_use]
	pub fn of(self, level: U64F64) -> U64F64 {
		match self.weighted.to_bits().checked_div(self.weight) {
			Some(average) => product(level, U64F64::from_bits(average)),
			None => level,
		}
	}
}

/// `⌊2⁶⁴ · a / b⌋` as a number with 64 fraction bits; 0 if `b` is 0.
fn ratio(a: U256, b: U256) -> U64F64 {
	// At most 128 and 64 bits.
	let scaled = a.saturating_mul(U256::from(1u128 << 64));
	let bits = scaled.checked_div(b).unwrap_or_default();
	U64F64::from_bits(bits.try_into().unwrap_or(u128::MAX))
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	const TAO: u64 = 1_000_000_000;

	fn number(value: f64) -> U64F64 {
		U64F64::from_num(value)
	}

	#[test]
	fn index_should_grow_by_the_average_weighted_by_value() {
		let growth = Growth::default().with(3 * TAO, number(2.0), number(3.0)).with(
			TAO,
			number(1.0),
			number(0.5),
		);
		// (3 · 1.5 + 1 · 0.5) / 4
		assert_eq!(growth.of(number(8.0)), number(10.0));
	}

	#[test]
	fn index_should_stay_where_no_basket_counts() {
		assert_eq!(Growth::default().of(number(1.5)), number(1.5));
		let new = Growth::default().with(TAO, number(0.0), number(1.0));
		assert_eq!(new, Growth::default());
	}

	#[test]
	fn share_should_have_no_price_without_shares() {
		assert_eq!(price(TAO, 0), number(0.0));
		assert_eq!(price(3, 2), number(1.5));
	}

	#[test]
	fn return_should_compound() {
		let once = compound(number(1.0), TAO, 4 * TAO);
		assert_eq!(compound(once, TAO, 4 * TAO), number(1.5625));
		assert_eq!(compound(number(2.0), TAO, 0), number(2.0));
	}

	#[test]
	fn extreme_numbers_should_be_held_to_the_greatest() {
		let most = U64F64::from_bits(u128::MAX);
		assert_eq!(product(most, most), most);
		assert_eq!(quotient(most, U64F64::from_bits(1)), most);
		let growth = Growth::default().with(u64::MAX, U64F64::from_bits(1), most);
		assert_eq!(growth.weighted, most);
		assert!(growth.of(most) <= most);
	}

	proptest! {
		#[test]
		fn index_of_one_basket_should_follow_its_price(
			value in LEAST_VALUE..21_000_000 * TAO,
			before in 1u128 << 50..1 << 70,
			after in 1u128 << 50..1 << 70,
		) {
			let (before, after) = (U64F64::from_bits(before), U64F64::from_bits(after));
			let level = Growth::default().with(value, before, after).of(before);
			prop_assert!(level <= after);
			// Of `after / before`, `before` times; of the product and the average, one each.
			let lost = after.to_bits() - level.to_bits();
			prop_assert!(lost <= (before.to_bits() >> 64) + 3);
		}
	}
}
