//! Numbers out of bytes, with a liking for those at which rules change.

/// Bytes that are used up from the front; what is missing is zero.
pub struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
	/// All of these.
	pub fn new(bytes: &'a [u8]) -> Self {
		Self(bytes)
	}

	/// Whether all is used up.
	pub fn is_empty(&self) -> bool {
		self.0.is_empty()
	}

	/// The next byte.
	pub fn byte(&mut self) -> u8 {
		match self.0.split_first() {
			Some((&first, rest)) => {
				self.0 = rest;
				first
			},
			None => 0,
		}
	}

	/// True in one of `of` cases, and when all is used up.
	pub fn one_in(&mut self, of: u8) -> bool {
		self.byte().is_multiple_of(of)
	}

	/// Any 16 bits.
	pub fn short(&mut self) -> u16 {
		u16::from_le_bytes([self.byte(), self.byte()])
	}

	/// Any 64 bits.
	pub fn long(&mut self) -> u64 {
		u64::from_le_bytes(std::array::from_fn(|_| self.byte()))
	}

	/// A share of 65535, often one at an edge.
	pub fn share(&mut self) -> u16 {
		match self.byte() {
			0..=15 => 0,
			16..=31 => 1,
			32..=47 => 32_767,
			48..=63 => 32_768,
			64..=79 => u16::MAX,
			80..=95 => u16::MAX - 1,
			_ => self.short(),
		}
	}

	/// An amount: none, small, a power of two, all there is, or any.
	pub fn amount(&mut self) -> u64 {
		match self.byte() {
			0..=31 => 0,
			32..=79 => u64::from(self.byte()),
			80..=127 => 1 << (self.byte() % 64),
			128..=143 => u64::MAX,
			144..=159 => u64::MAX - u64::from(self.byte()),
			other => self.long() >> (other % 64),
		}
	}

	/// A block around number 1000, or at the beginning or end of time.
	pub fn block(&mut self) -> u64 {
		match self.byte() {
			0..=7 => 0,
			8..=15 => u64::MAX,
			16..=31 => self.amount(),
			other => 900 + u64::from(other),
		}
	}
}
