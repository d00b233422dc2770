//! `ganglion-sim`: whole markets without a chain.

mod cabal;
mod copy;
mod curve;
mod failure;
mod market;
mod parallel;
mod plot;
mod progress;
mod random;
mod rule;
mod subgraph;
mod sweep;
mod table;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Epochs of a subnet without a chain, by the function that the chain calls.
#[derive(Parser)]
#[command(name = "ganglion-sim", version)]
struct Cli {
	#[command(subcommand)]
	command: Command,
}

#[derive(Subcommand)]
enum Command {
	Subgraph(Box<subgraph::Args>),
	Cabal(cabal::Args),
	Copy(copy::Args),
	Curve(curve::Args),
}

fn main() -> ExitCode {
	let done = match Cli::parse().command {
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
