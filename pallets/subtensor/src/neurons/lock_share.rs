//! The part of a registration's price that is locked as collateral instead of burned. It writes no
//! storage itself.
//!
//! That part, the subnet's lock share of the price, buys stake of the coldkey with the hotkey. What
//! the coldkey still has locked with that hotkey counts towards it at the price before the call's
//! trades. The purchase is all or nothing, at most 5 % above the price.

use crate::pallet::*;
use frame_support::ensure;
use ganglion_economy::{collateral_limit, requirement, Collateral};
use ganglion_types::{NetUid, TaoBalance};
use pallet_subtensor_swap::{Pools, Terms};
use sp_runtime::DispatchResult;

/// What a registration costs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Bill {
	/// TAO that is burned.
	pub burned: TaoBalance,
	/// TAO that buys collateral.
	pub locked: TaoBalance,
}

impl Bill {
	/// What the coldkey pays.
	pub fn total(&self) -> TaoBalance {
		self.burned.saturating_add(self.locked)
	}
}

impl<T: Config> Pallet<T> {
	/// What a coldkey pays for the registration of a hotkey at this price.
	pub(crate) fn bill_of_uid(
		netuid: NetUid,
		hotkey: &T::AccountId,
		coldkey: &T::AccountId,
		price: TaoBalance,
	) -> Bill {
		let share = CollateralLockShare::<T>::get(netuid);
		let required = TaoBalance::new(requirement(price.rao(), share));
		let burned = price.saturating_sub(required);
		if required.is_zero() {
			return Bill { burned, locked: TaoBalance::ZERO };
		}
		let standing = Self::collateral_of(netuid, hotkey, coldkey);
		let credit = Self::value_in_tao(netuid, standing);
		Bill { burned, locked: required.saturating_sub(credit) }
	}

	/// Buys collateral for a part of a registration's price.
	///
	/// Checks, in order: the pool can trade it (`InsufficientLiquidity`); all of it is bought
	/// within the limit (`SlippageTooHigh`); the alpha can be deposited (`InsufficientLiquidity`).
	pub(crate) fn lock_part_of_price(
		netuid: NetUid,
		hotkey: &T::AccountId,
		coldkey: &T::AccountId,
		tao: TaoBalance,
	) -> DispatchResult {
		if tao.is_zero() {
			return Ok(());
		}
		let limit = collateral_limit(T::Pools::price(netuid));
		let terms = Terms::within(TaoBalance::new(limit));
		let quote = T::Pools::quote_buy(netuid, tao, Terms::MARKET)
			.map_err(|_| Error::<T>::InsufficientLiquidity)?;
		let fits = T::Pools::quote_buy(netuid, tao, terms) == Ok(quote);
		ensure!(fits, Error::<T>::SlippageTooHigh);
		let can_deposit = Self::can_deposit(hotkey, coldkey, netuid, quote.alpha);
		ensure!(can_deposit, Error::<T>::InsufficientLiquidity);
		let bought = Self::buy_collateral(coldkey, hotkey, netuid, tao, terms)?;
		let mut collateral = Self::collateral_or_new(netuid, hotkey, coldkey);
		if collateral.locked == 0 {
			let ratio = CollateralDrainRatio::<T>::get(netuid);
			collateral = Collateral { ratio, ..collateral };
		}
		Self::lock_collateral(netuid, hotkey, coldkey, (collateral, bought));
		Ok(())
	}
}
