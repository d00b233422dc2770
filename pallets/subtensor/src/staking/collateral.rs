//! Collateral of miners, and its sums.
//!
//! Only writer of `MinerCollateral` and `ColdkeyMinerCollateral`.
//!
//! Collateral is stake of a hotkey's owner with that hotkey, on one subnet, that cannot be
//! withdrawn ([`ganglion_economy::collateral`]). It holds no alpha itself: it is a lower bound of
//! the owner's position in the hotkey's pool, so it grows and falls in value with the subnet's
//! token.
//!
//! - It begins with a registration, of whose price the subnet's lock share is locked
//!   ([`crate::neurons::lock_share`]), or with a call of the owner ([`crate::staking::top_ups`]).
//! - What the hotkey earns releases it, down to the owner's floor, or is locked up to that floor
//!   ([`crate::epoch::collateral`]). Nothing else does: deregistration leaves it as it is.
//! - It binds its own position, whatever takes stake from there ([`crate::staking::locking`]). To a
//!   lock by the coldkey it adds: no rao counts for both.
//! - It follows its hotkey when that is swapped, or its owner is. The dissolution of the subnet
//!   pays the stake out and removes it.
//!
//! An entry that binds nothing, now and later, is removed. A sum by coldkey makes *has none* one
//! read.

use crate::pallet::*;
use ganglion_economy::Collateral;
use ganglion_types::{AlphaBalance, NetUid};
use pallet_subtensor_runtime_api::MinerCollateralState;

impl<T: Config> Pallet<T> {
	/// The part of its stake with a hotkey that the hotkey's owner cannot withdraw from a subnet.
	pub fn collateral_of(
		netuid: NetUid,
		hotkey: &T::AccountId,
		coldkey: &T::AccountId,
	) -> AlphaBalance {
		if Self::has_collateral(netuid, coldkey) {
			Self::stored_collateral(netuid, hotkey, coldkey)
		} else {
			AlphaBalance::ZERO
		}
	}

	/// The same of a coldkey that has collateral with some hotkey.
	pub(crate) fn stored_collateral(
		netuid: NetUid,
		hotkey: &T::AccountId,
		coldkey: &T::AccountId,
	) -> AlphaBalance {
		let stored = MinerCollateral::<T>::get((netuid, hotkey, coldkey));
		stored.map_or(AlphaBalance::ZERO, |state| state.locked)
	}

	/// The collateral of a coldkey with all its hotkeys on a subnet.
	pub(crate) fn sum_of_collateral(netuid: NetUid, coldkey: &T::AccountId) -> AlphaBalance {
		ColdkeyMinerCollateral::<T>::get(netuid, coldkey)
	}

	/// Whether a coldkey has stake on a subnet that is collateral.
	pub(crate) fn has_collateral(netuid: NetUid, coldkey: &T::AccountId) -> bool {
		ColdkeyMinerCollateral::<T>::contains_key(netuid, coldkey)
	}

	/// Whether anybody has collateral, or a floor for it, on a subnet.
	pub(crate) fn subnet_has_collateral(netuid: NetUid) -> bool {
		MinerCollateral::<T>::iter_key_prefix((netuid,)).next().is_some()
	}

	/// The collateral of a hotkey's owner, also if nothing is locked yet.
	pub(crate) fn collateral(
		netuid: NetUid,
		hotkey: &T::AccountId,
		coldkey: &T::AccountId,
	) -> Option<Collateral> {
		let state = MinerCollateral::<T>::get((netuid, hotkey, coldkey))?;
		Some(Collateral {
			locked: state.locked.rao(),
			ratio: state.drain_ratio,
			floor: state.min_locked.rao(),
			earned: state.earned.rao(),
		})
	}

	/// The same, or none yet at the subnet's drain ratio.
	pub(crate) fn collateral_or_new(
		netuid: NetUid,
		hotkey: &T::AccountId,
		coldkey: &T::AccountId,
	) -> Collateral {
		let new = || Collateral::new(CollateralDrainRatio::<T>::get(netuid));
		Self::collateral(netuid, hotkey, coldkey).unwrap_or_else(new)
	}

