//! The consensus of Yuma mode: the stake-weighted median of each column.
//!
//! The consensus of a server is the greatest score that at least the share `kappa` of the voting
//! stake gives it or exceeds; a validator without a weight on it scores it 0. With `u` the voting
//! stakes and `T` their sum, it is the least score `p` with `Σ(score ≤ p) u > T - kappa T`, or the
//! greatest score if there is none. Stakes are integers and the order of scores is exact, so the
//! decision involves no rounding.

use alloc::{vec, vec::Vec};
use core::ops::{Add, AddAssign, Sub};

use crate::scores::Scores;

/// A sum of stakes: 64 bits wide, or 128 if the stakes exceed the supply of any real token.
trait Sum:
	Copy + Default + PartialOrd + Add<Output = Self> + AddAssign + Sub<Output = Self> + From<u64>
{
}

impl Sum for u64 {}
impl Sum for u128 {}

/// One vote for a column.
#[derive(Clone, Copy, Debug, Default)]
struct Vote {
	score: u64,
	stake: u64,
}

impl Vote {
	/// The stake or zero; by a mask, because a branch would be unpredictable.
	#[inline]
	fn stake_if(self, counts: bool) -> u64 {
		self.stake & u64::from(counts).wrapping_neg()
	}
}

/// The consensus score of each column.
pub(crate) fn consensus(scores: &Scores, voting: &[u64], kappa: u16) -> Vec<u64> {
	let total: u128 = voting.iter().map(|&stake| u128::from(stake)).fold(0, u128::saturating_add);
	let bar = bar(total, kappa);
	match (u64::try_from(total), u64::try_from(bar)) {
		(Ok(total), Ok(bar)) => by_column(scores, voting, total, bar),
		_ => by_column(scores, voting, total, bar),
	}
}

/// The consensus score of each column among the stake that scores it: a missing score is no vote.
/// The stakes add up to less than 2^64.
pub(crate) fn consensus_of_covered(scores: &Scores, voting: &[u64], kappa: u16) -> Vec<u64> {
	// Nobody is silent about a column whose total is its backing, so no column is left out.
	let mut columns = Columns::open(scores, voting, u64::MAX, u64::MAX);
	columns.collect(scores, voting);
	let mut votes = columns.votes.as_mut_slice();
	let mut consensus = Vec::with_capacity(voting.len());
	for column in &columns.columns {
		let (own, rest) =
			core::mem::take(&mut votes).split_at_mut_checked(column.votes).unwrap_or_default();
		votes = rest;
		consensus.push(pick(own, 0, bar(column.backing.into(), kappa)));
	}
	consensus
}

/// The consensus score of each column, with sums of stake of a given width.
#[expect(clippy::arithmetic_side_effects, reason = "a column's backing is part of the total")]
fn by_column<S: Sum>(scores: &Scores, voting: &[u64], total: S, bar: S) -> Vec<u64> {
	let mut columns = Columns::open(scores, voting, total, bar);
	columns.collect(scores, voting);
	let mut votes = columns.votes.as_mut_slice();
	let mut consensus = Vec::with_capacity(voting.len());
	for column in &columns.columns {
		let (own, rest) =
			core::mem::take(&mut votes).split_at_mut_checked(column.votes).unwrap_or_default();
		votes = rest;
		consensus.push(pick(own, total - column.backing, bar));
	}
	consensus
}

/// The stake that the votes up to the consensus must exceed: `floor(total (1 - kappa))`. Stakes are
/// integers, so exceeding the floor is exceeding the fraction.
#[expect(
	clippy::arithmetic_side_effects,
	reason = "at most 65536 stakes below 2^64 add up to less than 2^80"
)]
fn bar(total: u128, kappa: u16) -> u128 {
	total * u128::from(u16::MAX - kappa) / u128::from(u16::MAX)
}

/// Medians of one list each, among the same voters.
pub(crate) struct Levels<'a> {
	stake: &'a [u64],
	total: u128,
	bar: u128,
	votes: Vec<Vote>,
}

impl<'a> Levels<'a> {
	/// For voters with these stakes.
	pub(crate) fn new(stake: &'a [u64], kappa: u16) -> Self {
		let total = stake.iter().fold(0u128, |sum, &stake| sum.saturating_add(stake.into()));
		Self { stake, total, bar: bar(total, kappa), votes: Vec::with_capacity(stake.len()) }
	}

