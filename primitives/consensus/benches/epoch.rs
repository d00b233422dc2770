//! How long an epoch takes, in all and for each non-zero weight.
//!
//! `cargo bench -p ganglion-consensus`; the throughput it reports is in weights.

mod inputs;

use criterion::{criterion_group, criterion_main, Criterion, Throughput};
use std::hint::black_box;

fn epoch(c: &mut Criterion) {
	let mut group = c.benchmark_group("epoch");
	for (name, shape) in [("usual", inputs::USUAL), ("dense", inputs::DENSE)] {
		let inputs = shape.make();
		assert_eq!(inputs.check(), shape.check, "not the inputs that others measure with");
		group.throughput(Throughput::Elements(inputs.pairs() as u64));
		group.bench_function(name, |b| {
			b.iter(|| ganglion_consensus::run(black_box(&inputs.epoch())))
		});
	}
	group.finish();
}

criterion_group!(benches, epoch);
criterion_main!(benches);
