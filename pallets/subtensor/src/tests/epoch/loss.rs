//! The loss of the sigmoid consensus, and the edges that it requires.

use crate::tests::{epoch::replay::run_announced_epoch, mock::*};
use crate::{
	hyperparameters::SubnetSetting,
	types::{EpochConsensus, SigmoidParameters},
	*,
};
use frame_support::assert_ok;

/// Each validator ranks another miner, so that no miner has the trust of half the stake.
fn scatter() {
	for (person, uid) in [(2, 4), (3, 5), (4, 6)] {
		set_weights(person, NETUID, &[(uid, 1)]);
	}
}

/// All validators rank the same miners.
fn agree() {
	for person in 2..=4 {
		set_weights(person, NETUID, &[(4, 1), (5, 1), (6, 1)]);
	}
}

fn sigmoid(settings: SigmoidParameters, test: impl FnOnce()) {
	ExtBuilder::with_market().build_and_execute(|| {
		Kappa::<Test>::insert(NETUID, 39_321);
		SubtensorModule::set_sigmoid(NETUID, settings);
		SubtensorModule::set_epoch_consensus(NETUID, EpochConsensus::Sigmoid);
		test()
	})
}

fn peg(peg_step: u16, peg_cap: u16) -> SigmoidParameters {
	SigmoidParameters { peg_step, peg_cap, ..Default::default() }
}

fn loss() -> i64 {
	SubnetLoss::<Test>::get(MAIN).unwrap()
}

fn required() -> u16 {
	RequiredEdges::<Test>::get(MAIN)
}

#[test]
fn loss_should_be_published_with_every_epoch() {
	sigmoid(peg(0, 0), || {
		agree();
		run_announced_epoch();
		assert!(loss() < 0);
		let announced = Event::EpochLoss { netuid: MAIN, loss: loss(), required_edges: 0 };
		assert_announced(announced);
		scatter();
		run_announced_epoch();
		assert!(loss() > 0, "no miner has the trust of three fifths of the stake: {}", loss());
		assert_announced(Event::EpochLoss { netuid: MAIN, loss: loss(), required_edges: 0 });
	})
}

#[test]
fn peg_should_rise_to_its_cap_and_fall_again() {
	sigmoid(peg(2, 5), || {
		scatter();
		for expected in [2, 4, 5, 5] {
			run_announced_epoch();
			assert_eq!(required(), expected);
		}
		let row: Vec<(u16, u16)> = (0..7).map(|uid| (uid, 1)).collect();
		for person in 2..=4 {
			set_weights(person, NETUID, &row);
		}
		for expected in [4, 3, 2, 1, 0, 0] {
			run_announced_epoch();
			assert!(loss() < 0);
			assert_eq!(required(), expected);
		}
		assert!(!RequiredEdges::<Test>::contains_key(MAIN), "zero is not stored");
	})
}

#[test]
fn weights_should_have_the_edges_that_are_asked_for() {
	sigmoid(peg(2, 3), || {
		scatter();
		run_announced_epoch();
		run_announced_epoch();
		assert_eq!(required(), 3);
		let say = |row: &[(u16, u16)]| set_mechanism_weights(2, NETUID, 0, row);
		assert_noop!(say(&[(4, 1), (5, 1)]), Error::<Test>::TooFewEdges);
		assert_noop!(say(&[(4, 1), (5, 1), (6, 0)]), Error::<Test>::TooFewEdges);
		assert_noop!(say(&[(4, 0)]), Error::<Test>::TooFewEdges);
		assert_noop!(say(&[(1, 1), (4, 1), (5, 1)]), Error::<Test>::TooFewEdges);
		assert_ok!(say(&[(4, 1), (5, 1), (6, 1)]));
		assert_ok!(say(&[(1, 1)]));
		// Without a trust floor, a tiny weight is an edge.
		assert_ok!(say(&[(2, 1), (5, 1), (6, 65_535)]));
	})
}

#[test]
fn dust_should_be_no_edge_above_the_floor() {
	let settings = SigmoidParameters { trust_floor: 32_768, ..peg(3, 3) };
	sigmoid(settings, || {
		scatter();
		run_announced_epoch();
		assert_eq!(required(), 3);
		let say = |row: &[(u16, u16)]| set_mechanism_weights(2, NETUID, 0, row);
		assert_noop!(say(&[(4, 1), (5, 100), (6, 100)]), Error::<Test>::TooFewEdges);
		assert_ok!(say(&[(4, 60), (5, 100), (6, 100)]));
	})
}

