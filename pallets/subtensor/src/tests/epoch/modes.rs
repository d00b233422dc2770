//! The consensus modes of an epoch, and changing from one to another.

use crate::tests::{epoch::replay::run_announced_epoch, mock::*};
use crate::{hyperparameters::SubnetSetting, types::EpochConsensus, *};
use codec::Decode;
use frame_support::assert_ok;
use frame_support::dispatch::DispatchResultWithPostInfo;
use ganglion_consensus::Mode;

use EpochConsensus::{Null, PeerPrediction, Sigmoid, Yuma};

fn switch(mode: EpochConsensus) {
	SubtensorModule::set_epoch_consensus(NETUID, mode)
}

/// Every mode with each kind of bonds it has: mode, Yuma 3, liquid alpha.
fn rules() -> Vec<(EpochConsensus, bool, bool)> {
	let of_mode = |mode| match mode {
		Yuma => vec![(mode, true, false), (mode, true, true), (mode, false, false)],
		Null | Sigmoid | PeerPrediction => vec![(mode, true, false)],
	};
	EpochConsensus::ALL.into_iter().flat_map(of_mode).collect()
}

fn bonds() -> Vec<Vec<(u16, u16)>> {
	(0..7).map(|uid| Bonds::<Test>::get(MAIN, uid).into_inner()).collect()
}

fn permits() -> Vec<u16> {
	let permits = ValidatorPermit::<Test>::get(NETUID).into_iter();
	(0u16..).zip(permits).filter(|(_, permit)| *permit).map(|(uid, _)| uid).collect()
}

/// Runs epochs and asserts that each has its announced input and pays out all of its pots.
fn run_epochs(count: u64) {
	for _ in 0..count {
		let before = all_staked() + pots(NETUID).iter().sum::<u64>();
		let block = now();
		run_announced_epoch();
		assert_eq!(pots(NETUID), [0; 3]);
		assert_eq!(all_staked() - before, (now() - block) * TAO, "one TAO a block, all of it paid");
		assert_ok!(SubtensorModule::do_try_state());
	}
}

#[test]
fn every_mode_should_be_listed_and_run_as_what_it_is() {
	let indices = 0..=u8::MAX;
	let decoded: Vec<EpochConsensus> =
		indices.map_while(|index| Decode::decode(&mut &[index][..]).ok()).collect();
	assert_eq!(decoded, EpochConsensus::ALL);
	ExtBuilder::with_market().build_and_execute(|| {
		for mode in EpochConsensus::ALL {
			switch(mode);
			let runs_as = match SubtensorModule::epoch_rule(NETUID) {
				Mode::Yuma(_) => Yuma,
				Mode::Null => Null,
				Mode::Sigmoid(_) => Sigmoid,
				Mode::PeerPrediction(_) => PeerPrediction,
			};
			assert_eq!(runs_as, mode);
		}
	})
}

#[test]
fn every_mode_should_pay_all_there_is_for_many_epochs() {
	for (mode, yuma3, liquid) in rules() {
		ExtBuilder::with_market().build_and_execute(|| {
			Yuma3On::<Test>::insert(NETUID, yuma3);
			LiquidAlphaOn::<Test>::insert(NETUID, liquid);
			switch(mode);
			run_epochs(4);
			set_weights(2, NETUID, &[(4, 1), (5, 5)]);
			run_epochs(4);
			let paid = incentive();
			assert!(paid[4] < paid[5] && paid[5] > 0, "{mode:?} pays {paid:?}");
		});
	}
}

#[test]
fn modes_should_reach_results_of_their_own() {
	let result_of = |mode, yuma3, liquid| {
		let mut result = Default::default();
		ExtBuilder::with_market().build_and_execute(|| {
			Yuma3On::<Test>::insert(NETUID, yuma3);
			LiquidAlphaOn::<Test>::insert(NETUID, liquid);
			switch(mode);
			run_epochs(1);
			set_weights(2, NETUID, &[(4, 1), (5, 1), (6, 9)]);
			run_epochs(2);
			let consensus = Consensus::<Test>::get(NETUID).into_inner();
			result = (consensus, incentive(), Dividends::<Test>::get(NETUID).into_inner(), bonds());
		});
		result
	};
	let results: Vec<_> =
		rules().into_iter().map(|(mode, yuma3, liquid)| result_of(mode, yuma3, liquid)).collect();
	for (i, a) in results.iter().enumerate() {
		assert!(!results[..i].contains(a), "mode {i} has the result of an earlier one: {a:?}");
	}
}

