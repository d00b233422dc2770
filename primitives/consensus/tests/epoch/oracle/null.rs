//! Null mode: the mean of the scores, and frozen bonds.

use super::{
	ground::Ground,
	number::{normalise, sum, Q},
	Outcome,
};

pub fn run(ground: &Ground) -> Outcome {
	let rank = ground.weighted(&ground.scores);
	let validator_trust: Vec<Q> = ground.scores.iter().map(sum).collect();
	let paid: Vec<Q> = ground.voting.iter().zip(&validator_trust).map(|(a, t)| a * t).collect();
	Outcome {
		incentive: normalise(&rank),
		consensus: rank,
		validator_trust,
		dividends: normalise(&paid),
		bonds: ground.bonds.clone(),
		whitepaper: None,
		remembered: None,
	}
}
