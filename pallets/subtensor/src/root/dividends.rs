//! What of an epoch's dividends is for root's stakers.
//!
//! Only writer of `RootAlphaDividendsPerSubnet`.
//!
//! A validator's dividend has an alpha part and a root part, in proportion to its alpha stake and
//! its weighted TAO on root; [`ganglion_economy::dividends`] has the formula.
//!
//! Of root pay the delegate keeps its take. The rest is promised to those who have staked with it
//! on root, who claim it when they like ([`crate::root::accounts`]). What is too little to count
//! for so much stake waits in root's pot for the next epoch; what is more than they have staked
//! goes to the delegate.

use crate::{pallet::*, types::MAX_EARNERS};
use alloc::{vec, vec::Vec};
use ganglion_economy::{split_dividends, take_share, Dividend, DividendPay};
use ganglion_types::{AlphaBalance, NetUid};

impl<T: Config> Pallet<T> {
	/// Divides the validators' pot, which is all that was `earned`, and the root pot, which it
	/// empties unless nobody earned anything.
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

	/// Pays a delegate its take of root pay, and its stakers on root the rest; answers what was
	/// paid.
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
		let stake = Self::total_alpha(hotkey, NetUid::ROOT);
		let Some(promised) = Self::promise_to_root_stakers(hotkey, netuid, stake, rest) else {
			Self::stake_or_keep(hotkey, &owner, netuid, rest);
			return pay;
		};
		if !promised.is_zero() {
			RootAlphaDividendsPerSubnet::<T>::insert(netuid, hotkey, promised);
		}
		Self::return_to_root_pot(netuid, rest.saturating_sub(promised));
		take.saturating_add(promised)
	}

	/// Shows no root dividends any more: no more than an epoch pays, so one pass removes them all.
	pub(crate) fn clear_root_dividends(netuid: NetUid) {
		let _ = RootAlphaDividendsPerSubnet::<T>::clear_prefix(netuid, MAX_EARNERS, None);
	}
}
