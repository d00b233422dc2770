//! An epoch watched while it runs: what each stage has come to.

use crate::scores::Scores;

/// What a stage has come to, in the numbers the crate computes with: fractions are in parts of
/// [`WHOLE`](crate::WHOLE), lists have one entry for each uid. Stages come in this order, each once.
#[derive(Clone, Copy)]
pub enum Stage<'a> {
	/// Who counts for how much.
	Standing {
		/// Stake after the threshold, in rao.
		stake: &'a [u64],
		/// The stake of those who are active and had a permit, in rao.
		voting: &'a [u64],
	},
	/// The weights that count, each divided by its row's sum.
	Scores(&'a ScoreRows),
	/// The consensus on each server.
	Consensus(&'a [u64]),
	/// What the scores add up to.
	Ranking {
		/// How much of each validator's scores is in consensus.
		trust: &'a [u64],
		/// What each server is ranked by, not normalised: incentive is its share of the sum.
		rank: &'a [u128],
	},
	/// Bonds have been moved.
	Bonds,
	/// What each validator's bonds earn, not normalised: dividends are its share of the sum.
	Dividends(&'a [u128]),
	/// The pots have been handed out.
	Payment,
}

/// The rows of scores.
pub struct ScoreRows(pub(crate) Scores);

impl ScoreRows {
	/// Uids, ascending, and scores of row `i`; empty when there is no such row.
	pub fn row(&self, i: usize) -> (&[u16], &[u64]) {
		self.0.row(i)
	}
}

/// Whoever watches an epoch.
pub type Watch<'w> = dyn FnMut(Stage) + 'w;
