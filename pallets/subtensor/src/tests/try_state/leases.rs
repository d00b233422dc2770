//! Invariants of leases, broken on purpose.

use super::breaks;
use crate::{
	subnets::leases::{LeaseAsset, LeaseEnd, LeasePayout},
	tests::mock::*,
	*,
};
use frame_support::assert_ok;
use substrate_fixed::types::U64F64;

/// The same with a leased subnet.
fn breaks_with_lease(message: &'static str, change: impl FnOnce()) {
	breaks(message, || {
		raise(&[(2, 3_000 * TAO), (3, 1_000 * TAO)]);
		let share = sp_runtime::Percent::from_percent(50);
		assert_ok!(SubtensorModule::register_leased_network(signed(cold(2)), share, None));
		Raised::set(None);
		assert_ok!(SubtensorModule::do_try_state());
		change();
	});
}

#[test]
fn lease_should_be_listed_with_its_keys() {
	breaks_with_lease("a lease's number is not given yet", || NextSubnetLeaseId::<Test>::put(0));
	let message = "a lease has other keys than its number";
	let change = |change: fn(&mut pallet_subtensor_runtime_api::SubnetLease<AccountId>)| {
		breaks_with_lease(message, || {
			SubnetLeases::<Test>::mutate(0, |lease| change(lease.as_mut().unwrap()));
		});
	};
	change(|lease| lease.coldkey = cold(5));
	change(|lease| lease.hotkey = hot(5, 0));
}

#[test]
fn subnet_should_be_that_of_its_lease() {
	let message = "a subnet's lease has another subnet";
	breaks_with_lease(message, || SubnetUidToLeaseId::<Test>::insert(NetUid::new(7), 0));
	breaks_with_lease(message, || SubnetUidToLeaseId::<Test>::insert(NETUID, 9));
	breaks_with_lease(message, || EndingLeases::<Test>::insert(0, LeaseEnd::Dissolved));
}

#[test]
fn shares_should_be_of_a_lease_and_at_most_all() {
	breaks_with_lease("a share in a lease is zero", || {
		SubnetLeaseShares::<Test>::insert(0, cold(5), U64F64::from_num(0));
	});
	breaks_with_lease("more than all of a lease is shared", || {
		SubnetLeaseShares::<Test>::insert(0, cold(5), U64F64::from_num(1));
	});
	let message = "something of a lease that is gone";
	breaks_with_lease(message, || {
		SubnetLeaseShares::<Test>::insert(1, cold(5), U64F64::from_num(1));
	});
	breaks_with_lease(message, || AccumulatedLeaseDividends::<Test>::insert(1, alpha(1)));
	breaks_with_lease(message, || LeaseLeftovers::<Test>::insert(1, tao(1)));
	breaks_with_lease(message, || EndingLeases::<Test>::insert(1, LeaseEnd::Terminated));
}

#[test]
fn payout_should_have_no_more_left_than_there_was() {
	let message = "a payout of a lease has more left than there was";
	let payout = |total, left, unpaid| LeasePayout {
		lease_id: 0,
		asset: LeaseAsset::Dividends,
		total,
		left,
		unpaid,
		cursor: Default::default(),
	};
	breaks_with_lease(message, || CurrentLeasePayout::<Test>::put(payout(1, 2, 0)));
	breaks_with_lease(message, || CurrentLeasePayout::<Test>::put(payout(2, 1, 2)));
	breaks_with_lease("something of a lease that is gone", || {
		CurrentLeasePayout::<Test>::put(LeasePayout { lease_id: 1, ..payout(0, 0, 0) });
	});
}
