//! What validators set who do not do all of the work.

use super::scene::World;
use crate::random::Random;
use clap::ValueEnum;
use rand::Rng;
use rand_distr::{Distribution, Exp1, StandardNormal};

/// Epochs that the long mean takes in.
const LONG: usize = 400;
/// Epochs that the short mean takes in.
const SHORT: usize = 4;
/// The part of the consensus by which it must change for the mean since the last change to start
/// anew.
const CHANGE: f64 = 0.2;
/// Epochs for which invented noise lasts.
const INVENTION: usize = 4;
/// Epochs between two looks of who looks seldom.
const SELDOM: usize = 3;
/// Epochs between two looks of who copies in between.
const BETWEEN: usize = 5;
/// The noise that is added to a copy.
const ADDED: f64 = 0.2;

/// The rows of those who are compared with the honest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Attack {
	/// The last known consensus.
	Copy,
	/// The mean of the last 400 known.
	Mean,
	/// The mean of the last 4 known.
	Recent,
	/// The mean of the known since each miner's last changed by a fifth.
	Change,
	/// All miners alike.
	Even,
	/// Anything.
	Random,
	/// The less a miner has, the more.
	Inverse,
	/// Work with twice the noise.
	Twice,
	/// Work with half the noise.
	Half,
	/// Work on a fifth of the miners; the others are copied.
	Part,
	/// Work in every third epoch; the same again until then.
	Seldom,
	/// The short mean with noise that all attackers have in common, renewed every 4 epochs.
	Invent,
	/// The last known consensus with noise of a fifth, of each its own.
	Noisy,
	/// What honest validators set in the last known epoch, each miner's from another of them.
	Replay,
	/// Half-way from the last known consensus to all miners alike.
	Revert,
	/// Work in every fifth epoch, and the last known consensus in between.
	Between,
	/// The row of an honest validator, who hands it over in secret.
	Share,
	/// Honest work.
	Honest,
}

impl Attack {
	/// Returns its name on the command line.
	pub fn option(self) -> String {
		self.to_possible_value().map_or(String::new(), |value| value.get_name().to_string())
	}
}

/// The attackers' memory.
#[derive(Debug, Default)]
pub struct Attackers {
	/// The last row of each that looks seldom.
	seen: Vec<Vec<f64>>,
	/// The invented factors.
	invented: Vec<f64>,
	/// What the honest validators set in each epoch.
	past: Vec<Vec<Vec<f64>>>,
}

impl Attackers {
	/// Lets the attackers know what the honest validators set in an epoch, after it.
	pub fn learn(&mut self, attack: Attack, rows: &[Vec<f64>]) {
		if attack == Attack::Replay {
			let scaled = |row: &Vec<f64>| {
				let sum: f64 = row.iter().sum();
				row.iter().map(|x| x / sum.max(f64::MIN_POSITIVE)).collect()
			};
			self.past.push(rows.iter().map(scaled).collect());
		}
	}

	/// What honest validators set in the last epoch of which the consensus is known.
	fn replayed(&self, known: usize, miners: usize, random: &mut Random) -> Vec<f64> {
		match known.checked_sub(1).and_then(|epoch| self.past.get(epoch)) {
			Some(rows) => {
				(0..miners).map(|j| rows[random.random_range(0..rows.len())][j]).collect()
			},
			None => Vec::new(),
		}
	}

	/// The row of attacker `index` in an epoch in which these consensuses are known, and these are
	/// the honest rows.
	pub fn row(
		&mut self,
		(attack, index): (Attack, usize),
		known: &[Vec<f64>],
		honest: &[Vec<f64>],
		world: &World,
		random: &mut Random,
	) -> Vec<f64> {
		let epoch = world.epoch;
		match attack {
			Attack::Twice => world.look(2.0, random),
			Attack::Half => world.look(0.5, random),
			Attack::Honest => world.look(1.0, random),
			Attack::Even => vec![1.0; world.qualities.len()],
			Attack::Random => world.qualities.iter().map(|_| Exp1.sample(random)).collect(),
			Attack::Seldom => {
				self.seen.resize(self.seen.len().max(index + 1), Vec::new());
				if epoch.is_multiple_of(SELDOM) || self.seen[index].is_empty() {
					self.seen[index] = world.look(1.0, random);
				}
				self.seen[index].clone()
			},
			Attack::Invent => self.invention(index, known, world, random),
			Attack::Copy => last(known),
			Attack::Share => honest.first().cloned().unwrap_or_default(),
			Attack::Between if epoch.is_multiple_of(BETWEEN) => world.look(1.0, random),
			Attack::Between => last(known),
			Attack::Replay => self.replayed(known.len(), world.qualities.len(), random),
			Attack::Noisy => {
				let noisy = |x: f64| {
					let normal: f64 = StandardNormal.sample(random);
					x * (1.0 + ADDED * normal).max(0.0)
				};
				last(known).into_iter().map(noisy).collect()
			},
			Attack::Revert => {
				let last = last(known);
				let even = 1.0 / last.len().max(1) as f64;
				last.iter().map(|x| (x + even) / 2.0).collect()
			},
			Attack::Mean => world.exaggerated(&last(known), mean(known, LONG)),
			Attack::Recent => world.exaggerated(&last(known), mean(known, SHORT)),
			Attack::Change => world.exaggerated(&last(known), since_change(known)),
			Attack::Inverse => {
				let last = last(known);
				let least = last.iter().copied().filter(|&x| x > 0.0).fold(1.0, f64::min);
				last.iter().map(|&x| least / x.max(least)).collect()
			},
			Attack::Part => partly_copied(&world.look(1.0, random), &last(known), random),
		}
	}

