//! Claiming root dividends.

use crate::tests::mock::*;
use crate::{
	types::{Forgetting, RootClaimTypeEnum},
	weight_info::cost,
	*,
};
use alloc::collections::BTreeSet;
use core::slice::from_ref;
use frame_support::assert_ok;
use ganglion_economy::pool::RESERVE_MIN;
use ganglion_types::PlainSet;
use pallet_subtensor_swap::{Pools, Terms};
use sp_runtime::DispatchResult;
use substrate_fixed::types::I96F32;
use RootClaimTypeEnum::{Keep, KeepSubnets};

/// The owner of the hotkey with which people stake on root.
pub const DELEGATE: u8 = 2;
/// A subnet with a pool of 1,000 TAO and 4,000 alpha.
pub const POOL: NetUid = NetUid::new(2);
/// A subnet whose price is too low for any sale.
pub const DEAD: NetUid = NetUid::new(3);

/// [`NETUID`] with three neurons and a stable price, [`POOL`] and [`DEAD`].
fn three_subnets() -> ExtBuilder {
	let mut dead = pool_of(DEAD, vec![]);
	dead.tao_reserve = tao(RESERVE_MIN);
	dead.alpha_reserve = alpha(9_000_000 * TAO);
	// Not started, because emission would buy its alpha.
	dead.started = false;
	let neurons = ExtBuilder::neurons([OWNER, DELEGATE, 3]);
	ExtBuilder::default().subnet(NETUID, neurons).with(pool_of(POOL, vec![])).with(dead)
}

/// Runs a test on these subnets without emission, without automatic claims, and with a delegate
/// that takes nothing.
pub fn execute(test: impl FnOnce()) {
	three_subnets().build_and_execute(|| {
		NumRootClaim::<Test>::put(0);
		Delegates::<Test>::insert(hot(DELEGATE, 0), 0);
		for netuid in [NETUID, POOL, DEAD] {
			SubnetEmissionEnabled::<Test>::insert(netuid, false);
		}
		test()
	})
}

/// Lets a person stake on root, unless it has, and the delegate's stakers earn alpha.
fn earn(person: u8, netuid: NetUid, amount: u64) {
	if staked(person, DELEGATE, ROOT) == 0 {
		stake(person, DELEGATE, ROOT, 1_000 * TAO);
	}
	pay_root(&hot(DELEGATE, 0), netuid, amount);
}

fn claim(person: u8, netuids: &[NetUid]) -> DispatchResult {
	let subnets: BTreeSet<_> = netuids.iter().copied().collect();
	let claimed = SubtensorModule::claim_root(signed(cold(person)), subnets);
	claimed.map(drop).map_err(|error| error.error)
}

fn claim_with(person: u8) -> DispatchResult {
	let claimed = SubtensorModule::claim_root_with_hotkey(signed(cold(person)), hot(DELEGATE, 0));
	claimed.map(drop).map_err(|error| error.error)
}

pub fn choose_claim_type(person: u8, kind: RootClaimTypeEnum) {
	assert_ok!(SubtensorModule::set_root_claim_type(signed(cold(person)), kind));
}

fn only(netuids: &[NetUid]) -> RootClaimTypeEnum {
	let subnets: BTreeSet<_> = netuids.iter().copied().collect();
	KeepSubnets { subnets: PlainSet::try_from(subnets).unwrap() }
}

pub fn failures() -> Vec<(AccountId, NetUid)> {
	let failed = |event| match event {
		Event::RootClaimFailed { coldkey, netuid, .. } => Some((coldkey, netuid)),
		_ => None,
	};
	events().into_iter().filter_map(failed).collect()
}

#[test]
fn kept_dividends_should_be_staked_where_they_were_earned() {
	execute(|| {
		choose_claim_type(5, Keep);
		earn(5, POOL, 10 * TAO);
		let due = owed(5, DELEGATE, POOL);
		assert!(10 * TAO - due < 1_000);
		let (out, root) = (alpha_out(POOL), staked(5, DELEGATE, ROOT));
		assert_ok!(claim(5, &[POOL]));
		assert_eq!((staked(5, DELEGATE, POOL), owed(5, DELEGATE, POOL)), (due, 0));
		assert_eq!((alpha_out(POOL), staked(5, DELEGATE, ROOT)), (out, root));
		assert!(set_aside(POOL) <= 1);
		assert_announced(Event::RootClaimed { coldkey: cold(5), tao: tao(0) });
		assert_announced(Event::RootClaimTypeSet { coldkey: cold(5), root_claim_type: Keep });
	})
}

