//! The engine: how the node authors, imports and finalises blocks.
//!
//! | engine | authoring | finality | when |
//! |---|---|---|---|
//! | slots | [`aura`] | [`grandpa`] | the default |
//! | seal | [`seal`] | [`seal`] | `--dev`, and `--block-time instant` |
//!
//! An engine is built in two steps, because the network lies between them: [`prepare`] returns what
//! the network and the RPC server need, and [`Engine::start`] spawns the tasks, which need the
//! running network.

pub mod aura;
pub mod grandpa;
pub mod seal;

use crate::{chain::Chain, network::NetworkSetup, pool::Pool};
use ganglion_runtime::opaque::Block;
use grandpa::{Finality, FinalityView, VoteProtocol};
use sc_consensus::DefaultImportQueue;
use sc_network::service::traits::NetworkService;
use sc_network_sync::SyncingService;
use sc_service::{Configuration, WarpSyncConfig};
use seal::{Requests, RequestsReceiver, Start};
use std::sync::Arc;

/// An engine that is not started yet, and what the rest of the node needs from it.
pub struct PreparedEngine {
	/// The engine.
	pub engine: Engine,
	/// Verifies blocks and imports them.
	pub import_queue: DefaultImportQueue<Block>,
	/// What the engine's RPC methods work on.
	pub rpc: EngineRpc,
	/// Serves and verifies warp sync proofs, where the engine has them.
	pub warp_sync: Option<WarpSyncConfig<Block>>,
}

/// An engine that is not started yet.
pub enum Engine {
	/// Aura and GRANDPA, with GRANDPA's protocol on the network.
	Slots(Box<Finality>, VoteProtocol),
	/// The engine of development chains, with the receiving ends of its requests.
	Seal(Start, RequestsReceiver),
}

/// What the engine's RPC methods work on.
#[derive(Clone)]
pub enum EngineRpc {
	/// `grandpa_*`
	Finality(FinalityView),
	/// `engine_*` and `dev_*`
	Seal(Requests),
}

/// Prepares the engine: that of development chains if `seal` says how it starts. GRANDPA adds its
/// protocol to the network.
pub fn prepare(
	seal: Option<Start>,
	config: &Configuration,
	chain: &Chain,
	network: &mut NetworkSetup,
) -> sc_cli::Result<PreparedEngine> {
	match seal {
		Some(start) => Ok(prepare_seal(chain, start)),
		None => prepare_slots(config, chain, network),
	}
}

fn prepare_slots(
	config: &Configuration,
	chain: &Chain,
	network: &mut NetworkSetup,
) -> sc_cli::Result<PreparedEngine> {
	let finality = Finality::new(chain)?;
	let votes = finality.join(config, chain, network);
	Ok(PreparedEngine {
		import_queue: aura::import_queue(chain, finality.block_import.clone())?,
		rpc: EngineRpc::Finality(finality.view(chain)),
		warp_sync: Some(finality.warp_sync(chain)),
		engine: Engine::Slots(Box::new(finality), votes),
	})
}

fn prepare_seal(chain: &Chain, start: Start) -> PreparedEngine {
	let (sender, receiver) = seal::request::queues();
	PreparedEngine {
		import_queue: seal::import_queue(chain),
		rpc: EngineRpc::Seal(sender),
		warp_sync: None,
		engine: Engine::Seal(start, receiver),
	}
}

/// Returns the import queue of an engine, for commands that import blocks without a network.
pub fn import_queue(chain: &Chain, seals: bool) -> sc_cli::Result<DefaultImportQueue<Block>> {
	if seals {
		return Ok(seal::import_queue(chain));
	}
	let finality = Finality::new(chain)?;
	aura::import_queue(chain, finality.block_import)
}

impl Engine {
	/// Whether it tells the transaction pool of new blocks itself.
	pub fn maintains_pool(&self) -> bool {
		matches!(self, Self::Seal(..))
	}

	/// Spawns the tasks that author and finalise blocks, as far as role and flags allow.
	pub fn start(
		self,
		chain: &Chain,
		pool: Arc<Pool>,
		network: Arc<dyn NetworkService>,
		sync: Arc<SyncingService<Block>>,
	) -> sc_cli::Result<()> {
		match self {
			Self::Slots(finality, votes) => {
				if chain.settings.role.is_authority() {
					let import = finality.block_import.clone();
					aura::start_authoring(chain, pool.clone(), import, sync.clone())?;
				}
				if !chain.settings.disable_grandpa {
					finality.start(chain, pool, network, sync, votes)?;
				}
				Ok(())
			},
			Self::Seal(start, requests) => seal::start(chain, pool, start, requests),
		}
	}
}
