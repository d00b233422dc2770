//! Independent books of TAO and of each subnet's alpha, exact to the rao.
//!
//! The books do not read the chain's counters. A block's mint follows from the supply curve; what
//! it destroys, and what trades on stable subnets mint and destroy, follows from events and quotes.
//! The sums must equal the balances of all accounts and the alpha of each subnet.

use crate::chain::{Origin, Outcome, Transaction};
use ganglion_economy::{block_emission, requirement};
use ganglion_runtime::{
	inner_calls::inner_calls, Runtime, RuntimeCall, RuntimeEvent, SubtensorModule, Swap,
};
use ganglion_types::{NetUid, TaoBalance};
use pallet_subtensor::{
	block::Stage, types::RecycleOrBurnEnum, BasketHotkeys, Burn, CollateralLockShare, Event,
	NetworkRegistrationQueue, NextBasketNumber, PendingOwnerCut, PendingRootAlphaDivs,
	PendingServerEmission, PendingValidatorEmission, RecycleOrBurn, SubnetAlphaIn,
	SubnetAlphaInEmission, SubnetAlphaOut, SubnetAlphaOutEmission, SubnetExcessTao, SubnetLocked,
	SubnetRootSellTao, SubnetTaoInEmission, TotalRecycled,
};
use pallet_subtensor_swap::{Pools, Terms};
use std::collections::{BTreeMap, BTreeSet};

/// The existential deposit, minted for each new subnet's account.
const DEPOSIT: u128 = 500;

/// Sums over the run, in rao.
#[derive(Clone, Debug, Default)]
pub struct Flows {
	/// TAO that blocks minted.
	pub minted: u128,
	/// Of that, TAO that no subnet took.
	pub unearned: u128,
	/// TAO that people burned.
	pub burned: u128,
	/// TAO lost with accounts below the existential deposit.
	pub dust: u128,
	/// TAO minted as deposits of new subnets' accounts.
	pub deposits: u128,
	/// TAO recycled with dissolved subnets, deposits included.
	pub ended: u128,
	/// Alpha minted.
	pub alpha_made: u128,
	/// Alpha destroyed.
	pub alpha_destroyed: u128,
}

/// The books.
pub struct Ledger {
	genesis: u128,
	tao: u128,
	alpha: BTreeMap<NetUid, u128>,
	/// Subnets dissolved in this block; others may already have their numbers.
	ended: BTreeSet<NetUid>,
	/// Whether a registration waits for a number.
	waits: bool,
	/// Deposits of the accounts of baskets.
	baskets: u128,
	/// TAO for which this block's claims sold root dividends. The clean-up of a dissolved subnet
	/// removes the chain's own figure.
	root_sales: BTreeMap<NetUid, u64>,
	/// Alpha in each subnet's pots; after the block's emission, what they must pay or keep.
	pots: BTreeMap<NetUid, u64>,
	/// Subnets that recycle withheld incentive, as set when the block began.
	recycling: BTreeSet<NetUid>,
	/// Sums over the run.
	pub flows: Flows,
}

/// The expected effect of a transaction on alpha, determined before it is applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
	/// None beyond what events report.
	Nothing,
	/// A registration destroys the alpha that its price buys.
	Destroys(NetUid, u64),
	/// A subnet may be created.
	Subnets,
	/// Key swaps are paid for: what the chain had recycled before, and the prices in all, in rao.
	/// Some may not be due, because a call in a batch fails or announces a swap anew.
	Swaps {
		/// TAO recycled before, but for deposits of baskets.
		recycled: u64,
		/// The prices of all swaps that the transaction leads to.
		prices: u64,
	},
}

impl Ledger {
	/// Opens the books with the current state.
	pub fn open() -> Self {
		let tao = tao_of_accounts();
		let alpha = pallet_subtensor::alpha_assets::TotalAlphaIssuance::<Runtime>::iter();
		let alpha = alpha.map(|(netuid, alpha)| (netuid, u128::from(alpha.rao()))).collect();
		let (pots, recycling, flows) = Default::default();
		Self {
			genesis: tao,
			tao,
			alpha,
			ended: BTreeSet::new(),
			waits: false,
			baskets: 0,
			root_sales: BTreeMap::new(),
			pots,
			recycling,
			flows,
		}
	}

