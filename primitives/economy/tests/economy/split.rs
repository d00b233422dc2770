//! Splits that sum to the whole.

use crate::exact::{floor, largest_remainder, of_any_size, ratio};
use ganglion_economy::{
	split_by_weights, split_by_weights_wide, split_evenly, take_share, trade_fee,
};
use num_bigint::BigInt;
use proptest::{collection::vec, prelude::*};

fn weights() -> impl Strategy<Value = Vec<u64>> {
	vec(prop_oneof![1 => Just(0), 1 => Just(7), 4 => of_any_size()], 0..12)
}

fn wide_weights() -> impl Strategy<Value = Vec<u128>> {
	let of_any_width = (any::<u128>(), 0..128_u32).prop_map(|(weight, shift)| weight >> shift);
	vec(prop_oneof![1 => Just(0), 4 => of_any_width], 0..12)
}

fn sum(parts: &[u64]) -> u128 {
	parts.iter().map(|part| u128::from(*part)).sum()
}

#[test]
fn split_by_weights_should_prefer_the_lower_index_when_remainders_are_equal() {
	assert_eq!(split_by_weights(10, &[1, 1, 1]), [4, 3, 3]);
	assert_eq!(split_by_weights(11, &[1, 1, 1]), [4, 4, 3]);
	assert_eq!(split_by_weights(1, &[5, 5]), [1, 0]);
}

#[test]
fn split_by_weights_should_prefer_the_larger_remainder() {
	assert_eq!(split_by_weights(10, &[10, 25, 65]), [1, 3, 6]);
	assert_eq!(split_by_weights(10, &[14, 17, 69]), [1, 2, 7]);
}

#[test]
fn split_by_weights_should_give_nothing_when_no_weight_is_positive() {
	assert_eq!(split_by_weights(10, &[0, 0]), [0, 0]);
	assert_eq!(split_by_weights(10, &[]), [0; 0]);
	assert_eq!(split_by_weights_wide(10, &[0, 0]), [0, 0]);
	assert_eq!(split_by_weights_wide(10, &[]), [0; 0]);
}

#[test]
fn split_by_weights_should_be_exact_when_everything_is_greatest() {
	let max = u64::MAX;
	assert_eq!(split_by_weights(max, &[max, max, max]), [max / 3; 3]);
	assert_eq!(split_by_weights(max, &[max, max]), [max / 2 + 1, max / 2]);
	assert_eq!(split_by_weights_wide(max, &[u128::MAX, u128::MAX]), [max / 2 + 1, max / 2]);
}

#[test]
fn split_evenly_should_give_nothing_when_there_are_no_parts() {
	assert_eq!(split_evenly(10, 0), [0; 0]);
}

#[test]
fn split_evenly_should_put_larger_parts_first() {
	assert_eq!(split_evenly(11, 4), [3, 3, 3, 2]);
	assert_eq!(split_evenly(2, 4), [1, 1, 0, 0]);
}

#[test]
fn take_share_should_be_exact_at_its_ends() {
	assert_eq!(take_share(u64::MAX, u16::MAX), u64::MAX);
	assert_eq!(take_share(u64::MAX, 0), 0);
	assert_eq!(take_share(1_000_000_000, 11_796), 179_995_422);
}

#[test]
fn trade_fee_should_be_half_a_per_mille_at_the_usual_rate() {
	assert_eq!(trade_fee(65_535, 33), 33);
	assert_eq!(trade_fee(1_000_000_000, 33), 503_547);
	assert_eq!(trade_fee(1_985, 33), 0);
}

proptest! {
	#[test]
	fn split_by_weights_should_sum_to_the_whole_when_a_weight_is_positive(
		total: u64, weights in weights(),
	) {
		let whole = if weights.iter().any(|weight| *weight > 0) { total } else { 0 };
		prop_assert_eq!(sum(&split_by_weights(total, &weights)), u128::from(whole));
	}

	#[test]
	fn split_by_weights_wide_should_sum_to_the_whole_when_a_weight_is_positive(
		total: u64, weights in wide_weights(),
	) {
		let whole = if weights.iter().any(|weight| *weight > 0) { total } else { 0 };
		prop_assert_eq!(sum(&split_by_weights_wide(total, &weights)), u128::from(whole));
	}

	#[test]
	fn split_by_weights_should_round_the_exact_part(
		total in of_any_size(), weights in wide_weights(),
	) {
		let whole = weights.iter().map(|weight| BigInt::from(*weight)).sum::<BigInt>();
		for (part, weight) in split_by_weights_wide(total, &weights).into_iter().zip(&weights) {
			if *weight == 0 {
				prop_assert_eq!(part, 0);
			} else {
				let exact = ratio(BigInt::from(total) * weight, whole.clone());
				let is_raised = part == floor(&exact) + 1 && !exact.is_integer();
				prop_assert!(part == floor(&exact) || is_raised);
			}
		}
	}

	#[test]
	fn split_by_weights_should_round_up_the_largest_remainders(
		total in of_any_size(), weights in wide_weights(),
	) {
		let exact = weights.iter().map(|weight| BigInt::from(*weight)).collect::<Vec<_>>();
		prop_assert_eq!(split_by_weights_wide(total, &weights), largest_remainder(total, &exact));
	}

	#[test]
	fn split_by_weights_should_not_depend_on_their_width(total: u64, weights in weights()) {
		let wide = weights.iter().map(|weight| u128::from(*weight)).collect::<Vec<_>>();
		prop_assert_eq!(split_by_weights(total, &weights), split_by_weights_wide(total, &wide));
	}

	#[test]
	fn split_by_weights_should_not_fall_when_a_weight_is_greater(total: u64, weights in weights()) {
		let parts = split_by_weights(total, &weights);
		for (a, b) in (0..parts.len()).flat_map(|a| (0..parts.len()).map(move |b| (a, b))) {
			prop_assert!(weights[a] <= weights[b] || parts[a] >= parts[b]);
		}
	}

	#[test]
	fn split_evenly_should_be_a_split_by_equal_weights(total: u64, parts in 0..40_usize) {
		prop_assert_eq!(split_evenly(total, parts), split_by_weights(total, &vec![1; parts]));
	}

	#[test]
	fn take_share_should_be_the_exact_part_rounded_down(total: u64, share: u16) {
		let exact = ratio(BigInt::from(total) * share, 65_535);
		prop_assert_eq!(take_share(total, share), floor(&exact));
	}

	#[test]
	fn trade_fee_should_never_exceed_the_trade(gross: u64, rate: u16) {
		prop_assert!(trade_fee(gross, rate) <= gross);
	}
}
