//! Trades of alpha for TAO: the only callers of the pool's `buy`, `sell` and `inject`.
//!
//! The pool says what goes in, what comes out and what the fee is ([`Pools`]). A trade here takes
//! that from whoever pays, gives it to whoever receives, and books it, all before the pool is asked
//! again: the pool prices a trade by the reserves that the trade before it has left.
//!
//! | | buys with TAO | sells alpha |
//! |---|---|---|
//! | for an account | `buy_for` | `sell_for` |
//! | for several together | `buy_with` | `sell_for_all` |
//! | for the protocol | `buy_for_protocol` | `sell_into_root` |
//!
//! On a dynamic subnet alpha leaves the reserve or returns to it; on a stable one it is minted or
//! destroyed. What a limit leaves untraded stays where it is.
//!
//! The fee of a purchase goes to the block's author in TAO. The fee of a sale is alpha: it is sold
//! for the author without a fee of its own, after the sale. A fee that cannot be paid (no author,
//! author below the existential deposit, no liquidity) never fails a trade: TAO is recycled, alpha
//! is burned.

use crate::{market::issuance::CreditOf, pallet::*};
use frame_support::{
	ensure,
	storage::with_storage_layer,
	traits::{
		fungible::{Balanced, Mutate},
		tokens::{Fortitude, Precision, Preservation},
		Get, Imbalance,
	},
};
use ganglion_types::{AlphaBalance, NetUid, TaoBalance};
use pallet_subtensor_swap::{Buy, Pools, Sale, Terms};
use sp_runtime::{DispatchError, DispatchResult};
use substrate_fixed::types::U64F64;

impl<T: Config> Pallet<T> {
	/// Buys alpha for an account's TAO, fee included. `give` receives the alpha and must make it
	/// somebody's. The account stays above the existential deposit.
	pub(crate) fn buy_for(
		account: &T::AccountId,
		netuid: NetUid,
		tao: TaoBalance,
		terms: Terms,
		give: impl FnOnce(AlphaBalance) -> DispatchResult,
	) -> Result<Buy, DispatchError> {
		let bought = T::Pools::buy(netuid, tao, terms)?;
		Self::take_in(netuid, account, bought.net)?;
		Self::pay_fee(account, bought.fee)?;
		Self::book_purchase(netuid, &bought)?;
		give(bought.alpha)?;
		Ok(bought)
	}

	/// Sells alpha and pays the TAO to an account. `take` takes the alpha that was used, fee
	/// included, from whoever holds it.
	pub(crate) fn sell_for(
		account: &T::AccountId,
		netuid: NetUid,
		alpha: AlphaBalance,
		terms: Terms,
		take: impl FnOnce(AlphaBalance) -> DispatchResult,
	) -> Result<Sale, DispatchError> {
		let sold = T::Pools::sell(netuid, alpha, terms)?;
		take(sold.net.saturating_add(sold.fee))?;
		Self::book_sale(netuid, &sold)?;
		Self::pay_out(netuid, account, sold.tao)?;
		Self::settle_fee(netuid, sold.fee);
		Ok(sold)
	}

	/// Buys alpha for TAO in transit, fee included, all of it (`SlippageTooHigh`). The caller makes
	/// the alpha somebody's.
	pub(crate) fn buy_with(
		netuid: NetUid,
		money: CreditOf<T>,
		terms: Terms,
	) -> Result<Buy, DispatchError> {
		let bought = T::Pools::buy(netuid, TaoBalance::new(money.peek()), terms)?;
		let (net, fee) = money.split(bought.net.rao());
		ensure!(fee.peek() == bought.fee.rao(), Error::<T>::SlippageTooHigh);
		Self::credit_reserve(netuid, net).map_err(|(_, error)| error)?;
		Self::give_fee(fee);
		Self::book_purchase(netuid, &bought)?;
		Ok(bought)
	}

	/// Sells alpha that the caller has taken from its holders, fee included, all of it
	/// (`SlippageTooHigh`). Returns the TAO too, which the caller gives to somebody.
	pub(crate) fn sell_for_all(
		netuid: NetUid,
		alpha: AlphaBalance,
		terms: Terms,
	) -> Result<(CreditOf<T>, Sale), DispatchError> {
		let sold = T::Pools::sell(netuid, alpha, terms)?;
		ensure!(sold.net.saturating_add(sold.fee) == alpha, Error::<T>::SlippageTooHigh);
		Self::book_sale(netuid, &sold)?;
		let money = Self::draw_reserve(netuid, sold.tao)?;
		Self::settle_fee(netuid, sold.fee);
		Ok((money, sold))
	}

	/// Buys alpha, without fee, for newly minted TAO; the protocol holds it. Where not all of the
	/// TAO can be spent nothing is bought, and the TAO is recycled. Returns whether it was bought.
	pub(crate) fn buy_for_protocol(netuid: NetUid, money: CreditOf<T>) -> bool {
		let tao = TaoBalance::new(money.peek());
		!tao.is_zero()
			&& Self::pay_into_pool(netuid, money, || {
				let bought = T::Pools::buy(netuid, tao, Terms::FREE)?;
				ensure!(bought.net == tao, Error::<T>::InsufficientLiquidity);
				Self::book_purchase(netuid, &bought)?;
				Self::give_to_protocol(netuid, bought.alpha);
				Ok(())
			})
	}

