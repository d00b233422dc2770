//! Trades, with the checks and the bookkeeping of `staking/mod.rs`, `staking/moves.rs`,
//! `market/trades.rs` and `root/claims.rs` of the protocol pallet.

use super::{
	books::{minus, plus, NetUid, Position, Refusal, ROOT},
	world::World,
};
use ganglion_economy::{
	pool::{BUY_LIMIT, SELL_LIMIT},
	stable, Trade,
};

/// Minimum TAO of a stake after the fee, and minimum proceeds of a partial sale.
pub const MIN_STAKE: u64 = 2_000_000;

/// Minimum alpha of a claim.
const CLAIM_THRESHOLD: u64 = 500_000;

impl World {
	/// Stakes TAO and returns the alpha.
	pub(super) fn stake(&mut self, position: Position, tao: u64) -> Result<u64, Refusal> {
		if tao > self.books.balances[position.holder] {
			return Err("not enough balance".into());
		}
		let quote = self.quote_buy(position.netuid, tao, false)?;
		if tao < MIN_STAKE || quote.net < MIN_STAKE {
			return Err("below the minimum stake".into());
		}
		self.buy(position, tao, false)
	}

	/// Unstakes alpha, at most the stake, and returns the TAO.
	pub(super) fn unstake(&mut self, position: Position, alpha: u64) -> Result<u64, Refusal> {
		let staked = self.books.value(position);
		if staked == 0 || alpha == 0 {
			return Err("nothing is staked".into());
		}
		let alpha = alpha.min(staked);
		let brings = self.quote_sell(position.netuid, alpha, false)?.payout;
		if brings == 0 || (alpha != staked && brings < MIN_STAKE) {
			return Err("the proceeds are below the minimum stake".into());
		}
		self.sell(position, alpha, false)
	}

	/// Moves a whole position to another hotkey or subnet.
	pub(super) fn move_stake(&mut self, from: Position, to: Position) -> Result<(), Refusal> {
		let staked = self.books.value(from);
		if from.netuid == to.netuid {
			if self.worth(from.netuid, staked) < MIN_STAKE {
				return Err("below the minimum stake".into());
			}
			self.books.withdraw(from, staked)?;
			return self.books.deposit(to, staked);
		}
		if self.quote_sell(from.netuid, staked, false)?.payout <= MIN_STAKE {
			return Err("the proceeds do not exceed the minimum stake".into());
		}
		let got = self.sell(from, staked, false)?;
		if got < MIN_STAKE {
			return Ok(());
		}
		// A move pays one fee: on the purchase if the sale is at par.
		let without_fee = self.pool(from.netuid).is_some();
		self.buy(to, got, without_fee).map(|_| ())
	}

	/// Claims a holder's root dividends of one subnet: as alpha, or sold without fee for stake on
	/// root.
	pub(super) fn claim(&mut self, position: Position, keep: bool) -> Result<(), Refusal> {
		let owed = self.books.owed(position);
		if owed < CLAIM_THRESHOLD {
			return Ok(());
		}
		if keep {
			self.books.take_owed(position, owed)?;
			return self.books.deposit(position, owed);
		}
		let sold = self.quote_sell(position.netuid, owed, true)?;
		self.books.take_owed(position, sold.net)?;
		self.book_sale(position.netuid, &sold)?;
		plus(&mut self.books.accounts[ROOT].tao, sold.payout)?;
		self.books.mint_alpha(ROOT, sold.payout)?;
		self.books.deposit(Position { netuid: ROOT, ..position }, sold.payout)
	}

	fn buy(&mut self, position: Position, tao: u64, without_fee: bool) -> Result<u64, Refusal> {
		let netuid = position.netuid;
		let bought = self.quote_buy(netuid, tao, without_fee)?;
		self.books.take(position.holder, bought.net)?;
		plus(&mut self.books.accounts[netuid].tao, bought.net)?;
		self.books.take(position.holder, bought.fee)?;
		match self.scenario.author.clone() {
			Some(author) => self.books.give(self.holder(&author), bought.fee)?,
			None => self.books.recycle(bought.fee),
		}
		if self.pool(netuid).is_some() {
			let account = &mut self.books.accounts[netuid];
			minus(&mut account.alpha, bought.payout)?;
			plus(&mut account.out, bought.payout)?;
		} else {
			self.books.mint_alpha(netuid, bought.payout)?;
		}
		self.books.deposit(position, bought.payout)?;
		Ok(bought.payout)
	}

	fn sell(&mut self, position: Position, alpha: u64, without_fee: bool) -> Result<u64, Refusal> {
		let netuid = position.netuid;
		let sold = self.quote_sell(netuid, alpha, without_fee)?;
		self.books.withdraw(position, sold.net + sold.fee)?;
		self.book_sale(netuid, &sold)?;
		self.books.give(position.holder, sold.payout)?;
		if sold.fee > 0 && self.attempt(|world| world.sell_fee(netuid, sold.fee)).is_err() {
			self.books.put_out_of_reach(netuid, sold.fee);
		}
		Ok(sold.payout)
	}

	/// Sells a sale's fee for the author, without a further fee.
	fn sell_fee(&mut self, netuid: NetUid, fee: u64) -> Result<(), Refusal> {
		let author = self.scenario.author.clone().ok_or("there is no author")?;
		let sold = self.quote_sell(netuid, fee, true)?;
		if sold.net != fee {
			return Err("the pool cannot take the whole amount".into());
		}
		self.book_sale(netuid, &sold)?;
		self.books.give(self.holder(&author), sold.payout)
	}

	/// Books a sale of alpha that the caller has just withdrawn; the caller books the TAO at once.
	fn book_sale(&mut self, netuid: NetUid, sold: &Trade) -> Result<(), Refusal> {
		if self.pool(netuid).is_some() {
			let account = &mut self.books.accounts[netuid];
			plus(&mut account.alpha, sold.net)?;
			minus(&mut account.out, sold.net)?;
		} else {
			self.books.destroy_alpha(netuid, sold.net)?;
		}
		minus(&mut self.books.accounts[netuid].tao, sold.payout)
	}

	fn quote_buy(&self, netuid: NetUid, tao: u64, without_fee: bool) -> Result<Trade, Refusal> {
		let Some(pool) = self.pool(netuid) else { return Ok(stable::trade(tao)) };
		let rate = if without_fee { 0 } else { self.settings(netuid).fee_rate };
		let trade = pool.buy(tao, rate, BUY_LIMIT);
		trade.map(|(trade, _)| trade).map_err(|error| error.to_string())
	}

	fn quote_sell(&self, netuid: NetUid, alpha: u64, without_fee: bool) -> Result<Trade, Refusal> {
		let Some(pool) = self.pool(netuid) else { return Ok(stable::trade(alpha)) };
		let rate = if without_fee { 0 } else { self.settings(netuid).fee_rate };
		let trade = pool.sell(alpha, rate, SELL_LIMIT);
		trade.map(|(trade, _)| trade).map_err(|error| error.to_string())
	}

	/// Stores the reserves of a pool after a trade.
	pub(super) fn put_reserves(&mut self, netuid: NetUid, pool: &ganglion_economy::Pool) {
		let account = &mut self.books.accounts[netuid];
		(account.alpha, account.tao) = (pool.alpha(), pool.tao());
	}
}
