//! Opening a crowdloan, and changing its terms.
//!
//! Only writer of `Crowdloans`, `NextCrowdloanId` and `MaxContributions`.

use crate::{pallet::*, types::*};
use alloc::boxed::Box;
use codec::Encode;
use frame_support::{
	ensure,
	traits::{Bounded, BoundedInline, Contains, Get},
};
use frame_system::pallet_prelude::BlockNumberFor;
use pallet_subtensor::Pallet as Protocol;
use sp_runtime::{traits::Saturating, DispatchError, DispatchResult};

/// The terms of a new crowdloan.
pub(crate) struct Terms<T: Config> {
	pub deposit: BalanceOf<T>,
	pub min_contribution: BalanceOf<T>,
	pub cap: BalanceOf<T>,
	pub end: BlockNumberFor<T>,
}

/// What a crowdloan's sum is spent on.
type Purpose<T> = (Option<BoundedCallOf<T>>, Option<<T as frame_system::Config>::AccountId>);

impl<T: Config> Pallet<T> {
	/// Opens a crowdloan, with the creator's first contribution.
	///
	/// Checks, in order: the deposit reaches the minimum (`DepositTooLow`); the cap is greater than
	/// the deposit (`CapTooLow`); the minimum contribution reaches the chain's
	/// (`MinimumContributionTooLow`); [`Self::check_purpose`]; [`Self::check_end`]; the creator can
	/// pay the deposit (`InsufficientBalance`).
	pub(crate) fn do_create(
		creator: T::AccountId,
		terms: Terms<T>,
		call: Option<Box<<T as Config>::RuntimeCall>>,
		target_address: Option<T::AccountId>,
	) -> DispatchResult {
		let Terms { deposit, min_contribution, cap, end } = terms;
		ensure!(deposit >= T::MinimumDeposit::get(), Error::<T>::DepositTooLow);
		ensure!(cap > deposit, Error::<T>::CapTooLow);
		Self::check_minimum(min_contribution)?;
		let (call, target_address) = Self::check_purpose(call, target_address)?;
		Self::check_end(end)?;
		let id = NextCrowdloanId::<T>::get();
		NextCrowdloanId::<T>::put(id.checked_add(1).ok_or(Error::<T>::Overflow)?);
		let mut crowdloan = CrowdloanInfo {
			creator: creator.clone(),
			deposit,
			min_contribution,
			end,
			cap,
			funds_account: Self::funds_account(id),
			raised: 0,
			target_address,
			call,
			finalized: false,
			contributors_count: 0,
		};
		Self::add_contribution(id, &mut crowdloan, &creator, deposit)?;
		Crowdloans::<T>::insert(id, crowdloan);
		Self::deposit_event(Event::Created { crowdloan_id: id, creator, end, cap });
		Ok(())
	}

	/// Checks what the sum is to be spent on: either a call or a target, not both
	/// (`InvalidFinalizationConfig`); the call is short (`CallTooLong`) and can be stored
	/// (`CallNotAllowed`); the target is an account of somebody (`TargetNotAllowed`).
	fn check_purpose(
		call: Option<Box<<T as Config>::RuntimeCall>>,
		target: Option<T::AccountId>,
	) -> Result<Purpose<T>, DispatchError> {
		match (call, target) {
			(Some(call), None) => {
				let bytes = BoundedInline::try_from(call.encode());
				let bytes = bytes.map_err(|_| Error::<T>::CallTooLong)?;
				ensure!(T::StorableCalls::contains(&call), Error::<T>::CallNotAllowed);
				Ok((Some(Bounded::Inline(bytes)), None))
			},
			(None, Some(target)) => {
				let is_ours =
					Self::is_funds_account(&target) || Protocol::<T>::is_system_account(&target);
				ensure!(!is_ours, Error::<T>::TargetNotAllowed);
				Ok((None, Some(target)))
			},
			_ => Err(Error::<T>::InvalidFinalizationConfig.into()),
		}
	}

	/// Checks the block in which contributions end: it is to come (`CannotEndInPast`), neither too
	/// soon (`BlockDurationTooShort`) nor too late (`BlockDurationTooLong`).
	fn check_end(end: BlockNumberFor<T>) -> DispatchResult {
		let now = frame_system::Pallet::<T>::block_number();
		ensure!(end > now, Error::<T>::CannotEndInPast);
		let duration = end.saturating_sub(now);
		ensure!(duration >= T::MinimumBlockDuration::get(), Error::<T>::BlockDurationTooShort);
		ensure!(duration <= T::MaximumBlockDuration::get(), Error::<T>::BlockDurationTooLong);
		Ok(())
	}

	fn check_minimum(min_contribution: BalanceOf<T>) -> DispatchResult {
		let least = T::AbsoluteMinimumContribution::get();
		ensure!(min_contribution >= least, Error::<T>::MinimumContributionTooLow);
		Ok(())
	}

