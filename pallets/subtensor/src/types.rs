//! Types in storage, and default values of settings.

use crate::pallet::*;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::marker::PhantomData;
use frame_support::{
	traits::{ConstU32, Get},
	BoundedVec,
};
use ganglion_types::{
	MechId, NetUid, PlainMap, PlainSet, PlainVec, TaoBalance, MAX_UIDS, MAX_UIDS_IN_NULL,
};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_core::H256;
use sp_runtime::{traits::TrailingZeroInput, DispatchError};
use substrate_fixed::types::{I96F32, U64F64};

pub use crate::access::hyperparameter::Hyperparameter;
pub use crate::epoch::prediction::{MechanismMemory, PeerPredictionParameters};

/// Number of possible netuids. Storage indices from this one on belong to mechanisms above 0.
pub(crate) const NETUIDS: u16 = 4_096;

/// A list indexed by uid.
pub type ByUid<V> = PlainVec<V, MAX_UIDS_IN_NULL>;
/// Weights or bonds of one neuron: (uid, value), ascending by uid.
pub type Row = PlainVec<(u16, u16), MAX_UIDS_IN_NULL>;

/// Maximum number of a subnet's rows of weights, in all mechanisms: those that `MAX_UIDS` neurons
/// set before Null mode, and those of its single validator.
pub const MOST_ROWS: u32 = MAX_UIDS + MAX_MECHANISMS as u32;

/// Returns the row without its entry for `uid`; `None` if it has none.
pub(crate) fn without(mut row: Row, uid: u16) -> Option<Row> {
	let before = row.len();
	row.retain(|(to, _)| *to != uid);
	(row.len() != before).then_some(row)
}

/// Maximum number of open commits of a neuron in a mechanism: by hash in all, timelocked for each
/// epoch.
pub const MAX_OPEN_COMMITS: u32 = 10;
/// Maximum length of a timelocked ciphertext, in bytes. A row of 256 neurons has about 1,300.
pub const MAX_CRV3_COMMIT_SIZE_BYTES: u32 = 5_000;
/// Maximum number of timelocked commits in a queue: ten each of 64 validators.
pub const MAX_QUEUED_COMMITS: u32 = 640;
/// Maximum number of queues of timelocked commits of a mechanism: one for each epoch until the
/// longest reveal period and the patience are over, with room for a period that was shortened.
pub const MAX_QUEUES: u32 = 128;

/// A commit to weights by hash: (hash, epoch, block, unused).
pub type HashCommit = (H256, u64, u64, u64);
/// The commits by hash of a neuron in a mechanism, oldest first.
pub type HashCommits = PlainVec<HashCommit, MAX_OPEN_COMMITS>;

/// Maximum number of former names of a neuron under which its commits can be revealed.
pub const MOST_FORMER_NAMES: u32 = 4;
/// The hotkeys under which a neuron made its open commits before swaps, latest last.
pub type FormerNames<T> = PlainVec<<T as frame_system::Config>::AccountId, MOST_FORMER_NAMES>;

/// An encrypted row of weights.
pub type Ciphertext = BoundedVec<u8, ConstU32<MAX_CRV3_COMMIT_SIZE_BYTES>>;
/// A timelocked commit: (hotkey, block, ciphertext, round of the beacon that opens it).
pub type TimelockedCommit<T> = (<T as frame_system::Config>::AccountId, u64, Ciphertext, u64);
/// The timelocked commits of an epoch in a mechanism, oldest first.
pub type TimelockedCommits<T> = PlainVec<TimelockedCommit<T>, MAX_QUEUED_COMMITS>;
/// Who made the timelocked commits of an epoch, and in which block.
pub type OpenList<T> = PlainVec<(<T as frame_system::Config>::AccountId, u64), MAX_QUEUED_COMMITS>;

/// A queue of timelocked commits, and from when there is work with it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Encode, Decode, TypeInfo, MaxEncodedLen)]
pub struct TimelockQueue {
	/// Epoch in which its commits were made.
	pub epoch: u64,
	/// Least round among its commits; 0 if it is not known.
	pub least_round: u64,
	/// Block from which it is worth looking for its pulses.
	pub retry_at: u64,
	/// Whether its lateness was told.
	pub late: bool,
}
/// The queues of a mechanism.
pub type TimelockQueues = PlainVec<TimelockQueue, MAX_QUEUES>;

