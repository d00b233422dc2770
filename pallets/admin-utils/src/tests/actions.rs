//! Calls that are no settings. What trimming does to neurons is tested in the protocol pallet.

use super::*;
use crate::Error;
use frame_support::{assert_noop, assert_ok};
use pallet_subtensor::{
	types::RateLimitKey, ActivityCutoffFactorMilli, Burn, BurnIncreaseMult, ImmunityPeriod,
	LastEpochBlock, LastRateLimitedBlock, MaxAllowedUids, MinAllowedUids, SubnetOwnerHotkey,
	SubnetworkN, Tempo, TrimRateLimit,
};
use sp_runtime::{traits::BadOrigin, AccountId32, DispatchResult};

type Refused = pallet_subtensor::Error<Test>;

fn owner() -> RuntimeOrigin {
	RuntimeOrigin::signed(OWNER)
}

/// A second hotkey of the subnet's owner, without a uid.
fn second() -> AccountId32 {
	let hotkey = ganglion_test_chain::hot(ganglion_test_chain::OWNER, 1);
	assert_ok!(SubtensorModule::try_associate_hotkey(owner(), hotkey.clone()));
	hotkey
}

#[test]
fn owner_hotkey_should_be_another_of_the_owners() {
	with_subnet(|| {
		let hotkey = second();
		assert_ok!(AdminUtils::sudo_set_sn_owner_hotkey(owner(), SUBNET, hotkey.clone()));
		assert_eq!(SubnetOwnerHotkey::<Test>::get(SUBNET), hotkey);
		let event = Protocol::SubnetOwnerHotkeySet(SUBNET, hotkey);
		assert_eq!(System::events().last().unwrap().event, event.into());
	})
}

#[test]
fn owner_hotkey_should_be_refused_for_the_first_condition_that_fails() {
	with_subnet(|| {
		let set = |origin, netuid, hotkey: AccountId32| -> [DispatchResult; 2] {
			let old: RuntimeOrigin = origin;
			[
				AdminUtils::sudo_set_subnet_owner_hotkey(old.clone(), netuid, hotkey.clone()),
				AdminUtils::sudo_set_sn_owner_hotkey(old, netuid, hotkey),
			]
		};
		let root = RuntimeOrigin::root;
		let strangers = ganglion_test_chain::hot(3, 0);
		let origin = RuntimeOrigin::signed(STRANGER);
		assert_ok!(SubtensorModule::try_associate_hotkey(origin.clone(), strangers.clone()));
		let refused = |results: [DispatchResult; 2], error: sp_runtime::DispatchError| {
			assert_eq!(results, [Err(error), Err(error)]);
			assert_eq!(SubnetOwnerHotkey::<Test>::get(SUBNET), HOTKEY);
		};
		refused(set(origin, SUBNET, HOTKEY), BadOrigin.into());
		refused(set(root(), MISSING, HOTKEY), Refused::SubnetNotExists.into());
		let nobodys = ganglion_test_chain::hot(4, 0);
		refused(set(owner(), SUBNET, nobodys), Refused::HotKeyAccountNotExists.into());
		for origin in [owner(), root()] {
			let error = Refused::NonAssociatedColdKey.into();
			refused(set(origin, SUBNET, strangers.clone()), error);
		}
		let error = Refused::NonAssociatedColdKey.into();
		refused(set(root(), NetUid::ROOT, HOTKEY), error);
	})
}

#[test]
fn owner_hotkey_should_change_once_a_week_for_root_too() {
	with_subnet(|| {
		let hotkey = second();
		let set = |origin| AdminUtils::sudo_set_sn_owner_hotkey(origin, SUBNET, second());
		assert_ok!(AdminUtils::sudo_set_subnet_owner_hotkey(owner(), SUBNET, hotkey));
		let key = RateLimitKey::SetSNOwnerHotkey(SUBNET);
		assert_eq!(LastRateLimitedBlock::<Test>::get(key), 1_000);
		for origin in [owner(), RuntimeOrigin::root()] {
			go_to(1_000 + 50_399);
			assert_noop!(set(origin.clone()), Refused::TxRateLimitExceeded);
		}
		go_to(1_000 + 50_400);
		assert_ok!(set(RuntimeOrigin::root()));
		assert_noop!(set(owner()), Refused::TxRateLimitExceeded);
	})
}

