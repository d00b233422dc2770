//! Invariants of commits to weights.

use crate::{pallet::*, subnets::mechanisms::parts_of_index};
use alloc::{collections::BTreeSet, vec::Vec};
use frame_support::ensure;
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Commits by hash are neurons'; the short lists of timelocked commits agree with the queues.
	pub(super) fn check_commits() -> Result<(), TryRuntimeError> {
		for (index, hotkey, commits) in WeightCommits::<T>::iter() {
			let (netuid, _) = parts_of_index(index);
			let registered = Self::uid_of(netuid, &hotkey).is_some();
			ensure!(registered || Self::is_in_cleanup(netuid), "a commit by hash of no neuron");
			ensure!(!commits.is_empty(), "an empty queue of commits by hash");
		}
		let mut listed = BTreeSet::new();
		for (index, queues) in TimelockQueuesOf::<T>::iter() {
			listed.extend(queues.iter().map(|queue| (index, queue.epoch)));
		}
		let mut queued = BTreeSet::new();
		for (index, epoch, commits) in TimelockedWeightCommits::<T>::iter() {
			let open: Vec<_> = OpenTimelocks::<T>::get(index, epoch).into_inner();
			let made: Vec<_> = commits.into_iter().map(|(who, block, ..)| (who, block)).collect();
			ensure!(open == made, "the list of timelocked commits differs from their queue");
			queued.insert((index, epoch));
		}
		ensure!(queued == listed, "the queues of timelocked commits are not those listed");
		let open: BTreeSet<_> = OpenTimelocks::<T>::iter_keys().collect();
		ensure!(open == queued, "a list of timelocked commits without a queue");
		Ok(())
	}
}
