//! Removal of accounts' entries for a dissolved subnet: locks on stake, collateral, root claims,
//! links between parents and children, childkey takes and choices of automatic staking. It removes
//! items through their owners, and writes none.

use super::DissolveCleanupStatus;
use crate::{
	block::cursor::{resume, walk, Cursor, Progress},
	pallet::*,
	types::Forgetting,
	weight_info::{collateral_cost, cost, lock_cost},
};
use alloc::vec::Vec;
use codec::{Decode, Encode};
use frame_support::weights::{Weight, WeightMeter};

/// Number of entries that one step removes, where it removes several.
const ENTRIES_A_STEP: u32 = 16;

impl<T: Config> Pallet<T> {
	/// Removes locks on stake, in each block from the front: the swap of a coldkey can store one at
	/// a place that a cursor would have passed.
	pub(crate) fn remove_locks(
		status: &mut DissolveCleanupStatus,
		meter: &mut WeightMeter,
	) -> Progress {
		let netuid = status.netuid;
		let locks = LockingColdkeys::<T>::iter_key_prefix((netuid,));
		walk(locks, meter, lock_cost::remove_lock::<T>(), |(hotkey, coldkey)| {
			Self::unlist_lock(coldkey, netuid, hotkey);
		})
		.progress()
	}

	/// Removes coldkeys' choices of perpetual locks. The map is keyed by account, so the walk reads
	/// the choices on all subnets.
	pub(crate) fn remove_lock_kinds(
		status: &mut DissolveCleanupStatus,
		meter: &mut WeightMeter,
	) -> Progress {
		let netuid = status.netuid;
		let kinds =
			resume(&status.cursor, DecayingLock::<T>::iter_keys, DecayingLock::<T>::iter_keys_from);
		walk(kinds, meter, lock_cost::remove_lock_kind::<T>(), |(coldkey, on)| {
			if *on == netuid {
				Self::forget_lock_kind(coldkey, netuid);
			}
		})
		.remember(&mut status.cursor, |(coldkey, on)| {
			DecayingLock::<T>::hashed_key_for(coldkey, on)
		})
	}

	/// Removes collateral, in each block from the front, with its sums.
	pub(crate) fn remove_collateral(
		status: &mut DissolveCleanupStatus,
		meter: &mut WeightMeter,
	) -> Progress {
		let netuid = status.netuid;
		let collateral = MinerCollateral::<T>::iter_key_prefix((netuid,));
		walk(collateral, meter, collateral_cost::remove::<T>(), |(hotkey, coldkey)| {
			Self::take_collateral(netuid, hotkey, coldkey);
		})
		.progress()
	}

	/// Removes root claims; the alpha set aside for them goes to the protocol.
	pub(crate) fn remove_root_claims(
		status: &mut DissolveCleanupStatus,
		meter: &mut WeightMeter,
	) -> Progress {
		let netuid = status.netuid;
		let mut accounts = Self::accounts_of_root_claims(netuid);
		step_by_step(meter, cost::forget_root_claims::<T>(ENTRIES_A_STEP), || {
			let from: &[u8] = &status.cursor;
			let from = Forgetting::decode(&mut &*from).unwrap_or_default();
			match Self::forget_root_claims(netuid, from, &mut accounts, ENTRIES_A_STEP) {
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

	/// Removes the links between parents and children. The map is keyed by account, so the walk
	/// reads the parents of all subnets.
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

	/// Removes childkey takes. The map is keyed by account, so the walk reads the takes of all
	/// subnets.
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

	/// Removes the choices of automatic staking.
	pub(crate) fn remove_auto_stakes(
		status: &mut DissolveCleanupStatus,
		meter: &mut WeightMeter,
	) -> Progress {
		let netuid = status.netuid;
		let choices = AutoStakers::<T>::iter_key_prefix((netuid,));
		walk(choices, meter, cost::remove_auto_stake::<T>(), |(_, coldkey)| {
			Self::forget_auto_stake(coldkey, netuid);
		})
		.progress()
	}
}

/// Runs steps of a fixed weight until one returns `Done` or the meter has no room.
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
