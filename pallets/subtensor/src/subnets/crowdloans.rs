//! What the protocol needs of the pallet of crowdloans.
//!
//! A crowd raises a sum in a pallet of its own, which reads the protocol's state. This trait is
//! what the protocol needs of it: the sum that pays for a leased subnet, and that a coldkey's part
//! in crowdloans follows the coldkey's swap.

use alloc::vec::Vec;
use frame_support::weights::Weight;
use ganglion_types::TaoBalance;
use sp_runtime::{DispatchError, DispatchResult};

/// A crowdloan that is being finalized.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Funding<AccountId> {
	/// Its creator.
	pub creator: AccountId,
	/// What was raised, in rao.
	pub raised: TaoBalance,
}

/// Number of a crowdloan.
pub type CrowdloanId = u32;

/// The pallet of crowdloans.
pub trait Crowdloans<AccountId> {
	/// Returns the crowdloan that is being finalized and whose sum is not spent.
	fn funding() -> Result<Funding<AccountId>, DispatchError>;

	/// Pays its sum to an account.
	fn pay_out(to: &AccountId) -> DispatchResult;

	/// Returns the contributions to it.
	fn contributions() -> Vec<(AccountId, TaoBalance)>;

	/// Returns the number of contributors of the crowdloan that is being finalized; where none is,
	/// the maximum number of a crowdloan.
	fn most_contributors() -> u32;

	/// Returns the crowdloans in which an account has a part.
	fn of(account: &AccountId) -> impl Iterator<Item = CrowdloanId>;

	/// Gives a coldkey's part in a crowdloan to the coldkey that replaces it.
	fn pass_on(id: CrowdloanId, old: &AccountId, new: &AccountId);

	/// Returns the weight of [`Self::pass_on`].
	fn weight_of_pass_on() -> Weight;

	/// Sets up a crowdloan that is being finalized, to which each contributor gave this amount.
	#[cfg(feature = "runtime-benchmarks")]
	fn raise(creator: &AccountId, contributors: &[AccountId], amount: TaoBalance);
}

/// No such pallet.
impl<AccountId> Crowdloans<AccountId> for () {
	fn funding() -> Result<Funding<AccountId>, DispatchError> {
		Err(DispatchError::Unavailable)
	}

	fn pay_out(_: &AccountId) -> DispatchResult {
		Err(DispatchError::Unavailable)
	}

	fn contributions() -> Vec<(AccountId, TaoBalance)> {
		Vec::new()
	}

	fn most_contributors() -> u32 {
		0
	}

	fn of(_: &AccountId) -> impl Iterator<Item = CrowdloanId> {
		core::iter::empty()
	}

	fn pass_on(_: CrowdloanId, _: &AccountId, _: &AccountId) {}

	fn weight_of_pass_on() -> Weight {
		Weight::zero()
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn raise(_: &AccountId, _: &[AccountId], _: TaoBalance) {}
}
