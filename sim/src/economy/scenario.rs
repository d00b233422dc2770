//! The file that describes a market: subnets with pools, hotkeys, and holders of TAO and alpha.
//!
//! A scenario is one JSON object. The table in [`super::fields`], which
//! `ganglion-sim market --help` prints, lists its keys and their defaults.

use ganglion_economy::{fee::FEE_RATE, pool::WEIGHT_EVEN};
use serde::{Deserialize, Serialize};

/// 1,000 TAO: initial reserve of a new subnet's pool.
pub const FIRST_RESERVE: u64 = 1_000_000_000_000;

/// A market, and the number of blocks to run. All amounts are in rao.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Scenario {
	/// Number of blocks.
	pub blocks: u64,
	/// Number of the block before the first.
	pub block: u64,
	/// TAO issuance; `None`: the TAO of the file's holders and reserves.
	pub issuance: Option<u64>,
	/// Weight of a TAO on root relative to an alpha, in parts of 2⁶⁴.
	pub tao_weight: u64,
	/// Owner cut, in parts of 65535.
	pub owner_cut: u16,
	/// Maximum part of a moving price that a block replaces.
	pub moving_alpha: f64,
	/// Maximum number of epochs in a block.
	pub max_epochs_per_block: u8,
	/// The holder that receives the fees; `None`: nobody.
	pub author: Option<String>,
	/// The hotkeys.
	pub hotkeys: Vec<Hotkey>,
	/// The subnets, numbered from 1. Number 0 is root.
	pub subnets: Vec<Subnet>,
	/// Holders of TAO and alpha.
	pub holders: Vec<Holder>,
}

/// A hotkey.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Hotkey {
	/// Its name.
	pub name: String,
	/// Its holder.
	pub owner: String,
	/// Take of its stakers' dividends, in parts of 65535.
	#[serde(default)]
	pub take: u16,
}

/// How a subnet's alpha is traded.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
	/// A weighted pool.
	Dynamic,
	/// At par.
	Stable,
}

/// The fate of the owner's hotkeys' incentive.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Withheld {
	/// It stays in the issuance and belongs to nobody.
	Burn,
	/// It is destroyed.
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
	/// TAO in the reserve; `None`: 1,000 on a dynamic subnet, on a stable one as much as the alpha
	/// outside.
	pub tao: Option<u64>,
	/// Weight of the TAO in the pool, in units of 10⁻¹⁸.
	pub pool_weight: u64,
	/// Alpha that the protocol holds.
	pub protocol_alpha: u64,
	/// The moving price, in TAO.
	pub moving_price: f64,
	/// The owner's hotkey; `None`: there is no owner, and the protocol keeps the cut.
	pub owner: Option<String>,
	/// Whether the owner gets a cut.
	pub owner_cut_enabled: bool,
	/// Blocks between epochs; 0: no epochs.
	pub tempo: u16,
	/// First block with emission.
	pub start: u64,
	/// Whether it gets emission.
	pub emission_enabled: bool,
	/// Age at which the moving price reaches half of its final speed.
	pub halving_blocks: u64,
	/// The fee of a trade, in parts of 65535.
	pub fee_rate: u16,
	/// The fate of the owner's hotkeys' incentive.
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
	/// Its incentive, relative to the others'.
	#[serde(default)]
	pub incentive: u64,
	/// Its dividend, relative to the others'.
	#[serde(default)]
	pub dividend: u64,
}

/// A holder of TAO and alpha: a coldkey on the chain.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Holder {
	/// The name.
	pub name: String,
	/// Unstaked TAO.
	#[serde(default)]
	pub balance: u64,
	/// Stakes.
	#[serde(default)]
	pub positions: Vec<Position>,
	/// Actions after each block's step, in this order.
	#[serde(default)]
	pub strategy: Vec<Action>,
}

