//! Execution of the commands.

use crate::{
	chain::{open_backend, Chain},
	chain_spec::{self, is_development, Wishes},
	check,
	cli::{Cli, ExplorerFlags, Subcommand},
	database,
	explorer::{self, Place},
	fork,
	pool::PoolSettings,
	running,
	service::{self, Limits, Options},
	well_known,
};
use ganglion_runtime::opaque::Block;
use sc_cli::{CliConfiguration, SubstrateCli, TransactionPoolParams, TransactionPoolType};
use sc_network::config::NetworkBackendType;
use sc_service::{BlocksPruning, ChainSpec, Configuration, TaskManager};
use std::{future::Future, time::Duration};

/// Log filter of a development chain, unless `--log` is given. Of Substrate's four lines for each
/// block it keeps the last only; at four blocks a second the others would bury the rest of the log.
const FAST_CHAIN_LOG: &str = "sc_basic_authorship=warn,aura=warn";

impl SubstrateCli for Cli {
	fn impl_name() -> String {
		"Ganglion Node".into()
	}

	fn impl_version() -> String {
		env!("SUBSTRATE_CLI_IMPL_VERSION").into()
	}

	fn description() -> String {
		env!("CARGO_PKG_DESCRIPTION").into()
	}

	fn author() -> String {
		"the Ganglion developers".into()
	}

	fn support_url() -> String {
		"the issue tracker of the Ganglion repository".into()
	}

	fn copyright_start_year() -> i32 {
		2025
	}

	fn load_spec(&self, id: &str) -> Result<Box<dyn ChainSpec>, String> {
		chain_spec::load(id, &self.wishes())
	}
}

impl Cli {
	/// Returns what the command line says of the genesis of a development chain.
	fn wishes(&self) -> Wishes {
		Wishes {
			block_time: self.block_time(),
			development_beacon: self.development_beacon(),
			accounts: self.devnet.accounts,
			balance: self.devnet.balance,
		}
	}
}

/// Runs the command of the command line until it is done or the process receives a signal to stop.
pub fn run(cli: Cli) -> sc_cli::Result<()> {
	match &cli.subcommand {
		None => run_node(&cli),
		Some(Subcommand::Key(cmd)) => cmd.run(&cli),
		Some(Subcommand::BuildSpec(build)) => cli
			.create_runner(&build.cmd)?
			.sync_run(|config| build.cmd.run(config.chain_spec, config.network)),
		Some(Subcommand::ExportChainSpec(export)) => {
			export.cmd.run(cli.load_spec(&export.cmd.chain)?)
		},
		Some(Subcommand::CheckBlock(cmd)) => on_chain(&cli, cmd, |mut config| {
			let (chain, queue) = service::open_for_import(&mut config, cmd.shared_params.dev)?;
			Ok((cmd.run(chain.client, queue), chain.tasks))
		}),
		Some(Subcommand::ImportBlocks(cmd)) => on_chain(&cli, cmd, |mut config| {
			let (chain, queue) = service::open_for_import(&mut config, cmd.shared_params.dev)?;
			Ok((cmd.run(chain.client, queue), chain.tasks))
		}),
		Some(Subcommand::ExportBlocks(cmd)) => on_chain(&cli, cmd, |mut config| {
			let chain = Chain::open(&mut config)?;
			Ok((cmd.run(chain.client, config.database), chain.tasks))
		}),
		Some(Subcommand::ExportState(cmd)) => on_chain(&cli, cmd, |mut config| {
			let chain = Chain::open(&mut config)?;
			Ok((cmd.run(chain.client, config.chain_spec), chain.tasks))
		}),
		Some(Subcommand::Revert(cmd)) => on_chain(&cli, cmd, |mut config| {
			let chain = Chain::open(&mut config)?;
			// The chain of `--dev` has no votes.
			let has_votes = !cmd.shared_params.dev;
			let revert_votes = Box::new(move |client, _, blocks| {
				if has_votes {
					sc_consensus_grandpa::revert::<Block, _>(client, blocks)?;
				}
				Ok(())
			});
			Ok((cmd.run(chain.client, chain.backend, Some(revert_votes)), chain.tasks))
		}),
		Some(Subcommand::CheckDb(cmd)) => cli.create_runner(cmd)?.sync_run(|mut config| {
			if !database::exists(&config.database) {
				return Err("there is no database to check".into());
			}
			let backend = open_backend(&mut config)?;
			Ok(check::run(&backend)?)
		}),
		Some(Subcommand::PurgeChain(cmd)) => {
			cli.create_runner(cmd)?.sync_run(|config| cmd.run(config.database))
		},
		Some(Subcommand::Fork(cmd)) => fork::run(cmd),
		Some(Subcommand::ChainInfo(cmd)) => cli.create_runner(cmd)?.sync_run(|config| {
			database::check_files(&config.database)?;
			cmd.run::<Block>(&config)
		}),
	}
}