/// Why an opened commit sets no weights.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub enum RejectedCommit {
	/// The committer is not registered, or is registered anew since.
	NotRegistered,
	/// The committer has a newer row, or the pulse came late and it has committed again.
	Superseded,
	/// The pulse does not open the ciphertext.
	Undecryptable,
	/// The plaintext is no row of weights, or is one of the older form without a hotkey, which
	/// anybody could copy.
	Malformed,
	/// The row was encrypted for another hotkey: a copy.
	OtherHotkey,
	/// Setting the weights was refused.
	Refused(DispatchError),
	/// Neurons have other uids since the commit: the subnet was trimmed.
	UidsMoved,
}

/// Maximum number of hotkeys that a coldkey owns, and of those that it owns or stakes with.
pub const MAX_HOTKEYS: u32 = 1_024;
/// The same as the length of a list.
pub(crate) const MOST_HOTKEYS: usize = MAX_HOTKEYS as usize;
/// Places in a coldkey's list beyond that for hotkeys that have replaced listed ones.
const SPARE_PLACES: u32 = 64;
/// Hotkeys whose stake covers a lock beside those of the call and of the lock.
pub const OTHER_HOTKEYS: usize = 8;
/// Leases that have ended among which the next one to pay is looked for. Some wait for a clean-up.
pub(crate) const ENDED_LEASES_IN_VIEW: usize = 4;
/// Maximum number of mechanisms of a subnet: the storage indices of 16 times 4,096 fit 16 bits.
pub const MAX_MECHANISMS: u8 = 16;
/// Each mechanism's share of its subnet's pots, in parts of 65,535.
pub type Split = PlainVec<u16, { MAX_MECHANISMS as u32 }>;
/// A coldkey's list of hotkeys. Only key swaps use the places beyond `MAX_HOTKEYS`.
pub type KeyList<T> =
	PlainVec<<T as frame_system::Config>::AccountId, { MAX_HOTKEYS + SPARE_PLACES }>;

/// Maximum number of children of a hotkey on a subnet.
pub const MAX_CHILDREN: u32 = 5;
/// Maximum number of parents of a hotkey on a subnet.
pub const MAX_PARENTS: u32 = 64;
/// Maximum number of hotkeys to which an epoch pays dividends: each validator and its parents. In
/// Null mode the first epoch has the validators of the mode before, and later ones have one.
pub(crate) const MAX_EARNERS: u32 = MAX_UIDS * (1 + MAX_PARENTS);
const _: () = assert!(MAX_HOTKEYS >= MAX_UIDS, "a coldkey can own all neurons of most subnets");
/// A link between parent and child: the part of the parent's stake weight that is lent, in parts of
/// 2⁶⁴ − 1, and the other hotkey.
pub type Link<AccountId> = (u64, AccountId);
/// Children of a hotkey on a subnet.
pub type Children<AccountId> = PlainVec<Link<AccountId>, MAX_CHILDREN>;
/// Parents of a hotkey on a subnet.
pub type Parents<AccountId> = PlainVec<Link<AccountId>, MAX_PARENTS>;

/// Public key of a neuron's server, as the neuron announces it. The key's type in metadata is a
/// stock `BoundedVec`, as on the network: older clients take it out of a 1-tuple.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo, MaxEncodedLen)]
pub struct NeuronCertificate {
	/// The key.
	pub public_key: BoundedVec<u8, ConstU32<64>>,
	/// The key's algorithm; its meaning is the subnet's.
	pub algorithm: u8,
}

impl NeuronCertificate {
	/// Reads a certificate: the algorithm's byte, then the key. `None` if it is empty or too long.
	pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
		let (algorithm, key) = bytes.split_first()?;
		let public_key = BoundedVec::try_from(key.to_vec()).ok()?;
		Some(Self { public_key, algorithm: *algorithm })
	}
}

/// What happens to incentive of the owner's hotkeys.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Default,
	Encode,
	Decode,
	DecodeWithMemTracking,
	TypeInfo,
	MaxEncodedLen,
)]
pub enum RecycleOrBurnEnum {
	/// Burned: the issuance still counts it, but nobody can claim it.
	#[default]
	Burn,
	/// Destroyed: it leaves the issuance and can be minted again.
	Recycle,
}

