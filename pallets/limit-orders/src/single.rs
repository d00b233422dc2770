//! Executing orders one by one: each trades with its subnet's pool.

use crate::{
	checks::Fill,
	fees::{Fees, MoneyOf},
	pallet::*,
	types::*,
};
use frame_support::{ensure, storage::with_storage_layer, traits::Imbalance};
use ganglion_types::{AlphaBalance, TaoBalance};
use pallet_subtensor::OrderMarket;
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// Executes orders. One that cannot be executed changes nothing; it fails the call if
	/// `should_fail`, and is skipped otherwise.
	///
	/// Checks, in order: orders are executed at all (`LimitOrdersDisabled`); of each order,
	/// [`Self::check_order`], then those of its trade.
	pub(crate) fn do_execute_orders(
		relayer: &T::AccountId,
		orders: &[SignedOrder<T::AccountId>],
		should_fail: bool,
	) -> DispatchResult {
		Self::ensure_enabled()?;
		for signed in orders {
			match with_storage_layer(|| Self::execute(relayer, signed)) {
				Err(reason) if should_fail => return Err(reason),
				Err(reason) => {
					let order_id = signed.order.id();
					Self::deposit_event(Event::OrderSkipped { order_id, reason });
				},
				Ok(()) => {},
			}
		}
		Ok(())
	}

	fn execute(relayer: &T::AccountId, signed: &SignedOrder<T::AccountId>) -> DispatchResult {
		let fill = Self::check_order(relayer, signed)?;
		T::Market::ensure_open(fill.order.netuid)?;
		let (received, fee) = match fill.order.order_type.side() {
			OrderSide::Buy => Self::buy_alone(&fill)?,
			OrderSide::Sell => Self::sell_alone(&fill)?,
		};
		ensure!(received != 0, Error::<T>::ZeroShareInBatch);
		let mut fees = Fees::<T>::new();
		fees.add(&fill.order.fee_recipient, fee);
		fees.pay()?;
		Self::note_executed(&fill, received);
		Ok(())
	}

	/// Buys for one order. Returns the alpha and the fee.
	fn buy_alone(fill: &Fill<T::AccountId>) -> Result<(u64, MoneyOf<T>), DispatchError> {
		let (money, fee) = Self::take_payment(fill)?;
		let tao = TaoBalance::new(money.peek());
		let netuid = fill.order.netuid;
		let (alpha, of_pool) = T::Market::buy(netuid, money, fill.order.trade_limit())?;
		T::Market::give_alpha(fill.keys(), netuid, alpha, (tao, of_pool))?;
		Ok((alpha.rao(), fee))
	}

	/// Sells for one order. Returns the TAO that its owner receives, and the fee.
	fn sell_alone(fill: &Fill<T::AccountId>) -> Result<(u64, MoneyOf<T>), DispatchError> {
		Self::take_sold(fill)?;
		let (netuid, alpha) = (fill.order.netuid, AlphaBalance::new(fill.amount));
		let (money, of_pool) = T::Market::sell(netuid, alpha, fill.order.trade_limit())?;
		Self::pay_seller(fill, money, of_pool)
	}

	/// Takes what a buyer pays; returns it without the fee, and the fee.
	///
	/// Checks, in order: without the fee it is as much as the minimum stake (`AmountTooLow`); the
	/// balance covers it (`NotEnoughBalanceToStake`).
	pub(crate) fn take_payment(
		fill: &Fill<T::AccountId>,
	) -> Result<(MoneyOf<T>, MoneyOf<T>), DispatchError> {
		let net = fill.amount.saturating_sub(fill.order.fee_of(fill.amount));
		T::Market::ensure_enough(TaoBalance::new(net))?;
		let all = T::Market::take_tao(&fill.order.signer, TaoBalance::new(fill.amount))?;
		Ok(all.split(net))
	}

	/// Takes what a seller sells; returns its value at the present price.
	///
	/// Checks, in order: the value is as much as the minimum stake (`AmountTooLow`); those of
	/// [`OrderMarket::take_alpha`].
	pub(crate) fn take_sold(fill: &Fill<T::AccountId>) -> Result<u64, DispatchError> {
		let (netuid, alpha) = (fill.order.netuid, AlphaBalance::new(fill.amount));
		let value = Self::value_of(netuid, fill.amount);
		T::Market::ensure_enough(value)?;
		T::Market::take_alpha(&fill.order.signer, &fill.order.hotkey, netuid, alpha)?;
		Ok(value.rao())
	}

	/// Pays a seller its part, less the fee. Returns what it receives, and the fee.
	pub(crate) fn pay_seller(
		fill: &Fill<T::AccountId>,
		part: MoneyOf<T>,
		of_pool: AlphaBalance,
	) -> Result<(u64, MoneyOf<T>), DispatchError> {
		let tao = part.peek();
		let net = tao.saturating_sub(fill.order.fee_of(tao));
		let (money, fee) = part.split(net);
		let sold = (AlphaBalance::new(fill.amount), of_pool);
		T::Market::note_sale(fill.keys(), fill.order.netuid, TaoBalance::new(tao), sold);
		T::Market::give_tao(&fill.order.signer, money)?;
		Ok((net, fee))
	}
}
