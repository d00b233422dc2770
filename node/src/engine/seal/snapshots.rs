//! Snapshots: what the chain was at a time.

use super::clock::Reading;
use ganglion_runtime::{opaque::UncheckedExtrinsic, Hash};
use std::sync::Arc;

/// Snapshots that are kept at most.
const MOST: usize = 4096;

/// A state of the chain to which it can be reverted.
pub struct Snapshot {
	/// Its number, which is never given twice.
	pub id: u64,
	/// The number of its block.
	pub number: u32,
	/// Its block.
	pub hash: Hash,
	/// What the clock showed.
	pub clock: Reading,
	/// What the pool held.
	pub pool: Vec<Arc<UncheckedExtrinsic>>,
}

/// The snapshots, the oldest first.
#[derive(Default)]
pub struct Snapshots {
	list: Vec<Snapshot>,
	last: u64,
}

impl Snapshots {
	/// Returns the snapshots.
	pub fn list(&self) -> &[Snapshot] {
		&self.list
	}

	/// Returns an error if there is no room for another.
	pub fn check_room(&self) -> Result<(), String> {
		if self.list.len() < MOST {
			return Ok(());
		}
		Err(format!(
			"there are {MOST} snapshots already; revert to an early one to end those after it"
		))
	}

	/// Adds a snapshot, and returns its number.
	pub fn add(
		&mut self,
		(number, hash): (u32, Hash),
		clock: Reading,
		pool: Vec<Arc<UncheckedExtrinsic>>,
	) -> u64 {
		self.last = self.last.saturating_add(1);
		self.list.push(Snapshot { id: self.last, number, hash, clock, pool });
		self.last
	}

	/// Finds a snapshot.
	pub fn find(&self, id: u64) -> Result<&Snapshot, String> {
		self.list.iter().find(|snapshot| snapshot.id == id).ok_or_else(|| {
			let known: Vec<String> =
				self.list.iter().map(|snapshot| snapshot.id.to_string()).collect();
			let known = if known.is_empty() { "none".into() } else { known.join(", ") };
			format!(
				"there is no snapshot {id}: it was never taken, or an earlier block was gone back \
				 to. There are: {known}"
			)
		})
	}

	/// Ends the snapshots that were taken after another.
	pub fn end_after(&mut self, id: u64) {
		self.list.retain(|snapshot| snapshot.id <= id);
	}

	/// Ends the snapshots of blocks above a number, which are no part of the chain any more.
	pub fn rewind(&mut self, number: u32) {
		self.list.retain(|snapshot| snapshot.number <= number);
	}
}

#[cfg(test)]
mod tests {
	use crate::engine::seal::{clock, snapshots::*};

	#[test]
	fn snapshot_should_live_as_long_as_its_block() {
		let reading = clock::Clock::new(250, clock::Pace::Wall).read(0);
		let mut snapshots = Snapshots::default();
		for number in [3, 3, 5, 9] {
			snapshots.add((number, Hash::repeat_byte(number as u8)), reading, Vec::new());
		}
		let ids = |snapshots: &Snapshots| -> Vec<u64> {
			snapshots.list().iter().map(|snapshot| snapshot.id).collect()
		};
		assert_eq!(ids(&snapshots), [1, 2, 3, 4]);
		snapshots.rewind(5);
		assert_eq!(ids(&snapshots), [1, 2, 3]);
		snapshots.end_after(1);
		assert_eq!(ids(&snapshots), [1]);
		assert!(snapshots.find(2).err().unwrap().contains("no snapshot 2"));
		// A number is never given twice.
		assert_eq!(snapshots.add((5, Hash::zero()), reading, Vec::new()), 5);
	}
}
