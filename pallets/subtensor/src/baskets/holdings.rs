//! What a basket holds, and what it is worth. It writes no storage itself.
//!
//! The alpha is stake of the basket's account. After a swap of the hotkey on one subnet alone, the
//! stake there is with another hotkey than the rest, so holdings are looked up by all hotkeys with
//! which the account stakes.
//!
//! The *value* of a holding is the TAO that its sale without fee would bring now. Its *guarded*
//! value is at most the value at the moving price, which nobody moves in a block.

use crate::{baskets::ledger::BasketNumber, pallet::*};
use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};
use frame_support::{ensure, storage::with_storage_layer};
use ganglion_types::{AlphaBalance, NetUid, TaoBalance};
use pallet_subtensor_swap::{Pools, Terms};
use sp_runtime::{DispatchError, DispatchResult};
use substrate_fixed::types::U64F64;

/// The alpha of a basket by subnet, without zeros.
pub(crate) type Holdings = BTreeMap<NetUid, AlphaBalance>;

impl<T: Config> Pallet<T> {
	/// The positions of a basket on a subnet: (hotkey, alpha).
	fn positions_on(basket: BasketNumber, netuid: NetUid) -> Vec<(T::AccountId, AlphaBalance)> {
		let account = Self::account_of_basket(basket);
		// A share in move is stored under the old key, and one of the new key's pool.
		let listed = StakingHotkeys::<T>::get(&account);
		let hotkeys: BTreeSet<_> =
			listed.iter().map(|hotkey| Self::stake_key(netuid, hotkey)).collect();
		let alpha = |hotkey| {
			let alpha = Self::stake_of(&hotkey, &account, netuid);
			(hotkey, alpha)
		};
		hotkeys.into_iter().map(alpha).collect()
	}

	/// The alpha that a basket holds on a subnet.
	pub(crate) fn holding_on(basket: BasketNumber, netuid: NetUid) -> AlphaBalance {
		let positions = Self::positions_on(basket, netuid).into_iter();
		positions.fold(AlphaBalance::ZERO, |sum, (_, alpha)| sum.saturating_add(alpha))
	}

	/// The alpha that a basket holds.
	pub(crate) fn holdings_of(basket: BasketNumber) -> Holdings {
		let account = Self::account_of_basket(basket);
		let listed = StakingHotkeys::<T>::get(&account);
		let subnets: BTreeSet<_> =
			listed.iter().flat_map(|hotkey| Self::subnets_of_position(hotkey, &account)).collect();
		subnets
			.into_iter()
			.map(|netuid| (netuid, Self::holding_on(basket, netuid)))
			.filter(|(_, alpha)| !alpha.is_zero())
			.collect()
	}

	/// The TAO that a basket holds.
	pub(crate) fn cash_of(basket: BasketNumber) -> TaoBalance {
		Self::spendable(&Self::account_of_basket(basket))
	}

	/// The holdings of a basket, none of them on a subnet whose clean-up is not finished
	/// (`WaitingForDissolvedSubnetCleanup`): what is paid for those is not known yet.
	pub(crate) fn settled_holdings(basket: BasketNumber) -> Result<Holdings, DispatchError> {
		let holdings = Self::holdings_of(basket);
		let settled = holdings.keys().all(|netuid| Self::subnet_exists(*netuid));
		ensure!(settled, Error::<T>::WaitingForDissolvedSubnetCleanup);
		Ok(holdings)
	}

	/// The value of a basket with these holdings.
	pub(crate) fn value_of_basket(basket: BasketNumber, holdings: &Holdings) -> TaoBalance {
		let values = holdings.iter().map(|(netuid, alpha)| Self::brings(*netuid, *alpha));
		values.fold(Self::cash_of(basket), TaoBalance::saturating_add)
	}

	/// The guarded value of a basket with these holdings.
	pub(crate) fn guarded_value(basket: BasketNumber, holdings: &Holdings) -> TaoBalance {
		let values = holdings.iter().map(|(netuid, alpha)| {
			let price = Self::slow_price(*netuid);
			let slow: u64 = U64F64::from_num(alpha.rao()).saturating_mul(price).saturating_to_num();
			Self::brings(*netuid, *alpha).min(TaoBalance::new(slow))
		});
		values.fold(Self::cash_of(basket), TaoBalance::saturating_add)
	}

	/// The moving price of a dynamic subnet; the price of a stable one, which does not move.
	pub(crate) fn slow_price(netuid: NetUid) -> U64F64 {
		if Self::is_dynamic(netuid) {
			U64F64::saturating_from_num(SubnetMovingPrice::<T>::get(netuid))
		} else {
			T::Pools::price(netuid)
		}
	}

	/// Puts alpha, which the caller has taken from its holder, into a basket.
	pub(crate) fn put_into_basket(
		basket: BasketNumber,
		netuid: NetUid,
		alpha: AlphaBalance,
	) -> DispatchResult {
		let hotkey = Self::hotkey_of_basket(basket).ok_or(Error::<T>::HotKeyAccountNotExists)?;
		Self::deposit_stake(&hotkey, &Self::account_of_basket(basket), netuid, alpha)
	}

