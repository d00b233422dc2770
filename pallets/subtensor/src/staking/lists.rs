//! The lists of hotkeys with which a coldkey stakes.
//!
//! Only writer of `StakingHotkeys`.

use crate::pallet::*;
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
		StakingHotkeys::<T>::try_mutate(coldkey, |hotkeys| hotkeys.try_push(hotkey.clone()))
			.map_err(|_| Error::<T>::TooManyStakingHotkeys.into())
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
