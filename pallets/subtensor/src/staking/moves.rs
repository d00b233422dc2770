//! Moves of stake to another hotkey, subnet or coldkey. It writes no storage itself.
//!
//! Within one subnet the alpha itself changes hands. Between two subnets the alpha is sold for TAO
//! on the origin, and the TAO buys alpha on the destination. One fee is paid: on the sale, or on
//! the purchase where the origin is stable. TAO below the minimum stake is not staked: it stays in
//! the balance of the destination coldkey.

use crate::{
	access::refusal::{self, Charged},
	pallet::*,
	staking::orders::{Limit, MIN_STAKE},
	weight_info::{cost, lock_cost},
};
use frame_support::{
	dispatch::DispatchResultWithPostInfo,
	ensure,
	traits::{fungible::Mutate, tokens::Preservation},
};
use ganglion_types::{AlphaBalance, NetUid, TaoBalance};
use pallet_subtensor_swap::{Pools, Terms};
use sp_runtime::{DispatchError, DispatchResult};

/// A coldkey's stake with a hotkey on a subnet.
#[derive(PartialEq, Eq)]
pub(crate) struct Position<'a, AccountId> {
	pub coldkey: &'a AccountId,
	pub hotkey: &'a AccountId,
	pub netuid: NetUid,
}

impl<AccountId> Clone for Position<'_, AccountId> {
	fn clone(&self) -> Self {
		*self
	}
}
impl<AccountId> Copy for Position<'_, AccountId> {}

impl<T: Config> Pallet<T> {
	/// Moves stake to another hotkey or subnet of the same coldkey. Checks: those of
	/// [`Self::move_position`].
	pub(crate) fn do_move_stake(
		from: Position<T::AccountId>,
		to: Position<T::AccountId>,
		amount: AlphaBalance,
		limit: Option<Limit>,
	) -> DispatchResultWithPostInfo {
		let worth = Self::move_position(from, to, amount, limit)?;
		Self::deposit_event(Event::StakeMoved(
			from.coldkey.clone(),
			from.hotkey.clone(),
			from.netuid,
			to.hotkey.clone(),
			to.netuid,
			worth,
		));
		Ok(().into())
	}

	/// Transfers stake to another coldkey, on the same subnet or another. Checks: those of
	/// [`Self::give_position`].
	pub(crate) fn do_transfer_stake(
		from: Position<T::AccountId>,
		coldkey: &T::AccountId,
		netuid: NetUid,
		amount: AlphaBalance,
	) -> DispatchResultWithPostInfo {
		let to = Position { coldkey, netuid, ..from };
		let worth = Self::give_position(from, to, amount)?;
		Self::deposit_event(Event::StakeTransferred(
			from.coldkey.clone(),
			coldkey.clone(),
			from.hotkey.clone(),
			from.netuid,
			netuid,
			worth,
		));
		Ok(().into())
	}

	/// Transfers stake to another coldkey and another hotkey, on the same subnet or another.
	/// Checks: those of [`Self::give_position`].
	pub(crate) fn do_transfer_stake_and_hotkey(
		from: Position<T::AccountId>,
		to: Position<T::AccountId>,
		amount: AlphaBalance,
	) -> DispatchResultWithPostInfo {
		let worth = Self::give_position(from, to, amount)?;
		Self::deposit_event(Event::StakeAndHotkeyTransferred {
			origin_coldkey: from.coldkey.clone(),
			destination_coldkey: to.coldkey.clone(),
			origin_hotkey: from.hotkey.clone(),
			destination_hotkey: to.hotkey.clone(),
			origin_netuid: from.netuid,
			destination_netuid: to.netuid,
			amount: worth,
		});
		Ok(().into())
	}

	/// Moves stake to another subnet, with the same hotkey and coldkey. Checks: those of
	/// [`Self::move_position`].
	pub(crate) fn do_swap_stake(
		from: Position<T::AccountId>,
		netuid: NetUid,
		amount: AlphaBalance,
		limit: Option<Limit>,
	) -> DispatchResultWithPostInfo {
		let worth = Self::move_position(from, Position { netuid, ..from }, amount, limit)?;
		Self::deposit_event(Event::StakeSwapped(
			from.coldkey.clone(),
			from.hotkey.clone(),
			from.netuid,
			netuid,
			worth,
		));
		Ok(().into())
	}

	/// Transfers stake to another coldkey.
	///
	/// Checks, in order: the destination is not an account of the protocol
	/// (`CannotUseSystemAccount`), in whose balance a remainder would lie beside a subnet's
	/// reserve; then those of [`Self::move_position`].
	fn give_position(
		from: Position<T::AccountId>,
		to: Position<T::AccountId>,
		amount: AlphaBalance,
	) -> Charged<TaoBalance> {
		refusal::checks::<T, _>(|| {
			ensure!(!Self::is_system_account(to.coldkey), Error::<T>::CannotUseSystemAccount);
			Ok(())
		})?;
		Self::move_position(from, to, amount, None)
	}

