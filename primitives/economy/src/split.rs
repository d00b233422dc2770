//! Dividing a whole so that the parts sum to it.
//!
//! By largest remainder: each part is the exact one rounded down, and the units that remain are
//! given, one each, to the parts that lost most by the rounding, among equals to the lower index.
//! So each part differs from the exact one by less than a unit, a weight of 0 gets nothing, and
//! nothing is left over.

use crate::largest_remainder::portion;
use alloc::{vec, vec::Vec};
use core::cmp::Reverse;
use primitive_types::U256;

/// The whole that a share given as `u16` refers to.
pub const SHARE_WHOLE: u64 = u16::MAX as u64;

/// The part `share_u16 / 65535` of `total`: `⌊total · share_u16 / 65535⌋`.
///
/// Rounded down, in favour of the holder of the rest. At most `total`.
#[expect(
	clippy::arithmetic_side_effects,
	clippy::cast_possible_truncation,
	reason = "64 + 16 bits fit u128, the divisor is not 0, and the quotient is at most `total`"
)]
pub const fn take_share(total: u64, share_u16: u16) -> u64 {
	(total as u128 * share_u16 as u128 / SHARE_WHOLE as u128) as u64
}

/// Divides `total` into `parts` parts that differ by at most one unit, the larger ones first.
///
/// The parts sum to `total`. For 0 parts the result is empty and the caller keeps the total.
pub fn split_evenly(total: u64, parts: usize) -> Vec<u64> {
	let count = u64::try_from(parts).unwrap_or(u64::MAX);
	let (Some(part), Some(left)) = (total.checked_div(count), total.checked_rem(count)) else {
		return Vec::new();
	};
	let mut result = vec![part; parts];
	give_one_each(result.iter_mut(), left);
	result
}

/// Divides `total` in proportion to `weights`, by largest remainder (see the module's
/// documentation).
///
/// The parts sum to `total` if any weight is positive. If all are 0 (or there are none), all parts
/// are 0 and the caller keeps the total. Exact for all inputs. Takes `O(n log n)` for `n` weights.
pub fn split_by_weights(total: u64, weights: &[u64]) -> Vec<u64> {
	let sum = weights.iter().fold(0_u128, |sum, weight| sum.saturating_add((*weight).into()));
	by_largest_remainder(weights, |weight| portion(total, *weight, sum), total)
}

/// [`split_by_weights`] for weights of 128 bits, such as the bits of fixed-point numbers.
///
/// The same result where both apply, but slower: its products take 192 bits.
pub fn split_by_weights_wide(total: u64, weights: &[u128]) -> Vec<u64> {
	let sum = weights.iter().fold(U256::zero(), |sum, weight| sum.saturating_add((*weight).into()));
	by_largest_remainder(
		weights,
		|weight| {
			let product = U256::from(total).saturating_mul((*weight).into());
			let (part, remainder) = (product.checked_div(sum)?, product.checked_rem(sum)?);
			Some((u64::try_from(part).ok()?, remainder))
		},
		total,
	)
}

/// Division by largest remainder. `portion` returns a weight's exact part, rounded down, and the
/// remainder of that division; `None` for every weight if they sum to 0, and never otherwise.
fn by_largest_remainder<Weight, Remainder: Ord + Copy>(
	weights: &[Weight],
	portion: impl Fn(&Weight) -> Option<(u64, Remainder)>,
	total: u64,
) -> Vec<u64> {
	let Some(portions) = weights.iter().map(portion).collect::<Option<Vec<_>>>() else {
		return vec![0; weights.len()];
	};
	let given = portions.iter().fold(0_u64, |sum, (part, _)| sum.saturating_add(*part));
	let left = if portions.is_empty() { 0 } else { total.saturating_sub(given) };
	let mut ranked = portions.into_iter().enumerate().collect::<Vec<_>>();
	if left > 0 {
		// `left` times the weights' sum is the sum of the remainders, and each remainder is below
		// the weights' sum. So more than `left` remainders are positive, and no weight of 0 is
		// reached.
		ranked.sort_unstable_by_key(|(index, (_, remainder))| (Reverse(*remainder), *index));
		give_one_each(ranked.iter_mut().map(|(_, (part, _))| part), left);
		ranked.sort_unstable_by_key(|(index, _)| *index);
	}
	ranked.into_iter().map(|(_, (part, _))| part).collect()
}

/// Adds one unit to each of the first `count` parts.
fn give_one_each<'a>(parts: impl Iterator<Item = &'a mut u64>, count: u64) {
	let count = usize::try_from(count).unwrap_or(usize::MAX);
	parts.take(count).for_each(|part| *part = part.saturating_add(1));
}
