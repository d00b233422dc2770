//! The Ganglion node.
//!
//! A module uses only modules above it in this table; `tests/workspace` checks that.
//!
//! | module | what it holds |
//! |---|---|
//! | [`cli`] | the command line |
//! | [`chain_spec`] | the chains that come with the binary, and those read from files |
//! | [`client`] | the SDK's types with this chain's parameters |
//! | [`executor`] | construction of the WASM executor |
//! | [`genesis`] | construction of the genesis block and its state |
//! | [`timing`] | measurement of block import times |
//! | [`market`] | log lines and metrics of epochs and emission |
//! | [`drand::pulse`] | a pulse of the random beacon as text |
//! | [`drand::servers`] | servers of drand's HTTP API |
//! | [`drand::source`] | where pulses come from |
//! | [`drand::rounds`] | which rounds the chain lacks |
//! | [`drand`] | gets pulses and submits them |
//! | [`shield::keys`] | the author's keys for encrypted transactions |
//! | [`shield::memory`] | decrypted transactions that may have missed their block |
//! | [`shield::transaction`] | a transaction as the author takes it |
//! | [`shield::opener`] | finds encrypted transactions and decrypts them |
//! | [`shield::pool`] | the transaction pool in the author's order |
//! | [`shield`] | these modules |
//! | [`chain`] | the opened client and database, and what all tasks share |
//! | [`network`] | the configuration of the network |
//! | [`engine::grandpa`] | finality by votes |
//! | [`engine::aura`] | block authoring in slots |
//! | [`engine::instant`] | authoring and finality of `--block-time instant` |
//! | [`engine`] | the choice between these engines |
//! | [`rpc`] | JSON-RPC methods beyond those of the SDK's service |
//! | [`service`] | the node, assembled from these parts |
//! | [`command`] | the commands of the command line |

mod chain;
mod chain_spec;
mod cli;
mod client;
mod command;
mod drand;
mod engine;
mod executor;
mod genesis;
mod market;
mod network;
mod rpc;
mod service;
mod shield;
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