#[test]
fn sold_dividends_should_become_stake_on_root_at_the_pools_price_without_fee() {
	use pallet_subtensor_swap::{Pools, Terms};
	execute(|| {
		for (netuid, amount) in [(NETUID, 10 * TAO), (POOL, 100 * TAO)] {
			earn(5, netuid, amount);
			let due = owed(5, DELEGATE, netuid);
			let quote = Swap::quote_sell(netuid, alpha(due), Terms::FREE).unwrap();
			let before = [staked(5, DELEGATE, ROOT), reserve(ROOT), reserve(netuid), balance(5)];
			let total = TotalStake::<Test>::get();
			assert_ok!(claim(5, &[netuid]));
			let got = quote.tao.rao();
			assert!(got > 0);
			let after = [staked(5, DELEGATE, ROOT), reserve(ROOT), reserve(netuid), balance(5)];
			let [stake, root, own, purse] = before;
			assert_eq!(after, [stake + got, root + got, own - got, purse]);
			assert_eq!(TotalStake::<Test>::get(), total);
			assert_eq!(SubnetRootSellTao::<Test>::get(netuid), tao(got));
			assert_eq!(owed(5, DELEGATE, netuid), 0, "new stake has earned nothing yet");
		}
		run_blocks(1);
		assert_eq!(SubnetRootSellTao::<Test>::iter().count(), 0, "it is shown for a block");
	})
}

#[test]
fn dividends_should_be_kept_on_the_subnets_named_and_sold_on_others() {
	execute(|| {
		choose_claim_type(5, only(&[POOL]));
		earn(5, NETUID, TAO);
		earn(5, POOL, TAO);
		let (due, root) = (owed(5, DELEGATE, POOL), staked(5, DELEGATE, ROOT));
		assert_ok!(claim_with(5));
		assert_eq!((staked(5, DELEGATE, POOL), staked(5, DELEGATE, NETUID)), (due, 0));
		assert!(staked(5, DELEGATE, ROOT) > root);
	})
}

#[test]
fn claim_should_take_the_subnets_named_only() {
	execute(|| {
		choose_claim_type(5, Keep);
		earn(5, NETUID, 0);
		earn(5, NETUID, TAO);
		earn(5, POOL, TAO);
		assert_ok!(claim(5, &[POOL, NOWHERE]));
		assert_eq!(owed(5, DELEGATE, POOL), 0);
		assert!(owed(5, DELEGATE, NETUID) > 0);
		for wrong in [vec![], (0..6).map(NetUid::new).collect()] {
			assert_noop!(claim(5, &wrong), Error::<Test>::InvalidSubnetNumber);
		}
	})
}

#[test]
fn claim_should_take_all_subnets_when_it_names_root() {
	execute(|| {
		choose_claim_type(5, Keep);
		earn(5, NETUID, TAO);
		earn(5, POOL, TAO);
		assert_ok!(claim(5, &[ROOT]));
		assert_eq!((owed(5, DELEGATE, POOL), owed(5, DELEGATE, NETUID)), (0, 0));
		assert_eq!(RootAlphaSetAside::<Test>::iter_values().map(AlphaBalance::rao).sum::<u64>(), 2);
	})
}

#[test]
fn threshold_of_root_should_count_where_a_subnet_has_none() {
	execute(|| {
		choose_claim_type(5, Keep);
		let set = SubtensorModule::sudo_set_root_claim_threshold;
		earn(5, POOL, 400_000);
		earn(5, DEAD, 400_000);
		assert_ok!(set(RuntimeOrigin::root(), ROOT, 300_000));
		assert_ok!(set(RuntimeOrigin::root(), DEAD, 500_000));
		let due = owed(5, DELEGATE, DEAD);
		assert!(due > 300_000);
		assert_ok!(claim(5, &[ROOT]));
		assert_eq!((owed(5, DELEGATE, POOL), owed(5, DELEGATE, DEAD)), (0, due));
	})
}

