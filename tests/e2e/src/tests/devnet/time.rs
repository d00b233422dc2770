//! The clock of a development chain.

use super::{info, make, manual, refused};
use crate::{client::Client, node::Node, Result};
use ganglion_runtime::{Hash, Runtime};
use jsonrpsee::rpc_params;
use serde_json::{json, Value};

const DAY: u64 = 86_400_000;

async fn time(client: &Client, block: Hash) -> Result<u64> {
	client.value::<pallet_timestamp::Now<Runtime>, _>(block).await
}

/// Time goes forward by date, by milliseconds and by distance, and only forward.
pub async fn clock_should_be_moved_forward_only() -> Result {
	let blocks = manual().await?;
	let wall = Node::start(&["--dev", "--sealing", "manual"]).await?;
	for client in [&blocks.client, &wall.client] {
		let start = time(client, make(client, json!({})).await?).await?;
		let travel =
			|to: Value| async move { client.ask::<u64>("dev_timeTravel", rpc_params![to]).await };
		let there = travel(json!({ "forwardMs": 3 * DAY })).await?;
		assert!(there.abs_diff(start + 3 * DAY) < 10_000, "{start} to {there}");
		let block = make(client, json!({})).await?;
		let slot = time(client, block).await?;
		assert!((there..there + 5_000).contains(&slot), "{there} is followed by {slot}");
		// The slot of Aura is that of the timestamp.
		let header = client.header(block).await?;
		let digest = header.digest.logs().iter().find_map(|log| log.as_pre_runtime());
		let (_, own) = digest.ok_or("a block has a slot")?;
		assert_eq!(u64::from_le_bytes(own.try_into()?), slot / 250);

		assert_eq!(travel(json!("2050-01-01T00:00:00Z")).await?, 2_524_608_000_000);
		let block = make(client, json!({})).await?;
		assert!(time(client, block).await?.abs_diff(2_524_608_000_000) < 5_000);
		let far = 4_000_000_000_000_u64;
		assert_eq!(travel(json!(far)).await?, far);
		make(client, json!({})).await?;
		for back in [json!(far), json!(0), json!("2026-01-01"), json!({ "forwardMs": 0 })] {
			if client.genesis == wall.client.genesis && back["forwardMs"] == 0 {
				continue;
			}
			let error = crate::client::refusal(travel(back).await)?;
			assert!(error.message().contains("forward only"), "{}", error.message());
		}
	}
	let client = &blocks.client;
	for (wrong, word) in [
		(json!({ "forwardMs": 0 }), "forward only"),
		(json!(far_future()), "9999"),
		(json!("tomorrow"), "`tomorrow` is no date"),
		(json!(null), "Invalid params"),
	] {
		refused(client, "dev_timeTravel", rpc_params![wrong], &[word]).await?;
	}
	// The clock goes on from there, a slot a block.
	let (first, second) = (make(client, json!({})).await?, make(client, json!({})).await?);
	assert_eq!(time(client, second).await?, time(client, first).await? + 250);
	assert_eq!(info(client).await?["time"], time(client, second).await?);
	Ok(())
}

fn far_future() -> u64 {
	300_000_000_000_000
}
