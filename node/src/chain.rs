//! [`Chain`]: the opened client and database, and what every task of the node shares.

use crate::{
	chain_spec::is_development,
	cli::BlockTime,
	client::{FullBackend, FullClient, FullSelectChain},
	database, executor,
	genesis::Genesis,
	pool::Pool,
	shield::{keys::Keys, pool::AuthorPool},
};
use ganglion_runtime::{
	opaque::{Block, Header},
	RuntimeApi,
};
use sc_basic_authorship::ProposerFactory;
use sc_client_api::HeaderBackend;
use sc_consensus::LongestChain;
use sc_consensus_aura::{slot_duration, SlotDuration};
use sc_consensus_grandpa::GrandpaPruningFilter;
use sc_service::{Configuration, KeystoreContainer, PruningMode, Role, TaskManager};
use sc_telemetry::{Telemetry, TelemetryHandle, TelemetryWorker};
use sp_consensus_aura::sr25519::AuthorityId;
use sp_runtime::traits::Header as _;
use std::sync::Arc;
use substrate_prometheus_endpoint::Registry;

/// Messages that may wait in the telemetry worker's queue.
const TELEMETRY_BUFFER: usize = 16;

/// An open chain: client, database, keystore and task manager, with the settings that tasks read.
pub struct Chain {
	/// Access to blocks, state and the runtime.
	pub client: Arc<FullClient>,
	/// The client's database.
	pub backend: Arc<FullBackend>,
	/// The fork choice rule.
	pub select_chain: FullSelectChain,
	/// The node's own keys.
	pub keystore: KeystoreContainer,
	/// Secret keys for encrypted transactions, if the node authors blocks.
	pub shield: Keys,
	/// Spawns and supervises the node's tasks.
	pub tasks: TaskManager,
	/// Spawns and supervises the tasks that author and finalise blocks. They stop first.
	pub makers: TaskManager,
	/// The part of the configuration that tasks read.
	pub settings: Settings,
	/// The telemetry connection, if endpoints are configured.
	pub telemetry: Option<Telemetry>,
}

/// The part of the configuration that tasks read.
pub struct Settings {
	/// The node's name.
	pub name: String,
	/// Whether the node may author blocks and vote. It needs session keys as well.
	pub role: Role,
	/// Whether to author blocks without being connected to peers.
	pub force_authoring: bool,
	/// Whether to take no part in GRANDPA, not even as an observer.
	pub disable_grandpa: bool,
	/// Whether the chain is a development chain, see [`is_development`].
	pub development: bool,
	/// Whether the database keeps all states.
	pub keeps_states: bool,
	/// The Prometheus registry, if metrics are enabled.
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
			keeps_states: matches!(config.state_pruning, Some(PruningMode::ArchiveAll)),
			registry: config.prometheus_registry().cloned(),
		}
	}
}

impl Chain {
	/// Opens the database and initialises it with the genesis block if it is empty. Spawns the
	/// telemetry worker if telemetry is configured.
	pub fn open(config: &mut Configuration) -> sc_cli::Result<Self> {
		Self::open_at(config, None)
	}

