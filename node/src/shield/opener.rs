//! Finds the carriers among the pool's transactions and decrypts those for the author's own keys.

use super::{keys::Keys, memory::Decrypted};
use crate::{client::FullClient, pool::Pooled};
use codec::Encode;
use ganglion_runtime::{opaque::UncheckedExtrinsic, Hash};
use ganglion_shield::{
	api::ShieldApi,
	envelope::{Envelope, MIN_BYTES},
	KeyHash,
};
use sc_transaction_pool_api::InPoolTransaction;
use sp_api::{ApiError, ProvideRuntimeApi};
use sp_runtime::traits::{BlakeTwo256, Hash as _};
use std::{
	collections::HashMap,
	sync::{Arc, Mutex, MutexGuard, PoisonError},
};

const LOG_TARGET: &str = "shield";

/// Long transactions that are remembered, so that each is decoded once and not for every block.
const MAX_KNOWN: usize = 16_384;

/// Carriers for other authors that are found for one block. Each costs a call of the runtime, some
/// 0.25 ms, and the proposer looks at its deadline only when it is given a transaction, which these
/// are not: so many take some 60 ms. Nothing else is counted, for the proposer is given it.
pub const MAX_FOUND: usize = 256;

/// What the opener asks of the runtime.
pub trait Decoder: Send + Sync {
	/// Returns what a transaction carries. None if it is no carrier.
	fn carried(
		&self,
		parent: Hash,
		transaction: UncheckedExtrinsic,
	) -> Result<Option<Envelope>, ApiError>;

	/// Decodes a signed transaction.
	fn signed(&self, parent: Hash, bytes: Vec<u8>) -> Option<UncheckedExtrinsic>;
}

impl Decoder for FullClient {
	fn carried(
		&self,
		parent: Hash,
		transaction: UncheckedExtrinsic,
	) -> Result<Option<Envelope>, ApiError> {
		self.runtime_api().try_decode_shielded_tx(parent, transaction)
	}

	fn signed(&self, parent: Hash, bytes: Vec<u8>) -> Option<UncheckedExtrinsic> {
		self.runtime_api().decode_signed_tx(parent, bytes).ok().flatten()
	}
}

/// What a long transaction is.
#[derive(Clone, Copy)]
enum Kind {
	/// A carrier for the key with this hash.
	Carrier(KeyHash),
	/// Anything else.
	Other,
}

/// What the author does with a transaction of the pool.
pub enum Verdict {
	/// Takes it as it is.
	Take,
	/// Takes it, and the transaction in it directly behind it.
	TakeBoth(Arc<Decrypted>),
	/// Leaves it to the author who has the key, or to a later block.
	Leave,
}

/// Decrypts carriers. Clones share what they know.
#[derive(Clone)]
pub struct Opener {
	runtime: Arc<dyn Decoder>,
	keys: Keys,
	known: Arc<Mutex<HashMap<Hash, Kind>>>,
}

impl Opener {
	/// Decrypts with these keys.
	pub fn new(runtime: Arc<dyn Decoder>, keys: Keys) -> Self {
		Self { runtime, keys, known: Arc::default() }
	}

	/// Decides what to do with a transaction in a block on this parent. `left` is how many carriers
	/// for other authors may still be found for the block; when it is used up, a long transaction
	/// that is not known yet is left to a later block.
	pub fn judge(&self, parent: Hash, transaction: &Pooled, left: &mut usize) -> Verdict {
		let (hash, data) = (*transaction.hash(), transaction.data());
		// A carrier is longer than its ciphertext. Most transactions are shorter.
		if data.encoded_size() < MIN_BYTES {
			return Verdict::Take;
		}
		match self.known(&hash) {
			Some(Kind::Other) => return Verdict::Take,
			Some(Kind::Carrier(key)) if !self.keys.hold(&key) => return Verdict::Leave,
			None if *left == 0 => return Verdict::Leave,
			Some(Kind::Carrier(_)) | None => {},
		}
		// Runtimes before the shield do not have the API.
		let Ok(carried) = self.runtime.carried(parent, (**data).clone()) else {
			return Verdict::Take;
		};
		let Some(envelope) = carried else {
			self.know(hash, Kind::Other);
			return Verdict::Take;
		};
		self.know(hash, Kind::Carrier(envelope.key_hash));
		if !self.keys.hold(&envelope.key_hash) {
			*left = left.saturating_sub(1);
			return Verdict::Leave;
		}
		self.open(parent, hash, &envelope)
	}

	/// Opens a carrier for one of the author's own keys.
	fn open(&self, parent: Hash, carrier: Hash, envelope: &Envelope) -> Verdict {
		let bytes = self.keys.decrypt(envelope);
		let Some(data) = bytes.and_then(|bytes| self.runtime.signed(parent, bytes)) else {
			log::debug!(target: LOG_TARGET, "Carrier {carrier} holds no signed transaction");
			return Verdict::Take;
		};
		let hash = BlakeTwo256::hash_of(&data);
		Verdict::TakeBoth(Arc::new(Decrypted { carrier, hash, data: Arc::new(data) }))
	}

	fn known(&self, transaction: &Hash) -> Option<Kind> {
		self.lock().get(transaction).copied()
	}

	fn know(&self, transaction: Hash, kind: Kind) {
		let mut known = self.lock();
		if known.len() == MAX_KNOWN {
			known.clear();
		}
		known.insert(transaction, kind);
	}

	fn lock(&self) -> MutexGuard<'_, HashMap<Hash, Kind>> {
		// Nothing panics while it holds the lock.
		self.known.lock().unwrap_or_else(PoisonError::into_inner)
	}
}

