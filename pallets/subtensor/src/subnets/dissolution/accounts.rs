//! How what accounts have to do with a dissolved subnet is removed: what root's stakers are owed of
//! it, who lends stake weight to whom, and where income was to go. It removes items of the families
//! named, and writes none.

use super::DissolveCleanupStatus;
use crate::{
	block::cursor::{resume, walk, Cursor, Progress},
	pallet::*,
	types::Forgetting,
	weight_info::cost,
};
use alloc::vec::Vec;
use codec::{Decode, Encode};
use frame_support::weights::{Weight, WeightMeter};

/// Entries that a step removes where it removes several at once.
const ENTRIES_A_STEP: u32 = 16;

impl<T: Config> Pallet<T> {
	/// Forgets what root's stakers are owed; the protocol then holds what was set aside for it.
	pub(crate) fn remove_root_claims(
		status: &mut DissolveCleanupStatus,
		meter: &mut WeightMeter,
	) -> Progress {
		let netuid = status.netuid;
		step_by_step(meter, cost::forget_root_claims::<T>(ENTRIES_A_STEP), || {
			let from: &[u8] = &status.cursor;
			let from = Forgetting::decode(&mut &*from).unwrap_or_default();
			match Self::forget_root_claims(netuid, from, ENTRIES_A_STEP) {
				None => {
					Self::forget_root_proportion(netuid);
					Self::forget_claims_of_subnet(netuid);
					Progress::Done
				},
				Some(next) => {
					status.cursor = Cursor::truncate_from(next.encode());
					Progress::Paused
				},
			}
		})
	}

	/// Removes the links between parents and children. They are stored by account, so the parents
	/// of all subnets are looked at.
	pub(crate) fn remove_links(
		status: &mut DissolveCleanupStatus,
		meter: &mut WeightMeter,
	) -> Progress {
		let netuid = status.netuid;
		let parents =
			resume(&status.cursor, ChildKeys::<T>::iter_keys, ChildKeys::<T>::iter_keys_from);
		walk(parents, meter, cost::remove_links::<T>(), |(parent, on)| {
			if *on == netuid {
				Self::link_children(parent, netuid, Vec::new());
			}
		})
		.remember(&mut status.cursor, |(parent, on)| ChildKeys::<T>::hashed_key_for(parent, on))
	}

	/// Removes what children keep. It is stored by account, so the takes of all subnets are looked
	/// at.
	pub(crate) fn remove_childkey_takes(
		status: &mut DissolveCleanupStatus,
		meter: &mut WeightMeter,
	) -> Progress {
		let netuid = status.netuid;
		let takes =
			resume(&status.cursor, ChildkeyTake::<T>::iter_keys, ChildkeyTake::<T>::iter_keys_from);
		walk(takes, meter, cost::remove_childkey_take::<T>(), |(hotkey, on)| {
			if *on == netuid {
				Self::forget_childkey_take(hotkey, netuid);
			}
		})
		.remember(&mut status.cursor, |(hotkey, on)| ChildkeyTake::<T>::hashed_key_for(hotkey, on))
	}

	/// Removes where coldkeys wanted their income.
	pub(crate) fn remove_auto_stakes(
		status: &mut DissolveCleanupStatus,
		meter: &mut WeightMeter,
	) -> Progress {
		step_by_step(meter, cost::remove_auto_stakes::<T>(ENTRIES_A_STEP), || {
			match Self::forget_auto_stakes(status.netuid, ENTRIES_A_STEP) {
				0 => Progress::Done,
				_ => Progress::Paused,
			}
		})
	}
}

/// Takes steps at a cost each, while the meter lasts, until one is the last.
fn step_by_step(
	meter: &mut WeightMeter,
	cost: Weight,
	mut step: impl FnMut() -> Progress,
) -> Progress {
	while meter.try_consume(cost).is_ok() {
		if step() == Progress::Done {
			return Progress::Done;
		}
	}
	Progress::Paused
}
