//! A file with the state of a chain at a block: `dev_dumpState`, `dev_loadState` and `--state`.
//!
//! | part | encoding |
//! |---|---|
//! | magic | the bytes `GANGLION STATE\n` |
//! | version of the format | u16, little-endian |
//! | [`Head`] | SCALE |
//! | entries, in the order of their keys | for each: 1, then key and value as SCALE byte vectors |
//! | end | 0 |
//! | number of entries | u64, little-endian |
//!
//! It is written and read as a stream. A reader takes nothing from a file whose end is missing, and
//! the block's state root says whether the entries are right.

use crate::client::FullClient;
use codec::{Decode, Encode, Input, IoReader};
use ganglion_runtime::{
	opaque::{Block, Header, UncheckedExtrinsic},
	Hash,
};
use sc_client_api::{BlockBackend, StorageProvider};
use sc_consensus::{
	BlockImport, BlockImportParams, ForkChoiceStrategy, ImportResult, ImportedState, StateAction,
	StorageChanges,
};
use sp_blockchain::HeaderBackend;
use sp_consensus::BlockOrigin;
use sp_core::storage::well_known_keys::is_child_storage_key;
use sp_runtime::{
	traits::{BlakeTwo256, Hash as _, Header as _},
	StateVersion,
};
use sp_state_machine::{KeyValueStates, KeyValueStorageLevel};
use std::{
	fs::{self, File},
	io::{self, BufReader, BufWriter, Read, Write},
	path::{Path, PathBuf},
};

const MAGIC: &[u8] = b"GANGLION STATE\n";

/// The version of the format that is written. A reader knows this one and those before it.
const VERSION: u16 = 1;

/// What a file says besides the state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
	/// The header of the chain's genesis block.
	pub genesis: Header,
	/// The header of the block with the state.
	pub header: Header,
	/// The extrinsics of that block.
	pub body: Vec<UncheckedExtrinsic>,
}

impl Head {
	fn encode(&self) -> Vec<u8> {
		(&self.genesis, &self.header, &self.body).encode()
	}

	fn decode(input: &mut impl Input) -> Result<Self, codec::Error> {
		let (genesis, header, body) = Decode::decode(input)?;
		Ok(Self { genesis, header, body })
	}
}

/// A file that was read to its end.
pub struct Dump {
	/// What it says besides the state.
	pub head: Head,
	entries: Vec<(Vec<u8>, Vec<u8>)>,
}

/// Where the state of a block was written.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Written {
	/// The block.
	pub block: Hash,
	/// Its number.
	pub number: u32,
	/// Entries of the state.
	pub entries: u64,
	/// Bytes of the file.
	pub bytes: u64,
}

/// Writes the state of a block. The file appears when it is whole, under its name.
///
/// Refuses the genesis block: a chain that began with the file would have no other.
pub fn write(client: &FullClient, block: Hash, path: &Path) -> Result<Written, String> {
	if block == client.info().genesis_hash {
		return Err(
			"the chain has no block besides its genesis, with which every start begins".into()
		);
	}
	let failed = |error: io::Error| format!("{}: {error}", path.display());
	let mut unfinished = path.as_os_str().to_owned();
	unfinished.push(format!(".{}", std::process::id()));
	let unfinished = PathBuf::from(unfinished);
	let file = File::create(&unfinished).map_err(failed)?;
	let done = write_to(client, block, BufWriter::new(file));
	let done = done.and_then(|done| {
		fs::rename(&unfinished, path).map_err(failed)?;
		let bytes = fs::metadata(path).map_err(failed)?.len();
		Ok(Written { bytes, ..done })
	});
	if done.is_err() {
		// An error says that there is nothing to remove.
		let _ = fs::remove_file(&unfinished);
	}
	done
}

fn write_to(client: &FullClient, block: Hash, mut out: impl Write) -> Result<Written, String> {
	let failed = |error: sp_blockchain::Error| error.to_string();
	let full = |error: io::Error| format!("the file cannot be written: {error}");
	let head = Head {
		genesis: client.expect_header(client.info().genesis_hash).map_err(failed)?,
		header: client.expect_header(block).map_err(failed)?,
		body: client.block_body(block).map_err(failed)?.unwrap_or_default(),
	};
	out.write_all(MAGIC).map_err(full)?;
	out.write_all(&VERSION.to_le_bytes()).map_err(full)?;
	out.write_all(&head.encode()).map_err(full)?;
	let mut entries = 0_u64;
	for (key, value) in client.storage_pairs(block, None, None).map_err(failed)? {
		if is_child_storage_key(&key.0) {
			return Err("the state has child tries, which the file has no place for".into());
		}
		out.write_all(&[1]).map_err(full)?;
		out.write_all(&(key.0, value.0).encode()).map_err(full)?;
		entries = entries.saturating_add(1);
	}
	out.write_all(&[0]).map_err(full)?;
	out.write_all(&entries.to_le_bytes()).map_err(full)?;
	out.flush().map_err(full)?;
	Ok(Written { block, number: *head.header.number(), entries, bytes: 0 })
}

