//! The lists by uid of one subnet, read once.

use crate::{neurons::columns::fitted, pallet::*};
use alloc::vec::Vec;
use ganglion_types::{AlphaBalance, MechId, NetUid};

/// The lists by uid of a subnet and of one of its mechanisms. Each has one entry for each neuron.
pub(super) struct Columns {
	pub active: Vec<bool>,
	pub consensus: Vec<u16>,
	pub dividends: Vec<u16>,
	pub emission: Vec<AlphaBalance>,
	pub incentive: Vec<u16>,
	pub last_update: Vec<u64>,
	pub validator_permit: Vec<bool>,
	pub validator_trust: Vec<u16>,
}

impl Columns {
	/// Reads the lists from storage.
	pub fn read<T: Config>(netuid: NetUid, mechanism: MechId) -> Self {
		let count = usize::from(SubnetworkN::<T>::get(netuid));
		let index = netuid.storage_index(mechanism);
		Self {
			active: fitted(Active::<T>::get(netuid), count, false),
			consensus: fitted(Consensus::<T>::get(netuid), count, 0),
			dividends: fitted(Dividends::<T>::get(netuid), count, 0),
			emission: fitted(Emission::<T>::get(netuid), count, AlphaBalance::ZERO),
			incentive: fitted(Incentive::<T>::get(index), count, 0),
			last_update: fitted(LastUpdate::<T>::get(index), count, 0),
			validator_permit: fitted(ValidatorPermit::<T>::get(netuid), count, false),
			validator_trust: fitted(ValidatorTrust::<T>::get(netuid), count, 0),
		}
	}
}

/// Returns the entry of a uid; the default if the list is too short.
pub(super) fn entry<V: Copy + Default>(column: &[V], uid: u16) -> V {
	column.get(usize::from(uid)).copied().unwrap_or_default()
}

impl<T: Config> Pallet<T> {
	/// Returns the uids of a subnet; none if it does not exist.
	pub(super) fn uids(netuid: NetUid) -> core::ops::Range<u16> {
		let exists = Self::subnet_exists(netuid);
		0..if exists { SubnetworkN::<T>::get(netuid) } else { 0 }
	}
}