/// Consensus mode of a subnet's epochs.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Default,
	Encode,
	Decode,
	DecodeWithMemTracking,
	TypeInfo,
	MaxEncodedLen,
	Serialize,
	Deserialize,
)]
#[serde(rename_all = "camelCase")]
pub enum EpochConsensus {
	/// Stake-weighted median, with clipping, and bonds of Yuma 2 or Yuma 3.
	#[default]
	Yuma,
	/// The weights of a single validator, without clipping; bonds are frozen.
	Null,
	/// The whitepaper's rule: rank times a sigmoid of trust.
	Sigmoid,
	/// Stake counts by how well rows of weights agree pair by pair, and a part of each dividend is
	/// paid for what a row told before the consensus did; without bonds.
	PeerPrediction,
}

impl EpochConsensus {
	/// All modes, in the order of their encoding.
	pub const ALL: [Self; 4] = [Self::Yuma, Self::Null, Self::Sigmoid, Self::PeerPrediction];

	/// Maximum number of a subnet's neurons, times its mechanisms. An epoch in Null mode reads the
	/// row of one validator; in the others, those of as many validators as there are neurons.
	pub const fn most_uids(self) -> u32 {
		match self {
			Self::Yuma | Self::Sigmoid | Self::PeerPrediction => MAX_UIDS,
			Self::Null => MAX_UIDS_IN_NULL,
		}
	}
}

/// Settings of Sigmoid mode. All zeros give the unmodified whitepaper rule.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Default,
	Encode,
	Decode,
	DecodeWithMemTracking,
	TypeInfo,
	MaxEncodedLen,
)]
pub struct SigmoidParameters {
	/// Least weight that counts as trust, in parts of 65,535 of an even weight.
	pub trust_floor: u16,
	/// Whether bonds are a moving average; otherwise they accumulate.
	pub average_bonds: bool,
	/// Edges that each epoch adds to the required number while the loss is above zero; 0 disables
	/// the peg.
	pub peg_step: u16,
	/// Maximum required number of edges.
	pub peg_cap: u16,
}

impl SigmoidParameters {
	/// Returns the maximum number of edges that these settings can require.
	pub fn most_edges(self) -> u16 {
		if self.peg_step == 0 {
			0
		} else {
			self.peg_cap
		}
	}
}

/// Alpha earned so far by one rao of stake on root with a hotkey, by subnet, in rao of alpha. It
/// has room for all netuids.
pub type RootRates = PlainMap<NetUid, I96F32, { NETUIDS as u32 }>;

/// Whether a coldkey's claimed root dividends are sold or kept.
#[derive(
	Clone,
	PartialEq,
	Eq,
	Debug,
	Default,
	Encode,
	Decode,
	DecodeWithMemTracking,
	TypeInfo,
	MaxEncodedLen,
)]
pub enum RootClaimTypeEnum {
	/// Sell the alpha and stake the TAO on root.
	#[default]
	Swap,
	/// Stake the alpha on the subnet that paid it.
	Keep,
	/// Keep it on the listed subnets, sell it on the others.
	KeepSubnets {
		/// Subnets on which it is kept.
		subnets: PlainSet<NetUid, { NETUIDS as u32 }>,
	},
}

impl RootClaimTypeEnum {
	/// Returns whether dividends of a subnet are kept.
	pub fn keeps(&self, netuid: NetUid) -> bool {
		match self {
			Self::Swap => false,
			Self::Keep => true,
			Self::KeepSubnets { subnets } => subnets.contains(&netuid),
		}
	}
}

/// Cursor of the automatic root claims.
#[derive(
	Clone,
	PartialEq,
	Eq,
	Debug,
	frame_support::DefaultNoBound,
	Encode,
	Decode,
	TypeInfo,
	MaxEncodedLen,
)]
pub struct RootClaimCursor<AccountId> {
	/// Index of the next coldkey.
	pub index: u64,
	/// Progress with this coldkey, if its claims have begun.
	pub begun: Option<BegunClaim<AccountId>>,
}

/// Progress of the automatic claims of one coldkey.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo, MaxEncodedLen)]
pub struct BegunClaim<AccountId> {
	/// The coldkey. Another one may have its index when the claims resume.
	pub coldkey: AccountId,
	/// Number of its hotkeys that are complete.
	pub hotkeys: u32,
	/// Last completed subnet of the next hotkey.
	pub netuid: Option<NetUid>,
}

