//! The RPC methods of a node.

use crate::{harness::shared, Result};
use ganglion_runtime::Hash;
use jsonrpsee::{
	core::{client::ClientT, params::BatchRequestBuilder},
	rpc_params,
};
use serde_json::Value;

/// Methods and aliases that clients call.
const METHODS: [&str; 29] = [
	"rpc_methods",
	"system_chain",
	"system_chainType",
	"system_name",
	"system_version",
	"system_properties",
	"account_nextIndex",
	"chain_getHead",
	"chain_getBlockHash",
	"chain_getFinalizedHead",
	"chain_getHeader",
	"chain_getBlock",
	"chain_subscribeNewHeads",
	"chain_unsubscribeNewHeads",
	"chain_subscribeFinalizedHeads",
	"chain_unsubscribeFinalizedHeads",
	"state_getRuntimeVersion",
	"state_getMetadata",
	"state_call",
	"state_getStorageAt",
	"state_getStorage",
	"state_queryStorageAt",
	"state_getKeysPaged",
	"state_subscribeStorage",
	"state_unsubscribeStorage",
	"author_submitExtrinsic",
	"author_submitAndWatchExtrinsic",
	"author_unwatchExtrinsic",
	"author_pendingExtrinsics",
];

pub async fn methods_of_clients_should_be_served() -> Result {
	let client = &shared().await?.client;
	let answer: Value = client.ask("rpc_methods", rpc_params![]).await?;
	let served: Vec<String> = serde_json::from_value(answer["methods"].clone())?;
	let missing: Vec<_> =
		METHODS.iter().filter(|method| !served.iter().any(|own| own == *method)).collect();
	assert!(missing.is_empty(), "missing: {missing:?}");
	Ok(())
}

/// Sends one frame with several requests, some of them invalid.
pub async fn batches_should_be_answered_in_full() -> Result {
	let client = &shared().await?.client;
	let mut batch = BatchRequestBuilder::new();
	batch.insert("chain_getBlockHash", rpc_params![0])?;
	batch.insert("no_such_method", rpc_params![])?;
	batch.insert("system_chain", rpc_params![])?;
	let answers = client.rpc.batch_request::<Value>(batch).await?;
	let answers: Vec<_> = answers.into_iter().collect();
	assert_eq!(answers.len(), 3);
	let hash: Hash = serde_json::from_value(answers[0].clone()?)?;
	assert_eq!(hash, client.genesis);
	assert_eq!(answers[1].as_ref().map_err(|error| error.code()), Err(-32_601));
	assert_eq!(answers[2].clone()?, "Ganglion Development");
	Ok(())
}

pub async fn token_should_be_shown_as_clients_expect() -> Result {
	let client = &shared().await?.client;
	let properties: Value = client.ask("system_properties", rpc_params![]).await?;
	assert_eq!(properties["tokenSymbol"], "TAO");
	assert_eq!(properties["tokenDecimals"], 9);
	assert_eq!(properties["ss58Format"], 42);
	Ok(())
}
