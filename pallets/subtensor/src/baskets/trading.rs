//! Trades of a basket by the hotkey's coldkey. It writes no storage itself.
//!
//! A trade sells alpha that the basket holds and buys other alpha with the TAO. Root stands for the
//! TAO that it holds. A trade is limited by:
//!
//! - **the price**: sales at 2 % or less below the higher of price and moving price, purchases at
//!   2 % or less above the lower;
//! - **the turnover**: the TAO in between comes out of the basket's bucket, which holds at most
//!   `BasketDailyTurnoverCap` of the guarded value;
//! - **the pool**: the holding bought is then at most `BasketLiquidityCap` of the pool's alpha;
//! - **the concentration**: it is worth at most `BasketConcentrationCap` of the guarded value,
//!   where the chain has subnets enough.
//!
//! The value is that before the trades of a call.

use crate::{
	access::refusal,
	baskets::ledger::BasketNumber,
	pallet::*,
	staking::orders::MIN_STAKE,
	weight_info::{basket_cost, cost},
};
use frame_support::{dispatch::DispatchResultWithPostInfo, ensure};
use ganglion_economy::{
	basket::{cheapest, dearest, Bucket},
	split::{take_share, SHARE_WHOLE},
};
use ganglion_types::{AlphaBalance, NetUid, TaoBalance};
use pallet_subtensor_swap::{Pools, Terms};
use sp_runtime::{DispatchError, DispatchResult};

/// Maximum number of trades in a call.
pub const MOST_LEGS: u32 = 128;

/// A trade: subnet sold, subnet bought, amount sold, least amount bought.
pub type BasketLeg = (NetUid, NetUid, AlphaBalance, u64);

/// A basket that trades.
struct Trader {
	basket: BasketNumber,
	/// Its guarded value.
	value: TaoBalance,
	bucket: Bucket,
}

impl<T: Config> Pallet<T> {
	/// Makes trades of a hotkey's basket, all or none.
	///
	/// Checks, in order: those of [`Self::check_basket_trades`]; the hotkey has a basket
	/// (`NotEnoughStakeToWithdraw`); no holding waits for a clean-up
	/// (`WaitingForDissolvedSubnetCleanup`); for each trade those of [`Self::trade_of_basket`].
	pub(crate) fn do_swap_basket(
		coldkey: &T::AccountId,
		hotkey: &T::AccountId,
		legs: &[BasketLeg],
	) -> DispatchResultWithPostInfo {
		refusal::checks::<T, _>(|| Self::check_basket_trades(coldkey, hotkey, legs))?;
		let basket = Self::basket_of(hotkey).ok_or(Error::<T>::NotEnoughStakeToWithdraw);
		let basket = refusal::charging(cost::checks::<T>(), || Ok(basket?))?;
		let holdings = Self::holdings_of(basket);
		let rows = cost::count(holdings.len());
		let weight = basket_cost::trades::<T>(rows, legs.len());
		refusal::charging(weight, || {
			let mut trader = Self::trader(hotkey, basket)?;
			for leg in legs {
				Self::trade_of_basket(hotkey, &mut trader, *leg)?;
			}
			Self::put_bucket(hotkey, trader.bucket);
			Ok(())
		})?;
		Ok(Some(weight).into())
	}

	/// Checks, in order: there is a trade (`BasketSwapBatchEmpty`); baskets can be traded
	/// (`BasketTradingDisabled`), this one too (`BasketTradingFrozen`); each trade has two sides
	/// (`BasketSameSubnet`); the hotkey is the signer's (`NonAssociatedColdKey`), is registered on
	/// root (`HotKeyNotRegisteredInSubNet`) and is not being swapped (`KeySwapInProgress`).
	fn check_basket_trades(
		coldkey: &T::AccountId,
		hotkey: &T::AccountId,
		legs: &[BasketLeg],
	) -> DispatchResult {
		ensure!(!legs.is_empty(), Error::<T>::BasketSwapBatchEmpty);
		Self::ensure_basket_trades(hotkey)?;
		let have_sides = legs.iter().all(|(from, to, ..)| from != to);
		ensure!(have_sides, Error::<T>::BasketSameSubnet);
		Self::ensure_owned_by(hotkey, coldkey)?;
		Self::ensure_on_root(hotkey)?;
		Self::ensure_not_in_swap(hotkey)
	}

	fn trader(hotkey: &T::AccountId, basket: BasketNumber) -> Result<Trader, DispatchError> {
		let value = Self::guarded_value(basket, &Self::settled_holdings(basket)?);
		let bucket = Self::bucket_of(hotkey, Self::turnover_of(value));
		Ok(Trader { basket, value, bucket })
	}

	/// The most TAO that a basket of this guarded value can trade at once.
	pub(crate) fn turnover_of(value: TaoBalance) -> TaoBalance {
		TaoBalance::new(take_share(value.rao(), BasketDailyTurnoverCap::<T>::get()))
	}

