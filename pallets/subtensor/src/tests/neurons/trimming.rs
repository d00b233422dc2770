//! Trimming a subnet to a number of neurons.

use crate::tests::mock::*;
use crate::{
	types::{ByUid, HashCommits, Row},
	*,
};
use frame_support::assert_ok;
use proptest::prelude::*;
use sp_runtime::DispatchResult;

fn trim(most: u16) -> DispatchResult {
	SubtensorModule::trim_neurons(NETUID, most)
}

fn set_earnings(amounts: &[u64]) {
	let amounts: Vec<AlphaBalance> = amounts.iter().copied().map(alpha).collect();
	Emission::<Test>::insert(NETUID, ByUid::try_from(amounts).ok().unwrap());
}

/// Runs a test on a subnet of the owner and people 2 to 10, uids 0 to 9, in two mechanisms. Nobody
/// is immune, and every list and row says by its values which uid it is about.
fn subnet_of_ten(test: impl FnOnce()) {
	ExtBuilder::default().subnet(NETUID, ExtBuilder::neurons(1..=10)).build_and_execute(|| {
		set_mechanisms(2);
		MinAllowedUids::<Test>::insert(NETUID, 0);
		ImmunityPeriod::<Test>::insert(NETUID, 0);
		let numbers = || (0..10u16).map(|uid| uid + 100);
		set_earnings(&[0, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
		Consensus::<Test>::insert(NETUID, list(numbers()));
		Dividends::<Test>::insert(NETUID, list(numbers()));
		StakeWeight::<Test>::insert(NETUID, list(numbers()));
		ValidatorTrust::<Test>::insert(NETUID, list(numbers()));
		Active::<Test>::insert(NETUID, list((0..10).map(|uid| uid % 3 == 0)));
		ValidatorPermit::<Test>::insert(NETUID, list((0..10).map(|uid| uid % 2 == 0)));
		for index in [mechanism(0), mechanism(1)] {
			Incentive::<Test>::insert(index, list(numbers()));
			LastUpdate::<Test>::insert(index, list((0..10u64).map(|uid| uid + 200)));
			for from in 0..10u16 {
				Weights::<Test>::insert(index, from, row_of(from, 1));
				Bonds::<Test>::insert(index, from, row_of(from, 2));
			}
		}
		for uid in 0..10u16 {
			came(NETUID, uid, u64::from(uid) / 5);
			let (person, origin) = (uid as u8 + 1, signed(hot(uid as u8 + 1, 0)));
			let ip = u128::from(person) << 24;
			let served = SubtensorModule::serve_axon(origin.clone(), NETUID, 1, ip, 80, 4, 0, 0, 0);
			assert_ok!(served);
			assert_ok!(SubtensorModule::serve_prometheus(origin, NETUID, 1, ip, 80, 4));
			AssociatedEvmAddress::<Test>::insert(NETUID, uid, (address(uid), 1));
			for index in [mechanism(0), mechanism(1)] {
				let commit = (Default::default(), 0, 0, 0);
				let commits = HashCommits::truncate_from(vec![commit]);
				WeightCommits::<Test>::insert(index, hot(person, 0), commits);
			}
		}
		test();
	})
}

/// The Ethereum address of a uid.
fn address(uid: u16) -> sp_core::H160 {
	sp_core::H160::from_low_u64_be(uid.into())
}

fn list<V: Clone>(values: impl Iterator<Item = V>) -> ByUid<V> {
	ByUid::try_from(values.collect::<Vec<_>>()).ok().unwrap()
}

/// A row of a neuron of whoever is not itself; each value names both.
fn row_of(from: u16, factor: u16) -> Row {
	let others = (0..10).filter(|to| *to != from);
	Row::truncate_from(others.map(|to| (to, factor * (from * 10 + to + 1))).collect())
}

/// The place of a uid among those that are kept.
fn place_in(kept: &[u16], uid: u16) -> Option<u16> {
	kept.binary_search(&uid).ok().map(|place| place as u16)
}

/// The people whose neurons have the uids.
fn people() -> Vec<u8> {
	SubtensorModule::hotkeys_of(NETUID)
		.iter()
		.map(|hotkey| (1..=10).find(|person| hot(*person, 0) == *hotkey).unwrap())
		.collect()
}

/// Asserts that exactly these former uids are left, in every item.
fn assert_left(kept: &[u16]) {
	let entries = || kept.iter().map(|uid| uid + 100).collect::<Vec<_>>();
	assert_eq!(SubnetworkN::<Test>::get(NETUID), kept.len() as u16);
	assert_eq!(people(), kept.iter().map(|uid| *uid as u8 + 1).collect::<Vec<_>>());
	assert_eq!(*Consensus::<Test>::get(NETUID), *entries());
	assert_eq!(*Dividends::<Test>::get(NETUID), *entries());
	assert_eq!(*StakeWeight::<Test>::get(NETUID), *entries());
	assert_eq!(*ValidatorTrust::<Test>::get(NETUID), *entries());
	let is = |modulus: u16| kept.iter().map(|uid| uid % modulus == 0).collect::<Vec<_>>();
	assert_eq!(*Active::<Test>::get(NETUID), *is(3));
	assert_eq!(*ValidatorPermit::<Test>::get(NETUID), *is(2));
	for index in [mechanism(0), mechanism(1)] {
		assert_eq!(*Incentive::<Test>::get(index), *entries());
		let updates: Vec<_> = kept.iter().map(|uid| u64::from(*uid) + 200).collect();
		assert_eq!(*LastUpdate::<Test>::get(index), *updates);
		assert_eq!(Weights::<Test>::iter_prefix(index).count(), kept.len());
		assert_eq!(Bonds::<Test>::iter_prefix(index).count(), kept.len());
		for (place, from) in (0u16..).zip(kept.iter().copied()) {
			let moved = |factor| {
				let moved = |(to, value)| Some((place_in(kept, to)?, value));
				row_of(from, factor).into_iter().filter_map(moved).collect::<Vec<_>>()
			};
			assert_eq!(*Weights::<Test>::get(index, place), *moved(1));
			assert_eq!(*Bonds::<Test>::get(index, place), *moved(2));
		}
	}
	for uid in 0..10u16 {
		let (person, hotkey) = (uid as u8 + 1, hot(uid as u8 + 1, 0));
		let place = place_in(kept, uid);
		assert_eq!(Uids::<Test>::get(NETUID, &hotkey), place);
		assert_eq!(IsNetworkMember::<Test>::contains_key(&hotkey, NETUID), place.is_some());
		let ip = Axons::<Test>::get(NETUID, &hotkey).map(|axon| axon.ip);
		assert_eq!(ip, place.map(|_| u128::from(person) << 24));
		assert_eq!(Prometheus::<Test>::contains_key(NETUID, &hotkey), place.is_some());
		for index in [mechanism(0), mechanism(1)] {
			assert_eq!(WeightCommits::<Test>::contains_key(index, &hotkey), place.is_some());
		}
		if let Some(place) = place {
			let link = AssociatedEvmAddress::<Test>::get(NETUID, place);
			assert_eq!(link, Some((address(uid), 1)));
			assert_eq!(BlockAtRegistration::<Test>::get(NETUID, place), u64::from(uid) / 5);
		}
	}
	assert_eq!(BlockAtRegistration::<Test>::iter_prefix(NETUID).count(), kept.len());
	assert_eq!(AssociatedEvmAddress::<Test>::iter_prefix(NETUID).count(), kept.len());
	assert_eq!(SubtensorModule::do_try_state(), Ok(()));
}

#[test]
fn least_earners_should_go_and_the_rest_keep_their_order() {
	subnet_of_ten(|| {
		// The owner's neuron has earned least, and stays.
		assert_ok!(trim(7));
		assert_left(&[0, 1, 2, 3, 4, 5, 6]);
	});
	subnet_of_ten(|| {
		set_earnings(&[0, 1, 9, 2, 8, 3, 7, 4, 6, 5]);
		assert_ok!(trim(6));
		assert_left(&[0, 2, 4, 6, 8, 9]);
	});
}

#[test]
fn higher_uid_should_go_first_among_equals() {
	subnet_of_ten(|| {
		set_earnings(&[5; 10]);
		assert_ok!(trim(8));
		assert_left(&[0, 1, 2, 3, 4, 5, 6, 7]);
	})
}

#[test]
fn trimming_should_remove_nobody_when_there_is_room() {
	subnet_of_ten(|| {
		assert_ok!(trim(10));
		assert_ok!(trim(128));
		assert_left(&[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
	})
}

#[test]
fn immune_neurons_should_stay() {
	subnet_of_ten(|| {
		run_blocks(100);
		set_earnings(&[0, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
		ImmunityPeriod::<Test>::insert(NETUID, 100);
		let now = now();
		came(NETUID, 8, now - 99);
		came(NETUID, 7, now - 100);
		assert_ok!(trim(5));
		assert_eq!(people(), [1, 2, 3, 4, 9], "uid 8 is immune, uid 7 no longer");
	})
}

#[test]
fn trimming_should_be_refused_when_too_many_must_stay() {
	subnet_of_ten(|| {
		run_blocks(100);
		ImmunityPeriod::<Test>::insert(NETUID, 100);
		for uid in 1..=3 {
			came(NETUID, uid, now());
		}
		// With the owner's, four must stay: 80 % of five.
		assert_noop!(trim(5), Error::<Test>::TrimmingWouldExceedMaxImmunePercentage);
		assert_ok!(trim(6));
		assert_eq!(people().len(), 6);
	})
}

#[test]
fn number_should_be_within_the_bounds_of_the_subnet() {
	subnet_of_ten(|| {
		for most in [0, 129, u16::MAX] {
			assert_noop!(trim(most), Error::<Test>::InvalidValue);
		}
		MinAllowedUids::<Test>::insert(NETUID, 6);
		assert_noop!(trim(5), Error::<Test>::InvalidValue);
		assert_ok!(trim(6));
	})
}

#[test]
fn trimmed_neuron_should_keep_its_stake_and_may_come_back() {
	subnet_of_ten(|| {
		stake(10, 10, NETUID, 5 * TAO);
		assert_ok!(trim(9));
		assert_eq!(SubtensorModule::uid_of(NETUID, &hot(10, 0)), None);
		assert_eq!(staked(10, 10, NETUID), 5 * TAO);
		assert_eq!(register(10, NETUID), 9);
	})
}

#[test]
fn epoch_should_run_after_trimming() {
	subnet_of_ten(|| {
		assert_ok!(trim(4));
		run_epoch(NETUID);
		assert_eq!(Emission::<Test>::get(NETUID).len(), 4);
	})
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(16))]

	#[test]
	fn those_who_stay_should_have_earned_no_less_than_those_who_go(
		earned: [u8; 10],
		most in 2..=10u16,
	) {
		subnet_of_ten(|| {
			let earned = earned.map(|amount| u64::from(amount % 4));
			set_earnings(&earned);
			assert_ok!(trim(most));
			let kept: Vec<u16> = people().into_iter().map(|person| u16::from(person) - 1).collect();
			assert_eq!(kept.len(), usize::from(most));
			assert!(kept.is_sorted() && kept.contains(&0));
			let key = |uid: u16| (earned[usize::from(uid)], 10 - uid);
			let (stay, go): (Vec<u16>, Vec<u16>) = (1..10).partition(|uid| kept.contains(uid));
			let least = stay.into_iter().map(key).min();
			let most = go.into_iter().map(key).max();
			assert!(least.zip(most).is_none_or(|(least, most)| least > most));
			assert_left(&kept);
		});
	}
}