	/// The greatest level that at least the share `kappa` of the stake reaches; zero without
	/// voters. The levels are those of the voters, in their order.
	pub(crate) fn of(&mut self, levels: impl IntoIterator<Item = u64>) -> u64 {
		self.votes.clear();
		let votes = levels.into_iter().zip(self.stake).filter(|(_, &stake)| stake > 0);
		self.votes.extend(votes.map(|(score, &stake)| Vote { score, stake }));
		match (u64::try_from(self.total), u64::try_from(self.bar)) {
			(Ok(_), Ok(bar)) => pick(&mut self.votes, 0u64, bar),
			_ => pick(&mut self.votes, 0u128, self.bar),
		}
	}

	/// [`Self::of`] levels that may be negative.
	pub(crate) fn of_signed(&mut self, levels: impl IntoIterator<Item = i64>) -> i64 {
		const SIGN: u64 = 1 << 63;
		(self.of(levels.into_iter().map(|level| level as u64 ^ SIGN)) ^ SIGN) as i64
	}
}

/// Whether stake `part` of `total` reaches the share `kappa`.
pub(crate) fn reaches(part: u128, total: u128, kappa: u16) -> bool {
	let whole = u128::from(u16::MAX);
	part.saturating_mul(whole) >= total.saturating_mul(kappa.into())
}

/// The votes by column. Columns whose consensus is 0 in any case are left without.
struct Columns<S> {
	columns: Vec<Column<S>>,
	votes: Vec<Vote>,
}

/// One column.
#[derive(Clone, Copy, Default)]
struct Column<S> {
	/// The stake with any weight on it.
	backing: S,
	/// The number of votes; zero if the stake without a weight is enough for a consensus of 0.
	votes: usize,
	/// The position of the next vote to write.
	next: usize,
}

impl<S: Sum> Columns<S> {
	/// Counts the votes and allocates them.
	#[expect(
		clippy::indexing_slicing,
		clippy::arithmetic_side_effects,
		reason = "uids are below n; the backing is part of the total; votes are at most the entries"
	)]
	fn open(scores: &Scores, voting: &[u64], total: S, bar: S) -> Self {
		let mut columns = vec![Column::default(); voting.len()];
		each_vote(scores, voting, |column, vote| {
			let column = &mut columns[column];
			column.backing += S::from(vote.stake);
			column.votes += 1;
		});
		let mut end = 0;
		for column in &mut columns {
			if total - column.backing > bar {
				column.votes = 0;
			}
			column.next = end;
			end += column.votes;
		}
		Self { columns, votes: vec![Vote::default(); end] }
	}

	/// Writes each vote to its column.
	#[expect(
		clippy::indexing_slicing,
		clippy::arithmetic_side_effects,
		reason = "uids are below n; every vote of an open column was counted"
	)]
	fn collect(&mut self, scores: &Scores, voting: &[u64]) {
		each_vote(scores, voting, |column, vote| {
			let column = &mut self.columns[column];
			if column.votes > 0 {
				self.votes[column.next] = vote;
				column.next += 1;
			}
		});
	}
}

/// Calls `cast(column, vote)` for every score that has stake behind it.
#[inline]
fn each_vote(scores: &Scores, voting: &[u64], mut cast: impl FnMut(usize, Vote)) {
	for (i, &stake) in voting.iter().enumerate().filter(|&(_, &stake)| stake > 0) {
		let (uids, row) = scores.row(i);
		for (&uid, &score) in uids.iter().zip(row) {
			cast(usize::from(uid), Vote { score, stake });
		}
	}
}

