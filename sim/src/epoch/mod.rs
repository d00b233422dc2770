//! `ganglion-sim epoch`: epochs of a case.

use crate::{
	case::{self, fields},
	failure::Failure,
	report::{self, Epoch},
	subnet,
};
use ganglion_consensus::EpochState;
use std::path::PathBuf;

/// Run one or more epochs of a subnet from a file and print every vector.
#[derive(clap::Args)]
#[command(after_long_help = fields::help())]
pub struct Args {
	/// The file, JSON; `-` is standard input. `--help` lists its keys.
	#[arg(value_name = "CASE.json")]
	case: PathBuf,
	/// Print one JSON document: {"epochs": [...]}.
	#[arg(long)]
	json: bool,
}

/// Runs the epochs of a case and prints their results.
///
/// # Errors
///
/// If the file cannot be read or is not a case.
pub fn run(args: Args) -> Result<(), Failure> {
	let case = case::read(&args.case)?;
	let epochs = run_epochs(EpochState::from(&case), case.epochs)?;
	let text = if args.json { report::json(&epochs)? } else { report::tables(&epochs) };
	report::print(&text)
}

fn run_epochs(mut state: EpochState, count: u32) -> Result<Vec<Epoch>, Failure> {
	let mut epochs = Vec::new();
	for number in 0..count {
		let (output, trace) = subnet::run(&state)?;
		epochs.push(Epoch::new(number, &state, &output, &trace));
		subnet::pass_epoch(&mut state, output);
	}
	Ok(epochs)
}
