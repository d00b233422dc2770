//! Which rule an epoch follows, with the settings of that rule.

use alloc::vec::Vec;

use crate::fraction::{self, ONE};

/// How scores become a consensus, and consensus incentive, bonds and dividends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode<'a> {
	/// The stake-weighted median, above which scores are cut.
	Yuma(Yuma),
	/// No consensus: servers are paid by the stake-weighted mean of their scores, validators by
	/// stake, and bonds rest until another mode comes. Owning the subnet gives no permit.
	Null,
	/// The whitepaper's rule: rank times a sigmoid of trust.
	Sigmoid(Sigmoid<'a>),
}

/// Settings of Yuma.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Yuma {
	/// The share of stake, in parts of 65535, that must back a score for it to be the consensus.
	pub kappa: u16,
	/// How much of what the consensus cuts off is lost for bonds too (beta), in parts of 65535.
	pub bonds_penalty: u16,
	/// How much of a bond is kept in an epoch, in parts of 1 000 000; the rest (alpha) comes from
	/// the new weights. More than 1 000 000 counts as 1 000 000.
	pub bonds_moving_average: u64,
	/// Which bonds.
	pub bonds: YumaBonds,
}

/// The two kinds of bonds under Yuma.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YumaBonds {
	/// Yuma 2: shares of a server, won by stake times score.
	Two,
	/// Yuma 3: a moving average of scores for each pair of validator and server.
	Three {
		/// Let the speed of the average depend on the pair, instead of `bonds_moving_average`.
		liquid_alpha: Option<LiquidAlpha>,
	},
}

/// Settings of liquid alpha: how fast a bond moves depends on how far the score is from the
/// consensus (when buying) or from the bond (when selling).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LiquidAlpha {
	/// The least alpha, in parts of 65535.
	pub low: u16,
	/// The greatest, in parts of 65535; not below `low`.
	pub high: u16,
	/// A hundred times the steepness of the sigmoid between the two.
	pub steepness: i16,
}

/// Settings of the whitepaper's rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sigmoid<'a> {
	/// The steepness of the sigmoid, in whole numbers (the whitepaper's is 10).
	pub rho: u16,
	/// The trust at which the sigmoid is one half, in parts of 2^64 - 1: see [`share`].
	pub kappa: u64,
	/// A weight counts as trust from this part of an even weight, in parts of 65535, where an even
	/// weight is the row's sum divided by the number of its weights. At 0, the whitepaper's value,
	/// any weight does.
	pub trust_floor: u16,
	/// How bonds follow from their predecessors.
	pub bonds: SigmoidBonds,
	/// What a bond of 65535 is worth in each column, in parts of [`BOND_UNIT`], as the previous
	/// epoch returned it; `None`: one everywhere.
	pub bond_scale: Option<&'a [u64]>,
}

/// How bonds follow from their predecessors under the whitepaper's rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SigmoidBonds {
	/// Each epoch adds to them: `B + S W`. The whitepaper's way.
	Accumulating,
	/// A moving average: `kept B + (1 - kept) S W`. The first chain's way.
	Average {
		/// The part that is kept, in parts of 1 000 000; more counts as 1 000 000.
		kept: u64,
	},
}

/// What only the whitepaper's rule yields. Lists have one entry for each uid.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SigmoidOutput {
	/// `R = Wᵀ S`, in parts of 65535, rounded down.
	pub rank: Vec<u16>,
	/// `T = Aᵀ S`, in parts of 65535, rounded down.
	pub trust: Vec<u16>,
	/// `L = - Σ R (C - 1/2)`, in parts of 2^32, rounded to the nearest. Below zero while most of
	/// the rank goes to peers that are trusted.
	pub loss: i64,
	/// What a bond of 65535 is now worth in each column, in parts of [`BOND_UNIT`], rounded up.
	pub bond_scale: Vec<u64>,
}

/// One, as bond scales count it.
pub const BOND_UNIT: u64 = 1 << 32;

/// A share of 65535 as a 64-bit fraction, in parts of 2^64 - 1. Exact.
pub fn share(parts: u16) -> u64 {
	fraction::from_u16(parts)
}

/// One, as a 64-bit fraction.
pub const WHOLE: u64 = ONE;
