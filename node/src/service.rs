//! Assembly of the node from its parts.

use crate::{
	chain::Chain,
	cli::{BlockTime, DrandFlags, Sealing},
	client::FullClient,
	devnet,
	drand::{self, source::Source, Beacon},
	dump::{self, Dump},
	engine::{
		self,
		seal::{self, Building, Finality, Mode, Pace},
		EngineRpc, PreparedEngine,
	},
	fork::start::Beginning,
	market, memory,
	network::NetworkSetup,
	pool::{Pool, PoolSettings},
	rpc::{self, dev::Dev, Methods, Server, Standard},
	running::Running,
	tasks::Tasks,
	types::{
		account::{account, extra},
		CurrentTypes,
	},
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
use sp_runtime::traits::Header;
use std::{
	path::{Path, PathBuf},
	sync::Arc,
	time::Duration,
};

/// Opens a chain for a command that imports blocks from a file or from the database. `seals` says
/// that they are those of `--dev`.
pub fn open_for_import(
	config: &mut Configuration,
	seals: bool,
) -> sc_cli::Result<(Chain, DefaultImportQueue<Block>)> {
	let chain = Chain::open(config)?;
	let queue = engine::import_queue(&chain, seals && chain.settings.development)?;
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
	/// When the node makes blocks, if it makes them itself.
	pub sealing: Option<Sealing>,
	/// `--development-beacon`
	pub development_beacon: bool,
	/// `--config-out`
	pub config_out: Option<PathBuf>,
	/// `--state`
	pub state: Option<PathBuf>,
	/// `--fork-file`
	pub fork_file: Option<PathBuf>,
	/// `--accounts`
	pub accounts: u32,
	/// Where pulses come from.
	pub drand: DrandFlags,
}

/// Starts the node.
pub async fn start(
	mut config: Configuration,
	options: Options,
	limits: Limits,
) -> sc_cli::Result<Running> {
	let mut chain = open(&mut config, &options).await?;
	chain.check_blocks(options.block_time, options.sealing.is_some())?;
	drand::check_development_beacon(&chain.client, options.development_beacon)?;
	let pool = Arc::new(Pool::new(
		limits.pool,
		chain.client.clone(),
		config.role,
		config.prometheus_registry(),
		chain.tasks.spawn_essential_handle(),
	));

	let mut network = NetworkSetup::new(&config);
	let seal = seal_start(options.sealing, options.block_time, &chain)?;
	let PreparedEngine { engine, import_queue, rpc, warp_sync } =
		engine::prepare(seal, &config, &chain, &mut network)?;
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
		engine_maintains_pool: engine.maintains_pool(),
		transactions: tx_handler_controller,
	};
	tasks.spawn(&mut chain)?;
	let dev = dev_methods(&chain, &rpc, options.accounts)?;
	let methods =
		Methods { client: chain.client.clone(), pool: pool.clone(), engine: rpc, dev: dev.clone() };
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
	if let Some((dev, seal)) = dev.zip(seal) {
		start_devnet(&config, &chain, dev, &server, options.config_out, seal.building.mode)?;
	}
	// If the folder is a temporary one, dropping this removes it.
	chain.tasks.keep_alive(config.base_path);
	start_market_reports(&chain, sync.clone());
	memory::give_back(&chain.tasks, chain.settings.registry.as_ref());
	start_beacon(&chain, pool.clone(), sync.clone(), &options.drand)?;
	// Last, because the voter looks for its keys only once, and a development chain's keys have
	// just been put into the keystore.
	engine.start(&chain, pool, network, sync)?;
	let at_end = options.state.map(|path| saving(chain.client, path));
	Ok(Running { server, makers: chain.makers, at_end, tasks: chain.tasks, refused: None })
}

/// Opens the chain, and begins with the state in a file if there is one.
async fn open(config: &mut Configuration, options: &Options) -> sc_cli::Result<Chain> {
	if let Some(path) = &options.fork_file {
		let beginning = Beginning::of(Dump::read(path)?, &*config.chain_spec);
		let Beginning { dump, notes } =
			beginning.map_err(|error| format!("{}: {error}", path.display()))?;
		notes.iter().for_each(|note| log::warn!("The fork is not as the other chain: {note}"));
		return begin(config, dump, "--fork-file", path).await;
	}
	match options.state.as_deref().filter(|path| path.exists()) {
		Some(path) => begin(config, Dump::read(path)?, "--state", path).await,
		None => Chain::open(config),
	}
}

