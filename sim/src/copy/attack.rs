//! What validators set who do not do all of the work.

use super::{
	filter::Filter,
	public::Public,
	world::{Nature, World},
};
use crate::random::Random;
use clap::ValueEnum;
use rand::Rng;
use rand_distr::{Distribution, Exp1, StandardNormal};

/// Epochs that the long mean takes in.
const LONG: usize = 400;
/// Epochs that the mean takes in to which inventors add their noise.
const MEDIUM: usize = 20;
/// Epochs that the short mean takes in.
const SHORT: usize = 4;
/// Epochs out of which old rows are set again.
const REPLAYED: usize = 8;
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
	/// The best forecast by who knows how the world changes: a Bayes filter.
	Filter,
	/// All miners alike.
	Even,
	/// Anything.
	Random,
	/// The less a miner has, the more; a tenth of an even share less is the same.
	Inverse,
	/// Work with twice the noise, on tasks of its own.
	Twice,
	/// Work with half the noise, on tasks of its own.
	Half,
	/// Work on a fifth of the miners; the others are copied.
	Part,
	/// Work in every third epoch; the same again until then.
	Seldom,
	/// A mean of the last 20 known with noise that all attackers have in common, renewed every few
	/// epochs.
	Invent,
	/// Such noise renewed every second epoch: first a bet on it, then twice as much of it, so that
	/// the bet comes true.
	Snipe,
	/// The last known consensus with noise of a fifth, of each its own.
	Noisy,
	/// What honest validators set in the last 8 known epochs, each miner's in another epoch and
	/// from another of them.
	Replay,
	/// Half-way from the last known consensus to all miners alike.
	Revert,
	/// Work in every fifth epoch, and the last known consensus in between.
	Between,
	/// The row of an honest validator, who hands it over in secret.
	Share,
	/// The last known consensus, and what the attackers know of their own miners.
	Insider,
	/// The last known consensus, and a part of the weight on the attackers' own miners.
	Pump,
	/// The last known consensus, and for every new miner an even share times the exaggeration.
	Greet,
	/// Honest work.
	Honest,
}

impl Attack {
	/// Returns its name on the command line.
	pub fn option(self) -> String {
		self.to_possible_value().map_or(String::new(), |value| value.get_name().to_string())
	}
}

/// An attack with its settings.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Assault {
	/// What the attackers set.
	pub attack: Attack,
	/// The number of attackers.
	pub attackers: usize,
	/// How far they exaggerate forecasts.
	pub exaggerate: f64,
	/// Epochs for which invented noise lasts.
	pub renewed: usize,
	/// The part of the weight that goes to their own miners.
	pub pump: f64,
}

/// The attackers, with their memory.
#[derive(Debug)]
pub struct Attackers {
	assault: Assault,
	/// Epochs for which weights are hidden.
	delay: usize,
	/// The last row of each that looks seldom.
	seen: Vec<Vec<f64>>,
	/// The invented noise, in standard deviations.
	invented: Vec<f64>,
	/// What the honest validators set in each epoch.
	past: Vec<Vec<Vec<f64>>>,
	filter: Filter,
	/// The forecast of this epoch, which all attackers share.
	forecast: Vec<f64>,
	/// Sums over the past of their own miners' qualities, epoch by epoch.
	owned: Vec<f64>,
}

impl Attackers {
	/// Returns attackers who see weights after a delay.
	pub fn new(assault: Assault, nature: &Nature, honest: usize, delay: usize) -> Self {
		Self {
			assault,
			delay,
			seen: vec![Vec::new(); assault.attackers],
			invented: Vec::new(),
			past: Vec::new(),
			filter: Filter::new(nature, honest),
			forecast: Vec::new(),
			owned: Vec::new(),
		}
	}

	/// Lets the attackers know what the honest validators set in an epoch, after it.
	pub fn learn(&mut self, rows: &[Vec<f64>], world: &World) {
		if self.assault.attack == Attack::Replay {
			let scaled = |row: &Vec<f64>| {
				let sum: f64 = row.iter().sum();
				row.iter().map(|x| x / sum.max(f64::MIN_POSITIVE)).collect()
			};
			self.past.push(rows.iter().map(scaled).collect());
		}
		self.owned.push(world.qualities[..world.nature.owned.miners].iter().sum());
	}

