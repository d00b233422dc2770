//! Decrypted transactions that were behind their carrier when a block was built.
//!
//! A carrier can get into a block and the transaction in it not: the block is full, or its time is
//! over. The author does not learn which of its transactions made it, so it tries each again in its
//! next blocks, until the runtime refuses it (its nonce is used then) or [`MAX_BLOCKS`] have
//! passed.
//!
//! A block can fail to become part of the chain. Its carriers are in the pool then and take with
//! them again what they hold, which is not tried without them.

use ganglion_runtime::{opaque::UncheckedExtrinsic, Hash};
use sc_transaction_pool_api::TxInvalidityReportMap;
use sp_runtime::transaction_validity::InvalidTransaction;
use std::{
	collections::VecDeque,
	sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// Blocks of the author for which a transaction is remembered: its carrier has expired then.
const MAX_BLOCKS: u8 = ganglion_shield::MAX_ERA_PERIOD as u8;

/// Transactions remembered, the oldest forgotten first.
const MAX_REMEMBERED: usize = 1024;

/// A decrypted transaction. It is not in the pool, and no other node gets it but in a block.
pub struct Decrypted {
	/// The hash of the transaction that held it.
	pub carrier: Hash,
	/// Its own hash.
	pub hash: Hash,
	/// The transaction.
	pub data: Arc<UncheckedExtrinsic>,
}

/// A transaction, and how many blocks were begun since it was behind its carrier.
struct Entry {
	transaction: Arc<Decrypted>,
	blocks: u8,
}

/// Transactions to try again, the oldest first. Clones share them.
#[derive(Clone, Default)]
pub struct Memory(Arc<Mutex<VecDeque<Entry>>>);

impl Memory {
	/// Remembers a transaction whose carrier is in the block. It is remembered once, whatever
	/// became of an earlier block with it.
	pub fn remember(&self, transaction: Arc<Decrypted>) {
		let mut all = self.lock();
		all.retain(|entry| entry.transaction.hash != transaction.hash);
		if all.len() == MAX_REMEMBERED {
			all.pop_front();
		}
		all.push_back(Entry { transaction, blocks: 0 });
	}

	/// Forgets the transactions that the runtime refused. One that came too early for its nonce is
	/// not refused for good.
	pub fn forget_refused(&self, report: &TxInvalidityReportMap<Hash>) {
		let is_refused = |hash: &Hash| {
			report.get(hash).is_some_and(|error| *error != Some(InvalidTransaction::Future.into()))
		};
		self.lock().retain(|entry| !is_refused(&entry.transaction.hash));
	}

	/// Forgets all transactions.
	pub fn clear(&self) {
		self.lock().clear();
	}

	/// Begins a block, and returns the transactions to try in it: those whose carrier has left the
	/// pool.
	pub fn try_again(&self, is_in_pool: impl Fn(&Hash) -> bool) -> VecDeque<Arc<Decrypted>> {
		let mut all = self.lock();
		for entry in all.iter_mut() {
			entry.blocks = entry.blocks.saturating_add(1);
		}
		all.retain(|entry| entry.blocks <= MAX_BLOCKS);
		let transactions = all.iter().map(|entry| &entry.transaction);
		transactions.filter(|transaction| !is_in_pool(&transaction.carrier)).cloned().collect()
	}

	fn lock(&self) -> MutexGuard<'_, VecDeque<Entry>> {
		// What a panic could leave behind is a list all the same.
		self.0.lock().unwrap_or_else(PoisonError::into_inner)
	}
}

#[cfg(test)]
mod tests {
	use crate::shield::memory::*;
	use sp_runtime::transaction_validity::TransactionValidityError;

	fn carrier(number: u64) -> Hash {
		Hash::from_low_u64_be(number)
	}

	fn inner(number: u64) -> Hash {
		Hash::from_low_u64_le(number)
	}

	/// The memory of the transactions with these numbers.
	fn memory(numbers: impl IntoIterator<Item = u64>) -> Memory {
		let memory = Memory::default();
		for number in numbers {
			memory.remember(Arc::new(Decrypted {
				carrier: carrier(number),
				hash: inner(number),
				data: Arc::default(),
			}));
		}
		memory
	}

	/// What is tried in the next block while these carriers are in the pool.
	fn tried(memory: &Memory, pool: &[Hash]) -> Vec<Hash> {
		let again = memory.try_again(|carrier| pool.contains(carrier));
		again.iter().map(|transaction| transaction.hash).collect()
	}

	fn report(memory: &Memory, transaction: Hash, error: Option<TransactionValidityError>) {
		memory.forget_refused(&TxInvalidityReportMap::from_iter([(transaction, error)]));
	}

	#[test]
	fn transaction_should_be_remembered_once() {
		let memory = memory([1, 2, 1]);
		assert_eq!(tried(&memory, &[]), [inner(2), inner(1)]);
	}

	#[test]
	fn transaction_should_not_be_tried_while_its_carrier_is_in_the_pool() {
		let memory = memory([1, 2]);
		assert_eq!(tried(&memory, &[carrier(1)]), [inner(2)]);
		assert_eq!(tried(&memory, &[]), [inner(1), inner(2)]);
	}

	#[test]
	fn transaction_should_be_forgotten_unless_it_was_only_early() {
		let memory = memory([1, 2, 3]);
		report(&memory, inner(1), Some(InvalidTransaction::Future.into()));
		report(&memory, inner(2), Some(InvalidTransaction::Stale.into()));
		report(&memory, inner(3), None);
		assert_eq!(tried(&memory, &[]), [inner(1)]);
	}

	#[test]
	fn transaction_should_be_forgotten_when_its_carrier_has_expired() {
		let memory = memory([1, 2]);
		for _ in 0..MAX_BLOCKS {
			assert_eq!(tried(&memory, &[carrier(2)]), [inner(1)]);
		}
		assert!(tried(&memory, &[]).is_empty());
	}

	#[test]
	fn oldest_transaction_should_be_forgotten_for_want_of_room() {
		let most = MAX_REMEMBERED as u64;
		let tried = tried(&memory(0..=most), &[]);
		assert_eq!(tried.len(), MAX_REMEMBERED);
		assert_eq!((tried.first(), tried.last()), (Some(&inner(1)), Some(&inner(most))));
	}
}
