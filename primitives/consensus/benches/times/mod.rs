//! What one measurement yields.

#![allow(dead_code, reason = "shared by several programs")]

/// What the times of the stages are called. The last is what follows the payment: turning shares
/// into integers, and giving buffers back.
pub const STAGES: [&str; 8] =
	["standing", "scores", "consensus", "ranking", "bonds", "dividends", "payment", "rest"];

/// How many numbers there are.
const NUMBERS: usize = 2 + STAGES.len();

/// Times in nanoseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Times {
	/// The crate's epoch.
	pub epoch: u64,
	/// The floor's.
	pub floor: u64,
	/// The stages of the crate's.
	pub stages: [u64; STAGES.len()],
}

impl Times {
	/// Longer than anything.
	pub const ENDLESS: Self =
		Self { epoch: u64::MAX, floor: u64::MAX, stages: [u64::MAX; STAGES.len()] };

	/// All numbers.
	pub fn encode(&self) -> [u8; 8 * NUMBERS] {
		let mut bytes = [0; 8 * NUMBERS];
		let numbers = [self.epoch, self.floor].into_iter().chain(self.stages);
		for (bytes, number) in bytes.chunks_exact_mut(8).zip(numbers) {
			bytes.copy_from_slice(&number.to_le_bytes());
		}
		bytes
	}

	/// The times that were encoded; `None` if none were.
	pub fn decode(bytes: &[u8]) -> Option<Self> {
		let bytes: &[u8; 8 * NUMBERS] = bytes.try_into().ok()?;
		let mut numbers = [0; NUMBERS];
		for (number, bytes) in numbers.iter_mut().zip(bytes.chunks_exact(8)) {
			*number = u64::from_le_bytes(bytes.try_into().ok()?);
		}
		let [epoch, floor, stages @ ..] = numbers;
		Some(Self { epoch, floor, stages })
	}
}
