//! The file that describes a subnet.
//!
//! A case is one JSON object. Its keys, and what is taken where one is missing, are the table in [`fields`], which
//! `ganglion-sim epoch --help` prints. A key that is not in it is an error, and errors name the line, the column and
//! the field.

mod check;
mod entry;
pub mod fields;
mod mode;

pub use entry::Entry;
pub use mode::ModeName;

use crate::{failure::Failure, input};
use serde::{Deserialize, Serialize};
use std::path::Path;

/// A subnet, and how many epochs of it to run.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Case {
	/// The rule.
	pub mode: ModeName,
	/// The block of the first epoch.
	pub block: u64,
	/// How many epochs to run.
	pub epochs: u32,
	/// The block of the epoch before the first; 0: never; `None`: a tempo before `block`.
	pub last_step: Option<u64>,
	/// Blocks between epochs.
	pub tempo: u16,
	/// Blocks for which a validator counts as active after its last update; `None`: by the chain's factor of `tempo`.
	pub activity_cutoff: Option<u64>,
	/// Yuma: the share of stake that must back a score; Sigmoid: the trust at which consensus is one half. Parts of
	/// 65535.
	pub kappa: u16,
	/// Sigmoid: the steepness.
	pub rho: u16,
	/// Sigmoid: the part of an even weight from which a weight counts as trust, in parts of 65535.
	pub trust_floor: u16,
	/// Yuma: how much of what consensus cuts off is lost for bonds, in parts of 65535.
	pub bonds_penalty: u16,
	/// The part of a bond that is kept in an epoch, in parts of 1 000 000.
	pub bonds_moving_average: u64,
	/// Sigmoid: bonds are a moving average instead of accumulating.
	pub bonds_average: bool,
	/// Yuma 3: bonds move by liquid alpha.
	pub liquid_alpha: Option<LiquidAlpha>,
	/// How many validator permits there are.
	pub max_validators: u16,
	/// Less stake than this counts as none.
	pub stake_threshold: u64,
	/// What one epoch pays, both pots together.
	pub emission: u64,
	/// The servers' part of `emission`; `None`: half, and the odd unit.
	pub server_emission: Option<u64>,
	/// The uid of the subnet's owner.
	pub owner_uid: Option<u16>,
	/// The neurons, by uid. `None` only in a file that lacks them, which is refused.
	pub neurons: Option<Vec<Neuron>>,
	/// The weights each uid sets.
	pub weights: Vec<Vec<Entry>>,
	/// The bonds each uid holds.
	pub bonds: Vec<Vec<Entry>>,
	/// Sigmoid: what a bond of 65535 is worth in each column, in parts of 2^32.
	pub bond_scale: Vec<u64>,
	/// The block of each uid's first open commit; `None`: commit-reveal is off.
	pub first_commit: Option<Vec<Option<u64>>>,
}

/// A peer of the subnet.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Neuron {
	/// Stake weight, in rao.
	pub stake: u64,
	/// The block in which it last set weights; `None`: the case's `block`.
	pub last_update: Option<u64>,
	/// The block in which it was registered.
	pub registered: u64,
	/// Whether it has a validator permit.
	pub permit: bool,
}

/// Settings of liquid alpha.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct LiquidAlpha {
	/// The least alpha, in parts of 65535.
	pub low: u16,
	/// The greatest, in parts of 65535.
	pub high: u16,
	/// A hundred times the steepness.
	pub steepness: i16,
}

/// Reads a case from a file, or from the standard input if the name is `-`.
///
/// # Errors
///
/// `<file>:<line>:<column>: <field>: <what is wrong>`, without the parts that do not apply.
pub fn read(file: &Path) -> Result<Case, Failure> {
	input::read(file, check::check)
}

impl Default for Case {
	/// A subnet as the chain makes it, without neurons. [`fields`] has the same values with what they mean.
	fn default() -> Self {
		Self {
			mode: ModeName::Yuma3,
			block: 1_000,
			epochs: 1,
			last_step: None,
			tempo: 360,
			activity_cutoff: None,
			kappa: 32_767,
			rho: 10,
			trust_floor: 0,
			bonds_penalty: u16::MAX,
			bonds_moving_average: 900_000,
			bonds_average: false,
			liquid_alpha: None,
			max_validators: 64,
			stake_threshold: 0,
			emission: 1_000_000_000,
			server_emission: None,
			owner_uid: None,
			neurons: None,
			weights: Vec::new(),
			bonds: Vec::new(),
			bond_scale: Vec::new(),
			first_commit: None,
		}
	}
}

impl Default for Neuron {
	fn default() -> Self {
		Self { stake: 0, last_update: None, registered: 0, permit: true }
	}
}

impl Default for LiquidAlpha {
	fn default() -> Self {
		Self { low: 45_875, high: 58_982, steepness: 1_000 }
	}
}

impl Case {
	/// The neurons; none if the file has none.
	pub fn neurons(&self) -> &[Neuron] {
		self.neurons.as_deref().unwrap_or_default()
	}

	/// For how many blocks after its last update a validator counts as active: by default 13.889 tempos, as on the
	/// chain, and at least one block.
	pub fn activity_cutoff(&self) -> u64 {
		let by_tempo = || (u64::from(self.tempo) * 13_889 / 1_000).max(1);
		self.activity_cutoff.unwrap_or_else(by_tempo)
	}

	/// The block of the epoch before the first.
	pub fn last_step(&self) -> u64 {
		self.last_step.unwrap_or_else(|| self.block.saturating_sub(self.tempo.into()))
	}

	/// What servers and validators are paid in an epoch.
	pub fn pots(&self) -> (u64, u64) {
		let server = self.server_emission.unwrap_or_else(|| self.emission.div_ceil(2));
		(server, self.emission.saturating_sub(server))
	}
}
