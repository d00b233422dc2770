//! Weights of payouts to the contributors of leases.

use crate::{
	pallet::Config,
	types::ENDED_LEASES_IN_VIEW,
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

/// Looking for the next payout of a lease, where as many have ended as are looked at (the entry,
/// the lease and its subnet of each); and ending it with a payment to the beneficiary.
pub(crate) fn look_at_leases<T: Config>() -> Weight {
	let ended = u64::try_from(ENDED_LEASES_IN_VIEW).unwrap_or(u64::MAX).saturating_mul(3);
	Stages::<T>::pay_lease_parts(0).saturating_add(T::DbWeight::get().reads(ended))
}

/// Paying a contributor to a lease a part of its dividends.
pub(crate) fn pay_lease_part<T: Config>() -> Weight {
	item::<T>(Stages::<T>::pay_lease_parts)
}
