//! What scores add up to, by row and by column, weighted by stake.

use alloc::{vec, vec::Vec};

use crate::{
	fraction::{wide_mul, ONE},
	scaled::Scaled,
	scores::Scores,
};

/// What clipped scores add up to.
pub(crate) struct Ranking {
	/// Each validator's trust, a fraction.
	pub(crate) trust: Vec<u64>,
	/// Each server's rank, in stake times fraction; all together below 2^128.
	pub(crate) rank: Vec<u128>,
}

/// The voting stake of those who set weights.
pub(crate) struct Heard {
	/// In rao; 0 for the others.
	pub(crate) stake: Vec<u64>,
	/// How many bits more than 64 all of it has, which sums of stake times fraction are less precise
	/// by. None on any real chain.
	pub(crate) excess: u32,
}

impl Heard {
	pub(crate) fn new(scores: &Scores, voting: &[u64]) -> Self {
		let speaks = |i: usize| !scores.row(i).0.is_empty();
		let stake: Vec<u64> = (voting.iter().enumerate())
			.map(|(i, &stake)| if speaks(i) { stake } else { 0 })
			.collect();
		let excess = u64::BITS.saturating_sub(total(&stake).leading_zeros());
		Self { stake, excess }
	}

	/// The uids with a say, and their stake.
	pub(crate) fn voices(&self) -> impl Iterator<Item = (usize, u64)> + '_ {
		self.stake.iter().copied().enumerate().filter(|&(_, stake)| stake > 0)
	}

	/// The sum of `voting`, as precise as these sums are.
	pub(crate) fn total_of(&self, voting: &[u64]) -> u128 {
		total(voting).checked_shr(self.excess).unwrap_or(0)
	}
}

/// At most 65536 stakes below 2^64: below 2^80.
fn total(stake: &[u64]) -> u128 {
	stake.iter().fold(0, |total: u128, &stake| total.saturating_add(stake.into()))
}

/// Adds up what of the scores is not above the `cap` of its column.
pub(crate) fn rank(scores: &Scores, heard: &Heard, cap: &[u64]) -> Ranking {
	match heard.excess {
		0 => add_up(scores, heard, cap, |product| product),
		excess => add_up(scores, heard, cap, |product| product.checked_shr(excess).unwrap_or(0)),
	}
}

#[inline(always)]
#[expect(
	clippy::indexing_slicing,
	clippy::arithmetic_side_effects,
	reason = "uids are below n; a row's scores add up to at most ONE, and stakes without their excess to less than 2^64"
)]
fn add_up(scores: &Scores, heard: &Heard, cap: &[u64], fit: impl Fn(u128) -> u128) -> Ranking {
	let mut trust = Vec::with_capacity(heard.stake.len());
	let mut rank = vec![0u128; heard.stake.len()];
	for (i, &stake) in heard.stake.iter().enumerate() {
		let (uids, row) = scores.row(i);
		// Counted from the top, so that a row within the consensus has the whole trust in spite of
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

/// What `count` makes of the scores of each column, added up by stake.
#[inline]
#[expect(
	clippy::indexing_slicing,
	clippy::arithmetic_side_effects,
	reason = "uids are below n; no more counts of a row than its scores, and stakes without their excess add up to less than 2^64"
)]
pub(crate) fn sums(scores: &Scores, heard: &Heard, count: impl Fn(usize, u64) -> u64) -> Vec<u128> {
	let mut sums = vec![0u128; heard.stake.len()];
	for (i, stake) in heard.voices() {
		let (uids, row) = scores.row(i);
		for (&uid, &score) in uids.iter().zip(row) {
			let column = usize::from(uid);
			sums[column] += wide_mul(stake, count(column, score)) >> heard.excess;
		}
	}
	sums
}

/// Ranks as fractions of the `total` of the voting stake: what the mean voter gives, silence counting
/// as nothing.
pub(crate) fn shares_of_total(rank: &[u128], total: u128) -> Vec<u64> {
	let total = Scaled::new(total, 0);
	rank.iter().map(|&rank| Scaled::new(rank, -64).over(total).in_parts(64)).collect()
}
