//! `ganglion-market`: random calls on the whole runtime, natively, with every account balanced after each block.
//!
//! The runtime runs as in a node, block by block with its hooks, over a state in memory. People who stake, trade,
//! register, rank each other, govern and send money make thousands of random calls, with amounts at the edges of what
//! is allowed. After each block the pallets' own invariants are checked, and books that this program keeps by itself.
//! The same seed makes the same run.
//!
//! | module | subject |
//! |---|---|
//! | [`world`] | who there is, and the genesis |
//! | [`chain`] | blocks and transactions |
//! | [`calls`] | the calls that are made, one row each |
//! | [`draw`], [`dice`] | what calls are made of, and chance |
//! | [`ledger`] | books of its own of TAO and alpha |
//! | [`untouched`] | a call that fails leaves nothing behind |
//! | [`market`] | a run |
//! | [`tally`] | what a run did |

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

/// Random calls on the whole runtime, with every account balanced after each block.
#[derive(Parser)]
#[command(name = "ganglion-market", version)]
struct Cli {
	/// Seed of the run: the same one makes the same run.
	#[arg(long, default_value_t = 1)]
	seed: u64,
	/// Blocks to play.
	#[arg(long, default_value_t = 1_000, value_parser = clap::value_parser!(u32).range(1..))]
	blocks: u32,
	/// Calls in each block.
	#[arg(long, default_value_t = 10)]
	calls: u64,
	/// People; each owns two hotkeys.
	#[arg(long, default_value_t = 100, value_parser = clap::value_parser!(u16).range(32..=10_000))]
	accounts: u16,
	/// Subnets beside root, in the end.
	#[arg(long, default_value_t = 8, value_parser = clap::value_parser!(u16).range(3..=1_000))]
	subnets: u16,
	/// The pallets' invariants are checked each so many blocks.
	#[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..))]
	check_every: u32,
	/// Of so many calls, one is checked for what it leaves behind if it fails.
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
		eprintln!("no row of the table makes these calls: {}", missing.join(", "));
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
		"seed {seed}: {} blocks, {} calls, {} epochs, {} events; {} failed calls left nothing behind",
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
	eprintln!("closer: the same options and --closely-from {block}");
	ExitCode::FAILURE
}
