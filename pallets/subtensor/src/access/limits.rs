//! The block number, and rate limits.
//!
//! Only writer of `LastRateLimitedBlock`, `TransactionKeyLastBlock` and `FreeCallsPausedUntil`.
//!
//! An operation passes a limit of L blocks if it was never done, or last done at least L blocks
//! ago.

use crate::{
	block::cursor::{resume, Cursor},
	pallet::*,
	types::{Hyperparameter, RateLimitKey, TransactionType},
};
use alloc::vec::Vec;
use frame_support::ensure;
use ganglion_types::NetUid;
use sp_runtime::{DispatchResult, SaturatedConversion};

/// Whether an operation last done in block `last` (0 = never) may be done again in block `now`.
pub fn passes(last: u64, now: u64, limit: u64) -> bool {
	last == 0 || now.saturating_sub(last) >= limit
}

/// Whether an operation last done in block `last` (0 = never) is still on cooldown in block `now`.
/// Unlike [`passes`], a limit of L blocks also refuses the operation L blocks later, and 0 means no
/// limit. The network's protocol has both conventions; this is the older one.
pub fn within_cooldown(last: u64, now: u64, limit: u64) -> bool {
	limit != 0 && last != 0 && now.saturating_sub(last) <= limit
}

impl<T: Config> Pallet<T> {
	/// The current block number.
	pub fn block_number() -> u64 {
		frame_system::Pallet::<T>::block_number().saturated_into()
	}

	/// Whether a new subnet passes the limit of blocks after the last one.
	pub(crate) fn network_limit_passes(limit: u64) -> bool {
		let last = LastRateLimitedBlock::<T>::get(RateLimitKey::NetworkLastRegistered);
		passes(last, Self::block_number(), limit)
	}

	/// Records that a subnet was registered in this block.
	pub(crate) fn note_network() {
		LastRateLimitedBlock::<T>::insert(
			RateLimitKey::NetworkLastRegistered,
			Self::block_number(),
		);
	}

	/// Records that a delegate changed its take in this block.
	pub(crate) fn note_take(hotkey: &T::AccountId) {
		let clock = RateLimitKey::LastTxBlockDelegateTake(hotkey.clone());
		LastRateLimitedBlock::<T>::insert(clock, Self::block_number());
	}

	/// Returns the block in which a delegate last changed its take; 0 for never.
	pub(crate) fn last_take_block(hotkey: &T::AccountId) -> u64 {
		LastRateLimitedBlock::<T>::get(RateLimitKey::LastTxBlockDelegateTake(hotkey.clone()))
	}

	/// Returns the block in which the last subnet was registered; 0 for never.
	pub(crate) fn last_network_block() -> u64 {
		LastRateLimitedBlock::<T>::get(RateLimitKey::NetworkLastRegistered)
	}

	/// Refuses a hyperparameter that the owner set less than `OwnerHyperparamRateLimit` tempos ago
	/// (`TxRateLimitExceeded`).
	pub fn ensure_owner_limit(netuid: NetUid, parameter: Hyperparameter) -> DispatchResult {
		let tempos = u64::from(OwnerHyperparamRateLimit::<T>::get());
		let limit = u64::from(Tempo::<T>::get(netuid)).saturating_mul(tempos);
		let last =
			LastRateLimitedBlock::<T>::get(RateLimitKey::OwnerHyperparamUpdate(netuid, parameter));
		ensure!(passes(last, Self::block_number(), limit), Error::<T>::TxRateLimitExceeded);
		Ok(())
	}

	/// Records that the owner set a hyperparameter in this block.
	pub fn note_owner_limit(netuid: NetUid, parameter: Hyperparameter) {
		LastRateLimitedBlock::<T>::insert(
			RateLimitKey::OwnerHyperparamUpdate(netuid, parameter),
			Self::block_number(),
		);
	}

	/// Returns the keys under which the last blocks of the owner's operations on a subnet may be
	/// stored.
	pub(crate) fn owner_limits_of(netuid: NetUid) -> Vec<RateLimitKey<T::AccountId>> {
		let mut keys: Vec<_> = Hyperparameter::all()
			.map(|parameter| RateLimitKey::OwnerHyperparamUpdate(netuid, parameter))
			.collect();
		keys.extend([RateLimitKey::SetSNOwnerHotkey(netuid), RateLimitKey::AddStakeBurn(netuid)]);
		keys
	}

	/// Refuses a change of a subnet's owner hotkey less than `limit` blocks after the last
	/// (`TxRateLimitExceeded`), whoever made it.
	pub(crate) fn ensure_owner_hotkey_limit(netuid: NetUid, limit: u64) -> DispatchResult {
		let last = LastRateLimitedBlock::<T>::get(RateLimitKey::SetSNOwnerHotkey(netuid));
		ensure!(passes(last, Self::block_number(), limit), Error::<T>::TxRateLimitExceeded);
		Ok(())
	}

	/// Records that a subnet's owner hotkey was changed in this block.
	pub(crate) fn note_owner_hotkey(netuid: NetUid) {
		let clock = RateLimitKey::SetSNOwnerHotkey(netuid);
		LastRateLimitedBlock::<T>::insert(clock, Self::block_number());
	}

	/// Removes the last blocks of operations.
	pub(crate) fn forget_limits(keys: Vec<RateLimitKey<T::AccountId>>) {
		keys.into_iter().for_each(LastRateLimitedBlock::<T>::remove);
	}

	/// Removes the last block of an account's operation on a subnet.
	pub(crate) fn forget_transaction(who: &T::AccountId, netuid: NetUid, kind: u16) {
		TransactionKeyLastBlock::<T>::remove((who, netuid, kind));
	}

