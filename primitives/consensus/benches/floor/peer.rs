//! PeerPrediction mode.

use alloc::{vec, vec::Vec};
use ganglion_consensus::{EpochInput, EpochOutput, PeerPrediction, RowsBuf, ValidatorMemory};

use super::{
	agreement, foresight::Seen, greater, lesser, median, outcome::normalise, outcome::Outcome,
	scores::Scores, standing::Standing,
};

const UNIT: f64 = 4_294_967_296.0;

/// One epoch.
pub fn run(input: &EpochInput, standing: Standing, rule: &PeerPrediction) -> EpochOutput {
	let scores = Scores::new(input, &standing);
	let voting = &standing.voting;
	let mass = rule.partial_rows.map(|_| masses(input, &scores));
	let levels = agreement::levels(&scores, voting, rule.kappa, mass.as_deref());
	let mut seen = Seen {
		input,
		standing: &standing,
		scores: &scores,
		kappa: rule.kappa,
		consensus: &[],
		incentive: &[],
		partial: mass.is_some(),
	};
	let validators: Vec<Option<ValidatorMemory>> = (voting.iter().zip(&levels).enumerate())
		.map(|(i, (&stake, &level))| {
			let alpha = f64::from(rule.agreement_alpha) / 1e6;
			let level = level * UNIT;
			(stake > 0.0).then(|| match seen.recalled(i) {
				Some(of) => {
					let before = f64::from(of.agreement);
					let agreement = (before + alpha * (level - before)) as u32;
					ValidatorMemory { agreement, ..of }
				},
				None => ValidatorMemory { agreement: level as u32, ..Default::default() },
			})
		})
		.collect();
	let agreed: Vec<f64> =
		validators.iter().map(|of| of.map_or(0.0, |of| f64::from(of.agreement))).collect();
	let factors = agreement::factors(&agreed, voting, rule.kappa, f64::from(rule.floor) / 1e6);
	let mut stakes: Vec<f64> = voting.iter().zip(&factors).map(|(a, f)| a * f).collect();
	normalise(&mut stakes);
	let scaled = mass.as_ref().map(|mass| scores.scaled(mass));
	let (consensus, mut incentive) = match &scaled {
		None => {
			let consensus = median::consensus(&scores, &stakes, rule.kappa);
			let rank = rank(&scores, &stakes, &consensus);
			(consensus, rank)
		},
		Some(scaled) => {
			let consensus = median::consensus_of_covered(scaled, &stakes, rule.kappa);
			let rank = rank(scaled, &stakes, &consensus);
			(consensus, rank)
		},
	};
	if let Some(option) = rule.partial_rows {
		let covering = covering(&scores, &stakes);
		let least = f64::from(option.full_coverage) / 1e6;
		incentive.iter_mut().zip(covering).for_each(|(rank, part)| *rank /= greater(part, least));
	}
	seen = Seen { consensus: &consensus, incentive: &incentive, ..seen };
	let (memory, pay) = seen.judge(&rule.skill, validators);
	let share = f64::from(rule.skill.share) / 1e6;
	let mass = mass.unwrap_or_else(|| vec![1.0; pay.len()]);
	let dividends = (stakes.iter().zip(&pay).zip(&mass))
		.map(|((stake, pay), mass)| stake * ((1.0 - share) * mass + share * pay))
		.collect();
	let bonds = RowsBuf { offsets: vec![0; pay.len() + 1], ..Default::default() };
	let outcome = Outcome { consensus, trust: factors, incentive, dividends, bonds, sigmoid: None };
	EpochOutput { memory: Some(memory), ..outcome.publish(input, standing) }
}

/// The part of the last incentive that each row covers.
fn masses(input: &EpochInput, scores: &Scores) -> Vec<f64> {
	let incentive = |j: usize| match input.memory {
		None => 1.0,
		Some(memory) if input.registered[j] < input.last_step => {
			f64::from(memory.servers[j].incentive)
		},
		Some(memory) => f64::from(memory.prior),
	};
	let incentive: Vec<f64> = (0..input.stake.len()).map(incentive).collect();
	let total: f64 = incentive.iter().sum();
	let mass = |i: usize| {
		let (uids, _) = scores.row(i);
		uids.iter().map(|&j| incentive[usize::from(j)]).sum::<f64>() / total
	};
	(0..input.stake.len()).map(mass).collect()
}

fn rank(scores: &Scores, stakes: &[f64], consensus: &[f64]) -> Vec<f64> {
	let mut rank = vec![0.0; stakes.len()];
	for (i, &stake) in stakes.iter().enumerate().filter(|(_, &stake)| stake > 0.0) {
		let (uids, row) = scores.row(i);
		for (&uid, &score) in uids.iter().zip(row) {
			let j = usize::from(uid);
			rank[j] += stake * lesser(score, consensus[j]);
		}
	}
	rank
}

/// The stake with a weight on each server.
fn covering(scores: &Scores, stakes: &[f64]) -> Vec<f64> {
	let mut covering = vec![0.0; stakes.len()];
	for (i, &stake) in stakes.iter().enumerate() {
		scores.row(i).0.iter().for_each(|&j| covering[usize::from(j)] += stake);
	}
	covering
}
