//! # Timelocked data
//!
//! Data that nobody can read before a known time, and anybody after it.
//!
//! A random beacon signs the number of each *round* when the round is due, and publishes the
//! signature: a *pulse*. One can encrypt for a round that has no pulse yet, with the beacon's
//! public key alone; the pulse is the decryption key. The network's clients use drand's `quicknet`
//! ([`quicknet`]), which has a round every three seconds.
//!
//! | file | subject |
//! |---|---|
//! | [`pulse`] | whether a signature is the beacon's for a round |
//! | [`opener`] | decryption with a pulse |
//! | [`ciphertext`] | the bytes of a ciphertext |
//! | `key_wrap` | how a ciphertext's key is bound to a round |
//! | `points` | points of the curve, read from bytes that nobody vouches for |
//! | [`pulses`] | where a pallet reads pulses |
//! | [`quicknet`] | the beacon that clients of the network use |
//! | [`development`] | a beacon whose secret everybody knows |
//! | `encrypt` | encryption and signing, with the feature of that name |
//!
//! # Formulas
//!
//! The curve is BLS12-381; `e` is its pairing, `G₂` the generator of the second group, `H₁` the
//! hash to the first group of RFC 9380 ([`pulse::DOMAIN`]), `H` SHA-256, `‖` concatenation and `⊕`
//! the exclusive or.
//!
//! | quantity | formula |
//! |---|---|
//! | public key | `P = s·G₂`, 96 bytes |
//! | identity of a round | `Q = H₁(H(round))`, the round as eight bytes, big-endian |
//! | signature | `S = s·Q`, 48 bytes; it is valid if `e(S, G₂) = e(Q, P)` |
//! | encryption | with random `σ` and key `m` of 32 bytes each: `r = H(σ ‖ m)` modulo the order; `U = r·G₂`, `V = σ ⊕ H(e(r·Q, P))`, `W = m ⊕ H(σ)` |
//! | decryption | `σ = V ⊕ H(e(S, U))`, `m = W ⊕ H(σ)`; the key is refused unless `U = H(σ ‖ m)·G₂` |
//! | body | AES-256-GCM with key `m` and a random nonce, without associated data |
//!
//! The key wrap is the scheme of Boneh and Franklin (*Identity-based encryption from the Weil
//! pairing*, SIAM Journal on Computing 32, 2003, section 4.2), as the network's clients write it.
//! Its check makes ciphertexts non-malleable: whoever alters a part of one cannot say what it then
//! holds.
//!
//! A signature needs no further proof, so anybody may relay it. All input is taken to be hostile:
//! lengths are checked before anything is read, and errors say what is wrong.

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

pub mod ciphertext;
pub mod development;
#[cfg(feature = "encrypt")]
pub mod encrypt;
mod key_wrap;
pub mod opener;
mod points;
pub mod pulse;
pub mod pulses;
pub mod quicknet;

pub use ciphertext::{split_envelope, MalformedCiphertext, MAX_CIPHERTEXT_BYTES, OVERHEAD_BYTES};
pub use opener::{open, OpenError, Opener};
pub use points::PointError;
pub use pulse::{verify, Verifier, VerifyError};
pub use pulses::Pulses;

/// Bytes of a signature.
pub const SIGNATURE_BYTES: usize = 48;
/// Bytes of a public key.
pub const PUBLIC_KEY_BYTES: usize = 96;

/// A signature of a round: a point of the first group, compressed.
pub type Signature = [u8; SIGNATURE_BYTES];
/// The public key of a beacon: a point of the second group, compressed.
pub type PublicKey = [u8; PUBLIC_KEY_BYTES];

/// Returns the random value of a pulse: the hash of its signature.
#[must_use]
pub fn randomness(signature: &Signature) -> [u8; 32] {
	key_wrap::sha256(&[signature])
}
