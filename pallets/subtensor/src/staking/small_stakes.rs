//! The minimum stake of a nominator.
//!
//! Only writer of `SmallStakesWalk`.
//!
//! Root can require that a nominator, a coldkey that stakes with somebody else's hotkey, keep a
//! minimum in each position: `NominatorMinRequiredStake` millionths of the minimum stake. If
//! unstaking leaves less, the remainder is sold too. A remainder that cannot be sold stays.
//!
//! When the minimum rises, the block step walks over all positions, and sells those below it. The
//! walk takes as many blocks as the weight needs that the step has left for clean-ups; where the
//! minimum rises again meanwhile, it begins anew. A position that the swap of a key stores at a
//! place behind the walk meanwhile is not visited again: it is sold when its coldkey next unstakes
//! a part of it. The place itself may name a key that is no more, and says where to go on all the
//! same.

use crate::{block::cursor::Cursor, pallet::*, staking::orders::MIN_STAKE, weight_info::cost};
use codec::{Decode, Encode, MaxEncodedLen};
use frame_support::{storage::with_storage_layer, traits::Get, weights::WeightMeter};
use ganglion_types::{NetUid, TaoBalance};
use pallet_subtensor_swap::Terms;
use scale_info::TypeInfo;

/// Units of `NominatorMinRequiredStake` in one minimum stake.
const MILLION: u128 = 1_000_000;

/// Progress of the walk over all positions, of which those below the minimum of nominators are
/// sold.
#[derive(Clone, PartialEq, Eq, Default, Debug, Encode, Decode, TypeInfo, MaxEncodedLen)]
pub struct StakesWalk {
	/// The minimum (`NominatorMinRequiredStake`) when it was last looked at: the walk begins when
	/// it rises.
	pub minimum: u64,
	/// Subnet whose positions come next, and the storage key after which they do. None when the
	/// walk is over.
	pub rest: Option<(NetUid, Cursor)>,
}

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
		if Self::is_small_stake(coldkey, hotkey, netuid) {
			Self::sell_if_possible(coldkey, hotkey, netuid);
		}
	}

	/// Sells a whole position. One that cannot be sold stays.
	fn sell_if_possible(coldkey: &T::AccountId, hotkey: &T::AccountId, netuid: NetUid) {
		let rest = Self::stake_of(hotkey, coldkey, netuid);
		let sell = || {
			// The lock of a coldkey that is being swapped can be the successor's already.
			Self::ensure_coldkey_not_in_swap(coldkey)?;
			let rest = Self::check_sale(coldkey, hotkey, netuid, rest, None)?;
			Self::ensure_available(coldkey, hotkey, netuid, rest)?;
			Self::sell_stake(coldkey, hotkey, netuid, rest, Terms::MARKET)
		};
		let _ = with_storage_layer(sell);
	}

	/// Whether a position is a nominator's, and below the minimum.
	fn is_small_stake(coldkey: &T::AccountId, hotkey: &T::AccountId, netuid: NetUid) -> bool {
		let least = Self::least_nomination();
		if least.is_zero() || Self::ensure_owned_by(hotkey, coldkey).is_ok() {
			return false;
		}
		let rest = Self::stake_of(hotkey, coldkey, netuid);
		!rest.is_zero() && Self::value_in_tao(netuid, rest) < least
	}

	/// Begins the walk over all positions if the minimum has risen, and continues it while the
	/// meter lasts.
	pub(crate) fn clear_small_stakes(meter: &mut WeightMeter) {
		if meter.try_consume(T::DbWeight::get().reads_writes(2, 1)).is_err() {
			return;
		}
		let (before, minimum) =
			(SmallStakesWalk::<T>::get(), NominatorMinRequiredStake::<T>::get());
		let mut rest = match minimum > before.minimum {
			true => Some((NetUid::ROOT, Cursor::default())),
			false => before.rest.clone(),
		};
		while let Some(place) = &rest {
			match Self::clear_next_stake(place, meter) {
				Some(next) => rest = next,
				None => break,
			}
		}
		let after = StakesWalk { minimum, rest };
		if after != before {
			SmallStakesWalk::<T>::put(after);
		}
	}

	/// Looks at the position after a place of the walk, and sells it if it is too small. Returns
	/// the place of the next one, if there is one; nothing if the meter has no room.
	fn clear_next_stake(
		(netuid, cursor): &(NetUid, Cursor),
		meter: &mut WeightMeter,
	) -> Option<Option<(NetUid, Cursor)>> {
		meter.try_consume(cost::look_at_stake::<T>(Self::count_subnets())).ok()?;
		let Some((hotkey, coldkey)) = Self::stakers_after(*netuid, cursor).next() else {
			let next = Self::subnets().into_iter().filter(|other| other > netuid).min();
			return Some(next.map(|netuid| (netuid, Cursor::default())));
		};
		if Self::is_small_stake(&coldkey, &hotkey, *netuid) {
			let update = Self::weight_on_root(&hotkey, *netuid);
			let cover = Self::weight_of_cover(*netuid);
			let sale = cost::sell_small_stake::<T>().saturating_add(update).saturating_add(cover);
			meter.try_consume(sale).ok()?;
			Self::sell_if_possible(&coldkey, &hotkey, *netuid);
		}
		let key = Self::staker_key(*netuid, (hotkey, coldkey));
		Some(Some((*netuid, Cursor::truncate_from(key))))
	}
}
