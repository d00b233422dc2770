//! The commands of the program other than running a node.

use crate::{
	client::Client,
	keys::{account, account_of, pair},
	node::{self, Node},
	transaction::calls,
	Result,
};
use ganglion_types::RAO_PER_TAO;
use serde_json::Value;
use sp_core::crypto::Ss58Codec;
use std::{fs, path::Path};
use tempfile::TempDir;

fn text(path: &Path) -> Result<&str> {
	path.to_str().ok_or_else(|| "a path is text".into())
}

/// A chain cannot change its block time: its slots would jump or stand still.
pub async fn another_block_time_should_be_refused() -> Result {
	let folder = TempDir::new()?;
	let node = Node::start_at(folder.path(), &["--dev"]).await?;
	node.client.wait_for_finality(2).await?;
	node.kill()?;
	let base = text(folder.path())?;
	let start = |time| ["--dev", "--base-path", base, "--rpc-port", "0", "--block-time", time];
	let complaint = node::run_badly(&start("500"))?;
	assert!(complaint.contains("250 ms") && complaint.contains("500"), "{complaint}");
	// The chain's own block time is accepted.
	let node = Node::start_at(folder.path(), &["--dev", "--block-time", "250"]).await?;
	node.client.wait_for_block(4).await?;
	Ok(())
}

/// Blocks of the chain's authorities cannot be followed by those of the engine of `--dev`, nor the
/// other way round.
pub async fn another_engine_should_be_refused() -> Result {
	let key = "1".repeat(64);
	let by_authority = ["--chain", "dev", "--alice", "--force-authoring", "--node-key", &key];
	let folder = TempDir::new()?;
	let node = Node::start_at(folder.path(), &by_authority).await?;
	node.client.wait_for_finality(2).await?;
	node.kill()?;
	let base = ["--base-path", text(folder.path())?, "--rpc-port", "0"];
	for flags in [&["--dev"][..], &["--dev", "--block-time", "instant"]] {
		let complaint = node::run_badly(&[flags, &base].concat())?;
		assert!(complaint.contains("by Aura") && complaint.contains("--dev"), "{complaint}");
	}
	let folder = TempDir::new()?;
	let node = Node::start_at(folder.path(), &["--dev"]).await?;
	node.client.wait_for_finality(2).await?;
	node.kill()?;
	let base = ["--base-path", text(folder.path())?, "--rpc-port", "0"];
	let complaint = node::run_badly(&[&by_authority[..], &base].concat())?;
	assert!(complaint.contains("with --dev"), "{complaint}");
	// When blocks are made may change from one start to the next.
	let node = Node::start_at(folder.path(), &["--dev", "--block-time", "instant"]).await?;
	node.client.wait_for_finality(4).await?;
	Ok(())
}

pub async fn block_time_of_a_live_chain_should_be_refused() -> Result {
	let folder = TempDir::new()?;
	for time in ["1000", "instant"] {
		let complaint = node::run_badly(&[
			"--chain",
			"testnet-template",
			"--base-path",
			text(folder.path())?,
			"--block-time",
			time,
		])?;
		assert!(complaint.contains("--block-time") && complaint.contains("Live"), "{complaint}");
	}
	let nonsense = node::run_badly(&["--dev", "--block-time", "soon"])?;
	assert!(nonsense.contains("instant"), "{nonsense}");
	Ok(())
}

pub async fn specification_should_be_written() -> Result {
	for (chain, id, kind) in [
		("dev", "ganglion_dev", "Development"),
		("localnet", "ganglion_localnet", "Local"),
		("testnet-template", "ganglion_testnet", "Live"),
	] {
		let plain: Value =
			serde_json::from_str(&node::run_well(&["build-spec", "--chain", chain])?)?;
		assert_eq!((&plain["id"], &plain["chainType"]), (&id.into(), &kind.into()));
		assert!(plain.pointer("/genesis/runtimeGenesis/patch/balances").is_some());
		let raw: Value =
			serde_json::from_str(&node::run_well(&["build-spec", "--chain", chain, "--raw"])?)?;
		let code = raw.pointer("/genesis/raw/top/0x3a636f6465").and_then(Value::as_str);
		assert!(code.is_some_and(|code| code.len() > 100_000), "{chain} has no runtime");
	}
	raw_specification_should_start_the_same_chain().await
}

