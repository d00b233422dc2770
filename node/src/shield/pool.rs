//! The transaction pool as the author sees it: with each decrypted transaction directly behind its
//! carrier, and without the carriers that other authors decrypt.

use super::{
	keys::Keys,
	memory::{Decrypted, Memory},
	opener::{Opener, Verdict, MAX_FOUND},
	transaction::Transaction,
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
	client: Arc<FullClient>,
	opener: Opener,
	memory: Memory,
}

impl AuthorPool {
	/// Looks at a pool with the keys of an author.
	pub fn new(pool: Arc<Pool>, client: Arc<FullClient>, keys: Keys) -> Self {
		let opener = Opener::new(client.clone(), keys);
		Self { pool, client, opener, memory: Memory::default() }
	}

	/// Forgets the decrypted transactions that may have missed their block.
	pub fn forget(&self) {
		self.memory.clear();
	}

	fn in_order(&self, parent: Hash, ready: Ready<Pooled>) -> Ready<Transaction> {
		let is_in_pool = |carrier: &Hash| self.pool.ready_transaction(carrier).is_some();
		Box::new(InOrder {
			again: self.memory.try_again(is_in_pool),
			behind: None,
			left: MAX_FOUND,
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
	/// How many carriers for other authors may still be found.
	left: usize,
	parent: Hash,
	ready: Ready<Pooled>,
	opener: Opener,
	memory: Memory,
}

impl InOrder {
	/// Takes what the carrier holds that was just taken, and remembers it. The carrier is in the
	/// block: the proposer asks for the next transaction only then, or after a report.
	fn follow(&mut self) -> Option<Arc<Decrypted>> {
		let decrypted = self.behind.take()?;
		self.memory.remember(decrypted.clone());
		Some(decrypted)
	}
}

impl Iterator for InOrder {
	type Item = Arc<Transaction>;

	fn next(&mut self) -> Option<Arc<Transaction>> {
		if let Some(decrypted) = self.again.pop_front().or_else(|| self.follow()) {
			return Some(Arc::new(Transaction::Decrypted(decrypted)));
		}
		loop {
			let pooled = self.ready.next()?;
			match self.opener.judge(self.parent, &pooled, &mut self.left) {
				Verdict::Take => return Some(Transaction::pooled(pooled)),
				Verdict::TakeBoth(decrypted) => {
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
			self.behind = None;
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
		self.in_order(self.client.chain_info().best_hash, self.pool.ready())
	}

	async fn ready_at_with_timeout(&self, at: Hash, timeout: Duration) -> Ready<Transaction> {
		self.in_order(at, self.pool.ready_at_with_timeout(at, timeout).await)
	}

	async fn report_invalid(
		&self,
		at: Option<Hash>,
		errors: TxInvalidityReportMap<Hash>,
	) -> Vec<Arc<Transaction>> {
		self.memory.forget_refused(&errors);
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

#[cfg(test)]
mod tests {
	use crate::shield::{
		opener::tests::{carrier, foreign, pooled, Fake},
		pool::*,
	};
	use sc_transaction_pool_api::InPoolTransaction;
	use std::vec::IntoIter;

	const INNER: &[u8] = b"inner";

	/// The ready transactions of a pool.
	struct Held(IntoIter<Arc<Pooled>>);

	impl Iterator for Held {
		type Item = Arc<Pooled>;

		fn next(&mut self) -> Option<Arc<Pooled>> {
			self.0.next()
		}
	}

	impl ReadyTransactions for Held {
		fn report_invalid(&mut self, _: &Arc<Pooled>) {}
	}

	/// What an author has beside its pool.
	struct Author {
		keys: Keys,
		opener: Opener,
		memory: Memory,
	}

	impl Author {
		fn new() -> Self {
			let keys = Keys::default();
			let opener = Opener::new(Arc::<Fake>::default(), keys.clone());
			Self { keys, opener, memory: Memory::default() }
		}

		/// A carrier of [`INNER`] for the author.
		fn carrier(&self) -> Arc<Pooled> {
			carrier(&self.keys, INNER)
		}

		/// The transactions for a block while the pool holds these.
		fn block(&self, held: &[Arc<Pooled>]) -> InOrder {
			let is_in_pool = |carrier: &Hash| held.iter().any(|pooled| pooled.hash == *carrier);
			InOrder {
				again: self.memory.try_again(is_in_pool),
				behind: None,
				left: MAX_FOUND,
				parent: Hash::zero(),
				ready: Box::new(Held(Vec::from(held).into_iter())),
				opener: self.opener.clone(),
				memory: self.memory.clone(),
			}
		}

		/// The same, when the block has room for all of them.
		fn whole_block(&self, held: &[Arc<Pooled>]) -> Vec<Hash> {
			self.block(held).map(|transaction| *transaction.hash()).collect()
		}
	}

	/// Takes a transaction, expected to be the one with this hash.
	fn take(block: &mut InOrder, expected: Hash) -> Arc<Transaction> {
		let taken = block.next().expect("there is one more");
		assert_eq!(*taken.hash(), expected);
		taken
	}

	fn inner() -> Hash {
		pooled(INNER.to_vec()).hash
	}

	#[test]
	fn what_a_carrier_holds_should_wait_for_it_when_time_is_over() {
		let author = Author::new();
		let held = [author.carrier()];
		let carrier = held[0].hash;
		// The proposer ends the block with the carrier in its hands, and without a report.
		take(&mut author.block(&held), carrier);
		assert!(author.whole_block(&[]).is_empty());
		assert_eq!(author.whole_block(&held), [carrier, inner()]);
	}

	#[test]
	fn what_a_carrier_holds_should_follow_when_it_had_no_room() {
		let author = Author::new();
		let held = [author.carrier()];
		let carrier = held[0].hash;
		let mut block = author.block(&held);
		take(&mut block, carrier);
		let without_room = take(&mut block, inner());
		block.report_invalid(&without_room);
		assert!(block.next().is_none());
		assert_eq!(author.whole_block(&[]), [inner()]);
	}

	#[test]
	fn refused_carrier_should_take_with_it_what_it_holds() {
		let author = Author::new();
		let held = [author.carrier()];
		let carrier = held[0].hash;
		let mut block = author.block(&held);
		let refused = take(&mut block, carrier);
		block.report_invalid(&refused);
		assert!(block.next().is_none());
		assert!(author.whole_block(&[]).is_empty());
	}

	#[test]
	fn carrier_of_a_block_that_the_pool_has_not_seen_should_not_lose_what_it_holds() {
		let author = Author::new();
		let held = [author.carrier()];
		let carrier = held[0].hash;
		assert_eq!(author.whole_block(&held), [carrier, inner()]);
		let mut block = author.block(&held);
		let stale = take(&mut block, carrier);
		block.report_invalid(&stale);
		assert!(block.next().is_none());
		assert_eq!(author.whole_block(&[]), [inner()]);
	}

	#[test]
	fn what_a_carrier_holds_should_not_precede_it_when_their_block_is_lost() {
		let author = Author::new();
		let held = [author.carrier()];
		let carrier = held[0].hash;
		for _ in 0..2 {
			assert_eq!(author.whole_block(&held), [carrier, inner()]);
		}
		assert_eq!(author.whole_block(&[]), [inner()], "once");
	}

	#[test]
	fn carriers_for_other_authors_should_be_found_over_several_blocks() {
		let author = Author::new();
		let own = author.carrier();
		let mut held: Vec<_> = (0..=MAX_FOUND).map(foreign).collect();
		held.push(own.clone());
		assert!(author.whole_block(&held).is_empty());
		assert_eq!(author.whole_block(&held), [own.hash, inner()]);
	}
}
