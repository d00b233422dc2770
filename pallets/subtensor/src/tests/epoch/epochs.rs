//! When epochs run, and what they decide about neurons.

use crate::tests::mock::*;
use crate::*;
use frame_support::{
	assert_ok, dispatch::DispatchResultWithPostInfo, traits::Hooks,
	weights::constants::WEIGHT_REF_TIME_PER_SECOND,
};
use proptest::{collection::vec, prelude::*};
use sp_runtime::DispatchError;

/// Runs a test on a subnet of a validator with a permit and two miners, who earn 3 to 1.
fn with_two_miners(test: impl FnOnce()) {
	ExtBuilder::with_two_miners(&[(2, 3), (3, 1)]).build_and_execute(test)
}

/// The subnets whose epoch ran in this block.
fn ran() -> Vec<u16> {
	let subnets = SubtensorModule::subnets().into_iter();
	let ran = subnets.filter(|netuid| {
		!netuid.is_root() && now() > 0 && LastEpochBlock::<Test>::get(*netuid) == now()
	});
	ran.map(u16::from).collect()
}

fn permits() -> Vec<bool> {
	ValidatorPermit::<Test>::get(NETUID).into_inner()
}

#[test]
fn epoch_should_run_once_a_tempo() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		for epoch in 1..=3 {
			assert_eq!(SubtensorModule::next_epoch_block(NETUID), Some(epoch * 10));
			run_epoch(NETUID);
			assert_eq!(now(), epoch * 10);
			assert_eq!(LastEpochBlock::<Test>::get(NETUID), now());
			assert_eq!(LastMechansimStepBlock::<Test>::get(NETUID), now());
			assert_eq!(BlocksSinceLastStep::<Test>::get(NETUID), 0);
			assert_eq!(SubnetEpochIndex::<Test>::get(NETUID), epoch);
			run_blocks(4);
			assert_eq!(BlocksSinceLastStep::<Test>::get(NETUID), 4);
		}
	})
}

#[test]
fn root_should_have_no_epochs() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(SubtensorModule::next_epoch_block(ROOT), None);
		assert_eq!(SubtensorModule::next_epoch_block(NOWHERE), None);
		run_blocks(250);
		assert_eq!(SubnetEpochIndex::<Test>::get(ROOT), 0);
		assert_eq!(BlocksSinceLastStep::<Test>::get(ROOT), 0);
	})
}

#[test]
fn epochs_should_stop_while_the_tempo_is_0() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		SubtensorModule::restart_tempo(NETUID, 0);
		PendingEpochAt::<Test>::insert(NETUID, 2);
		assert_eq!(SubtensorModule::next_epoch_block(NETUID), None);
		run_blocks(40);
		assert_eq!(SubnetEpochIndex::<Test>::get(NETUID), 0);
		assert_eq!(pots(NETUID).iter().sum::<u64>(), 41 * TAO, "the pots wait");
		PendingEpochAt::<Test>::remove(NETUID);
		SubtensorModule::restart_tempo(NETUID, 5);
		let restarted = now();
		run_epoch(NETUID);
		assert_eq!(now(), restarted + 5);
	})
}

#[test]
fn epoch_should_run_early_when_it_was_asked_for() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		PendingEpochAt::<Test>::insert(NETUID, 4);
		assert_eq!(SubtensorModule::next_epoch_block(NETUID), Some(4));
		run_epoch(NETUID);
		assert_eq!((now(), PendingEpochAt::<Test>::get(NETUID)), (4, 0));
		run_epoch(NETUID);
		assert_eq!(now(), 14, "the next is a tempo later");
	})
}

#[test]
fn epoch_should_run_when_none_succeeded_for_a_week() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		SubtensorModule::restart_tempo(NETUID, u16::MAX);
		BlocksSinceLastStep::<Test>::insert(NETUID, 50_398);
		assert_eq!(SubtensorModule::next_epoch_block(NETUID), Some(now() + 3));
		run_blocks(2);
		assert_eq!(SubnetEpochIndex::<Test>::get(NETUID), 0, "50,400 blocks are not too many");
		run_blocks(1);
		assert_eq!(SubnetEpochIndex::<Test>::get(NETUID), 1);
	})
}

