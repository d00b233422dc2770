//! Commitments of a hotkey that is swapped for another.
//!
//! Moves items of every owner. What the new hotkey has stored on the subnet itself gives way to
//! what moves to it. Where both are limited, the stricter limit holds, so that a swap frees no
//! space and no reset of bonds.

use crate::{pallet::*, types::UsageTracker};
use ganglion_types::NetUid;

impl<T: Config> Pallet<T> {
	/// Gives all that is stored of an account on a subnet to another account.
	pub(crate) fn pass_on_account(netuid: NetUid, old: &T::AccountId, new: &T::AccountId) {
		Self::pass_on_commitment(netuid, old, new);
		if let Some(reveals) = RevealedCommitments::<T>::take(netuid, old) {
			RevealedCommitments::<T>::insert(netuid, new, reveals);
		}
		if let Some(block) = LastBondsReset::<T>::take(netuid, old) {
			let own = LastBondsReset::<T>::get(netuid, new);
			LastBondsReset::<T>::insert(netuid, new, own.map_or(block, |own| own.max(block)));
		}
		if let Some(usage) = UsedSpaceOf::<T>::take(netuid, old) {
			let own = UsedSpaceOf::<T>::get(netuid, new);
			let both = own.map_or(usage.clone(), |own| sum_of(&own, &usage));
			UsedSpaceOf::<T>::insert(netuid, new, both);
		}
	}

	/// Moves the commitment with the entries of its rounds, and the block of the last one, which
	/// may be left of a commitment whose fields were all revealed.
	fn pass_on_commitment(netuid: NetUid, old: &T::AccountId, new: &T::AccountId) {
		let Some(block) = LastCommitment::<T>::take(netuid, old) else { return };
		LastCommitment::<T>::insert(netuid, new, block);
		Self::forget_rounds(new, netuid);
		CommitmentOf::<T>::remove(netuid, new);
		Self::forget_rounds(old, netuid);
		let Some(registration) = CommitmentOf::<T>::take(netuid, old) else { return };
		for round in registration.info.rounds() {
			TimelockedIndex::<T>::insert(Self::index_key(round, netuid, new), ());
		}
		CommitmentOf::<T>::insert(netuid, new, registration);
	}
}

/// The space that two accounts have used together since the later of their epochs.
fn sum_of(one: &UsageTracker, other: &UsageTracker) -> UsageTracker {
	let last_epoch = one.last_epoch.max(other.last_epoch);
	let used = |usage: &UsageTracker| match usage.last_epoch == last_epoch {
		true => usage.used_space,
		false => 0,
	};
	UsageTracker { last_epoch, used_space: used(one).saturating_add(used(other)) }
}
