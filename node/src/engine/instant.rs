//! Instant seal (`--block-time instant`): a block as soon as the pool has a transaction.
//!
//! The node authors every block itself and finalises it shortly after. Without transactions it adds
//! an empty block each [`HEARTBEAT`], because epochs have to run, and it authors further blocks on
//! request (`engine_createBlock`). The chain's clock follows the blocks: each block is one slot
//! later than its parent, so block time and chain time keep the ratio that genesis sets.

use crate::{chain::Chain, client::FullClient, pool::Pool};
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

/// Wall-clock time without transactions and requests after which an empty block is authored.
const HEARTBEAT: Duration = Duration::from_secs(1);

/// Time from the import of a block to its finality. A client that waits for the inclusion of its
/// transaction may miss it if the block is already final when the client reads it.
const FINALITY_LAG: Duration = Duration::from_millis(200);

/// Maximum number of blocks that wait for their finality at the same time.
const MAX_UNFINALIZED: usize = 4096;

/// Capacity of the request queue. When it is full, RPC callers wait.
const REQUEST_QUEUE: usize = 1024;

const LOG_TARGET: &str = "seal";

type Command = EngineCommand<Hash>;

/// The sending end of the request queue, for the RPC methods.
pub type Requests = mpsc::Sender<Command>;
/// The receiving end of the request queue, for the authoring task.
pub type RequestsReceiver = mpsc::Receiver<Command>;

/// Creates the request queue.
pub fn requests() -> (Requests, RequestsReceiver) {
	mpsc::channel(REQUEST_QUEUE)
}

/// Returns a queue that imports blocks without verifying their author.
pub fn import_queue(chain: &Chain) -> DefaultImportQueue<Block> {
	sc_consensus_manual_seal::import_queue(
		Box::new(chain.client.clone()),
		&chain.tasks.spawn_essential_handle(),
		chain.settings.registry.as_ref(),
	)
}

/// Spawns the tasks that author and finalise blocks.
pub fn start(chain: &Chain, pool: Arc<Pool>, requests: RequestsReceiver) -> sc_cli::Result<()> {
	let slot_duration = chain.slot_duration()?;
	let client = chain.client.clone();
	let shield = chain.shield.clone();
	let triggers =
		Triggers { transactions: pool.import_notification_stream(), requests, outcome: None };
	let sealing = sc_consensus_manual_seal::run_manual_seal(ManualSealParams {
		block_import: chain.client.clone(),
		env: chain.proposer_factory(pool.clone()),
		client: chain.client.clone(),
		pool,
		commands_stream: stream::unfold(triggers, Triggers::next).boxed(),
		select_chain: chain.select_chain.clone(),
		consensus_data_provider: Some(Box::new(AuraConsensusDataProvider::new_with_slot_duration(
			slot_duration,
		))),
		create_inherent_data_providers: move |parent: Hash, ()| {
			let time = time_after(&client, parent, slot_duration);
			let shield = shield.clone();
			async move { Ok((InherentDataProvider::new(time?), shield)) }
		},
	});
	let tasks = chain.makers.spawn_essential_handle();
	tasks.spawn_blocking("instant-seal", Some("block-authoring"), sealing);
	tasks.spawn("instant-finality", Some("block-authoring"), finalize(chain.client.clone()));
	Ok(())
}

/// Returns the timestamp of a block's child: one slot after the block. Block 1 takes the wall
/// clock.
fn time_after(
	client: &FullClient,
	parent: Hash,
	slot_duration: SlotDuration,
) -> Result<Timestamp, Box<dyn std::error::Error + Send + Sync>> {
	let header = client.header(parent)?.ok_or_else(|| format!("block {parent} is missing"))?;
	let slot = if *header.number() == 0 {
		// Rounded down to the start of its slot, or block 2, at the start of the next slot, could
		// follow almost at once.
		Slot::from_timestamp(Timestamp::current(), slot_duration)
	} else {
		find_pre_digest::<Block, AuthoritySignature>(&header)? + 1
	};
	Ok(slot.timestamp(slot_duration).ok_or("the slot's timestamp overflows")?)
}

/// The events that make this node author a block: transactions, requests and the heartbeat.
struct Triggers {
	transactions: ImportNotificationStream<Hash>,
	requests: RequestsReceiver,
	/// The pending result of the last command. None after a request: its caller gets the result.
	outcome: Option<oneshot::Receiver<Result<CreatedBlock<Hash>, Error>>>,
}

impl Triggers {
	/// Waits for the next event and returns its command. The SDK's manual seal calls this again
	/// only after it has executed the command.
	async fn next(mut self) -> Option<(Command, Self)> {
		self.report_outcome();
		let command = tokio::select! {
			Some(request) = self.requests.next() => request,
			Some(_) = self.transactions.next() => {
				// The block takes all ready transactions, so their notifications are drained.
				while let Some(Some(_)) = self.transactions.next().now_or_never() {}
				self.seal(false)
			},
			() = tokio::time::sleep(HEARTBEAT) => self.seal(true),
		};
		Some((command, self))
	}

	/// Returns the command to author a block and keeps the receiver of its result.
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

	/// Logs the error if the last command of this node's own failed.
	fn report_outcome(&mut self) {
		match self.outcome.take().and_then(|outcome| outcome.now_or_never()) {
			// The previous block already contains the transaction.
			Some(Ok(Err(Error::EmptyTransactionPool))) => {},
			Some(Ok(Err(error))) => {
				log::warn!(target: LOG_TARGET, "No block was authored: {error}")
			},
			_ => {},
		}
	}
}

/// Finalises each block [`FINALITY_LAG`] after its import.
async fn finalize(client: Arc<FullClient>) {
	let mut blocks = client
		.import_notification_stream()
		.map(|block| async move {
			tokio::time::sleep(FINALITY_LAG).await;
			block
		})
		.buffered(MAX_UNFINALIZED);
	while let Some(block) = blocks.next().await {
		// A request may have finalised the block already, or authored a fork.
		if !block.is_new_best || *block.header.number() <= client.chain_info().finalized_number {
			continue;
		}
		if let Err(error) = client.finalize_block(block.hash, None, true) {
			log::warn!(target: LOG_TARGET, "Block {} was not finalised: {error}", block.hash);
		}
	}
}