#[test]
fn basket_should_show_what_is_owed_and_what_its_sale_would_bring() {
	execute(|| {
		earn(5, POOL, TAO);
		let owed = alpha(owed(5, DELEGATE, POOL));
		let brings = <Test as Config>::Pools::quote_sell(POOL, owed, Terms::FREE);
		let brings = brings.expect("the pool can take it").tao;
		assert!(!brings.is_zero());
		let basket = SubtensorModule::get_validator_basket(hot(DELEGATE, 0));
		assert_eq!(basket, [(POOL, owed, brings)]);
		assert_eq!(SubtensorModule::get_basket_payout(hot(DELEGATE, 0), cold(5)), brings);
		assert_eq!(SubtensorModule::get_root_basket_owed(cold(5)), brings);
		let spot = SubtensorModule::value_in_tao(POOL, owed);
		assert!(spot > brings, "a sale moves the price");
		let positions = SubtensorModule::get_root_basket_positions(cold(5));
		assert_eq!(positions, [(hot(DELEGATE, 0), spot.rao(), brings)]);
		assert_ok!(claim(5, &[POOL]));
		assert!(SubtensorModule::get_validator_basket(hot(DELEGATE, 0)).is_empty());
		assert!(SubtensorModule::get_root_basket_owed(cold(5)).is_zero());
		assert!(SubtensorModule::get_root_basket_positions(cold(5)).is_empty());
		assert_announced(Event::RootClaimed { coldkey: cold(5), tao: brings });
	})
}

#[test]
fn basket_should_be_shared_by_its_root_stakers() {
	execute(|| {
		earn(5, POOL, TAO);
		let hotkey = || hot(DELEGATE, 0);
		let basket = SubtensorModule::get_validator_basket_summary(hotkey());
		assert_eq!(basket.holdings.len(), 1);
		assert_eq!(basket.nav_tao, SubtensorModule::get_validator_basket_nav(hotkey()));
		assert_eq!(basket.nav_tao, SubtensorModule::get_root_basket_total_nav());
		assert_eq!(SubtensorModule::get_all_validator_baskets(), from_ref(&basket));
		let position = SubtensorModule::get_basket_position(hotkey(), cold(5)).unwrap();
		assert_eq!(SubtensorModule::get_root_basket_portfolio(cold(5)), from_ref(&position));
		assert_eq!(position.beta_total, basket.spot_nav_tao.rao());
		assert!(position.beta <= position.beta_total && position.beta > 0);
		assert_eq!(position.nav_tao, basket.nav_tao);
		assert_eq!(SubtensorModule::get_basket_position(hotkey(), cold(19)), None);
		assert!(SubtensorModule::get_root_basket_portfolio(cold(19)).is_empty());
	})
}

#[test]
fn claim_should_leave_what_is_below_the_threshold() {
	execute(|| {
		choose_claim_type(5, Keep);
		earn(5, POOL, 500_000);
		let due = owed(5, DELEGATE, POOL);
		assert!(due > 0 && due < 500_000);
		assert_ok!(claim(5, &[POOL]));
		assert_announced(Event::RootClaimed { coldkey: cold(5), tao: tao(0) });
		assert_eq!(owed(5, DELEGATE, POOL), due);
		let set = SubtensorModule::sudo_set_root_claim_threshold;
		assert_ok!(set(RuntimeOrigin::root(), POOL, due + 1));
		assert_ok!(claim(5, &[POOL]));
		assert_eq!(owed(5, DELEGATE, POOL), due);
		assert_ok!(set(RuntimeOrigin::root(), POOL, due));
		assert_ok!(claim(5, &[POOL]));
		assert_eq!((owed(5, DELEGATE, POOL), staked(5, DELEGATE, POOL)), (0, due));
	})
}

