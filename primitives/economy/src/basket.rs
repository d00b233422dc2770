//! Baskets: funds of alpha and TAO that many own by shares and that one hotkey trades.
//!
//! Shares are issued for what a deposit adds to the value of a basket, which is what the sale of
//! all of it would bring. A basket without shares issues one for each rao. Of each of its holdings
//! a deposit buys the part that its shares are of all, or more: so no claim of the new shares can
//! take what the old ones own, whatever prices do meanwhile.
//!
//! How much a basket trades is limited by a bucket: it holds a share of the basket's value, and
//! fills up evenly in [`REFILL_BLOCKS`].

use crate::{fixed::multiply, share_pool::mul_div};
use substrate_fixed::types::U64F64;

/// Blocks in which an empty bucket fills up: a day.
pub const REFILL_BLOCKS: u64 = 7_200;

/// Rao in a TAO, the unit of limits.
const RAO: u128 = 1_000_000_000;

/// By how much the price of a trade may be worse than the reference, in parts of a hundred.
const MOST_SLIPPAGE: u128 = 2;

/// The part `part / whole` of `amount`, rounded down: all of it where the part is the whole or
/// more, nothing where there is no whole.
pub fn pro_rata(amount: u64, part: u64, whole: u64) -> u64 {
	let part = part.min(whole);
	let share = mul_div(amount.into(), part.into(), whole.into());
	share.and_then(|(share, _)| u64::try_from(share).ok()).unwrap_or(0)
}

/// The shares for a deposit that adds `added` to a basket worth `value`, with `shares` issued:
/// `⌊shares · added / value⌋`. `None` if they are too many, or the shares have no value.
pub fn shares_for(added: u64, shares: u64, value: u64) -> Option<u64> {
	if shares == 0 {
		return Some(added);
	}
	let (issued, _) = mul_div(shares.into(), added.into(), value.into())?;
	u64::try_from(issued).ok()
}

/// What of the value traded a bucket has left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bucket {
	/// What can be traded, in rao of TAO.
	pub available: u64,
	/// The block of that amount.
	pub since: u64,
}

impl Bucket {
	/// The bucket in block `now`, with what has flowed in since, at most `capacity`.
	#[must_use]
	pub fn refilled(self, capacity: u64, now: u64) -> Self {
		let elapsed = now.saturating_sub(self.since);
		let inflow = pro_rata(capacity, elapsed, REFILL_BLOCKS);
		Self { available: self.available.saturating_add(inflow).min(capacity), since: now }
	}

	/// The bucket after `amount` was traded; `None` if it holds less.
	#[must_use]
	pub fn less(self, amount: u64) -> Option<Self> {
		Some(Self { available: self.available.checked_sub(amount)?, ..self })
	}
}

/// The most that a basket pays for a whole alpha, in rao of TAO: 2 % above the lower price, rounded
/// down.
pub fn dearest(price: U64F64, moving_price: U64F64) -> u64 {
	let factor = RAO.saturating_mul(MOST_SLIPPAGE.saturating_add(100)) / 100;
	in_rao(price.min(moving_price), factor)
}

/// The least for which a basket sells a whole alpha, in rao of TAO: 2 % below the higher price,
/// rounded down.
pub fn cheapest(price: U64F64, moving_price: U64F64) -> u64 {
	let factor = RAO.saturating_mul(100_u128.saturating_sub(MOST_SLIPPAGE)) / 100;
	in_rao(price.max(moving_price), factor)
}

fn in_rao(price: U64F64, factor: u128) -> u64 {
	u64::try_from(multiply(price.to_bits(), factor, 64)).unwrap_or(u64::MAX)
}
