//! Every rao that comes to be or ceases to.
//!
//! Only writer of `TotalIssuance`, `TotalMinted`, `TotalRecycled` and `TotalDust`.
//!
//! `TotalIssuance` equals the balances' own total at all times, and
//! `TotalIssuance = GenesisIssuance + TotalMinted − TotalRecycled − TotalDust`.
//! Money on its way is a `Credit`: it can be paid into an account or recycled, but not forgotten.

use crate::pallet::*;
use frame_support::traits::{
	fungible::{Balanced, Credit, Inspect},
	Imbalance, OnUnbalanced,
};
use ganglion_types::TaoBalance;

/// TAO on its way to an account.
pub type CreditOf<T> = Credit<<T as frame_system::Config>::AccountId, <T as Config>::Currency>;

impl<T: Config> Pallet<T> {
	/// Makes TAO.
	pub(crate) fn mint(amount: TaoBalance) -> CreditOf<T> {
		let credit = T::Currency::issue(amount.rao());
		let minted = TaoBalance::new(credit.peek());
		TotalMinted::<T>::mutate(|total| *total = total.saturating_add(minted));
		TotalIssuance::<T>::mutate(|total| *total = total.saturating_add(minted));
		credit
	}

	/// Destroys TAO that nobody is to have.
	pub fn recycle(credit: CreditOf<T>) {
		let gone = TaoBalance::new(credit.peek());
		TotalRecycled::<T>::mutate(|total| *total = total.saturating_add(gone));
		TotalIssuance::<T>::mutate(|total| *total = total.saturating_sub(gone));
	}

	/// Destroys what an account held below the existential deposit.
	fn remove_dust(credit: CreditOf<T>) {
		let gone = TaoBalance::new(credit.peek());
		TotalDust::<T>::mutate(|total| *total = total.saturating_add(gone));
		TotalIssuance::<T>::mutate(|total| *total = total.saturating_sub(gone));
	}

	/// Counts what calls of other pallets made or destroyed in this block: a burn by a user, a
	/// balance set by root. Called when the block ends.
	pub(crate) fn settle_issuance_from_outside() {
		let counted = TotalIssuance::<T>::get();
		let there_is = TaoBalance::new(T::Currency::total_issuance());
		if there_is == counted {
			return;
		}
		let made = there_is.saturating_sub(counted);
		let destroyed = counted.saturating_sub(there_is);
		TotalMinted::<T>::mutate(|total| *total = total.saturating_add(made));
		TotalRecycled::<T>::mutate(|total| *total = total.saturating_add(destroyed));
		TotalIssuance::<T>::put(there_is);
	}
}

/// Handler for the balances' dust: counts it.
pub struct CountDust<T>(core::marker::PhantomData<T>);
impl<T: Config> OnUnbalanced<CreditOf<T>> for CountDust<T> {
	fn on_nonzero_unbalanced(credit: CreditOf<T>) {
		Pallet::<T>::remove_dust(credit)
	}
}
