//! The registry of uids and hotkeys. It also resizes the lists by uid when a neuron is added.
//!
//! Only writer of `Uids`, `Keys`, `SubnetworkN`, `IsNetworkMember` and `BlockAtRegistration`.
//!
//! Within a subnet of n neurons the uids 0 … n − 1 and their hotkeys form a bijection, and every
//! list by uid has n entries.

use crate::pallet::*;
use alloc::vec::Vec;
use frame_support::ensure;
use ganglion_types::{NetUid, MAX_UIDS};
use sp_runtime::DispatchError;

impl<T: Config> Pallet<T> {
	/// Returns the uid of a hotkey on a subnet, if it has one; `None` on a dissolved subnet.
	pub fn uid_of(netuid: NetUid, hotkey: &T::AccountId) -> Option<u16> {
		Uids::<T>::get(netuid, hotkey).filter(|_| Self::subnet_exists(netuid))
	}

	/// Returns the hotkeys of a subnet, by uid.
	pub fn hotkeys_of(netuid: NetUid) -> Vec<T::AccountId> {
		(0..SubnetworkN::<T>::get(netuid)).map(|uid| Keys::<T>::get(netuid, uid)).collect()
	}

	/// Gives the next uid to a hotkey that has none. Fails at `MAX_UIDS` neurons
	/// (`NoNeuronIdAvailable`).
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

	/// Assigns a uid to a hotkey, as registered and active in this block.
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

	/// Removes the neuron of a uid during the clean-up of its subnet. Returns its hotkey.
	pub(crate) fn unseat(netuid: NetUid, uid: u16) -> T::AccountId {
		let hotkey = Keys::<T>::take(netuid, uid);
		Uids::<T>::remove(netuid, &hotkey);
		IsNetworkMember::<T>::remove(&hotkey, netuid);
		BlockAtRegistration::<T>::remove(netuid, uid);
		hotkey
	}

	/// Returns the uid of the owner's hotkey, if it is registered.
	pub(crate) fn owner_uid(netuid: NetUid) -> Option<u16> {
		Self::uid_of(netuid, &SubnetOwnerHotkey::<T>::get(netuid))
	}

	/// Returns the hotkey of a uid, or `None` if the uid is not assigned.
	pub fn hotkey_at(netuid: NetUid, uid: u16) -> Option<T::AccountId> {
		Keys::<T>::try_get(netuid, uid).ok()
	}

	/// Removes the hotkey from a uid, which the caller must assign to another hotkey. Returns the
	/// removed hotkey.
	pub(crate) fn leave_seat(netuid: NetUid, uid: u16) -> T::AccountId {
		let old = Keys::<T>::get(netuid, uid);
		Uids::<T>::remove(netuid, &old);
		IsNetworkMember::<T>::remove(&old, netuid);
		old
	}

	/// Gives the uid of a hotkey to another hotkey, which has none, with all that the uid has.
	/// Returns whether there was one.
	pub(crate) fn pass_on_seat(netuid: NetUid, old: &T::AccountId, new: &T::AccountId) -> bool {
		IsNetworkMember::<T>::remove(old, netuid);
		let Some(uid) = Uids::<T>::take(netuid, old) else { return false };
		Keys::<T>::insert(netuid, uid, new);
		Uids::<T>::insert(netuid, new, uid);
		IsNetworkMember::<T>::insert(new, netuid, true);
		true
	}

	/// Returns the subnets on which a hotkey has a uid, dissolved ones included until they are
	/// cleaned up.
	pub(crate) fn seats_of(hotkey: &T::AccountId) -> impl Iterator<Item = NetUid> {
		IsNetworkMember::<T>::iter_prefix(hotkey)
			.filter_map(|(netuid, is_member)| is_member.then_some(netuid))
	}
}
