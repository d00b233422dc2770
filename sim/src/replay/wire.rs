//! The input of an epoch as the chain's `EpochRuntimeApi` returns it, declared in
//! `pallets/subtensor/runtime-api/src/epoch.rs`.

use crate::subnet::{Rule, Subnet};
use codec::Decode;
use ganglion_consensus::{LiquidAlpha, RowsBuf, SigmoidBonds, Yuma, YumaBonds, BOND_UNIT};

/// The runtime function that returns `Option<EpochState>` for a subnet and a mechanism.
pub const EPOCH_INPUT: &str = "EpochRuntimeApi_epoch_input";
/// The runtime function that returns the block of a subnet's next epoch, if it has epochs.
pub const NEXT_EPOCH: &str = "SubnetInfoRuntimeApi_get_next_epoch_start_block";

/// The input of an epoch of one mechanism.
#[derive(Decode)]
pub struct EpochState {
	block: u64,
	last_step: u64,
	tempo: u16,
	activity_cutoff: u64,
	rule: EpochRule,
	max_validators: u16,
	stake_threshold: u64,
	owner_uid: Option<u16>,
	stake: Vec<u64>,
	last_update: Vec<u64>,
	registered: Vec<u64>,
	permit: Vec<bool>,
	first_commit: Option<Vec<u64>>,
	weights: EpochRows,
	bonds: EpochRows,
	bond_scale: Option<Vec<u64>>,
	server_emission: u64,
	validator_emission: u64,
}

#[derive(Decode)]
enum EpochRule {
	Yuma { kappa: u16, bonds_penalty: u16, bonds_moving_average: u64, bonds: EpochBonds },
	Null,
	Sigmoid { rho: u16, kappa: u16, trust_floor: u16, kept: Option<u64> },
}

#[derive(Decode)]
enum EpochBonds {
	Two,
	Three { liquid_alpha: Option<(u16, u16, i16)> },
}

#[derive(Decode)]
struct EpochRows {
	offsets: Vec<u32>,
	uids: Vec<u16>,
	values: Vec<u16>,
}

impl From<EpochRule> for Rule {
	fn from(rule: EpochRule) -> Self {
		match rule {
			EpochRule::Yuma { kappa, bonds_penalty, bonds_moving_average, bonds } => {
				let bonds = match bonds {
					EpochBonds::Two => YumaBonds::Two,
					EpochBonds::Three { liquid_alpha } => YumaBonds::Three {
						liquid_alpha: liquid_alpha.map(|(low, high, steepness)| LiquidAlpha {
							low,
							high,
							steepness,
						}),
					},
				};
				Self::Yuma(Yuma { kappa, bonds_penalty, bonds_moving_average, bonds })
			},
			EpochRule::Null => Self::Null,
			EpochRule::Sigmoid { rho, kappa, trust_floor, kept } => {
				let bonds =
					kept.map_or(SigmoidBonds::Accumulating, |kept| SigmoidBonds::Average { kept });
				Self::Sigmoid { rho, kappa, trust_floor, bonds }
			},
		}
	}
}

impl From<EpochRows> for RowsBuf {
	fn from(rows: EpochRows) -> Self {
		Self { offsets: rows.offsets, uids: rows.uids, values: rows.values }
	}
}

impl From<EpochState> for Subnet {
	fn from(state: EpochState) -> Self {
		let count = state.stake.len();
		Self {
			block: state.block,
			last_step: state.last_step,
			tempo: state.tempo,
			activity_cutoff: state.activity_cutoff,
			rule: state.rule.into(),
			max_validators: state.max_validators,
			stake_threshold: state.stake_threshold,
			owner_uid: state.owner_uid,
			stake: state.stake,
			last_update: state.last_update,
			registered: state.registered,
			permit: state.permit,
			first_commit: state.first_commit,
			weights: state.weights.into(),
			bonds: state.bonds.into(),
			bond_scale: state.bond_scale.unwrap_or_else(|| vec![BOND_UNIT; count]),
			server_emission: state.server_emission,
			validator_emission: state.validator_emission,
		}
	}
}
