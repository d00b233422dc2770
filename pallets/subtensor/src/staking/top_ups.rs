//! Calls of a hotkey's owner on its collateral: adding to it, and its floor. It writes no storage
//! itself.

use crate::{
	access::refusal,
	pallet::*,
	staking::orders::MIN_STAKE,
	weight_info::{collateral_cost, cost, lock_cost},
};
use frame_support::{dispatch::DispatchResultWithPostInfo, ensure};
use ganglion_types::{AlphaBalance, NetUid, TaoBalance};
use pallet_subtensor_swap::{Pools, Terms};
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// Locks `alpha` as collateral: first what is free of the owner's stake with the hotkey, then
	/// what it buys for TAO. What a purchase brings beyond that is free stake.
	///
	/// Checks, in order: those of [`Self::check_collateral`]; the amount is not zero
	/// (`AmountTooLow`); if some must be bought, those of [`Self::check_top_up`].
	pub(crate) fn do_add_collateral(
		coldkey: &T::AccountId,
		hotkey: &T::AccountId,
		netuid: NetUid,
		alpha: AlphaBalance,
		limit: TaoBalance,
	) -> DispatchResultWithPostInfo {
		refusal::checks::<T, _>(|| {
			Self::check_collateral(coldkey, hotkey, netuid)?;
			ensure!(!alpha.is_zero(), Error::<T>::AmountTooLow);
			Ok(())
		})?;
		let staked = Self::stake_of(hotkey, coldkey, netuid);
		let own = Self::available(coldkey, hotkey, netuid, alpha.min(staked));
		let rest = alpha.saturating_sub(own);
		if rest.is_zero() {
			let collateral = Self::collateral_or_new(netuid, hotkey, coldkey);
			Self::lock_collateral(netuid, hotkey, coldkey, (collateral, alpha));
			return Ok(Some(collateral_cost::lock_free_stake::<T>()).into());
		}
		let checks = cost::checks_of_trade::<T>().saturating_add(lock_cost::count_stake::<T>());
		let tao = refusal::charging(checks, || {
			Self::check_top_up(coldkey, hotkey, netuid, (rest, limit))
		})?;
		let bought = Self::buy_collateral(coldkey, hotkey, netuid, tao, Terms::within(limit))?;
		let more = own.saturating_add(bought.min(rest));
		let collateral = Self::collateral_or_new(netuid, hotkey, coldkey);
		Self::lock_collateral(netuid, hotkey, coldkey, (collateral, more));
		Ok(().into())
	}

	/// Sets what earnings do not release of the collateral, and lock where it is less.
	///
	/// Checks: those of [`Self::check_collateral`].
	pub(crate) fn do_set_min_collateral(
		coldkey: &T::AccountId,
		hotkey: &T::AccountId,
		netuid: NetUid,
		floor: AlphaBalance,
	) -> DispatchResultWithPostInfo {
		refusal::checks::<T, _>(|| Self::check_collateral(coldkey, hotkey, netuid))?;
		Self::set_collateral_floor(netuid, hotkey, coldkey, floor);
		Self::deposit_event(Event::MinCollateralSet {
			netuid,
			hotkey: hotkey.clone(),
			min_locked: floor,
		});
		Ok(().into())
	}

	/// Checks, in order: the subnet is not root (`RegistrationNotPermittedOnRootSubnet`) and exists
	/// (`SubnetNotExists`); the hotkey exists (`HotKeyAccountNotExists`), is the signer's
	/// (`NonAssociatedColdKey`) and is not being swapped (`KeySwapInProgress`).
	fn check_collateral(
		coldkey: &T::AccountId,
		hotkey: &T::AccountId,
		netuid: NetUid,
	) -> DispatchResult {
		ensure!(!netuid.is_root(), Error::<T>::RegistrationNotPermittedOnRootSubnet);
		ensure!(Self::subnet_exists(netuid), Error::<T>::SubnetNotExists);
		ensure!(Self::hotkey_exists(hotkey), Error::<T>::HotKeyAccountNotExists);
		Self::ensure_owned_by(hotkey, coldkey)?;
		Self::ensure_not_in_swap(hotkey)
	}

	/// Checks the purchase of collateral, and returns the TAO that it takes.
	///
	/// Checks, in order: the subnet is tradable (`SubtokenDisabled`); the pool has so much to sell
	/// (`InsufficientLiquidity`); its price, without the fee, reaches the minimum stake
	/// (`AmountTooLow`); all of it is bought within the limit (`SlippageTooHigh`); the coldkey can
	/// pay (`NotEnoughBalanceToStake`); the alpha can be deposited (`InsufficientLiquidity`).
	fn check_top_up(
		coldkey: &T::AccountId,
		hotkey: &T::AccountId,
		netuid: NetUid,
		(alpha, limit): (AlphaBalance, TaoBalance),
	) -> Result<TaoBalance, DispatchError> {
		ensure!(SubtokenEnabled::<T>::get(netuid), Error::<T>::SubtokenDisabled);
		let tao = T::Pools::cost_of(netuid, alpha);
		let tao = tao.map_err(|_| Error::<T>::InsufficientLiquidity)?;
		let quote = T::Pools::quote_buy(netuid, tao, Terms::MARKET)
			.ok()
			.filter(|quote| quote.alpha >= alpha)
			.ok_or(Error::<T>::InsufficientLiquidity)?;
		ensure!(quote.net >= MIN_STAKE, Error::<T>::AmountTooLow);
		let fits = T::Pools::quote_buy(netuid, tao, Terms::within(limit)) == Ok(quote);
		ensure!(fits, Error::<T>::SlippageTooHigh);
		ensure!(tao <= Self::spendable(coldkey), Error::<T>::NotEnoughBalanceToStake);
		let can_deposit = Self::can_deposit(hotkey, coldkey, netuid, quote.alpha);
		ensure!(can_deposit, Error::<T>::InsufficientLiquidity);
		Ok(tao)
	}

	/// Buys stake and returns by how much the position has risen: by rounding, it can be one unit
	/// less than was bought.
	pub(crate) fn buy_collateral(
		coldkey: &T::AccountId,
		hotkey: &T::AccountId,
		netuid: NetUid,
		tao: TaoBalance,
		terms: Terms,
	) -> Result<AlphaBalance, DispatchError> {
		let before = Self::stake_of(hotkey, coldkey, netuid);
		Self::buy_stake(coldkey, hotkey, netuid, tao, terms)?;
		Ok(Self::stake_of(hotkey, coldkey, netuid).saturating_sub(before))
	}
}
