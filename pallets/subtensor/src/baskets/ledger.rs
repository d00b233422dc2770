//! The ledger of baskets: which hotkeys have one, and who has shares in it.
//!
//! Only writer of `BasketNumbers`, `BasketHotkeys`, `NextBasketNumber`, `BasketShares`,
//! `BasketHeld`, `BasketDepositedTao` and `BasketRedeemedTao`.
//!
//! A basket has a number, which is that of its account and stays its own when the hotkey is
//! swapped. It exists from the first share to the last: its account is opened and closed with it.
//! `BasketShares` is the sum of `BasketHeld`, and above zero.

use crate::pallet::*;
use frame_support::ensure;
use ganglion_types::TaoBalance;
use sp_runtime::DispatchError;

/// The number of a basket.
pub type BasketNumber = u32;

impl<T: Config> Pallet<T> {
	/// The number of a hotkey's basket.
	pub(crate) fn basket_of(hotkey: &T::AccountId) -> Option<BasketNumber> {
		BasketNumbers::<T>::get(hotkey)
	}

	/// The hotkey of a basket.
	pub(crate) fn hotkey_of_basket(basket: BasketNumber) -> Option<T::AccountId> {
		BasketHotkeys::<T>::get(basket)
	}

	/// All shares in a hotkey's basket.
	pub(crate) fn shares_in_basket(hotkey: &T::AccountId) -> u64 {
		BasketShares::<T>::get(hotkey)
	}

	/// A coldkey's shares in a basket.
	pub(crate) fn shares_of(coldkey: &T::AccountId, basket: BasketNumber) -> u64 {
		BasketHeld::<T>::get(coldkey, basket)
	}

	/// The baskets in which a coldkey has shares.
	pub(crate) fn baskets_held(coldkey: &T::AccountId) -> impl Iterator<Item = BasketNumber> {
		BasketHeld::<T>::iter_key_prefix(coldkey)
	}

	/// The basket of a hotkey, which is opened if there is none. The caller issues shares in it.
	pub(crate) fn basket_or_new(hotkey: &T::AccountId) -> Result<BasketNumber, DispatchError> {
		if let Some(basket) = Self::basket_of(hotkey) {
			return Ok(basket);
		}
		let basket = NextBasketNumber::<T>::get();
		let next = basket.checked_add(1).ok_or(Error::<T>::Overflow)?;
		Self::open_account(Self::account_of_basket(basket))?;
		NextBasketNumber::<T>::put(next);
		BasketNumbers::<T>::insert(hotkey, basket);
		BasketHotkeys::<T>::insert(basket, hotkey);
		Ok(basket)
	}

	/// Issues shares to a coldkey for a deposit that added `value` to the basket.
	pub(crate) fn issue_shares(
		hotkey: &T::AccountId,
		basket: BasketNumber,
		coldkey: &T::AccountId,
		(shares, value): (u64, TaoBalance),
	) -> Result<(), DispatchError> {
		let all = BasketShares::<T>::get(hotkey).checked_add(shares);
		BasketShares::<T>::insert(hotkey, all.ok_or(Error::<T>::Overflow)?);
		// A part of a sum that fits.
		BasketHeld::<T>::mutate(coldkey, basket, |held| *held = held.saturating_add(shares));
		BasketDepositedTao::<T>::mutate(hotkey, |sum| *sum = sum.saturating_add(value));
		Ok(())
	}

	/// Takes back all shares of a coldkey, for which it is paid `tao`. Without shares left the
	/// basket ends; the caller has emptied it.
	pub(crate) fn take_back_shares(
		hotkey: &T::AccountId,
		basket: BasketNumber,
		coldkey: &T::AccountId,
		tao: TaoBalance,
	) -> Result<(), DispatchError> {
		let all = BasketShares::<T>::get(hotkey);
		let held = BasketHeld::<T>::take(coldkey, basket);
		ensure!(held != 0 && held <= all, Error::<T>::Overflow);
		if held == all {
			return Self::end_basket(hotkey, basket);
		}
		BasketShares::<T>::insert(hotkey, all.saturating_sub(held));
		BasketRedeemedTao::<T>::mutate(hotkey, |sum| *sum = sum.saturating_add(tao));
		Ok(())
	}

	/// Ends a basket without shares, and closes its account.
	fn end_basket(hotkey: &T::AccountId, basket: BasketNumber) -> Result<(), DispatchError> {
		Self::close_account(&Self::account_of_basket(basket))?;
		BasketNumbers::<T>::remove(hotkey);
		BasketHotkeys::<T>::remove(basket);
		BasketShares::<T>::remove(hotkey);
		BasketDepositedTao::<T>::remove(hotkey);
		BasketRedeemedTao::<T>::remove(hotkey);
		Ok(())
	}

	// --- Swaps of keys ---

	/// Makes the basket of a hotkey that of another, which has none.
	pub(crate) fn pass_on_basket(old: &T::AccountId, new: &T::AccountId) {
		Self::pass_on_limits(old, new);
		let Some(basket) = BasketNumbers::<T>::take(old) else { return };
		BasketNumbers::<T>::insert(new, basket);
		BasketHotkeys::<T>::insert(basket, new);
		BasketShares::<T>::insert(new, BasketShares::<T>::take(old));
		BasketDepositedTao::<T>::insert(new, BasketDepositedTao::<T>::take(old));
		if BasketRedeemedTao::<T>::contains_key(old) {
			BasketRedeemedTao::<T>::insert(new, BasketRedeemedTao::<T>::take(old));
		}
	}

	/// Gives a coldkey's shares in a basket to another coldkey.
	pub(crate) fn pass_on_shares(basket: u32, old: &T::AccountId, new: &T::AccountId) {
		let held = BasketHeld::<T>::take(old, basket);
		BasketHeld::<T>::mutate(new, basket, |own| *own = own.saturating_add(held));
	}
}
