//! Weights of collateral. None is measured yet: they are counted from reads and writes, with the
//! execution time of measured steps of the same kind.

use crate::{
	pallet::{CollateralLockShare, Config},
	weight_info::{lock_cost, WeightInfo},
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

/// Locking stake that a position has: the checks, its stake and what covers a lock, the drain
/// ratio, the entry and its sum.
pub(crate) fn lock_free_stake<T: Config>() -> Weight {
	Weight::from_parts(60_000_000, 12_000)
		.saturating_add(T::DbWeight::get().reads_writes(16, 2))
		.saturating_add(lock_cost::count_stake::<T>())
}

/// Paying a part of a registration's price as collateral, where the subnet has a lock share: a
/// purchase within a limit, the present collateral and its price, the drain ratio, the stake before
/// and after, the entry and its sum.
pub(crate) fn lock_part_of_price<T: Config>(netuid: NetUid) -> Weight {
	if CollateralLockShare::<T>::get(netuid) == 0 {
		return look::<T>();
	}
	T::WeightInfo::add_stake_limit()
		.saturating_add(Weight::from_parts(40_000_000, 8_000))
		.saturating_add(T::DbWeight::get().reads_writes(14, 3))
}

/// Settling the collateral of an epoch with `neurons` neurons: the owner of each and its entry, and
/// at worst its stake before and after, the entry again and its sum.
pub(crate) fn settle<T: Config>(neurons: u32) -> Weight {
	let of_neuron = Weight::from_parts(20_000_000, 3_000)
		.saturating_add(T::DbWeight::get().reads_writes(12, 2));
	T::DbWeight::get().reads(3).saturating_add(of_neuron.saturating_mul(neurons.into()))
}

/// Giving the collateral with a hotkey to its successor: the owner, two entries, the sum.
pub(crate) fn swap_hotkey<T: Config>() -> Weight {
	Weight::from_parts(20_000_000, 8_000).saturating_add(T::DbWeight::get().reads_writes(4, 3))
}

/// Giving the collateral with a hotkey, on `subnets` subnets, to its new owner: the old entry of
/// each, and at worst a new one and two sums.
pub(crate) fn swap_coldkey<T: Config>(subnets: u32) -> Weight {
	let of_subnet =
		Weight::from_parts(20_000_000, 8_000).saturating_add(T::DbWeight::get().reads_writes(4, 4));
	of_subnet.saturating_mul(subnets.into())
}

/// Removing the collateral of a position on a dissolved subnet: the entry and its sum, which have
/// not been read for long.
pub(crate) fn remove<T: Config>() -> Weight {
	Weight::from_parts(20_000_000, 12_000).saturating_add(T::DbWeight::get().reads_writes(17, 2))
}
