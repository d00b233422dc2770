//! The schedule of epochs.
//!
//! Only writer of `Tempo`, `LastEpochBlock`, `PendingEpochAt`, `SubnetEpochIndex`,
//! `BlocksSinceLastStep`, `LastMechansimStepBlock` and `LastYumaStepBlock`.
//!
//! A subnet's epoch is due one tempo after its last slot, in the requested block
//! (`PendingEpochAt`), or after a week without a successful epoch, whichever comes first. A due
//! epoch uses up its slot whether or not it succeeds. When more epochs are due than a block runs,
//! those due longest go first; the others are deferred and none is lost.

use crate::{access::refusal, pallet::*, types::Hyperparameter};
use alloc::vec::Vec;
use frame_support::{dispatch::DispatchResultWithPostInfo, ensure};
use ganglion_types::NetUid;
use sp_runtime::{traits::BadOrigin, DispatchError, DispatchResult};

/// Maximum number of blocks without a successful epoch, whatever the tempo: a week of 12 s blocks.
const LONGEST_WAIT: u64 = 50_400;

impl<T: Config> Pallet<T> {
	/// The activity cutoff of the subnet, in blocks: `max(1, ⌊factor · tempo / 1000⌋)`. The
	/// greatest factor means no cutoff.
	pub fn activity_cutoff(netuid: NetUid) -> u64 {
		let factor = ActivityCutoffFactorMilli::<T>::get(netuid);
		if factor == u32::MAX {
			return u64::MAX;
		}
		let tempo = u64::from(Tempo::<T>::get(netuid));
		(u64::from(factor).saturating_mul(tempo) / 1_000).max(1)
	}

	/// Returns the block of the subnet's next epoch, or `None` if the subnet has no epochs.
	pub fn next_epoch_block(netuid: NetUid) -> Option<u64> {
		let due = Self::epoch_due_at(netuid)?;
		Some(due.max(Self::block_number()))
	}

	/// Returns the block from which the subnet's epoch is due, or `None` if the subnet has no
	/// epochs.
	fn epoch_due_at(netuid: NetUid) -> Option<u64> {
		let tempo = u64::from(Tempo::<T>::get(netuid));
		if !Self::subnet_exists(netuid) || netuid.is_root() || tempo == 0 {
			return None;
		}
		let automatic = LastEpochBlock::<T>::get(netuid).saturating_add(tempo);
		let asked = match PendingEpochAt::<T>::get(netuid) {
			0 => u64::MAX,
			block => block,
		};
		let waited = BlocksSinceLastStep::<T>::get(netuid);
		let patience = LONGEST_WAIT.saturating_add(1).saturating_sub(waited);
		let overdue = Self::block_number().saturating_add(patience);
		Some(automatic.min(asked).min(overdue))
	}

	/// Returns the subnets whose epoch is due, those due longest first.
	pub(crate) fn due_subnets(subnets: &[NetUid]) -> Vec<NetUid> {
		let now = Self::block_number();
		let mut due: Vec<(u64, NetUid)> = subnets
			.iter()
			.filter_map(|netuid| Some((Self::epoch_due_at(*netuid)?, *netuid)))
			.filter(|(block, _)| *block <= now)
			.collect();
		due.sort_unstable();
		due.into_iter().map(|(_, netuid)| netuid).collect()
	}

	/// Uses up the subnet's epoch slot: restarts the cycle and removes the requested block.
	pub(crate) fn consume_epoch_slot(netuid: NetUid) {
		LastEpochBlock::<T>::insert(netuid, Self::block_number());
		PendingEpochAt::<T>::remove(netuid);
		SubnetEpochIndex::<T>::mutate(netuid, |index| *index = index.saturating_add(1));
	}

	/// Deposits the event that the subnet's epoch waits for the next block.
	pub(crate) fn defer_epoch(netuid: NetUid) {
		let from_block = Self::block_number();
		let to_block = from_block.saturating_add(1);
		Self::deposit_event(Event::EpochDeferred { netuid, from_block, to_block });
	}

	/// Adds a block to every subnet's count of blocks without a successful epoch.
	pub(crate) fn count_block(subnets: &[NetUid]) {
		for netuid in subnets.iter().filter(|netuid| !netuid.is_root()) {
			BlocksSinceLastStep::<T>::mutate(netuid, |blocks| *blocks = blocks.saturating_add(1));
		}
	}

