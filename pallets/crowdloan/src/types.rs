//! What is stored of a crowdloan.

use crate::pallet::Config;
use codec::{Decode, Encode, MaxEncodedLen};
use frame_support::traits::{fungible::Inspect, Bounded};
use frame_system::pallet_prelude::BlockNumberFor;
use scale_info::TypeInfo;

pub use pallet_subtensor::subnets::crowdloans::CrowdloanId;

/// The chain's token, TAO.
pub type CurrencyOf<T> = <T as pallet_subtensor::Config>::Currency;

/// An amount of TAO, in rao.
pub type BalanceOf<T> = <CurrencyOf<T> as Inspect<<T as frame_system::Config>::AccountId>>::Balance;

/// A stored call; always inline.
pub type BoundedCallOf<T> =
	Bounded<<T as Config>::RuntimeCall, <T as frame_system::Config>::Hashing>;

/// A crowdloan.
pub type CrowdloanInfoOf<T> = CrowdloanInfo<
	<T as frame_system::Config>::AccountId,
	BalanceOf<T>,
	BlockNumberFor<T>,
	BoundedCallOf<T>,
>;

/// A crowdloan: its terms and its progress.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct CrowdloanInfo<AccountId, Balance, BlockNumber, Call> {
	/// The account that opened it, and that ends it.
	pub creator: AccountId,
	/// The part of the creator's contribution that stays until the crowdloan is dissolved, in rao.
	pub deposit: Balance,
	/// Minimum of a contribution, in rao.
	pub min_contribution: Balance,
	/// The first block in which nobody can contribute any more.
	pub end: BlockNumber,
	/// The sum to raise, in rao.
	pub cap: Balance,
	/// The account that holds the contributions.
	pub funds_account: AccountId,
	/// Sum of the contributions, in rao.
	pub raised: Balance,
	/// The account that receives the sum; none if a call spends it.
	pub target_address: Option<AccountId>,
	/// The call that spends the sum; none if an account receives it.
	pub call: Option<Call>,
	/// Whether the sum is spent.
	pub finalized: bool,
	/// Number of accounts with a contribution.
	pub contributors_count: u32,
}
