//! Watching an epoch while it runs: the results of each stage.

use crate::scores::Scores;

/// The result of a stage, in the numbers the crate computes with: fractions are in parts of
/// [`WHOLE`](crate::WHOLE), lists are indexed by uid. Stages come in this order, each once.
#[derive(Clone, Copy)]
pub enum Stage<'a> {
	/// The stakes are known.
	Standing {
		/// Stake after the threshold, in rao.
		stake: &'a [u64],
		/// Voting stake, in rao: that of uids that are active and permitted.
		voting: &'a [u64],
	},
	/// The weights that count, each divided by its row's sum.
	Scores(&'a ScoreRows),
	/// The part of each validator's stake that counts for its agreement with the others.
	/// PeerPrediction mode only.
	Agreement(&'a [u64]),
	/// The consensus on each server.
	Consensus(&'a [u64]),
	/// The sums of the scores.
	Ranking {
		/// The part of each validator's scores that is in consensus; in PeerPrediction mode the
		/// part of its stake that counts.
		trust: &'a [u64],
		/// Each server's incentive before it is normalised (under Yuma and Null its rank).
		rank: &'a [u128],
	},
	/// The bonds are updated; in PeerPrediction mode, which has none, the rows are judged.
	Bonds,
	/// Each validator's dividend before it is normalised.
	Dividends(&'a [u128]),
	/// The pots are paid out.
	Payment,
}

/// The rows of scores.
pub struct ScoreRows(pub(crate) Scores);

impl ScoreRows {
	/// The uids, ascending, and scores of row `i`; empty if there is no such row.
	pub fn row(&self, i: usize) -> (&[u16], &[u64]) {
		self.0.row(i)
	}
}

/// A callback for the stages of an epoch.
pub type Watch<'w> = dyn FnMut(Stage) + 'w;
