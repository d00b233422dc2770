//! Assembly of the node from its parts.

use crate::{
	chain::Chain,
	cli::{BlockTime, DrandFlags},
	drand::{self, source::Source, Beacon},
	engine::{self, PreparedEngine},
	market, memory,
	network::NetworkSetup,
	pool::{Pool, PoolSettings},
	rpc::{self, Methods, Standard},
	running::Running,
	tasks::Tasks,
};
use futures::FutureExt;
use ganglion_runtime::opaque::Block;
use sc_client_api::Backend;
use sc_consensus::DefaultImportQueue;
use sc_network::service::traits::NetworkService;
use sc_network_sync::SyncingService;
use sc_offchain::{OffchainWorkerOptions, OffchainWorkers};
use sc_service::Configuration;
use sc_transaction_pool_api::OffchainTransactionPoolFactory;
use std::sync::Arc;

/// Opens a chain for a command that imports blocks from a file or from the database.
pub fn open_for_import(
	config: &mut Configuration,
) -> sc_cli::Result<(Chain, DefaultImportQueue<Block>)> {
	let chain = Chain::open(config)?;
	let queue = engine::import_queue(&chain)?;
	Ok((chain, queue))
}

/// What the node holds at most.
pub struct Limits {
	/// Transactions.
	pub pool: PoolSettings,
	/// Subscriptions of all RPC connections.
	pub subscriptions: usize,
}

/// What the command line says beyond the SDK's configuration and the limits.
pub struct Options {
	/// `--block-time`
	pub block_time: Option<BlockTime>,
	/// `--development-beacon`
	pub development_beacon: bool,
	/// Where pulses come from.
	pub drand: DrandFlags,
}

/// Starts the node.
pub async fn start(
	mut config: Configuration,
	options: Options,
	limits: Limits,
) -> sc_cli::Result<Running> {
	let Options { block_time, development_beacon, drand: flags } = options;
	let mut chain = Chain::open(&mut config)?;
	chain.check_block_time(block_time)?;
	drand::check_development_beacon(&chain.client, development_beacon)?;
	let pool = Arc::new(Pool::new(
		limits.pool,
		chain.client.clone(),
		config.role,
		config.prometheus_registry(),
		chain.tasks.spawn_essential_handle(),
	));

	let mut network = NetworkSetup::new(&config);
	let PreparedEngine { engine, import_queue, rpc, warp_sync } =
		engine::prepare(block_time, &config, &chain, &mut network)?;
	let network = network.into_params(&config, &chain, pool.clone(), import_queue, warp_sync);
	let (network, system_rpc_tx, tx_handler_controller, sync, _) =
		sc_service::build_network(network)?;

	start_offchain_workers(&config, &chain, pool.clone(), network.clone())?;
	make_session_keys(&config, &chain)?;
	let tasks = Tasks {
		config: &config,
		pool: pool.clone(),
		network: network.clone(),
		sync: sync.clone(),
		transactions: tx_handler_controller,
	};
	tasks.spawn(&mut chain)?;
	let methods = Methods { client: chain.client.clone(), pool: pool.clone(), engine: rpc };
	let standard = Standard {
		config: &config,
		client: chain.client.clone(),
		backend: chain.backend.clone(),
		pool: pool.clone(),
		keystore: chain.keystore.keystore(),
		network: system_rpc_tx,
		sync: sync.clone(),
	};
	let server = rpc::start(&config, standard, methods, limits.subscriptions).await;
	let server = server.map_err(sc_cli::Error::Application)?;
	// If the folder is a temporary one, dropping this removes it.
	chain.tasks.keep_alive(config.base_path);
	start_market_reports(&chain, sync.clone());
	memory::give_back(&chain.tasks, chain.settings.registry.as_ref());
	start_beacon(&chain, pool.clone(), sync.clone(), &flags)?;
	// Last, because the voter looks for its keys only once, and a development chain's keys have
	// just been put into the keystore.
	engine.start(&chain, pool, network, sync)?;
	Ok(Running { server, makers: chain.makers, tasks: chain.tasks })
}

/// Puts the keys of a development account (`--alice` and the like) into the keystore.
fn make_session_keys(config: &Configuration, chain: &Chain) -> sc_cli::Result<()> {
	let best = chain.client.chain_info().best_hash;
	let seeds = config.dev_key_seed.iter().cloned().collect();
	let keystore = chain.keystore.keystore();
	sp_session::generate_initial_session_keys(chain.client.clone(), best, seeds, keystore)
		.map_err(|error| sc_cli::Error::Application(error.into()))
}

fn start_offchain_workers(
	config: &Configuration,
	chain: &Chain,
	pool: Arc<Pool>,
	network: Arc<dyn NetworkService>,
) -> sc_cli::Result<()> {
	if !config.offchain_worker.enabled {
		return Ok(());
	}
	let workers = OffchainWorkers::new(OffchainWorkerOptions {
		runtime_api_provider: chain.client.clone(),
		keystore: Some(chain.keystore.keystore()),
		offchain_db: chain.backend.offchain_storage(),
		transaction_pool: Some(OffchainTransactionPoolFactory::new(pool)),
		network_provider: Arc::new(network),
		is_validator: config.role.is_authority(),
		enable_http_requests: true,
		custom_extensions: |_| Vec::new(),
	})?;
	let tasks = chain.tasks.spawn_handle();
	let run = workers.run(chain.client.clone(), tasks.clone()).boxed();
	tasks.spawn("offchain-workers-runner", Some("offchain-worker"), run);
	Ok(())
}

fn start_beacon(
	chain: &Chain,
	pool: Arc<Pool>,
	sync: Arc<SyncingService<Block>>,
	flags: &DrandFlags,
) -> sc_cli::Result<()> {
	let is_author = chain.settings.role.is_authority();
	let source = Source::of(flags, is_author && !chain.settings.development)?;
	let makes_pulses = is_author && !flags.no_drand;
	if let Some(beacon) = Beacon::new(chain.client.clone(), pool, sync, source, makes_pulses)? {
		chain.tasks.spawn_handle().spawn("drand", None, beacon.run());
	}
	Ok(())
}

fn start_market_reports(chain: &Chain, sync: Arc<SyncingService<Block>>) {
	let follow = market::follow(chain.client.clone(), sync, chain.settings.registry.clone());
	// On a blocking thread: it calls the runtime for each block, and measures epochs.
	chain.tasks.spawn_handle().spawn_blocking("market-reports", None, follow);
}
