//! Keys and accounts of the signers.

use ganglion_runtime::AccountId;
use sp_core::{sr25519::Pair, Pair as _};

/// Returns the key pair of a seed such as `//Alice`.
pub fn pair(seed: &str) -> Pair {
	Pair::from_string(seed, None).expect("seeds in tests are well-formed")
}

/// Returns the account of a key pair.
pub fn account(pair: &Pair) -> AccountId {
	AccountId::new(pair.public().0)
}

/// Returns the account of a seed.
pub fn account_of(seed: &str) -> AccountId {
	account(&pair(seed))
}
