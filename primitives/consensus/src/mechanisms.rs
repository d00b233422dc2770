//! Several mechanisms in one subnet: each has weights, bonds and an epoch of its own, with a part
//! of both pots. This file divides the pots and combines the results.

use alloc::{vec, vec::Vec};

use crate::EpochOutput;

/// The sum of all mechanisms' shares of a pot.
const ALL_SHARES: u128 = 65_535;

/// Splits a pot into `count` parts: `⌊pot · share / 65535⌋` each, where a missing share is zero;
/// without `split` even parts, rounded down. Mechanism 0 gets the remainder as well, so that the
/// parts add up to the pot.
///
/// Shares are parts of 65535 and add up to at most that.
pub fn split_pot(pot: u64, count: u8, split: Option<&[u16]>) -> Vec<u64> {
	let part = |mechanism: u8| match split {
		Some(shares) => {
			let share = shares.get(usize::from(mechanism)).copied().unwrap_or(0);
			let product = u128::from(pot).saturating_mul(share.into());
			u64::try_from(product / ALL_SHARES).unwrap_or(pot)
		},
		None => pot.checked_div(count.into()).unwrap_or(0),
	};
	let mut parts: Vec<u64> = (0..count).map(part).collect();
	let given = parts.iter().fold(0u64, |sum, part| sum.saturating_add(*part));
	if let Some(first) = parts.first_mut() {
		*first = first.saturating_add(pot.saturating_sub(given));
	}
	parts
}

/// The epoch of a subnet: the results of its mechanisms' epochs, combined. Lists are indexed by
/// uid.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SubnetEpoch {
	/// Whether each uid is active in any mechanism.
	pub active: Vec<bool>,
	/// The permits from now on.
	pub permit: Vec<bool>,
	/// Each uid's share of the stake.
	pub stake_weight: Vec<u16>,
	/// The mean consensus.
	pub consensus: Vec<u16>,
	/// The mean validator trust.
	pub validator_trust: Vec<u16>,
	/// The mean dividends.
	pub dividends: Vec<u16>,
	/// The amount all mechanisms together pay each uid as a server.
	pub server_emission: Vec<u64>,
	/// The amount all mechanisms together pay each uid as a validator.
	pub validator_emission: Vec<u64>,
	/// The amount paid to nobody.
	pub unassigned: u64,
}

/// Combines the outputs of a subnet's mechanisms, each with its emission: the sum of its pots.
///
/// A uid is active, or has a permit, if it is so in any mechanism. Amounts are added. Stake is the
/// same in all and counted once. Consensus, validator trust and dividends are means weighted by
/// emission, `⌊Σ x_k E_k / Σ E_k⌋`, rounded once; if all emissions are zero they are mechanism 0's.
/// The combination of a single output is that output.
pub fn combine(outputs: &[(EpochOutput, u64)]) -> SubnetEpoch {
	let stake_weight = outputs.first().map(|(main, _)| main.stake_weight.clone());
	let mut subnet = SubnetEpoch {
		stake_weight: stake_weight.unwrap_or_default(),
		consensus: mean(outputs, |output| &output.consensus),
		validator_trust: mean(outputs, |output| &output.validator_trust),
		dividends: mean(outputs, |output| &output.dividends),
		..Default::default()
	};
	for (output, _) in outputs {
		merge(&mut subnet.active, &output.active, |a, b| a | b);
		merge(&mut subnet.permit, &output.permit, |a, b| a | b);
		merge(&mut subnet.server_emission, &output.server_emission, u64::saturating_add);
		merge(&mut subnet.validator_emission, &output.validator_emission, u64::saturating_add);
		subnet.unassigned = subnet.unassigned.saturating_add(output.unassigned);
	}
	subnet
}

/// Joins a list into another, entry by entry.
fn merge<V: Copy>(into: &mut Vec<V>, list: &[V], join: impl Fn(V, V) -> V) {
	if into.is_empty() {
		into.extend_from_slice(list);
		return;
	}
	for (entry, other) in into.iter_mut().zip(list) {
		*entry = join(*entry, *other);
	}
}

