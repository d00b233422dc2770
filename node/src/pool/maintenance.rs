//! What the pool does after each block, beyond what the SDK's pool does.

use super::{accepting::Pool, base::Pooled};
use futures::future::join_all;
use ganglion_runtime::{opaque::Block, Hash};
use sc_client_api::BlockBackend;
use sc_transaction_pool::{ChainApi, ValidateTransactionPriority};
use sc_transaction_pool_api::{TransactionPool, TxInvalidityReportMap};
use sp_blockchain::TreeRoute;
use sp_runtime::transaction_validity::{
	InvalidTransaction, TransactionTag as Tag, TransactionValidityError,
};
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

	/// Drops transactions that have waited too long, and validates others again, on the block that
	/// the pool has just seen.
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
		let tags = join_all(batch.into_iter().map(|waiting| self.tags_in_blocks(waiting, seen)));
		self.prune(tags.await.concat());
	}

	/// Validates a waiting transaction. Returns those of its tags that blocks have provided: what
	/// it waited for and needs no more, because a block was imported while it was validated for the
	/// first time; or its own, if it is in a block itself. An invalid one is dropped.
	async fn tags_in_blocks(&self, waiting: &Pooled, at: Hash) -> Vec<Tag> {
		let validity = self.base.api().validate_transaction(
			at,
			waiting.source.clone().into(),
			waiting.data.clone(),
			ValidateTransactionPriority::Maintained,
		);
		match validity.await {
			Ok(Ok(valid)) => {
				let done = waiting.requires.iter().filter(|tag| !valid.requires.contains(tag));
				done.cloned().collect()
			},
			Ok(Err(TransactionValidityError::Invalid(InvalidTransaction::Stale))) => {
				waiting.provides.clone()
			},
			Ok(Err(TransactionValidityError::Invalid(_))) => {
				self.base.pool().validated_pool().remove_invalid(&[waiting.hash]);
				Vec::new()
			},
			_ => Vec::new(),
		}
	}

	/// Tells the pool that blocks have provided these tags. It takes out the transactions that
	/// provide them, and those that wait for them are ready.
	fn prune(&self, tags: Vec<Tag>) {
		// Each call makes the pool forget the tags of earlier ones.
		if !tags.is_empty() {
			self.base.pool().validated_pool().prune_tags(tags);
		}
	}

	/// Takes the transactions out of an author's report that are not invalid: the pool would drop
	/// them with all that depend on them.
	///
	/// A stale one is in a block: in one that the pool has not seen yet, for the author does not
	/// wait for the pool, or in one that was imported while the transaction entered. The pool is
	/// told so. An early one is taken for ready after a fork, though its predecessor is in no block
	/// any more; it stays, and the pool sorts it again when it validates all next.
	pub(super) fn keep_valid(&self, report: &mut TxInvalidityReportMap<Hash>) {
		let mut in_blocks = Vec::new();
		report.retain(|hash, error| match error {
			Some(TransactionValidityError::Invalid(InvalidTransaction::Stale)) => {
				in_blocks.push(*hash);
				false
			},
			error => *error != Some(InvalidTransaction::Future.into()),
		});
		let stale = in_blocks.iter().filter_map(|hash| self.base.ready_transaction(hash));
		self.prune(stale.flat_map(|stale| stale.provides.clone()).collect());
	}

	fn transactions_of(&self, block: Hash) -> HashSet<Hash> {
		let body = self.client.block_body(block).ok().flatten().unwrap_or_default();
		body.iter().map(|transaction| self.base.hash_of(transaction)).collect()
	}
}