/// Progress of removing a subnet's root claims.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo, MaxEncodedLen)]
pub enum Forgetting<AccountId> {
	/// Rates come first, so that nothing can be earned or claimed any more: resumes after this
	/// hotkey.
	Rates(Option<AccountId>),
	/// Accounts of root stakers.
	Accounts,
}

impl<AccountId> Default for Forgetting<AccountId> {
	fn default() -> Self {
		Self::Rates(None)
	}
}

/// By what the price of a share in a basket is divided to be shown beside the index. The name is
/// the network's, as are those of the following types.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo, MaxEncodedLen)]
pub struct BetaBaselineOf {
	/// The price of a share when the first was issued, divided by the level of the index then.
	pub price_divisor: U64F64,
	/// Shares that a stake on root had earned until then: 0, see `BasketRate`.
	pub rate0: I96F32,
	/// The level of the index of root's stakers then, divided by what a stake with the hotkey had
	/// become until then.
	pub tr_splice: U64F64,
	/// The block of the first share.
	pub first_block: u64,
}

/// The levels of both indices.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo, MaxEncodedLen)]
pub struct BetaIndexSnapshotOf {
	/// The index of the prices of shares.
	pub bag_level: U64F64,
	/// The index of what stakes on root have become.
	pub stake_level: U64F64,
	/// The block in which they were published.
	pub block: u64,
}

/// A basket as it was last priced.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo, MaxEncodedLen)]
pub struct BetaIndexFundSampleOf {
	/// Its value at the prices of the markets, in rao.
	pub nav: TaoBalance,
	/// The price of a share, as it is shown.
	pub display: U64F64,
	/// What a stake on root with its hotkey has become, as it is shown.
	pub stake: U64F64,
}

/// The baskets that were priced since the last levels: sums over them.
#[derive(Clone, PartialEq, Eq, Debug, Default, Encode, Decode, TypeInfo, MaxEncodedLen)]
pub struct BetaIndexSweepOf {
	/// The storage key of the last of them.
	pub cursor: PlainVec<u8, 256>,
	/// Their values when they were priced before, in rao.
	pub weight_sum: u128,
	/// Those values, each multiplied by the growth of the price of a share since.
	pub rel_bag_sum: U64F64,
	/// Those values, each multiplied by the growth of a stake on root since.
	pub rel_stake_sum: U64F64,
}

/// Accounts of root claims that belong to another key already than they are stored under.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo, MaxEncodedLen)]
pub enum MovingAccounts<AccountId> {
	/// Those of all who stake with a hotkey.
	OfHotkey {
		/// The hotkey under which they are stored.
		from: AccountId,
		/// The hotkey that they belong to.
		to: AccountId,
	},
	/// Those of a coldkey with one hotkey.
	OfColdkey {
		/// The hotkey.
		hotkey: AccountId,
		/// The coldkey under which they are stored.
		from: AccountId,
		/// The coldkey that they belong to.
		to: AccountId,
	},
}

impl<AccountId> MovingAccounts<AccountId> {
	/// The hotkey that the accounts belong to.
	pub fn hotkey(&self) -> &AccountId {
		match self {
			Self::OfHotkey { to, .. } => to,
			Self::OfColdkey { hotkey, .. } => hotkey,
		}
	}
}

/// Operations under a rate limit, with what each is counted by.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen,
)]
pub enum RateLimitKey<AccountId> {
	/// Change of a subnet's owner hotkey.
	SetSNOwnerHotkey(NetUid),
	/// Change of a hyperparameter by the subnet's owner.
	OwnerHyperparamUpdate(NetUid, Hyperparameter),
	/// Registration of a subnet, by any account.
	NetworkLastRegistered,
	/// Key swap of an account.
	LastTxBlock(AccountId),
	/// Change of a childkey take.
	LastTxBlockChildKeyTake(AccountId),
	/// Change of a delegate's take.
	LastTxBlockDelegateTake(AccountId),
	/// Purchase of alpha for burning.
	AddStakeBurn(NetUid),
}

/// Operations under a rate limit by account and subnet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TransactionType {
	/// Announcement of an axon.
	ServeAxon,
	/// Announcement of a metrics address.
	ServePrometheus,
	/// Change of the weights version key by the subnet's owner.
	SetWeightsVersionKey,
	/// Change of the number of mechanisms by the subnet's owner.
	SetMechanismCount,
	/// Change of the mechanisms' shares by the subnet's owner.
	SetMechanismSplit,
	/// Change of a hotkey's children.
	SetChildren,
	/// Change of a childkey take.
	SetChildkeyTake,
	/// Change of the tempo by the subnet's owner.
	SetTempo,
	/// Removal of neurons by the subnet's owner.
	TrimUids,
}

