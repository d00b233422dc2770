//! Leases of subnets.

use crate::tests::mock::*;
use crate::{weight_info::lease_cost, *};
use codec::Decode;
use frame_support::{
	assert_ok,
	storage::with_storage_layer,
	weights::{Weight, WeightMeter},
};
use pallet_subtensor_runtime_api::SubnetLease;
use sp_runtime::{DispatchError, Percent};

/// The beneficiary, who raises half of the sum.
pub(super) const BENEFICIARY: u8 = 2;
/// What the people raise: twice the cost of a subnet.
pub(super) const SUM: u64 = 2_000 * TAO;

pub(super) fn register_leased(
	share: u8,
	end: Option<u64>,
) -> frame_support::dispatch::DispatchResultWithPostInfo {
	let share = Percent::from_percent(share);
	with_storage_layer(|| {
		SubtensorModule::register_leased_network(signed(cold(BENEFICIARY)), share, end)
	})
}

/// Registers a leased subnet, of which persons 3 and 4 have paid 30 % and 20 %.
pub(super) fn lease(share: u8, end: Option<u64>) -> SubnetLease<AccountId> {
	raise(&[(BENEFICIARY, SUM / 2), (3, SUM * 3 / 10), (4, SUM / 5)]);
	register_leased(share, end).unwrap();
	Raised::set(None);
	SubnetLeases::<Test>::get(0).unwrap()
}

pub(super) fn pay() {
	SubtensorModule::pay_leases(&mut WeightMeter::new());
}

/// The alpha that an account has staked with the lease's hotkey.
pub(super) fn staked_by(who: &AccountId, lease: &SubnetLease<AccountId>) -> u64 {
	SubtensorModule::stake_of(&lease.hotkey, who, lease.netuid).rao()
}

/// Pays an owner's cut on the leased subnet.
pub(super) fn pay_cut(lease: &SubnetLease<AccountId>, cut: u64) {
	let cut = alpha(cut);
	assert_ok!(SubtensorModule::mint_alpha(lease.netuid, cut));
	assert_ok!(SubtensorModule::deposit_stake(&lease.hotkey, &lease.coldkey, lease.netuid, cut));
	SubtensorModule::share_cut_with_lease(lease.netuid, cut);
}

pub(super) fn pot() -> u64 {
	AccumulatedLeaseDividends::<Test>::get(0).rao()
}

/// The weight of looking for a payout and paying a part of it.
pub(super) fn room_for_a_part() -> Weight {
	lease_cost::look_for_leases::<Test>()
		+ lease_cost::look_at_leases::<Test>()
		+ lease_cost::pay_lease_part::<Test>()
}

/// Runs all payouts of the leases, in a round.
pub(super) fn run_round() {
	SubtensorModule::begin_lease_round();
	pay();
}

#[test]
fn leased_subnet_should_belong_to_the_lease_and_be_run_by_the_beneficiary() {
	ExtBuilder::default().build_and_execute(|| {
		let price = SubtensorModule::lock_cost().rao();
		let before = [2, 3, 4].map(balance);
		let lease = lease(40, Some(500));
		let keys = (lease.coldkey.clone(), lease.hotkey.clone());
		assert_eq!(keys, SubtensorModule::keys_of_lease(0));
		assert_eq!((lease.netuid, lease.end_block), (NETUID, Some(500)));
		assert_eq!(lease.beneficiary, cold(BENEFICIARY));
		assert_eq!(lease.emissions_share, Percent::from_percent(40));
		assert_eq!(SubnetOwner::<Test>::get(NETUID), lease.coldkey);
		assert_eq!(SubnetOwnerHotkey::<Test>::get(NETUID), lease.hotkey);
		assert_eq!(SubtensorModule::uid_of(NETUID, &lease.hotkey), Some(0));
		assert_eq!(Delegates::<Test>::get(&lease.hotkey), 0);
		assert_eq!(SubnetUidToLeaseId::<Test>::get(NETUID), Some(0));
		assert!(Beneficiaries::get().contains(&[lease.coldkey.clone(), cold(BENEFICIARY)]));
		assert_announced(Event::SubnetLeaseCreated {
			beneficiary: cold(BENEFICIARY),
			lease_id: 0,
			netuid: NETUID,
			end_block: Some(500),
		});
		assert_eq!(SubnetLeaseShares::<Test>::iter_prefix(0).count(), 2);
		assert_eq!(SubnetLeaseShares::<Test>::get(0, cold(4)).to_bits(), (1u128 << 64) / 5);

		// The existential deposit stays with the lease.
		let left = SUM - price - EXISTENTIAL_DEPOSIT;
		assert_eq!(lease.cost.rao(), price + EXISTENTIAL_DEPOSIT);
		assert_eq!(LeaseLeftovers::<Test>::get(0), Some(tao(left)));
		pay();
		let given = [SUM / 2, SUM * 3 / 10, SUM / 5];
		let after = [2, 3, 4].map(balance);
		let paid: Vec<_> = (0..3).map(|at| after[at] + given[at] - before[at]).collect();
		assert!(paid[1].abs_diff(left * 3 / 10) <= 1);
		assert!(paid[2].abs_diff(left / 5) <= 1);
		assert_eq!(paid.iter().sum::<u64>(), left);
		assert_eq!(LeaseLeftovers::<Test>::iter().count(), 0);
		assert!(SubtensorModule::no_lease_is_paid());
	})
}

