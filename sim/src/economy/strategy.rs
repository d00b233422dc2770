//! The decisions of holders, after each block's step.

use super::{
	books::{HolderId, NetUid, Position, Refusal, ROOT},
	scenario::{Action, Buy, Dump, Sell},
	world::{Deed, World},
};
use ganglion_economy::take_share;

impl World {
	/// Carries out a holder's action. A refused action changes nothing and is counted.
	pub(super) fn act(&mut self, holder: HolderId, action: &Action) {
		match action {
			Action::Hold => (),
			Action::Buy(buy) => self.act_buy(holder, buy),
			Action::Sell(sell) => self.act_sell(holder, sell),
			Action::Chase(chase) if self.is_time(None, Some(chase.every)) => self.chase(holder),
			Action::Claim(claim) if self.is_time(None, Some(claim.every)) => {
				for (position, _) in self.books.owed_to(holder) {
					self.try_to(holder, |world| world.claim(position, claim.keep));
				}
			},
			Action::Chase(_) | Action::Claim(_) => (),
			Action::Follow(follow) => self.follow(holder, follow.subnet.into()),
			Action::Dump(dump) => self.dump(holder, dump),
		}
	}

	fn is_time(&self, at: Option<u64>, every: Option<u64>) -> bool {
		at == Some(self.block) || every.is_some_and(|every| self.block.is_multiple_of(every))
	}

	/// Carries out an action, or counts its refusal; returns whether it was carried out.
	fn try_to(
		&mut self,
		holder: HolderId,
		run: impl FnOnce(&mut Self) -> Result<(), Refusal>,
	) -> bool {
		let done = self.attempt(run);
		if let Err(reason) = &done {
			let refused = &mut self.refused[holder];
			refused.times += 1;
			refused.reason.clone_from(reason);
		}
		done.is_ok()
	}

	fn act_buy(&mut self, holder: HolderId, buy: &Buy) {
		if self.is_time(buy.at, buy.every) {
			let (netuid, hotkey) = (buy.subnet.into(), self.hotkey(&buy.hotkey));
			self.buy_and_tell(Position { netuid, hotkey, holder }, buy.tao);
		}
	}

	fn act_sell(&mut self, holder: HolderId, sell: &Sell) {
		if self.is_time(sell.at, sell.every) {
			let (netuid, hotkey) = (sell.subnet.into(), self.hotkey(&sell.hotkey));
			self.sell_and_tell(Position { netuid, hotkey, holder }, sell.alpha.unwrap_or(u64::MAX));
		}
	}

	fn buy_and_tell(&mut self, position: Position, tao: u64) {
		let of = self.books.balances[position.holder];
		if self.try_to(position.holder, |world| world.stake(position, tao).map(|_| ())) {
			self.tell(position, true, tao, of);
		}
	}

	fn sell_and_tell(&mut self, position: Position, alpha: u64) -> bool {
		let staked = self.books.positions_of(position.holder).into_iter();
		let of = staked
			.filter(|other| other.netuid == position.netuid)
			.map(|other| self.books.value(other))
			.sum();
		let alpha = alpha.min(self.books.value(position));
		let done = self.try_to(position.holder, |world| world.unstake(position, alpha).map(|_| ()));
		if done {
			self.tell(position, false, alpha, of);
		}
		done
	}

	/// Records an action for followers.
	fn tell(&mut self, position: Position, bought: bool, amount: u64, of: u64) {
		let Position { netuid, hotkey, holder } = position;
		self.deeds[1].push(Deed { holder, netuid, hotkey, bought, amount, of });
	}

	/// Sells the payments of epochs since the last sale.
	fn dump(&mut self, holder: HolderId, dump: &Dump) {
		let earned: Vec<_> = self
			.earned
			.iter()
			.filter(|(position, _)| position.holder == holder)
			.map(|(position, amount)| (*position, *amount))
			.collect();
		for (position, amount) in earned {
			let part = take_share(amount, dump.part);
			// An amount too small to sell is sold with later payments.
			if part == 0 || self.sell_and_tell(position, part) {
				self.earned.remove(&position);
			}
		}
	}

	/// Repeats what the owner did on a subnet in the previous block, with the same part of the
	/// holding.
	fn follow(&mut self, holder: HolderId, netuid: NetUid) {
		let owner = self.settings(netuid).owner.clone().map(|name| self.hotkey(&name));
		let owner = owner.map(|hotkey| self.owner_of(hotkey));
		let deeds = self.deeds[0].clone().into_iter();
		for deed in deeds.filter(|deed| deed.netuid == netuid && Some(deed.holder) == owner) {
			let part = |of: u64| {
				let part = (u128::from(of) * u128::from(deed.amount)).checked_div(deed.of.into());
				u64::try_from(part.unwrap_or(0)).unwrap_or(u64::MAX)
			};
			if deed.bought {
				let spent = part(self.books.balances[holder]);
				self.buy_and_tell(Position { netuid, hotkey: deed.hotkey, holder }, spent);
				continue;
			}
			let positions = self.books.positions_of(holder).into_iter();
			for position in positions.filter(|position| position.netuid == netuid) {
				self.sell_and_tell(position, part(self.books.value(position)));
			}
		}
	}

	/// Moves every position outside root to the best subnet, with its best validator; see
	/// [`Self::best_stake`].
	fn chase(&mut self, holder: HolderId) {
		let Some((netuid, hotkey)) = self.best_stake() else { return };
		let to = Position { netuid, hotkey, holder };
		let positions = self.books.positions_of(holder).into_iter();
		for from in positions.filter(|from| from.netuid != ROOT && from.netuid != netuid) {
			self.try_to(holder, |world| world.move_stake(from, to));
		}
	}

	/// Returns the subnet that gave its validators the most alpha per staked alpha in the last
	/// block (which at current prices is the same per TAO), among equals the lowest number; and its
	/// validator with the greatest share.
	pub fn best_stake(&self) -> Option<(NetUid, usize)> {
		let mut best: Option<(NetUid, u128, u128)> = None;
		for netuid in self.netuids() {
			let given = self.subnets[netuid].given;
			let cut = self.settings(netuid).owner_cut_enabled.then_some(self.scenario.owner_cut);
			let pots = ganglion_economy::block_pots_with_root(
				given.alpha_out + given.root_not_made,
				cut,
				self.root_proportion(netuid),
			);
			let pay = u128::from(pots.validator);
			let staked = self.books.staked_on(netuid).max(1);
			let validates = self.settings(netuid).neurons.iter().any(|neuron| neuron.dividend > 0);
			let is_better = best.is_none_or(|(_, most, of)| pay * of > most * staked);
			if validates && pay > 0 && is_better {
				best = Some((netuid, pay, staked));
			}
		}
		let (netuid, ..) = best?;
		let neurons = self.settings(netuid).neurons.iter();
		// `max_by_key` returns the last of equals, so in reverse order the first.
		let validator = neurons.rev().max_by_key(|neuron| neuron.dividend)?;
		Some((netuid, self.hotkey(&validator.hotkey)))
	}
}
