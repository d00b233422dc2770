//! The lists by uid of one subnet.

use crate::{pallet::*, types::ByUid};
use alloc::vec::Vec;
use ganglion_types::{AlphaBalance, MechId, NetUid};

/// What is stored of a subnet once a uid, as one of its mechanisms sees it. Every list has an entry for every
/// neuron.
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
	/// Reads the lists.
	pub fn read<T: Config>(netuid: NetUid, mechanism: MechId) -> Self {
		let count = usize::from(SubnetworkN::<T>::get(netuid));
		let index = netuid.storage_index(mechanism);
		Self {
			active: filled(Active::<T>::get(netuid), count),
			consensus: filled(Consensus::<T>::get(netuid), count),
			dividends: filled(Dividends::<T>::get(netuid), count),
			emission: filled(Emission::<T>::get(netuid), count),
			incentive: filled(Incentive::<T>::get(index), count),
			last_update: filled(LastUpdate::<T>::get(index), count),
			validator_permit: filled(ValidatorPermit::<T>::get(netuid), count),
			validator_trust: filled(ValidatorTrust::<T>::get(netuid), count),
		}
	}
}

/// The entry of a uid.
pub(super) fn entry<V: Copy + Default>(column: &[V], uid: u16) -> V {
	column.get(usize::from(uid)).copied().unwrap_or_default()
}

fn filled<V: Clone + Default>(list: ByUid<V>, count: usize) -> Vec<V> {
	let mut column = list.into_inner();
	column.resize(count, V::default());
	column
}

impl<T: Config> Pallet<T> {
	/// The uids of a subnet; none of one that does not exist.
	pub(super) fn uids(netuid: NetUid) -> core::ops::Range<u16> {
		let exists = Self::subnet_exists(netuid);
		0..if exists { SubnetworkN::<T>::get(netuid) } else { 0 }
	}
}
