//! What of an epoch's dividends is for root's stakers.
//!
//! Only writer of `RootAlphaDividendsPerSubnet`.
//!
//! A validator's dividend has two parts, as its stake has: alpha of the subnet, and TAO on root
//! that counts there too. The alpha parts share the validators' pot, the root parts share root's.
//! Where nobody has a part of one kind, its pot goes with the other's.
//!
//! Of root pay the delegate keeps its take. The rest is promised to those who have staked with it
//! on root, who claim it when they like ([`crate::root::accounts`]). What is too little to count
//! for so much stake waits in root's pot for the next epoch; what is more than they have staked
//! goes to the delegate.

use crate::{pallet::*, types::MAX_EARNERS};
use alloc::vec::Vec;
use ganglion_economy::{split_by_weights, split_by_weights_wide, take_share};
use ganglion_types::{AlphaBalance, NetUid};

/// What a hotkey gets of an epoch's dividends, in rao of alpha.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct DividendPay {
	/// Of the validators' pot.
	pub alpha: u64,
	/// Of root's pot.
	pub root: u64,
}

impl<T: Config> Pallet<T> {
	/// Shares the validators' pot, which is all that was `earned`, and root's pot, which it empties
	/// unless nobody earned anything. Every pot is shared to the last rao.
	pub(crate) fn share_dividends(
		netuid: NetUid,
		earned: &[(T::AccountId, u64)],
	) -> Vec<DividendPay> {
		let dividends: Vec<u64> = earned.iter().map(|(_, amount)| *amount).collect();
		if dividends.iter().all(|amount| *amount == 0) {
			return earned.iter().map(|_| DividendPay::default()).collect();
		}
		let alpha_pot = dividends.iter().fold(0u64, |sum, amount| sum.saturating_add(*amount));
		let root_pot = Self::drain_root_pot(netuid).rao();
		let both = alpha_pot.saturating_add(root_pot);
		let (by_alpha, by_root): (Vec<_>, Vec<_>) =
			earned.iter().map(|(hotkey, amount)| Self::parts_of(netuid, hotkey, *amount)).unzip();
		let has_some = |parts: &[u128]| parts.iter().any(|part| *part != 0);
		let (alpha, root) = match (has_some(&by_alpha), has_some(&by_root)) {
			(true, true) => (
				split_by_weights_wide(alpha_pot, &by_alpha),
				split_by_weights_wide(root_pot, &by_root),
			),
			(true, false) => (split_by_weights_wide(both, &by_alpha), Vec::new()),
			(false, true) => (Vec::new(), split_by_weights_wide(both, &by_root)),
			(false, false) => (split_by_weights(both, &dividends), Vec::new()),
		};
		let at = |pay: &[u64], index| pay.get(index).copied().unwrap_or(0);
		let pays = 0..earned.len();
		pays.map(|index| DividendPay { alpha: at(&alpha, index), root: at(&root, index) }).collect()
	}

	/// A dividend by what of the hotkey's stake is alpha, and what counts for its TAO on root:
	/// `dividend · part / stake`. A hotkey that has neither, and has earned by what it is lent,
	/// counts as one with alpha.
	fn parts_of(netuid: NetUid, hotkey: &T::AccountId, dividend: u64) -> (u128, u128) {
		let alpha = u128::from(Self::total_alpha(hotkey, netuid).rao());
		let root = u128::from(Self::weighted_root_stake_of(hotkey));
		let stake = alpha.saturating_add(root);
		if stake == 0 {
			return (dividend.into(), 0);
		}
		let part =
			|of: u128| u128::from(dividend).saturating_mul(of).checked_div(stake).unwrap_or(0);
		(part(alpha), part(root))
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
