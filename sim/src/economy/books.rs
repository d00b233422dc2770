//! Who has what. All TAO and alpha of a market is in here, and every change of it is made here.
//!
//! It is the chain's books without its storage: `alpha.rs`, `ledger.rs`, `reserves.rs` and `issuance.rs` of the
//! protocol pallet. Accounts have no existential deposit.

use super::scenario::{Kind, Scenario};
use crate::failure::Failure;
use ganglion_economy::{RootAccount, SafeFloat, SetAside, SharePool};
use std::collections::BTreeMap;
use substrate_fixed::types::I96F32;

/// The place of a holder in the file.
pub type HolderId = usize;
/// The place of a hotkey in the file.
pub type HotkeyId = usize;
/// The number of a subnet; 0 is root.
pub type NetUid = usize;

/// Root's number.
pub const ROOT: NetUid = 0;

/// Why something does not happen. What changes the books partly is undone by whoever asked for it.
pub type Refusal = String;

/// A holder's stake with a hotkey on a subnet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
	/// The subnet.
	pub netuid: NetUid,
	/// The hotkey.
	pub hotkey: HotkeyId,
	/// Whose it is.
	pub holder: HolderId,
}

/// Alpha that waits for an epoch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pots {
	/// The owner's cut.
	pub owner: u64,
	/// What miners get.
	pub server: u64,
	/// What validators and their stakers get.
	pub validator: u64,
	/// What root's stakers get.
	pub root: u64,
}

/// The accounts of a subnet. On root, alpha is TAO that is staked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Account {
	/// TAO in the reserve.
	pub tao: u64,
	/// Alpha in the reserve.
	pub alpha: u64,
	/// Alpha outside of it.
	pub out: u64,
	/// Alpha that the protocol holds.
	pub protocol: u64,
	/// Alpha out of everybody's reach.
	pub burned: u64,
	/// What waits for the next epoch.
	pub pots: Pots,
	/// Alpha set aside for stake on root.
	pub set_aside: SetAside,
	/// Alpha that there was at the beginning.
	pub first: u64,
	/// Alpha made since.
	pub made: u128,
	/// Alpha destroyed since.
	pub destroyed: u128,
}

impl Account {
	/// Alpha that exists.
	pub fn issuance(&self) -> u64 {
		self.alpha.saturating_add(self.out)
	}
}

/// All accounts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Books {
	/// TAO that there was at the beginning.
	pub genesis: u64,
	/// TAO made since.
	pub minted: u64,
	/// TAO destroyed since.
	pub recycled: u64,
	/// TAO of people who are not in the file.
	pub elsewhere: u64,
	/// TAO of each holder.
	pub balances: Vec<u64>,
	/// By number.
	pub accounts: Vec<Account>,
	/// What all have staked with a hotkey on a subnet.
	pub pools: BTreeMap<(NetUid, HotkeyId), SharePool>,
	/// The holders' shares of these.
	pub shares: BTreeMap<Position, SafeFloat>,
	/// What a rao of stake on root with a hotkey has earned of a subnet's alpha, since ever.
	pub rates: BTreeMap<(HotkeyId, NetUid), I96F32>,
	/// What holders of stake on root have claimed of it: by whom, with what hotkey, of which subnet's alpha.
	pub root_accounts: BTreeMap<Position, RootAccount>,
}

