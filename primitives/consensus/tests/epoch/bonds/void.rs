//! Void bonds: those in a uid that was registered after they were stored.

use super::{bonds, two_validators};
use ganglion_consensus::Mode;
use ganglion_consensus_test_kit::modes;

/// The columns with a bond after an epoch in each mode, if there was one in uid 2, registered at
/// `block`, and in uid 3, registered long ago.
fn stored(block: u64, last_step: u64) -> Vec<(&'static str, Vec<u16>)> {
	let subnet = two_validators().bond(0, [(2, 10_000), (3, 20_000)]).but(|subnet| {
		(subnet.block, subnet.tempo, subnet.last_step) = (200, 40, last_step);
		subnet.registered[2] = block;
	});
	let stored = |mode| bonds(&subnet.clone().in_mode(mode), 0).into_iter().map(|(uid, _)| uid);
	with_bonds().map(|(name, mode)| (name, stored(mode).collect())).collect()
}

/// The modes that have bonds.
fn with_bonds() -> impl Iterator<Item = (&'static str, Mode)> {
	modes::all().into_iter().filter(|(_, mode)| modes::has_bonds(mode))
}

fn kept() -> Vec<(&'static str, Vec<u16>)> {
	with_bonds().map(|(name, _)| (name, vec![2, 3])).collect()
}

fn void() -> Vec<(&'static str, Vec<u16>)> {
	with_bonds().map(|(name, _)| (name, vec![3])).collect()
}

#[test]
fn bond_should_be_void_when_the_uid_was_registered_after_the_last_step() {
	assert_eq!(stored(150, 150), kept(), "in the block of the step itself it was there");
	assert_eq!(stored(151, 150), void());
}

#[test]
fn bond_should_be_void_when_the_uid_was_registered_within_a_tempo_and_there_was_no_step() {
	assert_eq!(stored(159, 0), kept());
	assert_eq!(stored(160, 0), void());
}

#[test]
fn bond_should_be_void_when_the_first_tempo_has_not_passed_yet() {
	let subnet = two_validators().bond(0, [(2, 10_000)]).but(|subnet| {
		(subnet.block, subnet.tempo, subnet.last_step) = (200, 201, 0);
		subnet.registered[2] = 0;
	});
	for (name, mode) in modes::all() {
		assert_eq!(bonds(&subnet.clone().in_mode(mode), 0), [], "{name}");
	}
}

#[test]
fn bonds_should_all_be_void_when_the_last_step_is_the_last_block_there_is() {
	// `last_step + 1` does not exist: the last block there can be counts as the first after the
	// step.
	let registered = |block| {
		let subnet = two_validators().bond(0, [(2, 10_000)]).but(|subnet| {
			(subnet.block, subnet.last_step) = (u64::MAX, u64::MAX);
			(subnet.activity_cutoff, subnet.registered[2]) = (u64::MAX, block);
		});
		bonds(&subnet, 0).len()
	};
	assert_eq!((registered(u64::MAX - 1), registered(u64::MAX)), (1, 0));
}
