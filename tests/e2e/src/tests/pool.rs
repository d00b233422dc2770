//! What becomes of the transactions that the pool accepts.

use crate::{
	client::{hex, patiently, refusal, Client},
	keys::{account, account_of, pair},
	node::Node,
	transaction::{calls, signed, Life, Terms},
	Result,
};
use codec::Encode;
use futures::future::join_all;
use jsonrpsee::{
	core::client::{Subscription, SubscriptionClientT},
	rpc_params,
};
use serde_json::Value;
use sp_core::sr25519::Pair;
use std::time::Duration;

/// Transactions of a burst.
const BURST: u32 = 1_500;
/// Requests of a burst in work.
const AT_ONCE: usize = 200;

/// Returns a transfer of a sender, by nonce.
fn transfer(client: &Client, sender: &Pair, nonce: u32, tip: u64, life: Life) -> Vec<u8> {
	let call = calls::transfer(&account_of("//Receiver"), 1_000_000);
	let terms = Terms { sender: account(sender), nonce, tip, genesis: client.genesis, life };
	signed(sender, call, terms).encode()
}

async fn watch(client: &Client, transaction: &[u8]) -> Result<Subscription<Value>> {
	let (start, stop) = ("author_submitAndWatchExtrinsic", "author_unwatchExtrinsic");
	Ok(client.rpc.subscribe(start, rpc_params![hex(transaction)], stop).await?)
}

/// Waits until a sender's transactions before a nonce are in blocks.
async fn wait_for_nonce(client: &Client, sender: &Pair, nonce: u32) -> Result {
	patiently(&format!("nonce {nonce}"), async {
		loop {
			let (_, best) = client.best().await?;
			if client.account(&account(sender), best).await?.nonce >= nonce {
				return Ok(());
			}
			tokio::time::sleep(Duration::from_millis(200)).await;
		}
	})
	.await?
}

/// All of a burst are accepted while blocks are made, and all are in blocks in the end.
pub async fn burst_of_one_sender_should_be_included() -> Result {
	let node = Node::start(&["--dev"]).await?;
	let (client, sender) = (&node.client, pair("//Bob"));
	let first = client.next_nonce(&account(&sender)).await?;
	let burst: Vec<_> = (first..first + BURST)
		.map(|nonce| transfer(client, &sender, nonce, 0, Life::Immortal))
		.collect();
	for part in burst.chunks(AT_ONCE) {
		for accepted in join_all(part.iter().map(|one| client.submit(one))).await {
			accepted?;
		}
	}
	wait_for_nonce(client, &sender, first + BURST).await
}

/// The last of a burst comes first, and the pool has room for all that wait.
pub async fn burst_in_reverse_should_be_included() -> Result {
	let node = Node::start(&["--dev"]).await?;
	let (client, sender) = (&node.client, pair("//Bob"));
	let first = client.next_nonce(&account(&sender)).await?;
	for nonce in (first..first + BURST).rev() {
		client.submit(&transfer(client, &sender, nonce, 0, Life::Immortal)).await?;
	}
	wait_for_nonce(client, &sender, first + BURST).await
}

/// A transaction that waits for an earlier one leaves the pool when its time is over, and whoever
/// watches it learns so.
pub async fn waiting_transaction_should_leave_when_its_era_ends() -> Result {
	let node = Node::start(&["--dev"]).await?;
	let (client, sender) = (&node.client, pair("//Bob"));
	let nonce = client.next_nonce(&account(&sender)).await? + 1;
	let (number, hash) = client.best().await?;
	let life = Life::Blocks(16, number, hash);
	let mut states = watch(client, &transfer(client, &sender, nonce, 0, life)).await?;
	assert_eq!(states.next().await.ok_or("the node closed the connection")??, "future");
	let end = patiently("the end of an era", states.next()).await?;
	let end = end.ok_or("the node closed the connection")??;
	assert!(end == "invalid" || end == "dropped", "{end}");
	// Nothing of it is left: the earlier one does not bring it back.
	client.submit(&transfer(client, &sender, nonce - 1, 0, Life::Immortal)).await?;
	wait_for_nonce(client, &sender, nonce).await?;
	let (best, _) = client.best().await?;
	let later = client.wait_for_block(best + 3).await?;
	assert_eq!(client.account(&account(&sender), later).await?.nonce, nonce);
	Ok(())
}

/// A full pool refuses what comes, and keeps what it has accepted.
pub async fn full_pool_should_refuse() -> Result {
	let node = Node::start(&["--dev", "--block-time", "6000", "--pool-limit", "10"]).await?;
	let (client, sender) = (&node.client, pair("//Bob"));
	let first = client.next_nonce(&account(&sender)).await?;
	// After a block there are six seconds to fill the pool.
	let (best, _) = client.best().await?;
	client.wait_for_block(best + 1).await?;
	for nonce in first..first + 10 {
		client.submit(&transfer(client, &sender, nonce, 0, Life::Immortal)).await?;
	}
	let refused = client.submit(&transfer(client, &sender, first + 10, 0, Life::Immortal)).await;
	let refused = refusal(refused)?;
	assert_eq!(refused.code(), 1016, "{refused}");
	wait_for_nonce(client, &sender, first + 10).await?;
	client.submit(&transfer(client, &sender, first + 10, 0, Life::Immortal)).await?;
	wait_for_nonce(client, &sender, first + 11).await
}

/// Who only submits a transaction that is replaced is not told; the log is.
pub async fn replaced_transaction_should_be_reported() -> Result {
	let node = Node::start(&["--dev", "--block-time", "3000"]).await?;
	let (client, sender) = (&node.client, pair("//Bob"));
	let nonce = client.next_nonce(&account(&sender)).await?;
	let (best, _) = client.best().await?;
	client.wait_for_block(best + 1).await?;
	let replaced = client.submit(&transfer(client, &sender, nonce, 0, Life::Immortal)).await?;
	client.submit(&transfer(client, &sender, nonce, 1_000_000, Life::Immortal)).await?;
	wait_for_nonce(client, &sender, nonce + 1).await?;
	let (best, _) = client.best().await?;
	client.wait_for_block(best + 3).await?;
	let log = node.log()?;
	let report = log.lines().find(|line| line.contains("1 accepted transactions left the pool"));
	assert!(report.is_some_and(|line| line.contains(&format!("{replaced:?}"))), "{report:?}");
	Ok(())
}