	/// Call this before a block begins.
	pub fn before_block(&mut self) {
		let subnets = SubtensorModule::subnets();
		self.pots = subnets.iter().map(|netuid| (*netuid, pots_of(*netuid))).collect();
		let recycles =
			|netuid: &NetUid| RecycleOrBurn::<Runtime>::get(netuid) == RecycleOrBurnEnum::Recycle;
		self.recycling = subnets.into_iter().filter(recycles).collect();
	}

	/// Call this after the block step: books what the block minted, and where that went.
	pub fn block_begun(&mut self, events: &[RuntimeEvent]) -> Result<(), String> {
		self.book_emission(events)?;
		self.follow_root_sales();
		self.follow_subnets()
	}

	/// Whether the subnet that had a number when the block began has been dissolved.
	fn is_gone(&self, netuid: NetUid) -> bool {
		self.ended.contains(&netuid) || !SubtensorModule::subnet_exists(netuid)
	}

	/// Books the deposits of the accounts that come and go: that of the waiting registrations,
	/// which exists while somebody waits, and those of baskets, which exist while they have shares.
	fn follow_accounts(&mut self) {
		let baskets = BasketHotkeys::<Runtime>::iter_keys().map(|_| DEPOSIT).sum();
		self.tao = self.tao + baskets - self.baskets;
		self.baskets = baskets;
		let waits = !NetworkRegistrationQueue::<Runtime>::get().is_empty();
		match (self.waits, waits) {
			(false, true) => self.tao += DEPOSIT,
			(true, false) => self.tao -= DEPOSIT,
			_ => {},
		}
		self.waits = waits;
	}

	fn book_emission(&mut self, events: &[RuntimeEvent]) -> Result<(), String> {
		let minted = u128::from(block_emission(narrow(self.tao)));
		let mut given = 0u128;
		let failed: BTreeSet<NetUid> = events.iter().filter_map(failed_emission).collect();
		// Subnets that this step created for waiting registrations got no emission.
		let emitted = |netuid: &NetUid| self.alpha.contains_key(netuid) && !failed.contains(netuid);
		let emitted: Vec<_> = SubtensorModule::subnets().into_iter().filter(emitted).collect();
		for netuid in emitted {
			let tao = SubnetTaoInEmission::<Runtime>::get(netuid).rao();
			given += u128::from(tao) + u128::from(SubnetExcessTao::<Runtime>::get(netuid).rao());
			let into_pots = SubnetAlphaOutEmission::<Runtime>::get(netuid).rao();
			let by_curve = if SubtensorModule::is_dynamic(netuid) {
				block_emission(narrow(self.alpha.get(&netuid).copied().unwrap_or(0)))
			} else {
				tao
			};
			// Root's part, at most half, is not minted while prices are low.
			if into_pots != 0 && !(by_curve / 2..=by_curve).contains(&into_pots) {
				return Err(format!(
					"subnet {netuid} minted {into_pots} alpha, expected {by_curve}"
				));
			}
			self.make(netuid, into_pots);
			*self.pots.entry(netuid).or_default() += into_pots;
			self.make(netuid, SubnetAlphaInEmission::<Runtime>::get(netuid).rao());
		}
		let unearned =
			minted.checked_sub(given).ok_or("subnets were given more than was minted")?;
		self.tao += given;
		self.flows.minted += minted;
		self.flows.unearned += unearned;
		Ok(())
	}

	/// Returns the expected effect of a transaction; call this before it is applied.
	pub fn expect(transaction: &Transaction) -> Expected {
		let prices = prices_of_swaps(&transaction.call);
		if prices != 0 {
			return Expected::Swaps { recycled: recycled_for_swaps(), prices };
		}
		let Origin::Signed(_) = transaction.origin else { return Expected::Nothing };
		let call = match &transaction.call {
			RuntimeCall::SubtensorModule(call) => call,
			// Its call may register a leased subnet.
			RuntimeCall::Crowdloan(pallet_crowdloan::Call::finalize { .. }) => {
				return Expected::Subnets;
			},
			_ => return Expected::Nothing,
		};
		match call {
			pallet_subtensor::Call::burned_register { netuid, .. }
			| pallet_subtensor::Call::register { netuid, .. }
			| pallet_subtensor::Call::register_limit { netuid, .. }
				if SubtensorModule::is_dynamic(*netuid) =>
			{
				// The rest of the price buys collateral.
				let (price, share) =
					(Burn::<Runtime>::get(netuid), CollateralLockShare::<Runtime>::get(netuid));
				let burned = price.rao() - requirement(price.rao(), share);
				let quote = Swap::quote_buy(*netuid, TaoBalance::new(burned), Terms::MARKET);
				Expected::Destroys(*netuid, quote.map_or(0, |bought| bought.alpha.rao()))
			},
			pallet_subtensor::Call::register_network { .. } => Expected::Subnets,
			_ => Expected::Nothing,
		}
	}