#[test]
fn epochs_should_take_turns_when_a_block_runs_one() {
	ExtBuilder::with_subnets(4)
		.settings(|settings| settings.max_epochs_per_block = Some(1))
		.build_and_execute(|| {
			run_blocks(9);
			assert_eq!((now(), ran()), (10, vec![1]));
			for number in [2, 3, 4] {
				let (netuid, from_block, to_block) = (NetUid::new(number), 10, 11);
				assert_announced(Event::EpochDeferred { netuid, from_block, to_block });
			}
			for expected in [vec![2], vec![3], vec![4], vec![]] {
				run_blocks(1);
				assert_eq!(ran(), expected);
			}
			run_blocks(6);
			for expected in [1, 2, 3, 4] {
				assert_eq!(ran(), [expected], "in block {}", now());
				run_blocks(1);
			}
		})
}

#[test]
fn epoch_that_has_waited_longest_should_go_first() {
	ExtBuilder::with_subnets(3)
		.settings(|settings| settings.max_epochs_per_block = Some(1))
		.build_and_execute(|| {
			for (number, last) in [(1, 3), (2, 2), (3, 1)] {
				LastEpochBlock::<Test>::insert(NetUid::new(number), last);
				Tempo::<Test>::insert(NetUid::new(number), 8);
			}
			PendingEpochAt::<Test>::insert(NETUID, 10);
			run_blocks(8);
			assert_eq!((now(), ran()), (9, vec![3]));
			run_blocks(1);
			assert_eq!(
				ran(),
				[1],
				"asked for in block 10, as the other was due, with a lower number"
			);
			run_blocks(1);
			assert_eq!(ran(), [2]);
		})
}

#[test]
fn no_epoch_should_be_lost_when_more_are_due_than_ever_fit() {
	ExtBuilder::with_subnets(5)
		.settings(|settings| settings.max_epochs_per_block = Some(1))
		.build_and_execute(|| {
			for number in 1..=5 {
				SubtensorModule::restart_tempo(NetUid::new(number), 3);
			}
			run_blocks(102);
			let epochs = (1..=5).map(|number| SubnetEpochIndex::<Test>::get(NetUid::new(number)));
			let epochs: Vec<u64> = epochs.collect();
			assert_eq!(epochs.iter().sum::<u64>(), 100, "one a block since the first was due");
			assert_eq!(epochs, [20; 5], "as many for each subnet");
		})
}

#[test]
fn one_epoch_should_always_run_when_a_block_has_no_room() {
	ExtBuilder::with_subnets(3)
		.settings(|settings| settings.max_epochs_per_block = Some(9))
		.build_and_execute(|| {
			run_blocks(8);
			BlockCapacity::set(4);
			for expected in [1, 2, 3] {
				run_blocks(1);
				assert_eq!(ran(), [expected]);
			}
			BlockCapacity::set(WEIGHT_REF_TIME_PER_SECOND);
			run_blocks(7);
			for expected in [1, 2, 3] {
				run_blocks(1);
				assert_eq!(ran(), [expected], "a tempo after its last, in block {}", now());
			}
		})
}

#[test]
fn block_step_should_weigh_more_with_every_epoch_it_runs() {
	ExtBuilder::with_subnets(2).build_and_execute(|| {
		let weight = || {
			System::set_block_number(now() + 1);
			SubtensorModule::on_initialize(now())
		};
		run_blocks(7);
		let (idle, none) = (weight(), ran());
		assert_eq!((now(), none.len()), (9, 0));
		let two = weight();
		assert_eq!(ran(), [1, 2]);
		assert!(two.ref_time() > idle.ref_time() && idle.ref_time() > 0, "{two:?} and {idle:?}");
	})
}

#[test]
fn failing_epoch_should_keep_its_pots_and_the_accounts() {
	with_two_miners(|| {
		run_blocks(8);
		let good = Weights::<Test>::get(MAIN, 1);
		Weights::<Test>::insert(MAIN, 1, row(&[(999, 1)]));
		let stakes = || [1, 2, 3, 4].map(|person| staked(person, person, NETUID));
		let before = stakes();
		run_blocks(1);

		assert_announced(Event::EpochSkipped { netuid: NETUID, block: 10 });
		assert_eq!(stakes(), before);
		assert_eq!(pots(NETUID).iter().sum::<u64>(), 10 * TAO);
		assert_eq!(SubnetEpochIndex::<Test>::get(NETUID), 1, "the attempt counts");
		assert_eq!(LastEpochBlock::<Test>::get(NETUID), 10);
		assert_eq!(LastMechansimStepBlock::<Test>::get(NETUID), 0);
		assert_eq!(BlocksSinceLastStep::<Test>::get(NETUID), 10);

		Weights::<Test>::insert(MAIN, 1, good);
		run_epoch(NETUID);
		assert_eq!(pots(NETUID), [0; 3]);
		assert_eq!(stakes().iter().sum::<u64>() - before.iter().sum::<u64>(), 20 * TAO);
	})
}

