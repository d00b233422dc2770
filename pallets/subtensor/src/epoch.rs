//! Running the consensus on a subnet: load, compute, store, pay. The only writer of `Active`, `Consensus`,
//! `Incentive`, `Dividends`, `Emission`, `ValidatorTrust`, `ValidatorPermit`, `StakeWeight` and `Bonds`.
//!
//! The rule itself is [`ganglion_consensus::run`]; nothing here computes a share.

use crate::{
	types::{ByUid, Row},
	Active, BlockAtRegistration, Bonds, BondsMovingAverage, BondsPenalty, Config, Consensus,
	Dividends, Emission, Error, Incentive, Kappa, LastMechansimStepBlock, LastUpdate,
	MaxAllowedValidators, Pallet, StakeThreshold, StakeWeight, SubnetOwnerHotkey, SubnetworkN,
	Tempo, ValidatorPermit, ValidatorTrust, Weights,
};
use alloc::vec::Vec;
use ganglion_consensus::{EpochInput, EpochOutput, RowsBuf};
use ganglion_types::{AlphaBalance, NetUid, NetUidStorageIndex};
use sp_runtime::{DispatchError, DispatchResult};

/// A subnet's neurons as the consensus sees them, by uid.
pub(crate) struct Neurons<AccountId> {
	pub hotkeys: Vec<AccountId>,
	stake: Vec<u64>,
	registered: Vec<u64>,
	last_update: Vec<u64>,
	permit: Vec<bool>,
	weights: RowsBuf,
	bonds: RowsBuf,
}

impl<T: Config> Pallet<T> {
	/// Runs a subnet's epoch and pays it out. On an error the caller undoes everything.
	pub(crate) fn run_epoch(netuid: NetUid) -> DispatchResult {
		let neurons = Self::load_neurons(netuid);
		let output = Self::compute_epoch(netuid, &neurons)?;
		Self::store_epoch(netuid, &neurons.permit, &output);
		Self::pay_epoch(netuid, &neurons.hotkeys, &output)?;
		Self::note_epoch_success(netuid);
		Ok(())
	}

	fn load_neurons(netuid: NetUid) -> Neurons<T::AccountId> {
		let index = Self::main_index(netuid);
		let count = usize::from(SubnetworkN::<T>::get(netuid));
		let hotkeys = Self::hotkeys_of(netuid);
		let stake = hotkeys.iter().map(|hotkey| Self::stake_weight_of(hotkey, netuid)).collect();
		let registered = (0..SubnetworkN::<T>::get(netuid))
			.map(|uid| BlockAtRegistration::<T>::get(netuid, uid))
			.collect();
		let permit = fitted(ValidatorPermit::<T>::get(netuid), count, false);
		let owner = Self::owner_uid(netuid);
		Neurons {
			hotkeys,
			stake,
			registered,
			last_update: fitted(LastUpdate::<T>::get(index), count, 0),
			// Rows of neurons that have no say, and had none before, are not read.
			weights: Self::load_rows(&permit, owner, |uid| Weights::<T>::get(index, uid)),
			bonds: Self::load_rows(&permit, owner, |uid| Bonds::<T>::get(index, uid)),
			permit,
		}
	}

	fn load_rows(permit: &[bool], owner: Option<u16>, row: impl Fn(u16) -> Row) -> RowsBuf {
		let mut rows = RowsBuf::new();
		for (permitted, uid) in permit.iter().zip(0u16..) {
			if *permitted || owner == Some(uid) {
				rows.push_row(row(uid));
			} else {
				rows.push_row(core::iter::empty());
			}
		}
		rows
	}

	/// The uid of the owner's hotkey.
	fn owner_uid(netuid: NetUid) -> Option<u16> {
		Self::uid_of(netuid, &SubnetOwnerHotkey::<T>::get(netuid))
	}

	fn compute_epoch(
		netuid: NetUid,
		neurons: &Neurons<T::AccountId>,
	) -> Result<EpochOutput, DispatchError> {
		let (miners, validators, _) = Self::pots(netuid);
		let input = EpochInput {
			block: Self::block_number(),
			last_step: LastMechansimStepBlock::<T>::get(netuid),
			tempo: Tempo::<T>::get(netuid),
			activity_cutoff: Self::activity_cutoff(netuid),
			kappa: Kappa::<T>::get(netuid),
			bonds_penalty: BondsPenalty::<T>::get(netuid),
			bonds_moving_average: BondsMovingAverage::<T>::get(netuid),
			max_validators: MaxAllowedValidators::<T>::get(netuid),
			stake_threshold: StakeThreshold::<T>::get(),
			owner_uid: Self::owner_uid(netuid),
			stake: &neurons.stake,
			last_update: &neurons.last_update,
			registered: &neurons.registered,
			permit: &neurons.permit,
			first_commit: None,
			weights: neurons.weights.as_rows(),
			bonds: neurons.bonds.as_rows(),
			server_emission: miners.rao(),
			validator_emission: validators.rao(),
		};
		ganglion_consensus::run(&input).map_err(|error| {
			log::error!(target: "market", "epoch of subnet {netuid}: {error:?}");
			Error::<T>::InconsistentEpochInput.into()
		})
	}

	fn store_epoch(netuid: NetUid, had_permit: &[bool], output: &EpochOutput) {
		let index = Self::main_index(netuid);
		let emission = output
			.server_emission
			.iter()
			.zip(&output.validator_emission)
			.map(|(miner, validator)| AlphaBalance::new(miner.saturating_add(*validator)))
			.collect();
		Active::<T>::insert(netuid, by_uid(&output.active));
		Consensus::<T>::insert(netuid, by_uid(&output.consensus));
		Incentive::<T>::insert(index, by_uid(&output.incentive));
		Dividends::<T>::insert(netuid, by_uid(&output.dividends));
		Emission::<T>::insert(netuid, ByUid::truncate_from(emission));
		ValidatorTrust::<T>::insert(netuid, by_uid(&output.validator_trust));
		StakeWeight::<T>::insert(netuid, by_uid(&output.stake_weight));
		ValidatorPermit::<T>::insert(netuid, by_uid(&output.permit));
		Self::store_bonds(index, had_permit, output);
	}

	/// Stores the bonds of those who have a permit, and removes those of who lost it.
	fn store_bonds(index: NetUidStorageIndex, had_permit: &[bool], output: &EpochOutput) {
		for ((has, had), uid) in output.permit.iter().zip(had_permit).zip(0u16..) {
			let bonds: Vec<(u16, u16)> = match has {
				true => output.bonds.row(uid.into()).collect(),
				false => Vec::new(),
			};
			if !bonds.is_empty() {
				Bonds::<T>::insert(index, uid, Row::truncate_from(bonds));
			} else if *had || *has {
				Bonds::<T>::remove(index, uid);
			}
		}
	}
}

/// A stored list as one of exactly `count` entries.
fn fitted<V: Clone>(list: ByUid<V>, count: usize, fill: V) -> Vec<V> {
	let mut entries = list.into_inner();
	entries.resize(count, fill);
	entries
}

/// A computed list as it is stored. It is as long as the list of neurons, which is bounded.
fn by_uid<V: Clone>(list: &[V]) -> ByUid<V> {
	ByUid::truncate_from(list.to_vec())
}
