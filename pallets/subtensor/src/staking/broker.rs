//! What the pallet of limit orders needs of the protocol. It writes no storage itself.
//!
//! Orders are signed by their owners and executed by others, several together if they are of one
//! subnet: what the buyers and the sellers of a batch do not trade among themselves, the pool does.
//! The TAO and the alpha of an order are therefore in transit between the call's first step and its
//! last, in nobody's account: a call that fails between them is rolled back.

use crate::{market::issuance::CreditOf, pallet::*, staking::orders::MIN_STAKE};
use frame_support::{
	ensure,
	traits::{
		fungible::Balanced,
		tokens::{Fortitude, Precision, Preservation},
		Imbalance,
	},
};
use ganglion_types::{AlphaBalance, NetUid, TaoBalance};
use pallet_subtensor_swap::{Pools, Terms};
use sp_runtime::{DispatchError, DispatchResult, TokenError};
use substrate_fixed::types::U64F64;

/// The market in which orders of others are executed.
///
/// What is taken must be given before the call ends, and to the rao: neither side is counted
/// meanwhile.
pub trait OrderMarket<AccountId> {
	/// TAO in transit.
	type Money: Imbalance<u64>;

	/// Whether an account may trade: the swap of the key is neither announced nor being made.
	fn may_trade(coldkey: &AccountId) -> bool;

	/// Whether an account id has the form of a subnet's account.
	fn is_system_account(who: &AccountId) -> bool;

	/// The price in TAO for one alpha; 0 if the subnet does not exist.
	fn price(netuid: NetUid) -> U64F64;

	/// Checks, in order: the subnet exists (`SubnetNotExists`) and is tradable
	/// (`SubtokenDisabled`).
	fn ensure_open(netuid: NetUid) -> DispatchResult;

	/// Takes TAO from a coldkey, whose account stays (`NotEnoughBalanceToStake`).
	fn take_tao(coldkey: &AccountId, amount: TaoBalance) -> Result<Self::Money, DispatchError>;

	/// Gives TAO to an account. Fails if it is too little to open the account (`BelowMinimum`).
	fn give_tao(to: &AccountId, money: Self::Money) -> DispatchResult;

	/// Takes alpha from a coldkey's stake with a hotkey.
	///
	/// Checks, in order: the amount is not zero (`AmountTooLow`); the hotkey exists
	/// (`HotKeyAccountNotExists`); the stake covers it (`NotEnoughStakeToWithdraw`); it is not
	/// locked (`StakeUnavailable`).
	fn take_alpha(
		coldkey: &AccountId,
		hotkey: &AccountId,
		netuid: NetUid,
		amount: AlphaBalance,
	) -> DispatchResult;

	/// Stakes alpha of a coldkey with a hotkey (`keys`), which it has `paid` for: an amount, and
	/// the pool's fee in it.
	///
	/// Checks, in order: the hotkey exists (`HotKeyAccountNotExists`) and is not being swapped
	/// (`KeySwapInProgress`); the alpha can be deposited (`InsufficientLiquidity`).
	fn give_alpha(
		keys: (&AccountId, &AccountId),
		netuid: NetUid,
		amount: AlphaBalance,
		paid: (TaoBalance, TaoBalance),
	) -> DispatchResult;

	/// Announces that a coldkey has sold stake with a hotkey (`keys`) for `tao`: an amount, and the
	/// pool's fee in it.
	fn note_sale(
		keys: (&AccountId, &AccountId),
		netuid: NetUid,
		tao: TaoBalance,
		sold: (AlphaBalance, AlphaBalance),
	);

	/// Refuses amounts that are less than the minimum stake (`AmountTooLow`).
	fn ensure_enough(tao: TaoBalance) -> DispatchResult;

	/// Buys alpha for all of the money, fee included, at no more than `limit` in all. Returns the
	/// alpha and the fee.
	///
	/// Checks, in order: the limit allows all of it (`SlippageTooHigh`); the pool can trade it
	/// (`InsufficientLiquidity`).
	fn buy(
		netuid: NetUid,
		money: Self::Money,
		limit: Option<TaoBalance>,
	) -> Result<(AlphaBalance, TaoBalance), DispatchError>;

	/// Sells alpha, fee included, at no less than `limit` in all. Returns the TAO, and the fee in
	/// alpha. Checks: those of [`Self::buy`].
	fn sell(
		netuid: NetUid,
		amount: AlphaBalance,
		limit: Option<TaoBalance>,
	) -> Result<(Self::Money, AlphaBalance), DispatchError>;
}

impl<T: Config> OrderMarket<T::AccountId> for Pallet<T> {
	type Money = CreditOf<T>;

	fn may_trade(coldkey: &T::AccountId) -> bool {
		!ColdkeySwapAnnouncements::<T>::contains_key(coldkey) && !Self::is_coldkey_in_swap(coldkey)
	}

	fn is_system_account(who: &T::AccountId) -> bool {
		Self::is_system_account(who)
	}

