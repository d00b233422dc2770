//! Collateral: what a registration locks, and what earnings release or capture.

use crate::exact::{fixed, floor, of_any_size, ratio};
use ganglion_economy::{collateral_limit, drained, requirement, Collateral};
use proptest::{collection::vec, prelude::*};
use substrate_fixed::types::U64F64;

const ALPHA: u64 = 1_000_000_000;

fn collateral(locked: u64, floor: u64) -> Collateral {
	Collateral { locked, floor, ..Collateral::new(U64F64::from_num(1)) }
}

fn collaterals() -> impl Strategy<Value = Collateral> {
	let numbers = || of_any_size();
	(numbers(), any::<u128>(), numbers(), numbers()).prop_map(|(locked, bits, floor, earned)| {
		Collateral { locked, ratio: U64F64::from_bits(bits), floor, earned }
	})
}

#[test]
fn earnings_should_release_collateral_down_to_its_floor() {
	let at = |ratio, earned| {
		let before = Collateral { ratio: U64F64::from_num(ratio), ..collateral(10 * ALPHA, ALPHA) };
		before.after_epoch(earned, earned).locked
	};
	assert_eq!(at(1.0, 3 * ALPHA), 7 * ALPHA);
	assert_eq!(at(0.5, 3 * ALPHA + 1), 10 * ALPHA - 3 * ALPHA / 2);
	assert_eq!(at(10.0, 3 * ALPHA), ALPHA);
	assert_eq!(at(1.0, u64::MAX), ALPHA);
	assert_eq!(at(1.0, 0), 10 * ALPHA);
}

#[test]
fn income_should_be_locked_up_to_the_floor() {
	let before = collateral(ALPHA, 3 * ALPHA);
	let locked = |earned, paid| before.after_epoch(earned, paid).locked;
	assert_eq!(locked(ALPHA, ALPHA / 2), 3 * ALPHA / 2, "what the position got");
	assert_eq!(locked(9 * ALPHA, 9 * ALPHA), 3 * ALPHA, "not more than the floor");
	assert_eq!(locked(9 * ALPHA, 0), ALPHA, "income that went elsewhere");
	assert_eq!(before.after_epoch(7, 0).after_epoch(8, 0).earned, 15);
}

#[test]
fn least_ratio_should_release_by_whole_rao() {
	let least = U64F64::from_bits(1);
	assert_eq!(drained(least, u64::MAX), 0);
	assert_eq!(drained(U64F64::from_bits(2), 1 << 63), 1);
	assert_eq!(drained(U64F64::from_num(10), u64::MAX), u64::MAX);
}

#[test]
fn collateral_without_lock_and_floor_should_be_none() {
	assert!(Collateral::new(U64F64::from_num(1)).is_none());
	assert!(!collateral(1, 0).is_none());
	assert!(!collateral(0, 1).is_none());
}

#[test]
fn joined_collateral_should_release_no_sooner() {
	let one = Collateral { earned: 5, ..collateral(7, 3) };
	let other = Collateral { locked: u64::MAX, ratio: U64F64::from_num(2), floor: 9, earned: 6 };
	let both = Collateral { locked: u64::MAX, ratio: U64F64::from_num(1), floor: 9, earned: 11 };
	assert_eq!(one.join(other), both);
	assert_eq!(other.join(one), both);
}

#[test]
fn limit_should_be_five_percent_above_the_price() {
	assert_eq!(collateral_limit(U64F64::from_num(1)), 1_050_000_000);
	assert_eq!(collateral_limit(U64F64::from_num(0.25)), 262_500_000);
	assert_eq!(collateral_limit(U64F64::from_bits(0)), 0);
	assert_eq!(collateral_limit(U64F64::from_bits(u128::MAX)), u64::MAX);
}

proptest! {
	#[test]
	fn requirement_should_be_the_share_rounded_down(price in of_any_size(), share: u16) {
		let exact = ratio(price, 65_535) * ratio(share, 1);
		prop_assert_eq!(requirement(price, share), floor(&exact));
		prop_assert!(requirement(price, share) <= price);
	}

	#[test]
	fn draining_should_stop_at_the_floor(before in collaterals(), earned: u64, paid: u64) {
		let after = before.after_epoch(earned, paid);
		if before.locked >= before.floor {
			prop_assert!((before.floor..=before.locked).contains(&after.locked));
		}
	}

	#[test]
	fn capturing_should_stop_at_the_floor(before in collaterals(), earned: u64, paid: u64) {
		let after = before.after_epoch(earned, paid);
		if before.locked < before.floor {
			prop_assert!((before.locked..=before.floor).contains(&after.locked));
			prop_assert!(after.locked - before.locked <= paid);
		}
	}

	#[test]
	fn drains_should_release_no_more_than_the_ratio_of_all_earnings(
		bits: u128,
		earnings in vec(any::<u32>(), 1..20),
	) {
		let ratio = U64F64::from_bits(bits);
		let one = |earned: &u32| u128::from(drained(ratio, (*earned).into()));
		let released: u128 = earnings.iter().map(one).sum();
		let earned: u128 = earnings.iter().map(|e| u128::from(*e)).sum();
		prop_assert!(fixed(bits, 64) * fixed(earned, 0) >= fixed(released, 0));
	}
}
