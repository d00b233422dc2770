//! The time of an epoch, of each shape and in each mode, and of the floor.
//!
//! `cargo bench -p ganglion-consensus --bench epoch [-- FILTER]`; the throughput it reports is in
//! weights. For ratios instead of curves, see the bench `ratios`.

extern crate alloc;

mod floor;

use criterion::{criterion_group, criterion_main, BenchmarkId, Criterion, Throughput};
use std::{hint::black_box, time::Duration};

use ganglion_consensus_test_kit::inputs::{CASES, SHAPES};

fn epoch(c: &mut Criterion) {
	for case in &CASES {
		let mut group = c.benchmark_group(case.name);
		for shape in &SHAPES {
			let inputs = shape.make(case.stored);
			let input = inputs.epoch(case);
			group.throughput(Throughput::Elements(shape.pairs() as u64));
			group.bench_function(BenchmarkId::new("epoch", shape.name), |b| {
				b.iter(|| ganglion_consensus::run(black_box(&input)))
			});
			group.bench_function(BenchmarkId::new("floor", shape.name), |b| {
				b.iter(|| floor::run(black_box(&input), f64::exp))
			});
		}
		group.finish();
	}
}

criterion_group! {
	name = benches;
	config = Criterion::default()
		.sample_size(20)
		.warm_up_time(Duration::from_millis(500))
		.measurement_time(Duration::from_secs(2));
	targets = epoch
}
criterion_main!(benches);
