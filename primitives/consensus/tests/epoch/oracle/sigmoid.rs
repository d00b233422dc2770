//! Sigmoid mode: the whitepaper's rule.

use super::{
	exponential::sigmoid,
	ground::Ground,
	matrix::{applied, by_column, by_greatest, cells, Matrix},
	number::{int, normalise, part, ratio, settle, sum, Q},
	Outcome, Whitepaper,
};
use ganglion_consensus::{Sigmoid, SigmoidBonds};
use num_bigint::BigInt;
use num_traits::Zero;

pub fn run(ground: &Ground, settings: &Sigmoid, bond_scale: Option<&[u64]>) -> Outcome {
	let rank = ground.weighted(&ground.scores);
	let trust = ground.weighted(&edges(ground, &part(settings.trust_floor)));
	let kappa = ratio(settings.kappa, u64::MAX);
	let consensus: Vec<Q> =
		trust.iter().map(|t| sigmoid(&(int(settings.rho) * (t - &kappa)))).collect();
	let incentive: Vec<Q> = rank.iter().zip(&consensus).map(|(r, c)| settle(r * c)).collect();
	let incentive = normalise(&incentive);
	let worth = bonds(ground, settings, bond_scale);
	let dividends = normalise(&dividends(&worth, &incentive));
	let (bonds, bond_scale) = by_greatest(&worth);
	Outcome {
		validator_trust: applied(&ground.scores, &consensus),
		incentive,
		dividends,
		bonds,
		remembered: None,
		whitepaper: Some(Whitepaper { loss: loss(&rank, &consensus), rank, trust, bond_scale }),
		consensus,
	}
}

/// 1 where a weight counts as trust: where it is at least the given part of an even weight, the
/// mean of the row.
fn edges(ground: &Ground, floor: &Q) -> Matrix {
	let row = |row: &Vec<Q>| {
		let count = row.iter().filter(|w| !w.is_zero()).count();
		let trusts = |w: &Q| !w.is_zero() && w * int(count) >= *floor;
		row.iter().map(|w| int(u8::from(trusts(w)))).collect()
	};
	ground.scores.iter().map(row).collect()
}

/// The new bonds, in units of stake times score.
fn bonds(ground: &Ground, settings: &Sigmoid, bond_scale: Option<&[u64]>) -> Matrix {
	let (old, new) = match settings.bonds {
		SigmoidBonds::Accumulating => (int(1), int(1)),
		SigmoidBonds::Average { kept } => {
			let kept = ratio(kept.min(1_000_000), 1_000_000);
			(kept.clone(), int(1) - kept)
		},
	};
	let scale = |j: usize| match bond_scale {
		Some(scale) => ratio(scale[j], BigInt::from(1u64 << 32)),
		None => int(1),
	};
	let n = ground.uids();
	let scales: Vec<Q> = (0..n).map(scale).collect();
	cells(n, |i, j| {
		let (bond, score) = (&ground.bonds[i][j], &ground.scores[i][j]);
		let before = if bond.is_zero() { int(0) } else { &old * &scales[j] * bond };
		let bought = if score.is_zero() { int(0) } else { &new * &ground.voting[i] * score };
		settle(before + bought)
	})
}

/// The income from bonds; a server in which nobody holds bonds keeps its income itself.
fn dividends(bonds: &Matrix, incentive: &[Q]) -> Vec<Q> {
	let mut earned = applied(&by_column(bonds), incentive);
	for (j, earned) in earned.iter_mut().enumerate() {
		if bonds.iter().all(|row| row[j].is_zero()) {
			*earned += &incentive[j];
		}
	}
	earned
}

/// `- Σ R (C - 1/2)`.
fn loss(rank: &[Q], consensus: &[Q]) -> Q {
	let trusted: Vec<Q> = rank.iter().zip(consensus).map(|(r, c)| settle(r * c)).collect();
	sum(rank) / int(2) - sum(&trusted)
}