	/// The same, with a genesis block that has this header and no state, if one is given.
	pub fn open_at(config: &mut Configuration, header: Option<Header>) -> sc_cli::Result<Self> {
		let backend = open_backend(config)?;
		let executor = executor::new(config);
		let genesis = Genesis {
			spec: &*config.chain_spec,
			with_state: !config.no_genesis(),
			header,
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
		// Its tasks are not in the metrics: a registry takes those of one manager.
		let makers = TaskManager::new(config.tokio_handle.clone(), None);
		Ok(Self {
			client: Arc::new(client),
			select_chain: LongestChain::new(backend.clone()),
			backend,
			keystore,
			shield: Keys::default(),
			tasks,
			makers: makers.map_err(sc_service::Error::from)?,
			settings: Settings::new(config),
			telemetry,
		})
	}

	/// Returns the chain's slot duration, which is its block time: chain state that genesis set.
	pub fn slot_duration(&self) -> sc_cli::Result<SlotDuration> {
		Ok(slot_duration::<AuthorityId, _, _>(&*self.client)?)
	}

	/// Returns a handle for sending telemetry, if telemetry is configured.
	pub fn telemetry_handle(&self) -> Option<TelemetryHandle> {
		self.telemetry.as_ref().map(Telemetry::handle)
	}

	/// Returns the transaction pool as the author sees it.
	pub fn author_pool(&self, pool: Arc<Pool>) -> Arc<AuthorPool> {
		Arc::new(AuthorPool::new(pool, self.client.clone(), self.shield.clone()))
	}

	/// Returns the factory of block proposers, which fill new blocks from the transaction pool.
	pub fn proposer_factory(
		&self,
		pool: Arc<AuthorPool>,
	) -> ProposerFactory<AuthorPool, FullClient> {
		ProposerFactory::new(
			self.tasks.spawn_handle(),
			self.client.clone(),
			pool,
			self.settings.registry.as_ref(),
			self.telemetry_handle(),
		)
	}

	/// Returns an error unless the `--block-time` of the command line and the engine fit the
	/// chain's existing blocks. With another block time the chain's clock would jump forward, or
	/// stand still until the wall clock has caught up.
	pub fn check_blocks(&self, requested: Option<BlockTime>, seals: bool) -> sc_cli::Result<()> {
		if let Some(BlockTime::Millis(millis)) = requested {
			self.check_slot_duration(millis)?;
		}
		self.check_engine(seals)
	}

	fn check_slot_duration(&self, requested: u64) -> sc_cli::Result<()> {
		let actual = self.slot_duration()?.as_millis();
		if actual == requested {
			return Ok(());
		}
		Err(sc_cli::Error::Input(format!(
			"genesis set this chain's block time to {actual} ms, but --block-time asks for \
			 {requested} ms. Omit the flag, or start a new chain (`purge-chain`)",
		)))
	}

	/// Compares the engine with the one that authored the best block: Aura seals its blocks, the
	/// engine of development chains does not. A chain that has only its genesis block accepts both.
	fn check_engine(&self, seals: bool) -> sc_cli::Result<()> {
		let best = self.client.expect_header(self.client.chain_info().best_hash)?;
		if *best.number() == 0 {
			return Ok(());
		}
		let by_aura = best.digest().logs().iter().any(|log| log.as_seal().is_some());
		match (seals, by_aura) {
			(true, true) => Err(sc_cli::Error::Input(
				"this chain's blocks were authored by Aura. Omit --dev and --block-time instant, \
				 or start a new chain (`purge-chain`)"
					.into(),
			)),
			(false, false) => Err(sc_cli::Error::Input(
				"this chain's blocks were authored with --dev or --block-time instant. Pass that \
				 flag again, or start a new chain (`purge-chain`)"
					.into(),
			)),
			_ => Ok(()),
		}
	}
}

/// Opens the database, or creates an empty one if there is none.
///
/// A database keeps the state pruning mode it was created with. Unless `--state-pruning` is given,
/// a new development chain is created as an archive, because its clients read past state. If the
/// existing database has another mode, it is opened with that mode.
pub fn open_backend(config: &mut Configuration) -> sc_cli::Result<Arc<FullBackend>> {
	database::check_files(&config.database)?;
	let open = |config: &Configuration| {
		let mut settings = config.db_config();
		// Warp sync proofs need the blocks that change the GRANDPA authorities.
		settings.pruning_filters = vec![Arc::new(GrandpaPruningFilter)];
		sc_service::new_db_backend(settings)
	};
	// Such a node downloads one recent state (warp sync): there is no past state to keep.
	let skips_genesis = config.no_genesis();
	if config.state_pruning.is_some() || skips_genesis || !is_development(&*config.chain_spec) {
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

/// Creates the telemetry worker and connection, if endpoints are configured.
fn telemetry(config: &Configuration) -> sc_cli::Result<Option<(TelemetryWorker, Telemetry)>> {
	let Some(endpoints) = config.telemetry_endpoints.clone().filter(|all| !all.is_empty()) else {
		return Ok(None);
	};
	let worker = TelemetryWorker::new(TELEMETRY_BUFFER).map_err(sc_service::Error::from)?;
	let telemetry = worker.handle().new_telemetry(endpoints);
	Ok(Some((worker, telemetry)))
}
