//! How far the clean-up of a dissolved subnet has come.

use crate::block::cursor::Cursor;
use codec::{Decode, Encode, MaxEncodedLen};
use ganglion_types::{AlphaBalance, NetUid, PlainVec, TaoBalance};
use scale_info::TypeInfo;

/// Most subnets that can wait for their clean-up, the one that is being cleaned up included.
pub const MAX_IN_CLEANUP: u32 = 128;

/// Numbers of subnets, in the order in which they are cleaned up.
pub type CleanupList = PlainVec<NetUid, MAX_IN_CLEANUP>;

/// What a clean-up does, in this order.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo, MaxEncodedLen)]
pub enum CleanupPhase {
	/// Adds up what everybody has staked.
	CountStakers,
	/// Divides the reserve, and ranks stakers by what the division leaves.
	RankStakers,
	/// Gives the protocol its part, and counts what the division leaves.
	RankProtocol,
	/// Pays stakers.
	PayStakers,
	/// Refunds the owner, recycles the rest and closes the account.
	SettleAccount,
	/// Destroys staked alpha.
	ReleaseStakers,
	/// Forgets what root's stakers are owed.
	RemoveRootClaims,
	/// Destroys the alpha that nobody has staked.
	DestroyAlpha,
	/// Removes neurons with their addresses, weights and bonds.
	RemoveNeurons,
	/// Removes the lists and figures of each mechanism.
	RemoveMechanisms,
	/// Removes the last epoch's dividends.
	RemoveDividends,
	/// Removes what the last epoch promised to root's stakers.
	RemoveRootDividends,
	/// Removes the links between parents and children.
	RemoveLinks,
	/// Removes the lists of children that wait.
	RemovePendingChildren,
	/// Removes what children keep.
	RemoveChildkeyTakes,
	/// Removes where coldkeys wanted their income.
	RemoveAutoStakes,
	/// Removes the owner's rate limits.
	RemoveOwnerLimits,
	/// Removes the rate limits of accounts.
	RemoveAccountLimits,
	/// Removes what is stored once a subnet.
	RemoveItems,
}

/// How far the clean-up of a subnet has come.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo, MaxEncodedLen)]
pub struct DissolveCleanupStatus {
	/// The subnet.
	pub netuid: NetUid,
	/// What is being done.
	pub phase: CleanupPhase,
	/// From where on.
	pub cursor: Cursor,
	/// How the reserve is shared.
	pub payout: Payout,
}

/// How the reserve of a dissolved subnet is shared, as far as it is known.
#[derive(Clone, PartialEq, Eq, Debug, Default, Encode, Decode, TypeInfo, MaxEncodedLen)]
pub struct Payout {
	/// The reserve as it was.
	pub pot: TaoBalance,
	/// Alpha that counts for the protocol.
	pub protocol_alpha: AlphaBalance,
	/// All alpha that counts.
	pub alpha: u128,
	/// Positions that have been given a part, rounded down.
	pub positions: u64,
	/// Those parts, and the protocol's.
	pub shared: TaoBalance,
	/// Units that are still left for the largest remainders.
	pub left: u64,
	/// What was paid.
	pub paid: TaoBalance,
	/// The protocol's part.
	pub protocol_part: TaoBalance,
	/// What could not be paid.
	pub unpaid: TaoBalance,
	/// In how many positions.
	pub unpaid_positions: u64,
}
