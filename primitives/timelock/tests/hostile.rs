//! Input of somebody who wishes harm.

mod common;

use ark_bls12_381::G2Affine;
use ark_ec::AffineRepr;
use ark_ff::{PrimeField, Zero};
use ark_serialize::{CanonicalDeserialize, Compress, Validate};
use common::{array, of_clients, round_1000};
use ganglion_timelock::{
	open, quicknet, verify, MalformedCiphertext as Malformed, OpenError, PointError, PublicKey,
	Signature, VerifyError, MAX_CIPHERTEXT_BYTES,
};

/// Points of the second curve, outside the group of prime order, by their order. In the Miller loop
/// such a point meets itself or infinity.
const SMALL_ORDERS: [(u64, &str); 4] = [
	(13, "a32762e5199990da7d4ebc6409c2fdae09b25206fa89dded0a23c05406588284278c22ea15e6d03cee69a68b7d4704a4043ff79d06a80add8340a1a548d700c5ffeef5b14a3e246834d320e323d9fcc76bae16f9f2763ab556905843518bc0c2"),
	(23, "81c8529db7e45f16111c0c95106d37fb89a90afb348c9082db6d49fc34ee0077501c7ac278ed112708313a28768cc52c0503fbc16c24192886d4bb5c5f791e3c3448dc4e19f0ca8d0bcd6cf6cbe9ccd602478cafaf1d7847458df499807d8ae2"),
	(2713, "a3fe6d181aad01920fb81d303f5e2b3fbbaab7a1b6596151ef6951e5905537f0734e060cfa03caa38b47456faa438aa60ee179345ff775f765953a590c8f3745ecd0ba60010710de6f190322af3dfe1b045246e5d06659cbec34d3a3e94ad785"),
	(11_953, "98c9647206004bac70be168b636322b20cfaded211833a8fe3859f23a5200bb8d5c4ef9cf2f7bced6aefa748d59ad44a131c61c18d028c6288a8cdaa6b4b2b492aa06c85da88fd4893aae40ab1be2994e9ec1360fb3e49720752bdf0b644d8ff"),
];

/// The modulus of the curve's coordinates.
const MODULUS: &str =
	"1a0111ea397fe69a4b1ba7b6434bacd764774b84f38512bf6730d2a0f6b0f6241eabfffeb153ffffb9feffffffffaaab";

fn verify_error(signature: &Signature) -> VerifyError {
	verify(&quicknet::PUBLIC_KEY, 1000, signature).expect_err("no signature of the beacon")
}

fn key_error(key: &PublicKey) -> VerifyError {
	verify(key, 1000, &round_1000()).expect_err("no key of the beacon")
}

/// A ciphertext that the signature of round 1000 opens.
fn ciphertext() -> Vec<u8> {
	let vectors = of_clients();
	let vector = vectors.into_iter().find(|vector| vector.writer.ends_with("Timelocked.encrypted"));
	vector.expect("one of them").ciphertext
}

fn open_error(ciphertext: &[u8]) -> OpenError {
	open(ciphertext, &round_1000()).expect_err("not to be opened")
}

fn malformed(ciphertext: &[u8]) -> Malformed {
	match open_error(ciphertext) {
		OpenError::Malformed(error) => error,
		other => panic!("{other}"),
	}
}

/// Encodings that are no points, from an encoding of one: none of them depends on the group.
fn not_on_curve<const N: usize>(point: [u8; N]) -> Vec<[u8; N]> {
	let with_first = |first: u8| {
		let mut bytes = point;
		bytes[0] = first;
		bytes
	};
	let mut unreduced = point;
	unreduced[..48].copy_from_slice(&array::<48>(MODULUS));
	unreduced[0] |= 0b1000_0000;
	let mut second_unreduced = unreduced;
	if N > 48 {
		second_unreduced = point;
		second_unreduced[48..].copy_from_slice(&array::<48>(MODULUS));
	}
	let mut infinity_with_more = [0; N];
	infinity_with_more[0] = 0b1100_0000;
	infinity_with_more[N - 1] = 1;
	let mut infinity_with_sign = [0; N];
	infinity_with_sign[0] = 0b1110_0000;
	vec![
		with_first(point[0] & 0b0111_1111),
		with_first(point[0] | 0b0100_0000),
		unreduced,
		second_unreduced,
		infinity_with_more,
		infinity_with_sign,
		[0; N],
		[0xff; N],
	]
}

fn infinity<const N: usize>() -> [u8; N] {
	let mut bytes = [0; N];
	bytes[0] = 0b1100_0000;
	bytes
}

/// About half of all coordinates belong to no point: one that is near, found by counting.
fn off_curve<const N: usize>(point: [u8; N], is_point: impl Fn(&[u8; N]) -> bool) -> [u8; N] {
	let mut bytes = point;
	while is_point(&bytes) {
		bytes[N - 1] = bytes[N - 1].wrapping_add(1);
		assert_ne!(bytes, point, "there is none");
	}
	bytes
}

#[test]
fn signature_should_be_a_point_of_the_curve() {
	let error = VerifyError::Signature(PointError::NotOnCurve);
	for bytes in not_on_curve(round_1000()) {
		assert_eq!(verify_error(&bytes), error, "{bytes:x?}");
		assert_eq!(open(&ciphertext(), &bytes), Err(OpenError::Signature(PointError::NotOnCurve)));
	}
	let off = off_curve(round_1000(), |bytes| verify_error_or_ok(bytes) != Err(error));
	assert_eq!(verify_error(&off), error);
}

fn verify_error_or_ok(signature: &Signature) -> Result<(), VerifyError> {
	verify(&quicknet::PUBLIC_KEY, 1000, signature)
}