	/// Takes alpha out of a basket; the caller must make it somebody's.
	pub(crate) fn take_from_basket(
		basket: BasketNumber,
		netuid: NetUid,
		alpha: AlphaBalance,
	) -> DispatchResult {
		let account = Self::account_of_basket(basket);
		let mut left = alpha;
		for (hotkey, held) in Self::positions_on(basket, netuid) {
			let part = held.min(left);
			if !part.is_zero() {
				Self::withdraw_stake(&hotkey, &account, netuid, part)?;
				left = left.saturating_sub(part);
			}
		}
		ensure!(left.is_zero(), Error::<T>::NotEnoughStakeToWithdraw);
		Ok(())
	}

	/// Sells alpha of a basket for TAO that it holds, and returns the TAO. The event has the
	/// basket's account for a coldkey.
	pub(crate) fn sell_of_basket(
		basket: BasketNumber,
		netuid: NetUid,
		alpha: AlphaBalance,
		terms: Terms,
	) -> Result<TaoBalance, DispatchError> {
		let account = Self::account_of_basket(basket);
		let sold = Self::sell_for(&account, netuid, alpha, terms, |used| {
			ensure!(used == alpha, Error::<T>::SlippageTooHigh);
			Self::take_from_basket(basket, netuid, used)
		})?;
		if let Some(hotkey) = Self::hotkey_of_basket(basket) {
			let (tao, fee) = (sold.tao, sold.fee.rao());
			Self::deposit_event(Event::StakeRemoved(account, hotkey, tao, sold.net, netuid, fee));
		}
		Ok(sold.tao)
	}

	/// Buys alpha for all of the TAO, which the basket holds, and returns by how much the holding
	/// has risen. The event has the basket's account for a coldkey.
	pub(crate) fn buy_for_basket(
		basket: BasketNumber,
		netuid: NetUid,
		tao: TaoBalance,
		terms: Terms,
	) -> Result<AlphaBalance, DispatchError> {
		let account = Self::account_of_basket(basket);
		let bought = Self::buy_for(&account, netuid, tao, terms, |alpha| {
			Self::put_into_basket(basket, netuid, alpha)
		})?;
		ensure!(bought.net.saturating_add(bought.fee) == tao, Error::<T>::SlippageTooHigh);
		if let Some(hotkey) = Self::hotkey_of_basket(basket) {
			let (alpha, fee) = (bought.alpha, bought.fee.rao());
			Self::deposit_event(Event::StakeAdded(account, hotkey, tao, alpha, netuid, fee));
		}
		Ok(bought.alpha)
	}

	/// Sells the holdings of a basket that are worth less than a claim, without fee, and burns
	/// those whose sale brings nothing. Returns the others, and how many were sold or burned.
	pub(crate) fn sweep_basket(
		hotkey: &T::AccountId,
		basket: BasketNumber,
		mut holdings: Holdings,
	) -> (Holdings, u32) {
		let least = Self::least_basket_claim();
		let is_small = |(netuid, alpha): &(&NetUid, &AlphaBalance)| {
			Self::value_in_tao(**netuid, **alpha) < least
		};
		let small: Vec<_> =
			holdings.iter().filter(is_small).map(|(netuid, alpha)| (*netuid, *alpha)).collect();
		let mut swept = 0u32;
		for (netuid, alpha) in small {
			if with_storage_layer(|| Self::sweep_holding(hotkey, basket, netuid, alpha)).is_ok() {
				holdings.remove(&netuid);
				swept = swept.saturating_add(1);
			}
		}
		(holdings, swept)
	}

	fn sweep_holding(
		hotkey: &T::AccountId,
		basket: BasketNumber,
		netuid: NetUid,
		alpha: AlphaBalance,
	) -> DispatchResult {
		if Self::brings(netuid, alpha).is_zero() {
			return Self::write_off(hotkey, basket, netuid, alpha);
		}
		let tao = Self::sell_of_basket(basket, netuid, alpha, Terms::FREE)?;
		let hotkey = hotkey.clone();
		Self::deposit_event(Event::BasketHoldingConverted { hotkey, netuid, tao });
		Ok(())
	}

	/// Burns alpha of a basket, which no sale can turn into TAO.
	fn write_off(
		hotkey: &T::AccountId,
		basket: BasketNumber,
		netuid: NetUid,
		alpha: AlphaBalance,
	) -> DispatchResult {
		Self::take_from_basket(basket, netuid, alpha)?;
		Self::mark_burned(netuid, alpha);
		let hotkey = hotkey.clone();
		Self::deposit_event(Event::BasketAlphaWrittenOff { hotkey, netuid, alpha });
		Ok(())
	}

	/// The least TAO that a claim pays: root's claim threshold, rounded up.
	pub(crate) fn least_basket_claim() -> TaoBalance {
		let least = RootClaimableThreshold::<T>::get(NetUid::ROOT).saturating_ceil();
		TaoBalance::new(least.saturating_to_num())
	}
}
