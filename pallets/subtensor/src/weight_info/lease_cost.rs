//! Weights of payouts to the contributors of leases.

use crate::{
	pallet::Config,
	weight_info::{
		cost::item,
		stages::{SubstrateWeight as Stages, WeightInfo as _},
	},
};
use frame_support::{traits::Get, weights::Weight};

/// Looking whether something of a lease is to be paid.
pub(crate) fn look_for_leases<T: Config>() -> Weight {
	T::DbWeight::get().reads_writes(6, 1)
}

/// Looking for the next payout of a lease: the one under way, leftovers, four ended leases,
/// their subnets, the round with its lease, pot and stake; and ending it with a payment to the
/// beneficiary.
pub(crate) fn look_at_leases<T: Config>() -> Weight {
	pay_lease_part::<T>().saturating_add(T::DbWeight::get().reads_writes(26, 10))
}

/// Paying a contributor to a lease a part of its dividends.
pub(crate) fn pay_lease_part<T: Config>() -> Weight {
	item::<T>(Stages::<T>::pay_lease_parts)
}
