//! Draws the arguments of calls from the current state: accounts, hotkeys, subnets, amounts.

use crate::{
	chain::{Origin, Transaction},
	dice::Dice,
	world::World,
};
use ganglion_runtime::{AccountId, Balances, Runtime, RuntimeCall, SubtensorModule, Swap};
use ganglion_types::NetUid;
use pallet_subtensor::{
	StakingHotkeys, SubnetOwner, SubnetOwnerHotkey, SubnetworkN, ValidatorPermit,
};

/// A position: what a coldkey has staked with a hotkey on a subnet, or could stake.
#[derive(Clone, Debug)]
pub struct Position {
	/// The coldkey.
	pub coldkey: AccountId,
	/// The hotkey.
	pub hotkey: AccountId,
	/// The subnet.
	pub netuid: NetUid,
	/// Staked alpha, in rao.
	pub staked: u64,
}

/// Draws the arguments of calls.
pub struct Draw<'a> {
	/// Random numbers.
	pub dice: &'a mut Dice,
	/// The people and their hotkeys.
	pub world: &'a World,
	/// The acting person, if it is fixed.
	pub actor: Option<u16>,
}

impl Draw<'_> {
	/// Draws the acting person.
	pub fn person(&mut self) -> u16 {
		match self.actor {
			Some(person) => person,
			None => self.anybody(),
		}
	}

	/// Draws any person.
	pub fn anybody(&mut self) -> u16 {
		self.dice.setting(0, self.world.people - 1)
	}

	/// Draws the acting person's coldkey.
	pub fn coldkey(&mut self) -> AccountId {
		let person = self.person();
		self.world.coldkey(person)
	}

	/// Draws one of a person's acquaintances, or rarely any hotkey.
	pub fn hotkey_for(&mut self, person: u16) -> AccountId {
		let (person, number) = match self.dice.below(500) {
			0 => (self.anybody(), 0),
			_ => (person, self.dice.setting(0, World::acquaintances() - 1)),
		};
		self.world.acquaintance(person, number)
	}

	/// Draws a person's coldkey and a hotkey of its own.
	pub fn own_hotkey(&mut self) -> (AccountId, AccountId) {
		let person = self.person();
		let number = self.dice.setting(0, World::own_hotkeys() - 1);
		(self.world.coldkey(person), self.world.hotkey(person, number))
	}

	/// Draws a netuid, rarely of a subnet that does not exist.
	pub fn netuid(&mut self) -> NetUid {
		if self.dice.chance(1) {
			return NetUid::new(self.dice.setting(0, u16::MAX));
		}
		self.dice.pick(&SubtensorModule::subnets()).unwrap_or(NetUid::ROOT)
	}

	/// Draws the netuid of a subnet other than root.
	pub fn market(&mut self) -> NetUid {
		let netuid = self.netuid();
		if netuid.is_root() && !self.dice.chance(3) {
			return NetUid::new(self.dice.setting(1, self.world.subnets));
		}
		netuid
	}

	/// Draws a position in which a person could stake.
	pub fn place(&mut self) -> Position {
		let person = self.person();
		let coldkey = self.world.coldkey(person);
		let (hotkey, netuid) = (self.hotkey_for(person), self.netuid());
		let staked = SubtensorModule::stake_of(&hotkey, &coldkey, netuid).rao();
		Position { coldkey, hotkey, netuid, staked }
	}

	/// Draws a position in which a person has staked, if a few tries find one.
	pub fn position(&mut self) -> Position {
		let mut position = self.place();
		for _ in 0..8 {
			if position.staked != 0 || self.dice.chance(2) {
				break;
			}
			let person = self.person();
			let coldkey = self.world.coldkey(person);
			let hotkeys = StakingHotkeys::<Runtime>::get(&coldkey);
			let Some(hotkey) = self.dice.pick(&hotkeys) else { continue };
			let netuid = self.netuid();
			let staked = SubtensorModule::stake_of(&hotkey, &coldkey, netuid).rao();
			position = Position { coldkey, hotkey, netuid, staked };
		}
		position
	}

	/// Draws an amount of an account's TAO.
	pub fn money_of(&mut self, who: &AccountId) -> u64 {
		self.dice.amount(Balances::usable_balance(who))
	}

	/// Draws a limit on the price of a subnet's alpha.
	pub fn limit(&mut self, netuid: NetUid) -> u64 {
		self.dice.limit(Swap::price_in_rao(netuid))
	}

	/// Draws the hotkey of a neuron, mostly one with a permit.
	pub fn validator(&mut self, netuid: NetUid) -> Option<AccountId> {
		let permits = ValidatorPermit::<Runtime>::get(netuid);
		let permitted = permits.iter().zip(0u16..).filter(|(permit, _)| **permit);
		let uids: Vec<u16> = permitted.map(|(_, uid)| uid).collect();
		match self.dice.below(20) {
			0 => self.neuron(netuid),
			1 => Some(SubnetOwnerHotkey::<Runtime>::get(netuid)),
			_ => SubtensorModule::hotkey_at(netuid, self.dice.pick(&uids)?),
		}
	}

	/// Draws the hotkey of a neuron.
	pub fn neuron(&mut self, netuid: NetUid) -> Option<AccountId> {
		let neurons = SubnetworkN::<Runtime>::get(netuid);
		let uid = (neurons > 0).then(|| self.dice.setting(0, neurons - 1))?;
		SubtensorModule::hotkey_at(netuid, uid)
	}

	/// Draws the origin of a setting: root, the subnet's owner, or a person who may not set it.
	pub fn governor(&mut self, netuid: NetUid) -> Origin {
		match self.dice.below(20) {
			0..14 => Origin::Root,
			14..19 => Origin::Signed(SubnetOwner::<Runtime>::get(netuid)),
			_ => Origin::Signed(self.coldkey()),
		}
	}
}

/// Makes a transaction signed by an account.
pub fn signed(who: AccountId, call: impl Into<RuntimeCall>) -> Option<Transaction> {
	Some(Transaction { origin: Origin::Signed(who), call: call.into() })
}
