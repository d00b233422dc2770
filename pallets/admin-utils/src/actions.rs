//! Calls that are no settings: what root or an owner does to a subnet.

use crate::{Config, Error, Pallet};
use frame_support::{dispatch::DispatchResult, ensure};
use frame_system::pallet_prelude::OriginFor;
use ganglion_types::{NetUid, MAX_UIDS};
use pallet_subtensor::{
	types::TransactionType, Error as ProtocolError, MaxAllowedUids, Pallet as Protocol,
	SubnetworkN, TrimRateLimit,
};

impl<T: Config> Pallet<T> {
	/// Makes another hotkey the owner hotkey of a subnet. Checks the origin, then what
	/// [`Protocol::change_owner_hotkey`] checks.
	pub(crate) fn set_owner_hotkey(
		origin: OriginFor<T>,
		netuid: NetUid,
		hotkey: T::AccountId,
	) -> DispatchResult {
		Protocol::<T>::ensure_owner_or_root(origin, netuid)?;
		Protocol::<T>::change_owner_hotkey(netuid, hotkey)
	}

	/// Trims a subnet, and sets its maximum of neurons to the same number.
	///
	/// Checks, in order: origin; the owner's rate limit, counted for each owner, unless the subnet
	/// has more than 256 neurons, which go in several trimmings; the subnet exists
	/// (`SubnetNotExists`) and is not root (`NotPermittedOnRootSubnet`), whose members are ranked
	/// by stake; the freeze window; what [`Protocol::trim_neurons`] checks.
	pub(crate) fn trim(origin: OriginFor<T>, netuid: NetUid, most: u16) -> DispatchResult {
		let owner = Protocol::<T>::ensure_owner_or_root(origin, netuid)?;
		let kind = TransactionType::TrimUids;
		if let Some(owner) = &owner {
			let in_steps = u32::from(SubnetworkN::<T>::get(netuid)) > MAX_UIDS;
			let limit = if in_steps { 0 } else { TrimRateLimit::<T>::get() };
			Protocol::<T>::ensure_transaction_limit(owner, netuid, kind, limit)?;
		}
		ensure!(Protocol::<T>::subnet_exists(netuid), ProtocolError::<T>::SubnetNotExists);
		ensure!(!netuid.is_root(), Error::<T>::NotPermittedOnRootSubnet);
		Protocol::<T>::ensure_admin_window_open(netuid)?;

		Protocol::<T>::trim_neurons(netuid, most)?;
		Self::set_on_trimmed_subnet::<MaxAllowedUids<T>>(netuid, most);
		if let Some(owner) = &owner {
			Protocol::<T>::note_transaction(owner, netuid, kind);
		}
		Ok(())
	}
}
