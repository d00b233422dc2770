//! Baskets, with the unclaimed root dividends, which clients read as a part of them.
//!
//! On the network root dividends enter the validator's basket at once. Here they are owed in alpha
//! until they are claimed or enter the basket ([`crate::baskets`]), so what clients read as one is
//! the sum of both. Its units (*beta*) are the shares in the basket, and one for each rao of TAO
//! that unclaimed dividends are worth at the current prices.

use crate::{
	baskets::{holdings::Holdings, ledger::BasketNumber},
	pallet::*,
	weight_info::cost,
};
use alloc::{collections::BTreeSet, vec::Vec};
use ganglion_economy::basket::{pro_rata, REFILL_BLOCKS};
use ganglion_types::{AlphaBalance, NetUid, TaoBalance};
use pallet_subtensor_runtime_api::{
	BasketClaimPreview, BasketHolding, BasketPosition, BasketSummary, BasketTradingStatus,
};

impl<T: Config> Pallet<T> {
	/// Returns what the hotkey can trade, root standing for TAO: (subnet, alpha, TAO for the alpha
	/// at the current price, after slippage). Of a hotkey without basket, the root dividends owed
	/// to all its root stakers.
	pub fn get_validator_basket(hotkey: T::AccountId) -> Vec<(NetUid, AlphaBalance, TaoBalance)> {
		let holdings = match Self::basket_of(&hotkey) {
			Some(basket) => Self::all_holdings(basket),
			None => Self::dividends_owed(&hotkey),
		};
		let holdings = Self::valued(holdings).into_iter();
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

	/// Returns a hotkey's basket with the unclaimed root dividends; without holdings if there are
	/// none.
	pub fn get_validator_basket_summary(hotkey: T::AccountId) -> BasketSummary<T::AccountId> {
		let owed = Self::dividends_owed(&hotkey);
		let of_owed = owed.iter().map(|(netuid, alpha)| Self::value_in_tao(*netuid, *alpha));
		let units = total(of_owed).rao().saturating_add(Self::shares_in_basket(&hotkey));
		let mut all = Self::basket_of(&hotkey).map(Self::all_holdings).unwrap_or_default();
		for (netuid, alpha) in owed {
			let held = all.entry(netuid).or_default();
			*held = held.saturating_add(alpha);
		}
		let holdings = Self::valued(all);
		let spot = total(holdings.iter().map(|holding| holding.spot_tao));
		BasketSummary {
			nav_tao: total(holdings.iter().map(|holding| holding.realizable_tao)),
			spot_nav_tao: spot,
			shares: units,
			deposited_tao: BasketDepositedTao::<T>::get(&hotkey),
			redeemed_tao: BasketRedeemedTao::<T>::get(&hotkey),
			hotkey,
			holdings,
		}
	}

	/// Returns all baskets with holdings.
	pub fn get_all_validator_baskets() -> Vec<BasketSummary<T::AccountId>> {
		let hotkeys: BTreeSet<_> =
			RootClaimable::<T>::iter_keys().chain(BasketNumbers::<T>::iter_keys()).collect();
		hotkeys
			.into_iter()
			.map(Self::get_validator_basket_summary)
			.filter(|basket| !basket.holdings.is_empty())
			.collect()
	}

	/// Returns a coldkey's part of each basket: (hotkey, units, TAO for a claim now).
	pub fn get_root_basket_positions(
		coldkey: T::AccountId,
	) -> Vec<(T::AccountId, u64, TaoBalance)> {
		let part = |hotkey: T::AccountId| {
			let part = Self::part_of_basket(&hotkey, &coldkey);
			(hotkey, part.units, part.value)
		};
		let hotkeys = Self::hotkeys_with_parts(&coldkey).into_iter();
		hotkeys.map(part).filter(|(_, units, _)| *units != 0).collect()
	}

	/// Returns a coldkey's part of a hotkey's basket; `None` if nothing is owed.
	pub fn get_basket_position(
		hotkey: T::AccountId,
		coldkey: T::AccountId,
	) -> Option<BasketPosition<T::AccountId>> {
		let part = Self::part_of_basket(&hotkey, &coldkey);
		(part.units != 0).then(|| {
			let basket = Self::get_validator_basket_summary(hotkey);
			BasketPosition {
				hotkey: basket.hotkey,
				beta: part.units,
				beta_total: basket.shares,
				nav_tao: basket.nav_tao,
				value_tao: part.value,
				spot_value_tao: part.spot,
			}
		})
	}

	/// Returns a coldkey's parts of all baskets.
	pub fn get_root_basket_portfolio(coldkey: T::AccountId) -> Vec<BasketPosition<T::AccountId>> {
		Self::hotkeys_with_parts(&coldkey)
			.into_iter()
			.filter_map(|hotkey| Self::get_basket_position(hotkey, coldkey.clone()))
			.collect()
	}

	/// Returns whether a hotkey's basket can be traded, and how much now.
	pub fn get_basket_trading_status(hotkey: T::AccountId) -> BasketTradingStatus {
		let value = Self::basket_of(&hotkey).map_or(TaoBalance::ZERO, |basket| {
			Self::guarded_value(basket, &Self::holdings_of(basket))
		});
		let most = Self::turnover_of(value);
		BasketTradingStatus {
			enabled: BasketTradingEnabled::<T>::get(),
			frozen: BasketTradingFrozen::<T>::contains_key(&hotkey),
			refill_blocks: REFILL_BLOCKS,
			tao_available: TaoBalance::new(Self::bucket_of(&hotkey, most).available),
			budget_tao: most,
		}
	}

	/// Returns what a claim with a hotkey would do now; `None` if nothing is owed.
	pub fn get_basket_claim_preview(
		hotkey: T::AccountId,
		coldkey: T::AccountId,
	) -> Option<BasketClaimPreview<T::AccountId>> {
		let part = Self::part_of_basket(&hotkey, &coldkey);
		(part.units != 0).then(|| {
			let owed = Self::owed_to_root_staker_by_subnet(&hotkey, &coldkey).len();
			let rows = Self::basket_of(&hotkey)
				.filter(|basket| Self::shares_of(&coldkey, *basket) != 0)
				.map_or(0, |basket| Self::holdings_of(basket).len());
			let rows = cost::count(owed.saturating_add(rows));
			BasketClaimPreview {
				hotkey,
				accrued_tao: part.value,
				redeemable_tao: part.value,
				forfeited_tao_est: TaoBalance::ZERO,
				rows,
				rows_to_sell: rows,
				dust_rows: 0,
				swept: 0,
				flushed_credits: 0,
			}
		})
	}

	/// Returns what claims of a coldkey with all its hotkeys would do now.
	pub fn get_root_basket_claim_previews(
		coldkey: T::AccountId,
	) -> Vec<BasketClaimPreview<T::AccountId>> {
		Self::hotkeys_with_parts(&coldkey)
			.into_iter()
			.filter_map(|hotkey| Self::get_basket_claim_preview(hotkey, coldkey.clone()))
			.collect()
	}

	/// The hotkeys with which a coldkey stakes, or in whose basket it has shares.
	pub(super) fn hotkeys_with_parts(coldkey: &T::AccountId) -> BTreeSet<T::AccountId> {
		let of_baskets = Self::baskets_held(coldkey).filter_map(Self::hotkey_of_basket);
		StakingHotkeys::<T>::get(coldkey).into_iter().chain(of_baskets).collect()
	}

	/// What a basket holds, root standing for its TAO.
	fn all_holdings(basket: BasketNumber) -> Holdings {
		let mut holdings = Self::holdings_of(basket);
		let cash = Self::cash_of(basket);
		if !cash.is_zero() {
			holdings.insert(NetUid::ROOT, cash.at_par());
		}
		holdings
	}

	fn valued(holdings: Holdings) -> Vec<BasketHolding> {
		let value = |(netuid, alpha)| BasketHolding {
			netuid,
			alpha,
			spot_tao: Self::value_in_tao(netuid, alpha),
			realizable_tao: Self::brings(netuid, alpha),
		};
		holdings.into_iter().map(value).collect()
	}

	/// The root dividends owed to all root stakers of a hotkey, without zeros.
	fn dividends_owed(hotkey: &T::AccountId) -> Holdings {
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
			.collect()
	}

	/// A coldkey's part of a hotkey's basket: its shares, and what it is owed.
	fn part_of_basket(hotkey: &T::AccountId, coldkey: &T::AccountId) -> Part {
		let owed = Self::owed_to_root_staker_by_subnet(hotkey, coldkey);
		let spot = owed.iter().map(|(netuid, alpha)| Self::value_in_tao(*netuid, *alpha));
		let value = owed.iter().map(|(netuid, alpha)| Self::brings(*netuid, *alpha));
		let (spot, value) = (total(spot), total(value));
		let Some(basket) = Self::basket_of(hotkey) else {
			return Part { units: spot.rao(), spot, value };
		};
		let shares = Self::shares_of(coldkey, basket);
		let in_all = Self::shares_in_basket(hotkey);
		let holdings = Self::valued(Self::all_holdings(basket));
		let of_basket = total(holdings.iter().map(|holding| holding.spot_tao));
		let of_basket = TaoBalance::new(pro_rata(of_basket.rao(), shares, in_all));
		Part {
			units: shares.saturating_add(spot.rao()),
			spot: spot.saturating_add(of_basket),
			value: value.saturating_add(Self::worth_of_held(coldkey, basket)),
		}
	}

	/// Returns the TAO that a coldkey would receive now for all root dividends with a hotkey.
	pub fn get_basket_payout(hotkey: T::AccountId, coldkey: T::AccountId) -> TaoBalance {
		Self::part_of_basket(&hotkey, &coldkey).value
	}

	/// Returns the TAO that a coldkey would receive now for its root dividends with all its
	/// hotkeys.
	pub fn get_root_basket_owed(coldkey: T::AccountId) -> TaoBalance {
		let hotkeys = Self::hotkeys_with_parts(&coldkey).into_iter();
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
}

/// A coldkey's part of a basket.
struct Part {
	/// Units.
	units: u64,
	/// Value at the current prices.
	spot: TaoBalance,
	/// TAO for a claim now.
	value: TaoBalance,
}

fn total(amounts: impl Iterator<Item = TaoBalance>) -> TaoBalance {
	amounts.fold(TaoBalance::ZERO, TaoBalance::saturating_add)
}
