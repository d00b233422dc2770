//! The input of an epoch, owned: what a chain loads, a runtime API returns, and a simulator keeps
//! between epochs.

use alloc::vec::Vec;

// The field types carry the names that the metadata of the runtime API has for them.
use crate::{EpochInput, EpochMemory, Mode as EpochRule, RowsBuf as EpochRows};

/// Everything that an epoch of one mechanism depends on. Lists are indexed by uid and as long as
/// `stake`.
///
/// With the feature `codec` it is SCALE encoded; names, order and types of the fields are then an
/// interface. `kappa` of Sigmoid mode is encoded in parts of 65535, rounded down: chains set it in
/// that unit, so of their states nothing is lost.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(
	feature = "codec",
	derive(codec::Encode, codec::Decode, codec::DecodeWithMemTracking, scale_info::TypeInfo),
	scale_info(replace_segment("ganglion_consensus", "pallet_subtensor_runtime_api")),
	scale_info(replace_segment("state", "epoch"))
)]
pub struct EpochState {
	/// The block the epoch runs in.
	pub block: u64,
	/// The block of the last epoch that succeeded; 0 = never.
	pub last_step: u64,
	/// Blocks between epochs.
	pub tempo: u16,
	/// Number of blocks after its last update during which a validator counts as active.
	pub activity_cutoff: u64,
	/// The consensus mode, with its settings.
	pub rule: EpochRule,
	/// Maximum number of validator permits.
	pub max_validators: u16,
	/// Stake threshold, in rao: a smaller stake counts as zero, unless it is the owner's.
	pub stake_threshold: u64,
	/// The uid of the subnet's owner.
	pub owner_uid: Option<u16>,
	/// Stake weight, in rao.
	pub stake: Vec<u64>,
	/// The block in which weights were last set.
	pub last_update: Vec<u64>,
	/// The block of the registration.
	pub registered: Vec<u64>,
	/// The permits elected by the previous epoch.
	pub permit: Vec<bool>,
	/// The block of the earliest open commit, `u64::MAX` for none; `None` where commit-reveal is
	/// off.
	pub first_commit: Option<Vec<u64>>,
	/// Weights. A chain leaves rows that cannot count empty.
	pub weights: EpochRows,
	/// Bonds, in parts of 65535. A chain leaves rows that cannot count empty.
	pub bonds: EpochRows,
	/// Sigmoid mode only: the value of a bond of 65535, in parts of
	/// [`BOND_UNIT`](crate::BOND_UNIT); `None`: one unit in every column.
	pub bond_scale: Option<Vec<u64>>,
	/// The servers' pot, in rao.
	pub server_emission: u64,
	/// The validators' pot, in rao.
	pub validator_emission: u64,
	/// PeerPrediction mode and forecast skill only: what the previous epoch returned; `None`:
	/// nothing is remembered.
	pub memory: Option<EpochMemory>,
}

impl EpochState {
	/// The input of the epoch, borrowed from this state. Copies no list.
	pub fn input(&self) -> EpochInput<'_> {
		EpochInput {
			block: self.block,
			last_step: self.last_step,
			tempo: self.tempo,
			activity_cutoff: self.activity_cutoff,
			mode: self.rule,
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
			bond_scale: self.bond_scale.as_deref(),
			server_emission: self.server_emission,
			validator_emission: self.validator_emission,
			memory: self.memory.as_ref(),
		}
	}
}
