//! The command line: flags and subcommands.

use crate::database::MIN_FREE_MIB;
use clap::{parser::ValueSource, ArgMatches, CommandFactory, FromArgMatches};
use ganglion_runtime::Hash;
use sc_cli::{
	CliConfiguration, DatabaseParams, KeySubcommand, PruningParams, RunCmd, SharedParams,
	SubstrateCli,
};
use std::{path::PathBuf, str::FromStr};

/// The parsed command line.
#[derive(Debug, clap::Parser)]
pub struct Cli {
	/// The command to run. Without one the node is started.
	#[command(subcommand)]
	pub subcommand: Option<Subcommand>,

	/// Substrate's flags.
	#[command(flatten)]
	pub run: RunCmd,

	/// The block time of a development chain.
	#[command(flatten)]
	pub timing: Timing,

	/// When a development chain makes blocks.
	#[command(flatten)]
	pub devnet: Devnet,

	/// Free space of the database's disk in MiB below which the node does not run. 0 for any.
	#[arg(long, value_name = "MIB", default_value_t = MIN_FREE_MIB)]
	pub min_free_space: u64,

	/// Subscriptions of all RPC connections together. Each connection may have 16 in any case.
	#[arg(long, value_name = "COUNT", default_value_t = 16_384)]
	pub rpc_max_subscriptions: usize,

	/// Run a chain of type Live although keys that everybody has, such as //Alice's, have power
	/// over it.
	#[arg(long)]
	pub allow_well_known_keys: bool,

	/// The beacon of a development chain.
	#[command(flatten)]
	pub beacon: Beacon,

	/// Where pulses of the random beacon come from.
	#[command(flatten)]
	pub drand: DrandFlags,

	/// The explorer page.
	#[command(flatten)]
	pub explorer: ExplorerFlags,

	/// Which of the flags whose default depends on the chain were given.
	#[arg(skip)]
	pub given: Given,
}

/// Whether flags were given explicitly. Substrate has one default for each, this node's depends on
/// the chain, and the parsed value does not tell a default from a given value.
#[derive(Debug, Default)]
pub struct Given {
	/// `--blocks-pruning`
	pub blocks_pruning: bool,
}

/// Commands other than running the node.
#[derive(Debug, clap::Subcommand)]
pub enum Subcommand {
	/// Key management utilities
	#[command(subcommand)]
	Key(KeySubcommand),

	/// Build a chain specification
	BuildSpec(BuildSpec),

	/// Write a chain specification to a file
	ExportChainSpec(ExportChainSpec),

	/// Validate blocks
	CheckBlock(sc_cli::CheckBlockCmd),

	/// Export blocks
	ExportBlocks(sc_cli::ExportBlocksCmd),

	/// Export the state of a given block into a chain spec
	ExportState(sc_cli::ExportStateCmd),

	/// Import blocks
	ImportBlocks(sc_cli::ImportBlocksCmd),

	/// Remove the whole chain
	PurgeChain(sc_cli::PurgeChainCmd),

	/// Revert the chain to a previous state
	Revert(sc_cli::RevertCmd),

	/// Compare all blocks of the database, and the state of its best and finalised block, with
	/// their hashes
	CheckDb(CheckDb),

	/// Show the database's best and finalised block
	ChainInfo(sc_cli::ChainInfoCmd),

	/// Read the state of a running chain into a file, with which a development chain begins
	/// (`--fork-file`)
	Fork(ForkCmd),
}

/// `fork`
#[derive(Debug, clap::Args)]
pub struct ForkCmd {
	/// A node of the chain: ws://, wss://, http:// or https://. Requests are sent by HTTP.
	#[arg(long)]
	pub url: String,

	/// Take one subnet with its neurons, stakes, weights, bonds, hyperparameters and pool, of any
	/// chain that stores what the Bittensor network does. Without it the whole of a Ganglion chain
	/// is taken.
	#[arg(long)]
	pub netuid: Option<u16>,

	/// The block, by number or hash, whose state the node must still have. The default is the last
	/// final one.
	#[arg(long, value_name = "BLOCK")]
	pub at: Option<BlockId>,

	/// The file. It appears when it is whole.
	pub file: PathBuf,
}

/// A block, by number or by hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockId {
	/// The number.
	Number(u32),
	/// The hash.
	Hash(Hash),
}

