//! A run: blocks of random calls, and the checks after each.

use crate::{
	calls,
	chain::{self, Origin, Outcome, Transaction},
	dice::Dice,
	draw::Draw,
	ledger::Ledger,
	tally::Tally,
	untouched::Snapshot,
	world::World,
};
use ganglion_runtime::{
	BlockNumber, Commitments, Crowdloan, Drand, LimitOrders, MevShield, RuntimeEvent,
	SubtensorModule, Swap, System,
};
use sp_state_machine::BasicExternalities;
use std::{
	collections::VecDeque,
	panic::{catch_unwind, AssertUnwindSafe},
	time::{Duration, Instant},
};

/// Number of last calls that the report of a violation shows.
const REMEMBERED: usize = 20;

/// Blocks after which the state is compacted: iteration steps over the traces of deleted entries.
const PACKED_EVERY: BlockNumber = 1_000;

/// Interval of progress messages.
const SILENCE: Duration = Duration::from_secs(30);

/// Options of a run.
#[derive(Clone, Copy, Debug)]
pub struct Course {
	/// Number of blocks.
	pub blocks: BlockNumber,
	/// Calls per block.
	pub calls: u64,
	/// Blocks between two checks of the pallets' invariants.
	pub check_every: BlockNumber,
	/// One call of this many is checked to change nothing if it fails.
	pub look_into_every: u64,
	/// From this block on, calls are printed and everything is checked after each.
	pub closely_from: BlockNumber,
}

/// A violated invariant.
#[derive(Debug)]
pub struct Violation {
	/// The block.
	pub block: BlockNumber,
	/// Description of what does not hold.
	pub what: String,
	/// The last calls, the newest last.
	pub calls: Vec<String>,
}

/// A running market.
pub struct Market {
	world: World,
	course: Course,
	dice: Dice,
	ledger: Ledger,
	/// Counts so far.
	pub tally: Tally,
	last: VecDeque<(BlockNumber, Transaction, Outcome)>,
}

/// Runs the market of a seed to its end, or to the first violation.
pub fn run(world: World, course: Course, seed: u64) -> (Tally, Result<String, Violation>) {
	let mut dice = Dice::of(seed);
	let mut storage = world.genesis(&mut dice);
	let ledger = BasicExternalities::execute_with_storage(&mut storage, Ledger::open);
	let tally = Tally::default();
	let mut market = Market { world, course, dice, ledger, tally, last: VecDeque::new() };
	let mut spoken = Instant::now();
	for first in (1..=course.blocks).step_by(PACKED_EVERY as usize) {
		let last = course.blocks.min(first + PACKED_EVERY - 1);
		let mut state = BasicExternalities::new(storage);
		let played = state.execute_with(|| market.play(first..=last, &mut spoken));
		if let Err(violation) = played {
			return (market.tally, Err(violation));
		}
		storage = state.into_storages();
	}
	let summary = market.ledger.summary();
	(market.tally, Ok(summary))
}

impl Market {
	fn play(
		&mut self,
		blocks: impl Iterator<Item = BlockNumber>,
		spoken: &mut Instant,
	) -> Result<(), Violation> {
		for block in blocks {
			let played = catch_unwind(AssertUnwindSafe(|| self.play_block(block)));
			let result = played.unwrap_or_else(|_| Err("the runtime panicked".to_owned()));
			result.map_err(|what| self.violation(block, what))?;
			if spoken.elapsed() > SILENCE {
				*spoken = Instant::now();
				eprintln!("block {block}: {} calls, no violation", self.tally.calls());
			}
		}
		Ok(())
	}

	fn play_block(&mut self, block: BlockNumber) -> Result<(), String> {
		self.ledger.before_block();
		chain::begin(block);
		self.ledger.block_begun(&events())?;
		let closely = block >= self.course.closely_from;
		if closely {
			check_pallets()?;
		}
		for _ in 0..self.course.calls {
			let transaction =
				calls::draw(&mut Draw { dice: &mut self.dice, world: &self.world, actor: None });
			self.apply(block, transaction)?;
			if closely {
				eprintln!("{block}: {}", self.last.back().map(shown).unwrap_or_default());
				check_between_calls()?;
			}
		}
		chain::end(block);
		let events = events();
		if closely {
			events.iter().for_each(|event| eprintln!("{block}: {event:?}"));
		}
		self.tally.blocks = block;
		self.tally.note_events(&events)?;
		self.ledger.block_ended(&events)?;
		if block.is_multiple_of(self.course.check_every) || closely {
			check_pallets()?;
		}
		Ok(())
	}

	fn apply(&mut self, block: BlockNumber, transaction: Transaction) -> Result<(), String> {
		let payer = match &transaction.origin {
			Origin::Signed(who) => Some(who),
			Origin::Root => None,
		};
		let looked_into = self.dice.below(self.course.look_into_every) == 0;
		let before = looked_into.then(|| Snapshot::take(payer));
		let told = System::event_count();
		let expected = Ledger::expect(&transaction);
		let outcome = chain::apply(&transaction);
		let failed = outcome != Outcome::Done;
		let spoiled = match before {
			Some(before) if failed && !paid_in_alpha(told) => {
				self.tally.looked_into += 1;
				Snapshot::take(payer) != before
			},
			_ => false,
		};
		self.tally.note(&transaction, &outcome);
		self.last.push_back((block, transaction, outcome.clone()));
		if self.last.len() > REMEMBERED {
			self.last.pop_front();
		}
		if spoiled {
			return Err("a call that failed left something behind".to_owned());
		}
		self.ledger.applied(expected, &outcome)
	}

	fn violation(&self, block: BlockNumber, what: String) -> Violation {
		Violation { block, what, calls: self.last.iter().map(shown).collect() }
	}
}

/// Checks the pallets' invariants.
fn check_pallets() -> Result<(), String> {
	let broken = |error: sp_runtime::DispatchError| <&'static str>::from(error).to_owned();
	SubtensorModule::do_try_state().map_err(broken)?;
	Swap::do_try_state().map_err(broken)?;
	Commitments::do_try_state().map_err(broken)?;
	Crowdloan::do_try_state().map_err(broken)?;
	LimitOrders::do_try_state().map_err(broken)?;
	MevShield::do_try_state().map_err(broken)?;
	Drand::do_try_state().map_err(broken)
}

/// Checks them within a block, where the issuance does not yet count what other pallets destroyed.
fn check_between_calls() -> Result<(), String> {
	check_pallets().or_else(|what| if what.contains("issuance") { Ok(()) } else { Err(what) })
}

/// Whether a fee was paid in alpha, which changes stake and pool, after the first `told` events.
fn paid_in_alpha(told: u32) -> bool {
	events().iter().skip(told as usize).any(|event| {
		let RuntimeEvent::SubtensorModule(event) = event else { return false };
		matches!(event, pallet_subtensor::Event::TransactionFeePaidWithAlpha { .. })
	})
}

/// Returns the events of the block so far.
fn events() -> Vec<RuntimeEvent> {
	System::read_events_no_consensus().map(|record| record.event).collect()
}

/// Formats a call for the report.
fn shown((block, transaction, outcome): &(BlockNumber, Transaction, Outcome)) -> String {
	let origin = match &transaction.origin {
		Origin::Signed(who) => who.to_string(),
		Origin::Root => "root".to_owned(),
	};
	format!("block {block}, {origin}: {:?} -> {outcome:?}", transaction.call)
}
