//! Takes: what a delegate keeps of its stakers' dividends, and a child of its parents'.
//!
//! Only writer of `Delegates`, `ChildkeyTake`, `MinChildkeyTake`, `MaxChildkeyTake` and
//! `TxChildkeyTakeRateLimit`.
//!
//! A delegate may lower its take at any time, and raise it only when more than
//! `TxDelegateTakeRateLimit` blocks have passed since the last change.

use crate::{
	access::{
		limits::{passes, within_cooldown},
		refusal,
	},
	pallet::*,
	types::TransactionType,
};
use frame_support::{dispatch::DispatchResultWithPostInfo, ensure};
use ganglion_types::NetUid;
use sp_runtime::DispatchResult;

/// A new take of a delegate, in parts of 65,535.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Change {
	/// To a higher take.
	Increase(u16),
	/// To a lower take.
	Decrease(u16),
}

impl<T: Config> Pallet<T> {
	/// Makes a hotkey a delegate: stores the default take, unless it has one.
	pub(crate) fn become_delegate(hotkey: &T::AccountId) {
		if Delegates::<T>::contains_key(hotkey) {
			return;
		}
		let take = Delegates::<T>::get(hotkey);
		Delegates::<T>::insert(hotkey, take);
		if let Some(coldkey) = Self::owner_of(hotkey) {
			Self::deposit_event(Event::DelegateAdded(coldkey, hotkey.clone(), take));
		}
	}

	/// Makes the hotkey of a lease a delegate without a take.
	pub(crate) fn take_nothing(hotkey: &T::AccountId) {
		Delegates::<T>::insert(hotkey, 0);
	}

	/// Checks whether a delegate may change its take.
	///
	/// Checks, in order: the bounds of takes (`DelegateTakeTooLow`, `DelegateTakeTooHigh`); the
	/// hotkey exists (`HotKeyAccountNotExists`); the coldkey owns it (`NonAssociatedColdKey`); it
	/// is not being swapped (`KeySwapInProgress`); a decrease is below and an increase above the
	/// present take (`DelegateTakeTooLow`); for an increase, the rate limit
	/// (`DelegateTxRateLimitExceeded`).
	fn check_take(coldkey: &T::AccountId, hotkey: &T::AccountId, change: Change) -> DispatchResult {
		let (Change::Increase(take) | Change::Decrease(take)) = change;
		ensure!(take >= MinDelegateTake::<T>::get(), Error::<T>::DelegateTakeTooLow);
		ensure!(take <= MaxDelegateTake::<T>::get(), Error::<T>::DelegateTakeTooHigh);
		ensure!(Self::hotkey_exists(hotkey), Error::<T>::HotKeyAccountNotExists);
		Self::ensure_owned_by(hotkey, coldkey)?;
		Self::ensure_not_in_swap(hotkey)?;
		let present = Delegates::<T>::get(hotkey);
		match change {
			Change::Decrease(_) => ensure!(take < present, Error::<T>::DelegateTakeTooLow),
			Change::Increase(_) => {
				ensure!(take > present, Error::<T>::DelegateTakeTooLow);
				let (last, limit) =
					(Self::last_take_block(hotkey), TxDelegateTakeRateLimit::<T>::get());
				let too_soon = within_cooldown(last, Self::block_number(), limit);
				ensure!(!too_soon, Error::<T>::DelegateTxRateLimitExceeded);
			},
		}
		Ok(())
	}

	/// Changes the take of a delegate.
	///
	/// Makes the checks of [`Pallet::check_take`].
	pub(crate) fn do_change_take(
		coldkey: &T::AccountId,
		hotkey: &T::AccountId,
		change: Change,
	) -> DispatchResultWithPostInfo {
		refusal::checks::<T, _>(|| Self::check_take(coldkey, hotkey, change))?;
		let (Change::Increase(take) | Change::Decrease(take)) = change;
		Delegates::<T>::insert(hotkey, take);
		Self::note_take(hotkey);
		let (coldkey, hotkey) = (coldkey.clone(), hotkey.clone());
		Self::deposit_event(match change {
			Change::Increase(_) => Event::TakeIncreased(coldkey, hotkey, take),
			Change::Decrease(_) => Event::TakeDecreased(coldkey, hotkey, take),
		});
		Ok(().into())
	}

	/// Returns the part that a child keeps of the dividends on stake weight lent to it on a subnet,
	/// in parts of 65,535.
	pub fn childkey_take(hotkey: &T::AccountId, netuid: NetUid) -> u16 {
		ChildkeyTake::<T>::get(hotkey, netuid).max(Self::least_childkey_take(netuid))
	}

