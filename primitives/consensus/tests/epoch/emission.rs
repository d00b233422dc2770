//! The payment of the pots. Every test asserts of every epoch that the pots are paid out to the
//! last unit.

use ganglion_consensus_test_kit::{modes, Subnet};

/// Two validators with stakes 1 : 2 who agree that three servers are equal.
fn market() -> Subnet {
	let servers = [(2, 1), (3, 1), (4, 1)];
	Subnet::with_stake([100, 200, 0, 0, 0]).weigh(0, servers).weigh(1, servers)
}

fn pots(server: u64, validator: u64) -> impl FnOnce(&mut Subnet) {
	move |subnet| (subnet.server_emission, subnet.validator_emission) = (server, validator)
}

#[test]
fn pots_should_be_split_by_incentive_and_by_dividends() {
	let out = market().but(pots(300, 600)).run_epoch();
	assert_eq!(out.server_emission, [0, 0, 100, 100, 100]);
	assert_eq!(out.validator_emission, [200, 400, 0, 0, 0]);
}

#[test]
fn last_units_should_go_to_the_lower_uids_when_remainders_are_equal() {
	assert_eq!(market().but(pots(302, 0)).run_epoch().server_emission, [0, 0, 101, 101, 100]);
}

#[test]
fn last_units_should_go_to_the_greatest_remainders() {
	// 1/3 and 2/3 of 100: 33.3 and 66.7.
	assert_eq!(market().but(pots(0, 100)).run_epoch().validator_emission[..2], [33, 67]);
}

#[test]
fn pots_should_be_paid_out_when_they_are_all_a_u64_can_hold() {
	let out = market().but(pots(0, u64::MAX)).run_epoch();
	assert!(out.validator_emission[0].abs_diff(u64::MAX / 3) <= 16);
	let out = market().but(pots(u64::MAX, 0)).run_epoch();
	assert_eq!(out.server_emission[2..], [u64::MAX / 3; 3]);
}

#[test]
fn nothing_should_be_paid_when_pots_are_empty() {
	let out = market().but(pots(0, 0)).run_epoch();
	assert_eq!((out.server_emission, out.validator_emission), (vec![0; 5], vec![0; 5]));
}

#[test]
fn all_should_go_by_voting_stake_when_there_are_no_weights() {
	let subnet = Subnet::with_stake([100, 200, 700])
		.but(pots(400, 500))
		.but(|subnet| subnet.permit[2] = false);
	let out = subnet.run_epoch();
	assert_eq!((out.server_emission, out.validator_emission), (vec![0; 3], vec![300, 600, 0]));
}

#[test]
fn all_should_go_by_stake_when_all_are_inactive() {
	let subnet = market().but(pots(400, 500)).but(|subnet| subnet.activity_cutoff = 1);
	let out = subnet.run_epoch();
	assert_eq!(
		(out.server_emission, out.validator_emission),
		(vec![0; 5], vec![300, 600, 0, 0, 0])
	);
}

#[test]
fn all_should_be_unassigned_when_there_is_no_stake() {
	for (name, mode) in modes::all() {
		let subnet = market().in_mode(mode).but(pots(400, 500));
		let out = subnet.but(|subnet| subnet.stake.fill(0)).run_epoch();
		assert_eq!(out.unassigned, 900, "{name}");
		assert_eq!((out.incentive, out.dividends), (vec![0; 5], vec![0; 5]), "{name}");
	}
}

#[test]
fn all_should_go_by_voting_stake_when_nobody_is_in_consensus() {
	// Each third of the stake ranks another server.
	let subnet = Subnet::with_stake([100, 100, 100, 0, 0, 0])
		.weigh(0, [(3, 1)])
		.weigh(1, [(4, 1)])
		.weigh(2, [(5, 1)])
		.but(pots(400, 500));
	for mode in [modes::YUMA_3, modes::LIQUID, modes::YUMA_2] {
		let out = subnet.clone().in_mode(mode).run_epoch();
		assert_eq!((&out.consensus, &out.incentive), (&vec![0; 6], &vec![0; 6]));
		assert_eq!(out.validator_trust, [0; 6]);
		assert_eq!(out.validator_emission, [300, 300, 300, 0, 0, 0]);
	}
}

#[test]
fn bonds_should_earn_nothing_when_nobody_is_ranked() {
	let subnet = Subnet::with_stake([100, 300, 0]).bond(0, [(2, 65_535)]).but(pots(400, 400));
	for (name, mode) in modes::all() {
		let out = subnet.clone().in_mode(mode).run_epoch();
		assert_eq!(out.validator_emission, [200, 600, 0], "{name}: by stake, bonds earn nothing");
		assert_eq!(out.server_emission, [0; 3], "{name}");
	}
}

#[test]
fn servers_should_get_both_pots_when_nobody_has_dividends() {
	// A voter has no bonds if alpha is zero and none were stored.
	let out =
		market().but(pots(400, 500)).yuma(|yuma| yuma.bonds_moving_average = 1_000_000).run_epoch();
	assert_eq!(
		(out.server_emission, out.validator_emission),
		(vec![0, 0, 300, 300, 300], vec![0; 5])
	);
}

#[test]
fn epoch_should_be_empty_when_there_are_no_uids() {
	for (name, mode) in modes::all() {
		let out = Subnet::with_stake([]).in_mode(mode).but(pots(1, 2)).run_epoch();
		assert_eq!((out.unassigned, out.permit.len()), (3, 0), "{name}");
	}
}

#[test]
fn single_uid_should_get_everything_when_it_has_stake() {
	for (name, mode) in modes::all() {
		let single = Subnet::with_stake([1]).in_mode(mode).weigh(0, [(0, 1)]).but(pots(1, 2));
		let paid = |subnet: &Subnet| {
			let out = subnet.run_epoch();
			(out.server_emission[0], out.validator_emission[0], out.unassigned)
		};
		assert_eq!(paid(&single), (0, 3, 0), "{name}: nobody is ranked");
		let owner = single.but(|subnet| subnet.owner_uid = Some(0));
		assert_eq!(paid(&owner), (1, 2, 0), "{name}: it ranks itself");
	}
}