/// Runs the node, with the defaults that depend on the chain.
fn run_node(cli: &Cli) -> sc_cli::Result<()> {
	let block_time = cli.block_time();
	let options = Options {
		block_time,
		sealing: cli.sealing(),
		development_beacon: cli.development_beacon(),
		config_out: cli.devnet.config_out.clone(),
		state: cli.devnet.state.clone(),
		fork_file: cli.devnet.fork_file.clone(),
		accounts: cli.devnet.accounts,
		drand: cli.drand.clone(),
	};
	let keep_blocks = !cli.given.blocks_pruning;
	let mut cmd = cli.run.clone();
	if cmd.shared_params.log.is_empty() && (cmd.shared_params.dev || block_time.is_some()) {
		cmd.shared_params.log.push(FAST_CHAIN_LOG.into());
	}
	cli.check_devnet()?;
	if !matches!(cmd.pool_config.pool_type, TransactionPoolType::SingleState) {
		return Err("this node's only transaction pool is single-state".into());
	}
	running::run_until_exit(cli, &cmd, |mut config| async move {
		if keep_blocks && is_development(&*config.chain_spec) {
			config.blocks_pruning = BlocksPruning::KeepAll;
		}
		if !matches!(config.network.network_backend, NetworkBackendType::Litep2p) {
			return Err("this node's only network backend is litep2p".into());
		}
		if cli.sealing().is_some() {
			chain_spec::check_development("--dev or --sealing", &*config.chain_spec)?;
		}
		// The page reads states that only the node of a development chain keeps.
		if cli.explorer.explorer_port.is_some() {
			chain_spec::check_development("--explorer-port", &*config.chain_spec)?;
		}
		if !cli.allow_well_known_keys {
			well_known::refuse(&*config.chain_spec)?;
		}
		database::check_space(&config.database, cli.min_free_space)?;
		let limits = Limits {
			pool: pool_settings(&cli.run.pool_config, &*config.chain_spec),
			subscriptions: cli.rpc_max_subscriptions,
		};
		let source = config.database.clone();
		let registry = config.prometheus_registry().cloned();
		let mut node = service::start(config, options, limits).await?;
		database::watch_space(&source, cli.min_free_space, &node.tasks, registry.as_ref());
		if let Some(place) = explorer_place(cli.explorer, cli.run.shared_params.dev) {
			let page = explorer::start(place, &node.server.addresses, &node.tasks).await;
			node.refused = page.err();
		}
		Ok(node)
	})
}

/// How long a transaction that was invalid is refused: Substrate's default of `--tx-ban-seconds`.
const BAN: Duration = Duration::from_secs(1800);

/// Returns the settings of the transaction pool. A development chain bans nothing by default.
fn pool_settings(params: &TransactionPoolParams, spec: &dyn ChainSpec) -> PoolSettings {
	let ban = if is_development(spec) { Duration::ZERO } else { BAN };
	PoolSettings {
		count: params.pool_limit,
		bytes: params.pool_kbytes.saturating_mul(1024),
		ban: params.tx_ban_seconds.map_or(ban, Duration::from_secs),
	}
}

/// Returns where the explorer page is served, if it is: `--dev` has one by default.
fn explorer_place(flags: ExplorerFlags, is_dev: bool) -> Option<Place> {
	match flags.explorer_port {
		Some(port) => Some(Place { port, is_required: true }),
		None if is_dev && !flags.no_explorer => {
			Some(Place { port: explorer::PORT, is_required: false })
		},
		None => None,
	}
}

/// Runs a command on the opened chain.
fn on_chain<Work: Future<Output = sc_cli::Result<()>>>(
	cli: &Cli,
	cmd: &impl CliConfiguration,
	work: impl FnOnce(Configuration) -> sc_cli::Result<(Work, TaskManager)>,
) -> sc_cli::Result<()> {
	cli.create_runner(cmd)?.async_run(work)
}
