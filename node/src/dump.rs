//! The state of a chain in a file: `dev_dumpState`, `dev_loadState`, `--state` and `--fork-file`.
//! [`ganglion_state_file`] describes the format.
//!
//! A block's state root says whether the entries are right, unless they are of one subnet alone.

use crate::client::FullClient;
use codec::{Decode, Encode};
use ganglion_runtime::{
	opaque::{Block, Header},
	Hash,
};
use ganglion_state_file::{Entry, Head, NewFile, Reader, Writer};
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
	fs::File,
	io::{self, BufReader},
	path::Path,
};

/// A file that was read to its end.
pub struct Dump {
	/// The header of the chain's genesis block.
	pub genesis: Header,
	/// The header of the block with the state.
	pub header: Header,
	/// What the file says besides the state.
	pub head: Head,
	/// The state, in the order of its keys.
	pub entries: Vec<Entry>,
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
	let failed = |error: sp_blockchain::Error| error.to_string();
	let header = client.expect_header(block).map_err(failed)?;
	let body = client.block_body(block).map_err(failed)?.unwrap_or_default();
	let head = Head {
		genesis: recoded(&client.expect_header(client.info().genesis_hash).map_err(failed)?)?,
		header: recoded(&header)?,
		body: recoded(&body)?,
		fork: None,
	};
	let (file, out) = NewFile::create(path)?;
	let mut writer = Writer::new(out, &head).map_err(full)?;
	for (key, value) in client.storage_pairs(block, None, None).map_err(failed)? {
		if is_child_storage_key(&key.0) {
			return Err("the state has child tries, which the file has no place for".into());
		}
		writer.entry(&(key.0, value.0)).map_err(full)?;
	}
	let entries = writer.finish().map_err(full)?;
	let bytes = file.appear()?;
	Ok(Written { block, number: *header.number(), entries, bytes })
}

/// The error of a file that takes no more bytes.
pub fn full(error: io::Error) -> String {
	format!("the file cannot be written: {error}")
}

/// Returns the root of a state.
pub fn state_root(entries: Vec<Entry>) -> Hash {
	BlakeTwo256::trie_root(entries, StateVersion::V1)
}

/// The same value as another type that is encoded alike.
pub fn recoded<T: Decode>(value: &impl Encode) -> Result<T, String> {
	T::decode(&mut &value.encode()[..]).map_err(|error| format!("a block's header: {error}"))
}

impl Dump {
	/// Reads a file.
	pub fn read(path: &Path) -> Result<Self, String> {
		let named = |error: String| format!("{}: {error}", path.display());
		let file = File::open(path).map_err(|error| named(error.to_string()))?;
		let whole = Reader::new(BufReader::new(file)).and_then(Reader::whole);
		whole.and_then(|(head, entries)| Self::of(head, entries)).map_err(named)
	}

	/// The same of what would be in a file.
	pub fn of(head: Head, entries: Vec<Entry>) -> Result<Self, String> {
		let (genesis, header): (Header, Header) = (recoded(&head.genesis)?, recoded(&head.header)?);
		let dump = Self { genesis, header, head, entries };
		if dump.subnet().is_none() && state_root(dump.entries.clone()) != *dump.header.state_root()
		{
			return Err("the file is damaged: its state is not that of its block".into());
		}
		Ok(dump)
	}

	/// The subnet, if the entries are those of one subnet and not a whole state.
	pub fn subnet(&self) -> Option<u16> {
		self.head.fork.as_ref().and_then(|fork| fork.subnet)
	}

	/// Returns an error if the entries are no whole state, which a chain can begin with.
	pub fn check_whole(&self) -> Result<(), String> {
		match self.subnet() {
			None => Ok(()),
			Some(netuid) => Err(format!(
				"the file has subnet {netuid} of a chain, and not a whole state; a chain begins \
				 with it by --fork-file"
			)),
		}
	}

	/// Makes the file's block the best and final one of a chain that has only its genesis block, or
	/// whose last block is below it.
	pub async fn import(self, client: &std::sync::Arc<FullClient>) -> Result<Hash, String> {
		self.check_whole()?;
		let Self { head, header, entries, .. } = self;
		let block = header.hash();
		let state = KeyValueStates(vec![KeyValueStorageLevel {
			state_root: Vec::new(),
			parent_storage_keys: Vec::new(),
			key_values: entries,
		}]);
		let mut params = BlockImportParams::<Block>::new(BlockOrigin::Own, header);
		params.body = Some(recoded(&head.body)?);
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

#[cfg(test)]
mod tests {
	use crate::dump::*;
	use ganglion_state_file::Fork;

	fn dump(fork: Option<Fork>, entries: &[Entry]) -> Result<Dump, String> {
		let root = state_root(vec![(vec![1, 2], vec![3])]);
		let header = |number| {
			let zero = Hash::default();
			recoded(&Header::new(number, zero, root, zero, Default::default())).unwrap()
		};
		let head = Head { genesis: header(0), header: header(7), body: Vec::new(), fork };
		Dump::of(head, entries.to_vec())
	}

	#[test]
	fn state_should_be_that_of_its_block() {
		let right = dump(None, &[(vec![1, 2], vec![3])]).map_err(drop).unwrap();
		assert_eq!((right.header.number, right.check_whole()), (7, Ok(())));
		let error = dump(None, &[(vec![1, 2], vec![4])]).err().unwrap();
		assert!(error.contains("not that of its block"), "{error}");
	}

	#[test]
	fn subnet_should_be_no_whole_state() {
		let fork = Fork { chain: "x".into(), spec_version: 1, subnet: Some(5), epochs: Vec::new() };
		let part = dump(Some(fork), &[(vec![9], vec![3])]).map_err(drop).unwrap();
		let error = part.check_whole().unwrap_err();
		assert!(error.contains("subnet 5") && error.contains("--fork-file"), "{error}");
	}
}
