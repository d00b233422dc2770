//! Samples of what property tests draw, to count how much of it the chain accepts.
//!
//! A law about calls holds of a chain that refuses all of them, too. Each generator of calls has
//! therefore a test that runs a sample of them and asserts that they are accepted often enough.

use proptest::{
	strategy::{Strategy, ValueTree},
	test_runner::TestRunner,
};
use sp_runtime::DispatchResult;
use std::collections::BTreeMap;

/// The first `count` values that a strategy draws from a fixed seed, the same in each run.
pub fn sample<Drawn: Strategy>(strategy: Drawn, count: usize) -> Vec<Drawn::Value> {
	let mut runner = TestRunner::deterministic();
	let mut draw = || strategy.new_tree(&mut runner).unwrap().current();
	(0..count).map(|_| draw()).collect()
}

/// How many calls of each kind were accepted and refused.
#[derive(Default, Debug)]
pub struct Tally(BTreeMap<String, (u32, u32)>);

impl Tally {
	/// Counts a call.
	pub fn count(&mut self, kind: impl Into<String>, outcome: DispatchResult) {
		let (accepted, refused) = self.0.entry(kind.into()).or_default();
		*if outcome.is_ok() { accepted } else { refused } += 1;
	}

	/// The number of calls that were accepted, and of all.
	pub fn accepted(&self) -> (u32, u32) {
		let add = |(accepted, all), (yes, no): &(u32, u32)| (accepted + yes, all + yes + no);
		self.0.values().fold((0, 0), add)
	}

	/// The kinds of calls that were made, and not accepted once.
	pub fn never_accepted(&self) -> Vec<&str> {
		let never = self.0.iter().filter(|(_, (accepted, _))| *accepted == 0);
		never.map(|(kind, _)| kind.as_str()).collect()
	}

	/// Asserts that each of so many kinds was accepted once or more, and of all calls at least the
	/// share in percent.
	#[track_caller]
	pub fn assert_accepted(&self, kinds: usize, percent: u32) {
		assert_eq!(self.0.len(), kinds, "kinds of calls in {self:?}");
		let never = self.never_accepted();
		assert!(never.is_empty(), "{never:?} were never accepted: {self:?}");
		let (accepted, all) = self.accepted();
		assert!(accepted * 100 >= all * percent, "{accepted} of {all} were accepted: {self:?}");
	}
}
