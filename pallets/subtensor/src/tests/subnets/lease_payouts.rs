//! Attacks on leases, and their unusual ends.

use super::leases::*;
use crate::{subnets::leases::LeaseEnd, tests::mock::*, weight_info::lease_cost, *};
use frame_support::{
	assert_ok,
	weights::{Weight, WeightMeter},
};

/// Registers a leased subnet with what these people have raised, the beneficiary first.
fn lease_of(contributions: &[(u8, u64)], share: u8, end: Option<u64>) {
	raise(contributions);
	assert_ok!(register_leased(share, end));
	Raised::set(None);
}

fn swap(person: u8, new: AccountId) {
	let root = RuntimeOrigin::root();
	assert_ok!(SubtensorModule::swap_coldkey(root, cold(person), new, tao(0)));
}

/// The alpha that the events of this block name as paid.
fn announced() -> u64 {
	let paid = |event| match event {
		Event::<Test>::SubnetLeaseDividendsDistributed { alpha, .. } => Some(alpha.rao()),
		_ => None,
	};
	events().into_iter().filter_map(paid).sum()
}

#[test]
fn keys_of_leases_to_come_should_be_out_of_reach() {
	ExtBuilder::default().build_and_execute(|| {
		for id in [0, 1, 77] {
			let (coldkey, hotkey) = SubtensorModule::keys_of_lease(id);
			assert_ne!(coldkey, hotkey);
			for key in [coldkey, hotkey] {
				let bind = SubtensorModule::try_associate_hotkey(signed(cold(9)), key.clone());
				assert_eq!(bind.unwrap_err().error, Error::<Test>::CannotUseSystemAccount.into());
				let root = RuntimeOrigin::root();
				let swap = SubtensorModule::swap_coldkey(root, cold(9), key.clone(), tao(0));
				assert_eq!(swap.unwrap_err().error, Error::<Test>::CannotUseSystemAccount.into());
				let found = SubtensorModule::register_network(signed(cold(9)), key);
				assert_eq!(found.unwrap_err().error, Error::<Test>::CannotUseSystemAccount.into());
			}
		}
		let lease = lease(50, None);
		let bind = SubtensorModule::try_associate_hotkey(signed(cold(9)), lease.hotkey.clone());
		assert_ok!(bind);
		assert_eq!(SubtensorModule::owner_of(&lease.hotkey), Some(lease.coldkey));
	})
}

#[test]
fn beneficiary_without_contributors_should_get_all() {
	ExtBuilder::default().build_and_execute(|| {
		let before = balance(2);
		lease_of(&[(2, SUM)], 40, None);
		let lease = SubnetLeases::<Test>::get(0).unwrap();
		pay();
		assert_eq!(before - balance(2), lease.cost.rao());
		pay_cut(&lease, 1_000_000);
		run_round();
		assert_eq!(pot(), 0);
		assert!(staked_by(&cold(2), &lease).abs_diff(400_000) <= 1);
	})
}

#[test]
fn round_should_be_bounded_and_exact_whatever_the_number_of_contributors() {
	ExtBuilder::default().build_and_execute(|| {
		let others = (0..499).map(|number| (stranger(number), 7 * TAO + u64::from(number)));
		let contributions = std::iter::once((cold(2), SUM)).chain(others).collect();
		raise_for_all(contributions);
		assert_ok!(register_leased(100, None));
		Raised::set(None);
		let lease = SubnetLeases::<Test>::get(0).unwrap();
		assert_eq!(SubnetLeaseShares::<Test>::iter_prefix(0).count(), 499);
		pay();
		let cut = 1_000_000_007;
		pay_cut(&lease, cut);
		let all = SubtensorModule::total_alpha(&lease.hotkey, lease.netuid);
		SubtensorModule::begin_lease_round();
		let room = room_for_a_part() + lease_cost::pay_lease_part::<Test>().saturating_mul(49);
		let mut blocks = 0;
		while LeaseRound::<Test>::exists() {
			let before = announced();
			SubtensorModule::pay_leases(&mut WeightMeter::with_limit(room));
			blocks += 1;
			assert!(blocks == 1 || announced() > before || pot() == 0, "it makes progress");
			assert!(blocks < 40);
		}
		assert!(blocks >= 10, "in {blocks} blocks");
		assert_eq!((announced(), pot()), (cut, 0));
		assert_eq!(SubtensorModule::total_alpha(&lease.hotkey, lease.netuid), all);
		assert!(staked_by(&lease.coldkey, &lease) <= 1);
		assert!((0..499).all(|number| staked_by(&stranger(number), &lease) > 0));
	})
}

#[test]
fn part_that_an_ended_account_cannot_receive_should_be_the_beneficiarys() {
	ExtBuilder::default().build_and_execute(|| {
		lease_of(&[(2, SUM / 2), (3, SUM / 2 - 100), (5, 100)], 50, None);
		assert_ok!(Balances::transfer_all(signed(cold(5)), cold(9), false));
		let left = LeaseLeftovers::<Test>::get(0).unwrap().rao();
		let before = [2, 3].map(balance);
		pay();
		let after = [2, 3].map(balance);
		assert_eq!(balance(5), 0);
		assert_eq!(after.iter().sum::<u64>() - before.iter().sum::<u64>(), left);
	})
}

