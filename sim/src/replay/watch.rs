//! Follows a chain block by block until a subnet's epoch has run.

use super::{
	bytes::Bytes,
	items,
	node::{Block, Heads, Node},
	outcome::Peg,
	storage::Storage,
};
use crate::failure::Failure;
use ganglion_consensus::EpochState;

/// The runtime's function from subnet and mechanism to the `Option<EpochState>` of the next epoch.
const EPOCH_INPUT: &str = "EpochRuntimeApi_epoch_input";
/// The runtime's function from a subnet to the block of its next epoch, if it has epochs.
const NEXT_EPOCH: &str = "SubnetInfoRuntimeApi_get_next_epoch_start_block";

/// Watches a subnet on a node's best chain, block by block.
pub struct Watch<'a> {
	node: &'a Node,
	heads: Heads,
	netuid: u16,
	/// The newest known block.
	best: u64,
	/// The last inspected block.
	at: u64,
}

/// The result of inspecting a block.
pub enum Sight {
	/// It ran an epoch.
	Epoch(Block),
	/// It is the newest block, and the next one will run the epoch.
	Due(Block),
	/// Neither.
	Nothing,
}

impl<'a> Watch<'a> {
	/// Starts watching a subnet at the best block.
	pub async fn start(node: &'a Node, netuid: u16) -> Result<Self, Failure> {
		// Subscribe first, so that no block is missed.
		let heads = node.heads().await?;
		let best = node.best().await?.number;
		Ok(Self { node, heads, netuid, best, at: best })
	}

	/// Returns the last inspected block.
	pub async fn block(&self) -> Result<Block, Failure> {
		self.node.block(self.at).await
	}

	/// Goes to a past block, which must have run an epoch, and returns it.
	///
	/// # Errors
	///
	/// If the block does not exist or ran no epoch.
	pub async fn go_to(&mut self, number: u64) -> Result<Block, Failure> {
		let block = self.node.block(number).await?;
		let last = self.last_epoch(&block).await?;
		if last != number {
			let netuid = self.netuid;
			let reason = match last {
				0 => "there was none before it".to_owned(),
				last => format!("the last one before it is in block {last}"),
			};
			let message = format!("subnet {netuid} has no epoch in block {number}: {reason}");
			return Err(Failure::refused(message));
		}
		self.at = number;
		Ok(block)
	}

	/// Inspects the next block; waits for it if necessary.
	pub async fn next(&mut self) -> Result<Sight, Failure> {
		let number = self.at.saturating_add(1);
		while self.best < number {
			self.best = match self.heads.next().await? {
				Some(best) => best,
				None => {
					self.heads = self.node.heads().await?;
					self.node.best().await?.number
				},
			};
		}
		let block = self.node.block(number).await?;
		self.at = number;
		if self.last_epoch(&block).await? == number {
			Ok(Sight::Epoch(block))
		} else if number == self.best && self.due_after(&block).await? == number.saturating_add(1) {
			Ok(Sight::Due(block))
		} else {
			Ok(Sight::Nothing)
		}
	}

	/// Returns the block of the first epoch after a block.
	///
	/// # Errors
	///
	/// If the subnet has no epochs.
	pub async fn due_after(&self, block: &Block) -> Result<u64, Failure> {
		let due: Option<u64> = self.node.call(NEXT_EPOCH, self.netuid, &block.hash).await?;
		let netuid = self.netuid;
		let due = due.ok_or_else(|| Failure::refused(format!("subnet {netuid} has no epochs")))?;
		Ok(due.max(block.number.saturating_add(1)))
	}

	async fn last_epoch(&self, block: &Block) -> Result<u64, Failure> {
		let read =
			|storage: &super::storage::Storage| storage.get(&items::LAST_EPOCH_BLOCK, self.netuid);
		self.node.view(&block.hash, read).await
	}

	/// What an epoch in the block after the one with this hash is computed from, for each
	/// mechanism.
	pub async fn mechanisms(&self, parent: &Bytes) -> Result<Vec<(EpochState, Peg)>, Failure> {
		let mut mechanisms = Vec::new();
		for mechanism in 0..=u8::MAX {
			let arguments = (self.netuid, mechanism);
			let state: Option<EpochState> = self.node.call(EPOCH_INPUT, arguments, parent).await?;
			let Some(state) = state else { break };
			mechanisms.push((state, self.peg(mechanism, parent).await?));
		}
		if mechanisms.is_empty() {
			return Err(Failure::refused(format!("there is no subnet {}", self.netuid)));
		}
		Ok(mechanisms)
	}

	async fn peg(&self, mechanism: u8, parent: &Bytes) -> Result<Peg, Failure> {
		let index = items::index(self.netuid, mechanism);
		let read = |storage: &Storage| {
			let settings = storage.get(&items::SIGMOID_SETTINGS, self.netuid)?;
			let required = storage.get(&items::REQUIRED_EDGES, index)?;
			Ok(Peg { required, step: settings.peg_step, cap: settings.peg_cap })
		};
		self.node.view(parent, read).await
	}
}
