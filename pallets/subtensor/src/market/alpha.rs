//! The issuance of alpha, and how it divides into the reserve and the alpha outside.
//!
//! Only writer of `TotalAlphaIssuance`, `SubnetAlphaIn`, `SubnetAlphaOut`, `SubnetProtocolAlpha`,
//! `AlphaBurned` and `AlphaRecycled`.
//!
//! Only these functions mint and destroy alpha; a trade in a pool moves it between the reserve and
//! the outside: `TotalAlphaIssuance = SubnetAlphaIn + SubnetAlphaOut`. All alpha outside the
//! reserve is accounted for at all times: `SubnetAlphaOut` = Σ share pools + pots +
//! `RootAlphaSetAside` + `SubnetProtocolAlpha` + `AlphaBurned`.

use crate::{
	alpha_assets::{AlphaBurned, AlphaRecycled, TotalAlphaIssuance},
	pallet::*,
};
use ganglion_types::{AlphaBalance, NetUid};
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	/// Mints alpha outside the reserve; the caller must assign it. On an error nothing has changed,
	/// as in all functions of this file.
	pub(crate) fn mint_alpha(netuid: NetUid, amount: AlphaBalance) -> DispatchResult {
		let issued = plus::<T>(TotalAlphaIssuance::<T>::get(netuid), amount)?;
		let out = plus::<T>(SubnetAlphaOut::<T>::get(netuid), amount)?;
		TotalAlphaIssuance::<T>::insert(netuid, issued);
		SubnetAlphaOut::<T>::insert(netuid, out);
		Ok(())
	}

	/// Destroys alpha outside the reserve; the caller has deducted it from its holder.
	pub(crate) fn destroy_alpha(netuid: NetUid, amount: AlphaBalance) -> DispatchResult {
		let issued = minus::<T>(TotalAlphaIssuance::<T>::get(netuid), amount)?;
		let out = minus::<T>(SubnetAlphaOut::<T>::get(netuid), amount)?;
		TotalAlphaIssuance::<T>::insert(netuid, issued);
		SubnetAlphaOut::<T>::insert(netuid, out);
		Ok(())
	}

	/// Recycles alpha: destroys it as [`Self::destroy_alpha`] does, and counts it.
	pub(crate) fn recycle_alpha_of(netuid: NetUid, amount: AlphaBalance) -> DispatchResult {
		Self::destroy_alpha(netuid, amount)?;
		if !amount.is_zero() {
			AlphaRecycled::<T>::mutate(netuid, |sum| *sum = sum.saturating_add(amount));
		}
		Ok(())
	}

	/// Mints alpha into the reserve.
	pub(crate) fn mint_into_reserve(netuid: NetUid, amount: AlphaBalance) -> DispatchResult {
		let issued = plus::<T>(TotalAlphaIssuance::<T>::get(netuid), amount)?;
		let reserve = plus::<T>(SubnetAlphaIn::<T>::get(netuid), amount)?;
		TotalAlphaIssuance::<T>::insert(netuid, issued);
		SubnetAlphaIn::<T>::insert(netuid, reserve);
		Ok(())
	}

	/// Moves alpha out of the reserve; the caller must assign it.
	pub(crate) fn draw_alpha(netuid: NetUid, amount: AlphaBalance) -> DispatchResult {
		let reserve = minus::<T>(SubnetAlphaIn::<T>::get(netuid), amount)?;
		let out = plus::<T>(SubnetAlphaOut::<T>::get(netuid), amount)?;
		SubnetAlphaIn::<T>::insert(netuid, reserve);
		SubnetAlphaOut::<T>::insert(netuid, out);
		Ok(())
	}

	/// Moves alpha into the reserve; the caller has deducted it from its holder.
	pub(crate) fn return_alpha(netuid: NetUid, amount: AlphaBalance) -> DispatchResult {
		let reserve = plus::<T>(SubnetAlphaIn::<T>::get(netuid), amount)?;
		let out = minus::<T>(SubnetAlphaOut::<T>::get(netuid), amount)?;
		SubnetAlphaIn::<T>::insert(netuid, reserve);
		SubnetAlphaOut::<T>::insert(netuid, out);
		Ok(())
	}

	/// Removes all alpha counters of a dissolved subnet; none of its alpha is staked by then.
	pub(crate) fn forget_alpha(netuid: NetUid) {
		TotalAlphaIssuance::<T>::remove(netuid);
		SubnetAlphaIn::<T>::remove(netuid);
		SubnetAlphaOut::<T>::remove(netuid);
		SubnetProtocolAlpha::<T>::remove(netuid);
		AlphaBurned::<T>::remove(netuid);
		AlphaRecycled::<T>::remove(netuid);
	}

	/// Assigns alpha to the protocol.
	pub(crate) fn give_to_protocol(netuid: NetUid, amount: AlphaBalance) {
		if !amount.is_zero() {
			SubnetProtocolAlpha::<T>::mutate(netuid, |held| *held = held.saturating_add(amount));
		}
	}

	/// Marks alpha as burned: it stays in the issuance, and nobody can ever claim it.
	pub(crate) fn mark_burned(netuid: NetUid, amount: AlphaBalance) {
		if !amount.is_zero() {
			AlphaBurned::<T>::mutate(netuid, |burned| *burned = burned.saturating_add(amount));
		}
	}
}

fn plus<T: Config>(held: AlphaBalance, more: AlphaBalance) -> Result<AlphaBalance, Error<T>> {
	held.checked_add(more).ok_or(Error::<T>::Overflow)
}

fn minus<T: Config>(held: AlphaBalance, less: AlphaBalance) -> Result<AlphaBalance, Error<T>> {
	held.checked_sub(less).ok_or(Error::<T>::Overflow)
}
