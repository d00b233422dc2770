//! Asks the node for its metadata, from which `src/lib.rs` has its code.

use std::{env, error::Error, fs, path::Path};
use subxt::{dynamic, OnlineClient, SubstrateConfig};

/// The version of the metadata's format.
const VERSION: u32 = 16;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
	println!("cargo::rerun-if-env-changed=BT_CHAIN_ENDPOINT");
	println!("cargo::rerun-if-changed=build.rs");
	let endpoint = env::var("BT_CHAIN_ENDPOINT").unwrap_or("ws://127.0.0.1:9944".into());
	let metadata = fetch(&endpoint).await.map_err(|error| format!("{endpoint}: {error}"))?;
	fs::write(Path::new(&env::var("OUT_DIR")?).join("metadata.scale"), metadata)?;
	Ok(())
}

async fn fetch(endpoint: &str) -> Result<Vec<u8>, Box<dyn Error>> {
	let chain = OnlineClient::<SubstrateConfig>::from_insecure_url(endpoint).await?;
	let call = dynamic::runtime_api_call::<_, Option<Vec<u8>>>(
		"Metadata",
		"metadata_at_version",
		(VERSION,),
	);
	let metadata = chain.at_current_block().await?.runtime_apis().call(call).await?;
	Ok(metadata.ok_or("the node has no metadata of this version")?)
}
