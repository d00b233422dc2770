//! # The shield
//!
//! Encrypted transactions: nobody but the author of a block can read them before they are in it, so
//! nobody can trade ahead of them.
//!
//! An author announces a public key of ML-KEM-768 (FIPS 203) in its blocks. A client signs a
//! transaction, the *inner* one, encrypts it for the author of a coming block, and sends the
//! ciphertext in a transaction of its own, the *carrier* (`MevShield::submit_encrypted`). That
//! author decrypts the ciphertext when it builds its block, and includes the inner transaction
//! directly behind the carrier.
//!
//! | file | subject |
//! |---|---|
//! | [`envelope`] | the bytes of a ciphertext |
//! | [`inherent`] | the offer of a key that the node passes to the runtime |
//! | [`api`] | what the node asks of the runtime |
//! | `cipher` | encryption and decryption, with the feature of that name |
//!
//! Keys and decryption stay in the node. The runtime knows public keys and lengths.

#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]
#![cfg_attr(
	not(test),
	deny(
		clippy::arithmetic_side_effects,
		clippy::indexing_slicing,
		clippy::unwrap_used,
		clippy::expect_used,
		clippy::float_arithmetic
	)
)]

extern crate alloc;

pub mod api;
#[cfg(feature = "cipher")]
pub mod cipher;
pub mod envelope;
pub mod inherent;

use bounded_collections::{BoundedVec, ConstU32};

/// Bytes of a public key (encapsulation key) of ML-KEM-768.
pub const PUBLIC_KEY_BYTES: u32 = 1184;

/// Most bytes that a carrier holds.
pub const MAX_CIPHERTEXT_BYTES: u32 = 8192;

/// Most blocks for which a carrier may be valid (the period of its era). After a key was replaced,
/// ciphertexts for it are accepted for as long.
pub const MAX_ERA_PERIOD: u64 = 8;

/// A public key of ML-KEM-768. A stock type, because clients expect the network's in storage.
pub type PublicKey = BoundedVec<u8, ConstU32<PUBLIC_KEY_BYTES>>;

/// What identifies a public key in a ciphertext: its XX hash of 128 bits.
pub type KeyHash = [u8; 16];

/// Returns the hash of a public key.
#[must_use]
pub fn key_hash(public_key: &[u8]) -> KeyHash {
	sp_crypto_hashing::twox_128(public_key)
}
