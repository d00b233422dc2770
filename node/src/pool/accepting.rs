//! What the pool accepts.

use super::{
	base::{self, BasePool, PoolError},
	ledger::Ledger,
	limits::{Entering, PoolSettings},
	refusals::Refusals,
	waiting::Waiting,
};
use crate::client::FullClient;
use ganglion_runtime::Hash;
use sc_service::{Role, SpawnEssentialTaskHandle};
use sc_transaction_pool_api::{error::Error, TransactionPool};
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
	pub(super) refusals: Refusals,
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
			refusals: Refusals::new(registry),
		}
	}

	/// Refuses a transaction if the pool is full.
	pub(super) fn admit(&self, entering: usize) -> Result<(), PoolError> {
		if self.settings.has_room_for_ready(&self.base.status(), entering) {
			return Ok(());
		}
		Err(Error::ImmediatelyDropped.into())
	}

	/// Accepts a transaction that has just entered. It is taken out again if too many wait.
	pub(super) fn accept(&self, hash: Hash) -> Result<(), PoolError> {
		if self.waits(&hash) && self.settings.too_many_wait(&self.base.status()) {
			let pool = self.base.pool().validated_pool();
			pool.remove_subtree(&[hash], false, |listener, gone| listener.limits_enforced(&gone));
			return Err(Error::ImmediatelyDropped.into());
		}
		self.ledger.accept(hash);
		Ok(())
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
}
