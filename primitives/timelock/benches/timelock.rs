//! The running time of a pulse's verification and of an opening, natively.
//!
//! `cargo bench -p ganglion-timelock --features encrypt`; `make bench-wasm` shows the times on the
//! node's executor.

use criterion::{criterion_group, criterion_main, Criterion};
use ganglion_timelock::{
	development,
	encrypt::{encrypt, Chance},
	verify, Opener, Verifier,
};
use std::hint::black_box;

const ROUND: u64 = 1000;

fn pulses(c: &mut Criterion) {
	let (key, beacon) = (&development::PUBLIC_KEY, development::secret_key());
	let signature = beacon.sign(ROUND).expect("not zero");
	let mut group = c.benchmark_group("pulse");
	group.bench_function("verify", |b| b.iter(|| verify(black_box(key), ROUND, &signature)));
	group.bench_function("read a key", |b| b.iter(|| Verifier::new(black_box(key))));
	let verifier = Verifier::new(key).expect("a key");
	group.bench_function("verify, with a key that was read", |b| {
		b.iter(|| verifier.verify(black_box(ROUND), &signature))
	});
	group.finish();
}

fn openings(c: &mut Criterion) {
	let chance = Chance { key: [1; 32], sigma: [2; 32], nonce: [3; 12] };
	let signature = development::secret_key().sign(ROUND).expect("not zero");
	let mut group = c.benchmark_group("open");
	group.bench_function("read a signature", |b| b.iter(|| Opener::new(black_box(&signature))));
	let opener = Opener::new(&signature).expect("a signature");
	// Weights of 2, 256 and 1,000 uids.
	for bytes in [55, 1_071, 4_047] {
		let ciphertext = encrypt(&development::PUBLIC_KEY, ROUND, &vec![7; bytes], &chance);
		let ciphertext = ciphertext.expect("short enough");
		group.bench_function(format!("{bytes} bytes"), |b| {
			b.iter(|| opener.open(black_box(&ciphertext)))
		});
	}
	group.finish();
}

criterion_group!(benches, pulses, openings);
criterion_main!(benches);
