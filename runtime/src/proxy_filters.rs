//! What each type of proxy may call, as a list for wallets (`ProxyFilterRuntimeApi`).
//!
//! The list is what [`crate::proxy_types`] allows, call by call. It says nothing of two limits that
//! its types have no words for: what a wrapper carries must be in the list too, at every level, and
//! a proxy appoints no proxy with more rights than it has.

use crate::{
	call_groups::{amount_moved, group_of, Group, SMALL},
	proxy_types::ProxyType,
	RuntimeCall,
};
use alloc::{format, vec::Vec};
use codec::{Decode, Encode};
use frame_support::traits::GetCallMetadata;
use pallet_subtensor_runtime_api::{
	CallConstraint, CallInfo, FilterMode, ProxyFilterInfo, ProxyTypeInfo,
};

/// Bytes of zeros that every call's arguments can be decoded from.
const LEAST_ARGUMENTS: usize = 512;

/// Returns each call of the runtime with the least arguments: what zeros encode. Reports of
/// equivocations are missing, because zeros are no proof of one; no limited proxy may make them.
pub fn least_calls() -> Vec<RuntimeCall> {
	let mut calls = Vec::new();
	let mut bytes = [0; 2 + LEAST_ARGUMENTS];
	for pallet in 0..=u8::MAX {
		for call in 0..=u8::MAX {
			bytes[0] = pallet;
			bytes[1] = call;
			calls.extend(RuntimeCall::decode(&mut &bytes[..]));
		}
	}
	calls
}

/// Returns all types of proxies, in the order of their numbers.
pub fn types() -> Vec<ProxyTypeInfo> {
	let info = |proxy_type: &ProxyType| ProxyTypeInfo {
		name: name(*proxy_type),
		index: *proxy_type as u8,
		deprecated: proxy_type.is_deprecated(),
	};
	ProxyType::ALL.iter().map(info).collect()
}

/// Returns what the types with these numbers may call, in the order of their numbers; all types for
/// none. Unknown numbers are ignored.
pub fn filters(wanted: Option<&[u8]>) -> Vec<ProxyFilterInfo> {
	let is_wanted = |proxy_type: &&ProxyType| {
		wanted.is_none_or(|numbers| numbers.contains(&(**proxy_type as u8)))
	};
	let calls = least_calls();
	let info = |proxy_type: &ProxyType| ProxyFilterInfo {
		proxy_type: *proxy_type as u8,
		name: name(*proxy_type),
		deprecated: proxy_type.is_deprecated(),
		filter_mode: mode(*proxy_type, &calls),
	};
	ProxyType::ALL.iter().filter(is_wanted).map(info).collect()
}

fn name(proxy_type: ProxyType) -> Vec<u8> {
	format!("{proxy_type:?}").into_bytes()
}

fn mode(proxy_type: ProxyType, calls: &[RuntimeCall]) -> FilterMode {
	if proxy_type == ProxyType::Any {
		return FilterMode::AllowAll;
	}
	let allowed = calls.iter().filter(|call| proxy_type.groups().contains(group_of(call)));
	FilterMode::Allow(allowed.map(|call| call_info(proxy_type, call)).collect())
}

fn call_info(proxy_type: ProxyType, call: &RuntimeCall) -> CallInfo {
	let metadata = call.get_call_metadata();
	let (pallet_index, call_index) = call.using_encoded(|bytes| (bytes[0], bytes[1]));
	CallInfo {
		pallet_name: metadata.pallet_name.into(),
		pallet_index,
		call_name: metadata.function_name.into(),
		call_index,
		constraint: constraint(proxy_type, call),
	}
}

fn constraint(proxy_type: ProxyType, call: &RuntimeCall) -> Option<CallConstraint> {
	if let Some((param_name, _)) = amount_moved(call) {
		let limit =
			CallConstraint::ParamLessThan { param_name: param_name.into(), limit: SMALL.into() };
		return (!proxy_type.groups().contains(Group::Transfer)).then_some(limit);
	}
	(proxy_type == ProxyType::SudoUncheckedSetCode && group_of(call) == Group::SudoUnchecked).then(
		|| CallConstraint::NestedCallMustBe {
			param_name: "call".into(),
			pallet_name: "System".into(),
			call_name: "set_code".into(),
		},
	)
}
