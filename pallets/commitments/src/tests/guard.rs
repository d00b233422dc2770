//! What the transaction pool refuses, and that dispatch refuses it for the same reason.

use crate::{data::Data, mock::*, *};
use codec::Encode;
use frame_support::{
	assert_ok,
	dispatch::GetDispatchInfo,
	weights::{RuntimeDbWeight, Weight},
};
use ganglion_test_chain::{assert_refused, hot, AccountId, DatabaseCost, NETUID};
use pallet_subtensor::{access::signers::weight_of_check, SubtensorTransactionExtension};
use sp_runtime::{
	traits::{DispatchTransaction, Dispatchable, TransactionExtension},
	transaction_validity::{InvalidTransaction, TransactionSource, TransactionValidityError},
};

type Extension = SubtensorTransactionExtension<Test>;

fn call(fields: &[Data]) -> RuntimeCall {
	Call::<Test>::set_commitment { netuid: NETUID, info: Box::new(info(fields)) }.into()
}

/// Validates a call as the transaction pool does.
fn pool(origin: RuntimeOrigin, call: RuntimeCall) -> Result<(), TransactionValidityError> {
	let (info, length) = (call.get_dispatch_info(), call.encoded_size());
	Extension::default()
		.validate_only(origin, &call, &info, length, TransactionSource::External, 0)
		.map(|_| ())
}

#[track_caller]
fn assert_refused_by_both(who: AccountId, fields: &[Data], number: u8, error: Error<Test>) {
	let refusal = Err(InvalidTransaction::Custom(number).into());
	assert_eq!(pool(RuntimeOrigin::signed(who.clone()), call(fields)), refusal);
	assert_refused(|| call(fields).dispatch(RuntimeOrigin::signed(who)), error);
}

#[test]
fn commitment_should_be_refused_by_pool_and_dispatch_alike() {
	with_neurons(|| {
		publish_pulse(5);
		let failed = Data::TimelockRevealFailed { reveal_round: 9 };
		let missed = sealed(b"x", 4);
		assert_refused_by_both(hot(9, 0), &[], 19, Error::AccountNotAllowedCommit);
		assert_refused_by_both(hot(2, 0), &[failed], 255, Error::TimelockRevealFailedNotAllowed);
		assert_refused_by_both(hot(2, 0), &[missed], 255, Error::RevealRoundMissed);
		assert_ok!(pool(RuntimeOrigin::signed(hot(2, 0)), call(&[])));
		MaxSpace::<Test>::put(150);
		assert_ok!(publish(hot(2, 0), &[]));
		assert_refused_by_both(hot(2, 0), &[], 6, Error::SpaceLimitExceeded);
	})
}

#[test]
fn block_should_refuse_what_no_longer_fits() {
	with_neurons(|| {
		MaxSpace::<Test>::put(150);
		let send = || {
			let call = call(&[]);
			let (info, length) = (call.get_dispatch_info(), call.encoded_size());
			let origin = RuntimeOrigin::signed(hot(2, 0));
			Extension::default().dispatch_transaction(origin, call, &info, length, 0)
		};
		assert!(matches!(send(), Ok(Ok(_))));
		assert_eq!(send().map(|_| ()), Err(InvalidTransaction::Custom(6).into()));
	})
}

#[test]
fn other_calls_and_other_origins_should_pass() {
	with_neurons(|| {
		let signed = RuntimeOrigin::signed(hot(9, 0));
		let limit = Call::<Test>::set_max_space { new_limit: 1 };
		assert_ok!(pool(signed.clone(), limit.clone().into()));
		let remark = frame_system::Call::<Test>::remark { remark: vec![] };
		assert_ok!(pool(signed, remark.clone().into()));
		assert_ok!(pool(RuntimeOrigin::root(), call(&[])));
		let weight = |call: RuntimeCall| Extension::default().weight(&call);
		// Whether the signer waits for a key swap is asked of all calls.
		let signer = weight_of_check::<Test>();
		assert_eq!(weight(call(&[])), signer.saturating_add(Weight::from_parts(10, 0)));
		assert_eq!(weight(limit.into()), signer);
		assert_eq!(weight(remark.into()), signer);
	})
}

/// A benchmark has one pulse; a commitment has three fields.
#[test]
fn pulses_of_two_more_rounds_should_be_charged() {
	with_neurons(|| {
		DatabaseCost::set(RuntimeDbWeight { read: 3, write: 0 });
		let guard =
			<Commitments as pallet_subtensor::Commitments<AccountId, RuntimeCall>>::weight_of_guard(
				&call(&[]),
			);
		assert_eq!(guard, Weight::from_parts(10 + 2 * 3, 0));
		let published = call(&[]).get_dispatch_info().call_weight;
		assert_eq!(published, Weight::from_parts(1_000 + 2 * 3, 0));
	})
}

#[test]
fn commitments_should_be_shown_as_they_are_stored() {
	with_neurons(|| {
		assert_ok!(publish(hot(2, 0), &[raw(b"x")]));
		let stored = CommitmentOf::<Test>::get(NETUID, hot(2, 0)).unwrap();
		let expected = vec![(hot(2, 0), stored.encode())];
		assert_eq!(
			<Commitments as pallet_subtensor::Commitments<_, RuntimeCall>>::published(NETUID),
			expected
		);
		let asked = SubtensorModule::get_selective_metagraph(NETUID, vec![73]).unwrap();
		let bytes = stored.encode().into_iter().map(codec::Compact).collect::<Vec<_>>();
		assert_eq!(asked.commitments, Some(vec![(hot(2, 0), bytes)]));
		let without = SubtensorModule::get_selective_metagraph(NETUID, vec![0]).unwrap();
		assert_eq!(without.commitments, None);
	})
}
