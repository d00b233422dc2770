//! Yuma 3 bonds: a moving average of scores for each pair.

use alloc::{vec, vec::Vec};
use ganglion_consensus::{LiquidAlpha, RowsBuf};

use super::{
	bonds::{merge, worth, Bonds, Stored},
	fraction, greater,
	outcome::part,
	yuma::Round,
};

/// The bonds to store, and the income from each validator's.
pub fn bonds(
	round: &Round,
	rank: &[f64],
	liquid: Option<LiquidAlpha>,
	exp: impl Fn(f64) -> f64,
) -> (RowsBuf, Vec<f64>) {
	let alpha = round.alpha;
	match liquid.filter(|_| round.consensus.iter().any(|&c| c > 0.0)) {
		None => update(round, rank, |_, price, bond| bond + alpha * (price - bond)),
		Some(liquid) => {
			let low = fraction(liquid.low);
			let range = fraction(liquid.high) - low;
			let steepness = f64::from(liquid.steepness) / 100.0;
			update(round, rank, |consensus, price, bond| {
				// Both are at most one.
				let bought = greater(price - consensus, 0.0);
				let far = if price >= bond { bought } else { bond - price };
				let alpha = low + range / (1.0 + exp(steepness * (0.5 - far)));
				bond + alpha * (price - bond)
			})
		},
	}
}

/// Updates all bonds to `next(consensus, price, bond)`.
#[inline(always)]
fn update(round: &Round, rank: &[f64], next: impl Fn(f64, f64, f64) -> f64) -> (RowsBuf, Vec<f64>) {
	let &Round { input, standing, scores, consensus, .. } = round;
	let n = consensus.len();
	let room = scores.len() + input.bonds.uids.len();
	let worth = worth(input, 1.0 / 65_535.0);
	let mut total = vec![0.0; n];
	let mut bonds = Bonds::new(n, room);
	let mut stored = Stored::new(n, room);
	for (i, &permit) in standing.permit.iter().enumerate() {
		merge(
			scores.row(i),
			input.bonds.row(i),
			#[inline(always)]
			|uid, score, bond| {
				let j = usize::from(uid);
				let bond = next(consensus[j], round.price(j, score), bond * worth[j]);
				total[j] += bond;
				bonds.push(uid, bond);
				stored.push(uid, part(bond), permit);
			},
		);
		bonds.end_row();
		stored.end_row();
	}
	let yields = yields(rank, &total);
	let earned = (standing.voting.iter().enumerate())
		.map(|(i, &stake)| stake * bonds.earned(i, &yields))
		.collect();
	(stored.finish(), earned)
}

/// The yield of each column: its income divided by its bonds.
pub fn yields(rank: &[f64], total: &[f64]) -> Vec<f64> {
	let each = |(&rank, &total): (&f64, &f64)| if total > 0.0 { rank / total } else { 0.0 };
	rank.iter().zip(total).map(each).collect()
}
