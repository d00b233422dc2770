//! Invariants of leases.

use crate::{pallet::*, subnets::leases::LeaseEnd};
use alloc::collections::BTreeMap;
use frame_support::ensure;
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Each lease has a number that was given and the keys of that number; a subnet's lease has
	/// that subnet; shares, pots, leftovers and payouts are of leases, and no more than all is
	/// shared.
	pub(super) fn check_leases() -> Result<(), TryRuntimeError> {
		let next = NextSubnetLeaseId::<T>::get();
		for (id, lease) in SubnetLeases::<T>::iter() {
			ensure!(id < next, "a lease's number is not given yet");
			let keys = Self::keys_of_lease(id);
			ensure!(
				keys == (lease.coldkey, lease.hotkey),
				"a lease has other keys than its number"
			);
		}
		for (netuid, id) in SubnetUidToLeaseId::<T>::iter() {
			let lease = SubnetLeases::<T>::get(id);
			let has_it = lease.is_some_and(|lease| lease.netuid == netuid);
			let lasts = EndingLeases::<T>::get(id) != Some(LeaseEnd::Dissolved);
			ensure!(has_it && lasts, "a subnet's lease has another subnet");
		}
		let mut shared = BTreeMap::<u32, u128>::new();
		for (id, _, share) in SubnetLeaseShares::<T>::iter() {
			ensure!(share.to_bits() != 0, "a share in a lease is zero");
			let sum = shared.entry(id).or_default();
			*sum = sum.saturating_add(share.to_bits());
		}
		let all = 1u128.checked_shl(64).unwrap_or_default();
		ensure!(shared.values().all(|sum| *sum <= all), "more than all of a lease is shared");
		let mut named = shared
			.into_keys()
			.chain(AccumulatedLeaseDividends::<T>::iter_keys())
			.chain(LeaseLeftovers::<T>::iter_keys())
			.chain(EndingLeases::<T>::iter_keys())
			.chain(CurrentLeasePayout::<T>::get().map(|payout| payout.lease_id));
		ensure!(named.all(SubnetLeases::<T>::contains_key), "something of a lease that is gone");
		let in_order = CurrentLeasePayout::<T>::get()
			.is_none_or(|payout| payout.unpaid <= payout.left && payout.left <= payout.total);
		ensure!(in_order, "a payout of a lease has more left than there was");
		Ok(())
	}
}
