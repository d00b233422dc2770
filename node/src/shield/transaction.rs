//! A transaction as the author takes it: one of the pool, or one that was decrypted.

use super::memory::Decrypted;
use crate::pool::Pooled;
use ganglion_runtime::{opaque::UncheckedExtrinsic, Hash};
use sc_transaction_pool_api::InPoolTransaction;
use sp_runtime::transaction_validity::{TransactionLongevity, TransactionPriority, TransactionTag};
use std::sync::Arc;

/// A transaction as the author takes it.
pub enum Transaction {
	/// One of the pool.
	Pooled(Arc<Pooled>),
	/// One that was decrypted.
	Decrypted(Arc<Decrypted>),
}

impl Transaction {
	/// Wraps a transaction of the pool.
	pub fn pooled(transaction: Arc<Pooled>) -> Arc<Self> {
		Arc::new(Self::Pooled(transaction))
	}
}

impl InPoolTransaction for Transaction {
	type Transaction = Arc<UncheckedExtrinsic>;
	type Hash = Hash;

	fn data(&self) -> &Arc<UncheckedExtrinsic> {
		match self {
			Self::Pooled(pooled) => pooled.data(),
			Self::Decrypted(decrypted) => &decrypted.data,
		}
	}

	fn hash(&self) -> &Hash {
		match self {
			Self::Pooled(pooled) => pooled.hash(),
			Self::Decrypted(decrypted) => &decrypted.hash,
		}
	}

	fn priority(&self) -> &TransactionPriority {
		match self {
			Self::Pooled(pooled) => pooled.priority(),
			Self::Decrypted(_) => &0,
		}
	}

	fn longevity(&self) -> &TransactionLongevity {
		match self {
			Self::Pooled(pooled) => pooled.longevity(),
			Self::Decrypted(_) => &0,
		}
	}

	fn requires(&self) -> &[TransactionTag] {
		match self {
			Self::Pooled(pooled) => pooled.requires(),
			Self::Decrypted(_) => &[],
		}
	}

	fn provides(&self) -> &[TransactionTag] {
		match self {
			Self::Pooled(pooled) => pooled.provides(),
			Self::Decrypted(_) => &[],
		}
	}

	fn is_propagable(&self) -> bool {
		match self {
			Self::Pooled(pooled) => pooled.is_propagable(),
			Self::Decrypted(_) => false,
		}
	}
}
