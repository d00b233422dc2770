//! Who signs.

use ganglion_runtime::AccountId;
use sp_core::{sr25519::Pair, Pair as _};

/// The key of a seed such as `//Alice`.
pub fn pair(seed: &str) -> Pair {
	Pair::from_string(seed, None).expect("seeds in tests are well-formed")
}

/// The account of a key.
pub fn account(pair: &Pair) -> AccountId {
	AccountId::new(pair.public().0)
}

/// The account of a seed.
pub fn account_of(seed: &str) -> AccountId {
	account(&pair(seed))
}
