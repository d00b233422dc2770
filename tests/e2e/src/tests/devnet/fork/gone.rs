//! Forks that cannot be, and sources that go away half-way.

use super::{fork, text, MANUAL};
use crate::{
	node::{self, Node},
	tests::devnet::{make, refused, spoiled},
	Result,
};
use jsonrpsee::rpc_params;
use serde_json::json;
use std::{
	fs, io,
	sync::{
		atomic::{AtomicU64, Ordering::Relaxed},
		Arc,
	},
};
use tempfile::TempDir;
use tokio::{
	io::{copy, AsyncReadExt, AsyncWriteExt},
	net::{TcpListener, TcpStream},
	task::JoinSet,
};

/// Serves what a node answers, until it has sent so many bytes; then it is gone. Returns its port.
async fn going_away(node: &Node, after: u64) -> Result<u16> {
	let listener = TcpListener::bind("127.0.0.1:0").await?;
	let (port, node) = (listener.local_addr()?.port(), node.rpc_port);
	tokio::spawn(async move {
		let left = Arc::new(AtomicU64::new(after));
		// What is served when the last byte is sent ends with it.
		let mut serving = JoinSet::new();
		while left.load(Relaxed) > 0 {
			tokio::select! {
				Ok((client, _)) = listener.accept() => {
					serving.spawn(pass_on(client, node, left.clone()));
				},
				Some(_) = serving.join_next() => {},
				else => return,
			}
		}
	});
	Ok(port)
}

/// Passes on what a client asks a node, and what the node answers while bytes are left.
async fn pass_on(client: TcpStream, node: u16, left: Arc<AtomicU64>) -> io::Result<()> {
	let server = TcpStream::connect(("127.0.0.1", node)).await?;
	let (mut questions, mut to_client) = client.into_split();
	let (mut answers, mut to_server) = server.into_split();
	let answering = async {
		let mut buffer = [0; 1_024];
		while left.load(Relaxed) > 0 {
			let length = answers.read(&mut buffer).await?;
			let most = usize::try_from(left.load(Relaxed)).unwrap_or(usize::MAX);
			let sent = &buffer[..length.min(most)];
			left.fetch_sub(sent.len() as u64, Relaxed);
			to_client.write_all(sent).await?;
			if length == 0 {
				break;
			}
		}
		to_client.shutdown().await
	};
	tokio::select! {
		answered = answering => answered,
		// The client has gone first.
		asked = copy(&mut questions, &mut to_server) => asked.map(drop),
	}
}

/// A source that goes away at any time leaves an error, and no file.
pub async fn source_that_goes_away_should_leave_nothing_behind() -> Result {
	let folder = TempDir::new()?;
	let path = folder.path().join("fork");
	let node = Node::start(&MANUAL).await?;
	make(&node.client, json!({ "to": 12 })).await?;
	for netuid in [&[][..], &["--netuid", "1"]] {
		for after in [1, 900, 20_000, 400_000] {
			let url = format!("http://127.0.0.1:{}", going_away(&node, after).await?);
			let args = [&["fork", "--url", &url, "--at", "12"][..], netuid, &[text(&path)?]];
			let complaint = node::run_badly(&args.concat())?;
			assert!(complaint.contains(&url), "after {after} bytes: {complaint}");
			assert_eq!(fs::read_dir(folder.path())?.count(), 0, "after {after} bytes");
		}
	}
	Ok(())
}

/// What cannot be forked, and files that cannot be begun with, are named.
pub async fn wrong_forks_should_be_refused() -> Result {
	let folder = TempDir::new()?;
	let path = folder.path().join("fork");
	let node = Node::start(&MANUAL).await?;
	make(&node.client, json!({ "to": 12 })).await?;
	let url = node.url();
	let unknown = format!("0x{}", "77".repeat(32));
	for (args, words) in [
		(&["--url", &url, "--at", "13"][..], "no block 13"),
		(&["--url", &url, "--at", &unknown], "no block 0x7777"),
		(&["--url", &url, "--at", "latest"], "no block: a number"),
		(&["--url", &url, "--at", "0"], "block 1 or later"),
		(&["--url", &url, "--netuid", "9", "--at", "12"], "no subnet 9"),
		(&["--url", &url, "--netuid", "0", "--at", "12"], "root"),
		(&["--url", "http://127.0.0.1:9"], "127.0.0.1:9"),
		(&["--url", "host"], "no URL of a node"),
		(&[], "--url"),
	] {
		let complaint = node::run_badly(&[&["fork"], args, &[text(&path)?]].concat())?;
		assert!(complaint.contains(words), "{args:?}: {complaint}");
		assert_eq!(fs::read_dir(folder.path())?.count(), 0, "{args:?}");
	}
	let nowhere = folder.path().join("no/where");
	let args = ["fork", "--url", &url, "--at", "12", text(&nowhere)?];
	assert!(node::run_badly(&args)?.contains("No such file"));

	fork(&node, &path, &["--netuid", "1"]).await?;
	refused(&node.client, "dev_loadState", rpc_params![text(&path)?], &["subnet 1", "--fork-file"])
		.await?;
	let start = |flag| {
		let flags = ["--tmp", "--rpc-port", "0", flag, text(&path)?];
		node::run_badly(&[&MANUAL[..], &flags].concat())
	};
	let complaint = start("--state")?;
	assert!(complaint.contains("subnet 1") && complaint.contains("--fork-file"), "{complaint}");
	let whole = fs::read(&path)?;
	for (content, words) in spoiled(&whole) {
		fs::write(&path, content)?;
		let complaint = start("--fork-file")?;
		assert!(complaint.contains(words), "{complaint}");
	}
	Ok(())
}
