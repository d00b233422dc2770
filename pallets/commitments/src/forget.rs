//! Commitments of a hotkey that loses its uid: nothing is left of them.
//!
//! Removes items of every owner. The limits go, too: whoever comes back to the subnet has no more
//! space than a new hotkey, which costs as much to register, and the bonds in its neuron went with
//! the uid.

use crate::pallet::*;
use ganglion_types::NetUid;

impl<T: Config> Pallet<T> {
	/// Removes all that is stored of an account on a subnet. What was timelocked is not opened.
	pub(crate) fn forget_account(netuid: NetUid, who: &T::AccountId) {
		Self::forget_rounds(who, netuid);
		CommitmentOf::<T>::remove(netuid, who);
		RevealedCommitments::<T>::remove(netuid, who);
		LastCommitment::<T>::remove(netuid, who);
		LastBondsReset::<T>::remove(netuid, who);
		UsedSpaceOf::<T>::remove(netuid, who);
	}
}
