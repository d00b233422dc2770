//! A dissolved subnet leaves no commitments.

use crate::{data::Data, mock::*, *};
use frame_support::{
	assert_noop, assert_ok,
	traits::Hooks,
	weights::{Weight, WeightMeter},
};
use ganglion_test_chain::{hot, BlockCapacity, NetUid, NETUID};
use pallet_subtensor::{BondsResetOn, DissolveCleanupQueue};
use std::collections::BTreeSet;

const OTHER: NetUid = NetUid::new(2);

/// The storage keys of this pallet.
fn keys() -> BTreeSet<Vec<u8>> {
	let prefix = sp_io::hashing::twox_128(b"Commitments");
	let mut keys = BTreeSet::new();
	let mut key = prefix.to_vec();
	while let Some(next) = sp_io::storage::next_key(&key) {
		if !next.starts_with(&prefix) {
			break;
		}
		keys.insert(next.clone());
		key = next;
	}
	keys
}

/// Runs a test on a chain with two subnets, of which the second has a commitment and a reveal of
/// person 2.
fn with_two_subnets(test: impl FnOnce()) {
	chain();
	let builder = ExtBuilder::with_market().subnet(OTHER, ExtBuilder::neurons([2]));
	builder.build().execute_with(|| {
		publish_pulse(1);
		assert_ok!(publish_on(OTHER, hot(2, 0), &[sealed(b"x", 1), sealed(b"y", 9)]));
		Commitments::reveal_within(Weight::MAX);
		test();
		Commitments::do_try_state().unwrap();
		SubtensorModule::do_try_state().unwrap();
	})
}

/// Gives everybody on the test subnet an entry in each map.
fn enrich() {
	BondsResetOn::<Test>::insert(NETUID, true);
	for person in 1..=7 {
		let fields = [Data::ResetBondsFlag, sealed(b"a", 1), sealed(b"b", 7)];
		assert_ok!(publish(hot(person, 0), &fields));
	}
	Commitments::reveal_within(Weight::MAX);
}

#[test]
fn nothing_should_be_left_of_a_dissolved_subnet() {
	with_two_subnets(|| {
		let before = keys();
		enrich();
		// Five maps and the index.
		assert_eq!(keys().len(), before.len() + 6 * 7);
		assert_ok!(SubtensorModule::root_dissolve_network(RuntimeOrigin::root(), NETUID));
		assert_noop!(publish(hot(2, 0), &[]), Error::<Test>::AccountNotAllowedCommit);
		assert_ok!(Commitments::do_try_state());
		BlockCapacity::set(u64::MAX);
		SubtensorModule::on_idle(now(), Weight::MAX);
		assert!(DissolveCleanupQueue::<Test>::get().is_empty());
		assert_eq!(keys(), before);
	})
}

#[test]
fn purge_should_take_no_more_than_the_meter_has_and_go_on_there() {
	with_two_subnets(|| {
		let before = keys();
		enrich();
		assert_ok!(SubtensorModule::root_dissolve_network(RuntimeOrigin::root(), NETUID));
		StepCost::set(10);
		let mut rounds = 0;
		loop {
			rounds += 1;
			let mut meter = WeightMeter::with_limit(Weight::from_parts(39, 0));
			let done = Commitments::purge_subnet(NETUID, &mut meter);
			assert_ok!(Commitments::do_try_state());
			if done {
				break;
			}
			assert_eq!(meter.consumed().ref_time(), 30);
			// Reveals go on, and leave nothing behind.
			publish_pulse(7);
			Commitments::reveal_within(Weight::from_parts(10, 0));
		}
		assert_eq!(rounds, 5 * 7 / 3 + 1);
		Commitments::reveal_within(Weight::MAX);
		assert_eq!(keys(), before);
		StepCost::set(0);
	})
}