	/// Makes a trade.
	///
	/// Checks, in order: both subnets exist (`SubnetNotExists`) and are tradable
	/// (`SubtokenDisabled`); the basket holds what is sold (`NotEnoughStakeToWithdraw`); it is sold
	/// within the band (`SlippageTooHigh`); the TAO is enough (`AmountTooLow`) and in the bucket
	/// (`BasketTurnoverBudgetExceeded`); it is spent within the band (`SlippageTooHigh`); the
	/// purchase brings the minimum (`BasketMinOutNotMet`) and keeps within the caps
	/// ([`Self::ensure_within_caps`]).
	fn trade_of_basket(
		hotkey: &T::AccountId,
		trader: &mut Trader,
		(from, to, amount, least): BasketLeg,
	) -> DispatchResult {
		let basket = trader.basket;
		for netuid in [from, to].into_iter().filter(|netuid| !netuid.is_root()) {
			ensure!(Self::subnet_exists(netuid), Error::<T>::SubnetNotExists);
			ensure!(SubtokenEnabled::<T>::get(netuid), Error::<T>::SubtokenDisabled);
		}
		let held = Self::side_of_basket(basket, from);
		ensure!(amount <= held, Error::<T>::NotEnoughStakeToWithdraw);
		let tao_mid = Self::sell_side(basket, from, amount)?;
		Self::ensure_enough_to_trade(tao_mid, amount == held && to.is_root())?;
		let bucket = trader.bucket.less(tao_mid.rao());
		trader.bucket = bucket.ok_or(Error::<T>::BasketTurnoverBudgetExceeded)?;
		let bought = Self::buy_side(basket, to, tao_mid)?;
		ensure!(bought.rao() >= least, Error::<T>::BasketMinOutNotMet);
		if !to.is_root() {
			Self::ensure_within_caps(trader, to)?;
		}
		Self::deposit_event(Event::BasketSwapped {
			hotkey: hotkey.clone(),
			origin_netuid: from,
			destination_netuid: to,
			alpha_sold: amount,
			tao_mid,
			alpha_bought: bought,
		});
		Ok(())
	}

	/// What a basket holds on a side of a trade.
	fn side_of_basket(basket: BasketNumber, side: NetUid) -> AlphaBalance {
		if side.is_root() {
			Self::cash_of(basket).at_par()
		} else {
			Self::holding_on(basket, side)
		}
	}

	fn sell_side(
		basket: BasketNumber,
		from: NetUid,
		amount: AlphaBalance,
	) -> Result<TaoBalance, DispatchError> {
		if from.is_root() {
			return Ok(TaoBalance::new(amount.rao()));
		}
		ensure!(!amount.is_zero(), Error::<T>::AmountTooLow);
		let limit = cheapest(T::Pools::price(from), Self::slow_price(from));
		let terms = Terms::within(TaoBalance::new(limit));
		let fits = T::Pools::quote_sell(from, amount, terms)
			.is_ok_and(|sale| sale.net.saturating_add(sale.fee) == amount);
		ensure!(fits, Error::<T>::SlippageTooHigh);
		Self::sell_of_basket(basket, from, amount, terms)
	}

	fn buy_side(
		basket: BasketNumber,
		to: NetUid,
		tao: TaoBalance,
	) -> Result<AlphaBalance, DispatchError> {
		if to.is_root() {
			return Ok(tao.at_par());
		}
		let limit = dearest(T::Pools::price(to), Self::slow_price(to));
		let terms = Terms::within(TaoBalance::new(limit));
		let fits = T::Pools::quote_buy(to, tao, terms)
			.is_ok_and(|buy| buy.net.saturating_add(buy.fee) == tao);
		ensure!(fits, Error::<T>::SlippageTooHigh);
		Self::buy_for_basket(basket, to, tao, terms)
	}

	/// Refuses a trade of less TAO than the minimum stake, or than `BasketMinTradeTao`
	/// (`AmountTooLow`), unless it turns the rest of a holding into TAO.
	fn ensure_enough_to_trade(tao: TaoBalance, is_rest: bool) -> DispatchResult {
		let least = MIN_STAKE.max(TaoBalance::new(BasketMinTradeTao::<T>::get()));
		let enough = tao >= least || is_rest && !tao.is_zero();
		ensure!(enough, Error::<T>::AmountTooLow);
		Ok(())
	}

	/// Checks a holding after its purchase, in order: it is within the liquidity cap
	/// (`BasketLiquidityCapExceeded`), on a dynamic subnet, and within the concentration cap
	/// (`BasketConcentrationCapExceeded`).
	fn ensure_within_caps(trader: &Trader, netuid: NetUid) -> DispatchResult {
		let held = Self::holding_on(trader.basket, netuid);
		if Self::is_dynamic(netuid) {
			let in_pool = SubnetAlphaIn::<T>::get(netuid).rao();
			let most = take_share(in_pool, BasketLiquidityCap::<T>::get());
			ensure!(held.rao() <= most, Error::<T>::BasketLiquidityCapExceeded);
		}
		let cap = BasketConcentrationCap::<T>::get();
		let needed = SHARE_WHOLE.div_ceil(u64::from(cap.max(1)));
		let besides_root = Self::count_subnets().saturating_sub(1);
		if u64::from(besides_root) >= needed {
			let most = take_share(trader.value.rao(), cap);
			let worth = Self::brings(netuid, held).rao();
			ensure!(worth <= most, Error::<T>::BasketConcentrationCapExceeded);
		}
		Ok(())
	}
}
