//! Sums of scores by row and by column, weighted by stake.

use alloc::{vec, vec::Vec};

use crate::{
	fraction::{wide_mul, ONE},
	scaled::Scaled,
	scores::Scores,
};

/// Sums of clipped scores.
pub(crate) struct Ranking {
	/// Each validator's trust, a fraction.
	pub(crate) trust: Vec<u64>,
	/// Each server's rank, in stake times fraction; the sum is below 2^128.
	pub(crate) rank: Vec<u128>,
}

/// The voting stake behind rows that have any score.
pub(crate) struct VotingRows {
	/// The stake of each row, in rao; 0 if the row has no score.
	pub(crate) stake: Vec<u64>,
	/// The number of bits by which the sum of `stake` exceeds 64 bits. Sums of stake times fraction
	/// drop as many bits. Zero on any real chain.
	pub(crate) excess: u32,
}

impl VotingRows {
	pub(crate) fn new(scores: &Scores, voting: &[u64]) -> Self {
		let votes = |i: usize| !scores.row(i).0.is_empty();
		let stake: Vec<u64> = (voting.iter().enumerate())
			.map(|(i, &stake)| if votes(i) { stake } else { 0 })
			.collect();
		let excess = u64::BITS.saturating_sub(total(&stake).leading_zeros());
		Self { stake, excess }
	}

	/// The rows with stake: uid and stake.
	pub(crate) fn voters(&self) -> impl Iterator<Item = (usize, u64)> + '_ {
		self.stake.iter().copied().enumerate().filter(|&(_, stake)| stake > 0)
	}

	/// The sum of `voting`, less the excess bits.
	pub(crate) fn total_of(&self, voting: &[u64]) -> u128 {
		total(voting).checked_shr(self.excess).unwrap_or(0)
	}
}

/// The sum of at most 65536 stakes, which is below 2^80.
fn total(stake: &[u64]) -> u128 {
	stake.iter().fold(0, |total: u128, &stake| total.saturating_add(stake.into()))
}

/// Sums the scores, clipped at the `cap` of their column.
pub(crate) fn rank(scores: &Scores, rows: &VotingRows, cap: &[u64]) -> Ranking {
	match rows.excess {
		0 => add_up(scores, rows, cap, |product| product),
		excess => add_up(scores, rows, cap, |product| product.checked_shr(excess).unwrap_or(0)),
	}
}

#[inline(always)]
#[expect(
	clippy::indexing_slicing,
	clippy::arithmetic_side_effects,
	reason = "uids are below n; a row's scores add up to at most ONE, and stakes without their \
	          excess to less than 2^64"
)]
fn add_up(scores: &Scores, rows: &VotingRows, cap: &[u64], fit: impl Fn(u128) -> u128) -> Ranking {
	let mut trust = Vec::with_capacity(rows.stake.len());
	let mut rank = vec![0u128; rows.stake.len()];
	for (i, &stake) in rows.stake.iter().enumerate() {
		let (uids, row) = scores.row(i);
		// Counted down from one, so that a row within the consensus has a trust of one in spite of
		// rounding.
		let mut cut = 0;
		for (&uid, &score) in uids.iter().zip(row) {
			let column = usize::from(uid);
			let clipped = score.min(cap[column]);
			cut += score - clipped;
			rank[column] += fit(wide_mul(stake, clipped));
		}
		trust.push(if row.is_empty() { 0 } else { ONE - cut });
	}
	Ranking { trust, rank }
}

/// The sum of `count(column, score)` over each column, weighted by stake.
#[inline]
#[expect(
	clippy::indexing_slicing,
	clippy::arithmetic_side_effects,
	reason = "uids are below n; what counts of a row is at most its scores, and stakes without \
	          their excess add up to less than 2^64"
)]
pub(crate) fn sums(
	scores: &Scores,
	rows: &VotingRows,
	count: impl Fn(usize, u64) -> u64,
) -> Vec<u128> {
	let mut sums = vec![0u128; rows.stake.len()];
	for (i, stake) in rows.voters() {
		let (uids, row) = scores.row(i);
		for (&uid, &score) in uids.iter().zip(row) {
			let column = usize::from(uid);
			sums[column] += wide_mul(stake, count(column, score)) >> rows.excess;
		}
	}
	sums
}

/// Ranks as fractions of the `total` voting stake: the mean score over all voting stake, where a
/// row without scores counts as zeros.
pub(crate) fn shares_of_total(rank: &[u128], total: u128) -> Vec<u64> {
	let total = Scaled::new(total, 0);
	rank.iter().map(|&rank| Scaled::new(rank, -64).over(total).in_parts(64)).collect()
}
