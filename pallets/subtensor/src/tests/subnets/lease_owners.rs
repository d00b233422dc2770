//! Owners of leased subnets: their cut, and what conviction makes of them.

use super::leases::*;
use crate::{subnets::conviction::LEAST_AGE, tests::mock::*, *};
use frame_support::{assert_ok, weights::WeightMeter};
use pallet_subtensor_runtime_api::SubnetLease;

/// A leased subnet that is started. Half of the owner's cut is the contributors'.
fn started(end: Option<u64>) -> SubnetLease<AccountId> {
	let lease = lease(50, end);
	pay();
	SubnetEmissionEnabled::<Test>::insert(NETUID, true);
	assert_ok!(SubtensorModule::start_call(signed(lease.coldkey.clone()), NETUID));
	SubnetOwnerCut::<Test>::put(u16::MAX / 5);
	lease
}

fn locked(who: &AccountId) -> u64 {
	SubtensorModule::locked(who, NETUID).rao()
}

/// Stakes a person's TAO with its own hotkey, and locks most of that for a hotkey, for ever.
fn lock_for(hotkey: &AccountId, person: u8, amount: u64) {
	associate(person, 0);
	stake(person, person, NETUID, amount);
	let origin = || signed(cold(person));
	assert_ok!(SubtensorModule::set_perpetual_lock(origin(), NETUID, true));
	let most = alpha(staked(person, person, NETUID) / 10 * 9);
	assert_ok!(SubtensorModule::lock_stake(origin(), hotkey.clone(), NETUID, most));
}

/// Lets locks mature, and the greatest conviction win the subnet.
fn settle_owner() {
	System::set_block_number(now() + LEAST_AGE);
	let mut meter = WeightMeter::new();
	SubtensorModule::look_for_new_owners(&[NETUID], &mut meter);
	SubtensorModule::settle_owners(&mut meter);
}

fn owner() -> (AccountId, AccountId) {
	(SubnetOwner::<Test>::get(NETUID), SubnetOwnerHotkey::<Test>::get(NETUID))
}

fn terminate(hotkey: AccountId) {
	assert_ok!(SubtensorModule::terminate_lease(signed(cold(BENEFICIARY)), 0, hotkey));
}

#[test]
fn cut_should_not_be_locked_before_the_beneficiary_owns_the_subnet() {
	ExtBuilder::default().build_and_execute(|| {
		let end = now() + 100_000;
		let lease = started(Some(end));
		associate(BENEFICIARY, 1);
		OwnerCutAutoLockEnabled::<Test>::insert(NETUID, true);
		while !now().is_multiple_of(100) {
			run_blocks(1);
		}
		// An epoch between two rounds.
		run_blocks(10);
		run_epoch(NETUID);
		assert!(pot() > 0, "the contributors have earned something");
		assert_eq!(locked(&lease.coldkey), 0);
		run_round();
		assert_eq!(pot(), 0);
		assert!(staked_by(&cold(3), &lease) > 0);

		System::set_block_number(end);
		run_epoch(NETUID);
		assert_eq!(locked(&lease.coldkey), 0, "nor after the end");
		terminate(hot(BENEFICIARY, 1));
		run_epoch(NETUID);
		assert!(locked(&cold(BENEFICIARY)) > 0);
		pay();
		assert_nothing_left(&lease);
	})
}

#[test]
fn lease_should_earn_no_more_when_somebody_wins_its_subnet() {
	ExtBuilder::default().build_and_execute(|| {
		let end = now() + 3 * LEAST_AGE;
		let lease = started(Some(end));
		pay_cut(&lease, 1_000_000);
		lock_for(&hot(5, 0), 5, 100 * TAO);
		settle_owner();
		assert_eq!(owner(), (cold(5), hot(5, 0)));
		SubtensorModule::share_cut_with_lease(NETUID, alpha(1_000));
		assert_eq!(pot(), 500_000);
		let before = staked(5, 5, NETUID);
		run_epoch(NETUID);
		assert!(staked(5, 5, NETUID) > before, "the cut is the new owner's");
		run_round();
		assert_eq!(pot(), 0);
		assert!(staked_by(&cold(3), &lease) >= 149_998, "what was earned before is paid");

		System::set_block_number(end);
		associate(BENEFICIARY, 1);
		terminate(hot(BENEFICIARY, 1));
		assert_eq!(owner(), (cold(5), hot(5, 0)));
		pay();
		assert_eq!(staked_by(&lease.coldkey, &lease), 0);
		assert!(staked_by(&cold(BENEFICIARY), &lease) >= 749_996);
		assert_nothing_left(&lease);
	})
}

#[test]
fn lease_should_win_its_subnet_back() {
	ExtBuilder::default().build_and_execute(|| {
		let lease = started(None);
		lock_for(&hot(5, 0), 5, 100 * TAO);
		settle_owner();
		assert_eq!(owner(), (cold(5), hot(5, 0)));
		lock_for(&lease.hotkey, 6, 400 * TAO);
		settle_owner();
		assert_eq!(owner(), (lease.coldkey.clone(), lease.hotkey.clone()));
		pay_cut(&lease, 1_000_000);
		assert_eq!(pot(), 500_000);
	})
}

#[test]
fn hotkey_of_a_lease_should_win_no_other_subnet() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		let lease = lease(50, None);
		assert_ne!(lease.netuid, NETUID);
		lock_for(&lease.hotkey, 5, 400 * TAO);
		settle_owner();
		assert_eq!(owner(), (cold(OWNER), hot(OWNER, 0)));
		lock_for(&hot(6, 0), 6, 100 * TAO);
		settle_owner();
		assert_eq!(owner(), (cold(6), hot(6, 0)), "the next one wins");
	})
}

#[test]
fn hotkey_of_a_lease_should_win_nothing_after_its_termination() {
	ExtBuilder::default().build_and_execute(|| {
		let end = now() + 5;
		let lease = started(Some(end));
		associate(BENEFICIARY, 1);
		lock_for(&lease.hotkey, 5, 400 * TAO);
		lock_for(&hot(BENEFICIARY, 1), 7, 10 * TAO);
		lock_for(&hot(6, 0), 6, 100 * TAO);
		run_blocks(5);
		terminate(hot(BENEFICIARY, 1));
		assert_ok!(SubtensorModule::do_try_state());
		assert_eq!(owner(), (cold(BENEFICIARY), hot(BENEFICIARY, 1)));
		settle_owner();
		assert_eq!(owner(), (cold(6), hot(6, 0)));
		pay();
		assert_nothing_left(&lease);
		// Nor when nothing is stored of the lease any more.
		lock_for(&lease.hotkey, 8, 400 * TAO);
		settle_owner();
		assert_eq!(owner(), (cold(6), hot(6, 0)));
	})
}
