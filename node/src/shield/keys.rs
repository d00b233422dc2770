//! The author's secret keys, and the inherent data that offers public ones.

use ganglion_shield::{cipher::SecretKey, envelope::Envelope, inherent, KeyHash};
use sp_inherents::{InherentData, InherentDataProvider, InherentIdentifier};
use std::{
	collections::VecDeque,
	sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// Keys kept in memory, the oldest dropped first. Each attempt to author a block makes one. A key
/// can be in use for some thirty blocks: its lifetime, the blocks in which it is still accepted,
/// and attempts that came to nothing.
const KEPT: usize = 64;

/// The newest secret keys. Clones share them.
#[derive(Clone, Default)]
pub struct Keys(Arc<Mutex<VecDeque<SecretKey>>>);

impl Keys {
	/// Whether the secret key of the public key with this hash is here.
	pub fn hold(&self, hash: &KeyHash) -> bool {
		self.lock().iter().any(|key| key.hash() == *hash)
	}

	/// Decrypts a ciphertext. None if the secret key is not here, or the ciphertext is none.
	pub fn decrypt(&self, envelope: &Envelope) -> Option<Vec<u8>> {
		let keys = self.lock();
		keys.iter().find(|key| key.hash() == envelope.key_hash)?.decrypt(envelope)
	}

	/// Makes a key, and returns the offer of it.
	pub(super) fn offer(&self) -> inherent::Offer {
		let (secret, fresh) = SecretKey::random();
		let mut keys = self.lock();
		// Without the fresh one: the key on the chain is one of these, or lost.
		let held = keys.iter().map(SecretKey::hash).collect();
		if keys.len() == KEPT {
			keys.pop_front();
		}
		keys.push_back(secret);
		inherent::Offer { fresh, held }
	}

	fn lock(&self) -> MutexGuard<'_, VecDeque<SecretKey>> {
		// Nothing panics while it holds the lock.
		self.0.lock().unwrap_or_else(PoisonError::into_inner)
	}
}

#[async_trait::async_trait]
impl InherentDataProvider for Keys {
	async fn provide_inherent_data(
		&self,
		data: &mut InherentData,
	) -> Result<(), sp_inherents::Error> {
		data.put_data(inherent::IDENTIFIER, &self.offer())
	}

	async fn try_handle_error(
		&self,
		_: &InherentIdentifier,
		_: &[u8],
	) -> Option<Result<(), sp_inherents::Error>> {
		None
	}
}
