//! Files of states, and what a development chain tells whoever starts it.

use super::{info, make, refused, spoiled, text, MANUAL};
use crate::{
	client::patiently,
	keys::{account_of, pair},
	node::{self, Node},
	transaction::calls,
	Result,
};
use ganglion_runtime::Hash;
use ganglion_types::RAO_PER_TAO;
use jsonrpsee::rpc_params;
use serde_json::{json, Value};
use sp_core::crypto::Ss58Codec;
use std::{fs, path::Path, time::Duration};
use tempfile::TempDir;

/// A state is written and loaded with its block number, on the same chain and on a new one, where
/// signatures that were made before are still valid.
pub async fn state_should_be_written_and_loaded() -> Result {
	let folder = TempDir::new()?;
	let path = folder.path().join("state");
	let path = text(&path)?;
	let node = Node::start(&MANUAL).await?;
	let client = &node.client;
	refused(client, "dev_dumpState", rpc_params![path], &["no block besides its genesis"]).await?;
	let _: Value = client.ask("dev_fund", rpc_params!["//Somebody", 5]).await?;
	make(client, json!({ "to": 40 })).await?;
	let signed =
		client.sign(&pair("//Bob"), calls::transfer(&account_of("//Late"), RAO_PER_TAO), 0).await?;
	let (number, head) = client.best().await?;
	let state = client.entries(&[], head).await?;
	let written: Value = client.ask("dev_dumpState", rpc_params![path]).await?;
	assert_eq!((&written["number"], &written["block"]), (&json!(number), &json!(head)));
	assert_eq!(written["bytes"], fs::metadata(path)?.len());

	// The same chain, from a later block and from one that is not above it.
	make(client, json!({ "count": 5 })).await?;
	assert_eq!(client.ask::<Hash>("dev_loadState", rpc_params![path]).await?, head);
	assert_eq!(client.best().await?, (number, head));
	let _: Hash = client.ask("dev_setHead", rpc_params![7]).await?;
	make(client, json!({ "count": 60 })).await?;
	assert_eq!(client.ask::<Hash>("dev_loadState", rpc_params![path]).await?, head);
	assert_eq!(client.best().await?, (number, head));
	assert_eq!(client.entries(&[], head).await?, state);
	make(client, json!({ "count": 2 })).await?;
	refused(client, "dev_setHead", rpc_params![0], &["begins at block 40"]).await?;

	// A chain that begins with it.
	let other = Node::start(&[&MANUAL[..], &["--accounts", "2", "--state", path]].concat()).await?;
	let client = &other.client;
	assert_eq!(client.genesis, node.client.genesis);
	assert_eq!(client.best().await?, (number, head));
	assert_eq!(client.entries(&[], head).await?, state);
	client.submit(&signed).await?;
	let block = make(client, json!({})).await?;
	assert_eq!(client.header(block).await?.number, number + 1);
	assert_eq!(client.balance(&account_of("//Late"), block).await?, RAO_PER_TAO);
	let id: u64 = client.ask("dev_snapshot", rpc_params![]).await?;
	make(client, json!({ "count": 9 })).await?;
	assert_eq!(client.ask::<Hash>("dev_revert", rpc_params![id]).await?, block);
	// It writes the file when it stops.
	other.stop()?;
	let again = Node::start(&[&MANUAL[..], &["--state", path]].concat()).await?;
	assert_eq!(again.client.best().await?, (number + 1, block));
	Ok(())
}

pub async fn wrong_files_should_be_refused() -> Result {
	let folder = TempDir::new()?;
	let path = folder.path().join("state");
	let node = Node::start(&MANUAL).await?;
	let client = &node.client;
	make(client, json!({ "to": 3 })).await?;
	let _: Value = client.ask("dev_dumpState", rpc_params![text(&path)?]).await?;
	let whole = fs::read(&path)?;
	make(client, json!({ "to": 6 })).await?;
	for (content, words) in spoiled(&whole) {
		fs::write(&path, content)?;
		refused(client, "dev_loadState", rpc_params![text(&path)?], &[words, "state"]).await?;
		let start = [&MANUAL[..], &["--tmp", "--rpc-port", "0", "--state", text(&path)?]].concat();
		let complaint = node::run_badly(&start)?;
		assert!(complaint.contains(words), "{complaint}");
	}
	let nowhere = folder.path().join("no/where");
	let nowhere = text(&nowhere)?;
	for method in ["dev_dumpState", "dev_loadState"] {
		refused(client, method, rpc_params![nowhere], &["no/where", "No such file"]).await?;
	}
	// A chain of another genesis.
	fs::write(&path, &whole)?;
	let other = Node::start(&[&MANUAL[..], &["--accounts", "1"]].concat()).await?;
	let words = ["another chain", "--state"];
	refused(&other.client, "dev_loadState", rpc_params![text(&path)?], &words).await
}

