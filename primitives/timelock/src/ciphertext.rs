//! The bytes of a ciphertext, as the network's clients write them. Numbers are little-endian.
//!
//! | bytes | content |
//! |---|---|
//! | 96 | `U`, compressed |
//! | 8, 32 | length of `V`: 32; `V` |
//! | 8, 32 | length of `W`: 32; `W` |
//! | 8 | length of the body: all that follows but the suite |
//! | 8, n + 16 | length of what is encrypted with its tag; these bytes |
//! | 8, 12 | length of the nonce: 12; the nonce |
//! | 8, 8 | length of the suite's name: 8; the name, `AES_GCM_` |
//!
//! [`OVERHEAD_BYTES`] more than the data. Clients also pass such a ciphertext on in an *envelope*
//! that says for which round it is: see [`split_envelope`].

use crate::{key_wrap::BYTES, PointError, PUBLIC_KEY_BYTES};
use core::fmt;

/// Most bytes that a ciphertext may have. The network's calls take about a third of it.
pub const MAX_CIPHERTEXT_BYTES: usize = 16_384;
/// Bytes that a ciphertext has beyond those of its data.
pub const OVERHEAD_BYTES: usize = PUBLIC_KEY_BYTES
	+ 2 * (8 + BYTES)
	+ 8 + (8 + TAG_BYTES)
	+ (8 + NONCE_BYTES)
	+ (8 + SUITE.len());
/// Bytes of a nonce of AES-GCM.
pub const NONCE_BYTES: usize = 12;
/// Bytes of a tag of AES-GCM.
pub const TAG_BYTES: usize = 16;
/// The name of the cipher of the body.
pub const SUITE: &[u8; 8] = b"AES_GCM_";

/// A ciphertext, taken apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ciphertext<'a> {
	/// `U`: a point, compressed.
	pub commitment: &'a [u8; PUBLIC_KEY_BYTES],
	/// `V`: `σ`, masked by the pairing.
	pub sigma: &'a [u8; BYTES],
	/// `W`: the key of the body, masked by `σ`.
	pub key: &'a [u8; BYTES],
	/// The encrypted data and its tag.
	pub sealed: &'a [u8],
	/// The nonce of the body.
	pub nonce: &'a [u8; NONCE_BYTES],
}

/// Why bytes are no ciphertext.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MalformedCiphertext {
	/// They are more than [`MAX_CIPHERTEXT_BYTES`].
	TooLong,
	/// They end before the ciphertext does.
	Truncated,
	/// They go on behind the ciphertext.
	TrailingBytes,
	/// A part has a length that it cannot have.
	WrongLength,
	/// The body is of another cipher.
	UnknownSuite,
	/// `U` is no usable point.
	Commitment(PointError),
}

impl fmt::Display for MalformedCiphertext {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::TooLong => write!(f, "longer than {MAX_CIPHERTEXT_BYTES} bytes"),
			Self::Truncated => f.write_str("truncated"),
			Self::TrailingBytes => f.write_str("bytes behind its end"),
			Self::WrongLength => f.write_str("a part has a wrong length"),
			Self::UnknownSuite => f.write_str("the cipher is not AES-GCM"),
			Self::Commitment(error) => write!(f, "its commitment is {error}"),
		}
	}
}

impl<'a> Ciphertext<'a> {
	/// Takes a ciphertext apart. It copies nothing.
	pub fn parse(bytes: &'a [u8]) -> Result<Self, MalformedCiphertext> {
		if bytes.len() > MAX_CIPHERTEXT_BYTES {
			return Err(MalformedCiphertext::TooLong);
		}
		let mut whole = Reader(bytes);
		let commitment = whole.array()?;
		let sigma = whole.counted_array()?;
		let key = whole.counted_array()?;
		let mut body = Reader(whole.counted()?);
		let suite: &[u8; SUITE.len()] = whole.counted_array()?;
		whole.end(MalformedCiphertext::TrailingBytes)?;
		if suite != SUITE {
			return Err(MalformedCiphertext::UnknownSuite);
		}
		let inside = |_| MalformedCiphertext::WrongLength;
		let sealed = body.counted().map_err(inside)?;
		let nonce = body.counted_array().map_err(inside)?;
		body.end(MalformedCiphertext::WrongLength)?;
		if sealed.len() < TAG_BYTES {
			return Err(MalformedCiphertext::WrongLength);
		}
		Ok(Self { commitment, sigma, key, sealed, nonce })
	}

	/// Returns the bytes that [`Ciphertext::parse`] takes apart.
	#[cfg(feature = "encrypt")]
	#[must_use]
	pub fn to_bytes(&self) -> alloc::vec::Vec<u8> {
		let length = |part: &[u8]| (part.len() as u64).to_le_bytes();
		let body =
			[&length(self.sealed)[..], self.sealed, &length(self.nonce)[..], self.nonce].concat();
		let parts: [&[u8]; 9] = [
			self.commitment,
			&length(self.sigma),
			self.sigma,
			&length(self.key),
			self.key,
			&length(&body),
			&body,
			&length(SUITE),
			SUITE,
		];
		parts.concat()
	}
}

/// Splits what the network's clients pass on from hand to hand into the ciphertext and the round
/// that opens it: the compact length of the ciphertext (SCALE), the ciphertext, and the round as
/// eight bytes, little-endian. None if the bytes are nothing like it.
#[must_use]
pub fn split_envelope(bytes: &[u8]) -> Option<(&[u8], u64)> {
	let (rest, round) = bytes.split_last_chunk()?;
	// A ciphertext needs the form of two bytes or, from 16,384 bytes on, one that is too long here.
	let (length, ciphertext) = rest.split_first_chunk()?;
	let compact = u16::from_le_bytes(*length);
	let is_envelope = compact & 0b11 == 0b01
		&& usize::from(compact >> 2) == ciphertext.len()
		&& ciphertext.len() >= OVERHEAD_BYTES;
	is_envelope.then(|| (ciphertext, u64::from_le_bytes(*round)))
}

/// What is left to read.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
	fn array<const N: usize>(&mut self) -> Result<&'a [u8; N], MalformedCiphertext> {
		let (array, rest) = self.0.split_first_chunk().ok_or(MalformedCiphertext::Truncated)?;
		self.0 = rest;
		Ok(array)
	}

	/// Reads bytes behind their length.
	fn counted(&mut self) -> Result<&'a [u8], MalformedCiphertext> {
		let length = u64::from_le_bytes(*self.array()?);
		let length = usize::try_from(length).map_err(|_| MalformedCiphertext::Truncated)?;
		let (bytes, rest) =
			self.0.split_at_checked(length).ok_or(MalformedCiphertext::Truncated)?;
		self.0 = rest;
		Ok(bytes)
	}

	/// Reads bytes behind their length, which must be `N`.
	fn counted_array<const N: usize>(&mut self) -> Result<&'a [u8; N], MalformedCiphertext> {
		if u64::from_le_bytes(*self.array()?) != N as u64 {
			return Err(MalformedCiphertext::WrongLength);
		}
		self.array()
	}

	fn end(&self, error: MalformedCiphertext) -> Result<(), MalformedCiphertext> {
		if self.0.is_empty() {
			Ok(())
		} else {
			Err(error)
		}
	}
}
