//! A call that fails leaves nothing behind but its fee and its caller's nonce.

use codec::Encode;
use frame_support::storage::storage_prefix;
use frame_system::Account;
use ganglion_runtime::{AccountId, Authorship, Balances, Runtime};
use sp_io::hashing::twox_128;
use std::{
	collections::hash_map::DefaultHasher,
	hash::{Hash, Hasher},
};

/// The state beside what a fee changes, as a sum, and what payer and author of the block have together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Snapshot {
	state: u64,
	purses: u128,
}

impl Snapshot {
	/// Looks at all of the state. `payer` pays the fee, if there is one.
	pub fn take(payer: Option<&AccountId>) -> Self {
		let mut concerned: Vec<AccountId> =
			payer.cloned().into_iter().chain(Authorship::author()).collect();
		concerned.sort();
		concerned.dedup();
		let purses = concerned.iter().map(|who| u128::from(total_of(who))).sum();
		let excluded: Vec<Vec<u8>> =
			concerned.iter().map(Account::<Runtime>::hashed_key_for).collect();
		Self { state: digest(&excluded), purses }
	}
}

fn total_of(who: &AccountId) -> u64 {
	Balances::free_balance(who) + Balances::reserved_balance(who)
}

/// A number that differs if an entry does: the sum of the entries' hashes.
fn digest(excluded: &[Vec<u8>]) -> u64 {
	let system = twox_128(b"System");
	let accounts = storage_prefix(b"System", b"Account");
	let (mut sum, mut key) = (0u64, Vec::new());
	while let Some(next) = sp_io::storage::next_key(&key) {
		key = next;
		// Events, the block's weight and length, and the number of the transaction.
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