	/// Returns a crowdloan, or `InvalidCrowdloanId`.
	pub(crate) fn crowdloan(id: CrowdloanId) -> Result<CrowdloanInfoOf<T>, DispatchError> {
		Crowdloans::<T>::get(id).ok_or(Error::<T>::InvalidCrowdloanId.into())
	}

	/// Returns a crowdloan that is not finalized (`InvalidCrowdloanId`, `AlreadyFinalized`) and
	/// that this account has created (`InvalidOrigin`).
	pub(crate) fn open_crowdloan_of(
		who: &T::AccountId,
		id: CrowdloanId,
	) -> Result<CrowdloanInfoOf<T>, DispatchError> {
		let crowdloan = Self::crowdloan(id)?;
		ensure!(!crowdloan.finalized, Error::<T>::AlreadyFinalized);
		ensure!(*who == crowdloan.creator, Error::<T>::InvalidOrigin);
		Ok(crowdloan)
	}

	/// Stores the progress of a crowdloan.
	pub(crate) fn store(id: CrowdloanId, crowdloan: &CrowdloanInfoOf<T>) {
		Crowdloans::<T>::insert(id, crowdloan);
	}

	/// Removes a crowdloan without contributions.
	pub(crate) fn forget(id: CrowdloanId) {
		Crowdloans::<T>::remove(id);
		MaxContributions::<T>::remove(id);
	}

	// --- Changes by the creator, each after the checks of `open_crowdloan_of` ---

	/// Changes the minimum of a contribution.
	///
	/// Checks, in order: it reaches the chain's (`MinimumContributionTooLow`), and is at most the
	/// maximum of all that an account contributes (`MinimumContributionTooHigh`).
	pub(crate) fn do_update_min_contribution(
		who: &T::AccountId,
		crowdloan_id: CrowdloanId,
		new_min_contribution: BalanceOf<T>,
	) -> DispatchResult {
		let mut crowdloan = Self::open_crowdloan_of(who, crowdloan_id)?;
		Self::check_minimum(new_min_contribution)?;
		let fits = MaxContributions::<T>::get(crowdloan_id)
			.is_none_or(|most| new_min_contribution <= most);
		ensure!(fits, Error::<T>::MinimumContributionTooHigh);
		crowdloan.min_contribution = new_min_contribution;
		Self::store(crowdloan_id, &crowdloan);
		Self::deposit_event(Event::MinContributionUpdated { crowdloan_id, new_min_contribution });
		Ok(())
	}

	/// Changes the block in which contributions end, see [`Self::check_end`].
	pub(crate) fn do_update_end(
		who: &T::AccountId,
		crowdloan_id: CrowdloanId,
		new_end: BlockNumberFor<T>,
	) -> DispatchResult {
		let mut crowdloan = Self::open_crowdloan_of(who, crowdloan_id)?;
		Self::check_end(new_end)?;
		crowdloan.end = new_end;
		Self::store(crowdloan_id, &crowdloan);
		Self::deposit_event(Event::EndUpdated { crowdloan_id, new_end });
		Ok(())
	}

	/// Changes the cap. Checks that it is at least what is raised (`CapTooLow`).
	pub(crate) fn do_update_cap(
		who: &T::AccountId,
		crowdloan_id: CrowdloanId,
		new_cap: BalanceOf<T>,
	) -> DispatchResult {
		let mut crowdloan = Self::open_crowdloan_of(who, crowdloan_id)?;
		ensure!(new_cap >= crowdloan.raised, Error::<T>::CapTooLow);
		crowdloan.cap = new_cap;
		Self::store(crowdloan_id, &crowdloan);
		Self::deposit_event(Event::CapUpdated { crowdloan_id, new_cap });
		Ok(())
	}

	/// Changes the maximum of all that an account contributes, or removes it.
	///
	/// Checks that it is at least the minimum of a contribution and what the creator has
	/// contributed (`MaximumContributionTooLow`).
	pub(crate) fn do_set_max_contribution(
		who: &T::AccountId,
		crowdloan_id: CrowdloanId,
		new_max_contribution: Option<BalanceOf<T>>,
	) -> DispatchResult {
		let crowdloan = Self::open_crowdloan_of(who, crowdloan_id)?;
		let of_creator = Self::contribution(crowdloan_id, who);
		let least = crowdloan.min_contribution.max(of_creator);
		let fits = new_max_contribution.is_none_or(|most| most >= least);
		ensure!(fits, Error::<T>::MaximumContributionTooLow);
		MaxContributions::<T>::set(crowdloan_id, new_max_contribution);
		Self::deposit_event(Event::MaxContributionUpdated { crowdloan_id, new_max_contribution });
		Ok(())
	}
}