#[test]
fn leased_subnet_should_be_refused_for_the_first_condition_that_fails() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(register_leased(50, None), DispatchError::Unavailable);
		raise(&[(3, SUM)]);
		assert_noop!(register_leased(50, None), Error::<Test>::InvalidLeaseBeneficiary);
		raise(&[(BENEFICIARY, SUM / 4)]);
		assert_noop!(register_leased(50, Some(now())), Error::<Test>::LeaseCannotEndInThePast);
		// No call has a share of more than all.
		assert!(Percent::decode(&mut &[100][..]).is_ok());
		assert!(Percent::decode(&mut &[101][..]).is_err());
	});
	ExtBuilder::default().build_and_execute(|| {
		raise(&[(BENEFICIARY, SUM / 4)]);
		assert_noop!(register_leased(50, None), Error::<Test>::CannotAffordLockCost);
		Raised::set(None);
	})
}

#[test]
fn contributors_should_get_their_part_of_the_owners_cut() {
	ExtBuilder::default().build_and_execute(|| {
		let lease = lease(50, None);
		pay();
		pay_cut(&lease, 1_000_001);
		assert_eq!(pot(), 500_001, "rounded up");
		let events_before = events().len();
		run_round();
		assert_eq!(pot(), 0);
		assert!(staked_by(&cold(3), &lease).abs_diff(150_001) <= 1);
		assert!(staked_by(&cold(4), &lease).abs_diff(100_001) <= 1);
		assert!(staked_by(&cold(2), &lease).abs_diff(249_999) <= 2);
		assert!(staked_by(&lease.coldkey, &lease).abs_diff(500_000) <= 2);
		let told = events().split_off(events_before).into_iter().filter(|event| {
			matches!(event, Event::SubnetLeaseDividendsDistributed { lease_id: 0, .. })
		});
		assert_eq!(told.count(), 3);
	})
}

#[test]
fn epochs_should_share_the_cut_and_blocks_should_pay_it() {
	ExtBuilder::default().build_and_execute(|| {
		let lease = lease(50, None);
		NewSubnetsEmit::<Test>::put(true);
		SubnetEmissionEnabled::<Test>::insert(NETUID, true);
		assert_ok!(SubtensorModule::start_call(signed(lease.coldkey.clone()), NETUID));
		SubnetOwnerCut::<Test>::put(u16::MAX / 5);
		while !now().is_multiple_of(100) {
			run_blocks(1);
		}
		// An epoch between two rounds.
		run_blocks(10);
		run_epoch(NETUID);
		let earned = pot();
		assert!(earned > 0, "the cut is shared");
		assert!(staked_by(&lease.coldkey, &lease) >= earned);
		run_blocks(100);
		assert!(staked_by(&cold(3), &lease) > 0);
		assert!(staked_by(&cold(3), &lease) > staked_by(&cold(4), &lease));
	})
}

#[test]
fn cut_should_not_be_shared_after_the_end() {
	ExtBuilder::default().build_and_execute(|| {
		let lease = lease(50, Some(now() + 5));
		pay_cut(&lease, 1_000);
		run_blocks(5);
		pay_cut(&lease, 1_000);
		assert_eq!(pot(), 500);
	})
}

#[test]
fn payout_should_take_no_more_than_the_meter_has_and_go_on_there() {
	ExtBuilder::default().build_and_execute(|| {
		let lease = lease(100, None);
		pay();
		pay_cut(&lease, 1_000_000);
		SubtensorModule::begin_lease_round();
		let room = room_for_a_part();
		let mut blocks = 0;
		while pot() != 0 || !SubtensorModule::no_lease_is_paid() {
			let mut meter = WeightMeter::with_limit(room);
			SubtensorModule::pay_leases(&mut meter);
			SubtensorModule::do_try_state().unwrap();
			blocks += 1;
			assert!(blocks < 20);
		}
		assert!(blocks > 2, "in {blocks} blocks");
		assert!(staked_by(&cold(3), &lease).abs_diff(300_000) <= 2);
		assert!(staked_by(&cold(4), &lease).abs_diff(200_000) <= 2);
		assert!(staked_by(&cold(2), &lease).abs_diff(500_000) <= 2);
	})
}

