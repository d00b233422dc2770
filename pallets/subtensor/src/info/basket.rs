//! Unclaimed root dividends, which clients read as a validator's basket.
//!
//! The network's baskets are funds that the hotkey trades, with units (*beta*) whose price it
//! makes. Here a basket is what is set aside for the root stakers of a hotkey, untraded, and its
//! unit is one rao of TAO at the current prices.

use crate::pallet::*;
use alloc::{collections::BTreeSet, vec::Vec};
use ganglion_types::{AlphaBalance, NetUid, TaoBalance};
use pallet_subtensor_runtime_api::{
	BasketHolding, BasketPosition, BasketSummary, BasketTradingStatus,
};
use pallet_subtensor_swap::{Pools, Terms};

impl<T: Config> Pallet<T> {
	/// Returns the root dividends owed to all root stakers of a hotkey: (subnet, alpha, TAO for the
	/// alpha at the current price, after slippage).
	pub fn get_validator_basket(hotkey: T::AccountId) -> Vec<(NetUid, AlphaBalance, TaoBalance)> {
		let holdings = Self::basket_holdings(&hotkey).into_iter();
		holdings.map(|holding| (holding.netuid, holding.alpha, holding.realizable_tao)).collect()
	}

	/// Returns the TAO that the sale of a hotkey's basket would bring now.
	pub fn get_validator_basket_nav(hotkey: T::AccountId) -> TaoBalance {
		Self::get_validator_basket_summary(hotkey).nav_tao
	}

	/// Returns the TAO that the sale of all baskets would bring now, each sold alone.
	pub fn get_root_basket_total_nav() -> TaoBalance {
		total(Self::get_all_validator_baskets().iter().map(|basket| basket.nav_tao))
	}

	/// Returns a hotkey's basket; without holdings if nothing is owed.
	pub fn get_validator_basket_summary(hotkey: T::AccountId) -> BasketSummary<T::AccountId> {
		let holdings = Self::basket_holdings(&hotkey);
		let spot = total(holdings.iter().map(|holding| holding.spot_tao));
		BasketSummary {
			hotkey,
			nav_tao: total(holdings.iter().map(|holding| holding.realizable_tao)),
			spot_nav_tao: spot,
			shares: spot.rao(),
			deposited_tao: TaoBalance::ZERO,
			redeemed_tao: TaoBalance::ZERO,
			holdings,
		}
	}

	/// Returns all baskets with holdings.
	pub fn get_all_validator_baskets() -> Vec<BasketSummary<T::AccountId>> {
		RootClaimable::<T>::iter_keys()
			.map(Self::get_validator_basket_summary)
			.filter(|basket| !basket.holdings.is_empty())
			.collect()
	}

	/// Returns a coldkey's part of each basket: (hotkey, units, TAO for a claim now).
	pub fn get_root_basket_positions(
		coldkey: T::AccountId,
	) -> Vec<(T::AccountId, u64, TaoBalance)> {
		let part = |hotkey: T::AccountId| {
			let (units, value) = Self::part_of_basket(&hotkey, &coldkey);
			(hotkey, units.rao(), value)
		};
		let hotkeys = StakingHotkeys::<T>::get(&coldkey).into_iter();
		hotkeys.map(part).filter(|(_, units, _)| *units != 0).collect()
	}

	/// Returns a coldkey's part of a hotkey's basket; `None` if nothing is owed.
	pub fn get_basket_position(
		hotkey: T::AccountId,
		coldkey: T::AccountId,
	) -> Option<BasketPosition<T::AccountId>> {
		let (spot_value_tao, value_tao) = Self::part_of_basket(&hotkey, &coldkey);
		(!spot_value_tao.is_zero()).then(|| {
			let basket = Self::get_validator_basket_summary(hotkey);
			BasketPosition {
				hotkey: basket.hotkey,
				beta: spot_value_tao.rao(),
				beta_total: basket.shares,
				nav_tao: basket.nav_tao,
				value_tao,
				spot_value_tao,
			}
		})
	}

	/// Returns a coldkey's parts of all baskets.
	pub fn get_root_basket_portfolio(coldkey: T::AccountId) -> Vec<BasketPosition<T::AccountId>> {
		StakingHotkeys::<T>::get(&coldkey)
			.into_iter()
			.filter_map(|hotkey| Self::get_basket_position(hotkey, coldkey.clone()))
			.collect()
	}

	/// Returns that a basket cannot be traded: this chain has no such trades.
	pub fn get_basket_trading_status(_hotkey: T::AccountId) -> BasketTradingStatus {
		BasketTradingStatus::default()
	}

	/// The root dividends owed to all root stakers of a hotkey, without zeros.
	fn basket_holdings(hotkey: &T::AccountId) -> Vec<BasketHolding> {
		let owed_on = |netuid| {
			let owed = Self::claimants(hotkey, netuid)
				.into_iter()
				.map(|coldkey| Self::owed_to_root_staker(hotkey, &coldkey, netuid));
			(netuid, owed.fold(AlphaBalance::ZERO, AlphaBalance::saturating_add))
		};
		RootClaimable::<T>::get(hotkey)
			.keys()
			.map(|netuid| owed_on(*netuid))
			.filter(|(_, alpha)| !alpha.is_zero())
			.map(|(netuid, alpha)| BasketHolding {
				netuid,
				alpha,
				spot_tao: Self::value_in_tao(netuid, alpha),
				realizable_tao: Self::brings(netuid, alpha),
			})
			.collect()
	}

	/// What a coldkey is owed with a hotkey: (value at the current prices, TAO for a claim now).
	fn part_of_basket(hotkey: &T::AccountId, coldkey: &T::AccountId) -> (TaoBalance, TaoBalance) {
		let owed = Self::owed_to_root_staker_by_subnet(hotkey, coldkey);
		let spot = owed.iter().map(|(netuid, alpha)| Self::value_in_tao(*netuid, *alpha));
		let value = owed.iter().map(|(netuid, alpha)| Self::brings(*netuid, *alpha));
		(total(spot), total(value))
	}

	/// Returns the TAO that a coldkey would receive now for all root dividends with a hotkey.
	pub fn get_basket_payout(hotkey: T::AccountId, coldkey: T::AccountId) -> TaoBalance {
		Self::part_of_basket(&hotkey, &coldkey).1
	}

	/// Returns the TAO that a coldkey would receive now for its root dividends with all its
	/// hotkeys.
	pub fn get_root_basket_owed(coldkey: T::AccountId) -> TaoBalance {
		let hotkeys = StakingHotkeys::<T>::get(&coldkey).into_iter();
		total(hotkeys.map(|hotkey| Self::get_basket_payout(hotkey, coldkey.clone())))
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

fn total(amounts: impl Iterator<Item = TaoBalance>) -> TaoBalance {
	amounts.fold(TaoBalance::ZERO, TaoBalance::saturating_add)
}
