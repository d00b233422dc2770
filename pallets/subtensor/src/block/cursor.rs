//! Walks over storage maps that last for more than one block.
//!
//! A walk visits items while the weight meter has room for another, and stores the key of the last
//! item as its cursor. The next block resumes after it.

use alloc::vec::Vec;
use frame_support::weights::{Weight, WeightMeter};
use ganglion_types::PlainVec;

/// Where a walk over a map goes on: after this storage key, or from the beginning.
pub type Cursor = PlainVec<u8, 256>;

/// How a phase ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Progress {
	/// There is nothing left to do.
	Done,
	/// The meter has no room for another step; the cursor says where to go on.
	Paused,
}

/// Where a walk stopped.
pub(crate) enum Walk<Item> {
	/// At the end.
	Done,
	/// After this item, or where it began, because the meter had no room for another.
	Paused(Option<Item>),
}

impl<Item> Walk<Item> {
	/// Puts down where to go on, by the storage key of the last item.
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
}

/// Visits items at a cost each while the meter lasts. An item is taken only when its visit is paid for.
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

/// The items after the cursor, or from the beginning where there is none.
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

/// Runs a phase that is a single step.
pub(crate) fn once(meter: &mut WeightMeter, cost: Weight, step: impl FnOnce()) -> Progress {
	if meter.try_consume(cost).is_err() {
		return Progress::Paused;
	}
	step();
	Progress::Done
}
