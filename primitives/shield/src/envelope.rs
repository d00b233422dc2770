//! The bytes of a ciphertext, as clients of the network write them:
//!
//! | bytes | content |
//! |---|---|
//! | 16 | XX hash (128 bits) of the public key |
//! | 2 | length of the next part, little-endian: 1088 |
//! | 1088 | encapsulated key of ML-KEM-768 |
//! | 24 | nonce |
//! | the rest | XChaCha20-Poly1305 of the inner transaction, its tag of 16 bytes included; the key is the shared secret as it is, without associated data |

use crate::{KeyHash, MAX_CIPHERTEXT_BYTES};
use alloc::vec::Vec;
use codec::{Decode, Encode};
use scale_info::TypeInfo;

/// Bytes of an encapsulated key of ML-KEM-768.
pub const ENCAPSULATED_BYTES: usize = 1088;
/// Bytes of a nonce of XChaCha20-Poly1305.
pub const NONCE_BYTES: usize = 24;
/// Bytes of a tag of Poly1305.
pub const TAG_BYTES: usize = 16;
/// Fewest bytes of a ciphertext: that of an empty transaction.
pub const MIN_BYTES: usize = 16 + 2 + ENCAPSULATED_BYTES + NONCE_BYTES + TAG_BYTES;

/// A ciphertext, taken apart.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct Envelope {
	/// The hash of the public key.
	pub key_hash: KeyHash,
	/// The encapsulated key.
	pub encapsulated: Vec<u8>,
	/// The nonce.
	pub nonce: [u8; NONCE_BYTES],
	/// The encrypted transaction and its tag.
	pub sealed: Vec<u8>,
}

impl Envelope {
	/// Takes a ciphertext apart. None if a length is wrong.
	#[must_use]
	pub fn open(bytes: &[u8]) -> Option<Self> {
		if bytes.len() > MAX_CIPHERTEXT_BYTES as usize {
			return None;
		}
		let (key_hash, rest) = bytes.split_first_chunk()?;
		let (length, rest) = rest.split_first_chunk()?;
		if usize::from(u16::from_le_bytes(*length)) != ENCAPSULATED_BYTES {
			return None;
		}
		let (encapsulated, rest) = rest.split_at_checked(ENCAPSULATED_BYTES)?;
		let (nonce, sealed) = rest.split_first_chunk()?;
		(sealed.len() >= TAG_BYTES).then(|| Self {
			key_hash: *key_hash,
			encapsulated: encapsulated.to_vec(),
			nonce: *nonce,
			sealed: sealed.to_vec(),
		})
	}

	/// Returns the bytes that [`Envelope::open`] takes apart.
	#[must_use]
	pub fn to_bytes(&self) -> Vec<u8> {
		let length = (ENCAPSULATED_BYTES as u16).to_le_bytes();
		let parts = [&self.key_hash[..], &length, &self.encapsulated, &self.nonce, &self.sealed];
		parts.concat()
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn envelope(sealed: usize) -> Envelope {
		Envelope {
			key_hash: [1; 16],
			encapsulated: (0..ENCAPSULATED_BYTES).map(|byte| byte as u8).collect(),
			nonce: [3; NONCE_BYTES],
			sealed: vec![4; sealed],
		}
	}

	#[test]
	fn envelope_should_be_what_its_bytes_were_made_of() {
		for sealed in [TAG_BYTES, 150, 7_000] {
			let written = envelope(sealed);
			assert_eq!(Envelope::open(&written.to_bytes()), Some(written));
		}
	}

	#[test]
	fn envelope_should_need_all_its_parts() {
		let bytes = envelope(TAG_BYTES).to_bytes();
		assert_eq!(bytes.len(), MIN_BYTES);
		for length in 0..MIN_BYTES {
			assert_eq!(Envelope::open(&bytes[..length]), None, "{length} bytes");
		}
	}

	#[test]
	fn envelope_should_refuse_another_length_of_the_encapsulated_key() {
		for length in [0u16, 1087, 1089, u16::MAX] {
			let mut bytes = envelope(5_000).to_bytes();
			bytes[16..18].copy_from_slice(&length.to_le_bytes());
			assert_eq!(Envelope::open(&bytes), None, "{length}");
		}
	}

	#[test]
	fn envelope_should_be_bounded() {
		let most = MAX_CIPHERTEXT_BYTES as usize - (MIN_BYTES - TAG_BYTES);
		assert!(Envelope::open(&envelope(most).to_bytes()).is_some());
		assert_eq!(Envelope::open(&envelope(most + 1).to_bytes()), None);
	}
}
