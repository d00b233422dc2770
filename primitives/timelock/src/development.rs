//! A beacon whose secret everybody knows, for development chains without a way to the Internet.
//!
//! Its rounds are due when those of [`quicknet`](crate::quicknet) are, so that clients compute the
//! same numbers. A client must be told its public key: those of the network have quicknet's built
//! in. Whoever knows the secret opens everything at once, so a chain accepts this beacon only where
//! its genesis says so.

use crate::PublicKey;

/// The seed of the secret key.
pub const SEED: &[u8] = b"Ganglion development beacon";

/// The public key.
pub const PUBLIC_KEY: PublicKey = [0; 96];

/// Returns the secret key.
#[cfg(feature = "encrypt")]
#[must_use]
pub fn secret_key() -> crate::encrypt::SecretKey {
	crate::encrypt::SecretKey::from_seed(SEED)
}
