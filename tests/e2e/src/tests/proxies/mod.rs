//! The limits of proxies hold for whatever a call leads to, and wrappers get no better place in a
//! block than what they wrap.

mod wrappers;

use crate::{
	client::{hex, Client},
	harness::shared,
	keys::{account, account_of, pair},
	metadata::{Metadata, VERSIONS},
	node::Node,
	transaction::{calls, Inclusion},
	Result,
};
use codec::{Decode, Encode};
use frame_support::traits::InstanceFilter;
use ganglion_runtime::{
	inner_calls::inner_calls, proxy_types::ProxyType, AccountId, Runtime, RuntimeCall, RuntimeEvent,
};
use ganglion_types::{AlphaBalance, NetUid, RAO_PER_TAO};
use jsonrpsee::rpc_params;
use sp_core::Bytes;
use sp_runtime::{
	transaction_validity::{TransactionSource, TransactionValidity},
	DispatchError,
};
use std::collections::BTreeSet;
use wrappers::{wrap, wrappers, KINDS};

/// A sample of every call: those that zeros encode, and transfers above and below the limit of
/// small ones.
fn samples() -> Vec<RuntimeCall> {
	let mut samples = Vec::new();
	for pallet in 0..=u8::MAX {
		for call in 0..=u8::MAX {
			let bytes: Vec<u8> = [pallet, call].into_iter().chain([0; 512]).collect();
			samples.extend(RuntimeCall::decode(&mut &bytes[..]));
		}
	}
	let who = account_of("//Bob");
	for amount in [1, RAO_PER_TAO] {
		samples.push(calls::transfer(&who, amount));
		samples.push(
			pallet_subtensor::Call::<Runtime>::transfer_stake {
				destination_coldkey: who.clone(),
				hotkey: who.clone(),
				origin_netuid: NetUid::new(1),
				destination_netuid: NetUid::new(1),
				alpha_amount: AlphaBalance::new(amount),
			}
			.into(),
		);
	}
	for proxy_type in ProxyType::ALL {
		samples.push(add_proxy(&who, proxy_type));
	}
	samples
}

fn add_proxy(delegate: &AccountId, proxy_type: ProxyType) -> RuntimeCall {
	let delegate = delegate.clone().into();
	pallet_proxy::Call::<Runtime>::add_proxy { delegate, proxy_type, delay: 0 }.into()
}

fn by_proxy(real: &AccountId, call: RuntimeCall) -> RuntimeCall {
	let (real, call) = (real.clone().into(), Box::new(call));
	pallet_proxy::Call::<Runtime>::proxy { real, force_proxy_type: None, call }.into()
}

pub async fn samples_should_be_of_every_call() -> Result {
	let sampled: BTreeSet<[u8; 2]> =
		samples().iter().map(|call| call.using_encoded(|bytes| [bytes[0], bytes[1]])).collect();
	let metadata = Metadata::of(&shared().await?.client, VERSIONS[0]).await?;
	for pallet in &metadata.pallets {
		for call in pallet.calls.map(|calls| metadata.variants(calls)).unwrap_or_default() {
			let name = format!("{}.{}", pallet.name, call.name);
			// Zeros are no proof of an equivocation.
			if name.starts_with("Grandpa.report_equivocation") {
				continue;
			}
			assert!(sampled.contains(&[pallet.index, call.index]), "no sample of {name}");
		}
	}
	Ok(())
}

pub async fn every_wrapper_should_be_looked_into() -> Result {
	let metadata = Metadata::of(&shared().await?.client, VERSIONS[0]).await?;
	let mut carriers = BTreeSet::new();
	for pallet in &metadata.pallets {
		for call in pallet.calls.map(|calls| metadata.variants(calls)).unwrap_or_default() {
			let carries = |field: &scale_info::Field<_>| {
				let name: Option<&String> = field.type_name.as_ref();
				name.is_some_and(|name| name.contains("RuntimeCall"))
			};
			if call.fields.iter().any(carries) {
				carriers.insert(format!("{}.{}", pallet.name, call.name));
			}
		}
	}
	// The last of them is a second form.
	let known = KINDS[..KINDS.len() - 1].iter();
	assert_eq!(carriers, known.map(|name| (*name).to_owned()).collect());
	let inner = calls::transfer(&account_of("//Bob"), 1);
	for (name, wrapper) in KINDS.iter().zip(wrappers(&inner)) {
		assert!(inner_calls(&wrapper).contains(&&inner), "{name}");
	}
	Ok(())
}

