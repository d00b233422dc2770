//! `ganglion-sim`: subnets without a chain, and live subnets checked against their chain.
//!
//! Whatever is computed here is computed by `ganglion-consensus` and `ganglion-economy`, the functions that the chain
//! calls.
//!
//! | module | subject |
//! |---|---|
//! | [`input`] | files of JSON: where in them a fault is |
//! | [`case`] | the file that describes a subnet: its keys, what they default to, and what is wrong with it |
//! | [`subnet`] | a subnet between two epochs |
//! | [`trace`] | the numbers on an epoch's way |
//! | [`epoch`] | `ganglion-sim epoch`: epochs of a case |
//! | [`replay`] | `ganglion-sim replay`: epochs of a live subnet, beside those of its chain |
//! | [`economy`] | `ganglion-sim market`: subnets with pools, and those who trade in them |
//! | [`report`] | what an epoch yields, as tables and as JSON |
//! | [`market`] | a made-up subnet: who ranks whom, and what that pays |
//! | [`rule`] | the options that say which rule its epochs follow |
//! | [`subgraph`] | `ganglion-sim subgraph`: groups that fight for inflation |
//! | [`cabal`] | `ganglion-sim cabal`: an honest majority against those who rank themselves |
//! | [`copy`] | `ganglion-sim copy`: what copying the consensus pays |
//! | [`curve`] | `ganglion-sim curve`: the curves of the rules |
//! | [`plot`] | figures as SVG and PNG |
//! | [`sweep`], [`parallel`], [`progress`], [`random`], [`table`] | many runs, side by side, watched, from a seed, as text |

mod cabal;
mod case;
mod copy;
mod curve;
mod economy;
mod epoch;
mod failure;
mod input;
mod market;
mod parallel;
mod plot;
mod progress;
mod random;
mod replay;
mod report;
mod rule;
mod subgraph;
mod subnet;
mod sweep;
mod table;
mod trace;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Subnets without a chain: their epochs and their markets, by the functions that the chain calls.
#[derive(Parser)]
#[command(name = "ganglion-sim", version)]
struct Cli {
	#[command(subcommand)]
	command: Command,
}

#[derive(Subcommand)]
enum Command {
	Epoch(epoch::Args),
	Replay(replay::Args),
	Market(economy::Args),
	Subgraph(Box<subgraph::Args>),
	Cabal(cabal::Args),
	Copy(copy::Args),
	Curve(curve::Args),
}

fn main() -> ExitCode {
	let done = match Cli::parse().command {
		Command::Epoch(args) => epoch::run(args),
		Command::Replay(args) => replay::run(args),
		Command::Market(args) => economy::run(args),
		Command::Subgraph(args) => subgraph::run(*args),
		Command::Cabal(args) => cabal::run(args),
		Command::Copy(args) => copy::run(args),
		Command::Curve(args) => curve::run(args),
	};
	match done {
		Ok(()) => ExitCode::SUCCESS,
		Err(failure) => failure.report(),
	}
}
