//! The running time of a pool's arithmetic.
//!
//! `cargo bench -p ganglion-economy`. The time is bounded for all numbers; these are of a typical
//! pool, with weights of 18 digits.

use criterion::{criterion_group, criterion_main, Criterion};
use ganglion_economy::{
	fee::FEE_RATE,
	pool::{BUY_LIMIT, SELL_LIMIT},
	power::power,
	Pool, SafeFloat, SharePool,
};
use primitive_types::U256;
use std::hint::black_box;

const TAO: u64 = 1_000_000_000;

/// 3 million alpha and 20,000 TAO.
fn usual() -> Pool {
	Pool::new(3_000_000 * TAO, 20_000 * TAO, 481_234_567_890_123_456).expect("in range")
}

fn powers(c: &mut Criterion) {
	let mut group = c.benchmark_group("power");
	let (whole, weight) = (1_000_000_000_000_000_000, 481_234_567_890_123_456);
	let trade = (U256::from(20_000 * TAO), U256::from(20_005 * TAO));
	group.bench_function("of a trade", |b| {
		b.iter(|| power(black_box(trade), black_box((weight, whole - weight))))
	});
	let limit = (U256::from(u128::MAX / 3) << 58, U256::from(u128::MAX) << 56);
	group.bench_function("of a limit", |b| {
		b.iter(|| power(black_box(limit), black_box((weight, whole))))
	});
	group.finish();
}

fn trades(c: &mut Criterion) {
	let (pool, even) = (usual(), Pool::even(3_000_000 * TAO, 20_000 * TAO));
	let mut group = c.benchmark_group("pool");
	group.bench_function("buy", |b| {
		b.iter(|| black_box(pool).buy(black_box(5 * TAO), FEE_RATE, BUY_LIMIT))
	});
	group.bench_function("buy, even weights", |b| {
		b.iter(|| black_box(even).buy(black_box(5 * TAO), FEE_RATE, BUY_LIMIT))
	});
	group.bench_function("sell", |b| {
		b.iter(|| black_box(pool).sell(black_box(700 * TAO), FEE_RATE, SELL_LIMIT))
	});
	let limit = pool.price_in_rao() + 1_000;
	group.bench_function("buy, stopped by the limit", |b| {
		b.iter(|| black_box(pool).buy(black_box(500 * TAO), FEE_RATE, black_box(limit)))
	});
	group.bench_function("input to reach a limit", |b| {
		b.iter(|| black_box(pool).buy_input_to_reach(black_box(limit), FEE_RATE))
	});
	group.bench_function("price", |b| b.iter(|| black_box(pool).price()));
	group.bench_function("square root of the price", |b| b.iter(|| black_box(pool).sqrt_price()));
	group.bench_function("inject", |b| {
		b.iter(|| black_box(pool).inject(black_box(TAO / 2), black_box(TAO / 300)))
	});
	group.finish();
}

fn shares(c: &mut Criterion) {
	let (mut pool, mut share) = (SharePool::default(), SafeFloat::ZERO);
	pool.deposit(&mut share, 1_234_567 * TAO).expect("within the cap");
	pool.distribute(7_654_321).expect("there is a holder");
	let mut group = c.benchmark_group("share pool");
	group.bench_function("value", |b| b.iter(|| black_box(pool).value_of(black_box(&share))));
	group.bench_function("deposit", |b| {
		b.iter(|| black_box(pool).deposit(&mut black_box(share), black_box(5 * TAO)))
	});
	group.bench_function("withdraw", |b| {
		b.iter(|| black_box(pool).withdraw(&mut black_box(share), black_box(5 * TAO)))
	});
	group.finish();
}

criterion_group!(benches, powers, trades, shares);
criterion_main!(benches);
