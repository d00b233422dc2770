//! What the tests have in common.

// Each test program compiles this file and uses a part of it.
#![allow(dead_code)]

use ganglion_timelock::Signature;

/// The signature of quicknet's round 1000, as published. It is a test vector of other
/// implementations too, the crate `tlock` 0.0.10 among them.
pub const ROUND_1000: &str =
	"b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39";

/// A ciphertext of a client, and what it holds.
pub struct Vector {
	/// Which library and function wrote it.
	pub writer: String,
	pub plaintext: Vec<u8>,
	pub ciphertext: Vec<u8>,
}

pub fn bytes(hex: &str) -> Vec<u8> {
	assert!(hex.len().is_multiple_of(2), "digits come in pairs");
	(0..hex.len() / 2)
		.map(|place| u8::from_str_radix(&hex[2 * place..2 * place + 2], 16).expect("hexadecimal"))
		.collect()
}

pub fn array<const N: usize>(hex: &str) -> [u8; N] {
	bytes(hex).try_into().expect("so many bytes")
}

pub fn round_1000() -> Signature {
	array(ROUND_1000)
}

/// What the network's clients wrote for round 1000: see `vectors/make.py`.
pub fn of_clients() -> Vec<Vector> {
	include_str!("../vectors/clients.txt")
		.lines()
		.map(|line| {
			let words: Vec<&str> = line.split(' ').collect();
			let [library, version, function, plaintext, ciphertext] = words[..] else {
				panic!("a line of {} words", words.len());
			};
			Vector {
				writer: format!("{library} {version} {function}"),
				plaintext: bytes(plaintext.trim_matches('-')),
				ciphertext: bytes(ciphertext),
			}
		})
		.collect()
}
