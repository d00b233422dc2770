//! The file that describes a market: subnets with their pools, hotkeys, and those who hold TAO and alpha.
//!
//! A scenario is one JSON object. Its keys, and what is taken where one is missing, are the table in [`super::fields`],
//! which `ganglion-sim market --help` prints.

use ganglion_economy::{fee::FEE_RATE, pool::WEIGHT_EVEN};
use serde::{Deserialize, Serialize};

/// 1,000 TAO: what the pool of a new subnet begins with.
pub const FIRST_RESERVE: u64 = 1_000_000_000_000;

/// A market, and how many blocks of it to run. All amounts are in rao.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Scenario {
	/// How many blocks to run.
	pub blocks: u64,
	/// The number of the block before the first.
	pub block: u64,
	/// TAO that exists; `None`: what the file's holders and reserves have.
	pub issuance: Option<u64>,
	/// What a TAO on root counts beside an alpha, in parts of 2⁶⁴.
	pub tao_weight: u64,
	/// The owners' cut, in parts of 65535.
	pub owner_cut: u16,
	/// The greatest part of a moving price that a block replaces.
	pub moving_alpha: f64,
	/// Epochs that a block runs at most.
	pub max_epochs_per_block: u8,
	/// The holder who gets the fees; `None`: nobody does.
	pub author: Option<String>,
	/// The hotkeys.
	pub hotkeys: Vec<Hotkey>,
	/// The subnets, numbered from 1. Number 0 is root.
	pub subnets: Vec<Subnet>,
	/// Those who hold TAO and alpha.
	pub holders: Vec<Holder>,
}

/// A hotkey.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Hotkey {
	/// Its name.
	pub name: String,
	/// The holder whose it is.
	pub owner: String,
	/// What it keeps of its stakers' dividends, in parts of 65535.
	#[serde(default)]
	pub take: u16,
}

/// How a subnet's alpha is traded.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
	/// In a weighted pool.
	Dynamic,
	/// At par.
	Stable,
}

/// What becomes of incentive that lands on the owner's hotkeys.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Withheld {
	/// It stays counted and belongs to nobody.
	Burn,
	/// It ceases to be.
	Recycle,
}

/// A subnet.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Subnet {
	/// Its name in tables and figures; `None`: `subnet` and its number.
	pub name: Option<String>,
	/// How its alpha is traded.
	pub kind: Kind,
	/// Alpha in the reserve; `None`: 1,000 on a dynamic subnet, none on a stable one.
	pub alpha: Option<u64>,
	/// TAO in the reserve; `None`: 1,000 on a dynamic subnet, on a stable one as much as there is alpha outside.
	pub tao: Option<u64>,
	/// Weight of the TAO in the pool, in units of 10⁻¹⁸.
	pub pool_weight: u64,
	/// Alpha that the protocol holds.
	pub protocol_alpha: u64,
	/// The moving price, in TAO.
	pub moving_price: f64,
	/// The hotkey of the owner; `None`: there is no owner, and the protocol keeps the cut.
	pub owner: Option<String>,
	/// Whether the owner's cut is taken.
	pub owner_cut_enabled: bool,
	/// Blocks between epochs; 0: there are none.
	pub tempo: u16,
	/// The first block in which it earns.
	pub start: u64,
	/// Whether it earns at all.
	pub emission_enabled: bool,
	/// The age at which the moving price follows half as fast as it ever will.
	pub halving_blocks: u64,
	/// The fee of a trade, in parts of 65535.
	pub fee_rate: u16,
	/// What becomes of incentive that lands on the owner's hotkeys.
	pub withheld: Withheld,
	/// Whether dividends are multiplied by the stake behind them.
	pub dividends_by_stake: bool,
	/// Its miners and validators.
	pub neurons: Vec<Neuron>,
}

/// A miner, a validator or both.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Neuron {
	/// Its hotkey.
	pub hotkey: String,
	/// Its share of what miners earn, beside the others'.
	#[serde(default)]
	pub incentive: u64,
	/// Its share of what validators earn, beside the others'.
	#[serde(default)]
	pub dividend: u64,
}

/// Somebody who holds TAO and alpha: what a coldkey is on the chain.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Holder {
	/// The name.
	pub name: String,
	/// TAO that is not staked.
	#[serde(default)]
	pub balance: u64,
	/// What is staked.
	#[serde(default)]
	pub positions: Vec<Position>,
	/// What it does, in this order, after each block's step.
	#[serde(default)]
	pub strategy: Vec<Action>,
}

/// Alpha that is staked with a hotkey; on root, TAO.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Position {
	/// The subnet's number; 0 is root.
	pub subnet: u16,
	/// The hotkey.
	pub hotkey: String,
	/// How much.
	pub alpha: u64,
}

