//! Running the consensus on a subnet: load, compute, store, pay.
//!
//! [`ganglion_consensus::run`] implements the rule; nothing here computes a share. The subnet's
//! mode selects the rule, see [`crate::epoch::modes`]. [`ganglion_consensus::combine`] merges the
//! results of several mechanisms, see [`crate::subnets::mechanisms`].

pub mod bonds;
pub mod collateral;
pub mod loss;
pub mod memory;
pub mod modes;
pub mod payout;
pub mod prediction;
pub mod schedule;
pub mod size;
pub mod voting_power;
pub mod weights;

use crate::{neurons::columns::fitted, pallet::*};
use alloc::vec::Vec;
use ganglion_consensus::{combine, EpochOutput, RowsBuf};
use ganglion_types::{NetUid, NetUidStorageIndex};
use pallet_subtensor_runtime_api::EpochState;
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// Runs the epochs of a subnet's mechanisms and pays them out. On an error the caller must roll
	/// back all changes.
	pub(crate) fn run_epoch(netuid: NetUid) -> DispatchResult {
		let hotkeys = Self::hotkeys_of(netuid);
		let states = Self::load_epoch(netuid, &hotkeys);
		let stakes = states.first().map(|state| state.stake.clone()).unwrap_or_default();
		let permits = states.first().map(|state| state.permit.clone()).unwrap_or_default();
		let mut outputs = Vec::new();
		for (state, index) in states.into_iter().zip(Self::mechanism_indices(netuid)) {
			let output = Self::compute_epoch(netuid, &state)?;
			Self::store_mechanism(netuid, index, &state, &output);
			let pots = state.server_emission.saturating_add(state.validator_emission);
			outputs.push((output, pots));
		}
		let subnet = combine(&outputs);
		Self::store_epoch(netuid, &subnet);
		Self::drop_rows_without_permit(netuid, &permits, &subnet.permit);
		Self::follow_voting_power(netuid, &hotkeys, &stakes, &subnet.permit);
		Self::pay_epoch(netuid, &hotkeys, &subnet)?;
		Self::note_epoch_success(netuid, !Self::is_null(netuid));
		Ok(())
	}

	/// Loads the input of each mechanism's epoch. All inputs are read before any result is stored,
	/// so no mechanism sees what another's epoch changed.
	pub(crate) fn load_epoch(netuid: NetUid, hotkeys: &[T::AccountId]) -> Vec<EpochState> {
		let (miners, validators, _) = Self::pots(netuid);
		let pots = Self::parts_of_pot(netuid, miners.rao())
			.into_iter()
			.zip(Self::parts_of_pot(netuid, validators.rao()));
		let common = Self::load_common(netuid, hotkeys);
		Self::mechanism_indices(netuid)
			.zip(pots)
			.map(|(index, (server_emission, validator_emission))| EpochState {
				server_emission,
				validator_emission,
				..Self::load_mechanism(netuid, index, hotkeys, common.clone())
			})
			.collect()
	}

	/// Loads what all mechanisms have in common: settings, stake, registrations, permits.
	fn load_common(netuid: NetUid, hotkeys: &[T::AccountId]) -> EpochState {
		let stake = hotkeys.iter().map(|hotkey| Self::stake_weight_of(hotkey, netuid)).collect();
		EpochState {
			block: Self::block_number(),
			last_step: LastMechansimStepBlock::<T>::get(netuid),
			tempo: Tempo::<T>::get(netuid),
			activity_cutoff: Self::activity_cutoff(netuid),
			rule: Self::epoch_rule(netuid),
			max_validators: MaxAllowedValidators::<T>::get(netuid),
			stake_threshold: StakeThreshold::<T>::get(),
			owner_uid: Self::owner_uid(netuid),
			stake,
			last_update: Vec::new(),
			registered: Self::registration_blocks(netuid),
			permit: fitted(ValidatorPermit::<T>::get(netuid), hotkeys.len(), false),
			first_commit: None,
			weights: RowsBuf::new(),
			bonds: RowsBuf::new(),
			bond_scale: None,
			server_emission: 0,
			validator_emission: 0,
			memory: None,
		}
	}

	/// Adds a mechanism's own lists and rows, and what it remembers. Reads only the rows of neurons
	/// with a permit and of the owner; while bonds are frozen, all rows of bonds.
	fn load_mechanism(
		netuid: NetUid,
		index: NetUidStorageIndex,
		hotkeys: &[T::AccountId],
		common: EpochState,
	) -> EpochState {
		let count = common.permit.len();
		let owner = common.owner_uid;
		let has_say = || {
			let permits = common.permit.iter().zip(0u16..);
			permits.map(|(permit, uid)| *permit || owner == Some(uid))
		};
		let voters = hotkeys.iter().zip(has_say()).map(|(hotkey, say)| say.then_some(hotkey));
		let first_commit = Self::first_commits(netuid, index, voters);
		let bonds_frozen = Self::bonds_frozen(netuid);
		let mut weights = RowsBuf::new();
		for (has_say, uid) in has_say().zip(0u16..) {
			let row = if has_say { Weights::<T>::get(index, uid) } else { Default::default() };
			weights.push_row(row);
		}
		EpochState {
			last_update: fitted(LastUpdate::<T>::get(index), count, 0),
			weights,
			bonds: Self::load_bonds(index, has_say().map(|has_say| has_say || bonds_frozen)),
			bond_scale: Self::load_bond_scale(index),
			first_commit,
			memory: Self::load_memory(index, &common.rule, count),
			..common
		}
	}

	fn compute_epoch(netuid: NetUid, state: &EpochState) -> Result<EpochOutput, DispatchError> {
		ganglion_consensus::run(&state.input()).map_err(|error| {
			log::error!(target: "market", "epoch of subnet {netuid}: {error:?}");
			Error::<T>::InconsistentEpochInput.into()
		})
	}

	/// Stores the incentives, bonds, bond scale and loss of a mechanism's epoch, and what the next
	/// one is to remember.
	fn store_mechanism(
		netuid: NetUid,
		index: NetUidStorageIndex,
		state: &EpochState,
		output: &EpochOutput,
	) {
		Self::store_incentive(index, &output.incentive);
		Self::store_bonds(index, &state.bonds, &output.bonds);
		Self::store_memory(index, state.memory.as_ref(), output.memory.as_ref());
		if let Some(sigmoid) = &output.sigmoid {
			Self::store_bond_scale(index, &sigmoid.bond_scale);
			Self::note_loss(netuid, index, sigmoid.loss);
		}
	}
}
