//! Calls that add and remove stake.

pub mod auto_stake;
pub mod broker;
pub mod exits;
pub mod ledger;
pub mod lists;
pub mod locking;
pub mod locks;
pub mod moves;
pub mod orders;
pub mod small_stakes;

use crate::{
	access::refusal::{self, Charged},
	pallet::*,
	staking::orders::Limit,
};
use frame_support::dispatch::DispatchResultWithPostInfo;
use ganglion_types::{AlphaBalance, NetUid, TaoBalance};
use pallet_subtensor_swap::Terms;

impl<T: Config> Pallet<T> {
	/// Stakes `amount` of a coldkey's TAO with a hotkey on a subnet and returns the alpha bought.
	/// Checks: those of [`Self::check_purchase`].
	pub(crate) fn do_add_stake(
		coldkey: &T::AccountId,
		hotkey: &T::AccountId,
		netuid: NetUid,
		amount: TaoBalance,
		limit: Option<Limit>,
	) -> Charged<AlphaBalance> {
		let amount = refusal::checks_of_trade::<T, _>(|| {
			Self::check_purchase(coldkey, hotkey, netuid, amount, limit)
		})?;
		if limit.is_some() && Self::ensure_owned_by(hotkey, coldkey).is_err() {
			Self::become_delegate(hotkey);
		}
		let terms = Terms { limit: limit.map(|limit| limit.price), without_fee: false };
		Ok(Self::buy_stake(coldkey, hotkey, netuid, amount, terms)?)
	}

	/// Unstakes `amount` of a coldkey's stake with a hotkey on a subnet, then sells a remainder
	/// that is too small for a nominator. Without a limit, an amount above the stake means the
	/// whole stake. Checks: those of [`Self::check_sale`], then whether what is sold is locked
	/// (`StakeUnavailable`).
	pub(crate) fn do_remove_stake(
		coldkey: &T::AccountId,
		hotkey: &T::AccountId,
		netuid: NetUid,
		amount: AlphaBalance,
		limit: Option<Limit>,
	) -> DispatchResultWithPostInfo {
		let amount = refusal::checks_of_trade::<T, _>(|| {
			Self::check_sale(coldkey, hotkey, netuid, amount, limit)
		})?;
		Self::check_available(coldkey, hotkey, netuid, amount)?;
		let terms = Terms { limit: limit.map(|limit| limit.price), without_fee: false };
		Self::sell_stake(coldkey, hotkey, netuid, amount, terms)?;
		Self::sell_small_stake(coldkey, hotkey, netuid);
		Ok(().into())
	}
}
