//! An RPC client: reads the chain and waits for its blocks.

use crate::Result;
use codec::{Decode, FullCodec, FullEncode};
use frame_support::storage::{generator, storage_prefix};
use frame_system::EventRecord;
use ganglion_runtime::{AccountId, Hash, Header, Runtime, RuntimeEvent};
use jsonrpsee::{
	core::{
		client::{self, ClientBuilder, ClientT, Subscription, SubscriptionClientT},
		params::ArrayParams,
		ClientError, DeserializeOwned,
	},
	rpc_params,
	types::ErrorObjectOwned,
};
use jsonrpsee_client_transport::ws::{Url, WsTransportClientBuilder};
use serde_json::Value;
use sp_core::{crypto::Ss58Codec, Bytes};
use std::{collections::BTreeMap, future::Future, time::Duration};

/// Time limit of everything the client waits for.
const PATIENCE: Duration = Duration::from_secs(90);
/// Maximum size of requests and responses: more than a block in hex.
const MESSAGE_LIMIT: u32 = 64 * 1024 * 1024;
/// Keys per page. Few, so that tests use paging.
const PAGE: usize = 16;
/// Maximum number of concurrent requests.
const REQUESTS: usize = 32;

/// A block's storage, by key.
pub type State = BTreeMap<Vec<u8>, Vec<u8>>;

/// A connection to a node.
pub struct Client {
	/// The JSON-RPC connection.
	pub rpc: client::Client,
	/// Hash of the genesis block.
	pub genesis: Hash,
}

/// Awaits a future within the time limit; the error names what it waited for.
pub async fn patiently<T>(what: &str, waiting: impl Future<Output = T>) -> Result<T> {
	let waited = tokio::time::timeout(PATIENCE, waiting).await;
	waited.map_err(|_| format!("waited {} s for {what}", PATIENCE.as_secs()).into())
}

/// Returns the error with which a node refused a request; fails if it accepted it.
pub fn refusal<T>(answer: Result<T, ClientError>) -> Result<ErrorObjectOwned> {
	match answer {
		Err(ClientError::Call(refusal)) => Ok(refusal),
		Err(other) => Err(other.into()),
		Ok(_) => Err("the node accepted a request that it should refuse".into()),
	}
}

/// Returns bytes as the RPC encodes them: hex with a prefix.
pub fn hex(bytes: &[u8]) -> String {
	sp_core::bytes::to_hex(bytes, false)
}

/// Follows headers until one reaches a block number.
async fn reach(mut headers: Subscription<Header>, number: u32) -> Result {
	while let Some(header) = headers.next().await {
		if header?.number >= number {
			return Ok(());
		}
	}
	Err("the node closed the connection".into())
}

impl Client {
	/// Connects to a node on this machine, which may still be starting.
	pub async fn connect(port: u16) -> Result<Self> {
		Self::connect_to(&format!("ws://127.0.0.1:{port}")).await
	}

	/// Connects to a node at a URL.
	pub async fn connect_to(url: &str) -> Result<Self> {
		let (sender, receiver) = WsTransportClientBuilder::default()
			.max_request_size(MESSAGE_LIMIT)
			.max_response_size(MESSAGE_LIMIT)
			.build(Url::parse(url)?)
			.await?;
		let rpc = ClientBuilder::default().build_with_tokio(sender, receiver);
		let genesis = rpc.request("chain_getBlockHash", rpc_params![0]).await?;
		Ok(Self { rpc, genesis })
	}

	/// Sends a request and decodes the result.
	pub async fn ask<T: DeserializeOwned>(
		&self,
		method: &str,
		params: ArrayParams,
	) -> Result<T, ClientError> {
		self.rpc.request(method, params).await
	}

	// --- Blocks ---

	/// Returns the hash of a block of the best chain.
	pub async fn block_hash(&self, number: u32) -> Result<Hash> {
		let hash: Option<Hash> = self.ask("chain_getBlockHash", rpc_params![number]).await?;
		hash.ok_or_else(|| format!("there is no block {number}").into())
	}

	/// Returns the number and hash of the best block.
	pub async fn best(&self) -> Result<(u32, Hash)> {
		let hash: Hash = self.ask("chain_getHead", rpc_params![]).await?;
		Ok((self.header(hash).await?.number, hash))
	}

	/// Returns a block's header.
	pub async fn header(&self, block: Hash) -> Result<Header> {
		let header: Option<Header> = self.ask("chain_getHeader", rpc_params![block]).await?;
		header.ok_or_else(|| format!("there is no block {block}").into())
	}

	/// Returns a block's extrinsics, encoded.
	pub async fn extrinsics(&self, block: Hash) -> Result<Vec<Bytes>> {
		let block: Value = self.ask("chain_getBlock", rpc_params![block]).await?;
		Ok(serde_json::from_value(block["block"]["extrinsics"].clone())?)
	}

	/// Waits until the best chain has a block, and returns its hash.
	pub async fn wait_for_block(&self, number: u32) -> Result<Hash> {
		self.follow("NewHeads", number).await?;
		self.block_hash(number).await
	}

	/// Waits until a block is final, and returns its hash.
	pub async fn wait_for_finality(&self, number: u32) -> Result<Hash> {
		self.follow("FinalizedHeads", number).await?;
		self.block_hash(number).await
	}

