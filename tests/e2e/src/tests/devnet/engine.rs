//! When a development chain makes blocks, and that other chains have nothing of it.

use super::{info, make, manual, refused};
use crate::{
	client::{patiently, refusal, Client},
	demo::DEMO,
	keys::{account_of, pair},
	node::{self, Node},
	transaction::calls,
	Result,
};
use codec::Encode;
use ganglion_runtime::{Hash, Runtime};
use ganglion_types::RAO_PER_TAO;
use jsonrpsee::rpc_params;
use pallet_subtensor::SubnetEpochIndex;
use serde_json::{json, Value};
use std::time::{Duration, Instant};

/// All methods of development chains.
const METHODS: [&str; 14] = [
	"dev_call",
	"dev_dryRun",
	"dev_dumpState",
	"dev_fund",
	"dev_info",
	"dev_loadState",
	"dev_newBlock",
	"dev_reorg",
	"dev_revert",
	"dev_setBlockBuildMode",
	"dev_setHead",
	"dev_setStorage",
	"dev_snapshot",
	"dev_timeTravel",
];

async fn methods(client: &Client, prefix: &str) -> Result<Vec<String>> {
	let answer: Value = client.ask("rpc_methods", rpc_params![]).await?;
	let served: Vec<String> = serde_json::from_value(answer["methods"].clone())?;
	Ok(served.into_iter().filter(|name| name.starts_with(prefix)).collect())
}

/// A development chain makes its blocks without Aura and GRANDPA, in the time that Aura tells.
pub async fn development_chain_should_make_its_blocks_itself() -> Result {
	let node = Node::start(&["--dev"]).await?;
	let client = &node.client;
	assert_eq!(methods(client, "dev_").await?, METHODS);
	assert!(methods(client, "grandpa_").await?.is_empty());
	let slot: sp_core::Bytes =
		client.ask("state_call", rpc_params!["AuraApi_slot_duration", "0x"]).await?;
	assert_eq!(slot.0, 250_u64.encode());
	let first = client.wait_for_block(2).await?;
	let start = Instant::now();
	client.wait_for_finality(10).await?;
	let passed = start.elapsed();
	let usual = Duration::from_millis(1_500)..Duration::from_millis(4_000);
	assert!(usual.contains(&passed), "8 blocks and their finality took {passed:?}");
	let header = client.header(first).await?;
	assert!(!header.digest.logs().iter().any(|log| log.as_seal().is_some()), "a seal of Aura");
	// The chain's clock is this machine's.
	let info = info(client).await?;
	let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH)?.as_millis();
	let time = info["time"].as_u64().ok_or("a block has a time")?;
	assert!(now.abs_diff(time.into()) < 2_000, "{time} at {now}");
	Ok(())
}

/// The chains of authorities, and those that are not for development, refuse all of it.
pub async fn other_chains_should_have_no_methods_of_development() -> Result {
	let key = "1".repeat(64);
	for arguments in [
		&["--chain", "localnet", "--one", "--node-key", &key][..],
		&["--chain", "dev", "--alice", "--node-key", &key],
		&["--chain", "testnet-template", "--allow-well-known-keys"],
	] {
		let node = Node::start(arguments).await?;
		let client = &node.client;
		assert!(methods(client, "dev_").await?.is_empty(), "{arguments:?}");
		assert!(methods(client, "engine_").await?.is_empty(), "{arguments:?}");
		assert!(!methods(client, "grandpa_").await?.is_empty(), "{arguments:?}");
		for method in METHODS {
			let error = refusal(client.ask::<Value>(method, rpc_params![1]).await)?;
			assert_eq!(error.code(), -32_601, "{method} with {arguments:?}");
		}
	}
	for flags in [&["--dev"][..], &["--sealing", "manual"]] {
		let arguments =
			[&["--chain", "testnet-template", "--allow-well-known-keys", "--tmp"], flags];
		let complaint = node::run_badly(&arguments.concat())?;
		assert!(complaint.contains("Live") && complaint.contains("--sealing"), "{complaint}");
	}
	Ok(())
}

/// A node that serves everybody has none of the methods either.
pub async fn methods_of_development_should_be_unsafe() -> Result {
	let node = Node::start(&["--dev", "--rpc-methods", "safe"]).await?;
	let error = refusal(node.client.ask::<Value>("dev_info", rpc_params![]).await)?;
	assert!(error.message().contains("unsafe"), "{}", error.message());
	Ok(())
}