	/// Moves `amount`, or the whole position if that is less; returns its value in TAO. Within a
	/// subnet nothing is traded, so the limit has no effect.
	///
	/// Checks, in order: the destination differs from the origin (`SameNetuid`);
	/// [`Self::check_move`]; between two subnets, [`Self::check_exchange`], and what moves is not
	/// locked (`StakeUnavailable`); within one, [`Self::ensure_transferable`], the value reaches
	/// the minimum stake (`AmountTooLow`), what moves is no collateral (`StakeUnavailable`), and
	/// [`Self::check_lock_of_transfer`].
	fn move_position(
		from: Position<T::AccountId>,
		to: Position<T::AccountId>,
		amount: AlphaBalance,
		limit: Option<Limit>,
	) -> Charged<TaoBalance> {
		let amount = refusal::checks_of_trade::<T, _>(|| {
			ensure!(from != to, Error::<T>::SameNetuid);
			Self::check_move(&from, &to, amount)
		})?;
		if from.netuid == to.netuid {
			let worth = refusal::checks_of_trade::<T, _>(|| {
				Self::ensure_transferable(&from, &to)?;
				Self::ensure_worth_giving(from.netuid, amount)
			})?;
			let weight = cost::checks_of_trade::<T>().saturating_add(lock_cost::count_stake::<T>());
			let locked = refusal::charging(weight, || {
				let coldkeys = (from.coldkey, to.coldkey);
				Self::ensure_beyond_collateral(from.coldkey, from.hotkey, from.netuid, amount)?;
				Self::check_lock_of_transfer(coldkeys, from.hotkey, from.netuid, amount)
			})?;
			Self::move_within(from, to, amount, worth)?;
			Self::hand_over_lock((from.coldkey, to.coldkey), from.netuid, locked);
			return Ok(worth);
		}
		let check = || Self::check_exchange(&from, &to, amount, limit);
		// The search for the part that fits takes as long as the move: it is charged in full.
		let searches = limit.is_some_and(|limit| limit.allow_partial);
		let amount = if searches { check()? } else { refusal::checks_of_trade::<T, _>(check)? };
		Self::check_available(from.coldkey, from.hotkey, from.netuid, amount)?;
		Ok(Self::move_across(from, to, amount)?)
	}

	/// Checks every move and returns the amount to move: `amount`, or the stake if that is less.
	///
	/// Checks, in order: both subnets exist (`SubnetNotExists`) and are tradable
	/// (`SubtokenDisabled`), both hotkeys exist (`HotKeyAccountNotExists`), the keys of the
	/// destination are not being swapped (`KeySwapInProgress`), and there is stake to move
	/// (`NotEnoughStakeToWithdraw`).
	fn check_move(
		from: &Position<T::AccountId>,
		to: &Position<T::AccountId>,
		amount: AlphaBalance,
	) -> Result<AlphaBalance, DispatchError> {
		for netuid in [from.netuid, to.netuid] {
			ensure!(Self::subnet_exists(netuid), Error::<T>::SubnetNotExists);
		}
		for netuid in [from.netuid, to.netuid] {
			ensure!(SubtokenEnabled::<T>::get(netuid), Error::<T>::SubtokenDisabled);
		}
		for hotkey in [from.hotkey, to.hotkey] {
			ensure!(Self::hotkey_exists(hotkey), Error::<T>::HotKeyAccountNotExists);
		}
		Self::ensure_not_in_swap(to.hotkey)?;
		Self::ensure_coldkey_not_in_swap(to.coldkey)?;
		let staked = Self::stake_of(from.hotkey, from.coldkey, from.netuid);
		ensure!(!staked.is_zero(), Error::<T>::NotEnoughStakeToWithdraw);
		Ok(amount.min(staked))
	}

	/// Checks a move between two subnets and returns the part of `amount` that moves within the
	/// limit.
	///
	/// Checks, in order: the sale brings enough ([`Self::ensure_worth_moving`]); within a limit,
	/// the whole amount fits (`SlippageTooHigh`) or, if partial moves are allowed, the part that
	/// fits brings enough; [`Self::ensure_transferable`].
	fn check_exchange(
		from: &Position<T::AccountId>,
		to: &Position<T::AccountId>,
		amount: AlphaBalance,
		limit: Option<Limit>,
	) -> Result<AlphaBalance, DispatchError> {
		let amount = Self::amount_within(from.netuid, to.netuid, amount, limit)?;
		Self::ensure_transferable(from, to)?;
		Ok(amount)
	}