	async fn follow(&self, heads: &str, number: u32) -> Result {
		let (start, stop) =
			(format!("chain_subscribe{heads}"), format!("chain_unsubscribe{heads}"));
		let headers: Subscription<Header> =
			self.rpc.subscribe(&start, rpc_params![], &stop).await?;
		patiently(&format!("block {number} among {heads}"), reach(headers, number)).await?
	}

	/// Makes empty blocks on a node with instant seal.
	pub async fn make_blocks(&self, count: usize) -> Result {
		for start in (0..count).step_by(REQUESTS) {
			let blocks = (start..count.min(start + REQUESTS)).map(|_| {
				self.ask::<Value>(
					"engine_createBlock",
					rpc_params![true, true, Option::<Hash>::None],
				)
			});
			futures::future::try_join_all(blocks).await?;
		}
		Ok(())
	}

	// --- State ---

	/// Returns the value under a storage key after a block.
	pub async fn raw(&self, key: &[u8], block: Hash) -> Result<Option<Vec<u8>>> {
		let value: Option<Bytes> =
			self.ask("state_getStorageAt", rpc_params![hex(key), block]).await?;
		Ok(value.map(|bytes| bytes.0))
	}

	async fn decoded<T: Decode>(&self, key: &[u8], block: Hash) -> Result<Option<T>> {
		let value = self.raw(key, block).await?;
		Ok(value.map(|bytes| T::decode(&mut &bytes[..])).transpose()?)
	}

	/// Returns a storage value after a block.
	pub async fn value<Item, V>(&self, block: Hash) -> Result<Item::Query>
	where
		Item: generator::StorageValue<V>,
		V: FullCodec,
	{
		let key = Item::storage_value_final_key();
		Ok(Item::from_optional_value_to_query(self.decoded(&key, block).await?))
	}

	/// Returns an entry of a storage map after a block.
	pub async fn entry<Item, K, V>(&self, key: K, block: Hash) -> Result<Item::Query>
	where
		Item: generator::StorageMap<K, V>,
		K: FullEncode,
		V: FullCodec,
	{
		let key = Item::storage_map_final_key(key);
		Ok(Item::from_optional_value_to_query(self.decoded(&key, block).await?))
	}

	/// Returns an entry of a storage double map after a block.
	pub async fn entry2<Item, K1, K2, V>(
		&self,
		first: K1,
		second: K2,
		block: Hash,
	) -> Result<Item::Query>
	where
		Item: generator::StorageDoubleMap<K1, K2, V>,
		K1: FullEncode,
		K2: FullEncode,
		V: FullCodec,
	{
		let key = Item::storage_double_map_final_key(first, second);
		Ok(Item::from_optional_value_to_query(self.decoded(&key, block).await?))
	}

	/// Returns all keys with a prefix after a block; reads them page by page.
	pub async fn keys(&self, prefix: &[u8], block: Hash) -> Result<Vec<String>> {
		let mut keys: Vec<String> = Vec::new();
		loop {
			let params = rpc_params![hex(prefix), PAGE, keys.last(), block];
			let page: Vec<String> = self.ask("state_getKeysPaged", params).await?;
			let last = page.len() < PAGE;
			keys.extend(page);
			if last {
				return Ok(keys);
			}
		}
	}

	/// Returns all entries under a prefix after a block.
	pub async fn entries(&self, prefix: &[u8], block: Hash) -> Result<State> {
		let mut keys = self.keys(prefix, block).await?;
		keys.retain(|key| *key != hex(sp_core::storage::well_known_keys::CODE));
		let changes: Vec<Value> =
			self.ask("state_queryStorageAt", rpc_params![keys, block]).await?;
		let pairs = changes.into_iter().map(|mut change| change["changes"].take());
		let pairs: Vec<Vec<(Bytes, Option<Bytes>)>> =
			pairs.map(serde_json::from_value).collect::<Result<_, _>>()?;
		let stored = pairs.into_iter().flatten();
		Ok(stored.filter_map(|(key, value)| Some((key.0, value?.0))).collect())
	}

	/// Returns an account's nonce and balances after a block.
	pub async fn account(
		&self,
		who: &AccountId,
		block: Hash,
	) -> Result<frame_system::AccountInfo<u32, pallet_balances::AccountData<u64>>> {
		self.entry::<frame_system::Account<Runtime>, _, _>(who.clone(), block).await
	}

	/// Returns an account's free balance after a block, in rao.
	pub async fn balance(&self, who: &AccountId, block: Hash) -> Result<u64> {
		Ok(self.account(who, block).await?.data.free)
	}

	/// Returns a block's events.
	pub async fn events(&self, block: Hash) -> Result<Vec<EventRecord<RuntimeEvent, Hash>>> {
		let key = storage_prefix(b"System", b"Events");
		Ok(self.decoded(&key, block).await?.unwrap_or_default())
	}

	/// Returns the nonce of an account's next transaction, including those in the pool.
	pub async fn next_nonce(&self, who: &AccountId) -> Result<u32> {
		Ok(self.ask("account_nextIndex", rpc_params![who.to_ss58check()]).await?)
	}
}
