//! The tempo and the activity factor, set by a subnet's owner.

use crate::tests::mock::*;
use crate::{
	types::{Hyperparameter, RateLimitKey},
	*,
};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::{traits::BadOrigin, DispatchResult};

fn set_tempo(person: u8, tempo: u16) -> DispatchResult {
	SubtensorModule::set_tempo(signed(cold(person)), NETUID, tempo)
}

fn set_factor(origin: RuntimeOrigin, factor: u32) -> DispatchResult {
	SubtensorModule::set_activity_cutoff_factor(origin, NETUID, factor)
}

#[test]
fn owner_should_set_the_tempo_and_restart_the_cycle() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		AdminFreezeWindow::<Test>::put(0);
		PendingEpochAt::<Test>::insert(NETUID, 9);
		assert_ok!(set_tempo(OWNER, 360));
		assert_eq!(Tempo::<Test>::get(NETUID), 360);
		assert_eq!(LastEpochBlock::<Test>::get(NETUID), now());
		assert_eq!(PendingEpochAt::<Test>::get(NETUID), 9, "a requested epoch stays");
		assert_announced(Event::TempoSet(NETUID, 360));
	})
}

#[test]
fn tempo_should_be_refused_for_the_first_condition_that_fails() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		AdminFreezeWindow::<Test>::put(3);
		assert_noop!(set_tempo(2, 359), BadOrigin);
		assert_noop!(SubtensorModule::set_tempo(RuntimeOrigin::root(), NETUID, 360), BadOrigin);
		let elsewhere = SubtensorModule::set_tempo(signed(cold(OWNER)), NOWHERE, 360);
		assert_eq!(elsewhere, Err(BadOrigin.into()));
		for tempo in [0, 359, 50_401, u16::MAX] {
			assert_noop!(set_tempo(OWNER, tempo), Error::<Test>::TempoOutOfBounds);
		}
		assert_ok!(set_tempo(OWNER, 50_400));
		let set = now();
		System::set_block_number(set + 359);
		PendingEpochAt::<Test>::insert(NETUID, now() + 1);
		let shut = Error::<Test>::AdminActionProhibitedDuringWeightsWindow;
		assert_noop!(set_tempo(OWNER, 360), shut);
		PendingEpochAt::<Test>::remove(NETUID);
		assert_noop!(set_tempo(OWNER, 360), Error::<Test>::TxRateLimitExceeded);
		System::set_block_number(set + 360);
		assert_ok!(set_tempo(OWNER, 360));
	})
}

#[test]
fn owner_should_not_put_off_epochs_for_ever() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		AdminFreezeWindow::<Test>::put(0);
		assert_ok!(set_tempo(OWNER, 360));
		let first = SubnetEpochIndex::<Test>::get(NETUID);
		run_blocks(360);
		assert_eq!(SubnetEpochIndex::<Test>::get(NETUID), first + 1, "due before the limit ends");
		assert_ok!(set_tempo(OWNER, 50_400));
		BlocksSinceLastStep::<Test>::insert(NETUID, 50_400);
		run_blocks(2);
		assert_eq!(SubnetEpochIndex::<Test>::get(NETUID), first + 2, "due after a week");
	})
}

#[test]
fn activity_factor_should_be_set_by_owner_or_root() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		AdminFreezeWindow::<Test>::put(3);
		LastEpochBlock::<Test>::insert(NETUID, now());
		let owner = || signed(cold(OWNER));
		assert_noop!(set_factor(signed(cold(2)), 999), BadOrigin);
		for factor in [0, 999, 50_001, u32::MAX] {
			for origin in [owner(), RuntimeOrigin::root()] {
				let error = Error::<Test>::ActivityCutoffFactorMilliOutOfBounds;
				assert_noop!(set_factor(origin, factor), error);
			}
		}
		let elsewhere =
			SubtensorModule::set_activity_cutoff_factor(RuntimeOrigin::root(), NOWHERE, 1_000);
		assert_eq!(elsewhere, Err(Error::<Test>::SubnetNotExists.into()));

		assert_ok!(set_factor(owner(), 1_000));
		let tempo = u64::from(Tempo::<Test>::get(NETUID));
		assert_eq!(SubtensorModule::activity_cutoff(NETUID), tempo);
		let event = Event::ActivityCutoffFactorMilliSet { netuid: NETUID, factor_milli: 1_000 };
		assert_announced(event);
		let parameter = Hyperparameter::ActivityCutoffFactorMilli;
		let key = RateLimitKey::OwnerHyperparamUpdate(NETUID, parameter);
		assert_eq!(LastRateLimitedBlock::<Test>::get(key), now());
		assert_noop!(set_factor(owner(), 50_000), Error::<Test>::TxRateLimitExceeded);
		assert_ok!(set_factor(RuntimeOrigin::root(), 50_000));
		assert_eq!(SubtensorModule::activity_cutoff(NETUID), 50 * tempo);
	})
}

#[test]
fn activity_factor_should_be_frozen_for_the_owner_alone() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		AdminFreezeWindow::<Test>::put(50_000);
		let shut = Error::<Test>::AdminActionProhibitedDuringWeightsWindow;
		assert_noop!(set_factor(signed(cold(OWNER)), 1_000), shut);
		assert_ok!(set_factor(RuntimeOrigin::root(), 1_000));
	})
}