	/// The rows of all attackers in an epoch in which these consensuses are known, and these are
	/// the honest rows.
	pub fn rows(
		&mut self,
		known: &[Vec<f64>],
		honest: &[Vec<f64>],
		world: &World,
		random: &mut Random,
	) -> Vec<Vec<f64>> {
		let public = world.public(known);
		self.foresee(&public, world, random);
		(0..self.assault.attackers)
			.map(|index| self.row(index, &public, honest, world, random))
			.collect()
	}

	/// What the attackers have in common.
	fn foresee(&mut self, public: &Public, world: &World, random: &mut Random) {
		let exaggerated =
			|forecast: Vec<f64>| public.exaggerated(self.assault.exaggerate, &forecast);
		self.forecast = match self.assault.attack {
			Attack::Mean => exaggerated(public.mean(LONG)),
			Attack::Recent => exaggerated(public.mean(SHORT)),
			Attack::Change => exaggerated(public.since_change()),
			Attack::Filter => exaggerated(self.filter.forecast(public, self.delay)),
			Attack::Invent => self.invention(self.assault.renewed, 1.0, public, world, random),
			Attack::Snipe => {
				let deviation = if world.epoch.is_multiple_of(2) { 1.0 } else { 2.0 };
				self.invention(2, deviation, public, world, random)
			},
			Attack::Insider => self.with_own_miners(public, world),
			Attack::Greet => public.greeting(self.assault.exaggerate),
			_ => public.last(),
		};
	}

	/// The row of attacker `index`.
	fn row(
		&mut self,
		index: usize,
		public: &Public,
		honest: &[Vec<f64>],
		world: &World,
		random: &mut Random,
	) -> Vec<f64> {
		let (epoch, forecast) = (world.epoch, &self.forecast);
		match self.assault.attack {
			Attack::Twice => world.look_alone(2.0, random),
			Attack::Half => world.look_alone(0.5, random),
			Attack::Honest => world.look(1.0, random),
			Attack::Even => vec![1.0; world.qualities.len()],
			Attack::Random => world.qualities.iter().map(|_| Exp1.sample(random)).collect(),
			Attack::Seldom => {
				if epoch.is_multiple_of(SELDOM) || self.seen[index].is_empty() {
					self.seen[index] = world.look(1.0, random);
				}
				self.seen[index].clone()
			},
			Attack::Share => honest.first().cloned().unwrap_or_default(),
			Attack::Between if epoch.is_multiple_of(BETWEEN) => world.look(1.0, random),
			Attack::Replay => self.replayed(public.known.len(), world.qualities.len(), random),
			Attack::Noisy => {
				let noisy = |x: &f64| {
					let normal: f64 = StandardNormal.sample(random);
					x * (1.0 + ADDED * normal).max(0.0)
				};
				forecast.iter().map(noisy).collect()
			},
			Attack::Revert => {
				let even = 1.0 / forecast.len().max(1) as f64;
				forecast.iter().map(|x| (x + even) / 2.0).collect()
			},
			Attack::Inverse => {
				let small = 0.1 / forecast.len().max(1) as f64;
				forecast.iter().map(|x| 1.0 / (x + small)).collect()
			},
			Attack::Part => partly_copied(&world.look(1.0, random), forecast, random),
			Attack::Pump => pumped(forecast, world.nature.owned.miners, self.assault.pump),
			Attack::Copy
			| Attack::Between
			| Attack::Mean
			| Attack::Recent
			| Attack::Change
			| Attack::Filter
			| Attack::Invent
			| Attack::Snipe
			| Attack::Greet
			| Attack::Insider => forecast.clone(),
		}
	}

	/// What honest validators set in the last epochs of which the consensus is known.
	fn replayed(&self, known: usize, miners: usize, random: &mut Random) -> Vec<f64> {
		let past = &self.past[known.saturating_sub(REPLAYED)..known];
		if past.is_empty() {
			return Vec::new();
		}
		let one = |miner: usize| {
			let rows = &past[random.random_range(0..past.len())];
			rows[random.random_range(0..rows.len())][miner]
		};
		(0..miners).map(one).collect()
	}

