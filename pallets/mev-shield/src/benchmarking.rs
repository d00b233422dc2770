//! Benchmarks of the calls and the block hook. `make weights` runs them on the WASM runtime.

use crate::{Authors, Call, Config, Event, Pallet, *};
use alloc::vec;
use codec::{Decode, Encode};
use frame_benchmarking::v2::*;
use frame_system::RawOrigin;
use ganglion_shield::{
	key_hash, KeyHash, PublicKey, MAX_CIPHERTEXT_BYTES, MAX_ERA_PERIOD, PUBLIC_KEY_BYTES,
};
use ganglion_types::PlainVec;
use sp_runtime::traits::{Hash, One, Saturating, TrailingZeroInput};

/// Returns one of many authors.
fn author<T: Config>(number: u32) -> T::AuthorityId {
	T::AuthorityId::decode(&mut TrailingZeroInput::new(&number.encode())).unwrap()
}

/// Stores a key as if its author had announced it in this block.
fn give_key<T: Config>(author: &T::AuthorityId, byte: u8) {
	let key = PublicKey::truncate_from(vec![byte; PUBLIC_KEY_BYTES as usize]);
	AcceptedKeys::<T>::insert(key_hash(&key), ());
	AuthorKeys::<T>::insert(author, key);
	AnnouncedIn::<T>::insert(author, frame_system::Pallet::<T>::block_number());
}

/// Four authors with a key each: as many as a block looks at.
fn four_authors<T: Config>() {
	T::Authors::set((0..4).map(author::<T>).collect());
	for (number, author) in (200..).zip(T::Authors::all()) {
		give_key::<T>(&author, number);
	}
}

/// Announces a key of the block's author.
fn announce<T: Config>(byte: u8) -> KeyHash {
	let key = vec![byte; PUBLIC_KEY_BYTES as usize];
	let hash = key_hash(&key);
	Pallet::<T>::do_announce(Some(PlainVec::truncate_from(key))).unwrap();
	hash
}

fn next_block<T: Config>() {
	let now = frame_system::Pallet::<T>::block_number().saturating_add(One::one());
	frame_system::Pallet::<T>::set_block_number(now);
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// All keys change, the acceptance of as many as can be retired ends, and so does that of an
	/// author who is away: of another than those of this slot and the next two.
	#[benchmark]
	fn rotate() {
		four_authors::<T>();
		let mut first = KeyHash::default();
		for byte in 0..=MAX_ERA_PERIOD as u8 {
			next_block::<T>();
			let hash = announce::<T>(byte);
			if byte == 0 {
				first = hash;
			}
		}
		let later = (10 * MAX_ERA_PERIOD as u32).into();
		let mut now = frame_system::Pallet::<T>::block_number().saturating_add(later);
		while Pallet::<T>::overdue(now) != T::Authors::author(3) {
			now = now.saturating_add(One::one());
		}
		CurrentKey::<T>::kill();
		PendingKey::<T>::kill();
		NextKey::<T>::kill();

		#[block]
		{
			Pallet::<T>::rotate(now);
		}

		assert!(!Pallet::<T>::accepts(first));
		assert!(RetiredKeys::<T>::get().is_empty());
		assert!(T::Authors::author(3).and_then(AuthorKeys::<T>::get).is_none());
	}

	/// Nothing is left of the keys of `n` former authors.
	#[benchmark]
	fn authors_changed(n: Linear<1, 32>) {
		four_authors::<T>();
		for number in 0..n {
			give_key::<T>(&author::<T>(100 + number), number as u8);
		}

		#[block]
		{
			Pallet::<T>::authors_changed();
		}

		assert_eq!(AnnouncedIn::<T>::iter_keys().count(), 4);
		assert_eq!(AcceptedKeys::<T>::iter_keys().count(), 4);
	}

	/// The keys of the next two slots change as well.
	#[benchmark]
	fn announce_next_key() {
		four_authors::<T>();
		for byte in 0..MAX_ERA_PERIOD as u8 {
			next_block::<T>();
			announce::<T>(byte);
		}
		next_block::<T>();
		PendingKey::<T>::kill();
		NextKey::<T>::kill();
		let key = PlainVec::truncate_from(vec![99; PUBLIC_KEY_BYTES as usize]);
		let hash = key_hash(&key);

		#[extrinsic_call]
		_(RawOrigin::None, Some(key));

		assert!(Pallet::<T>::accepts(hash));
		assert!(T::Authors::author(0).and_then(AuthorKeys::<T>::get).is_some());
	}

	#[benchmark]
	fn submit_encrypted() {
		let who: T::AccountId = whitelisted_caller();
		let ciphertext = PlainVec::truncate_from(vec![7; MAX_CIPHERTEXT_BYTES as usize]);
		let id = T::Hashing::hash_of(&(&who, &ciphertext));

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), ciphertext);

		let event: <T as frame_system::Config>::RuntimeEvent =
			Event::<T>::EncryptedSubmitted { id, who }.into();
		frame_system::Pallet::<T>::assert_last_event(event);
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
