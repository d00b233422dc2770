//! Uids, and what is stored once a uid. Makes and clears the lists by uid that the epoch fills.
//!
//! Only writer of `Uids`, `Keys`, `SubnetworkN`, `IsNetworkMember`, `BlockAtRegistration` and
//! `LastUpdate`.
//!
//! Within a subnet, uids 0 … n − 1 and their hotkeys are a bijection, and every list by uid is n long.

use crate::{
	Active, BlockAtRegistration, Config, Consensus, Dividends, Emission, Error, Incentive,
	IsNetworkMember, Keys, LastUpdate, NetworksAdded, Pallet, StakeWeight, SubnetworkN, Uids,
	ValidatorPermit, ValidatorTrust,
};
use alloc::vec::Vec;
use frame_support::ensure;
use ganglion_types::{AlphaBalance, MechId, NetUid, NetUidStorageIndex, MAX_UIDS};
use sp_runtime::DispatchError;

impl<T: Config> Pallet<T> {
	/// Whether a subnet exists. Root does.
	pub fn subnet_exists(netuid: NetUid) -> bool {
		NetworksAdded::<T>::get(netuid)
	}

	/// The uid of a hotkey on a subnet, if it has one. On one that is dissolved nobody has.
	pub fn uid_of(netuid: NetUid, hotkey: &T::AccountId) -> Option<u16> {
		Uids::<T>::get(netuid, hotkey).filter(|_| Self::subnet_exists(netuid))
	}

	/// The hotkeys of a subnet, by uid.
	pub fn hotkeys_of(netuid: NetUid) -> Vec<T::AccountId> {
		(0..SubnetworkN::<T>::get(netuid)).map(|uid| Keys::<T>::get(netuid, uid)).collect()
	}

	/// The storage index of the mechanism that every subnet has.
	pub(crate) fn main_index(netuid: NetUid) -> NetUidStorageIndex {
		netuid.storage_index(MechId::MAIN)
	}

	/// Gives the next uid to a hotkey that has none.
	pub(crate) fn append_neuron(
		netuid: NetUid,
		hotkey: &T::AccountId,
	) -> Result<u16, DispatchError> {
		let uid = SubnetworkN::<T>::get(netuid);
		ensure!(u32::from(uid) < MAX_UIDS, Error::<T>::NoNeuronIdAvailable);
		SubnetworkN::<T>::insert(netuid, uid.saturating_add(1));
		Self::fit_lists(netuid, usize::from(uid).saturating_add(1));
		Self::seat(netuid, uid, hotkey);
		Ok(uid)
	}

	/// Gives the uid of a neuron to another hotkey. What is stored of the old one by uid is cleared, and so is
	/// what others say of it; its stake stays with its key.
	pub(crate) fn replace_neuron(netuid: NetUid, uid: u16, hotkey: &T::AccountId) {
		let old = Keys::<T>::get(netuid, uid);
		Uids::<T>::remove(netuid, &old);
		IsNetworkMember::<T>::remove(&old, netuid);
		Self::remove_addresses(&old, netuid);
		Self::clear_weights(netuid, uid);
		Self::clear_bonds_of(netuid, uid);
		Self::clear_bonds_in(netuid, uid);
		Self::clear_entries(netuid, uid);
		Self::seat(netuid, uid, hotkey);
	}

	fn seat(netuid: NetUid, uid: u16, hotkey: &T::AccountId) {
		let now = Self::block_number();
		Keys::<T>::insert(netuid, uid, hotkey);
		Uids::<T>::insert(netuid, hotkey, uid);
		IsNetworkMember::<T>::insert(hotkey, netuid, true);
		BlockAtRegistration::<T>::insert(netuid, uid, now);
		Active::<T>::mutate(netuid, |list| set(list, uid, true));
		for index in Self::mechanism_indices(netuid) {
			Self::note_update(index, uid, now);
		}
	}

	/// Removes a neuron of a subnet that ended, with its addresses.
	pub(crate) fn unseat(netuid: NetUid, uid: u16) {
		let hotkey = Keys::<T>::take(netuid, uid);
		Uids::<T>::remove(netuid, &hotkey);
		IsNetworkMember::<T>::remove(&hotkey, netuid);
		BlockAtRegistration::<T>::remove(netuid, uid);
		Self::remove_addresses(&hotkey, netuid);
	}

	/// Remembers that a neuron set weights, or came, in block `now`.
	pub(crate) fn note_update(index: NetUidStorageIndex, uid: u16, now: u64) {
		LastUpdate::<T>::mutate(index, |list| set(list, uid, now));
	}

	/// Makes every list by uid `length` long.
	fn fit_lists(netuid: NetUid, length: usize) {
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

	/// Makes a mechanism's lists by uid `length` long.
	pub(crate) fn fit_lists_of(index: NetUidStorageIndex, length: usize) {
		Incentive::<T>::mutate(index, |list| list.resize(length, 0));
		LastUpdate::<T>::mutate(index, |list| list.resize(length, 0));
		Self::fit_bond_scale(index, length);
	}

	/// Forgets a mechanism's lists by uid.
	pub(crate) fn forget_lists_of(index: NetUidStorageIndex) {
		Incentive::<T>::remove(index);
		LastUpdate::<T>::remove(index);
	}

	/// Clears what the last epoch said of a uid.
	fn clear_entries(netuid: NetUid, uid: u16) {
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
}

/// Sets the entry of a uid in a list by uid.
pub(crate) fn set<V>(list: &mut crate::types::ByUid<V>, uid: u16, value: V) {
	if let Some(entry) = list.get_mut(usize::from(uid)) {
		*entry = value;
	}
}
