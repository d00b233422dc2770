//! Blocks of a development chain are taken back.

use super::{info, make, manual, refused};
use crate::{
	client::{hex, Client},
	keys::{account_of, pair},
	node::Node,
	transaction::calls,
	Result,
};
use ganglion_runtime::Hash;
use ganglion_types::RAO_PER_TAO;
use jsonrpsee::rpc_params;
use serde_json::{json, Value};
use std::{collections::BTreeSet, time::Instant};

/// What a snapshot is of.
#[derive(Debug, PartialEq)]
struct Picture {
	head: (u32, Hash),
	root: Hash,
	finalized: Value,
	clock: Value,
	pool: BTreeSet<String>,
	status: Value,
}

impl Picture {
	async fn of(client: &Client) -> Result<Self> {
		let head = client.best().await?;
		let info = info(client).await?;
		let pool: Vec<String> = client.ask("author_pendingExtrinsics", rpc_params![]).await?;
		Ok(Self {
			head,
			root: client.header(head.1).await?.state_root,
			finalized: info["finalized"].clone(),
			clock: info["clock"].clone(),
			pool: pool.into_iter().collect(),
			status: info["pool"].clone(),
		})
	}
}

async fn snapshot(client: &Client) -> Result<u64> {
	Ok(client.ask("dev_snapshot", rpc_params![]).await?)
}

async fn revert(client: &Client, id: u64) -> Result<Hash> {
	Ok(client.ask("dev_revert", rpc_params![id]).await?)
}

/// A generator of small numbers (xorshift), so that a failure can be repeated.
struct Draw(u64);

impl Draw {
	fn below(&mut self, bound: u64) -> u64 {
		self.0 ^= self.0 << 13;
		self.0 ^= self.0 >> 7;
		self.0 ^= self.0 << 17;
		self.0 % bound
	}
}

/// Does something, drawn at random.
async fn anything(client: &Client, draw: &mut Draw) -> Result<String> {
	let ask = |method: &'static str, params| client.ask::<Value>(method, params);
	let kind = draw.below(9);
	let done = match kind {
		0 => ask("dev_newBlock", rpc_params![json!({ "count": 1 + draw.below(30) })]).await,
		1 => {
			ask("dev_timeTravel", rpc_params![json!({ "forwardMs": 1 + draw.below(99_999_999) })])
				.await
		},
		2 => ask("dev_fund", rpc_params!["//Somebody", 1 + draw.below(9)]).await,
		3 => {
			let values = json!({ "SubtensorModule": { "Tempo": [[[1], 5 + draw.below(90)]] } });
			ask("dev_setStorage", rpc_params![values]).await
		},
		4 => {
			let call = json!({ "pallet": "System", "call": "remark",
				"args": { "remark": "a remark" } });
			ask("dev_call", rpc_params!["//Eve", call]).await
		},
		5 | 6 => {
			let transfer =
				calls::transfer(&account_of("//Receiver"), 1_000_000 + draw.below(1_000));
			let seed = ["//Bob", "//Charlie", "//Dave"][draw.below(3) as usize];
			let signed = client.sign(&pair(seed), transfer, 0).await?;
			client.submit(&signed).await.map(|hash| json!(hash))
		},
		7 => ask("dev_snapshot", rpc_params![]).await,
		_ => {
			let mode = json!({ "finality": "Manual" });
			ask("dev_setBlockBuildMode", rpc_params![mode]).await?;
			make(client, json!({ "count": 3 })).await?;
			let done = ask("dev_reorg", rpc_params![1 + draw.below(3)]).await;
			ask("dev_setBlockBuildMode", rpc_params![json!({ "finality": "Lagging" })]).await?;
			done
		},
	};
	Ok(format!("{kind}: {}", done?))
}

/// After anything, a revert makes head, state, finality, clock and pool what they were, any number
/// of times.
pub async fn revert_after_anything_should_be_the_identity() -> Result {
	let node = manual().await?;
	let client = &node.client;
	make(client, json!({ "count": 3 })).await?;
	let mut draw = Draw(0x9E37_79B9_7F4A_7C15);
	let mut taken: Vec<(u64, Picture)> = Vec::new();
	for round in 0..30 {
		for _ in 0..draw.below(4) {
			anything(client, &mut draw).await?;
		}
		let id = snapshot(client).await?;
		let picture = Picture::of(client).await?;
		taken.push((id, picture));
		let mut deeds = Vec::new();
		for _ in 0..1 + draw.below(5) {
			deeds.push(anything(client, &mut draw).await?);
		}
		let back = taken.len() - 1 - draw.below(taken.len().min(3) as u64) as usize;
		for _ in 0..1 + draw.below(2) {
			let (id, picture) = &taken[back];
			assert_eq!(revert(client, *id).await?, picture.head.1);
			let now = Picture::of(client).await?;
			assert_eq!(&now, picture, "round {round}: after {deeds:?}");
			anything(client, &mut draw).await?;
		}
		taken.truncate(back + 1);
	}
	// The chain goes on, and its transactions are included.
	let (id, picture) = taken.last().ok_or("a snapshot")?;
	revert(client, *id).await?;
	let next = make(client, json!({})).await?;
	assert_eq!(client.header(next).await?.number, picture.head.0 + 1);
	let status = &info(client).await?["pool"]["ready"];
	assert_eq!(status, 0, "ready transactions are in the block");
	Ok(())
}

