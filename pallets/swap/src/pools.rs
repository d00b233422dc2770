//! Trades against a subnet's pool, and injections into it. The only writer of `SwapBalancer` and
//! `AlphaSqrtPrice`.
//!
//! A pool consists of the reserves, read through [`Reserves`], and the weight stored here. A trade
//! is computed on the current reserves and stores the price after it, so the caller must book a
//! trade before it requests the next.

use crate::{
	paths, AlphaSqrtPrice, Balancer, Config, Error, FeeRate, Pallet, ParSqrtPrice, SwapBalancer,
};
use frame_support::{ensure, traits::Get};
use ganglion_economy::{
	fee_on_net,
	pool::{BUY_LIMIT, PAR, SELL_LIMIT},
	stable, trade_fee, Pool, PoolError, Trade,
};
use ganglion_types::{AlphaBalance, NetUid, TaoBalance};
use sp_runtime::{DispatchError, DispatchResult, Perquintill};
use substrate_fixed::types::U64F64;

/// The subnets' reserves, as the pools read them.
pub trait Reserves {
	/// Returns the existing subnets, root first.
	fn subnets() -> alloc::vec::Vec<NetUid>;
	/// Returns whether the subnet exists. Root does.
	fn exists(netuid: NetUid) -> bool;
	/// Returns whether the subnet has a weighted pool; otherwise it trades at par.
	fn is_dynamic(netuid: NetUid) -> bool;
	/// Returns the TAO in the subnet's reserve.
	fn tao(netuid: NetUid) -> TaoBalance;
	/// Returns the alpha in the subnet's reserve.
	fn alpha(netuid: NetUid) -> AlphaBalance;
}

/// A purchase of alpha. Offered TAO that is in neither `net` nor `fee` is not used.
#[must_use = "the alpha of a purchase must be booked"]
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Buy {
	/// TAO that enters the reserve.
	pub net: TaoBalance,
	/// Fee, in TAO, paid in addition to `net`.
	pub fee: TaoBalance,
	/// Alpha for the buyer.
	pub alpha: AlphaBalance,
}

/// A sale of alpha. Offered alpha that is in neither `net` nor `fee` is not used.
#[must_use = "the TAO of a sale must be booked"]
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Sale {
	/// Alpha that enters the reserve.
	pub net: AlphaBalance,
	/// Fee, in alpha, paid in addition to `net`.
	pub fee: AlphaBalance,
	/// TAO for the seller.
	pub tao: TaoBalance,
}

/// Price limit and fee of a trade.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Terms {
	/// The most that a whole alpha may cost with the fee, or the least that it must bring after the
	/// fee, in rao of TAO; `None`: any price.
	pub limit: Option<TaoBalance>,
	/// Whether the trade is free of the fee.
	pub without_fee: bool,
}

impl Terms {
	/// With fee, at any price.
	pub const MARKET: Self = Self { limit: None, without_fee: false };
	/// Without fee, at any price: for the protocol's own trades, and the second half of a move.
	pub const FREE: Self = Self { limit: None, without_fee: true };

	/// With fee, up to `limit`.
	pub const fn within(limit: TaoBalance) -> Self {
		Self { limit: Some(limit), without_fee: false }
	}
}

