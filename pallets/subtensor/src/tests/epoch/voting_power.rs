//! Voting power.

use crate::{
	epoch::voting_power::{NOTICE, WHOLE},
	tests::mock::*,
	*,
};
use frame_support::{assert_ok, dispatch::DispatchResultWithPostInfo};
use sp_runtime::traits::BadOrigin;

const TEMPO: u16 = 10;

fn owner() -> RuntimeOrigin {
	signed(cold(OWNER))
}

fn enable(origin: RuntimeOrigin) -> DispatchResultWithPostInfo {
	SubtensorModule::enable_voting_power_tracking(origin, NETUID)
}

fn disable(origin: RuntimeOrigin) -> DispatchResultWithPostInfo {
	SubtensorModule::disable_voting_power_tracking(origin, NETUID)
}

fn power(person: u8) -> u64 {
	VotingPower::<Test>::get(NETUID, hot(person, 0))
}

fn stake_weight(person: u8) -> u64 {
	SubtensorModule::stake_weight_of(&hot(person, 0), NETUID)
}

/// Runs a test on a subnet of two validators and a miner, of whom two can have a permit.
fn with_validators(test: impl FnOnce()) {
	let mut neurons: Vec<_> = (1..=4).map(|person| ExtBuilder::neuron(person, 0, vec![])).collect();
	neurons[1].stake = alpha(300 * TAO);
	neurons[2].stake = alpha(200 * TAO);
	ExtBuilder::default().subnet(NETUID, neurons).build_and_execute(|| {
		SubtensorModule::restart_tempo(NETUID, TEMPO);
		MaxAllowedValidators::<Test>::insert(NETUID, 2);
		test()
	})
}

#[test]
fn voting_power_should_follow_the_stake_weight_of_who_has_a_permit() {
	with_validators(|| {
		run_epoch(NETUID);
		assert_eq!(VotingPower::<Test>::iter().count(), 0, "it is not tracked");
		assert_ok!(enable(owner()));
		assert_announced(Event::VotingPowerTrackingEnabled { netuid: NETUID });
		assert_eq!(VotingPowerEmaAlpha::<Test>::get(NETUID), 3_570_000_000_000_000);
		let half = WHOLE / 2;
		assert_ok!(SubtensorModule::sudo_set_voting_power_ema_alpha(
			RuntimeOrigin::root(),
			NETUID,
			half
		));
		assert_announced(Event::VotingPowerEmaAlphaSet { netuid: NETUID, alpha: half });
		let (mut two, mut three) = (0, 0);
		for _ in 0..3 {
			// No dividends are paid in this subnet, so the epoch sees these stake weights.
			let seen = [2, 3].map(stake_weight);
			run_epoch(NETUID);
			(two, three) = ((seen[0] + two) / 2, (seen[1] + three) / 2);
			assert_eq!((power(2), power(3)), (two, three));
			assert_eq!(TotalVotingPower::<Test>::get(NETUID), two + three + power(OWNER));
		}
		assert_eq!(power(4), 0, "no permit");
		// The second validator loses its permit.
		stake(4, 4, NETUID, 400 * TAO);
		run_epoch(NETUID);
		assert_eq!(power(3), 0);
		assert_ne!(power(4), 0);
	})
}

#[test]
fn voting_power_should_count_a_stake_once_with_two_mechanisms() {
	with_validators(|| {
		set_mechanisms(2);
		assert_ok!(enable(owner()));
		VotingPowerEmaAlpha::<Test>::insert(NETUID, WHOLE);
		let seen = [2, 3].map(stake_weight);
		run_epoch(NETUID);
		assert_eq!([2, 3].map(power), seen);
	})
}

#[test]
fn voting_power_should_be_lost_below_the_threshold_and_with_the_uid() {
	with_validators(|| {
		assert_ok!(enable(owner()));
		VotingPowerEmaAlpha::<Test>::insert(NETUID, WHOLE);
		run_epoch(NETUID);
		let before = power(3);
		assert_ne!(before, 0);
		// It may be below the threshold while it grows, and is lost when it falls below.
		StakeThreshold::<Test>::put(before + 1);
		run_epoch(NETUID);
		assert_ne!(power(3), 0);
		StakeThreshold::<Test>::put(before / 2);
		run_epoch(NETUID);
		assert_ok!(try_unstake(3, 3, NETUID, 150 * TAO));
		run_epoch(NETUID);
		assert_eq!(power(3), 0);

		assert_ne!(power(2), 0);
		associate(7, 0);
		SubtensorModule::replace_neuron(NETUID, 1, &hot(7, 0));
		assert_eq!(power(2), 0);
		assert_eq!(TotalVotingPower::<Test>::get(NETUID), power(OWNER));
	})
}

