//! What a delegate keeps of its stakers' dividends, and a child of its parents'.
//!
//! Only writer of `Delegates`, `ChildkeyTake`, `MinChildkeyTake`, `MaxChildkeyTake` and
//! `TxChildkeyTakeRateLimit`.
//!
//! A delegate lowers its take whenever it likes, and raises it only when the last change is `TxDelegateTakeRateLimit`
//! blocks old. Changing a take is free, so the transaction pool asks all that the call asks.

use crate::{
	access::limits::{exceeds, passes},
	pallet::*,
	types::TransactionType,
};
use frame_support::ensure;
use ganglion_types::NetUid;
use sp_runtime::DispatchResult;

/// A new take of a delegate, in parts of 65,535.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Change {
	/// Above the present one.
	Increase(u16),
	/// Below the present one.
	Decrease(u16),
}

impl<T: Config> Pallet<T> {
	/// Stores the take of a hotkey that others stake with, at the default, unless it has one.
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

	/// Refuses a take that the delegate may not have now. Asked by the transaction pool and again by the call.
	pub fn check_take(
		coldkey: &T::AccountId,
		hotkey: &T::AccountId,
		change: Change,
	) -> DispatchResult {
		let (Change::Increase(take) | Change::Decrease(take)) = change;
		ensure!(take >= MinDelegateTake::<T>::get(), Error::<T>::DelegateTakeTooLow);
		ensure!(take <= MaxDelegateTake::<T>::get(), Error::<T>::DelegateTakeTooHigh);
		ensure!(Self::hotkey_exists(hotkey), Error::<T>::HotKeyAccountNotExists);
		Self::ensure_owned_by(hotkey, coldkey)?;
		let present = Delegates::<T>::get(hotkey);
		match change {
			Change::Decrease(_) => ensure!(take < present, Error::<T>::DelegateTakeTooLow),
			Change::Increase(_) => {
				ensure!(take > present, Error::<T>::DelegateTakeTooLow);
				let (last, limit) =
					(Self::last_take_block(hotkey), TxDelegateTakeRateLimit::<T>::get());
				let too_soon = exceeds(last, Self::block_number(), limit);
				ensure!(!too_soon, Error::<T>::DelegateTxRateLimitExceeded);
			},
		}
		Ok(())
	}

	pub(crate) fn do_change_take(
		coldkey: &T::AccountId,
		hotkey: &T::AccountId,
		change: Change,
	) -> DispatchResult {
		Self::check_take(coldkey, hotkey, change)?;
		let (Change::Increase(take) | Change::Decrease(take)) = change;
		Delegates::<T>::insert(hotkey, take);
		Self::note_take(hotkey);
		let (coldkey, hotkey) = (coldkey.clone(), hotkey.clone());
		Self::deposit_event(match change {
			Change::Increase(_) => Event::TakeIncreased(coldkey, hotkey, take),
			Change::Decrease(_) => Event::TakeDecreased(coldkey, hotkey, take),
		});
		Ok(())
	}

	/// What a child keeps of the dividends on stake weight that others lend to it on a subnet, in parts of 65,535.
	pub fn childkey_take(hotkey: &T::AccountId, netuid: NetUid) -> u16 {
		ChildkeyTake::<T>::get(hotkey, netuid).max(Self::least_childkey_take(netuid))
	}

	fn least_childkey_take(netuid: NetUid) -> u16 {
		MinChildkeyTake::<T>::get().max(MinChildkeyTakePerSubnet::<T>::get(netuid))
	}

	pub(crate) fn do_set_childkey_take(
		coldkey: &T::AccountId,
		hotkey: &T::AccountId,
		netuid: NetUid,
		take: u16,
	) -> DispatchResult {
		Self::ensure_owned_by(hotkey, coldkey)?;
		let bounds = Self::least_childkey_take(netuid)..=MaxChildkeyTake::<T>::get();
		ensure!(bounds.contains(&take), Error::<T>::InvalidChildkeyTake);
		let kind = TransactionType::SetChildkeyTake;
		if take > Self::childkey_take(hotkey, netuid) {
			let last = TransactionKeyLastBlock::<T>::get((hotkey, netuid, kind.index()));
			let limit = TxChildkeyTakeRateLimit::<T>::get();
			let late_enough = passes(last, Self::block_number(), limit);
			ensure!(late_enough, Error::<T>::TxChildkeyTakeRateLimitExceeded);
		}
		Self::note_transaction(hotkey, netuid, kind);
		ChildkeyTake::<T>::insert(hotkey, netuid, take);
		Self::deposit_event(Event::ChildKeyTakeSet(hotkey.clone(), take));
		Ok(())
	}

	pub(crate) fn set_childkey_take_rate_limit(blocks: u64) {
		TxChildkeyTakeRateLimit::<T>::put(blocks);
		Self::deposit_event(Event::TxChildKeyTakeRateLimitSet(blocks));
	}

	/// Sets the lowest take of children; one above the highest would leave them no choice.
	pub(crate) fn set_min_childkey_take(take: u16) -> DispatchResult {
		ensure!(take <= MaxChildkeyTake::<T>::get(), Error::<T>::InvalidChildkeyTake);
		MinChildkeyTake::<T>::put(take);
		Self::deposit_event(Event::MinChildKeyTakeSet(take));
		Ok(())
	}

	/// Sets the highest take of children; one below the lowest would leave them no choice.
	pub(crate) fn set_max_childkey_take(take: u16) -> DispatchResult {
		ensure!(take >= MinChildkeyTake::<T>::get(), Error::<T>::InvalidChildkeyTake);
		MaxChildkeyTake::<T>::put(take);
		Self::deposit_event(Event::MaxChildKeyTakeSet(take));
		Ok(())
	}

	/// Removes a child's take on a subnet that is cleaned up.
	pub(crate) fn forget_childkey_take(hotkey: &T::AccountId, netuid: NetUid) {
		ChildkeyTake::<T>::remove(hotkey, netuid);
	}
}
