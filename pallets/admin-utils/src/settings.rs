//! What is checked before a setting is stored, and the functions that calls delegate to.
//!
//! A setting is keyed by its storage item. [`pallet_subtensor::hyperparameters`] stores its value
//! and deposits its event; [`crate::checks`] implements the traits below for each row of its table.

use crate::{Config, Error, Pallet};
use frame_support::{
	dispatch::{DispatchResult, DispatchResultWithPostInfo},
	ensure,
};
use frame_system::{ensure_root, pallet_prelude::OriginFor};
use ganglion_types::NetUid;
use pallet_subtensor::{
	access::refusal,
	hyperparameters::{ChainSetting, SubnetSetting},
	types::{Hyperparameter, TransactionType},
	MechanismRateLimit, Pallet as Protocol, Tempo, WeightsVersionKeyRateLimit,
};
use sp_runtime::DispatchError;

/// A setting of the chain with its bounds. Only root sets it, in any block.
pub trait CheckedChainSetting<T: Config>: ChainSetting<T> {
	/// Checks that the value is within the bounds of the setting.
	fn check(_value: &Self::Value) -> DispatchResult {
		Ok(())
	}

	/// Deposits the event that this pallet has of the setting, beside the protocol pallet's.
	fn deposit_own_event(_value: &Self::Value) {}
}

/// A setting of a subnet with its rule and its bounds.
pub trait CheckedSubnetSetting<T: Config>: SubnetSetting<T> {
	/// Who may set it, and when.
	const RULE: Rule;

	/// Checks that the value is within the bounds of the setting on this subnet.
	fn check(_netuid: NetUid, _value: &Self::Value, _setter: Setter) -> DispatchResult {
		Ok(())
	}

	/// Deposits the event that this pallet has of the setting, beside the protocol pallet's.
	fn deposit_own_event(_netuid: NetUid, _value: &Self::Value) {}
}

/// Who sets a setting of a subnet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Setter {
	/// The chain's root.
	Root,
	/// The subnet's owner.
	Owner,
}

/// Rate limit of an owner's changes of one setting.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Limit {
	/// No limit.
	None,
	/// Once in `OwnerHyperparamRateLimit` tempos; a new owner inherits the last change.
	Hyperparameter(Hyperparameter),
	/// Once in `WeightsVersionKeyRateLimit` tempos, counted for each owner.
	WeightsVersionKey,
	/// Once in `MechanismRateLimit` blocks, counted for each owner.
	MechanismCount,
	/// Once in `MechanismRateLimit` blocks, counted for each owner.
	MechanismSplit,
}

impl Limit {
	/// The operation under which an owner's last change is stored, where it is stored by owner.
	fn transaction(self) -> Option<TransactionType> {
		match self {
			Self::None | Self::Hyperparameter(_) => None,
			Self::WeightsVersionKey => Some(TransactionType::SetWeightsVersionKey),
			Self::MechanismCount => Some(TransactionType::SetMechanismCount),
			Self::MechanismSplit => Some(TransactionType::SetMechanismSplit),
		}
	}

	/// Blocks between two changes by one owner, where the last one is stored by owner.
	fn blocks<T: Config>(self, netuid: NetUid) -> u64 {
		match self {
			Self::WeightsVersionKey => u64::from(Tempo::<T>::get(netuid))
				.saturating_mul(WeightsVersionKeyRateLimit::<T>::get()),
			_ => MechanismRateLimit::<T>::get(),
		}
	}

	/// Checks that the limit has passed since the owner's last change (`TxRateLimitExceeded`).
	fn ensure_passed<T: Config>(self, owner: &T::AccountId, netuid: NetUid) -> DispatchResult {
		if let Self::Hyperparameter(which) = self {
			return Protocol::<T>::ensure_owner_limit(netuid, which);
		}
		let Some(kind) = self.transaction() else { return Ok(()) };
		Protocol::<T>::ensure_transaction_limit(owner, netuid, kind, self.blocks::<T>(netuid))
	}

	/// Stores the present block as that of the owner's last change.
	fn note<T: Config>(self, owner: &T::AccountId, netuid: NetUid) {
		if let Self::Hyperparameter(which) = self {
			Protocol::<T>::note_owner_limit(netuid, which);
		}
		if let Some(kind) = self.transaction() {
			Protocol::<T>::note_transaction(owner, netuid, kind);
		}
	}
}

