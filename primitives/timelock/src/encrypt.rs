//! Encryption for a round, and the signatures of a beacon whose secret is known.
//!
//! The random numbers are the caller's: the crate has no source of them.

use crate::{
	ciphertext::{Ciphertext, MAX_CIPHERTEXT_BYTES, NONCE_BYTES, OVERHEAD_BYTES},
	key_wrap::{self, sha256, xor, BYTES},
	points::{self, PointError},
	pulse, PublicKey, Signature,
};
use aes_gcm::{aead::Aead, Aes256Gcm, KeyInit};
use alloc::vec::Vec;
use ark_bls12_381::{Fr, G2Affine};
use ark_ec::{AffineRepr, CurveGroup};
use ark_ff::PrimeField;
use ark_serialize::CanonicalSerialize;
use core::fmt;

/// What an encryption needs of chance. Never use one twice.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Chance {
	/// The key of the body.
	pub key: [u8; BYTES],
	/// `σ`.
	pub sigma: [u8; BYTES],
	/// The nonce of the body.
	pub nonce: [u8; NONCE_BYTES],
}

/// Why data cannot be encrypted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum EncryptError {
	/// The public key is no usable point.
	PublicKey(PointError),
	/// The ciphertext would be longer than [`MAX_CIPHERTEXT_BYTES`].
	TooLong,
	/// The random numbers give the point at infinity. Draw others.
	Chance,
}

impl fmt::Display for EncryptError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::PublicKey(error) => write!(f, "the public key is {error}"),
			Self::TooLong => {
				write!(f, "more than {} bytes", MAX_CIPHERTEXT_BYTES.saturating_sub(OVERHEAD_BYTES))
			},
			Self::Chance => f.write_str("the random numbers give the point at infinity"),
		}
	}
}

/// Encrypts data for a round of the beacon with this public key.
#[expect(clippy::arithmetic_side_effects, reason = "operations of a group do not overflow")]
pub fn encrypt(
	key: &PublicKey,
	round: u64,
	data: &[u8],
	chance: &Chance,
) -> Result<Vec<u8>, EncryptError> {
	if data.len() > MAX_CIPHERTEXT_BYTES.saturating_sub(OVERHEAD_BYTES) {
		return Err(EncryptError::TooLong);
	}
	let beacon = points::public_key(key).map_err(EncryptError::PublicKey)?;
	let exponent = key_wrap::exponent(&chance.sigma, &chance.key);
	let commitment = compressed(key_wrap::commit(exponent)).ok_or(EncryptError::Chance)?;
	let identity = pulse::identity(round).ok_or(EncryptError::Chance)?;
	let mask =
		key_wrap::mask((identity * exponent).into_affine(), beacon).ok_or(EncryptError::Chance)?;
	let sealed = Aes256Gcm::new(&chance.key.into())
		.encrypt((&chance.nonce).into(), data)
		.map_err(|_| EncryptError::TooLong)?;
	let ciphertext = Ciphertext {
		commitment: &commitment,
		sigma: &xor(&chance.sigma, &mask),
		key: &xor(&chance.key, &sha256(&[&chance.sigma])),
		sealed: &sealed,
		nonce: &chance.nonce,
	};
	Ok(ciphertext.to_bytes())
}

/// The secret key of a beacon.
pub struct SecretKey(Fr);

impl SecretKey {
	/// Makes a secret key of a seed: its hash, modulo the order of the group.
	#[must_use]
	pub fn from_seed(seed: &[u8]) -> Self {
		Self(Fr::from_be_bytes_mod_order(&sha256(&[seed])))
	}

	/// Returns the public key. None if the secret is zero, which no seed is known to give.
	#[must_use]
	#[expect(clippy::arithmetic_side_effects, reason = "operations of a group do not overflow")]
	pub fn public_key(&self) -> Option<PublicKey> {
		compressed((G2Affine::generator() * self.0).into_affine())
	}

	/// Signs a round. None if the secret is zero.
	#[must_use]
	#[expect(clippy::arithmetic_side_effects, reason = "operations of a group do not overflow")]
	pub fn sign(&self, round: u64) -> Option<Signature> {
		compressed((pulse::identity(round)? * self.0).into_affine())
	}
}

fn compressed<P: AffineRepr + CanonicalSerialize, const N: usize>(point: P) -> Option<[u8; N]> {
	let mut bytes = [0; N];
	if point.is_zero() || point.compressed_size() != N {
		return None;
	}
	point.serialize_compressed(&mut bytes[..]).ok()?;
	Some(bytes)
}