#[test]
fn trimming_should_be_the_owners_or_roots_outside_the_window() {
	with_subnet(|| {
		MinAllowedUids::<Test>::insert(SUBNET, 0);
		let trim = |origin, netuid, most| -> DispatchResult {
			AdminUtils::sudo_trim_to_max_allowed_uids(origin, netuid, most)
		};
		let root = RuntimeOrigin::root;
		assert_noop!(trim(RuntimeOrigin::signed(STRANGER), SUBNET, 9), BadOrigin);
		assert_noop!(trim(root(), MISSING, 9), Refused::SubnetNotExists);
		assert_noop!(trim(root(), NetUid::ROOT, 9), Error::<Test>::NotPermittedOnRootSubnet);
		let_epoch_be_due_in(WINDOW - 1);
		for origin in [owner(), root()] {
			let shut = Refused::AdminActionProhibitedDuringWeightsWindow;
			assert_noop!(trim(origin, SUBNET, 9), shut);
		}
		let_epoch_be_due_in(WINDOW);
		assert_noop!(trim(owner(), SUBNET, 257), Refused::InvalidValue);
		assert_ok!(trim(owner(), SUBNET, 9));
		assert_eq!(MaxAllowedUids::<Test>::get(SUBNET), 9);
		let event = Protocol::MaxAllowedUidsSet(SUBNET, 9);
		assert_eq!(System::events().last().unwrap().event, event.into());
	})
}

#[test]
fn owner_should_trim_once_in_the_rate_limit_and_root_at_will() {
	with_subnet(|| {
		MinAllowedUids::<Test>::insert(SUBNET, 0);
		let trim = |origin| AdminUtils::sudo_trim_to_max_allowed_uids(origin, SUBNET, 9);
		assert_eq!(TrimRateLimit::<Test>::get(), 216_000);
		assert_ok!(trim(owner()));
		go_to(1_000 + 215_999);
		assert_noop!(trim(owner()), Refused::TxRateLimitExceeded);
		assert_ok!(trim(RuntimeOrigin::root()));
		go_to(1_000 + 216_000);
		assert_ok!(trim(owner()));
	})
}

#[test]
fn owner_should_begin_batches_once_in_the_rate_limit_and_go_on_at_will() {
	with_subnet(|| {
		MinAllowedUids::<Test>::insert(SUBNET, 0);
		let trim = |origin, target| -> DispatchResult {
			AdminUtils::sudo_trim_null_uids_batch(origin, SUBNET, target)
		};
		assert_noop!(trim(owner(), 9), Refused::NotInNullMode);
		make_large(300);
		assert_ok!(trim(owner(), 200));
		assert_eq!(SubnetworkN::<Test>::get(SUBNET), 236);
		assert_eq!(MaxAllowedUids::<Test>::get(SUBNET), 236);
		assert_noop!(trim(owner(), 201), Refused::TxRateLimitExceeded);
		assert_ok!(trim(owner(), 200));
		assert_eq!(MaxAllowedUids::<Test>::get(SUBNET), 200);
		let event = Protocol::MaxAllowedUidsSet(SUBNET, 200);
		assert_eq!(System::events().last().unwrap().event, event.into());
		assert_noop!(trim(owner(), 200), Refused::TxRateLimitExceeded);
		assert_ok!(trim(RuntimeOrigin::root(), 190));
		go_to(1_000 + 216_000);
		assert_ok!(trim(owner(), 180));
	})
}

/// Otherwise the owner could let newcomers in, and trim them, time and again.
#[test]
fn batches_should_begin_anew_when_the_maximum_was_raised() {
	with_subnet(|| {
		MinAllowedUids::<Test>::insert(SUBNET, 0);
		let trim = |origin, target| -> DispatchResult {
			AdminUtils::sudo_trim_null_uids_batch(origin, SUBNET, target)
		};
		make_large(300);
		assert_ok!(trim(owner(), 100));
		MaxAllowedUids::<Test>::insert(SUBNET, 300);
		assert_noop!(trim(owner(), 100), Refused::TxRateLimitExceeded);
		assert_ok!(trim(RuntimeOrigin::root(), 100));
		assert_eq!(SubnetworkN::<Test>::get(SUBNET), 172);
		assert_ok!(trim(owner(), 100));
	})
}