#[test]
fn failing_epoch_should_not_hold_up_others() {
	ExtBuilder::with_subnets(3).build_and_execute(|| {
		register(2, NETUID);
		Weights::<Test>::insert(MAIN, 0, row(&[(9, 1)]));
		ValidatorPermit::<Test>::mutate(NETUID, |permits| permits[0] = true);
		run_blocks(9);
		assert_announced(Event::EpochSkipped { netuid: NETUID, block: 10 });
		run_blocks(1);
		assert_eq!(LastMechansimStepBlock::<Test>::get(NetUid::new(2)), 10);
		assert_eq!(LastMechansimStepBlock::<Test>::get(NetUid::new(3)), 11);
		Weights::<Test>::remove(MAIN, 0);
	})
}

#[test]
fn first_epoch_should_pay_by_stake_and_give_permits() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		for person in [2, 3] {
			register(person, NETUID);
		}
		stake(2, 2, NETUID, 3 * TAO);
		stake(3, 3, NETUID, TAO);
		let [_, validators, _] = pots(NETUID);
		assert!(validators > 0);
		run_epoch(NETUID);
		assert_eq!(incentive(), [0; 3]);
		assert_eq!(permits(), [true, true, true], "the owner's as well, without stake");
		let earned = |person, before| staked(person, person, NETUID) - before;
		let (second, third) = (earned(2, 3 * TAO), earned(3, TAO));
		assert!(second.abs_diff(3 * third) <= 4, "{second} is not three times {third}");
		assert_eq!(pots(NETUID), [0; 3]);
	})
}

#[test]
fn pots_should_wait_when_nobody_has_a_claim() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		OwnerCutEnabled::<Test>::insert(NETUID, false);
		PendingOwnerCut::<Test>::mutate(NETUID, |cut| {
			let found = std::mem::replace(cut, alpha(0));
			PendingServerEmission::<Test>::mutate(NETUID, |pot| *pot = pot.saturating_add(found));
		});
		run_epoch(NETUID);
		assert_eq!(pots(NETUID).iter().sum::<u64>(), 10 * TAO);
		assert_eq!(
			LastMechansimStepBlock::<Test>::get(NETUID),
			10,
			"the epoch succeeded although it paid nothing"
		);
		register(2, NETUID);
		stake(2, 2, NETUID, TAO);
		run_epoch(NETUID);
		assert_eq!(staked(2, 2, NETUID), 21 * TAO);
	})
}

#[test]
fn permit_should_count_from_the_epoch_after_it_is_given() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		for person in [2, 3] {
			register(person, NETUID);
		}
		WeightsSetRateLimit::<Test>::insert(NETUID, 0);
		stake(2, 2, NETUID, 100 * TAO);
		let speak = || {
			let origin = signed(hot(2, 0));
			SubtensorModule::set_weights(origin, NETUID, vec![2], vec![1], 0)
		};
		assert_noop!(speak(), Error::<Test>::NeuronNoValidatorPermit);
		run_epoch(NETUID);
		assert_ok!(speak());
		assert_eq!(incentive(), [0, 0, 0]);
		run_epoch(NETUID);
		assert_eq!(incentive(), [0, 0, 65_535]);
	})
}

#[test]
fn permits_should_go_to_the_greatest_stakes_and_the_owner() {
	with_two_miners(|| {
		MaxAllowedValidators::<Test>::insert(NETUID, 1);
		stake(4, 4, NETUID, 5_000 * TAO);
		assert!(!Bonds::<Test>::contains_key(MAIN, 1));
		run_epoch(NETUID);
		assert_eq!(permits(), [true, false, false, true]);
		assert!(!Bonds::<Test>::contains_key(MAIN, 1), "the bonds are removed with the permit");
		assert_eq!(incentive(), [0, 0, 49_151, 16_383], "by the permits before this epoch");
		run_epoch(NETUID);
		assert_eq!(incentive(), [0; 4]);

		MaxAllowedValidators::<Test>::insert(NETUID, 2);
		run_epoch(NETUID);
		assert_eq!(permits(), [true, true, false, true]);
	})
}

