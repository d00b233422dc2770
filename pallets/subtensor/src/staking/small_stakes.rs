//! The minimum stake of a nominator. It writes no storage itself.
//!
//! Root can require that a nominator, a coldkey that stakes with somebody else's hotkey, keep a
//! minimum in each position: `NominatorMinRequiredStake` millionths of the minimum stake. If
//! unstaking leaves less, the remainder is sold too. A remainder that cannot be sold stays.
//!
//! Raising the minimum sells nothing by itself: a position is checked when its holder next unstakes
//! from it. So no call and no block walks over all stakers, and no sale happens at a block that
//! others can foresee.

use crate::{pallet::*, staking::orders::MIN_STAKE};
use frame_support::storage::with_storage_layer;
use ganglion_types::{NetUid, TaoBalance};
use pallet_subtensor_swap::Terms;

/// Units of `NominatorMinRequiredStake` in one minimum stake.
const MILLION: u128 = 1_000_000;

impl<T: Config> Pallet<T> {
	/// The minimum of a nominator's position, in TAO at the current price, rounded down.
	pub fn least_nomination() -> TaoBalance {
		let millionths = u128::from(NominatorMinRequiredStake::<T>::get());
		let least = u128::from(MIN_STAKE.rao()).saturating_mul(millionths) / MILLION;
		TaoBalance::new(u64::try_from(least).unwrap_or(u64::MAX))
	}

	/// Sells the remainder of a nominator's position if it is below the minimum, at the usual fee.
	/// A remainder that cannot be sold stays.
	pub(crate) fn sell_small_stake(coldkey: &T::AccountId, hotkey: &T::AccountId, netuid: NetUid) {
		let least = Self::least_nomination();
		if least.is_zero() || Self::ensure_owned_by(hotkey, coldkey).is_ok() {
			return;
		}
		let rest = Self::stake_of(hotkey, coldkey, netuid);
		if rest.is_zero() || Self::value_in_tao(netuid, rest) >= least {
			return;
		}
		let sell = || {
			let rest = Self::check_sale(coldkey, hotkey, netuid, rest, None)?;
			Self::sell_stake(coldkey, hotkey, netuid, rest, Terms::MARKET)
		};
		let _ = with_storage_layer(sell);
	}
}
