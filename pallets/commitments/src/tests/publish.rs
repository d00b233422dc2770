//! Publishing commitments.

use crate::{data::Data, mock::*, *};
use frame_support::{
	assert_noop, assert_ok,
	dispatch::{GetDispatchInfo, Pays},
};
use ganglion_test_chain::{cold, hot, MAIN, NETUID, NOWHERE};
use pallet_subtensor::{types::Row, Bonds, BondsResetOn, LastEpochBlock};
use sp_runtime::DispatchError;

fn stored(person: u8) -> Option<Vec<Data>> {
	CommitmentOf::<Test>::get(NETUID, hot(person, 0))
		.map(|registration| registration.info.fields.to_vec())
}

#[test]
fn commitment_should_be_stored_as_published() {
	with_neurons(|| {
		let fields = [raw(b"https://model"), Data::Sha256([1; 32]), Data::None];
		assert_ok!(publish(hot(2, 0), &fields));
		let registration = CommitmentOf::<Test>::get(NETUID, hot(2, 0)).unwrap();
		assert_eq!((registration.deposit, registration.block), (0, now()));
		assert_eq!(registration.info, info(&fields));
		assert_eq!(LastCommitment::<Test>::get(NETUID, hot(2, 0)), Some(now()));
		let event = Event::Commitment { netuid: NETUID, who: hot(2, 0) };
		System::assert_last_event(event.into());
	})
}

#[test]
fn commitment_should_replace_the_former_one() {
	with_neurons(|| {
		assert_ok!(publish(hot(2, 0), &[sealed(b"a", 5), sealed(b"b", 9), sealed(b"c", 5)]));
		assert_ok!(publish(hot(3, 0), &[sealed(b"d", 5)]));
		let rounds = || -> Vec<u64> {
			TimelockedIndex::<Test>::iter_keys()
				.map(|(round, ..)| u64::from_be_bytes(round))
				.collect()
		};
		assert_eq!(rounds(), [5, 5, 9], "by round");
		assert_ok!(publish(hot(2, 0), &[sealed(b"e", 300), raw(b"f")]));
		assert_eq!(rounds(), [5, 300]);
		assert_ok!(publish(hot(2, 0), &[raw(b"g")]));
		assert_eq!(rounds(), [5]);
		assert_eq!(stored(2), Some(vec![raw(b"g")]));
		assert_ok!(publish(hot(2, 0), &[]));
		assert_eq!(stored(2), Some(vec![]));
	})
}

#[test]
fn timelocked_commitment_should_be_announced_with_its_first_round() {
	with_neurons(|| {
		assert_ok!(publish(hot(2, 0), &[sealed(b"a", 9), raw(b"b"), sealed(b"c", 5)]));
		let event = Event::TimelockCommitment { netuid: NETUID, who: hot(2, 0), reveal_round: 5 };
		System::assert_last_event(event.into());
	})
}

#[test]
fn commitment_should_be_refused_for_the_first_condition_that_fails() {
	with_neurons(|| {
		let failed = Data::TimelockRevealFailed { reveal_round: 1 };
		let bad = [failed, sealed(b"a", 0), raw(b"b")];
		MaxSpace::<Test>::put(99);
		for who in [cold(2), hot(9, 0)] {
			assert_noop!(publish(who, &bad), Error::<Test>::AccountNotAllowedCommit);
		}
		assert_noop!(publish_on(NOWHERE, hot(2, 0), &bad), Error::<Test>::AccountNotAllowedCommit);
		assert_noop!(publish(hot(2, 0), &bad), Error::<Test>::TimelockRevealFailedNotAllowed);
		assert_noop!(publish(hot(2, 0), &bad[1..]), Error::<Test>::RevealRoundMissed);
		assert_noop!(publish(hot(2, 0), &bad[2..]), Error::<Test>::SpaceLimitExceeded);
		MaxSpace::<Test>::put(100);
		assert_ok!(publish(hot(2, 0), &bad[2..]));
		for origin in [RuntimeOrigin::none(), RuntimeOrigin::root()] {
			let call = Commitments::set_commitment(origin, NETUID, Box::new(info(&[])));
			assert_eq!(call.unwrap_err().error, DispatchError::BadOrigin);
		}
	})
}

