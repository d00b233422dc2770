//! The protocol's own accounts: one for each subnet, one for queued subnet registrations, the keys
//! of leases, and one for each basket.
//!
//! Opening an account mints the existential deposit into it, so that everything else it holds can
//! be paid out. Closing an account recycles its last rao.

use crate::pallet::*;
use codec::Encode;
use frame_support::{
	traits::{
		fungible::{Balanced, Inspect},
		tokens::{Fortitude, Precision, Preservation},
	},
	PalletId,
};
use ganglion_types::{NetUid, TaoBalance};
use sp_runtime::{traits::AccountIdConversion, DispatchError, DispatchResult};

/// Seed of the subnets' account ids.
pub const SUBNET_ACCOUNTS: PalletId = PalletId(*b"subtensr");

/// Seed of the leases' account ids.
const LEASE_ACCOUNTS: PalletId = PalletId(*b"bt/lease");

/// Seed of the baskets' account ids.
const BASKET_ACCOUNTS: PalletId = PalletId(*b"bt/baskt");

/// Marks a lease's coldkey.
const COLDKEY: u8 = b'c';

/// Marks a lease's hotkey.
const HOTKEY: u8 = b'h';

/// Prefix of every account id derived from a `PalletId`, before its seed.
const PALLET_PREFIX: &[u8; 4] = b"modl";

impl<T: Config> Pallet<T> {
	/// The account that holds a subnet's TAO.
	pub fn account_of(netuid: NetUid) -> T::AccountId {
		SUBNET_ACCOUNTS.into_sub_account_truncating(u16::from(netuid))
	}

	/// The coldkey and the hotkey of a lease.
	pub fn keys_of_lease(lease: u32) -> (T::AccountId, T::AccountId) {
		let key = |kind| LEASE_ACCOUNTS.into_sub_account_truncating((kind, lease));
		(key(COLDKEY), key(HOTKEY))
	}

	/// The account that has what a basket holds.
	pub fn account_of_basket(basket: u32) -> T::AccountId {
		BASKET_ACCOUNTS.into_sub_account_truncating(basket)
	}

	/// The number of the lease that has this coldkey, or would have it.
	pub(crate) fn number_of_coldkey(who: &T::AccountId) -> Option<u32> {
		let (seed, (kind, lease)) = PalletId::try_from_sub_account::<(u8, u32)>(who)?;
		(seed == LEASE_ACCOUNTS && kind == COLDKEY).then_some(lease)
	}

	/// Whether an account id has the form of a subnet's account, of a lease's key or of a basket's
	/// account, of any number.
	pub fn is_system_account(who: &T::AccountId) -> bool {
		let is_of_lease = PalletId::try_from_sub_account::<(u8, u32)>(who)
			.is_some_and(|(seed, _)| seed == LEASE_ACCOUNTS);
		let is_of_basket = PalletId::try_from_sub_account::<u32>(who)
			.is_some_and(|(seed, _)| seed == BASKET_ACCOUNTS);
		is_of_lease || is_of_basket || Self::is_account_of_subnet(who)
	}

	fn is_account_of_subnet(who: &T::AccountId) -> bool {
		let bytes = who.encode();
		let (prefix, rest) = bytes.split_at(PALLET_PREFIX.len().min(bytes.len()));
		let (seed, rest) = rest.split_at(SUBNET_ACCOUNTS.0.len().min(rest.len()));
		let padding = rest.get(2..).unwrap_or_default();
		prefix == PALLET_PREFIX
			&& seed == SUBNET_ACCOUNTS.0
			&& padding.iter().all(|byte| *byte == 0)
	}

	/// What an account can spend while it stays above the existential deposit.
	pub(crate) fn spendable(who: &T::AccountId) -> TaoBalance {
		let free = T::Currency::reducible_balance(who, Preservation::Preserve, Fortitude::Polite);
		TaoBalance::new(free)
	}

	/// Mints the existential deposit into an account of the protocol, so that everything else it
	/// will hold can be paid out. If the account already holds TAO that somebody sent there, the
	/// part above the existential deposit is recycled: it has no owner.
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

	/// Recycles all TAO of an account of the protocol, its existential deposit included; returns
	/// the amount.
	pub(crate) fn close_account(account: &T::AccountId) -> Result<TaoBalance, DispatchError> {
		let rest = T::Currency::total_balance(account);
		let (precision, force) = (Precision::Exact, Fortitude::Force);
		let credit =
			T::Currency::withdraw(account, rest, precision, Preservation::Expendable, force)?;
		Self::recycle(credit);
		Ok(TaoBalance::new(rest))
	}
}
