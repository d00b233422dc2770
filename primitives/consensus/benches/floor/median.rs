//! The stake-weighted median of each column.

use alloc::{vec, vec::Vec};

use super::{fraction, greater, lesser, scores::Scores};

/// One vote for a column.
#[derive(Clone, Copy, Default)]
struct Vote {
	score: f64,
	stake: f64,
}

impl Vote {
	/// The stake if the difference is below zero, otherwise zero; by a mask, because a branch would
	/// be unpredictable.
	fn stake_if_negative(self, difference: f64) -> f64 {
		let mask = (difference.to_bits() as i64 >> 63) as u64;
		f64::from_bits(self.stake.to_bits() & mask)
	}
}

/// One column.
#[derive(Clone, Copy, Default)]
struct Column {
	/// The stake with a weight on it.
	backing: f64,
	/// The number of votes.
	votes: usize,
	/// The position of the next vote.
	next: usize,
}

/// The greatest level that the share `kappa` of stakes that add up to one reaches.
pub fn level(votes: impl Iterator<Item = (f64, f64)>, kappa: u16) -> f64 {
	let mut votes: Vec<Vote> = votes.map(|(score, stake)| Vote { score, stake }).collect();
	match votes.is_empty() {
		true => 0.0,
		false => select(&mut votes, 0.0, 1.0 - fraction(kappa)),
	}
}

/// The consensus score of each column among those with a score.
pub fn consensus_of_covered(scores: &Scores, voting: &[f64], kappa: u16) -> Vec<f64> {
	let n = voting.len();
	let mut backing = vec![0.0; n];
	let mut starts = vec![0; n + 1];
	each_row(scores, voting, |uids, _, stake| {
		for &uid in uids {
			backing[usize::from(uid)] += stake;
			starts[usize::from(uid) + 1] += 1;
		}
	});
	(0..n).for_each(|j| starts[j + 1] += starts[j]);
	let mut votes = vec![Vote::default(); starts[n]];
	let mut next = starts.clone();
	each_row(scores, voting, |uids, row, stake| {
		for (&uid, &score) in uids.iter().zip(row) {
			let j = usize::from(uid);
			votes[next[j]] = Vote { score, stake: stake / backing[j] };
			next[j] += 1;
		}
	});
	(0..n)
		.map(|j| match starts[j] == starts[j + 1] {
			true => 0.0,
			false => select(&mut votes[starts[j]..starts[j + 1]], 0.0, 1.0 - fraction(kappa)),
		})
		.collect()
}

/// The consensus score of each column, from its votes, which are collected column by column.
pub fn consensus(scores: &Scores, voting: &[f64], kappa: u16) -> Vec<f64> {
	let n = voting.len();
	let bar = 1.0 - fraction(kappa);
	let mut columns = vec![Column::default(); n];
	each_row(scores, voting, |uids, _, stake| {
		for &uid in uids {
			let column = &mut columns[usize::from(uid)];
			column.backing += stake;
			column.votes += 1;
		}
	});
	let mut end = 0;
	for column in &mut columns {
		// The stake without a weight may be enough for a consensus of zero.
		if 1.0 - column.backing > bar {
			column.votes = 0;
		}
		column.next = end;
		end += column.votes;
	}
	let mut votes = vec![Vote::default(); end];
	each_row(scores, voting, |uids, row, stake| {
		for (&uid, &score) in uids.iter().zip(row) {
			let column = &mut columns[usize::from(uid)];
			if column.votes > 0 {
				votes[column.next] = Vote { score, stake };
				column.next += 1;
			}
		}
	});
	(columns.iter())
		.map(|column| match column.votes {
			0 => 0.0,
			count => {
				select(&mut votes[column.next - count..column.next], 1.0 - column.backing, bar)
			},
		})
		.collect()
}

/// Calls `each(uids, scores, stake)` for every row with stake behind it.
fn each_row(scores: &Scores, voting: &[f64], mut each: impl FnMut(&[u16], &[f64], f64)) {
	for (i, &stake) in voting.iter().enumerate().filter(|&(_, &stake)| stake > 0.0) {
		let (uids, row) = scores.row(i);
		each(uids, row, stake);
	}
}

/// The least score at which the stake up to it exceeds the bar; the greatest if there is none.
fn select(mut votes: &mut [Vote], mut below: f64, bar: f64) -> f64 {
	// The stake above the remaining votes.
	let mut above = 0.0;
	while votes.len() > 12 {
		let pivot = pivot(votes);
		let (less, more) = sums(votes, pivot);
		let up_to = 1.0 - above - more;
		if below + less > bar {
			above = 1.0 - below - less;
			votes = keep(votes, |score| score < pivot);
		} else if up_to > bar {
			return pivot;
		} else {
			below = up_to;
			votes = keep(votes, |score| score > pivot);
			if votes.is_empty() {
				return pivot;
			}
		}
	}
	votes.sort_unstable_by(|a, b| a.score.total_cmp(&b.score));
	for vote in votes.iter() {
		below += vote.stake;
		if below > bar {
			return vote.score;
		}
	}
	votes.last().map_or(0.0, |vote| vote.score)
}

/// A score near the middle: the median of three votes, or of nine.
fn pivot(votes: &[Vote]) -> f64 {
	let score = |i: usize| votes[i].score;
	let of_three = |a, b, c| greater(lesser(a, b), lesser(greater(a, b), c));
	let n = votes.len();
	if n < 40 {
		return of_three(score(0), score(n / 2), score(n - 1));
	}
	let e = n / 9;
	of_three(
		of_three(score(0), score(e), score(2 * e)),
		of_three(score(3 * e), score(4 * e), score(5 * e)),
		of_three(score(6 * e), score(7 * e), score(8 * e)),
	)
}

/// The stake below the pivot, and above it. Four sums of each, because an addition must wait for
/// the one before.
fn sums(votes: &[Vote], pivot: f64) -> (f64, f64) {
	let (mut less, mut more) = ([0.0; 4], [0.0; 4]);
	let chunks = votes.chunks_exact(4);
	let rest = chunks.remainder();
	let mut add = |k: usize, vote: &Vote| {
		less[k] += vote.stake_if_negative(vote.score - pivot);
		more[k] += vote.stake_if_negative(pivot - vote.score);
	};
	for chunk in chunks {
		chunk.iter().enumerate().for_each(|(k, vote)| add(k, vote));
	}
	for vote in rest {
		add(0, vote);
	}
	(less.iter().sum(), more.iter().sum())
}

/// Moves the votes with a wanted score to the front and returns them.
fn keep(votes: &mut [Vote], wanted: impl Fn(f64) -> bool) -> &mut [Vote] {
	let mut kept = 0;
	for i in 0..votes.len() {
		let vote = votes[i];
		votes[kept] = vote;
		kept += usize::from(wanted(vote.score));
	}
	&mut votes[..kept]
}
