//! The end of a subnet.
//!
//! Only writer of `DissolveCleanupQueue` and `CurrentDissolveCleanupStatus`.
//!
//! Removes items of every owner, by phases that each remove a subnet's entries of one map.
//!
//! 1. **The call** ends the subnet at once: it exists no more, its pool is closed, nothing is emitted to it, and its
//!    number waits in a queue. That is all it does, however large the subnet is.
//! 2. **The clean-up** works through the queue, one subnet after the other, in what is left of the block step's share of
//!    a block. It is a list of phases, see [`CleanupPhase`]; each goes over something from a cursor on, in steps of
//!    known cost, and stops when the meter has no room for another:
//!    - the TAO reserve is shared among all who have staked, see `payout.rs`;
//!    - what the subnet's account holds besides is recycled, and the account is closed;
//!    - everything that is stored of the subnet is removed, see `clearing.rs` and `accounts.rs`.
//! 3. **The number is free**, and whoever waits for one is served, see [`crate::subnets::waiting`].
//!
//! Until a phase has come to it, everything of the subnet stays as it was, and all accounts balance after every step.

mod accounts;
mod clearing;
mod payout;

#[cfg(test)]
pub(crate) use payout::rank;
pub use payout::Payout;

use clearing::remove_entries;

use crate::{
	weight_info::cost, AlphaDividendsPerSubnet, Config, CurrentDissolveCleanupStatus,
	DissolveCleanupQueue, Error, Event, NetworkRegisteredAt, NetworkRegistrationStartBlock, Pallet,
	PendingChildKeys, RootAlphaDividendsPerSubnet, SubnetAlphaIn, SubnetAlphaOut, SubnetLocked,
	SubnetOwnerCut,
};
use alloc::vec::Vec;
use codec::{Decode, Encode, MaxEncodedLen};
use frame_support::{
	ensure,
	weights::{Weight, WeightMeter},
};
use ganglion_types::{NetUid, PlainVec, TaoBalance};
use pallet_subtensor_swap::Pools;
use scale_info::TypeInfo;
use sp_runtime::DispatchResult;
use substrate_fixed::types::U96F32;

/// Most subnets that can wait for their clean-up, the one that is being cleaned up included.
pub const MAX_IN_CLEANUP: u32 = 128;

/// Numbers of subnets, in the order in which they are cleaned up.
pub type CleanupList = PlainVec<NetUid, MAX_IN_CLEANUP>;

/// Where a walk over a map goes on: after this storage key, or from the beginning.
pub type Cursor = PlainVec<u8, 256>;

/// What a clean-up does, in this order.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo, MaxEncodedLen)]
pub enum CleanupPhase {
	/// Adds up what everybody has staked.
	CountStakers,
	/// Divides the reserve, and ranks stakers by what the division leaves.
	RankStakers,
	/// Gives the protocol its part, and counts what the division leaves.
	RankProtocol,
	/// Pays stakers.
	PayStakers,
	/// Refunds the owner, recycles the rest and closes the account.
	SettleAccount,
	/// Destroys staked alpha.
	ReleaseStakers,
	/// Forgets what root's stakers are owed.
	RemoveRootClaims,
	/// Destroys the alpha that nobody has staked.
	DestroyAlpha,
	/// Removes neurons with their addresses, weights and bonds.
	RemoveNeurons,
	/// Removes the lists and figures of each mechanism.
	RemoveMechanisms,
	/// Removes the last epoch's dividends.
	RemoveDividends,
	/// Removes what the last epoch promised to root's stakers.
	RemoveRootDividends,
	/// Removes the links between parents and children.
	RemoveLinks,
	/// Removes the lists of children that wait.
	RemovePendingChildren,
	/// Removes what children keep.
	RemoveChildkeyTakes,
	/// Removes where coldkeys wanted their income.
	RemoveAutoStakes,
	/// Removes the owner's rate limits.
	RemoveOwnerLimits,
	/// Removes the rate limits of accounts.
	RemoveAccountLimits,
	/// Removes what is stored once a subnet.
	RemoveItems,
}

