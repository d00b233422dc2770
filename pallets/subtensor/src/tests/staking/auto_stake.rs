//! The hotkey with which the incentive of a coldkey's miners is staked.

use crate::tests::mock::*;
use crate::{
	block::cursor::{Cursor, Progress},
	subnets::dissolution::{CleanupPhase, DissolveCleanupStatus, Payout},
	types::ZeroAccount,
	weight_info::cost,
	*,
};
use frame_support::{
	assert_ok, dispatch::DispatchResultWithPostInfo, traits::Get, weights::WeightMeter,
};

/// Incentives of an epoch of ten TAO for weights of three to one, in rao.
const INCOME: [u64; 2] = [3_075_017_168, 1_025_005_722];

/// Runs a test on a subnet of the owner, a validator with a permit, and two miners of person 3 with
/// its hotkeys 0 and 1.
fn with_two_miners_of_person_3(test: impl FnOnce()) {
	let neuron = |person, index| crate::genesis::Neuron {
		hotkey: hot(person, index),
		..ExtBuilder::neuron(person, 0, vec![])
	};
	let validator = ExtBuilder::neuron(VALIDATOR, 1_000 * TAO, vec![(2, 3), (3, 1)]);
	let neurons = vec![neuron(OWNER, 0), validator, neuron(3, 0), neuron(3, 1)];
	ExtBuilder::default().subnet(NETUID, neurons).build_and_execute(test)
}

fn choose_destination(person: u8, netuid: NetUid, hotkey: AccountId) -> DispatchResultWithPostInfo {
	SubtensorModule::set_coldkey_auto_stake_hotkey(signed(cold(person)), netuid, hotkey)
}

fn nobody() -> AccountId {
	ZeroAccount::<Test>::get()
}

/// What person 3 has staked with its hotkeys 0 and 1 and with the validator, in rao.
fn stakes_of_person_3() -> [u64; 3] {
	[hot(3, 0), hot(3, 1), hot(VALIDATOR, 0)]
		.map(|hotkey| SubtensorModule::stake_of(&hotkey, &cold(3), NETUID).rao())
}

#[test]
fn income_should_be_staked_with_the_hotkey_that_the_coldkey_chose() {
	with_two_miners_of_person_3(|| {
		run_epoch(NETUID);
		assert_eq!(stakes_of_person_3(), [INCOME[0], INCOME[1], 0]);
		assert_ok!(choose_destination(3, NETUID, hot(VALIDATOR, 0)));
		let (coldkey, netuid, hotkey) = (cold(3), NETUID, hot(VALIDATOR, 0));
		assert_announced(Event::AutoStakeDestinationSet { coldkey, netuid, hotkey });
		assert_eq!(SubtensorModule::auto_stake_of(&cold(3), NETUID), Some(hot(VALIDATOR, 0)));
		run_epoch(NETUID);
		let [first, second, with_validator] = stakes_of_person_3();
		assert_eq!([first, second], INCOME, "the miners' own hotkeys got nothing");
		// Incentives are staked before dividends are paid, and earn a part of them.
		assert!(with_validator >= INCOME.iter().sum::<u64>());
		for (index, incentive) in (0..).zip(INCOME.map(alpha)) {
			let (destination, hotkey, owner) = (hot(VALIDATOR, 0), hot(3, index), cold(3));
			let event = Event::AutoStakeAdded { netuid, destination, hotkey, owner, incentive };
			assert_announced(event);
		}
	})
}

#[test]
fn income_of_one_miner_should_be_staked_with_another_of_the_same_coldkey() {
	with_two_miners_of_person_3(|| {
		assert_ok!(choose_destination(3, NETUID, hot(3, 1)));
		run_epoch(NETUID);
		assert_eq!(stakes_of_person_3(), [0, INCOME[0] + INCOME[1], 0]);
		let announced = |event: &Event<Test>| matches!(event, Event::AutoStakeAdded { .. });
		assert_eq!(events().iter().filter(|event| announced(event)).count(), 1);
	})
}

#[test]
fn choice_should_be_refused_for_the_first_condition_that_fails() {
	with_two_miners_of_person_3(|| {
		assert_noop!(choose_destination(3, NOWHERE, hot(9, 9)), Error::<Test>::SubnetNotExists);
		let refused = || Error::<Test>::HotKeyNotRegisteredInSubNet;
		assert_noop!(choose_destination(3, NETUID, hot(9, 9)), refused());
		assert_noop!(choose_destination(3, ROOT, hot(VALIDATOR, 0)), refused());
		let refused = || Error::<Test>::SameAutoStakeHotkeyAlreadySet;
		assert_noop!(choose_destination(3, NETUID, nobody()), refused());
		assert_ok!(choose_destination(3, NETUID, hot(VALIDATOR, 0)));
		assert_noop!(choose_destination(3, NETUID, hot(VALIDATOR, 0)), refused());
		assert_ok!(choose_destination(4, NETUID, hot(VALIDATOR, 0)));
		assert_ok!(choose_destination(3, NETUID, hot(3, 0)));
	})
}

