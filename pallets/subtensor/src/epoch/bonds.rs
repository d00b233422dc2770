//! What validators hold in those they ranked.
//!
//! Only writer of `Bonds`.
//!
//! A row is stored for validators with a permit. In Null mode, where bonds rest, rows of others stay as well, and
//! the first epoch after it looks at them all. What a stored bond means depends on the mode, see [`crate::epoch::modes`].
//!
//! A neuron can ask for a fresh start: with a flag in what it publishes, where the subnet's `BondsResetOn` allows it.
//! Whatever stores publications tells this pallet by [`OnBondsReset`] and keeps the time of the last reset itself.

use crate::{
	pallet::*,
	types::{without, Row},
};
use ganglion_consensus::RowsBuf;
use ganglion_types::{NetUid, NetUidStorageIndex, MAX_UIDS};

/// What happens when a neuron asks, by something it publishes, that others' bonds in it be reset.
pub trait OnBondsReset<AccountId> {
	/// The hotkey asked for it on the subnet.
	fn on_bonds_reset(netuid: NetUid, hotkey: &AccountId);
}

/// Nothing happens.
impl<AccountId> OnBondsReset<AccountId> for () {
	fn on_bonds_reset(_: NetUid, _: &AccountId) {}
}

/// The bonds are deleted where the subnet allows it.
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
	/// The bonds of a mechanism: rows of those for whom `has_bonds` holds.
	pub(crate) fn load_bonds(
		index: NetUidStorageIndex,
		has_bonds: impl Iterator<Item = bool>,
	) -> RowsBuf {
		let mut rows = RowsBuf::new();
		for (has_bonds, uid) in has_bonds.zip(0u16..) {
			let row = if has_bonds { Bonds::<T>::get(index, uid) } else { Row::default() };
			rows.push_row(row);
		}
		rows
	}

	/// Stores the rows that differ from those that were loaded.
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

	/// Deletes a neuron's bonds in others, in every mechanism.
	pub(crate) fn clear_bonds_of(netuid: NetUid, uid: u16) {
		for index in Self::mechanism_indices(netuid) {
			Bonds::<T>::remove(index, uid);
		}
	}

	/// Deletes what others hold in a neuron, in every mechanism. At most one row a neuron and mechanism is looked at.
	pub(crate) fn clear_bonds_in(netuid: NetUid, uid: u16) {
		for (index, from) in Self::row_keys(netuid) {
			if let Some(rest) = without(Bonds::<T>::get(index, from), uid) {
				Self::put_bonds(index, from, rest);
			}
		}
		Self::clear_bond_scale_of(netuid, uid);
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
		// At most one row for each uid, so one pass removes them all.
		let _ = Bonds::<T>::clear_prefix(index, MAX_UIDS, None);
	}
}
