//! Invariants of key swaps.

use crate::{keys::swaps::SwapKind, pallet::*};
use alloc::collections::BTreeSet;
use frame_support::ensure;
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// The swaps that wait are numbered without gaps, each key is in one swap at most, exactly
	/// these keys wait, and only the current swap moves pools and accounts.
	pub(super) fn check_key_swaps() -> Result<(), TryRuntimeError> {
		let (first, end) = KeySwapNumbers::<T>::get();
		let waiting = u64::try_from(KeySwaps::<T>::iter_keys().count());
		let numbered = (first..end).all(KeySwaps::<T>::contains_key);
		ensure!(
			numbered && waiting == Ok(end.saturating_sub(first)),
			"key swaps are not numbered in order"
		);
		let current = CurrentKeySwap::<T>::get();
		let mut keys = BTreeSet::new();
		for swap in KeySwaps::<T>::iter_values().chain(current.clone()) {
			let is_new = keys.insert(swap.old) && keys.insert(swap.new);
			ensure!(is_new, "a key is in two swaps");
		}
		let locked: BTreeSet<_> = KeysInSwap::<T>::iter_keys().collect();
		ensure!(locked == keys, "the keys that wait are not those of the swaps");
		let of_current = PoolInMove::<T>::get().is_none_or(|moving| {
			current.as_ref().is_some_and(|swap| {
				let is_hotkey = matches!(swap.kind, SwapKind::Hotkey { .. });
				is_hotkey && (&swap.old, &swap.new) == (&moving.from, &moving.to)
			})
		});
		ensure!(of_current, "a pool is in move without a swap");
		let without = RootAccountsInMove::<T>::exists() && current.is_none();
		ensure!(!without, "root accounts are in move without a swap");
		Ok(())
	}

	/// A disputed swap of a coldkey is announced.
	pub(super) fn check_announcements() -> Result<(), TryRuntimeError> {
		let announced =
			ColdkeySwapDisputes::<T>::iter_keys().all(ColdkeySwapAnnouncements::<T>::contains_key);
		ensure!(announced, "a coldkey swap is disputed that was not announced");
		Ok(())
	}
}
