//! Which weights count.

use crate::subnet::Subnet;

/// One validator, uid 0, who weighs uids 1 and 2 alike.
fn one_validator() -> Subnet {
	Subnet::with_stake([100, 0, 0]).weigh(0, [(1, 50), (2, 50)])
}

#[test]
fn weights_should_count_by_their_share_of_the_row() {
	let out = one_validator().weigh(0, [(2, 150)]).run_epoch();
	assert_eq!(out.incentive, [0, 16_383, 49_151]);
	assert_eq!(out.validator_trust, [u16::MAX, 0, 0]);
}

#[test]
fn weights_should_not_count_without_a_permit_from_before() {
	let out = one_validator().but(|subnet| subnet.permit[0] = false).run_epoch();
	assert_eq!((out.incentive, out.validator_trust), (vec![0; 3], vec![0; 3]));
}

#[test]
fn weights_should_count_without_a_permit_when_the_owners() {
	let subnet = one_validator().but(|subnet| {
		subnet.permit[0] = false;
		subnet.owner = Some(0);
	});
	assert_eq!(subnet.run_epoch().incentive, [0, 32_767, 32_767]);
}

#[test]
fn weight_on_oneself_should_not_count() {
	let out = one_validator().weigh(0, [(0, 100)]).run_epoch();
	assert_eq!(out.incentive, [0, 32_767, 32_767]);
}

#[test]
fn weight_on_oneself_should_count_when_the_owners() {
	let out = one_validator().weigh(0, [(0, 100)]).but(|subnet| subnet.owner = Some(0)).run_epoch();
	assert_eq!(out.incentive, [32_767, 16_383, 16_383]);
}

#[test]
fn weight_should_not_count_when_older_than_the_registration() {
	let registered_at =
		|block| one_validator().but(|subnet| subnet.registered[1] = block).run_epoch().incentive;
	assert_eq!(registered_at(99), [0, 32_767, 32_767]);
	assert_eq!(registered_at(100), [0, 0, u16::MAX]);
	assert_eq!(registered_at(101), [0, 0, u16::MAX]);
}

#[test]
fn weight_should_not_count_when_an_open_commit_is_older_than_the_registration() {
	let committed_at = |block| {
		let subnet = one_validator().but(|subnet| {
			subnet.registered[1] = 50;
			subnet.first_commit = Some(vec![block, u64::MAX, u64::MAX]);
		});
		subnet.run_epoch().incentive
	};
	assert_eq!(committed_at(49), [0, 0, u16::MAX]);
	assert_eq!(committed_at(50), [0, 32_767, 32_767]);
	assert_eq!(committed_at(u64::MAX), [0, 32_767, 32_767]);
}

#[test]
fn weights_should_have_no_say_when_the_validator_is_inactive() {
	let subnet =
		Subnet::with_stake([100, 100, 0, 0]).weigh(0, [(2, 1)]).weigh(1, [(3, 1)]).but(|subnet| {
			(subnet.activity_cutoff, subnet.last_update[1]) = (100, 99);
		});
	let out = subnet.run_epoch();
	assert_eq!(out.incentive, [0, 0, u16::MAX, 0]);
	assert_eq!(out.dividends, [u16::MAX, 0, 0, 0]);
	assert_eq!(out.validator_trust, [u16::MAX, 0, 0, 0], "uid 3 is in nobody's consensus");
}
