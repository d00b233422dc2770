//! Bonds of Sigmoid mode: stake times score, accumulated or averaged.

use super::bonds;
use ganglion_consensus::{SigmoidBonds, BOND_UNIT};
use ganglion_consensus_test_kit::{modes, Subnet};

/// Validators 0 and 1 with stakes 1 : 3, servers 2 and 3.
fn two_validators() -> Subnet {
	Subnet::with_stake([100, 300, 0, 0]).in_mode(modes::accumulating())
}

fn scale(subnet: &Subnet) -> Vec<u64> {
	subnet.run_epoch().sigmoid.expect("its rule").bond_scale
}

#[test]
fn bonds_should_add_up_when_accumulating() {
	let subnet = two_validators().weigh(0, [(2, 1)]).weigh(1, [(2, 1)]);
	let first = subnet.run_epoch();
	assert_eq!(bonds(&subnet, 0), [(2, 21_845)]);
	assert_eq!(bonds(&subnet, 1), [(2, 65_535)]);
	assert_eq!(scale(&subnet), [0, 0, BOND_UNIT / 4 * 3, 0]);
	let next = subnet.after(&first);
	assert_eq!(bonds(&next, 0), [(2, 21_845)]);
	assert_eq!(scale(&next), [0, 0, BOND_UNIT / 4 * 6, 0]);
}

#[test]
fn bonds_should_never_decay_when_accumulating() {
	let subnet = two_validators().bond(0, [(2, 65_535)]).bond(1, [(2, 13_107)]);
	let next = subnet.clone().after(&subnet.run_epoch());
	assert_eq!(next.bonds, subnet.bonds);
	assert_eq!(next.bond_scale, Some(vec![0, 0, BOND_UNIT, 0]));
}

#[test]
fn bond_should_be_what_its_scale_says_and_one_without_scales() {
	// The old bonds are worth 1/2 and 1/10, and 1/4 and 3/4 are gained.
	let subnet = two_validators()
		.weigh(0, [(2, 1)])
		.weigh(1, [(2, 1)])
		.bond(0, [(2, 65_535)])
		.bond(1, [(2, 13_107)]);
	let half = subnet.clone().but(|subnet| subnet.bond_scale = Some(vec![BOND_UNIT / 2; 4]));
	assert_eq!(scale(&half)[2], scaled(0.85));
	assert_eq!(bonds(&half, 0), [(2, (65_535.0f64 * 0.75 / 0.85).round() as u16)]);
	let one = subnet.but(|subnet| subnet.bond_scale = None);
	assert_eq!(scale(&one)[2], scaled(1.25));
}

/// In parts of the unit, rounded up.
fn scaled(worth: f64) -> u64 {
	(worth * BOND_UNIT as f64).ceil() as u64
}

#[test]
fn bonds_should_be_a_moving_average_when_so_set() {
	let subnet = two_validators()
		.in_mode(modes::whitepaper(SigmoidBonds::Average { kept: 750_000 }))
		.weigh(1, [(2, 1)])
		.bond(0, [(2, 65_535)]);
	// 3/4 of 1, and 1/4 of 3/4.
	assert_eq!(scale(&subnet)[2], BOND_UNIT / 4 * 3);
	assert_eq!(bonds(&subnet, 0), [(2, 65_535)]);
	assert_eq!(bonds(&subnet, 1), [(2, 16_384)]);
}

#[test]
fn bonds_should_stay_or_go_when_all_or_nothing_is_kept() {
	let with = |kept| {
		let subnet = two_validators()
			.in_mode(modes::whitepaper(SigmoidBonds::Average { kept }))
			.weigh(1, [(2, 1)])
			.bond(0, [(2, 65_535)]);
		(bonds(&subnet, 0), bonds(&subnet, 1), scale(&subnet)[2])
	};
	for kept in [1_000_000, 1_000_001, u64::MAX] {
		assert_eq!(with(kept), (vec![(2, 65_535)], vec![], BOND_UNIT), "{kept}");
	}
	assert_eq!(with(0), (vec![], vec![(2, 65_535)], BOND_UNIT / 4 * 3));
}

#[test]
fn bond_should_be_stored_to_the_nearest_unit_and_not_when_that_is_none() {
	// In parts of the greatest: 1.64, 1.46, .5003 and .4995 units.
	let subnet = |stake| {
		Subnet::with_stake([1, stake, 0])
			.in_mode(modes::accumulating())
			.weigh(0, [(2, 1)])
			.weigh(1, [(2, 1)])
	};
	assert_eq!(bonds(&subnet(40_000), 0), [(2, 2)]);
	assert_eq!(bonds(&subnet(45_000), 0), [(2, 1)]);
	assert_eq!(bonds(&subnet(131_000), 0), [(2, 1)]);
	assert_eq!(bonds(&subnet(131_200), 0), []);
}

#[test]
fn bonds_should_be_in_parts_of_the_greatest_even_if_that_is_not_stored() {
	let subnet = two_validators()
		.weigh(0, [(2, 1)])
		.weigh(1, [(2, 1)])
		.but(|subnet| (subnet.stake[2], subnet.max_validators) = (500, 1))
		.but(|subnet| (subnet.owner_uid, subnet.permit[2]) = (Some(0), false));
	assert_eq!(subnet.run_epoch().permit, [true, false, true, false]);
	assert_eq!((bonds(&subnet, 0), bonds(&subnet, 1)), (vec![(2, 21_845)], vec![]));
	assert_eq!(scale(&subnet)[2], BOND_UNIT / 4 * 3);
}

#[test]
fn scale_should_saturate_when_bonds_are_worth_more_than_it_can_say() {
	let subnet = two_validators()
		.weigh(0, [(2, 1)])
		.bond(0, [(2, 65_535)])
		.but(|subnet| subnet.bond_scale = Some(vec![u64::MAX; 4]));
	assert_eq!(scale(&subnet)[2], u64::MAX);
}

#[test]
fn incentive_should_be_the_dividend_of_a_server_in_which_nobody_holds_bonds() {
	// Old bonds are kept in full, and only uid 3 has any.
	let subnet = two_validators()
		.in_mode(modes::whitepaper(SigmoidBonds::Average { kept: 1_000_000 }))
		.weigh(0, [(2, 1), (3, 1)])
		.weigh(1, [(2, 1), (3, 1)])
		.bond(0, [(3, 1)]);
	let out = subnet.run_epoch();
	assert_eq!(out.incentive, [0, 0, 32_767, 32_767]);
	assert_eq!(out.dividends, [32_767, 0, 32_767, 0]);
}

#[test]
fn dividends_should_go_by_bonds_whoever_holds_them() {
	// Validator 1 is inactive and gains no new bonds, but its old ones earn.
	let subnet = two_validators()
		.weigh(0, [(2, 1)])
		.bond(1, [(2, 65_535)])
		.but(|subnet| (subnet.activity_cutoff, subnet.last_update[1]) = (100, 99));
	assert_eq!(subnet.run_epoch().dividends, [32_767, 32_767, 0, 0]);
}
