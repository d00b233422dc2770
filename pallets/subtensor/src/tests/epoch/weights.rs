//! Setting weights.

use crate::tests::mock::*;
use crate::*;
use frame_support::assert_ok;
use frame_support::dispatch::DispatchResultWithPostInfo;
use ganglion_types::MechId;

/// Runs a test on a subnet of the owner, a validator with a permit and three miners, without a rate
/// limit of weights.
fn with_validator(test: impl FnOnce()) {
	let mut neurons: Vec<_> = (1..=5).map(|person| ExtBuilder::neuron(person, 0, vec![])).collect();
	neurons[1].stake = alpha(100 * TAO);
	neurons[1].weights = vec![(2, u16::MAX)];
	ExtBuilder::default().subnet(NETUID, neurons).build_and_execute(|| {
		WeightsSetRateLimit::<Test>::insert(NETUID, 0);
		test()
	})
}

fn say(person: u8, uids: &[u16], values: &[u16]) -> DispatchResultWithPostInfo {
	let origin = signed(hot(person, 0));
	SubtensorModule::set_weights(origin, NETUID, uids.to_vec(), values.to_vec(), 0)
}

fn said(uid: u16) -> Vec<(u16, u16)> {
	Weights::<Test>::get(MAIN, uid).into_inner()
}

#[test]
fn weights_should_be_stored_ascending_scaled_and_without_zeros() {
	with_validator(|| {
		run_blocks(3);
		assert_ok!(say(VALIDATOR, &[4, 0, 3, 2], &[1, 2, 0, 4]));
		assert_eq!(said(1), [(0, 32_768), (2, 65_535), (4, 16_384)]);
		assert_eq!(LastUpdate::<Test>::get(MAIN)[1], now());
		assert_announced(Event::WeightsSet(MAIN, 1));
	})
}

#[test]
fn weights_should_replace_what_was_said_before() {
	with_validator(|| {
		assert_ok!(say(VALIDATOR, &[2, 3], &[1, 1]));
		assert_ok!(say(VALIDATOR, &[4], &[9]));
		assert_eq!(said(1), [(4, 65_535)]);
		assert_ok!(say(VALIDATOR, &[2, 3], &[0, 0]));
		assert!(!Weights::<Test>::contains_key(MAIN, 1), "a row of zeros is not stored");
	})
}

#[test]
fn weights_should_be_set_for_one_mechanism_by_either_call() {
	with_validator(|| {
		let set = |mechanism| {
			let origin = signed(hot(VALIDATOR, 0));
			let mechanism = MechId::new(mechanism);
			SubtensorModule::set_mechanism_weights(origin, NETUID, mechanism, vec![3], vec![1], 0)
		};
		assert_ok!(set(0));
		assert_eq!(said(1), [(3, 65_535)]);
		assert_noop!(set(1), Error::<Test>::MechanismDoesNotExist);
	})
}

/// Sets weights with so many uids and values, by the hotkey of person 6.
fn say_on(netuid: NetUid, uids: usize, values: usize) -> DispatchResultWithPostInfo {
	let origin = signed(hot(6, 0));
	SubtensorModule::set_weights(origin, netuid, vec![9; uids], vec![1; values], 1)
}

#[test]
fn weights_should_be_refused_for_the_first_condition_of_speaking_that_fails() {
	with_validator(|| {
		StakeThreshold::<Test>::put(1);
		WeightsVersionKey::<Test>::insert(NETUID, 2);
		for netuid in [ROOT, NETUID] {
			CommitRevealWeightsEnabled::<Test>::insert(netuid, true);
			assert_noop!(say_on(netuid, 6, 7), Error::<Test>::CommitRevealEnabled);
			CommitRevealWeightsEnabled::<Test>::insert(netuid, false);
		}
		assert_noop!(say_on(ROOT, 6, 7), Error::<Test>::CanNotSetRootNetworkWeights);
		assert_noop!(say_on(NOWHERE, 6, 7), Error::<Test>::WeightVecNotEqualSize);
		assert_noop!(say_on(NOWHERE, 6, 6), Error::<Test>::MechanismDoesNotExist);
		assert_noop!(say_on(NETUID, 6, 6), Error::<Test>::UidsLengthExceedUidsInSubNet);
		assert_noop!(say_on(NETUID, 2, 2), Error::<Test>::HotKeyNotRegisteredInSubNet);
		register(6, NETUID);
		WeightsSetRateLimit::<Test>::insert(NETUID, 5);
		assert_noop!(say_on(NETUID, 2, 2), Error::<Test>::NotEnoughStakeToSetWeights);
		stake(6, 6, NETUID, 2_000_000);
		assert_noop!(say_on(NETUID, 2, 2), Error::<Test>::IncorrectWeightVersionKey);
		WeightsVersionKey::<Test>::insert(NETUID, 1);
		assert_noop!(say_on(NETUID, 2, 2), Error::<Test>::SettingWeightsTooFast);
	})
}

