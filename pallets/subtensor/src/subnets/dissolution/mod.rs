//! Dissolution of subnets.
//!
//! Only writer of `DissolveCleanupQueue` and `CurrentDissolveCleanupStatus`.
//!
//! Removes items of every owner, by phases that each remove a subnet's entries of one map.
//!
//! 1. **The call** ends the subnet at once: it no longer exists, its pool is closed, it gets no
//!    emission, and its number is queued for clean-up. The weight of the call does not depend on
//!    the size of the subnet.
//! 2. **The clean-up** serves the queue, one subnet after the other, within the remaining weight of
//!    the block step. It runs a list of phases, see [`CleanupPhase`]. Each phase resumes at a
//!    cursor, works in steps of known weight, and pauses when the meter has no room for another
//!    step:
//!    - the TAO reserve is paid out to the stakers, see `payout.rs`;
//!    - the remainder of the subnet's account is recycled, and the account is closed;
//!    - everything stored for the subnet is removed, see `clearing.rs` and `accounts.rs`.
//! 3. **The number is free**, and the first queued registration is served, see
//!    [`crate::subnets::waiting`].
//!
//! Storage stays unchanged until its phase runs, and all invariants hold after every step.

mod accounts;
mod clearing;
mod payout;
mod status;

pub use status::{CleanupList, CleanupPhase, DissolveCleanupStatus, Payout, MAX_IN_CLEANUP};

use clearing::remove_entries;

use crate::{
	access::refusal,
	block::cursor::{Cursor, Progress},
	pallet::*,
};
use frame_support::{dispatch::DispatchResultWithPostInfo, ensure, weights::WeightMeter};
use ganglion_economy::{owner_refund, OwnerStake};
use ganglion_types::{NetUid, TaoBalance};
use pallet_subtensor_swap::Pools;
use sp_runtime::DispatchResult;

/// A phase: resumes at the status's cursor and runs while the meter lasts.
pub(crate) type Phase = fn(&mut DissolveCleanupStatus, &mut WeightMeter) -> Progress;

