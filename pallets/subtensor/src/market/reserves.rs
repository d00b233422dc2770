//! The TAO reserves in the subnets' accounts.
//!
//! Only writer of `SubnetTAO`, `SubnetVolume` and `TotalStake`.
//!
//! Each subnet, root included, has an account. It holds the subnet's reserve (`SubnetTAO`) and the
//! existential deposit minted at its opening, and nothing else: the runtime's call filter rejects
//! plain transfers to it. `TotalStake` is the sum of all reserves. After a dissolved subnet's
//! reserve is paid out, the remainder is recycled, to the last rao, and the account is closed.

use crate::{market::issuance::CreditOf, pallet::*};
use alloc::vec::Vec;
use frame_support::{
	ensure,
	traits::{
		fungible::{Balanced, Mutate},
		tokens::{Fortitude, Precision, Preservation},
		Imbalance,
	},
};
use ganglion_types::{AlphaBalance, NetUid, TaoBalance};
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// Closes the account of a dissolved subnet, recycles its remaining TAO and returns the amount.
	pub(crate) fn close_subnet_account(netuid: NetUid) -> Result<TaoBalance, DispatchError> {
		let recycled = Self::close_account(&Self::account_of(netuid))?;
		Self::lower_reserve(netuid, SubnetTAO::<T>::get(netuid))?;
		SubnetTAO::<T>::remove(netuid);
		Ok(recycled)
	}

	/// Transfers TAO from an account into a subnet's reserve; keeps the account alive.
	pub(crate) fn take_in(
		netuid: NetUid,
		from: &T::AccountId,
		amount: TaoBalance,
	) -> DispatchResult {
		T::Currency::transfer(
			from,
			&Self::account_of(netuid),
			amount.rao(),
			Preservation::Preserve,
		)
		.map_err(|_| Error::<T>::InsufficientBalance)?;
		Self::raise_reserve(netuid, amount)
	}

	/// Transfers TAO from a subnet's reserve to an account.
	pub(crate) fn pay_out(netuid: NetUid, to: &T::AccountId, amount: TaoBalance) -> DispatchResult {
		Self::lower_reserve(netuid, amount)?;
		T::Currency::transfer(&Self::account_of(netuid), to, amount.rao(), Preservation::Preserve)?;
		Ok(())
	}

	/// Takes TAO out of a subnet's reserve; the caller gives it to somebody.
	pub(crate) fn draw_reserve(
		netuid: NetUid,
		amount: TaoBalance,
	) -> Result<CreditOf<T>, DispatchError> {
		Self::lower_reserve(netuid, amount)?;
		let (precision, force) = (Precision::Exact, Fortitude::Polite);
		let (account, keep) = (Self::account_of(netuid), Preservation::Preserve);
		T::Currency::withdraw(&account, amount.rao(), precision, keep, force)
	}

	/// Resolves a credit into a subnet's reserve. On an error nothing has changed, and the credit
	/// is returned.
	pub(crate) fn credit_reserve(
		netuid: NetUid,
		credit: CreditOf<T>,
	) -> Result<(), (CreditOf<T>, DispatchError)> {
		let amount = TaoBalance::new(credit.peek());
		if let Err(error) = Self::raise_reserve(netuid, amount) {
			return Err((credit, error));
		}
		T::Currency::resolve(&Self::account_of(netuid), credit).map_err(|credit| {
			// Lowering the reserve by what was just added cannot fail.
			let _ = Self::lower_reserve(netuid, amount);
			(credit, Error::<T>::InsufficientBalance.into())
		})
	}

	/// Adds a trade to the subnet's volume.
	pub(crate) fn note_volume(netuid: NetUid, amount: TaoBalance) {
		SubnetVolume::<T>::mutate(netuid, |volume| {
			*volume = volume.saturating_add(u128::from(amount.rao()))
		});
	}

	/// Adds TAO to the reserve that was paid into the subnet's account.
	pub(crate) fn raise_reserve(netuid: NetUid, amount: TaoBalance) -> DispatchResult {
		let reserve =
			SubnetTAO::<T>::get(netuid).checked_add(amount).ok_or(Error::<T>::Overflow)?;
		let total = TotalStake::<T>::get().checked_add(amount).ok_or(Error::<T>::Overflow)?;
		SubnetTAO::<T>::insert(netuid, reserve);
		TotalStake::<T>::put(total);
		Ok(())
	}

	fn lower_reserve(netuid: NetUid, amount: TaoBalance) -> DispatchResult {
		let reserve = SubnetTAO::<T>::get(netuid);
		ensure!(reserve >= amount, Error::<T>::InsufficientLiquidity);
		SubnetTAO::<T>::insert(netuid, reserve.saturating_sub(amount));
		TotalStake::<T>::mutate(|total| *total = total.saturating_sub(amount));
		Ok(())
	}
}

impl<T: Config> pallet_subtensor_swap::Reserves for Pallet<T> {
	fn exists(netuid: NetUid) -> bool {
		NetworksAdded::<T>::get(netuid)
	}

	fn subnets() -> Vec<NetUid> {
		Self::subnets()
	}

	fn is_dynamic(netuid: NetUid) -> bool {
		Self::is_dynamic(netuid)
	}

	fn tao(netuid: NetUid) -> TaoBalance {
		SubnetTAO::<T>::get(netuid)
	}

	fn alpha(netuid: NetUid) -> AlphaBalance {
		SubnetAlphaIn::<T>::get(netuid)
	}
}
