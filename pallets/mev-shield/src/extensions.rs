//! What a carrier is refused for. Two transaction extensions:
//!
//! | extension | refuses | with |
//! |---|---|---|
//! | [`CheckMortality`] | an immortal carrier, and one whose era is longer than 8 blocks | `Stale` |
//! | [`CheckShieldedTxValidity`] | a ciphertext whose lengths are wrong | `Custom(23)` |
//! | | a ciphertext for a key that is not accepted | `Custom(24)` |
//!
//! They look at the transaction's own call. A carrier within another call is not decrypted.

use crate::pallet::*;
use codec::{Decode, DecodeWithMemTracking, Encode};
use core::marker::PhantomData;
use frame_support::{
	pallet_prelude::Weight,
	traits::{Get, IsSubType},
	CloneNoBound, DebugNoBound, DefaultNoBound, EqNoBound, PartialEqNoBound,
};
use ganglion_shield::{envelope::Envelope, MAX_ERA_PERIOD};
use scale_info::{Type, TypeInfo};
use sp_runtime::{
	generic::Era,
	impl_tx_ext_default,
	traits::{
		DispatchInfoOf, DispatchOriginOf, Dispatchable, Implication, TransactionExtension,
		ValidateResult,
	},
	transaction_validity::{
		InvalidTransaction, TransactionSource, TransactionValidityError, ValidTransaction,
	},
};

/// The number that clients know for a ciphertext that cannot be taken apart.
pub const UNREADABLE: InvalidTransaction = InvalidTransaction::Custom(23);
/// The number that clients know for a ciphertext whose key is not accepted.
pub const UNKNOWN_KEY: InvalidTransaction = InvalidTransaction::Custom(24);

/// The SDK's check of the era, which also bounds the era of carriers: their author knows the key
/// for so many blocks.
#[derive(
	CloneNoBound, PartialEqNoBound, EqNoBound, DebugNoBound, Encode, Decode, DecodeWithMemTracking,
)]
pub struct CheckMortality<T: Config + Send + Sync>(pub frame_system::CheckMortality<T>);

/// Shows as the SDK's.
impl<T: Config + Send + Sync> TypeInfo for CheckMortality<T> {
	type Identity = frame_system::CheckMortality<T>;
	fn type_info() -> Type {
		frame_system::CheckMortality::<T>::type_info()
	}
}

impl<T: Config + Send + Sync> From<Era> for CheckMortality<T> {
	fn from(era: Era) -> Self {
		Self(frame_system::CheckMortality::from(era))
	}
}

impl<T: Config + Send + Sync> TransactionExtension<T::RuntimeCall> for CheckMortality<T>
where
	T::RuntimeCall: IsSubType<Call<T>>,
{
	const IDENTIFIER: &'static str = "CheckMortality";
	type Implicit = T::Hash;
	type Val = ();
	type Pre = ();

	fn implicit(&self) -> Result<T::Hash, TransactionValidityError> {
		self.0.implicit()
	}

	fn weight(&self, call: &T::RuntimeCall) -> Weight {
		self.0.weight(call)
	}

	fn validate(
		&self,
		origin: DispatchOriginOf<T::RuntimeCall>,
		call: &T::RuntimeCall,
		info: &DispatchInfoOf<T::RuntimeCall>,
		length: usize,
		implicit: T::Hash,
		inherited: &impl Implication,
		source: TransactionSource,
	) -> ValidateResult<(), T::RuntimeCall> {
		if ciphertext(call).is_some() && !is_short(self.0 .0) {
			return Err(InvalidTransaction::Stale.into());
		}
		self.0.validate(origin, call, info, length, implicit, inherited, source)
	}

	impl_tx_ext_default!(T::RuntimeCall; prepare);
}

/// Checks the ciphertext of a carrier. Encodes to nothing: clients do not know it.
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
pub struct CheckShieldedTxValidity<T>(PhantomData<T>);

impl<T: Config + Send + Sync> TransactionExtension<T::RuntimeCall> for CheckShieldedTxValidity<T>
where
	T::RuntimeCall: Dispatchable + IsSubType<Call<T>>,
{
	const IDENTIFIER: &'static str = "CheckShieldedTxValidity";
	type Implicit = ();
	type Val = ();
	type Pre = ();

	fn weight(&self, call: &T::RuntimeCall) -> Weight {
		match ciphertext(call) {
			Some(_) => T::DbWeight::get().reads(1),
			None => Weight::zero(),
		}
	}

	fn validate(
		&self,
		origin: DispatchOriginOf<T::RuntimeCall>,
		call: &T::RuntimeCall,
		_info: &DispatchInfoOf<T::RuntimeCall>,
		_length: usize,
		_implicit: (),
		_inherited: &impl Implication,
		_source: TransactionSource,
	) -> ValidateResult<(), T::RuntimeCall> {
		if let Some(bytes) = ciphertext(call) {
			let envelope = Envelope::open(bytes).ok_or(UNREADABLE)?;
			if !Pallet::<T>::accepts(envelope.key_hash) {
				return Err(UNKNOWN_KEY.into());
			}
		}
		Ok((ValidTransaction::default(), (), origin))
	}

	impl_tx_ext_default!(T::RuntimeCall; prepare);
}

/// Returns what a call carries, if it is `submit_encrypted`.
pub fn ciphertext<T: Config>(call: &impl IsSubType<Call<T>>) -> Option<&[u8]> {
	match call.is_sub_type() {
		Some(Call::submit_encrypted { ciphertext }) => Some(ciphertext),
		_ => None,
	}
}

/// Whether an era is short enough for a carrier.
fn is_short(era: Era) -> bool {
	matches!(era, Era::Mortal(period, _) if period <= MAX_ERA_PERIOD)
}
