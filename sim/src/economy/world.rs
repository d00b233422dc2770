//! A market between two blocks, and what a block does to it.
//!
//! The maths is `ganglion-economy`'s, the same that the chain calls. The order of a block is the chain's
//! (`block_step.rs` of the protocol pallet): mint, shares, due epochs, moving prices; then, as its transactions, what
//! holders do. Registration prices are left out, as nobody registers.

use super::{
	audit,
	books::{is_dynamic, Account, Books, HolderId, HotkeyId, NetUid, Position, Refusal},
	scenario::{Action, Scenario},
};
use crate::failure::Failure;
use ganglion_economy::{block_emission, Pool};
use std::{collections::BTreeMap, rc::Rc};
use substrate_fixed::types::{I96F32, U64F64, U96F32};

/// A subnet, besides its accounts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Subnet {
	/// Weight of the TAO in the pool.
	pub pool_weight: u64,
	/// The moving price.
	pub moving_price: I96F32,
	/// The part of the last incentive that was burned or recycled.
	pub withheld: U96F32,
	/// The block of the last epoch.
	pub last_epoch: u64,
	/// Epochs so far.
	pub epochs: u64,
	/// What the last block gave it.
	pub given: Given,
	/// The same, of all blocks so far.
	pub total: Given,
}

/// What blocks gave a subnet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Given {
	/// Its share of the TAO.
	pub share: u64,
	/// TAO into the reserve, beside what bought alpha.
	pub tao_in: u64,
	/// Alpha into the reserve.
	pub alpha_in: u64,
	/// TAO that bought alpha.
	pub excess: u64,
	/// Alpha into the pots.
	pub alpha_out: u64,
	/// Alpha for root that was made.
	pub root: u64,
	/// Alpha for root that was not made, because moving prices sum to one or less.
	pub root_not_made: u64,
}

impl Given {
	/// Adds what another block gave.
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

/// What a holder did on a subnet, as a part of what it had.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Deed {
	/// Who.
	pub holder: HolderId,
	/// Where.
	pub netuid: NetUid,
	/// With which hotkey.
	pub hotkey: HotkeyId,
	/// Whether it staked; otherwise it unstaked.
	pub bought: bool,
	/// TAO that it spent, or alpha that it sold.
	pub amount: u64,
	/// What it had of that.
	pub of: u64,
}

/// What a holder could not do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Refused {
	/// How often.
	pub times: u64,
	/// Why, the last time.
	pub reason: Refusal,
}

/// A market.
#[derive(Clone, Debug, PartialEq)]
pub struct World {
	/// Its settings.
	pub scenario: Rc<Scenario>,
	/// The block that was run last.
	pub block: u64,
	/// What that block minted.
	pub emission: u64,
	/// The sum of moving prices that it saw.
	pub price_sum: I96F32,
	/// Who has what.
	pub books: Books,
	/// By number; root's is not used.
	pub subnets: Vec<Subnet>,
	/// What epochs paid and was not sold yet, of those who dump.
	pub earned: BTreeMap<Position, u64>,
	/// What was done in the block before, and in this one so far.
	pub deeds: [Vec<Deed>; 2],
	/// By holder.
	pub refused: Vec<Refused>,
}

impl World {
	/// The market at the beginning of a scenario that was checked.
	///
	/// # Errors
	///
	/// If its accounts do not balance, or a share pool does not take a position.
	pub fn new(scenario: Scenario) -> Result<Self, Failure> {
		let root = Subnet::default();
		let begin = |(index, subnet): (usize, &super::scenario::Subnet)| {
			// As the chain does it: epochs of different subnets fall on different blocks.
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
	/// If the accounts do not balance after it, or something fails in it that cannot.
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

	/// What the chain does before a block's transactions.
	fn step(&mut self) -> Result<(), Refusal> {
		self.emission = block_emission(self.books.issuance());
		let mint = self.books.mint(self.emission);
		self.share_emission(mint)?;
		self.run_due_epochs()?;
		self.update_moving_prices();
		Ok(())
	}

	/// Does something, or leaves everything as it was.
	pub fn attempt<R>(
		&mut self,
		run: impl FnOnce(&mut Self) -> Result<R, Refusal>,
	) -> Result<R, Refusal> {
		let before = self.clone();
		run(self).inspect_err(|_| *self = before)
	}

	/// A fault of the program, in this block.
	pub fn failure(&self, reason: &str) -> Failure {
		Failure::differs(format!("block {}: {reason}", self.block))
	}

	/// The numbers of all subnets but root.
	pub fn netuids(&self) -> std::ops::Range<NetUid> {
		1..self.subnets.len()
	}

	/// The settings of a subnet that is not root.
	pub fn settings(&self, netuid: NetUid) -> &super::scenario::Subnet {
		&self.scenario.subnets[netuid - 1]
	}

	/// The hotkey of a name that was checked.
	pub fn hotkey(&self, name: &str) -> HotkeyId {
		self.scenario.hotkeys.iter().position(|hotkey| hotkey.name == name).unwrap_or_default()
	}

	/// The holder of a name that was checked.
	pub fn holder(&self, name: &str) -> HolderId {
		self.scenario.holders.iter().position(|holder| holder.name == name).unwrap_or_default()
	}

	/// The holder whose a hotkey is.
	pub fn owner_of(&self, hotkey: HotkeyId) -> HolderId {
		self.holder(&self.scenario.hotkeys[hotkey].owner)
	}

	/// A subnet's pool; none where it trades at par.
	pub fn pool(&self, netuid: NetUid) -> Option<Pool> {
		let Account { alpha, tao, .. } = self.books.accounts[netuid];
		is_dynamic(&self.scenario, netuid)
			.then(|| Pool::new(alpha, tao, self.subnets[netuid].pool_weight).ok())
			.flatten()
	}

	/// TAO for one alpha.
	pub fn price(&self, netuid: NetUid) -> U64F64 {
		self.pool(netuid).map_or(U64F64::from_num(1), |pool| pool.price())
	}

	/// What alpha is worth in TAO at the price of the moment, rounded down.
	pub fn worth(&self, netuid: NetUid, alpha: u64) -> u64 {
		let bits = self.price(netuid).to_bits();
		let (whole, fraction) = (bits >> 64, bits & u128::from(u64::MAX));
		let alpha = u128::from(alpha);
		let worth = alpha.saturating_mul(whole).saturating_add((alpha * fraction) >> 64);
		u64::try_from(worth).unwrap_or(u64::MAX)
	}

	/// What a holder has, in TAO at the prices of the moment: balance, stake and dividends that wait.
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

	/// Whether a holder sells what epochs pay.
	pub fn dumps(&self, holder: HolderId) -> bool {
		let strategy = &self.scenario.holders[holder].strategy;
		strategy.iter().any(|action| matches!(action, Action::Dump(_)))
	}
}
