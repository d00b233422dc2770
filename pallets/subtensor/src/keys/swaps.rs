//! The queue of key swaps, and the keys that wait for one.
//!
//! Only writer of `KeySwaps`, `KeySwapNumbers`, `CurrentKeySwap` and `KeysInSwap`.
//!
//! A swap replaces a key by another in everything that is stored: a hotkey
//! ([`crate::keys::hotkey_swap`]) or a coldkey ([`crate::keys::coldkey_swap`]). A key can have
//! thousands of entries, so a swap is paid for and queued by a call, and made block by block within
//! the weight that is left; a small one is complete within the call.
//!
//! Swaps are made one at a time, in the order of their calls. From the call on until the swap is
//! complete, neither key may be named in another swap, be bound or registered, or be given stake by
//! a call, nor sign what concerns the swap (`KeySwapInProgress`). Everything else goes on: epochs,
//! emission, automatic claims, and trades of those who have staked with a hotkey. After each step
//! every entry is stored under exactly one of the two keys, and all sums hold.
//!
//! Whoever swaps a key names the new one, which may be somebody else's and was not asked. So a key
//! waits only in the role in which it is swapped ([`RolesInSwap`]):
//!
//! | key | signs meanwhile |
//! |---|---|
//! | of a hotkey's swap | all calls but those that a hotkey signs: weights, commits, addresses, commitments |
//! | a coldkey that is replaced | none |
//! | the coldkey that replaces it | calls of other pallets that touch no positions ([`Config::CallsDuringSwapToColdkey`]) |

use crate::{block::cursor::Cursor, pallet::*};
use codec::{Decode, Encode, MaxEncodedLen};
use frame_support::ensure;
use ganglion_types::NetUid;
use scale_info::TypeInfo;
use sp_runtime::DispatchResult;

/// A swap of a key, and its progress.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo, MaxEncodedLen)]
pub struct KeySwap<AccountId> {
	/// The key that is replaced.
	pub old: AccountId,
	/// The key that replaces it.
	pub new: AccountId,
	/// What is swapped, and the phase.
	pub kind: SwapKind,
	/// The subnet of the phase.
	pub netuid: NetUid,
	/// Where the phase resumes.
	pub cursor: Cursor,
}

/// The kind of a swap, and its phase.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo, MaxEncodedLen)]
pub enum SwapKind {
	/// Of a coldkey.
	Coldkey(ColdkeyPhase),
	/// Of a hotkey.
	Hotkey {
		/// The only subnet on which it is swapped; none: all.
		only: Option<NetUid>,
		/// Whether stake stays with the old hotkey.
		keep_stake: bool,
		/// Whether all subnets were visited once; what is left is visited again.
		again: bool,
		/// The phase.
		phase: HotkeyPhase,
	},
}

/// Phases of the swap of a coldkey, in order; the last four for each hotkey.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo, MaxEncodedLen)]
pub enum ColdkeyPhase {
	/// The list of staking hotkeys.
	Lists,
	/// Owned hotkeys, one by one, with the registrations of subnets that wait with them.
	Hotkeys,
	/// Owned subnets, one by one.
	Subnets,
	/// Rate limits by subnet.
	Limits,
	/// Choices of automatic staking.
	AutoStakes,
	/// Parts in crowdloans.
	Crowdloans,
	/// Locks on stake, one by one.
	Locks,
	/// Shares in leases, and their beneficiaries.
	Leases,
	/// Shares in baskets, one by one.
	Baskets,
	/// Stake on root with the next hotkey.
	RootStake,
	/// Root dividends with the hotkey, subnet by subnet.
	RootAccounts,
	/// Stake with the hotkey on all other subnets.
	Stake,
	/// Settings and the balance.
	Finish,
}

/// Phases of the swap of a hotkey, in order; all but the last for each subnet.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo, MaxEncodedLen)]
pub enum HotkeyPhase {
	/// The uid with all that belongs to it, links, and the pool of stake.
	Seat,
	/// Timelocked commits.
	Timelocks,
	/// Pending lists of children that name the hotkey.
	PendingChildren,
	/// Choices of automatic staking that name the hotkey.
	AutoStakers,
	/// Locks on the hotkey.
	Locks,
	/// Shares in the pool of stake.
	Stake,
	/// Root dividends; on root only.
	RootAccounts,
	/// The owner's entry.
	Finish,
}