	/// The recent mean, each miner's times a factor that the first of the attackers draws anew now
	/// and then.
	fn invention(
		&mut self,
		index: usize,
		known: &[Vec<f64>],
		world: &World,
		random: &mut Random,
	) -> Vec<f64> {
		if index == 0 && (world.epoch.is_multiple_of(INVENTION) || self.invented.is_empty()) {
			let factor = |_| {
				let normal: f64 = StandardNormal.sample(random);
				(1.0 + world.noise * normal).max(0.0)
			};
			self.invented = (0..world.qualities.len()).map(factor).collect();
		}
		let mean = mean(known, SHORT);
		mean.iter().zip(&self.invented).map(|(mean, factor)| mean * factor).collect()
	}
}

/// A fifth of the row is work, the rest is copied.
fn partly_copied(work: &[f64], copied: &[f64], random: &mut Random) -> Vec<f64> {
	let scale: f64 = work.iter().sum();
	let one = |(work, copy): (&f64, &f64)| match random.random::<f64>() < 0.2 {
		true => work / scale,
		false => *copy,
	};
	work.iter().zip(copied).map(one).collect()
}

fn last(known: &[Vec<f64>]) -> Vec<f64> {
	known.last().cloned().unwrap_or_default()
}

/// The mean of the last consensuses, `epochs` at most.
fn mean(known: &[Vec<f64>], epochs: usize) -> Vec<f64> {
	let recent = &known[known.len().saturating_sub(epochs)..];
	let mut mean = vec![0.0; recent.first().map_or(0, Vec::len)];
	for consensus in recent {
		mean.iter_mut().zip(consensus).for_each(|(sum, x)| *sum += x / recent.len() as f64);
	}
	mean
}

/// The mean of each miner since its consensus last changed.
fn since_change(known: &[Vec<f64>]) -> Vec<f64> {
	let miner = |j: usize| {
		let (mut mean, mut count) = (0.0, 0.0);
		for consensus in known {
			let seen = consensus[j];
			let jumps = f64::abs(seen - mean) > CHANGE * f64::max(seen, mean);
			count = if jumps { 1.0 } else { count + 1.0 };
			mean += (seen - mean) / count;
		}
		mean
	};
	(0..known.first().map_or(0, Vec::len)).map(miner).collect()
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn replayed_row_should_be_of_the_last_known_epoch() {
		let mut random = crate::random::stream(1, 0);
		let mut attackers = Attackers::default();
		for epoch in 1..=3 {
			attackers.learn(Attack::Replay, &[vec![f64::from(epoch), 1.0], vec![0.0, 2.0]]);
		}
		assert_eq!(attackers.replayed(0, 2, &mut random), [0.0; 0]);
		for _ in 0..9 {
			let row = attackers.replayed(2, 2, &mut random);
			assert!([2.0 / 3.0, 0.0].contains(&row[0]) && [1.0 / 3.0, 1.0].contains(&row[1]));
		}
	}

	#[test]
	fn means_should_be_of_the_last_epochs_or_since_the_change() {
		let known = [[1.0, 2.0], [1.0, 4.0], [1.1, 4.0]].map(Vec::from);
		let close = |got: Vec<f64>, expected: [f64; 2]| {
			let near = got.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-12);
			assert!(got.len() == 2 && near, "{got:?}");
		};
		close(mean(&known, 2), [1.05, 4.0]);
		close(mean(&known, 9), [3.1 / 3.0, 10.0 / 3.0]);
		close(since_change(&known), [3.1 / 3.0, 4.0]);
		assert!(mean(&[], 2).is_empty() && since_change(&[]).is_empty());
	}
}
