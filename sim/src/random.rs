//! Random numbers by seed: the same run draws the same numbers with any number of threads.

use rand_chacha::{rand_core::SeedableRng, ChaCha12Rng};
use rand_distr::{Distribution, StandardNormal};

/// The default seed.
pub const SEED: u64 = 49;

/// A generator.
pub type Random = ChaCha12Rng;

/// Returns the `stream`th generator of a seed. Streams are independent.
pub fn stream(seed: u64, stream: u64) -> Random {
	let mut random = Random::seed_from_u64(seed);
	random.set_stream(stream);
	random
}

/// Draws from a normal distribution around one, but not below `least`.
pub fn around_one(random: &mut Random, deviation: f64, least: f64) -> f64 {
	let normal: f64 = StandardNormal.sample(random);
	(1.0 + deviation * normal).max(least)
}

#[cfg(test)]
mod tests {
	use super::*;
	use rand::Rng;

	#[test]
	fn stream_should_repeat_when_seed_is_the_same() {
		let draw = |seed, number| stream(seed, number).random::<u64>();
		assert_eq!(draw(1, 2), draw(1, 2));
		assert_ne!(draw(1, 2), draw(1, 3));
		assert_ne!(draw(1, 2), draw(2, 2));
	}
}
