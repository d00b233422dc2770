//! Contributing, and withdrawing.

use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};
use ganglion_test_chain::{cold, stranger, TAO};

#[test]
fn contribution_should_be_counted_and_held() {
	run(|| {
		let id = open();
		let before = balance(&cold(2));
		assert_ok!(contribute(2, id, 3 * TAO));
		assert_ok!(contribute(2, id, TAO));
		assert_ok!(contribute(3, id, TAO));
		assert_eq!(Contributions::<Test>::get(id, cold(2)), Some(4 * TAO));
		assert_eq!((stored(id).raised, stored(id).contributors_count), (15 * TAO, 3));
		assert_eq!(balance(&cold(2)), before - 4 * TAO);
		let (crowdloan_id, contributor, amount) = (id, cold(3), TAO);
		let event = Event::Contributed { crowdloan_id, contributor, amount };
		System::assert_last_event(event.into());
	})
}

#[test]
fn contribution_should_be_cut_to_what_is_missing() {
	run(|| {
		let id = open();
		assert_ok!(contribute(2, id, 89 * TAO));
		assert_ok!(contribute(3, id, 5 * TAO));
		assert_eq!(Contributions::<Test>::get(id, cold(3)), Some(TAO));
		assert_eq!(stored(id).raised, 100 * TAO);
		assert_noop!(contribute(3, id, TAO), Error::<Test>::CapRaised);
	})
}

#[test]
fn contribution_should_be_cut_to_the_maximum_of_an_account() {
	run(|| {
		let id = open();
		assert_ok!(Crowdloan::set_max_contribution(by(CREATOR), id, Some(12 * TAO)));
		assert_ok!(contribute(2, id, 8 * TAO));
		assert_ok!(contribute(2, id, 8 * TAO));
		assert_eq!(Contributions::<Test>::get(id, cold(2)), Some(12 * TAO));
		assert_noop!(contribute(2, id, TAO), Error::<Test>::MaxContributionReached);
		assert_ok!(contribute(CREATOR, id, 8 * TAO));
		assert_eq!(Contributions::<Test>::get(id, cold(CREATOR)), Some(12 * TAO));
	})
}

#[test]
fn contribution_should_be_refused_where_it_cannot_be_made() {
	run(|| {
		let id = open();
		assert_noop!(contribute(2, id + 1, TAO), Error::<Test>::InvalidCrowdloanId);
		assert_noop!(contribute(2, id, TAO - 1), Error::<Test>::ContributionTooLow);
		impoverish(2, TAO - 1);
		assert_noop!(contribute(2, id, TAO), Error::<Test>::InsufficientBalance);
		run_blocks(99);
		assert_ok!(contribute(3, id, TAO));
		run_blocks(1);
		assert_noop!(contribute(3, id, TAO), Error::<Test>::ContributionPeriodEnded);
	})
}

#[test]
fn last_balance_of_an_account_should_be_accepted() {
	run(|| {
		let id = open();
		impoverish(2, TAO);
		assert_ok!(contribute(2, id, TAO));
		assert_eq!(balance(&cold(2)), 0);
		assert_ok!(Crowdloan::withdraw(by(2), id));
		assert_eq!(balance(&cold(2)), TAO);
	})
}

#[test]
fn full_crowdloan_should_accept_more_of_its_contributors() {
	run(|| {
		let id = open();
		assert_ok!(contribute(2, id, TAO));
		for number in 2..500 {
			let who = stranger(number + 1_000);
			assert_ok!(Balances::transfer_allow_death(by(3), who.clone(), TAO / 5));
			Crowdloans::<Test>::mutate(id, |stored| {
				stored.as_mut().unwrap().min_contribution = TAO / 10;
			});
			assert_ok!(Crowdloan::contribute(RuntimeOrigin::signed(who), id, TAO / 10));
		}
		assert_eq!(stored(id).contributors_count, 500);
		assert_noop!(contribute(4, id, TAO), Error::<Test>::MaxContributorsReached);
		assert_ok!(contribute(2, id, TAO));
		assert_ok!(Crowdloan::withdraw(by(2), id));
		assert_ok!(contribute(4, id, TAO));
	})
}

#[test]
fn contribution_should_be_withdrawn_as_a_whole() {
	run(|| {
		let id = open();
		let before = balance(&cold(2));
		assert_ok!(contribute(2, id, 90 * TAO));
		// Also after the end, and when the cap is raised.
		run_blocks(200);
		assert_ok!(Crowdloan::withdraw(by(2), id));
		assert_eq!(balance(&cold(2)), before);
		assert_eq!((stored(id).raised, stored(id).contributors_count), (10 * TAO, 1));
		let (crowdloan_id, contributor, amount) = (id, cold(2), 90 * TAO);
		System::assert_last_event(Event::Withdrew { crowdloan_id, contributor, amount }.into());
		assert_noop!(Crowdloan::withdraw(by(2), id), Error::<Test>::NoContribution);
	})
}

#[test]
fn creator_should_withdraw_what_exceeds_the_deposit() {
	run(|| {
		let id = open();
		let error = Error::<Test>::DepositCannotBeWithdrawn;
		assert_noop!(Crowdloan::withdraw(by(CREATOR), id), error);
		assert_ok!(contribute(CREATOR, id, 3 * TAO));
		assert_ok!(Crowdloan::withdraw(by(CREATOR), id));
		assert_eq!(Contributions::<Test>::get(id, cold(CREATOR)), Some(10 * TAO));
		assert_eq!((stored(id).raised, stored(id).contributors_count), (10 * TAO, 1));
	})
}

#[test]
fn withdrawal_should_be_refused_without_the_crowdloan_and_after_its_end() {
	run(|| {
		assert_noop!(Crowdloan::withdraw(by(2), 0), Error::<Test>::InvalidCrowdloanId);
		let id = open();
		assert_ok!(contribute(2, id, 90 * TAO));
		assert_ok!(finalize(id));
		assert_noop!(Crowdloan::withdraw(by(2), id), Error::<Test>::AlreadyFinalized);
	})
}
