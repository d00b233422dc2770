//! Yuma 2 bonds: shares of a server.

use alloc::{vec, vec::Vec};
use ganglion_consensus::RowsBuf;

use super::{
	bonds::{merge, worth, Bonds},
	greater,
	yuma::Round,
};

/// The bonds to store, and the income from each validator's.
pub fn bonds(round: &Round, rank: &[f64]) -> (RowsBuf, Vec<f64>) {
	let &Round { input, standing, scores, .. } = round;
	let n = rank.len();
	let room = scores.len() + input.bonds.uids.len();
	let mut worth = worth(input, 1.0);
	// The factor of a purchase; the sums of purchases and old bonds in each column.
	let (bought, held) = sums(round, &worth);
	let mut gain = vec![0.0; n];
	let mut yields = vec![0.0; n];
	for j in 0..n {
		let mut total = 0.0;
		if bought[j] > 0.0 {
			gain[j] = round.alpha / bought[j];
			total += round.alpha;
		}
		if held[j] > 0.0 {
			worth[j] *= (1.0 - round.alpha) / held[j];
			total += 1.0 - round.alpha;
		}
		yields[j] = if total > 0.0 { rank[j] / total } else { 0.0 };
	}
	let mut bonds = Bonds::new(n, room);
	let mut greatest = vec![0.0; n];
	let mut earned = Vec::with_capacity(n);
	for (i, &stake) in standing.voting.iter().enumerate() {
		let mut earns = 0.0;
		merge(
			scores.row(i),
			input.bonds.row(i),
			#[inline(always)]
			|uid, score, bond| {
				let j = usize::from(uid);
				let bond = gain[j] * (stake * round.price(j, score)) + worth[j] * bond;
				greatest[j] = greater(greatest[j], bond);
				earns += bond * yields[j];
				bonds.push(uid, bond);
			},
		);
		bonds.end_row();
		earned.push(earns);
	}
	(bonds.store(&greatest, &standing.permit, 0.0), earned)
}

/// The sums of purchases and of old bonds in each column.
fn sums(round: &Round, worth: &[f64]) -> (Vec<f64>, Vec<f64>) {
	let n = worth.len();
	let (mut bought, mut held) = (vec![0.0; n], vec![0.0; n]);
	for (i, &stake) in round.standing.voting.iter().enumerate() {
		let (uids, scores) = round.scores.row(i);
		for (&uid, &score) in uids.iter().zip(scores) {
			let j = usize::from(uid);
			bought[j] += stake * round.price(j, score);
		}
		let (uids, bonds) = round.input.bonds.row(i);
		for (&uid, &bond) in uids.iter().zip(bonds) {
			let j = usize::from(uid);
			held[j] += f64::from(bond) * worth[j];
		}
	}
	(bought, held)
}
