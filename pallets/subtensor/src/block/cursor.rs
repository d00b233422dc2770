//! Walks over storage maps that span several blocks.
//!
//! A walk visits items while the weight meter has room for another, and stores the key of the last
//! item as its cursor. The next block resumes after it.

use alloc::vec::Vec;
use frame_support::weights::{Weight, WeightMeter};
use ganglion_types::PlainVec;

/// The storage key after which a walk over a map resumes. Empty: the walk starts at the beginning.
pub type Cursor = PlainVec<u8, 256>;

/// How a phase ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Progress {
	/// The phase is complete.
	Done,
	/// The meter has no room for another step; the phase resumes at the cursor.
	Paused,
}

/// Where a walk stopped.
pub(crate) enum Walk<Item> {
	/// At the end.
	Done,
	/// After this item, because the meter had no room for another. `None`: no item was visited.
	Paused(Option<Item>),
}

impl<Item> Walk<Item> {
	/// Sets the cursor to the storage key of the last visited item, if the walk paused after one.
	pub(crate) fn remember(
		self,
		cursor: &mut Cursor,
		key: impl FnOnce(Item) -> Vec<u8>,
	) -> Progress {
		match self {
			Self::Done => Progress::Done,
			Self::Paused(last) => {
				if let Some(last) = last {
					*cursor = Cursor::truncate_from(key(last));
				}
				Progress::Paused
			},
		}
	}

	/// Returns how the phase ended that removes each item it visits, so that the next block resumes
	/// at the beginning of what is left.
	pub(crate) fn progress(&self) -> Progress {
		match self {
			Self::Done => Progress::Done,
			Self::Paused(_) => Progress::Paused,
		}
	}
}

/// Visits items while the meter has room for `cost`, the weight of one visit. The weight is
/// consumed before the next item is read.
///
/// What a visit removes is visited once. Looking for the first item again and again would pass over
/// all that the block has removed before, which the state still holds until the block ends.
pub(crate) fn walk<Item>(
	mut items: impl Iterator<Item = Item>,
	meter: &mut WeightMeter,
	cost: Weight,
	mut visit: impl FnMut(&Item),
) -> Walk<Item> {
	let mut last = None;
	loop {
		if meter.try_consume(cost).is_err() {
			return Walk::Paused(last);
		}
		let Some(item) = items.next() else { return Walk::Done };
		visit(&item);
		last = Some(item);
	}
}

/// Returns the items after the cursor, or all items where the cursor is empty.
pub(crate) fn resume<Items>(
	cursor: &Cursor,
	from_start: impl FnOnce() -> Items,
	from_key: impl FnOnce(Vec<u8>) -> Items,
) -> Items {
	if cursor.is_empty() {
		from_start()
	} else {
		from_key(cursor.to_vec())
	}
}

/// Runs a phase that consists of a single step.
pub(crate) fn once(meter: &mut WeightMeter, cost: Weight, step: impl FnOnce()) -> Progress {
	if meter.try_consume(cost).is_err() {
		return Progress::Paused;
	}
	step();
	Progress::Done
}