impl TransactionType {
	/// Whether an operation's number is that of one on a hotkey, whose clock is the hotkey's. The
	/// others are their signers'.
	pub fn is_of_hotkey(index: u16) -> bool {
		let of_hotkeys =
			[Self::ServeAxon, Self::ServePrometheus, Self::SetChildren, Self::SetChildkeyTake];
		of_hotkeys.into_iter().any(|kind| kind.index() == index)
	}

	/// Returns the operation's number in `TransactionKeyLastBlock`.
	pub fn index(self) -> u16 {
		match self {
			Self::ServeAxon => 0,
			Self::ServePrometheus => 1,
			Self::SetWeightsVersionKey => 2,
			Self::SetMechanismCount => 3,
			Self::SetMechanismSplit => 4,
			Self::SetChildren => 5,
			Self::SetChildkeyTake => 6,
			Self::SetTempo => 7,
			Self::TrimUids => 8,
		}
	}
}

/// The account of 32 zero bytes: the value of absent accounts, as clients expect.
pub struct ZeroAccount<T>(PhantomData<T>);
impl<T: Config> Get<T::AccountId> for ZeroAccount<T> {
	fn get() -> T::AccountId {
		#[expect(clippy::expect_used, reason = "an account id is plain bytes, and zeros decode")]
		T::AccountId::decode(&mut TrailingZeroInput::zeroes()).expect("zeros are an account id")
	}
}

/// Default values of settings.
pub mod defaults {
	use super::*;

	/// `TaoWeight`: about 5.27 %, in parts of 2⁶⁴.
	pub const TAO_WEIGHT: u64 = 971_718_665_099_567_868;
	/// Highest take of delegates and children, and the owner cut: 18 %, in parts of 65,535.
	pub const TAKE: u16 = 11_796;
	/// Timescale of locks on the network, in blocks: 130 days of 12 s blocks.
	pub const LOCK_TIMESCALE: u64 = 934_866;
	/// Rate limit of takes: 30 days of 12 s blocks.
	pub const TAKE_RATE_LIMIT: u64 = 216_000;
	/// Minimum lock cost: 1,000 TAO, in rao.
	pub const MIN_LOCK: u64 = 1_000_000_000_000;
	/// Registration price where none was set: 0.1 TAO, in rao.
	pub const BURN: u64 = 100_000_000;
	/// Minimum root dividends that a claim pays, in rao of alpha.
	pub const ROOT_CLAIM_THRESHOLD: u64 = 500_000;
	/// Minimum registration price: 0.0005 TAO, in rao.
	pub const MIN_BURN: u64 = 500_000;
	/// Maximum registration price: 100 TAO, in rao.
	pub const MAX_BURN: u64 = 100_000_000_000;

	macro_rules! constant {
		($(#[$doc:meta])* $name:ident: $ty:ty = $value:expr) => {
			$(#[$doc])*
			pub struct $name;
			impl Get<$ty> for $name {
				fn get() -> $ty {
					$value
				}
			}
		};
	}

	constant!(
		/// `true`.
		True: bool = true
	);
	constant!(
		/// 1.
		One: U64F64 = U64F64::from_bits(1 << 64)
	);
	constant!(
		/// 3 · 10⁻⁶, rounded down to 32 fraction bits.
		MovingAlpha: I96F32 = I96F32::from_bits(12_885)
	);
	constant!(
		/// [`ROOT_CLAIM_THRESHOLD`].
		RootClaimThreshold: I96F32 = I96F32::from_num(ROOT_CLAIM_THRESHOLD)
	);
	constant!(
		/// 1.26, rounded down to 64 fraction bits.
		BurnIncrease: U64F64 = U64F64::from_bits(23_242_897_532_874_035_200)
	);
	constant!(
		/// 0.7 and 0.9, in parts of 65,535.
		AlphaBounds: (u16, u16) = (45_875, 58_982)
	);
	constant!(
		/// One mechanism.
		OneMechanism: MechId = MechId::new(1)
	);
	constant!(
		/// Two mechanisms.
		MaxMechanisms: MechId = MechId::new(2)
	);
}
