//! A subnet with two sides.

use crate::{
	failure::Failure,
	market::{self, Market},
	random::{self, Random},
	rule::Rule,
};

/// The least part of the mean that a normally spread stake or weight has.
const LEAST: f64 = 1e-3;

/// All stake, in the units of the consensus crate.
const SUPPLY: f64 = (1u64 << 60) as f64;

/// How many there are on both sides, and how they are spread.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
	/// Validators on both sides.
	pub validators: usize,
	/// Servers on both sides.
	pub servers: usize,
	/// The honest share of stake; and of validators and servers.
	pub honest_stake: f64,
	/// How stakes are spread around their mean.
	pub stake_deviation: f64,
	/// How weights are spread around their mean.
	pub weight_deviation: f64,
}

/// A share of emission that is less than the share of stake by so little is still kept: where nothing
/// is in consensus, all is paid by stake, rounded.
const SLACK: f64 = 1e-9;

/// A subnet with two sides: the honest are the first of the validators and of the servers.
#[derive(Clone, Debug)]
pub struct Society {
	market: Market,
	honest_validators: usize,
	honest_servers: usize,
	honest_stake: f64,
	/// What each validator thinks of each server: for each side, numbers that add up to 1.
	tastes: Vec<Vec<f64>>,
}

impl Society {
	/// Draws stakes and weights.
	///
	/// # Errors
	///
	/// If there are more peers than a subnet can have.
	pub fn draw(shape: Shape, random: &mut Random) -> Result<Self, Failure> {
		let side =
			|all: usize| ((all as f64 * shape.honest_stake).round() as usize).clamp(1, all - 1);
		let (honest_validators, honest_servers) = (side(shape.validators), side(shape.servers));
		let mut market = Market::new(shape.validators, shape.servers)?;
		let mut draw = |count, deviation| -> Vec<f64> {
			(0..count).map(|_| random::around_one(random, deviation, LEAST)).collect()
		};
		let mut stakes = draw(shape.validators, shape.stake_deviation);
		let (honest, cabal) = stakes.split_at_mut(honest_validators);
		share_out(honest, shape.honest_stake * SUPPLY);
		share_out(cabal, (1.0 - shape.honest_stake) * SUPPLY);
		let stakes: Vec<u64> = stakes.iter().map(|&stake| stake.round() as u64).collect();
		market.set_stake(&stakes);
		let taste = |_| {
			let mut taste = draw(shape.servers, shape.weight_deviation);
			let (honest, cabal) = taste.split_at_mut(honest_servers);
			share_out(honest, 1.0);
			share_out(cabal, 1.0);
			taste
		};
		let tastes = (0..shape.validators).map(taste).collect();
		let honest_stake = shape.honest_stake;
		Ok(Self { market, honest_validators, honest_servers, honest_stake, tastes })
	}

	/// Whether the honest share of emission is at least the honest share of stake, with these
	/// self-weights.
	///
	/// # Errors
	///
	/// None that a drawn subnet can have.
	pub fn retains(&mut self, rule: &Rule, honest: f64, cabal: f64) -> Result<bool, Failure> {
		let rows: Vec<_> = (0..self.tastes.len())
			.map(|validator| {
				let is_honest = validator < self.honest_validators;
				self.row(validator, if is_honest { honest } else { 1.0 - cabal })
			})
			.collect();
		self.market.set_weights(rows);
		let output = self.market.epoch(rule)?;
		let first = self.market.server_uid(0);
		let sum = |amounts: &[u64]| amounts.iter().map(|&amount| u128::from(amount)).sum::<u128>();
		let honest = sum(&output.validator_emission[..self.honest_validators])
			+ sum(&output.server_emission[first..first + self.honest_servers]);
		let all = sum(&output.validator_emission) + sum(&output.server_emission);
		Ok(honest as f64 >= (self.honest_stake - SLACK) * all as f64)
	}

	/// A validator's weights, of which so much is on the honest servers.
	fn row(&self, validator: usize, on_honest: f64) -> Vec<(usize, u16)> {
		let (honest, cabal) = self.tastes[validator].split_at(self.honest_servers);
		let honest = honest.iter().map(|taste| taste * on_honest);
		let cabal = cabal.iter().map(|taste| taste * (1.0 - on_honest));
		let weights = market::on_chain(&honest.chain(cabal).collect::<Vec<f64>>());
		weights.into_iter().enumerate().filter(|&(_, weight)| weight > 0).collect()
	}
}

/// Scales numbers so that they add up to a whole.
fn share_out(numbers: &mut [f64], whole: f64) {
	let sum: f64 = numbers.iter().sum();
	numbers.iter_mut().for_each(|number| *number *= whole / sum);
}
