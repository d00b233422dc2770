//! What there is to see: the qualities of miners, and how they change.

use super::public::Public;
use crate::random::Random;
use rand::Rng;
use rand_distr::{Distribution, Exp1, StandardNormal};

/// How miners are, and how they change.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Nature {
	/// The number of miners.
	pub miners: usize,
	/// Standard deviation of the quality that an honest validator sees, as a part of the quality.
	pub noise: f64,
	/// Share of miners that change their quality in an epoch.
	pub churn: f64,
	/// Whether a miner that changes is a new one, which registers in its place.
	pub registers: bool,
	/// Step by which the logarithm of each miner's quality drifts in an epoch.
	pub drift: f64,
	/// Share of the noise's variance that all validators have in common.
	pub common: f64,
	/// Epochs for which common noise lasts.
	pub lasting: usize,
	/// Whether qualities are log-normal, and not exponential.
	pub lognormal: bool,
	/// The miners that belong to the attackers.
	pub owned: Owned,
}

/// The miners that belong to the attackers: the first ones. Each epoch, each has one of two
/// qualities at random.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Owned {
	/// Their number.
	pub miners: usize,
	/// Their qualities.
	pub qualities: [f64; 2],
}

/// What there is to see in an epoch.
#[derive(Debug)]
pub struct World {
	/// How it changes.
	pub nature: Nature,
	/// The epoch.
	pub epoch: usize,
	/// The quality of each miner.
	pub qualities: Vec<f64>,
	/// The first epoch of each miner.
	pub born: Vec<usize>,
	/// The common noise, in standard deviations.
	common: Vec<f64>,
}

impl World {
	/// Draws miners.
	pub fn new(nature: Nature, random: &mut Random) -> Self {
		Self {
			nature,
			epoch: 0,
			qualities: (0..nature.miners).map(|_| quality(&nature, random)).collect(),
			born: vec![0; nature.miners],
			common: vec![0.0; nature.miners],
		}
	}

	/// Moves on to an epoch: some miners change, and so does what validators have in common.
	/// Returns the miners that register before it.
	pub fn pass(&mut self, epoch: usize, random: &mut Random) -> Vec<usize> {
		let nature = self.nature;
		self.epoch = epoch;
		let mut registered = Vec::new();
		for (miner, one) in self.qualities.iter_mut().enumerate() {
			// Always drawn, so that runs of different churn differ in the churn alone.
			let changes = random.random::<f64>() < nature.churn;
			let next = quality(&nature, random);
			if changes {
				*one = next;
			}
			if changes && nature.registers && epoch > 0 {
				self.born[miner] = epoch;
				registered.push(miner);
			}
		}
		if nature.drift > 0.0 {
			// The logarithm keeps its variance.
			let kept = (1.0 - nature.drift * nature.drift).sqrt();
			for one in &mut self.qualities {
				let normal: f64 = StandardNormal.sample(random);
				*one = (kept * one.max(f64::MIN_POSITIVE).ln() + nature.drift * normal).exp();
			}
		}
		for one in self.qualities.iter_mut().take(nature.owned.miners) {
			*one = nature.owned.qualities[usize::from(random.random::<bool>())];
		}
		if nature.common > 0.0 && epoch.is_multiple_of(nature.lasting) {
			self.common.iter_mut().for_each(|one| *one = StandardNormal.sample(random));
		}
		registered
	}

	/// What a validator with this part of the usual noise sees.
	pub fn look(&self, noise: f64, random: &mut Random) -> Vec<f64> {
		let deviation = noise * self.nature.noise;
		let (own, shared) = ((1.0 - self.nature.common).sqrt(), self.nature.common.sqrt());
		let lists = self.qualities.iter().zip(&self.common);
		lists
			.map(|(quality, common)| {
				let normal: f64 = StandardNormal.sample(random);
				quality * (1.0 + deviation * (own * normal + shared * common)).max(0.0)
			})
			.collect()
	}

	/// The same with noise of which no other validator has a part.
	pub fn look_alone(&self, noise: f64, random: &mut Random) -> Vec<f64> {
		let seen = |quality: &f64| {
			let normal: f64 = StandardNormal.sample(random);
			quality * (1.0 + noise * self.nature.noise * normal).max(0.0)
		};
		self.qualities.iter().map(seen).collect()
	}

	/// What everybody knows of these consensuses.
	pub fn public<'a>(&'a self, known: &'a [Vec<f64>]) -> Public<'a> {
		Public { known, born: &self.born }
	}
}

/// Draws a quality from an exponential distribution: many poor miners, few outstanding ones; or
/// from a log-normal one, with fewer that are worth nothing.
fn quality(nature: &Nature, random: &mut Random) -> f64 {
	if nature.lognormal {
		let normal: f64 = StandardNormal.sample(random);
		normal.exp()
	} else {
		Exp1.sample(random)
	}
}
