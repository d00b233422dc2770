//! Division by largest remainder among holders that are visited one at a time.
//!
//! [`crate::split_by_weights`] holds all weights in memory and sorts them. Where holders are too
//! many for that, the same division takes three walks, none of which keeps more than one holder:
//!
//! 1. add up the weights;
//! 2. give each holder its [`portion`], and store it under the [`rank_key`] of its remainder;
//! 3. visit the portions in the order of their keys, and give one unit more to each of the first
//!    `total − Σ parts`.
//!
//! The result is that of [`crate::split_by_weights`] for the weights in the order of the positions:
//! every part is within a unit of the exact one, and all parts sum to the total.

/// One holder's exact part of `total`, rounded down, and the remainder of that division.
///
/// `(⌊total · weight / sum⌋, total · weight mod sum)`. The remainder counts in units of `1 / sum`.
/// `None` if `sum`, the sum of all weights, is 0. For a weight above the sum the part stops at
/// `u64::MAX`.
pub fn portion(total: u64, weight: u64, sum: u128) -> Option<(u64, u128)> {
	let product = u128::from(total).saturating_mul(weight.into());
	let (part, remainder) = (product.checked_div(sum)?, product.checked_rem(sum)?);
	Some((u64::try_from(part).unwrap_or(u64::MAX), remainder))
}

/// A key whose order in bytes is the order in which leftover units are given: greatest remainder
/// first, then lowest position.
///
/// `!remainder` in 16 bytes and `position` in 8, both big-endian. Different positions give
/// different keys.
pub fn rank_key(remainder: u128, position: u64) -> [u8; 24] {
	let mut key = [0; 24];
	let (first, second) = key.split_at_mut(16);
	first.copy_from_slice(&(!remainder).to_be_bytes());
	second.copy_from_slice(&position.to_be_bytes());
	key
}
