//! The chain's clock: which slot a block is in, and so which time it has.
//!
//! Each block is at least one slot later than its parent. A clock of wall time also keeps abreast
//! of this machine's clock, from which it can be moved ahead; a clock of blocks does not, so that
//! block time and chain time keep the ratio that genesis sets.

use std::time::{SystemTime, UNIX_EPOCH};

/// The latest time that a clock can be moved to: the end of the year 9999, in milliseconds.
const LATEST: u64 = 253_402_300_799_999;

/// What the clock follows besides the blocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
	/// This machine's clock.
	Wall,
	/// Nothing: each block is one slot later than its parent.
	Blocks,
}

/// The chain's clock. All times are in milliseconds since 1970.
#[derive(Debug, Clone)]
pub struct Clock {
	slot: u64,
	pace: Pace,
	/// How much it is ahead of this machine's clock.
	ahead: i128,
	/// The earliest time of the next block.
	earliest: u64,
}

/// What a clock shows, to be restored later.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
	now: u64,
	earliest: u64,
}

/// Returns this machine's time.
pub fn wall() -> u64 {
	let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
	u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}

impl Clock {
	/// A clock that shows this machine's time.
	pub fn new(slot: u64, pace: Pace) -> Self {
		Self { slot: slot.max(1), pace, ahead: 0, earliest: 0 }
	}

	/// The duration of a slot.
	pub fn slot(&self) -> u64 {
		self.slot
	}

	/// What it follows.
	pub fn pace(&self) -> Pace {
		self.pace
	}

	/// What it shows when the wall shows `wall` and the best block has the time `head`.
	pub fn now(&self, wall: u64, head: u64) -> u64 {
		let own = match self.pace {
			Pace::Wall => self.shifted(wall),
			Pace::Blocks => 0,
		};
		own.max(self.earliest).max(head)
	}

	/// Returns the slot of the next block, whose parent has the given slot. The first block of a
	/// chain takes the wall's time. `later` is how many slots later it is than it could be.
	pub fn next_slot(&self, wall: u64, parent: Option<u64>, later: u64) -> u64 {
		let first = parent.map(|slot| slot.saturating_add(1));
		let own = match (self.pace, first) {
			// Rounded down to the start of its slot, or block 2, at the start of the next slot,
			// could follow almost at once.
			(Pace::Wall, _) | (Pace::Blocks, None) => self.shifted(wall) / self.slot,
			(Pace::Blocks, Some(_)) => 0,
		};
		let earliest = self.earliest.div_ceil(self.slot);
		own.max(earliest).max(first.unwrap_or_default()).saturating_add(later)
	}

	/// Moves it ahead to a time.
	pub fn travel(&mut self, wall: u64, head: u64, to: u64) -> Result<(), String> {
		let now = self.now(wall, head);
		if to <= now {
			return Err(format!(
				"time goes forward only: the chain's clock shows {now} ms, and {to} ms is not \
				 after it. To go back, revert to a snapshot"
			));
		}
		if to > LATEST {
			return Err(format!("{to} ms is after the year 9999"));
		}
		self.ahead = i128::from(to).saturating_sub(i128::from(wall));
		self.earliest = to;
		Ok(())
	}

	/// Returns what it shows.
	pub fn read(&self, wall: u64) -> Reading {
		Reading { now: self.shifted(wall), earliest: self.earliest }
	}

	/// Makes it show what it once did.
	pub fn restore(&mut self, wall: u64, reading: Reading) {
		self.ahead = i128::from(reading.now).saturating_sub(i128::from(wall));
		self.earliest = reading.earliest;
	}

	fn shifted(&self, wall: u64) -> u64 {
		u64::try_from(i128::from(wall).saturating_add(self.ahead)).unwrap_or_default()
	}
}

#[cfg(test)]
mod tests {
	use crate::engine::seal::clock::*;

	const NOW: u64 = 1_800_000_000_123;

	#[test]
	fn wall_should_be_followed() {
		let clock = Clock::new(250, Pace::Wall);
		assert_eq!(clock.next_slot(NOW, None, 0), NOW / 250);
		assert_eq!(clock.next_slot(NOW, Some(NOW / 250 - 9), 0), NOW / 250);
		// Blocks that were made faster than time passes.
		assert_eq!(clock.next_slot(NOW, Some(NOW / 250 + 9), 0), NOW / 250 + 10);
		assert_eq!(clock.next_slot(NOW, Some(NOW / 250 + 9), 2), NOW / 250 + 12);
	}

	#[test]
	fn blocks_should_set_the_pace() {
		let clock = Clock::new(250, Pace::Blocks);
		assert_eq!(clock.next_slot(NOW, None, 0), NOW / 250);
		assert_eq!(clock.next_slot(NOW, Some(7), 0), 8);
	}

	#[test]
	fn travel_should_go_forward_only() {
		for pace in [Pace::Wall, Pace::Blocks] {
			let mut clock = Clock::new(250, pace);
			let there = NOW + 86_400_001;
			clock.travel(NOW, NOW, there).unwrap();
			let slot = clock.next_slot(NOW, Some(NOW / 250), 0);
			assert!(slot * 250 >= there && slot * 250 < there + 250, "{pace:?}");
			for back in [0, NOW, there - 1, there] {
				let error = clock.travel(NOW, NOW, back).unwrap_err();
				assert!(error.contains("forward only"), "{error}");
			}
			assert!(clock.travel(NOW, NOW, u64::MAX).unwrap_err().contains("9999"));
			assert_eq!(clock.now(NOW, NOW), there);
		}
	}

	/// Time that passes between a reading and its restoration does not count.
	#[test]
	fn restored_clock_should_show_what_it_did() {
		for pace in [Pace::Wall, Pace::Blocks] {
			let mut clock = Clock::new(250, pace);
			clock.travel(NOW, NOW, NOW + 5_000).unwrap();
			let reading = clock.read(NOW);
			let (shown, slot) = (clock.now(NOW, 0), clock.next_slot(NOW, Some(9), 0));
			clock.travel(NOW, NOW, NOW + 90_000_000).unwrap();
			for passed in [0, 1, 999_999] {
				clock.restore(NOW + passed, reading);
				assert_eq!(clock.read(NOW + passed), reading);
				assert_eq!(clock.now(NOW + passed, 0), shown);
				assert_eq!(clock.next_slot(NOW + passed, Some(9), 0), slot);
			}
		}
	}
}
