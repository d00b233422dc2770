//! The Ganglion node.
//!
//! | module | what it holds |
//! |---|---|
//! | [`cli`], [`command`] | the command line, and what each command does |
//! | [`chain_spec`] | the chains that come with the binary |
//! | [`executor`], [`genesis`] | running the runtime's WASM, and building the first state with it |
//! | [`service`] | a node put together from its parts |
//! | [`aura`], [`finality`] | the usual engine: blocks by slots, finality by votes |
//! | [`seal`] | the engine of `--block-time instant` |
//! | [`rpc`] | what JSON-RPC has beyond Substrate's standard methods |
//! | [`market`] | the log and metrics of epochs and emission |
//! | [`timing`] | how long blocks take to import |

mod aura;
mod chain_spec;
mod cli;
mod command;
mod executor;
mod finality;
mod genesis;
mod market;
mod rpc;
mod seal;
mod service;
mod timing;

use std::process::ExitCode;

fn main() -> ExitCode {
	match command::run(cli::Cli::from_command_line()) {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => {
			eprintln!("Error: {error}");
			ExitCode::FAILURE
		},
	}
}
