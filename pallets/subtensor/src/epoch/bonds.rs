//! Bonds: what validators hold in the miners that they score.
//!
//! Only writer of `Bonds`.
//!
//! Validators with a permit have a row each. In Null mode, where bonds are frozen, the rows of
//! other neurons are kept too, and the first epoch after Null mode reads all of them. No row is
//! added in Null mode, so a subnet never has more than `MAX_UIDS` rows, and none of a higher uid.
//! The mode defines what a stored bond means, see [`crate::epoch::modes`].
//!
//! A neuron can have all bonds in it deleted, by a flag in its published metadata, where the
//! subnet's `BondsResetOn` allows it. The pallet that stores the metadata calls [`OnBondsReset`]
//! and keeps the time of the last reset.

use crate::{
	neurons::places::Places,
	pallet::*,
	types::{without, Row},
};
use alloc::vec::Vec;
use ganglion_consensus::RowsBuf;
use ganglion_types::{NetUid, NetUidStorageIndex, MAX_UIDS};

/// Handler of a neuron's request to delete the bonds that others hold in it.
pub trait OnBondsReset<AccountId> {
	/// Called when the hotkey requests the reset on the subnet.
	fn on_bonds_reset(netuid: NetUid, hotkey: &AccountId);
}

/// Ignores the request.
impl<AccountId> OnBondsReset<AccountId> for () {
	fn on_bonds_reset(_: NetUid, _: &AccountId) {}
}

/// Deletes the bonds if the subnet allows it.
impl<T: Config> OnBondsReset<T::AccountId> for Pallet<T> {
	fn on_bonds_reset(netuid: NetUid, hotkey: &T::AccountId) {
		if !BondsResetOn::<T>::get(netuid) {
			return;
		}
		if let Some(uid) = Self::uid_of(netuid, hotkey) {
			Self::clear_bonds_in(netuid, uid);
			Self::deposit_event(Event::BondsReset(netuid, uid));
		}
	}
}

impl<T: Config> Pallet<T> {
	/// Loads the bonds of a mechanism: the rows of the uids for which `has_bonds` is true; others
	/// are empty.
	pub(crate) fn load_bonds(
		index: NetUidStorageIndex,
		has_bonds: impl Iterator<Item = bool>,
	) -> RowsBuf {
		let mut rows = RowsBuf::new();
		for (has_bonds, uid) in has_bonds.zip(0u16..) {
			let may_have = has_bonds && u32::from(uid) < MAX_UIDS;
			let row = if may_have { Bonds::<T>::get(index, uid) } else { Row::default() };
			rows.push_row(row);
		}
		rows
	}

	/// Stores the rows of `after` that differ from those of `before`.
	pub(crate) fn store_bonds(index: NetUidStorageIndex, before: &RowsBuf, after: &RowsBuf) {
		let (before, after) = (before.as_rows(), after.as_rows());
		for (row, uid) in (0..before.len()).zip(0u16..) {
			let (uids, values) = after.row(row);
			if before.row(row) == (uids, values) {
				continue;
			}
			let entries = uids.iter().copied().zip(values.iter().copied());
			Self::put_bonds(index, uid, Row::truncate_from(entries.collect()));
		}
	}

	/// Deletes the bonds that a neuron holds, in every mechanism.
	pub(crate) fn clear_bonds_of(netuid: NetUid, uid: u16) {
		for index in Self::mechanism_indices(netuid) {
			Bonds::<T>::remove(index, uid);
		}
	}

	/// Deletes the bonds that others hold in a neuron, in every mechanism. Reads every row, of
	/// which there are at most `MAX_UIDS`.
	pub(crate) fn clear_bonds_in(netuid: NetUid, uid: u16) {
		for index in Self::mechanism_indices(netuid) {
			let rows = Self::rows_of_bonds(index).into_iter();
			for (from, rest) in rows.filter_map(|(from, row)| Some((from, without(row, uid)?))) {
				Self::put_bonds(index, from, rest);
			}
		}
		Self::clear_bond_scale_of(netuid, uid);
	}

	/// Keeps the bonds among the neurons that have places, under their new uids, in every
	/// mechanism.
	pub(crate) fn keep_bonds(netuid: NetUid, places: &Places) {
		for index in Self::mechanism_indices(netuid) {
			let rows = Self::rows_of_bonds(index);
			for (uid, _) in rows.iter().filter(|(uid, _)| !places.is_unmoved(*uid)) {
				Bonds::<T>::remove(index, uid);
			}
			let placed =
				rows.into_iter().filter_map(|(uid, row)| Some((places.place_of(uid)?, row)));
			for (place, row) in placed {
				Self::put_bonds(index, place, places.renumbered(row));
			}
		}
	}

	/// Returns the rows of a mechanism, at most `MAX_UIDS`.
	fn rows_of_bonds(index: NetUidStorageIndex) -> Vec<(u16, Row)> {
		Bonds::<T>::iter_prefix(index).collect()
	}

	fn put_bonds(index: NetUidStorageIndex, from: u16, row: Row) {
		if row.is_empty() {
			Bonds::<T>::remove(index, from);
		} else {
			Bonds::<T>::insert(index, from, row);
		}
	}

	/// Removes a mechanism's rows of bonds.
	pub(crate) fn forget_bonds(index: NetUidStorageIndex) {
		// One pass removes them all.
		let _ = Bonds::<T>::clear_prefix(index, MAX_UIDS, None);
	}
}
