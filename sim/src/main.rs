//! `ganglion-sim`: epochs of a subnet without a chain, and live subnets checked against their chain.
//!
//! Whatever is computed here is computed by `ganglion-consensus`, the function that the chain calls.
//!
//! | module | subject |
//! |---|---|
//! | [`case`] | the file that describes a subnet: its keys, what they default to, and what is wrong with it |
//! | [`subnet`] | a subnet between two epochs |
//! | [`trace`] | the numbers on an epoch's way |
//! | [`epoch`] | `ganglion-sim epoch`: epochs of a case |
//! | [`replay`] | `ganglion-sim replay`: epochs of a live subnet, beside those of its chain |
//! | [`report`] | what an epoch yields, as tables and as JSON |

mod case;
mod epoch;
mod failure;
mod replay;
mod report;
mod subnet;
mod trace;

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
	Epoch(epoch::Args),
	Replay(replay::Args),
}

fn main() -> ExitCode {
	let done = match Cli::parse().command {
		Command::Epoch(args) => epoch::run(args),
		Command::Replay(args) => replay::run(args),
	};
	match done {
		Ok(()) => ExitCode::SUCCESS,
		Err(failure) => failure.report(),
	}
}
