//! Types of the pallet's state, and what its settings start with.

use crate::pallet::*;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::marker::PhantomData;
use frame_support::traits::Get;
use ganglion_types::{MechId, NetUid, PlainMap, PlainSet, PlainVec, MAX_UIDS};
use scale_info::TypeInfo;
use sp_runtime::traits::TrailingZeroInput;
use substrate_fixed::types::{I96F32, U64F64};

pub use crate::access::hyperparameter::Hyperparameter;

/// A subnet's number is below this; from here on are the numbers under which mechanisms are stored.
pub(crate) const NETUIDS: u16 = 4_096;

/// A list with one entry a uid.
pub type ByUid<V> = PlainVec<V, MAX_UIDS>;
/// Pairs of uid and value, ascending by uid: weights or bonds of one validator.
pub type Row = PlainVec<(u16, u16), MAX_UIDS>;
/// A row without its entry for a uid; nothing where it has none.
pub(crate) fn without(mut row: Row, uid: u16) -> Option<Row> {
	let before = row.len();
	row.retain(|(to, _)| *to != uid);
	(row.len() != before).then_some(row)
}

/// Most hotkeys a coldkey can own, or stake with.
pub const MAX_HOTKEYS: u32 = 1_024;
/// Most mechanisms a subnet can have: beyond them, storage indices would not fit.
pub const MAX_MECHANISMS: u8 = 16;
/// Shares of a subnet's mechanisms in its emission, in parts of 65,535.
pub type Split = PlainVec<u16, { MAX_MECHANISMS as u32 }>;
/// Hotkeys of one coldkey.
pub type KeyList<T> = PlainVec<<T as frame_system::Config>::AccountId, MAX_HOTKEYS>;

/// Most children of a hotkey on a subnet.
pub const MAX_CHILDREN: u32 = 5;
/// Most parents of a hotkey on a subnet.
pub const MAX_PARENTS: u32 = 64;
/// Most hotkeys that an epoch pays dividends to: each neuron and its parents.
pub(crate) const MAX_EARNERS: u32 = MAX_UIDS * (1 + MAX_PARENTS);
const _: () = assert!(MAX_HOTKEYS >= MAX_UIDS, "a coldkey can own a subnet's every neuron");
/// What a parent lends to a child: which part of its stake weight, in parts of 2⁶⁴ − 1, and the
/// other hotkey.
pub type Link<AccountId> = (u64, AccountId);
/// The children of a hotkey on a subnet.
pub type Children<AccountId> = PlainVec<Link<AccountId>, MAX_CHILDREN>;
/// The parents of a hotkey on a subnet.
pub type Parents<AccountId> = PlainVec<Link<AccountId>, MAX_PARENTS>;

/// What happens to incentive that lands on the owner's keys.
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
	/// It stays counted and belongs to nobody.
	#[default]
	Burn,
	/// It is destroyed.
	Recycle,
}

/// How an epoch reaches its result.
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
pub enum EpochConsensus {
	/// Stake-weighted median, clipping, bonds.
	#[default]
	Yuma,
	/// Stake-weighted mean of a single validator, no clipping; bonds rest.
	Null,
	/// The whitepaper's trust and sigmoid.
	Sigmoid,
}

impl EpochConsensus {
	/// Every mode, in the order of its encoding.
	pub const ALL: [Self; 3] = [Self::Yuma, Self::Null, Self::Sigmoid];
}

/// What only the sigmoid consensus asks for. All zero, it is the plain whitepaper's.
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
	/// A weight counts as trust from this part of an even weight on, in parts of 65,535.
	pub trust_floor: u16,
	/// Whether bonds are a moving average; otherwise they add up.
	pub average_bonds: bool,
	/// By how many edges an epoch moves what is asked for; 0 switches the peg off.
	pub peg_step: u16,
	/// Most edges that are ever asked for.
	pub peg_cap: u16,
}

impl SigmoidParameters {
	/// Most edges that these settings ever ask for.
	pub fn most_edges(self) -> u16 {
		if self.peg_step == 0 {
			0
		} else {
			self.peg_cap
		}
	}
}

/// Alpha that a rao on root has earned with a hotkey since ever, by subnet. It has room for every
/// subnet there can be.
pub type RootRates = PlainMap<NetUid, I96F32, { NETUIDS as u32 }>;

/// What becomes of a root staker's dividends when they are claimed.
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
	/// They are sold, and the TAO is staked on root.
	#[default]
	Swap,
	/// They are staked where they were earned.
	Keep,
	/// They are staked where they were earned on some subnets, and sold on the others.
	KeepSubnets {
		/// Where they are kept.
		subnets: PlainSet<NetUid, { NETUIDS as u32 }>,
	},
}

impl RootClaimTypeEnum {
	/// Whether a subnet's dividends are kept.
	pub fn keeps(&self, netuid: NetUid) -> bool {
		match self {
			Self::Swap => false,
			Self::Keep => true,
			Self::KeepSubnets { subnets } => subnets.contains(&netuid),
		}
	}
}

