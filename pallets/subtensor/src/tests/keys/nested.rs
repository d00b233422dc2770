//! The calls of a signer that waits for a key swap: alone, and inside other calls.

use crate::tests::mock::*;
use crate::{access::extension::SubtensorTransactionExtension, *};
use codec::Encode;
use frame_support::{assert_ok, dispatch::GetDispatchInfo};
use sp_runtime::{
	traits::{DispatchTransaction, TransactionExtension},
	transaction_validity::{InvalidTransaction, TransactionSource, TransactionValidityError},
};

type Verdict = Result<(), TransactionValidityError>;

/// Validates a call as the transaction pool does.
fn pool(who: AccountId, call: &RuntimeCall) -> Verdict {
	let (info, length) = (call.get_dispatch_info(), call.encoded_size());
	SubtensorTransactionExtension::<Test>::default()
		.validate_only(signed(who), call, &info, length, TransactionSource::External, 0)
		.map(|_| ())
}

fn transfer(to: AccountId) -> RuntimeCall {
	pallet_balances::Call::transfer_keep_alive { dest: to, value: TAO }.into()
}

fn batch(calls: Vec<RuntimeCall>) -> RuntimeCall {
	pallet_utility::Call::batch_all { calls }.into()
}

fn announced(person: u8) {
	let hash = Default::default();
	assert_ok!(SubtensorModule::announce_coldkey_swap(signed(cold(person)), hash));
}

fn refused(number: u8) -> Verdict {
	Err(InvalidTransaction::Custom(number).into())
}

fn derived(person: u8) -> AccountId {
	pallet_utility::derivative_account_id(cold(person), 0)
}

#[test]
fn pool_should_refuse_all_other_calls_when_a_swap_is_announced() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		let of_swap = || -> [RuntimeCall; 4] {
			[
				Call::announce_coldkey_swap { new_coldkey_hash: Default::default() }.into(),
				Call::swap_coldkey_announced { new_coldkey: cold(9) }.into(),
				Call::dispute_coldkey_swap {}.into(),
				Call::clear_coldkey_swap_announcement {}.into(),
			]
		};
		let others = [transfer(cold(3)), batch(vec![]), batch(of_swap()[3..].to_vec())];
		assert!(others.iter().all(|call| pool(cold(2), call).is_ok()));
		announced(2);
		assert!(others.iter().all(|call| pool(cold(2), call) == refused(0)));
		assert!(others.iter().all(|call| pool(cold(3), call).is_ok()), "others are not concerned");
		assert!(of_swap().iter().all(|call| pool(cold(2), call).is_ok()));
		assert_ok!(SubtensorModule::dispute_coldkey_swap(signed(cold(2))));
		assert!(others.iter().chain(&of_swap()).all(|call| pool(cold(2), call) == refused(21)));
	})
}

/// The transaction that announces a swap, or makes one, can do nothing more with the keys.
#[test]
fn batch_should_be_refused_when_it_goes_on_after_a_swap() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		let swap = |hotkey| Call::swap_hotkey { hotkey, new_hotkey: cold(2), netuid: None };
		let send = || transfer(cold(3));
		let work =
			|| Call::commit_weights { netuid: NETUID, commit_hash: Default::default() }.into();
		let of_coldkey = [
			Call::announce_coldkey_swap { new_coldkey_hash: Default::default() },
			Call::swap_coldkey_announced { new_coldkey: cold(9) },
		];
		let of_hotkey = [swap(cold(2)), swap(hot(2, 0))];
		let of_coldkey = of_coldkey.map(|begin| (RuntimeCall::from(begin), send()));
		let of_hotkey = of_hotkey.map(|begin| (RuntimeCall::from(begin), work()));
		for (begin, more) in of_coldkey.into_iter().chain(of_hotkey.clone()) {
			assert!(pool(cold(2), &batch(vec![more.clone(), begin.clone()])).is_ok());
			assert_eq!(pool(cold(2), &batch(vec![begin.clone(), more.clone()])), refused(0));
			assert_eq!(pool(cold(2), &batch(vec![batch(vec![begin]), more])), refused(0));
		}
		for (begin, _) in of_hotkey {
			assert!(pool(cold(2), &batch(vec![begin, send()])).is_ok(), "not as a hotkey");
		}
		let other = Call::swap_hotkey { hotkey: hot(2, 0), new_hotkey: hot(2, 9), netuid: None };
		assert!(pool(cold(2), &batch(vec![other.into(), work()])).is_ok());
	})
}

#[test]
fn nested_signer_should_be_checked_and_not_the_signer_of_the_transaction_alone() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		set_balance(&derived(2), 10 * TAO);
		let send = |call| -> RuntimeCall {
			pallet_utility::Call::as_derivative { index: 0, call: Box::new(call) }.into()
		};
		let calls = [send(transfer(cold(3))), batch(vec![send(batch(vec![transfer(cold(3))]))])];
		assert!(calls.iter().all(|call| pool(cold(2), call).is_ok()));
		let hash = Default::default();
		assert_ok!(SubtensorModule::announce_coldkey_swap(signed(derived(2)), hash));
		assert!(calls.iter().all(|call| pool(cold(2), call) == refused(0)));
		assert!(calls.iter().all(|call| pool(cold(3), call).is_ok()), "of another account");
		let dispute = Call::dispute_coldkey_swap {};
		assert!(pool(cold(2), &send(dispute.into())).is_ok());
	})
}

#[test]
fn weight_of_the_check_should_count_every_call() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		let weight =
			|call: &RuntimeCall| SubtensorTransactionExtension::<Test>::default().weight(call);
		let check = crate::weight_info::cost::check_signer::<Test>();
		let (one, three) = (transfer(cold(3)), batch(vec![transfer(cold(3)), batch(vec![])]));
		assert_eq!(weight(&three), weight(&one).saturating_add(check.saturating_mul(2)));
	})
}