	/// Makes the checks of a move between two subnets.
	#[cfg(feature = "runtime-benchmarks")]
	pub(crate) fn check_move_across(
		from: &Position<T::AccountId>,
		to: &Position<T::AccountId>,
		amount: AlphaBalance,
		limit: Option<Limit>,
	) -> Result<AlphaBalance, DispatchError> {
		let amount = Self::check_move(from, to, amount)?;
		Self::check_exchange(from, to, amount, limit)
	}

	/// Returns the part of `amount` that moves within the limit; refuses it if that is not worth
	/// moving, or not all of it where all must move.
	fn amount_within(
		from: NetUid,
		to: NetUid,
		amount: AlphaBalance,
		limit: Option<Limit>,
	) -> Result<AlphaBalance, DispatchError> {
		Self::ensure_worth_moving(from, amount)?;
		let Some(limit) = limit else { return Ok(amount) };
		if !limit.allow_partial {
			let fits = T::Pools::fits_move(from, to, amount, limit.price)?;
			ensure!(fits, Error::<T>::SlippageTooHigh);
			return Ok(amount);
		}
		let amount = amount.min(T::Pools::max_move(from, to, limit.price)?);
		Self::ensure_worth_moving(from, amount)?;
		Ok(amount)
	}

	/// Rejects a move whose sale brings nothing or no more than the minimum stake (`AmountTooLow`),
	/// or cannot be quoted (`InsufficientLiquidity`).
	fn ensure_worth_moving(netuid: NetUid, amount: AlphaBalance) -> DispatchResult {
		ensure!(!amount.is_zero(), Error::<T>::AmountTooLow);
		let brings = T::Pools::quote_sell(netuid, amount, Terms::MARKET)
			.map_err(|_| Error::<T>::InsufficientLiquidity)?
			.tao;
		ensure!(brings > MIN_STAKE, Error::<T>::AmountTooLow);
		Ok(())
	}

	/// Rejects a transfer to another coldkey if either subnet forbids transfers
	/// (`TransferDisallowed`).
	fn ensure_transferable(
		from: &Position<T::AccountId>,
		to: &Position<T::AccountId>,
	) -> DispatchResult {
		let allowed = TransferToggle::<T>::get(from.netuid) && TransferToggle::<T>::get(to.netuid);
		ensure!(from.coldkey == to.coldkey || allowed, Error::<T>::TransferDisallowed);
		Ok(())
	}

	/// Returns the value of alpha that stays within its subnet, in TAO; rejects less than the
	/// minimum stake (`AmountTooLow`).
	fn ensure_worth_giving(
		netuid: NetUid,
		amount: AlphaBalance,
	) -> Result<TaoBalance, DispatchError> {
		let worth = Self::value_in_tao(netuid, amount);
		ensure!(worth >= MIN_STAKE, Error::<T>::AmountTooLow);
		Ok(worth)
	}

	fn move_within(
		from: Position<T::AccountId>,
		to: Position<T::AccountId>,
		amount: AlphaBalance,
		worth: TaoBalance,
	) -> DispatchResult {
		let netuid = from.netuid;
		Self::withdraw_stake(from.hotkey, from.coldkey, netuid, amount)?;
		Self::deposit_stake(to.hotkey, to.coldkey, netuid, amount)?;
		let [gone, come] = [from, to].map(|at| (at.coldkey.clone(), at.hotkey.clone()));
		Self::deposit_event(Event::StakeRemoved(gone.0, gone.1, worth, amount, netuid, 0));
		Self::deposit_event(Event::StakeAdded(come.0, come.1, worth, amount, netuid, 0));
		Ok(())
	}

	fn move_across(
		from: Position<T::AccountId>,
		to: Position<T::AccountId>,
		amount: AlphaBalance,
	) -> Result<TaoBalance, DispatchError> {
		let got = Self::sell_stake(from.coldkey, from.hotkey, from.netuid, amount, Terms::MARKET)?;
		if from.coldkey != to.coldkey {
			let expendable = Preservation::Expendable;
			T::Currency::transfer(from.coldkey, to.coldkey, got.rao(), expendable)?;
		}
		// An account created by this transfer keeps the existential deposit.
		let spent = got.min(Self::spendable(to.coldkey));
		if spent < MIN_STAKE {
			return Ok(got);
		}
		if Self::ensure_owned_by(to.hotkey, to.coldkey).is_err() {
			Self::become_delegate(to.hotkey);
		}
		let terms = if Self::is_dynamic(from.netuid) { Terms::FREE } else { Terms::MARKET };
		Self::buy_stake(to.coldkey, to.hotkey, to.netuid, spent, terms)?;
		Ok(got)
	}
}