/// What a holder does.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Action {
	/// Nothing.
	Hold,
	/// Stakes TAO.
	Buy(Buy),
	/// Unstakes alpha.
	Sell(Sell),
	/// Moves everything to where a TAO earns most.
	Chase(Chase),
	/// Does what a subnet's owner did there in the block before.
	Follow(Follow),
	/// Sells what epochs paid.
	Dump(Dump),
	/// Takes the dividends of stake on root.
	Claim(Claim),
}

/// Stakes TAO, at a block or every few.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Buy {
	/// The subnet's number; 0 is root.
	pub subnet: u16,
	/// The hotkey to stake with.
	pub hotkey: String,
	/// How much.
	pub tao: u64,
	/// The block in which it does.
	#[serde(default)]
	pub at: Option<u64>,
	/// It does so in every block whose number this divides.
	#[serde(default)]
	pub every: Option<u64>,
}

/// Unstakes alpha, at a block or every few; without an amount all there is.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Sell {
	/// The subnet's number; 0 is root.
	pub subnet: u16,
	/// The hotkey that it is staked with.
	pub hotkey: String,
	/// How much; `None`: all.
	#[serde(default)]
	pub alpha: Option<u64>,
	/// The block in which it does.
	#[serde(default)]
	pub at: Option<u64>,
	/// It does so in every block whose number this divides.
	#[serde(default)]
	pub every: Option<u64>,
}

/// Moves everything but stake on root to the subnet that pays most for what is staked there, every few blocks.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Chase {
	/// It does so in every block whose number this divides.
	pub every: u64,
}

/// Does what a subnet's owner did there in the block before, with the same part of what it has.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Follow {
	/// The subnet's number.
	pub subnet: u16,
}

/// Sells a part of what epochs paid, in parts of 65535, in the block in which they did.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Dump {
	/// The part, in parts of 65535.
	#[serde(default = "all")]
	pub part: u16,
}

/// Takes the dividends of stake on root, every few blocks: as more stake on root, or as alpha.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
	/// It does so in every block whose number this divides.
	pub every: u64,
	/// Whether the alpha is kept.
	#[serde(default)]
	pub keep: bool,
}

const fn all() -> u16 {
	u16::MAX
}

impl Default for Scenario {
	fn default() -> Self {
		Self {
			blocks: 1_000,
			block: 0,
			issuance: None,
			tao_weight: 971_718_665_099_567_868,
			owner_cut: 11_796,
			moving_alpha: 0.000_003,
			max_epochs_per_block: 2,
			author: None,
			hotkeys: Vec::new(),
			subnets: Vec::new(),
			holders: Vec::new(),
		}
	}
}

impl Default for Subnet {
	/// A subnet as the chain makes it, in the middle of the life of its pool.
	fn default() -> Self {
		Self {
			name: None,
			kind: Kind::Dynamic,
			alpha: None,
			tao: None,
			pool_weight: WEIGHT_EVEN,
			protocol_alpha: 0,
			moving_price: 0.0,
			owner: None,
			owner_cut_enabled: true,
			tempo: 360,
			start: 0,
			emission_enabled: true,
			halving_blocks: 201_600,
			fee_rate: FEE_RATE,
			withheld: Withheld::Burn,
			dividends_by_stake: false,
			neurons: Vec::new(),
		}
	}
}

impl Subnet {
	/// Alpha in the reserve at the beginning.
	pub fn first_alpha(&self) -> u64 {
		self.alpha.unwrap_or(if self.kind == Kind::Dynamic { FIRST_RESERVE } else { 0 })
	}

	/// TAO in the reserve at the beginning, if so much alpha is outside of it.
	pub fn first_tao(&self, outside: u64) -> u64 {
		self.tao.unwrap_or(if self.kind == Kind::Dynamic { FIRST_RESERVE } else { outside })
	}
}

impl Scenario {
	/// What is staked on a subnet at the beginning, and the protocol's alpha.
	pub fn outside(&self, subnet: usize) -> u128 {
		let positions = self.holders.iter().flat_map(|holder| &holder.positions);
		let staked: u128 = positions
			.filter(|position| usize::from(position.subnet) == subnet)
			.map(|position| u128::from(position.alpha))
			.sum();
		let own = subnet.checked_sub(1).and_then(|index| self.subnets.get(index));
		staked + own.map_or(0, |subnet| u128::from(subnet.protocol_alpha))
	}

	/// What the file's holders and reserves have of TAO. Amounts are within their bounds.
	pub fn held(&self) -> u128 {
		let balances: u128 = self.holders.iter().map(|holder| u128::from(holder.balance)).sum();
		let reserves = self.subnets.iter().zip(1..).map(|(subnet, netuid)| {
			let outside = u64::try_from(self.outside(netuid)).unwrap_or(u64::MAX);
			u128::from(subnet.first_tao(outside))
		});
		balances + self.outside(0) + reserves.sum::<u128>()
	}
}
