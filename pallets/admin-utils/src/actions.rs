//! Calls that are no settings: what root or an owner does to a subnet, and root to a basket.

use crate::{Config, Error, Event, Pallet};
use frame_support::{
	dispatch::{DispatchResult, DispatchResultWithPostInfo},
	ensure,
};
use frame_system::{ensure_root, pallet_prelude::OriginFor, RawOrigin};
use ganglion_types::NetUid;
use pallet_subtensor::{
	access::refusal, types::TransactionType, Error as ProtocolError, MaxAllowedUids,
	NullPruningTarget, Pallet as Protocol, SubnetworkN, Tempo, TrimRateLimit,
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

	/// Sets the tempo: root to any number of blocks, the owner by the rules of
	/// [`Protocol::do_set_tempo`].
	pub(crate) fn set_tempo(
		origin: OriginFor<T>,
		netuid: NetUid,
		tempo: u16,
	) -> DispatchResultWithPostInfo {
		let owner =
			refusal::checks::<T, _>(|| Protocol::<T>::ensure_owner_or_root(origin, netuid))?;
		match owner {
			Some(owner) => Ok(Protocol::<T>::do_set_tempo(&owner, netuid, tempo)?.into()),
			None => Self::set_on_subnet::<Tempo<T>>(RawOrigin::Root.into(), netuid, tempo),
		}
	}

	/// Sets the activity factor. Checks the origin, then what
	/// [`Protocol::do_set_activity_cutoff_factor`] checks.
	pub(crate) fn set_activity_factor(
		origin: OriginFor<T>,
		netuid: NetUid,
		factor_milli: u32,
	) -> DispatchResult {
		let owner = Protocol::<T>::ensure_owner_or_root(origin, netuid)?;
		Protocol::<T>::do_set_activity_cutoff_factor(owner, netuid, factor_milli)
	}

	/// Excludes the basket of a hotkey from trading, or no longer. Checks the origin.
	pub(crate) fn set_basket_frozen(
		origin: OriginFor<T>,
		hotkey: T::AccountId,
		frozen: bool,
	) -> DispatchResultWithPostInfo {
		refusal::origin(ensure_root(origin))?;
		Protocol::<T>::set_basket_frozen(&hotkey, frozen);
		Self::deposit_event(Event::BasketTradingFrozenSet { hotkey, frozen });
		Ok(().into())
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

	/// Trims a subnet in Null mode towards `target` neurons, by as many as fit a call.
	///
	/// Checks, in order: origin; the owner's rate limit, which those calls are exempt from that go
	/// on with the same target, unless the maximum of neurons was raised meanwhile, so that
	/// newcomers could come; the subnet exists (`SubnetNotExists`) and is not root
	/// (`NotPermittedOnRootSubnet`); the freeze window; what [`Protocol::prune_null_subnet`]
	/// checks.
	pub(crate) fn trim_batch(origin: OriginFor<T>, netuid: NetUid, target: u16) -> DispatchResult {
		let owner = Protocol::<T>::ensure_owner_or_root(origin, netuid)?;
		let goes_on = NullPruningTarget::<T>::get(netuid) == Some(target)
			&& MaxAllowedUids::<T>::get(netuid) <= SubnetworkN::<T>::get(netuid);
		let kind = TransactionType::TrimUids;
		let limited = owner.filter(|_| !goes_on);
		if let Some(owner) = &limited {
			let limit = TrimRateLimit::<T>::get();
			Protocol::<T>::ensure_transaction_limit(owner, netuid, kind, limit)?;
		}
		ensure!(Protocol::<T>::subnet_exists(netuid), ProtocolError::<T>::SubnetNotExists);
		ensure!(!netuid.is_root(), Error::<T>::NotPermittedOnRootSubnet);
		Protocol::<T>::ensure_admin_window_open(netuid)?;

		let most = Protocol::<T>::prune_null_subnet(netuid, target)?;
		Self::set_on_trimmed_subnet::<MaxAllowedUids<T>>(netuid, most);
		if let Some(owner) = &limited {
			Protocol::<T>::note_transaction(owner, netuid, kind);
		}
		Ok(())
	}
}
