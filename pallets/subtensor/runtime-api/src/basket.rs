//! The return types about baskets: what a hotkey trades, and what is set aside for its root
//! stakers.

use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode};
use ganglion_types::{AlphaBalance, NetUid, TaoBalance};
use scale_info::TypeInfo;
use substrate_fixed::types::U64F64;

/// Alpha of one subnet in a basket.
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct BasketHolding {
	/// Number of the subnet.
	pub netuid: NetUid,
	/// Alpha in the basket, in rao of alpha.
	pub alpha: AlphaBalance,
	/// Its value at the current price, in rao.
	pub spot_tao: TaoBalance,
	/// TAO that its sale would bring now, in rao.
	pub realizable_tao: TaoBalance,
}

/// The basket of a hotkey.
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct BasketSummary<AccountId> {
	/// Hotkey whose root stakers own the basket.
	pub hotkey: AccountId,
	/// TAO that the sale of all holdings would bring now, in rao.
	pub nav_tao: TaoBalance,
	/// Value of all holdings at the current prices, in rao.
	pub spot_nav_tao: TaoBalance,
	/// Units of the basket that its owners hold: shares, and one for each rao that unclaimed
	/// dividends are worth.
	pub shares: u64,
	/// What deposits have added to its value so far, in rao.
	pub deposited_tao: TaoBalance,
	/// TAO paid for shares so far, in rao.
	pub redeemed_tao: TaoBalance,
	/// Holdings, ascending by subnet.
	pub holdings: Vec<BasketHolding>,
}

/// A coldkey's part of a basket.
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct BasketPosition<AccountId> {
	/// Hotkey of the basket.
	pub hotkey: AccountId,
	/// Units that the coldkey holds.
	pub beta: u64,
	/// Units that all hold.
	pub beta_total: u64,
	/// TAO that the sale of the whole basket would bring now, in rao.
	pub nav_tao: TaoBalance,
	/// TAO that a claim would bring now, if all of it were sold, in rao.
	pub value_tao: TaoBalance,
	/// Value of the part at the current prices, in rao.
	pub spot_value_tao: TaoBalance,
}

/// Whether the hotkey may trade its basket, and how much.
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, PartialEq, Eq, Debug, Default)]
pub struct BasketTradingStatus {
	/// Whether baskets can be traded.
	pub enabled: bool,
	/// Whether this basket is excluded.
	pub frozen: bool,
	/// Blocks in which the budget is full again; 0 without a budget.
	pub refill_blocks: u64,
	/// TAO that can be traded now, in rao.
	pub tao_available: TaoBalance,
	/// TAO that can be traded at the most, in rao.
	pub budget_tao: TaoBalance,
}

/// What a claim with a hotkey would do now. The names of its fields are the network's; their order
/// is not known.
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct BasketClaimPreview<AccountId> {
	/// Hotkey of the basket.
	pub hotkey: AccountId,
	/// TAO that is owed, in rao.
	pub accrued_tao: TaoBalance,
	/// TAO that the claim would pay, in rao.
	pub redeemable_tao: TaoBalance,
	/// TAO that the claim would leave to others, in rao: 0.
	pub forfeited_tao_est: TaoBalance,
	/// Holdings that the claim looks at.
	pub rows: u32,
	/// Holdings that it sells.
	pub rows_to_sell: u32,
	/// Holdings that it leaves because they are small: 0.
	pub dust_rows: u32,
	/// Holdings that are turned into TAO first: not foreseen, 0.
	pub swept: u32,
	/// Dividends that enter the basket first: 0.
	pub flushed_credits: u32,
}

/// The prices of a hotkey's basket, at the prices of the markets. A price that is *shown* is on the
/// scale of an index: what one TAO would be worth now that was put into all baskets when the chain
/// began, and into this one when it began.
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct BetaPricing<AccountId> {
	/// Hotkey of the basket.
	pub hotkey: AccountId,
	/// TAO for a share.
	pub spot_price: U64F64,
	/// The price of a share, as shown.
	pub display_price: U64F64,
	/// What a stake on root with the hotkey has become by dividends, as shown.
	pub stake_price: U64F64,
	/// The root dividends of a TAO staked with the hotkey so far, at the prices of now, in TAO.
	pub staker_yield: U64F64,
	/// What a stake on root with the hotkey has become by dividends, as a multiple.
	pub staker_twr: U64F64,
	/// The index of prices of shares, as it was last published.
	pub bag_index: U64F64,
	/// The index of stakes on root, as it was last published.
	pub stake_index: U64F64,
	/// The block of the first share; 0 without shares.
	pub first_block: u64,
	/// Whether there are only unclaimed root dividends: then prices are those of the indices.
	pub provisional: bool,
	/// Value of the basket, in rao.
	pub spot_nav_tao: TaoBalance,
	/// Shares; without any, a unit for each rao that the unclaimed root dividends are worth.
	pub shares: u64,
	/// The shares, as many as there would be at the price shown.
	pub display_shares: U64F64,
}

/// A page of prices of baskets.
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct BetaPricingPage<AccountId> {
	/// The prices.
	pub pricing: Vec<BetaPricing<AccountId>>,
	/// Hotkey after which the next page begins; none after the last page.
	pub next: Option<AccountId>,
}

/// A coldkey's part of a basket beside the index.
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct BetaPosition<AccountId> {
	/// Hotkey of the basket.
	pub hotkey: AccountId,
	/// Units that the coldkey holds.
	pub beta: u64,
	/// The units, as many as there would be at the price shown.
	pub display_beta: U64F64,
	/// The price of a share, as shown.
	pub display_price: U64F64,
	/// TAO that a claim would bring now, if all of it were sold, in rao.
	pub value_tao: TaoBalance,
	/// Value of the part at the current prices, in rao.
	pub spot_value_tao: TaoBalance,
	/// Whether there are only unclaimed root dividends.
	pub provisional: bool,
}
