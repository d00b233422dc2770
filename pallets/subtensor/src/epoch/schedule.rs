//! The schedule of epochs.
//!
//! Only writer of `Tempo`, `LastEpochBlock`, `PendingEpochAt`, `SubnetEpochIndex`,
//! `BlocksSinceLastStep`, `LastMechansimStepBlock`, `LastYumaStepBlock` and
//! `ActivityCutoffFactorMilli`.
//!
//! A subnet's epoch is due one tempo after its last slot, in the requested block
//! (`PendingEpochAt`), or after a week without a successful epoch, whichever comes first. A due
//! epoch uses up its slot whether or not it succeeds. When more epochs are due than a block runs,
//! those due longest go first; the others are deferred and none is lost.

use crate::{
	access::refusal,
	pallet::*,
	types::{Hyperparameter, TransactionType},
};
use alloc::vec::Vec;
use core::ops::RangeInclusive;
use frame_support::{dispatch::DispatchResultWithPostInfo, ensure};
use ganglion_types::NetUid;
use sp_runtime::{traits::BadOrigin, DispatchError, DispatchResult};

/// Maximum number of blocks without a successful epoch, whatever the tempo: a week of 12 s blocks.
const LONGEST_WAIT: u64 = 50_400;

/// Minimum and maximum tempo that an owner can set, in blocks: 72 minutes and a week of 12 s
/// blocks.
pub(crate) const TEMPOS: RangeInclusive<u16> = 360..=50_400;
/// Blocks between two changes of a tempo by the same owner.
const TEMPO_RATE_LIMIT: u64 = 360;
/// Minimum and maximum activity factor that can be set, in thousandths of a tempo.
pub(crate) const ACTIVITY_FACTORS: RangeInclusive<u32> = 1_000..=50_000;

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

	/// Whether the subnet's epoch is due in this block, and its slot is not used yet.
	pub(crate) fn is_epoch_due(netuid: NetUid) -> bool {
		Self::epoch_due_at(netuid).is_some_and(|block| block <= Self::block_number())
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

	/// Sets the tempo at the owner's request, and restarts the cycle. However often the cycle
	/// restarts, an epoch is due after a week.
	///
	/// Checks, in order: the signer owns the subnet (`BadOrigin`); the tempo is in `TEMPOS`
	/// (`TempoOutOfBounds`); the freeze window (`AdminActionProhibitedDuringWeightsWindow`); the
	/// signer's last change is at least 360 blocks ago (`TxRateLimitExceeded`).
	pub fn do_set_tempo(owner: &T::AccountId, netuid: NetUid, tempo: u16) -> DispatchResult {
		let owns = Self::subnet_exists(netuid) && SubnetOwner::<T>::get(netuid) == *owner;
		ensure!(owns, BadOrigin);
		ensure!(TEMPOS.contains(&tempo), Error::<T>::TempoOutOfBounds);
		Self::ensure_admin_window_open(netuid)?;
		let kind = TransactionType::SetTempo;
		Self::ensure_transaction_limit(owner, netuid, kind, TEMPO_RATE_LIMIT)?;

		Self::restart_tempo(netuid, tempo);
		Self::note_transaction(owner, netuid, kind);
		Self::deposit_event(Event::TempoSet(netuid, tempo));
		Ok(())
	}

	/// Sets the activity factor; `owner` is none if root sets it.
	///
	/// Checks, in order: the subnet exists (`SubnetNotExists`); the factor is in
	/// `ACTIVITY_FACTORS` (`ActivityCutoffFactorMilliOutOfBounds`); for an owner, the freeze
	/// window (`AdminActionProhibitedDuringWeightsWindow`) and the rate limit
	/// (`TxRateLimitExceeded`).
	pub fn do_set_activity_cutoff_factor(
		owner: Option<T::AccountId>,
		netuid: NetUid,
		factor_milli: u32,
	) -> DispatchResult {
		ensure!(Self::subnet_exists(netuid), Error::<T>::SubnetNotExists);
		ensure!(
			ACTIVITY_FACTORS.contains(&factor_milli),
			Error::<T>::ActivityCutoffFactorMilliOutOfBounds
		);
		let parameter = Hyperparameter::ActivityCutoffFactorMilli;
		if owner.is_some() {
			Self::ensure_admin_window_open(netuid)?;
			Self::ensure_owner_limit(netuid, parameter)?;
			Self::note_owner_limit(netuid, parameter);
		}
		ActivityCutoffFactorMilli::<T>::insert(netuid, factor_milli);
		Self::deposit_event(Event::ActivityCutoffFactorMilliSet { netuid, factor_milli });
		Ok(())
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