impl Books {
	/// The books at the beginning of a scenario that was checked.
	///
	/// # Errors
	///
	/// If a share pool does not take a position.
	pub fn open(scenario: &Scenario) -> Result<Self, Failure> {
		let place = |name: &str| scenario.hotkeys.iter().position(|hotkey| hotkey.name == name);
		let mut books = Self {
			balances: scenario.holders.iter().map(|holder| holder.balance).collect(),
			accounts: (0..=scenario.subnets.len())
				.map(|netuid| account(scenario, netuid))
				.collect(),
			..Self::default()
		};
		for (holder, of) in scenario.holders.iter().enumerate() {
			for position in &of.positions {
				let netuid = usize::from(position.subnet);
				let hotkey = place(&position.hotkey).unwrap_or_default();
				books
					.deposit(Position { netuid, hotkey, holder }, position.alpha)
					.map_err(Failure::refused)?;
			}
		}
		let held = scenario.held();
		books.genesis = scenario.issuance.unwrap_or(u64::try_from(held).unwrap_or(u64::MAX));
		books.elsewhere = books.genesis.saturating_sub(u64::try_from(held).unwrap_or(u64::MAX));
		Ok(books)
	}

	/// TAO that exists.
	pub fn issuance(&self) -> u64 {
		self.genesis.saturating_add(self.minted).saturating_sub(self.recycled)
	}

	/// Makes TAO, which the caller puts somewhere at once.
	pub fn mint(&mut self, tao: u64) -> u64 {
		self.minted = self.minted.saturating_add(tao);
		tao
	}

	/// Destroys TAO that the caller has just taken from somewhere.
	pub fn recycle(&mut self, tao: u64) {
		self.recycled = self.recycled.saturating_add(tao);
	}

	/// Gives a holder TAO that the caller has just taken from somewhere.
	pub fn give(&mut self, holder: HolderId, tao: u64) -> Result<(), Refusal> {
		plus(&mut self.balances[holder], tao)
	}

	/// Takes TAO from a holder.
	pub fn take(&mut self, holder: HolderId, tao: u64) -> Result<(), Refusal> {
		minus(&mut self.balances[holder], tao)
	}

	/// Makes alpha outside the reserve; the caller says at once whose it is.
	pub fn mint_alpha(&mut self, netuid: NetUid, amount: u64) -> Result<(), Refusal> {
		let account = &mut self.accounts[netuid];
		plus(&mut account.out, amount)?;
		account.made += u128::from(amount);
		Ok(())
	}

	/// Destroys alpha outside the reserve that the caller has just taken from somebody.
	pub fn destroy_alpha(&mut self, netuid: NetUid, amount: u64) -> Result<(), Refusal> {
		let account = &mut self.accounts[netuid];
		minus(&mut account.out, amount)?;
		account.destroyed += u128::from(amount);
		Ok(())
	}

	/// Makes alpha in the reserve.
	pub fn mint_into_reserve(&mut self, netuid: NetUid, amount: u64) -> Result<(), Refusal> {
		let account = &mut self.accounts[netuid];
		plus(&mut account.alpha, amount)?;
		account.made += u128::from(amount);
		Ok(())
	}

	/// Adds alpha to a position.
	pub fn deposit(&mut self, position: Position, amount: u64) -> Result<(), Refusal> {
		let mut pool = self.pool(position.netuid, position.hotkey);
		let mut share = self.shares.get(&position).copied().unwrap_or_default();
		let before = pool.value_of(&share);
		pool.deposit(&mut share, amount).map_err(|error| error.to_string())?;
		self.put(position, pool, share, before);
		Ok(())
	}

	/// Takes alpha from a position. What rounding leaves in a pool without holders goes to the protocol.
	pub fn withdraw(&mut self, position: Position, amount: u64) -> Result<(), Refusal> {
		let mut pool = self.pool(position.netuid, position.hotkey);
		let mut share = self.shares.get(&position).copied().unwrap_or_default();
		let before = pool.value_of(&share);
		let withdrawal = pool.withdraw(&mut share, amount).map_err(|error| error.to_string())?;
		self.put(position, pool, share, before);
		self.give_to_protocol(position.netuid, withdrawal.dust);
		Ok(())
	}

	/// Pays alpha to all who have staked with a hotkey.
	pub fn distribute(
		&mut self,
		netuid: NetUid,
		hotkey: HotkeyId,
		amount: u64,
	) -> Result<(), Refusal> {
		let mut pool = self.pool(netuid, hotkey);
		pool.distribute(amount).map_err(|error| error.to_string())?;
		self.pools.insert((netuid, hotkey), pool);
		Ok(())
	}

