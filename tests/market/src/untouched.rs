//! Checks that a failing call changes nothing but the fee, the caller's nonce, and its pause if the
//! call was free.

use codec::Encode;
use frame_support::storage::storage_prefix;
use frame_system::Account;
use ganglion_runtime::{AccountId, Authorship, Balances, Runtime};
use pallet_subtensor::FreeCallsPausedUntil;
use sp_io::hashing::twox_128;
use std::{
	collections::hash_map::DefaultHasher,
	hash::{Hash, Hasher},
};

/// A digest of the state without what a fee changes, and the sum of the payer's and the author's
/// balances.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Snapshot {
	state: u64,
	purses: u128,
}

impl Snapshot {
	/// Takes a digest of the whole state. `payer` pays the fee, if there is one.
	pub fn take(payer: Option<&AccountId>) -> Self {
		let mut concerned: Vec<AccountId> =
			payer.cloned().into_iter().chain(Authorship::author()).collect();
		concerned.sort();
		concerned.dedup();
		let purses = concerned.iter().map(|who| u128::from(total_of(who))).sum();
		let accounts = concerned.iter().map(Account::<Runtime>::hashed_key_for);
		let pause = payer.map(FreeCallsPausedUntil::<Runtime>::hashed_key_for);
		let excluded: Vec<Vec<u8>> = accounts.chain(pause).collect();
		Self { state: digest(&excluded), purses }
	}
}

fn total_of(who: &AccountId) -> u64 {
	Balances::free_balance(who) + Balances::reserved_balance(who)
}

/// Returns the sum of the entries' hashes, which changes when an entry does.
fn digest(excluded: &[Vec<u8>]) -> u64 {
	let system = twox_128(b"System");
	let accounts = storage_prefix(b"System", b"Account");
	let (mut sum, mut key) = (0u64, Vec::new());
	while let Some(next) = sp_io::storage::next_key(&key) {
		key = next;
		// Events, the block's weight and length, and the index of the extrinsic.
		let counts =
			key.starts_with(b":") || (key.starts_with(&system) && !key.starts_with(&accounts));
		if counts || excluded.contains(&key) {
			continue;
		}
		let mut hasher = DefaultHasher::new();
		(&key, sp_io::storage::get(&key).encode()).hash(&mut hasher);
		sum = sum.wrapping_add(hasher.finish());
	}
	sum
}
