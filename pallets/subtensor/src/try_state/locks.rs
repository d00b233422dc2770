//! Invariants of locks on stake.

use crate::pallet::*;
use alloc::collections::{BTreeMap, BTreeSet};
use frame_support::ensure;
use ganglion_economy::{LockKind, StakeLock};
use ganglion_types::NetUid;
use pallet_subtensor_runtime_api::LockState;
use sp_runtime::TryRuntimeError;

/// By how much a sum of locks can differ from its locks by rounding, in rao: less than one for each
/// change of a lock, up or down.
const ROUNDED: u64 = 10_000;

/// By how much stake can fall below its lock by the rounding of shares, in rao.
const ROUNDED_STAKE: u64 = 1_000;

/// Locks, or their sums, by subnet, hotkey and kind.
type Locks<AccountId> = BTreeMap<(NetUid, AccountId, LockKind), StakeLock>;

impl<T: Config> Pallet<T> {
	/// A coldkey has one lock on a subnet, which is indexed; sums are those of their locks; and
	/// stake covers its lock.
	pub(super) fn check_locks() -> Result<(), TryRuntimeError> {
		let locks: BTreeSet<_> = Lock::<T>::iter_keys().collect();
		let index = LockingColdkeys::<T>::iter_keys();
		let indexed: BTreeSet<_> =
			index.map(|(netuid, hotkey, coldkey)| (coldkey, netuid, hotkey)).collect();
		ensure!(locks == indexed, "locks and their index differ");
		let holders: BTreeSet<_> =
			locks.iter().map(|(coldkey, netuid, _)| (coldkey, netuid)).collect();
		ensure!(holders.len() == locks.len(), "a coldkey has two locks on a subnet");
		let exists = |netuid| Self::subnet_exists(netuid) || Self::is_in_cleanup(netuid);
		ensure!(
			locks.iter().all(|(_, netuid, _)| exists(*netuid) && !netuid.is_root()),
			"a lock on root, or on no subnet"
		);
		let kinds = DecayingLock::<T>::iter();
		ensure!(
			kinds.into_iter().all(|(_, netuid, decays)| !decays && exists(netuid)),
			"a kind of lock is stored that is the default, or on no subnet"
		);
		let due = OwnershipDue::<T>::iter_keys();
		ensure!(due.into_iter().all(exists), "the owner of no subnet may have to change");
		Self::check_sums_of_locks()?;
		Self::check_cover()
	}

	fn check_sums_of_locks() -> Result<(), TryRuntimeError> {
		let mut locks: Locks<T::AccountId> = BTreeMap::new();
		for ((coldkey, netuid, hotkey), state) in Lock::<T>::iter() {
			let kind = Self::lock_kind(&coldkey, netuid);
			let sum = locks.entry((netuid, hotkey, kind)).or_default();
			*sum = sum.plus(Self::lock_now(state, kind));
		}
		let mut sums: Locks<T::AccountId> = BTreeMap::new();
		let mut add = |netuid, hotkey, kind, state: LockState| {
			sums.insert((netuid, hotkey, kind), Self::lock_now(state, kind));
		};
		for (netuid, hotkey, state) in HotkeyLock::<T>::iter() {
			add(netuid, hotkey, LockKind::Perpetual, state);
		}
		for (netuid, hotkey, state) in DecayingHotkeyLock::<T>::iter() {
			add(netuid, hotkey, LockKind::Decaying, state);
		}
		let owned = |(netuid, hotkey, _): &(NetUid, T::AccountId, LockKind)| {
			Self::is_owner_hotkey(*netuid, hotkey)
		};
		ensure!(!sums.keys().any(owned), "a sum of locks on the owner's hotkey is stored twice");
		let mut add = |netuid, kind, state: LockState| {
			let hotkey = SubnetOwnerHotkey::<T>::get(netuid);
			sums.insert((netuid, hotkey, kind), Self::lock_now(state, kind));
		};
		OwnerLock::<T>::iter().for_each(|(n, state)| add(n, LockKind::Perpetual, state));
		DecayingOwnerLock::<T>::iter().for_each(|(n, state)| add(n, LockKind::Decaying, state));
		// The clean-up removes locks and sums one after the other.
		locks.retain(|(netuid, ..), _| Self::subnet_exists(*netuid));
		sums.retain(|(netuid, ..), _| Self::subnet_exists(*netuid));
		ensure!(agree(&locks, &sums), "a sum of locks differs from its locks");

		let mut totals: BTreeMap<_, _> = BTreeMap::new();
		let mut add = |netuid, kind, state: LockState| {
			totals.insert((netuid, (), kind), Self::lock_now(state, kind));
		};
		TotalLock::<T>::iter().for_each(|(n, state)| add(n, LockKind::Perpetual, state));
		DecayingTotalLock::<T>::iter().for_each(|(n, state)| add(n, LockKind::Decaying, state));
		totals.retain(|(netuid, ..), _| Self::subnet_exists(*netuid));
		let mut all: Locks<()> = BTreeMap::new();
		for ((netuid, _, kind), lock) in locks {
			let sum = all.entry((netuid, (), kind)).or_default();
			*sum = sum.plus(lock);
		}
		ensure!(agree(&all, &totals), "the sum of all locks on a subnet is wrong");
		Ok(())
	}

	/// Each lock is covered by the coldkey's stake on the subnet. A key swap moves both one after
	/// the other, and a clean-up pays the stake out.
	fn check_cover() -> Result<(), TryRuntimeError> {
		let mut staked: BTreeMap<(T::AccountId, NetUid), u64> = BTreeMap::new();
		for (netuid, hotkey, coldkey) in SubnetStakers::<T>::iter_keys() {
			let stake = match PoolInMove::<T>::get() {
				Some(moving) if moving.netuid == netuid && moving.from == hotkey => {
					Self::stake_of(&moving.to, &coldkey, netuid)
				},
				_ => Self::stake_of(&hotkey, &coldkey, netuid),
			};
			let sum = staked.entry((coldkey, netuid)).or_default();
			*sum = sum.saturating_add(stake.rao());
		}
		for (coldkey, netuid, _) in Lock::<T>::iter_keys() {
			if Self::is_in_swap(&coldkey) || !Self::subnet_exists(netuid) {
				continue;
			}
			let covered = staked.get(&(coldkey.clone(), netuid)).copied().unwrap_or(0);
			let locked = Self::locked(&coldkey, netuid).rao();
			ensure!(
				covered.saturating_add(ROUNDED_STAKE) >= locked,
				"stake does not cover its lock"
			);
		}
		Ok(())
	}
}

/// Whether sums are those of the locks but for rounding.
fn agree<AccountId: Ord>(locks: &Locks<AccountId>, sums: &Locks<AccountId>) -> bool {
	let close = |one: &StakeLock, other: &StakeLock| {
		let (most, least) =
			(one.conviction.max(other.conviction), one.conviction.min(other.conviction));
		let conviction = most.saturating_sub(least);
		one.mass.abs_diff(other.mass) <= ROUNDED && conviction <= ROUNDED
	};
	let none = StakeLock::default();
	locks.iter().all(|(of, lock)| close(lock, sums.get(of).unwrap_or(&none)))
		&& sums.iter().all(|(of, sum)| close(sum, locks.get(of).unwrap_or(&none)))
}
