//! Opening timelocked fields.

use crate::{
	data::{Ciphertext, Data},
	mock::*,
	reveal::{RevealFailure, PATIENCE},
	*,
};
use frame_support::{assert_ok, traits::Hooks, weights::Weight};
use ganglion_test_chain::{hot, BlockCapacity, NETUID};

/// The plaintexts of a person's reveals, and their blocks.
fn reveals(person: u8) -> Vec<(Vec<u8>, u64)> {
	let stored = RevealedCommitments::<Test>::get(NETUID, hot(person, 0)).unwrap_or_default();
	stored.into_iter().map(|(bytes, block)| (bytes.into_inner(), block)).collect()
}

fn plaintexts(person: u8) -> Vec<Vec<u8>> {
	reveals(person).into_iter().map(|(bytes, _)| bytes).collect()
}

fn fields(person: u8) -> Option<Vec<Data>> {
	CommitmentOf::<Test>::get(NETUID, hot(person, 0))
		.map(|registration| registration.info.fields.to_vec())
}

/// Number of reveals of all people.
fn revealed() -> usize {
	(1..=7).map(|person| reveals(person).len()).sum()
}

/// Number of failures reported in this block.
fn failures() -> usize {
	let failed =
		|event| matches!(event, RuntimeEvent::Commitments(Event::CommitmentRevealFailed { .. }));
	System::events().into_iter().filter(|record| failed(record.event.clone())).count()
}

fn waiting() -> usize {
	TimelockedIndex::<Test>::iter_keys().count()
}

/// Reveals with a meter that has room for so many fields. Returns the number of fields it took.
fn reveal_within(steps: u64) -> u64 {
	StepCost::set(10);
	let used = Commitments::reveal_within(Weight::from_parts(10 * steps, 0)).ref_time();
	StepCost::set(0);
	used / 10
}

#[test]
fn field_should_be_revealed_when_its_pulse_comes() {
	with_neurons(|| {
		assert_ok!(publish(hot(2, 0), &[sealed(b"secret", 5)]));
		next_block();
		assert_eq!((reveals(2), waiting()), (vec![], 1));
		publish_pulse(5);
		assert_eq!(reveals(2), [], "not before the next block");
		next_block();
		assert_eq!(reveals(2), [(b"secret".to_vec(), now())]);
		assert_eq!((fields(2), waiting()), (None, 0), "nothing is left of the commitment");
		assert_eq!(LastCommitment::<Test>::get(NETUID, hot(2, 0)), Some(now() - 2));
		System::assert_has_event(
			Event::CommitmentRevealed { netuid: NETUID, who: hot(2, 0) }.into(),
		);
		next_block();
		assert_eq!(reveals(2).len(), 1);
	})
}

#[test]
fn other_fields_should_stay() {
	with_neurons(|| {
		let later = sealed(b"later", 6);
		let all = [raw(b"plain"), sealed(b"now", 5), later.clone()];
		assert_ok!(publish(hot(2, 0), &all));
		publish_pulse(5);
		next_block();
		assert_eq!(plaintexts(2), [b"now".to_vec()]);
		assert_eq!(fields(2), Some(vec![raw(b"plain"), later]));
		publish_pulse(6);
		next_block();
		assert_eq!(plaintexts(2), [b"now".to_vec(), b"later".to_vec()]);
		assert_eq!((fields(2), waiting()), (Some(vec![raw(b"plain")]), 0));
	})
}

#[test]
fn fields_should_be_revealed_in_the_order_of_their_rounds() {
	with_neurons(|| {
		// In the order of bytes, 256 would come before 5 if its last byte were the first.
		let rounds = [(2, 256), (3, 5), (4, 70_000)];
		for (person, round) in rounds {
			assert_ok!(publish(hot(person, 0), &[sealed(&[person], round)]));
		}
		for (_, round) in rounds {
			publish_pulse(round);
		}
		for revealed in [3, 2, 4] {
			assert!(reveals(revealed).is_empty());
			assert_eq!(reveal_within(1), 1);
			assert_eq!(plaintexts(revealed), [vec![revealed]]);
		}
		assert_eq!(reveal_within(9), 0);
	})
}

