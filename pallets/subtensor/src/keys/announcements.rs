//! Announcements of coldkey swaps, and their disputes.
//!
//! Only writer of `ColdkeySwapAnnouncements` and `ColdkeySwapDisputes`.
//!
//! A coldkey holds everything, so its swap is announced: whoever has stolen the key cannot swap it
//! at once, and its owner can dispute the announcement meanwhile.
//!
//! 1. `announce_coldkey_swap` stores the hash of the new coldkey. From now on the coldkey may make
//!    no other calls than those of this list and `MevShield.submit_encrypted`
//!    ([`Pallet::check_signer`]).
//! 2. After `ColdkeySwapAnnouncementDelay` blocks, `swap_coldkey_announced` swaps it
//!    ([`crate::keys::coldkey_swap`]). `ColdkeySwapReannouncementDelay` blocks later the coldkey
//!    may announce another, without a charge, or withdraw the announcement.
//! 3. `dispute_coldkey_swap` blocks the coldkey altogether, until root has settled the dispute: it
//!    swaps the coldkey (`swap_coldkey`) or removes the announcement (`reset_coldkey_swap`).

use crate::{access::refusal, pallet::*};
use frame_support::{
	dispatch::DispatchResultWithPostInfo,
	ensure,
	traits::{
		fungible::Balanced,
		tokens::{Fortitude, Precision, Preservation},
	},
};
use frame_system::pallet_prelude::BlockNumberFor;
use ganglion_types::TaoBalance;
use sp_runtime::{traits::Hash, DispatchResult, SaturatedConversion};

/// Price of the swap of a coldkey or of a hotkey on all subnets, in rao: 0.1 TAO.
pub(crate) const KEY_SWAP_COST: TaoBalance = TaoBalance::new(100_000_000);

impl<T: Config> Pallet<T> {
	/// Announces the swap of a coldkey to one with this hash.
	///
	/// Checks, in order: the coldkey is not being swapped (`KeySwapInProgress`); the swap is not
	/// disputed (`ColdkeySwapDisputed`); an earlier announcement is old enough
	/// (`ColdkeySwapReannouncedTooEarly`); without one, the coldkey can pay
	/// (`NotEnoughBalanceToPaySwapColdKey`).
	pub(crate) fn do_announce_coldkey_swap(
		coldkey: &T::AccountId,
		new_hash: T::Hash,
	) -> DispatchResultWithPostInfo {
		refusal::checks::<T, _>(|| {
			Self::ensure_coldkey_not_in_swap(coldkey)?;
			Self::ensure_not_disputed(coldkey)?;
			let Some((when, _)) = ColdkeySwapAnnouncements::<T>::get(coldkey) else {
				return Self::charge_coldkey_swap(coldkey, KEY_SWAP_COST);
			};
			let early = Error::<T>::ColdkeySwapReannouncedTooEarly;
			ensure!(Self::may_change_announcement(when.saturated_into()), early);
			Ok(())
		})?;
		let delay = u64::from(ColdkeySwapAnnouncementDelay::<T>::get());
		let when: BlockNumberFor<T> = Self::block_number().saturating_add(delay).saturated_into();
		ColdkeySwapAnnouncements::<T>::insert(coldkey, (when, new_hash));
		let (who, new_coldkey_hash) = (coldkey.clone(), new_hash);
		Self::deposit_event(Event::ColdkeySwapAnnounced { who, new_coldkey_hash });
		Ok(().into())
	}

	/// Refuses a coldkey whose announced swap is disputed (`ColdkeySwapDisputed`).
	pub(crate) fn ensure_not_disputed(coldkey: &T::AccountId) -> DispatchResult {
		ensure!(!ColdkeySwapDisputes::<T>::contains_key(coldkey), Error::<T>::ColdkeySwapDisputed);
		Ok(())
	}

	/// Whether an announcement of a swap at block `when` may be replaced or withdrawn.
	fn may_change_announcement(when: u64) -> bool {
		let delay = u64::from(ColdkeySwapReannouncementDelay::<T>::get());
		Self::block_number() >= when.saturating_add(delay)
	}

