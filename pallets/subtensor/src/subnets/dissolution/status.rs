//! Progress of the clean-up of a dissolved subnet.

use crate::block::cursor::Cursor;
use codec::{Decode, Encode, MaxEncodedLen};
use ganglion_types::{AlphaBalance, NetUid, PlainVec, TaoBalance};
use scale_info::TypeInfo;

/// Maximum length of the clean-up queue, the subnet being cleaned up included.
pub const MAX_IN_CLEANUP: u32 = 128;

/// Numbers of dissolved subnets, in the order of their clean-up.
pub type CleanupList = PlainVec<NetUid, MAX_IN_CLEANUP>;

/// Phases of a clean-up, in order.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo, MaxEncodedLen)]
pub enum CleanupPhase {
	/// Adds up all staked alpha.
	CountStakers,
	/// Computes the stakers' parts of the reserve and ranks them by remainder.
	RankStakers,
	/// Computes the protocol's part and counts the units left by rounding.
	RankProtocol,
	/// Pays the stakers' parts.
	PayStakers,
	/// Refunds the owner, recycles the rest and closes the account.
	SettleAccount,
	/// Destroys staked alpha.
	ReleaseStakers,
	/// Removes locks on stake.
	RemoveLocks,
	/// Removes coldkeys' choices of perpetual locks.
	RemoveLockKinds,
	/// Removes the sums of perpetual locks.
	RemoveLockSums,
	/// Removes the sums of decaying locks.
	RemoveDecayingLockSums,
	/// Removes collateral.
	RemoveCollateral,
	/// Removes root claims.
	RemoveRootClaims,
	/// Destroys alpha that is not staked.
	DestroyAlpha,
	/// Removes neurons with their addresses, Ethereum links, weights and bonds.
	RemoveNeurons,
	/// Removes the lists and figures of each mechanism.
	RemoveMechanisms,
	/// Removes what the neurons have published.
	RemoveCommitments,
	/// Removes the last epoch's dividends.
	RemoveDividends,
	/// Removes the root dividends of the last epoch.
	RemoveRootDividends,
	/// Removes the links between parents and children.
	RemoveLinks,
	/// Removes pending lists of children.
	RemovePendingChildren,
	/// Removes childkey takes.
	RemoveChildkeyTakes,
	/// Removes the choices of automatic staking.
	RemoveAutoStakes,
	/// Removes the owner's rate limits.
	RemoveOwnerLimits,
	/// Removes the rate limits of accounts.
	RemoveAccountLimits,
	/// Removes the blocks of the last hotkey swaps.
	RemoveHotkeySwaps,
	/// Removes the successors of hotkeys.
	RemoveSuccessors,
	/// Removes the first hotkeys of lineages.
	RemoveHotkeyRoots,
	/// Ends the lease, whose coldkey was paid like any staker.
	EndLease,
	/// Removes items stored once per subnet.
	RemoveItems,
}

/// Progress of a clean-up.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo, MaxEncodedLen)]
pub struct DissolveCleanupStatus {
	/// The subnet.
	pub netuid: NetUid,
	/// The current phase.
	pub phase: CleanupPhase,
	/// Where the phase resumes.
	pub cursor: Cursor,
	/// The payout of the reserve.
	pub payout: Payout,
}

/// The payout of a dissolved subnet's reserve, as far as it is computed.
#[derive(Clone, PartialEq, Eq, Debug, Default, Encode, Decode, TypeInfo, MaxEncodedLen)]
pub struct Payout {
	/// The reserve at the dissolution.
	pub pot: TaoBalance,
	/// Alpha that counts for the protocol.
	pub protocol_alpha: AlphaBalance,
	/// All alpha that counts: the stakers' and the protocol's.
	pub alpha: u128,
	/// Number of positions whose parts are computed.
	pub positions: u64,
	/// Sum of those parts and the protocol's, rounded down.
	pub shared: TaoBalance,
	/// Units of rao still to be given to the largest remainders.
	pub left: u64,
	/// TAO paid to stakers.
	pub paid: TaoBalance,
	/// The protocol's part.
	pub protocol_part: TaoBalance,
	/// TAO that could not be paid.
	pub unpaid: TaoBalance,
	/// Number of positions that could not be paid.
	pub unpaid_positions: u64,
}
