//! Scores above the consensus are cut to it. What is left of a validator's row is its trust; what
//! is left of a server's column, weighted by stake, is its rank.

use alloc::{vec, vec::Vec};

use crate::{
	fraction::{wide_mul, ONE},
	scores::Scores,
};

/// What the clipped scores add up to.
pub(crate) struct Ranking {
	/// Each validator's trust, a fraction.
	pub(crate) trust: Vec<u64>,
	/// Each server's rank, in stake times fraction; all together below 2^128.
	pub(crate) rank: Vec<u128>,
}

/// Adds up the clipped scores by row and by column.
#[expect(
	clippy::indexing_slicing,
	clippy::arithmetic_side_effects,
	reason = "uids are below n; a row's scores add up to at most ONE, and stakes shifted to less than 2^64"
)]
pub(crate) fn rank(scores: &Scores, voting: &[u64], consensus: &[u64]) -> Ranking {
	let shift = excess_bits(scores, voting);
	let mut trust = Vec::with_capacity(voting.len());
	let mut rank = vec![0u128; voting.len()];
	for (i, &stake) in voting.iter().enumerate() {
		let (uids, row) = scores.row(i);
		// Counted from the top, so that a row within the consensus has the whole trust in spite of
		// rounding.
		let mut cut = 0;
		for (&uid, &score) in uids.iter().zip(row) {
			let column = usize::from(uid);
			let clipped = score.min(consensus[column]);
			cut += score - clipped;
			rank[column] += wide_mul(stake, clipped) >> shift;
		}
		trust.push(if row.is_empty() { 0 } else { ONE - cut });
	}
	Ranking { trust, rank }
}

/// How many bits more than 64 the stake of those who set weights has. None on any real chain.
fn excess_bits(scores: &Scores, voting: &[u64]) -> u32 {
	let heard = voting.iter().enumerate().filter(|&(i, _)| !scores.row(i).0.is_empty());
	let total = heard.fold(0u128, |total, (_, &stake)| total.saturating_add(u128::from(stake)));
	u64::BITS.saturating_sub(total.leading_zeros())
}