/// How far the clean-up of a subnet has come.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo, MaxEncodedLen)]
pub struct DissolveCleanupStatus {
	/// The subnet.
	pub netuid: NetUid,
	/// What is being done.
	pub phase: CleanupPhase,
	/// From where on.
	pub cursor: Cursor,
	/// How the reserve is shared.
	pub payout: Payout,
}

/// How a phase ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Progress {
	/// There is nothing left to do.
	Done,
	/// The meter has no room for another step; the cursor says where to go on.
	Paused,
}

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

	/// What the owner gets back of what was paid for a subnet made before registration opened, as far as there is
	/// anything beside the stakers' and the protocol's parts: what was paid less the worth of the owner's cut of all
	/// alpha, `⌊⌊(in + out) · cut⌋ · price⌋` in 32 fraction bits. Other owners get nothing.
	fn refund_of(netuid: NetUid) -> TaoBalance {
		if NetworkRegisteredAt::<T>::get(netuid) >= NetworkRegistrationStartBlock::<T>::get() {
			return TaoBalance::ZERO;
		}
		let alpha = u128::from(SubnetAlphaIn::<T>::get(netuid).rao())
			.saturating_add(SubnetAlphaOut::<T>::get(netuid).rao().into());
		let cut = U96F32::from_num(SubnetOwnerCut::<T>::get())
			.checked_div(U96F32::from_num(u16::MAX))
			.unwrap_or_default();
		let earned = U96F32::from_num(alpha).saturating_mul(cut).floor();
		let price = U96F32::from_num(T::Pools::price(netuid));
		let worth: u64 = earned.saturating_mul(price).saturating_to_num();
		SubnetLocked::<T>::get(netuid).saturating_sub(TaoBalance::new(worth))
	}

	/// Cleans up after dissolved subnets, and makes those that wait for their numbers, while the meter lasts. Called
	/// at the end of the block step, and again when the block is idle, see [`Self::idle_step`].
	pub(crate) fn housekeeping(meter: &mut WeightMeter) {
		while meter.try_consume(cost::look_at_queues::<T>()).is_ok() {
			if Self::serve_waiting(meter) == Progress::Paused
				|| Self::clean_up_next(meter) == Progress::Paused
			{
				return;
			}
		}
	}

	/// Goes on with the clean-up of the first subnet in the queue. `Done` when it is finished; where there is none,
	/// there is nothing to go on with.
	fn clean_up_next(meter: &mut WeightMeter) -> Progress {
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

/// Where a walk stopped.
pub(crate) enum Walk<Item> {
	/// At the end.
	Done,
	/// After this item, or where it began, because the meter had no room for another.
	Paused(Option<Item>),
}

impl<Item> Walk<Item> {
	/// Puts down where to go on, by the storage key of the last item.
	pub(crate) fn remember(
		self,
		cursor: &mut Cursor,
		key: impl FnOnce(Item) -> Vec<u8>,
	) -> Progress {
		match self {
			Self::Done => Progress::Done,
			Self::Paused(last) => {
				if let Some(last) = last {
					*cursor = Cursor::truncate_from(key(last));
				}
				Progress::Paused
			},
		}
	}
}

/// Visits items at a cost each while the meter lasts. An item is taken only when its visit is paid for.
pub(crate) fn walk<Item>(
	mut items: impl Iterator<Item = Item>,
	meter: &mut WeightMeter,
	cost: Weight,
	mut visit: impl FnMut(&Item),
) -> Walk<Item> {
	let mut last = None;
	loop {
		if meter.try_consume(cost).is_err() {
			return Walk::Paused(last);
		}
		let Some(item) = items.next() else { return Walk::Done };
		visit(&item);
		last = Some(item);
	}
}

/// The items after the cursor, or from the beginning where there is none.
pub(crate) fn resume<Items>(
	cursor: &Cursor,
	from_start: impl FnOnce() -> Items,
	from_key: impl FnOnce(Vec<u8>) -> Items,
) -> Items {
	if cursor.is_empty() {
		from_start()
	} else {
		from_key(cursor.to_vec())
	}
}

/// Runs a phase that is a single step.
pub(crate) fn once(meter: &mut WeightMeter, cost: Weight, step: impl FnOnce()) -> Progress {
	if meter.try_consume(cost).is_err() {
		return Progress::Paused;
	}
	step();
	Progress::Done
}
