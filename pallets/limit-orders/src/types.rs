//! Orders, as their owners sign them, and what is stored of them.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use ganglion_types::{NetUid, TaoBalance};
use scale_info::TypeInfo;
use sp_core::H256;
use sp_runtime::{MultiSignature, Perbill};

/// Maximum number of relayers that an order names.
pub type MaxRelayers = ConstU32<10>;

/// When an order is executed, and what it trades.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum OrderType {
	/// Buys alpha when the price is at the limit or below.
	LimitBuy,
	/// Sells alpha when the price is at the limit or above.
	TakeProfit,
	/// Sells alpha when the price is at the limit or below.
	StopLoss,
}

/// What a trade gives for what.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum OrderSide {
	/// Alpha for TAO.
	Buy,
	/// TAO for alpha.
	Sell,
}

impl OrderType {
	/// The side of such an order.
	pub const fn side(self) -> OrderSide {
		match self {
			Self::LimitBuy => OrderSide::Buy,
			Self::TakeProfit | Self::StopLoss => OrderSide::Sell,
		}
	}

	/// Whether a price, in rao of TAO for one whole alpha, lets such an order be executed.
	pub const fn is_met(self, price: u64, limit: u64) -> bool {
		match self {
			Self::TakeProfit => price >= limit,
			Self::LimitBuy | Self::StopLoss => price <= limit,
		}
	}
}

/// An order.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct Order<AccountId> {
	/// The coldkey that trades, and has signed.
	pub signer: AccountId,
	/// The hotkey with which its stake is.
	pub hotkey: AccountId,
	/// The subnet.
	pub netuid: NetUid,
	/// When it is executed, and what it trades.
	pub order_type: OrderType,
	/// What it gives in all, fee included: TAO or alpha, in rao.
	pub amount: u64,
	/// The price of its condition, in rao of TAO for one whole alpha.
	pub limit_price: u64,
	/// The last moment at which it can be executed, in milliseconds since 1970.
	pub expiry: u64,
	/// The recipient's share of the TAO that is paid or received.
	pub fee_rate: Perbill,
	/// Who receives the fee.
	pub fee_recipient: AccountId,
	/// Who may execute it; none: everybody.
	pub relayer: Option<BoundedVec<AccountId, MaxRelayers>>,
	/// How far the price of the trade may be beyond `limit_price`; none: any distance.
	pub max_slippage: Option<Perbill>,
	/// The chain for which it is signed.
	pub chain_id: u64,
	/// Whether it can be executed in parts.
	pub partial_fills_enabled: bool,
}

impl<AccountId> Order<AccountId> {
	/// The limit of the price of its trade: a maximum of a purchase, a minimum of a sale.
	pub fn trade_limit(&self) -> Option<TaoBalance> {
		let slippage = self.max_slippage?.mul_floor(self.limit_price);
		let limit = match self.order_type.side() {
			OrderSide::Buy => self.limit_price.saturating_add(slippage),
			OrderSide::Sell => self.limit_price.saturating_sub(slippage),
		};
		Some(TaoBalance::new(limit))
	}

	/// The fee of a trade of this much TAO, rounded down, in rao.
	pub fn fee_of(&self, tao: u64) -> u64 {
		self.fee_rate.mul_floor(tao)
	}
}

/// An order in one of the versions of its format.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub enum VersionedOrder<AccountId> {
	/// The first version.
	V1(Order<AccountId>),
}

impl<AccountId: Encode> VersionedOrder<AccountId> {
	/// Identifies the order: the hash of its encoding, which is what its owner signs.
	pub fn id(&self) -> H256 {
		H256(self.using_encoded(sp_io::hashing::blake2_256))
	}

	/// The order in its newest form.
	pub const fn order(&self) -> &Order<AccountId> {
		match self {
			Self::V1(order) => order,
		}
	}
}

/// An order to execute.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct SignedOrder<AccountId> {
	/// The order.
	pub order: VersionedOrder<AccountId>,
	/// Its owner's signature, of the kind sr25519.
	pub signature: MultiSignature,
	/// The part of `amount` to execute, which the relayer chooses; none: all of it.
	pub partial_fill: Option<u64>,
}

/// What has become of an order.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub enum OrderStatus {
	/// All of it is executed.
	Fulfilled,
	/// This much of its amount is executed.
	PartiallyFilled(u64),
	/// Its owner has cancelled it.
	Cancelled,
}
