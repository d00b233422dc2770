//! The lists by uid: one entry for each neuron of a subnet, in the order of uids.
//!
//! Only writer of `Active`, `Consensus`, `Incentive`, `Dividends`, `Emission`, `LastUpdate`,
//! `ValidatorTrust`, `ValidatorPermit`, `StakeWeight` and `BondScale`.
//!
//! The length of every list is the number of neurons. `Incentive`, `LastUpdate` and `BondScale`
//! exist once for each mechanism. A missing `BondScale` means a scale of one for every uid.

use crate::{neurons::places::Places, pallet::*, types::ByUid};
use alloc::vec::Vec;
use ganglion_consensus::{SubnetEpoch, BOND_UNIT};
use ganglion_types::{AlphaBalance, NetUid, NetUidStorageIndex};

impl<T: Config> Pallet<T> {
	/// Resizes every list by uid to `length`.
	pub(crate) fn fit_lists(netuid: NetUid, length: usize) {
		Active::<T>::mutate(netuid, |list| list.resize(length, false));
		Consensus::<T>::mutate(netuid, |list| list.resize(length, 0));
		Dividends::<T>::mutate(netuid, |list| list.resize(length, 0));
		Emission::<T>::mutate(netuid, |list| list.resize(length, AlphaBalance::ZERO));
		StakeWeight::<T>::mutate(netuid, |list| list.resize(length, 0));
		ValidatorPermit::<T>::mutate(netuid, |list| list.resize(length, false));
		ValidatorTrust::<T>::mutate(netuid, |list| list.resize(length, 0));
		for index in Self::mechanism_indices(netuid) {
			Self::fit_lists_of(index, length);
		}
	}

	/// Resizes a mechanism's lists by uid to `length`.
	pub(crate) fn fit_lists_of(index: NetUidStorageIndex, length: usize) {
		Incentive::<T>::mutate(index, |list| list.resize(length, 0));
		LastUpdate::<T>::mutate(index, |list| list.resize(length, 0));
		Self::fit_bond_scale(index, length);
	}

	/// Keeps the entries of the neurons that have places, under their new uids, in every list by
	/// uid.
	pub(crate) fn keep_entries(netuid: NetUid, places: &Places) {
		let kept = &places.former();
		Active::<T>::mutate(netuid, |list| keep(list, kept));
		Consensus::<T>::mutate(netuid, |list| keep(list, kept));
		Dividends::<T>::mutate(netuid, |list| keep(list, kept));
		Emission::<T>::mutate(netuid, |list| keep(list, kept));
		StakeWeight::<T>::mutate(netuid, |list| keep(list, kept));
		ValidatorPermit::<T>::mutate(netuid, |list| keep(list, kept));
		ValidatorTrust::<T>::mutate(netuid, |list| keep(list, kept));
		for index in Self::mechanism_indices(netuid) {
			Incentive::<T>::mutate(index, |list| keep(list, kept));
			LastUpdate::<T>::mutate(index, |list| keep(list, kept));
			if BondScale::<T>::contains_key(index) {
				BondScale::<T>::mutate_extant(index, |scale| keep(scale, kept));
			}
		}
	}

	/// Clears the last epoch's results for a uid.
	pub(crate) fn clear_entries(netuid: NetUid, uid: u16) {
		Consensus::<T>::mutate(netuid, |list| set(list, uid, 0));
		Dividends::<T>::mutate(netuid, |list| set(list, uid, 0));
		Emission::<T>::mutate(netuid, |list| set(list, uid, AlphaBalance::ZERO));
		StakeWeight::<T>::mutate(netuid, |list| set(list, uid, 0));
		ValidatorPermit::<T>::mutate(netuid, |list| set(list, uid, false));
		ValidatorTrust::<T>::mutate(netuid, |list| set(list, uid, 0));
		for index in Self::mechanism_indices(netuid) {
			Incentive::<T>::mutate(index, |list| set(list, uid, 0));
		}
	}

