//! Encryption and decryption: ML-KEM-768 with XChaCha20-Poly1305.
//!
//! The cipher's key is the shared secret as it is, and there is no associated data.

use crate::{
	envelope::{Envelope, NONCE_BYTES},
	key_hash, KeyHash,
};
use chacha20poly1305::{
	aead::{rand_core::RngCore, Aead, OsRng},
	Key, KeyInit, XChaCha20Poly1305, XNonce,
};
use ml_kem::{
	kem::{Decapsulate, DecapsulationKey, Encapsulate, EncapsulationKey},
	Encoded, EncodedSizeUser, KemCore, MlKem768, MlKem768Params,
};

/// A secret key and the hash of its public key.
pub struct SecretKey {
	hash: KeyHash,
	secret: DecapsulationKey<MlKem768Params>,
}

impl SecretKey {
	/// Makes a random key. Returns it with its public key.
	#[must_use]
	pub fn random() -> (Self, Vec<u8>) {
		let (secret, public) = MlKem768::generate(&mut OsRng);
		let public = public.as_bytes().to_vec();
		(Self { hash: key_hash(&public), secret }, public)
	}

	/// Returns the hash of the public key.
	#[must_use]
	pub fn hash(&self) -> KeyHash {
		self.hash
	}

	/// Decrypts a ciphertext. None if it was not encrypted for this key, or was altered.
	#[must_use]
	pub fn decrypt(&self, envelope: &Envelope) -> Option<Vec<u8>> {
		let encapsulated = envelope.encapsulated.as_slice().try_into().ok()?;
		let shared = self.secret.decapsulate(&encapsulated).ok()?;
		cipher(&shared)
			.decrypt(XNonce::from_slice(&envelope.nonce), envelope.sealed.as_slice())
			.ok()
	}
}

fn cipher(shared: &[u8]) -> XChaCha20Poly1305 {
	XChaCha20Poly1305::new(Key::from_slice(shared))
}

/// Encrypts for a public key. None if that is no key of ML-KEM-768.
#[must_use]
pub fn encrypt(public_key: &[u8], plain: &[u8]) -> Option<Envelope> {
	type PublicKey = EncapsulationKey<MlKem768Params>;
	let encoded = Encoded::<PublicKey>::try_from(public_key).ok()?;
	let (encapsulated, shared) = PublicKey::from_bytes(&encoded).encapsulate(&mut OsRng).ok()?;
	let mut nonce = [0; NONCE_BYTES];
	OsRng.fill_bytes(&mut nonce);
	let sealed = cipher(&shared).encrypt(XNonce::from_slice(&nonce), plain).ok()?;
	let encapsulated = encapsulated.to_vec();
	Some(Envelope { key_hash: key_hash(public_key), encapsulated, nonce, sealed })
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::PUBLIC_KEY_BYTES;

	#[test]
	fn ciphertext_should_open_with_its_own_key_only() {
		let (own, public) = SecretKey::random();
		let (other, _) = SecretKey::random();
		assert_eq!(public.len(), PUBLIC_KEY_BYTES as usize);
		for plain in [&b""[..], b"transfer", &[7; 6_000]] {
			let envelope = encrypt(&public, plain).unwrap();
			assert_eq!(envelope.key_hash, own.hash());
			assert_eq!(own.decrypt(&envelope).as_deref(), Some(plain));
			assert_eq!(other.decrypt(&envelope), None);
		}
	}

	#[test]
	fn same_text_should_never_be_encrypted_the_same() {
		let (_, public) = SecretKey::random();
		let (first, second) = (encrypt(&public, b"a").unwrap(), encrypt(&public, b"a").unwrap());
		assert_ne!(first.sealed, second.sealed);
		assert_ne!(first.encapsulated, second.encapsulated);
		assert_ne!(first.nonce, second.nonce);
	}

	#[test]
	fn altered_ciphertext_should_not_open() {
		let (own, public) = SecretKey::random();
		let envelope = encrypt(&public, b"transfer").unwrap();
		let alterations: [fn(&mut Envelope); 4] = [
			|envelope| envelope.sealed[0] ^= 1,
			|envelope| envelope.nonce[0] ^= 1,
			|envelope| envelope.encapsulated[500] ^= 1,
			|envelope| envelope.encapsulated.truncate(1087),
		];
		for alter in alterations {
			let mut altered = envelope.clone();
			alter(&mut altered);
			assert_eq!(own.decrypt(&altered), None);
		}
		assert!(own.decrypt(&envelope).is_some());
	}

	#[test]
	fn key_of_another_length_should_be_refused() {
		assert_eq!(encrypt(&[0; 1183], b"a"), None);
		assert_eq!(encrypt(&[0; 1185], b"a"), None);
	}
}
