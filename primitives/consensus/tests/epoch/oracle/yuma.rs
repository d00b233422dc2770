//! Yuma mode: the median, clipping, and both kinds of bonds.

use super::{
	exponential::sigmoid,
	ground::Ground,
	matrix::{applied, by_column, by_greatest, cells, Matrix},
	number::{int, normalise, part, ratio, settle, sum, Q},
	peer_prediction::{foresee, millionths, recalled, Seen},
	Outcome,
};
use ganglion_consensus::{EpochInput, LiquidAlpha, Yuma, YumaBonds};
use num_traits::Zero;

pub fn run(input: &EpochInput, ground: &Ground, settings: &Yuma) -> Outcome {
	let n = ground.uids();
	let consensus: Vec<Q> = (0..n).map(|j| median(ground, j, settings.kappa)).collect();
	let clipped = cells(n, |i, j| ground.scores[i][j].clone().min(consensus[j].clone()));
	let incentive = normalise(&ground.weighted(&clipped));
	let beta = part(settings.bonds_penalty);
	let kept = cells(n, |i, j| {
		let (score, clipped) = (&ground.scores[i][j], &clipped[i][j]);
		(int(1) - &beta) * score + &beta * clipped
	});
	let alpha = int(1) - ratio(settings.bonds_moving_average.min(1_000_000), 1_000_000);
	let (mut dividends, bonds) = match settings.bonds {
		YumaBonds::Two => two(ground, &kept, &alpha, &incentive),
		YumaBonds::Three { liquid_alpha, .. } => {
			let liquid = liquid_alpha.filter(|_| consensus.iter().any(|c| !c.is_zero()));
			let speed = |bond: &Q, score: &Q, consensus: &Q| match &liquid {
				Some(settings) => liquid_speed(settings, bond, score, consensus),
				None => alpha.clone(),
			};
			three(ground, &kept, &incentive, |i, j| {
				speed(&ground.bonds[i][j], &kept[i][j], &consensus[j])
			})
		},
	};
	let validator_trust = clipped.iter().map(sum).collect();
	let remembered = match settings.bonds {
		YumaBonds::Three { forecast_skill: Some(skill), .. } => {
			let validators =
				|i: usize| (ground.votes[i] > 0).then(|| recalled(input, i).unwrap_or_default());
			let seen = Seen {
				kappa: settings.kappa,
				consensus: &consensus,
				incentive: &incentive,
				partial: false,
			};
			let validators = (0..n).map(validators).collect();
			let (remembered, pay) = foresee(input, ground, &skill, &seen, validators);
			let share = millionths(skill.share);
			let part = |(d, g): (&Q, &Q)| settle(d * (int(1) - &share + &share * g));
			let parts: Vec<Q> = dividends.iter().zip(&pay).map(part).collect();
			dividends = normalise(&parts);
			Some(remembered)
		},
		YumaBonds::Three { forecast_skill: None, .. } | YumaBonds::Two => None,
	};
	Outcome {
		consensus,
		validator_trust,
		incentive,
		dividends,
		bonds,
		whitepaper: None,
		remembered,
	}
}

/// The least score at or below which there are more than `1 - kappa` of the votes; the greatest
/// score if there is none.
fn median(ground: &Ground, j: usize, kappa: u16) -> Q {
	let mut votes: Vec<(&Q, u64)> = (ground.votes.iter().zip(&ground.scores))
		.filter(|(&stake, _)| stake > 0)
		.map(|(&stake, row)| (&row[j], stake))
		.collect();
	votes.sort();
	let total: u128 = votes.iter().map(|&(_, stake)| u128::from(stake)).sum();
	let bar = u128::from(u16::MAX - kappa) * total;
	let mut backing = 0;
	for &(score, stake) in &votes {
		backing += u128::from(stake);
		if 65_535 * backing > bar {
			return score.clone();
		}
	}
	votes.last().map_or(Q::zero(), |&(score, _)| score.clone())
}

/// Alpha: depends on the distance of the score above the consensus when the bond is bought, and
/// below the bond when it is sold.
fn liquid_speed(settings: &LiquidAlpha, bond: &Q, score: &Q, consensus: &Q) -> Q {
	let distance =
		if score >= bond { (score - consensus).max(int(0)).min(int(1)) } else { bond - score };
	let steepness = ratio(settings.steepness, 100);
	let (low, high) = (part(settings.low), part(settings.high));
	settle(&low + (high - &low) * sigmoid(&(steepness * (distance - ratio(1, 2)))))
}

/// Dividends and bonds of Yuma 3.
fn three(
	ground: &Ground,
	scores: &Matrix,
	incentive: &[Q],
	speed: impl Fn(usize, usize) -> Q,
) -> (Vec<Q>, Matrix) {
	let bonds = cells(ground.uids(), |i, j| {
		let (bond, score) = (&ground.bonds[i][j], &scores[i][j]);
		if bond.is_zero() && score.is_zero() {
			return Q::zero();
		}
		let new = speed(i, j);
		settle((int(1) - &new) * bond + &new * score)
	});
	let earned = applied(&by_column(&bonds), incentive);
	let paid: Vec<Q> = earned.iter().zip(&ground.voting).map(|(e, a)| settle(e * a)).collect();
	(normalise(&paid), bonds)
}

/// Dividends and bonds of Yuma 2, the bonds in parts of each column's greatest.
fn two(ground: &Ground, scores: &Matrix, alpha: &Q, incentive: &[Q]) -> (Vec<Q>, Matrix) {
	let n = ground.uids();
	let bought = by_column(&cells(n, |i, j| {
		if scores[i][j].is_zero() {
			Q::zero()
		} else {
			&scores[i][j] * &ground.voting[i]
		}
	}));
	let old = by_column(&ground.bonds);
	let bonds =
		by_column(&cells(n, |i, j| settle(alpha * &bought[i][j] + (int(1) - alpha) * &old[i][j])));
	let dividends = normalise(&applied(&bonds, incentive));
	(dividends, by_greatest(&bonds).0)
}
