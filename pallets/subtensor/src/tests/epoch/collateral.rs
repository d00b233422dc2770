//! What an epoch releases of collateral, or adds to it.

use super::VALIDATORS;
use crate::tests::mock::*;
use crate::*;
use frame_support::assert_ok;
use pallet_subtensor_runtime_api::MinerCollateralState;
use substrate_fixed::types::U64F64;

/// What the two miners earn in an epoch.
const FIRST: u64 = 3_075_017_168;
const SECOND: u64 = 1_025_005_722;

fn state(person: u8) -> MinerCollateralState {
	MinerCollateral::<Test>::get((NETUID, hot(person, 0), cold(person))).unwrap()
}

/// Collateral and earnings of a person's first hotkey.
fn now_of(person: u8) -> (u64, u64) {
	let state = state(person);
	(state.locked.rao(), state.earned.rao())
}

/// Runs a test on a subnet with a validator and two miners, people 3 and 4, which have 100 alpha
/// each and 20 of it as collateral at this drain ratio.
fn with_collateral(ratio: f64, test: impl FnOnce()) {
	ExtBuilder::with_two_miners(&[(2, 3), (3, 1)]).build_and_execute(|| {
		CollateralDrainRatio::<Test>::insert(NETUID, U64F64::from_num(ratio));
		for person in [3, 4] {
			stake(person, person, NETUID, 100 * TAO);
			pledge(person, NETUID, 20 * TAO);
		}
		test()
	})
}

#[test]
fn incentives_should_release_collateral_by_the_ratio_it_began_with() {
	for ratio in [1.0, 0.5, 3.0] {
		with_collateral(ratio, || {
			CollateralDrainRatio::<Test>::insert(NETUID, U64F64::from_num(10));
			run_epoch(NETUID);
			let released = |earned: u64| (earned as f64 * ratio) as u64;
			assert_eq!(now_of(3), (20 * TAO - released(FIRST), FIRST));
			assert_eq!(now_of(4), (20 * TAO - released(SECOND), SECOND));
			let sum = ColdkeyMinerCollateral::<Test>::get(NETUID, cold(3));
			assert_eq!(sum, state(3).locked);
			let free = staked(3, 3, NETUID) - now_of(3).0;
			assert_noop!(try_unstake(3, 3, NETUID, free + 1), Error::<Test>::StakeUnavailable);
			unstake(3, 3, NETUID, free);
		})
	}
}

#[test]
fn draining_should_stop_at_the_floor_and_end_with_the_collateral() {
	with_collateral(10.0, || {
		set_floor(3, NETUID, 15 * TAO);
		run_epoch(NETUID);
		assert_eq!(now_of(3), (15 * TAO, FIRST));
		assert_eq!(now_of(4).0, 20 * TAO - 10 * SECOND);
		run_epoch(NETUID);
		assert_eq!(now_of(3), (15 * TAO, 2 * FIRST));
		let gone = (NETUID, hot(4, 0), cold(4));
		assert!(!MinerCollateral::<Test>::contains_key(gone), "it binds nothing any more");
		assert!(!ColdkeyMinerCollateral::<Test>::contains_key(NETUID, cold(4)));
		set_floor(3, NETUID, 0);
		run_epoch(NETUID);
		assert_eq!(MinerCollateral::<Test>::iter().count(), 0);
	})
}

#[test]
fn income_should_be_locked_up_to_the_floor() {
	with_collateral(1.0, || {
		set_floor(3, NETUID, 25 * TAO);
		set_floor(4, NETUID, u64::MAX);
		run_epoch(NETUID);
		assert_eq!(now_of(3), (20 * TAO + FIRST, FIRST));
		assert_eq!(now_of(4), (20 * TAO + SECOND, SECOND));
		run_epoch(NETUID);
		assert_eq!(now_of(3), (25 * TAO, 2 * FIRST));
		// What was staked before stays free.
		unstake(3, 3, NETUID, 80 * TAO);
		// And now it drains again.
		set_floor(3, NETUID, 0);
		run_epoch(NETUID);
		assert_eq!(now_of(3), (25 * TAO - FIRST, 3 * FIRST));
	})
}

