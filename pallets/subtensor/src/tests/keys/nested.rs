//! The calls of a signer that waits for a key swap: alone, and inside other calls.

use crate::tests::mock::*;
use crate::{access::extension::SubtensorTransactionExtension, *};
use codec::{Decode, Encode};
use frame_support::{assert_ok, dispatch::GetDispatchInfo, traits::IsSubType};
use scale_info::{MetaType, TypeInfo};
use sp_runtime::{
	traits::{DispatchTransaction, Dispatchable},
	transaction_validity::{InvalidTransaction, TransactionSource, TransactionValidityError},
	DispatchError,
};

/// Validates a call as the transaction pool does.
fn pool(who: AccountId, call: &RuntimeCall) -> Result<(), TransactionValidityError> {
	let (info, length) = (call.get_dispatch_info(), call.encoded_size());
	SubtensorTransactionExtension::<Test>::default()
		.validate_only(signed(who), call, &info, length, TransactionSource::External, 0)
		.map(|_| ())
}

fn transfer(to: AccountId) -> RuntimeCall {
	pallet_balances::Call::transfer_keep_alive { dest: to, value: TAO }.into()
}

/// A batch, made in the name of an account of root's choice.
fn dispatch_as(who: AccountId, call: RuntimeCall) -> RuntimeCall {
	let as_origin = Box::new(frame_system::RawOrigin::Signed(who).into());
	pallet_utility::Call::dispatch_as { as_origin, call: Box::new(call.into()) }.into()
}

fn batch(calls: Vec<RuntimeCall>) -> RuntimeCall {
	let calls = calls.into_iter().map(GuardedCall::from).collect();
	pallet_utility::Call::batch_all { calls }.into()
}

fn announced(person: u8) {
	let hash = Default::default();
	assert_ok!(SubtensorModule::announce_coldkey_swap(signed(cold(person)), hash));
}

fn dispatch(who: AccountId, call: RuntimeCall) -> Result<(), DispatchError> {
	call.dispatch(signed(who)).map(drop).map_err(|refusal| refusal.error)
}

fn derived(person: u8) -> AccountId {
	pallet_utility::derivative_account_id(cold(person), 0)
}

#[test]
fn pool_should_refuse_all_other_calls_when_a_swap_is_announced() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		let refused = |number: u8| Err(InvalidTransaction::Custom(number).into());
		let of_swap = || -> [RuntimeCall; 4] {
			[
				Call::announce_coldkey_swap { new_coldkey_hash: Default::default() }.into(),
				Call::swap_coldkey_announced { new_coldkey: cold(9) }.into(),
				Call::dispute_coldkey_swap {}.into(),
				Call::clear_coldkey_swap_announcement {}.into(),
			]
		};
		let others = [transfer(cold(3)), batch(vec![]), batch(of_swap().to_vec())];
		assert!(others.iter().all(|call| pool(cold(2), call).is_ok()));
		announced(2);
		assert!(others.iter().all(|call| pool(cold(2), call) == refused(0)));
		assert!(others.iter().all(|call| pool(cold(3), call).is_ok()), "others are not concerned");
		assert!(of_swap().iter().all(|call| pool(cold(2), call).is_ok()));
		assert_ok!(SubtensorModule::dispute_coldkey_swap(signed(cold(2))));
		assert!(others.iter().chain(&of_swap()).all(|call| pool(cold(2), call) == refused(21)));
	})
}

#[test]
fn nested_calls_should_be_refused_when_their_signer_has_announced_a_swap() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		let send = || dispatch_as(cold(2), transfer(cold(3)));
		let refused = || {
			send().dispatch(RuntimeOrigin::root()).unwrap();
			let events = System::events();
			let found = events.iter().rev().find_map(|record| match &record.event {
				RuntimeEvent::Utility(pallet_utility::Event::DispatchedAs { result }) => {
					Some(*result)
				},
				_ => None,
			});
			found.unwrap()
		};
		assert_eq!(refused(), Ok(()));
		announced(2);
		assert_eq!(refused(), Err(Error::<Test>::ColdkeySwapAnnounced.into()));
		assert_ok!(SubtensorModule::dispute_coldkey_swap(signed(cold(2))));
		assert_eq!(refused(), Err(Error::<Test>::ColdkeySwapDisputed.into()));
		let root = batch(vec![Call::reset_coldkey_swap { coldkey: cold(2) }.into()]);
		assert_ok!(root.dispatch(RuntimeOrigin::root()));
		assert_eq!(refused(), Ok(()), "root's own nested calls pass");
	})
}

#[test]
fn batch_should_stop_where_it_has_announced_a_swap() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		let announce = Call::announce_coldkey_swap { new_coldkey_hash: Default::default() };
		let both = batch(vec![announce.into(), transfer(cold(3))]);
		let before = state_root();
		assert_eq!(dispatch(cold(2), both), Err(Error::<Test>::ColdkeySwapAnnounced.into()));
		assert_eq!(state_root(), before);
	})
}

#[test]
fn nested_signer_should_be_checked_and_not_the_signer_of_the_transaction() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		set_balance(&derived(2), 10 * TAO);
		let send = |call| -> RuntimeCall {
			pallet_utility::Call::as_derivative { index: 0, call: Box::new(GuardedCall(call)) }
				.into()
		};
		assert_ok!(dispatch(cold(2), send(transfer(cold(3)))));
		let hash = Default::default();
		assert_ok!(SubtensorModule::announce_coldkey_swap(signed(derived(2)), hash));
		let refusal = Err(Error::<Test>::ColdkeySwapAnnounced.into());
		assert_eq!(dispatch(cold(2), send(transfer(cold(3)))), refusal);
		let clear = Call::dispute_coldkey_swap {};
		assert_ok!(dispatch(cold(2), send(clear.into())));
	})
}

#[test]
fn weight_of_the_check_should_be_paid_for_with_that_of_the_call() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		let call = RuntimeCall::from(Call::set_children {
			hotkey: hot(OWNER, 0),
			netuid: NETUID,
			children: vec![],
		});
		let check = crate::access::nested::weight_of_check::<Test>();
		let (plain, guarded) = (call.get_dispatch_info(), GuardedCall(call.clone()));
		let declared = guarded.get_dispatch_info().call_weight;
		assert_eq!(declared, plain.call_weight.saturating_add(check));
		let used = call.clone().dispatch(signed(cold(OWNER))).unwrap().actual_weight.unwrap();
		SetChildrenRateLimit::<Test>::put(0);
		let with_check = guarded.dispatch(signed(cold(OWNER))).unwrap().actual_weight.unwrap();
		assert_eq!(with_check, used.saturating_add(check));
	})
}

#[test]
fn guarded_call_should_look_like_the_call_it_holds() {
	let call = transfer(cold(3));
	let guarded = GuardedCall::from(call.clone());
	assert_eq!(guarded.encode(), call.encode());
	assert_eq!(GuardedCall::decode(&mut call.encode().as_slice()), Ok(guarded.clone()));
	assert_eq!(MetaType::new::<GuardedCall>(), MetaType::new::<RuntimeCall>());
	assert_eq!(GuardedCall::type_info(), RuntimeCall::type_info());
	let balances: Option<&pallet_balances::Call<Test>> = guarded.is_sub_type();
	assert!(balances.is_some());
	use frame_support::traits::IsType;
	assert_eq!(GuardedCall::from_ref(&call), &guarded);
	let held: &RuntimeCall = guarded.into_ref();
	assert_eq!(held, &call);
}
