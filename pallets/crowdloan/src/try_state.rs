//! Invariants: what is raised is the sum of the contributions, and in the account until it is
//! spent; the index agrees with the contributions; terms and progress fit together.

use crate::{pallet::*, types::*};
use alloc::collections::{BTreeMap, BTreeSet};
use frame_support::{
	ensure,
	traits::{fungible::Inspect, Bounded, Get},
};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks every invariant. The error names the first that is broken.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		ensure!(!CurrentCrowdloanId::<T>::exists(), "a crowdloan is being finalized between calls");
		Self::check_index()?;
		let mut sums = BTreeMap::<CrowdloanId, (u128, u32)>::new();
		for (id, _, amount) in Contributions::<T>::iter() {
			ensure!(amount != 0, "a contribution of zero is stored");
			let (sum, count) = sums.entry(id).or_default();
			*sum = sum.saturating_add(amount.into());
			*count = count.saturating_add(1);
		}
		let mut readable = 0usize;
		for (id, crowdloan) in Crowdloans::<T>::iter() {
			readable = readable.saturating_add(1);
			let (sum, count) = sums.remove(&id).unwrap_or_default();
			ensure!(sum == u128::from(crowdloan.raised), "what is raised is not the sum");
			ensure!(count == crowdloan.contributors_count, "the number of contributors is wrong");
			Self::check_crowdloan(id, &crowdloan)?;
		}
		ensure!(Crowdloans::<T>::iter_keys().count() == readable, "a crowdloan is unreadable");
		ensure!(sums.is_empty(), "a contribution to no crowdloan");
		let mut limited = MaxContributions::<T>::iter_keys();
		ensure!(limited.all(Crowdloans::<T>::contains_key), "a maximum of no crowdloan");
		Ok(())
	}

	/// An account has an entry for each crowdloan that it has contributed to, and no others.
	fn check_index() -> Result<(), TryRuntimeError> {
		let expected: BTreeSet<_> =
			Contributions::<T>::iter_keys().map(|(id, who)| (who, id)).collect();
		let entries: BTreeSet<_> = CrowdloansOf::<T>::iter_keys().collect();
		ensure!(entries == expected, "the index differs from the contributions");
		Ok(())
	}

	fn check_crowdloan(
		id: CrowdloanId,
		crowdloan: &CrowdloanInfoOf<T>,
	) -> Result<(), TryRuntimeError> {
		ensure!(id < NextCrowdloanId::<T>::get(), "a crowdloan's number is not given yet");
		ensure!(crowdloan.funds_account == Self::funds_account(id), "another account");
		ensure!(crowdloan.raised <= crowdloan.cap, "more is raised than the cap");
		let few = crowdloan.contributors_count <= T::MaxContributors::get();
		ensure!(few, "a crowdloan has too many contributors");
		let of_creator = Self::contribution(id, &crowdloan.creator);
		ensure!(of_creator >= crowdloan.deposit, "the deposit is not there");
		let has_one = match &crowdloan.call {
			Some(Bounded::Inline(_)) => crowdloan.target_address.is_none(),
			Some(_) => false,
			None => crowdloan.target_address.is_some(),
		};
		ensure!(has_one, "a crowdloan has not one purpose");
		if crowdloan.finalized {
			ensure!(crowdloan.raised == crowdloan.cap, "a crowdloan was finalized below its cap");
			return Ok(());
		}
		let there_is = CurrencyOf::<T>::total_balance(&crowdloan.funds_account);
		ensure!(there_is >= crowdloan.raised, "what is raised is not in the account");
		Ok(())
	}
}
