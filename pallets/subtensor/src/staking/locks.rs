//! Locks on stake, and their sums.
//!
//! Only writer of `Lock`, `LockingColdkeys`, `DecayingLock`, `HotkeyLock`, `DecayingHotkeyLock`,
//! `OwnerLock`, `DecayingOwnerLock`, `TotalLock`, `DecayingTotalLock` and `AccountFlags`.
//!
//! A coldkey can lock a part of its alpha on a subnet, on behalf of one hotkey. What is locked
//! cannot leave the subnet, and gives the hotkey conviction ([`ganglion_economy::stake_lock`]). A
//! lock is stored as it was when it last changed; every reader takes it forward to the current
//! block.
//!
//! # Sums
//!
//! Locks are linear in time, so the sum of all locks on a hotkey is one lock more, which is taken
//! forward in the same way. There are two sums for each hotkey, because perpetual and decaying
//! locks develop differently; those of the owner's hotkey are stored as items of their own; two
//! more are over all hotkeys of the subnet. Whatever changes a lock takes it out of its sums as it
//! is in that block, and puts it in again as it becomes (`Pallet::take_lock`,
//! `Pallet::put_lock`). So sums are exact but for roundings, and no change visits another lock.
//!
//! # The owner's hotkey
//!
//! A lock on the hotkey of the subnet's owner counts with its whole mass, as if it were mature, or
//! with its conviction, if that is more: the mass of a decaying lock falls below it. Counted by the
//! mass alone, a hotkey would lose by becoming the owner's, and two could take the subnet from each
//! other with every epoch.
//!
//! That is how it is *read*: what is stored matures as any other lock, so that a change of the
//! owner's hotkey need not visit the locks.

use crate::pallet::*;
use ganglion_economy::{LockKind, LockRates, StakeLock};
use ganglion_types::{AlphaBalance, NetUid};
use pallet_subtensor_runtime_api::LockState;
use substrate_fixed::types::U64F64;

/// Bit of `AccountFlags`: the coldkey accepts transfers of locked alpha.
const ACCEPTS_LOCKED: u128 = 1;

/// A coldkey's lock on a subnet.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct HeldLock<AccountId> {
	/// The hotkey that has the conviction.
	pub hotkey: AccountId,
	/// Whether it decays.
	pub kind: LockKind,
	/// Mass and conviction in the current block.
	pub lock: StakeLock,
}

/// Both kinds.
const KINDS: [LockKind; 2] = [LockKind::Perpetual, LockKind::Decaying];

impl<T: Config> Pallet<T> {
	// --- One lock ---

	/// A coldkey's lock on a subnet as it is now. A lock that has decayed is none.
	pub(crate) fn lock_of(
		coldkey: &T::AccountId,
		netuid: NetUid,
	) -> Option<HeldLock<T::AccountId>> {
		Self::stored_lock(coldkey, netuid).filter(|held| !held.lock.is_none())
	}

	/// The alpha that a coldkey cannot withdraw from a subnet.
	pub fn locked(coldkey: &T::AccountId, netuid: NetUid) -> AlphaBalance {
		AlphaBalance::new(Self::lock_of(coldkey, netuid).map_or(0, |held| held.lock.mass))
	}

	/// A coldkey's lock on a subnet as it is now, also if it has decayed.
	pub(crate) fn stored_lock(
		coldkey: &T::AccountId,
		netuid: NetUid,
	) -> Option<HeldLock<T::AccountId>> {
		let (hotkey, state) = Lock::<T>::iter_prefix((coldkey, netuid)).next()?;
		let kind = Self::lock_kind(coldkey, netuid);
		Some(HeldLock { hotkey, kind, lock: Self::lock_now(state, kind) })
	}

	/// Whether a coldkey's locks on a subnet decay. Only what differs from the default is stored.
	pub(crate) fn lock_kind(coldkey: &T::AccountId, netuid: NetUid) -> LockKind {
		match DecayingLock::<T>::get(coldkey, netuid) {
			Some(false) => LockKind::Perpetual,
			_ => LockKind::Decaying,
		}
	}