#[test]
fn owners_word_on_itself_should_be_an_edge() {
	sigmoid(peg(2, 2), || {
		scatter();
		run_announced_epoch();
		assert_ok!(set_mechanism_weights(OWNER, NETUID, 0, &[(0, 1), (4, 1)]));
		assert_noop!(
			set_mechanism_weights(2, NETUID, 0, &[(1, 1), (4, 1)]),
			Error::<Test>::TooFewEdges
		);
	})
}

#[test]
fn no_more_edges_should_be_asked_for_than_there_are_others() {
	sigmoid(peg(100, 100), || {
		scatter();
		run_announced_epoch();
		assert_eq!(required(), 100);
		let row: Vec<(u16, u16)> = (0..7).filter(|uid| *uid != 1).map(|uid| (uid, 1)).collect();
		assert_noop!(set_mechanism_weights(2, NETUID, 0, &row[1..]), Error::<Test>::TooFewEdges);
		assert_ok!(set_mechanism_weights(2, NETUID, 0, &row));
	})
}

#[test]
fn edges_should_be_asked_for_mechanism_by_mechanism() {
	sigmoid(peg(2, 2), || {
		set_mechanisms(2);
		scatter();
		for person in 2..=4 {
			assert_ok!(set_mechanism_weights(person, NETUID, 1, &[(4, 1)]));
		}
		run_announced_epoch();
		assert_eq!([0, 1].map(|n| RequiredEdges::<Test>::get(mechanism(n))), [2, 0]);
		let say = |number| set_mechanism_weights(2, NETUID, number, &[(4, 1)]);
		assert_noop!(say(0), Error::<Test>::TooFewEdges);
		assert_ok!(say(1));
	})
}

#[test]
fn new_settings_should_lower_what_is_asked_for_at_once() {
	sigmoid(peg(5, 5), || {
		scatter();
		run_announced_epoch();
		assert_eq!(required(), 5);
		let set = |settings| {
			SigmoidSettings::<Test>::store(NETUID, settings);
			assert_announced(Event::SigmoidSettingsSet(NETUID, settings));
			assert_eq!(SigmoidSettings::<Test>::get(NETUID), settings);
			required()
		};
		assert_eq!(set(peg(1, 9)), 5);
		assert_eq!(set(peg(1, 3)), 3);
		assert_eq!(set(peg(0, 3)), 0, "a peg without step is off");
		run_announced_epoch();
		assert_eq!(required(), 0);
	})
}

#[test]
fn nothing_should_be_asked_for_outside_sigmoid() {
	sigmoid(peg(5, 5), || {
		scatter();
		run_announced_epoch();
		assert_eq!(required(), 5);
		SubtensorModule::set_epoch_consensus(NETUID, EpochConsensus::Yuma);
		assert_eq!(required(), 0);
		assert_ok!(set_mechanism_weights(2, NETUID, 0, &[(4, 1)]));
		run_announced_epoch();
		assert_eq!(SubnetLoss::<Test>::get(MAIN), None);
		assert!(!events().iter().any(|event| matches!(event, Event::EpochLoss { .. })));
	})
}

#[test]
fn trust_floor_should_close_the_dust_hole_on_the_chain() {
	let incentive_with = |trust_floor| {
		let mut paid = 0;
		let settings = SigmoidParameters { trust_floor, ..Default::default() };
		sigmoid(settings, || {
			// Validator 2 ranks uid 6 alone; the others give it a tiny weight.
			set_weights(2, NETUID, &[(6, 1)]);
			for person in [3, 4] {
				set_weights(person, NETUID, &[(4, 65_535), (5, 65_535), (6, 1)]);
			}
			run_announced_epoch();
			paid = Incentive::<Test>::get(MAIN)[6];
		});
		paid
	};
	let (open, closed) = (incentive_with(0), incentive_with(6_554));
	assert_eq!(closed, 32_767, "as much as its rank, no more trusted than the others");
	assert!(open > 50_000, "{open}: without a floor a tiny weight is full trust");
}
