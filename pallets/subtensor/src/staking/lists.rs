//! The lists of hotkeys with which a coldkey stakes.
//!
//! Only writer of `StakingHotkeys`.

use crate::{pallet::*, types::MOST_HOTKEYS};
use frame_support::ensure;
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	/// Adds the hotkey to the coldkey's `StakingHotkeys`, unless it is listed. Fails with
	/// `TooManyStakingHotkeys` where the list is full.
	pub(crate) fn note_staking_hotkey(
		coldkey: &T::AccountId,
		hotkey: &T::AccountId,
	) -> DispatchResult {
		if StakingHotkeys::<T>::get(coldkey).contains(hotkey) {
			return Ok(());
		}
		StakingHotkeys::<T>::try_mutate(coldkey, |hotkeys| {
			ensure!(hotkeys.len() < MOST_HOTKEYS, Error::<T>::TooManyStakingHotkeys);
			hotkeys.try_push(hotkey.clone()).map_err(|_| Error::<T>::TooManyStakingHotkeys.into())
		})
	}

	/// Lists a hotkey whose key swap has moved the coldkey's stake to it, beyond the limit if there
	/// is no other place: the coldkey did not ask for it. Returns whether the list has the hotkey.
	pub(crate) fn list_successor(coldkey: &T::AccountId, hotkey: &T::AccountId) -> bool {
		let mut hotkeys = StakingHotkeys::<T>::get(coldkey);
		if hotkeys.contains(hotkey) {
			return true;
		}
		let has_place = hotkeys.try_push(hotkey.clone()).is_ok();
		if has_place {
			StakingHotkeys::<T>::insert(coldkey, hotkeys);
		}
		has_place
	}

	/// Copies a coldkey's list to another, which has none, for a swap of the coldkey.
	pub(crate) fn copy_staking_hotkeys(from: &T::AccountId, to: &T::AccountId) {
		let hotkeys = StakingHotkeys::<T>::get(from);
		if !hotkeys.is_empty() && !StakingHotkeys::<T>::contains_key(to) {
			StakingHotkeys::<T>::insert(to, hotkeys);
		}
	}

	/// Removes the hotkey from the coldkey's `StakingHotkeys`.
	pub(crate) fn unlist_staking_hotkey(coldkey: &T::AccountId, hotkey: &T::AccountId) {
		let mut hotkeys = StakingHotkeys::<T>::get(coldkey);
		hotkeys.retain(|listed| listed != hotkey);
		if hotkeys.is_empty() {
			StakingHotkeys::<T>::remove(coldkey);
		} else {
			StakingHotkeys::<T>::insert(coldkey, hotkeys);
		}
	}
}