#[test]
fn walk_should_stop_where_the_meter_does_and_go_on_there() {
	with_neurons(|| {
		for person in 1..=7 {
			let all = [sealed(&[1], 5), sealed(&[2], 5), sealed(&[3], 5)];
			assert_ok!(publish(hot(person, 0), &all));
		}
		publish_pulse(5);
		assert_eq!(reveal_within(0), 0);
		for step in 1..=10 {
			assert_eq!(reveal_within(2), 2);
			assert_eq!(revealed(), 2 * step);
			assert_ok!(Commitments::do_try_state());
		}
		assert_eq!(reveal_within(5), 1);
		for person in 1..=7 {
			assert_eq!(plaintexts(person), [[1], [2], [3]].map(Vec::from));
		}
		assert_eq!(waiting(), 0);
	})
}

#[test]
fn fields_that_wait_should_cost_nothing() {
	with_neurons(|| {
		for person in 1..=7 {
			assert_ok!(publish(hot(person, 0), &[sealed(b"x", 1_000)]));
		}
		publish_pulse(999);
		assert_eq!(reveal_within(100), 0);
	})
}

#[test]
fn one_field_should_be_revealed_in_every_block_however_short() {
	with_neurons(|| {
		for person in 2..=4 {
			assert_ok!(publish(hot(person, 0), &[sealed(b"x", 5)]));
		}
		publish_pulse(5);
		BlockCapacity::set(1);
		StepCost::set(1_000_000);
		for left in [2, 1, 0] {
			assert_eq!(Commitments::on_initialize(now()).ref_time(), 1_000_000);
			assert_eq!(waiting(), left);
		}
		assert_eq!(Commitments::on_initialize(now()).ref_time(), 0);
	})
}

#[test]
fn beginning_of_a_block_should_take_a_twentieth_of_it_and_the_end_what_is_left() {
	with_neurons(|| {
		for person in 1..=7 {
			assert_ok!(publish(hot(person, 0), &[sealed(b"x", 5), sealed(b"y", 5)]));
		}
		publish_pulse(5);
		StepCost::set(BlockCapacity::get() / 100);
		Commitments::on_initialize(now());
		assert_eq!(revealed(), 5);
		let left = Weight::from_parts(BlockCapacity::get() / 100 * 6, u64::MAX);
		assert_eq!(Commitments::on_idle(now(), left), Weight::from_parts(left.ref_time(), 0));
		assert_eq!(revealed(), 11);
		StepCost::set(0);
	})
}

#[test]
fn last_ten_reveals_should_be_kept() {
	with_neurons(|| {
		MaxSpace::<Test>::put(u32::MAX);
		for number in 1..=12 {
			assert_ok!(publish(hot(2, 0), &[sealed(&[number], number.into())]));
			publish_pulse(number.into());
			next_block();
		}
		assert_eq!(plaintexts(2), (3..=12).map(|number| vec![number]).collect::<Vec<_>>());
	})
}

#[test]
fn field_that_cannot_be_opened_should_be_reported_and_stay_as_failed() {
	let garbage = |reveal_round| Data::TimelockEncrypted {
		encrypted: Ciphertext::try_from(vec![1; 100]).unwrap(),
		reveal_round,
	};
	let empty = Data::TimelockEncrypted { encrypted: Ciphertext::default(), reveal_round: 5 };
	let cases = [
		(garbage(5), RevealFailure::NotDecrypted),
		(empty, RevealFailure::NotDecrypted),
		(sealed(b"", 5), RevealFailure::Empty),
	];
	for (field, reason) in cases {
		with_neurons(|| {
			assert_ok!(publish(hot(2, 0), &[field, sealed(b"good", 5), raw(b"plain")]));
			publish_pulse(5);
			next_block();
			let event = Event::CommitmentRevealFailed {
				netuid: NETUID,
				who: hot(2, 0),
				reveal_round: 5,
				reason,
			};
			System::assert_has_event(event.into());
			let failed = Data::TimelockRevealFailed { reveal_round: 5 };
			assert_eq!(fields(2), Some(vec![failed, raw(b"plain")]));
			assert_eq!((plaintexts(2), waiting()), (vec![b"good".to_vec()], 0));
			assert_eq!(failures(), 1);
			next_block();
			assert_eq!(failures(), 0, "it is reported once");
		})
	}
}

