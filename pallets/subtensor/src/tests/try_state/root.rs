//! Each invariant of stakers on root, broken on purpose.

use crate::tests::mock::*;
use crate::{types::RootRates, *};
use frame_support::assert_ok;
use sp_runtime::TryRuntimeError;
use substrate_fixed::types::I96F32;

/// Runs a test on a chain with two stakers on root, of whom the first earned dividends before the
/// second staked.
fn with_two_root_stakers(test: impl FnOnce()) {
	ExtBuilder::with_subnet().build().execute_with(|| {
		NumRootClaim::<Test>::put(0);
		stake(2, OWNER, ROOT, 10 * TAO);
		pay_root(&hot(OWNER, 0), NETUID, TAO);
		stake(3, OWNER, ROOT, 7 * TAO);
		pay_root(&hot(OWNER, 0), NETUID, TAO);
		assert_ok!(SubtensorModule::do_try_state());
		test()
	})
}

/// Asserts that `try_state` fails with `message` after a change of the state.
fn breaks_for_root(message: &'static str, change: impl FnOnce()) {
	with_two_root_stakers(|| {
		change();
		assert_eq!(SubtensorModule::do_try_state(), Err(TryRuntimeError::Other(message)));
	})
}

fn set_rate(netuid: NetUid, rate: I96F32) {
	RootClaimable::<Test>::mutate(hot(OWNER, 0), |rates| rates.try_insert(netuid, rate).unwrap());
}

#[test]
fn stake_on_root_should_be_counted_exactly() {
	breaks_for_root("stake on root is not counted exactly", || {
		TotalHotkeyAlpha::<Test>::mutate(hot(OWNER, 0), ROOT, |pool| *pool = alpha(pool.rao() + 1));
		assert_ok!(SubtensorModule::mint_alpha(ROOT, alpha(1)));
		let backing = SubtensorModule::mint(tao(1));
		assert!(SubtensorModule::credit_reserve(ROOT, backing).is_ok());
	});
}

#[test]
fn root_stakers_should_be_numbered_without_gaps() {
	let message = "root's stakers are miscounted";
	breaks_for_root(message, || NumStakingColdkeys::<Test>::put(3));
	breaks_for_root(message, || StakingColdkeys::<Test>::insert(cold(4), 2));
	breaks_for_root(message, || StakingColdkeysByIndex::<Test>::insert(2, cold(4)));
	breaks_for_root(message, || StakingColdkeysByIndex::<Test>::remove(1));
	let message = "a root staker's number belongs to another coldkey";
	breaks_for_root(message, || StakingColdkeys::<Test>::insert(cold(3), 0));
	breaks_for_root(message, || StakingColdkeysByIndex::<Test>::insert(1, cold(4)));
	breaks_for_root(message, || {
		StakingColdkeys::<Test>::remove(cold(3));
		StakingColdkeys::<Test>::insert(cold(4), 1);
	});
}

#[test]
fn positions_on_root_should_be_counted() {
	let message = "positions on root are miscounted";
	breaks_for_root(message, || RootPositions::<Test>::insert(cold(2), 2));
	breaks_for_root(message, || RootPositions::<Test>::insert(cold(4), 1));
	breaks_for_root(message, || RootPositions::<Test>::remove(cold(3)));
}

#[test]
fn rates_should_be_above_zero_and_of_subnets_that_exist() {
	let message = "a root rate on a subnet that does not exist";
	breaks_for_root(message, || set_rate(NOWHERE, I96F32::from_num(1)));
	breaks_for_root(message, || set_rate(ROOT, I96F32::from_num(1)));
	let message = "a root rate is not above zero";
	breaks_for_root(message, || set_rate(NOWHERE, I96F32::from_num(0)));
	breaks_for_root(message, || set_rate(NOWHERE, I96F32::from_num(-1)));
	breaks_for_root("an empty map of root rates is stored", || {
		RootClaimable::<Test>::insert(hot(2, 0), RootRates::default())
	});
}

#[test]
fn root_claims_should_be_of_subnets_that_exist() {
	let message = "root claims on a subnet that does not exist";
	for netuid in [NOWHERE, ROOT] {
		let key = (netuid, hot(OWNER, 0), cold(2));
		breaks_for_root(message, || RootClaimed::<Test>::insert(&key, 1));
		breaks_for_root(message, || RootClaimCredit::<Test>::insert(&key, 1));
		breaks_for_root(message, || RootAlphaSpare::<Test>::insert(netuid, 0));
	}
	breaks_for_root(message, || RootAlphaSetAside::<Test>::insert(NOWHERE, alpha(0)));
}

#[test]
fn set_aside_should_be_what_is_owed() {
	let message = "alpha set aside for root claims differs from the amounts owed";
	breaks_for_root(message, || RootAlphaSpare::<Test>::mutate(NETUID, |spare| *spare += 1));
	breaks_for_root(message, || set_rate(NETUID, I96F32::from_num(1)));
	let key = (NETUID, hot(OWNER, 0), cold(3));
	breaks_for_root(message, || RootClaimed::<Test>::mutate(&key, |claimed| *claimed -= 1));
	breaks_for_root(message, || RootClaimed::<Test>::mutate(&key, |claimed| *claimed += 1));
	breaks_for_root(message, || RootClaimCredit::<Test>::mutate(&key, |credit| *credit += 1));
	// A credit of somebody who has no stake any more counts as well.
	let gone = (NETUID, hot(2, 0), cold(2));
	breaks_for_root(message, || RootClaimCredit::<Test>::insert(&gone, 1));
	breaks_for_root(message, || {
		let held = RootAlphaSetAside::<Test>::take(NETUID);
		SubtensorModule::give_to_protocol(NETUID, held);
	});
}

#[test]
fn alpha_set_aside_should_be_part_of_the_alpha_outside() {
	breaks_for_root("alpha outside the reserve is not accounted for", || {
		RootAlphaSetAside::<Test>::mutate(NETUID, |held| *held = alpha(held.rao() + 1))
	});
}

#[test]
fn nobody_should_have_claimed_more_than_it_was_owed() {
	let message = "a root staker has claimed more than it was owed";
	let key = (NETUID, hot(OWNER, 0), cold(3));
	breaks_for_root(message, || RootClaimed::<Test>::insert(&key, u128::from(u64::MAX)));
	breaks_for_root(message, || RootClaimed::<Test>::insert((NETUID, hot(9, 0), cold(9)), 1));
}