#[test]
fn choice_should_be_taken_back_with_the_zero_account() {
	with_two_miners_of_person_3(|| {
		assert_ok!(choose_destination(3, NETUID, hot(VALIDATOR, 0)));
		assert_ok!(choose_destination(3, NETUID, nobody()));
		let (coldkey, netuid, hotkey) = (cold(3), NETUID, nobody());
		assert_announced(Event::AutoStakeDestinationSet { coldkey, netuid, hotkey });
		assert_eq!(AutoStakeDestination::<Test>::iter().count(), 0);
		assert_eq!(AutoStakers::<Test>::iter().count(), 0);
		run_epoch(NETUID);
		assert_eq!(stakes_of_person_3(), [INCOME[0], INCOME[1], 0]);
	})
}

#[test]
fn choice_should_rest_while_the_hotkey_has_no_uid() {
	with_two_miners_of_person_3(|| {
		assert_ok!(choose_destination(3, NETUID, hot(OWNER, 0)));
		// Another hotkey gets the uid.
		SubtensorModule::replace_neuron(NETUID, 0, &hot(VALIDATOR, 9));
		associate(VALIDATOR, 9);
		run_epoch(NETUID);
		assert_eq!(stakes_of_person_3(), [INCOME[0], INCOME[1], 0]);
		assert_eq!(SubtensorModule::auto_stake_of(&cold(3), NETUID), Some(hot(OWNER, 0)));
		SubtensorModule::replace_neuron(NETUID, 0, &hot(OWNER, 0));
		run_epoch(NETUID);
		assert_eq!(stakes_of_person_3(), [INCOME[0], INCOME[1], 0]);
		assert_eq!(staked(3, OWNER, NETUID), INCOME[0] + INCOME[1]);
	})
}

#[test]
fn income_should_stay_with_its_hotkey_when_the_chosen_one_cannot_take_it() {
	with_two_miners_of_person_3(|| {
		assert_ok!(choose_destination(3, NETUID, hot(VALIDATOR, 0)));
		// The list of hotkeys with which the coldkey has staked is full.
		StakingHotkeys::<Test>::mutate(cold(3), |listed| {
			let strangers = (0..u32::MAX).map(stranger);
			strangers.take_while(|key| listed.try_push(key.clone()).is_ok()).count()
		});
		run_epoch(NETUID);
		assert_eq!(stakes_of_person_3(), [INCOME[0], INCOME[1], 0]);
		assert_eq!(SubnetProtocolAlpha::<Test>::get(NETUID), alpha(0));
	})
}

#[test]
fn choices_on_a_subnet_should_be_forgotten_a_few_at_a_time() {
	with_two_miners_of_person_3(|| {
		let other = NetUid::new(2);
		assert_ok!(SubtensorModule::add_subnet(other, TEMPO, false));
		assert_ok!(SubtensorModule::append_neuron(other, &hot(VALIDATOR, 0)));
		for person in 3..=7 {
			assert_ok!(choose_destination(person, NETUID, hot(VALIDATOR, 0)));
		}
		assert_ok!(choose_destination(8, NETUID, hot(3, 0)));
		assert_ok!(choose_destination(3, other, hot(VALIDATOR, 0)));
		let mut status = DissolveCleanupStatus {
			netuid: NETUID,
			phase: CleanupPhase::RemoveAutoStakes,
			cursor: Cursor::new(),
			payout: Payout::default(),
		};
		let mut remove = |items| {
			let limit = cost::remove_auto_stake::<Test>().saturating_mul(items);
			SubtensorModule::remove_auto_stakes(&mut status, &mut WeightMeter::with_limit(limit))
		};
		assert_eq!(remove(4), Progress::Paused);
		assert_eq!(AutoStakeDestination::<Test>::iter().count(), 3);
		assert_eq!(remove(3), Progress::Done);
		let left: Vec<_> = AutoStakeDestination::<Test>::iter().collect();
		assert_eq!(left, [(cold(3), other, hot(VALIDATOR, 0))]);
	})
}
