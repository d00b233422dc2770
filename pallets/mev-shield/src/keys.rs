//! Announced keys: rotation, and which ciphertexts are accepted.
//!
//! Only writer of all storage items of this pallet.

use crate::{pallet::*, Authors};
use frame_support::{ensure, storage::StorageValue};
use frame_system::pallet_prelude::BlockNumberFor;
use ganglion_shield::{
	key_hash, KeyHash, PublicKey, MAX_CIPHERTEXT_BYTES, MAX_ERA_PERIOD, PUBLIC_KEY_BYTES,
};
use ganglion_types::PlainVec;
use sp_runtime::{traits::Saturating, DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// Whether ciphertexts for the key with this hash are accepted.
	pub fn accepts(hash: KeyHash) -> bool {
		AcceptedKeys::<T>::contains_key(hash)
	}

	/// Whether the hash is that of this block's author's key.
	pub fn is_current(hash: KeyHash) -> bool {
		CurrentKey::<T>::get().is_some_and(|key| key_hash(&key) == hash)
	}

	/// Sets the keys of this slot and of the two slots after it, and ends the acceptance of retired
	/// keys whose time is over.
	pub(crate) fn rotate(now: BlockNumberFor<T>) {
		let mut retired = RetiredKeys::<T>::get();
		let before = retired.len();
		retired.retain(|(last, hash)| {
			let accepted = *last >= now;
			if !accepted {
				AcceptedKeys::<T>::remove(hash);
			}
			accepted
		});
		if retired.len() < before {
			RetiredKeys::<T>::put(retired);
		}
		store::<CurrentKey<T>>(Self::key_ahead(0));
		Self::look_ahead();
	}

	/// Announces a key of this block's author, or withdraws the one it has.
	///
	/// Checks, in this order: the author is known (`Unreachable`); it has announced none in this
	/// block (`AlreadyAnnounced`); the key's length (`BadEncKeyLen`); no author has it, and no
	/// ciphertext for it is accepted (`KeyReused`).
	pub(crate) fn do_announce(
		enc_key: Option<PlainVec<u8, MAX_CIPHERTEXT_BYTES>>,
	) -> DispatchResult {
		let now = frame_system::Pallet::<T>::block_number();
		let author = T::Authors::author(0).ok_or(Error::<T>::Unreachable)?;
		ensure!(AnnouncedIn::<T>::get(&author) != Some(now), Error::<T>::AlreadyAnnounced);
		let key = enc_key.map(Self::checked).transpose()?;

		if let Some(old) = AuthorKeys::<T>::take(&author) {
			Self::retire(key_hash(&old), now)?;
		}
		if let Some(key) = key {
			AcceptedKeys::<T>::insert(key_hash(&key), ());
			AuthorKeys::<T>::insert(&author, key);
		}
		AnnouncedIn::<T>::insert(&author, now);
		Self::look_ahead();
		Ok(())
	}

	fn checked(key: PlainVec<u8, MAX_CIPHERTEXT_BYTES>) -> Result<PublicKey, DispatchError> {
		ensure!(key.len() == PUBLIC_KEY_BYTES as usize, Error::<T>::BadEncKeyLen);
		let key = PublicKey::truncate_from(key.into_inner());
		ensure!(!Self::accepts(key_hash(&key)), Error::<T>::KeyReused);
		Ok(key)
	}

	/// Accepts ciphertexts for a replaced key for as long as a carrier can be valid.
	fn retire(hash: KeyHash, now: BlockNumberFor<T>) -> DispatchResult {
		let last = now.saturating_add((MAX_ERA_PERIOD as u32).into());
		RetiredKeys::<T>::try_mutate(|retired| retired.try_push((last, hash)))
			.map_err(|_| Error::<T>::AlreadyAnnounced)?;
		Ok(())
	}

	fn look_ahead() {
		store::<PendingKey<T>>(Self::key_ahead(1));
		store::<NextKey<T>>(Self::key_ahead(2));
	}

	fn key_ahead(slots: u8) -> Option<PublicKey> {
		T::Authors::author(slots).and_then(AuthorKeys::<T>::get)
	}
}

/// Writes a key unless it is the one that is stored: most blocks change none.
fn store<Item: StorageValue<PublicKey, Query = Option<PublicKey>>>(key: Option<PublicKey>) {
	if Item::get() != key {
		Item::set(key);
	}
}