	/// Books a transaction; call this after it was applied.
	pub fn applied(&mut self, expected: Expected, outcome: &Outcome) -> Result<(), String> {
		self.follow_root_sales();
		match (outcome, expected) {
			(Outcome::Done, Expected::Destroys(netuid, alpha)) => self.destroy(netuid, alpha),
			(Outcome::Done, Expected::Subnets) => self.follow_subnets(),
			(Outcome::Done, Expected::Swaps { recycled, prices }) => {
				self.pay_for_swaps(recycled_for_swaps() - recycled, prices)
			},
			_ => Ok(()),
		}
	}

	/// Books what was paid for key swaps, which is recycled.
	fn pay_for_swaps(&mut self, paid: u64, prices: u64) -> Result<(), String> {
		if paid > prices {
			return Err(format!("key swaps recycled {paid} rao, but cost at most {prices}"));
		}
		self.flows.burned += u128::from(paid);
		self.tao -= u128::from(paid);
		Ok(())
	}

	/// Opens books for new subnets, with the initial alpha of their reserves; on a stable subnet
	/// that is its lock cost.
	fn follow_subnets(&mut self) -> Result<(), String> {
		self.alpha.retain(|netuid, _| SubtensorModule::subnet_exists(*netuid));
		let known = |netuid: &NetUid| self.alpha.contains_key(netuid);
		let new = SubtensorModule::subnets().into_iter().filter(|netuid| !known(netuid));
		for netuid in new.collect::<Vec<_>>() {
			let alpha = SubnetAlphaIn::<Runtime>::get(netuid).rao();
			let cost = SubnetLocked::<Runtime>::get(netuid);
			if !SubtensorModule::is_dynamic(netuid) && TaoBalance::new(alpha) != cost {
				return Err(format!(
					"subnet {netuid} began with {alpha} alpha at a lock cost of {cost:?}"
				));
			}
			self.make(netuid, alpha);
		}
		Ok(())
	}

	/// Call this at a block's end: books its events and compares.
	pub fn block_ended(&mut self, events: &[RuntimeEvent]) -> Result<(), String> {
		self.ended = events.iter().filter_map(ended_subnet).collect();
		self.alpha.retain(|netuid, _| !self.ended.contains(netuid));
		self.follow_subnets()?;
		self.follow_accounts();
		let mut payments = BTreeMap::new();
		for event in events {
			match event {
				RuntimeEvent::SubtensorModule(event) => self.book(event, &mut payments)?,
				RuntimeEvent::Balances(pallet_balances::Event::DustLost { amount, .. }) => {
					self.flows.dust += u128::from(*amount);
					self.tao -= u128::from(*amount);
				},
				RuntimeEvent::Balances(pallet_balances::Event::Burned { amount, .. }) => {
					self.flows.burned += u128::from(*amount);
					self.tao -= u128::from(*amount);
				},
				_ => {},
			}
		}
		self.book_root_sales()?;
		self.check_pots(&payments, exits_from_root(events))?;
		self.compare()
	}

	/// Reads the TAO for which this block has sold root dividends so far.
	fn follow_root_sales(&mut self) {
		let sales = SubnetRootSellTao::<Runtime>::iter();
		let sales = sales.filter(|(netuid, _)| SubtensorModule::subnet_exists(*netuid));
		self.root_sales.extend(sales.map(|(netuid, tao)| (netuid, tao.rao())));
	}

	/// Books the root dividends that this block sold, into root's reserve.
	fn book_root_sales(&mut self) -> Result<(), String> {
		for (netuid, tao) in core::mem::take(&mut self.root_sales) {
			self.make(NetUid::ROOT, tao);
			if !self.is_gone(netuid) && !SubtensorModule::is_dynamic(netuid) {
				self.destroy(netuid, tao)?;
			}
		}
		Ok(())
	}

