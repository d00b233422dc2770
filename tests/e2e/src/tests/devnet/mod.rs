//! Development chains: the engine of `--dev`, and the methods `dev_*`.

mod engine;
mod files;
mod fork;
mod library;
mod past;
mod state;
mod time;

pub use engine::*;
pub use files::*;
pub use fork::*;
pub use library::*;
pub use past::*;
pub use state::*;
pub use time::*;

use crate::{
	client::{refusal, Client},
	Result,
};
use ganglion_devnet::{Devnet, Options};
use ganglion_runtime::Hash;
use jsonrpsee::core::params::ArrayParams;
use serde_json::Value;
use std::path::Path;

/// Flags of a development chain that makes blocks on request only.
const MANUAL: [&str; 5] = ["--dev", "--block-time", "instant", "--sealing", "manual"];

fn text(path: &Path) -> Result<&str> {
	path.to_str().ok_or_else(|| "a path is text".into())
}

/// A development chain, and a client that knows its storage.
struct Chain {
	client: Client,
	devnet: Devnet,
}

/// What a file of a state could be instead, with words of the complaint: truncated, something else,
/// of a later version, or damaged.
fn spoiled(whole: &[u8]) -> [(Vec<u8>, &'static str); 5] {
	let mut later = whole.to_vec();
	later[15] = 9;
	let mut damaged = whole.to_vec();
	let middle = damaged.len() - 400;
	damaged[middle] ^= 1;
	let cut = |by: usize| whole[..whole.len() - by].to_vec();
	[
		(cut(whole.len() / 2), "truncated"),
		(cut(1), "truncated"),
		(b"text".to_vec(), "no file that dev_dumpState"),
		(later, "version 9"),
		(damaged, "damaged"),
	]
}

/// Starts a development chain that makes blocks on request only. Each is one slot later than its
/// parent.
async fn manual() -> Result<Chain> {
	let args = ["--block-time", "instant"].map(String::from).to_vec();
	let options = Options { sealing: "manual".into(), args, ..Options::default() };
	let devnet = Devnet::with(&options).await?;
	let client = Client::connect_to(devnet.ws()).await?;
	Ok(Chain { client, devnet })
}

/// Checks that a request is refused with a message that has these words, and that the chain and its
/// clock are as they were.
async fn refused(client: &Client, method: &str, params: ArrayParams, words: &[&str]) -> Result {
	let before = picture(client).await?;
	let error = refusal(client.ask::<Value>(method, params).await)?;
	for word in words {
		assert!(error.message().contains(word), "{method}: {} lacks `{word}`", error.message());
	}
	assert_eq!(picture(client).await?, before, "{method} changed something");
	Ok(())
}

/// Returns the chain at a glance, without what changes by itself.
async fn picture(client: &Client) -> Result<Value> {
	let mut info = info(client).await?;
	let fields = info.as_object_mut().ok_or("an object")?;
	fields.remove("finalized");
	Ok(info)
}

/// Returns the chain at a glance.
async fn info(client: &Client) -> Result<Value> {
	Ok(client.ask("dev_info", ArrayParams::new()).await?)
}

async fn make(client: &Client, request: Value) -> Result<Hash> {
	Ok(client.ask("dev_newBlock", jsonrpsee::rpc_params![request]).await?)
}
