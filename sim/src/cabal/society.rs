//! A subnet with an honest side and a cabal.

use crate::{
	failure::Failure,
	market::{self, Market},
	random::{self, Random},
	rule::Rule,
};

/// Lower bound of a drawn stake or weight, as a part of the mean.
const LEAST: f64 = 1e-3;

/// All stake, in the units of the consensus crate.
const SUPPLY: f64 = (1u64 << 60) as f64;

/// Sizes of both sides, and the spread of stakes and weights.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
	/// Validators on both sides.
	pub validators: usize,
	/// Servers on both sides.
	pub servers: usize,
	/// The honest share of stake, of validators and of servers.
	pub honest_stake: f64,
	/// Standard deviation of stakes, as a part of the mean.
	pub stake_deviation: f64,
	/// Standard deviation of honest weights, as a part of the mean.
	pub weight_deviation: f64,
	/// Standard deviation of the cabal's weights, as a part of the mean.
	pub cabal_deviation: f64,
}

/// Tolerance below the share of stake: where nothing is in consensus, everything is paid by stake,
/// rounded.
const SLACK: f64 = 1e-9;

/// A subnet with two sides. The honest are the first of the validators and of the servers.
#[derive(Clone, Debug)]
pub struct Society {
	market: Market,
	honest_validators: usize,
	honest_servers: usize,
	honest_stake: f64,
	/// Relative weights of each validator on the servers of each side; each side sums to 1.
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
		let taste = |validator| {
			let deviation = match validator < honest_validators {
				true => shape.weight_deviation,
				false => shape.cabal_deviation,
			};
			let mut taste = draw(shape.servers, deviation);
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
		// Each society is one epoch.
		self.market.forget();
		let output = self.market.epoch(rule)?;
		let first = self.market.server_uid(0);
		let sum = |amounts: &[u64]| amounts.iter().map(|&amount| u128::from(amount)).sum::<u128>();
		let honest = sum(&output.validator_emission[..self.honest_validators])
			+ sum(&output.server_emission[first..first + self.honest_servers]);
		let all = sum(&output.validator_emission) + sum(&output.server_emission);
		Ok(honest as f64 >= (self.honest_stake - SLACK) * all as f64)
	}

	/// Returns a validator's weights, with the part `on_honest` on the honest servers.
	fn row(&self, validator: usize, on_honest: f64) -> Vec<(usize, u16)> {
		let (honest, cabal) = self.tastes[validator].split_at(self.honest_servers);
		let honest = honest.iter().map(|taste| taste * on_honest);
		let cabal = cabal.iter().map(|taste| taste * (1.0 - on_honest));
		let weights = market::on_chain(&honest.chain(cabal).collect::<Vec<f64>>());
		weights.into_iter().enumerate().filter(|&(_, weight)| weight > 0).collect()
	}
}

/// Scales numbers so that they sum to a whole.
fn share_out(numbers: &mut [f64], whole: f64) {
	let sum: f64 = numbers.iter().sum();
	numbers.iter_mut().for_each(|number| *number *= whole / sum);
}
