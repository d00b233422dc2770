//! The budget of calls without a fee.

use crate::tests::mock::*;
use crate::{
	access::{
		extension::SubtensorTransactionExtension,
		free_calls::{DUE_WEIGHTS_PRIORITY, MAX_FREE_BYTES, PAUSE},
	},
	*,
};
use codec::Encode;
use frame_support::{
	assert_ok,
	dispatch::{GetDispatchInfo, PostDispatchInfo},
};
use sp_runtime::{
	traits::DispatchTransaction,
	transaction_validity::{
		InvalidTransaction, TransactionSource, TransactionValidityError, ValidTransaction,
	},
	ApplyExtrinsicResultWithInfo,
};

type Extension = SubtensorTransactionExtension<Test>;

/// What the pool says of a call, in a transaction of this length.
fn pool(who: &AccountId, call: &RuntimeCall, length: usize) -> Result<ValidTransaction, u8> {
	let origin = signed(who.clone());
	let validated = Extension::default().validate_only(
		origin,
		call,
		&call.get_dispatch_info(),
		length,
		TransactionSource::External,
		0,
	);
	validated.map(|(valid, ..)| valid).map_err(|error| match error {
		TransactionValidityError::Invalid(InvalidTransaction::Custom(number)) => number,
		other => panic!("refused for {other:?}"),
	})
}

/// Applies a call as a block does, checks of the extension and all.
fn apply(who: &AccountId, call: RuntimeCall) -> ApplyExtrinsicResultWithInfo<PostDispatchInfo> {
	let (info, length) = (call.get_dispatch_info(), call.encoded_size());
	Extension::default().dispatch_transaction(signed(who.clone()), call, &info, length, 0)
}

/// Weights on the uids, which all exist; it fails at dispatch if one is given twice.
fn weights(netuid: NetUid, dests: &[u16]) -> RuntimeCall {
	let (dests, weights) = (dests.to_vec(), vec![1; dests.len()]);
	Call::<Test>::set_weights { netuid, dests, weights, version_key: 0 }.into()
}

/// Runs a test on a subnet of a validator with a permit and three others, all without TAO.
fn with_poor_neurons(test: impl FnOnce(AccountId)) {
	let mut neurons: Vec<_> = (1..=5).map(|person| ExtBuilder::neuron(person, 0, vec![])).collect();
	neurons[1].stake = alpha(100 * TAO);
	neurons[1].weights = vec![(2, u16::MAX)];
	ExtBuilder::default().subnet(NETUID, neurons).build_and_execute(|| {
		WeightsSetRateLimit::<Test>::insert(NETUID, 0);
		test(hot(VALIDATOR, 0))
	})
}

#[test]
fn free_call_should_be_refused_when_its_transaction_is_too_long() {
	with_poor_neurons(|hotkey| {
		let call = weights(NETUID, &[2]);
		assert_ok!(pool(&hotkey, &call, MAX_FREE_BYTES));
		assert_eq!(pool(&hotkey, &call, MAX_FREE_BYTES + 1), Err(255));
	})
}

#[test]
fn row_should_be_refused_by_the_pool_when_it_is_longer_than_the_subnet_or_uneven() {
	with_poor_neurons(|hotkey| {
		assert_ok!(pool(&hotkey, &weights(NETUID, &[0, 1, 2, 3, 4]), 100));
		assert_eq!(pool(&hotkey, &weights(NETUID, &[0, 1, 2, 3, 4, 5]), 100), Err(255));
		let (dests, weights) = (vec![1, 2], vec![1]);
		let uneven = Call::<Test>::set_weights { netuid: NETUID, dests, weights, version_key: 0 };
		assert_eq!(pool(&hotkey, &uneven.into(), 100), Err(18));
	})
}