async fn raw_specification_should_start_the_same_chain() -> Result {
	let folder = TempDir::new()?;
	let path = folder.path().join("raw.json");
	let raw = node::run_well(&["build-spec", "--dev", "--raw"])?;
	fs::write(&path, raw)?;
	let read = Node::start(&["--chain", text(&path)?]).await?;
	let built_in = Node::start(&["--dev"]).await?;
	assert_eq!(read.client.genesis, built_in.client.genesis);
	Ok(())
}

pub async fn key_should_be_made() -> Result {
	let made = node::run_well(&["key", "generate", "--output-type", "json"])?;
	let made: Value = serde_json::from_str(&made)?;
	let phrase = made["secretPhrase"].as_str().ok_or("a key has a phrase")?;
	assert_eq!(phrase.split_whitespace().count(), 12);
	assert_eq!(made["ss58Address"], account(&pair(phrase)).to_ss58check());
	let again = node::run_well(&["key", "inspect", "--output-type", "json", phrase])?;
	let again: Value = serde_json::from_str(&again)?;
	assert_eq!(made["publicKey"], again["publicKey"]);
	let other = node::run_well(&["key", "generate", "--output-type", "json"])?;
	assert!(!other.contains(phrase));
	Ok(())
}

/// Makes a chain with a transfer, stops its node, and returns the transfer's block.
async fn make_chain(folder: &Path) -> Result<u32> {
	let node = Node::start_at(folder, &["--dev"]).await?;
	let transfer = calls::transfer(&account_of("//Receiver"), 9 * RAO_PER_TAO);
	let block = node.client.send_well(&pair("//Bob"), transfer).await?.block;
	let number = node.client.header(block).await?.number;
	node.client.wait_for_finality(number + 2).await?;
	node.kill()?;
	Ok(number)
}

async fn received(client: &Client, number: u32) -> Result<u64> {
	client.balance(&account_of("//Receiver"), client.block_hash(number).await?).await
}

pub async fn blocks_should_be_exported_and_imported() -> Result {
	let (from, to) = (TempDir::new()?, TempDir::new()?);
	let number = make_chain(from.path()).await?;
	let file = from.path().join("blocks");
	let last = number.to_string();
	let (base, file) = (text(from.path())?, text(&file)?);
	let export = ["export-blocks", "--dev", "--base-path", base, "--to", &last, file];
	node::run_well(&export)?;
	let base = text(to.path())?;
	node::run_well(&["import-blocks", "--dev", "--base-path", base, file])?;

	let original = Node::start_at(from.path(), &["--dev"]).await?;
	let copy = Node::start_at(to.path(), &["--dev"]).await?;
	let hash = original.client.block_hash(number).await?;
	assert_eq!(copy.client.block_hash(number).await?, hash);
	assert_eq!(received(&copy.client, number).await?, 9 * RAO_PER_TAO);
	// The copy continues the chain.
	copy.client.wait_for_finality(number + 2).await?;
	Ok(())
}

pub async fn chain_should_be_purged() -> Result {
	let folder = TempDir::new()?;
	let number = make_chain(folder.path()).await?;
	let base = text(folder.path())?;
	let info = node::run_well(&["chain-info", "--dev", "--base-path", base])?;
	assert!(info.contains("Finalized") || info.contains("finalized"), "{info}");
	node::run_well(&["purge-chain", "--dev", "--base-path", base, "-y"])?;

	let node = Node::start_at(folder.path(), &["--dev"]).await?;
	let client = &node.client;
	client.wait_for_block(number).await?;
	assert_eq!(received(client, number).await?, 0);
	Ok(())
}
