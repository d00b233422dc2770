//! Unclaimed root dividends, which clients read as a validator's basket.

use crate::pallet::*;
use alloc::{collections::BTreeSet, vec::Vec};
use ganglion_types::{AlphaBalance, NetUid, TaoBalance};
use pallet_subtensor_swap::{Pools, Terms};

impl<T: Config> Pallet<T> {
	/// Returns the root dividends owed to all root stakers of a hotkey: (subnet, alpha, TAO for the
	/// alpha at the current price, after slippage).
	pub fn get_validator_basket(hotkey: T::AccountId) -> Vec<(NetUid, AlphaBalance, TaoBalance)> {
		let rates = RootClaimable::<T>::get(&hotkey);
		let owed = rates.keys().map(|netuid| {
			let owed = Self::claimants(&hotkey, *netuid)
				.into_iter()
				.map(|coldkey| Self::owed_to_root_staker(&hotkey, &coldkey, *netuid))
				.fold(AlphaBalance::ZERO, AlphaBalance::saturating_add);
			(*netuid, owed, Self::brings(*netuid, owed))
		});
		owed.filter(|(_, owed, _)| !owed.is_zero()).collect()
	}

	/// Returns the TAO that a coldkey would receive now for all root dividends with a hotkey.
	pub fn get_basket_payout(hotkey: T::AccountId, coldkey: T::AccountId) -> TaoBalance {
		Self::owed_to_root_staker_by_subnet(&hotkey, &coldkey)
			.into_iter()
			.map(|(netuid, owed)| Self::brings(netuid, owed))
			.fold(TaoBalance::ZERO, TaoBalance::saturating_add)
	}

	/// Returns the TAO that a coldkey would receive now for its root dividends with all its
	/// hotkeys.
	pub fn get_root_basket_owed(coldkey: T::AccountId) -> TaoBalance {
		StakingHotkeys::<T>::get(&coldkey)
			.into_iter()
			.map(|hotkey| Self::get_basket_payout(hotkey, coldkey.clone()))
			.fold(TaoBalance::ZERO, TaoBalance::saturating_add)
	}

	/// Returns the coldkeys that may be owed a subnet's alpha with a hotkey: root stakers, and
	/// former ones with an account.
	fn claimants(hotkey: &T::AccountId, netuid: NetUid) -> BTreeSet<T::AccountId> {
		let staked = AlphaV2::<T>::iter_key_prefix((hotkey,))
			.filter(|(_, held)| held.is_root())
			.map(|(coldkey, _)| coldkey);
		let claimed = RootClaimed::<T>::iter_key_prefix((netuid, hotkey));
		staked
			.chain(claimed)
			.chain(RootClaimCredit::<T>::iter_key_prefix((netuid, hotkey)))
			.collect()
	}

	/// Returns the TAO for a sale without fee; zero if the pool cannot serve it.
	fn brings(netuid: NetUid, alpha: AlphaBalance) -> TaoBalance {
		T::Pools::quote_sell(netuid, alpha, Terms::FREE).map_or(TaoBalance::ZERO, |sale| sale.tao)
	}
}
