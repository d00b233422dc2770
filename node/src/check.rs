//! `check-db`: reads what the database holds of a chain and compares it with the hashes.
//!
//! The database finds values by their hashes and does not compute them again, so a damaged file can
//! hide accounts, or show wrong ones, while the node runs on.

use crate::client::FullBackend;
use codec::Encode;
use ganglion_runtime::{opaque::Block, Hash, Header};
use sc_client_api::{Backend, TrieCacheContext};
use sp_blockchain::{Backend as BlockchainBackend, HeaderBackend};
use sp_runtime::{
	traits::{BlakeTwo256, Hash as _, Header as _},
	StateVersion,
};
use sp_state_machine::{
	backend::{AsTrieBackend, Backend as _},
	IterArgs, TrieBackendBuilder, TrieBackendStorage,
};

/// Blocks between two lines of progress.
const PROGRESS: u32 = 100_000;

/// Returns an error that names the first fault, and prints what was checked otherwise.
pub fn run(backend: &FullBackend) -> Result<(), String> {
	let info = backend.blockchain().info();
	let blocks = check_blocks(backend, info.best_number)?;
	println!("{blocks} blocks up to #{} are whole", info.best_number);
	let mut heads = vec![(info.best_number, info.best_hash)];
	if info.finalized_hash != info.best_hash {
		heads.push((info.finalized_number, info.finalized_hash));
	}
	for (number, hash) in heads {
		let entries = check_state(backend, hash).map_err(|error| {
			format!("the state of block #{number} ({hash:?}) is damaged: {error}. {ADVICE}")
		})?;
		println!("{entries} entries of the state of block #{number} fit its state root");
	}
	Ok(())
}

const ADVICE: &str = "Restore the database from a copy, or remove it (`purge-chain`) to sync anew";

/// Checks that the headers form a chain from the best block back to the first one that is stored,
/// and that the bodies fit them. Returns how many there are.
fn check_blocks(backend: &FullBackend, best: u32) -> Result<u32, String> {
	let chain = backend.blockchain();
	// Blocks that warp sync has left out.
	let gap = chain.info().block_gap.map_or(0, |gap| gap.end.saturating_add(1));
	let mut child: Option<Header> = None;
	let mut checked: u32 = 0;
	for number in (gap..=best).rev() {
		let fault = |what: String| format!("block #{number} is damaged: {what}. {ADVICE}");
		let hash = chain.hash(number).map_err(|error| fault(error.to_string()))?;
		let hash = hash.ok_or_else(|| fault("its number leads to no hash".into()))?;
		let header = chain.header(hash).map_err(|error| fault(error.to_string()))?;
		let header = header.ok_or_else(|| fault(format!("the header {hash:?} is missing")))?;
		if header.hash() != hash || *header.number() != number {
			return Err(fault(format!("the header {hash:?} has another hash or number")));
		}
		if child.is_some_and(|child| *child.parent_hash() != hash) {
			return Err(fault(format!("{hash:?} is not the parent of the next block")));
		}
		let body = chain.body(hash).map_err(|error| fault(error.to_string()))?;
		if body.is_some_and(|body| !fits(&body, &header)) {
			return Err(fault("its transactions do not fit its header".into()));
		}
		checked += 1;
		if checked.is_multiple_of(PROGRESS) {
			println!("{checked} blocks are whole");
		}
		child = Some(header);
	}
	Ok(checked)
}

/// Whether transactions are those of a block. The version of the root depends on the runtime.
fn fits(body: &[<Block as sp_runtime::traits::Block>::Extrinsic], header: &Header) -> bool {
	[StateVersion::V0, StateVersion::V1].into_iter().any(|version| {
		let encoded = body.iter().map(Encode::encode).collect();
		BlakeTwo256::ordered_trie_root(encoded, version) == *header.extrinsics_root()
	})
}

/// Visits all nodes of a state and checks their hashes. Returns the number of entries.
fn check_state(backend: &FullBackend, block: Hash) -> Result<u64, String> {
	let state = backend.state_at(block, TrieCacheContext::Untrusted);
	let state = state.map_err(|error| error.to_string())?;
	let trie = state.as_trie_backend();
	let checked = Checked(trie.backend_storage());
	let trie = TrieBackendBuilder::new(checked, *trie.root()).build();
	let mut entries = 0;
	for entry in trie.pairs(IterArgs::default())? {
		entry.map_err(|error| format!("{error} (after {entries} entries)"))?;
		entries += 1;
	}
	Ok(entries)
}

/// Storage of a trie that computes the hash of each node.
struct Checked<Storage>(Storage);

impl<Storage: TrieBackendStorage<BlakeTwo256>> TrieBackendStorage<BlakeTwo256>
	for Checked<&Storage>
{
	fn get(&self, hash: &Hash, prefix: (&[u8], Option<u8>)) -> Result<Option<Vec<u8>>, String> {
		let node = self.0.get(hash, prefix)?;
		match &node {
			Some(bytes) if BlakeTwo256::hash(bytes) != *hash => {
				Err(format!("the node {hash:?} has another hash"))
			},
			_ => Ok(node),
		}
	}
}
