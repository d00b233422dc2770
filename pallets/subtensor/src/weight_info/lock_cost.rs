//! Weights of locks on stake, and of the search for owners by conviction. None is measured yet:
//! they are counted from reads and writes, with the execution time of measured steps of the same
//! kind.

use crate::{pallet::Config, types::OTHER_HOTKEYS};
use frame_support::{traits::Get, weights::Weight};

/// Counting the stake that covers a lock: for each hotkey the share, the pool in two items, and
/// whether it is being moved; the list of hotkeys, and the two time scales of locks.
pub(crate) fn count_stake<T: Config>() -> Weight {
	let hotkeys = u64::try_from(OTHER_HOTKEYS).unwrap_or(u64::MAX).saturating_add(2);
	T::DbWeight::get().reads(hotkeys.saturating_mul(4).saturating_add(3))
}

/// Giving a lock to another key: the lock with its index and kind, the sums of both hotkeys and of
/// the subnet, what is stored of a lock of the other key, the owner's hotkey and the time scales
/// are read, and all but the last three written.
pub(crate) fn swap_lock<T: Config>() -> Weight {
	Weight::from_parts(60_000_000, 20_000).saturating_add(T::DbWeight::get().reads_writes(18, 12))
}

/// Giving a part of a lock to another coldkey: two locks with their indices and kinds, the sums of
/// the hotkey and of the subnet for each kind, the owner's hotkey, what the receiver accepts.
pub(crate) fn hand_over_lock<T: Config>() -> Weight {
	Weight::from_parts(120_000_000, 30_000).saturating_add(T::DbWeight::get().reads_writes(14, 8))
}

/// Locking the owner's cut: its stake before and after, the lock with its index and kind, the swaps
/// of two keys, the hotkey's owner, the sums of the hotkey and of the subnet, the time scales.
pub(crate) fn lock_owner_cut<T: Config>() -> Weight {
	Weight::from_parts(100_000_000, 20_000).saturating_add(T::DbWeight::get().reads_writes(20, 6))
}

/// Removing a lock of a dissolved subnet: the lock and its index.
pub(crate) fn remove_lock<T: Config>() -> Weight {
	Weight::from_parts(15_000_000, 12_000).saturating_add(T::DbWeight::get().reads_writes(2, 2))
}

/// Removing what a coldkey has chosen for its lock on a dissolved subnet.
pub(crate) fn remove_lock_kind<T: Config>() -> Weight {
	Weight::from_parts(10_000_000, 8_000).saturating_add(T::DbWeight::get().reads_writes(1, 1))
}

// --- Owners by conviction ---

/// Whether a subnet's owner may have to change: its age, alpha and existence, and the sums of its
/// locks with their time scales; it is marked.
pub(crate) fn look_for_new_owner<T: Config>() -> Weight {
	Weight::from_parts(40_000_000, 12_000).saturating_add(T::DbWeight::get().reads_writes(9, 1))
}

/// Looking for a search that goes on or begins: the last one, and two places among the subnets that
/// are due.
pub(crate) fn look_at_searches<T: Config>() -> Weight {
	Weight::from_parts(15_000_000, 12_000).saturating_add(T::DbWeight::get().reads(3))
}

/// Beginning a search, and storing where it is.
pub(crate) fn step_of_search<T: Config>() -> Weight {
	Weight::from_parts(10_000_000, 4_000).saturating_add(T::DbWeight::get().writes(2))
}

/// The conviction of one hotkey: its key, two sums, the owner's hotkey and two time scales; at
/// worst it is a lease's, of which the subnet's link and end are read.
pub(crate) fn look_at_contender<T: Config>() -> Weight {
	Weight::from_parts(30_000_000, 12_000).saturating_add(T::DbWeight::get().reads(8))
}

/// Comparing two hotkeys, and changing the owner of a subnet: eight sums, the swaps of four keys
/// and fourteen items of the subnet are read, and four sums and two keys written.
pub(crate) fn compare_with_owner<T: Config>() -> Weight {
	Weight::from_parts(120_000_000, 30_000).saturating_add(T::DbWeight::get().reads_writes(26, 6))
}
