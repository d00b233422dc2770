//! What the benchmarks time, natively and as WASM.

#![allow(dead_code, reason = "shared by several programs")]

extern crate alloc;

use alloc::{boxed::Box, vec};
use core::hint::black_box;
use ganglion_timelock::{
	development,
	encrypt::{encrypt, Chance},
	Opener, Signature, Verifier,
};

/// A step that is timed: something to do again and again.
pub type Step = Box<dyn FnMut()>;

/// Prepares a step.
pub type Prepare = fn() -> Step;

/// The steps by name. The bytes are those of the weights of 2, 256 and 1,000 uids.
pub const STEPS: [(&str, Prepare); 6] = [
	("read a public key", read_key),
	("verify a pulse", verify),
	("read a signature", read_signature),
	("open 55 bytes", || open(55)),
	("open 1,071 bytes", || open(1_071)),
	("open 4,047 bytes", || open(4_047)),
];

const ROUND: u64 = 1000;
const CHANCE: Chance = Chance { key: [1; 32], sigma: [2; 32], nonce: [3; 12] };

fn signature() -> Signature {
	development::secret_key().sign(ROUND).expect("the key is not zero")
}

fn read_key() -> Step {
	Box::new(|| assert!(Verifier::new(black_box(&development::PUBLIC_KEY)).is_ok()))
}

fn verify() -> Step {
	let verifier = Verifier::new(&development::PUBLIC_KEY).expect("a key");
	let signature = signature();
	Box::new(move || assert!(verifier.verify(black_box(ROUND), &signature).is_ok()))
}

fn read_signature() -> Step {
	let signature = signature();
	Box::new(move || assert!(Opener::new(black_box(&signature)).is_ok()))
}

fn open(bytes: usize) -> Step {
	let opener = Opener::new(&signature()).expect("a signature");
	let key = &development::PUBLIC_KEY;
	let ciphertext = encrypt(key, ROUND, &vec![7; bytes], &CHANCE).expect("short enough");
	Box::new(move || assert!(opener.open(black_box(&ciphertext)).is_ok()))
}
