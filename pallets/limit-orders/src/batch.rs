//! Executing orders of a subnet together.
//!
//! Buyers and sellers trade with each other at the present price, as far as they go, and the rest
//! trades with the pool:
//!
//! | | pool | for the buyers | for the sellers |
//! |---|---|---|---|
//! | buyers bring more | buys for the rest | what it bought, and what the sellers brought | the value of what they brought |
//! | sellers bring more | sells the rest | the alpha that their TAO is worth | what it paid, and what the buyers brought |
//!
//! Each side divides what is for it to the last rao, buyers by what they have paid without fees,
//! sellers by the value of what they have sold. The limits of all orders hold for what each of them
//! receives, whichever part of it comes from the pool.

use crate::{
	checks::{count, Fill},
	fees::{Fees, MoneyOf},
	pallet::*,
	types::*,
};
use alloc::{collections::BTreeSet, vec::Vec};
use frame_support::{ensure, traits::Imbalance};
use ganglion_economy::split_by_weights;
use ganglion_types::{AlphaBalance, NetUid, TaoBalance};
use pallet_subtensor::OrderMarket;
use sp_runtime::{DispatchError, DispatchResult};

/// An order of a batch, and what it counts when its side divides.
type Weighed<T> = (Fill<<T as frame_system::Config>::AccountId>, u64);

/// The orders of a batch, and what they have brought.
struct Batch<T: Config> {
	buys: Vec<Weighed<T>>,
	sells: Vec<Weighed<T>>,
	/// What the buyers have paid, without fees.
	tao: MoneyOf<T>,
	/// What the sellers have sold, in rao.
	alpha: u64,
	fees: Fees<T>,
}

/// What the sides of a batch divide, and the trade with the pool.
struct Pots<T: Config> {
	alpha: u64,
	tao: MoneyOf<T>,
	side: OrderSide,
	traded: u64,
	got: u64,
}

impl<T: Config> Pallet<T> {
	/// Executes orders of a subnet together.
	///
	/// Checks, in order: orders are executed at all (`LimitOrdersDisabled`), and not on root
	/// (`RootNetUidNotAllowed`); of each order, that it is of this subnet
	/// (`OrderNetUidMismatch`), [`Self::check_order`], and that it is there once
	/// (`DuplicateOrderInBatch`); the subnet is tradable; of each order, that it brings enough,
	/// and its owner has it; the trade with the pool; that each owner receives something
	/// (`ZeroShareInBatch`), within the order's limit (`SlippageTooHigh`).
	pub(crate) fn do_execute_batched_orders(
		relayer: &T::AccountId,
		netuid: NetUid,
		orders: &[SignedOrder<T::AccountId>],
	) -> DispatchResult {
		Self::ensure_enabled()?;
		ensure!(!netuid.is_root(), Error::<T>::RootNetUidNotAllowed);
		let fills = Self::check_batch(relayer, netuid, orders)?;
		if fills.is_empty() {
			return Ok(());
		}
		T::Market::ensure_open(netuid)?;
		let Batch { buys, sells, tao, alpha, mut fees } = Self::gather(fills)?;
		let limits = (tightest(&buys), tightest(&sells));
		let pots = Self::trade_rest(netuid, tao, alpha, limits)?;
		Self::divide_alpha(netuid, &buys, pots.alpha)?;
		Self::divide_tao(&sells, pots.tao, &mut fees)?;
		fees.pay()?;
		Self::deposit_event(Event::GroupExecutionSummary {
			netuid,
			net_side: pots.side,
			net_amount: pots.traded,
			actual_out: pots.got,
			executed_count: count(orders),
		});
		Ok(())
	}

	fn check_batch(
		relayer: &T::AccountId,
		netuid: NetUid,
		orders: &[SignedOrder<T::AccountId>],
	) -> Result<Vec<Fill<T::AccountId>>, DispatchError> {
		let mut ids = BTreeSet::new();
		let mut fills = Vec::with_capacity(orders.len());
		for signed in orders {
			let of_subnet = signed.order.order().netuid == netuid;
			ensure!(of_subnet, Error::<T>::OrderNetUidMismatch);
			let fill = Self::check_order(relayer, signed)?;
			ensure!(ids.insert(fill.id), Error::<T>::DuplicateOrderInBatch);
			fills.push(fill);
		}
		Ok(fills)
	}

