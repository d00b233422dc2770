//! What a trade books. It writes nothing itself.
//!
//! The pool says what goes in, what comes out and what the fee is ([`Pools`]); here TAO and alpha change places by
//! it. On a dynamic subnet alpha leaves the reserve or returns to it, on a stable one it is made or destroyed. TAO
//! that is not used stays where it is.
//!
//! The fee of a purchase goes to the block's author in TAO. The fee of a sale is alpha: it is sold without a fee of
//! its own, after the sale, for the author. A fee that finds no taker (there is no author, the author's account cannot
//! live on it, the pool has no TAO for it) never stops a trade: TAO is recycled, alpha is put out of everybody's reach.

use crate::{Config, Error, Pallet};
use frame_support::{
	ensure,
	storage::with_storage_layer,
	traits::{
		fungible::{Balanced, Mutate},
		tokens::{Fortitude, Precision, Preservation},
		Get,
	},
};
use ganglion_types::{AlphaBalance, NetUid, TaoBalance};
use pallet_subtensor_swap::{Buy, Pools, Sale, Terms};
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// Buys alpha with an account's TAO; the account stays alive. The caller says at once whose the alpha is.
	pub(crate) fn buy_alpha(
		netuid: NetUid,
		from: &T::AccountId,
		tao: TaoBalance,
		terms: Terms,
	) -> Result<Buy, DispatchError> {
		let bought = T::Pools::buy(netuid, tao, terms)?;
		Self::take_in(netuid, from, bought.net)?;
		Self::pay_fee(from, bought.fee)?;
		Self::book_purchase(netuid, &bought)?;
		Ok(bought)
	}

	/// Books the alpha of a purchase whose TAO is paid or about to be.
	pub(crate) fn book_purchase(netuid: NetUid, bought: &Buy) -> DispatchResult {
		Self::note_volume(netuid, bought.net.saturating_add(bought.fee));
		if Self::is_dynamic(netuid) {
			Self::draw_alpha(netuid, bought.alpha)
		} else {
			Self::mint_alpha(netuid, bought.alpha)
		}
	}

	/// Books a sale of alpha that the caller has just taken from somebody, `net` and `fee`, and pays an account.
	pub(crate) fn book_sale(netuid: NetUid, to: &T::AccountId, sold: &Sale) -> DispatchResult {
		Self::book_sale_of_net(netuid, to, sold)?;
		Self::settle_fee(netuid, sold.fee);
		Ok(())
	}

	/// Books a sale without fee of alpha that the caller has just taken from somebody, and puts the TAO into root's
	/// reserve; the caller says at once whose it is there.
	pub(crate) fn book_sale_to_root(netuid: NetUid, sold: &Sale) -> DispatchResult {
		Self::book_sale_of_net(netuid, &Self::account_of(NetUid::ROOT), sold)?;
		Self::raise_reserve(NetUid::ROOT, sold.tao)
	}

	fn book_sale_of_net(netuid: NetUid, to: &T::AccountId, sold: &Sale) -> DispatchResult {
		if Self::is_dynamic(netuid) {
			Self::return_alpha(netuid, sold.net)?;
		} else {
			Self::destroy_alpha(netuid, sold.net)?;
		}
		Self::note_volume(netuid, sold.tao);
		Self::pay_out(netuid, to, sold.tao)
	}

	/// Pays a purchase's fee to the block's author, or recycles it.
	fn pay_fee(from: &T::AccountId, fee: TaoBalance) -> DispatchResult {
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

	/// Sells a sale's fee for the block's author, or puts it out of reach.
	fn settle_fee(netuid: NetUid, fee: AlphaBalance) {
		if fee.is_zero() {
			return;
		}
		let sell_for = |author| {
			with_storage_layer(|| {
				let sold = T::Pools::sell(netuid, fee, Terms::FREE)?;
				ensure!(sold.net == fee, Error::<T>::InsufficientLiquidity);
				Self::book_sale_of_net(netuid, &author, &sold)
			})
		};
		if T::BlockAuthor::get().is_none_or(|author| sell_for(author).is_err()) {
			Self::put_out_of_reach(netuid, fee);
		}
	}
}
