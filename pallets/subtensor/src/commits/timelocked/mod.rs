//! Timelocked commits: rows encrypted for a round of the random beacon, which the chain opens.
//!
//! Only writer of `TimelockedWeightCommits`, `OpenTimelocks` and `TimelockQueuesOf`.
//!
//! A commit lies in the queue of the epoch in which it was made. The block step opens it
//! ([`reveal`]) once its epoch to be revealed has come and the round's pulse is stored, and sets
//! the row by the rules of weights. What becomes of a commit is always told by an event:
//!
//! | event | when |
//! |---|---|
//! | `TimelockedWeightsRevealed` | the row is set |
//! | `TimelockedWeightsRejected` | the ciphertext or the row is refused, with the reason |
//! | `TimelockedWeightsLate` | the epoch to be revealed has passed without the pulse; the commit stays |
//! | `TimelockedWeightsExpired` | no pulse came for [`PATIENCE`] epochs more; the commit is removed |
//!
//! A late commit is set when its pulse comes, unless its validator has committed again since. One
//! is rejected, too, whose validator has a newer row already: by a later commit of the same queue
//! whose pulse came first, or set directly because commit-reveal was switched off.
//!
//! Beside each queue, whose ciphertexts are long, `OpenTimelocks` lists whose its commits are and
//! when they were made, in the same order. A swap of a hotkey changes this list alone: the queue
//! keeps the name under which a commit was made, which its ciphertext holds too.
//! `TimelockQueuesOf` lists a mechanism's queues, and from which block there is work with
//! each, so that a block reads one short list for each mechanism.

pub mod reveal;

use crate::{
	commits::clock::{Clock, Window},
	pallet::*,
	types::{
		Ciphertext, OpenList, TimelockQueue, TimelockQueues, TimelockedCommits, MAX_OPEN_COMMITS,
		MAX_QUEUED_COMMITS,
	},
};
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use codec::{Compact, Decode, Encode};
use frame_support::ensure;
use ganglion_timelock::Pulses;
use ganglion_types::{MechId, NetUid, NetUidStorageIndex};
use sp_runtime::{
	traits::{BlakeTwo256, Hash},
	DispatchResult,
};

/// Epochs for which a late commit waits for its pulse.
pub const PATIENCE: u64 = 10;

impl<T: Config> Pallet<T> {
	/// Stores a timelocked commit.
	///
	/// Checks, in order: the version is the chain's (`IncorrectCommitRevealVersion`); what
	/// [`check_timelocked_commit`](Self::check_timelocked_commit) does; the validator has not used
	/// up its share of the epoch's queue (`TooManyUnrevealedCommits`), and the queue has room
	/// (`CommitQueueFull`).
	pub(crate) fn do_commit_timelocked(
		hotkey: &T::AccountId,
		(netuid, mechanism): (NetUid, MechId),
		ciphertext: Ciphertext,
		round: u64,
		version: u16,
	) -> DispatchResult {
		let current = CommitRevealWeightsVersion::<T>::get();
		ensure!(version == current, Error::<T>::IncorrectCommitRevealVersion);
		let uid = Self::check_timelocked_commit(hotkey, netuid, mechanism, round)?;
		let index = netuid.storage_index(mechanism);
		let (epoch, now) = (Self::commit_epoch(netuid), Self::block_number());
		let mut open = OpenTimelocks::<T>::get(index, epoch);
		let own = open.iter().filter(|(who, _)| who == hotkey).count();
		ensure!(own < Self::share_of_queue(netuid), Error::<T>::TooManyUnrevealedCommits);
		open.try_push((hotkey.clone(), now)).map_err(|_| Error::<T>::CommitQueueFull)?;

		let digest = BlakeTwo256::hash(&ciphertext);
		Self::note_queue(index, epoch)?;
		OpenTimelocks::<T>::insert(index, epoch, open);
		// Appended without reading the queue, whose length the list above bounds.
		let key = TimelockedWeightCommits::<T>::hashed_key_for(index, epoch);
		sp_io::storage::append(&key, (hotkey, now, ciphertext, round).encode());
		Self::note_update(index, uid, now);
		let who = hotkey.clone();
		Self::deposit_event(Event::TimelockedWeightsCommitted(who, index, digest, round));
		Ok(())
	}

	/// Checks that the hotkey may make a timelocked commit now. Returns its uid.
	///
	/// In order: [`check_commit`](Self::check_commit); a permit, or the subnet owner's hotkey
	/// (`NeuronNoValidatorPermit`), because an encrypted row of anybody else would be refused when
	/// it is revealed; the round is not past (`InvalidRevealRound`). The transaction extension and
	/// the calls both make these checks.
	pub(crate) fn check_timelocked_commit(
		hotkey: &T::AccountId,
		netuid: NetUid,
		mechanism: MechId,
		round: u64,
	) -> Result<u16, sp_runtime::DispatchError> {
		let uid = Self::check_commit(hotkey, netuid, mechanism)?;
		let may_set = Self::uid_has_permit(netuid, uid) || Self::owner_uid(netuid) == Some(uid);
		ensure!(may_set, Error::<T>::NeuronNoValidatorPermit);
		ensure!(round >= T::Pulses::last_round(), Error::<T>::InvalidRevealRound);
		Ok(uid)
	}

