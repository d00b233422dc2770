//! Replacement of a neuron by a newcomer.

use crate::{neurons::commitments::Commitments as _, pallet::*};
use ganglion_types::NetUid;

impl<T: Config> Pallet<T> {
	/// Assigns the uid of a neuron to another hotkey. Clears the old neuron's entries, addresses,
	/// commitments, commits, Ethereum link, weights and bonds, and the weights and bonds that
	/// others have in it. Its stake stays with its hotkey. Epochs tell by the block of the
	/// registration that what they remember of the uid is another's.
	pub(crate) fn replace_neuron(netuid: NetUid, uid: u16, hotkey: &T::AccountId) {
		let old = Self::leave_seat(netuid, uid);
		Self::remove_addresses(&old, netuid);
		Self::forget_evm_link(netuid, uid);
		Self::forget_voting_power(netuid, &old);
		Self::clear_weights(netuid, uid);
		Self::clear_bonds_of(netuid, uid);
		Self::clear_bonds_in(netuid, uid);
		Self::forget_remembered_weights_of(netuid, uid);
		Self::forget_commits_of(netuid, &old);
		T::Commitments::forget(netuid, &old);
		Self::clear_entries(netuid, uid);
		Self::seat(netuid, uid, hotkey);
	}
}
