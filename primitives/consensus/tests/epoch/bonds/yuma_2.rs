//! Yuma 2: shares of a server, stored in parts of its greatest.

use super::bonds;
use ganglion_consensus_test_kit::{modes, Subnet};

/// Validators 0 and 1 with stakes 1 : 4, servers 2 and 3.
fn two_validators() -> Subnet {
	Subnet::with_stake([100, 400, 0, 0]).in_mode(modes::YUMA_2)
}

#[test]
fn bonds_should_be_won_by_stake_times_score() {
	let subnet = two_validators().weigh(0, [(2, 1), (3, 1)]).weigh(1, [(2, 1), (3, 1)]);
	assert_eq!(bonds(&subnet, 0), [(2, 16_383), (3, 16_383)]);
	assert_eq!(bonds(&subnet, 1), [(2, 65_535), (3, 65_535)]);
	// 1 * 3/4 against 4 * 1/4, and 1 * 1/4 against 4 * 3/4.
	let subnet = two_validators().weigh(0, [(2, 3), (3, 1)]).weigh(1, [(2, 1), (3, 3)]);
	assert_eq!(bonds(&subnet.yuma(|yuma| yuma.kappa = 0), 0), [(2, 49_151), (3, 5_461)]);
}

#[test]
fn bond_should_be_the_mean_of_old_and_new_shares_by_alpha() {
	// Old shares 3/4 and 1/4, new ones 1/5 and 4/5, alpha 1/10.
	let subnet = two_validators()
		.weigh(0, [(2, 1)])
		.weigh(1, [(2, 1)])
		.bond(0, [(2, 60_000)])
		.bond(1, [(2, 20_000)]);
	let greatest = 0.9 * 0.75 + 0.1 * 0.2;
	assert_eq!(bonds(&subnet, 0), [(2, 65_535)]);
	assert_eq!(bonds(&subnet, 1), [(2, (65_535.0 * (1.0 - greatest) / greatest) as u16)]);
}

#[test]
fn bonds_should_keep_their_shares_when_no_weights_are_set() {
	let subnet = two_validators().bond(0, [(2, 10_000)]).bond(1, [(2, 40_000), (3, 1)]);
	assert_eq!(bonds(&subnet, 0), [(2, 16_383)]);
	assert_eq!(bonds(&subnet, 1), [(2, 65_535), (3, 65_535)]);
}

#[test]
fn bond_should_be_all_new_when_the_server_had_none() {
	// The server has no valid old bonds of which nine tenths could be kept.
	let subnet = two_validators().weigh(0, [(2, 1)]).weigh(1, [(2, 1)]);
	let fast = subnet.clone().yuma(|yuma| yuma.bonds_moving_average = 0);
	assert_eq!(bonds(&subnet, 0), bonds(&fast, 0));
}

#[test]
fn bonds_should_be_in_parts_of_the_greatest_even_if_that_is_not_stored() {
	let subnet = two_validators()
		.weigh(0, [(2, 1)])
		.weigh(1, [(2, 1)])
		.but(|subnet| (subnet.stake[2], subnet.max_validators) = (500, 1))
		.but(|subnet| subnet.permit[2] = false);
	assert_eq!(subnet.run_epoch().permit, [false, false, true, false]);
	let one_stays = subnet.but(|subnet| subnet.owner_uid = Some(0));
	assert_eq!(one_stays.run_epoch().permit, [true, false, true, false]);
	assert_eq!(bonds(&one_stays, 0), [(2, 16_383)]);
	assert_eq!(bonds(&one_stays, 1), []);
}

#[test]
fn bonds_should_earn_when_their_holder_is_inactive() {
	// Shares are of the server, whoever holds them; under Yuma 3 the inactive earn nothing.
	let subnet = two_validators()
		.weigh(0, [(2, 1)])
		.bond(0, [(2, 10_000)])
		.bond(1, [(2, 10_000)])
		.but(|subnet| (subnet.activity_cutoff, subnet.last_update[1]) = (100, 99));
	// .9 * .5 + .1 and .9 * .5.
	assert_eq!(subnet.run_epoch().dividends, [36_044, 29_490, 0, 0]);
	assert_eq!(subnet.in_mode(modes::YUMA_3).run_epoch().dividends, [65_535, 0, 0, 0]);
}

#[test]
fn dividends_should_be_lost_where_nobody_holds_bonds() {
	// Alpha is zero, and only uid 3 has bonds from before.
	let subnet = two_validators()
		.weigh(0, [(2, 1), (3, 1)])
		.weigh(1, [(2, 1), (3, 1)])
		.bond(0, [(3, 1)])
		.yuma(|yuma| yuma.bonds_moving_average = 1_000_000);
	let out = subnet.run_epoch();
	assert_eq!(out.incentive, [0, 0, 32_767, 32_767]);
	assert_eq!(out.dividends, [65_535, 0, 0, 0]);
	let none = subnet.but(|subnet| subnet.bonds.clear());
	assert_eq!(none.run_epoch().dividends, [0; 4]);
}

#[test]
fn bond_should_be_precise_when_stake_and_score_are_as_small_as_can_be() {
	// Alone in its server, the least stake with the least score holds all of it.
	let subnet = Subnet::with_stake([1, u64::MAX, 0, 0])
		.in_mode(modes::YUMA_2)
		.weigh(0, [(2, 1), (3, 65_535)])
		.weigh(1, [(3, 65_535)])
		.yuma(|yuma| yuma.bonds_penalty = 0);
	assert_eq!(bonds(&subnet, 0), [(2, 65_535)]);
	assert_eq!(bonds(&subnet, 1), [(3, 65_535)]);
}
