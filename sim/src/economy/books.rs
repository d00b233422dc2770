//! The books of a market: all of its TAO and alpha, and all changes of them.
//!
//! They are the chain's books without its storage: `market/alpha.rs`, `market/reserves.rs`,
//! `market/issuance.rs` and `staking/ledger.rs` of the protocol pallet. Accounts have no
//! existential deposit.

use super::scenario::{Kind, Scenario};
use crate::failure::Failure;
use ganglion_economy::{RootAccount, SafeFloat, SetAside, SharePool};
use std::collections::BTreeMap;
use substrate_fixed::types::I96F32;

/// Index of a holder in the file.
pub type HolderId = usize;
/// Index of a hotkey in the file.
pub type HotkeyId = usize;
/// Number of a subnet; 0 is root.
pub type NetUid = usize;

/// Number of root.
pub const ROOT: NetUid = 0;

/// The reason of a refusal. The caller undoes partial changes of the books.
pub type Refusal = String;

/// A holder's stake with a hotkey on a subnet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
	/// The subnet.
	pub netuid: NetUid,
	/// The hotkey.
	pub hotkey: HotkeyId,
	/// Its holder.
	pub holder: HolderId,
}

/// A subnet's pots.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pots {
	/// The owner's pot.
	pub owner: u64,
	/// The miners' pot.
	pub server: u64,
	/// The validators' pot.
	pub validator: u64,
	/// Root's pot.
	pub root: u64,
}

/// The account of a subnet. On root, alpha is staked TAO.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Account {
	/// TAO in the reserve.
	pub tao: u64,
	/// Alpha in the reserve.
	pub alpha: u64,
	/// Alpha outside the reserve.
	pub out: u64,
	/// Alpha that the protocol holds.
	pub protocol: u64,
	/// Burned alpha.
	pub burned: u64,
	/// Pots for the next epoch.
	pub pots: Pots,
	/// Alpha set aside for stake on root.
	pub set_aside: SetAside,
	/// Initial alpha.
	pub first: u64,
	/// Alpha minted since.
	pub made: u128,
	/// Alpha destroyed since.
	pub destroyed: u128,
}

impl Account {
	/// Returns the alpha issuance.
	pub fn issuance(&self) -> u64 {
		self.alpha.saturating_add(self.out)
	}
}

/// The books.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Books {
	/// Initial TAO.
	pub genesis: u64,
	/// TAO minted since.
	pub minted: u64,
	/// TAO recycled since.
	pub recycled: u64,
	/// TAO of holders outside the file.
	pub elsewhere: u64,
	/// TAO balance of each holder.
	pub balances: Vec<u64>,
	/// Accounts, by number of the subnet.
	pub accounts: Vec<Account>,
	/// Share pools: the stake with a hotkey on a subnet.
	pub pools: BTreeMap<(NetUid, HotkeyId), SharePool>,
	/// The holders' shares in these pools.
	pub shares: BTreeMap<Position, SafeFloat>,
	/// Alpha of a subnet that one rao on root has earned with a hotkey in total.
	pub rates: BTreeMap<(HotkeyId, NetUid), I96F32>,
	/// Claims of these earnings, by holder, hotkey and subnet.
	pub root_accounts: BTreeMap<Position, RootAccount>,
}

impl Books {
	/// Opens the books with the initial state of a checked scenario.
	///
	/// # Errors
	///
	/// If a share pool cannot take a position.
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

	/// Returns the TAO issuance.
	pub fn issuance(&self) -> u64 {
		self.genesis.saturating_add(self.minted).saturating_sub(self.recycled)
	}

	/// Mints TAO; the caller books it at once.
	pub fn mint(&mut self, tao: u64) -> u64 {
		self.minted = self.minted.saturating_add(tao);
		tao
	}

	/// Recycles TAO that the caller has just withdrawn.
	pub fn recycle(&mut self, tao: u64) {
		self.recycled = self.recycled.saturating_add(tao);
	}

	/// Adds TAO that the caller has just withdrawn to a holder's balance.
	pub fn give(&mut self, holder: HolderId, tao: u64) -> Result<(), Refusal> {
		plus(&mut self.balances[holder], tao)
	}

