//! The transaction extension that checks the guards before the pool accepts a transaction, those of
//! this pallet's calls and that of the free call of the pallet of commitments, and the
//! [budget of free calls](crate::access::free_calls).

use crate::{neurons::commitments::Commitments, pallet::*, weight_info::cost};
use codec::{Decode, DecodeWithMemTracking, Encode};
use core::marker::PhantomData;
use frame_support::{
	dispatch::{DispatchInfo, GetDispatchInfo, Pays, PostDispatchInfo},
	traits::IsSubType,
	weights::Weight,
	CloneNoBound, DebugNoBound, DefaultNoBound, EqNoBound, PartialEqNoBound,
};
use scale_info::TypeInfo;
use sp_runtime::{
	traits::{
		AsSystemOriginSigner, DispatchInfoOf, DispatchOriginOf, Dispatchable, Implication,
		PostDispatchInfoOf, TransactionExtension, ValidateResult,
	},
	transaction_validity::{
		InvalidTransaction, TransactionSource, TransactionValidityError, ValidTransaction,
	},
	DispatchResult,
};

/// Asks `Pallet::check_signers`, and [`Pallet::guard`] or [`Commitments::guard`]. Encodes to
/// nothing: clients do not know it.
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
pub struct SubtensorTransactionExtension<T>(PhantomData<T>);

impl<T: Config + Send + Sync> TransactionExtension<T::RuntimeCall>
	for SubtensorTransactionExtension<T>
where
	T::RuntimeCall:
		Dispatchable<Info = DispatchInfo, PostInfo = PostDispatchInfo> + IsSubType<Call<T>>,
	DispatchOriginOf<T::RuntimeCall>: AsSystemOriginSigner<T::AccountId> + Clone,
{
	const IDENTIFIER: &'static str = "SubtensorTransactionExtension";
	type Implicit = ();
	type Val = Option<T::AccountId>;
	type Pre = Option<T::AccountId>;

	/// The weight of the guard, and of the budget if the call is free.
	fn weight(&self, call: &T::RuntimeCall) -> Weight {
		let guard = match call.is_sub_type() {
			Some(call) => Pallet::<T>::weight_of_guard(call),
			None => T::Commitments::weight_of_guard(call),
		};
		let guard = guard.saturating_add(Pallet::<T>::weight_of_check_signers(call));
		match call.get_dispatch_info().pays_fee {
			Pays::Yes => guard,
			Pays::No => guard
				.saturating_add(cost::budget_of_free_call::<T>())
				.saturating_add(cost::charge_of_failed_call::<T>()),
		}
	}

	fn validate(
		&self,
		origin: DispatchOriginOf<T::RuntimeCall>,
		call: &T::RuntimeCall,
		info: &DispatchInfoOf<T::RuntimeCall>,
		length: usize,
		_implicit: (),
		_inherited: &impl Implication,
		source: TransactionSource,
	) -> ValidateResult<Self::Val, T::RuntimeCall> {
		let Some(who) = origin.as_system_origin_signer().cloned() else {
			return Ok((ValidTransaction::default(), None, origin));
		};
		let is_free = info.pays_fee == Pays::No;
		if is_free {
			Pallet::<T>::check_free_length(length).map_err(Pallet::<T>::pool_error)?;
		}
		Pallet::<T>::check_signers(&who, call).map_err(Pallet::<T>::pool_error)?;
		match call.is_sub_type() {
			Some(call) => {
				Pallet::<T>::guard(&who, call).map_err(Pallet::<T>::pool_error)?;
				let in_block = source == TransactionSource::InBlock;
				// It stays in the pool, for the next block.
				if in_block && !Pallet::<T>::block_has_room(call) {
					return Err(InvalidTransaction::ExhaustsResources.into());
				}
			},
			None => T::Commitments::guard(&who, call)?,
		}
		if !is_free {
			return Ok((ValidTransaction::default(), None, origin));
		}
		let validity =
			Pallet::<T>::validate_free_call(&who, call).map_err(Pallet::<T>::pool_error)?;
		Ok((validity, Some(who), origin))
	}

	fn prepare(
		self,
		signer_of_free_call: Self::Val,
		_origin: &DispatchOriginOf<T::RuntimeCall>,
		_call: &T::RuntimeCall,
		_info: &DispatchInfoOf<T::RuntimeCall>,
		_length: usize,
	) -> Result<Self::Pre, TransactionValidityError> {
		Ok(signer_of_free_call)
	}

	/// Charges a free call that failed. Returns the part of the weight that is not used.
	fn post_dispatch_details(
		signer_of_free_call: Self::Pre,
		info: &DispatchInfoOf<T::RuntimeCall>,
		_post_info: &PostDispatchInfoOf<T::RuntimeCall>,
		length: usize,
		result: &DispatchResult,
	) -> Result<Weight, TransactionValidityError> {
		match signer_of_free_call {
			None => Ok(Weight::zero()),
			Some(who) if result.is_ok() => {
				Pallet::<T>::end_pause(&who);
				Ok(cost::charge_of_failed_call::<T>())
			},
			Some(who) => {
				Pallet::<T>::charge_failed_call(&who, info, length);
				Ok(Weight::zero())
			},
		}
	}
}
