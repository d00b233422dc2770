//! The check of all signers of a transaction: those that wait for a key swap make no calls that
//! concern it.
//!
//! A batch, a proxy or a multisig account dispatches further calls, some of them for other signers.
//! `Pallet::check_signers` visits all of them before the transaction is accepted, so a
//! transaction that leads to a refused call is refused as a whole. Calls of root pass.

use crate::{keys::swaps::RolesInSwap, pallet::*, weight_info::cost};
use alloc::{collections::BTreeMap, vec, vec::Vec};
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
	/// swap that forbids it ([`Self::check_signer`]), or will wait because the transaction itself
	/// begins the swap (`KeySwapInProgress`).
	pub(crate) fn check_signers(
		who: &T::AccountId,
		call: &<T as frame_system::Config>::RuntimeCall,
	) -> DispatchResult {
		Self::visit_call(Some(who), call, &mut BTreeMap::new())
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
