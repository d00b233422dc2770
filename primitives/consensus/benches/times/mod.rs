//! The times of one measurement.

#![allow(dead_code, reason = "shared by several programs")]

/// The names of the stages. Only PeerPrediction mode compares pairs of rows, and it judges rows
/// instead of updating bonds. The last is what follows the payment: turning shares into integers,
/// and freeing buffers.
pub const STAGES: [&str; 9] = [
	"standing",
	"scores",
	"pairs",
	"consensus",
	"ranking",
	"bonds",
	"dividends",
	"payment",
	"rest",
];

/// The number of times.
const NUMBERS: usize = 2 + STAGES.len();

/// Times in nanoseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Times {
	/// Of the crate's epoch.
	pub epoch: u64,
	/// Of the floor's epoch.
	pub floor: u64,
	/// Of the stages of the crate's epoch.
	pub stages: [u64; STAGES.len()],
}

impl Times {
	/// Longer than any measurement.
	pub const ENDLESS: Self =
		Self { epoch: u64::MAX, floor: u64::MAX, stages: [u64::MAX; STAGES.len()] };

	/// All times as bytes.
	pub fn encode(&self) -> [u8; 8 * NUMBERS] {
		let mut bytes = [0; 8 * NUMBERS];
		let numbers = [self.epoch, self.floor].into_iter().chain(self.stages);
		for (bytes, number) in bytes.chunks_exact_mut(8).zip(numbers) {
			bytes.copy_from_slice(&number.to_le_bytes());
		}
		bytes
	}

	/// The times encoded in `bytes`; `None` if their length is wrong.
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
