//! Null mode: no consensus, and bonds are frozen.

use alloc::{vec, vec::Vec};
use ganglion_consensus::{EpochInput, EpochOutput, RowsBuf};

use super::{
	bonds::{worth, Stored},
	outcome::Outcome,
	scores::Scores,
	standing::Standing,
};

/// One epoch.
pub fn run(input: &EpochInput, standing: Standing) -> EpochOutput {
	let voting = &standing.voting;
	let scores = Scores::new(input, &standing);
	let mut rank = vec![0.0; voting.len()];
	let mut trust = Vec::with_capacity(voting.len());
	for (i, &stake) in voting.iter().enumerate() {
		let (uids, row) = scores.row(i);
		for (&uid, &score) in uids.iter().zip(row) {
			rank[usize::from(uid)] += stake * score;
		}
		trust.push(if uids.is_empty() { 0.0 } else { 1.0 });
	}
	let outcome = Outcome {
		consensus: rank.clone(),
		dividends: voting.iter().zip(&trust).map(|(&stake, &trust)| stake * trust).collect(),
		trust,
		incentive: rank,
		bonds: rest(input),
		sigmoid: None,
	};
	outcome.publish(input, standing)
}

/// The stored bonds without the void ones.
fn rest(input: &EpochInput) -> RowsBuf {
	let n = input.stake.len();
	let worth = worth(input, 1.0);
	let mut stored = Stored::new(n, input.bonds.uids.len());
	for i in 0..n {
		let (uids, bonds) = input.bonds.row(i);
		for (&uid, &bond) in uids.iter().zip(bonds) {
			stored.push(uid, bond, worth[usize::from(uid)] > 0.0);
		}
		stored.end_row();
	}
	stored.finish()
}
