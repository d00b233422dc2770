//! The new uids of a subnet's neurons when some of them are removed.

use crate::types::Row;
use alloc::{vec, vec::Vec};

/// The new uid of each neuron that stays: its place.
pub(crate) struct Places {
	/// The place by former uid; none for a neuron that goes.
	places: Vec<Option<u16>>,
}

impl Places {
	/// Returns the places of the neurons `kept`, ascending, of a subnet with `neurons` neurons:
	/// they keep their order.
	pub fn in_order(neurons: u16, kept: &[u16]) -> Self {
		Self::of(neurons, kept.iter().copied().zip(0u16..))
	}

	/// Returns the places of the neurons `kept`, ascending, of a subnet with `neurons` neurons:
	/// most keep their uid, and those with the highest uids take over the uids of neurons that go.
	/// So only as many get another uid as go.
	pub fn filling_gaps(neurons: u16, kept: &[u16]) -> Self {
		let left = u16::try_from(kept.len()).unwrap_or(u16::MAX);
		let (stay, move_down): (Vec<u16>, Vec<u16>) = kept.iter().partition(|uid| **uid < left);
		let free = (0..left).filter(|uid| stay.binary_search(uid).is_err());
		let unmoved = stay.iter().map(|uid| (*uid, *uid));
		Self::of(neurons, unmoved.chain(move_down.into_iter().zip(free)))
	}

	fn of(neurons: u16, kept: impl Iterator<Item = (u16, u16)>) -> Self {
		let mut places = vec![None; usize::from(neurons)];
		for (uid, place) in kept {
			if let Some(entry) = places.get_mut(usize::from(uid)) {
				*entry = Some(place);
			}
		}
		Self { places }
	}

	/// Returns the place of a neuron, if it stays.
	pub fn place_of(&self, uid: u16) -> Option<u16> {
		self.places.get(usize::from(uid)).copied().flatten()
	}

	/// Whether a neuron stays with its uid.
	pub fn is_unmoved(&self, uid: u16) -> bool {
		self.place_of(uid) == Some(uid)
	}

	/// Returns the neurons that go, ascending.
	pub fn gone(&self) -> impl Iterator<Item = u16> + '_ {
		self.by_uid().filter(|(_, place)| place.is_none()).map(|(uid, _)| uid)
	}

	/// Returns the neurons that get another uid, with that one. In this order, each place is that
	/// of a neuron that goes, or has moved before.
	pub fn moved(&self) -> impl Iterator<Item = (u16, u16)> + '_ {
		let kept = self.by_uid().filter_map(|(uid, place)| Some((uid, place?)));
		kept.filter(|(uid, place)| uid != place)
	}

	/// Returns the former uids of those that stay, by place.
	pub fn former(&self) -> Vec<u16> {
		let mut kept: Vec<(u16, u16)> =
			self.by_uid().filter_map(|(uid, place)| Some((place?, uid))).collect();
		kept.sort_unstable();
		kept.into_iter().map(|(_, uid)| uid).collect()
	}

	/// Returns the row with the neurons that stay, under their new uids.
	pub fn renumbered(&self, row: Row) -> Row {
		let entries = row.into_iter().filter_map(|(to, value)| Some((self.place_of(to)?, value)));
		let mut entries: Vec<(u16, u16)> = entries.collect();
		entries.sort_unstable_by_key(|(to, _)| *to);
		Row::truncate_from(entries)
	}

	fn by_uid(&self) -> impl Iterator<Item = (u16, Option<u16>)> + '_ {
		(0u16..).zip(self.places.iter().copied())
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	/// All uids but those that go.
	fn without(gone: &[u16], neurons: u16) -> Vec<u16> {
		(0..neurons).filter(|uid| !gone.contains(uid)).collect()
	}

	#[test]
	fn neurons_should_keep_their_order() {
		let places = Places::in_order(256, &without(&[0, 3], 256));
		assert_eq!([1, 2, 4, 255].map(|uid| places.place_of(uid)), [0, 1, 2, 253].map(Some));
		assert_eq!([0, 3, 256].map(|uid| places.place_of(uid)), [None; 3]);
		assert_eq!(places.moved().count(), 254);
	}

	#[test]
	fn highest_uids_should_fill_the_gaps() {
		let places = Places::filling_gaps(257, &without(&[0, 3, 255], 257));
		assert_eq!(places.moved().collect::<Vec<_>>(), [(254, 0), (256, 3)]);
		assert_eq!(places.gone().collect::<Vec<_>>(), [0, 3, 255]);
		assert!((1..254).filter(|uid| *uid != 3).all(|uid| places.is_unmoved(uid)));
		let former = places.former();
		assert_eq!((former.len(), former[0], former[3], former[253]), (254, 254, 256, 253));
	}

	#[test]
	fn row_should_stay_ascending() {
		let places = Places::filling_gaps(257, &without(&[0, 3, 255], 257));
		let row = Row::truncate_from(vec![(1, 5), (3, 6), (254, 7), (256, 8)]);
		assert_eq!(&*places.renumbered(row), &[(0, 7), (1, 5), (3, 8)]);
	}
}
