//! The return types about the market as a whole.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use ganglion_types::{AlphaBalance, NetUid, TaoBalance};
use scale_info::TypeInfo;

/// What one epoch of one subnet paid out.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Default,
)]
pub struct EpochReport {
	/// Number of the subnet.
	pub netuid: NetUid,
	/// Alpha paid to miners, in rao.
	pub paid_to_miners: AlphaBalance,
	/// Alpha paid to validators and their stakers, in rao.
	pub paid_to_validators: AlphaBalance,
	/// Alpha paid to the owner, in rao.
	pub paid_to_owner: AlphaBalance,
	/// Neurons that earned incentive.
	pub miners: u16,
	/// Neurons that earned dividends.
	pub validators: u16,
}

/// The whole market in numbers.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Default,
)]
pub struct MarketCounts {
	/// Settings of weights in this block.
	pub weights_set: u32,
	/// Subnets, root included.
	pub subnets: u16,
	/// Every TAO there is, in rao.
	pub issuance: TaoBalance,
	/// TAO in the subnets' reserves, in rao.
	pub staked: TaoBalance,
}
