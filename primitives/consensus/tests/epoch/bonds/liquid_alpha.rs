//! Liquid alpha: the alpha of a bond depends on its distance.

use super::{bonds, two_validators};
use crate::{
	exactness::assert_within_one_unit,
	oracle::{
		exponential::sigmoid,
		number::{int, part, ratio, to_u16, Q},
	},
};
use ganglion_consensus_test_kit::{modes, Subnet};

/// Validator 0 gives uid 2 this score, and the consensus on it is 1/5.
fn buyer(score: u16) -> Subnet {
	Subnet::with_stake([100, 300, 0, 0])
		.in_mode(modes::LIQUID)
		.weigh(0, [(2, score), (3, 10 - score)])
		.weigh(1, [(2, 2), (3, 8)])
		.yuma(|yuma| yuma.bonds_penalty = 0)
}

/// Alpha by the formula, at this distance in tenths.
fn alpha(tenths: i16) -> Q {
	let settings = modes::LIQUID_ALPHA;
	let (low, high) = (part(settings.low), part(settings.high));
	let steepness = ratio(settings.steepness, 100);
	&low + (high - &low) * sigmoid(&(steepness * (ratio(tenths, 10) - ratio(1, 2))))
}

#[test]
fn bond_should_be_bought_by_how_far_the_score_is_above_the_consensus() {
	for (score, distance) in [(2, 0), (5, 3), (9, 7)] {
		let exact = to_u16(&(alpha(distance) * ratio(score, 10)));
		assert_eq!(bonds(&buyer(score), 0)[0], (2, exact), "{score}");
	}
}

#[test]
fn bond_should_be_bought_at_no_distance_when_the_score_is_below_the_consensus() {
	let exact = to_u16(&(alpha(0) * ratio(1, 10)));
	assert_eq!(bonds(&buyer(1), 0)[0], (2, exact));
}

#[test]
fn bond_should_be_sold_by_how_far_it_is_above_the_score() {
	// A bond of 4/5 (52428 of 65535) and a score of 1/5.
	let subnet = buyer(2).bond(0, [(2, 52_428)]);
	let alpha = alpha(6);
	let exact = to_u16(&((int(1) - &alpha) * ratio(4, 5) + alpha * ratio(1, 5)));
	assert_eq!(bonds(&subnet, 0)[0], (2, exact));
}

#[test]
fn bond_should_decay_when_there_is_no_weight() {
	let subnet = buyer(2).but(|subnet| subnet.weights.retain(|&(i, _), _| i == 1));
	let subnet = subnet.bond(0, [(2, 52_428)]);
	let exact = to_u16(&((int(1) - alpha(8)) * ratio(4, 5)));
	assert_eq!(bonds(&subnet, 0), [(2, exact)]);
}

#[test]
fn bond_should_stay_when_the_score_is_equal_to_it() {
	// That counts as buying: the distance is 1/5 above the consensus, not zero. But there is
	// nothing to buy, so a bond cannot jump by the side on which equality counts.
	for steepness in [0, 1_000, i16::MIN, i16::MAX] {
		let subnet = buyer(4)
			.bond(0, [(2, 26_214), (3, 39_321)])
			.liquid_alpha(|liquid| liquid.steepness = steepness);
		let now: Vec<u16> = bonds(&subnet, 0).into_iter().map(|(_, bond)| bond).collect();
		assert_within_one_unit("bonds", &now, [26_214, 39_321]);
	}
}

#[test]
fn bond_should_move_as_if_alpha_were_fixed_when_low_is_high() {
	let fixed = buyer(5).bond(0, [(2, 1), (3, 65_535)]).yuma(|yuma| {
		yuma.bonds = modes::YUMA_3_BONDS;
		yuma.bonds_moving_average = 800_000;
	});
	let liquid = buyer(5)
		.bond(0, [(2, 1), (3, 65_535)])
		.liquid_alpha(|liquid| (liquid.low, liquid.high) = (13_107, 13_107));
	assert_eq!(bonds(&fixed, 0), bonds(&liquid, 0));
}

#[test]
fn bond_should_move_at_the_mean_when_the_curve_is_flat() {
	let flat = buyer(3).liquid_alpha(|liquid| {
		(liquid.low, liquid.high, liquid.steepness) = (13_107, 39_321, 0);
	});
	// Alpha is 2/5, and 2/5 of 3/10 of 65535 is 7864.2.
	assert_eq!(bonds(&flat, 0)[0], (2, 7_864));
}

#[test]
fn alpha_should_fall_with_distance_when_the_steepness_is_negative() {
	let negative = |score| {
		let subnet = buyer(score).liquid_alpha(|liquid| liquid.steepness = -1_000);
		bonds(&subnet, 0)[0].1
	};
	// At 7/10 the curve has the value of its mirror image at 3/10.
	let mirrored = |tenths: i16, score| to_u16(&(alpha(10 - tenths) * ratio(score, 10)));
	assert_eq!((negative(9), negative(5)), (mirrored(7, 9), mirrored(3, 5)));
}

#[test]
fn alpha_should_be_the_fixed_one_when_nothing_is_in_consensus() {
	// Each half of the stake ranks another server, and half is not enough.
	let subnet = two_validators()
		.in_mode(modes::LIQUID)
		.weigh(0, [(2, 1)])
		.weigh(1, [(3, 1)])
		.yuma(|yuma| (yuma.kappa, yuma.bonds_penalty) = (40_000, 0));
	assert_eq!(subnet.run_epoch().consensus, [0; 4]);
	assert_eq!(bonds(&subnet, 0), [(2, 6_553)]);
}

#[test]
fn bond_should_be_one_when_score_and_bond_are() {
	// Alpha and its complement may not add up to more than one.
	for (low, high, steepness) in [(0, 9_709, 0), (1, 1_052, 0), (0, 65_535, 1_234), (7, 7, -1)] {
		let subnet = Subnet::with_stake([1, 0])
			.in_mode(modes::LIQUID)
			.weigh(0, [(1, 1)])
			.bond(0, [(1, 65_535)])
			.liquid_alpha(|liquid| {
				(liquid.low, liquid.high, liquid.steepness) = (low, high, steepness);
			});
		assert_eq!(bonds(&subnet, 0), [(1, 65_535)], "{low} {high} {steepness}");
	}
}