	/// Refuses an operation that the account did less than `limit` blocks ago on the subnet
	/// (`TxRateLimitExceeded`).
	pub fn ensure_transaction_limit(
		who: &T::AccountId,
		netuid: NetUid,
		kind: TransactionType,
		limit: u64,
	) -> DispatchResult {
		let last = TransactionKeyLastBlock::<T>::get((who, netuid, kind.index()));
		ensure!(passes(last, Self::block_number(), limit), Error::<T>::TxRateLimitExceeded);
		Ok(())
	}

	/// Records that the account did an operation on the subnet in this block.
	pub fn note_transaction(who: &T::AccountId, netuid: NetUid, kind: TransactionType) {
		TransactionKeyLastBlock::<T>::insert((who, netuid, kind.index()), Self::block_number());
	}

	/// Copies the block in which a delegate last changed its take to another hotkey, if that is
	/// later than its own.
	pub(crate) fn copy_take_block(old: &T::AccountId, new: &T::AccountId) {
		let last = Self::last_take_block(old);
		if last > Self::last_take_block(new) {
			let clock = RateLimitKey::LastTxBlockDelegateTake(new.clone());
			LastRateLimitedBlock::<T>::insert(clock, last);
		}
	}

	/// Removes the block in which a delegate last changed its take.
	pub(crate) fn forget_take_block(hotkey: &T::AccountId) {
		let clock = RateLimitKey::LastTxBlockDelegateTake(hotkey.clone());
		LastRateLimitedBlock::<T>::remove(clock);
	}

	/// Returns the block of a coldkey's last key swap; 0 for never.
	pub(crate) fn last_key_swap(coldkey: &T::AccountId) -> u64 {
		LastRateLimitedBlock::<T>::get(RateLimitKey::LastTxBlock(coldkey.clone()))
	}

	/// Records that a coldkey swapped a key in this block.
	pub(crate) fn note_key_swap(coldkey: &T::AccountId) {
		let clock = RateLimitKey::LastTxBlock(coldkey.clone());
		LastRateLimitedBlock::<T>::insert(clock, Self::block_number());
	}

	/// Removes the block of a coldkey's last key swap.
	pub(crate) fn forget_key_swap(coldkey: &T::AccountId) {
		LastRateLimitedBlock::<T>::remove(RateLimitKey::LastTxBlock(coldkey.clone()));
	}

	/// Refuses a signer's free calls until a block.
	pub(crate) fn pause_free_calls(who: &T::AccountId, until: u64) {
		FreeCallsPausedUntil::<T>::insert(who, until);
	}

	/// Removes a signer's pause that is over.
	pub(crate) fn end_pause(who: &T::AccountId) {
		if FreeCallsPausedUntil::<T>::contains_key(who) {
			FreeCallsPausedUntil::<T>::remove(who);
		}
	}

	/// Gives a signer's pause to another account, if it lasts longer than its own. The signer keeps
	/// it if it goes on as another kind of key.
	pub(crate) fn pass_on_pause(old: &T::AccountId, new: &T::AccountId, goes_on: bool) {
		if !FreeCallsPausedUntil::<T>::contains_key(old) {
			return;
		}
		let until = FreeCallsPausedUntil::<T>::get(old);
		FreeCallsPausedUntil::<T>::mutate(new, |own| *own = until.max(*own));
		if !goes_on {
			FreeCallsPausedUntil::<T>::remove(old);
		}
	}

	/// Gives the last blocks of operations on a hotkey to another hotkey, on a subnet. An account
	/// can be a coldkey besides, which keeps its own.
	pub(crate) fn pass_on_hotkey_clocks(netuid: NetUid, old: &T::AccountId, new: &T::AccountId) {
		// At most one for each kind of operation.
		let found: Vec<_> = TransactionKeyLastBlock::<T>::iter_key_prefix((old, netuid)).collect();
		for kind in found.into_iter().filter(|kind| TransactionType::is_of_hotkey(*kind)) {
			Self::pass_on_clock((netuid, kind), old, new);
		}
	}

	/// Gives the last block of an operation to another coldkey, unless the operation is one on a
	/// hotkey: an account can be both.
	pub(crate) fn pass_on_coldkey_clock(of: (NetUid, u16), old: &T::AccountId, new: &T::AccountId) {
		if !TransactionType::is_of_hotkey(of.1) {
			Self::pass_on_clock(of, old, new);
		}
	}

	/// The operations, as (subnet, kind), of which an account's last blocks are stored, after the
	/// cursor.
	pub(crate) fn clocks_after(
		who: &T::AccountId,
		cursor: &Cursor,
	) -> impl Iterator<Item = (NetUid, u16)> {
		resume(
			cursor,
			|| TransactionKeyLastBlock::<T>::iter_key_prefix((who,)),
			|key| TransactionKeyLastBlock::<T>::iter_key_prefix_from((who,), key),
		)
	}

	/// The storage key of the last block of an operation, at which a walk resumes.
	pub(crate) fn clock_key(who: &T::AccountId, (netuid, kind): (NetUid, u16)) -> Vec<u8> {
		TransactionKeyLastBlock::<T>::hashed_key_for((who, netuid, kind))
	}

	/// The later of both blocks is the new account's.
	fn pass_on_clock((netuid, kind): (NetUid, u16), old: &T::AccountId, new: &T::AccountId) {
		let last = TransactionKeyLastBlock::<T>::take((old, netuid, kind));
		TransactionKeyLastBlock::<T>::mutate((new, netuid, kind), |own| *own = last.max(*own));
	}
}
