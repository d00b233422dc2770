//! Stake that changes its hotkey, its subnet or its coldkey. It writes nothing itself.
//!
//! On one subnet the alpha itself changes hands. From one subnet to another it is sold for TAO
//! there and the TAO buys alpha here; one fee is paid, on the sale, or on the purchase where the
//! sale is at par. TAO that is less than the least stake stays in the balance of the coldkey it was
//! moved to.

use crate::{
	pallet::*,
	staking::orders::{Limit, MIN_STAKE},
};
use frame_support::{
	ensure,
	traits::{fungible::Mutate, tokens::Preservation},
};
use ganglion_types::{AlphaBalance, NetUid, TaoBalance};
use pallet_subtensor_swap::{Pools, Terms};
use sp_runtime::{DispatchError, DispatchResult};

/// What a coldkey has staked with a hotkey on a subnet.
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
	/// Moves stake to another hotkey or subnet of the same coldkey.
	pub(crate) fn do_move_stake(
		from: Position<T::AccountId>,
		to: Position<T::AccountId>,
		amount: AlphaBalance,
		limit: Option<Limit>,
	) -> DispatchResult {
		let worth = Self::move_position(from, to, amount, limit)?;
		Self::deposit_event(Event::StakeMoved(
			from.coldkey.clone(),
			from.hotkey.clone(),
			from.netuid,
			to.hotkey.clone(),
			to.netuid,
			worth,
		));
		Ok(())
	}

	/// Gives stake to another coldkey, on its subnet or another, where both allow it.
	pub(crate) fn do_transfer_stake(
		from: Position<T::AccountId>,
		coldkey: &T::AccountId,
		netuid: NetUid,
		amount: AlphaBalance,
	) -> DispatchResult {
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
		Ok(())
	}

	/// Gives stake to another coldkey and another hotkey, on its subnet or another, where both
	/// allow it.
	pub(crate) fn do_transfer_stake_and_hotkey(
		from: Position<T::AccountId>,
		to: Position<T::AccountId>,
		amount: AlphaBalance,
	) -> DispatchResult {
		let worth = Self::give_position(from, to, amount)?;
		Self::deposit_event(Event::StakeAndHotkeyTransferred(
			from.coldkey.clone(),
			to.coldkey.clone(),
			from.hotkey.clone(),
			to.hotkey.clone(),
			from.netuid,
			to.netuid,
			worth,
		));
		Ok(())
	}

	/// Moves stake to another subnet, with the same keys.
	pub(crate) fn do_swap_stake(
		from: Position<T::AccountId>,
		netuid: NetUid,
		amount: AlphaBalance,
		limit: Option<Limit>,
	) -> DispatchResult {
		let worth = Self::move_position(from, Position { netuid, ..from }, amount, limit)?;
		Self::deposit_event(Event::StakeSwapped(
			from.coldkey.clone(),
			from.hotkey.clone(),
			from.netuid,
			netuid,
			worth,
		));
		Ok(())
	}

	/// Moves stake to a coldkey that is none of the protocol's accounts: what stays in the balance
	/// would lie beside a subnet's reserve.
	fn give_position(
		from: Position<T::AccountId>,
		to: Position<T::AccountId>,
		amount: AlphaBalance,
	) -> Result<TaoBalance, DispatchError> {
		ensure!(!Self::is_system_account(to.coldkey), Error::<T>::CannotUseSystemAccount);
		Self::move_position(from, to, amount, None)
	}

	/// Moves as much as is asked for, or as there is; answers what it was worth in TAO. Within a
	/// subnet nothing is traded, so a limit means nothing there.
	fn move_position(
		from: Position<T::AccountId>,
		to: Position<T::AccountId>,
		amount: AlphaBalance,
		limit: Option<Limit>,
	) -> Result<TaoBalance, DispatchError> {
		ensure!(from != to, Error::<T>::SameNetuid);
		let amount = Self::check_move(&from, &to, amount)?;
		if from.netuid == to.netuid {
			Self::ensure_transferable(&from, &to)?;
			return Self::move_within(from, to, amount);
		}
		let amount = Self::check_exchange(from.netuid, to.netuid, amount, limit)?;
		Self::ensure_transferable(&from, &to)?;
		Self::move_across(from, to, amount)
	}

	/// What must hold for every move; answers how much there is to move of `amount`.
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
		let staked = Self::stake_of(from.hotkey, from.coldkey, from.netuid);
		ensure!(!staked.is_zero(), Error::<T>::NotEnoughStakeToWithdraw);
		Ok(amount.min(staked))
	}

	/// What must hold for a move to another subnet; answers how much of `amount` moves within the
	/// limit.
	fn check_exchange(
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

	/// Refuses a move that brings no more than the least stake.
	fn ensure_worth_moving(netuid: NetUid, amount: AlphaBalance) -> DispatchResult {
		ensure!(!amount.is_zero(), Error::<T>::AmountTooLow);
		let brings = T::Pools::quote_sell(netuid, amount, Terms::MARKET)
			.map_err(|_| Error::<T>::InsufficientLiquidity)?
			.tao;
		ensure!(brings > MIN_STAKE, Error::<T>::AmountTooLow);
		Ok(())
	}

	/// Refuses to give stake to another coldkey where a subnet does not allow it.
	fn ensure_transferable(
		from: &Position<T::AccountId>,
		to: &Position<T::AccountId>,
	) -> DispatchResult {
		let allowed = TransferToggle::<T>::get(from.netuid) && TransferToggle::<T>::get(to.netuid);
		ensure!(from.coldkey == to.coldkey || allowed, Error::<T>::TransferDisallowed);
		Ok(())
	}

	fn move_within(
		from: Position<T::AccountId>,
		to: Position<T::AccountId>,
		amount: AlphaBalance,
	) -> Result<TaoBalance, DispatchError> {
		let netuid = from.netuid;
		let worth = Self::value_in_tao(netuid, amount);
		ensure!(worth >= MIN_STAKE, Error::<T>::AmountTooLow);
		Self::withdraw_stake(from.hotkey, from.coldkey, netuid, amount)?;
		Self::deposit_stake(to.hotkey, to.coldkey, netuid, amount)?;
		let [gone, come] = [from, to].map(|at| (at.coldkey.clone(), at.hotkey.clone()));
		Self::deposit_event(Event::StakeRemoved(gone.0, gone.1, worth, amount, netuid, 0));
		Self::deposit_event(Event::StakeAdded(come.0, come.1, worth, amount, netuid, 0));
		Ok(worth)
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
		// An account that is new by this keeps what it needs to live.
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
