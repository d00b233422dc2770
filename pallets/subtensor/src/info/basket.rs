//! What root's stakers have earned and not claimed, as clients read it.

use crate::pallet::*;
use alloc::{collections::BTreeSet, vec::Vec};
use ganglion_types::{AlphaBalance, NetUid, TaoBalance};
use pallet_subtensor_swap::{Pools, Terms};

impl<T: Config> Pallet<T> {
	/// Alpha that is owed for stake on root with a hotkey, by subnet: (subnet, alpha, TAO that its
	/// sale would bring now).
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

	/// TAO that a coldkey's claim with a hotkey would bring now, if all of it were sold.
	pub fn get_basket_payout(hotkey: T::AccountId, coldkey: T::AccountId) -> TaoBalance {
		Self::owed_to_root_staker_by_subnet(&hotkey, &coldkey)
			.into_iter()
			.map(|(netuid, owed)| Self::brings(netuid, owed))
			.fold(TaoBalance::ZERO, TaoBalance::saturating_add)
	}

	/// The same with all the coldkey's hotkeys.
	pub fn get_root_basket_owed(coldkey: T::AccountId) -> TaoBalance {
		StakingHotkeys::<T>::get(&coldkey)
			.into_iter()
			.map(|hotkey| Self::get_basket_payout(hotkey, coldkey.clone()))
			.fold(TaoBalance::ZERO, TaoBalance::saturating_add)
	}

	/// Coldkeys that a hotkey may owe a subnet's alpha: who has stake on root, and who had.
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

	/// TAO that a sale without fee would bring; nothing where the pool cannot take it.
	fn brings(netuid: NetUid, alpha: AlphaBalance) -> TaoBalance {
		T::Pools::quote_sell(netuid, alpha, Terms::FREE).map_or(TaoBalance::ZERO, |sale| sale.tao)
	}
}
