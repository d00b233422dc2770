//! The SDK's pool for a single state, on which ours is built.

use super::limits::PoolSettings;
use crate::client::FullClient;
use futures::{future::BoxFuture, FutureExt};
use ganglion_runtime::opaque::Block;
use sc_service::{Role, SpawnEssentialTaskHandle};
use sc_transaction_pool::{BasicPool, FullChainApi};
use sc_transaction_pool_api::TransactionPool;
use sp_core::traits::SpawnEssentialNamed;
use std::{future::pending, sync::Arc};
use substrate_prometheus_endpoint::Registry;

/// The SDK's pool for a single state.
pub type BasePool = BasicPool<FullChainApi<FullClient, Block>, Block>;
/// A transaction in the pool.
pub type Pooled = <BasePool as TransactionPool>::InPoolTransaction;
/// An error of the pool.
pub type PoolError = <BasePool as TransactionPool>::Error;

/// Makes an empty pool, and spawns its tasks.
pub fn new(
	settings: PoolSettings,
	client: Arc<FullClient>,
	role: Role,
	registry: Option<&Registry>,
	tasks: SpawnEssentialTaskHandle,
) -> BasePool {
	let authors = role.is_authority().into();
	BasicPool::new_full(settings.options(), authors, registry, Lasting(tasks), client)
}

/// Spawns the tasks of the SDK's pool so that their end is no failure: they end when the node
/// stops and drops the pool. A panic remains a failure.
#[derive(Clone)]
struct Lasting(SpawnEssentialTaskHandle);

impl SpawnEssentialNamed for Lasting {
	fn spawn_essential_blocking(
		&self,
		name: &'static str,
		group: Option<&'static str>,
		task: BoxFuture<'static, ()>,
	) {
		self.0.spawn_blocking(name, group, task.then(|()| pending()));
	}

	fn spawn_essential(
		&self,
		name: &'static str,
		group: Option<&'static str>,
		task: BoxFuture<'static, ()>,
	) {
		self.0.spawn(name, group, task.then(|()| pending()));
	}
}
