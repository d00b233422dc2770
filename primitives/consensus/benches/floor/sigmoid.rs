//! Sigmoid mode: the whitepaper's rule.

use alloc::{vec, vec::Vec};
use ganglion_consensus::{
	EpochInput, EpochOutput, Sigmoid, SigmoidBonds, SigmoidOutput, BOND_UNIT,
};

use super::{
	bonds::{merge, worth, Bonds},
	fraction, greater,
	outcome::{to_u16, Outcome},
	scores::Scores,
	standing::Standing,
	three::yields,
};

/// One epoch.
pub fn run(
	input: &EpochInput,
	standing: Standing,
	sigmoid: &Sigmoid,
	exp: impl Fn(f64) -> f64,
) -> EpochOutput {
	let voting = &standing.voting;
	let scores = Scores::new(input, &standing);
	let (rank, trust) = backing(&scores, voting, fraction(sigmoid.trust_floor));
	let kappa = sigmoid.kappa as f64 / u64::MAX as f64;
	let rho = f64::from(sigmoid.rho);
	let consensus: Vec<f64> =
		trust.iter().map(|&trust| 1.0 / (1.0 + exp(rho * (kappa - trust)))).collect();
	let incentive: Vec<f64> = rank.iter().zip(&consensus).map(|(&r, &c)| r * c).collect();
	let loss: f64 = rank.iter().zip(&consensus).map(|(&r, &c)| r * (0.5 - c)).sum();
	let held = hold(input, &scores, voting, sigmoid);
	let outcome = Outcome {
		trust: (0..voting.len()).map(|i| within(scores.row(i), &consensus)).collect(),
		consensus,
		dividends: dividends(&held, &incentive),
		incentive,
		bonds: held.bonds.store(&held.greatest, &standing.permit, 0.5),
		sigmoid: Some(SigmoidOutput {
			rank: to_u16(&rank),
			trust: to_u16(&trust),
			loss: rounded(loss * BOND_UNIT as f64),
			bond_scale: held.greatest.iter().map(|&most| up(most * BOND_UNIT as f64)).collect(),
		}),
	};
	outcome.publish(input, standing)
}

/// Ranks, and the stake that trusts each server: that gives it at least the `floor` of an even
/// weight.
fn backing(scores: &Scores, voting: &[f64], floor: f64) -> (Vec<f64>, Vec<f64>) {
	let n = voting.len();
	let (mut rank, mut trust) = (vec![0.0; n], vec![0.0; n]);
	for (i, &stake) in voting.iter().enumerate().filter(|&(_, &stake)| stake > 0.0) {
		let (uids, row) = scores.row(i);
		let least = floor / row.len() as f64;
		for (&uid, &score) in uids.iter().zip(row) {
			let j = usize::from(uid);
			rank[j] += stake * score;
			// A product instead of a branch, which would be unpredictable.
			trust[j] += stake * f64::from(u8::from(score >= least));
		}
	}
	(rank, trust)
}

/// A validator's trust.
fn within((uids, row): (&[u16], &[f64]), consensus: &[f64]) -> f64 {
	uids.iter().zip(row).map(|(&uid, &score)| score * consensus[usize::from(uid)]).sum()
}

/// Bonds, with the sum and maximum of each column.
struct Held {
	bonds: Bonds,
	total: Vec<f64>,
	greatest: Vec<f64>,
}

fn hold(input: &EpochInput, scores: &Scores, voting: &[f64], sigmoid: &Sigmoid) -> Held {
	let n = voting.len();
	let (kept, new) = match sigmoid.bonds {
		SigmoidBonds::Accumulating => (1.0, 1.0),
		SigmoidBonds::Average { kept } => {
			let kept = kept.min(1_000_000) as f64 / 1_000_000.0;
			(kept, 1.0 - kept)
		},
	};
	let mut worth = worth(input, kept / 65_535.0);
	if let Some(scale) = input.bond_scale {
		let unit = 1.0 / BOND_UNIT as f64;
		worth.iter_mut().zip(scale).for_each(|(worth, &scale)| *worth *= scale as f64 * unit);
	}
	let room = scores.len() + input.bonds.uids.len();
	let (mut total, mut greatest) = (vec![0.0; n], vec![0.0; n]);
	let mut bonds = Bonds::new(n, room);
	for (i, &stake) in voting.iter().enumerate() {
		let bought = new * stake;
		merge(
			scores.row(i),
			input.bonds.row(i),
			#[inline(always)]
			|uid, score, bond| {
				let j = usize::from(uid);
				let bond = bond * worth[j] + bought * score;
				total[j] += bond;
				greatest[j] = greater(greatest[j], bond);
				bonds.push(uid, bond);
			},
		);
		bonds.end_row();
	}
	Held { bonds, total, greatest }
}

/// The income from each uid's bonds; a server in which nobody holds bonds keeps its own income.
fn dividends(held: &Held, incentive: &[f64]) -> Vec<f64> {
	let yields = yields(incentive, &held.total);
	let own = |j: usize| if held.total[j] > 0.0 { 0.0 } else { incentive[j] };
	(0..yields.len()).map(|i| own(i) + held.bonds.earned(i, &yields)).collect()
}

/// The nearest integer.
fn rounded(x: f64) -> i64 {
	if x < 0.0 {
		-((0.5 - x) as i64)
	} else {
		(x + 0.5) as i64
	}
}

/// The next integer up.
fn up(x: f64) -> u64 {
	let below = x as u64;
	below.saturating_add(u64::from(below as f64 != x))
}
