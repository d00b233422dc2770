//! Null mode: no consensus, and frozen bonds.

use ganglion_consensus::Mode;
use ganglion_consensus_test_kit::Subnet;

/// Validators 0 and 1 with stakes 1 : 3 who disagree about servers 2 and 3.
fn disagreement() -> Subnet {
	Subnet::with_stake([100, 300, 0, 0]).in_mode(Mode::Null).weigh(0, [(2, 1)]).weigh(1, [(3, 1)])
}

#[test]
fn consensus_should_be_the_mean_score_by_stake() {
	let out = disagreement().run_epoch();
	assert_eq!(out.consensus, [0, 0, 16_383, 49_151]);
	assert_eq!(out.incentive, [0, 0, 16_383, 49_151]);
}

#[test]
fn consensus_should_count_silence_as_zero_and_incentive_should_not() {
	let out = disagreement().but(|subnet| subnet.weights.retain(|&(i, _), _| i == 0)).run_epoch();
	assert_eq!(out.consensus, [0, 0, 16_383, 0]);
	assert_eq!(out.incentive, [0, 0, 65_535, 0]);
}

#[test]
fn dividends_should_go_by_the_stake_of_those_who_set_weights() {
	assert_eq!(disagreement().run_epoch().dividends, [16_383, 49_151, 0, 0]);
	let one = disagreement().but(|subnet| subnet.weights.retain(|&(i, _), _| i == 0));
	let out = one.run_epoch();
	assert_eq!(
		(out.dividends, out.validator_trust),
		(vec![65_535, 0, 0, 0], vec![65_535, 0, 0, 0])
	);
}

#[test]
fn bonds_should_rest_whoever_holds_them_but_for_the_void_and_the_empty() {
	let subnet = disagreement()
		.bond(0, [(0, 5), (2, 65_535), (3, 0)])
		.bond(2, [(1, 1), (3, 7)])
		.but(|subnet| {
			(subnet.registered[1], subnet.last_step) = (151, 150);
			(subnet.max_validators, subnet.permit[2]) = (1, false);
		});
	let out = subnet.run_epoch();
	assert_eq!(out.permit, [false, true, false, false]);
	let rows: Vec<Vec<_>> = (0..4).map(|i| out.bonds.row(i).collect()).collect();
	assert_eq!(rows, [vec![(0, 5), (2, 65_535)], vec![], vec![(3, 7)], vec![]]);
}

#[test]
fn owner_should_have_no_permit_for_being_the_owner() {
	let subnet = disagreement().but(|subnet| {
		(subnet.owner_uid, subnet.max_validators) = (Some(0), 1);
		subnet.permit[0] = false;
	});
	let out = subnet.run_epoch();
	assert_eq!(out.permit, [false, true, false, false]);
	assert_eq!((out.incentive, out.dividends), (vec![0, 0, 0, 65_535], vec![0, 65_535, 0, 0]));
}

#[test]
fn owner_should_have_the_permit_where_nobody_has_stake() {
	let subnet = disagreement().but(|subnet| {
		(subnet.owner_uid, subnet.max_validators) = (Some(2), 1);
		subnet.stake = vec![0; 4];
	});
	assert_eq!(subnet.run_epoch().permit, [false, false, true, false]);
}

#[test]
fn owner_should_keep_its_stake_and_its_weight_on_itself() {
	let subnet = disagreement().weigh(0, [(0, 3)]).but(|subnet| {
		(subnet.owner_uid, subnet.stake_threshold) = (Some(0), 101);
	});
	let out = subnet.run_epoch();
	assert_eq!(out.stake_weight, [16_383, 49_151, 0, 0]);
	assert_eq!(out.incentive, [12_287, 0, 4_095, 49_151]);
}
