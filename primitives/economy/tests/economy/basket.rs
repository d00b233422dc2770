//! Baskets: shares, buckets and the band of prices.

use ganglion_economy::basket::{cheapest, dearest, pro_rata, shares_for, Bucket, REFILL_BLOCKS};
use proptest::prelude::*;
use substrate_fixed::types::U64F64;

proptest! {
	/// Parts of a whole never sum to more than the amount.
	#[test]
	fn parts_should_not_exceed_the_amount(
		amount: u64,
		one in 0..u64::MAX / 2,
		other in 0..u64::MAX / 2,
	) {
		let whole = one + other;
		let part = |part| u128::from(pro_rata(amount, part, whole));
		prop_assert!(part(one) + part(other) <= u128::from(amount));
		prop_assert_eq!(pro_rata(amount, whole, whole), if whole == 0 { 0 } else { amount });
	}

	/// New shares are worth no more than what they were issued for.
	#[test]
	fn shares_should_not_be_worth_more_than_their_deposit(
		added in 1..1u64 << 60,
		shares in 1..1u64 << 60,
		value in 1..1u64 << 60,
	) {
		if let Some(issued) = shares_for(added, shares, value) {
			let total = u128::from(value) + u128::from(added);
			let of_new = total * u128::from(issued) / (u128::from(shares) + u128::from(issued));
			prop_assert!(of_new <= u128::from(added));
		}
	}

	/// A bucket never holds more than its capacity, and is full after a day.
	#[test]
	fn bucket_should_fill_up_in_a_day(
		available: u64,
		capacity: u64,
		since in 0..1u64 << 40,
		passed in 0..20_000u64,
	) {
		let after = Bucket { available, since }.refilled(capacity, since + passed);
		prop_assert!(after.available <= capacity);
		prop_assert_eq!(after.since, since + passed);
		if passed >= REFILL_BLOCKS {
			prop_assert_eq!(after.available, capacity);
		}
	}

	/// A basket sells no cheaper, and buys no dearer, than 2 % from the stricter price.
	#[test]
	fn band_should_be_two_percent_of_the_stricter_price(
		price in 1..1u64 << 40,
		moving in 1..1u64 << 40,
	) {
		let of = |rao| U64F64::from_num(rao) / 1_000_000_000;
		let (high, low) = (price.max(moving), price.min(moving));
		let close = |got: u64, whole: u64, percent: u64| {
			let exact = u128::from(whole) * u128::from(percent) / 100;
			u128::from(got) <= exact && u128::from(got) + 2 >= exact
		};
		prop_assert!(close(cheapest(of(price), of(moving)), high, 98));
		prop_assert!(close(dearest(of(price), of(moving)), low, 102));
	}
}

#[test]
fn first_shares_should_be_one_for_each_rao() {
	assert_eq!(shares_for(7, 0, 0), Some(7));
	assert_eq!(shares_for(7, 5, 0), None);
	assert_eq!(shares_for(50, 100, 200), Some(25));
	assert_eq!(shares_for(u64::MAX, u64::MAX, 1), None);
}

#[test]
fn bucket_should_give_what_it_holds() {
	let bucket = Bucket { available: 10, since: 5 };
	assert_eq!(bucket.less(10), Some(Bucket { available: 0, since: 5 }));
	assert_eq!(bucket.less(11), None);
	let capacity = 7_200;
	assert_eq!(bucket.refilled(capacity, 8), Bucket { available: 13, since: 8 });
}
