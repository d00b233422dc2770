//! Decrypted transactions that were behind their carrier when a block was built.
//!
//! A carrier can get into a block and the transaction in it not: the block is full, or its time is
//! over. The author does not learn which of its transactions made it, so it tries each again in its
//! next blocks, until the runtime refuses it (its nonce is used then) or [`MAX_TRIES`] is reached.

use std::{
	collections::VecDeque,
	sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// Blocks in which a transaction is tried again: its era is over then, as its carrier's.
const MAX_TRIES: u8 = ganglion_shield::MAX_ERA_PERIOD as u8;

/// Transactions remembered, the oldest forgotten first.
const MAX_REMEMBERED: usize = 1024;

/// A transaction, and how often it was tried again.
struct Entry<Transaction> {
	transaction: Arc<Transaction>,
	tries: u8,
}

type Entries<Transaction> = VecDeque<Entry<Transaction>>;

/// Transactions to try again, the oldest first. Clones share them.
pub struct Memory<Transaction>(Arc<Mutex<Entries<Transaction>>>);

impl<Transaction> Clone for Memory<Transaction> {
	fn clone(&self) -> Self {
		Self(self.0.clone())
	}
}

impl<Transaction> Default for Memory<Transaction> {
	fn default() -> Self {
		Self(Arc::default())
	}
}

impl<Transaction> Memory<Transaction> {
	/// Remembers a transaction.
	pub fn remember(&self, transaction: Arc<Transaction>) {
		let mut all = self.lock();
		if all.len() == MAX_REMEMBERED {
			all.pop_front();
		}
		all.push_back(Entry { transaction, tries: 0 });
	}

	/// Forgets the transactions for which `which` returns true.
	pub fn forget(&self, which: impl Fn(&Transaction) -> bool) {
		self.lock().retain(|entry| !which(&entry.transaction));
	}

	/// Returns the transactions to try in the next block, and counts the try.
	pub fn try_again(&self) -> VecDeque<Arc<Transaction>> {
		let mut all = self.lock();
		for entry in all.iter_mut() {
			entry.tries = entry.tries.saturating_add(1);
		}
		all.retain(|entry| entry.tries <= MAX_TRIES);
		all.iter().map(|entry| entry.transaction.clone()).collect()
	}

	fn lock(&self) -> MutexGuard<'_, Entries<Transaction>> {
		// Nothing panics while it holds the lock.
		self.0.lock().unwrap_or_else(PoisonError::into_inner)
	}
}