	/// Returns how many commits a validator may have in an epoch's queue: ten, or fewer where the
	/// subnet has more than 64 validators.
	fn share_of_queue(netuid: NetUid) -> usize {
		let validators = u32::from(MaxAllowedValidators::<T>::get(netuid)).max(1);
		let share = MAX_QUEUED_COMMITS.checked_div(validators).unwrap_or(1);
		share.clamp(1, MAX_OPEN_COMMITS) as usize
	}

	/// Lists a queue that gets a commit in this block.
	fn note_queue(index: NetUidStorageIndex, epoch: u64) -> DispatchResult {
		TimelockQueuesOf::<T>::try_mutate(index, |queues| {
			if queues.iter().any(|queue| queue.epoch == epoch) {
				return Ok(());
			}
			let queue = TimelockQueue { epoch, ..Default::default() };
			queues.try_push(queue).map_err(|_| Error::<T>::CommitQueueFull)?;
			Ok(())
		})
	}

	/// Returns the block of each account's oldest timelocked commit that is not late.
	pub(crate) fn open_timelocks_by_account(
		netuid: NetUid,
		clock: Clock,
		index: NetUidStorageIndex,
	) -> BTreeMap<T::AccountId, u64> {
		let mut first = BTreeMap::new();
		for queue in TimelockQueuesOf::<T>::get(index) {
			if clock.window(queue.epoch) == Window::Expired {
				continue;
			}
			for (who, block) in Self::open_in_queue(netuid, index, queue.epoch) {
				let oldest = first.entry(who).or_insert(block);
				*oldest = block.min(*oldest);
			}
		}
		first
	}

	/// Returns the number of queues in a mechanism.
	pub(crate) fn number_of_queues(index: NetUidStorageIndex) -> u32 {
		let queues = stored_length(&TimelockQueuesOf::<T>::hashed_key_for(index));
		u32::try_from(queues).unwrap_or(u32::MAX)
	}

	/// Removes all timelocked commits in a mechanism.
	pub(crate) fn forget_timelocks(index: NetUidStorageIndex) {
		for queue in TimelockQueuesOf::<T>::take(index) {
			Self::forget_queue(index, queue.epoch);
		}
	}

	/// Stores the list of a mechanism's queues.
	pub(crate) fn store_queues(index: NetUidStorageIndex, queues: TimelockQueues) {
		TimelockQueuesOf::<T>::insert(index, queues);
	}

	/// Stores what is left of a queue, given whose the commits are.
	pub(crate) fn store_queue(
		index: NetUidStorageIndex,
		epoch: u64,
		commits: TimelockedCommits<T>,
		owners: Vec<T::AccountId>,
	) {
		let blocks = commits.iter().map(|(_, block, ..)| *block);
		let open: Vec<_> = owners.into_iter().zip(blocks).collect();
		OpenTimelocks::<T>::insert(index, epoch, OpenList::<T>::truncate_from(open));
		TimelockedWeightCommits::<T>::insert(index, epoch, commits);
	}

	/// Returns whose the commits of a queue are, and in which block they were made, in order. A
	/// swap may have replaced a hotkey and not have reached this queue yet.
	pub(crate) fn open_in_queue(
		netuid: NetUid,
		index: NetUidStorageIndex,
		epoch: u64,
	) -> Vec<(T::AccountId, u64)> {
		let mut open = OpenTimelocks::<T>::get(index, epoch).into_inner();
		if let Some((old, new)) = Self::swapped_on(netuid) {
			let of_old = open.iter_mut().filter(|(who, _)| *who == old);
			of_old.for_each(|(who, _)| *who = new.clone());
		}
		open
	}

	/// Returns the queues of a subnet, as (storage index, epoch), in that order.
	pub(crate) fn timelock_queues(netuid: NetUid) -> Vec<(NetUidStorageIndex, u64)> {
		let mut queues: Vec<_> = Self::mechanism_indices(netuid)
			.flat_map(|index| {
				let of_index = TimelockQueuesOf::<T>::get(index).into_iter();
				of_index.map(move |queue| (index, queue.epoch))
			})
			.collect();
		queues.sort_unstable();
		queues
	}

	/// Gives a hotkey's commits in a queue to the hotkey that takes its uid over.
	pub(crate) fn pass_on_timelocks(
		index: NetUidStorageIndex,
		epoch: u64,
		(old, new): (&T::AccountId, &T::AccountId),
	) {
		let mut open = OpenTimelocks::<T>::get(index, epoch).into_inner();
		let of_old = open.iter_mut().filter(|(who, _)| who == old);
		let count = of_old.map(|(who, _)| *who = new.clone()).count();
		if count != 0 {
			OpenTimelocks::<T>::insert(index, epoch, OpenList::<T>::truncate_from(open));
		}
	}

	/// Removes a queue.
	pub(crate) fn forget_queue(index: NetUidStorageIndex, epoch: u64) {
		TimelockedWeightCommits::<T>::remove(index, epoch);
		OpenTimelocks::<T>::remove(index, epoch);
	}
}

/// Returns the length of a list that is stored under a key, without decoding its items.
fn stored_length(key: &[u8]) -> usize {
	// A compact number of up to 2^30 takes four bytes.
	let mut start = [0; 4];
	let length = sp_io::storage::read(key, &mut start, 0)
		.and_then(|_| Compact::<u32>::decode(&mut &start[..]).ok());
	length.map_or(0, |length| length.0 as usize)
}
