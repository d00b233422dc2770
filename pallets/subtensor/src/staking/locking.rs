//! Locking stake, and what a lock or collateral prevents. It writes no storage itself.
//!
//! Alpha that is locked can be neither sold, nor moved to another subnet, nor burned or recycled,
//! nor sold for a transaction fee (`Pallet::ensure_available`). Within its subnet it can be
//! staked with other hotkeys, and transferred to a coldkey that accepts locked alpha: the lock goes
//! with it as far as what the giver keeps does not cover it.
//!
//! Collateral ([`crate::staking::collateral`]) cannot leave its own position at all, not even for
//! another hotkey of the same coldkey, and covers no lock.
//!
//! # Which stake counts
//!
//! All stake of a coldkey on a subnet but its collateral covers its lock, with whichever hotkey.
//! The list of these hotkeys can be long; a check counts the stake with the hotkey of the call,
//! with that of the lock, and with the first [`OTHER_HOTKEYS`] others of the list. Stake with
//! further hotkeys covers nothing until it is moved, which a lock never prevents.

use crate::{
	access::refusal::{self, Charged},
	pallet::*,
	staking::locks::HeldLock,
	types::OTHER_HOTKEYS,
	weight_info::{collateral_cost, cost, lock_cost},
};
use frame_support::{dispatch::DispatchResultWithPostInfo, ensure, weights::Weight};
use ganglion_economy::{LockKind, StakeLock, LEAST_LOCK};
use ganglion_types::{AlphaBalance, NetUid};
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// Locks alpha of a coldkey for a hotkey, or adds to the lock that it has.
	///
	/// Checks, in order: the amount is not zero (`AmountTooLow`); the subnet exists
	/// (`SubnetNotExists`) and is not root, where locks would mean nothing
	/// (`RegistrationNotPermittedOnRootSubnet`); the hotkey exists (`HotKeyAccountNotExists`) and
	/// is not being swapped (`KeySwapInProgress`); a lock that there is on the subnet is on this
	/// hotkey (`LockHotkeyMismatch`); the stake covers both (`InsufficientStakeForLock`); together
	/// they are large enough to count (`AmountTooLow`).
	pub(crate) fn do_lock_stake(
		coldkey: &T::AccountId,
		hotkey: &T::AccountId,
		netuid: NetUid,
		amount: AlphaBalance,
	) -> DispatchResultWithPostInfo {
		let mass = refusal::checks::<T, _>(|| {
			ensure!(!amount.is_zero(), Error::<T>::AmountTooLow);
			Self::ensure_lockable(netuid)?;
			ensure!(Self::hotkey_exists(hotkey), Error::<T>::HotKeyAccountNotExists);
			Self::ensure_not_in_swap(hotkey)?;
			let held = Self::lock_of(coldkey, netuid);
			let is_same = held.as_ref().is_none_or(|held| held.hotkey == *hotkey);
			ensure!(is_same, Error::<T>::LockHotkeyMismatch);
			Ok(held.map_or(0, |held| held.lock.mass).saturating_add(amount.rao()))
		})?;
		let weight = cost::checks::<T>().saturating_add(lock_cost::count_stake::<T>());
		refusal::charging(weight, || {
			let covered = Self::counted_stake(coldkey, netuid, [hotkey, hotkey], mass);
			ensure!(covered >= mass, Error::<T>::InsufficientStakeForLock);
			ensure!(mass >= LEAST_LOCK, Error::<T>::AmountTooLow);
			Ok(())
		})?;
		Self::add_lock(coldkey, hotkey, netuid, amount.rao());
		Ok(().into())
	}

	/// Gives a coldkey's lock to another hotkey. Its conviction begins anew, unless both hotkeys
	/// have the same owner.
	///
	/// Checks, in order: the subnet exists (`SubnetNotExists`) and is not root
	/// (`RegistrationNotPermittedOnRootSubnet`); the hotkey exists (`HotKeyAccountNotExists`) and
	/// is not being swapped (`KeySwapInProgress`); there is a lock (`NoExistingLock`).
	pub(crate) fn do_move_lock(
		coldkey: &T::AccountId,
		hotkey: &T::AccountId,
		netuid: NetUid,
	) -> DispatchResultWithPostInfo {
		refusal::checks::<T, _>(|| {
			Self::ensure_lockable(netuid)?;
			ensure!(Self::hotkey_exists(hotkey), Error::<T>::HotKeyAccountNotExists);
			Self::ensure_not_in_swap(hotkey)?;
			ensure!(Self::lock_of(coldkey, netuid).is_some(), Error::<T>::NoExistingLock);
			Ok(())
		})?;
		let Some(held) = Self::take_lock(coldkey, netuid) else { return Ok(().into()) };
		let keeps = Self::owner_of(&held.hotkey) == Self::owner_of(hotkey);
		let lock = if keeps { held.lock } else { StakeLock::new(held.lock.mass) };
		let origin_hotkey = held.hotkey.clone();
		Self::put_lock(coldkey, netuid, &HeldLock { hotkey: hotkey.clone(), lock, ..held });
		Self::deposit_event(Event::LockMoved {
			coldkey: coldkey.clone(),
			origin_hotkey,
			destination_hotkey: hotkey.clone(),
			netuid,
		});
		Ok(().into())
	}

	/// Sets whether a coldkey's lock on a subnet stays or decays, also of a lock to come.
	///
	/// Checks, in order: the subnet exists (`SubnetNotExists`) and is not root
	/// (`RegistrationNotPermittedOnRootSubnet`).
	pub(crate) fn do_set_perpetual_lock(
		coldkey: &T::AccountId,
		netuid: NetUid,
		enabled: bool,
	) -> DispatchResultWithPostInfo {
		refusal::checks::<T, _>(|| Self::ensure_lockable(netuid))?;
		let kind = if enabled { LockKind::Perpetual } else { LockKind::Decaying };
		let held = Self::take_lock(coldkey, netuid);
		Self::set_lock_kind(coldkey, netuid, kind);
		if let Some(held) = held {
			Self::put_lock(coldkey, netuid, &HeldLock { kind, ..held });
		}
		Self::deposit_event(Event::PerpetualLockUpdated {
			coldkey: coldkey.clone(),
			netuid,
			enabled,
		});
		Ok(().into())
	}

	/// Sets whether a coldkey refuses transfers of locked alpha, which it does by default.
	pub(crate) fn do_set_reject_locked_alpha(coldkey: &T::AccountId, enabled: bool) {
		Self::set_accepts_locked_alpha(coldkey, !enabled);
		Self::deposit_event(Event::RejectLockedAlphaUpdated { coldkey: coldkey.clone(), enabled });
	}

	fn ensure_lockable(netuid: NetUid) -> DispatchResult {
		ensure!(Self::subnet_exists(netuid), Error::<T>::SubnetNotExists);
		ensure!(!netuid.is_root(), Error::<T>::RegistrationNotPermittedOnRootSubnet);
		Ok(())
	}

	/// Adds mass to a coldkey's lock, which is on this hotkey if there is one.
	fn add_lock(coldkey: &T::AccountId, hotkey: &T::AccountId, netuid: NetUid, mass: u64) {
		Self::join_lock(coldkey, hotkey, netuid, StakeLock::new(mass));
		Self::deposit_event(Event::StakeLocked {
			coldkey: coldkey.clone(),
			hotkey: hotkey.clone(),
			netuid,
			amount: AlphaBalance::new(mass),
		});
	}

	fn join_lock(coldkey: &T::AccountId, hotkey: &T::AccountId, netuid: NetUid, added: StakeLock) {
		let own = Self::take_lock(coldkey, netuid).map(|held| held.lock).unwrap_or_default();
		let kind = Self::lock_kind(coldkey, netuid);
		let held = HeldLock { hotkey: hotkey.clone(), kind, lock: own.plus(added) };
		Self::put_lock(coldkey, netuid, &held);
	}

	/// Locks what a payment has added to the stake of a subnet's owner, where the subnet does so:
	/// on the hotkey of the owner's lock if there is one, else on the owner's hotkey. A coldkey
	/// that is being swapped gets no lock, because its locks are on their way; nor does that of a
	/// lease, whose stake is paid out and which nobody can unlock.
	pub(crate) fn lock_owner_cut(
		netuid: NetUid,
		coldkey: &T::AccountId,
		hotkey: &T::AccountId,
		paid: AlphaBalance,
	) {
		let is_of_lease = Self::number_of_coldkey(coldkey).is_some();
		let waits = Self::is_coldkey_in_swap(coldkey);
		if !OwnerCutAutoLockEnabled::<T>::get(netuid) || is_of_lease || waits {
			return;
		}
		let held = Self::lock_of(coldkey, netuid);
		let mass = held.as_ref().map_or(0, |held| held.lock.mass);
		let on = held.map_or_else(|| hotkey.clone(), |held| held.hotkey);
		// The stake from before covers the lock from before.
		let counts = !paid.is_zero() && mass.saturating_add(paid.rao()) >= LEAST_LOCK;
		if counts && Self::hotkey_exists(&on) && !Self::is_in_swap(&on) {
			Self::add_lock(coldkey, &on, netuid, paid.rao());
		}
	}

	// --- What a lock or collateral prevents ---

	/// Refuses to take more from a coldkey's stake on a subnet than its lock and collateral leave
	/// (`StakeUnavailable`). `hotkey` is that of the position it is taken from.
	pub(crate) fn ensure_available(
		coldkey: &T::AccountId,
		hotkey: &T::AccountId,
		netuid: NetUid,
		amount: AlphaBalance,
	) -> DispatchResult {
		let available = Self::available(coldkey, hotkey, netuid, amount);
		ensure!(available >= amount, Error::<T>::StakeUnavailable);
		Ok(())
	}

	/// The part of `amount` that a coldkey's lock and collateral let it take from its stake with a
	/// hotkey.
	pub(crate) fn available(
		coldkey: &T::AccountId,
		hotkey: &T::AccountId,
		netuid: NetUid,
		amount: AlphaBalance,
	) -> AlphaBalance {
		let amount = Self::beyond_collateral(coldkey, hotkey, netuid, amount);
		let Some(held) = Self::lock_of(coldkey, netuid) else { return amount };
		let needed = held.lock.mass.saturating_add(amount.rao());
		let counted = Self::counted_stake(coldkey, netuid, [hotkey, &held.hotkey], needed);
		AlphaBalance::new(counted.saturating_sub(held.lock.mass)).min(amount)
	}

	/// The part of `amount` that collateral lets a coldkey take from its stake with a hotkey.
	fn beyond_collateral(
		coldkey: &T::AccountId,
		hotkey: &T::AccountId,
		netuid: NetUid,
		amount: AlphaBalance,
	) -> AlphaBalance {
		let bound = Self::collateral_of(netuid, hotkey, coldkey);
		if bound.is_zero() {
			return amount;
		}
		amount.min(Self::stake_of(hotkey, coldkey, netuid).saturating_sub(bound))
	}

	/// Refuses to take more from a coldkey's stake with a hotkey than its collateral leaves, by a
	/// move within the subnet (`StakeUnavailable`).
	pub(crate) fn ensure_beyond_collateral(
		coldkey: &T::AccountId,
		hotkey: &T::AccountId,
		netuid: NetUid,
		amount: AlphaBalance,
	) -> DispatchResult {
		let free = Self::beyond_collateral(coldkey, hotkey, netuid, amount);
		ensure!(free >= amount, Error::<T>::StakeUnavailable);
		Ok(())
	}

	/// The same check as a part of a call, after the checks of a trade.
	pub(crate) fn check_available(
		coldkey: &T::AccountId,
		hotkey: &T::AccountId,
		netuid: NetUid,
		amount: AlphaBalance,
	) -> Charged<()> {
		let weight = cost::checks_of_trade::<T>().saturating_add(lock_cost::count_stake::<T>());
		let check = || Self::ensure_available(coldkey, hotkey, netuid, amount);
		refusal::charging(weight, check)
	}

	/// What a check whether stake is locked or collateral adds to the weight of a call: little
	/// where nobody has either.
	pub(crate) fn weight_of_cover(netuid: NetUid) -> Weight {
		if Self::has_locks(netuid) {
			lock_cost::count_stake::<T>()
		} else if Self::subnet_has_collateral(netuid) {
			collateral_cost::compare::<T>()
		} else {
			collateral_cost::look::<T>()
		}
	}

	/// Whether anybody has a lock on a subnet.
	pub(crate) fn has_locks(netuid: NetUid) -> bool {
		TotalLock::<T>::contains_key(netuid) || DecayingTotalLock::<T>::contains_key(netuid)
	}

	/// A coldkey's stake on a subnet beyond its collateral, with the hotkeys that are checked,
	/// those named first. Counting ends at `enough`.
	fn counted_stake(
		coldkey: &T::AccountId,
		netuid: NetUid,
		first: [&T::AccountId; 2],
		enough: u64,
	) -> u64 {
		let [one, other] = first;
		let mut sum = 0u64;
		let is_bound = Self::has_collateral(netuid, coldkey);
		let mut count = |hotkey: &T::AccountId| {
			let mut stake = Self::stake_of(hotkey, coldkey, netuid);
			if is_bound {
				let bound = Self::stored_collateral(netuid, hotkey, coldkey);
				stake = stake.saturating_sub(bound);
			}
			sum = sum.saturating_add(stake.rao());
			sum
		};
		let mut counted = count(one);
		if other != one && counted < enough {
			counted = count(other);
		}
		if counted >= enough {
			return counted;
		}
		let listed = StakingHotkeys::<T>::get(coldkey);
		let others = listed.iter().filter(|hotkey| *hotkey != one && *hotkey != other);
		for hotkey in others.take(OTHER_HOTKEYS) {
			counted = count(hotkey);
			if counted >= enough {
				break;
			}
		}
		counted
	}

	// --- Transfers ---

	/// Checks a transfer of alpha to another coldkey within a subnet, and returns the mass of the
	/// lock that goes with it: what the rest of the giver's stake does not cover.
	///
	/// Checks, in order, if that is not zero: a lock of the receiver is on the same hotkey
	/// (`LockHotkeyMismatch`); the receiver accepts locked alpha (`AccountRejectsLockedAlpha`).
	pub(crate) fn check_lock_of_transfer(
		(from, to): (&T::AccountId, &T::AccountId),
		hotkey: &T::AccountId,
		netuid: NetUid,
		amount: AlphaBalance,
	) -> Result<u64, DispatchError> {
		if from == to {
			return Ok(0);
		}
		let Some(held) = Self::lock_of(from, netuid) else { return Ok(0) };
		let free = Self::available(from, hotkey, netuid, amount);
		let mass = amount.saturating_sub(free).rao().min(held.lock.mass);
		if mass == 0 {
			return Ok(0);
		}
		let is_same = Self::lock_of(to, netuid).is_none_or(|other| other.hotkey == held.hotkey);
		ensure!(is_same, Error::<T>::LockHotkeyMismatch);
		ensure!(Self::accepts_locked_alpha(to), Error::<T>::AccountRejectsLockedAlpha);
		Ok(mass)
	}

	/// Gives a part of a coldkey's lock to another coldkey, with that part of its conviction.
	pub(crate) fn hand_over_lock(
		(from, to): (&T::AccountId, &T::AccountId),
		netuid: NetUid,
		mass: u64,
	) {
		if mass == 0 {
			return;
		}
		let Some(held) = Self::take_lock(from, netuid) else { return };
		let part = held.lock.part(mass);
		let rest = held.lock.minus(part);
		let hotkey = held.hotkey.clone();
		Self::put_lock(from, netuid, &HeldLock { lock: rest, ..held });
		Self::join_lock(to, &hotkey, netuid, part);
		let amount = AlphaBalance::new(part.mass);
		Self::deposit_event(Event::StakeUnlocked {
			coldkey: from.clone(),
			hotkey: hotkey.clone(),
			netuid,
			amount,
		});
		Self::deposit_event(Event::StakeLocked { coldkey: to.clone(), hotkey, netuid, amount });
	}
}