#[test]
fn round_should_be_to_come_or_have_its_pulse() {
	with_neurons(|| {
		publish_pulse(10);
		publish_pulse(8);
		for (round, opens) in [(7, false), (8, true), (9, false), (10, true), (11, true)] {
			let outcome = publish(hot(2, 0), &[sealed(b"a", round)]);
			let expected =
				if opens { Ok(()) } else { Err(Error::<Test>::RevealRoundMissed.into()) };
			assert_eq!(outcome, expected, "round {round}");
		}
	})
}

// Bonds -------------------------------------------------------------------------------------------

/// The uid of person 2's neuron.
const UID: u16 = 1;

/// Gives every neuron bonds in person 2's neuron and in another.
fn make_bonds() {
	for uid in 0..7 {
		Bonds::<Test>::insert(MAIN, uid, Row::truncate_from(vec![(UID, 5), (2, 6)]));
	}
}

/// Number of neurons with bonds in a uid.
fn holders(uid: u16) -> usize {
	Bonds::<Test>::iter_values().filter(|row| row.iter().any(|(to, _)| *to == uid)).count()
}

/// Publishes the flag with person 2's hotkey. Returns the weight of the call.
fn ask_for_reset() -> u64 {
	let fields = Box::new(info(&[raw(b"x"), Data::ResetBondsFlag]));
	let origin = RuntimeOrigin::signed(hot(2, 0));
	let done = Commitments::set_commitment(origin, NETUID, fields).unwrap();
	assert_eq!(done.pays_fee, Pays::No);
	done.actual_weight.unwrap().ref_time()
}

#[test]
fn flag_should_delete_the_bonds_in_its_neuron_where_the_subnet_allows_it() {
	with_neurons(|| {
		make_bonds();
		assert_eq!(ask_for_reset(), 1_050, "that it is not allowed has to be read");
		assert_eq!((holders(UID), holders(2)), (7, 7), "not allowed");
		assert_eq!(LastBondsReset::<Test>::get(NETUID, hot(2, 0)), None);

		BondsResetOn::<Test>::insert(NETUID, true);
		assert_eq!(ask_for_reset(), 1_050 + 7, "a row for each neuron");
		assert_eq!((holders(UID), holders(2)), (0, 7));
		assert_eq!(LastBondsReset::<Test>::get(NETUID, hot(2, 0)), Some(now()));
		let fields = vec![raw(b"x"), Data::ResetBondsFlag];
		assert_eq!(stored(2), Some(fields), "the flag is kept with the others");
	})
}

#[test]
fn flag_should_cost_rows_only_when_an_epoch_can_have_made_bonds() {
	with_neurons(|| {
		BondsResetOn::<Test>::insert(NETUID, true);
		assert_eq!(ask_for_reset(), 1_050 + 7);
		run_blocks(1);
		assert_eq!(ask_for_reset(), 1_050);
		assert_eq!(LastBondsReset::<Test>::get(NETUID, hot(2, 0)), Some(now()));
		// The next epoch's bonds.
		run_blocks(1);
		LastEpochBlock::<Test>::insert(NETUID, now());
		make_bonds();
		assert_eq!(ask_for_reset(), 1_050 + 7);
		assert_eq!(holders(UID), 0);
	})
}

#[test]
fn flag_should_be_charged_for_all_rows_before_it_is_dispatched() {
	with_neurons(|| {
		let weight = |fields: &[Data]| {
			let call =
				Call::<Test>::set_commitment { netuid: NETUID, info: Box::new(info(fields)) };
			let charged = RuntimeCall::from(call).get_dispatch_info();
			assert_eq!(charged.pays_fee, Pays::No);
			charged.call_weight.ref_time()
		};
		assert_eq!(weight(&[raw(b"x")]), 1_000);
		assert_eq!(weight(&[raw(b"x"), Data::ResetBondsFlag]), 1_050 + 256);
	})
}

#[test]
fn flag_should_delete_nothing_when_the_commitment_is_refused() {
	with_neurons(|| {
		BondsResetOn::<Test>::insert(NETUID, true);
		make_bonds();
		MaxSpace::<Test>::put(0);
		assert_noop!(
			publish(hot(2, 0), &[Data::ResetBondsFlag]),
			Error::<Test>::SpaceLimitExceeded
		);
		assert_eq!(holders(UID), 7);
	})
}
