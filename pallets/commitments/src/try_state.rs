//! Invariants: the index agrees with the commitments, and nothing is stored for a subnet that does
//! not exist.

use crate::pallet::*;
use alloc::collections::BTreeSet;
use frame_support::ensure;
use ganglion_types::NetUid;
use pallet_subtensor::Pallet as Protocol;
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks every invariant. The error names the first that is broken.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::check_index()?;
		Self::check_commitments()?;
		Self::check_reveals()?;
		Self::check_subnets()
	}

	/// The index has an entry for each round of each commitment, and no others.
	fn check_index() -> Result<(), TryRuntimeError> {
		let mut expected = BTreeSet::new();
		for (netuid, who, registration) in CommitmentOf::<T>::iter() {
			let rounds = registration.info.rounds();
			expected.extend(rounds.map(|round| Self::index_key(round, netuid, &who)));
		}
		let entries: BTreeSet<_> = TimelockedIndex::<T>::iter_keys().collect();
		ensure!(entries == expected, "the index of timelocked fields differs from the commitments");
		Ok(())
	}

	/// A commitment can be decoded, has no deposit, and its account's last block is stored.
	fn check_commitments() -> Result<(), TryRuntimeError> {
		let mut readable = 0usize;
		for (netuid, who, registration) in CommitmentOf::<T>::iter() {
			readable = readable.saturating_add(1);
			ensure!(registration.deposit == 0, "a commitment has a deposit");
			ensure!(
				LastCommitment::<T>::get(netuid, &who) == Some(registration.block),
				"the block of a commitment is not its account's last"
			);
		}
		ensure!(CommitmentOf::<T>::iter_keys().count() == readable, "a commitment is unreadable");
		Ok(())
	}

	/// Reveals are there, in the order of their blocks, and none is empty.
	fn check_reveals() -> Result<(), TryRuntimeError> {
		let now = Protocol::<T>::block_number();
		for (_, _, reveals) in RevealedCommitments::<T>::iter() {
			ensure!(!reveals.is_empty(), "an empty list of reveals is stored");
			ensure!(reveals.iter().all(|(bytes, _)| !bytes.is_empty()), "a reveal is empty");
			let blocks = || reveals.iter().map(|(_, block)| *block);
			let ascending = blocks().zip(blocks().skip(1)).all(|(one, next)| one <= next);
			ensure!(ascending && blocks().all(|block| block <= now), "reveals are out of order");
		}
		Ok(())
	}

	/// Every entry is of a subnet that exists, or is being cleaned up.
	fn check_subnets() -> Result<(), TryRuntimeError> {
		let subnets: BTreeSet<NetUid> = CommitmentOf::<T>::iter_keys()
			.chain(LastCommitment::<T>::iter_keys())
			.chain(LastBondsReset::<T>::iter_keys())
			.chain(RevealedCommitments::<T>::iter_keys())
			.chain(UsedSpaceOf::<T>::iter_keys())
			.map(|(netuid, _)| netuid)
			.collect();
		let known = |netuid: &NetUid| {
			Protocol::<T>::subnet_exists(*netuid) || Protocol::<T>::is_in_cleanup(*netuid)
		};
		ensure!(subnets.iter().all(known), "an entry of a subnet that does not exist");
		Ok(())
	}
}
