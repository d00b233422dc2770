//! What a subnet's owner may set only so often.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// A hyperparameter that a subnet's owner may set, but not again before the owner's rate limit has passed.
///
/// Each is named after its storage item, but for one, and encodes as the index of the call that sets it. A new one thus gets
/// a number that is free and stays its own, which matters because the number is part of a storage key. What
/// is not set through `AdminUtils` counts down from 255.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	TypeInfo,
	MaxEncodedLen,
)]
pub enum Hyperparameter {
	/// Blocks between two announcements of an address by one neuron.
	#[codec(index = 3)]
	ServingRateLimit,
	/// Blocks in which a new neuron is not replaced.
	#[codec(index = 13)]
	ImmunityPeriod,
	/// Least number of weights a validator sets.
	#[codec(index = 14)]
	MinAllowedWeights,
	/// Highest number of uids.
	#[codec(index = 15)]
	MaxAllowedUids,
	/// Steepness of the sigmoid consensus.
	#[codec(index = 17)]
	Rho,
	/// Least price of a uid.
	#[codec(index = 22)]
	MinBurn,
	/// Highest price of a uid.
	#[codec(index = 23)]
	MaxBurn,
	/// Share of the old bond that remains each epoch.
	#[codec(index = 26)]
	BondsMovingAverage,
	/// Whether weights are committed first and revealed later.
	#[codec(index = 49)]
	CommitRevealWeightsEnabled,
	/// Whether bonds move by liquid alpha.
	#[codec(index = 50)]
	LiquidAlphaOn,
	/// Slowest and fastest movement of bonds under liquid alpha.
	#[codec(index = 51)]
	AlphaValues,
	/// Epochs between commit and reveal.
	#[codec(index = 57)]
	RevealPeriodEpochs,
	/// How far weights beyond the consensus are cut for bonds.
	#[codec(index = 60)]
	BondsPenalty,
	/// Whether stake can be transferred to another coldkey.
	#[codec(index = 61)]
	TransferToggle,
	/// Steepness of liquid alpha's sigmoid.
	#[codec(index = 68)]
	AlphaSigmoidSteepness,
	/// Whether bonds follow Yuma 3.
	#[codec(index = 69)]
	Yuma3On,
	/// Whether a miner may have its bonds reset.
	#[codec(index = 70)]
	BondsResetOn,
	/// Neurons of the owner that are never replaced.
	#[codec(index = 72)]
	ImmuneOwnerUidsLimit,
	/// What happens to incentive that lands on the owner's keys.
	#[codec(index = 80)]
	RecycleOrBurn,
	/// Blocks in which the price of a uid halves.
	#[codec(index = 89)]
	BurnHalfLife,
	/// Factor by which a registration raises the price.
	#[codec(index = 90)]
	BurnIncreaseMult,
	/// Lowest take a child may keep.
	#[codec(index = 93)]
	MinChildkeyTakePerSubnet,
	/// How an epoch reaches its result. Clients look its clock up by this name.
	#[codec(index = 200)]
	EpochConsensus,
	/// What only the sigmoid consensus asks for.
	#[codec(index = 201)]
	SigmoidSettings,
	/// An epoch out of turn, asked for by `trigger_epoch`.
	#[codec(index = 254)]
	EpochTrigger,
	/// Blocks a validator may be silent before it counts as inactive.
	#[codec(index = 255)]
	ActivityCutoffFactorMilli,
}

impl Hyperparameter {
	/// All of them: the numbers that stand for one.
	pub fn all() -> impl Iterator<Item = Self> {
		(0..=u8::MAX).filter_map(|number| Self::decode(&mut [number].as_slice()).ok())
	}
}
