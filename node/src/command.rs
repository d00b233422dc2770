//! Execution of the commands.

use crate::{
	chain::Chain,
	chain_spec::{self, is_development},
	cli::{BlockTime, Cli, Subcommand},
	service::{self, Options},
};
use ganglion_runtime::opaque::Block;
use sc_cli::{CliConfiguration, SubstrateCli, TransactionPoolType};
use sc_network::config::NetworkBackendType;
use sc_service::{BlocksPruning, ChainSpec, Configuration, TaskManager};
use std::future::Future;

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
		chain_spec::load(id, self.block_time(), self.development_beacon())
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
			let (chain, queue) = service::open_for_import(&mut config)?;
			Ok((cmd.run(chain.client, queue), chain.tasks))
		}),
		Some(Subcommand::ImportBlocks(cmd)) => on_chain(&cli, cmd, |mut config| {
			let (chain, queue) = service::open_for_import(&mut config)?;
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
			let revert_votes = Box::new(|client, _, blocks| {
				Ok(sc_consensus_grandpa::revert::<Block, _>(client, blocks)?)
			});
			Ok((cmd.run(chain.client, chain.backend, Some(revert_votes)), chain.tasks))
		}),
		Some(Subcommand::PurgeChain(cmd)) => {
			cli.create_runner(cmd)?.sync_run(|config| cmd.run(config.database))
		},
		Some(Subcommand::ChainInfo(cmd)) => {
			cli.create_runner(cmd)?.sync_run(|config| cmd.run::<Block>(&config))
		},
	}
}

/// Runs the node, with the defaults that depend on the chain.
fn run_node(cli: &Cli) -> sc_cli::Result<()> {
	let block_time = cli.block_time();
	let options = Options {
		block_time,
		development_beacon: cli.development_beacon(),
		drand: cli.drand.clone(),
	};
	let keep_blocks = !cli.given.blocks_pruning;
	let mut cmd = cli.run.clone();
	if cmd.shared_params.log.is_empty() && (cmd.shared_params.dev || block_time.is_some()) {
		cmd.shared_params.log.push(FAST_CHAIN_LOG.into());
	}
	if block_time == Some(BlockTime::Instant) && !cli.given.pool_type {
		// There are no forks, and the fork-aware pool may lose a transaction that arrives between
		// two blocks authored within a few milliseconds.
		cmd.pool_config.pool_type = TransactionPoolType::SingleState;
	}
	cli.create_runner(&cmd)?.run_node_until_exit(|mut config| async move {
		if keep_blocks && is_development(&*config.chain_spec) {
			config.blocks_pruning = BlocksPruning::KeepAll;
		}
		if !matches!(config.network.network_backend, NetworkBackendType::Litep2p) {
			return Err("this node's only network backend is litep2p".into());
		}
		service::start(config, options)
	})
}

/// Runs a command on the opened chain.
fn on_chain<Work: Future<Output = sc_cli::Result<()>>>(
	cli: &Cli,
	cmd: &impl CliConfiguration,
	work: impl FnOnce(Configuration) -> sc_cli::Result<(Work, TaskManager)>,
) -> sc_cli::Result<()> {
	cli.create_runner(cmd)?.async_run(work)
}
