//! Blocks by slots: each slot of time belongs to one authority in turn.

use crate::{
	finality::GrandpaBlockImport,
	service::{Chain, FullClient, Pool},
	timing::Timed,
};
use ganglion_runtime::{opaque::Block, Hash};
use sc_basic_authorship::ProposerFactory;
use sc_consensus::DefaultImportQueue;
use sc_consensus_aura::{
	standalone::slot_duration_at, ImportQueueParams, SlotDuration, SlotProportion, StartAuraParams,
};
use sc_network_sync::SyncingService;
use sp_consensus_aura::{inherents::InherentDataProvider as SlotInherent, sr25519::AuthorityPair};
use sp_timestamp::InherentDataProvider as TimestampInherent;
use std::sync::Arc;

/// Part of a slot in which its block is put together; the rest is for spreading it.
const PROPOSAL_PORTION: f32 = 2.0 / 3.0;

type InherentError = Box<dyn std::error::Error + Send + Sync>;

/// Checks and imports the blocks of others.
pub fn import_queue(
	chain: &Chain,
	block_import: GrandpaBlockImport,
) -> sc_cli::Result<DefaultImportQueue<Block>> {
	let client = chain.client.clone();
	let queue =
		sc_consensus_aura::import_queue::<AuthorityPair, _, _, _, _, _>(ImportQueueParams {
			justification_import: Some(Box::new(block_import.clone())),
			block_import: Timed(block_import),
			client: chain.client.clone(),
			create_inherent_data_providers: move |parent: Hash, ()| {
				// Asked at the parent: a node that is warp syncing has no earlier state.
				let slot_duration = slot_duration_at(&*client, parent);
				async move { Ok(inherents(slot_duration?)) }
			},
			spawner: &chain.tasks.spawn_essential_handle(),
			registry: chain.settings.registry.as_ref(),
			check_for_equivocation: Default::default(),
			telemetry: chain.telemetry_handle(),
			compatibility_mode: Default::default(),
		});
	Ok(queue.map_err(sc_service::Error::from)?)
}

/// Spawns the task that makes this node's blocks.
pub fn start_authoring(
	chain: &Chain,
	pool: Arc<Pool>,
	block_import: GrandpaBlockImport,
	sync: Arc<SyncingService<Block>>,
) -> sc_cli::Result<()> {
	let slot_duration = chain.slot_duration()?;
	let authoring = sc_consensus_aura::start_aura::<AuthorityPair, _, _, _, _, _, _, _, _, _, _>(
		StartAuraParams {
			slot_duration,
			client: chain.client.clone(),
			select_chain: chain.select_chain.clone(),
			block_import,
			proposer_factory: proposer_factory(chain, pool),
			create_inherent_data_providers: move |_: Hash, ()| async move {
				Ok::<_, InherentError>(inherents(slot_duration))
			},
			force_authoring: chain.settings.force_authoring,
			backoff_authoring_blocks: None::<()>,
			keystore: chain.keystore.keystore(),
			sync_oracle: sync.clone(),
			justification_sync_link: sync,
			block_proposal_slot_portion: SlotProportion::new(PROPOSAL_PORTION),
			max_block_proposal_slot_portion: None,
			telemetry: chain.telemetry_handle(),
			compatibility_mode: Default::default(),
		},
	)
	.map_err(sc_service::Error::from)?;

	// Blocking, because it executes blocks: they must not wait behind other tasks.
	let tasks = chain.tasks.spawn_essential_handle();
	tasks.spawn_blocking("aura", Some("block-authoring"), authoring);
	Ok(())
}

/// Puts blocks together from the pool's transactions.
pub fn proposer_factory(chain: &Chain, pool: Arc<Pool>) -> ProposerFactory<Pool, FullClient> {
	ProposerFactory::new(
		chain.tasks.spawn_handle(),
		chain.client.clone(),
		pool,
		chain.settings.registry.as_ref(),
		chain.telemetry_handle(),
	)
}

/// What each block says about the time: the slot, and the moment within it.
fn inherents(slot_duration: SlotDuration) -> (SlotInherent, TimestampInherent) {
	let timestamp = TimestampInherent::from_system_time();
	let slot = SlotInherent::from_timestamp_and_slot_duration(*timestamp, slot_duration);
	(slot, timestamp)
}
