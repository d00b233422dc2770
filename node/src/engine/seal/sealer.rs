//! The task that makes blocks.

use super::{
	clock::{wall, Clock},
	finality::Waiting,
	mode::{Building, Finality, Mode, Start},
	request::{Answer, Command, Refusal, RequestsReceiver},
	snapshots::Snapshots,
};
use crate::{
	chain::Chain,
	client::{FullBackend, FullClient},
	pool::Pool,
	shield::{keys::Keys, pool::AuthorPool},
};
use async_trait::async_trait;
use futures::{
	channel::oneshot,
	future::{pending, BoxFuture},
	FutureExt, StreamExt,
};
use ganglion_runtime::{opaque::Block, Hash};
use sc_basic_authorship::ProposerFactory;
use sc_client_api::{
	Backend, BlockImportNotification, BlockchainEvents, FinalityNotifications, Finalizer,
	ImportNotifications,
};
use sc_consensus::LongestChain;
use sc_consensus_aura::{find_pre_digest, SlotDuration};
use sc_consensus_manual_seal::{
	consensus::aura::AuraConsensusDataProvider, finalize_block, seal_block, CreatedBlock, Error,
	FinalizeBlockParams, SealBlockParams, MANUAL_SEAL_ENGINE_ID,
};
use sc_transaction_pool_api::{
	ImportNotificationStream, MaintainedTransactionPool, TransactionPool,
};
use sp_blockchain::HeaderBackend;
use sp_consensus_aura::{sr25519::AuthoritySignature, Slot};
use sp_inherents::CreateInherentDataProviders;
use sp_runtime::traits::Header;
use sp_timestamp::{InherentDataProvider, Timestamp};
use std::{
	marker::PhantomData,
	sync::Arc,
	time::{Duration, Instant},
};

const LOG_TARGET: &str = "seal";

/// Blocks that are made one after the other for the transactions of the pool, before anything else
/// has its turn.
const RUN: usize = 64;

/// What the author says in a block: its time, and keys for encrypted transactions.
struct Inherents {
	time: Timestamp,
	shield: Keys,
}

#[async_trait]
impl CreateInherentDataProviders<Block, ()> for Inherents {
	type InherentDataProviders = (InherentDataProvider, Keys);

	async fn create_inherent_data_providers(
		&self,
		_: Hash,
		(): (),
	) -> Result<Self::InherentDataProviders, Box<dyn std::error::Error + Send + Sync>> {
		Ok((InherentDataProvider::new(self.time), self.shield.clone()))
	}
}

/// Makes blocks and finalises them.
pub struct Sealer {
	/// Access to blocks, state and the runtime.
	pub client: Arc<FullClient>,
	/// The database.
	pub backend: Arc<FullBackend>,
	/// The transaction pool.
	pub pool: Arc<Pool>,
	/// The chain's clock.
	pub clock: Clock,
	pub(super) building: Building,
	pub(super) waiting: Waiting,
	pub(super) snapshots: Snapshots,
	pub(super) author: Arc<AuthorPool>,
	proposers: ProposerFactory<AuthorPool, FullClient>,
	select_chain: LongestChain<FullBackend, Block>,
	slot_duration: SlotDuration,
	shield: Keys,
	transactions: ImportNotificationStream<Hash>,
	imported: ImportNotifications<Block>,
	finalized: FinalityNotifications<Block>,
	/// Whether the database keeps all states, without which no block can be taken back.
	pub(super) keeps_states: bool,
	/// The number of the first block with a state.
	pub(super) base: u32,
	/// When the next block of the interval is due.
	tick: Instant,
}

impl Sealer {
	/// Prepares the task.
	pub fn new(chain: &Chain, pool: Arc<Pool>, start: Start) -> sc_cli::Result<Self> {
		let slot_duration = chain.slot_duration()?;
		let author = chain.author_pool(pool.clone());
		let client = chain.client.clone();
		let mut waiting = Waiting::default();
		let chain_info = client.chain_info();
		waiting.add(Instant::now(), chain_info.best_number, chain_info.best_hash);
		Ok(Self {
			clock: Clock::new(slot_duration.as_millis(), start.pace),
			building: start.building,
			waiting,
			snapshots: Snapshots::default(),
			proposers: chain.proposer_factory(author.clone()),
			author,
			select_chain: chain.select_chain.clone(),
			slot_duration,
			shield: chain.shield.clone(),
			transactions: pool.import_notification_stream(),
			imported: client.import_notification_stream(),
			finalized: client.finality_notification_stream(),
			keeps_states: chain.settings.keeps_states,
			base: base(&client, &chain.backend)?,
			tick: Instant::now(),
			backend: chain.backend.clone(),
			client,
			pool,
		})
	}

