//! The new uids of a subnet's neurons when some of them are removed.

use crate::types::Row;
use alloc::{vec, vec::Vec};
use ganglion_types::MAX_UIDS;

/// The new uid of each neuron that stays: its place.
pub(crate) struct Places {
	/// The place by former uid; none for a neuron that goes.
	places: Vec<Option<u16>>,
}

impl Places {
	/// Returns the places of the neurons `kept`, ascending, of a subnet with `neurons` neurons.
	///
	/// Up to `MAX_UIDS` neurons keep their order. In a larger subnet most keep their uid, so that
	/// the work depends on the number that goes: those with the highest uids take over the uids of
	/// neurons that go.
	pub fn of_kept(neurons: u16, kept: &[u16]) -> Self {
		let mut places = vec![None; usize::from(neurons)];
		let mut put = |uid: u16, place: u16| {
			if let Some(entry) = places.get_mut(usize::from(uid)) {
				*entry = Some(place);
			}
		};
		if u32::from(neurons) <= MAX_UIDS {
			kept.iter().zip(0u16..).for_each(|(uid, place)| put(*uid, place));
			return Self { places };
		}
		let left = u16::try_from(kept.len()).unwrap_or(u16::MAX);
		let (stay, move_down): (Vec<u16>, Vec<u16>) = kept.iter().partition(|uid| **uid < left);
		stay.iter().for_each(|uid| put(*uid, *uid));
		let free = (0..left).filter(|uid| stay.binary_search(uid).is_err());
		move_down.iter().zip(free).for_each(|(uid, place)| put(*uid, place));
		Self { places }
	}

	/// Returns the place of a neuron, if it stays.
	pub fn of(&self, uid: u16) -> Option<u16> {
		self.places.get(usize::from(uid)).copied().flatten()
	}

	/// Whether a neuron stays with its uid.
	pub fn is_unmoved(&self, uid: u16) -> bool {
		self.of(uid) == Some(uid)
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
		let entries = row.into_iter().filter_map(|(to, value)| Some((self.of(to)?, value)));
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

	/// The places of all neurons but those that go.
	fn without(gone: &[u16], neurons: u16) -> Places {
		let kept: Vec<u16> = (0..neurons).filter(|uid| !gone.contains(uid)).collect();
		Places::of_kept(neurons, &kept)
	}

	#[test]
	fn neurons_of_a_small_subnet_should_keep_their_order() {
		let places = without(&[0, 3], 256);
		assert_eq!([1, 2, 4, 255].map(|uid| places.of(uid)), [0, 1, 2, 253].map(Some));
		assert_eq!([0, 3, 256].map(|uid| places.of(uid)), [None; 3]);
		assert_eq!(places.moved().count(), 254);
	}

	#[test]
	fn highest_uids_of_a_large_subnet_should_fill_the_gaps() {
		let places = without(&[0, 3, 255], 257);
		assert_eq!(places.moved().collect::<Vec<_>>(), [(254, 0), (256, 3)]);
		assert_eq!(places.gone().collect::<Vec<_>>(), [0, 3, 255]);
		assert!((1..254).filter(|uid| *uid != 3).all(|uid| places.is_unmoved(uid)));
		let former = places.former();
		assert_eq!((former.len(), former[0], former[3], former[253]), (254, 254, 256, 253));
	}

	#[test]
	fn row_should_stay_ascending() {
		let places = without(&[0, 3, 255], 257);
		let row = Row::truncate_from(vec![(1, 5), (3, 6), (254, 7), (256, 8)]);
		assert_eq!(&*places.renumbered(row), &[(0, 7), (1, 5), (3, 8)]);
	}
}