/// The markets of all subnets. Limits are prices in rao of TAO for a whole alpha, fee included:
/// they bind what is paid and received in all.
pub trait Pools {
	/// Opens the pool of a new subnet, whose reserves are already funded.
	fn open(netuid: NetUid);
	/// Removes the pool of a dissolved subnet.
	fn close(netuid: NetUid);
	/// Returns the price in TAO for one alpha; 0 if the subnet does not exist.
	fn price(netuid: NetUid) -> U64F64;
	/// Returns the fee of a trade of `amount`, in the unit of the amount.
	fn fee_of(netuid: NetUid, amount: u64) -> u64;
	/// Buys alpha for `tao`, or for the part of it that the limit allows. Fails beyond the limit.
	fn buy(netuid: NetUid, tao: TaoBalance, terms: Terms) -> Result<Buy, DispatchError>;
	/// Sells `alpha`, or the part of it that the limit allows. Fails beyond the limit.
	fn sell(netuid: NetUid, alpha: AlphaBalance, terms: Terms) -> Result<Sale, DispatchError>;
	/// Injects both amounts into a dynamic subnet's pool. The price stays; the weights change.
	fn inject(netuid: NetUid, alpha: AlphaBalance, tao: TaoBalance) -> DispatchResult;
	/// Returns the result of [`Self::buy`] without a change of state.
	fn quote_buy(netuid: NetUid, tao: TaoBalance, terms: Terms) -> Result<Buy, DispatchError>;
	/// Returns the result of [`Self::sell`] without a change of state.
	fn quote_sell(netuid: NetUid, alpha: AlphaBalance, terms: Terms)
		-> Result<Sale, DispatchError>;
	/// Returns an amount of TAO, fee included, for which [`Self::buy`] without a limit brings at
	/// least `alpha`: the least, but for roundings.
	fn cost_of(netuid: NetUid, alpha: AlphaBalance) -> Result<TaoBalance, DispatchError>;
	/// Returns the greatest amount of TAO, fee included, that [`Self::buy`] spends within `limit`.
	fn max_buy(netuid: NetUid, limit: TaoBalance) -> Result<TaoBalance, DispatchError>;
	/// Returns the greatest amount of alpha, fee included, that [`Self::sell`] sells within
	/// `limit`.
	fn max_sell(netuid: NetUid, limit: TaoBalance) -> Result<AlphaBalance, DispatchError>;
	/// Returns the greatest amount of alpha, fee included, that can be moved from one subnet to
	/// another for at least `limit` of the second's alpha, in billionths of the first's.
	fn max_move(from: NetUid, to: NetUid, limit: TaoBalance)
		-> Result<AlphaBalance, DispatchError>;
	/// Returns whether `alpha` is at most [`Self::max_move`], in one trial instead of a search.
	fn fits_move(
		from: NetUid,
		to: NetUid,
		alpha: AlphaBalance,
		limit: TaoBalance,
	) -> Result<bool, DispatchError>;
}

/// A subnet's market.
pub(crate) enum Market {
	/// At par, without fee.
	Stable,
	/// In a pool, with this fee rate.
	Dynamic(Pool, u16),
}

impl Market {
	/// Computes a purchase, and the pool after it. At par it is complete within the limit, and
	/// there is no pool.
	fn buy(&self, tao: u64, terms: Terms) -> Result<(Trade, Option<Pool>), PoolError> {
		let limit = terms.limit.map_or(BUY_LIMIT, TaoBalance::rao);
		match self {
			Self::Stable if stable::buy_input_to_reach(limit) == 0 => {
				Err(PoolError::LimitNotBeyondPrice)
			},
			Self::Stable => Ok((stable::trade(tao), None)),
			Self::Dynamic(pool, rate) => pool
				.buy(tao, if terms.without_fee { 0 } else { *rate }, limit)
				.map(|(trade, after)| (trade, Some(after))),
		}
	}

	fn sell(&self, alpha: u64, terms: Terms) -> Result<(Trade, Option<Pool>), PoolError> {
		let limit = terms.limit.map_or(SELL_LIMIT, TaoBalance::rao);
		match self {
			Self::Stable if stable::sell_input_to_reach(limit) == 0 => {
				Err(PoolError::LimitNotBeyondPrice)
			},
			Self::Stable => Ok((stable::trade(alpha), None)),
			Self::Dynamic(pool, rate) => pool
				.sell(alpha, if terms.without_fee { 0 } else { *rate }, limit)
				.map(|(trade, after)| (trade, Some(after))),
		}
	}
}

const fn purchase(trade: &Trade) -> Buy {
	Buy {
		net: TaoBalance::new(trade.net),
		fee: TaoBalance::new(trade.fee),
		alpha: AlphaBalance::new(trade.payout),
	}
}

