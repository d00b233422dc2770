//! What epochs remember in PeerPrediction mode, and for forecast skill under Yuma 3.
//!
//! Only writer of `EpochMemories` and `RememberedWeights`.
//!
//! Both pay a validator for what its row of weights told beyond all public forecasts, and the
//! consensus of a later epoch is the judge. So each mechanism keeps, from epoch to epoch, forecasts
//! by uid, the skill and the agreement of validators, and the rows that are to be judged. The rows
//! have a map of their own beside `Bonds`, because Yuma 3 has both.
//!
//! - The memory begins with the first epoch of the mode, which has nothing to judge. Leaving the
//!   mode removes it. Where Yuma 3 or forecast skill is switched off, the next epoch does; switched
//!   on again before, nothing is lost.
//! - A uid that was registered anew is told by the block of its registration: the epoch takes
//!   nothing over from its predecessor. Rows are those of neurons with a permit, so a neuron's row
//!   goes with its permit and with its uid.
//! - A trimming keeps what is remembered of the neurons that stay, under their new uids. A hotkey
//!   that is swapped keeps everything, because it keeps its uid.

use crate::{
	neurons::{
		columns::{by_uid, fitted, keep},
		places::Places,
	},
	pallet::*,
	types::{MechanismMemory, Row},
};
use alloc::collections::BTreeMap;
use ganglion_consensus::{EpochMemory, Mode, RowsBuf};
use ganglion_types::{NetUid, NetUidStorageIndex, MAX_UIDS};

impl<T: Config> Pallet<T> {
	/// Loads what a mechanism remembers of `uids` neurons; none if the rule remembers nothing.
	pub(crate) fn load_memory(
		index: NetUidStorageIndex,
		rule: &Mode,
		uids: usize,
	) -> Option<EpochMemory> {
		if !rule.remembers() {
			return None;
		}
		let MechanismMemory { block, prior, servers, validators } = EpochMemories::<T>::get(index)?;
		let mut stored: BTreeMap<u16, Row> = RememberedWeights::<T>::iter_prefix(index).collect();
		let mut rows = RowsBuf::new();
		for uid in (0u16..).take(uids) {
			rows.push_row(stored.remove(&uid).unwrap_or_default());
		}
		Some(EpochMemory {
			block,
			prior,
			servers: fitted(servers, uids, Default::default()),
			validators: fitted(validators, uids, None),
			rows,
		})
	}

	/// Stores what an epoch remembers in place of what was loaded for it. Of rows, it writes those
	/// that differ. An epoch that remembers nothing removes what is stored.
	pub(crate) fn store_memory(
		index: NetUidStorageIndex,
		before: Option<&EpochMemory>,
		after: Option<&EpochMemory>,
	) {
		let Some(after) = after else { return Self::forget_memory(index) };
		let memory = MechanismMemory {
			block: after.block,
			prior: after.prior,
			servers: by_uid(&after.servers),
			validators: by_uid(&after.validators),
		};
		EpochMemories::<T>::insert(index, memory);
		for (uid, row) in (0u16..).zip(0..after.servers.len()) {
			let is_same = before.is_some_and(|before| {
				before.rows.as_rows().row(row) == after.rows.as_rows().row(row)
			});
			if !is_same {
				let entries = after.rows.row(row).collect();
				Self::remember_weights(index, uid, Row::truncate_from(entries));
			}
		}
	}

	fn remember_weights(index: NetUidStorageIndex, uid: u16, row: Row) {
		if row.is_empty() {
			RememberedWeights::<T>::remove(index, uid);
		} else {
			RememberedWeights::<T>::insert(index, uid, row);
		}
	}

	/// Removes the row that is remembered of a neuron, in every mechanism.
	pub(crate) fn forget_remembered_weights_of(netuid: NetUid, uid: u16) {
		for index in Self::mechanism_indices(netuid) {
			RememberedWeights::<T>::remove(index, uid);
		}
	}

	/// Keeps what is remembered of the neurons that have places, under their new uids, in every
	/// mechanism.
	pub(crate) fn keep_memory(netuid: NetUid, places: &Places) {
		let neurons = usize::from(SubnetworkN::<T>::get(netuid));
		let kept = &places.former();
		for index in Self::mechanism_indices(netuid) {
			if !EpochMemories::<T>::contains_key(index) {
				continue;
			}
			EpochMemories::<T>::mutate_extant(index, |memory| {
				memory.servers.resize(neurons, Default::default());
				memory.validators.resize(neurons, None);
				keep(&mut memory.servers, kept);
				keep(&mut memory.validators, kept);
			});
			let rows: BTreeMap<u16, Row> = RememberedWeights::<T>::iter_prefix(index).collect();
			for uid in rows.keys().filter(|uid| !places.is_unmoved(**uid)) {
				RememberedWeights::<T>::remove(index, uid);
			}
			let placed =
				rows.into_iter().filter_map(|(uid, row)| Some((places.place_of(uid)?, row)));
			for (place, row) in placed {
				Self::remember_weights(index, place, places.renumbered(row));
			}
		}
	}

	/// Removes everything that a mechanism remembers.
	pub(crate) fn forget_memory(index: NetUidStorageIndex) {
		if EpochMemories::<T>::contains_key(index) {
			EpochMemories::<T>::remove(index);
			// One pass removes them all.
			let _ = RememberedWeights::<T>::clear_prefix(index, MAX_UIDS, None);
		}
	}

	/// Whether a mechanism remembers anything.
	pub(crate) fn has_memory(index: NetUidStorageIndex) -> bool {
		EpochMemories::<T>::contains_key(index)
	}
}
