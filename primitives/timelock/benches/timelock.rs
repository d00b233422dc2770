//! The running time of a pulse's verification and of an opening, natively.
//!
//! `cargo bench -p ganglion-timelock --features encrypt`; `make bench-wasm ARGS=timelock` shows the
//! times on the node's executor.

mod steps;

use criterion::{criterion_group, criterion_main, Criterion};

fn timelock(c: &mut Criterion) {
	let mut group = c.benchmark_group("timelock");
	for (name, prepare) in steps::STEPS {
		let mut step = prepare();
		group.bench_function(name, |b| b.iter(&mut step));
	}
	group.finish();
}

criterion_group!(benches, timelock);
criterion_main!(benches);
