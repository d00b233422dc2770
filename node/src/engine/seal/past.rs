//! Blocks are taken back: snapshots, and forks that replace the last blocks.
//!
//! A snapshot is a block, what the clock showed, and what the pool held. Its block is final, so the
//! chain's finality is part of it. It can be reverted to any number of times; those that were taken
//! after it end with the blocks that they are of.

use super::{
	clock::wall,
	request::{Answer, Refusal},
	sealer::Sealer,
	snapshots::Snapshot,
};
use crate::dump::Dump;
use ganglion_runtime::Hash;
use sc_client_api::Backend;
use sc_transaction_pool_api::{ChainEvent, MaintainedTransactionPool};
use sp_blockchain::{Backend as _, HeaderBackend};
use sp_runtime::traits::Header;
use std::sync::Arc;

/// Blocks that a reorganisation replaces at most.
const DEEPEST: u32 = 1024;

/// Blocks that were replaced, and those that replaced them, the lowest first.
#[derive(Clone, serde::Serialize)]
pub struct Reorganised {
	/// The blocks that were replaced.
	pub old: Vec<Hash>,
	/// The blocks that replaced them, one more.
	pub new: Vec<Hash>,
}

impl Sealer {
	/// Returns the snapshots.
	pub fn snapshots(&self) -> &[Snapshot] {
		self.snapshots.list()
	}

	/// Takes a snapshot. The best block becomes final.
	pub async fn take_snapshot(&mut self) -> Answer<u64> {
		self.snapshots.check_room()?;
		let (number, hash) = self.best();
		if self.client.chain_info().finalized_hash != hash {
			self.finalize(hash).await?;
		}
		let (clock, pool) = (self.clock.read(wall()), self.pool.contents());
		Ok(self.snapshots.add((number, hash), clock, pool))
	}

	/// Makes the chain, the clock and the pool what they were when a snapshot was taken.
	pub async fn revert(&mut self, id: u64) -> Answer<Hash> {
		let Snapshot { number, hash, clock, pool, .. } = self.snapshots.find(id)?;
		let (number, hash, clock, pool) = (*number, *hash, *clock, pool.clone());
		self.rewind(number, hash).await?;
		self.clock.restore(wall(), clock);
		self.author.forget();
		self.pool.replace(hash, pool).await;
		self.snapshots.end_after(id);
		Ok(hash)
	}

	/// Makes an earlier block the best one. The transactions of the pool stay, the clock goes on.
	pub async fn set_head(&mut self, number: u32) -> Answer<Hash> {
		let (best, _) = self.best();
		let hash = self.client.hash(number)?.filter(|_| number <= best);
		let hash = hash.ok_or_else(|| Refusal(format!("there is no block {number}")))?;
		self.rewind(number, hash).await?;
		self.author.forget();
		let pool = self.pool.contents();
		self.pool.replace(hash, pool).await;
		Ok(hash)
	}

	/// Makes the block of a file the best one, with the file's state. The pool is empty then.
	pub async fn load(&mut self, dump: Dump) -> Answer<Hash> {
		let chain = self.client.chain_info();
		dump.check_whole()?;
		let (number, hash) = (*dump.header.number(), dump.header.hash());
		let genesis = dump.genesis.hash();
		if genesis != chain.genesis_hash {
			return Err(Refusal(format!(
				"the file is of another chain, whose genesis block is {genesis}; a chain begins \
				 with it by --state"
			)));
		}
		let is_there = number <= chain.best_number && self.client.hash(number)? == Some(hash);
		if is_there {
			self.rewind(number, hash).await?;
		} else if number <= self.base {
			return Err(Refusal(format!(
				"the chain begins at block {}, and the file is of block {number}; a chain begins \
				 with it by --state",
				self.base
			)));
		} else {
			let base = self.client.hash(self.base)?.ok_or("the chain's first block is missing")?;
			self.rewind(self.base, base).await?;
			dump.import(&self.client).await?;
			self.base = number;
			self.follow().await;
		}
		self.snapshots.end_after(0);
		self.author.forget();
		self.pool.replace(hash, Vec::new()).await;
		Ok(hash)
	}

