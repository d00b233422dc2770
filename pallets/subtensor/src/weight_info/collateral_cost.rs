//! Weights of collateral, built from the measured parts: see [`crate::weight_info::cost`].

use crate::{
	pallet::{CollateralLockShare, Config},
	weight_info::{
		clean_ups::{SubstrateWeight as CleanUps, WeightInfo as _},
		cost::item,
		lock_cost,
		locks::{SubstrateWeight as Locks, WeightInfo as _},
		WeightInfo,
	},
};
use frame_support::{traits::Get, weights::Weight};
use ganglion_types::NetUid;

/// Looking whether a coldkey has collateral on a subnet, or whether anybody has.
pub(crate) fn look<T: Config>() -> Weight {
	T::DbWeight::get().reads(1)
}

/// Comparing a position with its collateral: the sum, the entry, and the stake.
pub(crate) fn compare<T: Config>() -> Weight {
	T::DbWeight::get().reads(6)
}

/// Locking stake that a position has, after counting what is free of it.
pub(crate) fn lock_free_stake<T: Config>() -> Weight {
	T::WeightInfo::add_collateral_of_free_stake().saturating_add(lock_cost::count_stake::<T>())
}

/// Paying a part of a registration's price as collateral, where the subnet has a lock share.
pub(crate) fn lock_part_of_price<T: Config>(netuid: NetUid) -> Weight {
	if CollateralLockShare::<T>::get(netuid) == 0 {
		return look::<T>();
	}
	Locks::<T>::lock_part_of_price()
}

/// Settling the collateral of an epoch with `neurons` neurons.
pub(crate) fn settle<T: Config>(neurons: u32) -> Weight {
	Locks::<T>::settle_collateral(neurons)
}

/// Giving the collateral with a hotkey to its successor.
pub(crate) fn swap_hotkey<T: Config>() -> Weight {
	Locks::<T>::swap_collateral_of_hotkey()
}

/// Giving the collateral with a hotkey, on `subnets` subnets, to its new owner.
pub(crate) fn swap_coldkey<T: Config>(subnets: u32) -> Weight {
	Locks::<T>::swap_collateral_of_coldkey(subnets)
}

/// Removing the collateral of a position on a dissolved subnet.
pub(crate) fn remove<T: Config>() -> Weight {
	item::<T>(CleanUps::<T>::remove_collateral)
}