	/// Sells alpha, without fee, into root's reserve; the caller makes the TAO there somebody's.
	/// `take` takes the alpha that was used from whoever holds it.
	pub(crate) fn sell_into_root(
		netuid: NetUid,
		alpha: AlphaBalance,
		take: impl FnOnce(AlphaBalance),
	) -> Result<Sale, DispatchError> {
		let sold = T::Pools::sell(netuid, alpha, Terms::FREE)?;
		take(sold.net);
		Self::book_sale(netuid, &sold)?;
		Self::pay_out(netuid, &Self::account_of(NetUid::ROOT), sold.tao)?;
		Self::raise_reserve(NetUid::ROOT, sold.tao)?;
		Ok(sold)
	}

	/// Puts newly minted TAO and new alpha into a dynamic subnet's pool, at its present price.
	/// Where the pool cannot take them the TAO is recycled. Returns whether they went in.
	pub(crate) fn inject(netuid: NetUid, alpha: AlphaBalance, money: CreditOf<T>) -> bool {
		let tao = TaoBalance::new(money.peek());
		Self::pay_into_pool(netuid, money, || {
			T::Pools::inject(netuid, alpha, tao)?;
			Self::mint_into_reserve(netuid, alpha)
		})
	}

	/// The value of alpha at the present price, in rao of TAO, rounded down.
	pub(crate) fn value_in_tao(netuid: NetUid, alpha: AlphaBalance) -> TaoBalance {
		let value = U64F64::from_num(alpha.rao()).saturating_mul(T::Pools::price(netuid));
		TaoBalance::new(value.saturating_to_num())
	}

	/// The TAO that a sale of alpha would bring now, without fee; zero if the pool cannot serve it.
	pub(crate) fn brings(netuid: NetUid, alpha: AlphaBalance) -> TaoBalance {
		T::Pools::quote_sell(netuid, alpha, Terms::FREE).map_or(TaoBalance::ZERO, |sale| sale.tao)
	}

	/// Books the alpha of a purchase: it is now outside the reserve.
	fn book_purchase(netuid: NetUid, bought: &Buy) -> DispatchResult {
		Self::note_volume(netuid, bought.net.saturating_add(bought.fee));
		if Self::is_dynamic(netuid) {
			Self::draw_alpha(netuid, bought.alpha)
		} else {
			Self::mint_alpha(netuid, bought.alpha)
		}
	}

	/// Books the alpha of a sale, fee excluded: it is outside the reserve no longer.
	fn book_sale(netuid: NetUid, sold: &Sale) -> DispatchResult {
		Self::note_volume(netuid, sold.tao);
		if Self::is_dynamic(netuid) {
			Self::return_alpha(netuid, sold.net)
		} else {
			Self::destroy_alpha(netuid, sold.net)
		}
	}

	/// Pays a fee to the block's author, or recycles it.
	pub(crate) fn pay_fee(from: &T::AccountId, fee: TaoBalance) -> DispatchResult {
		if fee.is_zero() {
			return Ok(());
		}
		let keep = Preservation::Preserve;
		let pay = |author| T::Currency::transfer(from, &author, fee.rao(), keep);
		if T::BlockAuthor::get().is_some_and(|author| pay(author).is_ok()) {
			return Ok(());
		}
		let (precision, force) = (Precision::Exact, Fortitude::Polite);
		let credit = T::Currency::withdraw(from, fee.rao(), precision, keep, force)
			.map_err(|_| Error::<T>::InsufficientBalance)?;
		Self::recycle(credit);
		Ok(())
	}

	/// Gives a fee in transit to the block's author, or recycles it.
	fn give_fee(fee: CreditOf<T>) {
		if fee.peek() == 0 {
			return;
		}
		let left = match T::BlockAuthor::get() {
			Some(author) => T::Currency::resolve(&author, fee).err(),
			None => Some(fee),
		};
		if let Some(credit) = left {
			Self::recycle(credit);
		}
	}

	/// Sells a sale's fee for the block's author, or burns it.
	fn settle_fee(netuid: NetUid, fee: AlphaBalance) {
		if fee.is_zero() {
			return;
		}
		let all = |used| {
			ensure!(used == fee, Error::<T>::InsufficientLiquidity);
			Ok(())
		};
		let sell_for =
			|author| with_storage_layer(|| Self::sell_for(&author, netuid, fee, Terms::FREE, all));
		if T::BlockAuthor::get().is_none_or(|author| sell_for(author).is_err()) {
			Self::mark_burned(netuid, fee);
		}
	}

	/// Books something and pays `money` into the subnet's reserve: both, or neither. Returns
	/// whether both were done; otherwise the money is recycled.
	fn pay_into_pool(
		netuid: NetUid,
		money: CreditOf<T>,
		book: impl FnOnce() -> DispatchResult,
	) -> bool {
		let mut money = Some(money);
		let booked = with_storage_layer(|| {
			book()?;
			let Some(credit) = money.take() else { return Ok(()) };
			// The last thing that can fail: whatever comes back was never paid.
			Self::credit_reserve(netuid, credit).map_err(|(credit, error)| {
				money = Some(credit);
				error
			})
		});
		if let Some(credit) = money {
			Self::recycle(credit);
		}
		booked.is_ok()
	}
}
