//! What the pool takes, and what it refuses.

use crate::{
	extension::{DrandPriority, PULSE_PRIORITY},
	mock::*,
	types::Pulse,
	Call, RemovingAll,
};
use codec::Encode;
use frame_support::{
	assert_ok,
	dispatch::{DispatchClass, GetDispatchInfo, Pays},
	weights::Weight,
};
use sp_core::Pair;
use sp_runtime::{
	traits::TransactionExtension,
	transaction_validity::{
		InvalidTransaction, TransactionSource::External, TransactionValidity,
		TransactionValidityError, ValidTransaction,
	},
	MultiSignature,
};

#[allow(deprecated)]
use sp_runtime::traits::ValidateUnsigned;

fn call_of(pulses: Vec<Pulse>) -> Call<Test> {
	Call::write_pulse { pulses_payload: payload(pulses), signature: None }
}

fn call(rounds: &[u64]) -> Call<Test> {
	call_of(rounds.iter().copied().map(pulse).collect())
}

#[allow(deprecated)]
fn validate(call: &Call<Test>) -> TransactionValidity {
	Drand::validate_unsigned(External, call)
}

#[allow(deprecated)]
fn pre_dispatch(call: &Call<Test>) -> Result<(), TransactionValidityError> {
	Drand::pre_dispatch(call)
}

#[track_caller]
fn assert_refused(call: &Call<Test>, reason: InvalidTransaction) {
	assert_eq!(validate(call), Err(reason.into()));
}

fn tag(remainder: u64) -> Vec<u8> {
	("drand", remainder).encode()
}

fn tags(rounds: &[u64]) -> Vec<Vec<u8>> {
	validate(&call(rounds)).unwrap().provides
}

fn priority(rounds: &[u64]) -> u64 {
	validate(&call(rounds)).unwrap().priority
}

#[test]
fn pool_should_hold_one_transaction_for_a_remainder() {
	with_development(|| {
		let valid = validate(&call(&[5, 7])).unwrap();
		assert_eq!(valid.provides, [tag(5), tag(7)]);
		assert_eq!(valid.requires, Vec::<Vec<u8>>::new());
		assert!(valid.propagate);
		for (round, remainder) in [(63, 63), (64, 0), (69, 5), (6_405, 5)] {
			assert_eq!(tags(&[round]), [tag(remainder)]);
		}
		assert_eq!(tags(&[5, 70, 133]), [tag(5), tag(6)], "each once");
		let mut signed = payload(vec![pulse(5)]);
		signed.block_number = 9;
		let signature = Some(MultiSignature::from(signer().sign(&signed.encode())));
		let signed = Call::write_pulse { pulses_payload: signed, signature };
		assert_eq!(validate(&signed).unwrap().provides, [tag(5)], "whatever is around the pulse");
	});
}

#[test]
fn newest_round_should_go_first() {
	with_development(|| {
		store([10]);
		assert_eq!(priority(&[9]), 1_000_009);
		assert_eq!(priority(&[11]), 1_000_011);
		assert_eq!(priority(&[75]), 1_000_075, "it takes the place of 11");
	});
}

/// The pool replaces transactions by one of a higher priority than theirs together.
#[test]
fn round_should_give_way_to_newer_ones_alone() {
	with_development(|| {
		assert_eq!(priority(&[30, 31, 99]), 1_000_028);
		for round in [30, 31, 99] {
			assert!(priority(&[round]) > priority(&[30, 31, 99]));
		}
		assert!(priority(&[94, 95]) > priority(&[30]));
		let many: Vec<u64> = (1..=10).collect();
		assert_eq!(priority(&many), 1_000_000);
	});
}

#[test]
fn round_should_not_raise_the_priority_without_bound() {
	with_development(|| {
		let most = 1_000_000 + u64::from(u32::MAX);
		for round in [u64::from(u32::MAX), 1 << 40, u64::MAX] {
			assert_eq!(priority(&[round]), most);
		}
	});
}