/// The least score `p` at which the stake of the votes up to `p` plus `below` exceeds the bar, or
/// the greatest score. `below` is stake that scores less than all votes and does not exceed the bar
/// alone.
///
/// A quickselect by stake instead of by rank: choose a pivot, sum the stake below and at it, keep
/// the side with the consensus. Votes may be chosen to make pivots bad, so after a few rounds the
/// rest is sorted.
#[expect(
	clippy::arithmetic_side_effects,
	reason = "stakes add up to at most the total; rounds are counted down from a small number"
)]
fn pick<S: Sum>(mut votes: &mut [Vote], mut below: S, bar: S) -> u64 {
	let mut rounds = 2 * (usize::BITS - votes.len().leading_zeros());
	while votes.len() > SHORT && rounds > 0 {
		rounds -= 1;
		let pivot = pivot(votes);
		let (mut less, mut equal) = (S::default(), S::default());
		for vote in votes.iter() {
			less += S::from(vote.stake_if(vote.score < pivot));
			equal += S::from(vote.stake_if(vote.score == pivot));
		}
		if below + less > bar {
			votes = keep(votes, |score| score < pivot);
		} else if below + less + equal > bar {
			return pivot;
		} else {
			below += less + equal;
			let above = keep(votes, |score| score > pivot);
			if above.is_empty() {
				return pivot;
			}
			votes = above;
		}
	}
	votes.sort_unstable_by_key(|vote| vote.score);
	for vote in votes.iter() {
		below += S::from(vote.stake);
		if below > bar {
			return vote.score;
		}
	}
	votes.last().map_or(0, |vote| vote.score)
}

/// Up to this many votes are sorted at once.
const SHORT: usize = 8;

/// The median score of the first, middle and last vote.
fn pivot(votes: &[Vote]) -> u64 {
	let score = |i: usize| votes.get(i).map_or(0, |vote| vote.score);
	let (a, b, c) = (score(0), score(votes.len() / 2), score(votes.len().saturating_sub(1)));
	a.min(b).max(a.max(b).min(c))
}

/// Moves the votes with a wanted score to the front and returns them.
#[expect(
	clippy::indexing_slicing,
	clippy::arithmetic_side_effects,
	reason = "`kept` is never ahead of `i`"
)]
fn keep(votes: &mut [Vote], wanted: impl Fn(u64) -> bool) -> &mut [Vote] {
	let mut kept = 0;
	for i in 0..votes.len() {
		let vote = votes[i];
		votes[kept] = vote;
		kept += usize::from(wanted(vote.score));
	}
	&mut votes[..kept]
}

#[cfg(test)]
mod tests {
	use super::*;
	use alloc::vec::Vec;
	use proptest::{collection::vec, prelude::*};

	/// The rule, by sorting.
	fn by_sorting(votes: &[Vote], below: u128, bar: u128) -> u64 {
		let mut votes = votes.to_vec();
		votes.sort_by_key(|vote| vote.score);
		let passes = |p: u64| {
			let up_to = votes.iter().filter(|vote| vote.score <= p);
			below + up_to.map(|vote| u128::from(vote.stake)).sum::<u128>() > bar
		};
		votes
			.iter()
			.map(|vote| vote.score)
			.find(|&p| passes(p))
			.unwrap_or(votes.last().map_or(0, |vote| vote.score))
	}

	fn votes() -> impl Strategy<Value = Vec<Vote>> {
		let score = prop_oneof![1..20u64, any::<u64>()];
		let stake = prop_oneof![1..20u64, any::<u64>()];
		vec((score, stake).prop_map(|(score, stake)| Vote { score, stake }), 0..200)
	}

	proptest! {
		#[test]
		fn pick_should_be_the_least_score_over_the_bar(
			mut votes in votes(),
			below: u64,
			part in 0..=100u128,
		) {
			let total = votes.iter().map(|vote| u128::from(vote.stake)).sum::<u128>();
			let below = u128::from(below);
			let bar = below + total * part / 100;
			let expected = by_sorting(&votes, below, bar);
			prop_assert_eq!(pick(&mut votes, below, bar), expected);
		}
	}

	#[test]
	fn pick_should_be_right_when_pivots_are_always_bad() {
		// First, middle and last are the least in every round: the rest shrinks by at most three.
		for length in [10, 100, 1_000] {
			let mut votes: Vec<Vote> = (1..=length).map(|score| Vote { score, stake: 1 }).collect();
			let middle = votes.len() / 2;
			votes.swap(1, middle);
			for bar in [0, 1, u128::from(length) / 2, u128::from(length) - 1, u128::from(length)] {
				let expected = by_sorting(&votes, 0, bar);
				assert_eq!(pick(&mut votes.clone(), 0, bar), expected);
			}
		}
	}
}
