//! All minting and burning of TAO.
//!
//! Only writer of `TotalIssuance`, `TotalMinted`, `TotalRecycled` and `TotalDust`.
//!
//! `TotalIssuance` equals the total issuance of `pallet-balances` at the end of every block, and
//! `TotalIssuance = GenesisIssuance + TotalMinted − TotalRecycled − TotalDust` at all times. TAO in
//! transit is a `Credit`: the pallet resolves it into an account or recycles it, so that none is
//! lost uncounted.

use crate::pallet::*;
use frame_support::traits::{
	fungible::{Balanced, Credit, Inspect},
	Imbalance, OnUnbalanced,
};
use ganglion_types::TaoBalance;

/// TAO in transit: minted or withdrawn, and not yet in an account.
pub type CreditOf<T> = Credit<<T as frame_system::Config>::AccountId, <T as Config>::Currency>;

impl<T: Config> Pallet<T> {
	/// Mints TAO.
	pub(crate) fn mint(amount: TaoBalance) -> CreditOf<T> {
		let credit = T::Currency::issue(amount.rao());
		let minted = TaoBalance::new(credit.peek());
		TotalMinted::<T>::mutate(|total| *total = total.saturating_add(minted));
		TotalIssuance::<T>::mutate(|total| *total = total.saturating_add(minted));
		credit
	}

	/// Burns TAO and counts it as recycled.
	pub fn recycle(credit: CreditOf<T>) {
		let gone = TaoBalance::new(credit.peek());
		TotalRecycled::<T>::mutate(|total| *total = total.saturating_add(gone));
		TotalIssuance::<T>::mutate(|total| *total = total.saturating_sub(gone));
	}

	/// Burns the dust of a removed account and counts it.
	fn remove_dust(credit: CreditOf<T>) {
		let gone = TaoBalance::new(credit.peek());
		TotalDust::<T>::mutate(|total| *total = total.saturating_add(gone));
		TotalIssuance::<T>::mutate(|total| *total = total.saturating_sub(gone));
	}

	/// Counts what calls of other pallets minted or burned in this block, for example a burn by a
	/// user or a balance set by root. Called at the end of the block.
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

/// `DustRemoval` handler of `pallet-balances`: counts dust.
pub struct CountDust<T>(core::marker::PhantomData<T>);
impl<T: Config> OnUnbalanced<CreditOf<T>> for CountDust<T> {
	fn on_nonzero_unbalanced(credit: CreditOf<T>) {
		Pallet::<T>::remove_dust(credit)
	}
}