	/// Sets whether a coldkey's locks on a subnet decay. There must be no lock: it would be in the
	/// wrong sums.
	pub(crate) fn set_lock_kind(coldkey: &T::AccountId, netuid: NetUid, kind: LockKind) {
		match kind {
			LockKind::Perpetual => DecayingLock::<T>::insert(coldkey, netuid, false),
			LockKind::Decaying => DecayingLock::<T>::remove(coldkey, netuid),
		}
	}

	/// Removes a coldkey's lock from the subnet, and from its sums. Returns it unless it has
	/// decayed.
	pub(crate) fn take_lock(
		coldkey: &T::AccountId,
		netuid: NetUid,
	) -> Option<HeldLock<T::AccountId>> {
		let held = Self::stored_lock(coldkey, netuid)?;
		Self::unlist_lock(coldkey, netuid, &held.hotkey);
		Self::change_sums(netuid, &held, |sum| sum.minus(held.lock));
		Some(held).filter(|held| !held.lock.is_none())
	}

	/// Stores a coldkey's only lock on a subnet, and adds it to its sums. Its kind must be
	/// [`Self::lock_kind`]. What is so small that it counts as none is not stored.
	pub(crate) fn put_lock(coldkey: &T::AccountId, netuid: NetUid, held: &HeldLock<T::AccountId>) {
		if held.lock.is_none() {
			return;
		}
		Lock::<T>::insert((coldkey, netuid, &held.hotkey), Self::state_now(held.lock));
		LockingColdkeys::<T>::insert((netuid, &held.hotkey, coldkey), ());
		Self::change_sums(netuid, held, |sum| sum.plus(held.lock));
	}

	/// Removes a lock, and leaves its sums.
	pub(crate) fn unlist_lock(coldkey: &T::AccountId, netuid: NetUid, hotkey: &T::AccountId) {
		Lock::<T>::remove((coldkey, netuid, hotkey));
		LockingColdkeys::<T>::remove((netuid, hotkey, coldkey));
	}

	// --- Sums ---

	/// The conviction of a hotkey on a subnet; that of the owner's hotkey is at least what is
	/// locked on it.
	pub fn conviction_of(hotkey: &T::AccountId, netuid: NetUid) -> U64F64 {
		let is_owners = Self::is_owner_hotkey(netuid, hotkey);
		let of = |kind| conviction(&Self::sum_of_locks(netuid, hotkey, kind), is_owners);
		KINDS.into_iter().map(of).fold(U64F64::from_bits(0), U64F64::saturating_add)
	}

	/// The conviction of all hotkeys of a subnet together.
	pub(crate) fn total_conviction(netuid: NetUid) -> U64F64 {
		let of = |kind| {
			let all = match kind {
				LockKind::Perpetual => TotalLock::<T>::get(netuid),
				LockKind::Decaying => DecayingTotalLock::<T>::get(netuid),
			};
			let all = all.map_or_else(StakeLock::default, |state| Self::lock_now(state, kind));
			let owners = Self::sum_of_owner(netuid, kind);
			let others = all.minus(owners);
			others.conviction.saturating_add(conviction(&owners, true))
		};
		KINDS.into_iter().map(of).fold(U64F64::from_bits(0), U64F64::saturating_add)
	}

	/// The sum of the locks of a kind on a hotkey, as it is now.
	pub(crate) fn sum_of_locks(netuid: NetUid, hotkey: &T::AccountId, kind: LockKind) -> StakeLock {
		if Self::is_owner_hotkey(netuid, hotkey) {
			return Self::sum_of_owner(netuid, kind);
		}
		let state = match kind {
			LockKind::Perpetual => HotkeyLock::<T>::get(netuid, hotkey),
			LockKind::Decaying => DecayingHotkeyLock::<T>::get(netuid, hotkey),
		};
		state.map_or_else(StakeLock::default, |state| Self::lock_now(state, kind))
	}