pub async fn no_composition_of_wrappers_should_do_what_the_call_may_not() -> Result {
	let samples = samples();
	let mut tried = 0;
	for proxy_type in ProxyType::ALL {
		for (index, call) in samples.iter().enumerate() {
			if proxy_type.filter(call) {
				continue;
			}
			// Each wrapper alone, and around it one to five others.
			for kind in 0..KINDS.len() {
				assert!(!proxy_type.filter(&wrap(call, &[kind])), "{proxy_type:?} {call:?}");
				let depth = 2 + (index + kind) % 5;
				let kind_at = |level: usize| (index + kind + 7 * level * depth) % KINDS.len();
				let kinds: Vec<_> = (0..depth).map(kind_at).collect();
				let wrapped = wrap(call, &kinds);
				assert!(!proxy_type.filter(&wrapped), "{proxy_type:?} {wrapped:?}");
				tried += 1;
			}
		}
	}
	assert!(tried > 10_000, "{tried} compositions");
	Ok(())
}

pub async fn superset_should_be_told_only_where_the_filter_is_one() -> Result {
	let samples = samples();
	for larger in ProxyType::ALL {
		for smaller in ProxyType::ALL {
			let more = samples.iter().find(|call| smaller.filter(call) && !larger.filter(call));
			if larger.is_superset(&smaller) {
				assert_eq!(more, None, "{smaller:?} may do more than {larger:?}");
			}
		}
	}
	assert!(ProxyType::Transfer.is_superset(&ProxyType::SmallTransfer));
	assert!(!ProxyType::NonTransfer.is_superset(&ProxyType::NonCritical));
	Ok(())
}

/// The contributors of a lease have a part of the owner's cut, and its coldkey owns the subnet.
pub async fn beneficiary_of_a_lease_should_run_the_subnet_and_no_more() -> Result {
	use pallet_admin_utils::Call as Settings;
	use pallet_subtensor::Call as Protocol;
	let (netuid, hotkey) = (NetUid::new(1), account_of("//Bob"));
	let may = |call: RuntimeCall| ProxyType::SubnetLeaseBeneficiary.filter(&call);
	assert!(may(Protocol::<Runtime>::start_call { netuid }.into()));
	let immunity = Settings::<Runtime>::sudo_set_immunity_period { netuid, immunity_period: 1 };
	assert!(may(calls::batch(vec![immunity.into()])));
	let forbidden: [RuntimeCall; 7] = [
		Settings::<Runtime>::sudo_set_owner_cut_enabled { netuid, enabled: false }.into(),
		Settings::<Runtime>::sudo_set_owner_cut_auto_lock_enabled { netuid, enabled: true }.into(),
		Settings::<Runtime>::sudo_set_sn_owner_hotkey { netuid, hotkey: hotkey.clone() }.into(),
		Protocol::<Runtime>::remove_stake {
			hotkey: hotkey.clone(),
			netuid,
			amount_unstaked: AlphaBalance::new(1),
		}
		.into(),
		Protocol::<Runtime>::terminate_lease { lease_id: 0, hotkey: hotkey.clone() }.into(),
		calls::transfer(&hotkey, 1),
		add_proxy(&hotkey, ProxyType::SubnetLeaseBeneficiary),
	];
	for call in forbidden {
		assert!(!may(call.clone()), "{call:?}");
		assert!(!may(calls::batch(vec![call.clone()])), "{call:?} in a batch");
	}
	Ok(())
}

/// Returns what the call within a proxy's call ended with.
fn result_of_proxy(included: &Inclusion) -> Option<Result<(), DispatchError>> {
	included.events.iter().find_map(|event| match event {
		RuntimeEvent::Proxy(pallet_proxy::Event::ProxyExecuted { result }) => Some(*result),
		_ => None,
	})
}

