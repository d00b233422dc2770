//! Weights that are committed to first and revealed later, so that nobody can copy them in time.
//!
//! Where a subnet has commit-reveal on, a validator sets no weights directly. It commits in one
//! epoch and its weights are revealed in a later one, `RevealPeriodEpochs` after ([`clock`]). There
//! are two forms:
//!
//! | form | the commit holds | revealed by |
//! |---|---|---|
//! | [`hashed`] | a hash of the row and a salt | the validator, who sends the row |
//! | [`timelocked`] | the row, encrypted for a round of the random beacon | the chain, with the round's pulse |
//!
//! # What newcomers are spared
//!
//! A row that was committed to before a neuron registered says nothing about that neuron. While
//! commits are open, an epoch therefore ignores weights on neurons that registered after the
//! validator's oldest open commit (`first_commits`).

pub mod batches;
pub mod clock;
pub mod hashed;
pub mod timelocked;

use crate::pallet::*;
use alloc::vec::Vec;
use ganglion_types::{NetUid, NetUidStorageIndex};

impl<T: Config> Pallet<T> {
	/// Returns the block of each voter's oldest open commit, `u64::MAX` for none. `None` if the
	/// subnet's weights are set directly.
	pub(crate) fn first_commits<'a>(
		netuid: NetUid,
		index: NetUidStorageIndex,
		voters: impl Iterator<Item = Option<&'a T::AccountId>>,
	) -> Option<Vec<u64>> {
		if !CommitRevealWeightsEnabled::<T>::get(netuid) {
			return None;
		}
		let clock = Self::commit_clock(netuid);
		let timelocked = Self::open_timelocks_by_account(netuid, clock, index);
		let first = |hotkey: &T::AccountId| {
			let hashed = Self::first_open_hash(clock, index, hotkey);
			let timelocked = timelocked.get(hotkey).copied();
			hashed.into_iter().chain(timelocked).min().unwrap_or(u64::MAX)
		};
		Some(voters.map(|voter| voter.map_or(u64::MAX, first)).collect())
	}

	/// Removes a neuron's commits by hash, in every mechanism. Its timelocked commits are refused
	/// when they are revealed: they are older than the seat of any later hotkey.
	pub(crate) fn forget_commits_of(netuid: NetUid, hotkey: &T::AccountId) {
		Self::forget_hashes_of(netuid, hotkey);
	}

	/// Removes all commits in a mechanism.
	pub(crate) fn forget_commits(index: NetUidStorageIndex) {
		Self::forget_hashes(index);
		Self::forget_timelocks(index);
	}
}
