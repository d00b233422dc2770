//! On which chains the node serves the explorer page.

use crate::{
	node::{fetch, run_badly, Node},
	Result,
};
use std::net::TcpListener;

/// A node key, which nodes that are authorities of a lasting chain ask for.
const NODE_KEY: &str = "1111111111111111111111111111111111111111111111111111111111111111";

pub async fn explorer_should_be_served_by_default_with_dev_only() -> Result {
	let localnet = &["--chain", "localnet", "--one", "--node-key", NODE_KEY][..];
	let port = &["--explorer-port", "0"][..];
	for (arguments, has_page) in [
		(["--dev"].to_vec(), true),
		([&["--dev"], port].concat(), true),
		(["--dev", "--no-explorer"].to_vec(), false),
		(localnet.to_vec(), false),
		([localnet, port].concat(), true),
		(["--chain", "testnet-template", "--allow-well-known-keys"].to_vec(), false),
	] {
		let node = Node::start(&arguments).await?;
		let page = node.explorer_port().await?;
		assert_eq!(page.is_some(), has_page, "{arguments:?}");
		let Some(page) = page else { continue };
		assert!(fetch(page, "/")?.contains("<title>Ganglion</title>"), "{arguments:?}");
		let settings = format!("{{\"rpcPort\": {}}}", node.rpc_port);
		assert!(fetch(page, "/config.json")?.contains(&settings), "{arguments:?}");
	}
	Ok(())
}

pub async fn explorer_of_a_live_chain_should_be_refused() -> Result {
	let chain = ["--chain", "testnet-template", "--allow-well-known-keys", "--tmp"];
	let complaint = run_badly(&[&chain[..], &["--explorer-port", "0"]].concat())?;
	let said = "--explorer-port is for development chains only";
	assert!(complaint.contains(said) && complaint.contains("Live"), "{complaint}");
	Ok(())
}

pub async fn taken_port_should_be_refused_only_if_it_was_asked_for() -> Result {
	let taken = TcpListener::bind("127.0.0.1:0")?;
	let port = taken.local_addr()?.port().to_string();
	let ports = ["--rpc-port", "0", "--prometheus-port", "0", "--port", "0"];
	let flags = ["--dev", "--tmp", "--explorer-port", &port];
	let complaint = run_badly(&[&flags[..], &ports].concat())?;
	assert!(complaint.contains("the explorer cannot listen on 127.0.0.1"), "{complaint}");
	// Of two nodes one has the usual port at most.
	let nodes = [Node::start(&["--dev"]).await?, Node::start(&["--dev"]).await?];
	let pages = [nodes[0].explorer_port().await?, nodes[1].explorer_port().await?];
	assert!(pages.iter().all(Option::is_some) && pages[0] != pages[1], "{pages:?}");
	Ok(())
}
