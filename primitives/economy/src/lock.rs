//! The cost of creating a subnet.
//!
//! Each creation doubles the cost, which then falls linearly: in each interval by the amount paid
//! last. It reaches that amount after one interval and 0 (in practice the minimum) after two.

use crate::supply::FULL_EMISSION;

/// The state that the cost of creating a subnet depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LockCost {
	/// Least cost, in rao.
	pub min: u64,
	/// Amount paid last, in rao; the minimum before the first creation.
	pub last: u64,
	/// Block of the last creation; 0 before the first.
	pub last_block: u64,
	/// Blocks in which the cost falls by `last`; 0 counts as 1.
	pub interval: u64,
}

/// Cost of creating a subnet in block `now`, in rao.
///
/// `max(min, m·last − ⌊last / interval⌋ · (now − last_block))`, where `m` is 1 before the first
/// creation (`last_block = 0`) and 2 after it. The step per block is rounded down, in favour of the
/// protocol. Differences stop at 0 and the result at `u64::MAX`.
pub fn lock_cost(state: &LockCost, now: u64) -> u64 {
	let start = u128::from(state.last).saturating_mul(if state.last_block == 0 { 1 } else { 2 });
	let step = state.last.checked_div(state.interval.max(1)).unwrap_or(0);
	let fall = u128::from(step).saturating_mul(now.saturating_sub(state.last_block).into());
	let cost = u64::try_from(start.saturating_sub(fall)).unwrap_or(u64::MAX);
	cost.max(state.min)
}

/// Blocks in which the cost falls by the last payment: `⌊base_interval · block_emission / 10⁹⌋`.
///
/// The interval shortens with each halving of `block_emission` (in rao). Rounded down, in favour of
/// the creator; at most `u64::MAX`.
pub fn lock_interval(base_interval: u64, block_emission: u64) -> u64 {
	let scaled = u128::from(base_interval).saturating_mul(block_emission.into());
	u64::try_from(scaled.checked_div(FULL_EMISSION.into()).unwrap_or(0)).unwrap_or(u64::MAX)
}
