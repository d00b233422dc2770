//! What the protocol pallet asks of this one: the sum that pays for a leased subnet, and the
//! crowdloans of a coldkey that is swapped.

use crate::{pallet::*, types::*, WeightInfo};
use alloc::vec::Vec;
use frame_support::{
	ensure,
	traits::{fungible::Inspect, Get},
	weights::Weight,
};
use ganglion_types::TaoBalance;
use pallet_subtensor::subnets::crowdloans::Funding;
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// Returns the crowdloan that is being finalized (`InvalidCrowdloanId`).
	fn current() -> Result<(CrowdloanId, CrowdloanInfoOf<T>), DispatchError> {
		let id = CurrentCrowdloanId::<T>::get().ok_or(Error::<T>::InvalidCrowdloanId)?;
		Ok((id, Self::crowdloan(id)?))
	}
}

impl<T: Config> pallet_subtensor::Crowdloans<T::AccountId> for Pallet<T> {
	fn funding() -> Result<Funding<T::AccountId>, DispatchError> {
		let (_, crowdloan) = Self::current()?;
		let there_is = CurrencyOf::<T>::total_balance(&crowdloan.funds_account);
		ensure!(there_is >= crowdloan.raised, Error::<T>::InsufficientBalance);
		let CrowdloanInfo { creator, raised, .. } = crowdloan;
		Ok(Funding { creator, raised: TaoBalance::new(raised) })
	}

	fn pay_out(to: &T::AccountId) -> DispatchResult {
		let (_, crowdloan) = Self::current()?;
		Self::pay_out(&crowdloan.funds_account, to)
	}

	fn contributions() -> Vec<(T::AccountId, TaoBalance)> {
		let Ok((id, _)) = Self::current() else { return Vec::new() };
		let all = Contributions::<T>::iter_prefix(id);
		all.map(|(who, amount)| (who, TaoBalance::new(amount))).collect()
	}

	fn most_contributors() -> u32 {
		Self::current().map_or_else(
			|_| T::MaxContributors::get(),
			|(_, crowdloan)| crowdloan.contributors_count,
		)
	}

	fn of(account: &T::AccountId) -> impl Iterator<Item = CrowdloanId> {
		CrowdloansOf::<T>::iter_key_prefix(account)
	}

	fn pass_on(id: CrowdloanId, old: &T::AccountId, new: &T::AccountId) {
		Self::pass_on_part(id, old, new);
	}

	fn weight_of_pass_on() -> Weight {
		Measured::<T>::pass_on()
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn raise(creator: &T::AccountId, contributors: &[T::AccountId], amount: TaoBalance) {
		crate::benchmarking::raise::<T>(creator, contributors, amount.rao());
	}
}
