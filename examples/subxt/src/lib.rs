//! Connects to the node, derives keys, and sends calls: what all examples here share.

use std::{env, error::Error};
use subxt::{
	error::{DispatchError, TransactionEventsError},
	extrinsics::ExtrinsicEvents,
	tx::Payload,
	utils::AccountId32,
	OnlineClient, OnlineClientAtBlock, SubstrateConfig,
};
use subxt_signer::sr25519::Keypair;

/// Written by `subxt` from the node's metadata: names and types of all that it serves.
#[subxt::subxt(runtime_metadata_path = "$OUT_DIR/metadata.scale")]
pub mod ganglion {}

pub type Chain = OnlineClient<SubstrateConfig>;
pub type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// The calls of the protocol's pallet.
pub fn calls() -> ganglion::subtensor_module::calls::api::TransactionApi {
	ganglion::transactions().subtensor_module()
}

/// The storage items of the protocol's pallet.
pub fn storage() -> ganglion::subtensor_module::storage::StorageApi {
	ganglion::storage().subtensor_module()
}

pub async fn connect() -> Result<Chain> {
	let endpoint = env::var("BT_CHAIN_ENDPOINT").unwrap_or("ws://127.0.0.1:9944".into());
	Ok(Chain::from_insecure_url(endpoint).await?)
}

/// A key by its path from the development phrase, such as `//Alice`.
pub fn key(uri: &str) -> Result<Keypair> {
	Ok(Keypair::from_uri(&uri.parse()?)?)
}

pub fn account(key: &Keypair) -> AccountId32 {
	key.public_key().to_account_id()
}

/// Rao as TAO, or as alpha.
pub fn amount(rao: u64) -> String {
	format!("{}.{:09}", rao / 1_000_000_000, rao % 1_000_000_000)
}

/// Sends a call and returns its events once its block is final; fails with the error's name.
pub async fn send(
	chain: &Chain,
	call: &impl Payload,
	signer: &Keypair,
) -> Result<ExtrinsicEvents<SubstrateConfig>> {
	let mut transactions = chain.transactions().await?;
	let progress = transactions.sign_and_submit_then_watch_default(call, signer).await?;
	match progress.wait_for_finalized().await?.wait_for_success().await {
		Err(TransactionEventsError::ExtrinsicFailed(DispatchError::Module(error))) => {
			Err(error.details()?.variant.name.as_str().into())
		},
		events => Ok(events?),
	}
}

/// Waits until the subnet's next epoch is final; returns the chain at its block.
pub async fn next_epoch(
	chain: &Chain,
	netuid: u16,
) -> Result<OnlineClientAtBlock<SubstrateConfig>> {
	let mut blocks = chain.stream_blocks().await?;
	let mut before = None;
	while let Some(block) = blocks.next().await {
		let then = block?.at().await?;
		let last = then.storage().fetch(storage().last_epoch_block(), (netuid,)).await?.decode()?;
		if last > *before.get_or_insert(last) {
			return Ok(then);
		}
	}
	Err("the node sends no more blocks".into())
}
