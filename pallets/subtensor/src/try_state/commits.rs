//! Invariants of commits to weights.

use crate::{pallet::*, subnets::mechanisms::parts_of_index, types::TimelockedCommit};
use alloc::{collections::BTreeSet, vec::Vec};
use frame_support::ensure;
use ganglion_types::NetUid;
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
			let netuid = parts_of_index(index).0;
			let agree = |((owner, listed), (committer, block, ..)): (_, &TimelockedCommit<T>)| {
				listed == *block
					&& (owner == *committer || Self::was_swapped(netuid, committer, *block))
			};
			let same = open.len() == commits.len();
			let agree = same && open.into_iter().zip(commits.iter()).all(agree);
			ensure!(agree, "the list of timelocked commits differs from their queue");
			queued.insert((index, epoch));
		}
		ensure!(queued == listed, "the queues of timelocked commits are not those listed");
		let open: BTreeSet<_> = OpenTimelocks::<T>::iter_keys().collect();
		ensure!(open == queued, "a list of timelocked commits without a queue");
		Self::check_former_names()
	}

	/// Whether a committer can have been swapped since: it has no uid, or a later one.
	fn was_swapped(netuid: NetUid, committer: &T::AccountId, block: u64) -> bool {
		Self::uid_of(netuid, committer)
			.is_none_or(|uid| BlockAtRegistration::<T>::get(netuid, uid) > block)
	}

	/// Former names are neurons', and none is the neuron's own.
	fn check_former_names() -> Result<(), TryRuntimeError> {
		for (netuid, hotkey, names) in CommittedAs::<T>::iter() {
			let registered = Self::uid_of(netuid, &hotkey).is_some();
			ensure!(registered || Self::is_in_cleanup(netuid), "a former name of no neuron");
			let sound = !names.is_empty() && !names.contains(&hotkey);
			ensure!(sound, "a list of former names is empty, or names the neuron itself");
		}
		Ok(())
	}
}
