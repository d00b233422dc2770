//! Rate limits of owners.

use super::*;
use frame_support::assert_ok;
use ganglion_test_chain::assert_noop;
use pallet_subtensor::{
	MechanismRateLimit, OwnerHyperparamRateLimit, SubnetOwner, Tempo, WeightsVersionKeyRateLimit,
};
use sp_runtime::AccountId32;

type Refused = pallet_subtensor::Error<Test>;

/// The block in which a test begins.
const START: u64 = 1_000;

/// Blocks that an owner waits before it makes the call again.
fn limit_of(case: &Case) -> u64 {
	let tempo = u64::from(Tempo::<Test>::get(SUBNET));
	if case.is("mechanisms") {
		MechanismRateLimit::<Test>::get()
	} else if case.is("hp") {
		u64::from(OwnerHyperparamRateLimit::<Test>::get()) * tempo
	} else {
		WeightsVersionKeyRateLimit::<Test>::get() * tempo
	}
}

#[test]
fn owner_should_wait_before_it_sets_the_same_again() {
	for_each(Case::is_limited, |case| {
		let limit = limit_of(case);
		let columns = [("hp", 720), ("version", 1_800), ("mechanisms", 7_200)];
		let expected = columns.into_iter().find(|(column, _)| case.is(column));
		assert_eq!(Some(limit), expected.map(|(_, blocks)| blocks));
		let owner = RuntimeOrigin::signed(OWNER);
		assert_ok!(case.dispatch(owner.clone(), SUBNET));
		for block in [START, START + limit - 1] {
			go_to(block);
			let refused = Refused::TxRateLimitExceeded;
			assert_noop!(case.dispatch(owner.clone(), SUBNET), refused);
		}
		go_to(START + limit);
		assert_ok!(case.dispatch(owner, SUBNET));
	})
}

#[test]
fn root_should_be_free_of_limits() {
	for_each(Case::is_limited, |case| {
		assert_ok!(case.dispatch(RuntimeOrigin::root(), SUBNET));
		assert_ok!(case.dispatch(RuntimeOrigin::root(), SUBNET));
		// A change by root is not counted as one by the owner.
		assert_ok!(case.dispatch(RuntimeOrigin::signed(OWNER), SUBNET));
		assert_ok!(case.dispatch(RuntimeOrigin::root(), SUBNET));
	})
}

#[test]
fn owner_should_set_at_will_what_has_no_limit() {
	for_each(
		|case| case.by_owner() && !case.is_limited(),
		|case| {
			assert_ok!(case.dispatch(RuntimeOrigin::signed(OWNER), SUBNET));
			assert_ok!(case.dispatch(RuntimeOrigin::signed(OWNER), SUBNET));
		},
	)
}

#[test]
fn settings_should_have_clocks_of_their_own() {
	with_subnet(|| {
		pallet_subtensor::LiquidAlphaOn::<Test>::insert(SUBNET, true);
		pallet_subtensor::NetworkPowRegistrationAllowed::<Test>::insert(SUBNET, true);
		for case in cases().into_iter().filter(Case::is_limited) {
			assert_ok!(case.dispatch(RuntimeOrigin::signed(OWNER), SUBNET));
		}
	})
}

#[test]
fn refused_owner_should_not_wait() {
	with_subnet(|| {
		let owner = RuntimeOrigin::signed(OWNER);
		assert_noop!(
			AdminUtils::sudo_set_bonds_moving_average(owner.clone(), SUBNET, u64::MAX),
			crate::Error::<Test>::BondsMovingAverageMaxReached
		);
		assert_ok!(AdminUtils::sudo_set_bonds_moving_average(owner, SUBNET, 1));
	})
}

#[test]
fn hyperparameter_clock_should_outlast_the_owner() {
	for_each(
		|case| case.is("hp"),
		|case| {
			assert_ok!(case.dispatch(RuntimeOrigin::signed(OWNER), SUBNET));
			SubnetOwner::<Test>::insert(SUBNET, STRANGER);
			assert_noop!(
				case.dispatch(RuntimeOrigin::signed(STRANGER), SUBNET),
				Refused::TxRateLimitExceeded
			);
			SubnetOwner::<Test>::insert(SUBNET, OWNER);
		},
	)
}

#[test]
fn clock_of_version_key_and_mechanisms_should_be_the_owners_own() {
	for_each(
		|case| case.is("version") || case.is("mechanisms"),
		|case| {
			let signed_by_owner = |owner: AccountId32| {
				SubnetOwner::<Test>::insert(SUBNET, &owner);
				RuntimeOrigin::signed(owner)
			};
			let sets = |owner| {
				assert_ok!(case.dispatch(signed_by_owner(owner), SUBNET));
			};
			let waits = |owner| {
				let origin = signed_by_owner(owner);
				let refused = Refused::TxRateLimitExceeded;
				assert_noop!(case.dispatch(origin, SUBNET), refused);
			};
			sets(OWNER);
			go_to(START + 1);
			sets(STRANGER);
			// Each owner waits from its own last change, the first one a block less.
			let limit = limit_of(case);
			go_to(START + limit - 1);
			waits(OWNER);
			waits(STRANGER);
			go_to(START + limit);
			waits(STRANGER);
			sets(OWNER);
		},
	)
}

#[test]
fn limit_of_zero_should_be_none() {
	for_each(Case::is_limited, |case| {
		OwnerHyperparamRateLimit::<Test>::put(0);
		WeightsVersionKeyRateLimit::<Test>::put(0);
		MechanismRateLimit::<Test>::put(0);
		assert_ok!(case.dispatch(RuntimeOrigin::signed(OWNER), SUBNET));
		assert_ok!(case.dispatch(RuntimeOrigin::signed(OWNER), SUBNET));
	})
}
