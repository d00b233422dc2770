//! Benchmarks of the calls and the block hook. `make weights` runs them on the WASM runtime.

use crate::{Authors, Call, Config, Event, Pallet, *};
use alloc::vec;
use frame_benchmarking::v2::*;
use frame_system::RawOrigin;
use ganglion_shield::{key_hash, KeyHash, MAX_CIPHERTEXT_BYTES, MAX_ERA_PERIOD, PUBLIC_KEY_BYTES};
use ganglion_types::PlainVec;
use sp_runtime::traits::{Hash, One, Saturating};

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

	/// All keys change, and the acceptance of as many as can be retired ends.
	#[benchmark]
	fn rotate() {
		let mut first = KeyHash::default();
		for byte in 0..=MAX_ERA_PERIOD as u8 {
			next_block::<T>();
			let hash = announce::<T>(byte);
			if byte == 0 {
				first = hash;
			}
		}
		let later = (10 * MAX_ERA_PERIOD as u32).into();
		let now = frame_system::Pallet::<T>::block_number().saturating_add(later);
		CurrentKey::<T>::kill();
		PendingKey::<T>::kill();
		NextKey::<T>::kill();

		#[block]
		{
			Pallet::<T>::rotate(now);
		}

		assert!(!Pallet::<T>::accepts(first));
		assert!(RetiredKeys::<T>::get().is_empty());
	}

	#[benchmark]
	fn announce_next_key() {
		for byte in 0..MAX_ERA_PERIOD as u8 {
			next_block::<T>();
			announce::<T>(byte);
		}
		next_block::<T>();
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