#[test]
fn dividend_that_cannot_be_staked_should_return_to_the_pot() {
	ExtBuilder::default().build_and_execute(|| {
		let lease = lease(100, None);
		pay();
		let full: Vec<_> = (0..types::MAX_HOTKEYS).map(stranger).collect();
		let list = types::KeyList::<Test>::truncate_from(full.clone());
		StakingHotkeys::<Test>::insert(cold(3), list);
		pay_cut(&lease, 1_000_000);
		run_round();
		assert_eq!(staked_by(&cold(3), &lease), 0);
		assert!(pot().abs_diff(300_000) <= 1);
		assert!(staked_by(&cold(4), &lease).abs_diff(200_000) <= 1);
		StakingHotkeys::<Test>::remove(cold(3));
		run_round();
		assert!(staked_by(&cold(3), &lease).abs_diff(90_000) <= 1);
	})
}

#[test]
fn lease_should_be_terminated_by_its_beneficiary_after_its_end() {
	ExtBuilder::default().build_and_execute(|| {
		let end = now() + 5;
		let lease = lease(50, Some(end));
		associate(BENEFICIARY, 1);
		associate(3, 1);
		let terminate =
			|person, id, hotkey| SubtensorModule::terminate_lease(signed(cold(person)), id, hotkey);
		let hotkey = || hot(BENEFICIARY, 1);
		assert_noop!(terminate(2, 1, hotkey()), Error::<Test>::LeaseDoesNotExist);
		assert_noop!(terminate(3, 0, hotkey()), Error::<Test>::ExpectedBeneficiaryOrigin);
		assert_noop!(terminate(2, 0, hotkey()), Error::<Test>::LeaseHasNotEnded);
		pay_cut(&lease, 1_000_000);
		run_blocks(5);
		assert_noop!(terminate(2, 0, hot(3, 1)), Error::<Test>::BeneficiaryDoesNotOwnHotkey);
		let waiting = SubnetLease { netuid: NetUid::ROOT, ..lease.clone() };
		SubnetLeases::<Test>::insert(0, waiting);
		assert_noop!(terminate(2, 0, hotkey()), Error::<Test>::LeaseNetuidNotFound);
		let endless = SubnetLease { end_block: None, ..lease.clone() };
		SubnetLeases::<Test>::insert(0, endless);
		assert_noop!(terminate(2, 0, hotkey()), Error::<Test>::LeaseHasNoEndBlock);
		SubnetLeases::<Test>::insert(0, &lease);

		assert_ok!(terminate(2, 0, hotkey()));
		assert_eq!(SubnetOwner::<Test>::get(NETUID), cold(BENEFICIARY));
		assert_eq!(SubnetOwnerHotkey::<Test>::get(NETUID), hotkey());
		assert!(!Beneficiaries::get().contains(&[lease.coldkey.clone(), cold(BENEFICIARY)]));
		assert_announced(Event::SubnetLeaseTerminated {
			beneficiary: cold(BENEFICIARY),
			netuid: NETUID,
		});
		assert_noop!(terminate(2, 0, hotkey()), Error::<Test>::LeaseDoesNotExist);

		// What was earned is shared, the rest is the beneficiary's, and nothing is left.
		pay();
		assert!(staked_by(&cold(3), &lease).abs_diff(150_000) <= 2);
		assert!(staked_by(&cold(4), &lease).abs_diff(100_000) <= 2);
		assert!(staked_by(&cold(2), &lease).abs_diff(750_000) <= 4);
		assert_eq!(staked_by(&lease.coldkey, &lease), 0);
		assert_nothing_left(&lease);
	})
}

/// Asserts that nothing is stored of the only lease.
#[track_caller]
pub(super) fn assert_nothing_left(lease: &SubnetLease<AccountId>) {
	assert_eq!(SubnetLeases::<Test>::iter().count(), 0);
	assert_eq!(SubnetLeaseShares::<Test>::iter().count(), 0);
	assert_eq!(SubnetUidToLeaseId::<Test>::iter().count(), 0);
	assert_eq!(LeaseLeftovers::<Test>::iter().count(), 0);
	assert_eq!(EndingLeases::<Test>::iter().count(), 0);
	assert_eq!(AccumulatedLeaseDividends::<Test>::iter().count(), 0);
	assert!(SubtensorModule::no_lease_is_paid());
	assert_eq!(Balances::free_balance(&lease.coldkey), 0);
}

