//! The Ganglion node.
//!
//! A module uses only modules above it in this table; `tests/workspace` checks that.
//!
//! | module | what it holds |
//! |---|---|
//! | [`database`] | faults of the disk that the database does not name |
//! | [`cli`] | the command line |
//! | [`web`] | requests to servers of the Web |
//! | [`client`] | the SDK's types with this chain's parameters |
//! | [`types::metadata`] | the types of a runtime |
//! | [`types::account`] | an account that a person names |
//! | [`types::read`] | SCALE to JSON |
//! | [`types::write`] | JSON to SCALE |
//! | [`types::same`] | types of two runtimes that are encoded alike |
//! | [`types::storage`] | storage items by pallet and name |
//! | [`types`] | these modules |
//! | [`chain_spec`] | the chains that come with the binary, and those read from files |
//! | [`well_known`] | keys that everybody has |
//! | [`check`] | comparison of the database with the chain's hashes |
//! | [`executor`] | construction of the WASM executor |
//! | [`genesis`] | construction of the genesis block and its state |
//! | [`dump`] | a file with the state of a chain |
//! | [`fork::source`] | the chain that is read |
//! | [`fork::items`] | what belongs to one subnet |
//! | [`fork::layout`] | items that two runtimes store alike |
//! | [`fork::former`] | stake as the network stored it before |
//! | [`fork::whole`] | reads a whole chain |
//! | [`fork::subnet`] | reads what belongs to one subnet |
//! | [`fork::adoption::stand_in`] | the account of everybody who was left out |
//! | [`fork::adoption::neurons`] | the neurons of a subnet |
//! | [`fork::adoption::stake`] | who has staked with them |
//! | [`fork::adoption::market`] | what the subnets hold |
//! | [`fork::adoption::accounts`] | who has an account |
//! | [`fork::adoption`] | a subnet becomes one of a development chain |
//! | [`fork::start`] | a development chain begins with a fork |
//! | [`fork`] | the command `fork`, and these modules |
//! | [`timing`] | measurement of block import times |
//! | [`market::state`] | reading the state of a block |
//! | [`market::totals`] | metrics of the market as a whole |
//! | [`market::subnets`] | metrics of each subnet |
//! | [`market::trouble`] | metrics of what went wrong in blocks |
//! | [`market::step`] | metrics of what the block step takes |
//! | [`market`] | log lines of epochs, and these modules |
//! | [`pool::limits`] | how much the transaction pool holds |
//! | [`pool::ledger`] | what became of the accepted transactions |
//! | [`pool::base`] | the SDK's pool, on which ours is built |
//! | [`pool::refusals`] | refused transactions, counted by reason |
//! | [`pool::waiting`] | transactions that wait for an earlier one |
//! | [`pool::accepting`] | what the pool accepts |
//! | [`pool::maintenance`] | what the pool does after each block |
//! | [`pool::past`] | what the pool holds when blocks are taken back |
//! | [`pool::traits`] | the SDK's interfaces of a pool |
//! | [`pool`] | these modules |
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
//! | [`engine::seal::clock`] | the time of the blocks of development chains |
//! | [`engine::seal::mode`] | when blocks of development chains are made |
//! | [`engine::seal::finality`] | blocks that wait for their finality |
//! | [`engine::seal::snapshots`] | what the chain was at a time |
//! | [`engine::seal::request`] | requests to what makes the blocks |
//! | [`engine::seal::sealer`] | makes the blocks of development chains |
//! | [`engine::seal::past`] | takes blocks back |
//! | [`engine::seal`] | the engine of development chains |
//! | [`engine`] | the choice between these engines |
//! | [`rpc::standard`] | JSON-RPC methods of every node of the SDK |
//! | [`rpc::json::values`] | how the JSON methods write numbers and texts |
//! | [`rpc::json::subnet`] | a subnet as JSON |
//! | [`rpc::json::metagraph`] | neurons as JSON |
//! | [`rpc::json::market`] | the market as JSON |
//! | [`rpc::json`] | JSON-RPC methods that need no SCALE library |
//! | [`rpc::dev::params`] | what requests of `dev_*` say |
//! | [`rpc::dev::signing`] | transactions that the node signs |
//! | [`rpc::dev::outcome`] | what became of a call, in words |
//! | [`rpc::dev::context`] | what the methods `dev_*` work on |
//! | [`rpc::dev::blocks`] | blocks and time on request |
//! | [`rpc::dev::calls`] | calls as anybody, and any storage |
//! | [`rpc::dev::dry_run`] | what a transaction would do |
//! | [`rpc::dev::files`] | files of states |
//! | [`rpc::dev::info`] | a development chain at a glance |
//! | [`rpc::dev`] | JSON-RPC methods of development chains |
//! | [`rpc::methods`] | JSON-RPC methods beyond those of the SDK's service |
//! | [`rpc::connection`] | what a connection may hold |
//! | [`rpc::limits`] | what a request may hold |
//! | [`rpc::subscriptions`] | how many subscriptions the node serves |
//! | [`rpc::origin`] | where requests come from |
//! | [`rpc::server`] | the JSON-RPC server |
//! | [`rpc`] | these modules |
//! | [`explorer::files`] | the files of the explorer page |
//! | [`explorer::answer`] | what a request for the page is answered |
//! | [`explorer`] | serves the explorer page |
//! | [`devnet::start`] | a development chain as it starts |
//! | [`devnet::extrinsics`] | a line in the log for each extrinsic |
//! | [`devnet`] | what a development chain tells whoever starts it |
//! | [`memory`] | free memory is given back to the system |
//! | [`tasks`] | the tasks of every node |
//! | [`running`] | the running node, and the order in which its parts stop |
//! | [`service`] | the node, assembled from these parts |
//! | [`command`] | the commands of the command line |

mod chain;
mod chain_spec;
mod check;
mod cli;
mod client;
mod command;
mod database;
mod devnet;
mod drand;
mod dump;
mod engine;
mod executor;
mod explorer;
mod fork;
mod genesis;
mod market;
mod memory;
mod network;
mod pool;
mod rpc;
mod running;
mod service;
mod shield;
mod tasks;
mod timing;
mod types;
mod web;
mod well_known;

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
