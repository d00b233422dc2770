//! Which subnets exist, who owns them, and whether they have started.
//!
//! Only writer of `NetworksAdded`, `TotalNetworks`, `RegisteredSubnetCounter`,
//! `NetworkRegisteredAt`, `SubnetMechanism`, `SubnetOwner`, `SubnetOwnerHotkey` and
//! `FirstEmissionBlockNumber`.

use crate::pallet::*;
use crate::types::NETUIDS;
use alloc::vec::Vec;
use ganglion_types::{MechId, NetUid, NetUidStorageIndex};

/// The kind of pool of a subnet that trades at par.
const STABLE: u16 = 0;
/// The kind of pool of a subnet whose alpha has a price of its own.
const DYNAMIC: u16 = 1;

impl<T: Config> Pallet<T> {
	/// Whether a subnet exists. Root does.
	pub fn subnet_exists(netuid: NetUid) -> bool {
		NetworksAdded::<T>::get(netuid)
	}

	/// The subnets there are, root first. Numbers up to the highest in use are looked at: a new
	/// subnet gets the lowest that is free, so they are hardly more than there are subnets.
	pub fn subnets() -> Vec<NetUid> {
		let count = usize::from(TotalNetworks::<T>::get());
		let numbers = (0..NETUIDS).map(NetUid::new);
		numbers.filter(|netuid| Self::subnet_exists(*netuid)).take(count).collect()
	}

	/// Whether a subnet has a weighted pool; otherwise it trades at par.
	pub fn is_dynamic(netuid: NetUid) -> bool {
		SubnetMechanism::<T>::get(netuid) != STABLE
	}

	/// Whether a subnet takes part in the market: started, tradable, open.
	pub(crate) fn is_emitting(netuid: NetUid) -> bool {
		!netuid.is_root()
			&& FirstEmissionBlockNumber::<T>::get(netuid)
				.is_some_and(|first| first <= Self::block_number())
			&& SubtokenEnabled::<T>::get(netuid)
			&& NetworkRegistrationAllowed::<T>::get(netuid)
	}

	/// Makes a coldkey the owner of a subnet, with one of its hotkeys.
	pub(crate) fn set_owner(netuid: NetUid, coldkey: &T::AccountId, hotkey: &T::AccountId) {
		SubnetOwner::<T>::insert(netuid, coldkey);
		SubnetOwnerHotkey::<T>::insert(netuid, hotkey);
	}

	/// The storage index of the mechanism that every subnet has.
	pub(crate) fn main_index(netuid: NetUid) -> NetUidStorageIndex {
		netuid.storage_index(MechId::MAIN)
	}

	/// Number of subnets besides root.
	pub(crate) fn subnets_beside_root() -> usize {
		TotalNetworks::<T>::get().saturating_sub(1).into()
	}

	/// Lists a new subnet, and the kind of pool that it has.
	pub(crate) fn list_subnet(netuid: NetUid, dynamic: bool) {
		NetworksAdded::<T>::insert(netuid, true);
		TotalNetworks::<T>::mutate(|count| *count = count.saturating_add(1));
		RegisteredSubnetCounter::<T>::mutate(netuid, |count| *count = count.saturating_add(1));
		NetworkRegisteredAt::<T>::insert(netuid, Self::block_number());
		SubnetMechanism::<T>::insert(netuid, if dynamic { DYNAMIC } else { STABLE });
	}

	/// Takes a subnet off the list: it does not exist any more. Its owner and its pool's kind stay
	/// stored until its clean-up.
	pub(crate) fn unlist_subnet(netuid: NetUid) {
		NetworksAdded::<T>::remove(netuid);
		TotalNetworks::<T>::mutate(|count| *count = count.saturating_sub(1));
	}

	/// Stores the first block in which a subnet earns emission.
	pub(crate) fn set_first_emission_block(netuid: NetUid, first: u64) {
		FirstEmissionBlockNumber::<T>::insert(netuid, first);
		Self::deposit_event(Event::FirstEmissionBlockNumberSet(netuid, first));
	}
}
