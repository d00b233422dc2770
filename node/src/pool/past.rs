//! The pool when blocks are taken back: what it holds, and what it is to hold instead.

use super::accepting::Pool;
use ganglion_runtime::{opaque::UncheckedExtrinsic, Hash};
use sc_transaction_pool_api::{InPoolTransaction, TransactionPool, TransactionSource};
use std::{collections::HashSet, sync::Arc};

impl Pool {
	/// Returns all transactions: first those that are ready, in order, then those that wait.
	pub fn contents(&self) -> Vec<Arc<UncheckedExtrinsic>> {
		let ready = self.base.ready().map(|pooled| pooled.data().clone());
		let waiting = self.base.futures().into_iter().map(|pooled| pooled.data().clone());
		ready.chain(waiting).collect()
	}

	/// Holds these transactions instead of those that it holds, on a block that may be an earlier
	/// one than the last.
	pub async fn replace(&self, block: Hash, transactions: Vec<Arc<UncheckedExtrinsic>>) {
		let kept: HashSet<Hash> =
			transactions.iter().map(|transaction| self.base.hash_of(transaction)).collect();
		let ready: Vec<Hash> = self.base.ready().map(|pooled| *pooled.hash()).collect();
		let waiting: Vec<Hash> = self.base.futures().iter().map(|pooled| *pooled.hash()).collect();
		self.ledger.clear();
		let pool = self.base.pool().validated_pool();
		let gone = [ready, waiting].concat();
		pool.remove_subtree(&gone, false, |listener, gone| {
			// Whoever watches one that stays hears nothing of its way out and in.
			if !kept.contains(&gone) {
				listener.dropped(&gone);
			}
		});
		// The pool remembers the tags of its last two prunings, of blocks that may be gone.
		for _ in 0..2 {
			pool.prune_tags(Vec::new());
		}
		for transaction in transactions {
			let transaction = UncheckedExtrinsic::clone(&transaction);
			if let Err(error) = self.submit_one(block, TransactionSource::Local, transaction).await
			{
				log::debug!(target: "txpool", "A transaction did not return to the pool: {error}");
			}
		}
	}
}