#[test]
fn contributors_should_get_what_a_dissolved_subnet_pays() {
	ExtBuilder::default().build_and_execute(|| {
		let lease = lease(50, None);
		pay();
		pay_cut(&lease, 10 * TAO);
		let before = [2, 3, 4].map(balance);
		dissolve(NETUID);
		clean_up();
		let all = Balances::free_balance(&lease.coldkey);
		assert!(all > EXISTENTIAL_DEPOSIT, "its stake was paid");
		pay();
		let after = [2, 3, 4].map(balance);
		let paid: Vec<_> = (0..3).map(|at| after[at] - before[at]).collect();
		assert_eq!(paid.iter().sum::<u64>(), all);
		let shared = all - EXISTENTIAL_DEPOSIT;
		assert!(paid[1].abs_diff(shared * 3 / 10) <= 1);
		assert!(paid[2].abs_diff(shared / 5) <= 1);
		assert_nothing_left(&lease);
	})
}

#[test]
fn leased_subnet_should_wait_for_its_number_like_others() {
	let third = NetUid::new(3);
	ExtBuilder::with_subnet().subnet(third, ExtBuilder::neurons([7])).build_and_execute(|| {
		keep_blocks_full();
		SubnetLimit::<Test>::put(2);
		dissolve(third);
		let waiting = lease(50, None);
		assert_eq!(waiting.netuid, NetUid::ROOT);
		assert_eq!(NetworkRegistrationQueue::<Test>::get()[0].coldkey, waiting.coldkey);
		assert_eq!(SubnetUidToLeaseId::<Test>::iter().count(), 0);
		idle(1_000_000);
		let made = SubnetLeases::<Test>::get(0).unwrap();
		assert_ne!(made.netuid, NetUid::ROOT);
		assert_eq!(SubnetOwner::<Test>::get(made.netuid), made.coldkey);
		assert_eq!(SubnetUidToLeaseId::<Test>::get(made.netuid), Some(0));
	})
}

#[test]
fn contributors_should_be_paid_back_when_the_subnet_cannot_be_made() {
	let third = NetUid::new(3);
	ExtBuilder::with_subnet().subnet(third, ExtBuilder::neurons([7])).build_and_execute(|| {
		keep_blocks_full();
		SubnetLimit::<Test>::put(2);
		dissolve(third);
		let before = [2, 3, 4].map(balance);
		let lease = lease(50, None);
		// Somebody else has the hotkey meanwhile, which the chain itself forbids.
		Owner::<Test>::insert(&lease.hotkey, cold(9));
		idle(1_000_000);
		Owner::<Test>::insert(&lease.hotkey, &lease.coldkey);
		let failed = |event: &Event<Test>| matches!(event, Event::NetworkRegistrationFailed { .. });
		assert!(events().iter().any(failed));
		pay();
		let after = [2, 3, 4].map(balance);
		assert_eq!(after.iter().sum::<u64>(), before.iter().sum::<u64>());
		assert!(after.iter().zip(before).all(|(after, before)| after.abs_diff(before) <= 2_000));
		assert_nothing_left(&lease);
	})
}

#[test]
fn coldkey_of_a_lease_should_not_be_swapped() {
	ExtBuilder::default().build_and_execute(|| {
		let lease = lease(50, None);
		let swap = || {
			let root = RuntimeOrigin::root();
			SubtensorModule::swap_coldkey(root, lease.coldkey.clone(), stranger(1), tao(0))
		};
		assert_noop!(swap(), Error::<Test>::CannotUseSystemAccount);
	})
}

#[test]
fn swap_of_a_coldkey_should_wait_for_a_payout_and_move_its_parts() {
	ExtBuilder::default().build_and_execute(|| {
		let lease = lease(100, None);
		pay();
		pay_cut(&lease, 1_000_000);
		SubtensorModule::begin_lease_round();
		let room = room_for_a_part();
		SubtensorModule::pay_leases(&mut WeightMeter::with_limit(room));
		assert!(!SubtensorModule::no_lease_is_paid());
		for (person, new) in [(2, stranger(1)), (3, stranger(2))] {
			let root = RuntimeOrigin::root();
			assert_ok!(SubtensorModule::swap_coldkey(root, cold(person), new, tao(0)));
		}
		idle(1_000_000);
		assert!(!SubtensorModule::no_swap_waits(), "it waits");
		pay();
		idle(1_000_000);
		assert!(SubtensorModule::no_swap_waits());
		let stored = SubnetLeases::<Test>::get(0).unwrap();
		assert_eq!(stored.beneficiary, stranger(1));
		assert!(Beneficiaries::get().contains(&[lease.coldkey.clone(), stranger(1)]));
		assert!(!Beneficiaries::get().contains(&[lease.coldkey.clone(), cold(2)]));
		assert_eq!(SubnetLeaseShares::<Test>::get(0, cold(3)).to_bits(), 0);
		assert_ne!(SubnetLeaseShares::<Test>::get(0, stranger(2)).to_bits(), 0);
		assert!(staked_by(&stranger(2), &lease).abs_diff(300_000) <= 2, "paid once");
	})
}