#[test]
fn payouts_should_leave_room_for_swaps() {
	ExtBuilder::default().build_and_execute(|| {
		NetworkRateLimit::<Test>::put(0);
		lease_of(&[(2, SUM), (3, SUM)], 100, None);
		lease_of(&[(2, SUM), (3, SUM)], 100, None);
		pay();
		for id in [0, 1] {
			pay_cut(&SubnetLeases::<Test>::get(id).unwrap(), 1_000_000);
		}
		keep_blocks_full();
		swap(3, stranger(1));
		SubtensorModule::begin_lease_round();
		let pots = || AccumulatedLeaseDividends::<Test>::iter_values().filter(|pot| pot.rao() != 0);
		assert_eq!(pots().count(), 2);
		pay();
		assert_eq!(pots().count(), 1, "one payout, then swaps go on");
		assert!(SubtensorModule::no_lease_is_paid());
		idle(1_000_000);
		assert!(SubtensorModule::no_swap_waits());
		pay();
		assert_eq!(pots().count(), 0);
		assert!([0, 1].iter().all(|id| !SubnetLeaseShares::<Test>::contains_key(id, cold(3))));
	})
}

#[test]
fn payouts_should_take_a_quarter_of_what_is_left_for_clean_ups() {
	let third = NetUid::new(3);
	ExtBuilder::default().subnet(third, ExtBuilder::neurons([7])).build_and_execute(|| {
		let others = (0..499).map(|number| (stranger(number), 7 * TAO + u64::from(number)));
		raise_for_all(std::iter::once((cold(2), SUM)).chain(others).collect());
		assert_ok!(register_leased(100, None));
		Raised::set(None);
		let lease = SubnetLeases::<Test>::get(0).unwrap();
		pay();
		pay_cut(&lease, 1_000_000_007);
		SubtensorModule::begin_lease_round();
		dissolve(third);
		// The step's share, a quarter of the block, has room for 400 parts.
		let part = lease_cost::pay_lease_part::<Test>();
		BlockCapacity::set(4 * 400 * part.ref_time());
		SubtensorModule::idle_step(Weight::MAX);
		let paid = (0..499).filter(|number| staked_by(&stranger(*number), &lease) > 0).count();
		assert!((80..=100).contains(&paid), "{paid} parts");
		assert!(DissolveCleanupQueue::<Test>::get().is_empty(), "the clean-up goes on");
	})
}

#[test]
fn payout_should_end_with_its_subnet() {
	ExtBuilder::default().build_and_execute(|| {
		let lease = lease(100, None);
		pay();
		pay_cut(&lease, 10 * TAO);
		SubtensorModule::begin_lease_round();
		SubtensorModule::pay_leases(&mut WeightMeter::with_limit(room_for_a_part()));
		assert!(!SubtensorModule::no_lease_is_paid());
		dissolve(NETUID);
		pay();
		assert!(SubtensorModule::no_lease_is_paid());
		assert_ok!(SubtensorModule::do_try_state());
		clean_up();
		pay();
		assert_nothing_left(&lease);
	})
}

#[test]
fn terminated_lease_should_end_with_its_subnet() {
	ExtBuilder::default().build_and_execute(|| {
		let lease = lease(50, Some(now() + 1));
		pay();
		pay_cut(&lease, 10 * TAO);
		associate(2, 1);
		run_blocks(1);
		assert_ok!(SubtensorModule::terminate_lease(signed(cold(2)), 0, hot(2, 1)));
		dissolve(NETUID);
		pay();
		assert_eq!(EndingLeases::<Test>::get(0), Some(LeaseEnd::Terminated), "it waits");
		clean_up();
		let before = [2, 3, 4].map(balance).iter().sum::<u64>();
		let all = Balances::free_balance(&lease.coldkey);
		pay();
		assert_eq!([2, 3, 4].map(balance).iter().sum::<u64>() - before, all);
		assert_nothing_left(&lease);
	})
}

#[test]
fn new_beneficiary_should_be_paid_and_appointed_nowhere_after_the_end() {
	ExtBuilder::default().build_and_execute(|| {
		let lease = lease(50, None);
		pay();
		dissolve(NETUID);
		clean_up();
		assert_eq!(EndingLeases::<Test>::get(0), Some(LeaseEnd::Dissolved));
		assert!(Beneficiaries::get().is_empty());
		swap(2, stranger(1));
		idle(1_000_000);
		assert_eq!(SubnetLeases::<Test>::get(0).unwrap().beneficiary, stranger(1));
		let before = Balances::free_balance(stranger(1));
		pay();
		assert!(Balances::free_balance(stranger(1)) > before);
		assert!(Beneficiaries::get().is_empty());
		assert_nothing_left(&lease);
	})
}

#[test]
fn subnet_of_another_owner_should_stay_with_that_owner() {
	ExtBuilder::default().build_and_execute(|| {
		let lease = lease(50, Some(now() + 1));
		pay();
		associate(2, 1);
		associate(9, 1);
		SubtensorModule::set_owner(NETUID, &cold(9), &hot(9, 1));
		pay_cut(&lease, 1_000_000);
		assert_eq!(pot(), 0);
		run_blocks(1);
		assert_ok!(SubtensorModule::terminate_lease(signed(cold(2)), 0, hot(2, 1)));
		assert_eq!(SubnetOwner::<Test>::get(NETUID), cold(9));
		pay();
		assert_eq!(staked_by(&lease.coldkey, &lease), 0);
		assert_nothing_left(&lease);
	})
}