impl Dump {
	/// Reads a file.
	pub fn read(path: &Path) -> Result<Self, String> {
		let named = |error: String| format!("{}: {error}", path.display());
		let file = File::open(path).map_err(|error| named(error.to_string()))?;
		Self::read_from(BufReader::new(file)).map_err(named)
	}

	fn read_from(mut file: impl Read) -> Result<Self, String> {
		let mut magic = [0; MAGIC.len()];
		if file.read_exact(&mut magic).is_err() || magic != MAGIC {
			return Err("this is no file that dev_dumpState has written".into());
		}
		let version = u16::from_le_bytes(bytes(&mut file)?);
		if version == 0 || version > VERSION {
			return Err(format!(
				"the file has version {version} of the format; this node reads versions up to \
				 {VERSION}"
			));
		}
		let mut input = IoReader(file);
		let head = Head::decode(&mut input).map_err(cut)?;
		let mut entries = Vec::new();
		loop {
			match bytes(&mut input.0)? {
				[0] => break,
				[1] => {
					let (key, value) = <(Vec<u8>, Vec<u8>)>::decode(&mut input).map_err(cut)?;
					entries.push((key, value));
				},
				_ => return Err("the file is damaged: an entry begins wrongly".into()),
			}
		}
		let count = u64::from_le_bytes(bytes(&mut input.0)?);
		if u64::try_from(entries.len()) != Ok(count) {
			return Err(format!(
				"the file is damaged: it has {} entries, and says {count}",
				entries.len()
			));
		}
		let root = BlakeTwo256::trie_root(entries.clone(), StateVersion::V1);
		if root != *head.header.state_root() {
			return Err("the file is damaged: its state is not that of its block".into());
		}
		Ok(Self { head, entries })
	}

	/// Makes the file's block the best and final one of a chain that has only its genesis block, or
	/// whose last block is below it.
	pub async fn import(self, client: &std::sync::Arc<FullClient>) -> Result<Hash, String> {
		let Self { head, entries } = self;
		let block = head.header.hash();
		let state = KeyValueStates(vec![KeyValueStorageLevel {
			state_root: Vec::new(),
			parent_storage_keys: Vec::new(),
			key_values: entries,
		}]);
		let mut params = BlockImportParams::<Block>::new(BlockOrigin::Own, head.header);
		params.body = Some(head.body);
		params.finalized = true;
		params.create_gap = false;
		params.fork_choice = Some(ForkChoiceStrategy::Custom(true));
		params.state_action =
			StateAction::ApplyChanges(StorageChanges::Import(ImportedState { block, state }));
		match client.clone().import_block(params).await {
			Ok(ImportResult::Imported(_)) => Ok(block),
			Ok(other) => Err(format!("the file's block was not imported: {other:?}")),
			Err(error) => Err(format!("the file's state is not that of its block: {error}")),
		}
	}
}

fn bytes<const COUNT: usize>(file: &mut impl Read) -> Result<[u8; COUNT], String> {
	let mut bytes = [0; COUNT];
	file.read_exact(&mut bytes).map_err(cut)?;
	Ok(bytes)
}

fn cut(error: impl std::fmt::Display) -> String {
	format!("the file is truncated or damaged: {error}")
}

#[cfg(test)]
mod tests {
	use crate::dump::*;

	fn file() -> Vec<u8> {
		let (key, value) = (vec![1_u8, 2], vec![3_u8]);
		let entry = (&key, &value).encode();
		let root = BlakeTwo256::trie_root(vec![(key, value)], StateVersion::V1);
		let header = |number| {
			let zero = Hash::default();
			Header::new(number, zero, root, zero, Default::default())
		};
		let head = Head { genesis: header(0), header: header(7), body: Vec::new() };
		[MAGIC, &VERSION.to_le_bytes(), &head.encode(), &[1], &entry, &[0], &1_u64.to_le_bytes()]
			.concat()
	}

	#[test]
	fn whole_file_should_be_read() {
		let dump = Dump::read_from(&file()[..]).map_err(drop).unwrap();
		assert_eq!((dump.head.header.number, dump.entries), (7, vec![(vec![1, 2], vec![3])]));
	}

	#[test]
	fn wrong_files_should_be_named() {
		let refused = |file: &[u8]| Dump::read_from(file).err().unwrap();
		let file = file();
		for length in 0..file.len() {
			let error = refused(&file[..length]);
			let expected = if length < MAGIC.len() { "no file that" } else { "truncated" };
			assert!(error.contains(expected), "{length}: {error}");
		}
		let mut later = file.clone();
		later[MAGIC.len()] = 2;
		assert!(refused(&later).contains("version 2"), "{}", refused(&later));
		let mut other = file.clone();
		other[file.len() - 10] = 4;
		assert!(refused(&other).contains("not that of its block"), "{}", refused(&other));
		let mut other = file.clone();
		*other.last_mut().unwrap() = 1;
		assert!(refused(&other).contains("1 entries, and says"), "{}", refused(&other));
	}
}