#[cfg(test)]
pub(crate) mod tests {
	use crate::shield::opener::*;
	use ganglion_shield::{
		cipher,
		envelope::{ENCAPSULATED_BYTES, NONCE_BYTES, TAG_BYTES},
	};
	use sc_transaction_pool::TimedTransactionSource;
	use std::sync::atomic::{AtomicUsize, Ordering};

	/// A runtime whose carriers are bare ciphertexts, and that takes any bytes for a signed
	/// transaction.
	#[derive(Default)]
	pub(crate) struct Fake {
		/// How often it was asked what a transaction carries.
		asked: AtomicUsize,
	}

	impl Fake {
		fn asked(&self) -> usize {
			self.asked.load(Ordering::Relaxed)
		}
	}

	impl Decoder for Fake {
		fn carried(
			&self,
			_: Hash,
			transaction: UncheckedExtrinsic,
		) -> Result<Option<Envelope>, ApiError> {
			self.asked.fetch_add(1, Ordering::Relaxed);
			Ok(Envelope::open(transaction.inner()))
		}

		fn signed(&self, _: Hash, bytes: Vec<u8>) -> Option<UncheckedExtrinsic> {
			Some(UncheckedExtrinsic::from_blob(bytes))
		}
	}

	/// A transaction of the pool.
	pub(crate) fn pooled(bytes: Vec<u8>) -> Arc<Pooled> {
		let data = UncheckedExtrinsic::from_blob(bytes);
		Arc::new(Pooled {
			bytes: data.encoded_size(),
			hash: BlakeTwo256::hash_of(&data),
			data: Arc::new(data),
			priority: 0,
			valid_till: u64::MAX,
			requires: Vec::new(),
			provides: Vec::new(),
			propagate: true,
			source: TimedTransactionSource::new_external(false),
		})
	}

	/// A carrier for a new one of these keys.
	pub(crate) fn carrier(keys: &Keys, inner: &[u8]) -> Arc<Pooled> {
		let envelope = cipher::encrypt(&keys.offer().fresh, inner).expect("it is a public key");
		pooled(envelope.to_bytes())
	}

	/// A carrier for another author, one of many.
	pub(crate) fn foreign(number: usize) -> Arc<Pooled> {
		let mut nonce = [0; NONCE_BYTES];
		nonce[..8].copy_from_slice(&(number as u64).to_le_bytes());
		let envelope = Envelope {
			key_hash: KeyHash::default(),
			encapsulated: vec![0; ENCAPSULATED_BYTES],
			nonce,
			sealed: vec![0; TAG_BYTES],
		};
		pooled(envelope.to_bytes())
	}

	/// A transaction that is as long as a carrier.
	fn long() -> Arc<Pooled> {
		pooled(vec![0; 2 * MIN_BYTES])
	}

	/// An opener and its runtime.
	fn opener(keys: &Keys) -> (Opener, Arc<Fake>) {
		let runtime = Arc::<Fake>::default();
		(Opener::new(runtime.clone(), keys.clone()), runtime)
	}

	/// The verdict on a transaction when so many carriers for other authors may be found.
	fn judged(opener: &Opener, transaction: &Pooled, mut left: usize) -> Verdict {
		opener.judge(Hash::zero(), transaction, &mut left)
	}

	#[test]
	fn own_carrier_should_be_opened() {
		let keys = Keys::default();
		let (opener, _) = opener(&keys);
		let carrier = carrier(&keys, b"inner");
		// Also when it is known.
		for _ in 0..2 {
			let Verdict::TakeBoth(decrypted) = judged(&opener, &carrier, 1) else {
				panic!("the carrier is the author's own");
			};
			assert_eq!(decrypted.carrier, carrier.hash);
			assert_eq!(decrypted.hash, pooled(b"inner".to_vec()).hash);
			assert_eq!(decrypted.data.inner(), b"inner");
		}
	}

	#[test]
	fn long_transactions_of_others_should_be_decoded_once() {
		let (opener, runtime) = opener(&Keys::default());
		for _ in 0..3 {
			assert!(matches!(judged(&opener, &foreign(1), 1), Verdict::Leave));
			assert!(matches!(judged(&opener, &long(), 1), Verdict::Take));
		}
		assert_eq!(runtime.asked(), 2);
	}

	#[test]
	fn only_carriers_for_others_should_be_counted() {
		let keys = Keys::default();
		let (opener, _) = opener(&keys);
		let mut left = 2;
		for transaction in [carrier(&keys, b"inner"), long(), foreign(1), foreign(1)] {
			opener.judge(Hash::zero(), &transaction, &mut left);
		}
		assert_eq!(left, 1);
	}

	#[test]
	fn unknown_transactions_should_be_left_when_enough_were_found() {
		let keys = Keys::default();
		let (opener, runtime) = opener(&keys);
		let own = carrier(&keys, b"inner");
		for unknown in [&own, &foreign(1), &long()] {
			assert!(matches!(judged(&opener, unknown, 0), Verdict::Leave));
		}
		assert_eq!(runtime.asked(), 0);
		assert!(matches!(judged(&opener, &pooled(vec![0; 100]), 0), Verdict::Take), "a short one");

		// They have their turn in a later block, and are known then.
		for left in [1, 0] {
			assert!(matches!(judged(&opener, &own, left), Verdict::TakeBoth(_)));
			assert!(matches!(judged(&opener, &long(), left), Verdict::Take));
		}
	}
}