#[test]
fn bonds_should_be_kept_as_long_as_the_permit() {
	with_two_miners(|| {
		run_epoch(NETUID);
		assert!(!Bonds::<Test>::get(MAIN, 1).is_empty());
		MaxAllowedValidators::<Test>::insert(NETUID, 0);
		run_epoch(NETUID);
		assert_eq!(permits(), [true, false, false, false]);
		assert!(!Bonds::<Test>::contains_key(MAIN, 1));
	})
}

#[test]
fn validator_should_lose_its_say_when_it_is_silent() {
	with_two_miners(|| {
		ActivityCutoffFactorMilli::<Test>::insert(NETUID, 1_900);
		WeightsSetRateLimit::<Test>::insert(NETUID, 0);
		assert_eq!(SubtensorModule::activity_cutoff(NETUID), 19);
		run_epoch(NETUID);
		run_epoch(NETUID);
		assert_eq!(&*Active::<Test>::get(NETUID), &[false, true, false, false], "20 ≤ 1 + 19");
		assert_eq!(incentive(), [0, 0, 49_151, 16_383]);
		run_epoch(NETUID);
		assert_eq!(&*Active::<Test>::get(NETUID), &[false; 4]);
		assert_eq!(incentive(), [0; 4]);
		set_weights(VALIDATOR, NETUID, &[(2, 1)]);
		run_epoch(NETUID);
		assert!(Active::<Test>::get(NETUID)[1]);
		assert_eq!(incentive(), [0, 0, 65_535, 0]);
	})
}

#[test]
fn activity_cutoff_should_be_a_block_at_least() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		assert_eq!(SubtensorModule::activity_cutoff(NETUID), 138);
		for (factor, tempo) in [(0, 10), (99, 10), (1_000, 0)] {
			ActivityCutoffFactorMilli::<Test>::insert(NETUID, factor);
			Tempo::<Test>::insert(NETUID, tempo);
			assert_eq!(SubtensorModule::activity_cutoff(NETUID), 1);
		}
	})
}

#[test]
fn stake_below_the_threshold_should_not_count() {
	with_two_miners(|| {
		stake(3, 3, NETUID, 30 * TAO);
		stake(4, 4, NETUID, 31 * TAO);
		StakeThreshold::<Test>::put(31 * TAO);
		run_epoch(NETUID);
		let weights = StakeWeight::<Test>::get(NETUID);
		assert_eq!((weights[2], weights[3] > 0), (0, true));
		assert_eq!(permits(), [true, true, false, true]);
	})
}

#[test]
fn hyperparameters_should_be_frozen_shortly_before_an_epoch() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		SubtensorModule::restart_tempo(NETUID, 20);
		let is_open = || SubtensorModule::ensure_admin_window_open(NETUID);
		let shut: Result<(), DispatchError> =
			Err(Error::<Test>::AdminActionProhibitedDuringWeightsWindow.into());
		run_blocks(10);
		assert_eq!((now(), is_open()), (11, Ok(())));
		run_blocks(1);
		assert_eq!(is_open(), shut);
		run_epoch(NETUID);
		assert_eq!(is_open(), Ok(()));
		PendingEpochAt::<Test>::insert(NETUID, now() + 15);
		assert_eq!(is_open(), shut, "an epoch was asked for");
		AdminFreezeWindow::<Test>::put(0);
		assert_eq!(is_open(), Ok(()));
		AdminFreezeWindow::<Test>::put(10);
		assert_eq!(SubtensorModule::ensure_admin_window_open(ROOT), Ok(()));
	})
}

fn trigger(person: u8) -> DispatchResultWithPostInfo {
	SubtensorModule::trigger_epoch(signed(cold(person)), NETUID)
}

/// A subnet of person 1 with a long tempo, in block 11.
fn with_a_long_tempo(test: impl FnOnce()) {
	ExtBuilder::with_subnet().build_and_execute(|| {
		SubtensorModule::restart_tempo(NETUID, 300);
		run_blocks(10);
		test()
	})
}