#[test]
fn threshold_should_be_set_by_owner_or_root_within_its_bound() {
	execute(|| {
		let set = SubtensorModule::sudo_set_root_claim_threshold;
		let bad = sp_runtime::DispatchError::BadOrigin;
		assert_noop!(set(signed(cold(5)), NETUID, 1), bad);
		assert_noop!(set(signed(cold(OWNER)), ROOT, 1), bad);
		assert_noop!(
			set(signed(cold(OWNER)), NETUID, 10_000_001),
			Error::<Test>::InvalidRootClaimThreshold
		);
		assert_noop!(set(RuntimeOrigin::root(), NOWHERE, 1), Error::<Test>::SubnetNotExists);
		assert_eq!(RootClaimableThreshold::<Test>::get(NETUID), I96F32::from_num(500_000));
		assert_ok!(set(signed(cold(OWNER)), NETUID, 10_000_000));
		assert_ok!(set(RuntimeOrigin::root(), ROOT, 7));
		assert_eq!(RootClaimableThreshold::<Test>::get(NETUID), I96F32::from_num(10_000_000));
		assert_eq!(RootClaimableThreshold::<Test>::get(ROOT), I96F32::from_num(7));
	})
}

#[test]
fn number_of_automatic_claims_should_be_set_by_root_within_its_bound() {
	execute(|| {
		let set = SubtensorModule::sudo_set_num_root_claims;
		assert_noop!(set(signed(cold(OWNER)), 1), sp_runtime::traits::BadOrigin);
		assert_noop!(set(RuntimeOrigin::root(), 51), Error::<Test>::InvalidNumRootClaim);
		assert_ok!(set(RuntimeOrigin::root(), 50));
		assert_eq!(NumRootClaim::<Test>::get(), 50);
	})
}

#[test]
fn type_should_name_a_subnet_where_it_names_them() {
	execute(|| {
		let origin = signed(cold(5));
		assert_noop!(
			SubtensorModule::set_root_claim_type(origin, only(&[])),
			Error::<Test>::InvalidSubnetNumber
		);
		assert_eq!(RootClaimType::<Test>::get(cold(5)), RootClaimTypeEnum::Swap);
		choose_claim_type(5, only(&[NETUID, POOL]));
		assert_eq!(RootClaimType::<Test>::get(cold(5)), only(&[NETUID, POOL]));
		assert_eq!(NumStakingColdkeys::<Test>::get(), 0, "it makes nobody a staker");
	})
}

#[test]
fn type_should_be_encoded_as_clients_do() {
	use codec::Encode;
	assert_eq!((RootClaimTypeEnum::Swap.encode(), Keep.encode()), (vec![0], vec![1]));
	let one_and_two = [&[2u8, 2 << 2][..], &[1, 0, 2, 0]].concat();
	assert_eq!(only(&[POOL, NETUID]).encode(), one_and_two);
}

#[test]
fn failing_sale_should_leave_its_claim_owed_and_the_others_go_on() {
	execute(|| {
		earn(5, DEAD, 2_000_000);
		earn(5, POOL, TAO);
		let (due, root) = (owed(5, DELEGATE, DEAD), staked(5, DELEGATE, ROOT));
		assert_ok!(claim(5, &[DEAD, POOL]));
		assert_eq!(failures(), [(cold(5), DEAD)]);
		assert_eq!((owed(5, DELEGATE, DEAD), owed(5, DELEGATE, POOL)), (due, 0));
		assert!(staked(5, DELEGATE, ROOT) > root);
		// A claim of that subnet alone returns the error of the sale.
		let error = sp_runtime::DispatchError::from(
			pallet_subtensor_swap::Error::<Test>::PriceLimitExceeded,
		);
		assert_noop!(claim(5, &[DEAD]), error);
		assert_noop!(claim_with(5), error);
		choose_claim_type(5, Keep);
		assert_ok!(claim(5, &[DEAD]));
		assert_eq!(staked(5, DELEGATE, DEAD), due);
	})
}

#[test]
fn unsold_alpha_should_stay_owed() {
	// A price of 1.1 millionths, one tenth above the lowest at which the pool sells.
	let mut poor = pool_of(NetUid::new(4), vec![]);
	poor.tao_reserve = tao(11_000_000);
	poor.alpha_reserve = alpha(10_000_000_000_000);
	poor.started = false;
	three_subnets().with(poor).build_and_execute(|| {
		NumRootClaim::<Test>::put(0);
		Delegates::<Test>::insert(hot(DELEGATE, 0), 0);
		let netuid = NetUid::new(4);
		earn(5, netuid, 1_000 * TAO);
		let (due, reserve) = (owed(5, DELEGATE, netuid), alpha_in(netuid));
		assert_ok!(claim(5, &[netuid]));
		let sold = alpha_in(netuid) - reserve;
		assert!(sold > 0 && sold < due);
		assert_eq!(owed(5, DELEGATE, netuid), due - sold);
	})
}

