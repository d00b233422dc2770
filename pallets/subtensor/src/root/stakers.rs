//! The index of coldkeys with stake on root.
//!
//! Only writer of `StakingColdkeys`, `StakingColdkeysByIndex`, `NumStakingColdkeys` and
//! `RootPositions`.
//!
//! Coldkeys with stake on root, and only these, have consecutive numbers, so that automatic claims
//! can serve them in turn. When one leaves, the last takes over its number.

use crate::pallet::*;

impl<T: Config> Pallet<T> {
	/// Updates the count of a coldkey's root positions after its stake on root with one hotkey
	/// changed from `before` to `after`.
	pub(crate) fn count_root_position(coldkey: &T::AccountId, before: u64, after: u64) {
		let positions = RootPositions::<T>::get(coldkey);
		match (before, after) {
			(0, 1..) => {
				RootPositions::<T>::insert(coldkey, positions.saturating_add(1));
				if positions == 0 {
					Self::add_root_staker(coldkey);
				}
			},
			(1.., 0) if positions > 1 => {
				RootPositions::<T>::insert(coldkey, positions.saturating_sub(1))
			},
			(1.., 0) => {
				RootPositions::<T>::remove(coldkey);
				Self::remove_root_staker(coldkey);
			},
			_ => {},
		}
	}

	fn add_root_staker(coldkey: &T::AccountId) {
		let number = NumStakingColdkeys::<T>::get();
		StakingColdkeys::<T>::insert(coldkey, number);
		StakingColdkeysByIndex::<T>::insert(number, coldkey);
		NumStakingColdkeys::<T>::put(number.saturating_add(1));
	}

	fn remove_root_staker(coldkey: &T::AccountId) {
		let Some(number) = StakingColdkeys::<T>::take(coldkey) else { return };
		let last = NumStakingColdkeys::<T>::get().saturating_sub(1);
		NumStakingColdkeys::<T>::put(last);
		let Some(moved) = StakingColdkeysByIndex::<T>::take(last) else { return };
		if number != last {
			StakingColdkeys::<T>::insert(&moved, number);
			StakingColdkeysByIndex::<T>::insert(number, moved);
		}
	}
}
