//! What the protocol pallet asks of this one: the guard of the free call, and the commitments of a
//! subnet, to show, to remove with a neuron or the subnet, or to follow the swap of a hotkey.

use crate::{pallet::*, WeightInfo};
use alloc::vec::Vec;
use frame_support::{
	traits::IsSubType,
	weights::{Weight, WeightMeter},
};
use ganglion_types::NetUid;
use sp_runtime::{
	transaction_validity::{InvalidTransaction, TransactionValidityError},
	DispatchError,
};

/// The pool's number for a hotkey without a uid.
const NO_UID: u8 = 19;
/// The pool's number for a rate limit.
const TOO_FAST: u8 = 6;
/// The pool's number for a refusal without a number of its own.
const BAD_REQUEST: u8 = 255;

impl<T: Config> pallet_subtensor::Commitments<T::AccountId, T::RuntimeCall> for Pallet<T>
where
	T::RuntimeCall: IsSubType<Call<T>>,
{
	fn guard(who: &T::AccountId, call: &T::RuntimeCall) -> Result<(), TransactionValidityError> {
		match call.is_sub_type() {
			Some(Call::set_commitment { netuid, info }) => {
				Self::check_commitment(who, *netuid, info).map_err(Self::pool_error)
			},
			_ => Ok(()),
		}
	}

	fn weight_of_guard(call: &T::RuntimeCall) -> Weight {
		match call.is_sub_type() {
			Some(Call::set_commitment { .. }) => {
				Measured::<T>::check_commitment().saturating_add(Self::weight_of_other_pulses())
			},
			_ => Weight::zero(),
		}
	}

	fn purge(netuid: NetUid, meter: &mut WeightMeter) -> bool {
		Self::purge_subnet(netuid, meter)
	}

	fn pass_on(netuid: NetUid, old: &T::AccountId, new: &T::AccountId) {
		Self::pass_on_account(netuid, old, new);
	}

	fn weight_of_pass_on() -> Weight {
		Measured::<T>::pass_on()
	}

	fn forget(netuid: NetUid, who: &T::AccountId) {
		Self::forget_account(netuid, who);
	}

	fn weight_of_forget() -> Weight {
		Measured::<T>::forget()
	}

	fn published(netuid: NetUid) -> Vec<(T::AccountId, Vec<u8>)> {
		Self::commitments_of(netuid)
	}
}

impl<T: Config> Pallet<T> {
	/// Converts an error into the pool's refusal with the number that clients know it by.
	fn pool_error(error: DispatchError) -> TransactionValidityError {
		let number = if error == Error::<T>::AccountNotAllowedCommit.into() {
			NO_UID
		} else if error == Error::<T>::SpaceLimitExceeded.into() {
			TOO_FAST
		} else {
			BAD_REQUEST
		};
		InvalidTransaction::Custom(number).into()
	}
}
