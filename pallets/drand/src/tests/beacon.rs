//! Which beacon it is.

use crate::{
	development,
	mock::*,
	quicknet,
	types::{BeaconConfiguration, BeaconConfigurationPayload},
	BeaconConfig, Error, Event, Pulses, RemovingAll,
};
use codec::Encode;
use frame_support::{assert_noop, assert_ok, BoundedVec};
use ganglion_test_chain::cold;
use ganglion_timelock::Pulses as _;
use sp_core::Pair;
use sp_runtime::{DispatchError, DispatchResult, MultiSignature, MultiSigner};

fn payload(config: BeaconConfiguration) -> BeaconConfigurationPayload<MultiSigner, u64> {
	BeaconConfigurationPayload { block_number: 1, config, public: signer().public().into() }
}

fn set(config: BeaconConfiguration) -> DispatchResult {
	Drand::set_beacon_config(RuntimeOrigin::root(), payload(config), None)
}

/// A chain whose state has been written, so that the removal counts.
fn committed(test: impl FnOnce()) {
	let mut chain = sp_io::TestExternalities::default();
	chain.execute_with(|| {
		begin_block();
		assert_ok!(set(development()));
		store(1000..=1015);
	});
	chain.commit_all().unwrap();
	chain.execute_with(test);
}

#[test]
fn beacon_should_be_quicknet_unless_the_genesis_says_otherwise() {
	assert_eq!(with_quicknet(BeaconConfig::<Test>::get), quicknet());
	assert_eq!(with_development(BeaconConfig::<Test>::get), development());
	with_quicknet(|| {
		assert_noop!(write(&[5]), Error::<Test>::PulseVerificationError);
	});
}

#[test]
fn root_should_name_the_beacon() {
	with_quicknet(|| {
		assert_ok!(set(development()));
		System::assert_last_event(Event::BeaconConfigChanged.into());
		assert!(!RemovingAll::<Test>::exists(), "there is nothing to remove");
		assert_ok!(write(&[5]));
	});
}

#[test]
fn nobody_but_root_should_name_the_beacon() {
	with_quicknet(|| {
		for origin in [RuntimeOrigin::none(), RuntimeOrigin::signed(cold(1))] {
			let call = Drand::set_beacon_config(origin, payload(development()), None);
			assert_noop!(call, DispatchError::BadOrigin);
		}
	});
}

#[test]
fn beacon_should_have_a_usable_key_and_a_period() {
	with_quicknet(|| {
		let with_key = |key: Vec<u8>| BeaconConfiguration {
			public_key: BoundedVec::truncate_from(key),
			..development()
		};
		let mut short = development().public_key.into_inner();
		short.pop();
		for key in [vec![], short, vec![0; 96], vec![0xff; 96]] {
			assert_noop!(set(with_key(key)), Error::<Test>::InvalidPublicKey);
		}
		let without_period = BeaconConfiguration { period: 0, ..development() };
		assert_noop!(set(without_period), Error::<Test>::InvalidPeriod);
	});
}

#[test]
fn signature_of_the_payload_should_be_right_if_it_is_there() {
	with_quicknet(|| {
		let call = |payload, signature: sp_core::sr25519::Signature| {
			let signature = Some(MultiSignature::from(signature));
			Drand::set_beacon_config(RuntimeOrigin::root(), payload, signature)
		};
		let signature = signer().sign(&payload(quicknet()).encode());
		let other = call(payload(development()), signature);
		assert_noop!(other, Error::<Test>::WrongPayloadSignature);
		assert_ok!(call(payload(quicknet()), signature));
	});
}

#[test]
fn pulses_should_stay_if_the_key_does() {
	with_development(|| {
		assert_ok!(write(&[5]));
		assert_ok!(set(BeaconConfiguration { period: 30, ..development() }));
		assert!(Drand::signature(5).is_some());
		assert_eq!(Drand::last_round(), 5);
	});
}

#[test]
fn pulses_of_a_former_beacon_should_be_removed_before_others_are_written() {
	committed(|| {
		assert_ok!(set(quicknet()));
		assert_eq!(Drand::last_round(), 0);
		assert_eq!(Drand::signature(1015), None, "it is another beacon's");
		assert_noop!(write(&[1016]), Error::<Test>::BeaconChanging);
		let oldest = Drand::set_oldest_stored_round(RuntimeOrigin::root(), 1);
		assert_noop!(oldest, Error::<Test>::BeaconChanging);
		begin_block();
		assert_eq!(Pulses::<Test>::iter().count(), 8);
		assert!(RemovingAll::<Test>::exists());
		Drand::do_try_state().unwrap();
		begin_block();
		begin_block();
		assert_eq!(Pulses::<Test>::iter().count(), 0);
		assert!(!RemovingAll::<Test>::exists());
		assert_noop!(write(&[1016]), Error::<Test>::PulseVerificationError);
		Drand::do_try_state().unwrap();
	});
}

/// Its rounds may be lower than those of the former.
#[test]
fn beacon_should_begin_anew() {
	committed(|| {
		assert_ok!(set(quicknet()));
		assert_ok!(set(development()));
		(0..3).for_each(|_| begin_block());
		assert_ok!(write(&[5]));
		assert_eq!(Drand::last_round(), 5);
		Drand::do_try_state().unwrap();
	});
}