#[test]
fn signature_should_not_be_infinity() {
	assert_eq!(verify_error(&infinity()), VerifyError::Signature(PointError::Infinity));
	let opened = open(&ciphertext(), &infinity());
	assert_eq!(opened, Err(OpenError::Signature(PointError::Infinity)));
}

/// The point (0, 2) of the first curve, which has order 3, with either sign.
#[test]
fn signature_should_be_in_the_group() {
	for sign in [0b1000_0000, 0b1010_0000] {
		let mut bytes = [0; 48];
		bytes[0] = sign;
		let error = PointError::OutsideSubgroup;
		assert_eq!(verify_error(&bytes), VerifyError::Signature(error));
		assert_eq!(open(&ciphertext(), &bytes), Err(OpenError::Signature(error)));
	}
}

#[test]
fn public_key_should_be_a_point_of_the_group() {
	for bytes in not_on_curve(quicknet::PUBLIC_KEY) {
		let error = VerifyError::PublicKey(PointError::NotOnCurve);
		assert_eq!(key_error(&bytes), error, "{bytes:x?}");
	}
	assert_eq!(key_error(&infinity()), VerifyError::PublicKey(PointError::Infinity));
	for (_, point) in SMALL_ORDERS {
		let error = VerifyError::PublicKey(PointError::OutsideSubgroup);
		assert_eq!(key_error(&array(point)), error);
	}
}

#[test]
fn pulse_should_be_the_beacons_for_its_round() {
	for round in [0, 1, 999, 1001, 1000 << 8, u64::MAX] {
		let error = verify(&quicknet::PUBLIC_KEY, round, &round_1000());
		assert_eq!(error, Err(VerifyError::Mismatch), "round {round}");
	}
	let mut negated = round_1000();
	negated[0] ^= 0b0010_0000;
	assert_eq!(verify_error(&negated), VerifyError::Mismatch);
	let development = &ganglion_timelock::development::PUBLIC_KEY;
	assert_eq!(verify(development, 1000, &round_1000()), Err(VerifyError::Mismatch));
}

#[test]
fn ciphertext_should_have_all_its_bytes_and_no_more() {
	let whole = ciphertext();
	for length in 0..whole.len() {
		let error = malformed(&whole[..length]);
		assert_eq!(error, Malformed::Truncated, "{length} bytes");
	}
	for more in [1, 8, 1000] {
		let longer = [whole.clone(), vec![0; more]].concat();
		assert_eq!(malformed(&longer), Malformed::TrailingBytes);
	}
	assert_eq!(malformed(&vec![0; MAX_CIPHERTEXT_BYTES + 1]), Malformed::TooLong);
}

/// Where the lengths of a ciphertext of `whole` bytes are.
fn lengths(whole: usize) -> [usize; 6] {
	[96, 136, 176, 184, whole - 36, whole - 16]
}

#[test]
fn ciphertext_should_state_its_lengths() {
	let whole = ciphertext();
	for place in lengths(whole.len()) {
		let stated = u64::from_le_bytes(whole[place..place + 8].try_into().expect("eight bytes"));
		for length in [0, 1, stated - 1, stated + 1, 1 << 32, u64::MAX - 7, u64::MAX] {
			let mut altered = whole.clone();
			altered[place..place + 8].copy_from_slice(&length.to_le_bytes());
			let error = malformed(&altered);
			let expected = [Malformed::WrongLength, Malformed::Truncated];
			assert!(expected.contains(&error), "{length} at {place}: {error}");
		}
	}
}

/// The lengths agree with each other, but the tag is missing.
#[test]
fn ciphertext_should_have_a_tag() {
	let whole = ciphertext();
	let short = [
		&whole[..176],
		&(8 + 15 + 8 + 12_u64).to_le_bytes(),
		&15_u64.to_le_bytes(),
		&whole[192..207],
		&whole[whole.len() - 36..],
	]
	.concat();
	assert_eq!(malformed(&short), Malformed::WrongLength);
}

#[test]
fn ciphertext_should_be_of_a_known_cipher() {
	let mut altered = ciphertext();
	*altered.last_mut().expect("bytes") = b'2';
	assert_eq!(malformed(&altered), Malformed::UnknownSuite);
}

fn with_commitment(commitment: &[u8; 96]) -> Vec<u8> {
	[&commitment[..], &ciphertext()[96..]].concat()
}

#[test]
fn commitment_should_be_a_point_of_the_curve() {
	let commitment = ciphertext()[..96].try_into().expect("96 bytes");
	for bytes in not_on_curve(commitment) {
		let error = Malformed::Commitment(PointError::NotOnCurve);
		assert_eq!(malformed(&with_commitment(&bytes)), error);
	}
	let error = Malformed::Commitment(PointError::Infinity);
	assert_eq!(malformed(&with_commitment(&infinity())), error);
}

/// There is no check of the group here: what the commitment must be is computed. The pairing of
/// such a point may not be defined, and must not panic.
#[test]
fn commitment_of_small_order_should_open_nothing() {
	for (order, point) in SMALL_ORDERS {
		let bytes = array(point);
		let point = G2Affine::deserialize_with_mode(&bytes[..], Compress::Yes, Validate::No);
		let point = point.expect("on the curve");
		assert!(point.mul_bigint([order]).is_zero() && !point.is_zero(), "its order is {order}");
		assert!(!point.mul_bigint(ark_bls12_381::Fr::MODULUS).is_zero());
		assert_eq!(open_error(&with_commitment(&bytes)), OpenError::WrongKey);
	}
}