const fn sale(trade: &Trade) -> Sale {
	Sale {
		net: AlphaBalance::new(trade.net),
		fee: AlphaBalance::new(trade.fee),
		tao: TaoBalance::new(trade.payout),
	}
}

impl<T: Config> Pallet<T> {
	pub(crate) fn market(netuid: NetUid) -> Result<Market, DispatchError> {
		ensure!(T::Reserves::exists(netuid), Error::<T>::MechanismDoesNotExist);
		if !T::Reserves::is_dynamic(netuid) {
			return Ok(Market::Stable);
		}
		Ok(Market::Dynamic(Self::pool(netuid)?, FeeRate::<T>::get(netuid)))
	}

	/// Returns the pool of a dynamic subnet.
	pub(crate) fn pool(netuid: NetUid) -> Result<Pool, DispatchError> {
		let (alpha, tao) = (T::Reserves::alpha(netuid), T::Reserves::tao(netuid));
		let weight = SwapBalancer::<T>::get(netuid).quote.deconstruct();
		Pool::new(alpha.rao(), tao.rao(), weight).map_err(Self::refusal)
	}

	/// Stores the price of a pool for older clients.
	fn show_price(netuid: NetUid, pool: &Pool) {
		AlphaSqrtPrice::<T>::insert(netuid, pool.sqrt_price());
	}

	fn refusal(error: PoolError) -> DispatchError {
		match error {
			PoolError::WeightOutOfRange => Error::<T>::ReservesOutOfBalance,
			PoolError::AmountZero => Error::<T>::InsufficientInputAmount,
			PoolError::AmountTooLarge => Error::<T>::SwapInputTooLarge,
			PoolError::ReserveOverflow => Error::<T>::InsufficientLiquidity,
			PoolError::ReserveTooLow | PoolError::PayoutZero => Error::<T>::ReservesTooLow,
			PoolError::LimitNotBeyondPrice | PoolError::NothingWithinLimit => {
				Error::<T>::PriceLimitExceeded
			},
		}
		.into()
	}
}

impl<T: Config> Pools for Pallet<T> {
	fn open(netuid: NetUid) {
		SwapBalancer::<T>::insert(netuid, Balancer::default());
		match Self::market(netuid) {
			Ok(Market::Dynamic(pool, _)) => Self::show_price(netuid, &pool),
			_ => AlphaSqrtPrice::<T>::insert(netuid, ParSqrtPrice::get()),
		}
	}

	fn close(netuid: NetUid) {
		SwapBalancer::<T>::remove(netuid);
		AlphaSqrtPrice::<T>::remove(netuid);
		FeeRate::<T>::remove(netuid);
	}

	fn price(netuid: NetUid) -> U64F64 {
		match Self::market(netuid) {
			Ok(Market::Stable) => U64F64::from_num(1),
			Ok(Market::Dynamic(pool, _)) => pool.price(),
			Err(_) => U64F64::from_num(0),
		}
	}

	fn fee_of(netuid: NetUid, amount: u64) -> u64 {
		match Self::market(netuid) {
			Ok(Market::Dynamic(_, rate)) => trade_fee(amount, rate),
			_ => 0,
		}
	}

	fn buy(netuid: NetUid, tao: TaoBalance, terms: Terms) -> Result<Buy, DispatchError> {
		let (trade, after) = Self::market(netuid)?.buy(tao.rao(), terms).map_err(Self::refusal)?;
		if let Some(pool) = after {
			Self::show_price(netuid, &pool);
		}
		Ok(purchase(&trade))
	}

	fn sell(netuid: NetUid, alpha: AlphaBalance, terms: Terms) -> Result<Sale, DispatchError> {
		let (trade, after) =
			Self::market(netuid)?.sell(alpha.rao(), terms).map_err(Self::refusal)?;
		if let Some(pool) = after {
			Self::show_price(netuid, &pool);
		}
		Ok(sale(&trade))
	}

