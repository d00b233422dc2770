//! The check of nonces, which admits accounts without funds that register by proof of work.
//!
//! FRAME refuses all transactions of an account that no balance and no hotkey keeps alive, because
//! nobody has paid for storing its nonce. A registration by proof of work pays with the proof: the
//! transaction pool and the block refuse it otherwise
//! ([`pallet_subtensor::access::guards`]). So an account without references may make this one call,
//! unwrapped, and nothing else. What is stored of it then is its nonce, next to the uid that it has
//! got.
//!
//! All else is FRAME's: a nonce that was used is stale, one of the future waits for those before
//! it. The account is no different to FRAME when funds arrive later, and goes on with its nonce.

use crate::{AccountId, Nonce, Runtime, RuntimeCall, RuntimeOrigin, System};
use alloc::{vec, vec::Vec};
use codec::{Decode, DecodeWithMemTracking, Encode};
use frame_support::{
	dispatch::{DispatchInfo, PostDispatchInfo},
	weights::Weight,
};
use scale_info::{Type, TypeInfo};
use sp_runtime::{
	traits::{AsSystemOriginSigner, Implication, TransactionExtension},
	transaction_validity::{
		InvalidTransaction, TransactionSource, TransactionValidityError, ValidTransaction,
	},
	DispatchResult,
};

/// FRAME's check.
type OfFrame = frame_system::CheckNonce<Runtime>;

/// The check of a nonce. Clients see FRAME's.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking)]
pub struct CheckNonce(OfFrame);

impl CheckNonce {
	/// The check of this nonce.
	pub fn from(nonce: Nonce) -> Self {
		Self(OfFrame::from(nonce))
	}

	/// Checks the nonce of an account without references, as FRAME does of others.
	fn validate_unreferenced(
		&self,
		who: &AccountId,
	) -> Result<ValidTransaction, InvalidTransaction> {
		let (next, nonce) = (System::account_nonce(who), self.0 .0);
		if nonce < next {
			return Err(InvalidTransaction::Stale);
		}
		let tag = |nonce: Nonce| -> Vec<u8> { (who, nonce).encode() };
		let requires = if nonce > next { vec![tag(nonce.saturating_sub(1))] } else { vec![] };
		Ok(ValidTransaction { requires, provides: vec![tag(nonce)], ..Default::default() })
	}
}

impl TypeInfo for CheckNonce {
	type Identity = <OfFrame as TypeInfo>::Identity;
	fn type_info() -> Type {
		OfFrame::type_info()
	}
}

/// Whether an account that nothing keeps alive makes the call that it may make.
fn is_first_step(who: &AccountId, call: &RuntimeCall) -> bool {
	let registers =
		matches!(call, RuntimeCall::SubtensorModule(pallet_subtensor::Call::pow_register { .. }));
	registers && System::providers(who) == 0 && System::sufficients(who) == 0
}

impl TransactionExtension<RuntimeCall> for CheckNonce {
	const IDENTIFIER: &'static str = <OfFrame as TransactionExtension<RuntimeCall>>::IDENTIFIER;
	type Implicit = <OfFrame as TransactionExtension<RuntimeCall>>::Implicit;
	/// None: the check is our own, of an account without references.
	type Val = Option<<OfFrame as TransactionExtension<RuntimeCall>>::Val>;
	type Pre = Option<<OfFrame as TransactionExtension<RuntimeCall>>::Pre>;

	fn implicit(&self) -> Result<Self::Implicit, TransactionValidityError> {
		<OfFrame as TransactionExtension<RuntimeCall>>::implicit(&self.0)
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
		let signer = origin.as_system_origin_signer().filter(|who| is_first_step(who, call));
		if let Some(who) = signer {
			let valid = self.validate_unreferenced(who)?;
			return Ok((valid, None, origin));
		}
		let (valid, val, origin) =
			self.0.validate(origin, call, info, length, implicit, inherited, source)?;
		Ok((valid, Some(val), origin))
	}

	fn prepare(
		self,
		val: Self::Val,
		origin: &RuntimeOrigin,
		call: &RuntimeCall,
		info: &DispatchInfo,
		length: usize,
	) -> Result<Self::Pre, TransactionValidityError> {
		if let Some(val) = val {
			return Ok(Some(self.0.prepare(val, origin, call, info, length)?));
		}
		let who = origin.as_system_origin_signer().ok_or(InvalidTransaction::BadSigner)?;
		OfFrame::prepare_nonce_for_account(who, self.0 .0)?;
		Ok(None)
	}

	fn post_dispatch_details(
		pre: Self::Pre,
		info: &DispatchInfo,
		post_info: &PostDispatchInfo,
		length: usize,
		result: &DispatchResult,
	) -> Result<Weight, TransactionValidityError> {
		let Some(pre) = pre else { return Ok(Weight::zero()) };
		<OfFrame as TransactionExtension<RuntimeCall>>::post_dispatch_details(
			pre, info, post_info, length, result,
		)
	}
}
