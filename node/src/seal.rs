//! Instant seal (`--block-time instant`): a block as soon as there is a transaction.
//!
//! The node makes all blocks by itself and finalises each shortly after. While there are no
//! transactions it adds an empty block each [`HEARTBEAT`], because epochs have to go on, and it makes
//! more on request (`engine_createBlock`). The chain's clock follows the blocks: each is one slot later
//! than its parent, so block time and chain time keep the ratio that genesis states.

use crate::{
	aura,
	service::{Chain, FullClient, Pool},
};
use futures::{
	channel::{mpsc, oneshot},
	stream, FutureExt, StreamExt,
};
use ganglion_runtime::{opaque::Block, Hash};
use sc_client_api::{BlockchainEvents, Finalizer};
use sc_consensus::DefaultImportQueue;
use sc_consensus_aura::{find_pre_digest, SlotDuration};
use sc_consensus_manual_seal::{
	consensus::aura::AuraConsensusDataProvider, CreatedBlock, EngineCommand, Error,
	ManualSealParams,
};
use sc_transaction_pool_api::{ImportNotificationStream, TransactionPool};
use sp_consensus_aura::{sr25519::AuthoritySignature, Slot};
use sp_runtime::traits::Header;
use sp_timestamp::{InherentDataProvider, Timestamp};
use std::{sync::Arc, time::Duration};

/// Real time without a block after which an empty one is made.
const HEARTBEAT: Duration = Duration::from_secs(1);

/// Time from a block to its finality. A client that waits until its transaction is in a block may not
/// notice if the same transaction is final before it has looked into the block.
const FINALITY_LAG: Duration = Duration::from_millis(200);

/// Blocks that can wait for their finality at a time.
const MAX_UNFINALIZED: usize = 4096;

/// Requests that wait for their turn before callers have to.
const REQUEST_QUEUE: usize = 1024;

const LOG_TARGET: &str = "seal";

type Command = EngineCommand<Hash>;

/// Where the RPC sends its requests.
pub type Requests = mpsc::Sender<Command>;

/// The requests' two ends.
pub fn requests() -> (Requests, mpsc::Receiver<Command>) {
	mpsc::channel(REQUEST_QUEUE)
}

/// Imports blocks without checking who made them.
pub fn import_queue(chain: &Chain) -> DefaultImportQueue<Block> {
	sc_consensus_manual_seal::import_queue(
		Box::new(chain.client.clone()),
		&chain.tasks.spawn_essential_handle(),
		chain.settings.registry.as_ref(),
	)
}

/// Spawns the task that makes blocks.
pub fn start(
	chain: &Chain,
	pool: Arc<Pool>,
	requests: mpsc::Receiver<Command>,
) -> sc_cli::Result<()> {
	let slot_duration = chain.slot_duration()?;
	let client = chain.client.clone();
	let triggers =
		Triggers { transactions: pool.import_notification_stream(), requests, outcome: None };
	let sealing = sc_consensus_manual_seal::run_manual_seal(ManualSealParams {
		block_import: chain.client.clone(),
		env: aura::proposer_factory(chain, pool.clone()),
		client: chain.client.clone(),
		pool,
		commands_stream: stream::unfold(triggers, Triggers::next).boxed(),
		select_chain: chain.select_chain.clone(),
		consensus_data_provider: Some(Box::new(AuraConsensusDataProvider::new_with_slot_duration(
			slot_duration,
		))),
		create_inherent_data_providers: move |parent: Hash, ()| {
			let time = time_after(&client, parent, slot_duration);
			async move { Ok(InherentDataProvider::new(time?)) }
		},
	});
	let tasks = chain.tasks.spawn_essential_handle();
	tasks.spawn_blocking("instant-seal", Some("block-authoring"), sealing);
	tasks.spawn("instant-finality", Some("block-authoring"), finalize(chain.client.clone()));
	Ok(())
}

/// The chain's time one slot after a block. The first block takes the real time.
fn time_after(
	client: &FullClient,
	parent: Hash,
	slot_duration: SlotDuration,
) -> Result<Timestamp, Box<dyn std::error::Error + Send + Sync>> {
	let header = client.header(parent)?.ok_or_else(|| format!("block {parent} is missing"))?;
	let slot = if *header.number() == 0 {
		// The slot's start, or the second block's slot could begin right after this moment.
		Slot::from_timestamp(Timestamp::current(), slot_duration)
	} else {
		find_pre_digest::<Block, AuthoritySignature>(&header)? + 1
	};
	Ok(slot.timestamp(slot_duration).ok_or("the clock has come to its end")?)
}

/// Everything that makes this node seal a block.
struct Triggers {
	transactions: ImportNotificationStream<Hash>,
	requests: mpsc::Receiver<Command>,
	/// How the last block of our own went.
	outcome: Option<oneshot::Receiver<Result<CreatedBlock<Hash>, Error>>>,
}

impl Triggers {
	/// Waits for the next reason to seal. Called again when that block is done.
	async fn next(mut self) -> Option<(Command, Self)> {
		self.report_outcome();
		let command = tokio::select! {
			Some(request) = self.requests.next() => request,
			Some(_) = self.transactions.next() => {
				// One block takes all that are ready.
				while let Some(Some(_)) = self.transactions.next().now_or_never() {}
				self.seal(false)
			},
			() = tokio::time::sleep(HEARTBEAT) => self.seal(true),
		};
		Some((command, self))
	}

	fn seal(&mut self, create_empty: bool) -> Command {
		let (sender, outcome) = oneshot::channel();
		self.outcome = Some(outcome);
		EngineCommand::SealNewBlock {
			create_empty,
			finalize: false,
			parent_hash: None,
			sender: Some(sender),
		}
	}

	fn report_outcome(&mut self) {
		match self.outcome.take().and_then(|outcome| outcome.now_or_never()) {
			// The block before took the transaction already.
			Some(Ok(Err(Error::EmptyTransactionPool))) => {},
			Some(Ok(Err(error))) => log::warn!(target: LOG_TARGET, "No block was made: {error}"),
			_ => {},
		}
	}
}

/// Finalises each block [`FINALITY_LAG`] after it was made.
async fn finalize(client: Arc<FullClient>) {
	let mut blocks = client
		.import_notification_stream()
		.map(|block| async move {
			tokio::time::sleep(FINALITY_LAG).await;
			block
		})
		.buffered(MAX_UNFINALIZED);
	while let Some(block) = blocks.next().await {
		// A request may have been faster, or have made a fork.
		if !block.is_new_best || *block.header.number() <= client.chain_info().finalized_number {
			continue;
		}
		if let Err(error) = client.finalize_block(block.hash, None, true) {
			log::warn!(target: LOG_TARGET, "Block {} was not finalised: {error}", block.hash);
		}
	}
}
