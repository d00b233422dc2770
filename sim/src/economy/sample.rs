//! Samples of a market, for JSON, tables and figures.

use super::world::World;
use ganglion_economy::pool::PAR;
use serde::Serialize;

/// A market after a block. Amounts are in rao and rounded down. `given` is of this block alone,
/// `total` of all blocks so far.
#[derive(Clone, Debug, Serialize)]
pub struct Sample {
	/// The block.
	pub block: u64,
	/// TAO issuance.
	pub issuance: u64,
	/// TAO minted in the block.
	pub emission: u64,
	/// TAO recycled so far.
	pub recycled: u64,
	/// Sum of moving prices at the block's beginning.
	pub moving_prices: f64,
	/// Whether stake on root earned in this block.
	pub root_is_paid: bool,
	/// TAO staked on root.
	pub root_tao: u64,
	/// The subnets, from number 1.
	pub subnets: Vec<SubnetSample>,
	/// The holders, in the order of the file.
	pub holders: Vec<HolderSample>,
}

/// A subnet after a block.
#[derive(Clone, Debug, Serialize)]
pub struct SubnetSample {
	/// Its number.
	pub subnet: usize,
	/// Its name.
	pub name: String,
	/// Rao of TAO for a whole alpha.
	pub price: u64,
	/// The moving price, in TAO: a multiple of 2⁻³², which a float holds exactly.
	pub moving_price: f64,
	/// Root's proportion, from 0 to 1.
	pub root_proportion: f64,
	/// The part of the last incentive that was withheld.
	pub withheld: f64,
	/// TAO in the reserve.
	pub tao: u64,
	/// Alpha in the reserve.
	pub alpha: u64,
	/// Alpha outside the reserve.
	pub alpha_out: u64,
	/// Of this: staked.
	pub staked: u64,
	/// Of this: waiting for the next epoch.
	pub pots: u64,
	/// Of this: set aside for stake on root.
	pub set_aside: u64,
	/// Of this: held by the protocol.
	pub protocol: u64,
	/// Of this: burned.
	pub burned: u64,
	/// Epochs so far.
	pub epochs: u64,
	/// Emission of this block.
	pub given: GivenSample,
	/// Emission of all blocks.
	pub total: GivenSample,
}

/// Emission of a subnet.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct GivenSample {
	/// Its share of the TAO. The part in neither of the next two was recycled.
	pub share: u64,
	/// TAO into the reserve.
	pub tao_in: u64,
	/// TAO that bought alpha for the protocol.
	pub excess: u64,
	/// Alpha into the reserve.
	pub alpha_in: u64,
	/// Alpha into the pots.
	pub alpha_out: u64,
	/// Of this: for stake on root.
	pub root: u64,
	/// Alpha for stake on root that was not minted.
	pub root_not_made: u64,
}

/// A holder after a block.
#[derive(Clone, Debug, Serialize)]
pub struct HolderSample {
	/// The name.
	pub name: String,
	/// Unstaked TAO.
	pub balance: u64,
	/// Value of balance, stake and unclaimed dividends, in TAO at current prices.
	pub worth: u64,
	/// Stakes.
	pub positions: Vec<PositionSample>,
	/// Unclaimed dividends of stake on root.
	pub owed: Vec<PositionSample>,
	/// Number of refused actions.
	pub refused: u64,
	/// Reason of the last refusal.
	pub refusal: String,
}

/// Alpha of a holder.
#[derive(Clone, Debug, Serialize)]
pub struct PositionSample {
	/// The subnet's number.
	pub subnet: usize,
	/// The hotkey.
	pub hotkey: String,
	/// Amount.
	pub alpha: u64,
}

impl Sample {
	/// Takes a sample of a market.
	pub fn of(world: &World) -> Self {
		Self {
			block: world.block,
			issuance: world.books.issuance(),
			emission: world.emission,
			recycled: world.books.recycled,
			moving_prices: world.price_sum.to_num(),
			root_is_paid: world.root_is_paid(),
			root_tao: world.books.accounts[super::books::ROOT].tao,
			subnets: world.netuids().map(|netuid| subnet(world, netuid)).collect(),
			holders: (0..world.scenario.holders.len()).map(|index| holder(world, index)).collect(),
		}
	}
}

fn subnet(world: &World, netuid: usize) -> SubnetSample {
	let (subnet, account) = (&world.subnets[netuid], &world.books.accounts[netuid]);
	let number = |amount: u128| u64::try_from(amount).unwrap_or(u64::MAX);
	let pots = account.pots;
	let name = world.settings(netuid).name.clone();
	SubnetSample {
		subnet: netuid,
		name: name.unwrap_or_else(|| format!("subnet {netuid}")),
		price: world.pool(netuid).map_or(PAR, |pool| pool.price_in_rao()),
		moving_price: subnet.moving_price.to_num(),
		root_proportion: world.root_proportion(netuid).to_num(),
		withheld: subnet.withheld.to_num(),
		tao: account.tao,
		alpha: account.alpha,
		alpha_out: account.out,
		staked: number(world.books.staked_on(netuid)),
		pots: pots.owner + pots.server + pots.validator + pots.root,
		set_aside: account.set_aside.alpha,
		protocol: account.protocol,
		burned: account.burned,
		epochs: subnet.epochs,
		given: given(&subnet.given),
		total: given(&subnet.total),
	}
}

fn given(given: &super::world::Given) -> GivenSample {
	GivenSample {
		share: given.share,
		tao_in: given.tao_in,
		excess: given.excess,
		alpha_in: given.alpha_in,
		alpha_out: given.alpha_out,
		root: given.root,
		root_not_made: given.root_not_made,
	}
}

fn holder(world: &World, index: usize) -> HolderSample {
	let show = |position: &super::books::Position, alpha| PositionSample {
		subnet: position.netuid,
		hotkey: world.scenario.hotkeys[position.hotkey].name.clone(),
		alpha,
	};
	let positions = world.books.positions_of(index);
	let owed = world.books.owed_to(index);
	let refused = &world.refused[index];
	HolderSample {
		name: world.scenario.holders[index].name.clone(),
		balance: world.books.balances[index],
		worth: world.fortune(index),
		positions: positions
			.iter()
			.map(|position| show(position, world.books.value(*position)))
			.collect(),
		owed: owed.iter().map(|(position, amount)| show(position, *amount)).collect(),
		refused: refused.times,
		refusal: refused.reason.clone(),
	}
}