#[test]
fn extension_should_raise_the_priority_of_pulses_alone() {
	with_development(|| {
		let of = |call: RuntimeCall| {
			DrandPriority::<Test>::bare_validate(&call, &call.get_dispatch_info(), 0).unwrap()
		};
		let expected = ValidTransaction { priority: PULSE_PRIORITY, ..Default::default() };
		assert_eq!(of(call(&[5]).into()), expected);
		let remark = frame_system::Call::remark { remark: vec![] };
		assert_eq!(of(remark.into()), ValidTransaction::default());
		assert_eq!(DrandPriority::<Test>::default().encode(), Vec::<u8>::new());
	});
}

#[test]
fn pool_should_refuse_false_pulses() {
	with_development(|| {
		let moved = Pulse { round: 6, ..pulse(5) };
		assert_refused(&call_of(vec![moved]), InvalidTransaction::BadProof);
		let mut altered = pulse(5);
		altered.randomness[0] ^= 1;
		assert_refused(&call_of(vec![altered]), InvalidTransaction::BadProof);
		let payload = payload(vec![pulse(5)]);
		let signature = Some(MultiSignature::from(signer().sign(b"something else")));
		let call = Call::write_pulse { pulses_payload: payload, signature };
		assert_refused(&call, InvalidTransaction::BadProof);
	});
}

#[test]
fn pool_should_refuse_what_nobody_needs() {
	with_development(|| {
		store([100]);
		assert_refused(&call(&[100]), InvalidTransaction::Stale);
		assert_refused(&call(&[80]), InvalidTransaction::Stale);
		assert!(validate(&call(&[81])).is_ok());
	});
}

#[test]
fn pool_should_refuse_what_has_no_form() {
	with_development(|| {
		let too_many: Vec<u64> = (1..=11).collect();
		for rounds in [&[][..], &[0], &[5, 4], &too_many] {
			assert_refused(&call(rounds), InvalidTransaction::Call);
		}
		let of_root = Call::set_oldest_stored_round { oldest_round: 1 };
		assert_refused(&of_root, InvalidTransaction::Call);
		assert_eq!(pre_dispatch(&of_root), Err(InvalidTransaction::Call.into()));
	});
}

/// Whoever floods the pool with pulses of stored rounds makes nobody verify them.
#[test]
fn pool_should_verify_last() {
	with_development(|| {
		store([100]);
		let false_and_stored = Pulse { round: 100, ..pulse(5) };
		assert_refused(&call_of(vec![false_and_stored]), InvalidTransaction::Stale);
		let false_and_shapeless = vec![Pulse { round: 101, ..pulse(5) }, pulse(5)];
		assert_refused(&call_of(false_and_shapeless), InvalidTransaction::Call);
	});
}

#[test]
fn pool_should_wait_for_the_end_of_the_former_beacons_pulses() {
	with_development(|| {
		RemovingAll::<Test>::put(());
		assert_refused(&call(&[5]), InvalidTransaction::Future);
		RemovingAll::<Test>::kill();
	});
}

/// An author keeps such a transaction for the next block.
#[test]
fn full_block_should_leave_pulses_for_the_next() {
	with_development(|| {
		assert_ok!(write(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]));
		let next = call(&[11]);
		assert_eq!(pre_dispatch(&next), Err(InvalidTransaction::ExhaustsResources.into()));
		assert!(validate(&next).is_ok(), "the pool keeps it");
		begin_block();
		assert_ok!(pre_dispatch(&next));
	});
}

#[test]
fn block_should_not_have_what_became_stale_in_the_pool() {
	with_development(|| {
		let call = call(&[5]);
		assert_ok!(pre_dispatch(&call));
		assert_ok!(write(&[5]));
		assert_eq!(pre_dispatch(&call), Err(InvalidTransaction::Stale.into()));
	});
}

#[test]
fn call_should_weigh_as_much_as_its_pulses() {
	with_development(|| {
		let info = RuntimeCall::from(call(&[5, 6])).get_dispatch_info();
		assert_eq!(info.call_weight, Weight::from_parts(2_000, 0));
		assert_eq!((info.class, info.pays_fee), (DispatchClass::Operational, Pays::Yes));
	});
}