	/// Makes blocks for as long as the node runs.
	pub async fn run(mut self, mut requests: RequestsReceiver<Self>) {
		self.set_tick();
		loop {
			let tick = self.next_tick();
			tokio::select! {
				// What is asked for comes first: an interval may be shorter than a block takes.
				biased;
				Some(command) = requests.commands.next() => self.execute(command).await,
				Some(work) = requests.works.next() => work(&mut self).await,
				() = until(self.waiting.next()) => self.finalize_due().await,
				Some(block) = self.imported.next() => self.tell(block).await,
				Some(block) = self.finalized.next() => self.pool.maintain(block.into()).await,
				Some(_) = self.transactions.next() => self.seal_transactions().await,
				() = until(tick) => self.seal_tick().await,
				else => return,
			}
		}
	}

	/// Returns the parent of the next block.
	pub fn best(&self) -> (u32, Hash) {
		let chain = self.client.chain_info();
		(chain.best_number, chain.best_hash)
	}

	/// Returns the duration of a slot.
	pub fn usual_interval(&self) -> Duration {
		self.slot_duration.as_duration()
	}

	/// Returns when blocks are made and when they are final.
	pub fn building(&self) -> Building {
		self.building
	}

	/// Changes when blocks are made and when they are final.
	pub async fn set_building(&mut self, building: Building) {
		let lags = building.finality == Finality::Lagging;
		if lags && self.building.finality == Finality::Manual {
			let (number, hash) = self.best();
			self.waiting.add(Instant::now(), number, hash);
		} else if !lags {
			self.waiting.clear();
		}
		self.building = building;
		self.set_tick();
		// Nobody tells of those that are in the pool already.
		self.seal_transactions().await;
	}

	/// Makes a block on the best one.
	pub async fn seal(&mut self) -> Answer<(u32, Hash)> {
		let (number, parent) = self.best();
		let created = self.make(true, false, parent, 0).await?;
		Ok((number.saturating_add(1), created.hash))
	}

