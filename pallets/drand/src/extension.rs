//! The priority of pulses.

use crate::pallet::*;
use codec::{Decode, DecodeWithMemTracking, Encode};
use core::marker::PhantomData;
use frame_support::{
	pallet_prelude::Weight, traits::IsSubType, CloneNoBound, DebugNoBound, DefaultNoBound,
	EqNoBound, PartialEqNoBound,
};
use scale_info::TypeInfo;
use sp_runtime::{
	impl_tx_ext_default,
	traits::{DispatchInfoOf, Dispatchable, TransactionExtension},
	transaction_validity::{TransactionPriority, TransactionValidity, ValidTransaction},
};

/// What a transaction with pulses gets beyond [`Config::UnsignedPriority`].
pub const PULSE_PRIORITY: TransactionPriority = 10_000;

/// Raises the priority of transactions with pulses. Encodes to nothing: clients do not know it.
///
/// Such a transaction has no signer, so of an extension's checks only that of bare transactions
/// applies.
#[derive(
	CloneNoBound,
	EqNoBound,
	PartialEqNoBound,
	DebugNoBound,
	DefaultNoBound,
	Encode,
	Decode,
	DecodeWithMemTracking,
	TypeInfo,
)]
#[scale_info(skip_type_params(T))]
pub struct DrandPriority<T>(PhantomData<T>);

impl<T: Config + Send + Sync> TransactionExtension<T::RuntimeCall> for DrandPriority<T>
where
	T::RuntimeCall: Dispatchable + IsSubType<Call<T>>,
{
	const IDENTIFIER: &'static str = "DrandPriority";
	type Implicit = ();
	type Val = ();
	type Pre = ();

	fn weight(&self, _: &T::RuntimeCall) -> Weight {
		Weight::zero()
	}

	fn bare_validate(
		call: &T::RuntimeCall,
		_: &DispatchInfoOf<T::RuntimeCall>,
		_: usize,
	) -> TransactionValidity {
		let priority = match call.is_sub_type() {
			Some(Call::write_pulse { .. }) => PULSE_PRIORITY,
			_ => 0,
		};
		Ok(ValidTransaction { priority, ..ValidTransaction::default() })
	}

	impl_tx_ext_default!(T::RuntimeCall; validate prepare);
}
