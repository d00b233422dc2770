//! Chance, from a seed: the same seed makes the same run.

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// Rao in a TAO.
pub const TAO: u64 = ganglion_types::RAO_PER_TAO;

/// Amounts at which rules change: nothing, dust, the existential deposit, the least stake, and all there can be.
const EDGES: [u64; 10] =
	[0, 1, 499, 500, 501, 1_999_999, 2_000_000, 2_000_001, u64::MAX - 1, u64::MAX];

/// A source of chance.
pub struct Dice(ChaCha8Rng);

impl Dice {
	/// Dice of a seed.
	pub fn of(seed: u64) -> Self {
		Self(ChaCha8Rng::seed_from_u64(seed))
	}

	/// A number below `end`, which is above 0.
	pub fn below(&mut self, end: u64) -> u64 {
		self.0.random_range(0..end)
	}

	/// A number from `least` to `most`.
	pub fn between(&mut self, least: u64, most: u64) -> u64 {
		self.0.random_range(least..=most)
	}

	/// A number from `least` to `most`, as a setting has it.
	pub fn setting(&mut self, least: u16, most: u16) -> u16 {
		self.0.random_range(least..=most)
	}

	/// Whether something happens that does `percent` times in a hundred.
	pub fn chance(&mut self, percent: u64) -> bool {
		self.below(100) < percent
	}

	/// Any 128 bits.
	pub fn bits(&mut self) -> u128 {
		self.0.random()
	}

	/// One of some things; none of none.
	pub fn pick<T: Clone>(&mut self, things: &[T]) -> Option<T> {
		let end = things.len() as u64;
		(end > 0).then(|| things[self.below(end) as usize].clone())
	}

	/// An amount of something of which there is `most`: now and then at an edge, mostly a part of it of any size.
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

	/// A part of an amount, small ones as likely as large ones: between a 2^14th and all of it.
	pub fn part(&mut self, most: u64) -> u64 {
		let shift = self.below(14);
		match most >> shift {
			0 => most,
			end => self.between(end / 2, end),
		}
	}

	/// A bound on a price around what it is now: below, at, above, none at all, or one that nothing meets.
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
