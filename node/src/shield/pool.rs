//! The transaction pool as the author sees it: with each decrypted transaction directly behind its
//! carrier, and without the carriers that other authors decrypt.

use super::{
	keys::Keys,
	memory::Memory,
	opener::{Opener, Verdict},
	transaction::{Decrypted, Transaction},
};
use crate::{
	client::FullClient,
	pool::{Pool, PoolError, Pooled},
};
use async_trait::async_trait;
use ganglion_runtime::{opaque::Block, Hash};
use sc_transaction_pool_api::{
	ImportNotificationStream, PoolStatus, ReadyTransactions, TransactionFor, TransactionPool,
	TransactionSource, TransactionStatusStreamFor, TxHash, TxInvalidityReportMap,
};
use std::{
	collections::{HashMap, VecDeque},
	pin::Pin,
	sync::Arc,
	time::Duration,
};

type Ready<Item> = Box<dyn ReadyTransactions<Item = Arc<Item>> + Send>;

/// The pool as the author sees it. All but the choice of transactions is the pool's own.
pub struct AuthorPool {
	pool: Arc<Pool>,
	opener: Opener,
	memory: Memory<Decrypted>,
}

impl AuthorPool {
	/// Looks at a pool with the keys of an author.
	pub fn new(pool: Arc<Pool>, client: Arc<FullClient>, keys: Keys) -> Self {
		Self { pool, opener: Opener::new(client, keys), memory: Memory::default() }
	}

	/// Forgets the decrypted transactions that may have missed their block.
	pub fn forget(&self) {
		self.memory.forget(|_| true);
	}

	fn in_order(&self, parent: Hash, ready: Ready<Pooled>) -> Ready<Transaction> {
		Box::new(InOrder {
			again: self.memory.try_again(),
			behind: None,
			parent,
			ready,
			opener: self.opener.clone(),
			memory: self.memory.clone(),
		})
	}
}

/// The transactions for one block.
struct InOrder {
	/// Those of earlier carriers, to be tried again first.
	again: VecDeque<Arc<Decrypted>>,
	/// The one to be taken behind the carrier that was just taken.
	behind: Option<Arc<Decrypted>>,
	parent: Hash,
	ready: Ready<Pooled>,
	opener: Opener,
	memory: Memory<Decrypted>,
}

impl Iterator for InOrder {
	type Item = Arc<Transaction>;

	fn next(&mut self) -> Option<Arc<Transaction>> {
		if let Some(decrypted) = self.again.pop_front().or_else(|| self.behind.take()) {
			return Some(Arc::new(Transaction::Decrypted(decrypted)));
		}
		loop {
			let pooled = self.ready.next()?;
			match self.opener.judge(self.parent, &pooled) {
				Verdict::Take => return Some(Transaction::pooled(pooled)),
				Verdict::TakeBoth(decrypted) => {
					self.memory.remember(decrypted.clone());
					self.behind = Some(decrypted);
					return Some(Transaction::pooled(pooled));
				},
				// The sender's later transactions have to wait for it too.
				Verdict::Leave => self.ready.report_invalid(&pooled),
			}
		}
	}
}

impl ReadyTransactions for InOrder {
	/// Takes note that a transaction did not get into the block. A carrier takes what it holds with
	/// it.
	fn report_invalid(&mut self, transaction: &Arc<Transaction>) {
		if let Transaction::Pooled(pooled) = &**transaction {
			if let Some(decrypted) = self.behind.take() {
				self.memory.forget(|other| other.hash == decrypted.hash);
			}
			self.ready.report_invalid(pooled);
		}
	}
}

#[async_trait]
impl TransactionPool for AuthorPool {
	type Block = Block;
	type Hash = Hash;
	type InPoolTransaction = Transaction;
	type Error = PoolError;

	async fn submit_at(
		&self,
		at: Hash,
		source: TransactionSource,
		transactions: Vec<TransactionFor<Self>>,
	) -> Result<Vec<Result<TxHash<Self>, PoolError>>, PoolError> {
		self.pool.submit_at(at, source, transactions).await
	}

	async fn submit_one(
		&self,
		at: Hash,
		source: TransactionSource,
		transaction: TransactionFor<Self>,
	) -> Result<TxHash<Self>, PoolError> {
		self.pool.submit_one(at, source, transaction).await
	}

	async fn submit_and_watch(
		&self,
		at: Hash,
		source: TransactionSource,
		transaction: TransactionFor<Self>,
	) -> Result<Pin<Box<TransactionStatusStreamFor<Self>>>, PoolError> {
		self.pool.submit_and_watch(at, source, transaction).await
	}

	async fn ready_at(&self, at: Hash) -> Ready<Transaction> {
		self.in_order(at, self.pool.ready_at(at).await)
	}

	fn ready(&self) -> Ready<Transaction> {
		self.in_order(self.opener.best(), self.pool.ready())
	}

	async fn ready_at_with_timeout(&self, at: Hash, timeout: Duration) -> Ready<Transaction> {
		self.in_order(at, self.pool.ready_at_with_timeout(at, timeout).await)
	}

	async fn report_invalid(
		&self,
		at: Option<Hash>,
		errors: TxInvalidityReportMap<Hash>,
	) -> Vec<Arc<Transaction>> {
		self.memory.forget(|decrypted| errors.contains_key(&decrypted.hash));
		let removed = self.pool.report_invalid(at, errors).await;
		removed.into_iter().map(Transaction::pooled).collect()
	}

	fn futures(&self) -> Vec<Transaction> {
		let futures = self.pool.futures().into_iter();
		futures.map(|pooled| Transaction::Pooled(Arc::new(pooled))).collect()
	}

	fn status(&self) -> PoolStatus {
		self.pool.status()
	}

	fn import_notification_stream(&self) -> ImportNotificationStream<Hash> {
		self.pool.import_notification_stream()
	}

	fn on_broadcasted(&self, propagations: HashMap<Hash, Vec<String>>) {
		self.pool.on_broadcasted(propagations)
	}

	fn hash_of(&self, transaction: &TransactionFor<Self>) -> Hash {
		self.pool.hash_of(transaction)
	}

	fn ready_transaction(&self, hash: &Hash) -> Option<Arc<Transaction>> {
		self.pool.ready_transaction(hash).map(Transaction::pooled)
	}
}
