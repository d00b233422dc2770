//! Epochs and the payout of the pots, in the order of `epoch/schedule.rs`, `epoch/payout.rs` and
//! `root/dividends.rs` of the protocol pallet. The scenario gives incentives and dividends in place
//! of the consensus; there are no children.

use super::{
	books::{HotkeyId, NetUid, Position, Refusal, ROOT},
	scenario::Withheld,
	world::World,
};
use ganglion_economy::{
	split_by_weights, split_by_weights_wide, split_dividends, take_share, weigh_root_stake,
	withheld_share, Dividend, Stake,
};
use std::collections::BTreeMap;

/// Payment of an epoch to a hotkey.
#[derive(Clone, Copy, Debug)]
struct Earned {
	hotkey: HotkeyId,
	/// As a miner.
	incentive: u64,
	/// As a validator, before root's part is split off.
	dividend: u64,
}

impl World {
	/// Runs due epochs, the longest waiting first; those beyond the block's limit wait.
	pub(super) fn run_due_epochs(&mut self) -> Result<(), Refusal> {
		let due_at = |netuid: &NetUid| {
			let tempo = u64::from(self.settings(*netuid).tempo);
			let due = self.subnets[*netuid].last_epoch.saturating_add(tempo);
			(tempo != 0 && due <= self.block).then_some((due, *netuid))
		};
		let mut due: Vec<_> = self.netuids().filter_map(|netuid| due_at(&netuid)).collect();
		due.sort_unstable();
		for (_, netuid) in due.into_iter().take(self.scenario.max_epochs_per_block.into()) {
			self.subnets[netuid].last_epoch = self.block;
			self.subnets[netuid].epochs += 1;
			let before = self.stakes_of_dumpers(netuid);
			self.run_epoch(netuid)?;
			self.note_earned(netuid, &before);
		}
		Ok(())
	}

	/// Records the epoch's payments to holders who dump them.
	fn note_earned(&mut self, netuid: NetUid, before: &BTreeMap<Position, u64>) {
		for (position, value) in self.stakes_of_dumpers(netuid) {
			let gained = value.saturating_sub(before.get(&position).copied().unwrap_or(0));
			if gained > 0 {
				*self.earned.entry(position).or_default() += gained;
			}
		}
	}

	fn stakes_of_dumpers(&self, netuid: NetUid) -> BTreeMap<Position, u64> {
		let shares = self.books.shares.keys().filter(|position| position.netuid == netuid);
		shares
			.filter(|position| self.dumps(position.holder))
			.map(|position| (*position, self.books.value(*position)))
			.collect()
	}

	fn run_epoch(&mut self, netuid: NetUid) -> Result<(), Refusal> {
		self.pay_owner(netuid);
		let pots = self.books.accounts[netuid].pots;
		let Some((server, validator)) = self.consensus(netuid, pots.server, pots.validator) else {
			return Ok(());
		};
		let neurons = self.settings(netuid).neurons.iter().zip(server.iter().zip(&validator));
		let earned: Vec<_> = neurons
			.map(|(neuron, (incentive, dividend))| Earned {
				hotkey: self.hotkey(&neuron.hotkey),
				incentive: *incentive,
				dividend: *dividend,
			})
			.collect();
		let pots = &mut self.books.accounts[netuid].pots;
		(pots.server, pots.validator) = (0, 0);
		self.pay_miners(netuid, &earned)?;
		self.pay_validators(netuid, &earned);
		Ok(())
	}

	/// Returns each neuron's parts of the miners' and the validators' pot. A pot to which nobody
	/// has a claim joins the other; if nobody has a claim to either, nothing is paid.
	fn consensus(
		&self,
		netuid: NetUid,
		server: u64,
		validator: u64,
	) -> Option<(Vec<u64>, Vec<u64>)> {
		let settings = self.settings(netuid);
		let incentives: Vec<u64> = settings.neurons.iter().map(|neuron| neuron.incentive).collect();
		let dividend = |neuron: &super::scenario::Neuron| {
			let stake = self.stake_behind(netuid, self.hotkey(&neuron.hotkey));
			let weight = u128::from(stake.weight(self.scenario.tao_weight));
			u128::from(neuron.dividend) * if settings.dividends_by_stake { weight } else { 1 }
		};
		let dividends: Vec<u128> = settings.neurons.iter().map(dividend).collect();
		let (mined, validated) =
			(incentives.iter().any(|part| *part > 0), dividends.iter().any(|part| *part > 0));
		let (server, validator) = match (mined, validated) {
			(true, true) => (server, validator),
			(true, false) => (server + validator, 0),
			(false, true) => (0, server + validator),
			(false, false) => return None,
		};
		Some((split_by_weights(server, &incentives), split_by_weights_wide(validator, &dividends)))
	}

