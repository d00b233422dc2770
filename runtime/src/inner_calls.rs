//! The calls that a call dispatches, and the accounts that it dispatches them for.

use crate::{AccountId, Address, OriginCaller, Runtime, RuntimeCall};
use alloc::{vec, vec::Vec};
use frame_system::RawOrigin;
use pallet_crowdloan::Call as Crowdloan;
use pallet_multisig::Call as Multisig;
use pallet_proxy::Call as Proxy;
use pallet_scheduler::Call as Scheduler;
use pallet_subtensor::access::signers::InnerCalls;
use pallet_sudo::Call as Sudo;
use pallet_utility::Call as Utility;

/// Returns the calls that a call dispatches, or stores for a later dispatch; none if it carries no
/// other.
pub fn inner_calls(call: &RuntimeCall) -> Vec<&RuntimeCall> {
	match call {
		RuntimeCall::Utility(
			Utility::batch { calls }
			| Utility::batch_all { calls }
			| Utility::force_batch { calls },
		) => calls.iter().collect(),
		RuntimeCall::Utility(Utility::if_else { main, fallback }) => vec![main, fallback],
		RuntimeCall::Utility(
			Utility::as_derivative { call, .. }
			| Utility::dispatch_as { call, .. }
			| Utility::dispatch_as_fallible { call, .. }
			| Utility::with_weight { call, .. },
		)
		| RuntimeCall::Proxy(Proxy::proxy { call, .. } | Proxy::proxy_announced { call, .. })
		| RuntimeCall::Multisig(
			Multisig::as_multi { call, .. } | Multisig::as_multi_threshold_1 { call, .. },
		)
		| RuntimeCall::Sudo(
			Sudo::sudo { call }
			| Sudo::sudo_unchecked_weight { call, .. }
			| Sudo::sudo_as { call, .. },
		)
		| RuntimeCall::Scheduler(
			Scheduler::schedule { call, .. }
			| Scheduler::schedule_named { call, .. }
			| Scheduler::schedule_after { call, .. }
			| Scheduler::schedule_named_after { call, .. },
		)
		| RuntimeCall::Crowdloan(Crowdloan::create { call: Some(call), .. }) => vec![call],
		_ => Vec::new(),
	}
}

/// [`inner_calls`] with their signers, without those that are only stored. Scheduled calls are
/// root's, and a crowdloan's call is of the signer who finalizes it.
pub struct Dispatched;

impl InnerCalls<RuntimeCall, AccountId> for Dispatched {
	fn of<'a>(
		signer: Option<&AccountId>,
		call: &'a RuntimeCall,
	) -> Vec<(Option<AccountId>, &'a RuntimeCall)> {
		if matches!(call, RuntimeCall::Scheduler(_) | RuntimeCall::Crowdloan(_)) {
			return Vec::new();
		}
		let inner = inner_calls(call);
		if inner.is_empty() {
			return Vec::new();
		}
		let signer = signer_of_inner(signer, call);
		inner.into_iter().map(|inner| (signer.clone(), inner)).collect()
	}
}

/// Returns the account for which a call of `signer` dispatches its inner calls. None stands for
/// root, and for an account that cannot be told.
fn signer_of_inner(signer: Option<&AccountId>, call: &RuntimeCall) -> Option<AccountId> {
	match call {
		RuntimeCall::Utility(Utility::as_derivative { index, .. }) => {
			signer.map(|signer| pallet_utility::derivative_account_id(signer.clone(), *index))
		},
		RuntimeCall::Utility(
			Utility::dispatch_as { as_origin, .. }
			| Utility::dispatch_as_fallible { as_origin, .. },
		) => match &**as_origin {
			OriginCaller::system(RawOrigin::Signed(who)) => Some(who.clone()),
			_ => None,
		},
		RuntimeCall::Proxy(Proxy::proxy { real, .. } | Proxy::proxy_announced { real, .. }) => {
			account(real)
		},
		RuntimeCall::Multisig(Multisig::as_multi { threshold, other_signatories, .. }) => {
			signer.map(|signer| multisig(signer, other_signatories, *threshold))
		},
		RuntimeCall::Multisig(Multisig::as_multi_threshold_1 { other_signatories, .. }) => {
			signer.map(|signer| multisig(signer, other_signatories, 1))
		},
		RuntimeCall::Sudo(Sudo::sudo_as { who, .. }) => account(who),
		RuntimeCall::Sudo(_) => None,
		_ => signer.cloned(),
	}
}

/// Returns the account of an address. None if no account can have the address.
fn account(address: &Address) -> Option<AccountId> {
	match address {
		Address::Id(account) => Some(account.clone()),
		_ => None,
	}
}

/// Returns the account that a signer and others have together.
fn multisig(signer: &AccountId, others: &[AccountId], threshold: u16) -> AccountId {
	let mut signatories = others.to_vec();
	signatories.push(signer.clone());
	signatories.sort();
	pallet_multisig::Pallet::<Runtime>::multi_account_id(&signatories, threshold)
}
