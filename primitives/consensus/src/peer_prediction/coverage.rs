//! The option `PartialRows`: a server is judged by the validators that cover it, those with a
//! weight on it.
//!
//! A row that covers servers with the part `m` of the last incentive is scaled to `m`, so that its
//! scores compare with those of complete rows. See [`PartialRows`] for what this costs.

use alloc::{vec, vec::Vec};

use super::MILLION;
use crate::{memory::Past, scaled::Scaled, scores::Scores, EpochInput, PartialRows};

/// What each row covers.
pub(super) struct Coverage {
	/// `m`: the part of the last incentive, in parts of 2^32.
	mass: Vec<u32>,
	/// `u = m w`, in parts of 2^64, rounded down.
	pub(super) scores: Scores,
}

impl Coverage {
	/// Of the rows with these scores. New servers count as the prior. In the first epoch, and after
	/// one without incentive, the servers that anybody with voting stake covers count alike.
	pub(super) fn new(input: &EpochInput, past: &Past, scores: &Scores, voting: &[u64]) -> Self {
		let known = |j: usize| match past.is_known(j) {
			true => past.server(j).incentive,
			false => past.prior(),
		};
		let mut incentive: Vec<u32> = (0..input.registered.len()).map(known).collect();
		if incentive.iter().all(|&part| part == 0) {
			let covered = covering(scores, voting);
			incentive = covered.into_iter().map(|stake| u32::from(stake > 0)).collect();
		}
		let sum = |list: &mut dyn Iterator<Item = u32>| {
			list.fold(0u64, |sum, part| sum.saturating_add(part.into()))
		};
		let total = sum(&mut incentive.iter().copied());
		let of = |&j: &u16| incentive.get(usize::from(j)).copied().unwrap_or(0);
		let mass = |i: usize| mass(sum(&mut scores.row(i).0.iter().map(of)), total);
		let mass: Vec<u32> = (0..voting.len()).map(mass).collect();
		let scores =
			scores.map(|i, sum, weight| scaled(mass.get(i).copied().unwrap_or(0), sum, weight));
		Self { mass, scores }
	}

	/// The part of the last incentive that a row covers, in parts of 2^32.
	pub(super) fn of(&self, i: usize) -> u32 {
		self.mass.get(i).copied().unwrap_or(0)
	}

	/// The incentive of servers with these ranks: a rank is that of the stake that covers the
	/// server, as far as it reaches `full_coverage`, which pays a server with less in proportion.
	/// Adds up to less than 2^128.
	pub(super) fn incentive(
		&self,
		rank: &[u128],
		agreed: &[u64],
		option: PartialRows,
	) -> Vec<u128> {
		let covering = covering(&self.scores, agreed);
		let total = agreed.iter().fold(0u128, |sum, &stake| sum.saturating_add(stake.into()));
		let least = total.saturating_mul(option.full_coverage.into());
		let gain = |(&rank, covering): (&u128, u128)| {
			let reached = covering.saturating_mul(MILLION.into()).max(least);
			Scaled::new(rank, 0).over(Scaled::new(reached, 0))
		};
		let gains: Vec<Scaled> = rank.iter().zip(covering).map(gain).collect();
		on_one_scale(&gains)
	}
}

/// The stake that covers each server.
#[expect(
	clippy::indexing_slicing,
	clippy::arithmetic_side_effects,
	reason = "uids are below n; 65536 stakes of 64 bits fit"
)]
fn covering(scores: &Scores, stakes: &[u64]) -> Vec<u128> {
	let mut covering = vec![0; stakes.len()];
	for (i, &stake) in stakes.iter().enumerate().filter(|&(_, &stake)| stake > 0) {
		let (uids, _) = scores.row(i);
		uids.iter().for_each(|&j| covering[usize::from(j)] += u128::from(stake));
	}
	covering
}

/// Integers in the proportions of these numbers, with 110 bits in the greatest.
fn on_one_scale(numbers: &[Scaled]) -> Vec<u128> {
	let some = numbers.iter().filter(|number| !number.is_zero());
	let top = some.map(|number| number.exponent).max().unwrap_or(0);
	let place = |number: &Scaled| match number.is_zero() {
		true => 0,
		false => {
			let wide = u128::from(number.mantissa) << 46;
			wide.checked_shr(top.abs_diff(number.exponent)).unwrap_or(0)
		},
	};
	numbers.iter().map(place).collect()
}

/// A part of the total in parts of 2^32, rounded down.
fn mass(part: u64, total: u64) -> u32 {
	let share = (u128::from(part) << 32).checked_div(total.into()).unwrap_or(0);
	u32::try_from(share).unwrap_or(u32::MAX)
}

/// `mass weight / sum` in parts of 2^64, rounded down, by two quotients of 32 bits.
#[expect(
	clippy::arithmetic_side_effects,
	reason = "the weight is at most the sum, which is below 2^32 and not zero"
)]
pub(super) fn scaled(mass: u32, sum: u64, weight: u64) -> u64 {
	let sum = sum.max(1);
	let part = u64::from(mass) * weight;
	((part / sum) << 32) | (((part % sum) << 32) / sum)
}
