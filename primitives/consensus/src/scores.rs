//! From weights to scores: weights that do not count are dropped, and each row is divided by its
//! sum.

use alloc::{vec, vec::Vec};

use crate::{
	fraction::{wide_mul, RowScale},
	standing::{is_owner, Standing},
	EpochInput,
};

/// The rows of scores: fractions of [`ONE`](crate::fraction::ONE) that add up to one in each row
/// (less rounding). Scores compare as the fractions they are rounded from, also across rows.
pub(crate) struct Scores {
	offsets: Vec<usize>,
	uids: Vec<u16>,
	scores: Vec<u64>,
	/// The sum of the weights of each row, which is below 2^32.
	sums: Vec<u64>,
}

impl Scores {
	/// The uids and scores of row `i`; empty if there is no such row.
	#[inline]
	pub(crate) fn row(&self, i: usize) -> (&[u16], &[u64]) {
		let range = || {
			let (begin, end) = (*self.offsets.get(i)?, *self.offsets.get(i.checked_add(1)?)?);
			Some((self.uids.get(begin..end)?, self.scores.get(begin..end)?))
		};
		range().unwrap_or_default()
	}

	/// The sum of the weights of row `i`; zero if there is no such row.
	#[inline]
	pub(crate) fn sum(&self, i: usize) -> u64 {
		self.sums.get(i).copied().unwrap_or(0)
	}

	/// The number of scores.
	pub(crate) fn len(&self) -> usize {
		self.scores.len()
	}

	/// The same rows with other fractions: `of(row, sum, weight)` for each weight.
	pub(crate) fn map(&self, of: impl Fn(usize, u64, u64) -> u64) -> Self {
		let mut scores = Vec::with_capacity(self.len());
		for (i, &sum) in self.sums.iter().enumerate() {
			scores.extend(self.row(i).1.iter().map(|&score| of(i, sum, weight(score, sum))));
		}
		let (offsets, uids, sums) = (self.offsets.clone(), self.uids.clone(), self.sums.clone());
		Self { offsets, uids, scores, sums }
	}
}

/// The weight that a score of a row with this sum was made of, as it was set.
///
/// `score sum = weight ONE - rest` with a rest below the sum, so it is `weight 2^64` less a number
/// between one and 2^33: its upper half is one less than the weight. A score that is less by one
/// has the same weight.
#[inline(always)]
#[expect(clippy::arithmetic_side_effects, reason = "the upper half of a product has room for one")]
pub(crate) fn weight(score: u64, sum: u64) -> u64 {
	((wide_mul(score, sum) >> 64) as u64) + 1
}

/// Masks and normalises the weights. These are dropped:
/// 1. the row of a uid without a permit from the previous epoch;
/// 2. the weight of a uid on itself, unless it is the owner;
/// 3. a weight that is not newer than the registration of the uid it is on (it was meant for a
///    predecessor);
/// 4. with commit-reveal, a weight whose validator's earliest open commit is older than that
///    registration.
pub(crate) fn scores(input: &EpochInput, standing: &Standing) -> Scores {
	let n = input.stake.len();
	let entries = input.weights.uids.len();
	let newest = input.registered.iter().copied().max().unwrap_or(0);
	let mut out = Scores {
		offsets: Vec::with_capacity(n.saturating_add(1)),
		uids: vec![0; entries],
		scores: vec![0; entries],
		sums: Vec::with_capacity(n),
	};
	let mut end = 0;
	out.offsets.push(end);
	for (i, (&permitted, &last_update)) in
		standing.permitted.iter().zip(input.last_update).enumerate()
	{
		let mut sum = 0;
		if permitted {
			let commit =
				input.first_commit.and_then(|blocks| blocks.get(i)).copied().unwrap_or(u64::MAX);
			// An entry counts while `registered < last_update` and `registered <= commit`.
			let before = last_update.min(commit.saturating_add(1));
			let skip = if is_owner(input.owner_uid, i) { usize::MAX } else { i };
			let keep =
				Keep { skip, before, registered: (newest >= before).then_some(input.registered) };
			(end, sum) = score_row(input.weights.row(i), &keep, &mut out, end);
		}
		out.sums.push(sum);
		out.offsets.push(end);
	}
	out.uids.truncate(end);
	out.scores.truncate(end);
	out
}

/// Tells which entries of a row count.
struct Keep<'a> {
	/// The column that does not count.
	skip: usize,
	/// Only columns registered before this block count.
	before: u64,
	/// The blocks of registration; `None` if all are before.
	registered: Option<&'a [u64]>,
}

/// Writes one row at `begin` and returns its end and the sum of its weights.
#[expect(
	clippy::indexing_slicing,
	clippy::arithmetic_side_effects,
	reason = "at most as many entries are written as were read, and the capacity is that of all; \
	          uids are below n; a row of up to 65536 u16 adds up to less than 2^32"
)]
fn score_row(
	(uids, values): (&[u16], &[u16]),
	keep: &Keep,
	out: &mut Scores,
	begin: usize,
) -> (usize, u64) {
	let (mut end, mut sum) = (begin, 0u64);
	for (&uid, &value) in uids.iter().zip(values) {
		let column = usize::from(uid);
		let counts = (value > 0)
			& (column != keep.skip)
			& keep.registered.is_none_or(|at| at[column] < keep.before);
		// Written in any case and kept if it counts: no branch to mispredict.
		out.uids[end] = uid;
		out.scores[end] = u64::from(value);
		sum += if counts { u64::from(value) } else { 0 };
		end += usize::from(counts);
	}
	let scale = RowScale::new(sum);
	for score in &mut out.scores[begin..end] {
		*score = scale.score(*score);
	}
	(end, sum)
}