	/// Removes a mechanism's lists by uid.
	pub(crate) fn forget_lists_of(index: NetUidStorageIndex) {
		Incentive::<T>::remove(index);
		LastUpdate::<T>::remove(index);
		Self::forget_bond_scale(index);
	}

	/// Records that a neuron set weights or registered in block `now`.
	pub(crate) fn note_update(index: NetUidStorageIndex, uid: u16, now: u64) {
		LastUpdate::<T>::mutate(index, |list| set(list, uid, now));
	}

	/// Returns the scale of a mechanism's bonds by uid; `None` means one for every uid.
	pub(crate) fn load_bond_scale(index: NetUidStorageIndex) -> Option<Vec<u64>> {
		BondScale::<T>::get(index).map(ByUid::into_inner)
	}

	/// Stores the scale of a mechanism's bonds.
	pub(crate) fn store_bond_scale(index: NetUidStorageIndex, scale: &[u64]) {
		BondScale::<T>::insert(index, by_uid(scale));
	}

	/// Resizes the scale of a mechanism's bonds to `length`, if it is stored. New neurons get one.
	pub(crate) fn fit_bond_scale(index: NetUidStorageIndex, length: usize) {
		if BondScale::<T>::contains_key(index) {
			BondScale::<T>::mutate_extant(index, |scale| scale.resize(length, BOND_UNIT));
		}
	}

	/// Removes the scale of a mechanism's bonds, which resets it to one.
	pub(crate) fn forget_bond_scale(index: NetUidStorageIndex) {
		BondScale::<T>::remove(index);
	}

	/// Stores the lists of an epoch that exist once for the subnet.
	pub(crate) fn store_epoch(netuid: NetUid, subnet: &SubnetEpoch) {
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

	/// Stores the incentives of a mechanism's epoch.
	pub(crate) fn store_incentive(index: NetUidStorageIndex, incentive: &[u16]) {
		Incentive::<T>::insert(index, by_uid(incentive));
	}

	/// Resets the scale of the bonds in a neuron to one, in every mechanism that stores it.
	pub(crate) fn clear_bond_scale_of(netuid: NetUid, uid: u16) {
		for index in Self::mechanism_indices(netuid) {
			if BondScale::<T>::contains_key(index) {
				BondScale::<T>::mutate_extant(index, |scale| set(scale, uid, BOND_UNIT));
			}
		}
	}

	/// Marks a neuron as active or not.
	pub(crate) fn set_active(netuid: NetUid, uid: u16, active: bool) {
		Active::<T>::mutate(netuid, |list| set(list, uid, active));
	}

	/// Sets or removes a neuron's validator permit.
	pub(crate) fn set_permit(netuid: NetUid, uid: u16, permit: bool) {
		ValidatorPermit::<T>::mutate(netuid, |list| set(list, uid, permit));
	}
}

/// Sets the entry of a uid in a list by uid.
fn set<V>(list: &mut ByUid<V>, uid: u16, value: V) {
	if let Some(entry) = list.get_mut(usize::from(uid)) {
		*entry = value;
	}
}

/// Keeps the entries of these uids, in this order.
pub(crate) fn keep<V: Clone>(list: &mut ByUid<V>, kept: &[u16]) {
	let entries = kept.iter().filter_map(|uid| list.get(usize::from(*uid)).cloned());
	*list = ByUid::truncate_from(entries.collect());
}

/// Returns the entries of a stored list, resized to `count` and filled up with `fill`.
pub(crate) fn fitted<V: Clone>(list: ByUid<V>, count: usize, fill: V) -> Vec<V> {
	let mut entries = list.into_inner();
	entries.resize(count, fill);
	entries
}

/// Converts a computed list into its stored form. Nothing is truncated: the list has one entry for
/// each neuron, of which there are at most `MAX_UIDS_IN_NULL`.
pub(crate) fn by_uid<V: Clone>(list: &[V]) -> ByUid<V> {
	ByUid::truncate_from(list.to_vec())
}
