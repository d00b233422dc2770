//! Running the consensus on a subnet: load, compute, store, pay. The only writer of `Active`, `Consensus`,
//! `Incentive`, `Dividends`, `Emission`, `ValidatorTrust`, `ValidatorPermit` and `StakeWeight`.
//!
//! The rule itself is [`ganglion_consensus::run`]; nothing here computes a share. Which rule it is follows from
//! [`crate::epoch::modes`]; how the results of several mechanisms become one, from [`crate::subnets::mechanisms`].

pub mod bonds;
pub mod loss;
pub mod modes;
pub mod payout;
pub mod schedule;
pub mod weights;

use crate::{
	types::ByUid, Active, BlockAtRegistration, Config, Consensus, Dividends, Emission, Error,
	Incentive, LastMechansimStepBlock, LastUpdate, MaxAllowedValidators, Pallet, StakeThreshold,
	StakeWeight, SubnetOwnerHotkey, SubnetworkN, Tempo, ValidatorPermit, ValidatorTrust, Weights,
};
use alloc::vec::Vec;
use frame_support::storage::{with_transaction, TransactionOutcome};
use ganglion_consensus::{combine, EpochOutput, RowsBuf, SubnetEpoch};
use ganglion_types::{AlphaBalance, MechId, NetUid, NetUidStorageIndex};
use pallet_subtensor_runtime_api::EpochState;
use sp_runtime::{
	traits::{One, Saturating},
	DispatchError, DispatchResult,
};

impl<T: Config> Pallet<T> {
	/// Runs the epochs of a subnet's mechanisms and pays them out. On an error the caller undoes everything.
	pub(crate) fn run_epoch(netuid: NetUid) -> DispatchResult {
		let hotkeys = Self::hotkeys_of(netuid);
		let states = Self::load_epoch(netuid, &hotkeys);
		let mut outputs = Vec::new();
		for (state, index) in states.into_iter().zip(Self::mechanism_indices(netuid)) {
			let output = Self::compute_epoch(netuid, &state)?;
			Self::store_mechanism(netuid, index, &state, &output);
			let pots = state.server_emission.saturating_add(state.validator_emission);
			outputs.push((output, pots));
		}
		let subnet = combine(&outputs);
		Self::store_epoch(netuid, &subnet);
		Self::pay_epoch(netuid, &hotkeys, &subnet)?;
		Self::note_epoch_success(netuid, !Self::is_null(netuid));
		Ok(())
	}

	/// What an epoch of one mechanism would be computed from, if it ran in the next block. Changes nothing: what the
	/// next block would do before its epochs is done and undone again.
	pub fn epoch_input(netuid: NetUid, mechanism: MechId) -> Option<EpochState> {
		if !Self::mechanism_exists(netuid, mechanism) {
			return None;
		}
		let states = with_transaction(|| {
			Self::enter_next_block();
			let states = Self::load_epoch(netuid, &Self::hotkeys_of(netuid));
			TransactionOutcome::Rollback(Ok::<_, DispatchError>(states))
		});
		states.ok()?.into_iter().nth(u8::from(mechanism).into())
	}

	fn enter_next_block() {
		let next = frame_system::Pallet::<T>::block_number().saturating_add(One::one());
		let parent = frame_system::Pallet::<T>::parent_hash();
		frame_system::Pallet::<T>::initialize(&next, &parent, &Default::default());
		Self::step_before_epochs(&Self::subnets());
	}

	/// What the epoch of each mechanism is computed from. All is read before any result is stored: no mechanism sees
	/// what another's epoch changes.
	fn load_epoch(netuid: NetUid, hotkeys: &[T::AccountId]) -> Vec<EpochState> {
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
				..Self::load_mechanism(netuid, index, common.clone())
			})
			.collect()
	}

	/// What all mechanisms have in common: settings, stake, registrations, permits.
	fn load_common(netuid: NetUid, hotkeys: &[T::AccountId]) -> EpochState {
		let stake = hotkeys.iter().map(|hotkey| Self::stake_weight_of(hotkey, netuid)).collect();
		let registered = (0..SubnetworkN::<T>::get(netuid))
			.map(|uid| BlockAtRegistration::<T>::get(netuid, uid))
			.collect();
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
			registered,
			permit: fitted(ValidatorPermit::<T>::get(netuid), hotkeys.len(), false),
			first_commit: None,
			weights: RowsBuf::new(),
			bonds: RowsBuf::new(),
			bond_scale: None,
			server_emission: 0,
			validator_emission: 0,
		}
	}

	/// Adds what is a mechanism's own. Rows of neurons that have no say, and had none before, are not read.
	fn load_mechanism(netuid: NetUid, index: NetUidStorageIndex, common: EpochState) -> EpochState {
		let count = common.permit.len();
		let owner = common.owner_uid;
		let has_say = || {
			let permits = common.permit.iter().zip(0u16..);
			permits.map(|(permit, uid)| *permit || owner == Some(uid))
		};
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
			..common
		}
	}

	/// The uid of the owner's hotkey.
	pub(crate) fn owner_uid(netuid: NetUid) -> Option<u16> {
		Self::uid_of(netuid, &SubnetOwnerHotkey::<T>::get(netuid))
	}

	fn compute_epoch(netuid: NetUid, state: &EpochState) -> Result<EpochOutput, DispatchError> {
		ganglion_consensus::run(&state.input()).map_err(|error| {
			log::error!(target: "market", "epoch of subnet {netuid}: {error:?}");
			Error::<T>::InconsistentEpochInput.into()
		})
	}

	/// Stores what is a mechanism's own.
	fn store_mechanism(
		netuid: NetUid,
		index: NetUidStorageIndex,
		state: &EpochState,
		output: &EpochOutput,
	) {
		Incentive::<T>::insert(index, by_uid(&output.incentive));
		Self::store_bonds(index, &state.bonds, &output.bonds);
		if let Some(sigmoid) = &output.sigmoid {
			Self::store_bond_scale(index, &sigmoid.bond_scale);
			Self::note_loss(netuid, index, sigmoid.loss);
		}
	}

	/// Stores what is the subnet's.
	fn store_epoch(netuid: NetUid, subnet: &SubnetEpoch) {
		let emission = subnet
			.server_emission
			.iter()
			.zip(&subnet.validator_emission)
			.map(|(miner, validator)| AlphaBalance::new(miner.saturating_add(*validator)))
			.collect();
		Active::<T>::insert(netuid, by_uid(&subnet.active));
		Consensus::<T>::insert(netuid, by_uid(&subnet.consensus));
		Dividends::<T>::insert(netuid, by_uid(&subnet.dividends));
		Emission::<T>::insert(netuid, ByUid::truncate_from(emission));
		ValidatorTrust::<T>::insert(netuid, by_uid(&subnet.validator_trust));
		StakeWeight::<T>::insert(netuid, by_uid(&subnet.stake_weight));
		ValidatorPermit::<T>::insert(netuid, by_uid(&subnet.permit));
	}
}

/// A stored list as one of exactly `count` entries.
fn fitted<V: Clone>(list: ByUid<V>, count: usize, fill: V) -> Vec<V> {
	let mut entries = list.into_inner();
	entries.resize(count, fill);
	entries
}

/// A computed list as it is stored. It is as long as the list of neurons, which is bounded.
pub(crate) fn by_uid<V: Clone>(list: &[V]) -> ByUid<V> {
	ByUid::truncate_from(list.to_vec())
}
