//! What became of the accepted transactions.
//!
//! Who watches a transaction hears of its loss. Who only submitted it was told that it is accepted,
//! and hears nothing more: the node's log and a metric report the loss.

use ganglion_runtime::Hash;
use std::{
	collections::{HashMap, HashSet, VecDeque},
	sync::{Mutex, MutexGuard, PoisonError},
};
use substrate_prometheus_endpoint::{register, Counter, Registry, U64};

const LOG_TARGET: &str = "txpool";

/// Blocks whose transactions are remembered. A transaction may be in a block before it is noted as
/// accepted.
const REMEMBERED_BLOCKS: usize = 16;

/// Hashes in one line of the log.
const LISTED: usize = 5;

/// The accepted transactions that are in no block yet.
pub struct Ledger {
	state: Mutex<State>,
	lost: Option<Counter<U64>>,
}

#[derive(Default)]
struct State {
	/// By hash: whether it was missing when the pool was last looked at. A transaction that is
	/// validated again is out of the pool for a moment.
	pending: HashMap<Hash, bool>,
	/// The transactions of the last blocks.
	included: VecDeque<HashSet<Hash>>,
}

impl Ledger {
	/// Makes an empty ledger, with a metric of the losses.
	pub fn new(registry: Option<&Registry>) -> Self {
		let lost = registry.and_then(|registry| {
			let help = "Accepted transactions that left the pool without being in a block";
			let counter = Counter::new("ganglion_transactions_lost_total", help).ok()?;
			register(counter, registry).ok()
		});
		Self { state: Mutex::default(), lost }
	}

	/// Notes an accepted transaction.
	pub fn accept(&self, transaction: Hash) {
		let mut state = self.lock();
		if !state.included.iter().any(|block| block.contains(&transaction)) {
			state.pending.insert(transaction, false);
		}
	}

	/// Notes a block, and reports the transactions that are neither in a block nor in the pool.
	pub fn settle(&self, block: HashSet<Hash>, is_in_pool: impl Fn(&Hash) -> bool) {
		let lost = self.lock().settle(block, is_in_pool);
		if lost.is_empty() {
			return;
		}
		if let Some(counter) = &self.lost {
			counter.inc_by(lost.len() as u64);
		}
		let listed: Vec<String> =
			lost.iter().take(LISTED).map(|hash| format!("{hash:?}")).collect();
		let more = if lost.len() > LISTED { ", …" } else { "" };
		log::warn!(
			target: LOG_TARGET,
			"{} accepted transactions left the pool without being in a block, because they are \
			 invalid by now, were replaced, or waited too long: {}{more}",
			lost.len(),
			listed.join(", "),
		);
	}

	/// Forgets all transactions: the chain was taken back, and they with it.
	pub fn clear(&self) {
		*self.lock() = State::default();
	}

	fn lock(&self) -> MutexGuard<'_, State> {
		// Nothing panics while it holds the lock.
		self.state.lock().unwrap_or_else(PoisonError::into_inner)
	}
}

impl State {
	fn settle(&mut self, block: HashSet<Hash>, is_in_pool: impl Fn(&Hash) -> bool) -> Vec<Hash> {
		for hash in &block {
			self.pending.remove(hash);
		}
		self.included.push_back(block);
		if self.included.len() > REMEMBERED_BLOCKS {
			self.included.pop_front();
		}
		let mut lost = Vec::new();
		self.pending.retain(|hash, missing| {
			if is_in_pool(hash) {
				*missing = false;
				return true;
			}
			if *missing {
				lost.push(*hash);
				return false;
			}
			*missing = true;
			true
		});
		lost
	}
}

#[cfg(test)]
mod tests {
	use crate::pool::ledger::*;

	fn hash(number: u8) -> Hash {
		Hash::repeat_byte(number)
	}

	fn settle(ledger: &Ledger, block: &[Hash], pool: &[Hash]) -> Vec<Hash> {
		let block = block.iter().copied().collect();
		ledger.lock().settle(block, |hash| pool.contains(hash))
	}

	#[test]
	fn what_is_in_a_block_or_in_the_pool_should_not_be_lost() {
		let ledger = Ledger::new(None);
		ledger.accept(hash(1));
		ledger.accept(hash(2));
		for _ in 0..3 {
			assert!(settle(&ledger, &[hash(1)], &[hash(2)]).is_empty());
		}
	}

	#[test]
	fn what_is_missing_twice_should_be_lost_once() {
		let ledger = Ledger::new(None);
		ledger.accept(hash(1));
		assert!(settle(&ledger, &[], &[]).is_empty());
		assert!(settle(&ledger, &[], &[hash(1)]).is_empty());
		assert!(settle(&ledger, &[], &[]).is_empty());
		assert_eq!(settle(&ledger, &[], &[]), [hash(1)]);
		assert!(settle(&ledger, &[], &[]).is_empty());
	}

	#[test]
	fn what_is_in_a_block_before_it_is_noted_should_not_be_lost() {
		let ledger = Ledger::new(None);
		settle(&ledger, &[hash(1)], &[]);
		ledger.accept(hash(1));
		assert!(settle(&ledger, &[], &[]).is_empty());
		assert!(settle(&ledger, &[], &[]).is_empty());
	}
}
