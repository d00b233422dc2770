//! A local Ganglion chain for tests in Rust.
//!
//! ```no_run
//! use ganglion_devnet::{Advance, Devnet};
//!
//! # async fn test() -> Result<(), ganglion_devnet::Error> {
//! let chain = Devnet::start().await?;
//! chain.fund("//Bob", "100").await?;
//! chain.advance(Advance::Epochs { netuid: 1, count: 1 }).await?;
//! # Ok(())
//! # }
//! ```
//!
//! The node is the program `ganglion` that [`Options::binary`] names, else the variable
//! `GANGLION_BIN`, else the `PATH`. It runs on free ports of this machine with a database of its
//! own, and ends with the chain, and with the program that started it, however that ends.

mod error;
mod process;

pub use error::Error;

use jsonrpsee::{
	core::{
		client::{Client, ClientBuilder, ClientT},
		params::ArrayParams,
		DeserializeOwned,
	},
	rpc_params,
};
use jsonrpsee_client_transport::ws::{Url, WsTransportClientBuilder};
use process::Process;
use serde_json::{json, Value};
use std::{path::PathBuf, time::Duration};

/// Maximum size of requests and responses, in bytes: a block as text fits.
const MESSAGE_LIMIT: u32 = 64 << 20;

/// How a chain is started.
#[derive(Clone, Debug)]
pub struct Options {
	/// The node's program.
	pub binary: Option<PathBuf>,
	/// When blocks are made: `instant`, `interval`, `mixed` or `manual`.
	pub sealing: String,
	/// Further flags of the node.
	pub args: Vec<String>,
	/// Time limit until the chain can be used, and of each request.
	pub timeout: Duration,
}

impl Default for Options {
	fn default() -> Self {
		Self {
			binary: None,
			sealing: "instant".into(),
			args: Vec::new(),
			timeout: Duration::from_secs(180),
		}
	}
}

/// Which blocks are made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Advance {
	/// So many.
	Blocks(u32),
	/// All up to this number.
	To(u32),
	/// All until a subnet has had so many epochs.
	Epochs {
		/// The subnet.
		netuid: u16,
		/// Number of epochs.
		count: u32,
	},
}

/// A development chain. Dropping it ends its node.
pub struct Devnet {
	client: Client,
	config: Value,
	process: Process,
}

impl Devnet {
	/// Starts a chain that makes a block for each transaction, and more on request.
	pub async fn start() -> Result<Self, Error> {
		Self::with(&Options::default()).await
	}

	/// Starts a chain. It can be used when this returns.
	pub async fn with(options: &Options) -> Result<Self, Error> {
		let mut process = Process::spawn(options)?;
		let config = process.config(options.timeout).await?;
		let url = config["ws"].as_str().unwrap_or_default();
		let url = Url::parse(url).map_err(|error| Error::Start(format!("`{url}`: {error}")))?;
		let (sender, receiver) = WsTransportClientBuilder::default()
			.max_request_size(MESSAGE_LIMIT)
			.max_response_size(MESSAGE_LIMIT)
			.build(url)
			.await
			.map_err(|error| Error::Start(error.to_string()))?;
		let client = ClientBuilder::default()
			.request_timeout(options.timeout)
			.build_with_tokio(sender, receiver);
		Ok(Self { client, config, process })
	}

	/// What `--config-out` wrote: ports, URLs, accounts, subnets.
	pub fn config(&self) -> &Value {
		&self.config
	}

	/// URL of the RPC by WebSocket.
	pub fn ws(&self) -> &str {
		self.config["ws"].as_str().unwrap_or_default()
	}

	/// URL of the RPC by HTTP.
	pub fn http(&self) -> &str {
		self.config["http"].as_str().unwrap_or_default()
	}

	/// The connection to the node.
	pub fn client(&self) -> &Client {
		&self.client
	}

	/// What the node has logged.
	pub fn log(&self) -> String {
		self.process.log()
	}

	/// Sends a request.
	pub async fn rpc<T: DeserializeOwned>(
		&self,
		method: &str,
		params: ArrayParams,
	) -> Result<T, Error> {
		let answer = self.client.request(method, params).await;
		answer.map_err(|error| Error::of_request(method, error))
	}

	/// Makes blocks. Returns the number of the best block.
	pub async fn advance(&self, what: Advance) -> Result<u32, Error> {
		let what = match what {
			Advance::Blocks(count) => json!({ "count": count }),
			Advance::To(number) => json!({ "to": number }),
			Advance::Epochs { netuid, count } => {
				json!({ "epochs": { "netuid": netuid, "n": count } })
			},
		};
		let _: Value = self.rpc("dev_newBlock", rpc_params![what]).await?;
		self.block().await
	}

	/// Returns the number of the best block.
	pub async fn block(&self) -> Result<u32, Error> {
		let header: Value = self.rpc("chain_getHeader", rpc_params![]).await?;
		let digits = header["number"].as_str().and_then(|number| number.strip_prefix("0x"));
		let number = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
		number.ok_or_else(|| Error::Request {
			method: "chain_getHeader".into(),
			error: format!("{header} has no number"),
		})
	}

	/// Moves the chain's clock ahead, to the millisecond; the next block has that time. Returns
	/// what the clock shows, in milliseconds since 1970.
	pub async fn travel(&self, ahead: Duration) -> Result<u64, Error> {
		let millis = u64::try_from(ahead.as_millis()).unwrap_or(u64::MAX);
		self.rpc("dev_timeTravel", rpc_params![json!({ "forwardMs": millis })]).await
	}

	/// Takes a snapshot of the chain, its clock and its pool. Returns its number.
	pub async fn snapshot(&self) -> Result<u64, Error> {
		self.rpc("dev_snapshot", rpc_params![]).await
	}

	/// Makes the chain what it was at a snapshot, which can be used again. Those that were taken
	/// later end.
	pub async fn revert(&self, snapshot: u64) -> Result<(), Error> {
		let _: Value = self.rpc("dev_revert", rpc_params![snapshot]).await?;
		Ok(())
	}

	/// Gives an account TAO, of a rich development account. An amount is a decimal with up to nine
	/// places. Returns the account's free balance as such.
	pub async fn fund(&self, account: &str, tao: &str) -> Result<String, Error> {
		let funded: Value = self.rpc("dev_fund", rpc_params![account, tao]).await?;
		Ok(funded["free"].as_str().unwrap_or_default().into())
	}
}
