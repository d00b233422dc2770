//! Paying contributions back, and removing a crowdloan.

use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok, dispatch::GetDispatchInfo};
use ganglion_test_chain::{cold, stranger, TAO};

fn dissolve(id: u32) -> sp_runtime::DispatchResult {
	Crowdloan::dissolve(by(CREATOR), id)
}

#[test]
fn refund_should_pay_all_others_back() {
	run(|| {
		let id = open();
		let before: Vec<_> = (1..=3).map(|person| balance(&cold(person))).collect();
		assert_ok!(contribute(CREATOR, id, TAO));
		assert_ok!(contribute(2, id, TAO));
		assert_ok!(contribute(3, id, 2 * TAO));
		let info = Crowdloan::refund(by(CREATOR), id).unwrap();
		assert_eq!(info.actual_weight, Some(Measured::<Test>::refund(2)));
		assert_eq!((balance(&cold(2)), balance(&cold(3))), (before[1], before[2]));
		assert_eq!(balance(&cold(CREATOR)), before[0] - TAO);
		assert_eq!((stored(id).raised, stored(id).contributors_count), (11 * TAO, 1));
		System::assert_last_event(Event::AllRefunded { crowdloan_id: id }.into());
		// It goes on: others may contribute again.
		assert_ok!(contribute(2, id, TAO));
	})
}

#[test]
fn refund_should_pay_some_in_each_call() {
	run(|| {
		let id = open();
		Crowdloans::<Test>::mutate(id, |stored| {
			stored.as_mut().unwrap().min_contribution = TAO / 10;
		});
		for number in 0..70 {
			let who = stranger(number);
			assert_ok!(Balances::transfer_allow_death(by(3), who.clone(), TAO));
			assert_ok!(Crowdloan::contribute(RuntimeOrigin::signed(who), id, TAO / 2));
		}
		let declared = Call::<Test>::refund { crowdloan_id: id }.get_dispatch_info().call_weight;
		let info = Crowdloan::refund(by(CREATOR), id).unwrap();
		assert_eq!(info.actual_weight, Some(declared));
		assert_eq!(stored(id).contributors_count, 21);
		System::assert_last_event(Event::PartiallyRefunded { crowdloan_id: id }.into());
		assert_noop!(dissolve(id), Error::<Test>::NotReadyToDissolve);
		assert_ok!(Crowdloan::refund(by(CREATOR), id));
		System::assert_last_event(Event::AllRefunded { crowdloan_id: id }.into());
		assert!((0..70).all(|number| balance(&stranger(number)) == TAO));
		assert_ok!(dissolve(id));
	})
}

#[test]
fn refund_should_not_stop_at_an_account_that_ended() {
	run(|| {
		let id = open();
		assert_ok!(contribute(2, id, 90 * TAO - 100));
		// The part that is left is too small to open an account.
		impoverish(3, TAO);
		assert_ok!(contribute(3, id, TAO));
		impoverish(3, 0);
		assert_eq!((balance(&cold(3)), stored(id).raised), (0, 100 * TAO));
		let issuance = Balances::total_issuance();
		assert_ok!(Crowdloan::refund(by(CREATOR), id));
		assert_eq!(balance(&cold(3)), 0);
		assert_eq!(Balances::total_issuance(), issuance - 100);
		assert_ok!(dissolve(id));
	})
}

#[test]
fn refund_should_be_the_creators_before_the_end() {
	run(|| {
		let id = open();
		assert_noop!(Crowdloan::refund(by(2), id), Error::<Test>::InvalidOrigin);
		assert_noop!(Crowdloan::refund(by(CREATOR), 9), Error::<Test>::InvalidCrowdloanId);
		assert_ok!(contribute(2, id, 90 * TAO));
		assert_ok!(finalize(id));
		assert_noop!(Crowdloan::refund(by(CREATOR), id), Error::<Test>::AlreadyFinalized);
	})
}

#[test]
fn dissolved_crowdloan_should_leave_nothing() {
	run(|| {
		let before = balance(&cold(CREATOR));
		let id = open();
		assert_ok!(contribute(CREATOR, id, TAO));
		assert_ok!(Crowdloan::set_max_contribution(by(CREATOR), id, Some(50 * TAO)));
		assert_ok!(dissolve(id));
		assert_eq!(balance(&cold(CREATOR)), before);
		assert_eq!(balance(&Crowdloan::funds_account(id)), 0);
		assert_eq!(Crowdloans::<Test>::iter().count(), 0);
		assert_eq!(Contributions::<Test>::iter().count(), 0);
		assert_eq!(CrowdloansOf::<Test>::iter().count(), 0);
		assert_eq!(MaxContributions::<Test>::iter().count(), 0);
		System::assert_last_event(Event::Dissolved { crowdloan_id: id }.into());
		assert_eq!(open(), id + 1);
	})
}

#[test]
fn dissolution_should_wait_for_the_others() {
	run(|| {
		let id = open();
		assert_noop!(dissolve(id + 1), Error::<Test>::InvalidCrowdloanId);
		assert_noop!(Crowdloan::dissolve(by(2), id), Error::<Test>::InvalidOrigin);
		assert_ok!(contribute(2, id, 90 * TAO));
		assert_noop!(dissolve(id), Error::<Test>::NotReadyToDissolve);
		assert_ok!(finalize(id));
		assert_noop!(dissolve(id), Error::<Test>::AlreadyFinalized);
	})
}

#[test]
fn gifts_to_the_account_should_go_where_the_sum_goes() {
	run_with_gifts(|| {
		let before = balance(&cold(CREATOR));
		let gift = |id| {
			let to = Crowdloan::funds_account(id);
			Balances::transfer_allow_death(by(5), to, 7).unwrap();
		};
		let id = open();
		gift(id);
		Crowdloan::do_try_state().unwrap();
		assert_ok!(dissolve(id));
		assert_eq!(balance(&cold(CREATOR)), before + 7);
		let id = open();
		assert_ok!(contribute(2, id, 90 * TAO));
		gift(id);
		assert_ok!(finalize(id));
		assert_eq!(balance(&target()), 100 * TAO + 7);
	})
}
