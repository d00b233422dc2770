//! Purchases and sales of stake, and their checks.
//!
//! Clients rely on the order of the checks. After them, TAO and alpha change hands through the
//! pool. The amount of a purchase is what leaves the balance; the amount of a sale is what leaves
//! the stake; both include the fee.

use crate::pallet::*;
use frame_support::ensure;
use ganglion_economy::pool::INPUT_CAP;
use ganglion_types::{AlphaBalance, NetUid, TaoBalance};
use pallet_subtensor_swap::{Pools, Terms};
use sp_runtime::{DispatchError, DispatchResult};

/// Minimum amount that can be staked, after the fee, and minimum proceeds of a sale of less than
/// the whole position.
pub const MIN_STAKE: TaoBalance = TaoBalance::new(2_000_000);

/// A limit on the price.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limit {
	/// Price limit, in rao of TAO for one whole alpha. It binds what is paid or received in all,
	/// fee included.
	pub price: TaoBalance,
	/// Whether to trade as much as the price allows, instead of rejecting the order.
	pub allow_partial: bool,
}

impl<T: Config> Pallet<T> {
	/// Buys alpha for a coldkey's TAO, stakes it with a hotkey and returns the alpha.
	pub(crate) fn buy_stake(
		coldkey: &T::AccountId,
		hotkey: &T::AccountId,
		netuid: NetUid,
		amount: TaoBalance,
		terms: Terms,
	) -> Result<AlphaBalance, DispatchError> {
		let bought = Self::buy_for(coldkey, netuid, amount, terms, |alpha| {
			Self::deposit_stake(hotkey, coldkey, netuid, alpha)
		})?;
		Self::deposit_event(Event::StakeAdded(
			coldkey.clone(),
			hotkey.clone(),
			bought.net.saturating_add(bought.fee),
			bought.alpha,
			netuid,
			bought.fee.rao(),
		));
		Ok(bought.alpha)
	}

	/// Sells a coldkey's stake with a hotkey and returns the TAO. What the limit leaves untraded
	/// stays staked.
	pub(crate) fn sell_stake(
		coldkey: &T::AccountId,
		hotkey: &T::AccountId,
		netuid: NetUid,
		amount: AlphaBalance,
		terms: Terms,
	) -> Result<TaoBalance, DispatchError> {
		let sold = Self::sell_for(coldkey, netuid, amount, terms, |used| {
			Self::withdraw_stake(hotkey, coldkey, netuid, used)
		})?;
		Self::deposit_event(Event::StakeRemoved(
			coldkey.clone(),
			hotkey.clone(),
			sold.tao,
			sold.net,
			netuid,
			sold.fee.rao(),
		));
		Ok(sold.tao)
	}

	/// Checks a purchase and returns the part of `amount` that can be spent within the limit.
	///
	/// Checks, in order:
	/// - the subnet exists (`SubnetNotExists`) and is tradable (`SubtokenDisabled`);
	/// - the pool takes the amount in one trade (`InsufficientLiquidity`);
	/// - the amount covers the minimum stake and its fee (`AmountTooLow`);
	/// - the amount fits the limit, or partial trades are allowed (`SlippageTooHigh`);
	/// - the coldkey can spend it (`NotEnoughBalanceToStake`);
	/// - the hotkey exists (`HotKeyAccountNotExists`) and is not being swapped
	///   (`KeySwapInProgress`);
	/// - what the limit allows reaches the minimum stake, before and after the fee
	///   (`AmountTooLow`), and the pool can quote it; the alpha is not zero, and can be deposited
	///   (`InsufficientLiquidity`).
	pub(crate) fn check_purchase(
		coldkey: &T::AccountId,
		hotkey: &T::AccountId,
		netuid: NetUid,
		amount: TaoBalance,
		limit: Option<Limit>,
	) -> Result<TaoBalance, DispatchError> {
		ensure!(Self::subnet_exists(netuid), Error::<T>::SubnetNotExists);
		ensure!(SubtokenEnabled::<T>::get(netuid), Error::<T>::SubtokenDisabled);
		Self::ensure_within_cap(netuid, amount.rao(), SubnetTAO::<T>::get(netuid).rao())?;
		let fee_of_least = TaoBalance::new(T::Pools::fee_of(netuid, MIN_STAKE.rao()));
		ensure!(amount >= MIN_STAKE.saturating_add(fee_of_least), Error::<T>::AmountTooLow);
		let amount = match limit {
			None => amount,
			Some(limit) => {
				let most = T::Pools::max_buy(netuid, limit.price)?;
				ensure!(limit.allow_partial || amount <= most, Error::<T>::SlippageTooHigh);
				amount.min(most)
			},
		};
		ensure!(amount <= Self::spendable(coldkey), Error::<T>::NotEnoughBalanceToStake);
		ensure!(Self::hotkey_exists(hotkey), Error::<T>::HotKeyAccountNotExists);
		Self::ensure_not_in_swap(hotkey)?;
		ensure!(amount >= MIN_STAKE, Error::<T>::AmountTooLow);
		let quote = T::Pools::quote_buy(netuid, amount, Terms::MARKET)
			.map_err(|_| Error::<T>::InsufficientLiquidity)?;
		// So little that its rounding passes the limit.
		let within = limit.is_none_or(|limit| {
			T::Pools::quote_buy(netuid, amount, Terms::within(limit.price)).is_ok()
		});
		ensure!(within, Error::<T>::SlippageTooHigh);
		ensure!(quote.net >= MIN_STAKE, Error::<T>::AmountTooLow);
		ensure!(!quote.alpha.is_zero(), Error::<T>::InsufficientLiquidity);
		ensure!(
			Self::can_deposit(hotkey, coldkey, netuid, quote.alpha),
			Error::<T>::InsufficientLiquidity
		);
		Ok(amount)
	}

