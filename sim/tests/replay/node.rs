//! The RPC of a mock chain that grows by itself.

use super::chain::{epoch_input, Quirks, State, NETUID, TEMPO};
use codec::{Decode, Encode};
use jsonrpsee::{
	server::{Server, SubscriptionMessage},
	types::{ErrorObjectOwned, Params},
	RpcModule,
};
use serde_json::{json, Value};
use std::{
	sync::{
		atomic::{AtomicU64, Ordering},
		mpsc, Arc,
	},
	thread,
	time::Duration,
};

/// First best block of a mock chain.
const FIRST: u64 = 14;
/// Time between two blocks.
const BLOCK_TIME: Duration = Duration::from_millis(200);

struct Node {
	head: AtomicU64,
	quirks: Quirks,
}

type Answer = Result<Value, ErrorObjectOwned>;

/// Runs a node until the test ends, and returns its address.
pub fn start(quirks: Quirks) -> String {
	let (address, started) = mpsc::channel();
	thread::spawn(move || {
		let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
		runtime.block_on(async {
			let server = Server::builder().build("127.0.0.1:0").await.unwrap();
			let port = server.local_addr().unwrap().port();
			let node = Arc::new(Node { head: AtomicU64::new(FIRST), quirks });
			let _server = server.start(methods(node.clone()));
			address.send(format!("ws://127.0.0.1:{port}")).unwrap();
			loop {
				tokio::time::sleep(BLOCK_TIME).await;
				node.head.fetch_add(1, Ordering::Relaxed);
			}
		})
	});
	started.recv().unwrap()
}

fn methods(node: Arc<Node>) -> RpcModule<Arc<Node>> {
	let mut methods = RpcModule::new(node);
	let mut add = |name: &'static str, answer: fn(&Node, Params<'_>) -> Answer| {
		methods.register_method(name, move |params, node, _| answer(node, params)).unwrap();
	};
	add("state_getRuntimeVersion", Node::version);
	add("chain_getBlockHash", Node::block_hash);
	add("chain_getHeader", Node::header);
	add("state_queryStorageAt", Node::storage);
	add("state_call", Node::call);
	methods
		.register_subscription(
			"chain_subscribeNewHeads",
			"chain_newHead",
			"chain_unsubscribeNewHeads",
			|_, pending, node, _| async move {
				let Ok(sink) = pending.accept().await else { return };
				let mut sent = 0;
				while !sink.is_closed() {
					let head = node.head.load(Ordering::Relaxed);
					if head != sent {
						let message = SubscriptionMessage::from_json(&header(head)).unwrap();
						// Sending fails if the client has disconnected.
						let _ = sink.send(message).await;
						sent = head;
					}
					tokio::time::sleep(BLOCK_TIME / 20).await;
				}
			},
		)
		.unwrap();
	methods
}

fn header(number: u64) -> Value {
	json!({"number": format!("{number:#x}"), "parentHash": hash(number - 1)})
}

fn hash(number: u64) -> String {
	format!("0x{number:064x}")
}

fn number_of(hash: &str) -> u64 {
	u64::from_str_radix(hash.trim_start_matches("0x"), 16).unwrap()
}

fn hex(bytes: &[u8]) -> String {
	let digits: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
	format!("0x{digits}")
}

fn bytes(hex: &str) -> Vec<u8> {
	let digits = hex.trim_start_matches("0x").as_bytes();
	let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap();
	digits.chunks(2).map(byte).collect()
}

impl Node {
	fn version(&self, _: Params<'_>) -> Answer {
		let name = if self.quirks.is_other { "other" } else { "ganglion" };
		Ok(json!({"specName": name, "specVersion": 7}))
	}

	fn block_hash(&self, params: Params<'_>) -> Answer {
		let head = self.head.load(Ordering::Relaxed);
		let number = params.sequence().optional_next::<u64>()?.unwrap_or(head);
		Ok(if number > head { Value::Null } else { json!(hash(number)) })
	}

	fn header(&self, params: Params<'_>) -> Answer {
		let [hash]: [String; 1] = params.parse()?;
		Ok(header(number_of(&hash)))
	}

	fn storage(&self, params: Params<'_>) -> Answer {
		let (keys, block): (Vec<String>, String) = params.parse()?;
		let state = State::after(number_of(&block), self.quirks);
		let change = |key: &String| json!([key, state.storage.get(&bytes(key)).map(|v| hex(v))]);
		Ok(json!([{"block": block, "changes": keys.iter().map(change).collect::<Vec<_>>()}]))
	}

	fn call(&self, params: Params<'_>) -> Answer {
		let (function, arguments, block): (String, String, String) = params.parse()?;
		let (block, arguments) = (number_of(&block), bytes(&arguments));
		match function.as_str() {
			"SubnetInfoRuntimeApi_get_next_epoch_start_block" => {
				let netuid = u16::decode(&mut &arguments[..]).unwrap();
				let next = (netuid == NETUID).then_some((block / TEMPO + 1) * TEMPO);
				Ok(json!(hex(&next.encode())))
			},
			"EpochRuntimeApi_epoch_input" if !self.quirks.is_old => {
				let (netuid, mechanism) = <(u16, u8)>::decode(&mut &arguments[..]).unwrap();
				assert_eq!(netuid, NETUID);
				let state = epoch_input(block + 1, mechanism, self.quirks);
				Ok(json!(hex(&state.encode())))
			},
			_ => {
				let message = format!("Exported method {function} is not found");
				Err(ErrorObjectOwned::owned(4003, message, None::<()>))
			},
		}
	}
}
