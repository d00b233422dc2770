//! Spending what a crowdloan has raised.
//!
//! Only writer of `CurrentCrowdloanId`.
//!
//! The stored call is dispatched with the origin of `finalize`, so that a proxy's limits hold for
//! it, and can read which crowdloan it spends. It fails, and everything with it, unless it empties
//! the account: a crowdloan whose sum lies in it for ever cannot come about.

use crate::{pallet::*, types::*, WeightInfo};
use codec::DecodeLimit;
use frame_support::{
	dispatch::{DispatchErrorWithPostInfo, DispatchResultWithPostInfo, GetDispatchInfo},
	ensure,
	traits::{fungible::Inspect, Bounded, Contains},
	weights::Weight,
	MAX_EXTRINSIC_DEPTH,
};
use frame_system::{ensure_signed, pallet_prelude::OriginFor};
use sp_runtime::{
	traits::{Dispatchable, Zero},
	DispatchResult,
};

impl<T: Config> Pallet<T> {
	/// Returns the stored call of a crowdloan. None if it has none, or if the runtime of today does
	/// not know it or does not allow it.
	fn stored_call(crowdloan: &CrowdloanInfoOf<T>) -> Option<<T as Config>::RuntimeCall> {
		let Some(Bounded::Inline(bytes)) = &crowdloan.call else { return None };
		let call = <T as Config>::RuntimeCall::decode_all_with_depth_limit(
			MAX_EXTRINSIC_DEPTH,
			&mut &bytes[..],
		);
		call.ok().filter(T::StorableCalls::contains)
	}

	/// The weight of finalizing a crowdloan: its own, and that of the stored call.
	pub(crate) fn weight_of_finalize(id: CrowdloanId) -> Weight {
		let call = Crowdloans::<T>::get(id)
			.filter(|crowdloan| !crowdloan.finalized)
			.and_then(|crowdloan| Self::stored_call(&crowdloan));
		let of_call = call.map_or(Weight::zero(), |call| Self::weight_of_call(id, &call));
		Measured::<T>::finalize().saturating_add(of_call)
	}

	/// Returns the weight that a stored call declares when it is dispatched: that of a leased
	/// subnet depends on the number of contributors.
	fn weight_of_call(id: CrowdloanId, call: &<T as Config>::RuntimeCall) -> Weight {
		let outer = CurrentCrowdloanId::<T>::get();
		CurrentCrowdloanId::<T>::put(id);
		let weight = call.get_dispatch_info().call_weight;
		CurrentCrowdloanId::<T>::set(outer);
		weight
	}

	/// Spends what a crowdloan has raised: pays it to the target, or dispatches the call.
	///
	/// Checks, in order: the crowdloan exists (`InvalidCrowdloanId`); no other one is being
	/// finalized (`AlreadyFinalizing`); the origin is its creator (`InvalidOrigin`); the cap is
	/// raised (`CapNotRaised`); it is not finalized (`AlreadyFinalized`); the call is known
	/// (`CallUnavailable`), succeeds, and empties the account (`FundsNotSettled`).
	pub(crate) fn do_finalize(
		origin: OriginFor<T>,
		crowdloan_id: CrowdloanId,
	) -> DispatchResultWithPostInfo {
		let who = ensure_signed(origin.clone())?;
		let mut crowdloan = Self::crowdloan(crowdloan_id)?;
		ensure!(!CurrentCrowdloanId::<T>::exists(), Error::<T>::AlreadyFinalizing);
		ensure!(who == crowdloan.creator, Error::<T>::InvalidOrigin);
		ensure!(crowdloan.raised == crowdloan.cap, Error::<T>::CapNotRaised);
		ensure!(!crowdloan.finalized, Error::<T>::AlreadyFinalized);
		// First of all: the call must not find a crowdloan that can be changed.
		crowdloan.finalized = true;
		Self::store(crowdloan_id, &crowdloan);
		let weight = match (&crowdloan.call, &crowdloan.target_address) {
			(None, Some(target)) => {
				Self::pay_out(&crowdloan.funds_account, target)?;
				Measured::<T>::finalize()
			},
			(Some(_), None) => Self::run_call(origin, crowdloan_id, &crowdloan)?,
			_ => return Err(Error::<T>::InvalidFinalizationConfig.into()),
		};
		Self::deposit_event(Event::Finalized { crowdloan_id });
		Ok(Some(weight).into())
	}

	/// Dispatches the stored call. Returns the weight of finalizing with it.
	fn run_call(
		origin: OriginFor<T>,
		id: CrowdloanId,
		crowdloan: &CrowdloanInfoOf<T>,
	) -> Result<Weight, DispatchErrorWithPostInfo> {
		let call = Self::stored_call(crowdloan).ok_or(Error::<T>::CallUnavailable)?;
		let declared = Self::weight_of_call(id, &call);
		let with_own = |weight: Option<Weight>| {
			Measured::<T>::finalize().saturating_add(weight.unwrap_or(declared))
		};
		CurrentCrowdloanId::<T>::put(id);
		let done = call.dispatch(origin).map_err(|refusal| DispatchErrorWithPostInfo {
			post_info: Some(with_own(refusal.post_info.actual_weight)).into(),
			error: refusal.error,
		})?;
		CurrentCrowdloanId::<T>::kill();
		let weight = with_own(done.actual_weight);
		Self::check_settled(crowdloan)
			.map_err(|error| DispatchErrorWithPostInfo { post_info: Some(weight).into(), error })?;
		Ok(weight)
	}

	fn check_settled(crowdloan: &CrowdloanInfoOf<T>) -> DispatchResult {
		let left = CurrencyOf::<T>::total_balance(&crowdloan.funds_account);
		ensure!(left.is_zero(), Error::<T>::FundsNotSettled);
		Ok(())
	}
}