	/// Takes what all orders bring.
	fn gather(fills: Vec<Fill<T::AccountId>>) -> Result<Batch<T>, DispatchError> {
		let mut batch: Batch<T> = Batch {
			buys: Vec::new(),
			sells: Vec::new(),
			tao: MoneyOf::<T>::zero(),
			alpha: 0,
			fees: Fees::new(),
		};
		for fill in fills {
			match fill.order.order_type.side() {
				OrderSide::Buy => {
					let (money, fee) = Self::take_payment(&fill)?;
					let net = money.peek();
					batch.tao.subsume(money);
					batch.fees.add(&fill.order.fee_recipient, fee);
					batch.buys.push((fill, net));
				},
				OrderSide::Sell => {
					let value = Self::take_sold(&fill)?;
					let sum = batch.alpha.checked_add(fill.amount);
					batch.alpha = sum.ok_or(Error::<T>::ArithmeticOverflow)?;
					batch.sells.push((fill, value));
				},
			}
		}
		Ok(batch)
	}

	/// Trades with the pool what the sides do not trade with each other. Returns what they divide.
	fn trade_rest(
		netuid: NetUid,
		tao: MoneyOf<T>,
		alpha: u64,
		(most, least): (Option<TaoBalance>, Option<TaoBalance>),
	) -> Result<Pots<T>, DispatchError> {
		let value = Self::value_of(netuid, alpha).rao();
		if tao.peek() < value {
			let for_buyers = Self::alpha_for(netuid, tao.peek()).rao();
			let rest = alpha.saturating_sub(for_buyers);
			let (got, _) = T::Market::sell(netuid, AlphaBalance::new(rest), least)?;
			let (side, sum) = (OrderSide::Sell, got.peek());
			let tao = tao.merge(got);
			return Ok(Pots { alpha: for_buyers, tao, side, traded: rest, got: sum });
		}
		let (for_sellers, rest) = tao.split(value);
		let traded = rest.peek();
		let got = match traded {
			0 => 0,
			_ => T::Market::buy(netuid, rest, most)?.0.rao(),
		};
		let sum = alpha.checked_add(got).ok_or(Error::<T>::ArithmeticOverflow)?;
		Ok(Pots { alpha: sum, tao: for_sellers, side: OrderSide::Buy, traded, got })
	}

	fn divide_alpha(netuid: NetUid, buys: &[Weighed<T>], pot: u64) -> DispatchResult {
		let weights: Vec<_> = buys.iter().map(|(_, weight)| *weight).collect();
		for ((fill, paid), part) in buys.iter().zip(split_by_weights(pot, &weights)) {
			ensure!(part != 0, Error::<T>::ZeroShareInBatch);
			ensure!(fill.allows(*paid, part), Error::<T>::SlippageTooHigh);
			let paid = (TaoBalance::new(*paid), TaoBalance::ZERO);
			T::Market::give_alpha(fill.keys(), netuid, AlphaBalance::new(part), paid)?;
			Self::note_executed(fill, part);
		}
		Ok(())
	}

	fn divide_tao(sells: &[Weighed<T>], mut pot: MoneyOf<T>, fees: &mut Fees<T>) -> DispatchResult {
		let weights: Vec<_> = sells.iter().map(|(_, weight)| *weight).collect();
		for ((fill, _), part) in sells.iter().zip(split_by_weights(pot.peek(), &weights)) {
			ensure!(fill.allows(part, fill.amount), Error::<T>::SlippageTooHigh);
			let money = pot.extract(part);
			let (received, fee) = Self::pay_seller(fill, money, AlphaBalance::ZERO)?;
			ensure!(received != 0, Error::<T>::ZeroShareInBatch);
			fees.add(&fill.order.fee_recipient, fee);
			Self::note_executed(fill, received);
		}
		Ok(())
	}
}

/// The limit that satisfies all orders of a side, if any has one: the least of purchases, the
/// greatest of sales.
fn tightest<AccountId>(side: &[(Fill<AccountId>, u64)]) -> Option<TaoBalance> {
	let limits = side.iter().filter_map(|(fill, _)| fill.order.trade_limit());
	let is_buy =
		side.first().is_some_and(|(fill, _)| fill.order.order_type.side() == OrderSide::Buy);
	if is_buy {
		limits.min()
	} else {
		limits.max()
	}
}
