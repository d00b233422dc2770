//! What is stored of a commitment.

use crate::data::{Data, MAX_CIPHERTEXT};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{
	traits::Get, BoundedVec, CloneNoBound, DebugNoBound, EqNoBound, PartialEqNoBound,
};
use ganglion_types::PlainVec;
use scale_info::TypeInfo;

/// The fields of a commitment. Their list is a stock `BoundedVec` in metadata, as on the network:
/// older clients encode it as a 1-tuple.
#[derive(
	CloneNoBound,
	PartialEqNoBound,
	EqNoBound,
	DebugNoBound,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
#[codec(mel_bound())]
#[scale_info(skip_type_params(FieldLimit))]
pub struct CommitmentInfo<FieldLimit: Get<u32> + 'static> {
	/// The fields, in the order of their publisher.
	pub fields: BoundedVec<Data, FieldLimit>,
}

impl<FieldLimit: Get<u32>> CommitmentInfo<FieldLimit> {
	/// The rounds of its ciphertexts.
	pub fn rounds(&self) -> impl Iterator<Item = u64> + '_ {
		self.fields.iter().filter_map(Data::reveal_round)
	}

	/// Whether it asks for a reset of bonds.
	pub fn resets_bonds(&self) -> bool {
		self.fields.contains(&Data::ResetBondsFlag)
	}
}

/// A commitment with the block in which it was published.
#[derive(
	CloneNoBound,
	PartialEqNoBound,
	EqNoBound,
	DebugNoBound,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
#[codec(mel_bound(Balance: MaxEncodedLen, BlockNumber: MaxEncodedLen))]
#[scale_info(skip_type_params(MaxFields))]
pub struct Registration<Balance, MaxFields, BlockNumber>
where
	Balance: Clone + PartialEq + Eq + core::fmt::Debug,
	MaxFields: Get<u32> + 'static,
	BlockNumber: Clone + PartialEq + Eq + core::fmt::Debug,
{
	/// Always 0. On the network it was a deposit once.
	pub deposit: Balance,
	/// The block.
	pub block: BlockNumber,
	/// The commitment.
	pub info: CommitmentInfo<MaxFields>,
}

/// The space that an account has used on a subnet between two epochs.
#[derive(Clone, PartialEq, Eq, Debug, Default, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct UsageTracker {
	/// `SubnetEpochIndex` of the subnet when the account last published.
	pub last_epoch: u64,
	/// Bytes used since that epoch.
	pub used_space: u64,
}

/// Maximum number of reveals that are kept.
pub const MAX_REVEALS: u32 = 10;

/// An opened ciphertext, and the block in which it was opened.
pub type Reveal = (PlainVec<u8, MAX_CIPHERTEXT>, u64);

/// The last reveals, oldest first.
pub type Reveals = PlainVec<Reveal, MAX_REVEALS>;
