//! Yuma 3: a moving average of scores for each pair.

use super::{bonds, two_validators};
use ganglion_consensus_test_kit::Subnet;

#[test]
fn bond_should_move_towards_the_score_by_alpha() {
	let subnet = two_validators().weigh(0, [(2, 1)]).weigh(1, [(2, 1)]);
	assert_eq!(bonds(&subnet, 0), [(2, 6_553)]);
	assert_eq!(bonds(&subnet.clone().bond(0, [(2, 6_553)]), 0), [(2, 12_451)]);
	assert_eq!(bonds(&subnet.yuma(|yuma| yuma.bonds_moving_average = 0), 0), [(2, u16::MAX)]);
}

#[test]
fn bond_should_decay_when_there_is_no_weight() {
	let subnet =
		two_validators().weigh(0, [(2, 1)]).bond(0, [(2, 10_000), (3, 20_000)]).bond(1, [(3, 1)]);
	assert_eq!(bonds(&subnet, 0)[1], (3, 18_000));
	assert_eq!(bonds(&subnet, 1), [], "less than one unit is not stored");
}

#[test]
fn bond_should_stay_when_alpha_is_zero() {
	for moving_average in [1_000_000, 1_000_001, u64::MAX] {
		let subnet = two_validators()
			.weigh(0, [(2, 1)])
			.bond(0, [(2, 1), (3, 12_345)])
			.yuma(|yuma| yuma.bonds_moving_average = moving_average);
		assert_eq!(bonds(&subnet, 0), [(2, 1), (3, 12_345)]);
	}
}

#[test]
fn bond_should_lose_what_the_consensus_cuts_off_by_the_penalty() {
	// Validator 0 gives uid 2 a score of 1; the consensus is one half.
	let subnet = Subnet::with_stake([100, 300, 0, 0])
		.weigh(0, [(2, 1)])
		.weigh(1, [(2, 1), (3, 1)])
		.yuma(|yuma| yuma.bonds_moving_average = 0);
	let with_penalty = |beta| bonds(&subnet.clone().yuma(|yuma| yuma.bonds_penalty = beta), 0);
	assert_eq!(with_penalty(u16::MAX), [(2, 32_767)]);
	assert_eq!(with_penalty(0), [(2, u16::MAX)]);
	assert_eq!(with_penalty(13_107), [(2, 58_981)]);
}

#[test]
fn bonds_should_be_stored_for_the_permitted_only() {
	let subnet = Subnet::with_stake([100, 90, 0])
		.bond(0, [(2, 10_000)])
		.bond(1, [(2, 10_000)])
		.but(|subnet| {
			subnet.max_validators = 1;
		});
	assert_eq!((bonds(&subnet, 0), bonds(&subnet, 1)), (vec![(2, 9_000)], vec![]));
}

#[test]
fn dividends_should_go_by_bonds_in_those_who_earn() {
	let subnet = two_validators()
		.weigh(0, [(2, 1)])
		.weigh(1, [(2, 1)])
		.bond(0, [(2, 30_000)])
		.bond(1, [(3, 65_535)]);
	// New bonds in uid 2: .1 + .9 * 30000 / 65535 and .1.
	let (first, second) = (6_553.5 + 27_000.0, 6_553.5);
	let out = subnet.run_epoch();
	assert_eq!(
		out.dividends[..2],
		[first, second].map(|bond| (65_535.0 * bond / (first + second)) as u16)
	);
}

#[test]
fn dividends_should_go_by_stake_when_bonds_are_equal() {
	let out = Subnet::with_stake([100, 300, 0]).weigh(0, [(2, 1)]).weigh(1, [(2, 9)]).run_epoch();
	assert_eq!(out.dividends, [16_383, 49_151, 0]);
}

#[test]
fn dividends_should_be_precise_when_a_small_stake_earns_as_much_as_a_great_one() {
	// Validator 0 has all bonds in the server that validator 1 ranks, and the reverse.
	let subnet = Subnet::with_stake([3, u64::MAX, 0, 0])
		.weigh(0, [(2, 1)])
		.weigh(1, [(3, 1)])
		.bond(0, [(3, 1)])
		.bond(1, [(2, 1)])
		.yuma(|yuma| (yuma.kappa, yuma.bonds_moving_average) = (0, 1_000_000));
	assert_eq!(subnet.run_epoch().dividends, [32_767, 32_767, 0, 0]);
}

#[test]
fn dividends_should_be_precise_when_an_inactive_validator_holds_almost_all_bonds() {
	// The voters' new bonds are a millionth of a score; the inactive one's are 1.
	let subnet = Subnet::with_stake([100, 300, 500, 0, 0])
		.weigh(0, [(3, 1), (4, 65_534)])
		.weigh(1, [(3, 1), (4, 65_534)])
		.bond(2, [(3, 65_535), (4, 65_535)])
		.yuma(|yuma| yuma.bonds_moving_average = 999_999)
		.but(|subnet| (subnet.activity_cutoff, subnet.last_update[2]) = (100, 1));
	let out = subnet.run_epoch();
	assert_eq!(out.dividends, [16_383, 49_151, 0, 0, 0]);
	assert_eq!(bonds(&subnet, 2), [(3, 65_534), (4, 65_534)]);
}
