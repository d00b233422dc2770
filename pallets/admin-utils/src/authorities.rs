//! Changes of the chain's authorities: block authors and voters on finality.
//!
//! A chain without authorities, or with voters whose weights mean nothing, stops for good. Lists
//! that would do that are refused, even from root.

use crate::{Config, Error, Pallet};
use alloc::vec::Vec;
use frame_support::{dispatch::DispatchResult, ensure, traits::Get, BoundedVec};
use frame_system::pallet_prelude::BlockNumberFor;
use sp_runtime::traits::CheckedAdd;

/// Block authors, as a call names them.
pub type Authors<T> = BoundedVec<<T as Config>::AuthorityId, <T as Config>::MaxAuthorities>;
/// Voters on finality with their weights.
pub type AuthorityList<T> = Vec<(<T as Config>::VoterId, u64)>;

/// The consensus engines of the chain.
pub trait ChangeAuthorities<T: Config> {
	/// Replaces the block authors from the next block on.
	fn change_authors(authors: Authors<T>);

	/// Replaces the voters `in_blocks` from now: when that block is final, or, if `forced`, when it
	/// is imported, with the number of the last block that the former voters have finalized.
	fn schedule_voters(
		voters: AuthorityList<T>,
		in_blocks: BlockNumberFor<T>,
		forced: Option<BlockNumberFor<T>>,
	) -> DispatchResult;
}

impl<T: Config> Pallet<T> {
	/// Replaces the block authors. Checks that there are any (`InvalidValue`).
	pub(crate) fn do_swap_authorities(authors: Authors<T>) -> DispatchResult {
		ensure!(!authors.is_empty(), Error::<T>::InvalidValue);
		T::Authorities::change_authors(authors);
		Ok(())
	}

	/// Schedules other voters on finality.
	///
	/// Checks, in order (`InvalidValue`): there are voters, at most `MaxAuthorities`; each has a
	/// weight, and the sum of the weights fits 64 bits; the block of the change has a number. Then
	/// what the engine checks: no other change is scheduled.
	pub(crate) fn do_schedule_voters(
		voters: AuthorityList<T>,
		in_blocks: BlockNumberFor<T>,
		forced: Option<BlockNumberFor<T>>,
	) -> DispatchResult {
		let most = usize::try_from(T::MaxAuthorities::get()).unwrap_or(usize::MAX);
		ensure!((1..=most).contains(&voters.len()), Error::<T>::InvalidValue);
		let mut weights = voters.iter().map(|(_, weight)| *weight);
		let total =
			weights.try_fold(0u64, |sum, weight| sum.checked_add(weight).filter(|_| weight > 0));
		ensure!(total.is_some(), Error::<T>::InvalidValue);
		let block = frame_system::Pallet::<T>::block_number().checked_add(&in_blocks);
		ensure!(block.is_some(), Error::<T>::InvalidValue);
		T::Authorities::schedule_voters(voters, in_blocks, forced)
	}
}
