//! Makes, signs and sends transactions.

use crate::{
	client::{hex, patiently, Client},
	keys::account,
	Result,
};
use codec::Encode;
use frame_metadata_hash_extension::CheckMetadataHash;
use frame_support::weights::Weight;
use frame_system::Phase;
use ganglion_runtime::{
	classes::Classed, nonces::CheckNonce, AccountId, Hash, Runtime, RuntimeCall, RuntimeEvent,
	SignedPayload, TxExtension, UncheckedExtrinsic, VERSION,
};
use jsonrpsee::{
	core::{
		client::{Subscription, SubscriptionClientT},
		ClientError,
	},
	rpc_params,
};
use serde_json::Value;
use sp_core::{sr25519, Pair};
use sp_runtime::{generic::Era, DispatchError};

/// A transaction in a block.
pub struct Inclusion {
	/// Its block.
	pub block: Hash,
	/// The parent of that block.
	pub parent: Hash,
	/// Events of the transaction.
	pub events: Vec<RuntimeEvent>,
	/// Whether its call succeeded.
	pub outcome: Result<(), DispatchError>,
	/// Its weight, the base weight of an extrinsic included.
	pub weight: Weight,
	/// Its length in bytes.
	pub length: usize,
}

impl Inclusion {
	/// Returns the payment: (fee and tip together, tip alone).
	pub fn fee(&self) -> Option<(u64, u64)> {
		self.events.iter().find_map(|event| match event {
			RuntimeEvent::TransactionPayment(
				pallet_transaction_payment::Event::TransactionFeePaid { actual_fee, tip, .. },
			) => Some((*actual_fee, *tip)),
			_ => None,
		})
	}

	/// Returns what was charged because a free call failed.
	pub fn charge(&self) -> Option<u64> {
		self.events.iter().find_map(|event| match event {
			RuntimeEvent::SubtensorModule(pallet_subtensor::Event::FreeCallFailed {
				charged,
				..
			}) => Some(*charged),
			_ => None,
		})
	}

	/// Returns the index of the first call of a batch that failed, and its error.
	pub fn interruption(&self) -> Option<(u32, DispatchError)> {
		self.events.iter().find_map(|event| match event {
			RuntimeEvent::Utility(pallet_utility::Event::BatchInterrupted { index, error }) => {
				Some((*index, *error))
			},
			_ => None,
		})
	}
}

/// The fields of a transaction other than its call.
pub struct Terms {
	/// Account of the sender.
	pub sender: AccountId,
	/// Nonce of the sender.
	pub nonce: u32,
	/// Tip, in rao.
	pub tip: u64,
	/// Hash of the genesis block.
	pub genesis: Hash,
	/// How long it is valid.
	pub life: Life,
}

/// How long a transaction is valid.
#[derive(Clone, Copy)]
pub enum Life {
	/// For ever.
	Immortal,
	/// For so many blocks (a power of two) from a block on, given by number and hash.
	Blocks(u64, u32, Hash),
}

impl Life {
	/// The era, and the hash that its signature covers.
	fn era(self, genesis: Hash) -> (Era, Hash) {
		match self {
			Self::Immortal => (Era::Immortal, genesis),
			Self::Blocks(period, number, hash) => (Era::mortal(period, number.into()), hash),
		}
	}
}

/// Makes a signed transaction.
pub fn signed(signer: &sr25519::Pair, call: RuntimeCall, terms: Terms) -> UncheckedExtrinsic {
	signed_for(signer, call, terms, None)
}

/// Makes a signed transaction whose signature covers the digest of a runtime's metadata, if one is
/// given.
pub fn signed_for(
	signer: &sr25519::Pair,
	call: RuntimeCall,
	terms: Terms,
	digest: Option<[u8; 32]>,
) -> UncheckedExtrinsic {
	let Terms { sender, nonce, tip, genesis, life } = terms;
	let (era, birth) = life.era(genesis);
	let extension: TxExtension = (
		frame_system::CheckNonZeroSender::new(),
		frame_system::CheckSpecVersion::new(),
		frame_system::CheckTxVersion::new(),
		frame_system::CheckGenesis::new(),
		pallet_mev_shield::extensions::CheckMortality::from(era),
		CheckNonce::from(nonce),
		Classed(frame_system::CheckWeight::new()),
		Classed(pallet_transaction_payment::ChargeTransactionPayment::from(tip)),
		pallet_mev_shield::extensions::CheckShieldedTxValidity::default(),
		pallet_subtensor::SubtensorTransactionExtension::default(),
		pallet_drand::extension::DrandPriority::default(),
		digest.map_or(CheckMetadataHash::new(false), CheckMetadataHash::new_with_custom_hash),
	);
	let (spec, transaction) = (VERSION.spec_version, VERSION.transaction_version);
	let implicit = ((), spec, transaction, genesis, birth, (), (), (), (), (), (), digest);
	let payload = SignedPayload::from_raw(call.clone(), extension.clone(), implicit);
	let signature = payload.using_encoded(|bytes| signer.sign(bytes));
	UncheckedExtrinsic::new_signed(call, sender.into(), signature.into(), extension)
}

impl Client {
	/// Signs a call with the signer's next nonce, for ever.
	pub async fn sign(
		&self,
		signer: &sr25519::Pair,
		call: impl Into<RuntimeCall>,
		tip: u64,
	) -> Result<Vec<u8>> {
		let sender = account(signer);
		let nonce = self.next_nonce(&sender).await?;
		let terms = Terms { sender, nonce, tip, genesis: self.genesis, life: Life::Immortal };
		Ok(signed(signer, call.into(), terms).encode())
	}

