//! What the pool does after each block, beyond what the SDK's pool does.

use super::{accepting::Pool, base::Pooled};
use futures::future::join_all;
use ganglion_runtime::{opaque::Block, Hash};
use sc_client_api::BlockBackend;
use sc_transaction_pool::{ChainApi, ValidateTransactionPriority};
use sc_transaction_pool_api::{TransactionPool, TxInvalidityReportMap};
use sp_blockchain::{HashAndNumber, TreeRoute};
use sp_runtime::transaction_validity::{InvalidTransaction, TransactionValidityError};
use std::{collections::HashSet, sync::PoisonError, time::Instant};

impl Pool {
	/// Looks after the pool when a block has become the best one.
	pub(super) async fn look_after(&self, best: Hash, route: Option<&TreeRoute<Block>>) {
		self.look_after_waiting().await;
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

	/// Validates waiting transactions again, and drops those that have waited too long.
	async fn look_after_waiting(&self) {
		let all = self.base.futures();
		let (expired, batch) = {
			let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
			(waiting.update(&all, Instant::now()), waiting.batch(&all))
		};
		if !expired.is_empty() {
			let pool = self.base.pool().validated_pool();
			pool.remove_subtree(&expired, false, |listener, gone| listener.dropped(&gone));
		}
		let best = self.best();
		join_all(batch.into_iter().map(|waiting| self.validate_again(waiting, &best))).await;
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

	/// Takes the transactions out of an author's report that are not invalid but early: after a
	/// fork the pool may take one for ready whose predecessor is in no block any more. They and
	/// those that depend on them are sorted again.
	pub(super) async fn keep_early(&self, report: &mut TxInvalidityReportMap<Hash>) {
		let early = TransactionValidityError::Invalid(InvalidTransaction::Future);
		let mut kept = Vec::new();
		report.retain(|hash, error| {
			let is_early = *error == Some(early);
			if is_early {
				kept.push(*hash);
			}
			!is_early
		});
		if !kept.is_empty() {
			self.resubmit(&kept, &self.best()).await;
		}
	}

	fn transactions_of(&self, block: Hash) -> HashSet<Hash> {
		let body = self.client.block_body(block).ok().flatten().unwrap_or_default();
		body.iter().map(|transaction| self.base.hash_of(transaction)).collect()
	}
}
