//! The command line's shape.

use clap::{parser::ValueSource, ArgMatches, CommandFactory, FromArgMatches};
use sc_cli::{KeySubcommand, RunCmd, SubstrateCli};
use std::str::FromStr;

/// All that can be given on the command line.
#[derive(Debug, clap::Parser)]
pub struct Cli {
	/// What to do instead of running the node.
	#[command(subcommand)]
	pub subcommand: Option<Subcommand>,

	/// Substrate's own flags.
	#[command(flatten)]
	pub run: RunCmd,

	/// The block time of a development chain.
	#[command(flatten)]
	pub timing: Timing,

	/// Which flags were typed, where their values cannot tell.
	#[arg(skip)]
	pub given: Given,
}

/// Flags that Substrate gives a default value which is not the right one for every chain of ours.
#[derive(Debug, Default)]
pub struct Given {
	/// `--blocks-pruning`
	pub blocks_pruning: bool,
	/// `--pool-type`
	pub pool_type: bool,
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

	/// Show the database's best and finalised block
	ChainInfo(sc_cli::ChainInfoCmd),
}

/// `build-spec`
#[derive(Debug, clap::Args)]
pub struct BuildSpec {
	/// Substrate's own flags.
	#[command(flatten)]
	pub cmd: sc_cli::BuildSpecCmd,

	/// The block time to write into genesis.
	#[command(flatten)]
	pub timing: Timing,
}

/// `export-chain-spec`
#[derive(Debug, clap::Args)]
pub struct ExportChainSpec {
	/// Substrate's own flags.
	#[command(flatten)]
	pub cmd: sc_cli::ExportChainSpecCmd,

	/// The block time to write into genesis.
	#[command(flatten)]
	pub timing: Timing,
}

/// How fast blocks are made.
#[derive(Debug, Clone, Copy, clap::Args)]
pub struct Timing {
	/// Time between blocks in milliseconds, or `instant` for a block as soon as there is a
	/// transaction.
	///
	/// For development chains only. The time is written into genesis, so a chain keeps the one it
	/// was started with; `--dev` has 250, `localnet` 12000. With `instant` the node makes every
	/// block itself, finalises it, adds an empty one for each second without
	/// transactions, and makes more on request (`engine_createBlock`). The chain's clock then
	/// goes forward by one block time per block, whatever time it really took.
	#[arg(long, value_name = "MS|instant")]
	pub block_time: Option<BlockTime>,
}

/// The value of `--block-time`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockTime {
	/// A block every so many milliseconds.
	Millis(u64),
	/// A block as soon as there is a transaction.
	Instant,
}

impl BlockTime {
	/// Shortest block time: below it a block cannot be made, executed and stored in time.
	const MIN_MS: u64 = 50;
	/// Longest block time, as a guard against seconds mistaken for milliseconds.
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
	/// What this process was called with. Ends the process if that cannot be read.
	pub fn from_command_line() -> Self {
		let matches = Self::setup_command(with_our_defaults(Self::command())).get_matches();
		let mut cli = Self::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
		cli.given = Given {
			blocks_pruning: is_given(&matches, "blocks_pruning"),
			pool_type: is_given(&matches, "pool_type"),
		};
		cli
	}

	/// The block time that the command at hand asks for.
	pub fn block_time(&self) -> Option<BlockTime> {
		let timing = match &self.subcommand {
			None => self.timing,
			Some(Subcommand::BuildSpec(build)) => build.timing,
			Some(Subcommand::ExportChainSpec(export)) => export.timing,
			Some(_) => return None,
		};
		timing.block_time
	}
}

/// What is kept in memory of the state, in bytes, unless the command line says otherwise.
///
/// The tables of the cache double when they are full, and the block at hand waits while all entries are moved. With
/// Substrate's gigabyte they grow until that takes longer than the block itself; with this they never get there, see
/// "Dissolving a subnet" in `docs/performance.md`.
const TRIE_CACHE_SIZE: &str = "67108864";

/// Gives flags of Substrate's the values that suit us best where nothing is typed.
fn with_our_defaults(command: clap::Command) -> clap::Command {
	let ours = |command: clap::Command| {
		command.mut_arg("trie_cache_size", |arg| arg.default_value(TRIE_CACHE_SIZE))
	};
	ours(command).mut_subcommand("import-blocks", ours).mut_subcommand("check-block", ours)
}

/// Whether a flag's value was typed rather than filled in.
fn is_given(matches: &ArgMatches, flag: &str) -> bool {
	matches.value_source(flag) == Some(ValueSource::CommandLine)
}
