//! What the methods work on.

#![expect(
	clippy::excessive_nesting,
	reason = "work between two blocks is an async block in a closure, which are two levels"
)]

use super::{
	outcome::{events, Event, Outcome},
	params::Call,
	signing::{next_nonce, root, sign},
};
use crate::{
	client::FullClient,
	engine::seal::{Answer, Requests, Sealer},
	types::{
		account::{account, account_of},
		write::write,
		CurrentTypes, Types,
	},
};
use codec::DecodeAll;
use futures::{future::BoxFuture, FutureExt};
use ganglion_runtime::{opaque::UncheckedExtrinsic, AccountId, Hash, Runtime, RuntimeCall};
use sc_client_api::{BlockBackend, HeaderBackend, StorageProvider};
use sc_transaction_pool_api::{TransactionPool, TransactionSource};
use serde_json::json;
use sp_core::{sr25519, storage::StorageKey};
use sp_io::hashing::twox_128;
use std::sync::Arc;

/// Blocks that are made at most until a transaction is in one.
const TRIES: usize = 3;

/// What the methods work on.
#[derive(Clone)]
pub struct Dev {
	/// Access to blocks, state and the runtime.
	pub client: Arc<FullClient>,
	/// Asks the engine.
	pub requests: Requests,
	/// The types of the runtime.
	pub types: CurrentTypes,
	/// How many accounts `--accounts` asked for.
	pub extra_accounts: u32,
}

impl Dev {
	/// Returns the types of the best block's runtime.
	pub fn current_types(&self) -> Answer<Arc<Types>> {
		Ok(self.types.at(self.client.info().best_hash)?)
	}

	/// Reads a call.
	pub fn call(&self, call: &Call) -> Answer<RuntimeCall> {
		let encoded = match call {
			Call::Encoded(bytes) => bytes.0.clone(),
			Call::Named(named) => {
				let types = self.current_types()?;
				let value = json!({ &named.pallet: { &named.call: &named.args } });
				let mut encoded = Vec::new();
				write(&types.registry, types.call, &value, &mut encoded)?;
				encoded
			},
		};
		let decoded = RuntimeCall::decode_all(&mut &encoded[..]);
		Ok(decoded.map_err(|error| format!("this is no call of the runtime: {error}"))?)
	}

	/// Wraps a call so that root makes it for somebody, or as root.
	pub fn on_behalf(&self, who: &str, call: RuntimeCall) -> Answer<RuntimeCall> {
		let call = Box::new(call);
		Ok(if who == "root" {
			pallet_sudo::Call::<Runtime>::sudo { call }.into()
		} else {
			pallet_sudo::Call::<Runtime>::sudo_as { who: account(who)?.into(), call }.into()
		})
	}

	/// Reads a storage value of a block.
	pub fn stored(&self, at: Hash, key: &[u8]) -> Answer<Option<Vec<u8>>> {
		let value = self.client.storage(at, &StorageKey(key.to_vec()))?;
		Ok(value.map(|value| value.0))
	}

	/// Returns the free balance of an account, in rao.
	pub fn free(&self, at: Hash, who: &AccountId) -> Answer<u64> {
		let types = self.types.at(at)?;
		let item = types.item("System", "Account")?;
		let who: &[u8; 32] = who.as_ref();
		let key = item.key(&[sp_core::bytes::to_hex(who, false).into()])?;
		let account = item.read(self.stored(at, &key)?.as_deref())?;
		let free = &account["data"]["free"];
		let free = free.as_u64().or_else(|| free.as_str()?.parse().ok());
		Ok(free.ok_or("a balance is an integer")?)
	}

	/// Returns the events of a block.
	pub fn events(&self, at: Hash) -> Answer<Vec<Event>> {
		let key = [twox_128(b"System"), twox_128(b"Events")].concat();
		Ok(events(&*self.types.at(at)?, self.stored(at, &key)?.as_deref())?)
	}

	/// Signs a call as root, makes a block with it, and returns what became of it.
	pub fn as_root<'a>(
		&'a self,
		sealer: &'a mut Sealer,
		call: RuntimeCall,
	) -> BoxFuture<'a, Answer<Outcome>> {
		async move {
			let root = root(&self.client, sealer.best().1)?;
			self.send(sealer, root, call).await
		}
		.boxed()
	}

	/// Signs a call, makes a block with it, and returns what became of it.
	pub fn send<'a>(
		&'a self,
		sealer: &'a mut Sealer,
		signer: sr25519::Pair,
		call: RuntimeCall,
	) -> BoxFuture<'a, Answer<Outcome>> {
		async move {
			let (_, at) = sealer.best();
			let nonce = next_nonce(&self.client, &sealer.pool, at, &account_of(&signer))?;
			let transaction = sign(&self.client, at, &signer, nonce, call)?;
			sealer.pool.submit_one(at, TransactionSource::Local, transaction.clone()).await?;
			for _ in 0..TRIES {
				let (_, block) = sealer.seal().await?;
				if let Some(position) = self.position(block, &transaction)? {
					let mut events = self.events(block)?;
					events.retain(|event| event.extrinsic == Some(position));
					return Ok(Outcome::of(&*self.types.at(block)?, Some(block), events));
				}
			}
			Err(format!(
				"the call waits in the pool: {TRIES} blocks had no room for it, or an earlier \
				 transaction of its signer waits too"
			)
			.into())
		}
		.boxed()
	}

	fn position(&self, block: Hash, transaction: &UncheckedExtrinsic) -> Answer<Option<u64>> {
		let body = self.client.block_body(block)?.unwrap_or_default();
		let position = body.iter().position(|other| other == transaction);
		Ok(position.map(u64::try_from).transpose()?)
	}
}
