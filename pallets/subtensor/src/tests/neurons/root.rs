//! Registering on the root network.

use crate::tests::mock::*;
use crate::*;
use frame_support::assert_ok;
use frame_support::dispatch::DispatchResultWithPostInfo;

fn sit(person: u8) -> DispatchResultWithPostInfo {
	SubtensorModule::root_register(signed(cold(person)), hot(person, 0))
}

/// Runs blocks to the next interval, in which both registration counters are zero.
fn begin_interval() {
	run_blocks(100 - now() % 100);
}

#[test]
fn seat_on_root_should_be_free() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(sit(2));
		assert_eq!(balance(2), WEALTH);
		assert_eq!(SubtensorModule::uid_of(ROOT, &hot(2, 0)), Some(0));
		assert_announced(Event::NeuronRegistered(ROOT, 0, hot(2, 0)));
	})
}

#[test]
fn member_of_root_should_be_a_delegate() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(sit(2));
		assert_eq!(Delegates::<Test>::try_get(hot(2, 0)), Ok(11_796));
		assert_announced(Event::DelegateAdded(cold(2), hot(2, 0), 11_796));
		run_blocks(1);
		Delegates::<Test>::insert(hot(3, 0), 77);
		assert_ok!(sit(3));
		assert_eq!(Delegates::<Test>::get(hot(3, 0)), 77, "a take that was chosen before stays");
		assert_eq!(events().len(), 1);
	})
}

#[test]
fn seats_should_be_given_one_a_block_and_three_an_interval() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(sit(2));
		assert_noop!(sit(3), Error::<Test>::TooManyRegistrationsThisBlock);
		for person in [3, 4] {
			run_blocks(1);
			assert_ok!(sit(person));
		}
		run_blocks(1);
		assert_noop!(sit(5), Error::<Test>::TooManyRegistrationsThisInterval);
		run_blocks(99 - now());
		assert_noop!(sit(5), Error::<Test>::TooManyRegistrationsThisInterval);
		run_blocks(1);
		assert_ok!(sit(5));
	})
}

#[test]
fn seats_should_not_run_out_when_root_has_no_tempo() {
	ExtBuilder::default().build_and_execute(|| {
		Tempo::<Test>::insert(ROOT, 0);
		for person in 2..=6 {
			assert_ok!(sit(person));
			run_blocks(1);
		}
	})
}

#[test]
fn seat_should_be_refused_for_the_first_condition_that_fails() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(sit(2));
		let again = || SubtensorModule::root_register(signed(cold(3)), hot(2, 0));
		MaxRegistrationsPerBlock::<Test>::insert(ROOT, 0);
		TargetRegistrationsPerInterval::<Test>::insert(ROOT, 0);
		assert_noop!(again(), Error::<Test>::TooManyRegistrationsThisBlock);
		MaxRegistrationsPerBlock::<Test>::insert(ROOT, 9);
		assert_noop!(again(), Error::<Test>::TooManyRegistrationsThisInterval);
		TargetRegistrationsPerInterval::<Test>::insert(ROOT, 9);
		assert_noop!(again(), Error::<Test>::HotKeyAlreadyRegisteredInSubNet);

		associate(4, 0);
		let others = || SubtensorModule::root_register(signed(cold(3)), hot(4, 0));
		assert_noop!(others(), Error::<Test>::NonAssociatedColdKey);
		MaxAllowedUids::<Test>::insert(ROOT, 1);
		assert_noop!(sit(4), Error::<Test>::StakeTooLowForRoot);
	})
}

#[test]
fn seat_should_be_refused_when_there_is_no_root() {
	ExtBuilder::with_subnet().without_root().build_and_execute(|| {
		assert_noop!(sit(2), Error::<Test>::RootNetworkDoesNotExist);
	})
}

#[test]
fn full_root_should_give_up_its_least_staked_member_for_more_stake_only() {
	ExtBuilder::default().build_and_execute(|| {
		MaxAllowedUids::<Test>::insert(ROOT, 3);
		for (person, amount) in [(2, 5 * TAO), (3, 3 * TAO), (4, 3 * TAO)] {
			begin_interval();
			assert_ok!(sit(person));
			stake(person, person, ROOT, amount);
		}
		associate(5, 0);
		stake(5, 5, ROOT, 3 * TAO);
		begin_interval();
		assert_noop!(sit(5), Error::<Test>::StakeTooLowForRoot);
		stake(6, 5, ROOT, 2_000_000);
		assert_ok!(sit(5));

		assert_eq!(
			SubtensorModule::uid_of(ROOT, &hot(5, 0)),
			Some(1),
			"the lowest uid among equal stakes"
		);
		assert_eq!(SubtensorModule::uid_of(ROOT, &hot(3, 0)), None);
		assert_eq!(staked(3, 3, ROOT), 3 * TAO, "the replaced hotkey keeps its stake");
	})
}

#[test]
fn full_root_should_refuse_when_it_has_no_seats() {
	ExtBuilder::default().build_and_execute(|| {
		MaxAllowedUids::<Test>::insert(ROOT, 0);
		assert_noop!(sit(2), Error::<Test>::NoNeuronIdAvailable);
	})
}
