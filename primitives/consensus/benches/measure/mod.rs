//! One measurement: an epoch of one shape in one mode, by the crate and by the floor in turn, so
//! that other load on the machine affects both.
//!
//! The fastest of many rounds counts, because noise only adds.

use core::hint::black_box;
use ganglion_consensus::{run, run_watched, EpochInput, Stage};
use ganglion_consensus_test_kit::inputs::{Case, Shape};

use crate::{
	floor,
	times::{Times, STAGES},
};

/// Measures. `clock` returns nanoseconds, `exp` is the floor's exponential.
pub fn measure(
	shape: &Shape,
	case: &Case,
	rounds: u32,
	clock: impl Fn() -> u64,
	exp: impl Fn(f64) -> f64 + Copy,
) -> Times {
	let inputs = shape.make(case.stored);
	let input = inputs.epoch(case);
	let mut least = Times::ENDLESS;
	for _ in 0..rounds {
		let begin = clock();
		let _ = black_box(run(black_box(&input)));
		let between = clock();
		black_box(floor::run(black_box(&input), exp));
		let end = clock();
		least.epoch = least.epoch.min(between - begin);
		least.floor = least.floor.min(end - between);
	}
	// In rounds of their own, because reading the clock takes time too.
	for _ in 0..rounds.div_ceil(4) {
		let stages = watch(&input, &clock);
		least.stages.iter_mut().zip(stages).for_each(|(least, time)| *least = time.min(*least));
	}
	least
}

/// The times of the stages of one epoch.
fn watch(input: &EpochInput, clock: impl Fn() -> u64) -> [u64; STAGES.len()] {
	let mut stages = [0; STAGES.len()];
	let mut before = clock();
	let mut lap = |stage: usize| {
		let now = clock();
		stages[stage] = now - before;
		before = now;
	};
	let out = run_watched(input, &mut |stage| {
		lap(match stage {
			Stage::Standing { .. } => 0,
			Stage::Scores(_) => 1,
			Stage::Agreement(_) => 2,
			Stage::Consensus(_) => 3,
			Stage::Ranking { .. } => 4,
			Stage::Bonds => 5,
			Stage::Dividends(_) => 6,
			Stage::Payment => 7,
		})
	});
	drop(black_box(out));
	lap(8);
	stages
}
