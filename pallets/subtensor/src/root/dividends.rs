//! Root's part of an epoch's dividends.
//!
//! Only writer of `RootAlphaDividendsPerSubnet`.
//!
//! A validator's dividend has an alpha part and a root part, in proportion to its alpha stake and
//! its weighted TAO on root; [`ganglion_economy::dividends`] has the formula.
//!
//! The delegate keeps its take of the root part. The rest is credited to those who have staked with
//! it on root, and who claim it when they like ([`crate::root::accounts`]). An amount too small to
//! raise the rate returns to root's pot until the next epoch; an amount above their stake goes to
//! the delegate.

use crate::{pallet::*, types::MAX_EARNERS};
use alloc::{vec, vec::Vec};
use ganglion_economy::{split_dividends, take_share, Dividend, DividendPay};
use ganglion_types::{AlphaBalance, NetUid};

impl<T: Config> Pallet<T> {
	/// Divides the validators' pot, which is the sum of `earned`, and the root pot. Empties the
	/// root pot unless nobody earned anything.
	pub(crate) fn share_dividends(
		netuid: NetUid,
		earned: &[(T::AccountId, u64)],
	) -> Vec<DividendPay> {
		if earned.iter().all(|(_, amount)| *amount == 0) {
			return vec![DividendPay::default(); earned.len()];
		}
		let root_pot = Self::drain_root_pot(netuid).rao();
		let dividend = |(hotkey, amount): &(T::AccountId, u64)| Dividend {
			amount: *amount,
			alpha: Self::total_alpha(hotkey, netuid).rao(),
			root: Self::weighted_root_stake_of(hotkey),
		};
		split_dividends(root_pot, &earned.iter().map(dividend).collect::<Vec<_>>())
	}

	/// Pays a delegate its take of the root part, and credits the rest to its stakers on root;
	/// returns the amount paid.
	pub(crate) fn pay_root_stakers(
		netuid: NetUid,
		hotkey: &T::AccountId,
		amount: u64,
	) -> AlphaBalance {
		let pay = AlphaBalance::new(amount);
		if pay.is_zero() {
			return pay;
		}
		let Some(owner) = Self::owner_of(hotkey) else {
			Self::give_to_protocol(netuid, pay);
			return pay;
		};
		let take = AlphaBalance::new(take_share(amount, Delegates::<T>::get(hotkey)));
		Self::stake_or_keep(hotkey, &owner, netuid, take);
		let rest = pay.saturating_sub(take);
		let of_root = Self::root_stake_key(hotkey);
		let stake = Self::total_alpha(&of_root, NetUid::ROOT);
		let Some(promised) = Self::promise_to_root_stakers(&of_root, netuid, stake, rest) else {
			Self::stake_or_keep(hotkey, &owner, netuid, rest);
			return pay;
		};
		if !promised.is_zero() {
			RootAlphaDividendsPerSubnet::<T>::insert(netuid, hotkey, promised);
			Self::compound_return(&of_root, netuid, promised, stake);
		}
		Self::return_to_root_pot(netuid, rest.saturating_sub(promised));
		take.saturating_add(promised)
	}

	/// Removes the published root dividends of the last epoch. One pass removes them all: an epoch
	/// writes at most `MAX_EARNERS`.
	pub(crate) fn clear_root_dividends(netuid: NetUid) {
		let _ = RootAlphaDividendsPerSubnet::<T>::clear_prefix(netuid, MAX_EARNERS, None);
	}

	/// Adds the last epoch's root dividends of a hotkey to those of another.
	pub(crate) fn pass_on_root_dividends(netuid: NetUid, old: &T::AccountId, new: &T::AccountId) {
		let paid = RootAlphaDividendsPerSubnet::<T>::take(netuid, old);
		if !paid.is_zero() {
			RootAlphaDividendsPerSubnet::<T>::mutate(netuid, new, |own| {
				*own = own.saturating_add(paid);
			});
		}
	}
}