/// Alpha staked with a hotkey; on root, TAO.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Position {
	/// The subnet's number; 0 is root.
	pub subnet: u16,
	/// The hotkey.
	pub hotkey: String,
	/// Amount.
	pub alpha: u64,
}

/// An action of a holder.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Action {
	/// Nothing.
	Hold,
	/// Stakes TAO.
	Buy(Buy),
	/// Unstakes alpha.
	Sell(Sell),
	/// Moves everything to the subnet where a TAO earns most.
	Chase(Chase),
	/// Repeats what a subnet's owner did there in the previous block.
	Follow(Follow),
	/// Sells payments of epochs.
	Dump(Dump),
	/// Claims the dividends of stake on root.
	Claim(Claim),
}

/// Stakes TAO, at a block or at an interval.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Buy {
	/// The subnet's number; 0 is root.
	pub subnet: u16,
	/// The hotkey to stake with.
	pub hotkey: String,
	/// Amount.
	pub tao: u64,
	/// Block of the action.
	#[serde(default)]
	pub at: Option<u64>,
	/// The action takes place in every block whose number this divides.
	#[serde(default)]
	pub every: Option<u64>,
}

/// Unstakes alpha, at a block or at an interval; without an amount everything.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Sell {
	/// The subnet's number; 0 is root.
	pub subnet: u16,
	/// The hotkey of the stake.
	pub hotkey: String,
	/// Amount; `None`: all.
	#[serde(default)]
	pub alpha: Option<u64>,
	/// Block of the action.
	#[serde(default)]
	pub at: Option<u64>,
	/// The action takes place in every block whose number this divides.
	#[serde(default)]
	pub every: Option<u64>,
}

/// Moves everything but stake on root to the subnet that pays its stakers most, at an interval.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Chase {
	/// The action takes place in every block whose number this divides.
	pub every: u64,
}

/// Repeats what a subnet's owner did there in the previous block, with the same part of its own
/// holding.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Follow {
	/// The subnet's number.
	pub subnet: u16,
}

/// Sells a part of the payments of epochs, in the block of the payment.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Dump {
	/// The part, in parts of 65535.
	#[serde(default = "all")]
	pub part: u16,
}

/// Claims the dividends of stake on root at an interval: as more stake on root, or as alpha.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
	/// The action takes place in every block whose number this divides.
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
	/// A new subnet of the chain, with reserves of 1,000.
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
	/// Returns the initial alpha in the reserve.
	pub fn first_alpha(&self) -> u64 {
		self.alpha.unwrap_or(if self.kind == Kind::Dynamic { FIRST_RESERVE } else { 0 })
	}

	/// Returns the initial TAO in the reserve, for the given alpha outside it.
	pub fn first_tao(&self, outside: u64) -> u64 {
		self.tao.unwrap_or(if self.kind == Kind::Dynamic { FIRST_RESERVE } else { outside })
	}
}

impl Scenario {
	/// Returns the initial alpha outside the reserve: stake, and the protocol's alpha.
	pub fn outside(&self, subnet: usize) -> u128 {
		let positions = self.holders.iter().flat_map(|holder| &holder.positions);
		let staked: u128 = positions
			.filter(|position| usize::from(position.subnet) == subnet)
			.map(|position| u128::from(position.alpha))
			.sum();
		let own = subnet.checked_sub(1).and_then(|index| self.subnets.get(index));
		staked + own.map_or(0, |subnet| u128::from(subnet.protocol_alpha))
	}

	/// Returns the TAO of the file's holders and reserves. Amounts are within their bounds.
	pub fn held(&self) -> u128 {
		let balances: u128 = self.holders.iter().map(|holder| u128::from(holder.balance)).sum();
		let reserves = self.subnets.iter().zip(1..).map(|(subnet, netuid)| {
			let outside = u64::try_from(self.outside(netuid)).unwrap_or(u64::MAX);
			u128::from(subnet.first_tao(outside))
		});
		balances + self.outside(0) + reserves.sum::<u128>()
	}
}
