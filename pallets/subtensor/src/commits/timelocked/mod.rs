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
//! A late commit is set when its pulse comes, unless its validator has committed again since.
//!
//! Beside each queue, whose ciphertexts are long, `OpenTimelocks` lists who made its commits and
//! when. `TimelockQueuesOf` lists a mechanism's queues, and from which block there is work with
//! each, so that a block reads one short list for each mechanism.

pub mod reveal;

use crate::{
	commits::clock::Window,
	pallet::*,
	types::{
		Ciphertext, OpenList, TimelockQueue, TimelockQueues, TimelockedCommits, MAX_OPEN_COMMITS,
		MAX_QUEUED_COMMITS,
	},
};
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use codec::Encode;
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
		index: NetUidStorageIndex,
	) -> BTreeMap<T::AccountId, u64> {
		let mut first = BTreeMap::new();
		for queue in TimelockQueuesOf::<T>::get(index) {
			if Self::reveal_window(netuid, queue.epoch) == Window::Expired {
				continue;
			}
			for (who, block) in OpenTimelocks::<T>::get(index, queue.epoch) {
				let oldest = first.entry(who).or_insert(block);
				*oldest = block.min(*oldest);
			}
		}
		first
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

	/// Stores what is left of a queue.
	pub(crate) fn store_queue(
		index: NetUidStorageIndex,
		epoch: u64,
		commits: TimelockedCommits<T>,
	) {
		let open: Vec<_> = commits.iter().map(|(who, block, ..)| (who.clone(), *block)).collect();
		OpenTimelocks::<T>::insert(index, epoch, OpenList::<T>::truncate_from(open));
		TimelockedWeightCommits::<T>::insert(index, epoch, commits);
	}

	/// Removes a queue.
	pub(crate) fn forget_queue(index: NetUidStorageIndex, epoch: u64) {
		TimelockedWeightCommits::<T>::remove(index, epoch);
		OpenTimelocks::<T>::remove(index, epoch);
	}
}
