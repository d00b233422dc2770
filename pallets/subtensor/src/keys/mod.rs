//! Keys: the coldkey that owns each hotkey.
//!
//! Only writer of `Owner` and `OwnedHotkeys`.
//!
//! A hotkey exists from the block in which a coldkey binds it. It needs no balance, because setting
//! weights and serving an axon are free. The transaction pool refuses an account without
//! references, and the system pallet forgets its nonce; a hotkey therefore holds one `sufficients`
//! reference for as long as it exists.

pub mod announcements;
pub mod children;
pub mod coldkey_swap;
pub mod evm;
pub mod hotkey_swap;
pub mod inheritance;
pub mod lineage;
pub mod links;
pub mod swaps;
pub mod takes;

use crate::{
	access::refusal,
	pallet::*,
	types::{KeyList, MOST_HOTKEYS},
};
use alloc::vec::Vec;
use frame_support::{dispatch::DispatchResultWithPostInfo, ensure};
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

	/// Binds a hotkey to the signer of the call. Checks: those of [`Self::bind_hotkey`].
	pub(crate) fn do_associate_hotkey(
		hotkey: &T::AccountId,
		coldkey: &T::AccountId,
	) -> DispatchResultWithPostInfo {
		refusal::checks::<T, _>(|| Self::bind_hotkey(hotkey, coldkey))?;
		Ok(().into())
	}

	/// Binds a hotkey to a coldkey, unless a coldkey owns it already.
	///
	/// Fails for an account of the protocol (`CannotUseSystemAccount`), for a key that is being
	/// swapped (`KeySwapInProgress`), and if one of the coldkey's lists is full
	/// (`TooManyOwnedHotkeys`, `TooManyStakingHotkeys`).
	pub(crate) fn bind_hotkey(hotkey: &T::AccountId, coldkey: &T::AccountId) -> DispatchResult {
		if Self::hotkey_exists(hotkey) {
			return Ok(());
		}
		ensure!(!Self::is_system_account(hotkey), Error::<T>::CannotUseSystemAccount);
		Self::ensure_not_in_swap(hotkey)?;
		Self::bind_new_hotkey(hotkey, coldkey)
	}

	/// Binds a hotkey that does not exist, which may be that of a lease, to a coldkey.
	///
	/// Fails if one of the coldkey's lists is full (`TooManyOwnedHotkeys`,
	/// `TooManyStakingHotkeys`).
	pub(crate) fn bind_new_hotkey(hotkey: &T::AccountId, coldkey: &T::AccountId) -> DispatchResult {
		OwnedHotkeys::<T>::try_mutate(coldkey, |owned| {
			ensure!(owned.len() < MOST_HOTKEYS, Error::<T>::TooManyOwnedHotkeys);
			owned.try_push(hotkey.clone()).map_err(|_| Error::<T>::TooManyOwnedHotkeys)
		})?;
		Self::note_staking_hotkey(coldkey, hotkey)?;
		Owner::<T>::insert(hotkey, coldkey);
		frame_system::Pallet::<T>::inc_sufficients(hotkey);
		Ok(())
	}

	/// Gives the next hotkey that a coldkey owns to another coldkey. Returns it, if there was one.
	pub(crate) fn pass_on_next_hotkey(
		old: &T::AccountId,
		new: &T::AccountId,
	) -> Option<T::AccountId> {
		let mut rest = OwnedHotkeys::<T>::get(old).into_inner();
		let hotkey = rest.pop()?;
		Self::put_owned(old, rest);
		let mut owned = OwnedHotkeys::<T>::get(new).into_inner();
		owned.push(hotkey.clone());
		Self::put_owned(new, owned);
		Owner::<T>::insert(&hotkey, new);
		Some(hotkey)
	}

	/// Removes the coldkey of a hotkey that has been swapped: it exists no more.
	pub(crate) fn unbind_hotkey(hotkey: &T::AccountId) {
		let Some(coldkey) = Self::owner_of(hotkey) else { return };
		let mut owned = OwnedHotkeys::<T>::get(&coldkey).into_inner();
		owned.retain(|listed| listed != hotkey);
		Self::put_owned(&coldkey, owned);
		Owner::<T>::remove(hotkey);
		frame_system::Pallet::<T>::dec_sufficients(hotkey);
	}

	fn put_owned(coldkey: &T::AccountId, owned: Vec<T::AccountId>) {
		if owned.is_empty() {
			OwnedHotkeys::<T>::remove(coldkey);
		} else {
			OwnedHotkeys::<T>::insert(coldkey, KeyList::<T>::truncate_from(owned));
		}
	}
}
