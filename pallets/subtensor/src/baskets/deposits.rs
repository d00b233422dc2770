//! Deposits into baskets: of TAO, and of root dividends. It writes no storage itself.
//!
//! TAO buys of each holding in proportion to the holdings' value. The shares issued are worth what
//! the deposit has added to the basket's value, so its holder bears the fees and what the purchases
//! move the prices; and they are no greater part of all shares than was bought of any holding
//! ([`ganglion_economy::basket`]).
//!
//! Root dividends enter as the alpha that they are, for shares worth what they add.

use crate::{
	access::refusal,
	baskets::{holdings::Holdings, ledger::BasketNumber},
	pallet::*,
	staking::orders::MIN_STAKE,
	weight_info::{basket_cost, cost},
};
use frame_support::{
	dispatch::DispatchResultWithPostInfo,
	ensure,
	traits::{fungible::Mutate, tokens::Preservation},
};
use ganglion_economy::basket::{pro_rata, shares_for};
use ganglion_types::{AlphaBalance, NetUid, TaoBalance};
use pallet_subtensor_swap::Terms;
use sp_runtime::{DispatchError, DispatchResult};

/// What a basket holds, before a deposit.
struct Before {
	/// Its alpha.
	holdings: Holdings,
	/// Its TAO.
	cash: TaoBalance,
	/// Its value.
	value: TaoBalance,
}

impl<T: Config> Pallet<T> {
	/// Buys shares in the basket of a hotkey for a coldkey's TAO.
	///
	/// Checks, in order: those of [`Self::check_basket_deposit`]; no holding waits for a clean-up
	/// (`WaitingForDissolvedSubnetCleanup`); each can be sold, and gets a part of the TAO that buys
	/// some of it, and the deposit is worth a share (`AmountTooLow`).
	pub(crate) fn do_stake_into_basket(
		coldkey: &T::AccountId,
		hotkey: &T::AccountId,
		amount: TaoBalance,
	) -> DispatchResultWithPostInfo {
		refusal::checks::<T, _>(|| Self::check_basket_deposit(coldkey, hotkey, amount))?;
		let basket = Self::basket_or_new(hotkey)?;
		let holdings = Self::holdings_of(basket);
		let rows = cost::count(holdings.len());
		let (value, shares) = refusal::charging(basket_cost::deposit::<T>(rows), || {
			let holdings = Self::settled_holdings(basket)?;
			let (holdings, _) = Self::sweep_basket(hotkey, basket, holdings);
			let before = Self::before_deposit(basket, holdings);
			let account = Self::account_of_basket(basket);
			let keep = Preservation::Preserve;
			T::Currency::transfer(coldkey, &account, amount.rao(), keep)?;
			Self::spread_over_holdings(basket, &before, amount)?;
			let added = Self::added_to(basket, &before);
			let shares = Self::shares_for_part(hotkey, basket, &before, added)?;
			Self::issue_shares(hotkey, basket, coldkey, (shares, added))?;
			Self::begin_on_index(hotkey, basket);
			Ok((added, shares))
		})?;
		Self::deposit_event(Event::BasketStakedIn {
			hotkey: hotkey.clone(),
			coldkey: coldkey.clone(),
			tao: amount,
			value,
			shares,
		});
		Ok(Some(basket_cost::deposit::<T>(rows)).into())
	}

	/// Checks, in order: the hotkey exists (`HotKeyAccountNotExists`), is registered on root
	/// (`HotKeyNotRegisteredInSubNet`) and is not being swapped (`KeySwapInProgress`); the amount
	/// reaches the minimum stake (`AmountTooLow`), and the coldkey can spend it
	/// (`NotEnoughBalanceToStake`).
	fn check_basket_deposit(
		coldkey: &T::AccountId,
		hotkey: &T::AccountId,
		amount: TaoBalance,
	) -> DispatchResult {
		ensure!(Self::hotkey_exists(hotkey), Error::<T>::HotKeyAccountNotExists);
		Self::ensure_on_root(hotkey)?;
		Self::ensure_not_in_swap(hotkey)?;
		ensure!(amount >= MIN_STAKE, Error::<T>::AmountTooLow);
		ensure!(amount <= Self::spendable(coldkey), Error::<T>::NotEnoughBalanceToStake);
		Ok(())
	}

