//! Timelocked data made of anything: altered pulses and ciphertexts are refused, each for a reason.

use crate::Bytes;
use ganglion_timelock::{
	ciphertext::Ciphertext,
	development,
	encrypt::{encrypt, Chance},
	open, split_envelope, verify, MalformedCiphertext, OpenError, PointError, Signature,
	VerifyError,
};
use std::sync::LazyLock;

/// The target's name.
pub const NAME: &str = "timelock";

const ROUND: u64 = 1000;
const DATA: &[u8] = b"weights";

/// The pulse of the round, and a ciphertext that it opens.
static SOUND: LazyLock<(Signature, Vec<u8>)> = LazyLock::new(|| {
	let chance = Chance { key: [1; 32], sigma: [2; 32], nonce: [3; 12] };
	let signature = development::secret_key().sign(ROUND).expect("the key is not zero");
	let ciphertext = encrypt(&development::PUBLIC_KEY, ROUND, DATA, &chance);
	(signature, ciphertext.expect("short enough"))
});

/// The target.
///
/// # Panics
///
/// If a check panics, or if it accepts what was altered.
pub fn check(bytes: &[u8]) -> u64 {
	let (signature, ciphertext) = &*SOUND;
	let bytes = &mut Bytes::new(bytes);
	match bytes.byte() % 4 {
		0 => check_pulse(&alter(signature.to_vec(), bytes)),
		1 => check_ciphertext(&rest(bytes)),
		_ => check_ciphertext(&alter(ciphertext.clone(), bytes)),
	}
}

/// All bytes that are left.
fn rest(bytes: &mut Bytes) -> Vec<u8> {
	std::iter::from_fn(|| (!bytes.is_empty()).then(|| bytes.byte())).collect()
}

/// Makes up to seven changes.
fn alter(mut sound: Vec<u8>, bytes: &mut Bytes) -> Vec<u8> {
	for _ in 0..bytes.byte() % 8 {
		let place = usize::from(bytes.short()) % (sound.len() + 1);
		match bytes.byte() % 8 {
			0 => sound.truncate(place),
			1 => sound.insert(place, bytes.byte()),
			2 => drop(sound.drain(place..(place + 8).min(sound.len()))),
			_ if place < sound.len() => sound[place] ^= bytes.byte(),
			_ => sound.push(bytes.byte()),
		}
	}
	sound
}

fn check_pulse(altered: &[u8]) -> u64 {
	let Ok(altered) = Signature::try_from(altered) else { return 0 };
	let verdict = verify(&development::PUBLIC_KEY, ROUND, &altered);
	assert_eq!(verdict.is_ok(), altered == SOUND.0, "{verdict:?}");
	if let Err(VerifyError::Signature(error)) = verdict {
		assert_eq!(open(&SOUND.1, &altered), Err(OpenError::Signature(error)));
	}
	match verdict {
		Ok(()) => 1,
		Err(VerifyError::Mismatch) => 2,
		Err(VerifyError::PublicKey(_)) => panic!("the key is one"),
		Err(VerifyError::Signature(error)) => 3 + kind_of_point(error),
	}
}

fn check_ciphertext(altered: &[u8]) -> u64 {
	let (signature, sound) = &*SOUND;
	if let Some((inner, _)) = split_envelope(altered) {
		assert_eq!(inner.len() + 10, altered.len(), "the rest is the length and the round");
	}
	if let Ok(parts) = Ciphertext::parse(altered) {
		assert_eq!(parts.to_bytes(), altered, "two forms of one ciphertext");
	}
	let opened = open(altered, signature);
	assert_eq!(opened.as_deref() == Ok(DATA), altered == sound, "{opened:?}");
	match opened {
		Ok(_) => 10,
		Err(OpenError::WrongKey) => 11,
		Err(OpenError::AlteredBody) => 12,
		Err(OpenError::Signature(_)) => panic!("the signature is one"),
		Err(OpenError::Malformed(error)) => 13 + kind_of_form(error),
	}
}

fn kind_of_point(error: PointError) -> u64 {
	match error {
		PointError::NotOnCurve => 0,
		PointError::Infinity => 1,
		PointError::OutsideSubgroup => 2,
	}
}

fn kind_of_form(error: MalformedCiphertext) -> u64 {
	match error {
		MalformedCiphertext::TooLong => 0,
		MalformedCiphertext::Truncated => 1,
		MalformedCiphertext::TrailingBytes => 2,
		MalformedCiphertext::WrongLength => 3,
		MalformedCiphertext::UnknownSuite => 4,
		MalformedCiphertext::Commitment(error) => 5 + kind_of_point(error),
	}
}
