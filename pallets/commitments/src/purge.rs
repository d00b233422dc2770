//! Removal of a dissolved subnet's commitments.
//!
//! Removes items of every owner, a few in each block. What is removed is gone from the front of its
//! map, where the next block goes on.

use crate::{pallet::*, WeightInfo};
use codec::FullCodec;
use frame_support::{
	storage::IterableStorageDoubleMap,
	weights::{Weight, WeightMeter},
};
use ganglion_types::NetUid;

impl<T: Config> Pallet<T> {
	/// Removes what is stored for a subnet while the meter lasts. Returns whether all is removed.
	///
	/// Commitments go first: from then on no reveal can add to the other maps.
	pub(crate) fn purge_subnet(netuid: NetUid, meter: &mut WeightMeter) -> bool {
		meter.try_consume(Measured::<T>::look_at_maps()).is_ok()
			&& Self::purge_commitments(netuid, meter)
			&& purge::<T, RevealedCommitments<T>, _>(netuid, meter)
			&& purge::<T, LastCommitment<T>, _>(netuid, meter)
			&& purge::<T, LastBondsReset<T>, _>(netuid, meter)
			&& purge::<T, UsedSpaceOf<T>, _>(netuid, meter)
	}

	fn purge_commitments(netuid: NetUid, meter: &mut WeightMeter) -> bool {
		let cost = slope(Measured::<T>::purge_commitments);
		for who in CommitmentOf::<T>::iter_key_prefix(netuid) {
			if meter.try_consume(cost).is_err() {
				return false;
			}
			Self::forget_rounds(&who, netuid);
			CommitmentOf::<T>::remove(netuid, who);
		}
		true
	}
}

/// Removes a subnet's entries of a map while the meter lasts.
fn purge<T, Map, Value>(netuid: NetUid, meter: &mut WeightMeter) -> bool
where
	T: Config,
	Map: IterableStorageDoubleMap<NetUid, T::AccountId, Value>,
	Value: FullCodec,
{
	let cost = slope(Measured::<T>::purge_entries);
	for who in Map::iter_key_prefix(netuid) {
		if meter.try_consume(cost).is_err() {
			return false;
		}
		Map::remove(netuid, who);
	}
	true
}

/// The weight that an item adds: the weight for one item less that for none.
fn slope(of: impl Fn(u32) -> Weight) -> Weight {
	of(1).saturating_sub(of(0))
}
