//! What an epoch is computed from, and what it yields.

use alloc::vec::Vec;

use crate::{Mode, Rows, RowsBuf, SigmoidOutput};

/// Everything one epoch depends on. Lists have one entry for each uid: as many as `stake` has.
#[derive(Clone, Copy, Debug)]
pub struct EpochInput<'a> {
	/// The block the epoch runs in.
	pub block: u64,
	/// The block of the last successful step; 0 = never.
	pub last_step: u64,
	/// Blocks between epochs.
	pub tempo: u16,
	/// For how many blocks after its last update a validator counts as active.
	pub activity_cutoff: u64,
	/// The rule, with its settings.
	pub mode: Mode<'a>,
	/// How many validator permits there are.
	pub max_validators: u16,
	/// Less stake than this counts as none, the owner's excepted.
	pub stake_threshold: u64,
	/// The uid of the subnet's owner, who always has a permit.
	pub owner_uid: Option<u16>,
	/// Stake weight of each uid, in rao, rounded down.
	pub stake: &'a [u64],
	/// The block in which each uid last set weights.
	pub last_update: &'a [u64],
	/// The block in which each uid was registered.
	pub registered: &'a [u64],
	/// Who has a permit since the previous epoch.
	pub permit: &'a [bool],
	/// The block of each uid's earliest open commit (`u64::MAX`: it has none); `None` where
	/// commit-reveal is off.
	pub first_commit: Option<&'a [u64]>,
	/// The weights each uid set on others.
	pub weights: Rows<'a>,
	/// The bonds stored by the previous epoch, in parts of 65535.
	pub bonds: Rows<'a>,
	/// What is handed out by incentive.
	pub server_emission: u64,
	/// What is handed out by dividends.
	pub validator_emission: u64,
}

/// What one epoch yields. Lists have one entry for each uid; `u16` values are parts of 65535,
/// rounded down.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EpochOutput {
	/// Who has set weights within the activity cutoff.
	pub active: Vec<bool>,
	/// Who has a permit from now on.
	pub permit: Vec<bool>,
	/// Each uid's share of the stake.
	pub stake_weight: Vec<u16>,
	/// The score the stake-weighted median gives each uid.
	pub consensus: Vec<u16>,
	/// How much of each validator's weights lies within the consensus.
	pub validator_trust: Vec<u16>,
	/// Each uid's share as a server.
	pub incentive: Vec<u16>,
	/// Each uid's share as a validator.
	pub dividends: Vec<u16>,
	/// The bonds to store: a row for each uid with a (new) permit, the others empty. Under Yuma 3
	/// not normalised; under Yuma 2 and the whitepaper's rule in parts of the column's greatest.
	/// In Null mode all bonds as they were.
	pub bonds: RowsBuf,
	/// What each uid is paid as a server.
	pub server_emission: Vec<u64>,
	/// What each uid is paid as a validator.
	pub validator_emission: Vec<u64>,
	/// What the whitepaper's rule yields besides; `None` in the other modes.
	pub sigmoid: Option<SigmoidOutput>,
	/// What is paid to nobody, since there is neither incentive nor dividend nor stake to pay by.
	pub unassigned: u64,
}
