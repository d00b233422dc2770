//! A block's emission, in the order of `market/emission.rs` and `market/injection.rs` of the
//! protocol pallet.

use super::{
	books::{plus, NetUid, Refusal, ROOT},
	world::{Given, World},
};
use ganglion_economy::{
	block_emission, block_pots_with_root, injection_terms, moving_price, pool::BUY_LIMIT,
	price_sum, root_earns, root_proportion, subnet_shares,
};
use substrate_fixed::types::{I96F32, U64F64};

impl World {
	/// Shares a block's mint among the emitting subnets, and recycles the rest.
	pub(super) fn share_emission(&mut self, mint: u64) -> Result<(), Refusal> {
		let emitting = self.emitting();
		let prices: Vec<_> =
			emitting.iter().map(|netuid| self.subnets[*netuid].moving_price).collect();
		let withheld: Vec<_> =
			emitting.iter().map(|netuid| self.subnets[*netuid].withheld).collect();
		let enabled: Vec<_> =
			emitting.iter().map(|netuid| self.settings(*netuid).emission_enabled).collect();
		self.price_sum = price_sum(prices.iter().copied());
		for netuid in self.netuids() {
			self.subnets[netuid].given = Given::default();
		}
		let shares = subnet_shares(mint, &prices, &withheld, &enabled);
		let mut rest = mint;
		for (netuid, share) in emitting.into_iter().zip(shares) {
			rest -= share;
			let given = self.attempt(|world| world.emit(netuid, share));
			match given {
				Ok(given) => {
					self.subnets[netuid].total.add(&given);
					self.subnets[netuid].given = given;
				},
				Err(_) => self.books.recycle(share),
			}
		}
		self.books.recycle(rest);
		Ok(())
	}

	/// Returns the subnets that emit in this block.
	pub fn emitting(&self) -> Vec<NetUid> {
		self.netuids().filter(|netuid| self.settings(*netuid).start <= self.block).collect()
	}

	/// Returns root's proportion on a subnet.
	pub fn root_proportion(&self, netuid: NetUid) -> U64F64 {
		let issuance = self.books.accounts[netuid].issuance();
		root_proportion(self.books.accounts[ROOT].tao, self.scenario.tao_weight, issuance)
	}

	fn emit(&mut self, netuid: NetUid, share: u64) -> Result<Given, Refusal> {
		let root = self.root_proportion(netuid);
		let Some(pool) = self.pool(netuid) else { return self.emit_at_par(netuid, share, root) };
		let supply = block_emission(self.books.accounts[netuid].issuance());
		let terms = injection_terms(share, pool.price(), supply, root);
		let mut given = Given { share, ..Given::default() };
		if self.attempt(|world| world.inject(netuid, terms.alpha_in, terms.tao_in)).is_ok() {
			(given.tao_in, given.alpha_in) = (terms.tao_in, terms.alpha_in);
		} else {
			self.books.recycle(terms.tao_in);
		}
		if terms.excess_tao > 0 {
			if self.attempt(|world| world.buy_for_protocol(netuid, terms.excess_tao)).is_ok() {
				given.excess = terms.excess_tao;
			} else {
				self.books.recycle(terms.excess_tao);
			}
		}
		self.fill_pots(netuid, &mut given, supply, root)?;
		Ok(given)
	}

	/// Stable subnet: puts the share into the reserve and mints as much alpha.
	fn emit_at_par(&mut self, netuid: NetUid, share: u64, root: U64F64) -> Result<Given, Refusal> {
		plus(&mut self.books.accounts[netuid].tao, share)?;
		let mut given = Given { share, tao_in: share, ..Given::default() };
		self.fill_pots(netuid, &mut given, share, root)?;
		Ok(given)
	}

	fn inject(&mut self, netuid: NetUid, alpha: u64, tao: u64) -> Result<(), Refusal> {
		let pool = self.pool(netuid).ok_or("there is no pool")?;
		let after = pool.inject(alpha, tao).map_err(|error| error.to_string())?;
		self.subnets[netuid].pool_weight = after.tao_weight();
		self.books.mint_into_reserve(netuid, alpha)?;
		plus(&mut self.books.accounts[netuid].tao, tao)
	}

	/// Buys alpha for the protocol without fee, for all of the TAO or none.
	fn buy_for_protocol(&mut self, netuid: NetUid, tao: u64) -> Result<(), Refusal> {
		let pool = self.pool(netuid).ok_or("there is no pool")?;
		let (trade, after) = pool.buy(tao, 0, BUY_LIMIT).map_err(|error| error.to_string())?;
		if trade.net != tao {
			return Err("the pool cannot take the whole amount".into());
		}
		self.put_reserves(netuid, &after);
		plus(&mut self.books.accounts[netuid].out, trade.payout)?;
		self.books.give_to_protocol(netuid, trade.payout);
		Ok(())
	}

	/// Mints a block's alpha into the pots; root's part only while moving prices sum to more than
	/// one.
	fn fill_pots(
		&mut self,
		netuid: NetUid,
		given: &mut Given,
		alpha: u64,
		root: U64F64,
	) -> Result<(), Refusal> {
		let cut = self.settings(netuid).owner_cut_enabled.then_some(self.scenario.owner_cut);
		let mut block = block_pots_with_root(alpha, cut, root);
		if !self.root_is_paid() {
			given.root_not_made = std::mem::take(&mut block.root);
		}
		(given.alpha_out, given.root) = (block.total(), block.root);
		self.books.mint_alpha(netuid, given.alpha_out)?;
		let pots = &mut self.books.accounts[netuid].pots;
		plus(&mut pots.owner, block.owner)?;
		plus(&mut pots.server, block.server)?;
		plus(&mut pots.validator, block.validator)?;
		plus(&mut pots.root, block.root)
	}

	/// Whether stake on root earns in this block.
	pub fn root_is_paid(&self) -> bool {
		root_earns(self.price_sum)
	}

	/// Moves the moving price of every emitting subnet towards its price.
	pub(super) fn update_moving_prices(&mut self) {
		let pace = I96F32::from_num(self.scenario.moving_alpha);
		for netuid in self.emitting() {
			let (start, halving) =
				(self.settings(netuid).start, self.settings(netuid).halving_blocks);
			let (old, age) = (self.subnets[netuid].moving_price, self.block - start);
			let new = moving_price(old, self.price(netuid), pace, age, halving);
			self.subnets[netuid].moving_price = new;
		}
	}
}
