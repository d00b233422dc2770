//! Contributing to a crowdloan, and getting contributions back.
//!
//! Only writer of `Contributions` and `CrowdloansOf`.

use crate::{pallet::*, types::*};
use alloc::vec::Vec;
use frame_support::{ensure, traits::Get};
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// What an account has contributed to a crowdloan, in rao.
	pub fn contribution(id: CrowdloanId, who: &T::AccountId) -> BalanceOf<T> {
		Contributions::<T>::get(id, who).unwrap_or_default()
	}

	/// Contributes to a crowdloan, at most what is missing to the cap, and to the maximum of an
	/// account.
	///
	/// Checks, in order: the crowdloan exists (`InvalidCrowdloanId`), has not ended
	/// (`ContributionPeriodEnded`) and has not raised its cap (`CapRaised`); the amount reaches the
	/// minimum (`ContributionTooLow`); there is room for one contributor more, if the account is
	/// one (`MaxContributorsReached`); it has not contributed the maximum
	/// (`MaxContributionReached`); it can pay (`InsufficientBalance`).
	pub(crate) fn do_contribute(
		contributor: T::AccountId,
		crowdloan_id: CrowdloanId,
		amount: BalanceOf<T>,
	) -> DispatchResult {
		let mut crowdloan = Self::crowdloan(crowdloan_id)?;
		let now = frame_system::Pallet::<T>::block_number();
		ensure!(now < crowdloan.end, Error::<T>::ContributionPeriodEnded);
		ensure!(crowdloan.raised < crowdloan.cap, Error::<T>::CapRaised);
		ensure!(amount >= crowdloan.min_contribution, Error::<T>::ContributionTooLow);
		let own = Contributions::<T>::get(crowdloan_id, &contributor);
		let has_room = crowdloan.contributors_count < T::MaxContributors::get();
		ensure!(own.is_some() || has_room, Error::<T>::MaxContributorsReached);
		let most = MaxContributions::<T>::get(crowdloan_id).unwrap_or(BalanceOf::<T>::MAX);
		let room = most.saturating_sub(own.unwrap_or_default());
		ensure!(room != 0, Error::<T>::MaxContributionReached);
		let missing = crowdloan.cap.saturating_sub(crowdloan.raised);
		let amount = amount.min(room).min(missing);
		Self::add_contribution(crowdloan_id, &mut crowdloan, &contributor, amount)?;
		Self::store(crowdloan_id, &crowdloan);
		Self::deposit_event(Event::Contributed { crowdloan_id, contributor, amount });
		Ok(())
	}

	/// Takes a contribution and counts it.
	pub(crate) fn add_contribution(
		id: CrowdloanId,
		crowdloan: &mut CrowdloanInfoOf<T>,
		who: &T::AccountId,
		amount: BalanceOf<T>,
	) -> DispatchResult {
		Self::pay_in(&crowdloan.funds_account, who, amount)?;
		let own = Contributions::<T>::get(id, who);
		if own.is_none() {
			crowdloan.contributors_count = crowdloan.contributors_count.saturating_add(1);
			CrowdloansOf::<T>::insert(who, id, ());
		}
		Contributions::<T>::insert(id, who, own.unwrap_or_default().saturating_add(amount));
		crowdloan.raised = crowdloan.raised.checked_add(amount).ok_or(Error::<T>::Overflow)?;
		Ok(())
	}

	/// Removes a contribution, which is paid out elsewhere.
	fn remove_contribution(
		id: CrowdloanId,
		crowdloan: &mut CrowdloanInfoOf<T>,
		who: &T::AccountId,
		amount: BalanceOf<T>,
	) -> DispatchResult {
		Contributions::<T>::remove(id, who);
		CrowdloansOf::<T>::remove(who, id);
		let count = crowdloan.contributors_count.checked_sub(1);
		crowdloan.contributors_count = count.ok_or(Error::<T>::Underflow)?;
		crowdloan.raised = crowdloan.raised.checked_sub(amount).ok_or(Error::<T>::Underflow)?;
		Ok(())
	}

	/// Pays an account its contribution back; the creator, what exceeds the deposit.
	///
	/// Checks, in order: the crowdloan exists (`InvalidCrowdloanId`) and is not finalized
	/// (`AlreadyFinalized`); the account has contributed (`NoContribution`), and if it is the
	/// creator, more than the deposit (`DepositCannotBeWithdrawn`).
	pub(crate) fn do_withdraw(
		contributor: T::AccountId,
		crowdloan_id: CrowdloanId,
	) -> DispatchResult {
		let mut crowdloan = Self::crowdloan(crowdloan_id)?;
		ensure!(!crowdloan.finalized, Error::<T>::AlreadyFinalized);
		let own = Contributions::<T>::get(crowdloan_id, &contributor);
		let own = own.ok_or(Error::<T>::NoContribution)?;
		let amount = if contributor == crowdloan.creator {
			let amount = own.saturating_sub(crowdloan.deposit);
			ensure!(amount != 0, Error::<T>::DepositCannotBeWithdrawn);
			Contributions::<T>::insert(crowdloan_id, &contributor, crowdloan.deposit);
			crowdloan.raised = crowdloan.raised.checked_sub(amount).ok_or(Error::<T>::Underflow)?;
			amount
		} else {
			Self::remove_contribution(crowdloan_id, &mut crowdloan, &contributor, own)?;
			own
		};
		Self::pay_back(&crowdloan.funds_account, &contributor, amount)?;
		Self::store(crowdloan_id, &crowdloan);
		Self::deposit_event(Event::Withdrew { crowdloan_id, contributor, amount });
		Ok(())
	}

	/// Pays contributions back to others than the creator, to as many as a call does. Returns their
	/// number.
	///
	/// Checks: see [`Self::open_crowdloan_of`].
	pub(crate) fn do_refund(
		who: &T::AccountId,
		crowdloan_id: CrowdloanId,
	) -> Result<u32, DispatchError> {
		let mut crowdloan = Self::open_crowdloan_of(who, crowdloan_id)?;
		let most = usize::try_from(T::RefundContributorsLimit::get()).unwrap_or(usize::MAX);
		let others: Vec<_> = Contributions::<T>::iter_prefix(crowdloan_id)
			.filter(|(contributor, _)| contributor != who)
			.take(most)
			.collect();
		for (contributor, amount) in &others {
			Self::remove_contribution(crowdloan_id, &mut crowdloan, contributor, *amount)?;
			Self::pay_back(&crowdloan.funds_account, contributor, *amount)?;
		}
		Self::store(crowdloan_id, &crowdloan);
		Self::deposit_event(match crowdloan.contributors_count {
			0 | 1 => Event::AllRefunded { crowdloan_id },
			_ => Event::PartiallyRefunded { crowdloan_id },
		});
		Ok(u32::try_from(others.len()).unwrap_or(u32::MAX))
	}

	/// Removes a crowdloan, and pays the creator what is in its account.
	///
	/// Checks, in order: those of [`Self::open_crowdloan_of`]; all other contributions were paid
	/// back (`NotReadyToDissolve`).
	pub(crate) fn do_dissolve(who: &T::AccountId, crowdloan_id: CrowdloanId) -> DispatchResult {
		let mut crowdloan = Self::open_crowdloan_of(who, crowdloan_id)?;
		let own = Contributions::<T>::get(crowdloan_id, who);
		let own = own.ok_or(Error::<T>::NoContribution)?;
		ensure!(own == crowdloan.raised, Error::<T>::NotReadyToDissolve);
		Self::remove_contribution(crowdloan_id, &mut crowdloan, who, own)?;
		Self::pay_out(&crowdloan.funds_account, who)?;
		Self::forget(crowdloan_id);
		Self::deposit_event(Event::Dissolved { crowdloan_id });
		Ok(())
	}

	// --- Swaps of coldkeys ---

	/// Gives an account's part in a crowdloan to another account, which may have contributed to it
	/// as well: the contribution, and the crowdloan if the account has created it.
	pub(crate) fn pass_on_part(id: CrowdloanId, old: &T::AccountId, new: &T::AccountId) {
		CrowdloansOf::<T>::remove(old, id);
		CrowdloansOf::<T>::insert(new, id, ());
		let Some(passed) = Contributions::<T>::take(id, old) else { return };
		let own = Contributions::<T>::get(id, new);
		let sum = own.unwrap_or_default().saturating_add(passed);
		Contributions::<T>::insert(id, new, sum);
		let Some(mut crowdloan) = Crowdloans::<T>::get(id) else { return };
		if own.is_some() {
			crowdloan.contributors_count = crowdloan.contributors_count.saturating_sub(1);
		}
		if crowdloan.creator == *old {
			crowdloan.creator = new.clone();
		}
		Self::store(id, &crowdloan);
	}
}