#[test]
fn requested_epoch_should_run_one_window_later() {
	with_a_long_tempo(|| {
		let fires_at = now() + u64::from(AdminFreezeWindow::<Test>::get());
		assert_ok!(trigger(1));
		assert_announced(Event::EpochTriggered { netuid: NETUID, by: cold(1), fires_at });
		assert_noop!(
			SubtensorModule::ensure_admin_window_open(NETUID),
			Error::<Test>::AdminActionProhibitedDuringWeightsWindow
		);
		while now() < fires_at {
			assert!(ran().is_empty(), "in block {}", now());
			run_blocks(1);
		}
		assert_eq!(ran(), [1]);
		assert_eq!(SubtensorModule::next_epoch_block(NETUID), Some(fires_at + 300));
		assert_eq!(PendingEpochAt::<Test>::get(NETUID), 0);
	})
}

#[test]
fn epoch_should_be_requested_by_the_owner_alone() {
	with_a_long_tempo(|| {
		assert_noop!(trigger(2), DispatchError::BadOrigin);
		let by_root = SubtensorModule::trigger_epoch(RuntimeOrigin::root(), NETUID);
		assert_noop!(by_root, DispatchError::BadOrigin);
		let nowhere = SubtensorModule::trigger_epoch(signed(cold(1)), NOWHERE);
		assert_noop!(nowhere, DispatchError::BadOrigin);
	})
}

#[test]
fn epoch_should_not_be_requested_when_it_brings_nothing() {
	with_a_long_tempo(|| {
		CommitRevealWeightsEnabled::<Test>::insert(NETUID, true);
		assert_noop!(trigger(1), Error::<Test>::DynamicTempoBlockedByCommitReveal);
		CommitRevealWeightsEnabled::<Test>::insert(NETUID, false);

		Tempo::<Test>::insert(NETUID, 0);
		assert_noop!(trigger(1), Error::<Test>::SubnetHasNoEpochs);

		let window = AdminFreezeWindow::<Test>::get();
		SubtensorModule::restart_tempo(NETUID, window - 1);
		assert_noop!(trigger(1), Error::<Test>::AutoEpochAlreadyImminent);
		SubtensorModule::restart_tempo(NETUID, window);
		assert_ok!(trigger(1));
		assert_noop!(trigger(1), Error::<Test>::EpochTriggerAlreadyPending);
	})
}

#[test]
fn epochs_should_be_requested_within_the_owners_rate_limit() {
	with_a_long_tempo(|| {
		let limit = 300 * u64::from(OwnerHyperparamRateLimit::<Test>::get());
		let first = now();
		assert_ok!(trigger(1));
		run_blocks(20);
		while now() < first + limit {
			assert!(trigger(1).is_err(), "in block {}", now());
			run_blocks(1);
		}
		// The automatic epochs are due in blocks of their own: away from them it is accepted.
		while SubtensorModule::next_epoch_block(NETUID).is_some_and(|due| due < now() + 10) {
			run_blocks(1);
		}
		assert_ok!(trigger(1));
	})
}

/// Blocks since a subnet's epoch became due.
fn overdue(netuid: NetUid) -> u64 {
	let automatic = LastEpochBlock::<Test>::get(netuid) + u64::from(Tempo::<Test>::get(netuid));
	let due = match PendingEpochAt::<Test>::get(netuid) {
		0 => automatic,
		asked => automatic.min(asked),
	};
	now().saturating_sub(due)
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(12))]

	#[test]
	fn due_epoch_should_wait_for_fewer_blocks_than_there_are_subnets(
		tempos in vec(1..12u16, 1..7),
		asked in vec((any::<prop::sample::Index>(), 1..9u64, 1..9u64), 0..8),
	) {
		let numbers: Vec<_> = (1..=tempos.len() as u16).map(NetUid::new).collect();
		let builder = ExtBuilder::with_subnets(tempos.len() as u16);
		builder.settings(|settings| settings.max_epochs_per_block = Some(1)).build_and_execute(|| {
			for (netuid, tempo) in numbers.iter().zip(&tempos) {
				SubtensorModule::restart_tempo(*netuid, *tempo);
			}
			let mut asked = asked.iter();
			for _ in 0..40 {
				let is_due = |pause: u64| now().is_multiple_of(pause);
				if let Some((who, ahead, _)) = asked.next().filter(|(_, _, pause)| is_due(*pause)) {
					PendingEpochAt::<Test>::insert(who.get(&numbers), now() + ahead);
				}
				run_blocks(1);
				for netuid in &numbers {
					let late = overdue(*netuid);
					assert!(late < numbers.len() as u64, "subnet {netuid} in block {}", now());
				}
			}
		});
	}
}
