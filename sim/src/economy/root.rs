//! Dividends of stake on root: the chain's `root/accounts.rs` without its storage.
//! [`ganglion_economy::root_claim`] explains why it is exact.

use super::books::{minus, Books, HolderId, HotkeyId, NetUid, Position, Refusal, ROOT};
use ganglion_economy::{raise_rate, root_claim::PARTS, RootAccount};

impl Books {
	/// Pays alpha to a hotkey's stakers on root and returns how much was set aside for them. `None`
	/// if the pay exceeds their stake.
	pub fn promise(&mut self, hotkey: HotkeyId, netuid: NetUid, pay: u64) -> Option<u64> {
		let stake = self.staked_with(hotkey, ROOT);
		let rate = self.rates.entry((hotkey, netuid)).or_default();
		let rise = raise_rate(*rate, pay, stake)?;
		*rate = rise.rate;
		let held = &mut self.accounts[netuid].set_aside;
		let before = held.alpha;
		*held = held.after_earning(rise.earned);
		Some(held.alpha - before)
	}

	/// Returns the alpha of a subnet owed to a holder for its stake on root with a hotkey, rounded
	/// down.
	pub fn owed(&self, position: Position) -> u64 {
		self.owed_in_parts(position)
			.checked_shr(32)
			.and_then(|owed| owed.try_into().ok())
			.unwrap_or(0)
	}

	/// Returns the same in parts of 2⁻³² of a unit.
	pub fn owed_in_parts(&self, position: Position) -> u128 {
		let rate = self.rates.get(&(position.hotkey, position.netuid)).copied().unwrap_or_default();
		let stake = self.value(Position { netuid: ROOT, ..position });
		self.root_account(position).owed_in_parts(rate, stake)
	}

	/// Returns the amounts owed to a holder, by subnet and hotkey, without zeros.
	pub fn owed_to(&self, holder: HolderId) -> Vec<(Position, u64)> {
		let owed = self.rates.keys().map(|(hotkey, netuid)| {
			let position = Position { netuid: *netuid, hotkey: *hotkey, holder };
			(position, self.owed(position))
		});
		owed.filter(|(_, amount)| *amount > 0).collect()
	}

	/// Withdraws a claim from the alpha set aside; the caller books its holder at once.
	pub fn take_owed(&mut self, position: Position, amount: u64) -> Result<(), Refusal> {
		minus(&mut self.owed(position), amount)?;
		let account = self.root_account(position).after_claim(amount);
		self.put_root_account(position, account);
		let held = &mut self.accounts[position.netuid].set_aside;
		*held = held.after_settling(u128::from(amount) * PARTS);
		Ok(())
	}

	/// Adjusts a holder's root accounts after a change of its stake on root, so that the amount
	/// owed stays the same. Only less than a unit falls back to the pot, when the last of the stake
	/// is withdrawn.
	pub fn follow_root_stake(&mut self, position: Position, before: u64) {
		let after = self.value(position);
		let of_hotkey = self.rates.iter().filter(|((hotkey, _), _)| *hotkey == position.hotkey);
		let rates: Vec<_> = of_hotkey.map(|((_, netuid), rate)| (*netuid, *rate)).collect();
		for (netuid, rate) in rates {
			let position = Position { netuid, ..position };
			let account = self.root_account(position).after_change(rate, before, after);
			let left = account.owed_in_parts(rate, after);
			if after > 0 || left >= PARTS {
				self.put_root_account(position, account);
				continue;
			}
			self.put_root_account(position, RootAccount::default());
			let account = &mut self.accounts[netuid];
			let held = account.set_aside;
			account.set_aside = held.after_settling(left);
			account.pots.root += held.alpha - account.set_aside.alpha;
		}
	}

	fn root_account(&self, position: Position) -> RootAccount {
		self.root_accounts.get(&position).copied().unwrap_or_default()
	}

	fn put_root_account(&mut self, position: Position, account: RootAccount) {
		if account == RootAccount::default() {
			self.root_accounts.remove(&position);
		} else {
			self.root_accounts.insert(position, account);
		}
	}
}
