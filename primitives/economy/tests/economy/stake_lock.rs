//! Locked stake and its conviction.

use ganglion_economy::{LockKind, LockRates, StakeLock, LEAST_LOCK};
use proptest::prelude::*;
use substrate_fixed::types::U64F64;
use LockKind::{Decaying, Perpetual};

const SCALE: u64 = 934_866;
const RATES: LockRates = LockRates { unlock: SCALE, maturity: SCALE };
const ALPHA: u64 = 1_000_000_000;

fn lock(mass: u64, conviction: u64) -> StakeLock {
	StakeLock { mass, conviction: U64F64::from_num(conviction) }
}

/// Mass and conviction in whole rao.
fn whole(lock: StakeLock) -> (u64, u64) {
	(lock.mass, lock.conviction.to_num())
}

/// The formulas of the module's documentation in floats.
fn expected(lock: StakeLock, blocks: u64, kind: LockKind, rates: LockRates) -> (f64, f64) {
	let (mass, conviction) = (lock.mass as f64, lock.conviction.to_num::<f64>());
	let (d, u, t) = (blocks as f64, rates.unlock as f64, rates.maturity as f64);
	let (left, faded) = ((-d / u).exp(), (-d / t).exp());
	let kept = conviction * faded;
	match kind {
		Perpetual => (mass, kept + mass * (1.0 - faded)),
		Decaying if u == t => (mass * left, kept + mass * d / t * faded),
		Decaying => (mass * left, kept + mass * u * (left - faded) / (u - t)),
	}
}

#[track_caller]
fn assert_close(found: StakeLock, (mass, conviction): (f64, f64)) {
	let near = |found: f64, expected: f64| (found - expected).abs() <= 2.0 + expected / 1e9;
	assert!(near(found.mass as f64, mass), "mass {} is not {mass}", found.mass);
	let found = found.conviction.to_num::<f64>();
	assert!(near(found, conviction), "conviction {found} is not {conviction}");
}

#[test]
fn lock_should_stay_as_it_is_within_a_block() {
	for kind in [Perpetual, Decaying] {
		assert_eq!(lock(77, 33).after(0, kind, RATES), lock(77, 33));
	}
}

#[test]
fn perpetual_lock_should_mature_to_its_mass() {
	let fresh = StakeLock::new(1_000 * ALPHA);
	// 1 − 1/e of it in one time scale.
	let (mass, conviction) = whole(fresh.after(SCALE, Perpetual, RATES));
	assert_eq!((mass, conviction / ALPHA), (1_000 * ALPHA, 632));
	let (mass, conviction) = whole(fresh.after(50 * SCALE, Perpetual, RATES));
	assert!(mass - conviction <= 1);
	assert_eq!(whole(fresh.after(u64::MAX, Perpetual, RATES)), (mass, mass));
}

#[test]
fn decaying_lock_should_mature_while_it_falls_and_then_vanish() {
	let fresh = StakeLock::new(1_000 * ALPHA);
	let (mass, conviction) = whole(fresh.after(SCALE, Decaying, RATES));
	// Both are m/e after one time scale: the conviction is at its highest.
	assert_eq!((mass / ALPHA, conviction / ALPHA), (367, 367));
	let later = whole(fresh.after(2 * SCALE, Decaying, RATES));
	assert_eq!((later.0 / ALPHA, later.1 / ALPHA), (135, 270));
	assert!(fresh.after(40 * SCALE, Decaying, RATES).is_none());
	assert_eq!(fresh.after(u64::MAX, Decaying, RATES), StakeLock::default());
}

#[test]
fn time_scale_of_zero_should_mean_at_once() {
	let (unlock, maturity) = (0, 0);
	let at = |rates, kind| whole(lock(1_000, 500).after(1, kind, rates));
	assert_eq!(at(LockRates { unlock, maturity }, Perpetual), (1_000, 1_000));
	assert_eq!(at(LockRates { unlock, maturity }, Decaying), (0, 0));
	assert_eq!(at(LockRates { unlock, ..RATES }, Decaying), (0, 499));
	assert_eq!(at(LockRates { maturity, ..RATES }, Decaying), (999, 0));
}

