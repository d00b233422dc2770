//! Announced keys: rotation, and which ciphertexts are accepted.
//!
//! Only writer of all storage items of this pallet.

use crate::{pallet::*, Authors, WeightInfo};
use alloc::vec::Vec;
use frame_support::{dispatch::DispatchClass, ensure, storage::StorageValue};
use frame_system::pallet_prelude::BlockNumberFor;
use ganglion_shield::{
	key_hash, KeyHash, PublicKey, MAX_CIPHERTEXT_BYTES, MAX_ERA_PERIOD, PUBLIC_KEY_BYTES,
};
use ganglion_types::PlainVec;
use sp_runtime::{
	traits::{SaturatedConversion, Saturating},
	DispatchError, DispatchResult,
};

/// Rounds of slots for which an author may be away and keeps its key: an author that misses a slot
/// now and then has a key to encrypt for.
const ROUNDS_AWAY: u64 = 2;

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
	/// keys whose time is over, and of one whose author is away.
	pub(crate) fn rotate(now: BlockNumberFor<T>) {
		Self::end_retired(now);
		if let Some(author) = Self::overdue(now) {
			Self::forget(&author);
		}
		store::<CurrentKey<T>>(Self::key_ahead(0));
		Self::look_ahead();
	}

	fn end_retired(now: BlockNumberFor<T>) {
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
	}

	/// Returns the author whose turn it is to be looked at, if it is away: one that makes blocks
	/// would have replaced its key.
	pub(crate) fn overdue(now: BlockNumberFor<T>) -> Option<T::AuthorityId> {
		let authors = T::Authors::all();
		let count = authors.len() as u64;
		let turn = now.saturated_into::<u64>().checked_rem(count)?;
		let author = authors.get(usize::try_from(turn).ok()?)?;
		let since = AnnouncedIn::<T>::get(author)?;
		let age: u64 = now.saturating_sub(since).saturated_into();
		let longest = u64::from(KEY_LIFETIME).saturating_add(count.saturating_mul(ROUNDS_AWAY));
		(age > longest).then(|| author.clone())
	}

	/// Forgets the keys of those who are authors no more, and sets the keys of the next two slots.
	/// To be called when the authors have changed. The calls that do so are not charged for it: its
	/// weight is added to the block's.
	pub fn authors_changed() {
		let authors = T::Authors::all();
		let known: Vec<_> = AnnouncedIn::<T>::iter_keys().collect();
		for author in known.iter().filter(|author| !authors.contains(author)) {
			Self::forget(author);
		}
		Self::look_ahead();
		let weight = T::WeightInfo::authors_changed(known.len().saturated_into());
		frame_system::Pallet::<T>::register_extra_weight_unchecked(
			weight,
			DispatchClass::Mandatory,
		);
	}

	/// Removes an author's key. Ciphertexts for it are refused from now on.
	fn forget(author: &T::AuthorityId) {
		if let Some(key) = AuthorKeys::<T>::take(author) {
			AcceptedKeys::<T>::remove(key_hash(&key));
		}
		AnnouncedIn::<T>::remove(author);
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
