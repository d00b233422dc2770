//! A subnet in which some validators do not do all of the work.

use super::{
	attack::{Assault, Attackers},
	world::{Nature, World},
};
use crate::{
	failure::Failure,
	market::{self, Market},
	random,
	rule::Rule,
};
use clap::ValueEnum;
use ganglion_consensus::EpochOutput;

/// The mean stake of a validator, in the units of the consensus crate.
const STAKE: u64 = 1 << 50;

/// A row of weights.
type Row = Vec<(usize, u16)>;

/// A subnet over some epochs.
#[derive(Clone, Copy, Debug)]
pub struct Scene {
	/// The rule.
	pub rule: Rule,
	/// Its miners.
	pub nature: Nature,
	/// What the last of its validators do.
	pub assault: Assault,
	/// All validators.
	pub validators: usize,
	/// How the stake is spread.
	pub stakes: Stakes,
	/// The share of stake of the first validator; 0: as the others.
	pub whale: f64,
	/// Epochs for which weights are hidden.
	pub delay: usize,
	/// Epochs before the measured ones.
	pub burn_in: usize,
	/// Measured epochs.
	pub epochs: usize,
	/// Seed of qualities, noise and changes.
	pub seed: u64,
}

/// How stake is spread over validators.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Stakes {
	/// All have the same.
	Even,
	/// The second has half of the first's, the third a third, and so on.
	Zipf,
}

/// What attackers earn.
#[derive(Clone, Copy, Debug)]
pub struct Earned {
	/// An attacker's dividend per stake divided by an honest validator's.
	pub ratio: f64,
	/// The share of all emission that attackers and their own miners have.
	pub share: f64,
}

impl Scene {
	/// Runs the epochs of a sample.
	///
	/// # Errors
	///
	/// If there are more peers than a subnet can have.
	pub fn run(&self, sample: u32) -> Result<Earned, Failure> {
		// The same stream for all settings, so that runs differ in the setting alone.
		let mut random = random::stream(self.seed, sample.into());
		let honest = self.validators - self.assault.attackers;
		let stakes = self.stakes();
		let mut market = Market::new(self.validators, self.nature.miners)?;
		market.set_stake(&stakes);
		let mut world = World::new(self.nature, &mut random);
		let mut attackers = Attackers::new(self.assault, &self.nature, honest, self.delay);
		let mut published: Vec<Vec<f64>> = Vec::new();
		let mut purse = Purse::default();
		for epoch in 0..self.burn_in + self.epochs {
			let registered = world.pass(epoch, &mut random);
			registered.into_iter().for_each(|miner| market.register(miner));
			let work: Vec<Vec<f64>> = (0..honest).map(|_| world.look(1.0, &mut random)).collect();
			// The consensus of the previous epoch, or an older one if weights are hidden.
			let known = &published[..published.len().saturating_sub(self.delay)];
			let others = attackers.rows(known, &work, &world, &mut random);
			attackers.learn(&work, &world);
			market.set_weights(work.iter().chain(&others).map(|seen| row(seen)));
			let output = market.epoch(&self.rule)?;
			published.push(consensus(&market, &output, self.nature.miners));
			if epoch >= self.burn_in {
				let owned = market.server_uid(0)..market.server_uid(self.nature.owned.miners);
				purse.honest += sum(&output.validator_emission[..honest]);
				purse.attackers += sum(&output.validator_emission[honest..self.validators]);
				purse.owned += sum(&output.server_emission[owned]);
				purse.all += sum(&output.validator_emission) + sum(&output.server_emission);
			}
		}
		Ok(purse.earned(sum(&stakes[..honest]), sum(&stakes[honest..])))
	}

	/// The stake of each validator.
	fn stakes(&self) -> Vec<u64> {
		let part = |i: usize| match self.stakes {
			Stakes::Even => 1.0,
			Stakes::Zipf => 1.0 / (i + 1) as f64,
		};
		let mut parts: Vec<f64> = (0..self.validators).map(part).collect();
		if self.whale > 0.0 {
			let others: f64 = parts.iter().skip(1).sum();
			parts[0] = others * self.whale / (1.0 - self.whale);
		}
		let mean = parts.iter().sum::<f64>() / parts.len().max(1) as f64;
		parts.iter().map(|part| (part / mean * STAKE as f64) as u64).collect()
	}
}

/// Emission so far.
#[derive(Debug, Default)]
struct Purse {
	honest: f64,
	attackers: f64,
	owned: f64,
	all: f64,
}

impl Purse {
	fn earned(&self, honest_stake: f64, attackers_stake: f64) -> Earned {
		Earned {
			ratio: self.attackers / attackers_stake / (self.honest / honest_stake),
			share: (self.attackers + self.owned) / self.all,
		}
	}
}

fn sum(amounts: &[u64]) -> f64 {
	amounts.iter().map(|&amount| amount as f64).sum()
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

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{
		copy::{attack::Attack, world::Owned},
		rule::{BondOptions, BondsKind, Kind, LIQUID},
	};

	fn scene(validators: usize, stakes: Stakes, whale: f64) -> Scene {
		let bonds = BondOptions { bonds: BondsKind::Average, alpha: 0.1, liquid_alpha: LIQUID };
		let kind = Kind::Peer;
		let attack = Attack::Copy;
		Scene {
			rule: Rule { kind, kappa: 0.5, rho: 10, penalty: 1.0, trust_floor: 0.0, bonds },
			nature: Nature {
				miners: 8,
				noise: 0.4,
				churn: 0.1,
				registers: true,
				drift: 0.0,
				common: 0.0,
				lasting: 1,
				lognormal: true,
				owned: Owned { miners: 0, qualities: [0.0; 2] },
			},
			assault: Assault { attack, attackers: 1, exaggerate: 1.0, renewed: 1, pump: 0.0 },
			validators,
			stakes,
			whale,
			delay: 0,
			burn_in: 2,
			epochs: 8,
			seed: 1,
		}
	}

	#[test]
	fn stake_should_be_spread_as_asked() {
		assert_eq!(scene(4, Stakes::Even, 0.0).stakes(), [STAKE; 4]);
		let shares = |scene: Scene| -> Vec<f64> {
			let stakes = scene.stakes();
			stakes.iter().map(|&stake| stake as f64 / sum(&stakes)).collect()
		};
		let close = |got: Vec<f64>, expected: [f64; 3]| {
			assert!(got.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-9), "{got:?}");
		};
		close(shares(scene(3, Stakes::Zipf, 0.0)), [6.0 / 11.0, 3.0 / 11.0, 2.0 / 11.0]);
		close(shares(scene(3, Stakes::Even, 0.4)), [0.4, 0.3, 0.3]);
	}

	#[test]
	fn subnet_should_run_when_its_miners_are_replaced() {
		let earned = scene(5, Stakes::Even, 0.0).run(0).expect("a small subnet");
		// Who copies earns less than work does. Validators get half of the emission, four of them
		// an honest one's part.
		assert!(earned.ratio > 0.0 && earned.ratio < 1.0, "{earned:?}");
		let share = 0.5 * earned.ratio / (4.0 + earned.ratio);
		assert!((earned.share - share).abs() < 1e-6, "{earned:?} for {share}");
	}
}