#[test]
fn failed_call_should_cost_the_fee_of_a_paid_one() {
	with_poor_neurons(|hotkey| {
		set_balance(&hotkey, TAO);
		let call = weights(NETUID, &[2, 2]);
		let fee = call.encoded_size() as u64;
		let author = Balances::free_balance(cold(AUTHOR));

		assert!(apply(&hotkey, call).unwrap().is_err());
		assert_eq!(Balances::free_balance(&hotkey), TAO - fee);
		assert_eq!(Balances::free_balance(cold(AUTHOR)), author + fee);
		let who = hotkey.clone();
		assert_announced(Event::FreeCallFailed { who, charged: fee, paused_until: 0 });
		assert_ok!(pool(&hotkey, &weights(NETUID, &[2]), 100));
	})
}

#[test]
fn failed_call_should_pause_a_signer_who_cannot_pay_for_it() {
	with_poor_neurons(|hotkey| {
		let until = now() + PAUSE;
		assert!(apply(&hotkey, weights(NETUID, &[2, 2])).unwrap().is_err());
		let who = hotkey.clone();
		assert_announced(Event::FreeCallFailed { who, charged: 0, paused_until: until });

		let good = weights(NETUID, &[2]);
		run_blocks(PAUSE - 1);
		assert_eq!(pool(&hotkey, &good, 100), Err(6));
		assert!(apply(&hotkey, good.clone()).is_err(), "nor does a block take it");
		run_blocks(1);
		assert_ok!(pool(&hotkey, &good, 100));
		assert_ok!(apply(&hotkey, good).unwrap());
		assert!(!FreeCallsPausedUntil::<Test>::contains_key(&hotkey), "a pause leaves nothing");
	})
}

#[test]
fn failed_call_should_take_what_there_is_and_pause_when_that_is_not_the_fee() {
	with_poor_neurons(|hotkey| {
		set_balance(&hotkey, EXISTENTIAL_DEPOSIT + 3);
		assert!(apply(&hotkey, weights(NETUID, &[2, 2])).unwrap().is_err());
		assert_eq!(Balances::free_balance(&hotkey), EXISTENTIAL_DEPOSIT);
		let (who, paused_until) = (hotkey.clone(), now() + PAUSE);
		assert_announced(Event::FreeCallFailed { who, charged: 3, paused_until });
	})
}

#[test]
fn pool_should_hold_one_open_free_call_of_a_kind_and_target() {
	with_poor_neurons(|hotkey| {
		let tags = |who: &AccountId, call| pool(who, &call, 100).unwrap().provides;
		let first = tags(&hotkey, weights(NETUID, &[2]));
		assert_eq!(first.len(), 1);
		assert_eq!(tags(&hotkey, weights(NETUID, &[2, 3])), first);
		assert_ne!(tags(&hot(3, 0), weights(NETUID, &[2])), first);
		set_mechanisms(2);
		let (dests, weights) = (vec![2], vec![1]);
		let mecid = MechId::new(1);
		let other =
			Call::set_mechanism_weights { netuid: NETUID, mecid, dests, weights, version_key: 0 };
		assert_ne!(tags(&hotkey, other.into()), first);
	})
}

#[test]
fn weights_of_a_validator_with_a_permit_should_come_first() {
	with_poor_neurons(|hotkey| {
		let priority = |who: &AccountId| pool(who, &weights(NETUID, &[2]), 100).unwrap().priority;
		assert_eq!(priority(&hotkey), DUE_WEIGHTS_PRIORITY);
		assert_eq!(priority(&hot(3, 0)), 0);
	})
}

#[test]
fn paid_calls_should_be_under_no_budget() {
	with_poor_neurons(|hotkey| {
		let (hotkey_arg, netuid) = (hot(3, 0), NETUID);
		let call: RuntimeCall = Call::burned_register { netuid, hotkey: hotkey_arg }.into();
		let valid = pool(&hotkey, &call, MAX_FREE_BYTES + 1).unwrap();
		assert!(valid.provides.is_empty() && valid.priority == 0);
		let balance = Balances::free_balance(&hotkey);
		assert!(apply(&hotkey, call).unwrap().is_err());
		assert_eq!(
			(Balances::free_balance(&hotkey), FreeCallsPausedUntil::<Test>::get(&hotkey)),
			(balance, 0)
		);
	})
}
