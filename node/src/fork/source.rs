//! The chain that is read: requests to a node by JSON-RPC over HTTP.

use crate::{
	cli::BlockId,
	web::{self, describe},
};
use codec::{Decode, Encode};
use ganglion_runtime::{opaque::Header, Hash};
use ganglion_state_file::Entry;
use http_body_util::{BodyExt, Full, Limited};
use hyper::{body::Bytes, header::CONTENT_TYPE, Method, Request, Uri};
use serde::{de::DeserializeOwned, Deserialize};
use serde_json::{json, Value};
use sp_core::bytes::{from_hex, to_hex};
use sp_runtime::traits::Header as _;
use std::{fmt, time::Duration};

/// Time limit of a request.
const TIME_LIMIT: Duration = Duration::from_secs(120);
/// Most bytes of a response: nodes send 15 MB by default.
const MAX_BYTES: usize = 256 << 20;
/// Keys of a page: nodes send at most a thousand.
const PAGE: usize = 1_000;
/// Values of a request. A full row of weights takes 32 kB of digits.
const VALUES: usize = 256;

/// A node, and a block of its chain.
pub struct Source {
	client: web::Client<Full<Bytes>>,
	url: Uri,
	/// The block whose state is read.
	pub block: Hash,
	/// Its header.
	pub header: Header,
	/// The runtime of that block.
	pub runtime: Version,
}

/// A runtime.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Version {
	/// Its name.
	pub spec_name: String,
	/// Its version.
	pub spec_version: u32,
}

/// Reads a URL. The schemes of WebSockets mean the same server by HTTP.
fn address(url: &str) -> Result<Uri, String> {
	let http = match url.split_once("://") {
		Some(("ws", rest)) => format!("http://{rest}"),
		Some(("wss", rest)) => format!("https://{rest}"),
		_ => url.to_owned(),
	};
	let parsed: Uri = http.parse().map_err(|error| format!("`{url}` is no URL: {error}"))?;
	let fits = matches!(parsed.scheme_str(), Some("http" | "https")) && parsed.host().is_some();
	fits.then_some(parsed).ok_or_else(|| {
		format!("`{url}` is no URL of a node: it begins with ws://, wss://, http:// or https://")
	})
}

impl Source {
	/// Connects to a node, and looks at a block: the last final one unless another is named.
	pub async fn connect(url: &str, at: Option<BlockId>) -> Result<Self, String> {
		let url = address(url)?;
		let client = match url.scheme_str() {
			Some("https") => web::client()?,
			_ => web::client_without_tls()?,
		};
		let zero = Hash::default();
		let mut source = Self {
			client,
			url,
			block: zero,
			header: Header::new(0, zero, zero, zero, Default::default()),
			runtime: Version { spec_name: String::new(), spec_version: 0 },
		};
		source.block = match at {
			None => source.ask("chain_getFinalizedHead", json!([])).await?,
			Some(BlockId::Hash(hash)) => hash,
			Some(BlockId::Number(number)) => source.hash(number).await?,
		};
		source.header = source.header_of(source.block).await?;
		source.runtime = source.ask("state_getRuntimeVersion", json!([source.block])).await?;
		Ok(source)
	}

	/// Returns the hash of a block.
	pub async fn hash(&self, number: u32) -> Result<Hash, String> {
		let hash: Option<Hash> = self.ask("chain_getBlockHash", json!([number])).await?;
		hash.ok_or_else(|| format!("{}: there is no block {number}", self.url))
	}

	/// Returns the header of a block.
	pub async fn header_of(&self, block: Hash) -> Result<Header, String> {
		let header: Option<Header> = self.ask("chain_getHeader", json!([block])).await?;
		header.ok_or_else(|| format!("{}: there is no block {block}", self.url))
	}

	/// Returns the extrinsics of the block, encoded.
	pub async fn body(&self) -> Result<Vec<Vec<u8>>, String> {
		let block: Value = self.ask("chain_getBlock", json!([self.block])).await?;
		let extrinsics: Vec<Bytes0x> = serde_json::from_value(block["block"]["extrinsics"].clone())
			.map_err(|error| self.other("chain_getBlock", &error))?;
		// They come as they are in a block: with their length before them.
		let decode = |Bytes0x(bytes): Bytes0x| Vec::decode(&mut &bytes[..]);
		let bodies = extrinsics.into_iter().map(decode).collect::<Result<_, _>>();
		bodies.map_err(|error| self.other("chain_getBlock", &error))
	}

	/// Calls a function of the runtime; none if the runtime has no such function.
	pub async fn call<T: Decode>(
		&self,
		function: &str,
		arguments: impl Encode,
	) -> Result<Option<T>, String> {
		let params = json!([function, to_hex(&arguments.encode(), false), self.block]);
		let answer: Result<Bytes0x, Refused> = self.request("state_call", params).await?;
		match answer {
			Ok(Bytes0x(bytes)) => {
				let value = T::decode(&mut &bytes[..]);
				value.map(Some).map_err(|error| self.other(function, &error))
			},
			Err(refused) if refused.to_string().contains("is not found") => Ok(None),
			Err(refused) => Err(self.refusal(function, &refused)),
		}
	}

