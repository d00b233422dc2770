//! Reading the state of a block.

use crate::client::FullClient;
use ganglion_runtime::Hash;
use sc_client_api::{StorageKey, StorageProvider};
use sp_io::hashing::twox_128;

/// The error of a report. The node goes on without it.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Reads an item of pallet `System` in the state of a block, encoded.
pub fn system_item(
	client: &FullClient,
	block: Hash,
	name: &str,
) -> Result<Option<Vec<u8>>, Failure> {
	let key = [twox_128(b"System"), twox_128(name.as_bytes())].concat();
	let value = client.storage(block, &StorageKey(key))?;
	Ok(value.map(|value| value.0))
}
