//! The end of a subnet.
//!
//! Only writer of `DissolveCleanupQueue` and `CurrentDissolveCleanupStatus`.
//!
//! Removes items of every owner, by phases that each remove a subnet's entries of one map.
//!
//! 1. **The call** ends the subnet at once: it exists no more, its pool is closed, nothing is
//!    emitted to it, and its number waits in a queue. That is all it does, however large the subnet
//!    is.
//! 2. **The clean-up** works through the queue, one subnet after the other, in what is left of the
//!    block step's share of a block. It is a list of phases, see [`CleanupPhase`]; each goes over
//!    something from a cursor on, in steps of known cost, and stops when the meter has no room for
//!    another:
//!    - the TAO reserve is shared among all who have staked, see `payout.rs`;
//!    - what the subnet's account holds besides is recycled, and the account is closed;
//!    - everything that is stored of the subnet is removed, see `clearing.rs` and `accounts.rs`.
//! 3. **The number is free**, and whoever waits for one is served, see [`crate::subnets::waiting`].
//!
//! Until a phase has come to it, everything of the subnet stays as it was, and all accounts balance
//! after every step.

mod accounts;
mod clearing;
mod payout;
mod status;

pub use status::{CleanupList, CleanupPhase, DissolveCleanupStatus, Payout, MAX_IN_CLEANUP};

use clearing::remove_entries;

use crate::{
	block::cursor::{Cursor, Progress},
	pallet::*,
};
use frame_support::{ensure, weights::WeightMeter};
use ganglion_economy::{owner_refund, OwnerStake};
use ganglion_types::{NetUid, TaoBalance};
use pallet_subtensor_swap::Pools;
use sp_runtime::DispatchResult;

/// A phase: works on from the status's cursor while the meter lasts.
pub(crate) type Phase = fn(&mut DissolveCleanupStatus, &mut WeightMeter) -> Progress;

impl<T: Config> Pallet<T> {
	/// The phases of a clean-up, in their order.
	pub(crate) const PHASES: &'static [(CleanupPhase, Phase)] = &[
		(CleanupPhase::CountStakers, Self::count_stakers),
		(CleanupPhase::RankStakers, Self::rank_stakers),
		(CleanupPhase::RankProtocol, Self::rank_protocol),
		(CleanupPhase::PayStakers, Self::pay_stakers),
		(CleanupPhase::SettleAccount, Self::settle_account),
		(CleanupPhase::ReleaseStakers, Self::release_stakers),
		(CleanupPhase::RemoveRootClaims, Self::remove_root_claims),
		(CleanupPhase::DestroyAlpha, Self::destroy_rest_of_alpha),
		(CleanupPhase::RemoveNeurons, Self::remove_neurons),
		(CleanupPhase::RemoveMechanisms, Self::remove_mechanisms),
		(CleanupPhase::RemoveDividends, remove_entries::<T, AlphaDividendsPerSubnet<T>, _>),
		(CleanupPhase::RemoveRootDividends, remove_entries::<T, RootAlphaDividendsPerSubnet<T>, _>),
		(CleanupPhase::RemoveLinks, Self::remove_links),
		(CleanupPhase::RemovePendingChildren, remove_entries::<T, PendingChildKeys<T>, _>),
		(CleanupPhase::RemoveChildkeyTakes, Self::remove_childkey_takes),
		(CleanupPhase::RemoveAutoStakes, Self::remove_auto_stakes),
		(CleanupPhase::RemoveOwnerLimits, Self::remove_owner_limits),
		(CleanupPhase::RemoveAccountLimits, Self::remove_account_limits),
		(CleanupPhase::RemoveItems, Self::remove_items),
	];

	/// Ends a subnet.
	pub(crate) fn do_dissolve_network(netuid: NetUid) -> DispatchResult {
		ensure!(!Self::is_in_cleanup(netuid), Error::<T>::NetworkDissolveAlreadyQueued);
		ensure!(!netuid.is_root() && Self::subnet_exists(netuid), Error::<T>::SubnetNotExists);
		Self::dissolve(netuid)
	}

	/// Ends a subnet that exists, and queues its number for the clean-up.
	pub(crate) fn dissolve(netuid: NetUid) -> DispatchResult {
		DissolveCleanupQueue::<T>::try_mutate(|queue| queue.try_push(netuid))
			.map_err(|_| Error::<T>::WaitingForDissolvedSubnetCleanup)?;
		let refund = Self::refund_of(netuid);
		T::Pools::close(netuid);
		Self::end_subnet(netuid, refund);
		Self::deposit_event(Event::NetworkRemoved(netuid));
		Ok(())
	}

	/// Whether a subnet is dissolved and its number not free yet.
	pub fn is_in_cleanup(netuid: NetUid) -> bool {
		DissolveCleanupQueue::<T>::get().contains(&netuid)
	}

	/// What the owner gets back of what was paid for a subnet made before registration opened, as
	/// far as there is anything beside the stakers' and the protocol's parts: [`owner_refund`] for
	/// all alpha, in the pool and outside. Other owners get nothing.
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

	/// Goes on with the clean-up of the first subnet in the queue. `Done` when it is finished;
	/// where there is none, there is nothing to go on with.
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

	fn begin_cleanup() -> Option<DissolveCleanupStatus> {
		let netuid = *DissolveCleanupQueue::<T>::get().first()?;
		let phase = CleanupPhase::CountStakers;
		let payout = Self::begin_payout(netuid);
		Some(DissolveCleanupStatus { netuid, phase, cursor: Cursor::new(), payout })
	}

	/// Runs a clean-up from its phase on.
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