#[test]
fn switching_should_never_stop_epochs_nor_lose_a_rao() {
	ExtBuilder::with_market().build_and_execute(|| {
		let (first, then) = ([Yuma, Null, Sigmoid, Null, Yuma, Sigmoid, Yuma], PeerPrediction);
		for mode in first.into_iter().chain([then, Null, then, Sigmoid, then, Yuma]) {
			SubnetEpochConsensus::<Test>::store(NETUID, mode);
			assert_announced(Event::EpochConsensusSet(NETUID, mode));
			assert_eq!(SubnetEpochConsensus::<Test>::get(NETUID), mode);
			run_epochs(2);
		}
	})
}

#[test]
fn null_mode_should_keep_the_number_of_validators_for_later() {
	ExtBuilder::with_market().build_and_execute(|| {
		MaxAllowedValidators::<Test>::insert(NETUID, 33);
		let numbers = || {
			let saved = SavedYumaMaxAllowedValidators::<Test>::get(NETUID);
			(MaxAllowedValidators::<Test>::get(NETUID), saved)
		};
		switch(Null);
		assert_eq!(numbers(), (1, Some(33)));
		switch(Null);
		assert_eq!(numbers(), (1, Some(33)), "setting the same mode again saves nothing");
		switch(Sigmoid);
		assert_eq!(numbers(), (33, None));
		switch(Null);
		switch(Yuma);
		assert_eq!(numbers(), (33, None));
	})
}

#[test]
fn null_mode_should_have_one_validator_from_its_first_epoch_on() {
	ExtBuilder::with_market().build_and_execute(|| {
		MaxAllowedValidators::<Test>::insert(NETUID, 3);
		run_epochs(1);
		assert_eq!(permits(), [0, 1, 2, 3], "the owner and three with stake");
		switch(Null);
		assert_eq!(permits(), [0, 1, 2, 3]);
		run_epochs(1);
		assert_eq!(permits(), [1], "the greatest stake alone, without the owner");
		stake(3, 3, NETUID, 1_000 * TAO);
		run_epochs(1);
		assert_eq!(permits(), [2]);
		switch(Yuma);
		run_epochs(1);
		assert_eq!(permits(), [0, 1, 2, 3]);
	})
}

#[test]
fn owner_should_have_its_permit_from_the_start_of_null_mode_on() {
	let neurons = ExtBuilder::neurons(1..=3);
	ExtBuilder::default().subnet(NETUID, neurons).without_weights_limit().build_and_execute(|| {
		let say = |person: u8| set_mechanism_weights(person, NETUID, 0, &[(1, 7), (2, 3)]);
		assert!(permits().is_empty());
		switch(Null);
		assert_eq!(permits(), [0]);
		run_announced_epoch();
		assert_eq!(permits(), [0], "nobody has stake");
		assert_ok!(say(OWNER));
		assert_noop!(say(2), Error::<Test>::NeuronNoValidatorPermit);
		assert_eq!(&*Weights::<Test>::get(MAIN, 0), &[(1, 7), (2, 3)], "as they were given");
		switch(Yuma);
		assert_ok!(say(OWNER));
		assert_eq!(&*Weights::<Test>::get(MAIN, 0), &[(1, 65_535), (2, 28_086)]);
	})
}

#[test]
fn null_mode_should_pay_by_the_one_validators_weights() {
	ExtBuilder::with_market().build_and_execute(|| {
		switch(Null);
		run_epochs(1);
		assert!(incentive()[4] < 32_767, "by the weights of all who had a permit");
		run_epochs(1);
		assert_eq!(incentive(), [0, 0, 0, 0, 32_767, 21_845, 10_922], "30 : 20 : 10");
		assert_eq!(Consensus::<Test>::get(NETUID)[4], 32_767);
		assert_eq!(&*Dividends::<Test>::get(NETUID), &[0, 65_535, 0, 0, 0, 0, 0]);
	})
}