#[test]
fn floor_without_collateral_should_lock_income() {
	ExtBuilder::with_two_miners(&[(2, 3), (3, 1)]).build_and_execute(|| {
		set_floor(3, NETUID, 4 * TAO);
		run_epoch(NETUID);
		assert_eq!(now_of(3), (FIRST, FIRST));
		run_epoch(NETUID);
		assert_eq!(now_of(3), (4 * TAO, 2 * FIRST));
		unstake(3, 3, NETUID, 2 * FIRST - 4 * TAO);
		assert_noop!(try_unstake(3, 3, NETUID, u64::MAX), Error::<Test>::StakeUnavailable);
	})
}

#[test]
fn income_that_is_staked_elsewhere_should_count_as_earned_but_not_be_locked() {
	with_collateral(1.0, || {
		for person in [3, 4] {
			let origin = signed(cold(person));
			let choose = SubtensorModule::set_coldkey_auto_stake_hotkey;
			assert_ok!(choose(origin, NETUID, hot(VALIDATOR, 0)));
		}
		set_floor(3, NETUID, 25 * TAO);
		run_epoch(NETUID);
		assert_eq!(now_of(3), (20 * TAO, FIRST));
		assert_eq!(now_of(4), (20 * TAO - SECOND, SECOND));
		assert_eq!(staked(3, 3, NETUID), 100 * TAO);
	})
}

#[test]
fn dividends_should_release_a_validators_collateral() {
	ExtBuilder::with_two_miners(&[(2, 3), (3, 1)]).build_and_execute(|| {
		pledge(VALIDATOR, NETUID, 500 * TAO);
		stake(5, VALIDATOR, NETUID, 1_000 * TAO);
		run_epoch(NETUID);
		// All dividends of the hotkey count, also those of its nominators.
		assert_eq!(now_of(VALIDATOR), (500 * TAO - VALIDATORS, VALIDATORS));
	})
}

#[test]
fn withheld_incentives_should_release_nothing() {
	with_collateral(1.0, || {
		SubtensorModule::set_owner(NETUID, &cold(3), &hot(OWNER, 0));
		run_epoch(NETUID);
		assert_eq!(now_of(3), (20 * TAO, 0));
		assert_eq!(now_of(4), (20 * TAO - SECOND, SECOND));
	})
}

#[test]
fn owners_cut_should_neither_release_nor_be_locked() {
	ExtBuilder::with_two_miners(&[(2, 3), (3, 1)]).build_and_execute(|| {
		stake(OWNER, OWNER, NETUID, 100 * TAO);
		pledge(OWNER, NETUID, 20 * TAO);
		OwnerCutAutoLockEnabled::<Test>::insert(NETUID, true);
		set_floor(OWNER, NETUID, 90 * TAO);
		run_epoch(NETUID);
		assert_eq!(now_of(OWNER), (20 * TAO, 0));
		assert_eq!(SubtensorModule::locked(&cold(OWNER), NETUID), alpha(super::OWNER_CUT));
	})
}

#[test]
fn collateral_should_stay_when_its_neuron_is_replaced() {
	with_collateral(1.0, || {
		run_epoch(NETUID);
		let before = state(4);
		MaxAllowedUids::<Test>::insert(NETUID, 4);
		ImmunityPeriod::<Test>::insert(NETUID, 0);
		MinNonImmuneUids::<Test>::insert(NETUID, 0);
		SubtensorModule::unseat(NETUID, 3);
		SubtensorModule::replace_neuron(NETUID, 3, &hot(7, 0));
		assert_ok!(SubtensorModule::bind_hotkey(&hot(7, 0), &cold(7)));
		run_epoch(NETUID);
		assert_eq!(state(4), before);
		assert_noop!(try_unstake(4, 4, NETUID, u64::MAX), Error::<Test>::StakeUnavailable);
	})
}

#[test]
fn epoch_should_be_charged_for_collateral() {
	ExtBuilder::with_two_miners(&[(2, 3), (3, 1)]).build_and_execute(|| {
		DatabaseCost::set(frame_support::weights::RuntimeDbWeight { read: 1_000, write: 1_000 });
		let before = SubtensorModule::weight_of_epoch(NETUID);
		set_floor(3, NETUID, TAO);
		let after = SubtensorModule::weight_of_epoch(NETUID);
		assert!(after.ref_time() > before.ref_time() + 4 * 10_000);
	})
}
