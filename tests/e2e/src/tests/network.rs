//! Networks of two nodes, and nodes that are killed.

use crate::{
	client::{patiently, Client},
	keys::{account_of, pair},
	node::{self, Node},
	tests::conservation,
	transaction::calls,
	Result,
};
use ganglion_types::RAO_PER_TAO;
use jsonrpsee::rpc_params;
use serde_json::Value;
use std::{collections::BTreeSet, fs, path::Path, time::Duration};
use tempfile::TempDir;

/// Block time of the test network, in milliseconds.
const BLOCK_TIME: u64 = 1_000;

/// Writes the chain specification of the template network (two authorities), with short blocks.
fn write_specification(path: &Path) -> Result {
	let template = node::run_well(&["build-spec", "--chain", "testnet-template"])?;
	let mut spec: Value = serde_json::from_str(&template)?;
	let time = "/genesis/runtimeGenesis/patch/subtensorModule/blockTimeMs";
	*spec.pointer_mut(time).ok_or("the specification has a block time")? = BLOCK_TIME.into();
	spec["chainType"] = "Local".into();
	fs::write(path, spec.to_string())?;
	Ok(())
}

/// Returns a node's network address.
async fn address(client: &Client) -> Result<String> {
	let addresses: Vec<String> = client.ask("system_localListenAddresses", rpc_params![]).await?;
	addresses.into_iter().next().ok_or_else(|| "the node listens nowhere".into())
}

async fn wait_for_peer(client: &Client) -> Result {
	patiently("a peer", async {
		loop {
			let health: Value = client.ask("system_health", rpc_params![]).await?;
			if health["peers"].as_u64() > Some(0) {
				return Ok(());
			}
			tokio::time::sleep(Duration::from_millis(100)).await;
		}
	})
	.await?
}

/// Starts the network of two authorities and connects them.
pub(super) async fn two_authorities() -> Result<(Node, Node)> {
	let folder = TempDir::new()?;
	let path = folder.path().join("spec.json");
	write_specification(&path)?;
	let chain = path.to_str().ok_or("a path is text")?;

	let (first_key, second_key) = ("1".repeat(64), "2".repeat(64));
	let alice = Node::start(&["--chain", chain, "--alice", "--node-key", &first_key]).await?;
	let boot = address(&alice.client).await?;
	let bob = ["--chain", chain, "--bob", "--node-key", &second_key, "--bootnodes", &boot];
	let bob = Node::start(&bob).await?;
	assert_eq!(alice.client.genesis, bob.client.genesis);
	wait_for_peer(&bob.client).await?;
	wait_for_peer(&alice.client).await?;
	Ok((alice, bob))
}

pub async fn two_nodes_should_agree_on_blocks_and_pass_transactions_on() -> Result {
	let (alice, bob) = two_authorities().await?;

	// A transaction sent to one node reaches the other.
	let receiver = account_of("//Receiver");
	let included =
		bob.client.send_well(&pair("//Alice"), calls::transfer(&receiver, 3 * RAO_PER_TAO)).await?;
	let number = bob.client.header(included.block).await?.number;
	// Neither node alone can finalise a block.
	let target = number.max(4);
	let at_alice = alice.client.wait_for_finality(target).await?;
	let at_bob = bob.client.wait_for_finality(target).await?;
	assert_eq!(at_alice, at_bob);
	for client in [&alice.client, &bob.client] {
		assert_eq!(client.balance(&receiver, at_alice).await?, 3 * RAO_PER_TAO);
	}
	conservation::check(&bob.client, at_bob).await?;
	both_should_author(&alice.client, target).await
}

/// Checks that both authorities authored some of the last blocks: they take turns by slot.
async fn both_should_author(client: &Client, last: u32) -> Result {
	let mut authors = BTreeSet::new();
	for number in last - 3..=last {
		let header = client.header(client.block_hash(number).await?).await?;
		let slot = header.digest.logs().iter().find_map(|log| log.as_pre_runtime());
		let (_, slot) = slot.ok_or("a block has a slot")?;
		authors.insert(u64::from_le_bytes(slot.try_into()?) % 2);
	}
	assert_eq!(authors.len(), 2, "one authority made all blocks");
	Ok(())
}

pub async fn killed_node_should_keep_its_state_and_go_on() -> Result {
	let folder = TempDir::new()?;
	let node = Node::start_at(folder.path(), &["--dev"]).await?;
	let receiver = account_of("//Receiver");
	let transfer = calls::transfer(&receiver, 7 * RAO_PER_TAO);
	let block = node.client.send_well(&pair("//Bob"), transfer).await?.block;
	let number = node.client.header(block).await?.number;
	assert_eq!(node.client.wait_for_finality(number).await?, block);
	let state = node.client.entries(&[], block).await?;
	// The database writes in the background, so the last writes before the kill may be lost.
	let last = number + 2;
	let last_hash = node.client.wait_for_finality(last).await?;
	node.client.wait_for_finality(last + 4).await?;
	node.kill()?;

	let node = Node::start_at(folder.path(), &["--dev"]).await?;
	let client = &node.client;
	assert_eq!(client.block_hash(number).await?, block);
	assert_eq!(client.block_hash(last).await?, last_hash);
	assert_eq!(client.entries(&[], block).await?, state);
	client.wait_for_block(last + 10).await?;
	let later = client.wait_for_finality(last + 10).await?;
	assert_eq!(client.balance(&receiver, later).await?, 7 * RAO_PER_TAO);
	// The node accepts transactions again.
	let transfer = calls::transfer(&receiver, RAO_PER_TAO);
	let block = client.send_well(&pair("//Bob"), transfer).await?.block;
	assert_eq!(client.balance(&receiver, block).await?, 8 * RAO_PER_TAO);
	Ok(())
}
