//! Blocks that wait for their finality.

use ganglion_runtime::Hash;
use std::{
	collections::VecDeque,
	time::{Duration, Instant},
};

/// Time from the import of a block to its finality. A client that waits for the inclusion of its
/// transaction may miss it if the block is already final when the client reads it.
const LAG: Duration = Duration::from_millis(200);

/// The blocks of the best chain that are not final, in the order of their import.
#[derive(Default)]
pub struct Waiting(VecDeque<(Instant, u32, Hash)>);

impl Waiting {
	/// Notes a block that was imported now.
	pub fn add(&mut self, now: Instant, number: u32, hash: Hash) {
		self.0.push_back((now + LAG, number, hash));
	}

	/// Returns when the next block is due.
	pub fn next(&self) -> Option<Instant> {
		self.0.front().map(|(due, ..)| *due)
	}

	/// Takes out all blocks that are due, and returns the last. Its ancestors are final with it.
	pub fn due(&mut self, now: Instant) -> Option<(u32, Hash)> {
		let mut last = None;
		while let Some((_, number, hash)) = self.0.pop_front_if(|(due, ..)| *due <= now) {
			last = Some((number, hash));
		}
		last
	}

	/// Forgets the blocks above a number, which are no part of the chain any more.
	pub fn rewind(&mut self, number: u32) {
		self.0.retain(|(_, other, _)| *other <= number);
	}

	/// Forgets all blocks.
	pub fn clear(&mut self) {
		self.0.clear();
	}
}

#[cfg(test)]
mod tests {
	use crate::engine::seal::finality::*;

	#[test]
	fn last_of_those_that_are_due_should_become_final() {
		let (start, mut waiting) = (Instant::now(), Waiting::default());
		for number in 1..=3 {
			let at = start + Duration::from_millis(100) * number;
			waiting.add(at, number, Hash::repeat_byte(number as u8));
		}
		assert_eq!(waiting.due(start + Duration::from_millis(250)), None);
		assert_eq!(
			waiting.due(start + Duration::from_millis(450)).map(|(number, _)| number),
			Some(2)
		);
		waiting.rewind(2);
		assert_eq!(waiting.next(), None);
	}
}
