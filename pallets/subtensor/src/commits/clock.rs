//! The clock of commits: the epoch to which a commit belongs, and that in which it is revealed.
//!
//! A commit belongs to the epoch in which it was made: the number of epoch slots that the subnet
//! has used, plus one if a slot is due in this block. It is revealed in the epoch
//! `RevealPeriodEpochs` later, no sooner and no later. Epochs, not blocks, count, so a change of
//! the tempo moves the window with it.
//!
//! A commit is void once neurons have other uids: its row would rank others than its validator
//! meant.
//!
//! Only writer of `UidsMovedAt`. It holds the last block in which neurons of a subnet got others.

use crate::pallet::*;
use core::cmp::Ordering;
use ganglion_types::NetUid;

/// Whether a commit may be revealed in this block.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Window {
	/// Not before a later epoch.
	Early,
	/// In this epoch.
	Open,
	/// No more: its epoch has passed.
	Expired,
}

/// A subnet's clock of commits in this block. Read once for all commits of a subnet.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
	/// The epoch to which a commit made in this block belongs.
	pub epoch: u64,
	/// Epochs between a commit and its reveal.
	pub period: u64,
}

impl Clock {
	/// Returns whether a commit of the given epoch may be revealed.
	pub fn window(&self, committed_in: u64) -> Window {
		match self.epoch.cmp(&committed_in.saturating_add(self.period)) {
			Ordering::Less => Window::Early,
			Ordering::Equal => Window::Open,
			Ordering::Greater => Window::Expired,
		}
	}
}

impl<T: Config> Pallet<T> {
	/// Returns the subnet's clock of commits.
	pub fn commit_clock(netuid: NetUid) -> Clock {
		Clock { epoch: Self::commit_epoch(netuid), period: RevealPeriodEpochs::<T>::get(netuid) }
	}

	/// Returns the epoch to which a commit made in this block belongs.
	pub fn commit_epoch(netuid: NetUid) -> u64 {
		let used = SubnetEpochIndex::<T>::get(netuid);
		used.saturating_add(u64::from(Self::is_epoch_due(netuid)))
	}

	/// Notes that neurons of a subnet got other uids in this block.
	pub(crate) fn note_that_uids_moved(netuid: NetUid) {
		UidsMovedAt::<T>::insert(netuid, Self::block_number());
	}

	/// Whether neurons of a subnet got other uids in a block or after it.
	pub(crate) fn uids_moved_since(netuid: NetUid, block: u64) -> bool {
		UidsMovedAt::<T>::get(netuid).is_some_and(|moved_at| moved_at >= block)
	}

	/// Returns whether a commit of the given epoch may be revealed in this block.
	pub fn reveal_window(netuid: NetUid, committed_in: u64) -> Window {
		Self::commit_clock(netuid).window(committed_in)
	}
}
