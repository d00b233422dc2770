//! What a call is made of: who, with whom, where, how much, drawn from the state as it is.

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

/// What a coldkey has staked with a hotkey on a subnet, or could.
#[derive(Clone, Debug)]
pub struct Position {
	/// Who has staked.
	pub coldkey: AccountId,
	/// With whom.
	pub hotkey: AccountId,
	/// On which subnet.
	pub netuid: NetUid,
	/// How much alpha.
	pub staked: u64,
}

/// Draws what a call is made of.
pub struct Draw<'a> {
	/// Chance.
	pub dice: &'a mut Dice,
	/// Who there is.
	pub world: &'a World,
	/// The person who acts, where that is settled already.
	pub actor: Option<u16>,
}

impl Draw<'_> {
	/// A person.
	pub fn person(&mut self) -> u16 {
		match self.actor {
			Some(person) => person,
			None => self.anybody(),
		}
	}

	/// A person who need not be the one that acts.
	pub fn anybody(&mut self) -> u16 {
		self.dice.setting(0, self.world.people - 1)
	}

	/// A person's coldkey.
	pub fn coldkey(&mut self) -> AccountId {
		let person = self.person();
		self.world.coldkey(person)
	}

	/// A hotkey that a person has to do with, or rarely anybody's.
	pub fn hotkey_for(&mut self, person: u16) -> AccountId {
		let (person, number) = match self.dice.below(500) {
			0 => (self.anybody(), 0),
			_ => (person, self.dice.setting(0, World::acquaintances() - 1)),
		};
		self.world.acquaintance(person, number)
	}

	/// A person and a hotkey of its own.
	pub fn own_hotkey(&mut self) -> (AccountId, AccountId) {
		let person = self.person();
		let number = self.dice.setting(0, World::own_hotkeys() - 1);
		(self.world.coldkey(person), self.world.hotkey(person, number))
	}

	/// The number of a subnet, seldom of one that does not exist.
	pub fn netuid(&mut self) -> NetUid {
		if self.dice.chance(1) {
			return NetUid::new(self.dice.setting(0, u16::MAX));
		}
		self.dice.pick(&SubtensorModule::subnets()).unwrap_or(NetUid::ROOT)
	}

	/// The number of a subnet beside root.
	pub fn market(&mut self) -> NetUid {
		let netuid = self.netuid();
		if netuid.is_root() && !self.dice.chance(3) {
			return NetUid::new(self.dice.setting(1, self.world.subnets));
		}
		netuid
	}

	/// A place where a person could stake.
	pub fn place(&mut self) -> Position {
		let person = self.person();
		let coldkey = self.world.coldkey(person);
		let (hotkey, netuid) = (self.hotkey_for(person), self.netuid());
		let staked = SubtensorModule::stake_of(&hotkey, &coldkey, netuid).rao();
		Position { coldkey, hotkey, netuid, staked }
	}

	/// A place where a person has staked, if one is found in a few tries.
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

	/// An amount of an account's TAO.
	pub fn money_of(&mut self, who: &AccountId) -> u64 {
		self.dice.amount(Balances::usable_balance(who))
	}

	/// A bound on the price of a subnet's alpha.
	pub fn limit(&mut self, netuid: NetUid) -> u64 {
		self.dice.limit(Swap::price_in_rao(netuid))
	}

	/// The hotkey of a neuron, mostly one with a permit.
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

	/// The hotkey of a neuron.
	pub fn neuron(&mut self, netuid: NetUid) -> Option<AccountId> {
		let neurons = SubnetworkN::<Runtime>::get(netuid);
		let uid = (neurons > 0).then(|| self.dice.setting(0, neurons - 1))?;
		SubtensorModule::hotkey_at(netuid, uid)
	}

	/// Who sets something on a subnet: root, its owner, or somebody who may not.
	pub fn governor(&mut self, netuid: NetUid) -> Origin {
		match self.dice.below(20) {
			0..14 => Origin::Root,
			14..19 => Origin::Signed(SubnetOwner::<Runtime>::get(netuid)),
			_ => Origin::Signed(self.coldkey()),
		}
	}
}

/// A transaction that an account signs.
pub fn signed(who: AccountId, call: impl Into<RuntimeCall>) -> Option<Transaction> {
	Some(Transaction { origin: Origin::Signed(who), call: call.into() })
}