	/// Records that the subnet's epoch succeeded, and whether it updated bonds.
	pub(crate) fn note_epoch_success(netuid: NetUid, moved_bonds: bool) {
		BlocksSinceLastStep::<T>::insert(netuid, 0);
		LastMechansimStepBlock::<T>::insert(netuid, Self::block_number());
		if moved_bonds {
			LastYumaStepBlock::<T>::insert(netuid, Self::block_number());
		}
	}

	/// Starts the schedule of a new subnet, offset by its netuid so that the epochs of different
	/// subnets fall on different blocks.
	pub(crate) fn begin_schedule(netuid: NetUid, tempo: u16) {
		let phase = u64::from(u16::from(netuid).checked_rem(tempo).unwrap_or(0));
		Tempo::<T>::insert(netuid, tempo);
		LastEpochBlock::<T>::insert(netuid, Self::block_number().saturating_sub(phase));
		BlocksSinceLastStep::<T>::insert(netuid, 0);
	}

	/// Sets the tempo and restarts the cycle; a requested epoch stays.
	pub fn restart_tempo(netuid: NetUid, tempo: u16) {
		Tempo::<T>::insert(netuid, tempo);
		LastEpochBlock::<T>::insert(netuid, Self::block_number());
	}

	/// Requests an epoch out of turn, `AdminFreezeWindow` blocks from now.
	///
	/// Checks, in order: the signer owns the subnet (`BadOrigin`); it has no commit-reveal
	/// (`DynamicTempoBlockedByCommitReveal`), no requested epoch (`EpochTriggerAlreadyPending`), a
	/// next epoch (`SubnetHasNoEpochs`), and that not within the window
	/// (`AutoEpochAlreadyImminent`); the owner's rate limit (`TxRateLimitExceeded`).
	pub(crate) fn do_trigger_epoch(
		owner: T::AccountId,
		netuid: NetUid,
	) -> DispatchResultWithPostInfo {
		let fires_at = refusal::checks::<T, _>(|| Self::check_trigger(&owner, netuid))?;
		PendingEpochAt::<T>::insert(netuid, fires_at);
		Self::note_owner_limit(netuid, Hyperparameter::EpochTrigger);
		Self::deposit_event(Event::EpochTriggered { netuid, by: owner, fires_at });
		Ok(().into())
	}

	/// Checks a request for an epoch and returns its block.
	fn check_trigger(owner: &T::AccountId, netuid: NetUid) -> Result<u64, DispatchError> {
		let owns = Self::subnet_exists(netuid) && SubnetOwner::<T>::get(netuid) == *owner;
		ensure!(owns, BadOrigin);
		ensure!(
			!CommitRevealWeightsEnabled::<T>::get(netuid),
			Error::<T>::DynamicTempoBlockedByCommitReveal
		);
		ensure!(PendingEpochAt::<T>::get(netuid) == 0, Error::<T>::EpochTriggerAlreadyPending);
		let fires_at = Self::block_number().saturating_add(AdminFreezeWindow::<T>::get().into());
		let due = Self::epoch_due_at(netuid).ok_or(Error::<T>::SubnetHasNoEpochs)?;
		ensure!(due >= fires_at, Error::<T>::AutoEpochAlreadyImminent);
		Self::ensure_owner_limit(netuid, Hyperparameter::EpochTrigger)?;
		Ok(fires_at)
	}

	/// Refuses a change of hyperparameters within `AdminFreezeWindow` blocks before an epoch, and
	/// while a requested epoch lies ahead. With a window of 0, and on root, nothing is refused.
	pub fn ensure_admin_window_open(netuid: NetUid) -> DispatchResult {
		let window = u64::from(AdminFreezeWindow::<T>::get());
		let now = Self::block_number();
		let asked = PendingEpochAt::<T>::get(netuid) > now;
		let shut = window != 0
			&& Self::epoch_due_at(netuid)
				.is_some_and(|due| asked || due.saturating_sub(now) < window);
		ensure!(!shut, Error::<T>::AdminActionProhibitedDuringWeightsWindow);
		Ok(())
	}
}