impl FromStr for BlockId {
	type Err = String;

	fn from_str(text: &str) -> Result<Self, String> {
		let number = || text.parse().map(Self::Number).map_err(drop);
		let hash = || text.parse().map(Self::Hash).map_err(drop);
		number().or_else(|()| hash()).map_err(|()| {
			format!("`{text}` is no block: a number, or a hash (0x… of 64 digits), is expected")
		})
	}
}

/// `build-spec`
#[derive(Debug, clap::Args)]
pub struct BuildSpec {
	/// Substrate's flags.
	#[command(flatten)]
	pub cmd: sc_cli::BuildSpecCmd,

	/// The block time to write into genesis.
	#[command(flatten)]
	pub timing: Timing,

	/// The beacon to write into genesis.
	#[command(flatten)]
	pub beacon: Beacon,
}

/// `export-chain-spec`
#[derive(Debug, clap::Args)]
pub struct ExportChainSpec {
	/// Substrate's flags.
	#[command(flatten)]
	pub cmd: sc_cli::ExportChainSpecCmd,

	/// The block time to write into genesis.
	#[command(flatten)]
	pub timing: Timing,

	/// The beacon to write into genesis.
	#[command(flatten)]
	pub beacon: Beacon,
}

/// The beacon of a development chain.
#[derive(Debug, Clone, Copy, clap::Args)]
pub struct Beacon {
	/// Accept the development beacon's pulses instead of quicknet's.
	///
	/// For development chains only, and written into genesis: a chain keeps the beacon it was
	/// started with. The secret of this beacon is in the source code, so the node makes its pulses
	/// itself and needs no Internet, and timelocked data hides nothing. Clients must be told the
	/// beacon's key: those of the network have quicknet's built in.
	#[arg(long)]
	pub development_beacon: bool,
}

/// Where pulses of the random beacon come from.
///
/// An author fetches those that the chain lacks, unless the chain is a development chain.
#[derive(Debug, Clone, clap::Args)]
pub struct DrandFlags {
	/// Fetch pulses of the random beacon from drand's public servers.
	///
	/// The default of authors, except on development chains.
	#[arg(long)]
	pub drand: bool,

	/// Fetch pulses of the random beacon from a server of drand's HTTP API.
	///
	/// For example `https://api.drand.sh`, or `https://api.drand.sh/v2` for version 2 of the API.
	/// Can be given several times; the node asks them in this order.
	#[arg(long, value_name = "URL")]
	pub drand_url: Vec<String>,

	/// Take pulses of the random beacon from a file, for a node without Internet.
	///
	/// One pulse a line: the round and its signature in hexadecimal, separated by a space, or JSON
	/// as drand's API sends it. Lines that begin with `#` are ignored. Rounds whose time has not
	/// come by this machine's clock wait for it.
	#[arg(long, value_name = "FILE", conflicts_with_all = ["drand", "drand_url"])]
	pub drand_pulses: Option<PathBuf>,

	/// Fetch no pulses of the random beacon.
	#[arg(long, conflicts_with_all = ["drand", "drand_url", "drand_pulses"])]
	pub no_drand: bool,
}

/// The explorer page.
#[derive(Debug, Clone, Copy, clap::Args)]
pub struct ExplorerFlags {
	/// Serve the explorer page of a development chain on this port, at the addresses of the RPC
	/// server. 0 for any free port.
	///
	/// The default of `--dev` is 9950, or any free port if that is taken. Without `--dev` there is
	/// no page by default.
	#[arg(long, value_name = "PORT")]
	pub explorer_port: Option<u16>,

	/// Serve no explorer page.
	#[arg(long, conflicts_with = "explorer_port")]
	pub no_explorer: bool,
}

/// `check-db`
#[derive(Debug, clap::Args)]
pub struct CheckDb {
	/// Substrate's flags.
	#[command(flatten)]
	pub shared: SharedParams,

	/// Substrate's flags of pruning.
	#[command(flatten)]
	pub pruning: PruningParams,

	/// Substrate's flags of the database.
	#[command(flatten)]
	pub database: DatabaseParams,
}

impl CliConfiguration for CheckDb {
	fn shared_params(&self) -> &SharedParams {
		&self.shared
	}

	fn pruning_params(&self) -> Option<&PruningParams> {
		Some(&self.pruning)
	}

