//! The check of all signers of a transaction: those that wait for a key swap make no calls.
//!
//! A batch, a proxy or a multisig account dispatches further calls, some of them for other signers.
//! `Pallet::check_signers` visits all of them before the transaction is accepted, so a
//! transaction that leads to a refused call is refused as a whole. Calls of root pass.

use crate::{pallet::*, weight_info::cost};
use alloc::{collections::BTreeSet, vec::Vec};
use frame_support::{ensure, traits::IsSubType, weights::Weight};
use sp_runtime::DispatchResult;

/// Finds the calls that calls dispatch.
pub trait InnerCalls<Call, AccountId> {
	/// Returns the calls that a call of `signer` dispatches, in order, each with its own signer.
	/// None stands for root, and for a signer that cannot be told because `signer` is none.
	fn of<'a>(signer: Option<&AccountId>, call: &'a Call) -> Vec<(Option<AccountId>, &'a Call)>;
}

/// For a runtime without calls that dispatch others.
impl<Call, AccountId> InnerCalls<Call, AccountId> for () {
	fn of<'a>(_: Option<&AccountId>, _: &'a Call) -> Vec<(Option<AccountId>, &'a Call)> {
		Vec::new()
	}
}

impl<T: Config> Pallet<T>
where
	<T as frame_system::Config>::RuntimeCall: IsSubType<Call<T>>,
{
	/// Refuses a call of `who` if its signer, or that of a call that it leads to, waits for a key
	/// swap ([`Self::check_signer`]), or will wait because the transaction itself begins the swap
	/// (`KeySwapInProgress`).
	pub(crate) fn check_signers(
		who: &T::AccountId,
		call: &<T as frame_system::Config>::RuntimeCall,
	) -> DispatchResult {
		Self::visit_call(Some(who), call, &mut BTreeSet::new())
	}

	/// Visits a call and those that it leads to, in the order of their dispatch. `in_swap` are the
	/// keys whose swap an earlier one has begun.
	fn visit_call(
		signer: Option<&T::AccountId>,
		call: &<T as frame_system::Config>::RuntimeCall,
		in_swap: &mut BTreeSet<T::AccountId>,
	) -> DispatchResult {
		if let Some(signer) = signer {
			ensure!(!in_swap.contains(signer), Error::<T>::KeySwapInProgress);
			Self::check_signer(signer, call)?;
		}
		if let Some(call) = call.is_sub_type() {
			in_swap.extend(keys_of_swap(signer, call));
		}
		for (signer, inner) in T::InnerCalls::of(signer, call) {
			Self::visit_call(signer.as_ref(), inner, in_swap)?;
		}
		Ok(())
	}

	/// The weight of [`Self::check_signers`].
	pub(crate) fn weight_of_check_signers(
		call: &<T as frame_system::Config>::RuntimeCall,
	) -> Weight {
		weight_of_check::<T>().saturating_mul(number_of_calls::<T>(call))
	}
}

/// The weight of the check of one call.
pub fn weight_of_check<T: Config>() -> Weight {
	cost::check_signer::<T>()
}

/// Returns the number of calls that a call leads to, itself included.
fn number_of_calls<T: Config>(call: &<T as frame_system::Config>::RuntimeCall) -> u64 {
	let inner = T::InnerCalls::of(None, call).into_iter();
	inner.fold(1, |sum, (_, inner)| sum.saturating_add(number_of_calls::<T>(inner)))
}

/// Returns the keys that wait for the swap that a call begins.
fn keys_of_swap<T: Config>(signer: Option<&T::AccountId>, call: &Call<T>) -> Vec<T::AccountId> {
	let keys = match call {
		Call::announce_coldkey_swap { .. } => [signer, None],
		Call::swap_coldkey_announced { new_coldkey } => [signer, Some(new_coldkey)],
		Call::swap_coldkey { old_coldkey, new_coldkey, .. } => {
			[Some(old_coldkey), Some(new_coldkey)]
		},
		Call::swap_hotkey { hotkey, new_hotkey, .. }
		| Call::swap_hotkey_v2 { hotkey, new_hotkey, .. } => [Some(hotkey), Some(new_hotkey)],
		_ => [None, None],
	};
	keys.into_iter().flatten().cloned().collect()
}