#[test]
fn lock_should_count_as_none_below_the_least_mass_and_conviction() {
	assert!(lock(LEAST_LOCK - 1, LEAST_LOCK - 1).is_none());
	assert!(!lock(LEAST_LOCK, 0).is_none());
	assert!(!lock(0, LEAST_LOCK).is_none());
}

#[test]
fn part_should_have_its_share_of_the_conviction() {
	assert_eq!(lock(1_000, 500).part(400), lock(400, 200));
	assert_eq!(lock(1_000, 500).part(2_000), lock(1_000, 500));
	assert_eq!(lock(0, 500).part(0), lock(0, 500));
	assert_eq!(lock(u64::MAX, u64::MAX).part(1).mass, 1);
}

#[test]
fn sums_should_stop_at_the_ends() {
	let most = StakeLock { mass: u64::MAX, conviction: U64F64::max_value() };
	assert_eq!(most.plus(lock(5, 5)), most);
	assert_eq!(lock(3, 3).minus(lock(5, 5)), StakeLock::default());
	let later = most.after(SCALE, Perpetual, RATES);
	assert!(later.mass == u64::MAX && later.conviction > u64::MAX - 1);
	assert_eq!(most.after(u64::MAX, Decaying, RATES), StakeLock::default());
}

fn kinds() -> impl Strategy<Value = LockKind> {
	prop_oneof![Just(Perpetual), Just(Decaying)]
}

fn rates() -> impl Strategy<Value = LockRates> {
	prop_oneof![
		Just(RATES),
		(1_000u64..2_000_000, 1_000u64..2_000_000)
			.prop_map(|(unlock, maturity)| LockRates { unlock, maturity }),
	]
}

fn locks() -> impl Strategy<Value = StakeLock> {
	let amount = || 0u64..(1 << 55);
	(amount(), amount()).prop_map(|(mass, conviction)| lock(mass, conviction))
}

fn times() -> impl Strategy<Value = u64> {
	prop_oneof![0u64..1_000, 0u64..10_000_000]
}

proptest! {
	#[test]
	fn lock_should_follow_the_formulas(
		lock in locks(), blocks in times(), kind in kinds(), rates in rates(),
	) {
		// Close time scales cancel digits in the floats of the oracle.
		prop_assume!(
			rates.unlock == rates.maturity || rates.unlock.abs_diff(rates.maturity) > 1_000
		);
		assert_close(lock.after(blocks, kind, rates), expected(lock, blocks, kind, rates));
	}

	#[test]
	fn two_steps_should_be_as_good_as_one(
		lock in locks(), first in times(), second in times(), kind in kinds(),
	) {
		let (mass, conviction) = whole(lock.after(first + second, kind, RATES));
		let (mass_2, conviction_2) =
			whole(lock.after(first, kind, RATES).after(second, kind, RATES));
		prop_assert!(mass.abs_diff(mass_2) <= 2);
		prop_assert!(conviction.abs_diff(conviction_2) <= 3);
	}

	#[test]
	fn sum_should_develop_as_its_locks(
		one in locks(), other in locks(), blocks in times(), kind in kinds(), rates in rates(),
	) {
		let sum = one.plus(other).after(blocks, kind, rates);
		let parts = one.after(blocks, kind, rates).plus(other.after(blocks, kind, rates));
		prop_assert!(sum.mass.abs_diff(parts.mass) <= 1);
		prop_assert!(sum.conviction.to_bits().abs_diff(parts.conviction.to_bits()) <= 4);
	}

	#[test]
	fn mass_should_never_grow(
		lock in locks(), blocks in times(), kind in kinds(), rates in rates(),
	) {
		prop_assert!(lock.after(blocks, kind, rates).mass <= lock.mass);
	}

	#[test]
	fn part_and_rest_should_be_the_whole(lock in locks(), mass in any::<u64>()) {
		let part = lock.part(mass);
		prop_assert_eq!(lock.minus(part).plus(part), lock);
		prop_assert!(part.mass <= mass.max(lock.mass));
	}
}