#[test]
fn claim_from_too_many_hotkeys_should_be_refused_unless_it_names_one() {
	execute(|| {
		choose_claim_type(5, Keep);
		for index in 0..5 {
			associate(9, index);
			let origin = signed(cold(5));
			assert_ok!(SubtensorModule::add_stake(origin, hot(9, index), ROOT, tao(TAO)));
			pay_root(&hot(9, index), POOL, TAO / 2);
		}
		assert_noop!(claim(5, &[POOL]), Error::<Test>::RootClaimTooHeavy);
		let origin = signed(cold(5));
		assert_ok!(SubtensorModule::claim_root_with_hotkey(origin, hot(9, 4)));
		let origin = signed(cold(5));
		assert_ok!(SubtensorModule::remove_stake(origin, hot(9, 4), ROOT, alpha(TAO)));
		assert_ok!(claim(5, &[POOL]));
		let kept = |index| SubtensorModule::stake_of(&hot(9, index), &cold(5), POOL);
		assert!((0..5).all(|index| !kept(index).is_zero()));
	})
}

#[test]
fn claim_should_fit_into_the_shortest_block() {
	execute(|| {
		DatabaseCost::set(frame_support::weights::constants::ParityDbWeight::get());
		let charged = weight_info::call_weights::claim_root::<Test>().ref_time();
		let millisecond = frame_support::weights::constants::WEIGHT_REF_TIME_PER_MILLIS;
		// What a transaction may take of a third of 250 ms, less its own checks.
		assert!(charged < 250 * millisecond / 3 * 60 / 100, "{charged}");
		assert!(charged > 10 * millisecond, "{charged}");
	})
}

#[test]
fn claim_of_too_many_positions_should_be_refused_unless_it_names_a_hotkey() {
	let builder = (4..7)
		.map(NetUid::new)
		.fold(three_subnets(), |builder, netuid| builder.with(pool_of(netuid, vec![])));
	builder.build_and_execute(|| {
		NumRootClaim::<Test>::put(0);
		choose_claim_type(5, Keep);
		for index in 0..4 {
			associate(9, index);
			let origin = signed(cold(5));
			assert_ok!(SubtensorModule::add_stake(origin, hot(9, index), ROOT, tao(TAO)));
			for netuid in (1..7).map(NetUid::new) {
				pay_root(&hot(9, index), netuid, TAO / 2);
			}
		}
		// Four hotkeys on six subnets are too many positions, on five they are not.
		assert_noop!(claim(5, &[ROOT]), Error::<Test>::RootClaimTooHeavy);
		let five: Vec<_> = (1..6).map(NetUid::new).collect();
		assert_ok!(claim(5, &five));
		assert_ok!(claim(5, &[ROOT]));
		let kept = |netuid| SubtensorModule::stake_of(&hot(9, 3), &cold(5), NetUid::new(netuid));
		assert!((1..7).all(|netuid| !kept(netuid).is_zero()));
	})
}

#[test]
fn what_was_earned_should_be_claimed_by_the_hotkeys_name_after_the_stake_is_gone() {
	execute(|| {
		choose_claim_type(5, Keep);
		earn(5, POOL, TAO);
		let due = owed(5, DELEGATE, POOL);
		unstake(5, DELEGATE, ROOT, 1_000 * TAO);
		assert!(!StakingHotkeys::<Test>::get(cold(5)).contains(&hot(DELEGATE, 0)));
		assert_ok!(claim_with(5));
		assert_eq!((staked(5, DELEGATE, POOL), owed(5, DELEGATE, POOL)), (due, 0));
		assert_refused(
			|| SubtensorModule::claim_root_with_hotkey(signed(cold(5)), hot(9, 9)),
			Error::<Test>::HotKeyAccountNotExists,
		);
	})
}