#[test]
fn batches_should_be_the_owners_or_roots_outside_the_window() {
	with_subnet(|| {
		let trim = |origin, netuid| -> DispatchResult {
			AdminUtils::sudo_trim_null_uids_batch(origin, netuid, 64)
		};
		let root = RuntimeOrigin::root;
		SubtensorModule::set_epoch_consensus(SUBNET, EpochConsensus::Null);
		assert_noop!(trim(RuntimeOrigin::signed(STRANGER), SUBNET), BadOrigin);
		assert_noop!(trim(root(), MISSING), Refused::SubnetNotExists);
		assert_noop!(trim(root(), NetUid::ROOT), Error::<Test>::NotPermittedOnRootSubnet);
		let_epoch_be_due_in(WINDOW - 1);
		for origin in [owner(), root()] {
			let shut = Refused::AdminActionProhibitedDuringWeightsWindow;
			assert_noop!(trim(origin, SUBNET), shut);
		}
		let_epoch_be_due_in(WINDOW);
		assert_ok!(trim(owner(), SUBNET));
		assert_eq!(MaxAllowedUids::<Test>::get(SUBNET), 64);
	})
}

/// Puts the subnet into Null mode and registers neurons until there are so many.
fn make_large(neurons: u16) {
	SubtensorModule::set_epoch_consensus(SUBNET, EpochConsensus::Null);
	MaxAllowedUids::<Test>::insert(SUBNET, 2_500);
	ImmunityPeriod::<Test>::insert(SUBNET, 0);
	BurnIncreaseMult::<Test>::insert(SUBNET, U64F64::from_num(1));
	Burn::<Test>::insert(SUBNET, TaoBalance::ZERO);
	for number in SubnetworkN::<Test>::get(SUBNET)..neurons {
		let (person, index) = (2 + (number / 200) as u8, (number % 200) as u8);
		let coldkey = RuntimeOrigin::signed(ganglion_test_chain::cold(person));
		let hotkey = ganglion_test_chain::hot(person, index);
		assert_ok!(SubtensorModule::burned_register(coldkey, SUBNET, hotkey));
	}
}

#[test]
fn trimming_should_be_charged_as_it_was_measured() {
	use crate::measured::{SubstrateWeight, WeightInfo};
	with_subnet(|| {
		make_large(256);
		let charged = SubtensorModule::weight_of_trimming(SUBNET, 255);
		let measured = SubstrateWeight::<Test>::sudo_trim_to_max_allowed_uids();
		// Its parts are measured by themselves, and measurements differ by a tenth.
		let (charged, measured) = (charged.ref_time(), measured.ref_time());
		assert!(charged.abs_diff(measured) < measured / 10, "{charged} {measured}");
	})
}

#[test]
fn calls_of_former_settings_should_always_fail() {
	with_subnet(|| {
		for origin in [RuntimeOrigin::root(), owner(), RuntimeOrigin::signed(STRANGER)] {
			assert_noop!(
				AdminUtils::sudo_set_total_issuance(origin, TaoBalance::new(7)),
				Error::<Test>::Deprecated
			);
		}
	})
}

#[test]
fn authors_should_be_roots_to_name_and_never_none() {
	with_subnet(|| {
		let swap = |origin, authors: Vec<u64>| -> DispatchResult {
			AdminUtils::swap_authorities(origin, authors.try_into().unwrap())
		};
		let root = RuntimeOrigin::root;
		assert_noop!(swap(owner(), vec![1]), BadOrigin);
		assert_noop!(swap(root(), vec![]), Error::<Test>::InvalidValue);
		assert_eq!(Authors::get(), [0; 0]);
		assert_ok!(swap(root(), vec![3, 1, 2]));
		assert_eq!(Authors::get(), [3, 1, 2]);
		let many: Vec<u64> = (0..33).collect();
		assert!(frame_support::BoundedVec::<u64, frame_support::traits::ConstU32<32>>::try_from(
			many
		)
		.is_err());
	})
}

