//! Invariants of key swaps.

use crate::{
	keys::swaps::{RolesInSwap, SwapKind},
	pallet::*,
};
use alloc::collections::BTreeMap;
use frame_support::ensure;
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// The swaps that wait are numbered without gaps, each key is in one swap of hotkeys and in one
	/// of coldkeys at most, exactly these keys wait, and only the current swap moves pools and
	/// accounts.
	pub(super) fn check_key_swaps() -> Result<(), TryRuntimeError> {
		let (first, end) = KeySwapNumbers::<T>::get();
		let waiting = u64::try_from(KeySwaps::<T>::iter_keys().count());
		let numbered = (first..end).all(KeySwaps::<T>::contains_key);
		ensure!(
			numbered && waiting == Ok(end.saturating_sub(first)),
			"key swaps are not numbered in order"
		);
		let current = CurrentKeySwap::<T>::get();
		let mut keys: BTreeMap<T::AccountId, RolesInSwap> = BTreeMap::new();
		for swap in KeySwaps::<T>::iter_values().chain(current.clone()) {
			for (key, roles) in
				[swap.old, swap.new].into_iter().zip(RolesInSwap::of_keys(swap.kind))
			{
				let held = keys.entry(key).or_default();
				let is_twice = held.hotkey && roles.hotkey
					|| held.coldkey.is_some() && roles.coldkey.is_some();
				ensure!(!is_twice, "a key is in two swaps in the same role");
				*held = held.with(roles);
			}
		}
		let waiting: BTreeMap<_, _> = KeysInSwap::<T>::iter().collect();
		ensure!(waiting == keys, "the keys that wait are not those of the swaps");
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
