//! A node put together from its parts.

use crate::{
	aura,
	chain_spec::is_development,
	cli::BlockTime,
	executor::{self, RuntimeExecutor},
	finality::{Finality, VoteProtocol},
	genesis::Genesis,
	market,
	rpc::{EngineMethods, Methods},
	seal,
};
use futures::{channel::mpsc, FutureExt};
use ganglion_runtime::{opaque::Block, Hash, RuntimeApi};
use sc_client_api::{Backend, HeaderBackend};
use sc_consensus::{DefaultImportQueue, LongestChain};
use sc_consensus_aura::{slot_duration, SlotDuration};
use sc_consensus_grandpa::GrandpaPruningFilter;
use sc_consensus_manual_seal::EngineCommand;
use sc_network::{
	config::FullNetworkConfiguration, service::traits::NetworkService, Litep2pNetworkBackend,
	NetworkBackend, NotificationMetrics,
};
use sc_network_sync::SyncingService;
use sc_offchain::{OffchainWorkerOptions, OffchainWorkers};
use sc_service::{
	BuildNetworkParams, Configuration, KeystoreContainer, PruningMode, Role, SpawnTasksParams,
	TFullBackend, TFullClient, TaskManager, WarpSyncConfig,
};
use sc_telemetry::{Telemetry, TelemetryHandle, TelemetryWorker};
use sc_transaction_pool::TransactionPoolHandle;
use sc_transaction_pool_api::OffchainTransactionPoolFactory;
use sp_consensus_aura::sr25519::AuthorityId;
use sp_runtime::traits::Header;
use std::sync::Arc;
use substrate_prometheus_endpoint::Registry;

/// The database.
pub type FullBackend = TFullBackend<Block>;
/// The chain: database and runtime.
pub type FullClient = TFullClient<Block, RuntimeApi, RuntimeExecutor>;
/// How the best block is chosen.
pub type FullSelectChain = LongestChain<FullBackend, Block>;
/// Transactions that wait for a block.
pub type Pool = TransactionPoolHandle<Block, FullClient>;
/// What speaks to other nodes.
pub type Networking = Litep2pNetworkBackend;
/// The protocols to speak with other nodes.
pub type NetworkConfig = FullNetworkConfiguration<Block, Hash, Networking>;

/// A chain on disk, open and able to run its runtime, and the tasks that work on it.
pub struct Chain {
	/// The chain.
	pub client: Arc<FullClient>,
	/// Its database.
	pub backend: Arc<FullBackend>,
	/// How the best block is chosen.
	pub select_chain: FullSelectChain,
	/// The node's own keys.
	pub keystore: KeystoreContainer,
	/// What runs besides.
	pub tasks: TaskManager,
	/// How they are to run.
	pub settings: Settings,
	telemetry: Option<Telemetry>,
}

/// What the tasks have to know of the configuration.
pub struct Settings {
	/// The node's name.
	pub name: String,
	/// Whether the node makes blocks and votes, if it has the keys.
	pub role: Role,
	/// Whether it makes blocks even without peers.
	pub force_authoring: bool,
	/// Whether it keeps out of finality.
	pub disable_grandpa: bool,
	/// Whether the chain is for trying things out.
	pub development: bool,
	/// The metrics, if there are any.
	pub registry: Option<Registry>,
}

impl Settings {
	fn new(config: &Configuration) -> Self {
		Self {
			name: config.network.node_name.clone(),
			role: config.role,
			force_authoring: config.force_authoring,
			disable_grandpa: config.disable_grandpa,
			development: is_development(&*config.chain_spec),
			registry: config.prometheus_registry().cloned(),
		}
	}
}

impl Chain {
	/// Opens the database, or starts a new chain in an empty one.
	pub fn open(config: &mut Configuration) -> sc_cli::Result<Self> {
		let backend = open_backend(config)?;
		let executor = executor::new(config);
		let genesis = Genesis {
			spec: &*config.chain_spec,
			with_state: !config.no_genesis(),
			backend: backend.clone(),
			executor: executor.clone(),
		};
		let (worker, telemetry) = telemetry(config)?.unzip();
		let (client, backend, keystore, tasks) =
			sc_service::new_full_parts_with_genesis_builder::<Block, RuntimeApi, _, _>(
				config,
				telemetry.as_ref().map(Telemetry::handle),
				executor,
				backend,
				genesis,
				false,
			)?;
		if let Some(worker) = worker {
			tasks.spawn_handle().spawn("telemetry", None, worker.run());
		}
		Ok(Self {
			client: Arc::new(client),
			select_chain: LongestChain::new(backend.clone()),
			backend,
			keystore,
			tasks,
			settings: Settings::new(config),
			telemetry,
		})
	}

