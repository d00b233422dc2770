//! Changing the terms of a crowdloan.

use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};
use ganglion_test_chain::{state_root, TAO};
use sp_runtime::DispatchResult;

/// The outcomes of all changes.
fn changes(person: u8, id: u32) -> [DispatchResult; 4] {
	[
		Crowdloan::update_min_contribution(by(person), id, 2 * TAO),
		Crowdloan::update_end(by(person), id, now() + 60),
		Crowdloan::update_cap(by(person), id, 200 * TAO),
		Crowdloan::set_max_contribution(by(person), id, Some(20 * TAO)),
	]
}

#[test]
fn terms_should_be_changed_by_the_creator_alone_before_the_end() {
	run(|| {
		let id = open();
		let refused = |person, id, error: Error<Test>| {
			let before = state_root();
			let expected: DispatchResult = Err(error.into());
			assert_eq!(changes(person, id), [expected; 4]);
			assert_eq!(state_root(), before);
		};
		refused(CREATOR, id + 1, Error::InvalidCrowdloanId);
		refused(2, id, Error::InvalidOrigin);
		assert_ok!(contribute(2, id, 90 * TAO));
		assert_ok!(finalize(id));
		refused(CREATOR, id, Error::AlreadyFinalized);
	})
}

#[test]
fn minimum_should_be_between_the_chains_and_the_maximum() {
	run(|| {
		let id = open();
		let update = |min| Crowdloan::update_min_contribution(by(CREATOR), id, min);
		assert_noop!(update(TAO / 10 - 1), Error::<Test>::MinimumContributionTooLow);
		assert_ok!(update(TAO / 10));
		assert_ok!(contribute(2, id, TAO / 10));
		assert_ok!(Crowdloan::set_max_contribution(by(CREATOR), id, Some(20 * TAO)));
		assert_noop!(update(20 * TAO + 1), Error::<Test>::MinimumContributionTooHigh);
		assert_ok!(update(20 * TAO));
		let (crowdloan_id, new_min_contribution) = (id, 20 * TAO);
		let event = Event::MinContributionUpdated { crowdloan_id, new_min_contribution };
		System::assert_last_event(event.into());
		assert_noop!(contribute(3, id, 19 * TAO), Error::<Test>::ContributionTooLow);
	})
}

#[test]
fn end_should_be_as_far_from_now_as_at_the_start() {
	run(|| {
		let id = open();
		run_blocks(300);
		let update = |end| Crowdloan::update_end(by(CREATOR), id, end);
		assert_noop!(update(now()), Error::<Test>::CannotEndInPast);
		assert_noop!(update(now() + 49), Error::<Test>::BlockDurationTooShort);
		assert_noop!(update(now() + 20_001), Error::<Test>::BlockDurationTooLong);
		assert_ok!(update(now() + 20_000));
		assert_ok!(update(now() + 50));
		let event = Event::EndUpdated { crowdloan_id: id, new_end: now() + 50 };
		System::assert_last_event(event.into());
		assert_ok!(contribute(2, id, TAO));
	})
}

#[test]
fn cap_should_be_no_less_than_what_is_raised() {
	run(|| {
		let id = open();
		assert_ok!(contribute(2, id, 3 * TAO));
		let update = |cap| Crowdloan::update_cap(by(CREATOR), id, cap);
		assert_noop!(update(13 * TAO - 1), Error::<Test>::CapTooLow);
		assert_ok!(update(13 * TAO));
		let event = Event::CapUpdated { crowdloan_id: id, new_cap: 13 * TAO };
		System::assert_last_event(event.into());
		assert_ok!(finalize(id));
		assert_eq!(balance(&target()), 13 * TAO);
	})
}

#[test]
fn maximum_should_reach_the_minimum_and_the_creators_contribution() {
	run(|| {
		let id = open();
		let set = |most| Crowdloan::set_max_contribution(by(CREATOR), id, most);
		assert_noop!(set(Some(10 * TAO - 1)), Error::<Test>::MaximumContributionTooLow);
		assert_ok!(set(Some(10 * TAO)));
		let event = |new_max_contribution| Event::MaxContributionUpdated {
			crowdloan_id: id,
			new_max_contribution,
		};
		System::assert_last_event(event(Some(10 * TAO)).into());
		assert_ok!(set(None));
		System::assert_last_event(event(None).into());
		assert_eq!(MaxContributions::<Test>::get(id), None);
		assert_ok!(Crowdloan::update_min_contribution(by(CREATOR), id, 30 * TAO));
		assert_noop!(set(Some(30 * TAO - 1)), Error::<Test>::MaximumContributionTooLow);
		assert_ok!(set(Some(30 * TAO)));
	})
}
