//! The price at which a new subnet's pool opens.
//!
//! What the creator paid is the pool's TAO reserve. The alpha minted beside it sets the first
//! price: the median price of the subnets that exist, so that a new subnet's alpha is neither
//! cheaper nor dearer than usual.

use alloc::vec::Vec;
use substrate_fixed::types::U64F64;

/// The median of the positive `prices` (TAO for one alpha), or one if none is positive.
///
/// Of an even number it is the mean of the two in the middle, rounded down to 64 fraction bits, in
/// favour of those who buy the new alpha. A price of 0 is left out: it belongs to an empty pool.
/// Takes `O(n log n)` for `n` prices.
pub fn launch_price(prices: impl IntoIterator<Item = U64F64>) -> U64F64 {
	let mut prices = prices.into_iter().filter(|price| price.to_bits() != 0).collect::<Vec<_>>();
	prices.sort_unstable();
	let (low, high) = (prices.len().saturating_sub(1) >> 1, prices.len() >> 1);
	match (prices.get(low), prices.get(high)) {
		(Some(low), Some(high)) => mean(*low, *high),
		_ => U64F64::from_bits(1 << 64),
	}
}

/// The mean of two prices, the lower one first; rounded down.
fn mean(low: U64F64, high: U64F64) -> U64F64 {
	let half_gap = high.to_bits().saturating_sub(low.to_bits()) >> 1;
	U64F64::from_bits(low.to_bits().saturating_add(half_gap))
}

/// The alpha reserve, in rao, that has `price` beside `tao` rao at even weights: `⌊tao / price⌋`.
///
/// Rounded down, so the pool's price is `price` or slightly above; at most `u64::MAX`, and 0 at a
/// price of 0.
pub fn launch_alpha(tao: u64, price: U64F64) -> u64 {
	let alpha = (u128::from(tao) << 64).checked_div(price.to_bits()).unwrap_or(0);
	u64::try_from(alpha).unwrap_or(u64::MAX)
}