	fn inject(netuid: NetUid, alpha: AlphaBalance, tao: TaoBalance) -> DispatchResult {
		let dynamic = T::Reserves::exists(netuid) && T::Reserves::is_dynamic(netuid);
		ensure!(dynamic, Error::<T>::MechanismDoesNotExist);
		let after = Self::pool(netuid)?.inject(alpha.rao(), tao.rao()).map_err(Self::refusal)?;
		let quote = Perquintill::from_parts(after.tao_weight());
		SwapBalancer::<T>::insert(netuid, Balancer { quote });
		Self::show_price(netuid, &after);
		Ok(())
	}

	fn quote_buy(netuid: NetUid, tao: TaoBalance, terms: Terms) -> Result<Buy, DispatchError> {
		let trade = Self::market(netuid)?.buy(tao.rao(), terms);
		trade.map(|(trade, _)| purchase(&trade)).map_err(Self::refusal)
	}

	fn quote_sell(
		netuid: NetUid,
		alpha: AlphaBalance,
		terms: Terms,
	) -> Result<Sale, DispatchError> {
		let trade = Self::market(netuid)?.sell(alpha.rao(), terms);
		trade.map(|(trade, _)| sale(&trade)).map_err(Self::refusal)
	}

	fn cost_of(netuid: NetUid, alpha: AlphaBalance) -> Result<TaoBalance, DispatchError> {
		let cost = match Self::market(netuid)? {
			Market::Stable => alpha.rao(),
			Market::Dynamic(pool, rate) => {
				let net = pool.buy_input_for(alpha.rao()).map_err(Self::refusal)?;
				net.saturating_add(fee_on_net(net, rate))
			},
		};
		Ok(TaoBalance::new(cost))
	}

	fn max_buy(netuid: NetUid, limit: TaoBalance) -> Result<TaoBalance, DispatchError> {
		let most = match Self::market(netuid)? {
			Market::Stable => stable::buy_input_to_reach(limit.rao()),
			Market::Dynamic(pool, rate) => {
				pool.buy_input_to_reach(limit.rao(), rate).map_err(Self::refusal)?
			},
		};
		Ok(TaoBalance::new(most))
	}

	fn max_sell(netuid: NetUid, limit: TaoBalance) -> Result<AlphaBalance, DispatchError> {
		let most = match Self::market(netuid)? {
			Market::Stable => stable::sell_input_to_reach(limit.rao()),
			Market::Dynamic(pool, rate) => {
				pool.sell_input_to_reach(limit.rao(), rate).map_err(Self::refusal)?
			},
		};
		Ok(AlphaBalance::new(most))
	}

	fn max_move(
		from: NetUid,
		to: NetUid,
		limit: TaoBalance,
	) -> Result<AlphaBalance, DispatchError> {
		match (Self::market(from)?, Self::market(to)?) {
			(Market::Stable, Market::Dynamic(..)) => {
				// Alpha at par equals TAO, so the limit's inverse limits the other's price in TAO.
				let inverse = PAR.saturating_mul(PAR).checked_div(limit.rao());
				let limit = inverse.unwrap_or(BUY_LIMIT).min(BUY_LIMIT);
				Self::max_buy(to, TaoBalance::new(limit)).map(TaoBalance::at_par)
			},
			(Market::Dynamic(first, rate), Market::Dynamic(second, _)) => {
				let most = paths::most_within(&first, &second, rate, limit.rao());
				Ok(AlphaBalance::new(most))
			},
			(_, Market::Stable) => Self::max_sell(from, limit),
		}
	}

	fn fits_move(
		from: NetUid,
		to: NetUid,
		alpha: AlphaBalance,
		limit: TaoBalance,
	) -> Result<bool, DispatchError> {
		match (Self::market(from)?, Self::market(to)?) {
			(Market::Dynamic(first, rate), Market::Dynamic(second, _)) => {
				Ok(paths::fits(&first, &second, rate, limit.rao(), alpha.rao()))
			},
			_ => Self::max_move(from, to, limit).map(|most| alpha <= most),
		}
	}
}
