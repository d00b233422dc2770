//! The weights that count, in every mode.

use ganglion_consensus::Mode;
use ganglion_consensus_test_kit::{modes, Subnet};

/// One validator, uid 0, who weighs uids 1 and 2 alike.
fn one_validator() -> Subnet {
	Subnet::with_stake([100, 0, 0]).weigh(0, [(1, 50), (2, 50)])
}

/// The incentive of each uid; the same in every mode if all validators agree.
fn incentive(subnet: &Subnet) -> Vec<u16> {
	let incentive = |mode| subnet.clone().in_mode(mode).run_epoch().incentive;
	let expected = incentive(modes::YUMA_3);
	for (name, mode) in modes::all() {
		assert_eq!(incentive(mode), expected, "{name}");
	}
	expected
}

#[test]
fn weights_should_count_by_their_share_of_the_row() {
	let subnet = one_validator().weigh(0, [(2, 150)]);
	assert_eq!(incentive(&subnet), [0, 16_383, 49_151]);
	assert_eq!(subnet.run_epoch().validator_trust, [u16::MAX, 0, 0]);
}

#[test]
fn weights_should_not_count_without_a_permit_from_before() {
	let subnet = one_validator().but(|subnet| subnet.permit[0] = false);
	assert_eq!(incentive(&subnet), [0; 3]);
	assert_eq!(subnet.run_epoch().validator_trust, [0; 3]);
}

#[test]
fn weights_should_count_without_a_permit_when_the_owners_but_not_in_null() {
	let subnet = one_validator().but(|subnet| {
		subnet.permit[0] = false;
		subnet.owner_uid = Some(0);
	});
	for (name, mode) in modes::all() {
		let expected = if mode == Mode::Null { [0; 3] } else { [0, 32_767, 32_767] };
		assert_eq!(subnet.clone().in_mode(mode).run_epoch().incentive, expected, "{name}");
	}
}

#[test]
fn weight_on_oneself_should_not_count() {
	assert_eq!(incentive(&one_validator().weigh(0, [(0, 100)])), [0, 32_767, 32_767]);
}

#[test]
fn weight_on_oneself_should_count_when_the_owners() {
	let subnet = one_validator().weigh(0, [(0, 100)]).but(|subnet| subnet.owner_uid = Some(0));
	assert_eq!(incentive(&subnet), [32_767, 16_383, 16_383]);
}

#[test]
fn weight_should_not_count_when_older_than_the_registration_or_as_old() {
	let registered_at =
		|block| incentive(&one_validator().but(|subnet| subnet.registered[1] = block));
	assert_eq!(registered_at(99), [0, 32_767, 32_767]);
	assert_eq!(registered_at(100), [0, 0, u16::MAX], "set in the block of the registration");
	assert_eq!(registered_at(101), [0, 0, u16::MAX]);
}

#[test]
fn weight_should_not_count_when_an_open_commit_is_older_than_the_registration() {
	let committed_at = |block| {
		incentive(&one_validator().but(|subnet| {
			subnet.registered[1] = 50;
			subnet.first_commit = Some(vec![block, u64::MAX, u64::MAX]);
		}))
	};
	assert_eq!(committed_at(49), [0, 0, u16::MAX]);
	assert_eq!(committed_at(50), [0, 32_767, 32_767], "committed in the block of the registration");
	assert_eq!(committed_at(u64::MAX), [0, 32_767, 32_767], "nothing committed");
}

#[test]
fn weight_should_not_count_when_registered_in_the_last_block_there_is() {
	// No weight can be set or committed after that.
	let subnet = one_validator().but(|subnet| {
		(subnet.registered[1], subnet.last_update[0]) = (u64::MAX, u64::MAX);
		subnet.first_commit = Some(vec![u64::MAX; 3]);
	});
	assert_eq!(incentive(&subnet), [0, 0, u16::MAX]);
}

#[test]
fn weights_should_have_no_say_when_the_validator_is_inactive() {
	let subnet =
		Subnet::with_stake([100, 100, 0, 0]).weigh(0, [(2, 1)]).weigh(1, [(3, 1)]).but(|subnet| {
			(subnet.activity_cutoff, subnet.last_update[1]) = (100, 99);
		});
	let out = subnet.run_epoch();
	assert_eq!(incentive(&subnet), [0, 0, u16::MAX, 0]);
	assert_eq!(out.dividends, [u16::MAX, 0, 0, 0]);
	assert_eq!(out.validator_trust, [u16::MAX, 0, 0, 0], "uid 3 is in nobody's consensus");
}

#[test]
fn row_should_be_empty_when_all_its_weights_are_dropped() {
	// On oneself, on a newcomer, and a zero.
	let subnet = Subnet::with_stake([100, 100, 0, 0])
		.weigh(0, [(0, 7), (2, 7), (3, 0)])
		.weigh(1, [(3, 1)])
		.but(|subnet| subnet.registered[2] = 150);
	for (name, mode) in modes::all() {
		let subnet = subnet.clone().in_mode(mode);
		let empty = subnet.clone().but(|subnet| subnet.weights.retain(|&(i, _), _| i != 0));
		let out = subnet.run_epoch();
		assert_eq!(out, empty.run_epoch(), "{name}");
		assert_eq!(out.validator_trust[0], 0, "{name}");
	}
}

#[test]
fn row_should_count_as_silence_when_empty() {
	// Half of the stake sets no weights. Under Yuma it votes for a consensus of zero; in other
	// modes it does not affect the payment.
	let subnet = Subnet::with_stake([100, 100, 0]).weigh(0, [(2, 1)]);
	assert_eq!(incentive(&subnet), [0, 0, u16::MAX]);
	let stricter = subnet.clone().yuma(|yuma| yuma.kappa = 32_768);
	assert_eq!(stricter.run_epoch().incentive, [0; 3]);
	let null = subnet.in_mode(Mode::Null).run_epoch();
	assert_eq!((null.consensus[2], null.incentive[2]), (32_767, u16::MAX));
}
