//! An epoch allocates each buffer once, whatever the size of the subnet.

extern crate alloc;

#[path = "../benches/counting/mod.rs"]
mod counting;

use counting::{count, Counting};
use ganglion_consensus_test_kit::inputs::{CASES, SHAPES};

#[global_allocator]
static ALLOCATOR: Counting = Counting;

#[test]
fn epoch_should_allocate_as_often_when_the_subnet_is_larger() {
	for case in &CASES {
		let counts = SHAPES.map(|shape| {
			let inputs = shape.make(case.stored);
			let input = inputs.epoch(case);
			ganglion_consensus::run(&input).expect("well-formed");
			let (tally, _) = count(|| ganglion_consensus::run(&input));
			tally.count
		});
		assert!(counts.iter().all(|&count| count == counts[0]), "{}: {counts:?}", case.name);
		assert!((1..64).contains(&counts[0]), "{}: {counts:?}", case.name);
	}
}
