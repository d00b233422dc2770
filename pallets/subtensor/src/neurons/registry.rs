//! Uids, and what is stored once a uid. Makes and clears the lists by uid that the epoch fills.
//!
//! Only writer of `Uids`, `Keys`, `SubnetworkN`, `IsNetworkMember` and `BlockAtRegistration`.
//!
//! Within a subnet, uids 0 … n − 1 and their hotkeys are a bijection, and every list by uid is n long.

use crate::pallet::*;
use alloc::vec::Vec;
use frame_support::ensure;
use ganglion_types::{NetUid, MAX_UIDS};
use sp_runtime::DispatchError;

impl<T: Config> Pallet<T> {
	/// The uid of a hotkey on a subnet, if it has one. On one that is dissolved nobody has.
	pub fn uid_of(netuid: NetUid, hotkey: &T::AccountId) -> Option<u16> {
		Uids::<T>::get(netuid, hotkey).filter(|_| Self::subnet_exists(netuid))
	}

	/// The hotkeys of a subnet, by uid.
	pub fn hotkeys_of(netuid: NetUid) -> Vec<T::AccountId> {
		(0..SubnetworkN::<T>::get(netuid)).map(|uid| Keys::<T>::get(netuid, uid)).collect()
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

	/// Gives a uid to a hotkey, registered in this block.
	pub(crate) fn seat(netuid: NetUid, uid: u16, hotkey: &T::AccountId) {
		let now = Self::block_number();
		Keys::<T>::insert(netuid, uid, hotkey);
		Uids::<T>::insert(netuid, hotkey, uid);
		IsNetworkMember::<T>::insert(hotkey, netuid, true);
		BlockAtRegistration::<T>::insert(netuid, uid, now);
		Self::set_active(netuid, uid, true);
		for index in Self::mechanism_indices(netuid) {
			Self::note_update(index, uid, now);
		}
	}

	/// Removes the neuron of a uid, on a subnet that is cleaned up. Returns its hotkey.
	pub(crate) fn unseat(netuid: NetUid, uid: u16) -> T::AccountId {
		let hotkey = Keys::<T>::take(netuid, uid);
		Uids::<T>::remove(netuid, &hotkey);
		IsNetworkMember::<T>::remove(&hotkey, netuid);
		BlockAtRegistration::<T>::remove(netuid, uid);
		hotkey
	}

	/// The uid of the owner's hotkey.
	pub(crate) fn owner_uid(netuid: NetUid) -> Option<u16> {
		Self::uid_of(netuid, &SubnetOwnerHotkey::<T>::get(netuid))
	}

	/// The hotkey of a uid; none where the uid is not given away.
	pub fn hotkey_at(netuid: NetUid, uid: u16) -> Option<T::AccountId> {
		Keys::<T>::try_get(netuid, uid).ok()
	}

	/// Takes a uid from its hotkey; the caller gives it to another. Returns the hotkey.
	pub(crate) fn leave_seat(netuid: NetUid, uid: u16) -> T::AccountId {
		let old = Keys::<T>::get(netuid, uid);
		Uids::<T>::remove(netuid, &old);
		IsNetworkMember::<T>::remove(&old, netuid);
		old
	}
}
