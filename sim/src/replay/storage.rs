//! What is stored after a block, as far as it was asked for.

use super::items::Map;
use codec::{Decode, Encode};
use std::{
	cell::RefCell,
	collections::{BTreeMap, BTreeSet},
};

/// A chain's storage after one block.
///
/// It is read by plain functions that are run again and again: what they ask for and is not known yet reads as the
/// default and is noted, to be fetched in one request before they are run the next time. Once a run asks for nothing
/// new, its result is that of the chain's storage.
#[derive(Default)]
pub struct Storage {
	known: BTreeMap<Vec<u8>, Option<Vec<u8>>>,
	asked: RefCell<BTreeSet<Vec<u8>>>,
}

impl Storage {
	/// The value of a map's entry.
	///
	/// # Errors
	///
	/// If what is stored is not of the map's type.
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

	/// The keys that were asked for in vain since the last call.
	pub fn take_asked(&mut self) -> Vec<Vec<u8>> {
		std::mem::take(self.asked.get_mut()).into_iter().collect()
	}

	/// Remembers that these keys have been looked up, and what was found.
	pub fn learn(
		&mut self,
		keys: Vec<Vec<u8>>,
		found: impl IntoIterator<Item = (Vec<u8>, Vec<u8>)>,
	) {
		self.known.extend(keys.into_iter().map(|key| (key, None)));
		self.known.extend(found.into_iter().map(|(key, value)| (key, Some(value))));
	}
}
