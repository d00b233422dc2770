//! What an epoch is computed from, and what it yields.

use alloc::vec::Vec;

use crate::{EpochMemory, Mode, Rows, RowsBuf, SigmoidOutput};

/// Everything one epoch depends on, borrowed; [`EpochState`](crate::EpochState) owns the same.
/// Lists are indexed by uid and as long as `stake`.
#[derive(Clone, Copy, Debug)]
pub struct EpochInput<'a> {
	/// The block the epoch runs in.
	pub block: u64,
	/// The block of the last epoch that succeeded; 0 = never.
	pub last_step: u64,
	/// Blocks between epochs.
	pub tempo: u16,
	/// Number of blocks after its last update during which a validator counts as active.
	pub activity_cutoff: u64,
	/// The consensus mode, with its settings.
	pub mode: Mode,
	/// Maximum number of validator permits.
	pub max_validators: u16,
	/// Stake threshold, in rao: a smaller stake counts as zero, unless it is the owner's.
	pub stake_threshold: u64,
	/// The uid of the subnet's owner, who always has a permit (except in Null mode).
	pub owner_uid: Option<u16>,
	/// Stake weight of each uid, in rao, rounded down.
	pub stake: &'a [u64],
	/// The block in which each uid last set weights.
	pub last_update: &'a [u64],
	/// The block in which each uid was registered.
	pub registered: &'a [u64],
	/// The permits elected by the previous epoch.
	pub permit: &'a [bool],
	/// The block of each uid's earliest open commit (`u64::MAX`: it has none); `None` where
	/// commit-reveal is off.
	pub first_commit: Option<&'a [u64]>,
	/// The weights each uid set on others.
	pub weights: Rows<'a>,
	/// The bonds stored by the previous epoch, in parts of 65535.
	pub bonds: Rows<'a>,
	/// Sigmoid mode only, other modes ignore it: the value of a bond of 65535 in each column, in
	/// parts of [`BOND_UNIT`](crate::BOND_UNIT), as the previous epoch returned it; `None`: one
	/// unit in every column.
	pub bond_scale: Option<&'a [u64]>,
	/// PeerPrediction mode and forecast skill only, other modes ignore it: what the previous epoch
	/// returned; `None`: nothing is remembered.
	pub memory: Option<&'a EpochMemory>,
	/// The servers' pot, shared by incentive.
	pub server_emission: u64,
	/// The validators' pot, shared by dividends.
	pub validator_emission: u64,
}

/// What one epoch yields. Lists are indexed by uid; `u16` values are parts of 65535, rounded down.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EpochOutput {
	/// Whether each uid set weights within the activity cutoff.
	pub active: Vec<bool>,
	/// The permits from now on.
	pub permit: Vec<bool>,
	/// Each uid's share of the stake.
	pub stake_weight: Vec<u16>,
	/// The consensus score of each uid.
	pub consensus: Vec<u16>,
	/// The part of each validator's scores that lies within the consensus; in PeerPrediction mode
	/// the factor of its stake, for its agreement with the others.
	pub validator_trust: Vec<u16>,
	/// Each uid's share as a server.
	pub incentive: Vec<u16>,
	/// Each uid's share as a validator.
	pub dividends: Vec<u16>,
	/// The bonds to store: a row for each uid with a permit from now on, the other rows are empty.
	/// Under Yuma 3 in parts of one; under Yuma 2 and Sigmoid in parts of the column's greatest.
	/// In Null mode all bonds stay as they were. PeerPrediction mode has none.
	pub bonds: RowsBuf,
	/// The amount each uid is paid as a server.
	pub server_emission: Vec<u64>,
	/// The amount each uid is paid as a validator.
	pub validator_emission: Vec<u64>,
	/// What Sigmoid mode yields in addition; `None` in the other modes.
	pub sigmoid: Option<SigmoidOutput>,
	/// What PeerPrediction mode, and Yuma 3 with forecast skill, remember for the next epoch;
	/// `None` in the other modes.
	pub memory: Option<EpochMemory>,
	/// The amount paid to nobody, because there is neither incentive nor dividend nor stake.
	pub unassigned: u64,
}