/// A proxy of a proxy, of a multisig's signatory, and of sudo's key.
pub async fn limited_proxy_should_reach_no_further_through_other_accounts() -> Result {
	let node = Node::instant().await?;
	let client = &node.client;
	let (rich, middle, limited) = (pair("//Charlie"), pair("//Dave"), pair("//Eve"));
	let (victim, agent, thief) = (account(&rich), account(&middle), account(&limited));
	let sudo = pair("//Alice");
	client.send_well(&rich, add_proxy(&agent, ProxyType::Any)).await?;
	let types = [ProxyType::NonTransfer, ProxyType::NonFungible, ProxyType::Staking];
	for proxy_type in types {
		client.send_well(&middle, add_proxy(&thief, proxy_type)).await?;
		client.send_well(&sudo, add_proxy(&thief, proxy_type)).await?;
		let transfer = || calls::transfer(&thief, 1_000 * RAO_PER_TAO);
		let force = pallet_balances::Call::<Runtime>::force_transfer {
			source: victim.clone().into(),
			dest: thief.clone().into(),
			value: 1_000 * RAO_PER_TAO,
		};
		let attempts = [
			by_proxy(&agent, by_proxy(&victim, transfer())),
			by_proxy(&agent, by_proxy(&victim, calls::batch(vec![transfer()]))),
			by_proxy(&agent, calls::batch(vec![by_proxy(&victim, transfer())])),
			by_proxy(&agent, by_proxy(&victim, add_proxy(&thief, ProxyType::Any))),
			by_proxy(&agent, add_proxy(&thief, ProxyType::NonCritical)),
			by_proxy(&account(&sudo), calls::sudo(force.into())),
		];
		for attempt in attempts {
			let (_, before) = client.best().await?;
			let balance = client.balance(&victim, before).await?;
			let included = client.send_well(&limited, attempt.clone()).await?;
			let refused: DispatchError = frame_system::Error::<Runtime>::CallFiltered.into();
			assert_eq!(result_of_proxy(&included), Some(Err(refused)), "{attempt:?}");
			assert_eq!(client.balance(&victim, included.block).await?, balance);
		}
		for real in [&middle, &sudo] {
			let remove = pallet_proxy::Call::<Runtime>::remove_proxies {};
			client.send_well(real, remove).await?;
		}
	}
	Ok(())
}

/// Returns the priority that the pool gives a call of a signer.
async fn priority(
	client: &Client,
	signer: &sp_core::sr25519::Pair,
	call: RuntimeCall,
) -> Result<u64> {
	let (_, best) = client.best().await?;
	let transaction = client.sign(signer, call, 0).await?;
	let mut arguments = TransactionSource::External.encode();
	arguments.extend(&transaction);
	arguments.extend(best.encode());
	let method = "TaggedTransactionQueue_validate_transaction";
	let answer: Bytes =
		client.ask("state_call", rpc_params![method, hex(&arguments), best]).await?;
	let validity = TransactionValidity::decode(&mut &answer.0[..])?;
	Ok(validity.map_err(|error| format!("refused: {error:?}"))?.priority)
}

/// An operational call goes first in its block, whether it succeeds or not.
pub async fn wrapper_should_be_of_the_normal_class() -> Result {
	let node = Node::instant().await?;
	let client = &node.client;
	let heap_pages = || frame_system::Call::<Runtime>::set_heap_pages { pages: 64 }.into();
	let stranger = pair("//Bob");
	let usual = priority(client, &stranger, calls::transfer(&account_of("//Eve"), 1)).await?;
	let inner: RuntimeCall = heap_pages();
	for (name, call) in KINDS.iter().zip(wrappers(&inner)).chain([(&"direct", inner.clone())]) {
		let own = priority(client, &stranger, call).await?;
		assert!(own <= 10 * usual, "{name} has priority {own}, a transfer {usual}");
	}
	let of_sudo = priority(client, &pair("//Alice"), calls::sudo(heap_pages())).await?;
	assert!(of_sudo > 1_000 * usual, "sudo's own call has priority {of_sudo}");
	Ok(())
}
