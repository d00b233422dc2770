//! The TAO in the subnets' accounts.
//!
//! Only writer of `SubnetTAO`, `SubnetVolume` and `TotalStake`.
//!
//! Each subnet, root included, has an account of its own. It holds the subnet's reserve (`SubnetTAO`) and the
//! existential deposit that was put there when the subnet was made, and nothing else: plain transfers to it are
//! refused by the runtime's call filter. `TotalStake` is the sum of all reserves. When a subnet has ended and its reserve
//! is shared, what the account still holds is recycled, to the last rao.

use crate::{
	market::issuance::CreditOf, Config, Error, NetworksAdded, Pallet, SubnetAlphaIn, SubnetTAO,
	SubnetVolume, TotalStake,
};
use alloc::vec::Vec;
use codec::Encode;
use frame_support::{
	ensure,
	traits::{
		fungible::{Balanced, Inspect, Mutate},
		tokens::{Fortitude, Precision, Preservation},
		Imbalance,
	},
	PalletId,
};
use ganglion_types::{AlphaBalance, NetUid, TaoBalance};
use sp_runtime::{traits::AccountIdConversion, DispatchError, DispatchResult};

/// Seed of the subnets' accounts.
pub const SUBNET_ACCOUNTS: PalletId = PalletId(*b"subtensr");

/// What every account of the protocol's pallets begins with, before its seed.
const PALLET_PREFIX: &[u8; 4] = b"modl";

impl<T: Config> Pallet<T> {
	/// The account that holds a subnet's TAO.
	pub fn account_of(netuid: NetUid) -> T::AccountId {
		SUBNET_ACCOUNTS.into_sub_account_truncating(u16::from(netuid))
	}

	/// Whether an account has the form of a subnet's account, of whatever number.
	pub fn is_system_account(who: &T::AccountId) -> bool {
		let bytes = who.encode();
		let (prefix, rest) = bytes.split_at(PALLET_PREFIX.len().min(bytes.len()));
		let (seed, rest) = rest.split_at(SUBNET_ACCOUNTS.0.len().min(rest.len()));
		let padding = rest.get(2..).unwrap_or_default();
		prefix == PALLET_PREFIX
			&& seed == SUBNET_ACCOUNTS.0
			&& padding.iter().all(|byte| *byte == 0)
	}

	/// What an account can spend and stay alive.
	pub(crate) fn spendable(who: &T::AccountId) -> TaoBalance {
		let free = T::Currency::reducible_balance(who, Preservation::Preserve, Fortitude::Polite);
		TaoBalance::new(free)
	}

	/// Puts the existential deposit into an account of the protocol, so that what it is to hold can be paid out whole.
	/// What somebody sent there before is recycled: it would be nobody's.
	pub(crate) fn open_account(account: T::AccountId) -> DispatchResult {
		let found = T::Currency::total_balance(&account);
		if found != 0 {
			let excess = found.saturating_sub(T::Currency::minimum_balance());
			let (precision, force) = (Precision::Exact, Fortitude::Force);
			Self::recycle(T::Currency::withdraw(
				&account,
				excess,
				precision,
				Preservation::Preserve,
				force,
			)?);
			return Ok(());
		}
		let deposit = Self::mint(TaoBalance::new(T::Currency::minimum_balance()));
		T::Currency::resolve(&account, deposit).map_err(|credit| {
			Self::recycle(credit);
			Error::<T>::InsufficientBalance.into()
		})
	}

	/// Recycles all that an account of the protocol holds, its existential deposit included; answers how much.
	pub(crate) fn close_account(account: &T::AccountId) -> Result<TaoBalance, DispatchError> {
		let rest = T::Currency::total_balance(account);
		let (precision, force) = (Precision::Exact, Fortitude::Force);
		let credit =
			T::Currency::withdraw(account, rest, precision, Preservation::Expendable, force)?;
		Self::recycle(credit);
		Ok(TaoBalance::new(rest))
	}

	/// Closes the account of a subnet that ended: what is left of its reserve is recycled. Answers how much.
	pub(crate) fn close_subnet_account(netuid: NetUid) -> Result<TaoBalance, DispatchError> {
		let recycled = Self::close_account(&Self::account_of(netuid))?;
		Self::lower_reserve(netuid, SubnetTAO::<T>::get(netuid))?;
		SubnetTAO::<T>::remove(netuid);
		Ok(recycled)
	}

	/// Moves TAO from an account into a subnet's reserve; the account stays alive.
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

	/// Moves TAO from a subnet's reserve to an account.
	pub(crate) fn pay_out(netuid: NetUid, to: &T::AccountId, amount: TaoBalance) -> DispatchResult {
		Self::lower_reserve(netuid, amount)?;
		T::Currency::transfer(&Self::account_of(netuid), to, amount.rao(), Preservation::Preserve)?;
		Ok(())
	}

	/// Pays new TAO into a subnet's reserve. On an error nothing has changed and the money comes back.
	pub(crate) fn credit_reserve(
		netuid: NetUid,
		credit: CreditOf<T>,
	) -> Result<(), (CreditOf<T>, DispatchError)> {
		let amount = TaoBalance::new(credit.peek());
		if let Err(error) = Self::raise_reserve(netuid, amount) {
			return Err((credit, error));
		}
		T::Currency::resolve(&Self::account_of(netuid), credit).map_err(|credit| {
			// Lowering what was just raised cannot fail.
			let _ = Self::lower_reserve(netuid, amount);
			(credit, Error::<T>::InsufficientBalance.into())
		})
	}

	/// Counts a trade.
	pub(crate) fn note_volume(netuid: NetUid, amount: TaoBalance) {
		SubnetVolume::<T>::mutate(netuid, |volume| {
			*volume = volume.saturating_add(u128::from(amount.rao()))
		});
	}

	/// Counts TAO that was just paid into a subnet's account.
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