	fn database_params(&self) -> Option<&DatabaseParams> {
		Some(&self.database)
	}
}

/// The block time.
#[derive(Debug, Clone, Copy, clap::Args)]
pub struct Timing {
	/// Time between blocks in milliseconds, or `instant` for a block as soon as there is a
	/// transaction.
	///
	/// For development chains only. The time is written into genesis, so a chain keeps the one it
	/// was started with. The default is 250 for `--dev` and 12000 for `localnet`. With `instant`
	/// the node authors every block itself and finalises it, authors an empty one for each second
	/// without transactions, and further ones on request (`dev_newBlock`, `engine_createBlock`).
	/// The chain's clock then advances by one block time per block, independently of the wall
	/// clock.
	#[arg(long, value_name = "MS|instant")]
	pub block_time: Option<BlockTime>,
}

/// Accounts that `--accounts` adds at most: all are in the genesis state.
const MOST_ACCOUNTS: i64 = 10_000;
/// TAO that `--balance` gives each at most, as a guard against values in a wrong unit.
const MOST_TAO: u64 = 1_000_000;

/// Flags of development chains.
#[derive(Debug, Clone, clap::Args)]
pub struct Devnet {
	/// When the node makes a block: as soon as there is a transaction, at intervals of the block
	/// time, both, or on request (`dev_newBlock`).
	///
	/// For development chains only. The default of `--dev` is `interval`. The node makes every
	/// block itself and finalises it, without Aura and GRANDPA. `dev_setBlockBuildMode` changes
	/// this while the node runs.
	#[arg(long, value_name = "MODE")]
	pub sealing: Option<Sealing>,

	/// Write where the chain serves requests, its accounts and its subnets into a file (JSON), as
	/// soon as it serves requests.
	///
	/// For chains whose blocks the node makes itself (`--dev`).
	#[arg(long, value_name = "FILE")]
	pub config_out: Option<PathBuf>,

	/// Begin with the state in a file, if there is one, and write the state of the best block to it
	/// when the node stops.
	///
	/// For chains whose blocks the node makes itself (`--dev`). `dev_dumpState` writes such files.
	#[arg(long, value_name = "FILE")]
	pub state: Option<PathBuf>,

	/// Begin with a fork of another chain, which `ganglion fork` has read into a file: the chain
	/// goes on with its state, offline, and //Alice is root.
	///
	/// For chains whose blocks the node makes itself (`--dev`). The files of `dev_dumpState` can be
	/// forked too.
	#[arg(long, value_name = "FILE", conflicts_with = "state")]
	pub fork_file: Option<PathBuf>,

	/// Further accounts with TAO: //Dev1, //Dev2 and so on. They are written into genesis.
	#[arg(long, value_name = "COUNT", default_value_t = 0)]
	#[arg(value_parser = clap::value_parser!(u32).range(..=MOST_ACCOUNTS))]
	pub accounts: u32,

	/// Free TAO of each account that `--accounts` asks for.
	#[arg(long, value_name = "TAO", default_value_t = 10_000)]
	#[arg(value_parser = clap::value_parser!(u64).range(1..=MOST_TAO))]
	pub balance: u64,
}

/// The value of `--sealing`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Sealing {
	/// As soon as there is a transaction.
	Instant,
	/// At intervals of the block time.
	Interval,
	/// At intervals, and as soon as there is a transaction.
	Mixed,
	/// On request.
	Manual,
}

/// The value of `--block-time`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockTime {
	/// Time between blocks in milliseconds.
	Millis(u64),
	/// A block as soon as there is a transaction.
	Instant,
}

impl BlockTime {
	/// Minimum. In less time a block cannot be authored, executed and stored.
	const MIN_MS: u64 = 50;
	/// Maximum, as a guard against values in a wrong unit.
	const MAX_MS: u64 = 60_000;
}

impl FromStr for BlockTime {
	type Err = String;

	fn from_str(input: &str) -> Result<Self, Self::Err> {
		if input == "instant" {
			return Ok(Self::Instant);
		}
		let range = Self::MIN_MS..=Self::MAX_MS;
		match input.parse() {
			Ok(millis) if range.contains(&millis) => Ok(Self::Millis(millis)),
			_ => Err(format!(
				"expected `instant` or a number of milliseconds from {} to {}",
				range.start(),
				range.end()
			)),
		}
	}
}

