//! The registry of uids and hotkeys. It also resizes the lists by uid when a neuron is added.
//!
//! Only writer of `Uids`, `Keys`, `SubnetworkN`, `IsNetworkMember`, `BlockAtRegistration` and
//! `NeuronsRegisteredAt`.
//!
//! Within a subnet of n neurons the uids 0 … n − 1 and their hotkeys form a bijection, and every
//! list by uid has n entries.
//!
//! Clients read the block of a registration by uid (`BlockAtRegistration`). The list of all of them
//! (`NeuronsRegisteredAt`) is for searches: one read, whatever the number of neurons.

use crate::{
	neurons::{
		columns::{by_uid, keep},
		places::Places,
	},
	pallet::*,
};
use alloc::vec::Vec;
use frame_support::ensure;
use ganglion_types::NetUid;
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

	/// Returns the blocks of registration of a subnet's neurons, by uid.
	pub(crate) fn registration_blocks(netuid: NetUid) -> Vec<u64> {
		let neurons = SubnetworkN::<T>::get(netuid);
		let list = NeuronsRegisteredAt::<T>::get(netuid).into_inner();
		if list.len() == usize::from(neurons) {
			return list;
		}
		// A subnet of an earlier version has no list until its next registration.
		(0..neurons).map(|uid| BlockAtRegistration::<T>::get(netuid, uid)).collect()
	}

	/// Gives the next uid to a hotkey that has none. Fails if the subnet has as many neurons as its
	/// mode allows (`NoNeuronIdAvailable`).
	pub(crate) fn append_neuron(
		netuid: NetUid,
		hotkey: &T::AccountId,
	) -> Result<u16, DispatchError> {
		let uid = SubnetworkN::<T>::get(netuid);
		let most = SubnetEpochConsensus::<T>::get(netuid).most_uids();
		ensure!(u32::from(uid) < most, Error::<T>::NoNeuronIdAvailable);
		let mut since = Self::registration_blocks(netuid);
		since.push(0);
		NeuronsRegisteredAt::<T>::insert(netuid, by_uid(&since));
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
		let mut since = Self::registration_blocks(netuid);
		if let Some(entry) = since.get_mut(usize::from(uid)) {
			*entry = now;
		}
		NeuronsRegisteredAt::<T>::insert(netuid, by_uid(&since));
		Self::set_active(netuid, uid, true);
		for index in Self::mechanism_indices(netuid) {
			Self::note_update(index, uid, now);
		}
	}

	/// Keeps the neurons that have places, under their new uids. Returns the hotkeys of the others.
	pub(crate) fn keep_seats(netuid: NetUid, places: &Places) -> Vec<T::AccountId> {
		let former = places.former();
		let mut since = by_uid(&Self::registration_blocks(netuid));
		keep(&mut since, &former);
		NeuronsRegisteredAt::<T>::insert(netuid, since);
		let gone = places.gone().map(|uid| Self::unseat(netuid, uid)).collect();
		for (uid, place) in places.moved() {
			Self::move_seat(netuid, uid, place);
		}
		SubnetworkN::<T>::insert(netuid, u16::try_from(former.len()).unwrap_or(u16::MAX));
		gone
	}

	/// Gives a neuron another uid, which must be free.
	fn move_seat(netuid: NetUid, from: u16, to: u16) {
		let hotkey = Keys::<T>::take(netuid, from);
		Keys::<T>::insert(netuid, to, &hotkey);
		Uids::<T>::insert(netuid, hotkey, to);
		let since = BlockAtRegistration::<T>::take(netuid, from);
		BlockAtRegistration::<T>::insert(netuid, to, since);
	}

	/// Removes the neuron of a uid, which is not assigned again, or to another neuron by the
	/// caller. Returns its hotkey.
	pub(crate) fn unseat(netuid: NetUid, uid: u16) -> T::AccountId {
		let hotkey = Keys::<T>::take(netuid, uid);
		Uids::<T>::remove(netuid, &hotkey);
		IsNetworkMember::<T>::remove(&hotkey, netuid);
		BlockAtRegistration::<T>::remove(netuid, uid);
		hotkey
	}

	/// Whether a hotkey has a uid on any subnet, or had one on a dissolved subnet that still waits
	/// for its clean-up. Reads one entry, whatever their number.
	pub(crate) fn is_member_somewhere(hotkey: &T::AccountId) -> bool {
		IsNetworkMember::<T>::iter_prefix(hotkey).next().is_some()
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
