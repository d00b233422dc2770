//! The engine: how the node authors, imports and finalises blocks.
//!
//! | engine | authoring | finality | when |
//! |---|---|---|---|
//! | slots | [`aura`] | [`grandpa`] | the default |
//! | instant seal | [`instant`] | [`instant`] | `--block-time instant` |
//!
//! An engine is built in two steps, because the network lies between them: [`prepare`] returns what
//! the network and the RPC server need, and [`Engine::start`] spawns the tasks, which need the
//! running network.

pub mod aura;
pub mod grandpa;
pub mod instant;

use crate::{chain::Chain, cli::BlockTime, network::NetworkSetup, pool::Pool};
use ganglion_runtime::opaque::Block;
use grandpa::{Finality, FinalityView, VoteProtocol};
use instant::{Requests, RequestsReceiver};
use sc_consensus::DefaultImportQueue;
use sc_network::service::traits::NetworkService;
use sc_network_sync::SyncingService;
use sc_service::{Configuration, WarpSyncConfig};
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
	/// Instant seal, with the receiving end of its block requests.
	Instant(RequestsReceiver),
}

/// What the engine's RPC methods work on.
#[derive(Clone)]
pub enum EngineRpc {
	/// `grandpa_*`
	Finality(FinalityView),
	/// `engine_*`
	Seal(Requests),
}

/// Prepares the engine that `--block-time` selects. GRANDPA adds its protocol to the network.
pub fn prepare(
	block_time: Option<BlockTime>,
	config: &Configuration,
	chain: &Chain,
	network: &mut NetworkSetup,
) -> sc_cli::Result<PreparedEngine> {
	if block_time == Some(BlockTime::Instant) {
		Ok(prepare_instant(chain))
	} else {
		prepare_slots(config, chain, network)
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

fn prepare_instant(chain: &Chain) -> PreparedEngine {
	let (sender, receiver) = instant::requests();
	PreparedEngine {
		import_queue: instant::import_queue(chain),
		rpc: EngineRpc::Seal(sender),
		warp_sync: None,
		engine: Engine::Instant(receiver),
	}
}

/// Returns the import queue of the slots engine, for commands that import blocks without a network.
pub fn import_queue(chain: &Chain) -> sc_cli::Result<DefaultImportQueue<Block>> {
	let finality = Finality::new(chain)?;
	aura::import_queue(chain, finality.block_import)
}

impl Engine {
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
			Self::Instant(requests) => instant::start(chain, pool, requests),
		}
	}
}
