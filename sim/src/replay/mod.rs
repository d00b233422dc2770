//! `ganglion-sim replay`: runs epochs of a live subnet and compares them with its chain.
//!
//! An epoch runs before its block's transactions, so it depends on the state after the previous
//! block. The chain's runtime returns its input; the program runs the epoch, waits for the block,
//! and compares the result with the chain's storage: every vector, every bond, every payment, and
//! what the next epoch remembers.
//!
//! With `--file` it runs the epoch that comes after the state in a file of `ganglion fork`.

mod bytes;
mod compare;
mod file;
mod items;
mod node;
mod outcome;
mod storage;
mod stored;
mod watch;

use crate::{case::Case, failure::Failure, report};
use bytes::Bytes;
use compare::Comparison;
use node::{Block, Node};
use outcome::Epoch;
use std::{
	fs,
	path::{Path, PathBuf},
};
use storage::Storage;
use stored::{At, Stored};
use watch::{Sight, Watch};

/// Maximum number of printed differences of one epoch.
const SHOWN: usize = 20;

/// Run the next epoch of a live subnet, show what its chain will do, and check that it did exactly
/// that.
///
/// Exits with code 1 if the chain differs.
#[derive(clap::Args)]
pub struct Args {
	/// The node's RPC endpoint.
	#[arg(long, default_value = "ws://127.0.0.1:9944")]
	url: String,
	/// Show what the next block would do after the state in this file, which `ganglion fork` has
	/// written. No node is asked.
	#[arg(long, conflicts_with_all = ["url", "block", "epochs"])]
	file: Option<PathBuf>,
	/// With `--file`: print one JSON document, {"epochs": [...]}, with an epoch for each mechanism.
	#[arg(long, requires = "file")]
	json: bool,
	/// The subnet.
	#[arg(long)]
	netuid: u16,
	/// Show this mechanism only. All mechanisms are run and compared.
	#[arg(long, value_name = "M")]
	mechanism: Option<u8>,
	/// Replay the epoch of this past block instead of the next one. The node must still have the
	/// state of the block before.
	#[arg(long, value_name = "H")]
	block: Option<u64>,
	/// Replay this many epochs, one after the other. With more than one, no tables are shown.
	#[arg(long, value_name = "K", default_value_t = 1)]
	#[arg(value_parser = clap::value_parser!(u32).range(1..))]
	epochs: u32,
	/// Save the input of the first epoch as a case for `ganglion-sim epoch`: that of the selected
	/// mechanism, or of the first.
	#[arg(long, value_name = "CASE.json")]
	save: Option<PathBuf>,
}

/// Replays epochs and prints the result.
///
/// # Errors
///
/// If the node does not respond as expected, or the chain differs from the computed epochs.
pub fn run(args: Args) -> Result<(), Failure> {
	if let Some(path) = &args.file {
		return run_file(&args, path);
	}
	let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
	runtime.block_on(replay(args))
}

/// Runs the epoch after the state in a file.
fn run_file(args: &Args, path: &Path) -> Result<(), Failure> {
	let epoch = Epoch::run(file::mechanisms(path, args.netuid)?)?;
	save(args, &epoch)?;
	if !args.json {
		return show(args, &epoch);
	}
	let runs = epoch.mechanisms.iter().zip(0..);
	let is_shown = |number: u8| args.mechanism.is_none_or(|only| only == number);
	let epochs: Vec<_> = runs
		.filter(|(_, number)| is_shown(*number))
		.map(|(run, _)| report::Epoch::new(0, &run.state, &run.output, &run.trace))
		.collect();
	report::print(&report::json(&epochs)?)
}

async fn replay(args: Args) -> Result<(), Failure> {
	let node = Node::connect(&args.url).await?;
	let mut watch = Watch::start(&node, args.netuid).await?;
	let mut differing = 0;
	for number in 0..args.epochs {
		let (block, epoch) = match args.block.filter(|_| number == 0) {
			Some(past) => (watch.go_to(past).await?, None),
			None => wait(&args, &mut watch, number == 0).await?,
		};
		let is_foreseen = epoch.is_some();
		let epoch = match epoch {
			Some(epoch) => epoch,
			None => Epoch::run(watch.mechanisms(&block.parent).await?)?,
		};
		if args.epochs == 1 && !is_foreseen {
			show(&args, &epoch)?;
		}
		if number == 0 {
			save(&args, &epoch)?;
		}
		differing += u32::from(!agrees(&node, &args, &block, &epoch).await?);
	}
	match differing {
		0 => Ok(()),
		_ => Err(Failure::differs(format!("{differing} of {} epochs differ", args.epochs))),
	}
}

