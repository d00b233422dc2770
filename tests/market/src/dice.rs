//! Random numbers from a seed: the same seed makes the same run.

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// Rao in a TAO.
pub const TAO: u64 = ganglion_types::RAO_PER_TAO;

/// Amounts at which rules change: nothing, dust, the existential deposit, the least stake, the
/// maximum.
const EDGES: [u64; 10] =
	[0, 1, 499, 500, 501, 1_999_999, 2_000_000, 2_000_001, u64::MAX - 1, u64::MAX];

/// A random number generator.
pub struct Dice(ChaCha8Rng);

impl Dice {
	/// Returns the generator of a seed.
	pub fn of(seed: u64) -> Self {
		Self(ChaCha8Rng::seed_from_u64(seed))
	}

	/// Returns a number below `end`, which is above 0.
	pub fn below(&mut self, end: u64) -> u64 {
		self.0.random_range(0..end)
	}

	/// Returns a number from `least` to `most`.
	pub fn between(&mut self, least: u64, most: u64) -> u64 {
		self.0.random_range(least..=most)
	}

	/// Returns a 16-bit number from `least` to `most`.
	pub fn setting(&mut self, least: u16, most: u16) -> u16 {
		self.0.random_range(least..=most)
	}

	/// Returns true with a probability of `percent` in a hundred.
	pub fn chance(&mut self, percent: u64) -> bool {
		self.below(100) < percent
	}

	/// Returns 128 random bits.
	pub fn bits(&mut self) -> u128 {
		self.0.random()
	}

	/// Returns one of `things`; none if it is empty.
	pub fn pick<T: Clone>(&mut self, things: &[T]) -> Option<T> {
		let end = things.len() as u64;
		(end > 0).then(|| things[self.below(end) as usize].clone())
	}

	/// Returns an amount when `most` is available: sometimes at an edge, mostly a part of `most`.
	pub fn amount(&mut self, most: u64) -> u64 {
		match self.below(100) {
			0..5 => self.pick(&EDGES).unwrap_or(0),
			5..8 => most,
			8..10 => most.saturating_add(1),
			10..12 => most.saturating_sub(1),
			12..14 => most.saturating_mul(1_000),
			_ => self.part(most),
		}
	}

	/// Returns a part of an amount, log-uniform between a 2^14th of it and all of it.
	pub fn part(&mut self, most: u64) -> u64 {
		let shift = self.below(14);
		match most >> shift {
			0 => most,
			end => self.between(end / 2, end),
		}
	}

	/// Returns a price limit around the current price: below, at or above it, or one that any or no
	/// trade meets.
	pub fn limit(&mut self, price: u64) -> u64 {
		match self.below(10) {
			0 => self.pick(&[0, 1, u64::MAX]).unwrap_or(0),
			1 => price,
			2 => price.saturating_add(1),
			3 => price.saturating_sub(1),
			_ => {
				let parts = self.between(500, 1_500);
				u64::try_from(u128::from(price) * u128::from(parts) / 1_000).unwrap_or(u64::MAX)
			},
		}
	}
}