/// A clock of wall time goes on from where it was at the snapshot.
pub async fn clock_should_go_back_with_the_snapshot() -> Result {
	let node = Node::start(&["--dev"]).await?;
	let client = &node.client;
	client.wait_for_block(2).await?;
	let id = snapshot(client).await?;
	let clock = |info: Value| info["clock"].as_u64().ok_or("a clock");
	let before = clock(info(client).await?)?;
	for _ in 0..2 {
		let _: u64 =
			client.ask("dev_timeTravel", rpc_params![json!({ "forwardMs": 86_400_000 })]).await?;
		make(client, json!({ "count": 9 })).await?;
		revert(client, id).await?;
		let after = clock(info(client).await?)?;
		assert!(after.abs_diff(before) < 3_000, "{before} and {after}");
		// Blocks go on being made and finalised.
		let number = client.best().await?.0;
		client.wait_for_finality(number + 2).await?;
	}
	Ok(())
}

pub async fn unknown_snapshots_should_be_refused() -> Result {
	let node = manual().await?;
	let client = &node.client;
	refused(client, "dev_revert", rpc_params![1], &["no snapshot 1", "none"]).await?;
	let first = snapshot(client).await?;
	make(client, json!({})).await?;
	let second = snapshot(client).await?;
	make(client, json!({})).await?;
	revert(client, first).await?;
	let words = [format!("no snapshot {second}"), format!("There are: {first}")];
	let words = words.each_ref().map(String::as_str);
	refused(client, "dev_revert", rpc_params![second], &words).await?;
	refused(client, "dev_revert", rpc_params!["x"], &["Invalid params"]).await
}

/// The head is set to an earlier block by number, by distance and by hash; the pool stays.
pub async fn head_should_be_set_to_an_earlier_block() -> Result {
	let node = manual().await?;
	let client = &node.client;
	make(client, json!({ "count": 9 })).await?;
	let set = |to: Value| async move { client.ask::<Hash>("dev_setHead", rpc_params![to]).await };
	let (fifth, third) = (client.block_hash(5).await?, client.block_hash(3).await?);
	let transfer = calls::transfer(&account_of("//Receiver"), RAO_PER_TAO);
	client.submit(&client.sign(&pair("//Bob"), transfer, 0).await?).await?;
	assert_eq!(set(json!(5)).await?, fifth);
	assert_eq!(client.best().await?, (5, fifth));
	assert_eq!(set(json!(-1)).await?, client.block_hash(4).await?);
	assert_eq!(set(json!(third)).await?, third);
	for gone in [json!(4), json!(-4), json!(fifth), json!("x"), json!(1.5), json!(u64::MAX)] {
		refused(client, "dev_setHead", rpc_params![gone], &["no block"]).await?;
	}
	// Other blocks follow, with the transaction that waits.
	let block = make(client, json!({})).await?;
	assert_eq!(client.header(block).await?.parent_hash, third);
	assert_eq!(client.balance(&account_of("//Receiver"), block).await?, RAO_PER_TAO);
	Ok(())
}

/// Blocks are replaced, and their transactions are included again.
pub async fn last_blocks_should_be_replaced() -> Result {
	let node = manual().await?;
	let client = &node.client;
	let hold = json!({ "finality": "Manual" });
	let _: Value = client.ask("dev_setBlockBuildMode", rpc_params![hold]).await?;
	make(client, json!({ "count": 4 })).await?;
	let receiver = account_of("//Receiver");
	let transfer = calls::transfer(&receiver, RAO_PER_TAO);
	let transfer = hex(&client.sign(&pair("//Bob"), transfer, 0).await?);
	make(client, json!({ "transactions": [transfer] })).await?;
	make(client, json!({})).await?;
	let (old_best, parent) = (client.best().await?.1, client.block_hash(3).await?);
	let done: Value = client.ask("dev_reorg", rpc_params![3]).await?;
	let list =
		|name: &str| -> Result<Vec<Hash>> { Ok(serde_json::from_value(done[name].clone())?) };
	let (old, new) = (list("old")?, list("new")?);
	assert_eq!((old.len(), new.len()), (3, 4));
	assert_eq!(old.last(), Some(&old_best));
	assert_eq!(client.best().await?, (7, *new.last().ok_or("blocks")?));
	assert_eq!(client.header(new[0]).await?.parent_hash, parent);
	assert!(old.iter().all(|hash| !new.contains(hash)));
	let block = make(client, json!({})).await?;
	assert_eq!(client.balance(&receiver, block).await?, RAO_PER_TAO);

	for depth in [0, 9, 4_000_000_000_u32] {
		refused(client, "dev_reorg", rpc_params![depth], &["a depth of 1 to 8"]).await?;
	}
	// What is final stays.
	snapshot(client).await?;
	make(client, json!({ "count": 2 })).await?;
	refused(client, "dev_reorg", rpc_params![3], &["block 8 is final", "at most 2"]).await
}

/// A thousand blocks are taken back at once.
pub async fn revert_over_many_blocks_should_be_quick() -> Result {
	let node = manual().await?;
	let client = &node.client;
	let id = snapshot(client).await?;
	let start = Instant::now();
	make(client, json!({ "count": 1_000 })).await?;
	let made = start.elapsed();
	let start = Instant::now();
	revert(client, id).await?;
	let reverted = start.elapsed();
	assert_eq!(client.best().await?.0, 0);
	eprintln!("1,000 blocks: made in {made:?}, reverted in {reverted:?}");
	assert!(reverted.as_secs() < 10, "{reverted:?}");
	Ok(())
}
