//! The engine of development chains: the node makes every block itself and finalises it.
//!
//! When it makes one is a matter of the [`mode`], which can be changed while the node runs: as soon
//! as the pool has a transaction, at intervals, both, or on request. The [`clock`] says which time
//! a block has. [`past`] takes blocks back: snapshots, and forks that replace the last blocks.
//!
//! The task of the [`sealer`] does one thing after the other, so that no block is made while others
//! are taken back. It also tells the pool of new blocks, so that the pool is abreast of the chain
//! whenever a request is answered.

pub mod clock;
pub mod finality;
pub mod mode;
pub mod past;
pub mod request;
pub mod sealer;
pub mod snapshots;

pub use clock::Pace;
pub use mode::{Building, Finality, Mode, Start};
pub use request::{Answer, Refusal};
pub use sealer::Sealer;

use crate::{chain::Chain, pool::Pool};
use ganglion_runtime::opaque::Block;
use sc_consensus::DefaultImportQueue;
use std::sync::Arc;

/// The sending ends of the requests to the task.
pub type Requests = request::Requests<Sealer>;
/// The receiving ends of the requests to the task.
pub type RequestsReceiver = request::RequestsReceiver<Sealer>;

/// Returns a queue that imports blocks without verifying their author.
pub fn import_queue(chain: &Chain) -> DefaultImportQueue<Block> {
	sc_consensus_manual_seal::import_queue(
		Box::new(chain.client.clone()),
		&chain.tasks.spawn_essential_handle(),
		chain.settings.registry.as_ref(),
	)
}

/// Spawns the task that makes and finalises blocks.
pub fn start(
	chain: &Chain,
	pool: Arc<Pool>,
	start: Start,
	requests: RequestsReceiver,
) -> sc_cli::Result<()> {
	let sealer = Sealer::new(chain, pool, start)?;
	let tasks = chain.makers.spawn_essential_handle();
	tasks.spawn_blocking("seal", Some("block-authoring"), sealer.run(requests));
	Ok(())
}
