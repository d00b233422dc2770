//! Clients cache metadata by genesis and `spec_version`, so `spec_version` must rise with every
//! change of metadata. The test compares the metadata with a committed fingerprint.

use crate::{client::Client, harness::shared, metadata::at_version, node::Node, Result};
use jsonrpsee::rpc_params;
use serde_json::Value;
use sp_runtime::traits::{BlakeTwo256, Hash};
use std::{fs, io::ErrorKind};

/// Path of the committed fingerprint.
const LOCK: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/metadata.lock");
/// What to do when the fingerprint differs.
const ADVICE: &str = "Raise `spec_version` in runtime/src/apis.rs, build, and write the new \
	fingerprint to tests/e2e/metadata.lock with `GANGLION_BIN=… ganglion-e2e --bless`";

/// A version of the runtime and the hash of its metadata.
#[derive(Debug, PartialEq, Eq)]
struct Fingerprint {
	spec_version: u64,
	metadata: String,
}

impl Fingerprint {
	async fn of(client: &Client) -> Result<Self> {
		let version: Value = client.ask("state_getRuntimeVersion", rpc_params![]).await?;
		let spec_version = version["specVersion"].as_u64().ok_or("no specVersion")?;
		let hash = BlakeTwo256::hash(&at_version(client, 15).await?);
		Ok(Self { spec_version, metadata: crate::client::hex(hash.as_bytes()) })
	}

	/// Reads the committed fingerprint, if there is one.
	fn committed() -> Result<Option<Self>> {
		let text = match fs::read_to_string(LOCK) {
			Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
			text => text?,
		};
		let mut words = text.split_whitespace();
		let (Some(version), Some(metadata), None) = (words.next(), words.next(), words.next())
		else {
			return Err("metadata.lock is not `spec_version blake2-256`".into());
		};
		Ok(Some(Self { spec_version: version.parse()?, metadata: metadata.to_owned() }))
	}

	fn line(&self) -> String {
		format!("{} {}\n", self.spec_version, self.metadata)
	}
}

pub async fn v15_should_match_the_committed_fingerprint() -> Result {
	let own = Fingerprint::of(&shared().await?.client).await?;
	match Fingerprint::committed()? {
		None => Err(format!("no fingerprint of the metadata is committed. {ADVICE}").into()),
		Some(committed) if committed != own => {
			Err(format!("metadata is {own:?}, committed is {committed:?}. {ADVICE}").into())
		},
		Some(_) => Ok(()),
	}
}

/// Writes the fingerprint of the current metadata, unless `spec_version` must rise first.
pub async fn bless() -> Result {
	let node = Node::start(&["--dev"]).await?;
	let own = Fingerprint::of(&node.client).await?;
	if let Some(committed) = Fingerprint::committed()? {
		let changed = committed.metadata != own.metadata;
		if changed && own.spec_version <= committed.spec_version {
			return Err(format!("the metadata differs from {committed:?}. {ADVICE}").into());
		}
	}
	fs::write(LOCK, own.line())?;
	println!("{LOCK}: {}", own.line().trim_end());
	Ok(())
}
