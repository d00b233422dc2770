//! The minimum stake of a nominator.

use crate::tests::mock::*;
use crate::{staking::orders::MIN_STAKE, *};
use frame_support::assert_ok;
use pallet_subtensor_swap::{Pools, Terms};

const LEAST: u64 = 2_000_000;
/// Ten times the minimum stake, in millionths.
const TENFOLD: u64 = 10_000_000;

fn sales_announced() -> usize {
	events().iter().filter(|event| matches!(event, Event::StakeRemoved(..))).count()
}

#[test]
fn rest_should_be_sold_when_it_is_less_than_a_nominator_must_keep() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		NominatorMinRequiredStake::<Test>::put(TENFOLD);
		assert_eq!(SubtensorModule::least_nomination(), tao(10 * LEAST));
		stake(2, OWNER, NETUID, TAO);
		assert_ok!(try_unstake(2, OWNER, NETUID, TAO - 10 * LEAST));
		assert_eq!(staked(2, OWNER, NETUID), 10 * LEAST, "exactly the minimum");
		assert_eq!(sales_announced(), 1);
		stake(2, OWNER, NETUID, TAO);
		assert_ok!(try_unstake(2, OWNER, NETUID, TAO + 1));
		assert_eq!((staked(2, OWNER, NETUID), balance(2)), (0, WEALTH));
		assert_eq!(sales_announced(), 3);
	})
}

#[test]
fn rest_should_be_measured_at_the_price_and_sold_with_a_fee() {
	ExtBuilder::with_pool().build_and_execute(|| {
		NominatorMinRequiredStake::<Test>::put(TENFOLD);
		stake(2, OWNER, NETUID, TAO);
		// The price is one quarter.
		let rest = 4 * 10 * LEAST - 200_000;
		let sold = staked(2, OWNER, NETUID) - rest;
		assert_ok!(try_unstake(2, OWNER, NETUID, sold));
		assert_eq!(staked(2, OWNER, NETUID), 0);
		let last =
			events().into_iter().rev().find(|event| matches!(event, Event::StakeRemoved(..)));
		let Some(Event::StakeRemoved(_, _, got, net, _, fee)) = last else { panic!() };
		assert_eq!(net.rao() + fee, rest);
		assert!(fee > 0 && got < tao(10 * LEAST));
		stake(2, OWNER, NETUID, TAO);
		let enough = 4 * 10 * LEAST + 2_000_000;
		let sold = staked(2, OWNER, NETUID) - enough;
		assert_ok!(try_unstake(2, OWNER, NETUID, sold));
		assert_eq!(staked(2, OWNER, NETUID), enough);
	})
}

#[test]
fn owner_of_the_hotkey_should_keep_as_little_as_it_likes() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		NominatorMinRequiredStake::<Test>::put(TENFOLD);
		stake(OWNER, OWNER, NETUID, TAO);
		assert_ok!(try_unstake(OWNER, OWNER, NETUID, TAO - LEAST));
		assert_eq!(staked(OWNER, OWNER, NETUID), LEAST);
	})
}

#[test]
fn rest_should_stay_when_it_cannot_be_sold() {
	ExtBuilder::with_pool().build_and_execute(|| {
		NominatorMinRequiredStake::<Test>::put(TENFOLD);
		stake(2, OWNER, NETUID, TAO);
		// One rao of alpha cannot be sold.
		assert!(Swap::quote_sell(NETUID, alpha(1), Terms::MARKET).is_err());
		let all_but_one = staked(2, OWNER, NETUID) - 1;
		assert_ok!(try_unstake(2, OWNER, NETUID, all_but_one));
		assert_eq!(staked(2, OWNER, NETUID), 1);
		assert_eq!(sales_announced(), 1);
	})
}

#[test]
fn raised_amount_should_sell_nothing_until_its_holder_unstakes() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		stake(2, OWNER, NETUID, 3 * LEAST);
		stake(3, OWNER, NETUID, 3 * LEAST);
		NominatorMinRequiredStake::<Test>::put(TENFOLD);
		run_blocks(3);
		assert_eq!([2, 3].map(|person| staked(person, OWNER, NETUID)), [3 * LEAST; 2]);
		assert_ok!(try_unstake(2, OWNER, NETUID, LEAST));
		assert_eq!([2, 3].map(|person| staked(person, OWNER, NETUID)), [0, 3 * LEAST]);
		assert_eq!(balance(2), WEALTH);
	})
}

#[test]
fn least_nomination_should_be_a_part_of_the_least_stake() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		for (millionths, least) in [(0, 0), (1, 2), (500_000, LEAST / 2), (1_000_000, LEAST)] {
			NominatorMinRequiredStake::<Test>::put(millionths);
			assert_eq!(SubtensorModule::least_nomination(), tao(least));
		}
		NominatorMinRequiredStake::<Test>::put(u64::MAX);
		assert_eq!(SubtensorModule::least_nomination(), TaoBalance::MAX);
		assert_eq!(MIN_STAKE, tao(LEAST));
	})
}
