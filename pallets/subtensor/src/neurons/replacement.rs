//! Replacement of a neuron by a newcomer.

use crate::pallet::*;
use ganglion_types::NetUid;

impl<T: Config> Pallet<T> {
	/// Gives the uid of a neuron to another hotkey. What is stored of the old one by uid is cleared, and so is
	/// what others say of it; its stake stays with its key.
	pub(crate) fn replace_neuron(netuid: NetUid, uid: u16, hotkey: &T::AccountId) {
		let old = Self::leave_seat(netuid, uid);
		Self::remove_addresses(&old, netuid);
		Self::clear_weights(netuid, uid);
		Self::clear_bonds_of(netuid, uid);
		Self::clear_bonds_in(netuid, uid);
		Self::clear_entries(netuid, uid);
		Self::seat(netuid, uid, hotkey);
	}
}
