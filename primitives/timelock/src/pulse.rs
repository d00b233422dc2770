//! Whether a signature is the beacon's for a round.

use crate::{
	key_wrap::sha256,
	points::{self, PointError},
	PublicKey, Signature,
};
use ark_bls12_381::{g1, Bls12_381, G1Affine, G1Projective, G2Affine};
use ark_ec::{
	bls12::Bls12,
	hashing::{curve_maps::wb::WBMap, map_to_curve_hasher::MapToCurveBasedHasher, HashToCurve},
	pairing::Pairing,
	AffineRepr,
};
use ark_ff::{field_hashers::DefaultFieldHasher, One};
use core::fmt;
use sha2::Sha256;

/// Separates the beacon's hashes to the curve from those of other protocols (RFC 9380, 3.1).
pub const DOMAIN: &[u8] = b"BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_";

type Hasher = MapToCurveBasedHasher<G1Projective, DefaultFieldHasher<Sha256>, WBMap<g1::Config>>;
type Prepared = <Bls12<ark_bls12_381::Config> as Pairing>::G2Prepared;

/// Why a signature is not the beacon's for a round.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum VerifyError {
	/// The public key is no usable point.
	PublicKey(PointError),
	/// The signature is no usable point.
	Signature(PointError),
	/// The signature is another round's, or another beacon's, or nobody's.
	Mismatch,
}

impl fmt::Display for VerifyError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::PublicKey(error) => write!(f, "the public key is {error}"),
			Self::Signature(error) => write!(f, "the signature is {error}"),
			Self::Mismatch => f.write_str("the signature is not the beacon's for this round"),
		}
	}
}

/// Checks that `signature` is the beacon's for `round`.
pub fn verify(key: &PublicKey, round: u64, signature: &Signature) -> Result<(), VerifyError> {
	Verifier::new(key)?.verify(round, signature)
}

/// Verifies pulses of one beacon: the public key is read and prepared once.
pub struct Verifier {
	key: Prepared,
	minus_generator: Prepared,
}

impl Verifier {
	/// Reads the public key of a beacon.
	#[expect(clippy::arithmetic_side_effects, reason = "operations of a group do not overflow")]
	pub fn new(key: &PublicKey) -> Result<Self, VerifyError> {
		let key = points::public_key(key).map_err(VerifyError::PublicKey)?;
		Ok(Self { key: key.into(), minus_generator: (-G2Affine::generator()).into() })
	}

	/// Checks that `signature` is the beacon's for `round`: `e(S, −G₂) · e(Q, P) = 1`.
	pub fn verify(&self, round: u64, signature: &Signature) -> Result<(), VerifyError> {
		let signature = points::signature(signature).map_err(VerifyError::Signature)?;
		let identity = identity(round).ok_or(VerifyError::Mismatch)?;
		let product = Bls12_381::multi_miller_loop(
			[signature, identity],
			[self.minus_generator.clone(), self.key.clone()],
		);
		match Bls12_381::final_exponentiation(product) {
			Some(value) if value.0.is_one() => Ok(()),
			_ => Err(VerifyError::Mismatch),
		}
	}
}

/// Returns the point that stands for a round: `Q`. The hash of arkworks may fail for other curves;
/// for this one it always returns a point.
pub(crate) fn identity(round: u64) -> Option<G1Affine> {
	let message = sha256(&[&round.to_be_bytes()]);
	Hasher::new(DOMAIN).ok()?.hash(&message).ok()
}
