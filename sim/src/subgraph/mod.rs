//! `ganglion-sim subgraph`: groups of peers that rank only their own members compete for inflation.
//!
//! Each peer takes two uids, because self-weights do not count: one holds its stake and ranks, the
//! other is ranked. A peer earns as both, and its earnings are stake in the next block. The last
//! group is the honest one, to which connectivity and dust apply.
//!
//! | module | subject |
//! |---|---|
//! | [`options`] | options and their checks |
//! | [`peers`] | the peers' weights |
//! | [`race`] | the blocks |
//! | [`outcome`] | results, as numbers |
//! | [`drawing`] | results, as a figure |

mod drawing;
mod options;
mod outcome;
mod peers;
mod race;

pub use options::Args;

use crate::{failure::Failure, progress, table};
use options::Run;
use outcome::Outcome;

/// Runs the groups, once for each combination of settings, and writes the requested outputs, or a
/// summary to standard output.
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