	/// Withdraws an announcement.
	///
	/// Checks, in order: there is one (`ColdkeySwapAnnouncementNotFound`), it is not disputed
	/// (`ColdkeySwapDisputed`), and it is old enough (`ColdkeySwapClearTooEarly`).
	pub(crate) fn do_clear_coldkey_swap(coldkey: &T::AccountId) -> DispatchResultWithPostInfo {
		refusal::checks::<T, _>(|| {
			let (when, _) = ColdkeySwapAnnouncements::<T>::get(coldkey)
				.ok_or(Error::<T>::ColdkeySwapAnnouncementNotFound)?;
			Self::ensure_not_disputed(coldkey)?;
			let late_enough = Self::may_change_announcement(when.saturated_into());
			ensure!(late_enough, Error::<T>::ColdkeySwapClearTooEarly);
			Ok(())
		})?;
		Self::forget_announcement(coldkey);
		Self::deposit_event(Event::ColdkeySwapCleared { who: coldkey.clone() });
		Ok(().into())
	}

	/// Disputes an announcement.
	///
	/// Checks, in order: there is one (`ColdkeySwapAnnouncementNotFound`), and it is not disputed
	/// already (`ColdkeySwapAlreadyDisputed`).
	pub(crate) fn do_dispute_coldkey_swap(coldkey: &T::AccountId) -> DispatchResultWithPostInfo {
		refusal::checks_of_small_call(|| {
			let announced = ColdkeySwapAnnouncements::<T>::contains_key(coldkey);
			ensure!(announced, Error::<T>::ColdkeySwapAnnouncementNotFound);
			let disputed = ColdkeySwapDisputes::<T>::contains_key(coldkey);
			ensure!(!disputed, Error::<T>::ColdkeySwapAlreadyDisputed);
			Ok(())
		})?;
		let now = frame_system::Pallet::<T>::block_number();
		ColdkeySwapDisputes::<T>::insert(coldkey, now);
		Self::deposit_event(Event::ColdkeySwapDisputed { coldkey: coldkey.clone() });
		Ok(().into())
	}

	/// Removes the announcement of a coldkey and its dispute.
	pub(crate) fn do_reset_coldkey_swap(coldkey: &T::AccountId) {
		Self::forget_announcement(coldkey);
		Self::deposit_event(Event::ColdkeySwapReset { who: coldkey.clone() });
	}

	pub(crate) fn forget_announcement(coldkey: &T::AccountId) {
		ColdkeySwapAnnouncements::<T>::remove(coldkey);
		ColdkeySwapDisputes::<T>::remove(coldkey);
	}

	/// Checks that the announced swap may be made now, to this coldkey.
	///
	/// Checks, in order: it is announced (`ColdkeySwapAnnouncementNotFound`), to this coldkey
	/// (`AnnouncedColdkeyHashDoesNotMatch`); it is not disputed (`ColdkeySwapDisputed`); the delay
	/// is over (`ColdkeySwapTooEarly`).
	pub(crate) fn check_announcement(coldkey: &T::AccountId, new: &T::AccountId) -> DispatchResult {
		let (when, announced) = ColdkeySwapAnnouncements::<T>::get(coldkey)
			.ok_or(Error::<T>::ColdkeySwapAnnouncementNotFound)?;
		let matches = announced == <T as frame_system::Config>::Hashing::hash_of(new);
		ensure!(matches, Error::<T>::AnnouncedColdkeyHashDoesNotMatch);
		Self::ensure_not_disputed(coldkey)?;
		let now = frame_system::Pallet::<T>::block_number();
		ensure!(now >= when, Error::<T>::ColdkeySwapTooEarly);
		Ok(())
	}

	/// Recycles the price of a coldkey swap (`NotEnoughBalanceToPaySwapColdKey`).
	pub(crate) fn charge_coldkey_swap(coldkey: &T::AccountId, cost: TaoBalance) -> DispatchResult {
		Self::recycle_from(coldkey, cost)
			.map_err(|()| Error::<T>::NotEnoughBalanceToPaySwapColdKey.into())
	}

	/// Recycles TAO of an account, which keeps the existential deposit. Fails if it cannot spend so
	/// much.
	pub(crate) fn recycle_from(who: &T::AccountId, amount: TaoBalance) -> Result<(), ()> {
		if amount.is_zero() {
			return Ok(());
		}
		let (precision, keep) = (Precision::Exact, Preservation::Preserve);
		let credit = T::Currency::withdraw(who, amount.rao(), precision, keep, Fortitude::Polite);
		credit.map(Self::recycle).map_err(drop)
	}
}
