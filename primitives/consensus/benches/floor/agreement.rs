//! PeerPrediction: how well rows agree pair by pair, and the stake that counts for it.

use alloc::{vec, vec::Vec};

use super::{greater, lesser, median, scores::Scores};

/// The level at which half of the stake agrees with each voter; zero for the others. `mass` is
/// given if only servers that both rows list count.
pub fn levels(scores: &Scores, voting: &[f64], kappa: u16, mass: Option<&[f64]>) -> Vec<f64> {
	let n = voting.len();
	let voters: Vec<usize> = (0..n).filter(|&i| voting[i] > 0.0).collect();
	let stakes: Vec<f64> = voters.iter().map(|&i| voting[i]).collect();
	let mut dense = vec![0.0; voters.len() * n];
	for (&i, row) in voters.iter().zip(dense.chunks_exact_mut(n)) {
		let (uids, scores) = scores.row(i);
		let scale = mass.map_or(1.0, |mass| mass[i]);
		uids.iter().zip(scores).for_each(|(&j, &score)| row[usize::from(j)] = scale * score);
	}
	let rows = || dense.chunks_exact(n).enumerate();
	let mut similarity = vec![0.0; voters.len() * voters.len()];
	for (i, first) in rows() {
		similarity[i * voters.len() + i] =
			if scores.row(voters[i]).0.is_empty() { 0.0 } else { 1.0 };
		for (k, second) in rows().skip(i + 1) {
			let same = if mass.is_some() { common(first, second) } else { whole(first, second) };
			similarity[i * voters.len() + k] = same;
			similarity[k * voters.len() + i] = same;
		}
	}
	let mut levels = vec![0.0; n];
	for (&i, row) in voters.iter().zip(similarity.chunks_exact(voters.len().max(1))) {
		levels[i] = median::level(row.iter().copied().zip(stakes.iter().copied()), kappa);
	}
	levels
}

/// The similarity of two rows that each add up to one. Several sums, because an addition must wait
/// for the one before.
fn whole(first: &[f64], second: &[f64]) -> f64 {
	let mut sums = [0.0; 8];
	let (a, b) = (first.chunks_exact(8), second.chunks_exact(8));
	let rest: f64 = a.remainder().iter().zip(b.remainder()).map(|(&a, &b)| lesser(a, b)).sum();
	for (a, b) in a.zip(b) {
		for (sum, (&a, &b)) in sums.iter_mut().zip(a.iter().zip(b)) {
			*sum += lesser(a, b);
		}
	}
	let least = rest + sums.iter().sum::<f64>();
	least / (2.0 - least)
}

/// The similarity of two rows on what both list.
fn common(first: &[f64], second: &[f64]) -> f64 {
	let (mut least, mut most) = (0.0, 0.0);
	for (&a, &b) in first.iter().zip(second) {
		if a > 0.0 && b > 0.0 {
			least += lesser(a, b);
			most += greater(a, b);
		}
	}
	if most > 0.0 {
		least / most
	} else {
		0.0
	}
}

/// The part of each stake that counts.
pub fn factors(agreement: &[f64], voting: &[f64], kappa: u16, floor: f64) -> Vec<f64> {
	let usual = median::level(agreement.iter().copied().zip(voting.iter().copied()), kappa);
	let factor = |(&agreement, &stake): (&f64, &f64)| match stake > 0.0 && usual > 0.0 {
		true => greater(0.0, (lesser(1.0, agreement / usual) - floor) / (1.0 - floor)),
		false => 0.0,
	};
	agreement.iter().zip(voting).map(factor).collect()
}
