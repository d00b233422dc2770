//! Division by largest remainder of anything: one holder at a time and all at once are the same,
//! and no unit is lost.

use crate::Bytes;
use ganglion_economy::{
	largest_remainder::{portion, rank_key},
	split_by_weights, split_by_weights_wide,
};
use num_bigint::BigUint;
use std::collections::BTreeMap;

/// The target's name.
pub const NAME: &str = "largest_remainder";

/// Most holders.
const HOLDERS: u8 = 24;

/// The target.
///
/// # Panics
///
/// If a division panics, or if its parts are not what holds of every division.
pub fn check(bytes: &[u8]) -> u64 {
	let bytes = &mut Bytes::new(bytes);
	let (total, count) = (bytes.amount(), bytes.byte() % HOLDERS);
	let weights = weights(bytes, count);
	let sum = weights.iter().map(|weight| u128::from(*weight)).sum::<u128>();
	let (parts, left) = walk(total, &weights, sum);
	assert_eq!(parts, split_by_weights(total, &weights));
	let wide = weights.iter().map(|weight| u128::from(*weight)).collect::<Vec<_>>();
	assert_eq!(parts, split_by_weights_wide(total, &wide));
	let given = parts.iter().map(|part| u128::from(*part)).sum::<u128>();
	assert_eq!(given, if sum == 0 { 0 } else { total.into() }, "the parts are not the whole");
	let positive = weights.iter().filter(|weight| **weight > 0).count() as u64;
	let sizes = [u64::from(count), positive, left, (u128::BITS - sum.leading_zeros()).into()];
	sizes.into_iter().fold(u64::from(total == 0), |kind, size| kind * 128 + size)
}

/// Weights of any size, often the same as the one before.
fn weights(bytes: &mut Bytes, count: u8) -> Vec<u64> {
	let mut weights: Vec<u64> = Vec::new();
	for _ in 0..count {
		let weight = match (bytes.one_in(3), weights.last()) {
			(true, Some(last)) => *last,
			_ => bytes.amount(),
		};
		weights.push(weight);
	}
	weights
}

/// The three walks; returns the parts and the number of units given to the largest remainders.
fn walk(total: u64, weights: &[u64], sum: u128) -> (Vec<u64>, u64) {
	let (mut ranked, mut given) = (BTreeMap::new(), 0_u64);
	for (position, weight) in weights.iter().enumerate() {
		let (part, remainder) = portion(total, *weight, sum).unwrap_or_default();
		check_portion(total, *weight, sum, (part, remainder));
		given += part;
		let before = ranked.insert(rank_key(remainder, position as u64), (position, part));
		assert!(before.is_none(), "two holders have one key");
	}
	let left = if sum == 0 { 0 } else { total - given };
	let mut parts = vec![0; weights.len()];
	for (rank, (position, part)) in (0..).zip(ranked.into_values()) {
		parts[position] = part + u64::from(rank < left);
		assert!(parts[position] == part || weights[position] > 0, "a part without weight");
	}
	(parts, left)
}

/// `part · sum + remainder = total · weight`, the remainder below the sum.
fn check_portion(total: u64, weight: u64, sum: u128, (part, remainder): (u64, u128)) {
	if sum > 0 {
		let product = BigUint::from(total) * weight;
		assert_eq!(BigUint::from(part) * sum + remainder, product);
		assert!(remainder < sum);
	}
}
