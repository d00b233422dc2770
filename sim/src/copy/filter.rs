//! The best forecast of a world that is known: a Bayes filter over the time since each miner last
//! changed.
//!
//! For each miner it keeps, for every epoch in which the miner may last have changed, a probability
//! and a normal distribution of the logarithm of its quality, as in Bayesian online change-point
//! detection. It knows how often miners change, how they drift, the distribution of new ones (the
//! log-normal one), and how exact a consensus is.

use super::{public::Public, world::Nature};

/// Changes that are less likely are forgotten.
const LEAST: f64 = 1e-5;
/// The number of changes that are kept in mind.
const MOST: usize = 32;
/// The variance of a median, by that of a mean of as many.
const OF_MEDIAN: f64 = std::f64::consts::FRAC_PI_2;

/// What is known of all miners after a number of consensuses.
#[derive(Debug)]
pub struct Filter {
	/// Probability that a miner changes unseen in an epoch.
	churn: f64,
	drift: f64,
	/// Variance of the logarithm of a consensus.
	noise: f64,
	miners: Vec<Vec<Guess>>,
	/// The first epoch of each miner.
	born: Vec<usize>,
	/// The number of consensuses taken in.
	seen: usize,
}

/// What the quality is if the miner last changed in a certain epoch.
#[derive(Clone, Copy, Debug)]
struct Guess {
	probability: f64,
	/// The mean of its logarithm.
	mean: f64,
	/// The variance of its logarithm.
	variance: f64,
}

/// Of a miner of which nothing was seen.
const NEW: Guess = Guess { probability: 1.0, mean: 0.0, variance: 1.0 };

impl Filter {
	/// Returns what is known before the first epoch of a world with this number of honest
	/// validators.
	pub fn new(nature: &Nature, honest: usize) -> Self {
		let own = OF_MEDIAN * (1.0 - nature.common) / honest.max(1) as f64;
		Self {
			churn: if nature.registers { 0.0 } else { nature.churn },
			drift: nature.drift,
			noise: nature.noise * nature.noise * (own + nature.common) + f64::MIN_POSITIVE,
			miners: vec![vec![NEW]; nature.miners],
			born: vec![0; nature.miners],
			seen: 0,
		}
	}

	/// Takes in the consensuses that are new, and returns the forecast of the next that is not
	/// known yet but for `ahead` more, as shares.
	pub fn forecast(&mut self, public: &Public, ahead: usize) -> Vec<f64> {
		// Of log-normal qualities, the sum of all.
		let total = self.miners.len() as f64 * 0.5f64.exp();
		for (miner, &born) in public.born.iter().enumerate() {
			if self.born[miner] != born {
				(self.born[miner], self.miners[miner]) = (born, vec![NEW]);
			}
		}
		while let Some(consensus) = public.known.get(self.seen) {
			for (miner, share) in consensus.iter().enumerate().filter(|(_, share)| **share > 0.0) {
				self.take_in(miner, (share * total).ln());
			}
			self.seen += 1;
		}
		let kept = (1.0 - self.churn).powi(ahead as i32 + 1);
		let value = |guesses: &Vec<Guess>| {
			let known: f64 = guesses.iter().map(|guess| guess.expected(self.drift, ahead)).sum();
			kept * known + (1.0 - kept) * 0.5f64.exp()
		};
		let values: Vec<f64> = self.miners.iter().map(value).collect();
		let sum: f64 = values.iter().sum();
		values.iter().map(|value| value / sum).collect()
	}

	/// Learns the logarithm of a miner's consensus, unless it is of the miner before.
	fn take_in(&mut self, miner: usize, seen: f64) {
		if self.seen < self.born[miner] {
			return;
		}
		let (churn, noise, drift) = (self.churn, self.noise, self.drift);
		let guesses = &mut self.miners[miner];
		for guess in guesses.iter_mut() {
			*guess = guess.drifted(drift);
			guess.probability *= 1.0 - churn;
		}
		if churn > 0.0 {
			guesses.push(Guess { probability: churn, ..NEW });
		}
		guesses.iter_mut().for_each(|guess| *guess = guess.after(seen, noise));
		let total: f64 = guesses.iter().map(|guess| guess.probability).sum();
		guesses.iter_mut().for_each(|guess| guess.probability /= total);
		guesses.sort_by(|a, b| b.probability.total_cmp(&a.probability));
		let likely = guesses.iter().take_while(|guess| guess.probability >= LEAST).count();
		guesses.truncate(likely.clamp(1, MOST));
	}
}