	/// A hotkey's stake on a subnet: its alpha there and its TAO on root.
	fn stake_behind(&self, netuid: NetUid, hotkey: HotkeyId) -> Stake {
		Stake {
			alpha: self.books.staked_with(hotkey, netuid),
			tao: self.books.staked_with(hotkey, ROOT),
		}
	}

	fn pay_owner(&mut self, netuid: NetUid) {
		let cut = std::mem::take(&mut self.books.accounts[netuid].pots.owner);
		match self.settings(netuid).owner.clone() {
			Some(name) => {
				let hotkey = self.hotkey(&name);
				self.stake_or_keep(netuid, hotkey, cut);
			},
			None => self.books.give_to_protocol(netuid, cut),
		}
	}

	/// Pays incentives, and withholds those of the owner's hotkeys.
	fn pay_miners(&mut self, netuid: NetUid, earned: &[Earned]) -> Result<(), Refusal> {
		let owner = self.settings(netuid).owner.clone().map(|name| self.hotkey(&name));
		let owner = owner.map(|hotkey| self.owner_of(hotkey));
		let (mut withheld, mut total) = (0u64, 0u64);
		for Earned { hotkey, incentive, .. } in earned.iter().filter(|earned| earned.incentive > 0)
		{
			total += incentive;
			if owner != Some(self.owner_of(*hotkey)) {
				self.stake_or_keep(netuid, *hotkey, *incentive);
				continue;
			}
			withheld += incentive;
			match self.settings(netuid).withheld {
				Withheld::Burn => self.books.put_out_of_reach(netuid, *incentive),
				Withheld::Recycle => self.books.destroy_alpha(netuid, *incentive)?,
			}
		}
		self.subnets[netuid].withheld = withheld_share(withheld, total);
		Ok(())
	}

	/// Pays dividends out of the validators' pot and the root pot. If nobody earned a dividend, the
	/// root pot is kept for a later epoch.
	fn pay_validators(&mut self, netuid: NetUid, earned: &[Earned]) {
		if earned.iter().all(|earned| earned.dividend == 0) {
			return;
		}
		let root_pot = std::mem::take(&mut self.books.accounts[netuid].pots.root);
		let dividend = |earned: &Earned| {
			let Stake { alpha, tao } = self.stake_behind(netuid, earned.hotkey);
			let root = weigh_root_stake(tao, self.scenario.tao_weight);
			Dividend { amount: earned.dividend, alpha, root }
		};
		let dividends: Vec<_> = earned.iter().map(dividend).collect();
		for (earned, pay) in earned.iter().zip(split_dividends(root_pot, &dividends)) {
			self.pay_delegate(netuid, earned.hotkey, pay.alpha);
			self.pay_root_stakers(netuid, earned.hotkey, pay.root);
		}
	}

	/// Pays a delegate its take and its stakers the rest. The rest comes first, so that the take
	/// earns nothing of it.
	fn pay_delegate(&mut self, netuid: NetUid, hotkey: HotkeyId, amount: u64) {
		let take = take_share(amount, self.scenario.hotkeys[hotkey].take);
		if self.books.distribute(netuid, hotkey, amount - take).is_err() {
			self.stake_or_keep(netuid, hotkey, amount - take);
		}
		self.stake_or_keep(netuid, hotkey, take);
	}

	/// Pays a delegate its take of root's pot, and sets the rest aside for its stakers on root. Pay
	/// that exceeds their stake goes to the delegate; pay too small for the rate waits in root's
	/// pot.
	fn pay_root_stakers(&mut self, netuid: NetUid, hotkey: HotkeyId, amount: u64) {
		if amount == 0 {
			return;
		}
		let take = take_share(amount, self.scenario.hotkeys[hotkey].take);
		self.stake_or_keep(netuid, hotkey, take);
		let rest = amount - take;
		match self.books.promise(hotkey, netuid, rest) {
			Some(promised) => self.books.accounts[netuid].pots.root += rest - promised,
			None => self.stake_or_keep(netuid, hotkey, rest),
		}
	}

	/// Stakes a payment with a hotkey for its owner; the protocol holds what the share pool cannot
	/// take.
	fn stake_or_keep(&mut self, netuid: NetUid, hotkey: HotkeyId, amount: u64) {
		let holder = self.owner_of(hotkey);
		if self.books.deposit(Position { netuid, hotkey, holder }, amount).is_err() {
			self.books.give_to_protocol(netuid, amount);
		}
	}
}
