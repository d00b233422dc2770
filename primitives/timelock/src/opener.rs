//! Decryption with a pulse.

use crate::{
	ciphertext::{Ciphertext, MalformedCiphertext},
	key_wrap::{self, sha256, xor},
	points::{self, PointError},
	Signature,
};
use aes_gcm::{aead::Aead, Aes256Gcm, KeyInit};
use alloc::vec::Vec;
use ark_bls12_381::G1Affine;
use core::fmt;

/// Why a ciphertext does not open.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OpenError {
	/// The signature is no usable point.
	Signature(PointError),
	/// The bytes are no ciphertext.
	Malformed(MalformedCiphertext),
	/// The ciphertext is for another round or beacon, or the part that holds its key was altered.
	WrongKey,
	/// The body was altered.
	AlteredBody,
}

impl fmt::Display for OpenError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Signature(error) => write!(f, "the signature is {error}"),
			Self::Malformed(error) => write!(f, "malformed ciphertext: {error}"),
			Self::WrongKey => f.write_str("the signature does not open this ciphertext"),
			Self::AlteredBody => f.write_str("the body of the ciphertext was altered"),
		}
	}
}

impl From<MalformedCiphertext> for OpenError {
	fn from(error: MalformedCiphertext) -> Self {
		Self::Malformed(error)
	}
}

/// Decrypts a ciphertext with the signature of its round.
///
/// It does not say whether the signature is a beacon's: whoever encrypted chose the beacon, and no
/// other signature opens the ciphertext.
pub fn open(ciphertext: &[u8], signature: &Signature) -> Result<Vec<u8>, OpenError> {
	Opener::new(signature)?.open(ciphertext)
}

/// Decrypts ciphertexts of one round: the signature is read once.
pub struct Opener {
	signature: G1Affine,
}

impl Opener {
	/// Reads the signature of a round.
	pub fn new(signature: &Signature) -> Result<Self, OpenError> {
		let signature = points::signature(signature).map_err(OpenError::Signature)?;
		Ok(Self { signature })
	}

	/// Decrypts a ciphertext of the round.
	pub fn open(&self, ciphertext: &[u8]) -> Result<Vec<u8>, OpenError> {
		let parts = Ciphertext::parse(ciphertext)?;
		let key = self.unwrap_key(&parts)?;
		Aes256Gcm::new(&key.into())
			.decrypt(parts.nonce.into(), parts.sealed)
			.map_err(|_| OpenError::AlteredBody)
	}

	fn unwrap_key(&self, parts: &Ciphertext) -> Result<[u8; key_wrap::BYTES], OpenError> {
		let commitment =
			points::commitment(parts.commitment).map_err(MalformedCiphertext::Commitment)?;
		let mask = key_wrap::mask(self.signature, commitment).ok_or(OpenError::WrongKey)?;
		let sigma = xor(parts.sigma, &mask);
		let key = xor(parts.key, &sha256(&[&sigma]));
		if key_wrap::commit(key_wrap::exponent(&sigma, &key)) == commitment {
			Ok(key)
		} else {
			Err(OpenError::WrongKey)
		}
	}
}
