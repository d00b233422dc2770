//! The intermediate values of an epoch.

use ganglion_consensus::{share, ScoreRows, Stage, WHOLE};

/// The intermediate values of an epoch. Lists are by uid.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trace {
	/// Voting stake, in rao.
	pub voting_stake: Vec<u64>,
	/// The weights that count, each divided by its row's sum, as (uid, score), ascending.
	pub scores: Vec<Vec<(u16, f64)>>,
	/// The voting stake's mean of each server's scores, as far as they are in consensus, in parts
	/// of 65535, rounded down. Under Sigmoid the output has the `rank`, and this is its incentive
	/// before it is normalised.
	pub rank: Vec<u16>,
}

impl Trace {
	/// Takes down the result of a stage.
	pub fn note(&mut self, stage: Stage) {
		match stage {
			Stage::Standing { voting, .. } => self.voting_stake = voting.to_vec(),
			Stage::Scores(rows) => self.scores = self.fractions(rows),
			Stage::Ranking { rank, .. } => self.rank = self.shares(rank),
			_ => (),
		}
	}

	fn fractions(&self, rows: &ScoreRows) -> Vec<Vec<(u16, f64)>> {
		let row = |uid| {
			let (uids, scores) = rows.row(uid);
			let fractions = scores.iter().map(|score| *score as f64 / WHOLE as f64);
			uids.iter().copied().zip(fractions).collect()
		};
		(0..self.voting_stake.len()).map(row).collect()
	}

	/// Converts ranks from rao times fractions to parts of 65535 of all voting stake.
	fn shares(&self, rank: &[u128]) -> Vec<u16> {
		let total: u128 = self.voting_stake.iter().map(|stake| u128::from(*stake)).sum();
		let part = u128::from(share(1));
		let parts = |rank: &u128| u16::try_from(rank / total.max(1) / part).unwrap_or(u16::MAX);
		rank.iter().map(parts).collect()
	}
}