/// Waits until an epoch has run. Returns its block, and the epoch if it was computed before the
/// block.
async fn wait(
	args: &Args,
	watch: &mut Watch<'_>,
	is_first: bool,
) -> Result<(Block, Option<Epoch>), Failure> {
	let now = watch.block().await?;
	let mut foreseen = None;
	if is_first {
		let due = watch.due_after(&now).await?;
		report::print(&format!("Block {}: the next epoch is due in block {due}.", now.number))?;
		let epoch = Epoch::run(watch.mechanisms(&now.hash).await?)?;
		if due == now.number.saturating_add(1) {
			foreseen = Some(foresee(args, &now, epoch)?);
		} else if args.epochs == 1 {
			report::print("If nothing changes until then, it will do this:")?;
			show(args, &epoch)?;
		}
	}
	loop {
		match watch.next().await? {
			Sight::Epoch(block) => {
				let epoch = foreseen.filter(|(parent, _)| *parent == block.parent);
				return Ok((block, epoch.map(|(_, epoch)| epoch)));
			},
			Sight::Due(block) => {
				let epoch = Epoch::run(watch.mechanisms(&block.hash).await?)?;
				foreseen = Some(foresee(args, &block, epoch)?);
			},
			Sight::Nothing => (),
		}
	}
}

/// Shows the epoch of the next block, and keeps it with the hash of its parent.
fn foresee(args: &Args, now: &Block, epoch: Epoch) -> Result<(Bytes, Epoch), Failure> {
	if args.epochs == 1 {
		report::print(&format!("Block {}: the next block will do this:", now.number))?;
		show(args, &epoch)?;
	}
	Ok((now.hash.clone(), epoch))
}

/// Prints an epoch's tables.
fn show(args: &Args, epoch: &Epoch) -> Result<(), Failure> {
	let mechanisms = epoch.mechanisms.iter().enumerate();
	let is_shown = |number: &usize| args.mechanism.is_none_or(|only| usize::from(only) == *number);
	let mut is_any_shown = false;
	for (number, run) in mechanisms.filter(|(number, _)| is_shown(number)) {
		let title = format!("Subnet {}, mechanism {number}, epoch", args.netuid);
		let epoch = report::Epoch::new(0, &run.state, &run.output, &run.trace);
		report::print(&format!("\n{}", report::table(&title, &epoch)))?;
		is_any_shown = true;
	}
	if is_any_shown {
		return Ok(());
	}
	let count = epoch.mechanisms.len();
	let message = format!("subnet {} has {count} mechanisms, numbered from 0", args.netuid);
	Err(Failure::refused(message))
}

/// Saves the input of an epoch, if requested.
fn save(args: &Args, epoch: &Epoch) -> Result<(), Failure> {
	let mechanism = usize::from(args.mechanism.unwrap_or(0));
	let (Some(file), Some(run)) = (&args.save, epoch.mechanisms.get(mechanism)) else {
		return Ok(());
	};
	let text = serde_json::to_string(&Case::from(&run.state))?;
	fs::write(file, text).map_err(|error| Failure::refused(format!("{}: {error}", file.display())))
}

/// Compares an epoch with the storage after its block, and prints the result.
async fn agrees(node: &Node, args: &Args, block: &Block, epoch: &Epoch) -> Result<bool, Failure> {
	let at = At { netuid: args.netuid, block: block.number };
	let extras = epoch.extras();
	let read = |storage: &Storage| Stored::read(storage, at, &extras);
	let Some(stored) = node.view(&block.hash, read).await? else {
		report::print(&format!("Block {}: the chain skipped this epoch.", block.number))?;
		return Ok(false);
	};
	let comparison = Comparison::of(&epoch.outcome(), &stored.outcome, &stored.newcomers);
	let Comparison { compared, differences, .. } = &comparison;
	if differences.is_empty() {
		let message =
			format!("Block {}: the chain did the same. {compared} values agree.", block.number);
		report::print(&message)?;
		return Ok(true);
	}
	let mut message =
		format!("Block {}: {} of {compared} values differ:", block.number, differences.len());
	for difference in differences.iter().take(SHOWN) {
		message.push_str("\n\t");
		message.push_str(difference);
	}
	if let Some(more) = differences.len().checked_sub(SHOWN).filter(|more| *more > 0) {
		message.push_str(&format!("\n\tand {more} more"));
	}
	report::print(&message)?;
	Ok(false)
}
