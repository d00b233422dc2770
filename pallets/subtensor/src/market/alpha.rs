//! How much alpha there is, and on which side of the reserve.
//!
//! Only writer of `SubnetAlphaIssuance`, `SubnetAlphaIn`, `SubnetAlphaOut`, `SubnetProtocolAlpha`
//! and `SubnetBurnedAlpha`.
//!
//! Alpha is made and destroyed here alone, and a trade in a pool only moves it between the reserve
//! and the outside: `SubnetAlphaIssuance = SubnetAlphaIn + SubnetAlphaOut`. Alpha outside the
//! reserve is somebody's at all times:
//! `SubnetAlphaOut` = Σ share pools + pots + `RootAlphaSetAside` + `SubnetProtocolAlpha` +
//! `SubnetBurnedAlpha`.

use crate::pallet::*;
use ganglion_types::{AlphaBalance, NetUid};
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	/// Makes alpha outside the reserve; the caller says at once whose it is. As all here: on an
	/// error nothing has changed.
	pub(crate) fn mint_alpha(netuid: NetUid, amount: AlphaBalance) -> DispatchResult {
		let issued = plus::<T>(SubnetAlphaIssuance::<T>::get(netuid), amount)?;
		let out = plus::<T>(SubnetAlphaOut::<T>::get(netuid), amount)?;
		SubnetAlphaIssuance::<T>::insert(netuid, issued);
		SubnetAlphaOut::<T>::insert(netuid, out);
		Ok(())
	}

	/// Destroys alpha outside the reserve; the caller has just taken it from somebody.
	pub(crate) fn destroy_alpha(netuid: NetUid, amount: AlphaBalance) -> DispatchResult {
		let issued = minus::<T>(SubnetAlphaIssuance::<T>::get(netuid), amount)?;
		let out = minus::<T>(SubnetAlphaOut::<T>::get(netuid), amount)?;
		SubnetAlphaIssuance::<T>::insert(netuid, issued);
		SubnetAlphaOut::<T>::insert(netuid, out);
		Ok(())
	}

	/// Makes alpha in the reserve.
	pub(crate) fn mint_into_reserve(netuid: NetUid, amount: AlphaBalance) -> DispatchResult {
		let issued = plus::<T>(SubnetAlphaIssuance::<T>::get(netuid), amount)?;
		let reserve = plus::<T>(SubnetAlphaIn::<T>::get(netuid), amount)?;
		SubnetAlphaIssuance::<T>::insert(netuid, issued);
		SubnetAlphaIn::<T>::insert(netuid, reserve);
		Ok(())
	}

	/// Takes alpha out of the reserve; the caller says at once whose it is.
	pub(crate) fn draw_alpha(netuid: NetUid, amount: AlphaBalance) -> DispatchResult {
		let reserve = minus::<T>(SubnetAlphaIn::<T>::get(netuid), amount)?;
		let out = plus::<T>(SubnetAlphaOut::<T>::get(netuid), amount)?;
		SubnetAlphaIn::<T>::insert(netuid, reserve);
		SubnetAlphaOut::<T>::insert(netuid, out);
		Ok(())
	}

	/// Puts alpha into the reserve; the caller has just taken it from somebody.
	pub(crate) fn return_alpha(netuid: NetUid, amount: AlphaBalance) -> DispatchResult {
		let reserve = plus::<T>(SubnetAlphaIn::<T>::get(netuid), amount)?;
		let out = minus::<T>(SubnetAlphaOut::<T>::get(netuid), amount)?;
		SubnetAlphaIn::<T>::insert(netuid, reserve);
		SubnetAlphaOut::<T>::insert(netuid, out);
		Ok(())
	}

	/// Destroys all alpha of a subnet that nobody has staked any more, with its count.
	pub(crate) fn forget_alpha(netuid: NetUid) {
		SubnetAlphaIssuance::<T>::remove(netuid);
		SubnetAlphaIn::<T>::remove(netuid);
		SubnetAlphaOut::<T>::remove(netuid);
		SubnetProtocolAlpha::<T>::remove(netuid);
		SubnetBurnedAlpha::<T>::remove(netuid);
	}

	/// Lets the protocol hold alpha that is nobody else's.
	pub(crate) fn give_to_protocol(netuid: NetUid, amount: AlphaBalance) {
		if !amount.is_zero() {
			SubnetProtocolAlpha::<T>::mutate(netuid, |held| *held = held.saturating_add(amount));
		}
	}

	/// Counts alpha as burned: it stays in the issuance and nobody can ever claim it.
	pub(crate) fn mark_burned(netuid: NetUid, amount: AlphaBalance) {
		if !amount.is_zero() {
			SubnetBurnedAlpha::<T>::mutate(netuid, |burned| {
				*burned = burned.saturating_add(amount)
			});
		}
	}
}

fn plus<T: Config>(held: AlphaBalance, more: AlphaBalance) -> Result<AlphaBalance, Error<T>> {
	held.checked_add(more).ok_or(Error::<T>::Overflow)
}

fn minus<T: Config>(held: AlphaBalance, less: AlphaBalance) -> Result<AlphaBalance, Error<T>> {
	held.checked_sub(less).ok_or(Error::<T>::Overflow)
}
