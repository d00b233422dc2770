//! Stake that is locked, and the conviction that it gives to a hotkey.
//!
//! A lock has a mass `m`, the alpha that cannot leave, and a conviction `k`, which grows towards
//! the mass while the lock lasts. With `u` the time scale of unlocking, `t` that of maturing, and
//! `d` blocks later:
//!
//! | lock | mass | conviction |
//! |---|---|---|
//! | perpetual | `m` | `k·e^(−d/t) + m·(1 − e^(−d/t))` |
//! | decaying, `u = t` | `m·e^(−d/t)` | `k·e^(−d/t) + m·(d/t)·e^(−d/t)` |
//! | decaying, `u ≠ t` | `m·e^(−d/u)` | `k·e^(−d/t) + m·u·(e^(−d/u) − e^(−d/t)) / (u − t)` |
//!
//! All of it is **linear** in mass and conviction: the sum of locks of one kind, taken forward in
//! time as if it were one lock, is the sum of the locks taken forward one by one. So a sum is kept
//! without visiting its locks: it is taken forward to the block in which a lock changes, loses the
//! lock as it was, taken forward as well, and gains it as it is. What each step rounds off, less
//! than a rao, is all by which the sum can differ.

use crate::{fixed::multiply, power::exp_minus};
use substrate_fixed::types::U64F64;

/// One, in units of 2⁻⁶⁴.
const ONE: u128 = 1 << 64;

/// A lock whose mass and conviction are both below this counts as none, in rao.
pub const LEAST_LOCK: u64 = 100;

/// Time scales, in blocks; 0: at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LockRates {
	/// In which a decaying mass falls by the factor e.
	pub unlock: u64,
	/// In which the distance of a conviction from its mass falls by the factor e.
	pub maturity: u64,
}

/// How a lock's mass develops.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LockKind {
	/// It stays.
	Perpetual,
	/// It falls.
	Decaying,
}

/// A lock, or the sum of several of one kind, in a certain block.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StakeLock {
	/// The alpha that is locked, in rao.
	pub mass: u64,
	/// The conviction that it gives, in rao.
	pub conviction: U64F64,
}

impl StakeLock {
	/// A lock that begins, without conviction.
	pub const fn new(mass: u64) -> Self {
		Self { mass, conviction: U64F64::from_bits(0) }
	}

	/// The lock `blocks` later. Mass and conviction are rounded down.
	pub fn after(self, blocks: u64, kind: LockKind, rates: LockRates) -> Self {
		if blocks == 0 {
			return self;
		}
		let faded = exp_minus(blocks, rates.maturity);
		let kept = multiply(self.conviction.to_bits(), faded, 64);
		let (mass, grown) = match kind {
			LockKind::Perpetual => (self.mass, ONE.saturating_sub(faded)),
			LockKind::Decaying => {
				let left = exp_minus(blocks, rates.unlock);
				(portion(self.mass, left), growth(blocks, rates, left, faded))
			},
		};
		let gained = multiply(u128::from(self.mass), grown, 0);
		Self { mass, conviction: U64F64::from_bits(kept.saturating_add(gained)) }
	}

	/// Whether it is so small that it counts as none.
	pub fn is_none(&self) -> bool {
		self.mass < LEAST_LOCK && self.conviction < LEAST_LOCK
	}

	/// The part of this much mass, at most the whole, with the same part of the conviction, rounded
	/// down.
	pub fn part(&self, mass: u64) -> Self {
		if mass >= self.mass {
			return *self;
		}
		let (bits, of) = (self.conviction.to_bits(), u128::from(self.mass));
		let part = primitive_types::U256::from(bits)
			.saturating_mul(mass.into())
			.checked_div(of.into())
			.unwrap_or_default();
		Self { mass, conviction: U64F64::from_bits(u128::try_from(part).unwrap_or(bits)) }
	}

	/// Both together; at most the greatest numbers.
	pub fn plus(self, other: Self) -> Self {
		Self {
			mass: self.mass.saturating_add(other.mass),
			conviction: self.conviction.saturating_add(other.conviction),
		}
	}

	/// This without another; at least nothing.
	pub fn minus(self, other: Self) -> Self {
		Self {
			mass: self.mass.saturating_sub(other.mass),
			conviction: self.conviction.saturating_sub(other.conviction),
		}
	}
}

/// `⌊mass · part⌋`, for a part below one in units of 2⁻⁶⁴.
fn portion(mass: u64, part: u128) -> u64 {
	u64::try_from(multiply(mass.into(), part, 64)).unwrap_or(mass)
}

/// The conviction that one rao of a decaying mass gains, in units of 2⁻⁶⁴; none where one of the
/// time scales is 0.
fn growth(blocks: u64, rates: LockRates, left: u128, faded: u128) -> u128 {
	let LockRates { unlock, maturity } = rates;
	if unlock == 0 || maturity == 0 {
		return 0;
	}
	if unlock == maturity {
		let scales = (u128::from(blocks) << 64).checked_div(maturity.into()).unwrap_or(0);
		return multiply(scales, faded, 64);
	}
	// Numerator and denominator have the same sign.
	multiply(unlock.into(), left.abs_diff(faded), 0)
		.checked_div(unlock.abs_diff(maturity).into())
		.unwrap_or(0)
}
