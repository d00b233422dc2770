//! `ganglion-sim subgraph`: groups of peers that rank only their own fight for inflation.
//!
//! Each peer takes two uids: one holds its stake and ranks, one is ranked, because the rule counts no
//! weight on oneself. A peer earns as both, and what it earns is stake in the next block. The last
//! group is the honest one: it is to it that bad connectivity and dust happen.
//!
//! | module | subject |
//! |---|---|
//! | [`options`] | what can be asked for, and what is refused |
//! | [`peers`] | whom each peer ranks, and how |
//! | [`race`] | the blocks |
//! | [`outcome`] | what came of it, as numbers |
//! | [`drawing`] | what came of it, as a figure |

mod drawing;
mod options;
mod outcome;
mod peers;
mod race;

pub use options::Args;

use crate::{failure::Failure, progress, table};
use options::Run;
use outcome::Outcome;

/// Runs the groups, once for each combination of settings, and writes what was asked for; without
/// that, a summary to the standard output.
///
/// # Errors
///
/// If an option is refused or a file cannot be written.
pub fn run(args: Args) -> Result<(), Failure> {
	let runs = args.runs()?;
	runs.iter().flat_map(Run::notes).for_each(|note| eprintln!("note: {note}"));
	if let Some(seed) = runs.iter().find(|run| run.setting.is_random()).map(|run| run.setting.seed)
	{
		eprintln!("seed: {seed}");
	}
	let blocks = runs.iter().map(|run| u64::from(run.setting.blocks)).sum();
	let bar = progress::bar("Blocks", blocks);
	let race = |run: &Run| race::run(&run.setting, || bar.inc(1));
	let outcomes = runs.iter().map(race).collect::<Result<Vec<Outcome>, Failure>>()?;
	bar.finish_and_clear();

	for outcome in &outcomes {
		args.table.write(&outcome.table())?;
	}
	if args.files.any() {
		args.files.draw(&drawing::figure(&args, &runs, &outcomes))?;
	}
	if args.table.csv.is_none() && !args.files.any() {
		table::print(&outcome::summary(&runs, &outcomes))?;
	}
	Ok(())
}