impl<T: Config> Pallet<T> {
	/// The phases of a clean-up, in order.
	pub(crate) const PHASES: &'static [(CleanupPhase, Phase)] = &[
		(CleanupPhase::CountStakers, Self::count_stakers),
		(CleanupPhase::RankStakers, Self::rank_stakers),
		(CleanupPhase::RankProtocol, Self::rank_protocol),
		(CleanupPhase::PayStakers, Self::pay_stakers),
		(CleanupPhase::SettleAccount, Self::settle_account),
		(CleanupPhase::ReleaseStakers, Self::release_stakers),
		(CleanupPhase::RemoveLocks, Self::remove_locks),
		(CleanupPhase::RemoveLockKinds, Self::remove_lock_kinds),
		(CleanupPhase::RemoveLockSums, remove_entries::<T, HotkeyLock<T>, _>),
		(CleanupPhase::RemoveDecayingLockSums, remove_entries::<T, DecayingHotkeyLock<T>, _>),
		(CleanupPhase::RemoveCollateral, Self::remove_collateral),
		(CleanupPhase::RemoveRootClaims, Self::remove_root_claims),
		(CleanupPhase::DestroyAlpha, Self::destroy_rest_of_alpha),
		(CleanupPhase::RemoveNeurons, Self::remove_neurons),
		(CleanupPhase::RemoveMechanisms, Self::remove_mechanisms),
		(CleanupPhase::RemoveCommitments, Self::remove_commitments),
		(CleanupPhase::RemoveDividends, remove_entries::<T, AlphaDividendsPerSubnet<T>, _>),
		(CleanupPhase::RemoveRootDividends, remove_entries::<T, RootAlphaDividendsPerSubnet<T>, _>),
		(CleanupPhase::RemoveLinks, Self::remove_links),
		(CleanupPhase::RemovePendingChildren, remove_entries::<T, PendingChildKeys<T>, _>),
		(CleanupPhase::RemoveChildkeyTakes, Self::remove_childkey_takes),
		(CleanupPhase::RemoveAutoStakes, Self::remove_auto_stakes),
		(CleanupPhase::RemoveOwnerLimits, Self::remove_owner_limits),
		(CleanupPhase::RemoveAccountLimits, Self::remove_account_limits),
		(CleanupPhase::RemoveHotkeySwaps, remove_entries::<T, LastHotkeySwapOnNetuid<T>, _>),
		(CleanupPhase::RemoveSuccessors, remove_entries::<T, HotkeySuccessor<T>, _>),
		(CleanupPhase::RemoveHotkeyRoots, remove_entries::<T, HotkeyRoot<T>, _>),
		(CleanupPhase::EndLease, Self::end_lease_in_cleanup),
		(CleanupPhase::RemoveItems, Self::remove_items),
	];

	/// Dissolves a subnet.
	///
	/// Checks, in order: the number is not queued for clean-up (`NetworkDissolveAlreadyQueued`);
	/// the subnet exists and is not root (`SubnetNotExists`); the queue has room
	/// (`WaitingForDissolvedSubnetCleanup`).
	pub(crate) fn do_dissolve_network(netuid: NetUid) -> DispatchResultWithPostInfo {
		refusal::checks::<T, _>(|| {
			ensure!(!Self::is_in_cleanup(netuid), Error::<T>::NetworkDissolveAlreadyQueued);
			ensure!(!netuid.is_root() && Self::subnet_exists(netuid), Error::<T>::SubnetNotExists);
			Ok(())
		})?;
		Self::dissolve(netuid)?;
		Ok(().into())
	}

	/// Ends an existing subnet and queues its number for clean-up.
	pub(crate) fn dissolve(netuid: NetUid) -> DispatchResult {
		DissolveCleanupQueue::<T>::try_mutate(|queue| queue.try_push(netuid))
			.map_err(|_| Error::<T>::WaitingForDissolvedSubnetCleanup)?;
		let refund = Self::refund_of(netuid);
		T::Pools::close(netuid);
		Self::end_subnet(netuid, refund);
		Self::deposit_event(Event::NetworkRemoved(netuid));
		Ok(())
	}

	/// Whether a subnet is dissolved and its clean-up not finished.
	pub fn is_in_cleanup(netuid: NetUid) -> bool {
		DissolveCleanupQueue::<T>::get().contains(&netuid)
	}

	/// The owner's refund of the lock cost, for a subnet registered before registration opened:
	/// [`owner_refund`] for all alpha, in the pool and outside. Zero for other subnets. The payout
	/// limits it to what the stakers and the protocol leave.
	fn refund_of(netuid: NetUid) -> TaoBalance {
		if NetworkRegisteredAt::<T>::get(netuid) >= NetworkRegistrationStartBlock::<T>::get() {
			return TaoBalance::ZERO;
		}
		let alpha = u128::from(SubnetAlphaIn::<T>::get(netuid).rao())
			.saturating_add(SubnetAlphaOut::<T>::get(netuid).rao().into());
		TaoBalance::new(owner_refund(&OwnerStake {
			locked: SubnetLocked::<T>::get(netuid).rao(),
			alpha,
			owner_cut: SubnetOwnerCut::<T>::get(),
			price: T::Pools::price(netuid),
		}))
	}

	/// Resumes the clean-up of the first subnet in the queue. Returns `Done` when it is finished,
	/// and `Paused` if the meter stopped it or the queue is empty.
	pub(crate) fn clean_up_next(meter: &mut WeightMeter) -> Progress {
		let status = CurrentDissolveCleanupStatus::<T>::get().or_else(Self::begin_cleanup);
		let Some(mut status) = status else { return Progress::Paused };
		if Self::run_phases(&mut status, meter) == Progress::Paused {
			CurrentDissolveCleanupStatus::<T>::put(status);
			return Progress::Paused;
		}
		CurrentDissolveCleanupStatus::<T>::kill();
		DissolveCleanupQueue::<T>::mutate(|queue| queue.retain(|other| *other != status.netuid));
		Self::deposit_event(Event::NetworkCleanedUp(status.netuid));
		Progress::Done
	}

	/// Begins the clean-up of the first subnet in the queue, unless a key swap is in the middle of
	/// it: that moves the stakers, whom the clean-up counts.
	fn begin_cleanup() -> Option<DissolveCleanupStatus> {
		let netuid = *DissolveCleanupQueue::<T>::get().first()?;
		if Self::is_swap_amid(netuid) {
			return None;
		}
		let phase = CleanupPhase::CountStakers;
		let payout = Self::begin_payout(netuid);
		Some(DissolveCleanupStatus { netuid, phase, cursor: Cursor::new(), payout })
	}

	/// Runs a clean-up from its current phase on.
	fn run_phases(status: &mut DissolveCleanupStatus, meter: &mut WeightMeter) -> Progress {
		let first = status.phase;
		for (phase, run) in Self::PHASES.iter().skip_while(|(phase, _)| *phase != first) {
			status.phase = *phase;
			if run(status, meter) == Progress::Paused {
				return Progress::Paused;
			}
			status.cursor = Cursor::new();
		}
		Progress::Done
	}
}
