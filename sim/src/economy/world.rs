//! A market between two blocks, and the steps of a block.
//!
//! The maths is that of `ganglion-economy`, which the chain calls too. A block has the order of the
//! chain (`block/mod.rs` of the protocol pallet): mint, shares, due epochs, moving prices; then, in
//! place of transactions, the holders' actions. There are no registration prices, because nobody
//! registers.

use super::{
	audit,
	books::{is_dynamic, Account, Books, HolderId, HotkeyId, NetUid, Position, Refusal},
	scenario::{Action, Scenario},
};
use crate::failure::Failure;
use ganglion_economy::{block_emission, Pool};
use std::{collections::BTreeMap, rc::Rc};
use substrate_fixed::types::{I96F32, U64F64, U96F32};

/// A subnet, without its account.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Subnet {
	/// Weight of the TAO in the pool.
	pub pool_weight: u64,
	/// The moving price.
	pub moving_price: I96F32,
	/// The part of the last incentive that was withheld.
	pub withheld: U96F32,
	/// The block of the last epoch.
	pub last_epoch: u64,
	/// Epochs so far.
	pub epochs: u64,
	/// Emission of the last block.
	pub given: Given,
	/// Emission of all blocks so far.
	pub total: Given,
}

/// Emission of a subnet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Given {
	/// Its share of the TAO.
	pub share: u64,
	/// TAO into the reserve, without the excess.
	pub tao_in: u64,
	/// Alpha into the reserve.
	pub alpha_in: u64,
	/// Excess: TAO that bought alpha.
	pub excess: u64,
	/// Alpha into the pots.
	pub alpha_out: u64,
	/// Alpha for root that was minted.
	pub root: u64,
	/// Alpha for root that was not minted, because moving prices sum to one or less.
	pub root_not_made: u64,
}

impl Given {
	/// Adds another block's emission.
	pub fn add(&mut self, more: &Self) {
		self.share += more.share;
		self.tao_in += more.tao_in;
		self.alpha_in += more.alpha_in;
		self.excess += more.excess;
		self.alpha_out += more.alpha_out;
		self.root += more.root;
		self.root_not_made += more.root_not_made;
	}
}

/// An action of a holder on a subnet, relative to its holding.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Deed {
	/// The holder.
	pub holder: HolderId,
	/// The subnet.
	pub netuid: NetUid,
	/// The hotkey.
	pub hotkey: HotkeyId,
	/// Whether it staked; otherwise it unstaked.
	pub bought: bool,
	/// TAO spent, or alpha sold.
	pub amount: u64,
	/// The holding of that before the action.
	pub of: u64,
}

/// Refused actions of a holder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Refused {
	/// Number of refusals.
	pub times: u64,
	/// Reason of the last refusal.
	pub reason: Refusal,
}

/// A market.
#[derive(Clone, Debug, PartialEq)]
pub struct World {
	/// Its settings.
	pub scenario: Rc<Scenario>,
	/// The last block.
	pub block: u64,
	/// TAO minted in that block.
	pub emission: u64,
	/// Sum of moving prices at that block's beginning.
	pub price_sum: I96F32,
	/// The books.
	pub books: Books,
	/// Subnets, by number; root's entry is unused.
	pub subnets: Vec<Subnet>,
	/// Unsold payments of epochs, of holders who dump.
	pub earned: BTreeMap<Position, u64>,
	/// Actions in the previous block, and in this one so far.
	pub deeds: [Vec<Deed>; 2],
	/// Refusals, by holder.
	pub refused: Vec<Refused>,
}

impl World {
	/// Returns the initial market of a checked scenario.
	///
	/// # Errors
	///
	/// If its accounts do not balance, or a share pool cannot take a position.
	pub fn new(scenario: Scenario) -> Result<Self, Failure> {
		let root = Subnet::default();
		let begin = |(index, subnet): (usize, &super::scenario::Subnet)| {
			// As on the chain, epochs of different subnets fall on different blocks.
			let phase = (index as u64 + 1).checked_rem(subnet.tempo.into()).unwrap_or(0);
			Subnet {
				pool_weight: subnet.pool_weight,
				moving_price: I96F32::from_num(subnet.moving_price),
				last_epoch: scenario.block.saturating_sub(phase),
				..Subnet::default()
			}
		};
		let subnets = std::iter::once(root).chain(scenario.subnets.iter().enumerate().map(begin));
		let world = Self {
			block: scenario.block,
			emission: 0,
			price_sum: I96F32::from_bits(0),
			books: Books::open(&scenario)?,
			subnets: subnets.collect(),
			earned: BTreeMap::new(),
			deeds: Default::default(),
			refused: vec![Refused::default(); scenario.holders.len()],
			scenario: Rc::new(scenario),
		};
		audit::check(&world)?;
		Ok(world)
	}