	/// Checks that what left the pots is what was paid. A coldkey that unstakes everything from
	/// root may leave a fraction of a rao, so that a whole one falls back to root's pot.
	fn check_pots(&self, payments: &BTreeMap<NetUid, u64>, exits: u64) -> Result<(), String> {
		for (netuid, before) in &self.pots {
			let (netuid, before) = (*netuid, *before);
			let after = pots_of(netuid);
			let paid = payments.get(&netuid).copied().unwrap_or(0);
			if self.is_gone(netuid) || (before..=before + exits).contains(&(after + paid)) {
				continue;
			}
			return Err(format!(
				"subnet {netuid}: {before} in pots before, {after} after, {paid} paid"
			));
		}
		Ok(())
	}

	fn book(
		&mut self,
		event: &Event<Runtime>,
		payments: &mut BTreeMap<NetUid, u64>,
	) -> Result<(), String> {
		match event {
			Event::NetworkAdded(..) => {
				self.tao += DEPOSIT;
				self.flows.deposits += DEPOSIT;
			},
			Event::DissolvedSubnetPaid { recycled, .. } => {
				self.tao -= u128::from(recycled.rao());
				self.flows.ended += u128::from(recycled.rao());
			},
			// Events about the alpha of a subnet that has been dissolved since.
			Event::StakeAdded(_, _, _, _, netuid, _)
			| Event::StakeRemoved(_, _, _, _, netuid, _)
			| Event::AlphaRecycled(_, _, _, netuid)
				if self.is_gone(*netuid) => {},
			Event::EpochPaid(report) if self.is_gone(report.netuid) => {},
			Event::ParentsPartBurned { netuid, .. } if self.is_gone(*netuid) => {},
			Event::ParentsPartBurned { netuid, alpha } => {
				if let Some(before) = self.pots.get_mut(netuid) {
					*before -= alpha.rao();
				}
				self.destroy(*netuid, alpha.rao())?;
			},
			Event::StakeAdded(_, _, _, alpha, netuid, _)
				if !SubtensorModule::is_dynamic(*netuid) =>
			{
				self.make(*netuid, alpha.rao());
			},
			Event::StakeRemoved(_, _, _, alpha, netuid, _)
				if !SubtensorModule::is_dynamic(*netuid) =>
			{
				self.destroy(*netuid, alpha.rao())?;
			},
			// What shares in baskets are worth is staked on root.
			Event::BasketClaimed { tao, .. } => self.make(NetUid::ROOT, tao.rao()),
			Event::AlphaRecycled(_, _, alpha, netuid) => self.destroy(*netuid, alpha.rao())?,
			Event::IncentiveAlphaEmittedToMiners { netuid, emissions } => {
				let sum = emissions.iter().map(|alpha| alpha.rao()).sum();
				payments.insert(NetUid::new(u16::from(*netuid)), sum);
			},
			Event::EpochPaid(report) => {
				let payment = payments.entry(report.netuid).or_default();
				let withheld = *payment - report.paid_to_miners.rao();
				*payment += report.paid_to_owner.rao() + report.paid_to_validators.rao();
				if self.recycling.contains(&report.netuid) {
					self.destroy(report.netuid, withheld)?;
				}
			},
			_ => {},
		}
		Ok(())
	}

	fn make(&mut self, netuid: NetUid, alpha: u64) {
		*self.alpha.entry(netuid).or_default() += u128::from(alpha);
		self.flows.alpha_made += u128::from(alpha);
	}

	fn destroy(&mut self, netuid: NetUid, alpha: u64) -> Result<(), String> {
		let held = self.alpha.entry(netuid).or_default();
		*held = held
			.checked_sub(alpha.into())
			.ok_or_else(|| format!("subnet {netuid} destroyed more alpha than it has"))?;
		self.flows.alpha_destroyed += u128::from(alpha);
		Ok(())
	}

	/// Compares the books with the state.
	fn compare(&self) -> Result<(), String> {
		let there_is = tao_of_accounts();
		if there_is != self.tao {
			return Err(format!("accounts hold {there_is} rao, the ledger expects {}", self.tao));
		}
		for netuid in SubtensorModule::subnets() {
			let inside = u128::from(SubnetAlphaIn::<Runtime>::get(netuid).rao());
			let outside = u128::from(SubnetAlphaOut::<Runtime>::get(netuid).rao());
			let booked = self.alpha.get(&netuid).copied().unwrap_or(0);
			if inside + outside != booked {
				return Err(format!(
					"subnet {netuid} has {inside} alpha in its pool and {outside} outside, the \
					ledger \
					 says {booked}"
				));
			}
		}
		Ok(())
	}

