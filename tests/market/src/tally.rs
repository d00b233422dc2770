//! Counts of a run: the calls and their outcomes.

use crate::{
	calls,
	chain::{Outcome, Transaction},
};
use frame_support::traits::GetCallMetadata;
use ganglion_runtime::RuntimeEvent;
use pallet_subtensor::Event;
use std::{collections::BTreeMap, fmt::Write};

/// A call that a run makes this often must have succeeded.
const OFTEN: u64 = 100;

/// Outcomes of one kind of call.
#[derive(Default)]
struct Fate {
	done: u64,
	failed: u64,
	refused: u64,
	reasons: BTreeMap<&'static str, u64>,
}

impl Fate {
	fn tries(&self) -> u64 {
		self.done + self.failed + self.refused
	}

	/// Returns its most frequent error.
	fn reason(&self) -> &'static str {
		let most = self.reasons.iter().max_by_key(|(_, count)| **count);
		most.map_or("", |(reason, _)| reason)
	}
}

/// Counts of a run.
#[derive(Default)]
pub struct Tally {
	/// Number of blocks.
	pub blocks: u32,
	/// Number of paid epochs.
	pub epochs: u64,
	/// Number of events.
	pub events: u64,
	/// Number of failed calls that were checked to change nothing.
	pub looked_into: u64,
	fates: BTreeMap<(&'static str, &'static str), Fate>,
}

impl Tally {
	/// Counts a call.
	pub fn note(&mut self, transaction: &Transaction, outcome: &Outcome) {
		let call = transaction.call.get_call_metadata();
		let fate = self.fates.entry((call.pallet_name, call.function_name)).or_default();
		match outcome {
			Outcome::Done => fate.done += 1,
			Outcome::Failed(error) => {
				fate.failed += 1;
				*fate.reasons.entry((*error).into()).or_default() += 1;
			},
			Outcome::Refused(_) => fate.refused += 1,
		}
	}

	/// Counts a block's events. A stage or an epoch that fails is a bug.
	pub fn note_events(&mut self, events: &[RuntimeEvent]) -> Result<(), String> {
		self.events += events.len() as u64;
		for event in events {
			match event {
				RuntimeEvent::SubtensorModule(Event::EpochPaid(_)) => self.epochs += 1,
				RuntimeEvent::SubtensorModule(
					failure @ (Event::StageFailed { .. } | Event::EpochSkipped { .. }),
				) => return Err(format!("a stage of the block failed: {failure:?}")),
				_ => {},
			}
		}
		Ok(())
	}

	/// Returns the number of calls.
	pub fn calls(&self) -> u64 {
		self.fates.values().map(Fate::tries).sum()
	}

	/// Returns the calls that were made often, or should have been, and never succeeded.
	pub fn never_done(&self) -> Vec<&'static str> {
		let shares: u64 = calls::rows().map(|row| row.share).sum();
		let drawn_often = |row: &calls::Row| self.calls() * row.share / shares >= OFTEN;
		let done = |row: &calls::Row| {
			self.fates.get(&(row.pallet, row.name)).is_some_and(|fate| fate.done > 0)
		};
		calls::rows().filter(|row| drawn_often(row) && !done(row)).map(|row| row.name).collect()
	}

	/// Returns a table of the calls.
	pub fn table(&self) -> String {
		let mut table = format!(
			"{:<58} {:>9} {:>9} {:>9}  {}\n",
			"call", "done", "failed", "refused", "most often failed for"
		);
		for ((pallet, name), fate) in &self.fates {
			let _ = writeln!(
				table,
				"{:<58} {:>9} {:>9} {:>9}  {}",
				format!("{pallet}.{name}"),
				fate.done,
				fate.failed,
				fate.refused,
				fate.reason()
			);
		}
		table
	}
}
