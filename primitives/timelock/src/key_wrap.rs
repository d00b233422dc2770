//! How a ciphertext's key is bound to a round.

use ark_bls12_381::{Bls12_381, Fr, G1Affine, G2Affine};
use ark_ec::{pairing::Pairing, AffineRepr, CurveGroup};
use ark_ff::PrimeField;
use ark_serialize::CanonicalSerialize;
use sha2::{Digest, Sha256};

/// Bytes of a key, of `σ`, and of a hash.
pub(crate) const BYTES: usize = 32;
/// Bytes of a compressed element of the pairing's target group.
const TARGET_BYTES: usize = 576;

/// Returns the SHA-256 of the parts, one behind the other.
pub(crate) fn sha256(parts: &[&[u8]]) -> [u8; BYTES] {
	let mut hasher = Sha256::new();
	for part in parts {
		hasher.update(part);
	}
	hasher.finalize().into()
}

/// Returns `H(e(first, second))`. None if the pairing is not defined: a point of small order may
/// meet itself in the Miller loop.
pub(crate) fn mask(first: G1Affine, second: G2Affine) -> Option<[u8; BYTES]> {
	let looped = Bls12_381::multi_miller_loop([first], [second]);
	let paired = Bls12_381::final_exponentiation(looped)?;
	let mut bytes = [0; TARGET_BYTES];
	paired.serialize_compressed(&mut bytes[..]).ok()?;
	Some(sha256(&[&bytes]))
}

/// Returns `r = H(σ ‖ m)` modulo the order of the group.
pub(crate) fn exponent(sigma: &[u8; BYTES], key: &[u8; BYTES]) -> Fr {
	Fr::from_be_bytes_mod_order(&sha256(&[sigma, key]))
}

/// Returns `r·G₂`.
#[expect(clippy::arithmetic_side_effects, reason = "operations of a group do not overflow")]
pub(crate) fn commit(exponent: Fr) -> G2Affine {
	(G2Affine::generator() * exponent).into_affine()
}

/// Returns the exclusive or of two strings.
pub(crate) fn xor(first: &[u8; BYTES], second: &[u8; BYTES]) -> [u8; BYTES] {
	let mut result = *first;
	for (byte, other) in result.iter_mut().zip(second) {
		*byte ^= other;
	}
	result
}
