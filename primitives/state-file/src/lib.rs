//! A file with the state of a chain at a block: of `dev_dumpState`, `dev_loadState` and `--state`,
//! and of `ganglion fork`, `--fork-file` and `ganglion-sim replay --file`.
//!
//! | part | encoding |
//! |---|---|
//! | magic | the bytes `GANGLION STATE\n` |
//! | version of the format | u16, little-endian |
//! | [`Head`] | SCALE; version 1 has no [`Fork`] |
//! | entries, in the order of their keys | for each: 1, then key and value as SCALE byte vectors |
//! | end | 0 |
//! | number of entries | u64, little-endian |
//! | hash of the entries, from version 2 on | 32 bytes, see [`Hash`] |
//!
//! It is written and read as a stream. A reader takes nothing from a file whose end is missing or
//! whose entries are not those that were written. The crate knows nothing of the chain but the form
//! of its headers, so that programs without the node's crates read such files too.

#![deny(missing_docs)]

mod head;
mod reader;
mod writer;

pub use head::{DigestItem, Epochs, Fork, Head, Header};
pub use reader::Reader;
pub use writer::{NewFile, Writer};

use sp_crypto_hashing::blake2_256;

/// What a file begins with.
pub const MAGIC: &[u8] = b"GANGLION STATE\n";

/// The version of the format that is written. A reader knows this one and those before it.
pub const VERSION: u16 = 2;

/// An entry of a state: key and value.
pub type Entry = (Vec<u8>, Vec<u8>);

/// The hash of the entries so far: of none it is zero, and with each entry it becomes the hash
/// (BLAKE2b, 256 bits) of itself and the encoded entry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Hash([u8; 32]);

impl Hash {
	fn add(&mut self, encoded: &[u8]) {
		self.0 = blake2_256(&[&self.0, encoded].concat());
	}
}
