//! The check of all signers of a transaction: those that wait for a key swap make no calls that
//! concern it.
//!
//! A batch, a proxy or a multisig account dispatches further calls, some of them for other signers.
//! `Pallet::check_signers` visits all of them before the transaction is accepted, so a
//! transaction that leads to a refused call is refused as a whole. Calls of root pass.

use crate::{
	access::call_facts::facts,
	keys::swaps::{ColdkeyRole, RolesInSwap},
	pallet::*,
	weight_info::cost,
};
use alloc::{collections::BTreeMap, vec, vec::Vec};
use frame_support::{
	ensure,
	traits::{Contains, IsSubType},
	weights::Weight,
};
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
	/// swap that forbids it ([`Self::check_signer`]), or will wait because the transaction itself
	/// begins the swap (`KeySwapInProgress`).
	pub(crate) fn check_signers(
		who: &T::AccountId,
		call: &<T as frame_system::Config>::RuntimeCall,
	) -> DispatchResult {
		Self::visit_call(Some(who), call, &mut BTreeMap::new())
	}

	/// Refuses a call by a signer that waits for a key swap.
	///
	/// Checks, in order: the swap of the signer is not disputed (`ColdkeySwapDisputed`); if it is
	/// announced, the call is one of those that are still allowed (`ColdkeySwapAnnounced`); no swap
	/// is being made in which the key has a role that forbids the call (`KeySwapInProgress`).
	///
	/// The transaction extension makes this check of the call of a transaction and of all calls
	/// that it leads to.
	pub fn check_signer(
		who: &T::AccountId,
		call: &<T as frame_system::Config>::RuntimeCall,
	) -> DispatchResult {
		if ColdkeySwapAnnouncements::<T>::contains_key(who) {
			Self::ensure_not_disputed(who)?;
			let of_swap = call.is_sub_type().is_some_and(is_of_swap);
			let allowed = of_swap || T::CallsDuringColdkeySwap::contains(call);
			ensure!(allowed, Error::<T>::ColdkeySwapAnnounced);
		}
		let Some(roles) = KeysInSwap::<T>::get(who) else { return Ok(()) };
		ensure!(Self::may_sign_in_swap(roles, call), Error::<T>::KeySwapInProgress);
		Ok(())
	}

	/// Whether a key with these roles in swaps may sign a call.
	pub(crate) fn may_sign_in_swap(
		roles: RolesInSwap,
		call: &<T as frame_system::Config>::RuntimeCall,
	) -> bool {
		let own = call.is_sub_type();
		let as_hotkey = || match own {
			Some(call) => facts(call).guard.is_of_hotkey(),
			None => T::CallsOfHotkeys::contains(call),
		};
		// A dispute stops a thief, whatever swap the key was named in.
		let is_dispute = || matches!(own, Some(Call::dispute_coldkey_swap { .. }));
		let as_coldkey = match roles.coldkey {
			None => true,
			Some(ColdkeyRole::Old) => false,
			Some(ColdkeyRole::New) => {
				is_dispute() || own.is_none() && T::CallsDuringSwapToColdkey::contains(call)
			},
		};
		as_coldkey && !(roles.hotkey && as_hotkey())
	}

	/// Visits a call and those that it leads to, in the order of their dispatch. `begun` are the
	/// roles of keys whose swap an earlier one has begun.
	fn visit_call(
		signer: Option<&T::AccountId>,
		call: &<T as frame_system::Config>::RuntimeCall,
		begun: &mut BTreeMap<T::AccountId, RolesInSwap>,
	) -> DispatchResult {
		if let Some(signer) = signer {
			let may_sign = |roles: &RolesInSwap| Self::may_sign_in_swap(*roles, call);
			ensure!(begun.get(signer).is_none_or(may_sign), Error::<T>::KeySwapInProgress);
			Self::check_signer(signer, call)?;
		}
		if let Some(call) = call.is_sub_type() {
			for (key, roles) in keys_of_swap(signer, call) {
				let held = begun.entry(key).or_default();
				*held = held.with(roles);
			}
		}
		for (signer, inner) in T::InnerCalls::of(signer, call) {
			Self::visit_call(signer.as_ref(), inner, begun)?;
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

/// Returns the keys that wait for the swap that a call begins, with their roles. A coldkey whose
/// swap is announced waits like one that is replaced.
fn keys_of_swap<T: Config>(
	signer: Option<&T::AccountId>,
	call: &Call<T>,
) -> Vec<(T::AccountId, RolesInSwap)> {
	use RolesInSwap as Roles;
	let keys = match call {
		Call::announce_coldkey_swap { .. } => vec![(signer, Roles::REPLACED)],
		Call::swap_coldkey_announced { new_coldkey } => {
			vec![(signer, Roles::REPLACED), (Some(new_coldkey), Roles::REPLACING)]
		},
		Call::swap_coldkey { old_coldkey, new_coldkey, .. } => {
			vec![(Some(old_coldkey), Roles::REPLACED), (Some(new_coldkey), Roles::REPLACING)]
		},
		Call::swap_hotkey { hotkey, new_hotkey, .. }
		| Call::swap_hotkey_v2 { hotkey, new_hotkey, .. } => {
			vec![(Some(hotkey), Roles::HOTKEY), (Some(new_hotkey), Roles::HOTKEY)]
		},
		_ => vec![],
	};
	keys.into_iter().filter_map(|(key, roles)| Some((key?.clone(), roles))).collect()
}

/// Whether a call is one of those that a coldkey may make while its swap is announced.
fn is_of_swap<T: Config>(call: &Call<T>) -> bool {
	matches!(
		call,
		Call::announce_coldkey_swap { .. }
			| Call::swap_coldkey_announced { .. }
			| Call::dispute_coldkey_swap { .. }
			| Call::clear_coldkey_swap_announcement { .. }
	)
}