	/// Replaces the last blocks by one more of other blocks. Their transactions return to the pool.
	pub async fn reorganise(&mut self, depth: u32) -> Answer<Reorganised> {
		let chain = self.client.chain_info();
		let fork = chain.best_number.checked_sub(depth).filter(|_| depth > 0);
		let fork = fork.filter(|_| depth <= DEEPEST).ok_or_else(|| {
			let most = DEEPEST.min(chain.best_number);
			Refusal(format!("a depth of 1 to {most} is expected, not {depth}"))
		})?;
		if fork < chain.finalized_number {
			return Err(Refusal(format!(
				"block {} is final, so at most {} blocks can be replaced. Hold finality back with \
				 dev_setBlockBuildMode {{\"finality\": \"Manual\"}}",
				chain.finalized_number,
				chain.best_number - chain.finalized_number,
			)));
		}
		let mut old = Vec::new();
		for number in fork + 1..=chain.best_number {
			old.extend(self.client.hash(number)?);
		}
		let missing = || Refusal(format!("block {fork} is missing"));
		let mut parent = self.client.hash(fork)?.ok_or_else(missing)?;
		let mut new = Vec::new();
		for position in 0..=depth {
			// The first is later than the block that it replaces, or it could be the same.
			let later = u64::from(position == 0);
			parent = self.make(true, false, parent, later).await?.hash;
			new.push(parent);
		}
		Ok(Reorganised { old, new })
	}

	/// Removes all blocks above an ancestor of the best block.
	async fn rewind(&mut self, number: u32, hash: Hash) -> Answer<()> {
		if self.client.hash(number)? != Some(hash) {
			return Err(Refusal(format!("block {number} ({hash}) is not part of the chain")));
		}
		if number < self.base {
			return Err(Refusal(format!(
				"the chain begins at block {}: it was loaded from a file",
				self.base
			)));
		}
		if !self.keeps_states {
			return Err(Refusal(
				"blocks can be taken back only if the database keeps all states \
				 (--state-pruning archive, the default of new development chains)"
					.into(),
			));
		}
		self.follow().await;
		self.remove_forks()?;
		let was_final = self.client.chain_info().finalized_number;
		let (best, _) = self.best();
		self.backend.revert(best.saturating_sub(number), true)?;
		let (reached, head) = self.best();
		self.waiting.rewind(reached);
		self.snapshots.rewind(reached);
		// The pool learns that its last block is gone.
		self.pool.maintain(ChainEvent::NewBestBlock { hash: head, tree_route: None }).await;
		if was_final > reached {
			let tree_route = Arc::from([]);
			self.pool.maintain(ChainEvent::Finalized { hash: head, tree_route }).await;
		}
		if head != hash {
			return Err(Refusal(format!(
				"the chain could be taken back to block {reached} only, not to {number}: earlier \
				 state is not in the database (--state-pruning)"
			)));
		}
		Ok(())
	}

	/// Removes the blocks that are not part of the best chain: the database takes blocks back from
	/// the highest one on, whichever chain that is of.
	fn remove_forks(&mut self) -> Answer<()> {
		let (_, best) = self.best();
		for leaf in self.backend.blockchain().leaves()? {
			if leaf != best {
				self.remove_fork(leaf)?;
			}
		}
		Ok(())
	}

	/// Removes a leaf and its ancestors, down to the best chain.
	fn remove_fork(&mut self, mut leaf: Hash) -> Answer<()> {
		while let Some(header) = self.client.header(leaf)? {
			if self.client.hash(*header.number())? == Some(leaf) {
				break;
			}
			self.backend.remove_leaf_block(leaf)?;
			leaf = *header.parent_hash();
		}
		Ok(())
	}
}
