//! `ganglion-market`: random calls on the whole runtime, with all accounts checked after each
//! block.
//!
//! The runtime runs natively, block by block with its hooks, over a state in memory. People who
//! stake, trade, register, rank each other, govern and transfer make thousands of random calls,
//! with amounts at the edges of what is allowed. After each block the program checks the pallets'
//! invariants and its own books. The same seed makes the same run.
//!
//! | module | subject |
//! |---|---|
//! | [`world`] | people, hotkeys, and the genesis |
//! | [`chain`] | blocks and transactions |
//! | [`calls`] | the calls of the market, one row each |
//! | [`draw`], [`dice`] | arguments of calls, and random numbers |
//! | [`ledger`] | independent books of TAO and alpha |
//! | [`untouched`] | a failing call changes nothing |
//! | [`market`] | a run |
//! | [`tally`] | counts of a run |

mod calls;
mod chain;
mod dice;
mod draw;
mod ledger;
mod market;
mod tally;
mod untouched;
mod world;

use clap::Parser;
use market::{Course, Violation};
use std::{process::ExitCode, time::Instant};
use tally::Tally;
use world::World;

/// Random calls on the whole runtime, with all accounts checked after each block.
#[derive(Parser)]
#[command(name = "ganglion-market", version)]
struct Cli {
	/// Seed of the run: the same seed makes the same run.
	#[arg(long, default_value_t = 1)]
	seed: u64,
	/// Number of blocks.
	#[arg(long, default_value_t = 2_000, value_parser = clap::value_parser!(u32).range(1..))]
	blocks: u32,
	/// Calls in each block.
	#[arg(long, default_value_t = 10)]
	calls: u64,
	/// People; each owns two hotkeys.
	#[arg(long, default_value_t = 100, value_parser = clap::value_parser!(u16).range(32..=10_000))]
	accounts: u16,
	/// Maximum number of subnets besides root.
	#[arg(long, default_value_t = 8, value_parser = clap::value_parser!(u16).range(3..=1_000))]
	subnets: u16,
	/// Blocks between two checks of the pallets' invariants.
	#[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..))]
	check_every: u32,
	/// One call of this many is checked to change nothing if it fails.
	#[arg(long, default_value_t = 100, value_parser = clap::value_parser!(u64).range(1..))]
	look_into_every: u64,
	/// Print every call and event from this block on, and check the invariants after each call.
	#[arg(long)]
	closely_from: Option<u32>,
}

fn main() -> ExitCode {
	let cli = Cli::parse();
	let missing = calls::missing();
	if !missing.is_empty() {
		eprintln!("these calls have no row in the table: {}", missing.join(", "));
		return ExitCode::FAILURE;
	}
	let world = World { people: cli.accounts, subnets: cli.subnets };
	let course = Course {
		blocks: cli.blocks,
		calls: cli.calls,
		check_every: cli.check_every,
		look_into_every: cli.look_into_every,
		closely_from: cli.closely_from.unwrap_or(u32::MAX),
	};
	let start = Instant::now();
	let (tally, result) = market::run(world, course, cli.seed);
	let seconds = start.elapsed().as_secs_f64();
	println!("{}", tally.table());
	match result {
		Ok(books) => end_well(&tally, &books, seconds, cli.seed),
		Err(violation) => end_badly(&violation, cli.seed),
	}
}

fn end_well(tally: &Tally, books: &str, seconds: f64, seed: u64) -> ExitCode {
	let rate = f64::from(tally.blocks) / seconds;
	println!("{books}");
	println!(
		"seed {seed}: {} blocks, {} calls, {} epochs, {} events; {} failed calls left nothing \
		behind",
		tally.blocks,
		tally.calls(),
		tally.epochs,
		tally.events,
		tally.looked_into
	);
	println!("{seconds:.1} s, {rate:.0} blocks a second; all balances to the rao");
	let never = tally.never_done();
	if !never.is_empty() {
		eprintln!("these calls never succeeded: {}", never.join(", "));
		return ExitCode::FAILURE;
	}
	ExitCode::SUCCESS
}

fn end_badly(violation: &Violation, seed: u64) -> ExitCode {
	let Violation { block, what, calls } = violation;
	eprintln!("the last calls:");
	for call in calls {
		eprintln!("  {call}");
	}
	eprintln!("seed {seed}, block {block}: {what}");
	eprintln!("for more, repeat the same options with --closely-from {block}");
	ExitCode::FAILURE
}
