//! Assembly of the node from its parts.

use crate::{
	chain::Chain,
	cli::{BlockTime, DrandFlags},
	client::Pool,
	drand::{self, source::Source, Beacon},
	engine::{self, PreparedEngine},
	market,
	network::NetworkSetup,
	rpc::Methods,
};
use futures::FutureExt;
use ganglion_runtime::opaque::Block;
use jsonrpsee::RpcModule;
use sc_client_api::Backend;
use sc_consensus::DefaultImportQueue;
use sc_network::service::traits::NetworkService;
use sc_network_sync::SyncingService;
use sc_offchain::{OffchainWorkerOptions, OffchainWorkers};
use sc_rpc::SubscriptionTaskExecutor;
use sc_service::{Configuration, SpawnTasksParams, TaskManager};
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

/// What the command line says beyond the SDK's configuration.
pub struct Options {
	/// `--block-time`
	pub block_time: Option<BlockTime>,
	/// `--development-beacon`
	pub development_beacon: bool,
	/// Where pulses come from.
	pub drand: DrandFlags,
}

/// Starts the node.
pub fn start(mut config: Configuration, options: Options) -> sc_cli::Result<TaskManager> {
	let Options { block_time, development_beacon, drand: flags } = options;
	let mut chain = Chain::open(&mut config)?;
	chain.check_block_time(block_time)?;
	drand::check_development_beacon(&chain.client, development_beacon)?;
	let pool = transaction_pool(&config, &chain);

	let mut network = NetworkSetup::new(&config);
	let PreparedEngine { engine, import_queue, rpc, warp_sync } =
		engine::prepare(block_time, &config, &chain, &mut network)?;
	let network = network.into_params(&config, &chain, pool.clone(), import_queue, warp_sync);
	let (network, system_rpc_tx, tx_handler_controller, sync, _) =
		sc_service::build_network(network)?;

	start_offchain_workers(&config, &chain, pool.clone(), network.clone())?;
	let methods = Methods { client: chain.client.clone(), pool: pool.clone(), engine: rpc };
	sc_service::spawn_tasks(SpawnTasksParams {
		config,
		client: chain.client.clone(),
		backend: chain.backend.clone(),
		task_manager: &mut chain.tasks,
		keystore: chain.keystore.keystore(),
		transaction_pool: pool.clone(),
		rpc_builder: rpc_builder(methods),
		network: network.clone(),
		system_rpc_tx,
		tx_handler_controller,
		sync_service: sync.clone(),
		telemetry: chain.telemetry.as_mut(),
		tracing_execute_block: None,
	})?;
	start_market_reports(&chain, sync.clone());
	start_beacon(&chain, pool.clone(), sync.clone(), &flags)?;
	// Last, because the voter looks for its keys only once, and `spawn_tasks` has just put a
	// development chain's keys into the keystore.
	engine.start(&chain, pool, network, sync)?;
	Ok(chain.tasks)
}

fn transaction_pool(config: &Configuration, chain: &Chain) -> Arc<Pool> {
	let pool = sc_transaction_pool::Builder::new(
		chain.tasks.spawn_essential_handle(),
		chain.client.clone(),
		config.role.is_authority().into(),
	)
	.with_options(config.transaction_pool.clone())
	.with_prometheus(config.prometheus_registry())
	.build();
	Arc::new(pool)
}

/// Builds the module of RPC methods, once for each RPC server.
type RpcBuilder = Box<dyn Fn(SubscriptionTaskExecutor) -> Result<RpcModule<()>, sc_service::Error>>;

fn rpc_builder(methods: Methods) -> RpcBuilder {
	Box::new(move |subscriptions| {
		let module = methods.clone().module(subscriptions);
		module.map_err(|error| sc_service::Error::Application(error.into()))
	})
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
	chain.tasks.spawn_handle().spawn("market-reports", None, follow);
}