	/// Runs a block.
	///
	/// # Errors
	///
	/// If the accounts do not balance after it, or a step fails that cannot fail.
	pub fn run_block(&mut self) -> Result<(), Failure> {
		self.block += 1;
		let [before, now] = &mut self.deeds;
		*before = std::mem::take(now);
		self.step().map_err(|reason| self.failure(&reason))?;
		let scenario = Rc::clone(&self.scenario);
		for (index, holder) in scenario.holders.iter().enumerate() {
			holder.strategy.iter().for_each(|action| self.act(index, action));
		}
		audit::check(self)
	}

	/// Runs the block step: what the chain does before a block's transactions.
	fn step(&mut self) -> Result<(), Refusal> {
		self.emission = block_emission(self.books.issuance());
		let mint = self.books.mint(self.emission);
		self.share_emission(mint)?;
		self.run_due_epochs()?;
		self.update_moving_prices();
		Ok(())
	}

	/// Runs an action and rolls back all changes if it fails.
	pub fn attempt<R>(
		&mut self,
		run: impl FnOnce(&mut Self) -> Result<R, Refusal>,
	) -> Result<R, Refusal> {
		let before = self.clone();
		run(self).inspect_err(|_| *self = before)
	}

	/// Returns a fault of the program in this block.
	pub fn failure(&self, reason: &str) -> Failure {
		Failure::differs(format!("block {}: {reason}", self.block))
	}

	/// Returns the numbers of all subnets but root.
	pub fn netuids(&self) -> std::ops::Range<NetUid> {
		1..self.subnets.len()
	}

	/// Returns the settings of a subnet other than root.
	pub fn settings(&self, netuid: NetUid) -> &super::scenario::Subnet {
		&self.scenario.subnets[netuid - 1]
	}

	/// Returns the hotkey of a checked name.
	pub fn hotkey(&self, name: &str) -> HotkeyId {
		self.scenario.hotkeys.iter().position(|hotkey| hotkey.name == name).unwrap_or_default()
	}

	/// Returns the holder of a checked name.
	pub fn holder(&self, name: &str) -> HolderId {
		self.scenario.holders.iter().position(|holder| holder.name == name).unwrap_or_default()
	}

	/// Returns a hotkey's holder.
	pub fn owner_of(&self, hotkey: HotkeyId) -> HolderId {
		self.holder(&self.scenario.hotkeys[hotkey].owner)
	}

	/// Returns a subnet's pool; none if it trades at par.
	pub fn pool(&self, netuid: NetUid) -> Option<Pool> {
		let Account { alpha, tao, .. } = self.books.accounts[netuid];
		is_dynamic(&self.scenario, netuid)
			.then(|| Pool::new(alpha, tao, self.subnets[netuid].pool_weight).ok())
			.flatten()
	}

	/// Returns the price: TAO for one alpha.
	pub fn price(&self, netuid: NetUid) -> U64F64 {
		self.pool(netuid).map_or(U64F64::from_num(1), |pool| pool.price())
	}

	/// Returns the value of alpha in TAO at the current price, rounded down.
	pub fn worth(&self, netuid: NetUid, alpha: u64) -> u64 {
		let bits = self.price(netuid).to_bits();
		let (whole, fraction) = (bits >> 64, bits & u128::from(u64::MAX));
		let alpha = u128::from(alpha);
		let worth = alpha.saturating_mul(whole).saturating_add((alpha * fraction) >> 64);
		u64::try_from(worth).unwrap_or(u64::MAX)
	}

	/// Returns the value of a holder's balance, stake and unclaimed dividends, in TAO at current
	/// prices.
	pub fn fortune(&self, holder: HolderId) -> u64 {
		let staked = self.books.positions_of(holder).into_iter();
		let staked = staked.map(|position| (position.netuid, self.books.value(position)));
		let owed = self.books.owed_to(holder).into_iter();
		let owed = owed.map(|(position, amount)| (position.netuid, amount));
		staked
			.chain(owed)
			.map(|(netuid, alpha)| self.worth(netuid, alpha))
			.fold(self.books.balances[holder], u64::saturating_add)
	}

	/// Whether a holder dumps payments of epochs.
	pub fn dumps(&self, holder: HolderId) -> bool {
		let strategy = &self.scenario.holders[holder].strategy;
		strategy.iter().any(|action| matches!(action, Action::Dump(_)))
	}
}
