//! A subnet in which one validator copies.

use super::{Args, Setting};
use crate::{
	failure::Failure,
	market::{self, Market},
	random::{self, Random},
};
use ganglion_consensus::EpochOutput;
use rand::Rng;
use rand_distr::{Distribution, Exp1};

/// The stake of each validator, in the units of the consensus crate.
const STAKE: u64 = 1 << 50;

/// A row of weights.
type Row = Vec<(usize, u16)>;

/// Returns the copier's dividend per stake divided by an honest validator's, over the measured
/// epochs.
///
/// # Errors
///
/// If there are more peers than a subnet can have.
pub fn ratio(args: &Args, setting: Setting, sample: u32) -> Result<f64, Failure> {
	// The same stream for all settings, so that runs differ in the setting alone.
	let mut random = random::stream(args.seed, sample.into());
	let rule = args.rule(setting.kind, setting.penalty);
	let honest = args.validators - 1;
	let mut market = Market::new(honest + 1, args.miners)?;
	market.set_stake(&vec![STAKE; honest + 1]);
	let mut qualities: Vec<f64> = (0..args.miners).map(|_| quality(&mut random)).collect();
	let mut published: Vec<Row> = Vec::new();
	let (mut copied, mut earned) = (0.0, 0.0);
	for epoch in 0..args.burn_in + args.epochs {
		churn(&mut qualities, setting.churn, &mut random);
		let mut rows: Vec<Row> =
			(0..honest).map(|_| look(&qualities, args.noise, &mut random)).collect();
		// The consensus of the previous epoch, or an older one if weights are hidden.
		let known = published.len().checked_sub(1 + setting.delay);
		rows.push(known.and_then(|known| published.get(known)).cloned().unwrap_or_default());
		market.set_weights(rows);
		let output = market.epoch(&rule)?;
		published.push(consensus(&market, &output, args.miners));
		if epoch >= args.burn_in {
			copied += output.validator_emission[honest] as f64;
			let dividends = output.validator_emission[..honest].iter();
			earned += dividends.map(|&dividend| dividend as f64).sum::<f64>() / honest as f64;
		}
	}
	Ok(copied / earned)
}

/// Draws a quality from an exponential distribution: many poor miners, few outstanding ones.
fn quality(random: &mut Random) -> f64 {
	Exp1.sample(random)
}

/// Gives some miners another quality.
fn churn(qualities: &mut [f64], share: f64, random: &mut Random) {
	for one in qualities {
		// Always drawn, so that runs of different churn differ in the churn alone.
		let (changes, next) = (random.random::<f64>() < share, quality(random));
		if changes {
			*one = next;
		}
	}
}

/// Returns an honest validator's view as weights.
fn look(qualities: &[f64], noise: f64, random: &mut Random) -> Row {
	let seen: Vec<f64> =
		qualities.iter().map(|quality| quality * random::around_one(random, noise, 0.0)).collect();
	row(market::on_chain(&seen))
}

/// Returns the consensus of an epoch as weights.
fn consensus(market: &Market, output: &EpochOutput, miners: usize) -> Row {
	let first = market.server_uid(0);
	let scores: Vec<f64> =
		output.consensus[first..first + miners].iter().map(|&score| score.into()).collect();
	row(market::on_chain(&scores))
}

fn row(weights: Vec<u16>) -> Row {
	weights.into_iter().enumerate().filter(|&(_, weight)| weight > 0).collect()
}
