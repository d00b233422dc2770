//! Prices of baskets beside the index ([`crate::baskets::index`]).
//!
//! Root dividends that are not claimed are a part of the basket for clients, at a unit for each rao
//! that they are worth ([`super::basket`]). They have no price of their own: where a hotkey has
//! nothing else, the prices shown are the levels of the indices.

use crate::{pallet::*, types::BetaIndexSnapshotOf};
use alloc::vec::Vec;
use ganglion_economy::basket_index::{product, quotient};
use ganglion_types::TaoBalance;
use pallet_subtensor_runtime_api::{BetaPosition, BetaPricing, BetaPricingPage};
use pallet_subtensor_swap::Pools;
use substrate_fixed::types::U64F64;

/// Most hotkeys that a page looks at.
const PAGE: usize = 64;

impl<T: Config> Pallet<T> {
	/// Returns the prices of a hotkey's basket; `None` without basket and unclaimed dividends.
	pub fn get_beta_pricing(hotkey: T::AccountId) -> Option<BetaPricing<T::AccountId>> {
		match Self::basket_of(&hotkey) {
			Some(basket) => {
				let value = Self::spot_value_of_basket(basket, &Self::holdings_of(basket));
				Self::pricing_of_shares(hotkey, value)
			},
			None => Self::pricing_of_dividends(hotkey),
		}
	}

	/// Returns the prices of the baskets after a hotkey's, from the first if none is named: a page
	/// of at most so many, or as many as a page has if `limit` is 0 or more than that.
	pub fn get_all_beta_pricing(
		start_after: Option<T::AccountId>,
		limit: u32,
	) -> BetaPricingPage<T::AccountId> {
		let limit = match usize::try_from(limit) {
			Ok(limit) if limit != 0 => limit.min(PAGE),
			_ => PAGE,
		};
		let hotkeys: Vec<_> = Self::hotkeys_after(start_after).take(limit).collect();
		let is_last = hotkeys.len() < limit;
		let next = hotkeys.last().filter(|_| !is_last).cloned();
		let pricing = hotkeys.into_iter().filter_map(Self::get_beta_pricing).collect();
		BetaPricingPage { pricing, next }
	}

	/// Returns the levels of the index of baskets, and of that of root's stakers.
	pub fn get_beta_index() -> (U64F64, U64F64) {
		let BetaIndexSnapshotOf { bag_level, stake_level, .. } = Self::basket_index();
		(bag_level, stake_level)
	}

	/// Returns a coldkey's part of a hotkey's basket beside the index; `None` if nothing is owed.
	pub fn get_beta_position(
		hotkey: T::AccountId,
		coldkey: T::AccountId,
	) -> Option<BetaPosition<T::AccountId>> {
		let part = Self::get_basket_position(hotkey.clone(), coldkey)?;
		let pricing = Self::get_beta_pricing(hotkey)?;
		let value = U64F64::saturating_from_num(part.spot_value_tao.rao());
		Some(BetaPosition {
			hotkey: part.hotkey,
			beta: part.beta,
			display_beta: quotient(value, pricing.display_price),
			display_price: pricing.display_price,
			value_tao: part.value_tao,
			spot_value_tao: part.spot_value_tao,
			provisional: pricing.provisional,
		})
	}

	/// Returns a coldkey's parts of all baskets beside the index.
	pub fn get_beta_portfolio(coldkey: T::AccountId) -> Vec<BetaPosition<T::AccountId>> {
		Self::hotkeys_with_parts(&coldkey)
			.into_iter()
			.filter_map(|hotkey| Self::get_beta_position(hotkey, coldkey.clone()))
			.collect()
	}

	/// The hotkeys whose root stakers have earned anything, then the other ones with a basket.
	fn hotkeys_after(start: Option<T::AccountId>) -> impl Iterator<Item = T::AccountId> {
		let has_earned = |hotkey: &T::AccountId| RootClaimable::<T>::contains_key(hotkey);
		let among_others = start.as_ref().is_some_and(|start| !has_earned(start));
		let earned = match &start {
			Some(start) if !among_others => {
				RootClaimable::<T>::iter_keys_from(RootClaimable::<T>::hashed_key_for(start))
			},
			_ => RootClaimable::<T>::iter_keys(),
		};
		let others = match &start {
			Some(start) if among_others => {
				BasketNumbers::<T>::iter_keys_from(BasketNumbers::<T>::hashed_key_for(start))
			},
			_ => BasketNumbers::<T>::iter_keys(),
		};
		let earned = earned.filter(move |_| !among_others);
		earned.chain(others.filter(move |hotkey| !has_earned(hotkey)))
	}

	fn pricing_of_shares(
		hotkey: T::AccountId,
		value: TaoBalance,
	) -> Option<BetaPricing<T::AccountId>> {
		let baseline = BetaBaseline::<T>::get(&hotkey)?;
		let price = Self::spot_price_of_share(&hotkey, value);
		let (display_price, stake_price) = Self::shown_prices(&hotkey, price)?;
		let shares = Self::shares_in_basket(&hotkey);
		Some(BetaPricing {
			display_price,
			stake_price,
			first_block: baseline.first_block,
			provisional: false,
			display_shares: product(U64F64::saturating_from_num(shares), baseline.price_divisor),
			..Self::pricing(hotkey, price, value, shares)
		})
	}

	/// A unit of unclaimed dividends is worth a rao, and shown at the level of the index.
	fn pricing_of_dividends(hotkey: T::AccountId) -> Option<BetaPricing<T::AccountId>> {
		let summary = Self::get_validator_basket_summary(hotkey);
		let has_some = summary.shares != 0;
		has_some.then(|| {
			let one = U64F64::saturating_from_num(1);
			Self::pricing(summary.hotkey, one, summary.spot_nav_tao, summary.shares)
		})
	}

	/// The prices of units at this price that are shown at the levels of the indices.
	fn pricing(
		hotkey: T::AccountId,
		spot_price: U64F64,
		value: TaoBalance,
		shares: u64,
	) -> BetaPricing<T::AccountId> {
		let (bag_index, stake_index) = Self::get_beta_index();
		let worth = product(U64F64::saturating_from_num(shares), spot_price);
		BetaPricing {
			spot_price,
			display_price: bag_index,
			stake_price: stake_index,
			staker_yield: Self::root_dividends_of_tao(&hotkey),
			staker_twr: BasketTwr::<T>::get(&hotkey),
			bag_index,
			stake_index,
			first_block: 0,
			provisional: true,
			spot_nav_tao: value,
			shares,
			display_shares: quotient(worth, bag_index),
			hotkey,
		}
	}

	/// The root dividends of a TAO staked with a hotkey so far, at the current prices.
	fn root_dividends_of_tao(hotkey: &T::AccountId) -> U64F64 {
		let rates = RootClaimable::<T>::get(hotkey);
		let value = |(netuid, rate): (&_, &_)| {
			product(U64F64::saturating_from_num(*rate), T::Pools::price(*netuid))
		};
		rates.iter().map(value).fold(U64F64::default(), U64F64::saturating_add)
	}
}