impl Guess {
	/// One epoch later.
	fn drifted(self, drift: f64) -> Self {
		let kept = 1.0 - drift * drift;
		let variance = kept * self.variance + drift * drift;
		Self { mean: kept.sqrt() * self.mean, variance, ..self }
	}

	/// After a look: Kalman's update. The probability is times the likelihood.
	fn after(self, seen: f64, noise: f64) -> Self {
		let (off, spread) = (seen - self.mean, self.variance + noise);
		let likelihood = (-0.5 * off * off / spread).exp() / spread.sqrt();
		Self {
			// Never zero, so that some guess is left.
			probability: self.probability * likelihood.max(1e-200),
			mean: self.mean + off * self.variance / spread,
			variance: self.variance * noise / spread,
		}
	}

	/// The probability times the quality that is expected.
	fn expected(self, drift: f64, ahead: usize) -> f64 {
		let then = (0..=ahead).fold(self, |guess, _| guess.drifted(drift));
		then.probability * (then.mean + then.variance / 2.0).exp()
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::copy::world::Owned;

	fn nature(churn: f64, drift: f64) -> Nature {
		Nature {
			miners: 2,
			noise: 0.4,
			churn,
			registers: false,
			drift,
			common: 0.0,
			lasting: 1,
			lognormal: true,
			owned: Owned { miners: 0, qualities: [0.0; 2] },
		}
	}

	/// The forecast of the first of two miners after these shares.
	fn forecast(nature: Nature, shares: &[f64], ahead: usize) -> f64 {
		let known: Vec<Vec<f64>> = shares.iter().map(|&share| vec![share, 1.0 - share]).collect();
		let public = Public { known: &known, born: &[0, 0] };
		Filter::new(&nature, 16).forecast(&public, ahead)[0]
	}

	#[test]
	fn forecast_should_be_about_the_mean_when_nothing_changes() {
		let shares = [0.28, 0.32, 0.30, 0.29, 0.31, 0.33, 0.27, 0.30];
		let got = forecast(nature(0.0, 0.0), &shares, 0);
		assert!((got - 0.30).abs() < 0.01, "{got}");
	}

	#[test]
	fn forecast_should_follow_when_a_change_is_clear() {
		let shares = [0.3, 0.3, 0.3, 0.3, 0.6, 0.6];
		let got = forecast(nature(0.02, 0.0), &shares, 0);
		assert!((got - 0.6).abs() < 0.03, "{got}");
		let slow = forecast(nature(0.0, 0.0), &shares, 0);
		assert!(slow < 0.5, "{slow}");
		let drifting = forecast(nature(0.0, 0.3), &shares, 0);
		assert!((slow..got + 0.05).contains(&drifting), "{drifting}");
	}

	#[test]
	fn forecast_should_be_nearer_to_even_when_it_is_of_later() {
		let shares = [0.2; 9];
		let [soon, late] = [0, 50].map(|ahead| forecast(nature(0.05, 0.0), &shares, ahead));
		assert!(soon < 0.25 && soon < late && late < 0.5, "{soon} {late}");
	}

	#[test]
	fn forecast_should_start_anew_when_the_miner_is_new() {
		let known = vec![vec![0.1, 0.9]; 4];
		let mut filter = Filter::new(&nature(0.0, 0.0), 16);
		filter.forecast(&Public { known: &known[..3], born: &[0, 0] }, 0);
		let got = filter.forecast(&Public { known: &known, born: &[4, 4] }, 0);
		assert_eq!(got, [0.5, 0.5]);
	}
}