	/// Withdraws TAO from a holder's balance.
	pub fn take(&mut self, holder: HolderId, tao: u64) -> Result<(), Refusal> {
		minus(&mut self.balances[holder], tao)
	}

	/// Mints alpha outside the reserve; the caller books its holder at once.
	pub fn mint_alpha(&mut self, netuid: NetUid, amount: u64) -> Result<(), Refusal> {
		let account = &mut self.accounts[netuid];
		plus(&mut account.out, amount)?;
		account.made += u128::from(amount);
		Ok(())
	}

	/// Destroys alpha outside the reserve that the caller has just withdrawn.
	pub fn destroy_alpha(&mut self, netuid: NetUid, amount: u64) -> Result<(), Refusal> {
		let account = &mut self.accounts[netuid];
		minus(&mut account.out, amount)?;
		account.destroyed += u128::from(amount);
		Ok(())
	}

	/// Mints alpha into the reserve.
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

	/// Withdraws alpha from a position. Rounding dust in a pool without holders goes to the
	/// protocol.
	pub fn withdraw(&mut self, position: Position, amount: u64) -> Result<(), Refusal> {
		let mut pool = self.pool(position.netuid, position.hotkey);
		let mut share = self.shares.get(&position).copied().unwrap_or_default();
		let before = pool.value_of(&share);
		let withdrawal = pool.withdraw(&mut share, amount).map_err(|error| error.to_string())?;
		self.put(position, pool, share, before);
		self.give_to_protocol(position.netuid, withdrawal.dust);
		Ok(())
	}

	/// Distributes alpha to all stakers of a hotkey.
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

	/// Books alpha without another holder for the protocol.
	pub fn give_to_protocol(&mut self, netuid: NetUid, amount: u64) {
		let held = &mut self.accounts[netuid].protocol;
		*held = held.saturating_add(amount);
	}

	/// Burns alpha: nobody can use it, and the issuance still counts it.
	pub fn put_out_of_reach(&mut self, netuid: NetUid, amount: u64) {
		let burned = &mut self.accounts[netuid].burned;
		*burned = burned.saturating_add(amount);
	}

	/// Returns the value of a position in alpha, rounded down.
	pub fn value(&self, position: Position) -> u64 {
		let share = self.shares.get(&position).copied().unwrap_or_default();
		self.pool(position.netuid, position.hotkey).value_of(&share)
	}

	/// Returns the stake with a hotkey on a subnet.
	pub fn staked_with(&self, hotkey: HotkeyId, netuid: NetUid) -> u64 {
		self.pool(netuid, hotkey).value
	}

	/// Returns the stake on a subnet.
	pub fn staked_on(&self, netuid: NetUid) -> u128 {
		self.pools_of(netuid).map(|(_, pool)| u128::from(pool.value)).sum()
	}

	/// Returns the positions of a holder, by subnet and hotkey.
	pub fn positions_of(&self, holder: HolderId) -> Vec<Position> {
		self.shares.keys().copied().filter(|position| position.holder == holder).collect()
	}

	/// Returns the share pools of a subnet.
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
	// The check of the scenario keeps this within the cap.
	let out = u64::try_from(scenario.outside(netuid)).unwrap_or(u64::MAX);
	let Some(subnet) = netuid.checked_sub(1).map(|index| &scenario.subnets[index]) else {
		return Account { tao: out, out, first: out, ..Account::default() };
	};
	let alpha = subnet.first_alpha();
	let tao = subnet.first_tao(out);
	let protocol = subnet.protocol_alpha;
	Account { tao, alpha, out, protocol, first: alpha.saturating_add(out), ..Account::default() }
}

/// Whether a subnet has a weighted pool.
pub fn is_dynamic(scenario: &Scenario, netuid: NetUid) -> bool {
	netuid.checked_sub(1).is_some_and(|index| scenario.subnets[index].kind == Kind::Dynamic)
}

/// Adds to an amount, unless it overflows.
pub fn plus(held: &mut u64, more: u64) -> Result<(), Refusal> {
	*held = held.checked_add(more).ok_or("the amount overflows")?;
	Ok(())
}

/// Subtracts from an amount, unless it is too small.
pub fn minus(held: &mut u64, less: u64) -> Result<(), Refusal> {
	*held = held.checked_sub(less).ok_or("the amount exceeds the holding")?;
	Ok(())
}
