//! A client of a node's RPC.

use super::{bytes::Bytes, storage::Storage};
use crate::failure::Failure;
use codec::{Decode, Encode};
use jsonrpsee::{
	core::{
		client::{Client, ClientBuilder, ClientT, Error, Subscription, SubscriptionClientT},
		params::ArrayParams,
	},
	rpc_params,
};
use jsonrpsee_client_transport::ws::{Url, WsTransportClientBuilder};
use serde::{de::DeserializeOwned, Deserialize};

/// The spec name of the supported chain.
const CHAIN: &str = "ganglion";
/// Maximum size of requests and responses: some thousand rows of a full subnet in hexadecimal
/// digits.
const MESSAGE_LIMIT: u32 = 256 * 1024 * 1024;
/// Keys per request. Nodes return at most 15 MB, and a full row has 32 kB of digits.
const KEYS_AT_A_TIME: usize = 256;

/// A connection to a node.
pub struct Node {
	rpc: Client,
	/// Version of its runtime.
	pub version: u32,
}

/// The relevant fields of a header.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct RawHeader {
	number: String,
	parent_hash: Bytes,
}

/// A block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
	/// Its number.
	pub number: u64,
	/// Its hash.
	pub hash: Bytes,
	/// Hash of its parent.
	pub parent: Bytes,
}

/// A subscription to the node's best blocks.
pub struct Heads(Subscription<RawHeader>);

impl Node {
	/// Connects to a node and checks that it runs this chain.
	///
	/// # Errors
	///
	/// If the node is unreachable or runs another chain.
	pub async fn connect(url: &str) -> Result<Self, Failure> {
		let refused = |reason: &dyn std::fmt::Display| Failure::refused(format!("{url}: {reason}"));
		let address = Url::parse(url).map_err(|error| refused(&error))?;
		if address.scheme() != "ws" {
			return Err(refused(&"only ws:// is supported"));
		}
		let (sender, receiver) = WsTransportClientBuilder::default()
			.max_request_size(MESSAGE_LIMIT)
			.max_response_size(MESSAGE_LIMIT)
			.build(address)
			.await
			.map_err(|error| refused(&error))?;
		let rpc = ClientBuilder::default().build_with_tokio(sender, receiver);
		let mut node = Self { rpc, version: 0 };
		let version: Version = node.ask("state_getRuntimeVersion", rpc_params![]).await?;
		if version.spec_name != CHAIN {
			return Err(refused(&format!("this is the chain {}, not {CHAIN}", version.spec_name)));
		}
		node.version = version.spec_version;
		Ok(node)
	}

	async fn ask<T: DeserializeOwned>(
		&self,
		method: &str,
		params: ArrayParams,
	) -> Result<T, Failure> {
		let answer = self.request(method, params).await;
		answer.map_err(|reason| Failure::refused(format!("{method}: {reason}")))
	}

	async fn request<T: DeserializeOwned>(
		&self,
		method: &str,
		params: ArrayParams,
	) -> Result<T, String> {
		self.rpc.request(method, params).await.map_err(|error| match error {
			Error::Call(refusal) => refusal.message().to_owned(),
			other => other.to_string(),
		})
	}

	/// Returns the best block.
	pub async fn best(&self) -> Result<Block, Failure> {
		let hash = self.ask("chain_getBlockHash", rpc_params![]).await?;
		self.with_hash(hash).await
	}

	/// Returns a block of the best chain.
	///
	/// # Errors
	///
	/// If the chain has no block of that number.
	pub async fn block(&self, number: u64) -> Result<Block, Failure> {
		let hash: Option<Bytes> = self.ask("chain_getBlockHash", rpc_params![number]).await?;
		let hash = hash.ok_or_else(|| Failure::refused(format!("there is no block {number}")))?;
		self.with_hash(hash).await
	}

	async fn with_hash(&self, hash: Bytes) -> Result<Block, Failure> {
		let header: Option<RawHeader> = self.ask("chain_getHeader", rpc_params![&hash]).await?;
		let missing = || Failure::refused(format!("there is no block {hash}"));
		let header = header.ok_or_else(missing)?;
		Ok(Block { number: header.number()?, parent: header.parent_hash, hash })
	}

	/// Subscribes to the node's best blocks.
	pub async fn heads(&self) -> Result<Heads, Failure> {
		let (start, stop) = ("chain_subscribeNewHeads", "chain_unsubscribeNewHeads");
		Ok(Heads(self.rpc.subscribe(start, rpc_params![], stop).await?))
	}

	/// Returns the result of a function of the storage after a block; see [`Storage`].
	///
	/// # Errors
	///
	/// If the node no longer has the state of that block, or the function fails.
	pub async fn view<T>(
		&self,
		block: &Bytes,
		look: impl Fn(&Storage) -> Result<T, String>,
	) -> Result<T, Failure> {
		let mut storage = Storage::default();
		loop {
			let seen = look(&storage);
			let asked = storage.take_asked();
			if asked.is_empty() {
				return seen.map_err(Failure::refused);
			}
			let found = self.fetch(block, &asked).await?;
			storage.learn(asked, found);
		}
	}

	async fn fetch(
		&self,
		block: &Bytes,
		keys: &[Vec<u8>],
	) -> Result<Vec<(Vec<u8>, Vec<u8>)>, Failure> {
		let mut found = Vec::new();
		for keys in keys.chunks(KEYS_AT_A_TIME) {
			let keys: Vec<Bytes> = keys.iter().cloned().map(Bytes).collect();
			let sets: Vec<ChangeSet> =
				self.ask("state_queryStorageAt", rpc_params![keys, block]).await?;
			let changes = sets.into_iter().flat_map(|set| set.changes);
			found.extend(changes.filter_map(|(key, value)| Some((key.0, value?.0))));
		}
		Ok(found)
	}

	/// Calls a runtime function with the state after a block.
	///
	/// # Errors
	///
	/// If the runtime has no such function, or returns another type than expected.
	pub async fn call<T: Decode>(
		&self,
		function: &str,
		arguments: impl Encode,
		block: &Bytes,
	) -> Result<T, Failure> {
		let refused = |reason: &str| {
			let version = self.version;
			Failure::refused(format!("{function} of runtime version {version}: {reason}"))
		};
		let params = rpc_params![function, Bytes(arguments.encode()), block];
		let Bytes(answer) =
			self.request("state_call", params).await.map_err(|reason| refused(&reason))?;
		let mut bytes = &answer[..];
		let value = T::decode(&mut bytes).ok().filter(|_| bytes.is_empty());
		value.ok_or_else(|| refused("the result has another type than expected"))
	}
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Version {
	spec_name: String,
	spec_version: u32,
}

#[derive(Deserialize)]
struct ChangeSet {
	changes: Vec<(Bytes, Option<Bytes>)>,
}

impl RawHeader {
	fn number(&self) -> Result<u64, Failure> {
		let digits = self.number.trim_start_matches("0x");
		Ok(u64::from_str_radix(digits, 16)?)
	}
}

impl Heads {
	/// Waits for the next best block and returns its number; none if the subscription has ended, as
	/// it does when its buffer overflows.
	pub async fn next(&mut self) -> Result<Option<u64>, Failure> {
		let header = self.0.next().await.transpose()?;
		header.map(|header| header.number()).transpose()
	}
}