#[test]
fn claim_should_be_undone_when_what_it_brought_cannot_be_staked() {
	execute(|| {
		earn(5, POOL, TAO);
		let due = owed(5, DELEGATE, POOL);
		unstake(5, DELEGATE, ROOT, 1_000 * TAO);
		// The list of the coldkey's hotkeys is full.
		let list = (0..types::MAX_HOTKEYS).map(stranger);
		let list: types::KeyList<Test> = list.collect::<Vec<_>>().try_into().unwrap();
		StakingHotkeys::<Test>::insert(cold(5), list);
		assert_noop!(claim_with(5), Error::<Test>::TooManyStakingHotkeys);
		assert_eq!(owed(5, DELEGATE, POOL), due);
		StakingHotkeys::<Test>::remove(cold(5));
	})
}

#[test]
fn claim_should_cost_what_it_did_and_no_more_than_was_charged() {
	// Calls of the mock weigh nothing, so that this is the weight of the claims alone.
	let claimed = cost::claim_root::<Test>(3, 2, 4, 5);
	let worst = cost::claim_root::<Test>(types::MAX_HOTKEYS, 8, 20, 5);
	assert!(worst.all_gt(claimed));
	let more = [
		cost::claim_root::<Test>(3, 3, 4, 5),
		cost::claim_root::<Test>(3, 2, 5, 5),
		cost::claim_root::<Test>(3, 2, 4, 6),
	];
	assert!(more.iter().all(|more| more.all_gte(claimed) && more.any_gt(claimed)));
	let listed = <cost::SubstrateWeight<Test> as WeightInfo>::claim_root;
	assert!(listed(4).any_gt(listed(3)));
	let follow = cost::follow_root_stake::<Test>;
	assert!(follow(9).any_gt(follow(8)));
}

#[test]
fn subnet_that_is_being_dissolved_should_pay_nothing() {
	execute(|| {
		choose_claim_type(5, Keep);
		earn(5, POOL, TAO);
		NetworksAdded::<Test>::remove(POOL);
		assert_ok!(claim(5, &[ROOT]));
		assert_eq!(staked(5, DELEGATE, POOL), 0);
		// The credit that the stake leaves stays until the clean-up.
		unstake(5, DELEGATE, ROOT, 1_000 * TAO);
		NetworksAdded::<Test>::insert(POOL, true);
		assert!(owed(5, DELEGATE, POOL) > 0);
	})
}

#[test]
fn claims_of_a_subnet_should_be_forgotten_in_bounded_steps() {
	execute(|| {
		for (person, with) in [(5, DELEGATE), (6, DELEGATE), (7, DELEGATE), (5, 3), (6, OWNER)] {
			stake(person, with, ROOT, 100 * TAO);
		}
		for with in [DELEGATE, 3, OWNER] {
			pay_root(&hot(with, 0), POOL, TAO);
			pay_root(&hot(with, 0), DEAD, TAO);
		}
		pay_root(&hot(3, 0), POOL, TAO);
		stake(8, DELEGATE, ROOT, 100 * TAO);
		unstake(7, DELEGATE, ROOT, 100 * TAO);
		let (held, kept) = (set_aside(POOL), SubnetProtocolAlpha::<Test>::get(POOL).rao());
		let others = [5, 6, 7].map(|person| owed(person, DELEGATE, DEAD));

		let entries = || {
			RootClaimed::<Test>::iter_key_prefix((POOL,)).count()
				+ RootClaimCredit::<Test>::iter_key_prefix((POOL,)).count()
				+ RootClaimable::<Test>::iter_values()
					.filter(|rates| rates.contains_key(&POOL))
					.count()
		};
		let (mut next, mut steps) = (Some(Forgetting::default()), 0);
		while let Some(from) = next {
			let before = entries();
			let mut accounts = SubtensorModule::accounts_of_root_claims(POOL);
			next = SubtensorModule::forget_root_claims(POOL, from, &mut accounts, 2);
			assert!(before - entries() <= 4, "a step is bounded");
			steps += 1;
		}
		assert!(steps >= 4);
		assert_eq!((entries(), set_aside(POOL)), (0, 0));
		assert_eq!(SubnetProtocolAlpha::<Test>::get(POOL).rao(), kept + held);
		assert!(!RootAlphaSpare::<Test>::contains_key(POOL));
		assert_eq!([5, 6, 7].map(|person| owed(person, DELEGATE, DEAD)), others);
		assert_eq!(owed(5, DELEGATE, POOL), 0);
	})
}