#[test]
fn weights_should_be_refused_for_the_first_condition_of_a_row_that_fails() {
	with_validator(|| {
		MinAllowedWeights::<Test>::insert(NETUID, 4);
		MaxWeightsLimit::<Test>::insert(NETUID, 32_767);
		assert_noop!(say(3, &[9, 9], &[1, 1]), Error::<Test>::NeuronNoValidatorPermit);
		assert_noop!(say(VALIDATOR, &[9, 9], &[1, 1]), Error::<Test>::DuplicateUids);
		assert_noop!(say(VALIDATOR, &[2, 5], &[3, 1]), Error::<Test>::UidVecContainInvalidOne);
		assert_noop!(say(VALIDATOR, &[2, 4], &[3, 1]), Error::<Test>::WeightVecLengthIsLow);
		let all = [0, 2, 3, 4];
		assert_noop!(say(VALIDATOR, &all, &[3, 1, 1, 0]), Error::<Test>::MaxWeightExceeded);
		assert_ok!(say(VALIDATOR, &all, &[3, 3, 2, 0]));
	})
}

#[test]
fn row_should_name_no_more_than_all_neurons_when_more_are_asked_for() {
	with_validator(|| {
		MinAllowedWeights::<Test>::insert(NETUID, 100);
		assert_noop!(say(VALIDATOR, &[0, 1, 2, 3], &[1; 4]), Error::<Test>::WeightVecLengthIsLow);
		assert_ok!(say(VALIDATOR, &[0, 1, 2, 3, 4], &[1; 5]));
	})
}

#[test]
fn lone_self_weight_should_need_no_permit_and_no_length() {
	with_validator(|| {
		MinAllowedWeights::<Test>::insert(NETUID, 3);
		MaxWeightsLimit::<Test>::insert(NETUID, 1);
		assert_ok!(say(3, &[2], &[7]));
		assert_eq!(said(2), [(2, 65_535)]);
		assert_noop!(say(3, &[3], &[7]), Error::<Test>::NeuronNoValidatorPermit);
		assert_noop!(say(3, &[2, 3], &[7, 7]), Error::<Test>::NeuronNoValidatorPermit);
	})
}

#[test]
fn owner_should_speak_without_permit_and_stake() {
	with_validator(|| {
		StakeThreshold::<Test>::put(u64::MAX);
		assert!(!ValidatorPermit::<Test>::get(NETUID)[0]);
		assert_ok!(say(OWNER, &[2], &[1]));
		assert_noop!(say(VALIDATOR, &[2], &[1]), Error::<Test>::NotEnoughStakeToSetWeights);
	})
}

#[test]
fn stake_on_root_should_count_for_the_threshold() {
	with_validator(|| {
		let root = SubtensorModule::weighted_root_stake_of(&hot(VALIDATOR, 0));
		assert_eq!(root, 0);
		stake(VALIDATOR, VALIDATOR, ROOT, 100 * TAO);
		let weight = SubtensorModule::stake_weight_of(&hot(VALIDATOR, 0), NETUID);
		assert!(weight > 105 * TAO);
		StakeThreshold::<Test>::put(weight);
		assert_ok!(say(VALIDATOR, &[2], &[1]));
		StakeThreshold::<Test>::put(weight + 1);
		assert_noop!(say(VALIDATOR, &[2], &[1]), Error::<Test>::NotEnoughStakeToSetWeights);
	})
}

#[test]
fn version_key_should_be_at_least_what_the_subnet_asks_for() {
	with_validator(|| {
		let set = |key| {
			SubtensorModule::set_weights(signed(hot(VALIDATOR, 0)), NETUID, vec![2], vec![1], key)
		};
		WeightsVersionKey::<Test>::insert(NETUID, 7);
		assert_noop!(set(6), Error::<Test>::IncorrectWeightVersionKey);
		assert_ok!(set(7));
		assert_ok!(set(u64::MAX));
		WeightsVersionKey::<Test>::insert(NETUID, 0);
		assert_ok!(set(0));
	})
}

#[test]
fn weights_should_wait_for_the_rate_limit() {
	with_validator(|| {
		WeightsSetRateLimit::<Test>::insert(NETUID, 5);
		run_blocks(10);
		assert_ok!(say(VALIDATOR, &[2], &[1]));
		assert_noop!(say(VALIDATOR, &[2], &[1]), Error::<Test>::SettingWeightsTooFast);
		run_blocks(4);
		assert_noop!(say(VALIDATOR, &[2], &[1]), Error::<Test>::SettingWeightsTooFast);
		run_blocks(1);
		assert_ok!(say(VALIDATOR, &[2], &[1]));
	})
}

#[test]
fn neuron_should_wait_for_the_rate_limit_after_its_registration() {
	with_validator(|| {
		WeightsSetRateLimit::<Test>::insert(NETUID, 5);
		let uid = register(6, NETUID);
		run_blocks(4);
		assert_noop!(say(6, &[uid], &[1]), Error::<Test>::SettingWeightsTooFast);
		run_blocks(1);
		assert_ok!(say(6, &[uid], &[1]));
	})
}

#[test]
fn coldkey_should_not_speak_for_its_neuron() {
	with_validator(|| {
		let origin = signed(cold(VALIDATOR));
		assert_noop!(
			SubtensorModule::set_weights(origin, NETUID, vec![2], vec![1], 0),
			Error::<Test>::HotKeyNotRegisteredInSubNet
		);
	})
}
