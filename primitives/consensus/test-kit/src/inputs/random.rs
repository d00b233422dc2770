//! Random numbers that are always the same for the same seed.

/// The splitmix64 generator.
pub struct SplitMix(pub u64);

impl SplitMix {
	/// Skips numbers that other programs use for keys.
	pub fn skip(&mut self, count: u32) {
		for _ in 0..count {
			self.next();
		}
	}

	/// The next number.
	pub fn next(&mut self) -> u64 {
		self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
		let mut z = self.0;
		z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
		z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
		z ^ (z >> 31)
	}
}