/// The roles in which a key waits for the end of a swap; one at least.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Encode, Decode, TypeInfo, MaxEncodedLen)]
pub struct RolesInSwap {
	/// It is a key of a hotkey's swap.
	pub hotkey: bool,
	/// It is a key of a coldkey's swap.
	pub coldkey: Option<ColdkeyRole>,
}

/// The part of a key in a coldkey's swap.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo, MaxEncodedLen)]
pub enum ColdkeyRole {
	/// It is replaced.
	Old,
	/// It replaces the other.
	New,
}

impl RolesInSwap {
	/// A key of a hotkey's swap.
	pub const HOTKEY: Self = Self { hotkey: true, coldkey: None };
	/// A coldkey that is replaced.
	pub const REPLACED: Self = Self { hotkey: false, coldkey: Some(ColdkeyRole::Old) };
	/// A coldkey that replaces another.
	pub const REPLACING: Self = Self { hotkey: false, coldkey: Some(ColdkeyRole::New) };

	/// Returns the roles of the two keys of a swap, old and new.
	pub(crate) fn of_keys(kind: SwapKind) -> [Self; 2] {
		match kind {
			SwapKind::Hotkey { .. } => [Self::HOTKEY; 2],
			SwapKind::Coldkey(_) => [Self::REPLACED, Self::REPLACING],
		}
	}

	/// Returns these roles and others.
	pub(crate) fn with(self, other: Self) -> Self {
		Self { hotkey: self.hotkey || other.hotkey, coldkey: self.coldkey.or(other.coldkey) }
	}

	/// Returns these roles without others; `None` if none are left.
	pub(crate) fn without(self, other: Self) -> Option<Self> {
		let hotkey = self.hotkey && !other.hotkey;
		let coldkey = self.coldkey.filter(|_| other.coldkey.is_none());
		(hotkey || coldkey.is_some()).then_some(Self { hotkey, coldkey })
	}
}

impl<AccountId> KeySwap<AccountId> {
	/// Goes on to a phase, from its start.
	pub(crate) fn enter(&mut self, kind: SwapKind) {
		self.kind = kind;
		self.cursor = Cursor::new();
	}

	/// Whether the hotkey's uid, links and stake on a subnet are the new key's already.
	fn has_moved(&self, netuid: NetUid) -> bool {
		let SwapKind::Hotkey { only, again, phase, .. } = self.kind else { return false };
		let is_past_seat = phase != HotkeyPhase::Seat;
		match only {
			Some(only) => only == netuid && is_past_seat,
			None => again || netuid < self.netuid || netuid == self.netuid && is_past_seat,
		}
	}
}

impl<T: Config> Pallet<T> {
	/// Whether a key waits for the end of a swap, in any role.
	pub fn is_in_swap(key: &T::AccountId) -> bool {
		KeysInSwap::<T>::contains_key(key)
	}

	/// Refuses a key that waits for the end of a swap in any role (`KeySwapInProgress`).
	pub(crate) fn ensure_not_in_swap(key: &T::AccountId) -> DispatchResult {
		ensure!(!Self::is_in_swap(key), Error::<T>::KeySwapInProgress);
		Ok(())
	}

	/// Whether a key waits for the end of a coldkey's swap. One that a hotkey's swap names is still
	/// its owner's coldkey.
	pub(crate) fn is_coldkey_in_swap(key: &T::AccountId) -> bool {
		KeysInSwap::<T>::get(key).is_some_and(|roles| roles.coldkey.is_some())
	}

	/// Refuses a key that waits for the end of a coldkey's swap (`KeySwapInProgress`).
	pub(crate) fn ensure_coldkey_not_in_swap(key: &T::AccountId) -> DispatchResult {
		ensure!(!Self::is_coldkey_in_swap(key), Error::<T>::KeySwapInProgress);
		Ok(())
	}

	/// Whether no swap runs or waits.
	pub(crate) fn no_swap_waits() -> bool {
		let (first, end) = KeySwapNumbers::<T>::get();
		first == end && !CurrentKeySwap::<T>::exists()
	}

	/// Whether a single swap waits, and none runs.
	pub(crate) fn one_swap_waits() -> bool {
		let (first, end) = KeySwapNumbers::<T>::get();
		end == first.saturating_add(1) && !CurrentKeySwap::<T>::exists()
	}