	/// Submits a transaction to the pool.
	pub async fn submit(&self, transaction: &[u8]) -> Result<Hash, ClientError> {
		self.ask("author_submitExtrinsic", rpc_params![hex(transaction)]).await
	}

	/// Sends a call and waits until it is in a block.
	pub async fn send(
		&self,
		signer: &sr25519::Pair,
		call: impl Into<RuntimeCall>,
	) -> Result<Inclusion> {
		self.send_with_tip(signer, call, 0).await
	}

	/// Sends a call that must succeed and waits until it is in a block.
	pub async fn send_well(
		&self,
		signer: &sr25519::Pair,
		call: impl Into<RuntimeCall>,
	) -> Result<Inclusion> {
		let included = self.send(signer, call).await?;
		included.outcome.map_err(|error| format!("the call failed: {error:?}"))?;
		Ok(included)
	}

	/// Sends a call with a tip and waits until it is in a block.
	pub async fn send_with_tip(
		&self,
		signer: &sr25519::Pair,
		call: impl Into<RuntimeCall>,
		tip: u64,
	) -> Result<Inclusion> {
		let transaction = self.sign(signer, call, tip).await?;
		self.watch(&transaction).await
	}

	/// Submits a transaction and waits until it is in a block.
	pub async fn watch(&self, transaction: &[u8]) -> Result<Inclusion> {
		let (start, stop) = ("author_submitAndWatchExtrinsic", "author_unwatchExtrinsic");
		let states: Subscription<Value> =
			self.rpc.subscribe(start, rpc_params![hex(transaction)], stop).await?;
		let block = patiently("a transaction to be in a block", block_of(states)).await??;
		self.included(transaction, block).await
	}

	/// Reads the outcome of a transaction from its block.
	pub async fn included(&self, transaction: &[u8], block: Hash) -> Result<Inclusion> {
		let all = self.extrinsics(block).await?;
		let position = all.iter().position(|other| other.0 == transaction);
		let index = u32::try_from(position.ok_or("the transaction is not in its block")?)?;
		let own = Phase::ApplyExtrinsic(index);
		let events: Vec<RuntimeEvent> = self
			.events(block)
			.await?
			.into_iter()
			.filter(|record| record.phase == own)
			.map(|record| record.event)
			.collect();
		let end = events.iter().rev().find_map(|event| match event {
			RuntimeEvent::System(frame_system::Event::ExtrinsicSuccess { dispatch_info }) => {
				Some((Ok(()), dispatch_info.weight))
			},
			RuntimeEvent::System(frame_system::Event::ExtrinsicFailed {
				dispatch_error,
				dispatch_info,
			}) => Some((Err(*dispatch_error), dispatch_info.weight)),
			_ => None,
		});
		let (outcome, weight) = end.ok_or("the transaction has no outcome")?;
		let parent = self.header(block).await?.parent_hash;
		Ok(Inclusion { block, parent, events, outcome, weight, length: transaction.len() })
	}
}

/// Waits for the block that includes a watched transaction.
async fn block_of(mut states: Subscription<Value>) -> Result<Hash> {
	while let Some(state) = states.next().await {
		let state = state?;
		if let Some(hash) = state.get("inBlock").or_else(|| state.get("finalized")) {
			return Ok(serde_json::from_value(hash.clone())?);
		}
		let waits = state == "ready" || state == "future" || state.get("broadcast").is_some();
		if !waits {
			return Err(format!("the pool dropped a transaction: {state}").into());
		}
	}
	Err("the node closed the connection".into())
}

/// Calls that several tests make.
pub mod calls {
	use super::*;
	use ganglion_types::{NetUid, TaoBalance};

	/// Transfers TAO.
	pub fn transfer(dest: &AccountId, value: u64) -> RuntimeCall {
		pallet_balances::Call::<Runtime>::transfer_keep_alive { dest: dest.clone().into(), value }
			.into()
	}

	/// Stakes TAO at any price.
	pub fn add_stake(hotkey: &AccountId, netuid: NetUid, rao: u64) -> RuntimeCall {
		pallet_subtensor::Call::<Runtime>::add_stake {
			hotkey: hotkey.clone(),
			netuid,
			amount_staked: TaoBalance::new(rao),
		}
		.into()
	}

	/// Sets weights.
	pub fn set_weights(netuid: NetUid, dests: Vec<u16>, weights: Vec<u16>) -> RuntimeCall {
		pallet_subtensor::Call::<Runtime>::set_weights { netuid, dests, weights, version_key: 0 }
			.into()
	}

	/// Makes a call as root.
	pub fn sudo(call: RuntimeCall) -> RuntimeCall {
		pallet_sudo::Call::<Runtime>::sudo { call: Box::new(call) }.into()
	}

	/// Makes calls one after the other; the first failure ends the batch and keeps the earlier
	/// effects.
	pub fn batch(calls: Vec<RuntimeCall>) -> RuntimeCall {
		pallet_utility::Call::<Runtime>::batch { calls }.into()
	}

	/// Makes calls that succeed together or not at all.
	pub fn batch_all(calls: Vec<RuntimeCall>) -> RuntimeCall {
		pallet_utility::Call::<Runtime>::batch_all { calls }.into()
	}
}
