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
	/// The median, weighted by how well rows agree pair by pair; validators are paid by stake,
	/// agreement, and what their rows told beyond the public forecasts. No bonds.
	PeerPrediction(PeerPrediction),
}

impl Mode {
	/// Whether an epoch returns what the next one remembers: [`EpochMemory`](crate::EpochMemory).
	pub const fn remembers(&self) -> bool {
		match self {
			Self::Yuma(Yuma { bonds: YumaBonds::Three { forecast_skill, .. }, .. }) => {
				forecast_skill.is_some()
			},
			Self::Yuma(Yuma { bonds: YumaBonds::Two, .. }) | Self::Null | Self::Sigmoid(_) => false,
			Self::PeerPrediction(_) => true,
		}
	}
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
		/// If set, a part of each dividend is paid for forecast skill alone.
		forecast_skill: Option<ForecastSkill>,
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

/// Settings of PeerPrediction mode. Parts are of 1 000 000 unless stated otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PeerPrediction {
	/// The share of stake, in parts of 65535, that must agree: on a score for it to be the
	/// consensus, and with a validator for it to be vouched for.
	pub kappa: u16,
	/// The part of the median agreement below which a validator counts for nothing: 0 to 800 000.
	/// More is harsher on rows that disagree, and on noisy honest ones.
	pub floor: u32,
	/// The part of a validator's agreement that comes from the epoch's rows: 15 625 to 1 000 000;
	/// at 1 000 000 agreement has no memory.
	pub agreement_alpha: u32,
	/// How forecasts are made and skill is paid.
	pub skill: ForecastSkill,
	/// If set, a missing weight says nothing instead of zero.
	pub partial_rows: Option<PartialRows>,
}

/// Settings of forecast skill, in parts of 1 000 000.
///
/// With the feature `codec` it is SCALE encoded; names, order and types of the fields are then an
/// interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
	feature = "codec",
	derive(codec::Encode, codec::Decode, codec::DecodeWithMemTracking, scale_info::TypeInfo),
	scale_info(replace_segment("ganglion_consensus", "pallet_subtensor_runtime_api")),
	scale_info(replace_segment("mode", "epoch"))
)]
pub struct ForecastSkill {
	/// The part of a dividend that is paid for skill: 0 to 800 000. A copier keeps the rest.
	pub share: u32,
	/// The part of the median skill that is paid in full: 500 000 to 1 000 000.
	pub tolerance: u32,
	/// The part of a validator's skill that comes from the row just judged: 10 000 to 200 000.
	/// Less tells skill from noise where little changes, and lets new validators wait longer.
	pub alpha: u32,
	/// The change of a server's consensus, as a part of the greater of both, from which the second
	/// and third forecast start anew: each 100 000 to 800 000.
	pub cuts: [u32; 2],
}

/// Missing weights say nothing: a server is judged by the validators that cover it.
///
/// This pays miners whom a minority covers .68 to 1 of what they deserve, where otherwise they
/// earn .25 to .4 or nothing. **It also lets a minority pay itself**: a cabal that lists worthless
/// servers of its own, which nobody else lists, cannot be told from specialists. With .3, .4, .45
/// of the stake it takes .20, .29, .33 of all emission if honest rows are complete but for its
/// servers (.30, .60, .63 at a `full_coverage` of one half), and .31, .60, .66 (.36, .67, .71) if
/// they cover half of the servers; without this option .09, .13, .15. Only for subnets whose
/// validators trust each other, and then with `full_coverage` one. A single validator that covers
/// the cabal's servers with a least weight brings its take down to .15, .26, .31.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartialRows {
	/// The share of the agreeing stake that must cover a server for it to be paid in full, in parts
	/// of 1 000 000: from `kappa` to 1 000 000. A server with less is paid in proportion.
	pub full_coverage: u32,
}

impl PartialRows {
	/// The least `full_coverage` for this `kappa`, of 65535.
	pub const fn least_coverage(kappa: u16) -> u32 {
		match (kappa as u64).saturating_mul(1_000_000) / 65_535 {
			0 => 1,
			// At most a million.
			parts => parts as u32,
		}
	}
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