	/// Refuses a hotkey without a uid on root (`HotKeyNotRegisteredInSubNet`).
	pub(crate) fn ensure_on_root(hotkey: &T::AccountId) -> DispatchResult {
		let is_member = Self::uid_of(NetUid::ROOT, hotkey).is_some();
		ensure!(is_member, Error::<T>::HotKeyNotRegisteredInSubNet);
		Ok(())
	}

	fn before_deposit(basket: BasketNumber, holdings: Holdings) -> Before {
		let (cash, value) = (Self::cash_of(basket), Self::value_of_basket(basket, &holdings));
		Before { holdings, cash, value }
	}

	/// What a deposit has added to the value of a basket.
	fn added_to(basket: BasketNumber, before: &Before) -> TaoBalance {
		let after = Self::holdings_of(basket);
		Self::value_of_basket(basket, &after).saturating_sub(before.value)
	}

	/// Spends TAO that a basket has received on its holdings, in proportion to their value. What is
	/// left by rounding, and the part of the TAO that it held, stays TAO.
	fn spread_over_holdings(
		basket: BasketNumber,
		before: &Before,
		amount: TaoBalance,
	) -> DispatchResult {
		for (netuid, alpha) in &before.holdings {
			let value = Self::brings(*netuid, *alpha);
			let part = pro_rata(amount.rao(), value.rao(), before.value.rao());
			ensure!(part != 0, Error::<T>::AmountTooLow);
			Self::buy_for_basket(basket, *netuid, TaoBalance::new(part), Terms::MARKET)?;
		}
		Ok(())
	}

	/// The shares for a deposit of TAO that added `added` to a basket: at most the part of all
	/// shares that it has added to each holding, and to the TAO (`AmountTooLow` if none).
	fn shares_for_part(
		hotkey: &T::AccountId,
		basket: BasketNumber,
		before: &Before,
		added: TaoBalance,
	) -> Result<u64, DispatchError> {
		let issued = Self::shares_in_basket(hotkey);
		let shares = shares_for(added.rao(), issued, before.value.rao());
		let mut shares = shares.ok_or(Error::<T>::AmountTooLow)?;
		if issued != 0 {
			let after = Self::holdings_of(basket);
			let cash = (before.cash.rao(), Self::cash_of(basket).rao());
			let alpha = before.holdings.iter().map(|(netuid, alpha)| {
				(alpha.rao(), after.get(netuid).copied().unwrap_or_default().rao())
			});
			for (held, holds) in alpha.chain([cash]).filter(|(held, _)| *held != 0) {
				let most = shares_for(holds.saturating_sub(held), issued, held);
				shares = shares.min(most.unwrap_or(u64::MAX));
			}
		}
		ensure!(shares != 0, Error::<T>::AmountTooLow);
		Ok(shares)
	}

	/// Puts root dividends of a coldkey, which it is owed, into the basket of the hotkey that
	/// earned them, for shares. Fails with `WaitingForDissolvedSubnetCleanup` while a holding waits
	/// for one, and with `AmountTooLow` if they are not worth a share.
	pub(crate) fn put_dividends_into_basket(
		hotkey: &T::AccountId,
		coldkey: &T::AccountId,
		due: &[(NetUid, AlphaBalance)],
	) -> DispatchResult {
		let basket = Self::basket_or_new(hotkey)?;
		let holdings = Self::settled_holdings(basket)?;
		let value = Self::value_of_basket(basket, &holdings);
		let mut added = TaoBalance::ZERO;
		for (netuid, amount) in due {
			let held = holdings.get(netuid).copied().unwrap_or_default();
			Self::take_owed(hotkey, coldkey, *netuid, *amount);
			Self::put_into_basket(basket, *netuid, *amount)?;
			let holds = Self::holding_on(basket, *netuid);
			let more = Self::brings(*netuid, holds).saturating_sub(Self::brings(*netuid, held));
			added = added.saturating_add(more);
		}
		let issued = Self::shares_in_basket(hotkey);
		let shares = shares_for(added.rao(), issued, value.rao()).unwrap_or(0);
		ensure!(shares != 0, Error::<T>::AmountTooLow);
		Self::issue_shares(hotkey, basket, coldkey, (shares, added))?;
		Self::begin_on_index(hotkey, basket);
		let hotkey = hotkey.clone();
		Self::deposit_event(Event::BasketDeposited { hotkey, tao: added, shares });
		Ok(())
	}
}
