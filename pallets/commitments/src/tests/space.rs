//! The space that commitments use.

use crate::{data::Data, mock::*, types::UsageTracker, *};
use frame_support::{assert_noop, assert_ok};
use ganglion_test_chain::{hot, NetUid, NETUID};
use pallet_subtensor::SubnetEpochIndex;
use sp_runtime::DispatchError;

fn used(person: u8) -> u64 {
	UsedSpaceOf::<Test>::get(NETUID, hot(person, 0)).map_or(0, |usage| usage.used_space)
}

fn begin_epoch() {
	SubnetEpochIndex::<Test>::mutate(NETUID, |index| *index += 1);
}

#[test]
fn commitment_should_use_its_bytes_and_a_hundred_at_least() {
	with_neurons(|| {
		assert_ok!(publish(hot(2, 0), &[]));
		assert_eq!(used(2), 100);
		assert_ok!(publish(hot(2, 0), &[raw(&[1; 99])]));
		assert_eq!(used(2), 200);
		let big = Data::BigRaw(vec![1; 512].try_into().unwrap());
		assert_ok!(publish(hot(2, 0), &[big, raw(&[1; 128]), Data::Keccak256([1; 32])]));
		assert_eq!(used(2), 200 + 512 + 128 + 32);
		let last_epoch = SubnetEpochIndex::<Test>::get(NETUID);
		let usage = UsageTracker { last_epoch, used_space: 872 };
		assert_eq!(UsedSpaceOf::<Test>::get(NETUID, hot(2, 0)), Some(usage));
	})
}

#[test]
fn neuron_should_publish_31_times_an_epoch_at_most() {
	with_neurons(|| {
		for _ in 0..2 {
			for _ in 0..31 {
				assert_ok!(publish(hot(2, 0), &[raw(b"x")]));
			}
			assert_noop!(publish(hot(2, 0), &[raw(b"x")]), Error::<Test>::SpaceLimitExceeded);
			assert_ok!(publish(hot(3, 0), &[raw(b"its own")]));
			begin_epoch();
		}
		assert_ok!(publish(hot(2, 0), &[]));
		assert_eq!(used(2), 100, "it began anew");
	})
}

#[test]
fn longest_commitment_should_fit_once() {
	with_neurons(|| {
		let longest = |round| sealed(&[1; 1_024 - 48], round);
		let all = [longest(5), longest(6), longest(7)];
		assert_ok!(publish(hot(2, 0), &all));
		assert_eq!(used(2), 3 * 1_024);
		assert_noop!(publish(hot(2, 0), &[]), Error::<Test>::SpaceLimitExceeded);
	})
}

#[test]
fn space_should_be_one_for_each_subnet() {
	let other = NetUid::new(2);
	let mut chain = ExtBuilder::with_market().subnet(other, ExtBuilder::neurons([2])).build();
	chain.execute_with(|| {
		MaxSpace::<Test>::put(100);
		for netuid in [NETUID, other] {
			assert_ok!(publish_on(netuid, hot(2, 0), &[]));
			assert_noop!(publish_on(netuid, hot(2, 0), &[]), Error::<Test>::SpaceLimitExceeded);
		}
		assert_ok!(Commitments::do_try_state());
	})
}

#[test]
fn limit_should_be_roots() {
	with_neurons(|| {
		assert_eq!(MaxSpace::<Test>::get(), 3_100);
		assert_noop!(
			Commitments::set_max_space(RuntimeOrigin::signed(hot(2, 0)), 1),
			DispatchError::BadOrigin
		);
		assert_ok!(Commitments::set_max_space(RuntimeOrigin::root(), 250));
		assert_ok!(publish(hot(2, 0), &[]));
		assert_noop!(
			publish(hot(2, 0), &[sealed(&[1; 103], 5)]),
			Error::<Test>::SpaceLimitExceeded
		);
		assert_ok!(publish(hot(2, 0), &[sealed(&[1; 102], 5)]));
		assert_eq!(used(2), 250);
	})
}
