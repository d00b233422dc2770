//! Each invariant, broken on purpose.

use crate::{mock::*, types::CrowdloanInfoOf, *};
use frame_support::{
	assert_ok,
	storage::unhashed,
	traits::{fungible::Mutate, Bounded},
};
use ganglion_test_chain::{cold, stranger, TAO};
use sp_runtime::TryRuntimeError;

/// Asserts that `try_state` fails with `message` after a change of the state.
fn breaks(message: &'static str, change: impl FnOnce()) {
	chain().execute_with(|| {
		open();
		assert_ok!(contribute(2, 0, TAO));
		assert_ok!(Crowdloan::do_try_state());
		change();
		assert_eq!(Crowdloan::do_try_state(), Err(TryRuntimeError::Other(message)));
	})
}

/// Asserts the same after a change of the crowdloan.
fn breaks_crowdloan(message: &'static str, change: impl FnOnce(&mut CrowdloanInfoOf<Test>)) {
	breaks(message, || {
		Crowdloans::<Test>::mutate(0, |stored| change(stored.as_mut().unwrap()));
	})
}

#[test]
fn no_crowdloan_should_be_in_hand_between_calls() {
	let message = "a crowdloan is being finalized between calls";
	breaks(message, || CurrentCrowdloanId::<Test>::put(0));
}

#[test]
fn index_should_agree_with_the_contributions() {
	let message = "the index differs from the contributions";
	breaks(message, || CrowdloansOf::<Test>::insert(cold(3), 0, ()));
	breaks(message, || CrowdloansOf::<Test>::remove(cold(2), 0));
}

#[test]
fn sum_should_be_that_of_the_contributions() {
	let message = "what is raised is not the sum";
	breaks(message, || Contributions::<Test>::insert(0, cold(2), TAO + 1));
	breaks_crowdloan("the number of contributors is wrong", |stored| stored.contributors_count = 3);
	breaks("a contribution of zero is stored", || {
		Contributions::<Test>::insert(0, cold(3), 0);
		CrowdloansOf::<Test>::insert(cold(3), 0, ());
	});
	breaks("a contribution to no crowdloan", || {
		Contributions::<Test>::insert(1, cold(3), 1);
		CrowdloansOf::<Test>::insert(cold(3), 1, ());
	});
}

#[test]
fn account_should_hold_what_is_raised() {
	breaks("what is raised is not in the account", || {
		Balances::set_balance(&Crowdloan::funds_account(0), 11 * TAO - 1);
	});
}

#[test]
fn crowdloan_should_be_in_order() {
	breaks("a crowdloan's number is not given yet", || NextCrowdloanId::<Test>::put(0));
	breaks("a maximum of no crowdloan", || MaxContributions::<Test>::insert(1, TAO));
	breaks_crowdloan("another account", |stored| stored.funds_account = cold(5));
	breaks_crowdloan("more is raised than the cap", |stored| stored.cap = 10 * TAO);
	breaks_crowdloan("the deposit is not there", |stored| stored.deposit = 10 * TAO + 1);
	breaks_crowdloan("a crowdloan was finalized below its cap", |stored| stored.finalized = true);
	let message = "a crowdloan has not one purpose";
	breaks_crowdloan(message, |stored| stored.target_address = None);
	breaks_crowdloan(message, |stored| stored.call = Some(Bounded::Inline(Default::default())));
	breaks_crowdloan(message, |stored| {
		stored.call = Some(Bounded::Lookup { hash: Default::default(), len: 0 });
	});
	breaks("a crowdloan is unreadable", || {
		unhashed::put_raw(&Crowdloans::<Test>::hashed_key_for(0), &[255]);
		let _ = Contributions::<Test>::clear_prefix(0, 10, None);
		let _ = CrowdloansOf::<Test>::clear(10, None);
	});
}

#[test]
fn contributors_should_be_few_enough() {
	breaks("a crowdloan has too many contributors", || {
		for number in 0..499 {
			Contributions::<Test>::insert(0, stranger(number), 1);
			CrowdloansOf::<Test>::insert(stranger(number), 0, ());
		}
		Crowdloans::<Test>::mutate(0, |stored| {
			let stored = stored.as_mut().unwrap();
			(stored.raised, stored.contributors_count) = (stored.raised + 499, 501);
		});
	});
}
