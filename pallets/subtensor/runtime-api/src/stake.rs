//! The types about stake: what APIs return, and storage of features that this chain lacks.

use alloc::vec::Vec;
use codec::{Compact, Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use ganglion_types::{AlphaBalance, NetUid, TaoBalance};
use scale_info::TypeInfo;
use substrate_fixed::types::U64F64;

/// Stake of a coldkey with a hotkey in a subnet.
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct StakeInfo<AccountId> {
	/// Hotkey that is staked with.
	pub hotkey: AccountId,
	/// Coldkey that has staked.
	pub coldkey: AccountId,
	/// Number of the subnet.
	pub netuid: Compact<NetUid>,
	/// Alpha staked by the coldkey, in rao.
	pub stake: Compact<AlphaBalance>,
	/// Stake that is locked, in rao.
	pub locked: Compact<u64>,
	/// Alpha that all stake with the hotkey earned in the last epoch, in rao.
	pub emission: Compact<AlphaBalance>,
	/// TAO that all stake with the hotkey earned in the last epoch, in rao.
	pub tao_emission: Compact<TaoBalance>,
	/// Kept for older clients: 0.
	pub drain: Compact<u64>,
	/// Whether the hotkey has a uid in the subnet.
	pub is_registered: bool,
}

/// A coldkey and all its stake.
pub type ColdkeyStake<AccountId> = (AccountId, Vec<StakeInfo<AccountId>>);

/// How much of a stake can be taken out.
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, PartialEq, Eq, Debug, Copy)]
pub struct StakeAvailability {
	/// All stake, in rao.
	pub total: Compact<AlphaBalance>,
	/// Stake that is locked, in rao.
	pub locked: Compact<AlphaBalance>,
	/// Stake that can be taken out now, in rao.
	pub available: Compact<AlphaBalance>,
}

/// A lock on stake.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	TypeInfo,
	Clone,
	PartialEq,
	Eq,
	Debug,
	Copy,
	MaxEncodedLen,
)]
pub struct LockState {
	/// Alpha that is locked, in rao.
	pub locked_mass: AlphaBalance,
	/// What the lock counts.
	pub conviction: U64F64,
	/// Block in which the lock last changed.
	pub last_update: u64,
}

/// Collateral of a miner.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	TypeInfo,
	Clone,
	PartialEq,
	Eq,
	Debug,
	Copy,
	MaxEncodedLen,
)]
pub struct MinerCollateralState {
	/// Alpha that is locked, in rao.
	pub locked: AlphaBalance,
	/// Incentive that releases one rao of it.
	pub drain_ratio: U64F64,
	/// Alpha that stays locked, in rao.
	pub min_locked: AlphaBalance,
	/// Incentive so far, in rao of alpha.
	pub earned: AlphaBalance,
}
