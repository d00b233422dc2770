//! Activity, the threshold, stake shares and permits.

use ganglion_consensus_test_kit::Subnet;

#[test]
fn uid_should_be_active_until_the_cutoff_has_passed() {
	let subnet = Subnet::with_stake([1, 1, 1]).but(|subnet| {
		(subnet.block, subnet.activity_cutoff) = (1_000, 100);
		subnet.last_update = vec![899, 900, 1_000];
	});
	assert_eq!(subnet.run_epoch().active, [false, true, true]);
}

#[test]
fn uid_should_be_active_when_the_cutoff_lies_beyond_the_last_block_there_is() {
	let subnet = Subnet::with_stake([1])
		.but(|subnet| (subnet.block, subnet.activity_cutoff) = (u64::MAX, u64::MAX));
	assert_eq!(subnet.run_epoch().active, [true]);
}

#[test]
fn stake_should_count_as_none_when_below_the_threshold() {
	let subnet = Subnet::with_stake([99, 100, 300]).but(|subnet| subnet.stake_threshold = 100);
	assert_eq!(subnet.run_epoch().stake_weight, [0, 16_383, 49_151]);
}

#[test]
fn stake_should_count_when_below_the_threshold_but_the_owners() {
	let subnet = Subnet::with_stake([100, 100, 300]).but(|subnet| {
		subnet.stake_threshold = 200;
		subnet.owner_uid = Some(0);
	});
	assert_eq!(subnet.run_epoch().stake_weight, [16_383, 0, 49_151]);
}

#[test]
fn stake_should_be_shared_exactly_when_it_is_all_a_u64_can_hold() {
	let out = Subnet::with_stake([u64::MAX; 3]).run_epoch();
	assert_eq!(out.stake_weight, [21_845; 3]);
	assert_eq!(Subnet::with_stake([u64::MAX, 0]).run_epoch().stake_weight, [65_535, 0]);
}

#[test]
fn permits_should_go_to_the_greatest_stakes() {
	let subnet = Subnet::with_stake([5, 9, 7, 8]).but(|subnet| subnet.max_validators = 2);
	assert_eq!(subnet.run_epoch().permit, [false, true, false, true]);
}

#[test]
fn permit_should_go_to_the_higher_uid_when_stakes_are_equal() {
	let subnet = Subnet::with_stake([7, 7, 9, 7]).but(|subnet| subnet.max_validators = 2);
	assert_eq!(subnet.run_epoch().permit, [false, false, true, true]);
}

#[test]
fn permit_should_not_go_to_a_uid_without_stake() {
	assert_eq!(Subnet::with_stake([0, 1, 0]).run_epoch().permit, [false, true, false]);
	let below = Subnet::with_stake([5, 10]).but(|subnet| subnet.stake_threshold = 6);
	assert_eq!(below.run_epoch().permit, [false, true]);
}

#[test]
fn permit_should_go_to_the_owner_in_any_case() {
	let subnet = Subnet::with_stake([0, 5, 5]).but(|subnet| {
		(subnet.owner_uid, subnet.max_validators) = (Some(0), 2);
		subnet.permit = vec![false; 3];
	});
	assert_eq!(subnet.run_epoch().permit, [true, true, true]);
	let no_seats = subnet.but(|subnet| subnet.max_validators = 0);
	assert_eq!(no_seats.run_epoch().permit, [true, false, false]);
}

#[test]
fn new_permit_should_count_only_in_the_next_epoch() {
	let subnet =
		Subnet::with_stake([10, 0]).weigh(0, [(1, 1)]).but(|subnet| subnet.permit = vec![false; 2]);
	let out = subnet.run_epoch();
	assert_eq!(
		(out.permit.as_slice(), out.incentive.as_slice()),
		([true, false].as_slice(), [0, 0].as_slice())
	);
	assert_eq!(subnet.after(&out).run_epoch().incentive, [0, u16::MAX]);
}
