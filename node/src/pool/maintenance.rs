//! What the pool does after each block, beyond what the SDK's pool does.

use super::{accepting::Pool, base::Pooled};
use futures::future::join_all;
use ganglion_runtime::{opaque::Block, Hash};
use sc_client_api::BlockBackend;
use sc_transaction_pool::{ChainApi, ValidateTransactionPriority};
use sc_transaction_pool_api::{TransactionPool, TxInvalidityReportMap};
use sp_blockchain::{HashAndNumber, HeaderBackend, TreeRoute};
use sp_runtime::transaction_validity::{InvalidTransaction, TransactionValidityError};
use std::{collections::HashSet, sync::PoisonError, time::Instant};

impl Pool {
	/// Looks after the pool when a block has become the best one.
	pub(super) async fn look_after(&self, best: Hash, route: Option<&TreeRoute<Block>>) {
		self.look_after_waiting(best).await;
		let mut included = self.transactions_of(best);
		for block in route.iter().flat_map(|route| route.enacted()) {
			included.extend(self.transactions_of(block.hash));
		}
		for block in route.iter().flat_map(|route| route.retracted()) {
			let retracted = self.transactions_of(block.hash).into_iter();
			retracted
				.filter(|hash| !included.contains(hash) && self.contains(hash))
				.for_each(|hash| self.ledger.accept(hash));
		}
		self.ledger.settle(included, |hash| self.contains(hash));
	}

	/// Drops transactions that have waited too long, and validates others again: on the block that
	/// the pool has just seen, and not on a later one, in which some of them may be.
	async fn look_after_waiting(&self, seen: Hash) {
		let all = self.base.futures();
		let (expired, batch) = {
			let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
			(waiting.update(&all, Instant::now()), waiting.batch(&all))
		};
		if !expired.is_empty() {
			let pool = self.base.pool().validated_pool();
			pool.remove_subtree(&expired, false, |listener, gone| listener.dropped(&gone));
		}
		let Ok(Some(number)) = self.client.number(seen) else { return };
		let seen = HashAndNumber { hash: seen, number };
		join_all(batch.into_iter().map(|waiting| self.validate_again(waiting, &seen))).await;
	}

	async fn validate_again(&self, waiting: &Pooled, at: &HashAndNumber<Block>) {
		let validity = self.base.api().validate_transaction(
			at.hash,
			waiting.source.clone().into(),
			waiting.data.clone(),
			ValidateTransactionPriority::Maintained,
		);
		match validity.await {
			Ok(Ok(valid)) if valid.requires != waiting.requires => {
				self.resubmit(&[waiting.hash], at).await;
			},
			Ok(Err(TransactionValidityError::Invalid(_))) => {
				self.base.pool().validated_pool().remove_invalid(&[waiting.hash]);
			},
			_ => {},
		}
	}

	/// Takes the transactions out of an author's report that are not invalid: the pool would drop
	/// them with all that depend on them.
	///
	/// A stale one is in a block that the pool has not seen yet, for the author does not wait for
	/// the pool; it leaves when the pool sees the block. An early one is taken for ready after a
	/// fork, though its predecessor is in no block any more: it is sorted again.
	pub(super) async fn keep_valid(&self, report: &mut TxInvalidityReportMap<Hash>) {
		let mut early = Vec::new();
		report.retain(|hash, error| match error {
			Some(TransactionValidityError::Invalid(InvalidTransaction::Stale)) => false,
			Some(TransactionValidityError::Invalid(InvalidTransaction::Future)) => {
				early.push(*hash);
				false
			},
			_ => true,
		});
		if !early.is_empty() {
			self.resubmit(&early, &self.best()).await;
		}
	}

	fn transactions_of(&self, block: Hash) -> HashSet<Hash> {
		let body = self.client.block_body(block).ok().flatten().unwrap_or_default();
		body.iter().map(|transaction| self.base.hash_of(transaction)).collect()
	}
}