#[test]
fn field_should_fail_when_the_beacon_leaves_its_round_out_for_a_day() {
	with_neurons(|| {
		assert_ok!(publish(hot(2, 0), &[sealed(b"never", 5)]));
		for newest in [6, 5 + PATIENCE] {
			publish_pulse(newest);
			next_block();
			assert_eq!((waiting(), failures()), (1, 0));
		}
		publish_pulse(6 + PATIENCE);
		next_block();
		let (who, reason) = (hot(2, 0), RevealFailure::NoPulse);
		let failed = Event::CommitmentRevealFailed { netuid: NETUID, who, reveal_round: 5, reason };
		System::assert_has_event(failed.into());
		assert_eq!(fields(2), Some(vec![Data::TimelockRevealFailed { reveal_round: 5 }]));
		assert_eq!((reveals(2), waiting()), (vec![], 0));
	})
}

#[test]
fn pulses_should_be_taken_in_any_order() {
	with_neurons(|| {
		for (person, round) in [(2, 5), (3, 6), (4, 7)] {
			assert_ok!(publish(hot(person, 0), &[sealed(&[person], round)]));
		}
		for (round, person) in [(7, 4), (5, 2), (6, 3)] {
			publish_pulse(round);
			assert_eq!(reveals(person), []);
			next_block();
			assert_eq!(reveals(person), [(vec![person], now())]);
		}
		assert_eq!(waiting(), 0);
	})
}

#[test]
fn rounds_that_were_left_out_should_hold_nobody_up() {
	chain().execute_with(|| {
		for round in 1..=200 {
			let key = Commitments::index_key(round, NETUID, &hot(3, 0));
			TimelockedIndex::<Test>::insert(key, ());
		}
		assert_ok!(publish(hot(2, 0), &[sealed(b"x", 201)]));
		publish_pulse(201);
		// A few rounds a block: 64 at the beginning, as many at the end.
		let cursor = RevealCursor::<Test>::get;
		Commitments::on_initialize(now());
		assert_eq!(cursor(), 65);
		Commitments::on_idle(now(), Weight::MAX);
		assert_eq!((cursor(), revealed()), (129, 0));
		Commitments::on_initialize(now());
		Commitments::on_idle(now(), Weight::MAX);
		assert_eq!((cursor(), revealed()), (0, 1));
		Commitments::on_idle(now(), Weight::MAX);
		assert_eq!(cursor(), 0, "the end of a block begins no walk");
	})
}

#[test]
fn walk_should_begin_anew_when_it_has_come_to_the_end() {
	with_neurons(|| {
		assert_ok!(publish(hot(2, 0), &[sealed(b"b", 8)]));
		assert_ok!(publish(hot(3, 0), &[sealed(b"c", 9)]));
		publish_pulse(8);
		publish_pulse(9);
		assert_eq!(reveal_within(1), 1);
		assert_eq!(RevealCursor::<Test>::get(), 9);
		// An earlier round comes while the walk is on its way.
		publish_pulse(7);
		assert_ok!(publish(hot(4, 0), &[sealed(b"a", 7)]));
		assert_eq!(reveal_within(1), 1);
		assert_eq!((reveals(3).len(), RevealCursor::<Test>::get()), (1, 0));
		assert_eq!(reveal_within(1), 1);
		assert_eq!((reveals(4).len(), waiting()), (1, 0));
	})
}