	/// Returns a page of keys with a prefix, after a key. The last page is shorter than the others,
	/// and may be empty.
	pub async fn page(&self, prefix: &[u8], after: Option<&Vec<u8>>) -> Result<Page, String> {
		let after = after.map(|key| to_hex(key, false));
		let params = json!([to_hex(prefix, false), PAGE, after, self.block]);
		let keys: Vec<Bytes0x> = self.ask("state_getKeysPaged", params).await?;
		let is_last = keys.len() < PAGE;
		Ok(Page { keys: keys.into_iter().map(|Bytes0x(key)| key).collect(), is_last })
	}

	/// Returns all keys with a prefix.
	pub async fn keys(&self, prefix: &[u8]) -> Result<Vec<Vec<u8>>, String> {
		let mut keys = Vec::new();
		loop {
			let page = self.page(prefix, keys.last()).await?;
			keys.extend(page.keys);
			if page.is_last {
				return Ok(keys);
			}
		}
	}

	/// Returns the entries of these keys, as far as they are there.
	pub async fn values(&self, keys: &[Vec<u8>]) -> Result<Vec<Entry>, String> {
		let mut entries = Vec::new();
		for keys in keys.chunks(VALUES) {
			let keys: Vec<String> = keys.iter().map(|key| to_hex(key, false)).collect();
			let sets: Vec<Changes> =
				self.ask("state_queryStorageAt", json!([keys, self.block])).await?;
			let changes = sets.into_iter().flat_map(|set| set.changes);
			entries.extend(changes.filter_map(|(key, value)| Some((key.0, value?.0))));
		}
		Ok(entries)
	}

	async fn ask<T: DeserializeOwned>(&self, method: &str, params: Value) -> Result<T, String> {
		let answer = self.request(method, params).await?;
		answer.map_err(|refused| self.refusal(method, &refused))
	}

	/// Sends a request. The outer error says that there is no answer.
	async fn request<T: DeserializeOwned>(
		&self,
		method: &str,
		params: Value,
	) -> Result<Result<T, Refused>, String> {
		let answer = tokio::time::timeout(TIME_LIMIT, self.post(method, params)).await;
		let limit = TIME_LIMIT.as_secs();
		let answer = answer.unwrap_or_else(|_| Err(format!("no response in {limit} s")));
		let bytes = answer.map_err(|error| self.other(method, &error))?;
		let answer: Answer<T> =
			serde_json::from_slice(&bytes).map_err(|error| self.other(method, &error))?;
		Ok(match answer {
			Answer::Refused { error } => Err(error),
			Answer::Result { result } => Ok(result),
		})
	}

	async fn post(&self, method: &str, params: Value) -> Result<Bytes, String> {
		let body = json!({ "jsonrpc": "2.0", "id": 1, "method": method, "params": params });
		let request = Request::builder()
			.method(Method::POST)
			.uri(self.url.clone())
			.header(CONTENT_TYPE, "application/json")
			.body(Full::new(Bytes::from(body.to_string())))
			.map_err(|error| error.to_string())?;
		let response = self.client.request(request).await.map_err(|error| describe(&error))?;
		let status = response.status();
		if !status.is_success() {
			return Err(format!("status {status}"));
		}
		let body = Limited::new(response.into_body(), MAX_BYTES).collect().await;
		Ok(body.map_err(|error| format!("the response: {error}"))?.to_bytes())
	}

	fn refusal(&self, method: &str, refused: &Refused) -> String {
		self.other(method, refused)
	}

	fn other(&self, method: &str, error: &dyn std::fmt::Display) -> String {
		format!("{}: {method}: {error}", self.url)
	}
}

/// Keys, and whether they are the last ones.
pub struct Page {
	/// The keys.
	pub keys: Vec<Vec<u8>>,
	/// Whether there are no more.
	pub is_last: bool,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Answer<T> {
	Refused { error: Refused },
	Result { result: T },
}

/// What a node says of a request that it refuses.
#[derive(Deserialize)]
struct Refused {
	message: String,
	#[serde(default)]
	data: Value,
}

impl fmt::Display for Refused {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(&self.message)?;
		self.data.as_str().map_or(Ok(()), |data| write!(f, ": {data}"))
	}
}

#[derive(Deserialize)]
struct Changes {
	changes: Vec<(Bytes0x, Option<Bytes0x>)>,
}

/// Bytes as hexadecimal digits.
#[derive(Deserialize)]
#[serde(try_from = "String")]
struct Bytes0x(Vec<u8>);

impl TryFrom<String> for Bytes0x {
	type Error = String;

	fn try_from(text: String) -> Result<Self, String> {
		from_hex(&text).map(Self).map_err(|error| error.to_string())
	}
}

#[cfg(test)]
mod tests {
	use crate::fork::source::*;

	#[test]
	fn node_should_have_a_url() {
		for (url, expected) in [
			("ws://127.0.0.1:9944", "http://127.0.0.1:9944/"),
			("wss://host/path", "https://host/path"),
			("http://host:1", "http://host:1/"),
		] {
			assert_eq!(address(url).map(|uri| uri.to_string()), Ok(expected.into()));
		}
		for url in ["", "host", "ftp://host", "/path", "ws://"] {
			assert!(address(url).is_err(), "{url}");
		}
	}
}
