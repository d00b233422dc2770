//! Weights of locks on stake, and of the search for owners by conviction, built from the measured
//! parts: see [`crate::weight_info::cost`].

use crate::{
	pallet::Config,
	weight_info::{
		clean_ups::{SubstrateWeight as CleanUps, WeightInfo as _},
		cost::{item, slope},
		locks::{SubstrateWeight as Locks, WeightInfo as _},
	},
};
use frame_support::weights::Weight;

/// Counting the stake that covers a lock.
pub(crate) fn count_stake<T: Config>() -> Weight {
	Locks::<T>::count_stake()
}

/// Giving a lock to another key, whichever of the two changes.
pub(crate) fn swap_lock<T: Config>() -> Weight {
	item::<T>(Locks::<T>::swap_locks_of_hotkey).max(item::<T>(Locks::<T>::swap_locks_of_coldkey))
}

/// Giving a part of a lock to another coldkey.
pub(crate) fn hand_over_lock<T: Config>() -> Weight {
	Locks::<T>::hand_over_lock()
}

/// Locking the owner's cut.
pub(crate) fn lock_owner_cut<T: Config>() -> Weight {
	Locks::<T>::lock_owner_cut()
}

/// Removing a lock of a dissolved subnet.
pub(crate) fn remove_lock<T: Config>() -> Weight {
	item::<T>(CleanUps::<T>::remove_locks)
}

/// Removing what a coldkey has chosen for its lock on a dissolved subnet.
pub(crate) fn remove_lock_kind<T: Config>() -> Weight {
	item::<T>(CleanUps::<T>::remove_lock_kinds)
}

// --- Owners by conviction ---

/// Whether a subnet's owner may have to change, which is noted.
pub(crate) fn look_for_new_owner<T: Config>() -> Weight {
	slope(Locks::<T>::look_for_new_owners)
}

/// Looking for a search that goes on or begins, and storing where it is.
pub(crate) fn look_at_searches<T: Config>() -> Weight {
	Locks::<T>::begin_search()
}

/// The conviction of one hotkey.
pub(crate) fn look_at_contender<T: Config>() -> Weight {
	item::<T>(Locks::<T>::search_owner)
}

/// Comparing two hotkeys, and changing the owner of a subnet: a search among one.
pub(crate) fn compare_with_owner<T: Config>() -> Weight {
	Locks::<T>::search_owner(1)
}
