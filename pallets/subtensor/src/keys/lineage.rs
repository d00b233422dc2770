//! Lineage of keys: which key took the place of which, for those who follow a neuron or an owner
//! without the history of blocks.
//!
//! Only writer of `HotkeySuccessor`, `HotkeyRoot`, `ColdkeySuccessor` and `ColdkeyRoot`. No rule of
//! the chain reads them.
//!
//! The lineage of hotkeys is noted by subnet, because a swap may concern one subnet alone. A key to
//! which a swap leads back begins no second lineage: it has no successor any more.

use crate::pallet::*;
use ganglion_types::NetUid;

impl<T: Config> Pallet<T> {
	/// Notes that a hotkey took the place of another on a subnet.
	pub(crate) fn note_hotkey_successor(netuid: NetUid, old: &T::AccountId, new: &T::AccountId) {
		let root = HotkeyRoot::<T>::get(netuid, old).unwrap_or_else(|| old.clone());
		HotkeySuccessor::<T>::insert(netuid, old, new);
		HotkeySuccessor::<T>::remove(netuid, new);
		if root == *new {
			HotkeyRoot::<T>::remove(netuid, new);
		} else {
			HotkeyRoot::<T>::insert(netuid, new, root);
		}
	}

	/// Notes that a coldkey took the place of another.
	pub(crate) fn note_coldkey_successor(old: &T::AccountId, new: &T::AccountId) {
		let root = ColdkeyRoot::<T>::get(old).unwrap_or_else(|| old.clone());
		ColdkeySuccessor::<T>::insert(old, new);
		ColdkeySuccessor::<T>::remove(new);
		if root == *new {
			ColdkeyRoot::<T>::remove(new);
		} else {
			ColdkeyRoot::<T>::insert(new, root);
		}
	}
}
