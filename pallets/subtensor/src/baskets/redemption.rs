//! Claims of shares in baskets. It writes no storage itself.
//!
//! The shares' part of each holding is sold without fee, as root dividends are, and the part of the
//! basket's value that they are is staked on root with the hotkey. Selling a part moves a price
//! less than selling all of it, so the sales can bring more: the rest stays in the basket, as TAO.
//! Whoever claims the last shares is paid everything.

use crate::{
	baskets::{holdings::Holdings, ledger::BasketNumber},
	pallet::*,
};
use frame_support::ensure;
use ganglion_economy::basket::pro_rata;
use ganglion_types::{AlphaBalance, NetUid, TaoBalance};
use pallet_subtensor_swap::Terms;
use sp_runtime::{DispatchError, DispatchResult};

/// A claim of shares, before it is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Shares {
	/// The shares claimed.
	held: u64,
	/// All shares of the basket.
	all: u64,
}

impl Shares {
	/// Their part of an amount.
	fn of(self, amount: u64) -> u64 {
		pro_rata(amount, self.held, self.all)
	}

	fn are_all(self) -> bool {
		self.held == self.all
	}
}

impl<T: Config> Pallet<T> {
	/// Pays all shares of a coldkey in a basket, unless they are worth less than root's claim
	/// threshold. Returns the TAO, which is staked on root.
	///
	/// Fails with `WaitingForDissolvedSubnetCleanup` while a holding waits for one, and with
	/// `InsufficientLiquidity` if one that is worth a claim cannot be sold.
	pub(crate) fn redeem_shares(
		basket: BasketNumber,
		coldkey: &T::AccountId,
	) -> Result<TaoBalance, DispatchError> {
		let Some(hotkey) = Self::hotkey_of_basket(basket) else { return Ok(TaoBalance::ZERO) };
		let (held, all) = (Self::shares_of(coldkey, basket), Self::shares_in_basket(&hotkey));
		let shares = Shares { held, all };
		let holdings = Self::settled_holdings(basket)?;
		let (holdings, _) = Self::sweep_basket(&hotkey, basket, holdings);
		let due = Self::worth_of_shares(basket, &holdings, shares);
		if held == 0 || due < Self::least_basket_claim() || due.is_zero() {
			return Ok(TaoBalance::ZERO);
		}
		let cash = TaoBalance::new(shares.of(Self::cash_of(basket).rao()));
		let sold = Self::sell_part(basket, &holdings, shares)?;
		let brought = cash.saturating_add(sold);
		let paid = if shares.are_all() { Self::cash_of(basket) } else { brought.min(due) };
		Self::stake_from_basket(basket, &hotkey, coldkey, paid)?;
		Self::take_back_shares(&hotkey, basket, coldkey, paid)?;
		if shares.are_all() {
			Self::end_on_index(&hotkey);
		}
		let coldkey = coldkey.clone();
		Self::deposit_event(Event::BasketClaimed { hotkey, coldkey, tao: paid });
		Ok(paid)
	}

	/// The TAO that a coldkey would be paid now for its shares in a basket; zero while a holding
	/// waits for a clean-up.
	pub(crate) fn worth_of_held(coldkey: &T::AccountId, basket: BasketNumber) -> TaoBalance {
		let Some(hotkey) = Self::hotkey_of_basket(basket) else { return TaoBalance::ZERO };
		let Ok(holdings) = Self::settled_holdings(basket) else { return TaoBalance::ZERO };
		let (held, all) = (Self::shares_of(coldkey, basket), Self::shares_in_basket(&hotkey));
		Self::worth_of_shares(basket, &holdings, Shares { held, all })
	}

	fn worth_of_shares(basket: BasketNumber, holdings: &Holdings, shares: Shares) -> TaoBalance {
		TaoBalance::new(shares.of(Self::value_of_basket(basket, holdings).rao()))
	}

	/// Sells the shares' part of each holding into the basket's TAO; returns the TAO.
	fn sell_part(
		basket: BasketNumber,
		holdings: &Holdings,
		shares: Shares,
	) -> Result<TaoBalance, DispatchError> {
		let mut sum = TaoBalance::ZERO;
		for (netuid, alpha) in holdings {
			let can_be_sold = !Self::brings(*netuid, *alpha).is_zero();
			ensure!(can_be_sold, Error::<T>::InsufficientLiquidity);
			let part = AlphaBalance::new(shares.of(alpha.rao()));
			// So little that it brings nothing.
			if Self::brings(*netuid, part).is_zero() {
				continue;
			}
			sum = sum.saturating_add(Self::sell_of_basket(basket, *netuid, part, Terms::FREE)?);
		}
		Ok(sum)
	}

	/// Stakes TAO of a basket on root with its hotkey, for a coldkey.
	fn stake_from_basket(
		basket: BasketNumber,
		hotkey: &T::AccountId,
		coldkey: &T::AccountId,
		tao: TaoBalance,
	) -> DispatchResult {
		Self::take_in(NetUid::ROOT, &Self::account_of_basket(basket), tao)?;
		Self::mint_alpha(NetUid::ROOT, tao.at_par())?;
		Self::deposit_stake(hotkey, coldkey, NetUid::ROOT, tao.at_par())
	}
}