impl Cli {
	/// Parses this process's command line. On an error it prints the usage and exits.
	pub fn from_command_line() -> Self {
		let matches = Self::setup_command(with_our_defaults(Self::command())).get_matches();
		let mut cli = Self::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
		cli.given = Given { blocks_pruning: is_given(&matches, "blocks_pruning") };
		cli
	}

	/// Returns the `--block-time` of the given command.
	pub fn block_time(&self) -> Option<BlockTime> {
		let timing = match &self.subcommand {
			None => self.timing,
			Some(Subcommand::BuildSpec(build)) => build.timing,
			Some(Subcommand::ExportChainSpec(export)) => export.timing,
			Some(_) => return None,
		};
		timing.block_time
	}

	/// Returns an error if there are flags of chains whose blocks the node makes itself, and it
	/// does not.
	pub fn check_devnet(&self) -> Result<(), String> {
		let flags = [
			("--config-out", self.devnet.config_out.is_some()),
			("--state", self.devnet.state.is_some()),
			("--fork-file", self.devnet.fork_file.is_some()),
			("--accounts", self.devnet.accounts > 0),
		];
		let given = flags.into_iter().find(|(_, is_given)| *is_given);
		match given.filter(|_| self.sealing().is_none()) {
			Some((flag, _)) => Err(format!(
				"{flag} is for chains whose blocks the node makes itself: pass --dev besides"
			)),
			None => Ok(()),
		}
	}

	/// Returns when the node makes blocks, if it makes them itself: on a development chain, unless
	/// it was started with its authorities' flags.
	pub fn sealing(&self) -> Option<Sealing> {
		let usual = match (self.block_time(), self.run.shared_params.dev) {
			(Some(BlockTime::Instant), _) => Some(Sealing::Instant),
			(_, true) => Some(Sealing::Interval),
			_ => None,
		};
		self.devnet.sealing.or(usual)
	}

	/// Returns whether the given command has `--development-beacon`.
	pub fn development_beacon(&self) -> bool {
		let beacon = match &self.subcommand {
			None => self.beacon,
			Some(Subcommand::BuildSpec(build)) => build.beacon,
			Some(Subcommand::ExportChainSpec(export)) => export.beacon,
			Some(_) => return false,
		};
		beacon.development_beacon
	}
}

/// Default of `--trie-cache-size`, in bytes.
///
/// A hash table of the cache doubles when it is full, and the current block waits while all its
/// entries are moved. With Substrate's default of 1 GiB the tables grow until that takes longer
/// than the rest of the block; with this size they stay too small for that. See "Dissolving a
/// subnet" in `docs/performance.md`.
const TRIE_CACHE_SIZE: &str = "67108864";

/// Defaults of the flags of the RPC server and of the transaction pool: see "What an RPC server
/// holds" in `docs/operating.md`, and `pool` for the pool.
const RUN_DEFAULTS: [(&str, &str); 4] = [
	("rpc_max_connections", "1000"),
	("rpc_message_buffer_capacity_per_connection", "16"),
	("rpc_max_request_size", "5"),
	("pool_type", "single-state"),
];

/// Replaces defaults of Substrate's flags by those of this node.
fn with_our_defaults(command: clap::Command) -> clap::Command {
	let ours = |command: clap::Command| {
		command.mut_arg("trie_cache_size", |arg| arg.default_value(TRIE_CACHE_SIZE))
	};
	let command = RUN_DEFAULTS.into_iter().fold(command, |command, (flag, default)| {
		command.mut_arg(flag, |arg| arg.default_value(default))
	});
	ours(command).mut_subcommand("import-blocks", ours).mut_subcommand("check-block", ours)
}

/// Whether a flag was given on the command line.
fn is_given(matches: &ArgMatches, flag: &str) -> bool {
	matches.value_source(flag) == Some(ValueSource::CommandLine)
}

#[cfg(test)]
mod tests {
	use crate::cli::*;

	#[test]
	fn block_should_be_a_number_or_a_hash() {
		assert_eq!("70".parse(), Ok(BlockId::Number(70)));
		let hash = Hash::repeat_byte(7);
		assert_eq!(format!("{hash:?}").parse(), Ok(BlockId::Hash(hash)));
		for text in ["", "-1", "0x12", "latest"] {
			assert!(text.parse::<BlockId>().unwrap_err().contains("no block"), "{text}");
		}
	}
}