#[test]
fn null_mode_should_take_weights_from_its_validator_alone() {
	let say = |person: u8, uid: u16| -> DispatchResultWithPostInfo {
		set_mechanism_weights(person, NETUID, 0, &[(uid, 1)])
	};
	ExtBuilder::with_market().build_and_execute(|| {
		run_epochs(1);
		switch(Null);
		assert_ok!(say(4, 5));
		run_epochs(1);
		assert_ok!(say(2, 5));
		assert_noop!(say(3, 5), Error::<Test>::NeuronNoValidatorPermit);
		assert_noop!(say(3, 2), Error::<Test>::NeuronNoValidatorPermit);
		assert_noop!(say(OWNER, 5), Error::<Test>::NeuronNoValidatorPermit);
		assert_noop!(say(OWNER, 0), Error::<Test>::NeuronNoValidatorPermit);
		switch(Yuma);
		assert_ok!(say(3, 2));
		assert_ok!(say(OWNER, 5));
	})
}

#[test]
fn bonds_should_rest_in_null_mode() {
	ExtBuilder::with_market().build_and_execute(|| {
		run_epochs(3);
		let before = bonds();
		assert!([1, 2, 3].into_iter().all(|uid| !before[uid].is_empty()));
		let moved = LastYumaStepBlock::<Test>::get(NETUID);
		assert_eq!(moved, now());
		switch(Null);
		run_epochs(1);
		set_weights(2, NETUID, &[(4, 1)]);
		run_epochs(2);
		assert_eq!(bonds(), before);
		assert_eq!(LastYumaStepBlock::<Test>::get(NETUID), moved);
	})
}

#[test]
fn bonds_should_move_on_after_null_mode_whoever_has_a_permit() {
	ExtBuilder::with_market().build_and_execute(|| {
		run_epochs(3);
		let before = bonds();
		switch(Null);
		run_epochs(2);
		switch(Yuma);
		let kept: Vec<u16> = before[2].iter().map(|(_, bond)| bond * 9 / 10).collect();
		run_epochs(1);
		let after: Vec<u16> = bonds()[2].iter().map(|(_, bond)| *bond).collect();
		assert!(kept.iter().zip(&after).all(|(a, b)| a.abs_diff(*b) <= 1), "{kept:?} {after:?}");
		assert!(
			bonds()[1][0].1 > kept[0],
			"the bonds of the permit holder have moved towards its weights"
		);
	})
}

#[test]
fn bonds_of_those_who_lost_their_permit_should_go_after_null_mode() {
	ExtBuilder::with_market().build_and_execute(|| {
		run_epochs(2);
		switch(Null);
		run_epochs(2);
		assert!(!bonds()[3].is_empty());
		switch(Yuma);
		MaxAllowedValidators::<Test>::insert(NETUID, 2);
		run_epochs(1);
		assert_eq!(permits(), [0, 1, 2]);
		assert!(!Bonds::<Test>::contains_key(MAIN, 3));
		assert!(!bonds()[2].is_empty());
	})
}

#[test]
fn bonds_in_a_replaced_neuron_should_go_in_null_mode_too() {
	ExtBuilder::with_market().build_and_execute(|| {
		run_epochs(2);
		switch(Null);
		run_epochs(1);
		let before = bonds();
		SubtensorModule::replace_neuron(NETUID, 5, &hot(8, 0));
		assert_ok!(SubtensorModule::bind_hotkey(&hot(8, 0), &cold(8)));
		run_epochs(1);
		let mut expected = before;
		expected.iter_mut().for_each(|row| row.retain(|(to, _)| *to != 5));
		assert_eq!(bonds(), expected);
	})
}

#[test]
fn void_bonds_should_be_dropped_in_null_mode() {
	ExtBuilder::with_market().build_and_execute(|| {
		run_epochs(2);
		switch(Null);
		run_epochs(1);
		run_blocks(1);
		// As if the neuron had been replaced without removing the bonds in it.
		came(NETUID, 4, now());
		run_epochs(1);
		assert!(bonds().iter().flatten().all(|(to, _)| *to != 4));
		assert!(bonds().iter().flatten().any(|(to, _)| *to == 5));
	})
}

