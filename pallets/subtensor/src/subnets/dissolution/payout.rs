//! Payout of a dissolved subnet's reserve.
//!
//! Only writer of `DissolvedShares`.
//!
//! Each staker's part of the TAO reserve is its part of all alpha that counts: staked alpha and the
//! protocol's, which includes the pool's own alpha. Parts are rounded by **largest remainder**;
//! among equal remainders, the order of the walk decides ([`ganglion_economy::largest_remainder`]).
//!
//! Three walks over the stakers, none of which holds more than one staker in memory, add up the
//! alpha, store each rounded part under its rank, and pay in the order of ranks. The protocol's
//! entry ranks last among equals. Its part is recycled, and so is a part that an account cannot
//! receive because it would stay below the existential deposit.

use super::{DissolveCleanupStatus, Payout};
use crate::{
	block::cursor::{once, resume, walk, Progress},
	block::Stage,
	pallet::*,
	weight_info::cost,
};
use frame_support::{storage::with_storage_layer, weights::WeightMeter};
use ganglion_economy::largest_remainder::{portion, rank_key};
use ganglion_types::{AlphaBalance, NetUid, TaoBalance};

impl<T: Config> Pallet<T> {
	/// The payout before the stakers are counted. Alpha in the pool counts for the protocol, except
	/// in a subnet registered no later than `TaoInRefundDeploymentBlock`.
	pub(crate) fn begin_payout(netuid: NetUid) -> Payout {
		let pool_counts =
			NetworkRegisteredAt::<T>::get(netuid) > TaoInRefundDeploymentBlock::<T>::get();
		let in_pool =
			if pool_counts { SubnetAlphaIn::<T>::get(netuid) } else { AlphaBalance::ZERO };
		let protocol_alpha = SubnetProtocolAlpha::<T>::get(netuid).saturating_add(in_pool);
		Payout {
			pot: SubnetTAO::<T>::get(netuid),
			protocol_alpha,
			alpha: protocol_alpha.rao().into(),
			..Default::default()
		}
	}

	/// Adds up all staked alpha.
	pub(crate) fn count_stakers(
		status: &mut DissolveCleanupStatus,
		meter: &mut WeightMeter,
	) -> Progress {
		let DissolveCleanupStatus { netuid, cursor, payout, .. } = status;
		let netuid = *netuid;
		let stakers = Self::stakers_after(netuid, cursor);
		walk(stakers, meter, cost::count_staker::<T>(), |(hotkey, coldkey)| {
			let alpha = Self::stake_of(hotkey, coldkey, netuid).rao();
			payout.alpha = payout.alpha.saturating_add(alpha.into());
		})
		.remember(cursor, |staker| Self::staker_key(netuid, staker))
	}

	/// Computes each staker's part, rounded down, and stores it by rank.
	pub(crate) fn rank_stakers(
		status: &mut DissolveCleanupStatus,
		meter: &mut WeightMeter,
	) -> Progress {
		let DissolveCleanupStatus { netuid, cursor, payout, .. } = status;
		let netuid = *netuid;
		let stakers = Self::stakers_after(netuid, cursor);
		walk(stakers, meter, cost::rank_staker::<T>(), |(hotkey, coldkey)| {
			let alpha = Self::stake_of(hotkey, coldkey, netuid).rao();
			if alpha != 0 {
				Self::rank_part(netuid, payout, alpha, payout.positions, Some(coldkey.clone()));
				payout.positions = payout.positions.saturating_add(1);
			}
		})
		.remember(cursor, |staker| Self::staker_key(netuid, staker))
	}

	/// Computes the protocol's part, which ranks last among equals, and the units left by rounding.
	pub(crate) fn rank_protocol(
		status: &mut DissolveCleanupStatus,
		meter: &mut WeightMeter,
	) -> Progress {
		let DissolveCleanupStatus { netuid, payout, .. } = status;
		once(meter, cost::rank_protocol::<T>(), || {
			let alpha = payout.protocol_alpha.rao();
			if alpha != 0 {
				Self::rank_part(*netuid, payout, alpha, u64::MAX, None);
			}
			if payout.alpha != 0 {
				payout.left = payout.pot.saturating_sub(payout.shared).rao();
			}
		})
	}

	fn rank_part(
		netuid: NetUid,
		payout: &mut Payout,
		alpha: u64,
		number: u64,
		whose: Option<T::AccountId>,
	) {
		let (part, lost) = portion(payout.pot.rao(), alpha, payout.alpha).unwrap_or_default();
		let part = TaoBalance::new(part);
		DissolvedShares::<T>::insert(netuid, rank_key(lost, number), (whose, part));
		payout.shared = payout.shared.saturating_add(part);
	}

	/// Pays the parts by rank: the largest remainders first, each with one of the units left.
	pub(crate) fn pay_stakers(
		status: &mut DissolveCleanupStatus,
		meter: &mut WeightMeter,
	) -> Progress {
		let DissolveCleanupStatus { netuid, cursor, payout, .. } = status;
		let netuid = *netuid;
		let parts = resume(
			cursor,
			|| DissolvedShares::<T>::iter_prefix(netuid),
			|key| DissolvedShares::<T>::iter_prefix_from(netuid, key),
		);
		walk(parts, meter, cost::pay_staker::<T>(), |(key, (whose, part))| {
			DissolvedShares::<T>::remove(netuid, key);
			let extra = payout.left.min(1);
			payout.left = payout.left.saturating_sub(extra);
			let amount = part.saturating_add(TaoBalance::new(extra));
			Self::pay_part(netuid, payout, whose.as_ref(), amount);
		})
		.remember(cursor, |(key, _)| DissolvedShares::<T>::hashed_key_for(netuid, key))
	}

	fn pay_part(
		netuid: NetUid,
		payout: &mut Payout,
		whose: Option<&T::AccountId>,
		amount: TaoBalance,
	) {
		let Some(coldkey) = whose else {
			payout.protocol_part = amount;
			return;
		};
		if amount.is_zero() {
			return;
		}
		if with_storage_layer(|| Self::pay_out(netuid, coldkey, amount)).is_ok() {
			payout.paid = payout.paid.saturating_add(amount);
		} else {
			payout.unpaid = payout.unpaid.saturating_add(amount);
			payout.unpaid_positions = payout.unpaid_positions.saturating_add(1);
		}
	}

	/// Pays the owner's refund, limited to what is left without the protocol's part, and recycles
	/// the rest.
	pub(crate) fn settle_account(
		status: &mut DissolveCleanupStatus,
		meter: &mut WeightMeter,
	) -> Progress {
		let (netuid, payout) = (status.netuid, &status.payout);
		once(meter, cost::settle_account::<T>(), || {
			let free = SubnetTAO::<T>::get(netuid).saturating_sub(payout.protocol_part);
			let refund = SubnetLocked::<T>::get(netuid).min(free);
			if !refund.is_zero() {
				// A refund that the owner cannot receive is recycled with the rest.
				let owner = SubnetOwner::<T>::get(netuid);
				let _ = with_storage_layer(|| Self::pay_out(netuid, &owner, refund));
			}
			let recycled = Self::close_subnet_account(netuid).unwrap_or_else(|error| {
				Self::report_failure(Stage::CleanUp(netuid), error);
				TaoBalance::ZERO
			});
			Self::deposit_event(Event::DissolvedSubnetPaid {
				netuid,
				positions: payout.positions,
				paid: payout.paid,
				unpaid_positions: payout.unpaid_positions,
				unpaid: payout.unpaid,
				recycled,
			});
		})
	}
}
