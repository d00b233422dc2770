//! The time of an epoch, in total and by stage, the time of the floor in the same process, and the
//! allocations of an epoch: tables for docs/performance.md.
//!
//! `cargo bench -p ganglion-consensus --bench ratios [-- SHAPES]`. `make bench-wasm` measures the
//! same as WASM on the node's executor.

extern crate alloc;

mod clock;
mod counting;
mod floor;
mod measure;
mod report;
mod times;

use std::env;

use counting::{count, Counting, Tally};
use ganglion_consensus_test_kit::inputs::{CASES, SHAPES};
use report::{head, row, Figure};

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn main() {
	// Cargo adds a flag.
	let shapes: Vec<String> = env::args().skip(1).filter(|arg| !arg.starts_with("--")).collect();
	let mut figures = Vec::new();
	for (case, shape) in report::plan(&shapes) {
		eprintln!("{}, {}", case.name, shape.name);
		let rounds = report::rounds(shape, 30);
		figures.push(Figure {
			shape,
			case,
			times: measure::measure(shape, case, rounds, clock::nanoseconds, f64::exp),
		});
	}
	report::print("Native", &figures);
	print_allocations();
}

fn print_allocations() {
	println!("\nAllocations of one call, its output included:\n");
	let kilobytes = SHAPES.iter().map(|shape| format!("kB, {} (at once)", shape.name));
	let columns: Vec<String> = kilobytes.collect();
	head(1, ["rule", "count"].into_iter().chain(columns.iter().map(String::as_str)));
	for case in &CASES {
		let tallies = SHAPES.map(|shape| {
			let inputs = shape.make(case.stored);
			let input = inputs.epoch(case);
			// The first call may allocate more than the others.
			let _ = ganglion_consensus::run(&input);
			count(|| ganglion_consensus::run(&input)).0
		});
		let mut counts = tallies.map(|tally| tally.count.to_string()).to_vec();
		counts.dedup();
		let bytes = |tally: Tally| format!("{} ({})", tally.bytes / 1_000, tally.peak / 1_000);
		row([case.name.into(), counts.join(", ")].into_iter().chain(tallies.map(bytes)));
	}
}
