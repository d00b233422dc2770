//! Scores: weights, masked and divided by the sum of their row.

use alloc::vec::Vec;
use ganglion_consensus::EpochInput;

use super::standing::Standing;

/// Compressed rows of scores.
pub struct Scores {
	offsets: Vec<usize>,
	uids: Vec<u16>,
	scores: Vec<f64>,
}

impl Scores {
	/// Masks and normalises the weights.
	pub fn new(input: &EpochInput, standing: &Standing) -> Self {
		let (n, entries) = (standing.stake.len(), input.weights.uids.len());
		let newest = input.registered.iter().copied().max().unwrap_or(0);
		let mut out = Self {
			offsets: Vec::with_capacity(n + 1),
			uids: Vec::with_capacity(entries),
			scores: Vec::with_capacity(entries),
		};
		out.offsets.push(0);
		for i in 0..n {
			if standing.permitted[i] {
				let commit = input.first_commit.map_or(u64::MAX, |blocks| blocks[i]);
				let before = input.last_update[i].min(commit.saturating_add(1));
				let own = input.owner_uid.is_some_and(|owner| usize::from(owner) == i);
				let young = |j: usize| newest < before || input.registered[j] < before;
				out.push_row(input.weights.row(i), |j| (own || i != j) && young(j));
			}
			out.offsets.push(out.uids.len());
		}
		out
	}

	fn push_row(&mut self, (uids, weights): (&[u16], &[u16]), counts: impl Fn(usize) -> bool) {
		let begin = self.scores.len();
		let mut sum = 0;
		for (&uid, &weight) in uids.iter().zip(weights) {
			if weight > 0 && counts(usize::from(uid)) {
				self.uids.push(uid);
				self.scores.push(f64::from(weight));
				sum += u32::from(weight);
			}
		}
		let scale = 1.0 / f64::from(sum);
		self.scores[begin..].iter_mut().for_each(|score| *score *= scale);
	}

	/// The uids and scores of row `i`.
	pub fn row(&self, i: usize) -> (&[u16], &[f64]) {
		let range = self.offsets[i]..self.offsets[i + 1];
		(&self.uids[range.clone()], &self.scores[range])
	}

	/// Each row times its mass.
	pub fn scaled(&self, mass: &[f64]) -> Self {
		let mut scores = Vec::with_capacity(self.len());
		for (i, mass) in mass.iter().enumerate() {
			scores.extend(self.row(i).1.iter().map(|score| score * mass));
		}
		Self { offsets: self.offsets.clone(), uids: self.uids.clone(), scores }
	}

	/// The number of scores.
	pub fn len(&self) -> usize {
		self.uids.len()
	}
}
