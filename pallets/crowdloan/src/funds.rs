//! The account of a crowdloan, which holds its contributions, and payments into and out of it.
//!
//! The account holds what is raised, as long as the crowdloan is not finalized. TAO that reaches it
//! otherwise, as by the end of a subnet on which somebody has given it stake, goes where the sum
//! goes in the end.

use crate::{pallet::*, types::*};
use frame_support::{
	ensure,
	traits::{
		fungible::{Inspect, Mutate},
		tokens::{Fortitude, Precision, Preservation},
		Get,
	},
	PalletId,
};
use sp_runtime::{traits::AccountIdConversion, DispatchResult};

impl<T: Config> Pallet<T> {
	/// The account that holds the contributions to a crowdloan.
	pub fn funds_account(id: CrowdloanId) -> T::AccountId {
		<T as Config>::PalletId::get().into_sub_account_truncating(id)
	}

	/// Whether an account id has the form of a crowdloan's account, of any number.
	pub fn is_funds_account(who: &T::AccountId) -> bool {
		let pallet = <T as Config>::PalletId::get();
		PalletId::try_from_sub_account::<CrowdloanId>(who).is_some_and(|(of, _)| of == pallet)
	}

	/// Takes a contribution. Its account may end by it.
	pub(crate) fn pay_in(
		funds: &T::AccountId,
		who: &T::AccountId,
		amount: BalanceOf<T>,
	) -> DispatchResult {
		let (keep, force) = (Preservation::Expendable, Fortitude::Polite);
		let there_is = CurrencyOf::<T>::reducible_balance(who, keep, force);
		ensure!(amount <= there_is, Error::<T>::InsufficientBalance);
		CurrencyOf::<T>::transfer(who, funds, amount, keep)
			.map_err(|_| Error::<T>::InsufficientBalance)?;
		Ok(())
	}

	/// Returns a contribution while others stay. If its account has ended meanwhile and the amount
	/// is too small to open it again, the amount is burned: nobody can stop a refund. The protocol
	/// counts it as recycled at the end of the block.
	pub(crate) fn pay_back(
		funds: &T::AccountId,
		who: &T::AccountId,
		amount: BalanceOf<T>,
	) -> DispatchResult {
		let keep = Preservation::Preserve;
		if CurrencyOf::<T>::transfer(funds, who, amount, keep).is_ok() {
			return Ok(());
		}
		let (precision, force) = (Precision::Exact, Fortitude::Polite);
		CurrencyOf::<T>::burn_from(funds, amount, keep, precision, force)?;
		Ok(())
	}

	/// Pays everything in the account to another one, and ends the account.
	pub(crate) fn pay_out(funds: &T::AccountId, to: &T::AccountId) -> DispatchResult {
		let all = CurrencyOf::<T>::total_balance(funds);
		CurrencyOf::<T>::transfer(funds, to, all, Preservation::Expendable)?;
		Ok(())
	}
}