#[test]
fn bonds_should_be_kept_when_the_mode_changes() {
	ExtBuilder::with_market().build_and_execute(|| {
		run_epochs(2);
		for mode in [Sigmoid, Yuma, Null, Sigmoid, Null, Yuma] {
			let before = bonds();
			switch(mode);
			assert_eq!(bonds(), before);
			run_epochs(1);
			assert!(bonds().iter().skip(1).take(3).all(|row| !row.is_empty()));
		}
	})
}

#[test]
fn scale_and_loss_should_live_as_long_as_sigmoid_mode() {
	ExtBuilder::with_market().build_and_execute(|| {
		set_mechanisms(2);
		let stored = |number| {
			let index = mechanism(number);
			[
				BondScale::<Test>::contains_key(index),
				SubnetLoss::<Test>::contains_key(index),
				RequiredEdges::<Test>::contains_key(index),
			]
		};
		switch(Sigmoid);
		assert_eq!([stored(0), stored(1)], [[false; 3]; 2]);
		run_epochs(1);
		assert_eq!([stored(0), stored(1)], [[true, true, false]; 2]);
		switch(Null);
		assert_eq!([stored(0), stored(1)], [[false; 3]; 2]);
	})
}

#[test]
fn bonds_should_add_up_under_sigmoid_or_average() {
	let scale_after = |average_bonds| {
		let mut scale = 0;
		ExtBuilder::with_market().build_and_execute(|| {
			let settings = types::SigmoidParameters { average_bonds, ..Default::default() };
			SubtensorModule::set_sigmoid(NETUID, settings);
			switch(Sigmoid);
			run_epochs(9);
			scale = BondScale::<Test>::get(MAIN).unwrap()[4];
		});
		scale
	};
	let one = ganglion_consensus::BOND_UNIT;
	// Nine epochs of half the stake times half its weight.
	assert!(scale_after(false) > 2 * one);
	assert!(scale_after(true) < one / 4);
}

#[test]
fn rho_and_kappa_should_shape_the_sigmoid() {
	let consensus = |rho, kappa| {
		let mut consensus = 0;
		ExtBuilder::with_market().build_and_execute(|| {
			Rho::<Test>::insert(NETUID, rho);
			Kappa::<Test>::insert(NETUID, kappa);
			switch(Sigmoid);
			run_epochs(1);
			// Every validator ranks uid 4.
			consensus = Consensus::<Test>::get(NETUID)[4];
		});
		consensus
	};
	assert_eq!(consensus(0, 32_767), 32_767, "flat");
	assert_eq!(consensus(10, 65_535), 32_767, "one half where trust is kappa");
	assert!(consensus(10, 32_767) > 65_000);
	assert!(consensus(100, 32_767) > consensus(10, 32_767));
}

#[test]
fn liquid_alpha_should_count_under_yuma_3_alone() {
	let bonds_after = |yuma3, liquid, values| {
		let mut stored = vec![];
		ExtBuilder::with_market().build_and_execute(|| {
			Yuma3On::<Test>::insert(NETUID, yuma3);
			LiquidAlphaOn::<Test>::insert(NETUID, liquid);
			AlphaValues::<Test>::insert(NETUID, values);
			run_epochs(2);
			stored = bonds();
		});
		stored
	};
	let (slow, fast) = ((2_000, 3_000), (60_000, 65_000));
	assert_ne!(bonds_after(true, true, slow), bonds_after(true, true, fast));
	assert_eq!(bonds_after(true, false, slow), bonds_after(true, false, fast));
	assert_eq!(bonds_after(false, true, slow), bonds_after(false, true, fast));
}

#[test]
fn failing_epoch_should_leave_bonds_and_loss_as_they_were_in_any_mode() {
	ExtBuilder::with_market().build_and_execute(|| {
		switch(Sigmoid);
		run_epochs(1);
		let state = || (bonds(), BondScale::<Test>::get(MAIN), SubnetLoss::<Test>::get(MAIN));
		let before = state();
		let good = Weights::<Test>::get(MAIN, 1);
		Weights::<Test>::insert(MAIN, 1, row(&[(999, 1)]));
		run_epoch(NETUID);
		assert_announced(Event::EpochSkipped { netuid: NETUID, block: now() });
		assert_eq!(state(), before);
		Weights::<Test>::insert(MAIN, 1, good);
	})
}
