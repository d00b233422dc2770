//! The directory of subnets: existence, owner, kind of pool and start.
//!
//! Only writer of `NetworksAdded`, `TotalNetworks`, `RegisteredSubnetCounter`,
//! `NetworkRegisteredAt`, `SubnetMechanism`, `SubnetOwner`, `SubnetOwnerHotkey` and
//! `FirstEmissionBlockNumber`.

use crate::pallet::*;
use crate::types::NETUIDS;
use alloc::vec::Vec;
use ganglion_types::{MechId, NetUid, NetUidStorageIndex};

/// `SubnetMechanism` of a stable subnet, which trades at par.
const STABLE: u16 = 0;
/// `SubnetMechanism` of a dynamic subnet, whose alpha has a price.
const DYNAMIC: u16 = 1;

impl<T: Config> Pallet<T> {
	/// Whether a subnet exists. Root exists.
	pub fn subnet_exists(netuid: NetUid) -> bool {
		NetworksAdded::<T>::get(netuid)
	}

	/// Returns all subnets in ascending order, root first. Reads the numbers up to the highest in
	/// use: a new subnet gets the lowest free number, so these are hardly more than the subnets.
	pub fn subnets() -> Vec<NetUid> {
		let count = usize::from(TotalNetworks::<T>::get());
		let numbers = (0..NETUIDS).map(NetUid::new);
		numbers.filter(|netuid| Self::subnet_exists(*netuid)).take(count).collect()
	}

	/// Returns the number of subnets, root included.
	pub(crate) fn count_subnets() -> u32 {
		TotalNetworks::<T>::get().into()
	}

	/// Whether a subnet is dynamic, that is, has a weighted pool; otherwise it trades at par.
	pub fn is_dynamic(netuid: NetUid) -> bool {
		SubnetMechanism::<T>::get(netuid) != STABLE
	}

	/// Whether a subnet earns emission: its first emission block has been reached, its token is
	/// tradable, and it admits registrations. Root does not.
	pub(crate) fn is_emitting(netuid: NetUid) -> bool {
		!netuid.is_root()
			&& FirstEmissionBlockNumber::<T>::get(netuid)
				.is_some_and(|first| first <= Self::block_number())
			&& SubtokenEnabled::<T>::get(netuid)
			&& NetworkRegistrationAllowed::<T>::get(netuid)
	}

	/// Sets the owner of a subnet, a coldkey and one of its hotkeys.
	pub(crate) fn set_owner(netuid: NetUid, coldkey: &T::AccountId, hotkey: &T::AccountId) {
		SubnetOwner::<T>::insert(netuid, coldkey);
		SubnetOwnerHotkey::<T>::insert(netuid, hotkey);
	}

	/// Sets the owner hotkey of a subnet.
	pub(crate) fn set_owner_hotkey(netuid: NetUid, hotkey: &T::AccountId) {
		SubnetOwnerHotkey::<T>::insert(netuid, hotkey);
	}

	/// The storage index of mechanism 0, which every subnet has.
	pub(crate) fn main_index(netuid: NetUid) -> NetUidStorageIndex {
		netuid.storage_index(MechId::MAIN)
	}

	/// The number of subnets without root.
	pub(crate) fn subnets_beside_root() -> usize {
		TotalNetworks::<T>::get().saturating_sub(1).into()
	}

	/// Adds a new subnet to the directory, with its kind of pool.
	pub(crate) fn list_subnet(netuid: NetUid, dynamic: bool) {
		NetworksAdded::<T>::insert(netuid, true);
		TotalNetworks::<T>::mutate(|count| *count = count.saturating_add(1));
		RegisteredSubnetCounter::<T>::mutate(netuid, |count| *count = count.saturating_add(1));
		NetworkRegisteredAt::<T>::insert(netuid, Self::block_number());
		SubnetMechanism::<T>::insert(netuid, if dynamic { DYNAMIC } else { STABLE });
	}

	/// Removes a subnet from the directory: it no longer exists. Its owner and its kind of pool
	/// stay stored until the clean-up.
	pub(crate) fn unlist_subnet(netuid: NetUid) {
		NetworksAdded::<T>::remove(netuid);
		TotalNetworks::<T>::mutate(|count| *count = count.saturating_sub(1));
	}

	/// Stores the first block in which a subnet earns emission.
	pub(crate) fn set_first_emission_block(netuid: NetUid, first: u64) {
		FirstEmissionBlockNumber::<T>::insert(netuid, first);
		Self::deposit_event(Event::FirstEmissionBlockNumberSet(netuid, first));
	}

	/// Gives a subnet of one coldkey to another.
	pub(crate) fn pass_on_ownership(netuid: NetUid, old: &T::AccountId, new: &T::AccountId) {
		if SubnetOwner::<T>::get(netuid) == *old {
			SubnetOwner::<T>::insert(netuid, new);
		}
	}
}