/// Opens an empty database, and begins with the state of a file.
async fn begin(
	config: &mut Configuration,
	dump: Dump,
	flag: &str,
	path: &Path,
) -> sc_cli::Result<Chain> {
	dump.check_whole()?;
	let genesis = dump.genesis.hash();
	let chain = Chain::open_at(config, Some(dump.genesis.clone()))?;
	let info = chain.client.chain_info();
	if info.best_number > 0 || info.genesis_hash != genesis {
		return Err(format!(
			"{flag} begins a chain, and the database has one already. Omit the flag, or start a \
			 new chain (`purge-chain`)"
		)
		.into());
	}
	let number = *dump.header.number();
	dump.import(&chain.client).await?;
	log::info!("The chain begins at block {number}, with the state in {}", path.display());
	Ok(chain)
}

/// Returns what writes the state of the best block when the node stops.
fn saving(client: Arc<FullClient>, path: PathBuf) -> Box<dyn FnOnce() + Send> {
	Box::new(move || match dump::write(&client, client.chain_info().best_hash, &path) {
		Ok(done) => log::info!("The state of block {} is in {}", done.number, path.display()),
		Err(error) => log::error!("The state was not written: {error}"),
	})
}

/// Returns what the methods of development chains work on, if the engine is theirs.
fn dev_methods(chain: &Chain, rpc: &EngineRpc, accounts: u32) -> sc_cli::Result<Option<Dev>> {
	let EngineRpc::Seal(requests) = rpc else { return Ok(None) };
	let client = chain.client.clone();
	let types = CurrentTypes::new(client.clone());
	let dev = Dev { client, requests: requests.clone(), types, extra_accounts: accounts };
	if accounts > 0 {
		let last = account(&extra(accounts))?;
		let genesis = chain.client.chain_info().genesis_hash;
		// A chain that began with a file's state has no state of its genesis block.
		if dev.free(genesis, &last).is_ok_and(|free| free == 0) {
			return Err(
				"this chain's genesis has not the accounts that --accounts asks for. Omit \
				 the flag, or start a new chain (`purge-chain`)"
					.into(),
			);
		}
	}
	Ok(Some(dev))
}

/// Tells people and programs of a development chain.
fn start_devnet(
	config: &Configuration,
	chain: &Chain,
	dev: Dev,
	server: &Server,
	config_out: Option<PathBuf>,
	mode: Mode,
) -> sc_cli::Result<()> {
	let (name, slot) = (config.chain_spec.name().into(), chain.slot_duration()?.as_millis());
	let start = devnet::start::Start::of(&dev, name, mode.to_string(), slot, &server.addresses);
	let start = start.map_err(String::from)?;
	println!("{}", start.banner());
	if let Some(path) = config_out {
		start.write(&path).map_err(String::from)?;
	}
	let names = start.names()?;
	let lines = devnet::extrinsics::follow(dev, names);
	chain.tasks.spawn_handle().spawn("extrinsic-lines", None, lines);
	Ok(())
}

/// Wall-clock time without transactions and requests after which `--block-time instant` makes an
/// empty block, because epochs have to run.
const HEARTBEAT: Duration = Duration::from_secs(1);

/// Returns how the engine of development chains starts, if the node has that engine.
fn seal_start(
	sealing: Option<Sealing>,
	block_time: Option<BlockTime>,
	chain: &Chain,
) -> sc_cli::Result<Option<seal::Start>> {
	let Some(sealing) = sealing else { return Ok(None) };
	let by_blocks = block_time == Some(BlockTime::Instant);
	let mode = match sealing {
		Sealing::Instant => Mode::Instant,
		Sealing::Interval => Mode::Interval,
		Sealing::Mixed => Mode::Mixed,
		Sealing::Manual => Mode::Manual,
	};
	let interval = (by_blocks && mode == Mode::Instant).then_some(HEARTBEAT);
	let usual = chain.slot_duration()?.as_duration();
	Ok(Some(seal::Start {
		building: Building { mode, interval, finality: Finality::Lagging }.checked(usual)?,
		pace: if by_blocks { Pace::Blocks } else { Pace::Wall },
	}))
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
