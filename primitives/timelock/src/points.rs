//! Points of the curve, read from bytes that nobody vouches for.

use crate::{PublicKey, Signature};
use ark_bls12_381::{G1Affine, G2Affine};
use ark_ec::AffineRepr;
use ark_serialize::{CanonicalDeserialize, Compress, Validate};
use core::fmt;

/// Why bytes are no usable point.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PointError {
	/// They are not the compressed form of a point of the curve: wrong flags, a coordinate that is
	/// not reduced, or one that no point has.
	NotOnCurve,
	/// They are the point at infinity, which is nobody's key and signs every message.
	Infinity,
	/// The point is on the curve, but outside the group of prime order.
	OutsideSubgroup,
}

impl fmt::Display for PointError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(match self {
			Self::NotOnCurve => "not the encoding of a point of the curve",
			Self::Infinity => "the point at infinity",
			Self::OutsideSubgroup => "a point outside the group of prime order",
		})
	}
}

/// Reads a signature.
pub(crate) fn signature(bytes: &Signature) -> Result<G1Affine, PointError> {
	let point: G1Affine = on_curve(bytes)?;
	check(point.is_in_correct_subgroup_assuming_on_curve(), point)
}

/// Reads a public key.
pub(crate) fn public_key(bytes: &PublicKey) -> Result<G2Affine, PointError> {
	let point: G2Affine = on_curve(bytes)?;
	check(point.is_in_correct_subgroup_assuming_on_curve(), point)
}

/// Reads `U` of a ciphertext. It may lie outside the group of prime order, because decryption
/// compares it with a multiple of the generator.
pub(crate) fn commitment(bytes: &PublicKey) -> Result<G2Affine, PointError> {
	on_curve(bytes)
}

fn on_curve<P: AffineRepr + CanonicalDeserialize>(bytes: &[u8]) -> Result<P, PointError> {
	let point = P::deserialize_with_mode(bytes, Compress::Yes, Validate::No)
		.map_err(|_| PointError::NotOnCurve)?;
	if point.is_zero() {
		return Err(PointError::Infinity);
	}
	Ok(point)
}

fn check<P>(is_in_subgroup: bool, point: P) -> Result<P, PointError> {
	if is_in_subgroup {
		Ok(point)
	} else {
		Err(PointError::OutsideSubgroup)
	}
}
