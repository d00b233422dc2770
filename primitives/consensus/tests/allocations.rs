//! An epoch allocates each buffer once, whatever the size of the subnet.

extern crate alloc;

#[path = "../benches/counting/mod.rs"]
mod counting;

use counting::{count, Counting};
use ganglion_consensus::Mode;
use ganglion_consensus_test_kit::inputs::{CASES, SHAPES};

#[global_allocator]
static ALLOCATOR: Counting = Counting;

#[test]
fn epoch_should_allocate_as_often_when_the_subnet_is_larger() {
	for case in &CASES {
		// Comparing all pairs of the largest takes minutes without optimisation.
		let most = if matches!(case.mode, Mode::PeerPrediction(_)) { 3 } else { SHAPES.len() };
		let counts = SHAPES[..most].iter().map(|shape| {
			let inputs = shape.make(case.stored);
			let input = inputs.epoch(case);
			ganglion_consensus::run(&input).expect("well-formed");
			let (tally, _) = count(|| ganglion_consensus::run(&input));
			tally.count
		});
		let counts: Vec<u64> = counts.collect();
		assert!(counts.iter().all(|&count| count == counts[0]), "{}: {counts:?}", case.name);
		assert!((1..96).contains(&counts[0]), "{}: {counts:?}", case.name);
	}
}
