//! Invariants of baskets.

use crate::pallet::*;
use alloc::collections::BTreeMap;
use frame_support::{ensure, traits::fungible::Inspect};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Each basket has one hotkey, a number that was given and shares, which are its holders'; its
	/// account is open; and what is stored by hotkey is of hotkeys with a basket.
	pub(super) fn check_baskets() -> Result<(), TryRuntimeError> {
		let mut held: BTreeMap<_, u128> = BTreeMap::new();
		for (_, basket, shares) in BasketHeld::<T>::iter() {
			ensure!(shares != 0, "shares of zero are stored");
			let sum = held.entry(basket).or_default();
			*sum = sum.saturating_add(shares.into());
		}
		let next = NextBasketNumber::<T>::get();
		for (hotkey, basket) in BasketNumbers::<T>::iter() {
			ensure!(basket < next, "a basket's number is not given yet");
			let named = BasketHotkeys::<T>::get(basket);
			ensure!(named.as_ref() == Some(&hotkey), "a basket has another hotkey");
			let all = u128::from(BasketShares::<T>::get(&hotkey));
			ensure!(all != 0, "a basket has no shares");
			let sum = held.remove(&basket).unwrap_or(0);
			ensure!(sum == all, "the shares in a basket are not its holders'");
			let account = Self::account_of_basket(basket);
			let deposit = T::Currency::minimum_balance();
			let is_open = T::Currency::total_balance(&account) >= deposit;
			ensure!(is_open, "the account of a basket is closed");
		}
		ensure!(held.is_empty(), "shares in a basket that does not exist");
		let baskets = BasketNumbers::<T>::iter_keys().count();
		let has_basket = |hotkey| BasketNumbers::<T>::contains_key(hotkey);
		ensure!(
			BasketHotkeys::<T>::iter_keys().count() == baskets
				&& BasketShares::<T>::iter_keys().count() == baskets
				&& BasketDepositedTao::<T>::iter_keys().all(has_basket)
				&& BasketRedeemedTao::<T>::iter_keys().all(has_basket)
				&& BetaBaseline::<T>::iter_keys().all(has_basket)
				&& BetaIndexFundSample::<T>::iter_keys().all(has_basket),
			"something of a basket that does not exist"
		);
		Ok(())
	}
}
