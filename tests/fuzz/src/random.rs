//! A deterministic random number generator.

/// The splitmix64 generator.
pub struct Random(u64);

impl Random {
	/// Starts from a seed.
	pub fn new(seed: u64) -> Self {
		Self(seed)
	}

	/// Returns any number.
	pub fn next(&mut self) -> u64 {
		self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
		let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
		let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
		z ^ (z >> 31)
	}

	/// Returns a number below `end`, or 0 if `end` is 0.
	pub fn below(&mut self, end: usize) -> usize {
		(self.next() % (end.max(1) as u64)) as usize
	}

	/// Returns any byte.
	pub fn byte(&mut self) -> u8 {
		self.next() as u8
	}
}
