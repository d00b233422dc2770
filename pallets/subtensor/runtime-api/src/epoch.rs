//! What an epoch is computed from.

use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode};
use ganglion_consensus::{
	share, EpochInput, LiquidAlpha, Mode, Rows, Sigmoid, SigmoidBonds, Yuma, YumaBonds,
};
use scale_info::TypeInfo;

/// Everything that an epoch of one mechanism depends on. Lists have one entry for each uid.
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct EpochState {
	/// The block the epoch runs in.
	pub block: u64,
	/// The block of the last epoch that succeeded; 0 = never.
	pub last_step: u64,
	/// Blocks between epochs.
	pub tempo: u16,
	/// For how many blocks after its last update a validator counts as active.
	pub activity_cutoff: u64,
	/// The rule, with its settings.
	pub rule: EpochRule,
	/// How many validator permits there are.
	pub max_validators: u16,
	/// Less stake weight than this counts as none, in rao.
	pub stake_threshold: u64,
	/// The uid of the subnet's owner.
	pub owner_uid: Option<u16>,
	/// Stake weight, in rao.
	pub stake: Vec<u64>,
	/// The block in which weights were last set.
	pub last_update: Vec<u64>,
	/// The block in which the uid was given away.
	pub registered: Vec<u64>,
	/// Who has a permit since the previous epoch.
	pub permit: Vec<bool>,
	/// The block of the earliest open commit; none where commit-reveal is off.
	pub first_commit: Option<Vec<u64>>,
	/// Weights; rows without effect are left empty.
	pub weights: EpochRows,
	/// Bonds; rows without effect are left empty.
	pub bonds: EpochRows,
	/// What a bond of 65,535 is worth under the sigmoid rule, in parts of 2³²; none: one everywhere.
	pub bond_scale: Option<Vec<u64>>,
	/// What is handed out by incentive, in rao.
	pub server_emission: u64,
	/// What is handed out by dividends, in rao.
	pub validator_emission: u64,
}

/// Which rule an epoch follows, with the settings of that rule. Shares are parts of 65,535.
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum EpochRule {
	/// The stake-weighted median.
	Yuma {
		/// The share of stake that must back a score.
		kappa: u16,
		/// How far scores beyond the consensus are cut for bonds.
		bonds_penalty: u16,
		/// How much of a bond is kept, in millionths.
		bonds_moving_average: u64,
		/// Which bonds.
		bonds: EpochBonds,
	},
	/// The stake-weighted mean; bonds rest.
	Null,
	/// The whitepaper's rule.
	Sigmoid {
		/// The steepness of the sigmoid.
		rho: u16,
		/// The trust at which it is one half.
		kappa: u16,
		/// From what part of an even weight on a weight counts as trust.
		trust_floor: u16,
		/// How much of a bond is kept, in millionths; none: bonds add up.
		kept: Option<u64>,
	},
}

/// Bonds under Yuma.
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum EpochBonds {
	/// Yuma 2.
	Two,
	/// Yuma 3.
	Three {
		/// Liquid alpha, where it is on: least and greatest alpha in parts of 65,535, and a hundred times the
		/// steepness between them.
		liquid_alpha: Option<(u16, u16, i16)>,
	},
}

/// Rows by uid in flat lists: row `i` is the entries from `offsets[i]` up to `offsets[i + 1]`.
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct EpochRows {
	/// Where each row begins, and at the end the number of entries.
	pub offsets: Vec<u32>,
	/// The column of each entry, ascending within a row.
	pub uids: Vec<u16>,
	/// The value of each entry.
	pub values: Vec<u16>,
}

impl EpochState {
	/// The same as the consensus takes it.
	pub fn input(&self) -> EpochInput<'_> {
		EpochInput {
			block: self.block,
			last_step: self.last_step,
			tempo: self.tempo,
			activity_cutoff: self.activity_cutoff,
			mode: self.rule.mode(self.bond_scale.as_deref()),
			max_validators: self.max_validators,
			stake_threshold: self.stake_threshold,
			owner_uid: self.owner_uid,
			stake: &self.stake,
			last_update: &self.last_update,
			registered: &self.registered,
			permit: &self.permit,
			first_commit: self.first_commit.as_deref(),
			weights: self.weights.as_rows(),
			bonds: self.bonds.as_rows(),
			server_emission: self.server_emission,
			validator_emission: self.validator_emission,
		}
	}
}

impl EpochRule {
	/// The rule as the consensus takes it.
	fn mode(self, bond_scale: Option<&[u64]>) -> Mode<'_> {
		match self {
			Self::Yuma { kappa, bonds_penalty, bonds_moving_average, bonds } => {
				Mode::Yuma(Yuma { kappa, bonds_penalty, bonds_moving_average, bonds: bonds.into() })
			},
			Self::Null => Mode::Null,
			Self::Sigmoid { rho, kappa, trust_floor, kept } => {
				let bonds = match kept {
					Some(kept) => SigmoidBonds::Average { kept },
					None => SigmoidBonds::Accumulating,
				};
				Mode::Sigmoid(Sigmoid { rho, kappa: share(kappa), trust_floor, bonds, bond_scale })
			},
		}
	}
}

impl From<EpochBonds> for YumaBonds {
	fn from(bonds: EpochBonds) -> Self {
		match bonds {
			EpochBonds::Two => Self::Two,
			EpochBonds::Three { liquid_alpha } => Self::Three {
				liquid_alpha: liquid_alpha.map(|(low, high, steepness)| LiquidAlpha {
					low,
					high,
					steepness,
				}),
			},
		}
	}
}

impl EpochRows {
	/// Appends a row of (uid, value), ascending by uid.
	pub fn push(&mut self, row: impl IntoIterator<Item = (u16, u16)>) {
		for (uid, value) in row {
			self.uids.push(uid);
			self.values.push(value);
		}
		self.offsets.push(u32::try_from(self.uids.len()).unwrap_or(u32::MAX));
	}

	/// The same as the consensus takes it.
	pub fn as_rows(&self) -> Rows<'_> {
		Rows { offsets: &self.offsets, uids: &self.uids, values: &self.values }
	}
}

impl Default for EpochRows {
	/// No rows.
	fn default() -> Self {
		Self { offsets: alloc::vec![0], uids: Vec::new(), values: Vec::new() }
	}
}