/// A program finds the chain by a file, and a person by the banner.
pub async fn start_should_be_told_to_programs_and_people() -> Result {
	let folder = TempDir::new()?;
	let path = folder.path().join("config.json");
	let accounts = ["--accounts", "3", "--balance", "7"];
	let node =
		Node::start(&[&["--dev", "--config-out", text(&path)?][..], &accounts].concat()).await?;
	let client = &node.client;
	patiently("the file", async {
		while !path.exists() {
			tokio::time::sleep(Duration::from_millis(10)).await;
		}
	})
	.await?;
	let config: Value = serde_json::from_slice(&fs::read(&path)?)?;
	assert_eq!(config["rpcPort"], node.rpc_port);
	assert_eq!(config["ws"], node.url());
	assert_eq!(config["genesis"], json!(client.genesis));
	let people = config["accounts"].as_array().ok_or("accounts")?;
	let person = |seed| people.iter().find(|own| own["seed"] == seed).ok_or("an account");
	assert_eq!(person("//Alice")?["address"], account_of("//Alice").to_ss58check());
	let miner = person("//DemoMiner1")?;
	assert_eq!(miner["hotkey"], account_of("//DemoMiner1//hotkey").to_ss58check());
	for seed in ["//Dev1", "//Dev2", "//Dev3"] {
		assert_eq!(person(seed)?["free"], "7.000000000");
		assert_eq!(client.balance(&account_of(seed), client.genesis).await?, 7 * RAO_PER_TAO);
	}
	assert_eq!(people.iter().filter(|own| own["seed"] == "//Dev4").count(), 0);
	crate::tests::conservation::check(client, client.genesis).await?;
	assert_eq!(config["subnets"][1]["netuid"], 1);
	assert_eq!(info(client).await?["accounts"].as_array().map(Vec::len), Some(people.len()));

	// One line for each extrinsic.
	let receiver = account_of("//Receiver");
	client.send_well(&pair("//Bob"), calls::transfer(&receiver, 2 * RAO_PER_TAO)).await?;
	client.send(&pair("//Dev1"), calls::transfer(&receiver, 8 * RAO_PER_TAO)).await?;
	tokio::time::sleep(Duration::from_millis(500)).await;
	let log = node.log()?;
	for words in [
		"//Alice            5Grw",
		"//Dev3",
		&node.url(),
		"//Bob: Balances.transfer_keep_alive(dest: 5",
		"value: 2000000000) succeeded, fee 0.",
		"//Dev1: Balances.transfer_keep_alive(dest: 5",
		"value: 8000000000) failed, fee 0.",
	] {
		assert!(log.contains(words), "the log lacks `{words}`");
	}
	let lines = log.lines().filter(|line| line.contains(": Balances.transfer_keep_alive("));
	assert_eq!(lines.count(), 2, "a line for each extrinsic");
	Ok(())
}

pub async fn flags_of_development_chains_should_be_refused_elsewhere() -> Result {
	let folder = TempDir::new()?;
	let file = folder.path().join("file");
	let file = text(&file)?;
	let flags = ["--config-out", "--state", "--fork-file"].map(|flag| [flag, file]);
	for flags in flags.into_iter().chain([["--accounts", "3"]]) {
		let complaint = node::run_badly(&[&["--chain", "localnet", "--tmp"][..], &flags].concat())?;
		assert!(complaint.contains(flags[0]) && complaint.contains("--dev"), "{complaint}");
	}
	assert!(!Path::new(file).exists());
	Ok(())
}
