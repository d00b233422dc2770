//! How a row of weights is scaled and limited before it is stored.
//!
//! Only the proportions of a row count in an epoch. Rows are stored with 65535 as their greatest
//! weight, so that 16 bits lose least of them.

use alloc::vec::Vec;

/// Scales values so that the greatest becomes 65535.
///
/// `value · 65535 / max`, rounded to the nearest integer, halves up: each weight is off by at most
/// half a unit. Zeros stay zeros, and a row of zeros (or an empty one) stays as it is.
pub fn scale_to_max(values: &[u16]) -> Vec<u16> {
	let max = u64::from(values.iter().copied().max().unwrap_or(0));
	let scale = |value: u16| {
		let doubled = u64::from(value).saturating_mul(u64::from(u16::MAX)).saturating_mul(2);
		let halves = doubled.checked_div(max)?;
		u16::try_from(halves.saturating_add(1) >> 1).ok()
	};
	// There is no quotient where the greatest value, and so each of them, is 0.
	values.iter().map(|value| scale(*value).unwrap_or(0)).collect()
}

/// Whether no weight of a row is more than `limit / 65535` of the row's sum. Exact.
///
/// `weight · 65535 ≤ limit · Σ weight` for each (uid, weight). An empty row is within any limit.
pub fn is_within_share(row: &[(u16, u16)], limit: u16) -> bool {
	let sum = row.iter().fold(0_u64, |sum, (_, weight)| sum.saturating_add(u64::from(*weight)));
	let allowed = sum.saturating_mul(u64::from(limit));
	let whole = u64::from(u16::MAX);
	row.iter().all(|(_, weight)| u64::from(*weight).saturating_mul(whole) <= allowed)
}