	/// Checks a sale and returns the part of `amount` that can be sold within the limit. Without a
	/// limit, an amount above the stake means the whole stake.
	///
	/// Checks, in order:
	/// - the subnet exists (`SubnetNotExists`) and is tradable (`SubtokenDisabled`);
	/// - the amount is not zero (`AmountTooLow`);
	/// - the hotkey exists (`HotKeyAccountNotExists`);
	/// - there is stake and, with a limit, at least `amount` (`NotEnoughStakeToWithdraw`);
	/// - the pool takes the amount in one trade (`InsufficientLiquidity`);
	/// - the sale brings enough ([`Self::ensure_worth_selling`]);
	/// - the amount fits the limit, or partial trades are allowed (`SlippageTooHigh`) and the part
	///   that fits brings enough.
	///
	/// Whether the alpha is locked is checked by the caller ([`Self::ensure_available`]).
	pub(crate) fn check_sale(
		coldkey: &T::AccountId,
		hotkey: &T::AccountId,
		netuid: NetUid,
		amount: AlphaBalance,
		limit: Option<Limit>,
	) -> Result<AlphaBalance, DispatchError> {
		ensure!(Self::subnet_exists(netuid), Error::<T>::SubnetNotExists);
		ensure!(SubtokenEnabled::<T>::get(netuid), Error::<T>::SubtokenDisabled);
		ensure!(!amount.is_zero(), Error::<T>::AmountTooLow);
		ensure!(Self::hotkey_exists(hotkey), Error::<T>::HotKeyAccountNotExists);
		let staked = Self::stake_of(hotkey, coldkey, netuid);
		ensure!(!staked.is_zero(), Error::<T>::NotEnoughStakeToWithdraw);
		let amount = if limit.is_none() { amount.min(staked) } else { amount };
		ensure!(amount <= staked, Error::<T>::NotEnoughStakeToWithdraw);
		Self::ensure_within_cap(netuid, amount.rao(), SubnetAlphaIn::<T>::get(netuid).rao())?;
		Self::ensure_worth_selling(netuid, amount, staked)?;
		let Some(limit) = limit else { return Ok(amount) };

		let most = T::Pools::max_sell(netuid, limit.price)?;
		ensure!(limit.allow_partial || amount <= most, Error::<T>::SlippageTooHigh);
		let amount = amount.min(most);
		Self::ensure_worth_selling(netuid, amount, staked)?;
		// So little that its rounding passes the limit.
		let within = T::Pools::quote_sell(netuid, amount, Terms::within(limit.price)).is_ok();
		ensure!(within, Error::<T>::SlippageTooHigh);
		Ok(amount)
	}

	/// Rejects a trade larger than a pool takes at once, [`INPUT_CAP`] (1,000) times its reserve
	/// (`InsufficientLiquidity`). Stable subnets have no such limit.
	fn ensure_within_cap(netuid: NetUid, amount: u64, reserve: u64) -> DispatchResult {
		let within = amount <= reserve.saturating_mul(INPUT_CAP);
		ensure!(within || !Self::is_dynamic(netuid), Error::<T>::InsufficientLiquidity);
		Ok(())
	}

	/// Rejects a sale that brings nothing, or less than the minimum stake unless it empties the
	/// position (`AmountTooLow`), or that cannot be quoted (`InsufficientLiquidity`).
	fn ensure_worth_selling(
		netuid: NetUid,
		amount: AlphaBalance,
		staked: AlphaBalance,
	) -> DispatchResult {
		ensure!(!amount.is_zero(), Error::<T>::AmountTooLow);
		let brings = T::Pools::quote_sell(netuid, amount, Terms::MARKET)
			.map_err(|_| Error::<T>::InsufficientLiquidity)?
			.tao;
		let worth_it = amount == staked || brings >= MIN_STAKE;
		ensure!(worth_it && !brings.is_zero(), Error::<T>::AmountTooLow);
		Ok(())
	}
}
