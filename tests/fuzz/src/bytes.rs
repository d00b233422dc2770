//! Derives numbers from bytes, with a preference for values at which rules change.

/// Bytes that are consumed from the front; missing bytes are zero.
pub struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
	/// Starts with all of `bytes`.
	pub fn new(bytes: &'a [u8]) -> Self {
		Self(bytes)
	}

	/// Whether all bytes are consumed.
	pub fn is_empty(&self) -> bool {
		self.0.is_empty()
	}

	/// Returns the next byte.
	pub fn byte(&mut self) -> u8 {
		match self.0.split_first() {
			Some((&first, rest)) => {
				self.0 = rest;
				first
			},
			None => 0,
		}
	}

	/// Returns true in one of `of` cases, and when all bytes are consumed.
	pub fn one_in(&mut self, of: u8) -> bool {
		self.byte().is_multiple_of(of)
	}

	/// Returns any 16 bits.
	pub fn short(&mut self) -> u16 {
		u16::from_le_bytes([self.byte(), self.byte()])
	}

	/// Returns any 64 bits.
	pub fn long(&mut self) -> u64 {
		u64::from_le_bytes(std::array::from_fn(|_| self.byte()))
	}

	/// Returns a part of 65535, often one at an edge.
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

	/// Returns an amount: zero, small, a power of two, the maximum, or any.
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

	/// Returns a block around number 1000, or the first or last possible one.
	pub fn block(&mut self) -> u64 {
		match self.byte() {
			0..=7 => 0,
			8..=15 => u64::MAX,
			16..=31 => self.amount(),
			other => 900 + u64::from(other),
		}
	}
}
