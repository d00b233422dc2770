//! Division by largest remainder, one holder at a time.

use crate::exact::{of_any_size, ratio};
use ganglion_economy::{
	largest_remainder::{portion, rank_key},
	split_by_weights,
};
use num_bigint::BigInt;
use num_rational::BigRational;
use proptest::{collection::vec, prelude::*};
use std::{cmp::Reverse, collections::BTreeMap};

fn weights() -> impl Strategy<Value = Vec<u64>> {
	vec(prop_oneof![1 => Just(0), 1 => Just(7), 4 => of_any_size()], 0..12)
}

/// The three walks, with an ordered map where the chain has its storage.
fn divide(total: u64, weights: &[u64]) -> Vec<u64> {
	let sum = weights.iter().map(|weight| u128::from(*weight)).sum::<u128>();
	let (mut ranked, mut given) = (BTreeMap::new(), 0);
	for (position, weight) in weights.iter().enumerate() {
		let (part, remainder) = portion(total, *weight, sum).unwrap_or_default();
		ranked.insert(rank_key(remainder, position as u64), (position, part));
		given += part;
	}
	let mut left = if sum == 0 { 0 } else { total - given };
	let mut parts = vec![0; weights.len()];
	for (position, part) in ranked.into_values() {
		let extra = left.min(1);
		left -= extra;
		parts[position] = part + extra;
	}
	parts
}

#[test]
fn portion_should_be_rounded_down_and_leave_a_remainder() {
	assert_eq!(portion(10, 1, 3), Some((3, 1)));
	assert_eq!(portion(10, 3, 3), Some((10, 0)));
	assert_eq!(portion(u64::MAX, u64::MAX, u64::MAX.into()), Some((u64::MAX, 0)));
}

#[test]
fn portion_should_be_none_when_there_are_no_weights() {
	assert_eq!(portion(10, 0, 0), None);
	assert_eq!(portion(10, 5, 0), None);
}

#[test]
fn portion_should_stop_when_a_weight_exceeds_the_sum() {
	assert_eq!(portion(u64::MAX, u64::MAX, 1), Some((u64::MAX, 0)));
}

#[test]
fn rank_key_should_put_the_greatest_remainder_first() {
	let ranks = [(u128::MAX, 9), (8, 1), (8, 2), (8, 1 << 40), (7, 0), (0, 0), (0, u64::MAX)];
	let keys = ranks.map(|(remainder, position)| rank_key(remainder, position));
	assert!(keys.windows(2).all(|pair| pair[0] < pair[1]));
}

proptest! {
	#[test]
	fn portion_should_be_the_exact_part_and_what_it_lost(
		total: u64, weight in of_any_size(), others: u64,
	) {
		let sum = u128::from(weight) + u128::from(others);
		prop_assume!(sum > 0);
		let (part, remainder) = portion(total, weight, sum).expect("the sum is positive");
		let exact = ratio(BigInt::from(total) * weight, sum);
		prop_assert_eq!(BigInt::from(part), exact.floor().to_integer());
		let lost = BigRational::new(remainder.into(), sum.into());
		prop_assert_eq!(lost, exact.fract());
	}

	#[test]
	fn rank_keys_should_sort_as_remainders_do(a: u128, b: u128, i: u64, j: u64, is_tie: bool) {
		let b = if is_tie { a } else { b };
		let order = (Reverse(a), i).cmp(&(Reverse(b), j));
		prop_assert_eq!(rank_key(a, i).cmp(&rank_key(b, j)), order);
	}

	#[test]
	fn three_walks_should_divide_as_one_split_does(total: u64, weights in weights()) {
		prop_assert_eq!(divide(total, &weights), split_by_weights(total, &weights));
	}
}
