//! The part of the storage after a block that a function reads.

use super::items::Map;
use codec::{Decode, Encode};
use std::{
	cell::RefCell,
	collections::{BTreeMap, BTreeSet},
};

/// A chain's storage after one block.
///
/// Plain functions read it and are run repeatedly. A read of an unknown key returns the default and
/// records the key; the recorded keys are fetched in one request before the next run. A run that
/// reads no unknown key returns the result for the chain's storage.
#[derive(Default)]
pub struct Storage {
	known: BTreeMap<Vec<u8>, Option<Vec<u8>>>,
	asked: RefCell<BTreeSet<Vec<u8>>>,
}

impl Storage {
	/// Reads an entry of a map.
	///
	/// # Errors
	///
	/// If the stored bytes are not of the map's type.
	pub fn get<K: Encode, V: Decode + Default>(
		&self,
		map: &Map<K, V>,
		key: K,
	) -> Result<V, String> {
		let key = map.key(key);
		match self.known.get(&key) {
			Some(stored) => map.value(stored.as_deref()),
			None => {
				self.asked.borrow_mut().insert(key);
				Ok(V::default())
			},
		}
	}

	/// Returns the unknown keys read since the last call.
	pub fn take_asked(&mut self) -> Vec<Vec<u8>> {
		std::mem::take(self.asked.get_mut()).into_iter().collect()
	}

	/// Stores the values of fetched keys.
	pub fn learn(
		&mut self,
		keys: Vec<Vec<u8>>,
		found: impl IntoIterator<Item = (Vec<u8>, Vec<u8>)>,
	) {
		self.known.extend(keys.into_iter().map(|key| (key, None)));
		self.known.extend(found.into_iter().map(|(key, value)| (key, Some(value))));
	}
}
