//! The budget of calls without a fee.
//!
//! A hotkey without funds can work, because weights, commitments and addresses are free, and a
//! coldkey without funds can register it by proof of work. So that
//! nobody floods blocks or the pool at no cost:
//!
//! - a guard checks what the call needs before the pool accepts it ([`crate::access::guards`]);
//! - a free transaction has at most [`MAX_FREE_BYTES`] bytes;
//! - the pool holds one open free call for each signer, kind of call and target;
//! - a free call that fails all the same costs the fee of a paid call of its weight and length, as
//!   far as the signer's balance covers it. Where it does not, the signer's free calls are refused
//!   for [`PAUSE`] blocks.
//!
//! Due weights of validators come first in a block, so that a flood of other calls does not delay
//! them.

use crate::{
	access::call_facts::{facts, Guard},
	neurons::serving::Service,
	pallet::*,
};
use alloc::{vec, vec::Vec};
use codec::Encode;
use frame_support::{
	dispatch::DispatchInfo,
	ensure,
	traits::{
		fungible::Inspect,
		tokens::{Fortitude, Preservation},
		IsSubType,
	},
};
use ganglion_types::{MechId, NetUid, TaoBalance};
use sp_runtime::{
	traits::Convert,
	transaction_validity::{TransactionPriority, ValidTransaction},
	DispatchError, DispatchResult, SaturatedConversion,
};

/// Maximum length of a free transaction, in bytes. A row of weights on 2,500 neurons has 10,000.
pub const MAX_FREE_BYTES: usize = 16 * 1_024;

/// Blocks for which a signer's free calls are refused after one failed that its balance did not
/// pay for: the default rate limit of weights.
pub const PAUSE: u64 = 100;

/// Priority of due weights of a validator: that of a tip of about half a TAO.
pub const DUE_WEIGHTS_PRIORITY: TransactionPriority = 1 << 40;

impl<T: Config> Pallet<T> {
	/// Refuses a free transaction longer than [`MAX_FREE_BYTES`] (`FreeCallTooLong`). Before the
	/// guard, which works in proportion to the length.
	pub(crate) fn check_free_length(length: usize) -> DispatchResult {
		ensure!(length <= MAX_FREE_BYTES, Error::<T>::FreeCallTooLong);
		Ok(())
	}

	/// Checks a free call against the budget. Returns its place in the pool: the tag that a second
	/// open call of the same kind and target has too, and the priority.
	///
	/// Refuses a signer whose free calls are paused (`FreeCallsPaused`).
	pub(crate) fn validate_free_call(
		who: &T::AccountId,
		call: &T::RuntimeCall,
	) -> Result<ValidTransaction, DispatchError>
	where
		T::RuntimeCall: IsSubType<Call<T>>,
	{
		let paused = FreeCallsPausedUntil::<T>::get(who) > Self::block_number();
		ensure!(!paused, Error::<T>::FreeCallsPaused);
		let (target, priority) = match call.is_sub_type() {
			Some(call) => Self::place_of(who, call),
			// The pallet, the call, and the first two bytes of its arguments: the subnet.
			None => (call.using_encoded(|bytes| bytes.iter().copied().take(4).collect()), 0),
		};
		let tag = (b"free", who, target).encode();
		Ok(ValidTransaction { priority, provides: vec![tag], ..Default::default() })
	}

	/// Returns the target of a free call of this pallet, and its priority.
	fn place_of(who: &T::AccountId, call: &Call<T>) -> (Vec<u8>, TransactionPriority) {
		match facts(call).guard {
			Guard::Weights(netuid, mechanism, _)
			| Guard::Commit(netuid, mechanism)
			| Guard::TimelockedCommit(netuid, mechanism, _) => {
				((0u8, netuid, mechanism).encode(), Self::priority_of_weights(who, netuid))
			},
			Guard::Reveal(netuid, mechanism, _) => {
				((4u8, netuid, mechanism).encode(), Self::priority_of_weights(who, netuid))
			},
			Guard::RevealRows(netuid, ..) => {
				((4u8, netuid, MechId::MAIN).encode(), Self::priority_of_weights(who, netuid))
			},
			Guard::WeightsOfSubnets(..) => (vec![5], 0),
			Guard::CommitOnSubnets(..) => (vec![6], 0),
			Guard::Serving(netuid, _, service) => {
				((1u8, netuid, service == Service::Prometheus).encode(), 0)
			},
			Guard::Work(netuid, ..) => ((8u8, netuid).encode(), 0),
			Guard::EvmLink(netuid, _) => ((7u8, netuid).encode(), 0),
			Guard::None | Guard::NewSubnet => (vec![3], 0),
		}
	}

	fn priority_of_weights(who: &T::AccountId, netuid: NetUid) -> TransactionPriority {
		if Self::has_permit(who, netuid) {
			DUE_WEIGHTS_PRIORITY
		} else {
			0
		}
	}

	/// Charges the signer of a free call that failed the fee of a paid one, as far as the balance
	/// covers it without the existential deposit. Pauses its free calls if it does not.
	pub(crate) fn charge_failed_call(who: &T::AccountId, info: &DispatchInfo, length: usize) {
		let fee = T::CallFee::convert((info.call_weight, length.saturated_into()));
		let held = T::Currency::reducible_balance(who, Preservation::Preserve, Fortitude::Polite);
		let charged = fee.min(TaoBalance::new(held));
		let charged = Self::pay_fee(who, charged).map_or(TaoBalance::ZERO, |()| charged);
		let paid = charged == fee;
		let paused_until = match paid {
			true => 0,
			false => Self::block_number().saturating_add(PAUSE),
		};
		if !paid {
			Self::pause_free_calls(who, paused_until);
		}
		let (who, charged) = (who.clone(), charged.rao());
		Self::deposit_event(Event::FreeCallFailed { who, charged, paused_until });
	}
}
