//! When the node makes a block, and when a block is final.

use super::clock::Pace;
use std::{fmt, str::FromStr, time::Duration};

/// When the node makes a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
	/// As soon as there is a transaction; with an interval also after so long without a block.
	Instant,
	/// At intervals.
	Interval,
	/// At intervals, and as soon as there is a transaction.
	Mixed,
	/// On request.
	Manual,
}

/// When a block is final.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finality {
	/// Shortly after its import.
	Lagging,
	/// On request (`engine_finalizeBlock`), or when a snapshot is taken of it.
	Manual,
}

/// When blocks are made and when they are final. Changes while the node runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Building {
	/// When a block is made.
	pub mode: Mode,
	/// The interval of the modes that have one.
	pub interval: Option<Duration>,
	/// When a block is final.
	pub finality: Finality,
}

/// How the engine starts.
#[derive(Debug, Clone, Copy)]
pub struct Start {
	/// When blocks are made and when they are final.
	pub building: Building,
	/// What the clock follows.
	pub pace: Pace,
}

impl Building {
	/// The shortest interval. In less time a block cannot be made, executed and stored.
	const MIN_INTERVAL: Duration = Duration::from_millis(10);
	/// The longest interval, as a guard against values in a wrong unit.
	const MAX_INTERVAL: Duration = Duration::from_secs(24 * 60 * 60);

	/// Checks that the mode has the interval that it needs. `usual` is that of a mode that needs
	/// one and is given none.
	pub fn checked(mut self, usual: Duration) -> Result<Self, String> {
		match self.mode {
			Mode::Interval | Mode::Mixed => {
				self.interval.get_or_insert(usual);
			},
			Mode::Manual if self.interval.is_some() => {
				return Err("Manual makes blocks on request only, it has no interval".into())
			},
			Mode::Instant | Mode::Manual => {},
		}
		let range = Self::MIN_INTERVAL..=Self::MAX_INTERVAL;
		if self.interval.is_some_and(|interval| !range.contains(&interval)) {
			let (least, most) = (Self::MIN_INTERVAL.as_millis(), Self::MAX_INTERVAL.as_millis());
			return Err(format!("an interval is from {least} to {most} milliseconds long"));
		}
		Ok(self)
	}

	/// Whether a transaction makes a block.
	pub fn on_transaction(&self) -> bool {
		matches!(self.mode, Mode::Instant | Mode::Mixed)
	}
}

impl fmt::Display for Mode {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "{self:?}")
	}
}

impl FromStr for Mode {
	type Err = String;

	fn from_str(text: &str) -> Result<Self, String> {
		match text.to_ascii_lowercase().as_str() {
			"instant" => Ok(Self::Instant),
			// Chopsticks calls it so.
			"interval" | "batch" => Ok(Self::Interval),
			"mixed" => Ok(Self::Mixed),
			"manual" => Ok(Self::Manual),
			_ => Err(format!("the modes are Instant, Interval, Mixed and Manual, not `{text}`")),
		}
	}
}

impl FromStr for Finality {
	type Err = String;

	fn from_str(text: &str) -> Result<Self, String> {
		match text.to_ascii_lowercase().as_str() {
			"lagging" => Ok(Self::Lagging),
			"manual" => Ok(Self::Manual),
			_ => Err(format!("finality is Lagging or Manual, not `{text}`")),
		}
	}
}

#[cfg(test)]
mod tests {
	use crate::engine::seal::mode::*;

	const USUAL: Duration = Duration::from_millis(250);

	fn building(mode: Mode, interval: Option<u64>) -> Result<Building, String> {
		let interval = interval.map(Duration::from_millis);
		Building { mode, interval, finality: Finality::Lagging }.checked(USUAL)
	}

	#[test]
	fn modes_that_need_an_interval_should_have_one() {
		for mode in [Mode::Interval, Mode::Mixed] {
			assert_eq!(building(mode, None).unwrap().interval, Some(USUAL));
			assert_eq!(building(mode, Some(10)).unwrap().interval.unwrap().as_millis(), 10);
		}
		assert_eq!(building(Mode::Instant, None).unwrap().interval, None);
		assert!(building(Mode::Manual, Some(250)).unwrap_err().contains("on request only"));
	}

	#[test]
	fn intervals_should_be_bounded() {
		for interval in [0, 9, 24 * 60 * 60 * 1000 + 1] {
			assert!(building(Mode::Mixed, Some(interval)).unwrap_err().contains("from 10 to"));
		}
	}

	#[test]
	fn modes_should_be_known_by_their_names() {
		for mode in [Mode::Instant, Mode::Interval, Mode::Mixed, Mode::Manual] {
			assert_eq!(mode.to_string().parse(), Ok(mode));
		}
		assert!("auto".parse::<Mode>().unwrap_err().contains("`auto`"));
	}
}
