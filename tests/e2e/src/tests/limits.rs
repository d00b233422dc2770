//! What an RPC client may take of a node.

use crate::{client::refusal, harness::shared, node::Node, Result};
use futures::future::join_all;
use jsonrpsee::{
	core::client::{Subscription, SubscriptionClientT},
	rpc_params,
};
use serde_json::{json, Value};
use std::{
	io::{Read, Write},
	net::TcpStream,
	time::{Duration, Instant},
};

/// Subscriptions that a connection may have in any case.
const FEW: usize = 16;

/// How long the node waits for a client that reads nothing, and some more.
const PATIENCE: Duration = Duration::from_secs(40);

pub async fn long_parameters_should_be_refused() -> Result {
	let client = &shared().await?.client;
	let data = format!("0x{}", "00".repeat(1 << 20));
	let call = client.ask::<Value>("state_call", rpc_params!["Core_version", &data]).await;
	let refused = refusal(call)?;
	assert_eq!(refused.code(), -32_010, "{refused}");
	assert!(refused.message().contains("state_call"), "{refused}");
	// A runtime has to fit into a transaction: this one is refused for what it holds.
	let refused = refusal(client.ask::<Value>("author_submitExtrinsic", rpc_params![&data]).await)?;
	assert_ne!(refused.code(), -32_010, "{refused}");
	Ok(())
}

/// Large calls are made one after the other, so the runtime remains free for others.
pub async fn large_calls_should_leave_room_for_others() -> Result {
	let node = Node::start(&["--dev"]).await?;
	let block = format!("0x{}", "04".repeat(100_000));
	let large: Vec<_> = (0..4)
		.map(|_| node.client.ask::<Value>("state_call", rpc_params!["Core_execute_block", &block]))
		.collect();
	let honest = async {
		let start = Instant::now();
		for _ in 0..5 {
			node.client.ask::<Value>("state_call", rpc_params!["Core_version", "0x"]).await?;
		}
		Ok::<_, jsonrpsee::core::ClientError>(start.elapsed())
	};
	let (_, elapsed) = futures::join!(join_all(large), honest);
	let elapsed = elapsed?;
	assert!(elapsed < Duration::from_secs(10), "{elapsed:?}");
	Ok(())
}

pub async fn subscriptions_should_be_limited_for_all_connections_together() -> Result {
	let node = Node::start(&["--dev", "--rpc-max-subscriptions", "0"]).await?;
	let subscribe = || async {
		let stop = "chain_unsubscribeNewHeads";
		let heads: Result<Subscription<Value>, _> =
			node.client.rpc.subscribe("chain_subscribeNewHeads", rpc_params![], stop).await;
		heads
	};
	let mut all = Vec::new();
	for _ in 0..FEW {
		all.push(subscribe().await?);
	}
	assert!(subscribe().await.is_err());
	let mut first = all.pop().ok_or("a list of subscriptions")?;
	assert!(first.next().await.is_some(), "a subscription should be served");
	// One that has ended makes room for another.
	first.unsubscribe().await?;
	tokio::time::sleep(Duration::from_secs(1)).await;
	subscribe().await?;
	Ok(())
}

/// A client that asks and does not read is disconnected, and the node does not keep the answers.
pub async fn client_that_reads_nothing_should_be_disconnected() -> Result {
	let node = Node::start(&["--dev"]).await?;
	let port = node.rpc_port;
	let read = tokio::task::spawn_blocking(move || ask_and_wait(port)).await??;
	let whole = node.client.ask::<String>("state_getMetadata", rpc_params![]).await?.len() * ASKED;
	assert!(read < whole / 2, "{read} of {whole} bytes were kept for the client");
	Ok(())
}

/// Requests of the client that reads nothing.
const ASKED: usize = 1_000;

/// Asks for the metadata again and again, reads nothing for long, and returns what comes then until
/// the connection ends.
fn ask_and_wait(port: u16) -> Result<usize> {
	let mut peer = TcpStream::connect(("127.0.0.1", port))?;
	let hello = format!(
		"GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\n\
		 Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\
		 Sec-WebSocket-Version: 13\r\n\r\n"
	);
	peer.write_all(hello.as_bytes())?;
	for id in 0..ASKED {
		let request = json!({
			"jsonrpc": "2.0", "id": id, "method": "state_getMetadata", "params": []
		})
		.to_string();
		// A text of up to 125 bytes, with a mask of zeros.
		let length = u8::try_from(request.len())?;
		let mut frame = vec![0x81, 0x80 | length, 0, 0, 0, 0];
		frame.extend(request.as_bytes());
		peer.write_all(&frame)?;
	}
	std::thread::sleep(PATIENCE);
	peer.set_read_timeout(Some(PATIENCE))?;
	let (mut all, mut buffer) = (0, vec![0; 1 << 20]);
	loop {
		match peer.read(&mut buffer) {
			Ok(0) => return Ok(all),
			Ok(count) => all += count,
			Err(error) if error.kind() == std::io::ErrorKind::ConnectionReset => return Ok(all),
			Err(error) => return Err(format!("the connection is still open: {error}").into()),
		}
	}
}
