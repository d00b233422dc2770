//! What a nominator must keep staked. It writes nothing itself.
//!
//! Root can ask that a nominator, who stakes with a hotkey of somebody else, keep a least amount in
//! each position: `NominatorMinRequiredStake` millionths of the least stake. Whoever unstakes so
//! much that less than that is left has the rest sold as well. A rest that cannot be sold stays.
//!
//! Raising the amount sells nothing by itself: small positions are looked at when their holders
//! next unstake from them. So no call and no block has to walk through everybody's stake, and
//! nobody is sold out at a moment that others can foresee.

use crate::{pallet::*, staking::orders::MIN_STAKE};
use frame_support::storage::with_storage_layer;
use ganglion_types::{NetUid, TaoBalance};
use pallet_subtensor_swap::Terms;

/// In what parts of the least stake a nomination is counted.
const MILLION: u128 = 1_000_000;

impl<T: Config> Pallet<T> {
	/// What a nominator must keep in a position, in TAO at the price of the moment: rounded down.
	pub fn least_nomination() -> TaoBalance {
		let millionths = u128::from(NominatorMinRequiredStake::<T>::get());
		let least = u128::from(MIN_STAKE.rao()).saturating_mul(millionths) / MILLION;
		TaoBalance::new(u64::try_from(least).unwrap_or(u64::MAX))
	}

	/// Sells what is left of a nominator's position if it is too small, with fee, as any sale; what
	/// cannot be sold stays.
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