	/// The chain's block time, a setting that genesis made.
	pub fn slot_duration(&self) -> sc_cli::Result<SlotDuration> {
		Ok(slot_duration::<AuthorityId, _, _>(&*self.client)?)
	}

	/// Where to send telemetry, if anywhere.
	pub fn telemetry_handle(&self) -> Option<TelemetryHandle> {
		self.telemetry.as_ref().map(Telemetry::handle)
	}

	/// Refuses to go on with a chain whose blocks were made in another rhythm than the one asked
	/// for. Its clock would jump, or stand still until the real time has caught up.
	fn check_block_time(&self, wanted: Option<BlockTime>) -> sc_cli::Result<()> {
		if let Some(BlockTime::Millis(wanted)) = wanted {
			let actual = self.slot_duration()?.as_millis();
			if actual != wanted {
				return Err(sc_cli::Error::Input(format!(
					"this chain's block time is {actual} ms since its genesis, --block-time asks for \
					 {wanted}. Leave the flag out, or start a new chain (`purge-chain`)",
				)));
			}
		}
		let best = self.client.expect_header(self.client.chain_info().best_hash)?;
		if *best.number() == 0 {
			return Ok(());
		}
		let instant = wanted == Some(BlockTime::Instant);
		match (instant, best.digest().logs().iter().any(|log| log.as_seal().is_some())) {
			(true, true) => Err(sc_cli::Error::Input(
				"this chain's blocks were made by Aura. Leave out --block-time instant, or start a \
				 new chain (`purge-chain`)"
					.into(),
			)),
			(false, false) => Err(sc_cli::Error::Input(
				"this chain's blocks were made with --block-time instant. Give that flag again, or \
				 start a new chain (`purge-chain`)"
					.into(),
			)),
			_ => Ok(()),
		}
	}
}

/// A chain keeps the pruning mode it was created with. Unless told otherwise, a new development
/// chain is created to keep everything, because clients read past blocks, if it has them.
fn open_backend(config: &mut Configuration) -> sc_cli::Result<Arc<FullBackend>> {
	let open = |config: &Configuration| {
		let mut settings = config.db_config();
		// The blocks that prove changes of the voters are what warp sync is made from.
		settings.pruning_filters = vec![Arc::new(GrandpaPruningFilter)];
		sc_service::new_db_backend(settings)
	};
	let skips_the_past = config.no_genesis();
	if config.state_pruning.is_some() || skips_the_past || !is_development(&*config.chain_spec) {
		return Ok(open(config)?);
	}
	config.state_pruning = Some(PruningMode::ArchiveAll);
	match open(config) {
		Err(sp_blockchain::Error::StateDatabase(_)) => {
			config.state_pruning = None;
			Ok(open(config)?)
		},
		backend => Ok(backend?),
	}
}

fn telemetry(config: &Configuration) -> sc_cli::Result<Option<(TelemetryWorker, Telemetry)>> {
	let Some(endpoints) = config.telemetry_endpoints.clone().filter(|all| !all.is_empty()) else {
		return Ok(None);
	};
	let worker = TelemetryWorker::new(16).map_err(sc_service::Error::from)?;
	let telemetry = worker.handle().new_telemetry(endpoints);
	Ok(Some((worker, telemetry)))
}

/// Opens a chain for a command that executes blocks of a file or of the database.
pub fn open_for_import(
	config: &mut Configuration,
) -> sc_cli::Result<(Chain, DefaultImportQueue<Block>)> {
	let chain = Chain::open(config)?;
	let finality = Finality::new(&chain)?;
	let queue = aura::import_queue(&chain, finality.block_import)?;
	Ok((chain, queue))
}