	fn sum_of_owner(netuid: NetUid, kind: LockKind) -> StakeLock {
		let state = match kind {
			LockKind::Perpetual => OwnerLock::<T>::get(netuid),
			LockKind::Decaying => DecayingOwnerLock::<T>::get(netuid),
		};
		state.map_or_else(StakeLock::default, |state| Self::lock_now(state, kind))
	}

	pub(crate) fn is_owner_hotkey(netuid: NetUid, hotkey: &T::AccountId) -> bool {
		SubnetOwnerHotkey::<T>::try_get(netuid).as_ref() == Ok(hotkey)
	}

	/// Changes the sums of a lock: that of its hotkey, and that of the subnet.
	fn change_sums(
		netuid: NetUid,
		of: &HeldLock<T::AccountId>,
		change: impl Fn(StakeLock) -> StakeLock,
	) {
		let kind = of.kind;
		let changed = |state: &mut Option<LockState>| {
			let sum = state.map_or_else(StakeLock::default, |state| Self::lock_now(state, kind));
			let sum = change(sum);
			*state = (!sum.is_none()).then(|| Self::state_now(sum));
		};
		match (kind, Self::is_owner_hotkey(netuid, &of.hotkey)) {
			(LockKind::Perpetual, true) => OwnerLock::<T>::mutate_exists(netuid, changed),
			(LockKind::Decaying, true) => DecayingOwnerLock::<T>::mutate_exists(netuid, changed),
			(LockKind::Perpetual, false) => {
				HotkeyLock::<T>::mutate_exists(netuid, &of.hotkey, changed);
			},
			(LockKind::Decaying, false) => {
				DecayingHotkeyLock::<T>::mutate_exists(netuid, &of.hotkey, changed);
			},
		}
		match kind {
			LockKind::Perpetual => TotalLock::<T>::mutate_exists(netuid, changed),
			LockKind::Decaying => DecayingTotalLock::<T>::mutate_exists(netuid, changed),
		}
	}

	/// Stores the sums of locks on the owner's hotkey as those of an ordinary one, and the other
	/// way round, when another hotkey becomes the owner's.
	pub(crate) fn change_owner_of_sums(netuid: NetUid, old: &T::AccountId, new: &T::AccountId) {
		if old == new {
			return;
		}
		let (owners, others) = (OwnerLock::<T>::take(netuid), HotkeyLock::<T>::take(netuid, new));
		if let Some(sum) = owners {
			HotkeyLock::<T>::insert(netuid, old, sum);
		}
		if let Some(sum) = others {
			OwnerLock::<T>::insert(netuid, sum);
		}
		let owners = DecayingOwnerLock::<T>::take(netuid);
		let others = DecayingHotkeyLock::<T>::take(netuid, new);
		if let Some(sum) = owners {
			DecayingHotkeyLock::<T>::insert(netuid, old, sum);
		}
		if let Some(sum) = others {
			DecayingOwnerLock::<T>::insert(netuid, sum);
		}
	}

	// --- Time ---

	/// Takes a lock that is stored forward to the current block.
	pub(crate) fn lock_now(state: LockState, kind: LockKind) -> StakeLock {
		let lock = StakeLock { mass: state.locked_mass.rao(), conviction: state.conviction };
		let blocks = Self::block_number().saturating_sub(state.last_update);
		if blocks == 0 {
			return lock;
		}
		let (unlock, maturity) = (UnlockRate::<T>::get(), MaturityRate::<T>::get());
		lock.after(blocks, kind, LockRates { unlock, maturity })
	}

	fn state_now(lock: StakeLock) -> LockState {
		LockState {
			locked_mass: AlphaBalance::new(lock.mass),
			conviction: lock.conviction,
			last_update: Self::block_number(),
		}
	}

	// --- Swaps of keys, and dissolved subnets ---

	/// Gives a coldkey's lock on a hotkey that is swapped to its successor, which has the same
	/// owner: the conviction stays.
	pub(crate) fn move_lock_to(coldkey: &T::AccountId, netuid: NetUid, new: &T::AccountId) {
		if let Some(held) = Self::take_lock(coldkey, netuid) {
			Self::put_lock(coldkey, netuid, &HeldLock { hotkey: new.clone(), ..held });
		}
	}

