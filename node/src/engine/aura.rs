//! Block authoring in slots (Aura): each slot of time belongs to one authority in turn.

use crate::{
	chain::Chain, engine::grandpa::GrandpaBlockImport, pool::Pool, timing::TimedBlockImport,
};
use ganglion_runtime::{opaque::Block, Hash};
use sc_consensus::DefaultImportQueue;
use sc_consensus_aura::{
	standalone::slot_duration_at, ImportQueueParams, SlotDuration, SlotProportion, StartAuraParams,
};
use sc_network_sync::SyncingService;
use sp_consensus_aura::{inherents::InherentDataProvider as SlotInherent, sr25519::AuthorityPair};
use sp_timestamp::InherentDataProvider as TimestampInherent;
use std::sync::Arc;

/// Part of a slot for building the block; the rest is left for propagating it.
const PROPOSAL_PORTION: f32 = 2.0 / 3.0;

type InherentError = Box<dyn std::error::Error + Send + Sync>;

/// Returns the queue that verifies blocks by their slots and seals and imports them.
pub fn import_queue(
	chain: &Chain,
	block_import: GrandpaBlockImport,
) -> sc_cli::Result<DefaultImportQueue<Block>> {
	let client = chain.client.clone();
	let queue =
		sc_consensus_aura::import_queue::<AuthorityPair, _, _, _, _, _>(ImportQueueParams {
			justification_import: Some(Box::new(block_import.clone())),
			block_import: TimedBlockImport(block_import),
			client: chain.client.clone(),
			create_inherent_data_providers: move |parent: Hash, ()| {
				// Read at the parent: during warp sync there is no earlier state.
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

/// Spawns the task that authors a block in each slot for which the keystore has the key.
pub fn start_authoring(
	chain: &Chain,
	pool: Arc<Pool>,
	block_import: GrandpaBlockImport,
	sync: Arc<SyncingService<Block>>,
) -> sc_cli::Result<()> {
	let slot_duration = chain.slot_duration()?;
	let shield = chain.shield.clone();
	let authoring = sc_consensus_aura::start_aura::<AuthorityPair, _, _, _, _, _, _, _, _, _, _>(
		StartAuraParams {
			slot_duration,
			client: chain.client.clone(),
			select_chain: chain.select_chain.clone(),
			block_import,
			proposer_factory: chain.proposer_factory(chain.author_pool(pool)),
			create_inherent_data_providers: move |_: Hash, ()| {
				let (slot, timestamp) = inherents(slot_duration);
				let shield = shield.clone();
				async move { Ok::<_, InherentError>((slot, timestamp, shield)) }
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

	// On a blocking thread: authoring executes blocks and must not delay other tasks.
	let tasks = chain.makers.spawn_essential_handle();
	tasks.spawn_blocking("aura", Some("block-authoring"), authoring);
	Ok(())
}

/// Returns the inherent data of a block that is authored now: its slot and its timestamp.
fn inherents(slot_duration: SlotDuration) -> (SlotInherent, TimestampInherent) {
	let timestamp = TimestampInherent::from_system_time();
	let slot = SlotInherent::from_timestamp_and_slot_duration(*timestamp, slot_duration);
	(slot, timestamp)
}
