//! The consensus modes, with their settings.
//!
//! [`Mode`] is where a mode is declared. Whatever depends on the mode matches on it without a
//! wildcard, so the compiler lists every place that a new variant needs.

use alloc::vec::Vec;

use crate::fraction::{self, ONE};

/// How scores become a consensus, and the consensus incentive, bonds and dividends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
	/// The stake-weighted median; scores above it are clipped.
	Yuma(Yuma),
	/// No consensus: servers are paid by the stake-weighted mean of their scores, validators by
	/// stake, and bonds are frozen until another mode is chosen. Owning the subnet gives no permit.
	Null,
	/// The whitepaper's rule: rank times a sigmoid of trust.
	Sigmoid(Sigmoid),
}

/// Settings of Yuma mode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Yuma {
	/// The share of stake, in parts of 65535, that must back a score for it to be the consensus.
	pub kappa: u16,
	/// Bonds penalty (beta), in parts of 65535: the part of a score's clipped excess that is lost
	/// for bonds too.
	pub bonds_penalty: u16,
	/// The part of a bond that is kept in an epoch, in parts of 1 000 000; the rest (alpha) comes
	/// from the new weights. More than 1 000 000 counts as 1 000 000.
	pub bonds_moving_average: u64,
	/// The kind of bonds.
	pub bonds: YumaBonds,
}

/// The two kinds of bonds under Yuma.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YumaBonds {
	/// Yuma 2: shares of a server, bought by stake times score.
	Two,
	/// Yuma 3: a moving average of scores for each pair of validator and server.
	Three {
		/// If set, alpha depends on the pair instead of being `1 - bonds_moving_average`.
		liquid_alpha: Option<LiquidAlpha>,
	},
}

/// Settings of liquid alpha: the alpha of a bond depends on the distance of the score from the
/// consensus (when buying) or from the bond (when selling).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LiquidAlpha {
	/// The least alpha, in parts of 65535.
	pub low: u16,
	/// The greatest alpha, in parts of 65535; not below `low`.
	pub high: u16,
	/// The steepness of the sigmoid between the two, in hundredths.
	pub steepness: i16,
}

/// Settings of Sigmoid mode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sigmoid {
	/// The steepness of the sigmoid, in whole numbers (the whitepaper's is 10).
	pub rho: u16,
	/// The trust at which the sigmoid is one half, in parts of 2^64 - 1: see [`share`].
	pub kappa: u64,
	/// The least weight that counts as trust, in parts of 65535 of an even weight; an even weight
	/// is the row's sum divided by the number of its weights. At 0, the whitepaper's value, every
	/// weight counts.
	pub trust_floor: u16,
	/// How bonds follow from the previous ones.
	pub bonds: SigmoidBonds,
}

/// How bonds follow from the previous ones in Sigmoid mode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SigmoidBonds {
	/// Each epoch adds to them: `B + S W`. As in the whitepaper.
	Accumulating,
	/// A moving average: `kept B + (1 - kept) S W`. As on the first chain.
	Average {
		/// The part that is kept, in parts of 1 000 000; more counts as 1 000 000.
		kept: u64,
	},
}

/// What only Sigmoid mode yields. Lists are indexed by uid.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SigmoidOutput {
	/// `R = Wᵀ S`, in parts of 65535, rounded down.
	pub rank: Vec<u16>,
	/// `T = Aᵀ S`, in parts of 65535, rounded down.
	pub trust: Vec<u16>,
	/// `L = - Σ R (C - 1/2)`, in parts of 2^32, rounded to the nearest. Below zero while most of
	/// the rank goes to trusted peers.
	pub loss: i64,
	/// The value of a bond of 65535 in each column from now on, in parts of [`BOND_UNIT`], rounded
	/// up.
	pub bond_scale: Vec<u64>,
}

/// One, in the unit of bond scales.
pub const BOND_UNIT: u64 = 1 << 32;

/// A share of 65535 as a 64-bit fraction, in parts of 2^64 - 1. Exact.
pub const fn share(parts: u16) -> u64 {
	fraction::from_u16(parts)
}

/// A 64-bit fraction as a share of 65535, rounded down. The inverse of [`share`].
pub fn share_parts(share: u64) -> u16 {
	fraction::to_u16(share)
}

/// One, as a 64-bit fraction.
pub const WHOLE: u64 = ONE;
