//! Invariants: which keys are accepted.

use crate::{pallet::*, Authors};
use alloc::collections::BTreeSet;
use frame_support::ensure;
use ganglion_shield::{key_hash, KeyHash, PUBLIC_KEY_BYTES};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks that the accepted keys are those of authors and the retired ones, each once, and that
	/// nothing is left of former authors.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let authors = T::Authors::all();
		for author in AnnouncedIn::<T>::iter_keys() {
			ensure!(authors.contains(&author), "a former author has announced a key");
		}
		let mut expected = BTreeSet::<KeyHash>::new();
		for (author, key) in AuthorKeys::<T>::iter() {
			ensure!(key.len() == PUBLIC_KEY_BYTES as usize, "a key has another length");
			ensure!(AnnouncedIn::<T>::contains_key(&author), "a key was never announced");
			ensure!(expected.insert(key_hash(&key)), "two authors have one key");
		}
		for (_, hash) in RetiredKeys::<T>::get() {
			ensure!(expected.insert(hash), "a retired key is an author's, or retired twice");
		}
		let accepted: BTreeSet<KeyHash> = AcceptedKeys::<T>::iter_keys().collect();
		ensure!(accepted == expected, "the accepted keys are not those of authors and the retired");
		Ok(())
	}
}
