//! What the network's clients and drand write.

mod common;

use common::{array, of_clients, round_1000};
use ganglion_timelock::{
	development, open, quicknet, randomness, split_envelope, verify, Opener, PublicKey,
	OVERHEAD_BYTES,
};
use sha2::{Digest, Sha256};

/// The round that the vectors are for.
const ROUND: u64 = 1000;

#[test]
fn published_pulse_should_be_quicknets() {
	assert_eq!(verify(&quicknet::PUBLIC_KEY, ROUND, &round_1000()), Ok(()));
	let published = "fe290beca10872ef2fb164d2aa4442de4566183ec51c56ff3cd603d930e54fdd";
	assert_eq!(randomness(&round_1000()), array(published));
}

/// The portable form names the round; the chain's form is inside.
fn inner(ciphertext: &[u8]) -> (&[u8], bool) {
	match split_envelope(ciphertext) {
		Some((inner, round)) => {
			assert_eq!(round, ROUND);
			(inner, true)
		},
		None => (ciphertext, false),
	}
}

#[test]
fn ciphertexts_of_clients_should_open_with_the_published_pulse() {
	let (opener, vectors) = (Opener::new(&round_1000()).expect("a signature"), of_clients());
	for vector in &vectors {
		let (ciphertext, _) = inner(&vector.ciphertext);
		assert_eq!(opener.open(ciphertext).as_ref(), Ok(&vector.plaintext), "{}", vector.writer);
		assert_eq!(ciphertext.len(), vector.plaintext.len() + OVERHEAD_BYTES);
	}
	assert_eq!(vectors.len(), 14);
}

#[test]
fn clients_should_write_an_envelope_where_the_round_would_be_lost() {
	for vector in of_clients() {
		let is_portable = ["encrypt_at_round", "timelock.encrypt"]
			.into_iter()
			.any(|function| vector.writer.ends_with(function));
		assert_eq!(inner(&vector.ciphertext).1, is_portable, "{}", vector.writer);
	}
}

#[test]
fn ciphertext_should_not_open_as_the_envelope_that_it_is_in() {
	let vectors = of_clients();
	let portable = vectors.iter().find(|vector| inner(&vector.ciphertext).1).expect("one of them");
	assert!(open(&portable.ciphertext, &round_1000()).is_err());
	for cut in 1..portable.ciphertext.len() {
		assert_eq!(split_envelope(&portable.ciphertext[cut..]), None, "without {cut} bytes");
		assert_eq!(split_envelope(&portable.ciphertext[..cut]), None, "{cut} bytes");
	}
}

/// The description of a beacon proves itself, so far as it can: its parts give its hash.
#[test]
fn chain_hash_should_be_that_of_the_description() {
	let hash = |key: &PublicKey, group: &[u8; 32], name: &[u8]| -> [u8; 32] {
		let start = u64::from(quicknet::START).to_be_bytes();
		let parts = [&quicknet::PERIOD.to_be_bytes()[..], &start, key, group, name];
		Sha256::digest(parts.concat()).into()
	};
	assert_eq!(
		hash(&quicknet::PUBLIC_KEY, &quicknet::GROUP_HASH, quicknet::NAME),
		quicknet::CHAIN_HASH
	);
	assert_eq!(
		hash(&development::PUBLIC_KEY, &development::GROUP_HASH, development::NAME),
		development::CHAIN_HASH
	);
}