	/// Lets the protocol hold alpha that is nobody else's.
	pub fn give_to_protocol(&mut self, netuid: NetUid, amount: u64) {
		let held = &mut self.accounts[netuid].protocol;
		*held = held.saturating_add(amount);
	}

	/// Puts alpha out of everybody's reach, still counted.
	pub fn put_out_of_reach(&mut self, netuid: NetUid, amount: u64) {
		let burned = &mut self.accounts[netuid].burned;
		*burned = burned.saturating_add(amount);
	}

	/// What a position is worth in alpha, rounded down.
	pub fn value(&self, position: Position) -> u64 {
		let share = self.shares.get(&position).copied().unwrap_or_default();
		self.pool(position.netuid, position.hotkey).value_of(&share)
	}

	/// What all have staked with a hotkey on a subnet.
	pub fn staked_with(&self, hotkey: HotkeyId, netuid: NetUid) -> u64 {
		self.pool(netuid, hotkey).value
	}

	/// What is staked on a subnet.
	pub fn staked_on(&self, netuid: NetUid) -> u128 {
		self.pools_of(netuid).map(|(_, pool)| u128::from(pool.value)).sum()
	}

	/// The positions of a holder, by subnet and hotkey.
	pub fn positions_of(&self, holder: HolderId) -> Vec<Position> {
		self.shares.keys().copied().filter(|position| position.holder == holder).collect()
	}

	/// The share pools of a subnet.
	pub fn pools_of(&self, netuid: NetUid) -> impl Iterator<Item = (HotkeyId, &SharePool)> {
		let of_subnet = self.pools.range((netuid, 0)..(netuid + 1, 0));
		of_subnet.map(|((_, hotkey), pool)| (*hotkey, pool))
	}

	fn pool(&self, netuid: NetUid, hotkey: HotkeyId) -> SharePool {
		self.pools.get(&(netuid, hotkey)).copied().unwrap_or_default()
	}

	fn put(&mut self, position: Position, pool: SharePool, share: SafeFloat, before: u64) {
		let key = (position.netuid, position.hotkey);
		if pool.denominator.is_zero() {
			self.pools.remove(&key);
		} else {
			self.pools.insert(key, pool);
		}
		if share.is_zero() {
			self.shares.remove(&position);
		} else {
			self.shares.insert(position, share);
		}
		if position.netuid == ROOT {
			self.follow_root_stake(position, before);
		}
	}
}

fn account(scenario: &Scenario, netuid: NetUid) -> Account {
	// Checked: within the cap.
	let out = u64::try_from(scenario.outside(netuid)).unwrap_or(u64::MAX);
	let Some(subnet) = netuid.checked_sub(1).map(|index| &scenario.subnets[index]) else {
		return Account { tao: out, out, first: out, ..Account::default() };
	};
	let alpha = subnet.first_alpha();
	let tao = subnet.first_tao(out);
	let protocol = subnet.protocol_alpha;
	Account { tao, alpha, out, protocol, first: alpha.saturating_add(out), ..Account::default() }
}

/// Whether a subnet trades in a pool.
pub fn is_dynamic(scenario: &Scenario, netuid: NetUid) -> bool {
	netuid.checked_sub(1).is_some_and(|index| scenario.subnets[index].kind == Kind::Dynamic)
}

/// Adds to an amount, if it has room.
pub fn plus(held: &mut u64, more: u64) -> Result<(), Refusal> {
	*held = held.checked_add(more).ok_or("an amount has no room for more")?;
	Ok(())
}

/// Takes from an amount, if so much is there.
pub fn minus(held: &mut u64, less: u64) -> Result<(), Refusal> {
	*held = held.checked_sub(less).ok_or("there is not so much")?;
	Ok(())
}
