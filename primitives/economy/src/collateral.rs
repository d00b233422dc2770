//! Collateral: stake that a miner cannot withdraw, and that its earnings release.
//!
//! Of a registration's price the part `p`, the subnet's lock share, is not burned but buys stake
//! that is locked. With `k` the drain ratio, an epoch in which the hotkey earns `e` releases `k·e`,
//! down to a floor that the miner sets. While the lock is below its floor, what the epoch has paid
//! into the position is locked instead, up to the floor. One epoch does one of the two.
//!
//! The drain is rounded down: for the lock, by less than a rao in each epoch.

use crate::{fixed::multiply, split::take_share};
use substrate_fixed::types::U64F64;

/// By how much a purchase of collateral may raise the price, as a factor in thousandths: 5 %.
const MOST_RISE: u64 = 1_050;

/// Rao in a TAO, the unit of limits, in thousandths.
const MILLI_TAO: u64 = 1_000_000;

/// Collateral of a hotkey's owner, in rao of alpha.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Collateral {
	/// Stake that cannot be withdrawn.
	pub locked: u64,
	/// What a rao that the hotkey earns releases.
	pub ratio: U64F64,
	/// What earnings do not release, and are locked up to.
	pub floor: u64,
	/// What the hotkey has earned since the collateral began.
	pub earned: u64,
}

impl Collateral {
	/// None yet, at this drain ratio.
	pub const fn new(ratio: U64F64) -> Self {
		Self { locked: 0, ratio, floor: 0, earned: 0 }
	}

	/// The collateral after an epoch in which the hotkey has earned `earned`, and that has put
	/// `paid` into the position. It drains or captures, never both.
	pub fn after_epoch(self, earned: u64, paid: u64) -> Self {
		let headroom = self.locked.saturating_sub(self.floor);
		let shortfall = self.floor.saturating_sub(self.locked);
		let locked = if shortfall == 0 {
			self.locked.saturating_sub(drained(self.ratio, earned).min(headroom))
		} else {
			self.locked.saturating_add(shortfall.min(paid))
		};
		Self { locked, earned: self.earned.saturating_add(earned), ..self }
	}

	/// The collateral of a hotkey that takes the place of another of the same owner: sums, the
	/// higher floor, and the ratio that releases less.
	pub fn join(self, other: Self) -> Self {
		Self {
			locked: self.locked.saturating_add(other.locked),
			ratio: self.ratio.min(other.ratio),
			floor: self.floor.max(other.floor),
			earned: self.earned.saturating_add(other.earned),
		}
	}

	/// Whether it binds nothing, now and later.
	pub const fn is_none(&self) -> bool {
		self.locked == 0 && self.floor == 0
	}
}

/// What of a registration's price is locked instead of burned: `⌊price · share / 65535⌋`.
pub const fn requirement(price: u64, share: u16) -> u64 {
	take_share(price, share)
}

/// What earnings release: `⌊ratio · earned⌋`, at most `u64::MAX`.
pub fn drained(ratio: U64F64, earned: u64) -> u64 {
	u64::try_from(multiply(ratio.to_bits(), earned.into(), 64)).unwrap_or(u64::MAX)
}

/// The limit of a purchase of collateral at a price in TAO for one alpha, in rao of TAO for one
/// alpha, rounded down: 5 % above the price, with the fee. At most `u64::MAX`.
pub fn collateral_limit(price: U64F64) -> u64 {
	let in_rao = MOST_RISE.saturating_mul(MILLI_TAO);
	u64::try_from(multiply(price.to_bits(), in_rao.into(), 64)).unwrap_or(u64::MAX)
}
