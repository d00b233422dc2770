//! Which epochs are judged: those in which enough validators have set weights.

use super::{remembered, subnet, weigh};
use ganglion_consensus::RowsBuf;
use ganglion_consensus_test_kit::Subnet;

/// Three validators with stakes 40, 30 and 30 after two epochs.
fn two_epochs() -> Subnet {
	let start = subnet([40, 30, 30], 3);
	let start = (0..3).fold(start, |subnet, i| weigh(subnet, i, &[3, 2, 1]));
	(0..2).fold(start, |subnet, _| subnet.clone().after(&subnet.run_epoch()))
}

/// Lets only these validators set weights before the next epoch.
fn set_by(subnet: Subnet, validators: &[usize]) -> Subnet {
	subnet.but(|subnet| {
		let old = subnet.memory.as_ref().expect("after epochs").block;
		subnet.last_update.fill(old - 1);
		// In the epoch's own block, after it.
		validators.iter().for_each(|&i| subnet.last_update[i] = old);
	})
}

#[test]
fn epoch_should_be_judged_when_half_of_the_stake_has_set_weights() {
	let judged = |validators: &[usize]| {
		let subnet = set_by(two_epochs(), validators);
		remembered(&subnet).block == subnet.block
	};
	assert!(judged(&[0, 1, 2]) && judged(&[0, 1]) && judged(&[1, 2]));
	assert!(!judged(&[]) && !judged(&[0]) && !judged(&[2]), "a minority cannot force it");
}

#[test]
fn epoch_should_only_move_agreement_and_incentive_when_not_judged() {
	let subnet = set_by(two_epochs(), &[0]).but(|subnet| {
		subnet.weights.insert((0, 3), 9);
	});
	let before = subnet.memory.clone().expect("after epochs");
	let after = remembered(&subnet);
	assert_eq!((after.block, after.prior, &after.rows), (before.block, before.prior, &before.rows));
	for (before, after) in before.servers.iter().zip(&after.servers) {
		let kept = |server: &ganglion_consensus::ServerMemory| {
			(server.consensus, server.before, server.means, server.counts)
		};
		assert_eq!(kept(before), kept(after));
	}
	assert_ne!(before.servers[3].incentive, after.servers[3].incentive);
	let agreement = |memory: &ganglion_consensus::EpochMemory| {
		memory.validators[0].expect("it votes").agreement
	};
	assert_ne!(agreement(&before), agreement(&after));
	assert_eq!(before.validators[0].map(|of| of.judged), after.validators[0].map(|of| of.judged));
}

#[test]
fn epoch_should_be_judged_when_reveals_come_one_by_one() {
	// Validator 1 sets weights in one epoch, validator 2 in the next: together they are enough.
	let first = set_by(two_epochs(), &[1]);
	let out = first.run_epoch();
	let old = first.memory.as_ref().expect("after epochs").block;
	let second = first.clone().after(&out).but(|subnet| {
		subnet.last_update.fill(old - 1);
		(subnet.last_update[1], subnet.last_update[2]) = (old, subnet.block - 1);
	});
	assert_eq!(remembered(&first).block, old);
	assert_eq!(remembered(&second).block, second.block);
}

#[test]
fn epoch_should_not_be_judged_when_there_is_no_consensus() {
	let subnet = two_epochs().but(|subnet| subnet.weights.clear());
	let before = subnet.memory.clone().expect("after epochs");
	let after = remembered(&subnet);
	assert_eq!((after.block, after.rows), (before.block, before.rows));
}

#[test]
fn rows_should_be_remembered_as_they_counted_of_the_permitted() {
	let subnet = weigh(subnet([40, 30, 30], 3), 0, &[3, 0, 1]).weigh(0, [(0, 7)]);
	let subnet = weigh(weigh(subnet, 1, &[3, 0, 2]), 2, &[3, 0, 2]).but(|subnet| {
		subnet.max_validators = 2;
		subnet.registered[5] = 150;
	});
	let rows = remembered(&subnet).rows;
	assert_eq!(rows.row(0).collect::<Vec<_>>(), [(3, 3)], "not on itself, nor on a newcomer");
	assert_eq!(rows.row(2).collect::<Vec<_>>(), [(3, 3)]);
	assert_eq!(rows.row(1).count(), 0, "without a permit from now on");
}

#[test]
fn row_should_be_forgotten_with_the_permit_even_when_the_epoch_is_not_judged() {
	let subnet = set_by(two_epochs(), &[0]).but(|subnet| subnet.max_validators = 2);
	let before = subnet.memory.clone().expect("after epochs");
	let out = subnet.run_epoch();
	assert_eq!(out.permit[..3], [true, false, true]);
	let after = out.memory.expect("its mode");
	assert_eq!(after.block, before.block);
	let lengths = |rows: &RowsBuf| (0..3).map(|i| rows.row(i).count()).collect::<Vec<_>>();
	assert_eq!((lengths(&before.rows), lengths(&after.rows)), (vec![3; 3], vec![3, 0, 3]));
}
