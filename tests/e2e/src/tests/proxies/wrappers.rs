//! Calls that carry other calls.

use ganglion_runtime::{AccountId, OriginCaller, Runtime, RuntimeCall};
use pallet_crowdloan::Call as Crowdloan;
use pallet_multisig::Call as Multisig;
use pallet_proxy::Call as Proxy;
use pallet_scheduler::Call as Scheduler;
use pallet_sudo::Call as Sudo;
use pallet_utility::Call as Utility;

/// The wrappers, in the order of [`wrappers`].
pub const KINDS: [&str; 21] = [
	"Utility.batch",
	"Utility.batch_all",
	"Utility.force_batch",
	"Utility.if_else",
	"Utility.as_derivative",
	"Utility.dispatch_as",
	"Utility.dispatch_as_fallible",
	"Utility.with_weight",
	"Proxy.proxy",
	"Proxy.proxy_announced",
	"Multisig.as_multi",
	"Multisig.as_multi_threshold_1",
	"Sudo.sudo",
	"Sudo.sudo_unchecked_weight",
	"Sudo.sudo_as",
	"Scheduler.schedule",
	"Scheduler.schedule_named",
	"Scheduler.schedule_after",
	"Scheduler.schedule_named_after",
	"Crowdloan.create",
	"Utility.if_else in the fallback",
];

/// An account that nobody has the key of.
fn account(number: u8) -> AccountId {
	AccountId::new([number; 32])
}

/// Returns the call in each wrapper.
pub fn wrappers(call: &RuntimeCall) -> Vec<RuntimeCall> {
	(0..KINDS.len()).map(|kind| wrap(call, &[kind])).collect()
}

/// Returns the call within wrappers of these kinds, the first innermost.
pub fn wrap(call: &RuntimeCall, kinds: &[usize]) -> RuntimeCall {
	kinds.iter().fold(call.clone(), |call, kind| wrap_once(Box::new(call), *kind))
}

fn wrap_once(call: Box<RuntimeCall>, kind: usize) -> RuntimeCall {
	match KINDS[kind].split_once('.') {
		Some(("Utility", _)) => in_utility(call, KINDS[kind]),
		Some(("Crowdloan", _)) => in_crowdloan(call),
		_ => in_another(call, KINDS[kind]),
	}
}

/// Returns a call in a wrapper of the pallet `Utility`.
fn in_utility(call: Box<RuntimeCall>, kind: &str) -> RuntimeCall {
	let harmless = || RuntimeCall::from(frame_system::Call::<Runtime>::remark { remark: vec![] });
	let as_origin = || {
		let origin = frame_system::RawOrigin::Signed(account(1));
		Box::new(OriginCaller::system(origin))
	};
	match kind {
		"Utility.batch" => Utility::<Runtime>::batch { calls: vec![harmless(), *call] }.into(),
		"Utility.batch_all" => Utility::<Runtime>::batch_all { calls: vec![*call] }.into(),
		"Utility.force_batch" => {
			Utility::<Runtime>::force_batch { calls: vec![*call, harmless()] }.into()
		},
		"Utility.if_else" => {
			Utility::<Runtime>::if_else { main: call, fallback: Box::new(harmless()) }.into()
		},
		"Utility.if_else in the fallback" => {
			Utility::<Runtime>::if_else { main: Box::new(harmless()), fallback: call }.into()
		},
		"Utility.as_derivative" => Utility::<Runtime>::as_derivative { index: 1, call }.into(),
		"Utility.dispatch_as" => {
			Utility::<Runtime>::dispatch_as { as_origin: as_origin(), call }.into()
		},
		"Utility.dispatch_as_fallible" => {
			Utility::<Runtime>::dispatch_as_fallible { as_origin: as_origin(), call }.into()
		},
		"Utility.with_weight" => {
			Utility::<Runtime>::with_weight { call, weight: Default::default() }.into()
		},
		other => unreachable!("{other} is no wrapper"),
	}
}

/// Returns the opening of a crowdloan that stores a call.
fn in_crowdloan(call: Box<RuntimeCall>) -> RuntimeCall {
	Crowdloan::<Runtime>::create {
		deposit: 0,
		min_contribution: 0,
		cap: 0,
		end: 9,
		call: Some(call),
		target_address: None,
	}
	.into()
}

/// Returns a call in a wrapper of another pallet.
fn in_another(call: Box<RuntimeCall>, kind: &str) -> RuntimeCall {
	let (who, other) = (account(1), account(2));
	match kind {
		"Proxy.proxy" => {
			Proxy::<Runtime>::proxy { real: who.into(), force_proxy_type: None, call }.into()
		},
		"Proxy.proxy_announced" => Proxy::<Runtime>::proxy_announced {
			delegate: other.into(),
			real: who.into(),
			force_proxy_type: None,
			call,
		}
		.into(),
		"Multisig.as_multi" => Multisig::<Runtime>::as_multi {
			threshold: 2,
			other_signatories: vec![who],
			maybe_timepoint: None,
			call,
			max_weight: Default::default(),
		}
		.into(),
		"Multisig.as_multi_threshold_1" => {
			Multisig::<Runtime>::as_multi_threshold_1 { other_signatories: vec![who], call }.into()
		},
		"Sudo.sudo" => Sudo::<Runtime>::sudo { call }.into(),
		"Sudo.sudo_unchecked_weight" => {
			Sudo::<Runtime>::sudo_unchecked_weight { call, weight: Default::default() }.into()
		},
		"Sudo.sudo_as" => Sudo::<Runtime>::sudo_as { who: who.into(), call }.into(),
		"Scheduler.schedule" => {
			let (when, priority) = (9, 0);
			Scheduler::<Runtime>::schedule { when, maybe_periodic: None, priority, call }.into()
		},
		"Scheduler.schedule_named" => {
			let (id, when, priority) = ([0; 32], 9, 0);
			Scheduler::<Runtime>::schedule_named { id, when, maybe_periodic: None, priority, call }
				.into()
		},
		"Scheduler.schedule_after" => {
			let (after, priority) = (9, 0);
			Scheduler::<Runtime>::schedule_after { after, maybe_periodic: None, priority, call }
				.into()
		},
		"Scheduler.schedule_named_after" => {
			let (id, after, priority, maybe_periodic) = ([0; 32], 9, 0, None);
			Scheduler::<Runtime>::schedule_named_after { id, after, maybe_periodic, priority, call }
				.into()
		},
		other => unreachable!("{other} is no wrapper"),
	}
}
