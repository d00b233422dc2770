//! The SDK's interfaces of a transaction pool.

use super::{
	accepting::Pool,
	base::{PoolError, Pooled},
};
use async_trait::async_trait;
use ganglion_runtime::{opaque::Block, Hash};
use sc_transaction_pool_api::{
	ChainEvent, ImportNotificationStream, LocalTransactionFor, LocalTransactionPool,
	MaintainedTransactionPool, PoolStatus, ReadyTransactions, TransactionFor, TransactionPool,
	TransactionSource, TransactionStatusStreamFor, TxHash, TxInvalidityReportMap,
};
use std::{collections::HashMap, pin::Pin, sync::Arc, time::Duration};

type Ready = Box<dyn ReadyTransactions<Item = Arc<Pooled>> + Send>;

#[async_trait]
impl TransactionPool for Pool {
	type Block = Block;
	type Hash = Hash;
	type InPoolTransaction = Pooled;
	type Error = PoolError;

	async fn submit_at(
		&self,
		at: Hash,
		source: TransactionSource,
		transactions: Vec<TransactionFor<Self>>,
	) -> Result<Vec<Result<TxHash<Self>, PoolError>>, PoolError> {
		let mut results = Vec::with_capacity(transactions.len());
		for transaction in transactions {
			results.push(self.submit_one(at, source, transaction).await);
		}
		Ok(results)
	}

	async fn submit_one(
		&self,
		at: Hash,
		source: TransactionSource,
		transaction: TransactionFor<Self>,
	) -> Result<TxHash<Self>, PoolError> {
		let outcome = async {
			let (entering, _guard) = self.entering.enter();
			self.admit(entering)?;
			let hash = self.base.submit_one(at, source, transaction).await?;
			self.accept(hash)?;
			Ok::<_, PoolError>(hash)
		};
		outcome.await.map_err(|error| self.refusals.count(error))
	}

	async fn submit_and_watch(
		&self,
		at: Hash,
		source: TransactionSource,
		transaction: TransactionFor<Self>,
	) -> Result<Pin<Box<TransactionStatusStreamFor<Self>>>, PoolError> {
		let outcome = async {
			let (entering, _guard) = self.entering.enter();
			self.admit(entering)?;
			let hash = self.base.hash_of(&transaction);
			let stream = self.base.submit_and_watch(at, source, transaction).await?;
			self.accept(hash)?;
			Ok::<_, PoolError>(stream)
		};
		outcome.await.map_err(|error| self.refusals.count(error))
	}

	async fn ready_at(&self, at: Hash) -> Ready {
		self.base.ready_at(at).await
	}

	fn ready(&self) -> Ready {
		self.base.ready()
	}

	async fn ready_at_with_timeout(&self, at: Hash, timeout: Duration) -> Ready {
		self.base.ready_at_with_timeout(at, timeout).await
	}

	async fn report_invalid(
		&self,
		at: Option<Hash>,
		mut errors: TxInvalidityReportMap<Hash>,
	) -> Vec<Arc<Pooled>> {
		self.keep_valid(&mut errors);
		self.base.report_invalid(at, errors).await
	}

	fn futures(&self) -> Vec<Pooled> {
		self.base.futures()
	}

	fn status(&self) -> PoolStatus {
		self.base.status()
	}

	fn import_notification_stream(&self) -> ImportNotificationStream<Hash> {
		self.base.import_notification_stream()
	}

	fn on_broadcasted(&self, propagations: HashMap<Hash, Vec<String>>) {
		self.base.on_broadcasted(propagations)
	}

	fn hash_of(&self, transaction: &TransactionFor<Self>) -> Hash {
		self.base.hash_of(transaction)
	}

	fn ready_transaction(&self, hash: &Hash) -> Option<Arc<Pooled>> {
		self.base.ready_transaction(hash)
	}
}

#[async_trait]
impl MaintainedTransactionPool for Pool {
	async fn maintain(&self, event: ChainEvent<Block>) {
		let best = match &event {
			ChainEvent::NewBestBlock { hash, tree_route } => Some((*hash, tree_route.clone())),
			_ => None,
		};
		self.base.maintain(event).await;
		if let Some((hash, route)) = best {
			self.look_after(hash, route.as_deref()).await;
		}
	}
}

impl LocalTransactionPool for Pool {
	type Block = Block;
	type Hash = Hash;
	type Error = PoolError;

	fn submit_local(
		&self,
		at: Hash,
		transaction: LocalTransactionFor<Self>,
	) -> Result<Hash, PoolError> {
		let (entering, _guard) = self.entering.enter();
		self.admit(entering)?;
		let hash = self.base.submit_local(at, transaction)?;
		self.ledger.accept(hash);
		Ok(hash)
	}
}
