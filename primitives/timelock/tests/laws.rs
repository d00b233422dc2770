//! Laws of encryption and decryption.

#![cfg(feature = "encrypt")]

use ganglion_timelock::{
	development,
	encrypt::{encrypt, Chance, EncryptError, SecretKey},
	open, quicknet, split_envelope, verify, OpenError, PublicKey, Signature, VerifyError,
	MAX_CIPHERTEXT_BYTES, OVERHEAD_BYTES,
};
use proptest::prelude::*;

fn chances() -> impl Strategy<Value = Chance> {
	any::<([u8; 32], [u8; 32], [u8; 12])>().prop_map(|(key, sigma, nonce)| Chance {
		key,
		sigma,
		nonce,
	})
}

/// A beacon by its seed: its key, and its signature of a round.
fn pulse(seed: &[u8; 32], round: u64) -> (PublicKey, Signature) {
	let beacon = SecretKey::from_seed(seed);
	(beacon.public_key().expect("not zero"), beacon.sign(round).expect("not zero"))
}

fn data() -> impl Strategy<Value = Vec<u8>> {
	prop::collection::vec(any::<u8>(), 0..600)
}

const CHANCE: Chance = Chance { key: [1; 32], sigma: [2; 32], nonce: [3; 12] };

proptest! {
	#![proptest_config(ProptestConfig::with_cases(16))]

	#[test]
	fn opening_should_undo_encryption(
		seed: [u8; 32], round: u64, data in data(), chance in chances(),
	) {
		let (key, signature) = pulse(&seed, round);
		let ciphertext = encrypt(&key, round, &data, &chance).expect("short enough");
		prop_assert_eq!(verify(&key, round, &signature), Ok(()));
		prop_assert_eq!(ciphertext.len(), data.len() + OVERHEAD_BYTES);
		prop_assert_eq!(open(&ciphertext, &signature), Ok(data));
	}

	#[test]
	fn pulse_of_another_round_should_open_nothing(
		seed: [u8; 32], round: u64, away in 1_u64.., data in data(), chance in chances(),
	) {
		let (key, signature) = pulse(&seed, round.wrapping_add(away));
		let ciphertext = encrypt(&key, round, &data, &chance).expect("short enough");
		prop_assert_eq!(verify(&key, round, &signature), Err(VerifyError::Mismatch));
		prop_assert_eq!(open(&ciphertext, &signature), Err(OpenError::WrongKey));
	}

	#[test]
	fn pulse_of_another_beacon_should_open_nothing(
		seed: [u8; 32], other: [u8; 32], round: u64, data in data(), chance in chances(),
	) {
		prop_assume!(seed != other);
		let ((key, _), (_, signature)) = (pulse(&seed, round), pulse(&other, round));
		let ciphertext = encrypt(&key, round, &data, &chance).expect("short enough");
		prop_assert_eq!(verify(&key, round, &signature), Err(VerifyError::Mismatch));
		prop_assert_eq!(open(&ciphertext, &signature), Err(OpenError::WrongKey));
	}

	#[test]
	fn anything_may_be_given_to_open(bytes in prop::collection::vec(any::<u8>(), 0..2_000)) {
		let signature = development::secret_key().sign(7).expect("not zero");
		prop_assert!(open(&bytes, &signature).is_err());
		if let Some((inner, _)) = split_envelope(&bytes) {
			prop_assert!(inner.len() < bytes.len());
		}
	}
}

/// One bit of each byte: the eight take a minute.
#[test]
fn flipped_bit_should_be_noticed_wherever_it_is() {
	let signature = development::secret_key().sign(7).expect("not zero");
	let ciphertext = encrypt(&development::PUBLIC_KEY, 7, b"data", &CHANCE).expect("short enough");
	assert!(open(&ciphertext, &signature).is_ok());
	for place in 0..ciphertext.len() {
		let mut altered = ciphertext.clone();
		altered[place] ^= 1 << (place % 8);
		assert!(open(&altered, &signature).is_err(), "byte {place}");
		let is_body = (192..ciphertext.len() - 36).contains(&place);
		if is_body {
			assert_eq!(open(&altered, &signature), Err(OpenError::AlteredBody));
		}
	}
}

/// The nonce is the last part of the body.
#[test]
fn other_nonce_should_not_open_the_body() {
	let signature = development::secret_key().sign(7).expect("not zero");
	let mut ciphertext =
		encrypt(&development::PUBLIC_KEY, 7, b"data", &CHANCE).expect("short enough");
	let place = ciphertext.len() - 20;
	ciphertext[place] ^= 1;
	assert_eq!(open(&ciphertext, &signature), Err(OpenError::AlteredBody));
}

#[test]
fn encryption_should_be_bounded() {
	let most = MAX_CIPHERTEXT_BYTES - OVERHEAD_BYTES;
	let of = |length| encrypt(&development::PUBLIC_KEY, 7, &vec![9; length], &CHANCE);
	let signature = development::secret_key().sign(7).expect("not zero");
	assert_eq!(open(&of(most).expect("just short enough"), &signature), Ok(vec![9; most]));
	assert_eq!(of(most + 1), Err(EncryptError::TooLong));
}

#[test]
fn encryption_should_need_a_public_key() {
	let error = encrypt(&[0; 96], 7, b"data", &CHANCE).expect_err("no point");
	assert!(matches!(error, EncryptError::PublicKey(_)));
}

/// The key was also computed by the Python package `py_ecc` 8.0.0.
#[test]
fn development_key_should_be_that_of_its_seed() {
	assert_eq!(development::secret_key().public_key(), Some(development::PUBLIC_KEY));
	assert_ne!(development::PUBLIC_KEY, quicknet::PUBLIC_KEY);
}
