//! `ganglion-devnet`: a development chain as a Rust program uses it.

use super::manual;
use crate::{client::Client, Result};
use ganglion_devnet::{Advance, Devnet, Error, Options};
use jsonrpsee::rpc_params;
use serde_json::{json, Value};
use std::{path::PathBuf, time::Duration};

/// A program makes blocks and epochs, travels, gives TAO, and takes all of it back.
pub async fn program_should_rule_its_chain() -> Result {
	let devnet = manual().await?.devnet;
	let snapshot = devnet.snapshot().await?;
	let block = devnet.block().await?;
	assert_eq!(devnet.advance(Advance::Blocks(3)).await?, block + 3);
	assert_eq!(devnet.advance(Advance::To(block + 5)).await?, block + 5);

	let epochs = Advance::Epochs { netuid: 1, count: 2 };
	assert!(devnet.advance(epochs).await? > block + 6);
	let first = devnet.fund("//Bob", "1.5").await?;
	assert!(first.ends_with(".500000000"), "{first}");
	let early = devnet.travel(Duration::from_millis(1)).await?;
	let late = devnet.travel(Duration::from_millis(3_600_500)).await?;
	assert_eq!(late - early, 3_600_500);

	devnet.revert(snapshot).await?;
	assert_eq!(devnet.block().await?, block);
	assert_eq!(devnet.fund("//Bob", "1.5").await?, first);
	Ok(())
}

/// What does not work is told: a program that is not there, flags that are not known, a request
/// that is refused. The chain goes on.
pub async fn program_should_be_told_what_is_wrong() -> Result {
	let missing =
		Options { binary: Some(PathBuf::from("/nowhere/ganglion")), ..Options::default() };
	let told = failure(&missing).await?;
	assert!(told.contains("/nowhere/ganglion"), "{told}");
	let unknown = Options { args: vec!["--no-such-flag".into()], ..Options::default() };
	let told = failure(&unknown).await?;
	assert!(told.contains("--no-such-flag") && told.contains("exit status"), "{told}");

	let devnet = manual().await?.devnet;
	let block = devnet.block().await?;
	let refused = devnet.revert(99).await;
	let Err(Error::Request { method, error }) = refused else {
		return Err(format!("{refused:?}").into());
	};
	assert!(method == "dev_revert" && error.contains("99"), "{error}");
	assert_eq!(devnet.block().await?, block);
	Ok(())
}

/// A chain makes a block for each transaction unless told otherwise, and its node ends with it.
pub async fn node_should_end_with_the_chain() -> Result {
	let devnet = Devnet::start().await?;
	let block = devnet.block().await?;
	let call = json!({ "pallet": "System", "call": "remark", "args": { "remark": "0x01" } });
	let outcome: Value = devnet.rpc("dev_call", rpc_params!["//Bob", call]).await?;
	assert_eq!(outcome["ok"], true, "{outcome}");
	assert_eq!(devnet.block().await?, block + 1);

	let (ws, http) = (devnet.ws().to_owned(), devnet.http().to_owned());
	assert_eq!(ws.replace("ws://", "http://"), http);
	Client::connect_to(&ws).await?;
	drop(devnet);
	assert!(Client::connect_to(&ws).await.is_err(), "the node still runs");
	Ok(())
}

async fn failure(options: &Options) -> Result<String> {
	match Devnet::with(options).await {
		Err(Error::Start(why)) => Ok(why),
		Err(other) => Err(other.into()),
		Ok(_) => Err("the node started".into()),
	}
}
