//! The class of a transaction: operational only for who may use it.
//!
//! The SDK's wrappers (batches, proxies, multisigs) take the class of the call within, whoever
//! signs. An operational transaction goes first in a block, into space of its own, also if it then
//! fails; a mandatory one goes into any block, however full that is. Here a signed transaction is
//! of the normal class, wrappers too, unless the signer is sudo's key and the call a call of sudo
//! that is operational.
//!
//! Mandatory calls are for inherents. The pool refuses signed transactions that declare to be
//! mandatory, and an author those that it finds in carriers, which pass no pool ([`is_mandatory`]).

use crate::{AccountId, Runtime, RuntimeCall, RuntimeOrigin};
use codec::{Decode, DecodeWithMemTracking, Encode};
use frame_support::{
	dispatch::{DispatchClass, DispatchInfo, GetDispatchInfo, PostDispatchInfo},
	weights::Weight,
};
use scale_info::{Type, TypeInfo};
use sp_runtime::{
	traits::{AsSystemOriginSigner, Implication, TransactionExtension},
	transaction_validity::{
		TransactionSource, TransactionValidity, TransactionValidityError, ValidTransaction,
	},
	DispatchResult,
};

/// An extension of the SDK that is told the class that a transaction has here. Clients see the
/// extension itself.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking)]
pub struct Classed<Extension>(pub Extension);

impl<Extension: TypeInfo> TypeInfo for Classed<Extension> {
	type Identity = Extension::Identity;
	fn type_info() -> Type {
		Extension::type_info()
	}
}

impl<Extension> TransactionExtension<RuntimeCall> for Classed<Extension>
where
	Extension: TransactionExtension<RuntimeCall> + TypeInfo,
{
	const IDENTIFIER: &'static str = Extension::IDENTIFIER;
	type Implicit = Extension::Implicit;
	type Val = (Extension::Val, DispatchClass);
	type Pre = (Extension::Pre, DispatchClass);

	fn implicit(&self) -> Result<Self::Implicit, TransactionValidityError> {
		self.0.implicit()
	}

	fn weight(&self, call: &RuntimeCall) -> Weight {
		self.0.weight(call)
	}

	fn validate(
		&self,
		origin: RuntimeOrigin,
		call: &RuntimeCall,
		info: &DispatchInfo,
		length: usize,
		implicit: Self::Implicit,
		inherited: &impl Implication,
		source: TransactionSource,
	) -> Result<(ValidTransaction, Self::Val, RuntimeOrigin), TransactionValidityError> {
		let class = match origin.as_system_origin_signer() {
			Some(signer) => class_of(signer, call, info.class),
			None => info.class,
		};
		let info = DispatchInfo { class, ..*info };
		let (valid, val, origin) =
			self.0.validate(origin, call, &info, length, implicit, inherited, source)?;
		Ok((valid, (val, class), origin))
	}

	fn prepare(
		self,
		(val, class): Self::Val,
		origin: &RuntimeOrigin,
		call: &RuntimeCall,
		info: &DispatchInfo,
		length: usize,
	) -> Result<Self::Pre, TransactionValidityError> {
		let info = DispatchInfo { class, ..*info };
		Ok((self.0.prepare(val, origin, call, &info, length)?, class))
	}

	fn post_dispatch_details(
		(pre, class): Self::Pre,
		info: &DispatchInfo,
		post_info: &PostDispatchInfo,
		length: usize,
		result: &DispatchResult,
	) -> Result<Weight, TransactionValidityError> {
		let info = DispatchInfo { class, ..*info };
		Extension::post_dispatch_details(pre, &info, post_info, length, result)
	}

	fn bare_validate(
		call: &RuntimeCall,
		info: &DispatchInfo,
		length: usize,
	) -> TransactionValidity {
		Extension::bare_validate(call, info, length)
	}

	fn bare_validate_and_prepare(
		call: &RuntimeCall,
		info: &DispatchInfo,
		length: usize,
	) -> Result<(), TransactionValidityError> {
		Extension::bare_validate_and_prepare(call, info, length)
	}

	fn bare_post_dispatch(
		info: &DispatchInfo,
		post_info: &mut PostDispatchInfo,
		length: usize,
		result: &DispatchResult,
	) -> Result<(), TransactionValidityError> {
		Extension::bare_post_dispatch(info, post_info, length, result)
	}
}

/// Whether a call declares to be mandatory.
pub fn is_mandatory(call: &RuntimeCall) -> bool {
	call.get_dispatch_info().class == DispatchClass::Mandatory
}

/// Returns the class of a signed transaction whose call declares the class `declared`.
pub(crate) fn class_of(
	signer: &AccountId,
	call: &RuntimeCall,
	declared: DispatchClass,
) -> DispatchClass {
	let by_sudo = || {
		matches!(call, RuntimeCall::Sudo(_))
			&& pallet_sudo::Key::<Runtime>::get().as_ref() == Some(signer)
	};
	match declared {
		DispatchClass::Operational if by_sudo() => DispatchClass::Operational,
		_ => DispatchClass::Normal,
	}
}
