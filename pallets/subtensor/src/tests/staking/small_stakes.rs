//! The minimum stake of a nominator.

use crate::tests::mock::*;
use crate::{
	staking::{orders::MIN_STAKE, small_stakes::StakesWalk},
	weight_info::cost,
	*,
};
use frame_support::{
	assert_ok,
	weights::{Weight, WeightMeter},
};
use pallet_subtensor_swap::{Pools, Terms};

const SECOND: NetUid = NetUid::new(2);

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
fn raised_minimum_should_sell_what_is_below_it_and_leave_owners_alone() {
	let builder = ExtBuilder::with_subnet().with(pool_of(SECOND, ExtBuilder::neurons([OWNER])));
	builder.build_and_execute(|| {
		for netuid in [ROOT, NETUID, SECOND] {
			for person in [2, 3, OWNER] {
				stake(person, OWNER, netuid, u64::from(person) * 5 * LEAST);
			}
		}
		let left = || {
			[ROOT, NETUID, SECOND]
				.map(|netuid| [2, 3, OWNER].map(|person| staked(person, OWNER, netuid) > 0))
		};
		// Twelve times the minimum stake, between what person 2 and person 3 hold.
		let raised = TENFOLD / 10 * 12;
		NominatorMinRequiredStake::<Test>::put(raised);
		run_blocks(1);
		assert_eq!(left(), [[false, true, true], [false, true, true], [false, true, true]]);
		// The same minimum, or a lower one, sells nothing.
		stake(2, OWNER, NETUID, 10 * LEAST);
		for least in [raised, raised - 1] {
			NominatorMinRequiredStake::<Test>::put(least);
			run_blocks(1);
			assert_eq!((left()[1], sales_announced()), ([true; 3], 0));
		}
		NominatorMinRequiredStake::<Test>::put(2 * TENFOLD);
		run_blocks(1);
		assert_eq!(left(), [[false, false, true]; 3]);
	})
}

#[test]
fn sales_below_a_raised_minimum_should_be_spread_over_blocks() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		let people = 2..12;
		people.clone().for_each(|person| stake(person, OWNER, NETUID, LEAST));
		let left = || people.clone().filter(|person| staked(*person, OWNER, NETUID) > 0).count();
		NominatorMinRequiredStake::<Test>::put(TENFOLD);
		// The stages' weights are real: a look and a sale fit, and no second sale.
		let room = cost::look_at_stake::<Test>(2) * 3 + cost::sell_small_stake::<Test>();
		let mut sold = vec![];
		while SmallStakesWalk::<Test>::get().rest.is_some() || sold.is_empty() {
			let before = left();
			let mut meter = WeightMeter::with_limit(room);
			SubtensorModule::clear_small_stakes(&mut meter);
			sold.push(before - left());
			assert!(sold.len() < 40, "{sold:?}");
		}
		assert_eq!(left(), 0);
		assert!(sold.iter().all(|sales| *sales <= 1), "{sold:?}");
		let mut full = WeightMeter::with_limit(Weight::zero());
		SubtensorModule::clear_small_stakes(&mut full);
		assert_eq!(full.consumed(), Weight::zero());
	})
}

#[test]
fn walk_over_stakes_should_pass_a_subnet_that_ends_meanwhile() {
	let builder = ExtBuilder::with_subnet().subnet(SECOND, ExtBuilder::neurons([OWNER]));
	builder.build_and_execute(|| {
		for netuid in [NETUID, SECOND] {
			(2..6).for_each(|person| stake(person, OWNER, netuid, LEAST));
		}
		NominatorMinRequiredStake::<Test>::put(TENFOLD);
		let begun = Some((NETUID, Default::default()));
		SmallStakesWalk::<Test>::put(StakesWalk { minimum: TENFOLD, rest: begun });
		dissolve(NETUID);
		clean_up();
		run_blocks(1);
		assert_eq!(SmallStakesWalk::<Test>::get(), StakesWalk { minimum: TENFOLD, rest: None });
		assert!((2..6).all(|person| staked(person, OWNER, SECOND) == 0));
	})
}

#[test]
fn walk_over_stakes_should_go_on_when_the_hotkey_at_its_place_is_swapped() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		let (old, new) = (hot(OWNER, 0), hot(OWNER, 9));
		(2..12).for_each(|person| stake(person, OWNER, NETUID, LEAST));
		NominatorMinRequiredStake::<Test>::put(TENFOLD);
		let place = SubtensorModule::staker_key(NETUID, (old.clone(), cold(2)));
		let rest = Some((NETUID, place.try_into().unwrap()));
		SmallStakesWalk::<Test>::put(StakesWalk { minimum: TENFOLD, rest });
		let origin = signed(cold(OWNER));
		assert_ok!(SubtensorModule::swap_hotkey(origin, old, new.clone(), Some(NETUID)));
		assert!(SubtensorModule::no_swap_waits());
		run_blocks(1);
		assert_eq!(SmallStakesWalk::<Test>::get(), StakesWalk { minimum: TENFOLD, rest: None });
		// What the swap has stored behind the walk is sold with the next raise.
		NominatorMinRequiredStake::<Test>::put(TENFOLD + 1);
		run_blocks(1);
		let left = |person| SubtensorModule::stake_of(&new, &cold(person), NETUID).rao();
		assert_eq!((2..12).map(left).sum::<u64>(), 0);
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