	/// Adds a swap to the queue. Its keys wait from now on.
	pub(crate) fn queue_swap(swap: KeySwap<T::AccountId>) {
		for (key, roles) in [&swap.old, &swap.new].into_iter().zip(RolesInSwap::of_keys(swap.kind))
		{
			KeysInSwap::<T>::mutate(key, |held| *held = Some(held.unwrap_or_default().with(roles)));
		}
		Self::append_swap(swap);
	}

	/// Puts the current swap at the end of the queue.
	pub(crate) fn postpone_swap(swap: KeySwap<T::AccountId>) {
		CurrentKeySwap::<T>::kill();
		Self::append_swap(swap);
	}

	fn append_swap(swap: KeySwap<T::AccountId>) {
		let (first, end) = KeySwapNumbers::<T>::get();
		KeySwaps::<T>::insert(end, swap);
		KeySwapNumbers::<T>::put((first, end.saturating_add(1)));
	}

	/// Returns the swap that is being made, or takes the next from the queue.
	pub(crate) fn current_or_next_swap() -> Option<KeySwap<T::AccountId>> {
		CurrentKeySwap::<T>::get().or_else(|| {
			let (first, end) = KeySwapNumbers::<T>::get();
			let next = KeySwaps::<T>::take(first)?;
			KeySwapNumbers::<T>::put((first.saturating_add(1), end));
			CurrentKeySwap::<T>::put(&next);
			Some(next)
		})
	}

	/// Stores the progress of the current swap.
	pub(crate) fn note_swap_progress(swap: &KeySwap<T::AccountId>) {
		CurrentKeySwap::<T>::put(swap);
	}

	/// Ends the current swap: its keys wait no longer.
	pub(crate) fn end_swap(swap: &KeySwap<T::AccountId>) {
		CurrentKeySwap::<T>::kill();
		for (key, roles) in [&swap.old, &swap.new].into_iter().zip(RolesInSwap::of_keys(swap.kind))
		{
			KeysInSwap::<T>::mutate_exists(key, |held| {
				*held = held.and_then(|held| held.without(roles));
			});
		}
	}

	/// Returns the hotkey that the current swap has replaced on a subnet, and its successor.
	pub(crate) fn swapped_on(netuid: NetUid) -> Option<(T::AccountId, T::AccountId)> {
		let swap = CurrentKeySwap::<T>::get()?;
		swap.has_moved(netuid).then_some((swap.old, swap.new))
	}

	/// Returns the key that has replaced a hotkey on a subnet, while the swap goes on.
	pub(crate) fn successor(netuid: NetUid, hotkey: &T::AccountId) -> Option<T::AccountId> {
		Self::swapped_on(netuid).filter(|(old, _)| old == hotkey).map(|(_, new)| new)
	}

	/// Returns the key that has replaced a hotkey as the holder of stake on a subnet, while the
	/// swap goes on; otherwise the hotkey itself.
	pub(crate) fn stake_key(netuid: NetUid, hotkey: &T::AccountId) -> T::AccountId {
		let Some(swap) = CurrentKeySwap::<T>::get() else { return hotkey.clone() };
		let keeps = matches!(swap.kind, SwapKind::Hotkey { keep_stake: true, .. });
		if !keeps && swap.old == *hotkey && swap.has_moved(netuid) {
			return swap.new;
		}
		hotkey.clone()
	}

	/// Returns the key under which the stake on root of a hotkey counts: on subnets that the swap
	/// of a hotkey has not reached yet, the old key's stake on root is the new key's already. The
	/// swap on root alone leaves the old key without stake there.
	pub(crate) fn root_stake_key(hotkey: &T::AccountId) -> T::AccountId {
		match CurrentKeySwap::<T>::get().map(|swap| swap.kind) {
			Some(SwapKind::Hotkey { only: None, .. }) => Self::stake_key(NetUid::ROOT, hotkey),
			_ => hotkey.clone(),
		}
	}

	/// Whether the swap of a hotkey is in the middle of a subnet: the clean-up of the subnet must
	/// not begin.
	pub(crate) fn is_swap_amid(netuid: NetUid) -> bool {
		use HotkeyPhase::{Finish, Seat};
		CurrentKeySwap::<T>::get().is_some_and(|swap| match swap.kind {
			SwapKind::Hotkey { phase, .. } => {
				swap.netuid == netuid && phase != Seat && phase != Finish
			},
			SwapKind::Coldkey(_) => false,
		})
	}
}