#[test]
fn tracking_should_end_with_an_epoch_after_its_notice() {
	with_validators(|| {
		assert_noop!(disable(owner()), Error::<Test>::VotingPowerTrackingNotEnabled);
		assert_ok!(enable(owner()));
		run_epoch(NETUID);
		assert_ok!(disable(owner()));
		let disable_at_block = now() + NOTICE;
		let netuid = NETUID;
		assert_announced(Event::VotingPowerTrackingDisableScheduled { netuid, disable_at_block });
		run_epoch(NETUID);
		assert_ne!(power(2), 0, "until the notice is over");
		assert_ok!(enable(owner()));
		assert_eq!(VotingPowerDisableAtBlock::<Test>::get(NETUID), 0, "the request is withdrawn");
		assert_ok!(disable(RuntimeOrigin::root()));
		VotingPowerDisableAtBlock::<Test>::insert(NETUID, now());
		run_epoch(NETUID);
		assert_announced(Event::VotingPowerTrackingDisabled { netuid });
		assert_eq!(VotingPower::<Test>::iter().count(), 0);
		assert!(!VotingPowerTrackingEnabled::<Test>::get(NETUID));
		assert_eq!(VotingPowerDisableAtBlock::<Test>::get(NETUID), 0);
	})
}

#[test]
fn voting_power_should_be_of_owner_and_root_to_set() {
	with_validators(|| {
		let alpha = |origin, netuid, alpha| {
			SubtensorModule::sudo_set_voting_power_ema_alpha(origin, netuid, alpha)
		};
		let root = RuntimeOrigin::root;
		assert_noop!(enable(signed(cold(2))), BadOrigin);
		assert_noop!(disable(signed(cold(2))), BadOrigin);
		assert_noop!(alpha(owner(), NETUID, 1), BadOrigin);
		assert_noop!(alpha(root(), NOWHERE, 1), Error::<Test>::SubnetNotExists);
		let refused = Error::<Test>::InvalidVotingPowerEmaAlpha;
		assert_noop!(alpha(root(), NETUID, WHOLE + 1), refused);
		let nowhere = SubtensorModule::enable_voting_power_tracking(root(), NOWHERE);
		assert_noop!(nowhere, Error::<Test>::SubnetNotExists);
		let nowhere = SubtensorModule::disable_voting_power_tracking(root(), NOWHERE);
		assert_noop!(nowhere, Error::<Test>::SubnetNotExists);
	})
}

#[test]
fn dissolved_subnet_should_leave_no_voting_power() {
	with_validators(|| {
		assert_ok!(enable(owner()));
		run_epoch(NETUID);
		assert_ne!(power(2), 0);
		dissolve(NETUID);
		clean_up();
		assert_eq!(VotingPower::<Test>::iter().count(), 0);
		assert_eq!(TotalVotingPower::<Test>::iter().count(), 0);
	})
}

#[test]
fn voting_power_should_go_with_the_uid_when_the_hotkey_is_swapped() {
	for keep_stake in [false, true] {
		with_validators(|| {
			assert_ok!(enable(owner()));
			run_epoch(NETUID);
			let (old, new) = (hot(2, 0), hot(2, 9));
			let (of_two, total) = (power(2), TotalVotingPower::<Test>::get(NETUID));
			assert!(of_two > 0 && total > of_two);
			let keys = (old.clone(), new.clone());
			let swap = SubtensorModule::swap_hotkey_v2;
			assert_ok!(swap(signed(cold(2)), keys.0, keys.1, Some(NETUID), keep_stake));
			assert_eq!(VotingPower::<Test>::get(NETUID, &new), of_two);
			assert_eq!(TotalVotingPower::<Test>::get(NETUID), total);
			assert!(!VotingPower::<Test>::contains_key(NETUID, &old));
			// The average goes on from there.
			run_epoch(NETUID);
			assert_ne!(VotingPower::<Test>::get(NETUID, &new), of_two);
		});
	}
}
