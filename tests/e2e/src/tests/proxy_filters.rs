//! The list of what each type of proxy may call is what the filter allows.

use super::proxies::{add_proxy, by_proxy, samples};
use crate::{client::hex, harness::shared, keys::account_of, transaction::calls, Result};
use codec::{Decode, Encode};
use frame_support::traits::{GetCallMetadata, InstanceFilter};
use ganglion_runtime::{
	call_groups::{amount_moved, SMALL},
	inner_calls::inner_calls,
	proxy_types::ProxyType,
	Runtime, RuntimeCall,
};
use jsonrpsee::rpc_params;
use pallet_subtensor_runtime_api::{
	CallConstraint, CallInfo, FilterMode, ProxyFilterInfo, ProxyTypeInfo,
};
use sp_core::Bytes;

/// Asks the node's runtime API.
async fn ask<T: Decode>(method: &str, arguments: Vec<u8>) -> Result<T> {
	let client = &shared().await?.client;
	let (_, best) = client.best().await?;
	let method = format!("ProxyFilterRuntimeApi_{method}");
	let answer: Bytes =
		client.ask("state_call", rpc_params![method, hex(&arguments), best]).await?;
	Ok(T::decode(&mut &answer.0[..])?)
}

/// Whether the list has the call, and its constraint holds.
fn lists(calls: &[CallInfo], call: &RuntimeCall) -> bool {
	let index = call.using_encoded(|bytes| (bytes[0], bytes[1]));
	let entry = calls.iter().find(|entry| (entry.pallet_index, entry.call_index) == index);
	let Some(entry) = entry else { return false };
	let metadata = call.get_call_metadata();
	assert_eq!(entry.pallet_name, metadata.pallet_name.as_bytes());
	assert_eq!(entry.call_name, metadata.function_name.as_bytes());
	match &entry.constraint {
		None => true,
		Some(CallConstraint::ParamLessThan { param_name, limit }) => {
			let (name, amount) = amount_moved(call).expect("only calls with an amount have it");
			assert_eq!(param_name, name.as_bytes());
			u128::from(amount) < *limit
		},
		Some(CallConstraint::NestedCallMustBe { pallet_name, call_name, .. }) => {
			inner_calls(call).into_iter().all(|inner| {
				let inner = inner.get_call_metadata();
				pallet_name == inner.pallet_name.as_bytes()
					&& call_name == inner.function_name.as_bytes()
			})
		},
	}
}

/// Calls that carry others, and those that appoint a proxy, have limits beyond the list.
fn has_further_limits(call: &RuntimeCall) -> bool {
	!inner_calls(call).is_empty() || matches!(call, RuntimeCall::Proxy(_))
}

pub async fn listed_calls_should_be_those_that_the_filter_allows() -> Result {
	let filters: Vec<ProxyFilterInfo> = ask("get_proxy_filters", None::<Vec<u8>>.encode()).await?;
	let who = account_of("//Bob");
	let edges = [SMALL - 1, SMALL].map(|amount| calls::transfer(&who, amount));
	let contribute =
		|amount| pallet_crowdloan::Call::<Runtime>::contribute { crowdloan_id: 0, amount };
	let loans = [SMALL - 1, SMALL].map(|amount| contribute(amount).into());
	let samples: Vec<_> = samples().into_iter().chain(edges).chain(loans).collect();
	assert_eq!(filters.len(), ProxyType::ALL.len());
	for (info, proxy_type) in filters.iter().zip(ProxyType::ALL) {
		assert_eq!(info.proxy_type, proxy_type as u8);
		assert_eq!(info.name, format!("{proxy_type:?}").into_bytes());
		let FilterMode::Allow(listed) = &info.filter_mode else {
			assert_eq!(proxy_type, ProxyType::Any);
			continue;
		};
		assert!(!info.deprecated || listed.is_empty(), "{proxy_type:?}");
		for call in &samples {
			let allowed = proxy_type.filter(call);
			assert!(!allowed || lists(listed, call), "{proxy_type:?} may call {call:?}");
			if !has_further_limits(call) {
				assert_eq!(lists(listed, call), allowed, "{proxy_type:?} {call:?}");
			}
		}
	}
	Ok(())
}

/// What the list's types have no words for.
pub async fn wrappers_should_carry_only_what_is_listed() -> Result {
	let who = account_of("//Bob");
	let wrapped = by_proxy(&who, calls::transfer(&who, 1));
	assert!(!ProxyType::NonTransfer.filter(&wrapped));
	assert!(!ProxyType::NonTransfer.filter(&add_proxy(&who, ProxyType::NonCritical)));
	Ok(())
}

pub async fn filters_should_be_asked_by_number() -> Result {
	let types: Vec<ProxyTypeInfo> = ask("get_proxy_types", Vec::new()).await?;
	let removed: Vec<u8> =
		types.iter().filter(|info| info.deprecated).map(|info| info.index).collect();
	assert_eq!(removed, [4, 6, 7, 12]);
	assert_eq!(
		types.iter().map(|info| info.index).collect::<Vec<_>>(),
		(0..19).collect::<Vec<_>>()
	);
	let all: Vec<ProxyFilterInfo> = ask("get_proxy_filter", None::<u8>.encode()).await?;
	let names = |filters: &[ProxyFilterInfo]| -> Vec<String> {
		filters.iter().map(|info| String::from_utf8_lossy(&info.name).into_owned()).collect()
	};
	assert_eq!(names(&all).len(), types.len());
	let one: Vec<ProxyFilterInfo> = ask("get_proxy_filter", Some(11u8).encode()).await?;
	assert_eq!(names(&one), ["SmallTransfer"]);
	// Twice the same, an unknown one, and not in order.
	let numbers = Some(vec![11u8, 200, 8, 11]);
	let some: Vec<ProxyFilterInfo> = ask("get_proxy_filters", numbers.encode()).await?;
	assert_eq!(names(&some), ["Staking", "SmallTransfer"]);
	// As many as a request holds.
	let numbers = Some(vec![0u8; 120 * 1024]);
	let any: Vec<ProxyFilterInfo> = ask("get_proxy_filters", numbers.encode()).await?;
	assert_eq!(names(&any), ["Any"]);
	Ok(())
}
