//! `ganglion-sim`: subnets without a chain, and live subnets checked against their chain.
//!
//! The maths is that of `ganglion-consensus` and `ganglion-economy`: the functions that the chain
//! calls.
//!
//! | module | subject |
//! |---|---|
//! | [`input`] | JSON files, and the position of an error in them |
//! | [`case`] | the file that describes a subnet: keys, defaults, checks |
//! | [`subnet`] | a subnet between two epochs |
//! | [`trace`] | an epoch's intermediate values |
//! | [`epoch`] | `ganglion-sim epoch`: epochs of a case |
//! | [`replay`] | `ganglion-sim replay`: epochs of a live subnet, compared with its chain |
//! | [`economy`] | `ganglion-sim market`: subnets with pools, and holders who trade |
//! | [`report`] | an epoch's results, as tables and as JSON |
//! | [`market`] | a generated subnet, run epoch after epoch |
//! | [`rule`] | the options that select the rule of its epochs |
//! | [`subgraph`] | `ganglion-sim subgraph`: groups that compete for inflation |
//! | [`cabal`] | `ganglion-sim cabal`: an honest majority against a cabal |
//! | [`copy`] | `ganglion-sim copy`: what copying the consensus pays |
//! | [`attacks`] | `ganglion-sim attacks`: what attacks earn, beside a specification's figures |
//! | [`curve`] | `ganglion-sim curve`: the curves of the rules |
//! | [`plot`] | figures as SVG and PNG |
//! | [`sweep`], [`parallel`], [`progress`] | combinations of settings, threads, progress bars |
//! | [`random`], [`table`] | random numbers by seed, tables as CSV |

mod attacks;
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

/// Run epochs and markets of subnets without a chain, by the functions that the chain calls.
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
	Copy(Box<copy::Args>),
	Attacks(attacks::Args),
	Curve(curve::Args),
}

fn main() -> ExitCode {
	let done = match Cli::parse().command {
		Command::Epoch(args) => epoch::run(args),
		Command::Replay(args) => replay::run(args),
		Command::Market(args) => economy::run(args),
		Command::Subgraph(args) => subgraph::run(*args),
		Command::Cabal(args) => cabal::run(args),
		Command::Copy(args) => copy::run(*args),
		Command::Attacks(args) => attacks::run(args),
		Command::Curve(args) => curve::run(args),
	};
	match done {
		Ok(()) => ExitCode::SUCCESS,
		Err(failure) => failure.report(),
	}
}