#[test]
fn voters_should_be_roots_to_name_and_have_weights() {
	with_subnet(|| {
		let schedule = |origin, voters: &[(u16, u64)], in_blocks| -> DispatchResult {
			AdminUtils::schedule_grandpa_change(origin, voters.to_vec(), in_blocks, Some(5))
		};
		let root = RuntimeOrigin::root;
		assert_noop!(schedule(owner(), &[(1, 1)], 7), BadOrigin);
		let refused: [&[(u16, u64)]; 4] =
			[&[], &[(1, 1), (2, 0)], &[(1, u64::MAX), (2, 1)], &[(1, 1); 33]];
		for voters in refused {
			assert_noop!(schedule(root(), voters, 7), Error::<Test>::InvalidValue);
		}
		assert_noop!(schedule(root(), &[(1, 1)], u64::MAX), Error::<Test>::InvalidValue);
		assert_eq!(Voters::get(), None);
		assert_ok!(schedule(root(), &[(1, 1); 32], 7));
		assert_eq!(Voters::get(), Some((vec![(1, 1); 32], 7, Some(5))));
		assert!(schedule(root(), &[(1, 1)], 7).is_err(), "one change at a time");
	})
}

#[test]
fn owner_should_set_the_tempo_by_the_rules_of_the_owners_call() {
	with_subnet(|| {
		let set = |origin, tempo| AdminUtils::sudo_set_tempo(origin, SUBNET, tempo);
		let_epoch_be_due_in(WINDOW);
		for tempo in [0, 359, 50_401] {
			assert_noop!(set(owner(), tempo), Refused::TempoOutOfBounds);
		}
		assert_ok!(set(owner(), 360));
		assert_eq!(Tempo::<Test>::get(SUBNET), 360);
		assert_eq!(LastEpochBlock::<Test>::get(SUBNET), System::block_number());
		assert_eq!(System::events().last().unwrap().event, Protocol::TempoSet(SUBNET, 360).into());
		// The limit is one, whichever call was used, and does not hold for root.
		assert_noop!(set(owner(), 400), Refused::TxRateLimitExceeded);
		assert_noop!(
			SubtensorModule::set_tempo(owner(), SUBNET, 400),
			Refused::TxRateLimitExceeded
		);
		assert_ok!(set(RuntimeOrigin::root(), 2));
		for stranger in [RuntimeOrigin::signed(STRANGER), RuntimeOrigin::none()] {
			assert_eq!(set(stranger, 400).unwrap_err().error, BadOrigin.into());
		}
	})
}

#[test]
fn activity_factor_should_be_set_as_by_the_protocols_call() {
	with_subnet(|| {
		let set =
			|origin, factor| AdminUtils::sudo_set_activity_cutoff_factor(origin, SUBNET, factor);
		let_epoch_be_due_in(WINDOW);
		for factor in [999, 50_001] {
			assert_noop!(set(owner(), factor), Refused::ActivityCutoffFactorMilliOutOfBounds);
		}
		assert_ok!(set(owner(), 1_000));
		assert_eq!(ActivityCutoffFactorMilli::<Test>::get(SUBNET), 1_000);
		let event = Protocol::ActivityCutoffFactorMilliSet { netuid: SUBNET, factor_milli: 1_000 };
		assert_eq!(System::events().last().unwrap().event, event.into());
		assert_noop!(set(owner(), 50_000), Refused::TxRateLimitExceeded);
		assert_ok!(set(RuntimeOrigin::root(), 50_000));
		assert_noop!(set(RuntimeOrigin::signed(STRANGER), 2_000), BadOrigin);
		let elsewhere =
			AdminUtils::sudo_set_activity_cutoff_factor(RuntimeOrigin::root(), MISSING, 2_000);
		assert_eq!(elsewhere, Err(Refused::SubnetNotExists.into()));
	})
}
