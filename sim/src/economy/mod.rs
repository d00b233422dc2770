//! `ganglion-sim market`: subnets with pools, and holders who trade, block by block.
//!
//! | module | subject |
//! |---|---|
//! | [`scenario`], [`fields`], [`check`] | the file: keys, defaults, checks |
//! | [`books`] | balances, reserves and positions |
//! | [`world`] | a market between two blocks, and the order of a block |
//! | [`emission`] | mint, shares, injection, pots, moving prices |
//! | [`payout`] | epochs |
//! | [`root`] | dividends of stake on root |
//! | [`trade`] | staking, unstaking, moves, claims |
//! | [`strategy`] | decisions of holders |
//! | [`audit`] | invariants after every block |
//! | [`sample`], [`tables`], [`drawing`] | output |

mod audit;
mod books;
mod check;
mod drawing;
mod emission;
mod fields;
mod payout;
mod root;
mod sample;
mod scenario;
mod strategy;
mod tables;
#[cfg(test)]
mod tests;
mod trade;
mod world;

use crate::{failure::Failure, input, plot, progress, report};
use sample::Sample;
use scenario::Scenario;
use serde::Serialize;
use std::path::{Path, PathBuf};
use world::World;

/// Default number of points in a figure.
const POINTS: u64 = 200;

/// Run a market of subnets, pools and stakers from a file, block by block.
#[derive(clap::Args)]
#[command(after_long_help = fields::help())]
pub struct Args {
	/// The file, JSON; `-` is standard input. `--help` lists its keys.
	#[arg(value_name = "SCENARIO.json")]
	scenario: PathBuf,
	/// Show every K-th block; by default the first and the last state.
	#[arg(long, value_name = "K", value_parser = clap::value_parser!(u64).range(1..))]
	every: Option<u64>,
	/// Print one JSON document: {"samples": [...]}.
	#[arg(long)]
	json: bool,
	/// Draw prices, shares and holdings into this folder, as an SVG with the file's name; print
	/// nothing.
	#[arg(long, value_name = "DIR", conflicts_with = "json")]
	plot: Option<PathBuf>,
	/// Title of the figure; by default the file's name.
	#[arg(long, requires = "plot")]
	title: Option<String>,
}

/// Runs a scenario and prints or draws the result.
///
/// # Errors
///
/// If the file cannot be read or is not a scenario, if the accounts do not balance after a block,
/// or if a figure cannot be written.
pub fn run(args: Args) -> Result<(), Failure> {
	let scenario: Scenario = input::read(&args.scenario, check::check)?;
	let points = args.plot.is_some().then_some((scenario.blocks / POINTS).max(1));
	let samples = run_blocks(scenario, args.every.or(points))?;
	match &args.plot {
		Some(folder) => draw(&args, folder, &samples),
		None if args.json => report::print(&json(&samples)?),
		None => report::print(&tables::tables(&samples)),
	}
}

/// Returns samples of the market: the first, every K-th and the last block.
fn run_blocks(scenario: Scenario, every: Option<u64>) -> Result<Vec<Sample>, Failure> {
	let blocks = scenario.blocks;
	let mut world = World::new(scenario)?;
	let mut samples = vec![Sample::of(&world)];
	let bar = progress::bar("blocks", blocks);
	for done in 1..=blocks {
		world.run_block()?;
		if done == blocks || every.is_some_and(|every| done.is_multiple_of(every)) {
			samples.push(Sample::of(&world));
		}
		bar.inc(1);
	}
	bar.finish_and_clear();
	Ok(samples)
}

fn json(samples: &[Sample]) -> Result<String, Failure> {
	#[derive(Serialize)]
	struct Document<'a> {
		samples: &'a [Sample],
	}
	Ok(serde_json::to_string(&Document { samples })?)
}

fn draw(args: &Args, folder: &Path, samples: &[Sample]) -> Result<(), Failure> {
	let stem = args.scenario.file_stem().unwrap_or_default().to_string_lossy().into_owned();
	let name = if stem == "-" { "market".to_string() } else { stem };
	std::fs::create_dir_all(folder)
		.map_err(|error| Failure::refused(format!("{}: {error}", folder.display())))?;
	let files = plot::Files { svg: Some(folder.join(format!("{name}.svg"))), png: None };
	files.draw(&drawing::figure(args.title.clone().unwrap_or(name), samples))
}