	/// Stores the collateral of a hotkey's owner, and its difference in the coldkey's sum.
	pub(crate) fn put_collateral(
		netuid: NetUid,
		hotkey: &T::AccountId,
		coldkey: &T::AccountId,
		collateral: Collateral,
	) {
		let place = (netuid, hotkey, coldkey);
		let before = Self::stored_collateral(netuid, hotkey, coldkey);
		let locked = AlphaBalance::new(collateral.locked);
		if collateral.is_none() {
			MinerCollateral::<T>::remove(place);
		} else {
			let state = MinerCollateralState {
				locked,
				drain_ratio: collateral.ratio,
				min_locked: AlphaBalance::new(collateral.floor),
				earned: AlphaBalance::new(collateral.earned),
			};
			MinerCollateral::<T>::insert(place, state);
		}
		if before == locked {
			return;
		}
		ColdkeyMinerCollateral::<T>::mutate_exists(netuid, coldkey, |stored| {
			let others = stored.unwrap_or_default().saturating_sub(before);
			*stored = Some(others.saturating_add(locked)).filter(|sum| !sum.is_zero());
		});
	}

	/// Locks more of a position, which holds it.
	pub(crate) fn lock_collateral(
		netuid: NetUid,
		hotkey: &T::AccountId,
		coldkey: &T::AccountId,
		(collateral, more): (Collateral, AlphaBalance),
	) {
		let total = collateral.locked.saturating_add(more.rao());
		Self::put_collateral(netuid, hotkey, coldkey, Collateral { locked: total, ..collateral });
		Self::deposit_event(Event::CollateralLocked {
			netuid,
			hotkey: hotkey.clone(),
			locked: more,
			total_locked: AlphaBalance::new(total),
		});
	}

	/// Sets the floor of the collateral of a hotkey's owner.
	pub(crate) fn set_collateral_floor(
		netuid: NetUid,
		hotkey: &T::AccountId,
		coldkey: &T::AccountId,
		floor: AlphaBalance,
	) {
		let collateral = Self::collateral_or_new(netuid, hotkey, coldkey);
		let collateral = Collateral { floor: floor.rao(), ..collateral };
		Self::put_collateral(netuid, hotkey, coldkey, collateral);
	}

	// --- Swaps of keys, and dissolved subnets ---

	/// Gives the collateral with a hotkey that is swapped to its successor, which has the same
	/// owner.
	pub(crate) fn pass_on_collateral_of_hotkey(
		netuid: NetUid,
		old: &T::AccountId,
		new: &T::AccountId,
	) {
		let Some(coldkey) = Self::owner_of(old) else { return };
		let Some(passed) = Self::take_collateral(netuid, old, &coldkey) else { return };
		let own = Self::collateral(netuid, new, &coldkey);
		let joined = own.map_or(passed, |own| own.join(passed));
		Self::put_collateral(netuid, new, &coldkey, joined);
	}

	/// Gives the collateral with a hotkey, on all subnets, to the coldkey that has become its
	/// owner. On dissolved subnets it is left to the clean-up.
	pub(crate) fn pass_on_collateral_of_coldkey(
		hotkey: &T::AccountId,
		old: &T::AccountId,
		new: &T::AccountId,
	) {
		for netuid in Self::subnets() {
			if let Some(collateral) = Self::take_collateral(netuid, hotkey, old) {
				Self::put_collateral(netuid, hotkey, new, collateral);
			}
		}
	}

	/// Removes the collateral that a coldkey has with a hotkey, and returns it.
	pub(crate) fn take_collateral(
		netuid: NetUid,
		hotkey: &T::AccountId,
		coldkey: &T::AccountId,
	) -> Option<Collateral> {
		let taken = Self::collateral(netuid, hotkey, coldkey)?;
		Self::put_collateral(netuid, hotkey, coldkey, Collateral::default());
		Some(taken)
	}
}
