//! Mechanisms: parallel sets of weights, bonds and incentives in one subnet.
//!
//! Every subnet has mechanism 0, and may have up to `MaxMechanismCount` mechanisms. Mechanism m of
//! subnet n stores its weights, bonds, incentives and last updates under the index n + 4096 m;
//! permits, stake, consensus, dividends and validator trust belong to the subnet. An epoch runs
//! each mechanism with its part of both pots, see [`split_pot`], and combines the outcomes, see
//! [`ganglion_consensus::combine`].
//!
//! Neurons times mechanisms never exceed the bound of the subnet's mode, `MAX_UIDS` or, in Null
//! mode, `MAX_UIDS_IN_NULL`, so the work per uid has the same bound for every number of mechanisms.

use crate::pallet::*;
use alloc::vec::Vec;
use ganglion_consensus::split_pot;
use ganglion_types::{MechId, NetUid, NetUidStorageIndex};

impl<T: Config> Pallet<T> {
	/// Whether a subnet exists and has the mechanism.
	pub fn mechanism_exists(netuid: NetUid, mechanism: MechId) -> bool {
		Self::subnet_exists(netuid) && mechanism < MechanismCountCurrent::<T>::get(netuid)
	}

	/// Returns the mechanisms of a subnet in ascending order.
	pub fn mechanisms(netuid: NetUid) -> impl DoubleEndedIterator<Item = MechId> {
		(0..u8::from(MechanismCountCurrent::<T>::get(netuid))).map(MechId::new)
	}

	/// Returns the storage indices of a subnet's mechanisms in ascending order.
	pub fn mechanism_indices(netuid: NetUid) -> impl Iterator<Item = NetUidStorageIndex> {
		Self::mechanisms(netuid).map(move |mechanism| netuid.storage_index(mechanism))
	}

	/// Returns how many neurons a subnet has room for, times a number of mechanisms.
	pub fn room_for_uids(netuid: NetUid, mechanisms: MechId) -> u32 {
		let most = u32::from(MaxAllowedUids::<T>::get(netuid));
		most.saturating_mul(u32::from(u8::from(mechanisms)))
	}

	/// Divides a subnet's pot among its mechanisms.
	pub(crate) fn parts_of_pot(netuid: NetUid, pot: u64) -> Vec<u64> {
		let count = MechanismCountCurrent::<T>::get(netuid).into();
		split_pot(pot, count, MechanismEmissionSplit::<T>::get(netuid).as_deref())
	}
}

/// The subnet and the mechanism of a storage index.
#[cfg(any(test, feature = "invariants"))]
pub(crate) fn parts_of_index(index: NetUidStorageIndex) -> (NetUid, MechId) {
	use crate::types::NETUIDS;
	let index = u16::from(index);
	let mechanism = u8::try_from(index.checked_div(NETUIDS).unwrap_or(0)).unwrap_or(u8::MAX);
	(NetUid::new(index.checked_rem(NETUIDS).unwrap_or(0)), MechId::new(mechanism))
}
