//! A subnet in which some validators do not do all of the work.

use super::{attack::Attackers, Args, Setting};
use crate::{
	failure::Failure,
	market::{self, Market},
	random::{self, Random},
};
use ganglion_consensus::EpochOutput;
use rand::Rng;
use rand_distr::{Distribution, Exp1, StandardNormal};

/// The stake of each validator, in the units of the consensus crate.
const STAKE: u64 = 1 << 50;

/// A row of weights.
type Row = Vec<(usize, u16)>;

/// What there is to see in an epoch.
#[derive(Debug)]
pub struct World {
	/// The epoch.
	pub epoch: usize,
	/// The quality of each miner.
	pub qualities: Vec<f64>,
	/// The noise of a look.
	pub noise: f64,
	/// The part of the noise's variance that all validators have in common.
	common_part: f64,
	/// That noise, in standard deviations.
	common: Vec<f64>,
	/// How far forecasts are exaggerated.
	exaggeration: f64,
}

/// Returns an attacker's dividend per stake divided by an honest validator's, over the measured
/// epochs.
///
/// # Errors
///
/// If there are more peers than a subnet can have.
pub fn ratio(args: &Args, setting: Setting, sample: u32) -> Result<f64, Failure> {
	// The same stream for all settings, so that runs differ in the setting alone.
	let mut random = random::stream(args.seed, sample.into());
	let rule = args.rule(setting.kind, setting.penalty);
	let honest = args.validators - args.attackers;
	let mut market = Market::new(args.validators, args.miners)?;
	market.set_stake(&vec![STAKE; args.validators]);
	let mut world = World::new(args, &mut random);
	let mut attackers = Attackers::default();
	let mut published: Vec<Vec<f64>> = Vec::new();
	let (mut taken, mut earned) = (0.0, 0.0);
	for epoch in 0..args.burn_in + args.epochs {
		world.pass(args, setting.churn, epoch, &mut random);
		let work: Vec<Vec<f64>> = (0..honest).map(|_| world.look(1.0, &mut random)).collect();
		let mut rows: Vec<Row> = work.iter().map(|seen| row(seen)).collect();
		// The consensus of the previous epoch, or an older one if weights are hidden.
		let known = &published[..published.len().saturating_sub(setting.delay)];
		for index in 0..args.attackers {
			let who = (setting.attack, index);
			let seen = attackers.row(who, known, &work, &world, &mut random);
			rows.push(row(&seen));
		}
		attackers.learn(setting.attack, &work);
		market.set_weights(rows);
		let output = market.epoch(&rule)?;
		published.push(consensus(&market, &output, args.miners));
		if epoch >= args.burn_in {
			let mean = |paid: &[u64]| {
				paid.iter().map(|&paid| paid as f64).sum::<f64>() / paid.len() as f64
			};
			taken += mean(&output.validator_emission[honest..args.validators]);
			earned += mean(&output.validator_emission[..honest]);
		}
	}
	Ok(taken / earned)
}

impl World {
	fn new(args: &Args, random: &mut Random) -> Self {
		Self {
			epoch: 0,
			qualities: (0..args.miners).map(|_| quality(args, random)).collect(),
			noise: args.noise,
			common_part: args.common,
			common: vec![0.0; args.miners],
			exaggeration: args.exaggerate,
		}
	}

	/// Moves on to an epoch: some miners change, and so does what validators have in common.
	fn pass(&mut self, args: &Args, churn: f64, epoch: usize, random: &mut Random) {
		self.epoch = epoch;
		for one in &mut self.qualities {
			// Always drawn, so that runs of different churn differ in the churn alone.
			let (changes, next) = (random.random::<f64>() < churn, quality(args, random));
			if changes {
				*one = next;
			}
		}
		if args.drift > 0.0 {
			// The logarithm keeps its variance.
			let kept = (1.0 - args.drift * args.drift).sqrt();
			for one in &mut self.qualities {
				let normal: f64 = StandardNormal.sample(random);
				*one = (kept * one.max(f64::MIN_POSITIVE).ln() + args.drift * normal).exp();
			}
		}
		if args.common > 0.0 && epoch.is_multiple_of(args.lasting) {
			self.common.iter_mut().for_each(|one| *one = StandardNormal.sample(random));
		}
	}

	/// What a validator with this part of the usual noise sees.
	pub fn look(&self, noise: f64, random: &mut Random) -> Vec<f64> {
		let deviation = noise * self.noise;
		let (own, shared) = ((1.0 - self.common_part).sqrt(), self.common_part.sqrt());
		let lists = self.qualities.iter().zip(&self.common);
		lists
			.map(|(quality, common)| {
				let normal: f64 = StandardNormal.sample(random);
				quality * (1.0 + deviation * (own * normal + shared * common)).max(0.0)
			})
			.collect()
	}

	/// A forecast, moved away from the last consensus by the exaggeration.
	pub fn exaggerated(&self, last: &[f64], forecast: Vec<f64>) -> Vec<f64> {
		let pairs = last.iter().zip(forecast);
		pairs.map(|(last, forecast)| last + self.exaggeration * (forecast - last)).collect()
	}
}

/// Draws a quality from an exponential distribution: many poor miners, few outstanding ones; or
/// from a log-normal one, with fewer that are worth nothing.
fn quality(args: &Args, random: &mut Random) -> f64 {
	if args.lognormal {
		let normal: f64 = StandardNormal.sample(random);
		normal.exp()
	} else {
		Exp1.sample(random)
	}
}

/// Returns the consensus of an epoch, divided by its sum.
fn consensus(market: &Market, output: &EpochOutput, miners: usize) -> Vec<f64> {
	let first = market.server_uid(0);
	let scores = &output.consensus[first..first + miners];
	let total: f64 = scores.iter().map(|&score| f64::from(score)).sum();
	scores.iter().map(|&score| f64::from(score) / total.max(1.0)).collect()
}

/// Weights as clients set them; those below zero are none.
fn row(seen: &[f64]) -> Row {
	let seen: Vec<f64> = seen.iter().map(|&x| x.max(0.0)).collect();
	let weights = market::on_chain(&seen).into_iter().enumerate();
	weights.filter(|&(_, weight)| weight > 0).collect()
}
