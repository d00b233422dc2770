//! The file that describes a subnet.
//!
//! A case is one JSON object. The table in [`fields`], which `ganglion-sim epoch --help` prints,
//! lists its keys and their defaults. An unknown key is an error; errors name line, column and
//! field.

mod check;
mod entry;
pub mod fields;
mod mode;

pub use entry::Entry;
pub use mode::ModeName;

use crate::{failure::Failure, input};
use serde::{Deserialize, Serialize};
use std::path::Path;

/// A subnet, and the number of epochs to run.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Case {
	/// The rule.
	pub mode: ModeName,
	/// Block of the first epoch.
	pub block: u64,
	/// Number of epochs.
	pub epochs: u32,
	/// Block of the epoch before the first; 0: never; `None`: a tempo before `block`.
	pub last_step: Option<u64>,
	/// Blocks between epochs.
	pub tempo: u16,
	/// Blocks for which a validator counts as active after its last update; `None`: the chain's
	/// factor times `tempo`.
	pub activity_cutoff: Option<u64>,
	/// Yuma: the share of stake that must back a score; Sigmoid: the trust at which consensus is
	/// one half. Parts of 65535.
	pub kappa: u16,
	/// Sigmoid: the steepness.
	pub rho: u16,
	/// Sigmoid: the part of an even weight from which a weight counts as trust, in parts of 65535.
	pub trust_floor: u16,
	/// Yuma: how far scores above the consensus are cut for bonds, in parts of 65535.
	pub bonds_penalty: u16,
	/// The part of a bond that an epoch keeps, in parts of 1 000 000.
	pub bonds_moving_average: u64,
	/// Sigmoid: bonds are a moving average instead of accumulating.
	pub bonds_average: bool,
	/// Yuma 3: settings of liquid alpha, if it is on.
	pub liquid_alpha: Option<LiquidAlpha>,
	/// Yuma 3: settings of forecast skill, if it is on. Peer: its settings, if not the defaults.
	pub forecast_skill: Option<ForecastSkill>,
	/// Peer: further settings, if not the defaults.
	pub peer_prediction: Option<PeerPrediction>,
	/// Number of validator permits.
	pub max_validators: u16,
	/// Stake threshold: less stake counts as none.
	pub stake_threshold: u64,
	/// Both pots of an epoch together, in rao.
	pub emission: u64,
	/// The servers' part of `emission`; `None`: half, with the odd unit.
	pub server_emission: Option<u64>,
	/// The uid of the subnet's owner.
	pub owner_uid: Option<u16>,
	/// Neurons, by uid. `None` only for a file without them, which is refused.
	pub neurons: Option<Vec<Neuron>>,
	/// Weights, by uid of the validator.
	pub weights: Vec<Vec<Entry>>,
	/// Bonds, by uid of the validator.
	pub bonds: Vec<Vec<Entry>>,
	/// Sigmoid: the value of a bond of 65535 in each column, in parts of 2^32.
	pub bond_scale: Vec<u64>,
	/// Block of each uid's first open commit; `None`: commit-reveal is off.
	pub first_commit: Option<Vec<Option<u64>>>,
}

/// A peer of the subnet.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Neuron {
	/// Stake weight, in rao.
	pub stake: u64,
	/// Block in which it last set weights; `None`: the case's `block`.
	pub last_update: Option<u64>,
	/// Block of its registration.
	pub registered: u64,
	/// Whether it has a validator permit.
	pub permit: bool,
}

/// Settings of liquid alpha.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct LiquidAlpha {
	/// Minimum alpha, in parts of 65535.
	pub low: u16,
	/// Maximum alpha, in parts of 65535.
	pub high: u16,
	/// A hundred times the steepness.
	pub steepness: i16,
}

/// Settings of forecast skill, in parts of 1 000 000.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct ForecastSkill {
	/// The part of a dividend that is paid for skill.
	pub share: u32,
	/// The part of the median skill that is paid in full.
	pub tolerance: u32,
	/// The speed of a validator's skill.
	pub alpha: u32,
	/// The changes from which the second and third forecast start anew.
	pub cuts: [u32; 2],
}

/// Settings of PeerPrediction mode beside those of forecast skill, in parts of 1 000 000.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct PeerPrediction {
	/// The part of the median agreement below which a validator counts for nothing.
	pub floor: u32,
	/// The speed of a validator's agreement.
	pub agreement_alpha: u32,
	/// If set, missing weights say nothing, and this share of the stake must cover a server.
	pub full_coverage: Option<u32>,
}

/// Reads a case from a file, or from standard input if the name is `-`.
///
/// # Errors
///
/// `<file>:<line>:<column>: <field>: <what is wrong>`, without the parts that do not apply.
pub fn read(file: &Path) -> Result<Case, Failure> {
	input::read(file, check::check)
}

impl Default for Case {
	/// A new subnet of the chain, without neurons. [`fields`] has the same values and their
	/// meaning.
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
			forecast_skill: None,
			peer_prediction: None,
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

impl Default for ForecastSkill {
	fn default() -> Self {
		Self { share: 500_000, tolerance: 750_000, alpha: 50_000, cuts: [300_000, 500_000] }
	}
}

impl Default for PeerPrediction {
	fn default() -> Self {
		Self { floor: 250_000, agreement_alpha: 100_000, full_coverage: None }
	}
}

impl Case {
	/// Returns the neurons; none if the file has none.
	pub fn neurons(&self) -> &[Neuron] {
		self.neurons.as_deref().unwrap_or_default()
	}

	/// Returns the blocks for which a validator counts as active after its last update: by default
	/// 13.889 tempos, as on the chain, and at least one block.
	pub fn activity_cutoff(&self) -> u64 {
		let by_tempo = || (u64::from(self.tempo) * 13_889 / 1_000).max(1);
		self.activity_cutoff.unwrap_or_else(by_tempo)
	}

	/// Returns the block of the epoch before the first.
	pub fn last_step(&self) -> u64 {
		self.last_step.unwrap_or_else(|| self.block.saturating_sub(self.tempo.into()))
	}

	/// Returns the pots of servers and validators.
	pub fn pots(&self) -> (u64, u64) {
		let server = self.server_emission.unwrap_or_else(|| self.emission.div_ceil(2));
		(server, self.emission.saturating_sub(server))
	}
}