	/// Returns the subnets on which a coldkey has a lock, and then those for which it has only
	/// chosen a kind: those with both come first, and are removed before the others are read.
	pub(crate) fn subnets_with_locks(coldkey: &T::AccountId) -> impl Iterator<Item = NetUid> {
		let locks = Lock::<T>::iter_key_prefix((coldkey,)).map(|(netuid, _)| netuid);
		locks.chain(DecayingLock::<T>::iter_key_prefix(coldkey))
	}

	/// Gives the lock of a coldkey that is swapped to its successor, which has none. The lock stays
	/// in its sums. On a dissolved subnet it is removed, for the clean-up there may have passed the
	/// successor's place.
	pub(crate) fn pass_on_lock(netuid: NetUid, old: &T::AccountId, new: &T::AccountId) {
		let passed = Lock::<T>::iter_prefix((old, netuid)).next();
		if let Some((hotkey, _)) = &passed {
			Self::unlist_lock(old, netuid, hotkey);
		}
		// What is stored of a lock that the successor once had would be a second one.
		Self::take_lock(new, netuid);
		Self::pass_on_lock_kind(netuid, old, new);
		if let Some((hotkey, state)) = passed.filter(|_| Self::subnet_exists(netuid)) {
			Lock::<T>::insert((new, netuid, &hotkey), state);
			LockingColdkeys::<T>::insert((netuid, &hotkey, new), ());
		}
	}

	/// The successor's choice gives way: its locks would be in the sums of the other kind.
	fn pass_on_lock_kind(netuid: NetUid, old: &T::AccountId, new: &T::AccountId) {
		let kind = Self::lock_kind(old, netuid);
		DecayingLock::<T>::remove(old, netuid);
		if Self::subnet_exists(netuid) {
			Self::set_lock_kind(new, netuid, kind);
		}
	}

	/// Whether a coldkey has a lock that has not decayed, on any subnet.
	pub(crate) fn has_lock(coldkey: &T::AccountId) -> bool {
		let mut locks = Lock::<T>::iter_key_prefix((coldkey,));
		locks.any(|(netuid, _)| Self::lock_of(coldkey, netuid).is_some())
	}

	/// Removes what a coldkey has chosen for its locks on a dissolved subnet.
	pub(crate) fn forget_lock_kind(coldkey: &T::AccountId, netuid: NetUid) {
		DecayingLock::<T>::remove(coldkey, netuid);
	}

	// --- Flags of accounts ---

	/// Whether a coldkey accepts transfers of locked alpha.
	pub fn accepts_locked_alpha(coldkey: &T::AccountId) -> bool {
		AccountFlags::<T>::get(coldkey) & ACCEPTS_LOCKED != 0
	}

	/// Sets whether a coldkey accepts transfers of locked alpha.
	pub(crate) fn set_accepts_locked_alpha(coldkey: &T::AccountId, accepts: bool) {
		let flags = AccountFlags::<T>::get(coldkey) & !ACCEPTS_LOCKED;
		Self::put_flags(coldkey, if accepts { flags | ACCEPTS_LOCKED } else { flags });
	}

	/// Gives the flags of a coldkey that is swapped to its successor.
	pub(crate) fn pass_on_flags(old: &T::AccountId, new: &T::AccountId) {
		let flags = AccountFlags::<T>::take(old);
		if flags != 0 {
			Self::put_flags(new, flags);
		}
	}

	fn put_flags(coldkey: &T::AccountId, flags: u128) {
		if flags == 0 {
			AccountFlags::<T>::remove(coldkey);
		} else {
			AccountFlags::<T>::insert(coldkey, flags);
		}
	}
}

/// What a lock, or a sum of locks, counts: on the owner's hotkey at least all that is locked.
pub(crate) fn conviction(lock: &StakeLock, is_owners: bool) -> U64F64 {
	if is_owners {
		lock.conviction.max(U64F64::from_num(lock.mass))
	} else {
		lock.conviction
	}
}
