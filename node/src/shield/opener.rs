//! Finds the carriers among the pool's transactions and decrypts those for the author's own keys.

use super::{keys::Keys, transaction::Decrypted};
use crate::{client::FullClient, pool::Pooled};
use codec::Encode;
use ganglion_runtime::{opaque::UncheckedExtrinsic, Hash};
use ganglion_shield::{api::ShieldApi, envelope::MIN_BYTES, KeyHash};
use sc_transaction_pool_api::InPoolTransaction;
use sp_api::ProvideRuntimeApi;
use sp_runtime::traits::{BlakeTwo256, Hash as _};
use std::{
	collections::HashMap,
	sync::{Arc, Mutex, PoisonError},
};

const LOG_TARGET: &str = "shield";

/// Carriers whose key is remembered, so that those for other authors are taken apart once and not
/// for every block.
const MAX_KNOWN: usize = 16_384;

/// What the author does with a transaction of the pool.
pub enum Verdict {
	/// Takes it as it is.
	Take,
	/// Takes it, and the transaction in it directly behind it.
	TakeBoth(Arc<Decrypted>),
	/// Leaves it to the author who has the key.
	Leave,
}

/// Decrypts carriers. Clones share what they know.
#[derive(Clone)]
pub struct Opener {
	client: Arc<FullClient>,
	keys: Keys,
	known: Arc<Mutex<HashMap<Hash, KeyHash>>>,
}

impl Opener {
	/// Decrypts with these keys.
	pub fn new(client: Arc<FullClient>, keys: Keys) -> Self {
		Self { client, keys, known: Arc::default() }
	}

	/// Returns the best block.
	pub fn best(&self) -> Hash {
		self.client.chain_info().best_hash
	}

	/// Decides what to do with a transaction in a block on this parent.
	pub fn judge(&self, parent: Hash, transaction: &Pooled) -> Verdict {
		let data = transaction.data();
		// A carrier is longer than its ciphertext. Most transactions are shorter.
		if data.encoded_size() < MIN_BYTES {
			return Verdict::Take;
		}
		if self.is_for_others(transaction.hash()) {
			return Verdict::Leave;
		}
		let api = self.client.runtime_api();
		let carried = api.try_decode_shielded_tx(parent, (**data).clone());
		// Runtimes before the shield do not have the API.
		let Ok(Some(envelope)) = carried else { return Verdict::Take };
		self.know(*transaction.hash(), envelope.key_hash);
		if !self.keys.hold(&envelope.key_hash) {
			return Verdict::Leave;
		}
		let decoded = match self.keys.decrypt(&envelope) {
			Some(bytes) => api.decode_signed_tx(parent, bytes).ok().flatten(),
			None => None,
		};
		match decoded {
			Some(data) => Verdict::TakeBoth(Arc::new(decrypted(data))),
			None => {
				log::debug!(
					target: LOG_TARGET,
					"Carrier {} holds no signed transaction", transaction.hash(),
				);
				Verdict::Take
			},
		}
	}

	fn is_for_others(&self, carrier: &Hash) -> bool {
		let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
		known.get(carrier).is_some_and(|key| !self.keys.hold(key))
	}

	fn know(&self, carrier: Hash, key: KeyHash) {
		let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
		if known.len() == MAX_KNOWN {
			known.clear();
		}
		known.insert(carrier, key);
	}
}

fn decrypted(data: UncheckedExtrinsic) -> Decrypted {
	Decrypted { hash: BlakeTwo256::hash_of(&data), data: Arc::new(data) }
}
