//! `NeuronInfo`: one record for each neuron, of mechanism 0.

use super::columns::{entry, Columns};
use crate::{pallet::*, types::Row};
use alloc::{vec, vec::Vec};
use codec::Compact;
use ganglion_types::{AlphaBalance, MechId, NetUid};
use pallet_subtensor_runtime_api::{NeuronInfo, NeuronInfoLite};

impl<T: Config> Pallet<T> {
	/// Returns all neurons of a subnet, by uid.
	pub fn get_neurons(netuid: NetUid) -> Vec<NeuronInfo<T::AccountId>> {
		let lite = Self::get_neurons_lite(netuid);
		lite.into_iter().map(|neuron| Self::with_rows(netuid, neuron)).collect()
	}

	/// Returns one neuron; `None` if the uid does not exist.
	pub fn get_neuron(netuid: NetUid, uid: u16) -> Option<NeuronInfo<T::AccountId>> {
		Self::get_neuron_lite(netuid, uid).map(|neuron| Self::with_rows(netuid, neuron))
	}

	/// Returns all neurons of a subnet, by uid, without weights and bonds.
	pub fn get_neurons_lite(netuid: NetUid) -> Vec<NeuronInfoLite<T::AccountId>> {
		let columns = Columns::read::<T>(netuid, MechId::MAIN);
		Self::uids(netuid).map(|uid| Self::neuron_lite(netuid, uid, &columns)).collect()
	}

	/// Returns one neuron without weights and bonds; `None` if the uid does not exist.
	pub fn get_neuron_lite(netuid: NetUid, uid: u16) -> Option<NeuronInfoLite<T::AccountId>> {
		Self::uids(netuid).contains(&uid).then(|| {
			let columns = Columns::read::<T>(netuid, MechId::MAIN);
			Self::neuron_lite(netuid, uid, &columns)
		})
	}

	fn neuron_lite(netuid: NetUid, uid: u16, columns: &Columns) -> NeuronInfoLite<T::AccountId> {
		let hotkey = Keys::<T>::get(netuid, uid);
		let coldkey = Owner::<T>::get(&hotkey);
		let weight = AlphaBalance::new(Self::stake_weight_of(&hotkey, netuid));
		NeuronInfoLite {
			uid: uid.into(),
			netuid: netuid.into(),
			active: entry(&columns.active, uid),
			axon_info: Axons::<T>::get(netuid, &hotkey).unwrap_or_default(),
			prometheus_info: Prometheus::<T>::get(netuid, &hotkey).unwrap_or_default(),
			stake: vec![(coldkey.clone(), weight.into())],
			rank: Compact(0),
			emission: entry(&columns.emission, uid).into(),
			incentive: entry(&columns.incentive, uid).into(),
			consensus: entry(&columns.consensus, uid).into(),
			trust: Compact(0),
			validator_trust: entry(&columns.validator_trust, uid).into(),
			dividends: entry(&columns.dividends, uid).into(),
			last_update: entry(&columns.last_update, uid).into(),
			validator_permit: entry(&columns.validator_permit, uid),
			pruning_score: Compact(0),
			hotkey,
			coldkey,
		}
	}

	fn with_rows(netuid: NetUid, neuron: NeuronInfoLite<T::AccountId>) -> NeuronInfo<T::AccountId> {
		let (index, uid) = (Self::main_index(netuid), neuron.uid.0);
		neuron.with_rows(pairs(Weights::<T>::get(index, uid)), pairs(Bonds::<T>::get(index, uid)))
	}
}

fn pairs(row: Row) -> Vec<(Compact<u16>, Compact<u16>)> {
	row.into_iter().map(|(uid, value)| (uid.into(), value.into())).collect()
}
