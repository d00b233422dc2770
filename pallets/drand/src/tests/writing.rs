//! What is written, and what a call is refused for.

use crate::{mock::*, types::Pulse, Error, Event, LastStoredRound, PulsesInBlock, MAX_PULSES};
use codec::Encode;
use frame_support::{assert_noop, assert_ok, BoundedVec};
use ganglion_test_chain::cold;
use ganglion_timelock::{Pulses as _, Signature};
use sp_core::Pair;
use sp_runtime::{DispatchError, MultiSignature};

/// The signature of quicknet's round 1000: see `primitives/timelock/tests/common`.
const ROUND_1000: Signature = [
	0xb4, 0x46, 0x79, 0xb9, 0xa5, 0x9a, 0xf2, 0xec, 0x87, 0x6b, 0x1a, 0x6b, 0x1a, 0xd5, 0x2e, 0xa9,
	0xb1, 0x61, 0x5f, 0xc3, 0x98, 0x2b, 0x19, 0x57, 0x63, 0x50, 0xf9, 0x34, 0x47, 0xcb, 0x11, 0x25,
	0xe3, 0x42, 0xb7, 0x3a, 0x8d, 0xd2, 0xba, 0xcb, 0xe4, 0x7e, 0x4b, 0x6b, 0x63, 0xed, 0x5e, 0x39,
];

#[test]
fn published_pulse_of_quicknet_should_be_stored() {
	with_quicknet(|| {
		assert_eq!((Drand::signature(1000), Drand::last_round()), (None, 0));
		assert_ok!(write_pulses(vec![Pulse::new(1000, &ROUND_1000)]));
		assert_eq!((Drand::signature(1000), Drand::last_round()), (Some(ROUND_1000), 1000));
		System::assert_last_event(Event::NewPulse { rounds: vec![1000] }.into());
	});
}

#[test]
fn pulses_should_be_stored_together() {
	with_development(|| {
		assert_ok!(write(&[5, 6, 9]));
		System::assert_last_event(Event::NewPulse { rounds: vec![5, 6, 9] }.into());
		let stored = [5, 6, 7, 9].map(|round| Drand::signature(round).is_some());
		assert_eq!(stored, [true, true, false, true]);
		assert_eq!(LastStoredRound::<Test>::get(), 9);
	});
}

#[test]
fn pulses_should_be_written_without_a_signer() {
	with_development(|| {
		let call = |origin| Drand::write_pulse(origin, payload(vec![pulse(1)]), None);
		assert_noop!(call(RuntimeOrigin::signed(cold(1))), DispatchError::BadOrigin);
		assert_noop!(call(RuntimeOrigin::root()), DispatchError::BadOrigin);
	});
}

#[test]
fn call_should_have_pulses() {
	with_development(|| {
		assert_noop!(write(&[]), Error::<Test>::NoPulses);
	});
}

#[test]
fn call_should_not_have_too_many_pulses() {
	with_development(|| {
		let rounds: Vec<u64> = (1..=u64::from(MAX_PULSES) + 1).collect();
		assert_noop!(write(&rounds), Error::<Test>::TooManyPulses);
		assert_ok!(write(&rounds[1..]));
	});
}

#[test]
fn block_should_not_have_too_many_pulses() {
	with_development(|| {
		assert_ok!(write(&[1, 2, 3, 4, 5, 6]));
		assert_noop!(write(&[7, 8, 9, 10, 11]), Error::<Test>::TooManyPulsesInBlock);
		assert_ok!(write(&[7, 8, 9, 10]));
		assert_eq!(PulsesInBlock::<Test>::get(), MAX_PULSES);
		assert_noop!(write(&[11]), Error::<Test>::TooManyPulsesInBlock);
		begin_block();
		assert_ok!(write(&[11]));
	});
}

#[test]
fn rounds_should_ascend_from_one() {
	with_development(|| {
		for rounds in [&[0][..], &[0, 1], &[4, 4], &[4, 3], &[4, 5, 5]] {
			assert_noop!(write(rounds), Error::<Test>::InvalidRoundNumber);
		}
	});
}

#[test]
fn round_should_be_stored_once() {
	with_development(|| {
		assert_ok!(write(&[5]));
		for rounds in [&[5][..], &[4, 5], &[5, 6]] {
			assert_noop!(write(rounds), Error::<Test>::RoundAlreadyStored);
		}
	});
}

#[test]
fn signature_should_be_the_beacons_for_the_round() {
	with_development(|| {
		let sound = pulse(5);
		let of_another_round = Pulse { round: 6, ..sound.clone() };
		let mut negated: Signature = sound.signature.as_slice().try_into().unwrap();
		negated[0] ^= 0b0010_0000;
		let refused = [
			of_another_round.clone(),
			Pulse::new(5, &ROUND_1000),
			Pulse::new(1000, &ROUND_1000),
			Pulse::new(5, &negated),
			Pulse::new(5, &[0; 48]),
			Pulse { signature: BoundedVec::default(), ..sound.clone() },
			Pulse { signature: BoundedVec::truncate_from(vec![1; 47]), ..sound.clone() },
			Pulse { signature: BoundedVec::truncate_from(vec![1; 144]), ..sound.clone() },
		];
		for pulse in refused {
			assert_noop!(write_pulses(vec![pulse]), Error::<Test>::PulseVerificationError);
		}
		let one_is_false = vec![sound.clone(), of_another_round];
		assert_noop!(write_pulses(one_is_false), Error::<Test>::PulseVerificationError);
		assert_ok!(write_pulses(vec![sound]));
	});
}

#[test]
fn randomness_should_be_the_hash_of_the_signature() {
	with_development(|| {
		let mut altered = pulse(5);
		altered.randomness[0] ^= 1;
		let empty = Pulse { randomness: BoundedVec::default(), ..pulse(5) };
		for pulse in [altered, empty] {
			assert_noop!(write_pulses(vec![pulse]), Error::<Test>::WrongRandomness);
		}
	});
}

#[test]
fn signature_of_the_payload_should_be_right_if_it_is_there() {
	with_development(|| {
		let call = |payload, signature: sp_core::sr25519::Signature| {
			let signature = Some(MultiSignature::from(signature));
			Drand::write_pulse(RuntimeOrigin::none(), payload, signature)
		};
		let payload = payload(vec![pulse(5)]);
		let signature = signer().sign(&payload.encode());
		let mut other = payload.clone();
		other.block_number = 2;
		assert_noop!(call(other, signature), Error::<Test>::WrongPayloadSignature);
		assert_ok!(call(payload, signature));
	});
}