	fn price(netuid: NetUid) -> U64F64 {
		T::Pools::price(netuid)
	}

	fn ensure_open(netuid: NetUid) -> DispatchResult {
		ensure!(Self::subnet_exists(netuid), Error::<T>::SubnetNotExists);
		ensure!(SubtokenEnabled::<T>::get(netuid), Error::<T>::SubtokenDisabled);
		Ok(())
	}

	fn take_tao(coldkey: &T::AccountId, amount: TaoBalance) -> Result<CreditOf<T>, DispatchError> {
		ensure!(amount <= Self::spendable(coldkey), Error::<T>::NotEnoughBalanceToStake);
		let (precision, force) = (Precision::Exact, Fortitude::Polite);
		T::Currency::withdraw(coldkey, amount.rao(), precision, Preservation::Preserve, force)
	}

	fn give_tao(to: &T::AccountId, money: CreditOf<T>) -> DispatchResult {
		if money.peek() == 0 {
			return Ok(());
		}
		T::Currency::resolve(to, money).map_err(|_| TokenError::BelowMinimum.into())
	}

	fn take_alpha(
		coldkey: &T::AccountId,
		hotkey: &T::AccountId,
		netuid: NetUid,
		amount: AlphaBalance,
	) -> DispatchResult {
		ensure!(!amount.is_zero(), Error::<T>::AmountTooLow);
		ensure!(Self::hotkey_exists(hotkey), Error::<T>::HotKeyAccountNotExists);
		let staked = Self::stake_of(hotkey, coldkey, netuid);
		ensure!(amount <= staked, Error::<T>::NotEnoughStakeToWithdraw);
		Self::ensure_available(coldkey, hotkey, netuid, amount)?;
		Self::withdraw_stake(hotkey, coldkey, netuid, amount)
	}

	fn give_alpha(
		(coldkey, hotkey): (&T::AccountId, &T::AccountId),
		netuid: NetUid,
		amount: AlphaBalance,
		(tao, fee): (TaoBalance, TaoBalance),
	) -> DispatchResult {
		ensure!(Self::hotkey_exists(hotkey), Error::<T>::HotKeyAccountNotExists);
		Self::ensure_not_in_swap(hotkey)?;
		let fits = Self::can_deposit(hotkey, coldkey, netuid, amount);
		ensure!(fits, Error::<T>::InsufficientLiquidity);
		Self::deposit_stake(hotkey, coldkey, netuid, amount)?;
		let (coldkey, hotkey) = (coldkey.clone(), hotkey.clone());
		Self::deposit_event(Event::StakeAdded(coldkey, hotkey, tao, amount, netuid, fee.rao()));
		Ok(())
	}

	fn note_sale(
		(coldkey, hotkey): (&T::AccountId, &T::AccountId),
		netuid: NetUid,
		tao: TaoBalance,
		(sold, fee): (AlphaBalance, AlphaBalance),
	) {
		let (coldkey, hotkey) = (coldkey.clone(), hotkey.clone());
		let net = sold.saturating_sub(fee);
		Self::deposit_event(Event::StakeRemoved(coldkey, hotkey, tao, net, netuid, fee.rao()));
	}

	fn ensure_enough(tao: TaoBalance) -> DispatchResult {
		ensure!(tao >= MIN_STAKE, Error::<T>::AmountTooLow);
		Ok(())
	}

	fn buy(
		netuid: NetUid,
		money: CreditOf<T>,
		limit: Option<TaoBalance>,
	) -> Result<(AlphaBalance, TaoBalance), DispatchError> {
		let amount = TaoBalance::new(money.peek());
		if let Some(limit) = limit {
			let most = T::Pools::max_buy(netuid, limit)?;
			ensure!(amount <= most, Error::<T>::SlippageTooHigh);
		}
		let quote = T::Pools::quote_buy(netuid, amount, Terms::MARKET);
		ensure!(quote.is_ok(), Error::<T>::InsufficientLiquidity);
		let bought = Self::buy_with(netuid, money, terms(limit))?;
		Ok((bought.alpha, bought.fee))
	}

	fn sell(
		netuid: NetUid,
		amount: AlphaBalance,
		limit: Option<TaoBalance>,
	) -> Result<(CreditOf<T>, AlphaBalance), DispatchError> {
		if let Some(limit) = limit {
			let most = T::Pools::max_sell(netuid, limit)?;
			ensure!(amount <= most, Error::<T>::SlippageTooHigh);
		}
		let quote = T::Pools::quote_sell(netuid, amount, Terms::MARKET);
		ensure!(quote.is_ok(), Error::<T>::InsufficientLiquidity);
		let (money, sold) = Self::sell_for_all(netuid, amount, terms(limit))?;
		Ok((money, sold.fee))
	}
}

fn terms(limit: Option<TaoBalance>) -> Terms {
	Terms { limit, without_fee: false }
}