pub async fn mode_should_change_while_the_node_runs() -> Result {
	let node = manual().await?;
	let client = &node.client;
	let receiver = account_of("//Receiver");
	let pay = || calls::transfer(&receiver, RAO_PER_TAO);
	let set = |mode: Value| async move {
		client.ask::<Value>("dev_setBlockBuildMode", rpc_params![mode]).await
	};
	// On request only.
	let waiting = client.sign(&pair("//Bob"), pay(), 0).await?;
	client.submit(&waiting).await?;
	tokio::time::sleep(Duration::from_millis(1_300)).await;
	assert_eq!(client.best().await?.0, 0);
	// The transaction that waits makes a block, and each further one too.
	let instant = set(json!("instant")).await?;
	assert_eq!(instant, json!({ "mode": "Instant", "intervalMs": null, "finality": "Lagging" }));
	client.wait_for_block(1).await?;
	client.send_well(&pair("//Bob"), pay()).await?;
	assert_eq!(client.best().await?.0, 2);
	tokio::time::sleep(Duration::from_millis(1_300)).await;
	assert_eq!(client.best().await?.0, 2, "an instant chain without an interval is still");
	client.wait_for_finality(2).await?;
	// At intervals.
	set(json!({ "mode": "Interval", "intervalMs": 50 })).await?;
	let start = Instant::now();
	client.wait_for_block(22).await?;
	assert!(start.elapsed() > Duration::from_millis(900), "{:?}", start.elapsed());
	// Both: the block for a transaction does not wait for the interval.
	set(json!({ "mode": "Mixed", "intervalMs": 60_000 })).await?;
	let start = Instant::now();
	client.send_well(&pair("//Bob"), pay()).await?;
	assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
	let usual = set(json!("Interval")).await?;
	assert_eq!(usual["intervalMs"], 250);
	let stopped = set(json!({ "mode": "Manual", "finality": "Manual" })).await?;
	assert_eq!((&stopped["mode"], &stopped["finality"]), (&json!("Manual"), &json!("Manual")));
	let all = [
		(json!("auto"), "`auto`"),
		(json!({ "mode": "Manual", "intervalMs": 9 }), "no interval"),
		(json!({ "mode": "Interval", "intervalMs": 9 }), "from 10 to"),
		(json!({ "finality": "never" }), "`never`"),
		(json!({ "speed": 3 }), "Invalid params"),
	];
	for (mode, word) in all {
		refused(client, "dev_setBlockBuildMode", rpc_params![mode], &[word]).await?;
	}
	Ok(())
}

pub async fn blocks_should_be_made_by_count_number_and_epoch() -> Result {
	let node = manual().await?;
	let client = &node.client;
	let one: Hash = client.ask("dev_newBlock", rpc_params![]).await?;
	assert_eq!(client.header(one).await?.number, 1);
	for (request, number) in [(json!({ "count": 4 }), 5), (json!({ "to": 8 }), 8)] {
		assert_eq!(client.header(make(client, request).await?).await?.number, number);
	}
	let epochs = |block| client.entry::<SubnetEpochIndex<Runtime>, _, _>(DEMO, block);
	let before = epochs(client.best().await?.1).await?;
	for n in [1, 3] {
		let last = make(client, json!({ "epochs": { "netuid": 1, "n": n } })).await?;
		let parent = client.header(last).await?.parent_hash;
		let done = epochs(last).await? - before;
		assert_eq!(done, if n == 1 { 1 } else { 4 }, "epochs");
		assert_eq!(epochs(parent).await? - before, done - 1, "the last block runs the epoch");
	}
	// Transactions are in the first block.
	let receiver = account_of("//Receiver");
	let transfer = calls::transfer(&receiver, 3 * RAO_PER_TAO);
	let transfer = crate::client::hex(&client.sign(&pair("//Bob"), transfer, 0).await?);
	let block = make(client, json!({ "transactions": [transfer] })).await?;
	assert_eq!(client.balance(&receiver, block).await?, 3 * RAO_PER_TAO);
	// Requests are finalised as other blocks are.
	let best = client.best().await?.0;
	patiently("finality", client.wait_for_finality(best)).await??;

	let best = best.to_string();
	for (request, words) in [
		(json!({ "count": 0 }), ["1 to 100000", "0"]),
		(json!({ "count": 100_001 }), ["1 to 100000", "100001"]),
		(json!({ "to": 3 }), ["already", &best]),
		(json!({ "to": u32::MAX }), ["1 to 100000", "blocks"]),
		(json!({ "count": 1, "to": 99 }), ["one of", "`count`"]),
		(json!({ "epochs": { "netuid": 77 } }), ["subnet 77", "does not exist"]),
		(json!({ "epochs": { "netuid": 1, "n": 100_001 } }), ["1 to 100000", "epochs"]),
		(json!({ "transactions": ["0x00"] }), ["transaction", ""]),
	] {
		refused(client, "dev_newBlock", rpc_params![request], &words).await?;
	}
	Ok(())
}
