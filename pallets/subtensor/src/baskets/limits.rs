//! What baskets may trade: exclusions, and the bucket of each basket.
//!
//! Only writer of `BasketTradingFrozen` and `BasketTradeBucket`.
//!
//! Both belong to the hotkey, and go with it when it is swapped, also without a basket.

use crate::pallet::*;
use frame_support::ensure;
use ganglion_economy::basket::Bucket;
use ganglion_types::TaoBalance;
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	/// Excludes the basket of a hotkey from trading, or no longer.
	pub fn set_basket_frozen(hotkey: &T::AccountId, frozen: bool) {
		if frozen {
			BasketTradingFrozen::<T>::insert(hotkey, ());
		} else {
			BasketTradingFrozen::<T>::remove(hotkey);
		}
	}

	/// Checks, in order: baskets can be traded (`BasketTradingDisabled`), and this one is not
	/// excluded (`BasketTradingFrozen`).
	pub(crate) fn ensure_basket_trades(hotkey: &T::AccountId) -> DispatchResult {
		ensure!(BasketTradingEnabled::<T>::get(), Error::<T>::BasketTradingDisabled);
		let frozen = BasketTradingFrozen::<T>::contains_key(hotkey);
		ensure!(!frozen, Error::<T>::BasketTradingFrozen);
		Ok(())
	}

	/// What a hotkey's basket can trade now, if `most` is what it can trade at once.
	pub(crate) fn bucket_of(hotkey: &T::AccountId, most: TaoBalance) -> Bucket {
		let now = Self::block_number();
		match BasketTradeBucket::<T>::get(hotkey) {
			None => Bucket { available: most.rao(), since: now },
			Some((available, since)) => Bucket { available, since }.refilled(most.rao(), now),
		}
	}

	/// Stores what a hotkey's basket can still trade.
	pub(crate) fn put_bucket(hotkey: &T::AccountId, bucket: Bucket) {
		BasketTradeBucket::<T>::insert(hotkey, (bucket.available, bucket.since));
	}

	/// Gives what limits the trades of a hotkey's basket to another hotkey: of two buckets the
	/// lower level and the later block.
	pub(crate) fn pass_on_limits(old: &T::AccountId, new: &T::AccountId) {
		if BasketTradingFrozen::<T>::take(old).is_some() {
			BasketTradingFrozen::<T>::insert(new, ());
		}
		let Some((available, since)) = BasketTradeBucket::<T>::take(old) else { return };
		let (least, last) = BasketTradeBucket::<T>::get(new).unwrap_or((available, since));
		BasketTradeBucket::<T>::insert(new, (available.min(least), since.max(last)));
	}
}
