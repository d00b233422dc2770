//! What scores add up to, by row and by column, weighted by stake.

use alloc::{vec, vec::Vec};

use crate::{
	fraction::{wide_mul, ONE},
	scores::Scores,
};

/// What clipped scores add up to.
pub(crate) struct Ranking {
	/// Each validator's trust, a fraction.
	pub(crate) trust: Vec<u64>,
	/// Each server's rank, in stake times fraction; all together below 2^128.
	pub(crate) rank: Vec<u128>,
}

/// Adds up what of the scores is not above the `cap` of its column.
#[expect(
	clippy::indexing_slicing,
	clippy::arithmetic_side_effects,
	reason = "uids are below n; a row's scores add up to at most ONE, and stakes to less than 2^64"
)]
pub(crate) fn rank(scores: &Scores, heard: &[u64], cap: &[u64]) -> Ranking {
	let mut trust = Vec::with_capacity(heard.len());
	let mut rank = vec![0u128; heard.len()];
	for (i, &stake) in heard.iter().enumerate() {
		let (uids, row) = scores.row(i);
		// Counted from the top, so that a row within the consensus has the whole trust in spite of
		// rounding.
		let mut cut = 0;
		for (&uid, &score) in uids.iter().zip(row) {
			let column = usize::from(uid);
			let clipped = score.min(cap[column]);
			cut += score - clipped;
			rank[column] += wide_mul(stake, clipped);
		}
		trust.push(if row.is_empty() { 0 } else { ONE - cut });
	}
	Ranking { trust, rank }
}

/// What `count` makes of the scores of each column, added up by stake.
#[inline]
#[expect(
	clippy::indexing_slicing,
	clippy::arithmetic_side_effects,
	reason = "uids are below n; no more counts of a row than its scores, and stakes add up to less than 2^64"
)]
pub(crate) fn sums(scores: &Scores, heard: &[u64], count: impl Fn(usize, u64) -> u64) -> Vec<u128> {
	let mut sums = vec![0u128; heard.len()];
	for (i, &stake) in heard.iter().enumerate().filter(|&(_, &stake)| stake > 0) {
		let (uids, row) = scores.row(i);
		for (&uid, &score) in uids.iter().zip(row) {
			let column = usize::from(uid);
			sums[column] += wide_mul(stake, count(column, score));
		}
	}
	sums
}

/// The voting stake of those who set weights, and how many bits less precise it is: as many as make
/// it add up to less than 2^64. None on any real chain.
pub(crate) fn heard(scores: &Scores, voting: &[u64]) -> (Vec<u64>, u32) {
	let speaks = |i: usize| !scores.row(i).0.is_empty();
	let votes = || voting.iter().enumerate().map(|(i, &stake)| if speaks(i) { stake } else { 0 });
	let total = votes().fold(0u128, |total, stake| total.saturating_add(stake.into()));
	let excess = u64::BITS.saturating_sub(total.leading_zeros());
	(votes().map(|stake| stake >> excess).collect(), excess)
}

/// Ranks as fractions of the whole voting stake: what the mean voter gives, silence counting as
/// nothing.
#[expect(clippy::arithmetic_side_effects, reason = "divided by one at least")]
pub(crate) fn shares_of_stake(rank: &[u128], voting: &[u64], excess: u32) -> Vec<u64> {
	let total = total_of(voting, excess).max(1);
	rank.iter().map(|&rank| u64::try_from(rank / total).unwrap_or(ONE)).collect()
}

/// All voting stake, less precise by `excess` bits.
pub(crate) fn total_of(voting: &[u64], excess: u32) -> u128 {
	let total = voting.iter().fold(0u128, |total, &stake| total.saturating_add(stake.into()));
	total.checked_shr(excess).unwrap_or(0)
}
