//! Mechanisms: sets of weights, bonds and incentives beside each other in one subnet.
//!
//! Every subnet has mechanism 0, and may have up to `MaxMechanismCount`. Mechanism m of subnet n
//! stores its weights, bonds, incentives and last updates under n + 4096 m; permits, stake,
//! consensus, dividends and validator trust are the subnet's. An epoch runs each mechanism with its
//! part of both pots, see [`split_pot`], and puts what they come to together, see
//! [`ganglion_consensus::combine`].
//!
//! Neurons times mechanisms are never more than a list by uid can hold, so that work by uid costs
//! the same however many mechanisms there are.

use crate::pallet::*;
use alloc::vec::Vec;
use ganglion_consensus::split_pot;
use ganglion_types::{MechId, NetUid, NetUidStorageIndex};

impl<T: Config> Pallet<T> {
	/// Whether a subnet exists and has a mechanism.
	pub fn mechanism_exists(netuid: NetUid, mechanism: MechId) -> bool {
		Self::subnet_exists(netuid) && mechanism < MechanismCountCurrent::<T>::get(netuid)
	}

	/// The mechanisms of a subnet.
	pub fn mechanisms(netuid: NetUid) -> impl DoubleEndedIterator<Item = MechId> {
		(0..u8::from(MechanismCountCurrent::<T>::get(netuid))).map(MechId::new)
	}

	/// Where the mechanisms of a subnet are stored, in their order.
	pub fn mechanism_indices(netuid: NetUid) -> impl Iterator<Item = NetUidStorageIndex> {
		Self::mechanisms(netuid).map(move |mechanism| netuid.storage_index(mechanism))
	}

	/// The keys under which rows of a subnet may be stored: an index and a uid, of each neuron in
	/// each mechanism.
	pub(crate) fn row_keys(netuid: NetUid) -> impl Iterator<Item = (NetUidStorageIndex, u16)> {
		let neurons = SubnetworkN::<T>::get(netuid);
		Self::mechanism_indices(netuid)
			.flat_map(move |index| (0..neurons).map(move |uid| (index, uid)))
	}

	/// What each mechanism gets of a subnet's pot.
	pub(crate) fn parts_of_pot(netuid: NetUid, pot: u64) -> Vec<u64> {
		let count = MechanismCountCurrent::<T>::get(netuid).into();
		split_pot(pot, count, MechanismEmissionSplit::<T>::get(netuid).as_deref())
	}
}

/// The subnet and the mechanism that are stored under an index.
#[cfg(any(test, feature = "invariants"))]
pub(crate) fn parts_of_index(index: NetUidStorageIndex) -> (NetUid, MechId) {
	use crate::types::NETUIDS;
	let index = u16::from(index);
	let mechanism = u8::try_from(index.checked_div(NETUIDS).unwrap_or(0)).unwrap_or(u8::MAX);
	(NetUid::new(index.checked_rem(NETUIDS).unwrap_or(0)), MechId::new(mechanism))
}
