//! Keys: the coldkey that owns each hotkey.
//!
//! Only writer of `Owner` and `OwnedHotkeys`.
//!
//! A hotkey exists from the block in which a coldkey binds it. It needs no balance, because setting
//! weights and serving an axon are free. The transaction pool refuses an account without
//! references, and the system pallet forgets its nonce; a hotkey therefore holds one `sufficients`
//! reference for as long as it exists.

pub mod children;
pub mod evm;
pub mod inheritance;
pub mod links;
pub mod takes;

use crate::pallet::*;
use frame_support::ensure;
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	/// Returns the coldkey that owns a hotkey, if the hotkey exists.
	pub fn owner_of(hotkey: &T::AccountId) -> Option<T::AccountId> {
		Owner::<T>::try_get(hotkey).ok()
	}

	/// Whether a hotkey is bound to a coldkey.
	pub fn hotkey_exists(hotkey: &T::AccountId) -> bool {
		Owner::<T>::contains_key(hotkey)
	}

	/// Refuses a hotkey that the coldkey does not own (`NonAssociatedColdKey`).
	pub(crate) fn ensure_owned_by(hotkey: &T::AccountId, coldkey: &T::AccountId) -> DispatchResult {
		ensure!(Self::owner_of(hotkey).as_ref() == Some(coldkey), Error::<T>::NonAssociatedColdKey);
		Ok(())
	}

	/// Binds a hotkey to a coldkey, unless a coldkey owns it already.
	///
	/// Fails for an account of the protocol (`CannotUseSystemAccount`) and if one of the coldkey's
	/// lists is full (`TooManyOwnedHotkeys`, `TooManyStakingHotkeys`).
	pub(crate) fn bind_hotkey(hotkey: &T::AccountId, coldkey: &T::AccountId) -> DispatchResult {
		ensure!(!Self::is_system_account(hotkey), Error::<T>::CannotUseSystemAccount);
		if Self::hotkey_exists(hotkey) {
			return Ok(());
		}
		OwnedHotkeys::<T>::try_mutate(coldkey, |owned| owned.try_push(hotkey.clone()))
			.map_err(|_| Error::<T>::TooManyOwnedHotkeys)?;
		Self::note_staking_hotkey(coldkey, hotkey)?;
		Owner::<T>::insert(hotkey, coldkey);
		frame_system::Pallet::<T>::inc_sufficients(hotkey);
		Ok(())
	}
}