/// Where the automatic claims go on.
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
	/// The number of the coldkey that is next.
	pub index: u64,
	/// Where to go on within it, if it was begun.
	pub begun: Option<BegunClaim<AccountId>>,
}

/// A coldkey whose claims are not all made yet.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo, MaxEncodedLen)]
pub struct BegunClaim<AccountId> {
	/// The coldkey: another may have its number by now.
	pub coldkey: AccountId,
	/// How many of its hotkeys are done.
	pub hotkeys: u32,
	/// The last subnet that is done of the next hotkey.
	pub netuid: Option<NetUid>,
}

/// Where to go on with forgetting the root claims of a subnet.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo, MaxEncodedLen)]
pub enum Forgetting<AccountId> {
	/// Rates go first, so that nothing can be earned or claimed any more; after this hotkey's.
	Rates(Option<AccountId>),
	/// Then the accounts of those who claimed.
	Accounts,
}

impl<AccountId> Default for Forgetting<AccountId> {
	fn default() -> Self {
		Self::Rates(None)
	}
}

/// Operations that are limited by the block of their last use.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen,
)]
pub enum RateLimitKey<AccountId> {
	/// Change of a subnet's owner hotkey.
	SetSNOwnerHotkey(NetUid),
	/// Change of one hyperparameter by the owner.
	OwnerHyperparamUpdate(NetUid, Hyperparameter),
	/// Making of a subnet, by anybody.
	NetworkLastRegistered,
	/// Key operation of an account.
	LastTxBlock(AccountId),
	/// Change of a child key's take.
	LastTxBlockChildKeyTake(AccountId),
	/// Change of a delegate's take.
	LastTxBlockDelegateTake(AccountId),
	/// Purchase for burning.
	AddStakeBurn(NetUid),
}

/// Operations that are limited by account and subnet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TransactionType {
	/// Announcement of an axon.
	ServeAxon,
	/// Announcement of a metrics address.
	ServePrometheus,
	/// Change of the weights version key by the owner.
	SetWeightsVersionKey,
	/// Change of the number of mechanisms by the owner.
	SetMechanismCount,
	/// Change of the mechanisms' shares by the owner.
	SetMechanismSplit,
	/// Change of a hotkey's children.
	SetChildren,
	/// Change of a child's take.
	SetChildkeyTake,
}

impl TransactionType {
	/// The number under which the operation's last block is stored.
	pub fn index(self) -> u16 {
		match self {
			Self::ServeAxon => 0,
			Self::ServePrometheus => 1,
			Self::SetWeightsVersionKey => 2,
			Self::SetMechanismCount => 3,
			Self::SetMechanismSplit => 4,
			Self::SetChildren => 5,
			Self::SetChildkeyTake => 6,
		}
	}
}

/// The account of 32 zero bytes, which readers see where no account is stored.
pub struct ZeroAccount<T>(PhantomData<T>);
impl<T: Config> Get<T::AccountId> for ZeroAccount<T> {
	fn get() -> T::AccountId {
		#[expect(
			clippy::expect_used,
			reason = "an account id is plain bytes; zeros without end decode"
		)]
		T::AccountId::decode(&mut TrailingZeroInput::zeroes()).expect("zeros are an account id")
	}
}

/// What settings start with, where a constant type does not do.
pub mod defaults {
	use super::*;

	/// Weight of root stake: 971718665099567868 of 2⁶⁴, about 5.27 %.
	pub const TAO_WEIGHT: u64 = 971_718_665_099_567_868;
	/// 18 % of 65,535: highest delegate take, and the owner's cut.
	pub const TAKE: u16 = 11_796;
	/// 30 days of 12 s blocks: between changes of takes.
	pub const TAKE_RATE_LIMIT: u64 = 216_000;
	/// 1,000 TAO: least cost of a subnet.
	pub const MIN_LOCK: u64 = 1_000_000_000_000;
	/// 0.1 TAO: price of a uid where none was ever set.
	pub const BURN: u64 = 100_000_000;
	/// Root claims are made of this many rao of alpha on, where nothing else is set.
	pub const ROOT_CLAIM_THRESHOLD: u64 = 500_000;
	/// 0.0005 TAO: least price of a uid.
	pub const MIN_BURN: u64 = 500_000;
	/// 100 TAO: highest price of a uid.
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
		/// Yes.
		True: bool = true
	);
	constant!(
		/// 3 · 10⁻⁶, cut to 32 fraction bits.
		MovingAlpha: I96F32 = I96F32::from_bits(12_885)
	);
	constant!(
		/// Half a million rao of alpha.
		RootClaimThreshold: I96F32 = I96F32::from_num(ROOT_CLAIM_THRESHOLD)
	);
	constant!(
		/// 1.26, cut to 64 fraction bits.
		BurnIncrease: U64F64 = U64F64::from_bits(23_242_897_532_874_035_200)
	);
	constant!(
		/// 0.7 and 0.9 of 65,535.
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
