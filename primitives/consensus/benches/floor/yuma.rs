//! Yuma mode: scores are clipped at the consensus. What both kinds of bonds have in common.

use alloc::{vec, vec::Vec};
use ganglion_consensus::{EpochInput, EpochMemory, EpochOutput, ForecastSkill, Yuma, YumaBonds};

use super::{
	foresight::Seen, fraction, lesser, median, outcome::Outcome, scores::Scores,
	standing::Standing, three, two,
};

/// What the new bonds follow from.
pub struct Round<'a> {
	pub input: &'a EpochInput<'a>,
	pub standing: &'a Standing,
	pub scores: &'a Scores,
	pub consensus: &'a [f64],
	/// The part of the clipped excess that is lost for bonds.
	pub beta: f64,
	/// The part of a bond that is new.
	pub alpha: f64,
}

impl Round<'_> {
	/// The part of a score that counts for bonds: between the clipped score and the score.
	#[inline(always)]
	pub fn price(&self, j: usize, score: f64) -> f64 {
		score + self.beta * (lesser(score, self.consensus[j]) - score)
	}
}

/// One epoch.
pub fn run(
	input: &EpochInput,
	standing: Standing,
	yuma: &Yuma,
	exp: impl Fn(f64) -> f64,
) -> EpochOutput {
	let voting = &standing.voting;
	let scores = Scores::new(input, &standing);
	let consensus = median::consensus(&scores, voting, yuma.kappa);
	let (trust, incentive) = rank(&scores, voting, &consensus);
	let round = Round {
		input,
		standing: &standing,
		scores: &scores,
		consensus: &consensus,
		beta: fraction(yuma.bonds_penalty),
		alpha: 1.0 - yuma.bonds_moving_average.min(1_000_000) as f64 / 1_000_000.0,
	};
	let (bonds, dividends, memory) = match yuma.bonds {
		YumaBonds::Two => {
			let (bonds, dividends) = two::bonds(&round, &incentive);
			(bonds, dividends, None)
		},
		YumaBonds::Three { liquid_alpha, forecast_skill } => {
			let (bonds, mut dividends) = three::bonds(&round, &incentive, liquid_alpha, exp);
			let skill = forecast_skill.map(|settings| {
				let (memory, pay) = skilled(&round, &incentive, yuma.kappa, &settings);
				let share = f64::from(settings.share) / 1e6;
				let part = |pay| 1.0 - share + share * pay;
				dividends.iter_mut().zip(pay).for_each(|(dividend, pay)| *dividend *= part(pay));
				memory
			});
			(bonds, dividends, skill)
		},
	};
	let outcome = Outcome { consensus, trust, incentive, dividends, bonds, sigmoid: None };
	EpochOutput { memory, ..outcome.publish(input, standing) }
}

/// What is remembered, and what is paid for skill.
fn skilled(
	round: &Round,
	incentive: &[f64],
	kappa: u16,
	settings: &ForecastSkill,
) -> (EpochMemory, Vec<f64>) {
	let &Round { input, standing, scores, consensus, .. } = round;
	let seen = Seen { input, standing, scores, kappa, consensus, incentive, partial: false };
	let voters = standing.voting.iter().enumerate();
	let validators =
		voters.map(|(i, &stake)| (stake > 0.0).then(|| seen.recalled(i).unwrap_or_default()));
	seen.judge(settings, validators.collect())
}

/// Validators' trust and servers' ranks.
fn rank(scores: &Scores, voting: &[f64], consensus: &[f64]) -> (Vec<f64>, Vec<f64>) {
	let mut rank = vec![0.0; voting.len()];
	let trust = |(i, &stake): (usize, &f64)| {
		let (uids, row) = scores.row(i);
		let mut trust = 0.0;
		for (&uid, &score) in uids.iter().zip(row) {
			let j = usize::from(uid);
			let clipped = lesser(score, consensus[j]);
			trust += clipped;
			rank[j] += stake * clipped;
		}
		trust
	};
	(voting.iter().enumerate().map(trust).collect(), rank)
}
