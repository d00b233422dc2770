//! Opening crowdloans.

use crate::{mock::*, *};
use codec::Encode;
use frame_support::{assert_noop, assert_ok, traits::Bounded};
use ganglion_test_chain::{assert_numbers, cold, NETUID, TAO};
use sp_runtime::DispatchResult;

/// Opens a crowdloan for the target with these terms.
fn create(deposit: u64, min: u64, cap: u64, end: u64) -> DispatchResult {
	Crowdloan::create(by(CREATOR), deposit, min, cap, end, None, Some(target()))
}

#[test]
fn numbers_should_be_the_networks() {
	assert_numbers::<crate::Call<Test>, crate::Event<Test>, crate::Error<Test>>("Crowdloan");
}

#[test]
fn crowdloan_should_be_stored_with_the_creators_contribution() {
	run(|| {
		let before = balance(&cold(CREATOR));
		let end = now() + 50;
		assert_ok!(create(10 * TAO, TAO / 10, 10 * TAO + 1, end));
		let crowdloan = stored(0);
		assert_eq!(crowdloan.creator, cold(CREATOR));
		assert_eq!((crowdloan.deposit, crowdloan.min_contribution), (10 * TAO, TAO / 10));
		assert_eq!((crowdloan.cap, crowdloan.end), (10 * TAO + 1, end));
		assert_eq!((crowdloan.raised, crowdloan.contributors_count), (10 * TAO, 1));
		assert_eq!((crowdloan.call, crowdloan.target_address), (None, Some(target())));
		assert!(!crowdloan.finalized);
		assert_eq!(balance(&crowdloan.funds_account), 10 * TAO);
		assert_eq!(balance(&cold(CREATOR)), before - 10 * TAO);
		assert_eq!(Contributions::<Test>::get(0, cold(CREATOR)), Some(10 * TAO));
		let cap = 10 * TAO + 1;
		let event = Event::Created { crowdloan_id: 0, creator: cold(CREATOR), end, cap };
		System::assert_last_event(event.into());
		assert_eq!(open(), 1);
		assert_ne!(stored(0).funds_account, stored(1).funds_account);
	})
}

#[test]
fn account_of_a_crowdloan_should_be_that_of_the_network() {
	let account = Crowdloan::funds_account(0x0403_0201).encode();
	assert_eq!(account[..16], *b"modlbt/cloan\x01\x02\x03\x04");
	assert!(account[16..].iter().all(|byte| *byte == 0));
	assert!(Crowdloan::is_funds_account(&Crowdloan::funds_account(7)));
	chain().execute_with(|| {
		assert!(!Crowdloan::is_funds_account(&SubtensorModule::account_of(NETUID)));
		assert!(!Crowdloan::is_funds_account(&cold(1)));
	})
}

#[test]
fn terms_should_be_checked() {
	run(|| {
		let end = now() + 100;
		let (deposit, min, cap) = (10 * TAO, TAO / 10, 100 * TAO);
		let refused = |outcome: DispatchResult, error: Error<Test>| {
			assert_noop!(outcome, error);
		};
		refused(create(deposit - 1, min, cap, end), Error::DepositTooLow);
		refused(create(deposit, min, deposit, end), Error::CapTooLow);
		refused(create(deposit, min - 1, cap, end), Error::MinimumContributionTooLow);
		refused(create(deposit, min, cap, now()), Error::CannotEndInPast);
		refused(create(deposit, min, cap, now() + 49), Error::BlockDurationTooShort);
		refused(create(deposit, min, cap, now() + 20_001), Error::BlockDurationTooLong);
		refused(create(10_001 * TAO, min, 20_000 * TAO, end), Error::InsufficientBalance);
		assert_ok!(create(deposit, min, cap, now() + 50));
		assert_ok!(create(deposit, min, cap, now() + 20_000));
		NextCrowdloanId::<Test>::put(u32::MAX);
		refused(create(deposit, min, cap, end), Error::Overflow);
		NextCrowdloanId::<Test>::put(2);
	})
}

#[test]
fn purpose_should_be_either_a_call_or_a_target() {
	run(|| {
		let call = || Some(Box::new(spender::Call::spend {}.into()));
		let create = |call, target| {
			Crowdloan::create(by(CREATOR), 10 * TAO, TAO, 100 * TAO, now() + 100, call, target)
		};
		let error = Error::<Test>::InvalidFinalizationConfig;
		assert_noop!(create(None, None), error);
		let error = Error::<Test>::InvalidFinalizationConfig;
		assert_noop!(create(call(), Some(target())), error);
		assert_ok!(create(call(), None));
		let Some(Bounded::Inline(bytes)) = stored(0).call else { panic!("it is inline") };
		assert_eq!(bytes.to_vec(), call().unwrap().encode());
	})
}

#[test]
fn target_should_be_an_account_that_somebody_has() {
	run(|| {
		let create = |target| {
			let target = Some(target);
			Crowdloan::create(by(CREATOR), 10 * TAO, TAO, 100 * TAO, now() + 100, None, target)
		};
		let of_itself = Crowdloan::funds_account(0);
		assert_noop!(create(of_itself), Error::<Test>::TargetNotAllowed);
		let of_subnet = SubtensorModule::account_of(NETUID);
		assert_noop!(create(of_subnet), Error::<Test>::TargetNotAllowed);
		assert_ok!(create(cold(CREATOR)));
	})
}

#[test]
fn call_should_be_short_and_finalize_nothing() {
	run(|| {
		// Two bytes of the call's number and two of the length.
		let remark = |length| frame_system::Call::remark { remark: vec![0; length] };
		assert_noop!(try_open_for(remark(125)), Error::<Test>::CallTooLong);
		assert_ok!(try_open_for(remark(124)));
		let finalize = || RuntimeCall::from(Call::finalize { crowdloan_id: 0 });
		assert_noop!(try_open_for(finalize()), Error::<Test>::CallNotAllowed);
		let nested = batch(vec![batch(vec![finalize()])]);
		assert_noop!(try_open_for(nested), Error::<Test>::CallNotAllowed);
	})
}
