//! Shares of a whole, and splitting an amount by them to the last unit.

use alloc::{vec, vec::Vec};
use core::cmp::Reverse;

use crate::fraction::{Divider, HAIR};

/// Parts that add up to `whole`.
pub(crate) struct Shares {
	parts: Vec<u64>,
	whole: u64,
	divider: Divider,
}

impl Shares {
	/// The shares of numbers that add up to less than 2^128. If the sum has more than 64 bits, the
	/// excess bits are cut off each number; the whole is the sum of the parts left.
	pub(crate) fn of(numbers: &[u128]) -> Self {
		let total = numbers.iter().fold(0u128, |total, &number| total.saturating_add(number));
		let shift = u64::BITS.saturating_sub(total.leading_zeros());
		let parts: Vec<u64> = numbers.iter().map(|&number| (number >> shift) as u64).collect();
		let whole = parts.iter().sum();
		Self { parts, whole, divider: Divider::new(whole) }
	}

	/// The shares of stakes.
	pub(crate) fn of_stake(stake: &[u64]) -> Self {
		let wide: Vec<u128> = stake.iter().map(|&stake| u128::from(stake)).collect();
		Self::of(&wide)
	}

	/// Whether all shares are zero.
	pub(crate) fn is_empty(&self) -> bool {
		self.whole == 0
	}

	/// Each share in parts of 65535, rounded down. For shares of exact numbers.
	pub(crate) fn to_u16(&self) -> Vec<u16> {
		self.rounded(0, 0)
	}

	/// Each share in parts of 65535, rounded down with a tolerance: for shares of rounded numbers
	/// (see [`to_u16_near`](crate::fraction::to_u16_near)).
	pub(crate) fn to_u16_near(&self) -> Vec<u16> {
		self.rounded(HAIR, 1)
	}

	/// In parts of 65535 with `bits` further bits, to which `more` is added before they are
	/// dropped.
	#[expect(clippy::arithmetic_side_effects, reason = "48 bits at most, and one more")]
	fn rounded(&self, bits: u32, more: u64) -> Vec<u16> {
		let whole = u64::from(u16::MAX) << bits;
		let share = |&part: &u64| (self.portion(whole, part).0 + more) >> bits;
		self.parts.iter().map(|part| u16::try_from(share(part)).unwrap_or(u16::MAX)).collect()
	}

	/// Splits `pot` by largest remainder: each uid gets its share rounded down, and the units left
	/// over go one each to the greatest remainders (among equals to the lower uid). The amounts add
	/// up to exactly `pot`, or to zero if all shares are zero.
	#[expect(
		clippy::arithmetic_side_effects,
		reason = "portions add up to the pot less one unit at most for each remainder"
	)]
	pub(crate) fn split(&self, pot: u64) -> Vec<u64> {
		if self.is_empty() || pot == 0 {
			return vec![0; self.parts.len()];
		}
		let (mut amounts, mut remainders) =
			(Vec::with_capacity(self.parts.len()), Vec::with_capacity(self.parts.len()));
		let mut left = pot;
		for (i, &part) in self.parts.iter().enumerate() {
			let (amount, remainder) = self.portion(pot, part);
			left -= amount;
			amounts.push(amount);
			if remainder > 0 {
				remainders.push((Reverse(remainder), i));
			}
		}
		// The remainders add up to `left` units and each is less than one, so more than `left` of
		// them are not zero.
		let left = usize::try_from(left).unwrap_or(usize::MAX);
		if left < remainders.len() {
			remainders.select_nth_unstable(left);
		}
		for &(_, i) in remainders.iter().take(left) {
			if let Some(amount) = amounts.get_mut(i) {
				*amount += 1;
			}
		}
		amounts
	}

	/// `amount * part / whole`, rounded down, and the remainder of the division.
	fn portion(&self, amount: u64, part: u64) -> (u64, u64) {
		self.divider.divide(crate::fraction::wide_mul(amount, part))
	}
}