/// Starts the node.
pub fn start(
	mut config: Configuration,
	block_time: Option<BlockTime>,
) -> sc_cli::Result<TaskManager> {
	let mut chain = Chain::open(&mut config)?;
	chain.check_block_time(block_time)?;

	let pool = transaction_pool(&config, &chain);
	let metrics = notification_metrics(&config);
	let mut net_config = NetworkConfig::new(&config.network, config.prometheus_registry().cloned());
	let parts = if block_time == Some(BlockTime::Instant) {
		instant_parts(&chain)
	} else {
		aura_parts(&config, &chain, &mut net_config, metrics.clone())?
	};
	let (network, system_rpc_tx, tx_handler_controller, sync, _) =
		sc_service::build_network(BuildNetworkParams {
			config: &config,
			net_config,
			client: chain.client.clone(),
			transaction_pool: pool.clone(),
			spawn_handle: chain.tasks.spawn_handle(),
			spawn_essential_handle: chain.tasks.spawn_essential_handle(),
			import_queue: parts.import_queue,
			block_announce_validator_builder: None,
			warp_sync_config: parts.warp_sync,
			block_relay: None,
			metrics,
			gap_sync_body_policy: None,
		})?;

	start_offchain_workers(&config, &chain, pool.clone(), network.clone())?;
	let methods =
		Methods { client: chain.client.clone(), pool: pool.clone(), engine: parts.methods };
	sc_service::spawn_tasks(SpawnTasksParams {
		config,
		client: chain.client.clone(),
		backend: chain.backend.clone(),
		task_manager: &mut chain.tasks,
		keystore: chain.keystore.keystore(),
		transaction_pool: pool.clone(),
		rpc_builder: Box::new(move |subscriptions| {
			let module = methods.clone().module(subscriptions);
			module.map_err(|error| sc_service::Error::Application(error.into()))
		}),
		network: network.clone(),
		system_rpc_tx,
		tx_handler_controller,
		sync_service: sync.clone(),
		telemetry: chain.telemetry.as_mut(),
		tracing_execute_block: None,
	})?;
	start_market_reports(&chain, sync.clone());
	// Last, because the voter looks for its keys only once, and a development chain's keys have
	// just been put into the keystore.
	parts.engine.start(&chain, pool, network, sync)?;
	Ok(chain.tasks)
}

/// What differs between the ways to make blocks.
struct Parts {
	engine: Engine,
	import_queue: DefaultImportQueue<Block>,
	methods: EngineMethods,
	warp_sync: Option<WarpSyncConfig<Block>>,
}

/// What makes and finalises blocks, until it is started.
enum Engine {
	/// Aura and GRANDPA.
	Slots(Box<Finality>, VoteProtocol),
	/// Instant seal, listening for requests.
	Instant(mpsc::Receiver<EngineCommand<Hash>>),
}

fn aura_parts(
	config: &Configuration,
	chain: &Chain,
	network: &mut NetworkConfig,
	metrics: NotificationMetrics,
) -> sc_cli::Result<Parts> {
	let finality = Finality::new(chain)?;
	let votes = finality.join(config, chain, network, metrics);
	Ok(Parts {
		import_queue: aura::import_queue(chain, finality.block_import.clone())?,
		methods: EngineMethods::Finality(finality.view(chain)),
		warp_sync: Some(finality.warp_sync(chain)),
		engine: Engine::Slots(Box::new(finality), votes),
	})
}

fn instant_parts(chain: &Chain) -> Parts {
	let (sender, receiver) = seal::requests();
	Parts {
		import_queue: seal::import_queue(chain),
		methods: EngineMethods::Seal(sender),
		warp_sync: None,
		engine: Engine::Instant(receiver),
	}
}

impl Engine {
	fn start(
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
			Self::Instant(requests) => seal::start(chain, pool, requests),
		}
	}
}

fn notification_metrics(config: &Configuration) -> NotificationMetrics {
	<Networking as NetworkBackend<Block, Hash>>::register_notification_metrics(
		config.prometheus_registry(),
	)
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

fn start_market_reports(chain: &Chain, sync: Arc<SyncingService<Block>>) {
	let follow = market::follow(chain.client.clone(), sync, chain.settings.registry.clone());
	chain.tasks.spawn_handle().spawn("market-reports", None, follow);
}
