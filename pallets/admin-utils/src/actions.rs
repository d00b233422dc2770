//! Calls that are no settings: what root or an owner does to a subnet.

use crate::{measured::WeightInfo as _, Config, Error, Pallet};
use frame_support::{dispatch::DispatchResult, ensure, weights::Weight};
use frame_system::pallet_prelude::OriginFor;
use ganglion_types::{NetUid, MAX_UIDS};
use pallet_subtensor::{
	types::TransactionType, Error as ProtocolError, MaxAllowedUids, MaxMechanismCount,
	Pallet as Protocol, SubnetworkN, TrimRateLimit,
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

	/// The weight of a trim: the part for the subnet's neurons of what was measured with
	/// [`MAX_UIDS`] of them, which alone would not fit into a block of 250 ms.
	///
	/// A neuron has rows of weights and bonds in each mechanism. It counts with as many mechanisms
	/// as a subnet can have, because a call before the trim in a batch can add some.
	pub(crate) fn weight_of_trim(netuid: NetUid) -> Weight {
		let neurons = u64::from(SubnetworkN::<T>::get(netuid));
		let mechanisms = u64::from(u8::from(MaxMechanismCount::<T>::get()));
		let rows = neurons.saturating_mul(mechanisms).min(MAX_UIDS.into());
		let all = <T as Config>::WeightInfo::sudo_trim_to_max_allowed_uids();
		let part = all.saturating_mul(rows).saturating_div(MAX_UIDS.into());
		<T as Config>::WeightInfo::set_by_owner().saturating_add(part)
	}

	/// Trims a subnet, and sets its maximum of neurons to the same number.
	///
	/// Checks, in order: origin; the owner's rate limit, counted for each owner; the subnet exists
	/// (`SubnetNotExists`) and is not root (`NotPermittedOnRootSubnet`), whose members are ranked
	/// by stake; the freeze window; what [`Protocol::trim_neurons`] checks.
	pub(crate) fn trim(origin: OriginFor<T>, netuid: NetUid, most: u16) -> DispatchResult {
		let owner = Protocol::<T>::ensure_owner_or_root(origin, netuid)?;
		let kind = TransactionType::TrimUids;
		if let Some(owner) = &owner {
			let limit = TrimRateLimit::<T>::get();
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
