//! What the pool accepts.

use super::{
	base::{self, BasePool, PoolError},
	ledger::Ledger,
	limits::{Entering, PoolSettings},
	waiting::Waiting,
};
use crate::client::FullClient;
use ganglion_runtime::{opaque::Block, Hash};
use sc_service::{Role, SpawnEssentialTaskHandle};
use sc_transaction_pool::{ChainApi, ValidateTransactionPriority};
use sc_transaction_pool_api::{error::Error, TransactionPool};
use sp_blockchain::HashAndNumber;
use sp_runtime::{
	transaction_validity::{TransactionSource, TransactionValidityError},
	OpaqueExtrinsic,
};
use std::sync::{Arc, Mutex};
use substrate_prometheus_endpoint::Registry;

/// The transaction pool.
pub struct Pool {
	pub(super) base: BasePool,
	pub(super) client: Arc<FullClient>,
	settings: PoolSettings,
	pub(super) entering: Entering,
	pub(super) waiting: Mutex<Waiting>,
	pub(super) ledger: Ledger,
}

impl Pool {
	/// Makes an empty pool, and spawns its tasks.
	pub fn new(
		settings: PoolSettings,
		client: Arc<FullClient>,
		role: Role,
		registry: Option<&Registry>,
		tasks: SpawnEssentialTaskHandle,
	) -> Self {
		Self {
			base: base::new(settings, client.clone(), role, registry, tasks),
			client,
			settings,
			entering: Entering::default(),
			waiting: Mutex::default(),
			ledger: Ledger::new(registry),
		}
	}

	/// Refuses a transaction if the pool is full.
	pub(super) fn admit(&self, entering: usize) -> Result<(), PoolError> {
		if self.settings.has_room_for_ready(&self.base.status(), entering) {
			return Ok(());
		}
		Err(Error::ImmediatelyDropped.into())
	}

	/// Accepts a transaction that has just entered, having been validated on the block `at`. It is
	/// taken out again if too many wait.
	pub(super) async fn accept(
		&self,
		hash: Hash,
		at: Hash,
		source: TransactionSource,
		data: OpaqueExtrinsic,
	) -> Result<(), PoolError> {
		let best = self.best();
		if best.hash != at && self.waits(&hash) {
			self.validate_late(hash, source, data, &best).await?;
		}
		if self.waits(&hash) && self.settings.too_many_wait(&self.base.status()) {
			let pool = self.base.pool().validated_pool();
			pool.remove_subtree(&[hash], false, |listener, gone| listener.limits_enforced(&gone));
			return Err(Error::ImmediatelyDropped.into());
		}
		self.ledger.accept(hash);
		Ok(())
	}

	/// Validates a transaction again that waits, because blocks were imported while it was
	/// validated: what it waits for may be in one of them.
	async fn validate_late(
		&self,
		hash: Hash,
		source: TransactionSource,
		data: OpaqueExtrinsic,
		at: &HashAndNumber<Block>,
	) -> Result<(), PoolError> {
		let priority = ValidateTransactionPriority::Submitted;
		let validity = self.base.api().validate_transaction(at.hash, source, data.into(), priority);
		match validity.await? {
			Ok(_) => {
				self.resubmit(&[hash], at).await;
				Ok(())
			},
			Err(TransactionValidityError::Invalid(error)) => {
				self.base.pool().validated_pool().remove_invalid(&[hash]);
				Err(Error::InvalidTransaction(error).into())
			},
			Err(TransactionValidityError::Unknown(_)) => Ok(()),
		}
	}

	/// Takes transactions and all that depend on them out of the pool and submits them again,
	/// without a word to those who watch them.
	pub(super) async fn resubmit(&self, hashes: &[Hash], at: &HashAndNumber<Block>) {
		let pool = self.base.pool();
		let taken = pool.validated_pool().remove_subtree(hashes, false, |_, _| ());
		let again: Vec<_> =
			taken.iter().map(|taken| (taken.source.clone(), taken.data.clone())).collect();
		pool.resubmit_at(at, again, ValidateTransactionPriority::Maintained).await;
	}

	/// Whether a transaction is in the pool and waits for another.
	fn waits(&self, hash: &Hash) -> bool {
		self.contains(hash) && self.base.ready_transaction(hash).is_none()
	}

	/// Whether a transaction is in the pool.
	pub(super) fn contains(&self, hash: &Hash) -> bool {
		// The SDK's pool has no better question.
		self.base.pool().validated_pool().check_is_known(hash, true).is_err()
	}

	pub(super) fn best(&self) -> HashAndNumber<Block> {
		let info = self.client.chain_info();
		HashAndNumber { hash: info.best_hash, number: info.best_number }
	}
}