	/// Returns a summary of the books as text.
	pub fn summary(&self) -> String {
		let Flows { minted, unearned, burned, dust, deposits, ended, alpha_made, alpha_destroyed } =
			&self.flows;
		let alpha: u128 = self.alpha.values().sum();
		format!(
			"TAO: genesis {} + minted {minted} + subnets' deposits {deposits} - unearned \
			{unearned} \
			 - burned {burned} - dust {dust} - ended subnets {ended} = accounts {}\n\
			 alpha of {} subnets: made {alpha_made} and destroyed {alpha_destroyed} since genesis, \
			 there is {alpha}",
			self.genesis,
			self.tao,
			self.alpha.len()
		)
	}
}

/// Returns what the chain has recycled, in rao, but for the deposits of baskets that have ended.
fn recycled_for_swaps() -> u64 {
	let begun = u64::from(NextBasketNumber::<Runtime>::get());
	let left = BasketHotkeys::<Runtime>::iter_keys().count() as u64;
	TotalRecycled::<Runtime>::get().rao() - (begun - left) * DEPOSIT as u64
}

/// Returns the sum of all accounts, in rao.
fn tao_of_accounts() -> u128 {
	let accounts = frame_system::Account::<Runtime>::iter_values();
	accounts.map(|account| u128::from(account.data.free) + u128::from(account.data.reserved)).sum()
}

/// Returns the alpha in a subnet's pots.
fn pots_of(netuid: NetUid) -> u64 {
	[
		PendingServerEmission::<Runtime>::get(netuid),
		PendingValidatorEmission::<Runtime>::get(netuid),
		PendingRootAlphaDivs::<Runtime>::get(netuid),
		PendingOwnerCut::<Runtime>::get(netuid),
	]
	.into_iter()
	.map(|alpha| alpha.rao())
	.sum()
}

fn ended_subnet(event: &RuntimeEvent) -> Option<NetUid> {
	match event {
		RuntimeEvent::SubtensorModule(Event::NetworkRemoved(netuid)) => Some(*netuid),
		_ => None,
	}
}

fn failed_emission(event: &RuntimeEvent) -> Option<NetUid> {
	match event {
		RuntimeEvent::SubtensorModule(Event::StageFailed {
			stage: Stage::Emission(netuid),
			..
		}) => Some(*netuid),
		_ => None,
	}
}

/// Converts an amount to 64 bits; no amount exceeds them.
fn narrow(amount: u128) -> u64 {
	u64::try_from(amount).expect("amounts fit 64 bits")
}

/// Returns the number of unstakings from root in a block.
fn exits_from_root(events: &[RuntimeEvent]) -> u64 {
	let is_exit = |event: &&RuntimeEvent| match event {
		RuntimeEvent::SubtensorModule(Event::StakeRemoved(_, _, _, _, netuid, _)) => {
			netuid.is_root()
		},
		_ => false,
	};
	u64::try_from(events.iter().filter(is_exit).count()).unwrap_or(u64::MAX)
}

/// Returns the prices of the key swaps that a call leads to, in rao.
fn prices_of_swaps(call: &RuntimeCall) -> u64 {
	const ON_A_SUBNET: u64 = 1_000_000;
	const EVERYWHERE: u64 = 100_000_000;
	use pallet_subtensor::Call as Protocol;
	match call {
		RuntimeCall::SubtensorModule(
			Protocol::swap_hotkey { netuid, .. } | Protocol::swap_hotkey_v2 { netuid, .. },
		) => netuid.map_or(EVERYWHERE, |_| ON_A_SUBNET),
		RuntimeCall::SubtensorModule(Protocol::announce_coldkey_swap { .. }) => EVERYWHERE,
		RuntimeCall::SubtensorModule(Protocol::swap_coldkey { swap_cost, .. }) => swap_cost.rao(),
		_ => inner_calls(call)
			.into_iter()
			.fold(0, |sum, inner| sum.saturating_add(prices_of_swaps(inner))),
	}
}