	/// Returns the lowest take of children on a subnet: the greater of the chain's and the
	/// subnet's.
	pub(crate) fn least_childkey_take(netuid: NetUid) -> u16 {
		MinChildkeyTake::<T>::get().max(MinChildkeyTakePerSubnet::<T>::get(netuid))
	}

	/// Sets a child's take on a subnet.
	///
	/// Checks, in order: the coldkey owns the hotkey (`NonAssociatedColdKey`), which is not being
	/// swapped (`KeySwapInProgress`); the bounds (`InvalidChildkeyTake`); for an increase, the rate
	/// limit (`TxChildkeyTakeRateLimitExceeded`).
	pub(crate) fn do_set_childkey_take(
		coldkey: &T::AccountId,
		hotkey: &T::AccountId,
		netuid: NetUid,
		take: u16,
	) -> DispatchResultWithPostInfo {
		let kind = TransactionType::SetChildkeyTake;
		refusal::checks::<T, _>(|| {
			Self::ensure_owned_by(hotkey, coldkey)?;
			Self::ensure_not_in_swap(hotkey)?;
			let bounds = Self::least_childkey_take(netuid)..=MaxChildkeyTake::<T>::get();
			ensure!(bounds.contains(&take), Error::<T>::InvalidChildkeyTake);
			if take > Self::childkey_take(hotkey, netuid) {
				let last = TransactionKeyLastBlock::<T>::get((hotkey, netuid, kind.index()));
				let limit = TxChildkeyTakeRateLimit::<T>::get();
				let late_enough = passes(last, Self::block_number(), limit);
				ensure!(late_enough, Error::<T>::TxChildkeyTakeRateLimitExceeded);
			}
			Ok(())
		})?;
		Self::note_transaction(hotkey, netuid, kind);
		ChildkeyTake::<T>::insert(hotkey, netuid, take);
		Self::deposit_event(Event::ChildKeyTakeSet(hotkey.clone(), take));
		Ok(().into())
	}

	/// Sets the minimum number of blocks between a change of a child's take and its next raise.
	pub(crate) fn set_childkey_take_rate_limit(blocks: u64) {
		TxChildkeyTakeRateLimit::<T>::put(blocks);
		Self::deposit_event(Event::TxChildKeyTakeRateLimitSet(blocks));
	}

	/// Sets the lowest take of children. Refuses one above the highest (`InvalidChildkeyTake`).
	pub(crate) fn set_min_childkey_take(take: u16) -> DispatchResult {
		ensure!(take <= MaxChildkeyTake::<T>::get(), Error::<T>::InvalidChildkeyTake);
		MinChildkeyTake::<T>::put(take);
		Self::deposit_event(Event::MinChildKeyTakeSet(take));
		Ok(())
	}

	/// Sets the highest take of children. Refuses one below the lowest (`InvalidChildkeyTake`).
	pub(crate) fn set_max_childkey_take(take: u16) -> DispatchResult {
		ensure!(take >= MinChildkeyTake::<T>::get(), Error::<T>::InvalidChildkeyTake);
		MaxChildkeyTake::<T>::put(take);
		Self::deposit_event(Event::MaxChildKeyTakeSet(take));
		Ok(())
	}

	/// Removes a child's take on a subnet during its clean-up.
	pub(crate) fn forget_childkey_take(hotkey: &T::AccountId, netuid: NetUid) {
		ChildkeyTake::<T>::remove(hotkey, netuid);
	}

	/// Gives the childkey take of a hotkey on a subnet to another hotkey.
	pub(crate) fn pass_on_childkey_take(netuid: NetUid, old: &T::AccountId, new: &T::AccountId) {
		if ChildkeyTake::<T>::contains_key(old, netuid) {
			ChildkeyTake::<T>::insert(new, netuid, ChildkeyTake::<T>::take(old, netuid));
		}
	}

	/// Gives a hotkey the take of a delegate, and the block of its last change. If it is a delegate
	/// itself, the lower take holds: a swap is no way to raise a take without notice.
	pub(crate) fn copy_take(old: &T::AccountId, new: &T::AccountId) {
		if let Ok(take) = Delegates::<T>::try_get(old) {
			let own = Delegates::<T>::try_get(new).unwrap_or(take);
			Delegates::<T>::insert(new, take.min(own));
		}
		Self::copy_take_block(old, new);
	}

	/// Removes the take of a hotkey that has been swapped.
	pub(crate) fn forget_take(hotkey: &T::AccountId) {
		Delegates::<T>::remove(hotkey);
		Self::forget_take_block(hotkey);
	}
}
