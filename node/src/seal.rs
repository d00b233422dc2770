//! Instant seal (`--block-time instant`): a block as soon as there is a transaction.
//!
//! The node makes all blocks by itself and finalises each at once. While there are no transactions
//! it adds an empty block each [`HEARTBEAT`], because epochs have to go on, and it makes more on
//! request (`engine_createBlock`). The chain's clock follows the blocks: each is one slot later
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

/// Longest wait for the pool to take note of a block.
const POOL_PATIENCE: Duration = Duration::from_millis(500);

/// Requests that wait for their turn before callers have to.
const REQUEST_QUEUE: usize = 1024;

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
	let triggers = Triggers::new(pool.clone(), requests);
	let sealing = sc_consensus_manual_seal::run_manual_seal(ManualSealParams {
		block_import: chain.client.clone(),
		env: aura::proposer_factory(chain, pool.clone()),
		client: chain.client.clone(),
		pool,
		commands_stream: stream::unfold(triggers, Triggers::next).boxed(),
		select_chain: chain.select_chain.clone(),
		consensus_data_provider: Some(Box::new(
			AuraConsensusDataProvider::new_with_slot_duration(slot_duration),
		)),
		create_inherent_data_providers: move |parent: Hash, ()| {
			let time = time_after(&client, parent, slot_duration);
			async move { Ok(InherentDataProvider::new(time?)) }
		},
	});
	let tasks = chain.tasks.spawn_essential_handle();
	tasks.spawn_blocking("instant-seal", Some("block-authoring"), sealing);
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

/// Turns everything that makes this node seal a block into commands, two for each block: seal, and
/// finalise once the pool has seen the block. If both came at once, the pool would tell a client
/// that its transaction is final without ever telling it that it is in a block, and clients that
/// wait for the latter would wait for ever.
struct Triggers {
	pool: Arc<Pool>,
	transactions: ImportNotificationStream<Hash>,
	requests: mpsc::Receiver<Command>,
	/// The command that was given last.
	last: Option<Given>,
}

/// A command whose end has to be seen to.
enum Given {
	/// A block is to be made, then finalised.
	Seal { outcome: Outcome<CreatedBlock<Hash>>, reply: Reply },
	/// A block was made and is to be finalised.
	Finalize { block: CreatedBlock<Hash>, outcome: Outcome<()>, reply: Reply },
}

/// How a command ended.
type Outcome<T> = oneshot::Receiver<Result<T, Error>>;
/// Who asked for a block, if it was not the node itself.
type Reply = Option<oneshot::Sender<Result<CreatedBlock<Hash>, Error>>>;

impl Triggers {
	fn new(pool: Arc<Pool>, requests: mpsc::Receiver<Command>) -> Self {
		Self { transactions: pool.import_notification_stream(), pool, requests, last: None }
	}

	/// The next command. Asked for when the one before is done.
	async fn next(mut self) -> Option<(Command, Self)> {
		let command = match self.conclude_last() {
			Some((block, reply)) => self.finalize(block, reply).await,
			None => self.wait().await,
		};
		Some((command, self))
	}

	/// Waits for a reason to make a block.
	async fn wait(&mut self) -> Command {
		tokio::select! {
			Some(request) = self.requests.next() => match request {
				EngineCommand::SealNewBlock { create_empty, finalize: true, parent_hash, sender } => {
					self.seal(create_empty, parent_hash, sender)
				},
				other => other,
			},
			Some(_) = self.transactions.next() => {
				// One block takes all that are ready.
				while let Some(Some(_)) = self.transactions.next().now_or_never() {}
				self.seal(false, None, None)
			},
			() = tokio::time::sleep(HEARTBEAT) => self.seal(true, None, None),
		}
	}

	fn seal(&mut self, create_empty: bool, parent_hash: Option<Hash>, reply: Reply) -> Command {
		let (sender, outcome) = oneshot::channel();
		self.last = Some(Given::Seal { outcome, reply });
		EngineCommand::SealNewBlock {
			create_empty,
			finalize: false,
			parent_hash,
			sender: Some(sender),
		}
	}

	async fn finalize(&mut self, block: CreatedBlock<Hash>, reply: Reply) -> Command {
		// Ready transactions on top of a block are known when the pool is through with it.
		drop(self.pool.ready_at_with_timeout(block.hash, POOL_PATIENCE).await);
		let (hash, (sender, outcome)) = (block.hash, oneshot::channel());
		self.last = Some(Given::Finalize { block, outcome, reply });
		EngineCommand::FinalizeBlock { hash, sender: Some(sender), justification: None }
	}

	/// Reports how the last command ended, or returns the block that it made.
	fn conclude_last(&mut self) -> Option<(CreatedBlock<Hash>, Reply)> {
		let (result, reply) = match self.last.take()? {
			Given::Seal { outcome, reply } => match outcome.now_or_never()?.ok()? {
				Ok(block) => return Some((block, reply)),
				Err(error) => (Err(error), reply),
			},
			Given::Finalize { block, outcome, reply } => {
				(outcome.now_or_never()?.ok()?.map(|()| block), reply)
			},
		};
		match (reply, result) {
			// If the one who asked has gone, nobody is left to tell.
			(Some(reply), result) => drop(reply.send(result)),
			// The block before took the transaction already.
			(None, Ok(_) | Err(Error::EmptyTransactionPool)) => {},
			(None, Err(error)) => log::warn!(target: "seal", "No block was made: {error}"),
		}
		None
	}
}