	/// A mean of the past with noise that is drawn anew now and then.
	fn invention(
		&mut self,
		renewed: usize,
		deviation: f64,
		public: &Public,
		world: &World,
		random: &mut Random,
	) -> Vec<f64> {
		if world.epoch.is_multiple_of(renewed) || self.invented.is_empty() {
			self.invented = world.qualities.iter().map(|_| StandardNormal.sample(random)).collect();
		}
		let deviation = deviation * world.nature.noise;
		let noisy = |(mean, normal): (f64, &f64)| mean * (1.0 + deviation * normal).max(0.0);
		public.mean(MEDIUM).into_iter().zip(&self.invented).map(noisy).collect()
	}

	/// The last known consensus, but for the attackers' own miners the share that their quality
	/// deserves, by what such qualities had in the past.
	fn with_own_miners(&self, public: &Public, world: &World) -> Vec<f64> {
		let owned = world.nature.owned.miners;
		let shares = |consensus: &Vec<f64>| consensus[..owned].iter().sum::<f64>();
		let had: f64 = public.known.iter().map(shares).sum();
		let deserved: f64 = self.owned[..public.known.len()].iter().sum();
		let mut row = public.last();
		if deserved > 0.0 {
			let of = |quality: &f64| quality * had / deserved;
			row.iter_mut().zip(&world.qualities).take(owned).for_each(|(x, own)| *x = of(own));
		}
		row
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

/// The row with a part of its weight moved to the first miners.
fn pumped(row: &[f64], owned: usize, part: f64) -> Vec<f64> {
	let all: f64 = row.iter().sum();
	let more = |miner: usize| if miner < owned { part * all / owned as f64 } else { 0.0 };
	row.iter().enumerate().map(|(miner, x)| (1.0 - part) * x + more(miner)).collect()
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{copy::world::Owned, random};
	use std::collections::BTreeSet;

	fn nature() -> Nature {
		Nature {
			miners: 2,
			noise: 0.4,
			churn: 0.0,
			registers: false,
			drift: 0.0,
			common: 0.0,
			lasting: 1,
			lognormal: true,
			owned: Owned { miners: 1, qualities: [0.5, 2.0] },
		}
	}

	fn attackers(attack: Attack) -> Attackers {
		let assault = Assault { attack, attackers: 1, exaggerate: 1.0, renewed: 4, pump: 0.0 };
		Attackers::new(assault, &nature(), 1, 0)
	}

	#[test]
	fn replayed_row_should_be_of_known_epochs() {
		let mut random = random::stream(1, 0);
		let world = World::new(nature(), &mut random);
		let mut attackers = attackers(Attack::Replay);
		for epoch in 1..=3 {
			attackers.learn(&[vec![f64::from(epoch), 1.0], vec![0.0, 2.0]], &world);
		}
		assert_eq!(attackers.replayed(0, 2, &mut random), [0.0; 0]);
		let mut seen = BTreeSet::new();
		for _ in 0..99 {
			let row = attackers.replayed(2, 2, &mut random);
			assert!([0.0, 1.0 / 2.0, 2.0 / 3.0].contains(&row[0]), "{row:?}");
			seen.insert(format!("{:.3} {:.3}", row[0], row[1]));
		}
		// Of each miner three values: of two epochs one validator's, of both the other's.
		assert_eq!(seen.len(), 9, "{seen:?}");
	}

	#[test]
	fn insider_should_know_what_its_miners_deserve() {
		let mut random = random::stream(1, 0);
		let mut world = World::new(nature(), &mut random);
		let mut attackers = attackers(Attack::Insider);
		let mut known = Vec::new();
		for (quality, share) in [(0.5, 0.2), (2.0, 0.8)] {
			world.qualities[0] = quality;
			attackers.learn(&[], &world);
			known.push(vec![share, 1.0 - share]);
		}
		world.qualities[0] = 0.5;
		let row = attackers.rows(&known, &[], &world, &mut random).remove(0);
		assert!((row[0] - 0.2).abs() < 1e-12 && (row[1] - 0.2).abs() < 1e-12, "{row:?}");
	}

	#[test]
	fn pumped_row_should_keep_its_sum() {
		assert_eq!(pumped(&[1.0, 3.0, 4.0], 2, 0.5), [2.5, 3.5, 2.0]);
		assert_eq!(pumped(&[1.0, 3.0], 1, 0.0), [1.0, 3.0]);
	}
}