/// Who may set a setting of a subnet, and when.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Rule {
	/// The rate limit of the owner; `None`: only root may set it.
	pub owner: Option<Limit>,
	/// Whether it is frozen shortly before an epoch, for root too.
	pub frozen: bool,
	/// Whether the root network has it.
	pub on_root: bool,
}

impl Rule {
	/// Only root may set it, in any block.
	pub const ROOT: Self = Self { owner: None, frozen: false, on_root: true };

	/// Root and, within the limit, the owner may set it, both outside the freeze window.
	pub const fn owner(limit: Limit) -> Self {
		Self { owner: Some(limit), ..Self::ROOT }.frozen()
	}

	/// The same, only outside the freeze window.
	pub const fn frozen(self) -> Self {
		Self { frozen: true, ..self }
	}

	/// The same, except on the root network.
	pub const fn not_on_root(self) -> Self {
		Self { on_root: false, ..self }
	}
}

impl<T: Config> Pallet<T> {
	/// Sets a setting of the chain: checks the origin, then the bounds.
	pub(crate) fn set_on_chain<S: CheckedChainSetting<T>>(
		origin: OriginFor<T>,
		value: S::Value,
	) -> DispatchResultWithPostInfo {
		refusal::origin(ensure_root(origin))?;
		refusal::checks::<T, _>(|| S::check(&value))?;
		S::deposit_own_event(&value);
		S::store(value);
		Ok(().into())
	}

	/// Sets a setting of a subnet. Checks, in this order: origin, the owner's rate limit, existence
	/// of the subnet, freeze window, root network, bounds.
	///
	/// The reference checks the window before existence. The order makes no difference: a subnet
	/// that does not exist has no epoch and so no window.
	pub(crate) fn set_on_subnet<S: CheckedSubnetSetting<T>>(
		origin: OriginFor<T>,
		netuid: NetUid,
		value: S::Value,
	) -> DispatchResultWithPostInfo {
		let limited =
			refusal::checks::<T, _>(|| Self::check_on_subnet::<S>(origin, netuid, &value))?;
		S::deposit_own_event(netuid, &value);
		S::store(netuid, value);
		if let Some((limit, owner)) = &limited {
			limit.note::<T>(owner, netuid);
		}
		Ok(().into())
	}

	/// Makes the checks of [`Self::set_on_subnet`]. Returns the owner with its limit, and `None`
	/// for root.
	fn check_on_subnet<S: CheckedSubnetSetting<T>>(
		origin: OriginFor<T>,
		netuid: NetUid,
		value: &S::Value,
	) -> Result<Option<(Limit, T::AccountId)>, DispatchError> {
		let limited = Self::ensure_allowed(S::RULE.owner, origin, netuid)?;
		if let Some((limit, owner)) = &limited {
			limit.ensure_passed::<T>(owner, netuid)?;
		}

		ensure!(Protocol::<T>::subnet_exists(netuid), Error::<T>::SubnetDoesNotExist);
		if S::RULE.frozen {
			Protocol::<T>::ensure_admin_window_open(netuid)?;
		}
		ensure!(S::RULE.on_root || !netuid.is_root(), Error::<T>::NotPermittedOnRootSubnet);
		let setter = if limited.is_some() { Setter::Owner } else { Setter::Root };
		S::check(netuid, value, setter)?;
		Ok(limited)
	}

	/// Sets a setting of a subnet to what the subnet was trimmed to. Checks nothing: trimming has
	/// rules of its own.
	pub(crate) fn set_on_trimmed_subnet<S: SubnetSetting<T>>(netuid: NetUid, value: S::Value) {
		S::store(netuid, value);
	}

	/// Checks that the origin is root or, where the setting has a limit for it, the owner. Returns
	/// the owner with its limit, and `None` for root.
	fn ensure_allowed(
		limit: Option<Limit>,
		origin: OriginFor<T>,
		netuid: NetUid,
	) -> Result<Option<(Limit, T::AccountId)>, DispatchError> {
		let Some(limit) = limit else {
			ensure_root(origin)?;
			return Ok(None);
		};
		let owner = Protocol::<T>::ensure_owner_or_root(origin, netuid)?;
		Ok(owner.map(|owner| (limit, owner)))
	}
}