	/// Makes a block on `parent`, `later` slots later than it could be.
	pub(super) fn make(
		&mut self,
		create_empty: bool,
		finalize: bool,
		parent: Hash,
		later: u64,
	) -> BoxFuture<'_, Result<CreatedBlock<Hash>, Error>> {
		async move {
			let time = self.time_after(parent, later)?;
			let inherents = Inherents { time, shield: self.shield.clone() };
			let digests = AuraConsensusDataProvider::new_with_slot_duration(self.slot_duration);
			let (sender, created) = oneshot::channel();
			seal_block(SealBlockParams {
				create_empty,
				finalize,
				parent_hash: Some(parent),
				sender: Some(sender),
				pool: self.pool.clone(),
				client: self.client.clone(),
				env: &mut self.proposers,
				select_chain: &self.select_chain,
				consensus_data_provider: Some(&digests),
				block_import: &mut self.client.clone(),
				create_inherent_data_providers: &inherents,
			})
			.await;
			let created = created.await??;
			self.note(created.hash);
			self.follow().await;
			Ok(created)
		}
		.boxed()
	}

	/// Returns the slot of a block. None for the genesis block.
	pub fn slot_of(&self, block: Hash) -> Result<Option<u64>, String> {
		let header = self.client.header(block).map_err(|error| error.to_string())?;
		let header = header.ok_or_else(|| format!("block {block} is missing"))?;
		if *header.number() == 0 {
			return Ok(None);
		}
		let slot = find_pre_digest::<Block, AuthoritySignature>(&header);
		slot.map(|slot| Some(*slot)).map_err(|error| error.to_string())
	}

	fn time_after(&self, parent: Hash, later: u64) -> Result<Timestamp, String> {
		let slot = self.clock.next_slot(wall(), self.slot_of(parent)?, later);
		let time = Slot::from(slot).timestamp(self.slot_duration);
		time.ok_or_else(|| "the slot's timestamp overflows".into())
	}

	/// Lets a new block of the best chain wait for its finality.
	fn note(&mut self, block: Hash) {
		let (number, best) = self.best();
		if self.building.finality == Finality::Lagging && block == best {
			self.waiting.add(Instant::now(), number, block);
		}
	}

	/// Tells the pool of all blocks that it has not heard of.
	pub(super) async fn follow(&mut self) {
		while let Some(Some(block)) = self.imported.next().now_or_never() {
			self.tell(block).await;
		}
		while let Some(Some(block)) = self.finalized.next().now_or_never() {
			self.pool.maintain(block.into()).await;
		}
	}

	/// Tells the pool of a block, if it is the best one. The pool would take a block of a fork for
	/// one too.
	async fn tell(&self, block: BlockImportNotification<Block>) {
		if block.is_new_best {
			self.pool.maintain(block.into()).await;
		}
	}

	/// Finalises the blocks that are due.
	pub async fn finalize_due(&mut self) {
		let Some((number, hash)) = self.waiting.due(Instant::now()) else { return };
		// A request may have finalised the block already, or a fork may have replaced it.
		let is_final = number <= self.client.chain_info().finalized_number;
		if is_final || self.client.hash(number).ok().flatten() != Some(hash) {
			return;
		}
		if let Err(error) = self.finalize(hash).await {
			log::warn!(target: LOG_TARGET, "Block {hash} was not finalised: {}", error.0);
		}
	}

	/// Finalises a block and its ancestors.
	pub async fn finalize(&mut self, block: Hash) -> Answer<()> {
		self.client.finalize_block(block, None, true)?;
		self.follow().await;
		Ok(())
	}

	/// Makes blocks for the transactions of the pool, if the mode is such.
	async fn seal_transactions(&mut self) {
		// A block takes all ready transactions, so their notifications are drained.
		while let Some(Some(_)) = self.transactions.next().now_or_never() {}
		if !self.building.on_transaction() {
			return;
		}
		for _ in 0..RUN {
			let ready = self.pool.status().ready;
			if ready == 0 {
				return;
			}
			let (_, parent) = self.best();
			// The SDK takes a block for empty that has no more extrinsics than there are kinds of
			// inherent data, of which not each has an extrinsic in each block.
			if let Err(error) = self.make(true, false, parent, 0).await {
				log::warn!(target: LOG_TARGET, "No block was authored: {error}");
				return;
			}
			self.restart_tick();
			// Those that are left had no room, or wait for a later block.
			if self.pool.status().ready >= ready {
				return;
			}
		}
	}

	async fn seal_tick(&mut self) {
		self.set_tick();
		let (_, parent) = self.best();
		if let Err(error) = self.make(true, false, parent, 0).await {
			log::warn!(target: LOG_TARGET, "No block was authored: {error}");
		}
	}

	fn next_tick(&self) -> Option<Instant> {
		self.building.interval.map(|_| self.tick)
	}

	/// Sets the time of the next block of the interval: the next multiple of it by the wall's
	/// clock, so that a block is made at the start of its slot.
	fn set_tick(&mut self) {
		let Some(interval) = self.building.interval else { return };
		let length = u64::try_from(interval.as_millis()).unwrap_or(u64::MAX).max(1);
		let passed = wall() % length;
		let on_grid = self.building.mode != Mode::Instant;
		let left = if on_grid { length - passed } else { length };
		self.tick = Instant::now() + Duration::from_millis(left);
	}

	/// After a block for a transaction, an instant chain waits a whole interval for the next.
	fn restart_tick(&mut self) {
		if self.building.mode == Mode::Instant {
			self.set_tick();
		}
	}

	/// Executes a command of the SDK's methods.
	async fn execute(&mut self, command: Command) {
		match command {
			Command::SealNewBlock { create_empty, finalize, parent_hash, sender } => {
				let parent = parent_hash.unwrap_or_else(|| self.best().1);
				let created = self.make(create_empty, finalize, parent, 0).await;
				self.restart_tick();
				if let Some(sender) = sender {
					// An error says that nobody waits for the answer any more.
					let _ = sender.send(created);
				}
			},
			Command::FinalizeBlock { hash, sender, justification } => {
				finalize_block(FinalizeBlockParams {
					hash,
					sender,
					justification: justification.map(|proof| (MANUAL_SEAL_ENGINE_ID, proof)),
					finalizer: self.client.clone(),
					_phantom: PhantomData,
				})
				.await;
				self.follow().await;
			},
		}
	}
}

/// Returns the number of the first block with a state: the genesis block, or one that was loaded
/// from a file.
fn base(client: &FullClient, backend: &FullBackend) -> sp_blockchain::Result<u32> {
	let chain = client.chain_info();
	if backend.have_state_at(chain.genesis_hash, 0) {
		return Ok(0);
	}
	let mut header = client.expect_header(chain.best_hash)?;
	while let Some(parent) = client.header(*header.parent_hash())? {
		header = parent;
	}
	Ok(*header.number())
}

/// Waits until a time, or for ever if there is none.
async fn until(time: Option<Instant>) {
	match time {
		Some(time) => tokio::time::sleep_until(time.into()).await,
		None => pending().await,
	}
}

impl From<Refusal> for String {
	fn from(refusal: Refusal) -> Self {
		refusal.0
	}
}