/// The mean of a list over the mechanisms, weighted by emission.
fn mean(outputs: &[(EpochOutput, u64)], list: impl Fn(&EpochOutput) -> &[u16]) -> Vec<u16> {
	let Some((main, _)) = outputs.first() else { return Vec::new() };
	let all = outputs.iter().fold(0u128, |sum, (_, pots)| sum.saturating_add((*pots).into()));
	if all == 0 {
		return list(main).to_vec();
	}
	// Terms have 80 bits, and there are far fewer than 2^48 of them.
	let mut sums = vec![0u128; list(main).len()];
	for (output, pots) in outputs {
		for (sum, value) in sums.iter_mut().zip(list(output)) {
			*sum = sum.saturating_add(u128::from(*value).saturating_mul((*pots).into()));
		}
	}
	let entry = |sum: u128| sum.checked_div(all).and_then(|mean| u16::try_from(mean).ok());
	sums.into_iter().map(|sum| entry(sum).unwrap_or(u16::MAX)).collect()
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	/// An output of two uids.
	fn output(share: u16, pay: u64) -> EpochOutput {
		EpochOutput {
			active: vec![share > 9, false],
			permit: vec![true, share > 9],
			stake_weight: vec![7, 8],
			consensus: vec![share, 0],
			validator_trust: vec![0, share],
			dividends: vec![share, share],
			server_emission: vec![pay, 1],
			validator_emission: vec![2, pay],
			unassigned: 3,
			..Default::default()
		}
	}

	#[test]
	fn outputs_should_be_combined_by_what_they_hand_out() {
		let subnet = combine(&[(output(9, 10), 1), (output(12, 20), 3)]);
		assert_eq!(subnet.consensus, [11, 0], "(9 + 3 · 12) / 4, rounded down once");
		assert_eq!((subnet.validator_trust, subnet.dividends), (vec![0, 11], vec![11, 11]));
		assert_eq!((subnet.active, subnet.permit), (vec![true, false], vec![true, true]));
		assert_eq!(subnet.stake_weight, [7, 8]);
		assert_eq!((subnet.server_emission, subnet.validator_emission), (vec![30, 2], vec![4, 30]));
		assert_eq!(subnet.unassigned, 6);
	}

	#[test]
	fn first_mechanism_should_stand_for_all_when_nothing_is_handed_out() {
		let subnet = combine(&[(output(9, 0), 0), (output(12, 0), 0)]);
		assert_eq!(subnet.dividends, [9, 9]);
		assert_eq!(combine(&[(output(5, 1), 0)]).dividends, [5, 5]);
	}

	#[test]
	fn pots_should_be_split_as_their_shares_say() {
		assert_eq!(split_pot(100, 1, None), [100]);
		assert_eq!(split_pot(101, 3, None), [35, 33, 33]);
		assert_eq!(split_pot(65_535, 2, Some(&[1, 65_534])), [1, 65_534]);
		assert_eq!(split_pot(10, 2, Some(&[32_767, 32_768])), [5, 5]);
		assert_eq!(split_pot(9, 3, Some(&[0, 65_535])), [0, 9, 0]);
	}

	proptest! {
		#[test]
		fn parts_of_a_pot_should_be_the_pot(
			pot in any::<u64>(),
			count in 1..=16u8,
			weights in proptest::option::of(proptest::collection::vec(1..1_000u32, 1..17)),
		) {
			let split = weights.map(|mut weights| {
				weights.truncate(count.into());
				let sum: u32 = weights.iter().sum();
				let mut shares: Vec<u16> =
					weights.iter().map(|weight| (weight * 65_535 / sum) as u16).collect();
				shares[0] += 65_535 - shares.iter().sum::<u16>();
				shares
			});
			let parts = split_pot(pot, count, split.as_deref());
			prop_assert_eq!(parts.len(), usize::from(count));
			let sum: u128 = parts.iter().map(|part| u128::from(*part)).sum();
			prop_assert_eq!(sum, u128::from(pot));
			for (part, number) in parts.iter().zip(0usize..) {
				let exact = match &split {
					Some(shares) => {
						let share = shares.get(number).copied().unwrap_or(0);
						u128::from(pot) * u128::from(share) / 65_535
					},
					None => u128::from(pot) / u128::from(count),
				};
				let slack = if number == 0 { 16 } else { 0 };
				prop_assert!(u128::from(*part) - exact <= slack);
			}
		}

		#[test]
		fn combined_values_should_lie_between_the_mechanisms(
			(a, b) in any::<(u16, u16)>(),
			(first, second) in any::<(u64, u64)>(),
		) {
			let subnet = combine(&[(output(a, 0), first), (output(b, 0), second)]);
			let value = subnet.dividends[0];
			prop_assert!(a.min(b) <= value && value <= a.max(b));
			if first == 0 && second != 0 {
				prop_assert_eq!(value, b);
			}
		}
	}
}
