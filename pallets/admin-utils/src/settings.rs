//! What a setting is, and the one way in which each is set.
//!
//! The settings themselves are rows of two tables: [`crate::chain`] and [`crate::subnet`]. A row is keyed by
//! the storage item that holds the setting and says who may set it and when; [`crate::bounds`] says to what.

use crate::{Config, Error, Pallet};
use frame_support::{dispatch::DispatchResult, ensure};
use frame_system::{ensure_root, pallet_prelude::OriginFor};
use ganglion_types::NetUid;
use pallet_subtensor::{
	types::{Hyperparameter, TransactionType},
	MechanismRateLimit, Tempo, WeightsVersionKeyRateLimit,
};

/// A setting of the whole chain. Root alone may set it, at any time.
pub trait ChainSetting<T: Config> {
	/// What it is set to.
	type Value;

	/// Whether it may be set to this value.
	fn check(_value: &Self::Value) -> DispatchResult {
		Ok(())
	}

	/// Stores the value and announces it.
	fn store(value: Self::Value);
}

/// A setting of one subnet.
pub trait SubnetSetting<T: Config> {
	/// What it is set to.
	type Value;

	/// Who may set it, and when.
	const RULE: Rule;

	/// Whether it may be set to this value on this subnet.
	fn check(_netuid: NetUid, _value: &Self::Value, _setter: Setter) -> DispatchResult {
		Ok(())
	}

	/// Stores the value and announces it.
	fn store(netuid: NetUid, value: Self::Value);
}

/// Who sets a setting of a subnet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Setter {
	/// The chain's root.
	Root,
	/// The subnet's owner.
	Owner,
}

/// How often an owner may set a setting.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Limit {
	/// As often as it likes.
	None,
	/// Once in `OwnerHyperparamRateLimit` tempos, whoever the owner is by then.
	Hyperparameter(Hyperparameter),
	/// Once in `WeightsVersionKeyRateLimit` tempos by the same owner.
	WeightsVersionKey,
	/// Once in `MechanismRateLimit` blocks by the same owner.
	Mechanisms(TransactionType),
}

impl Limit {
	/// Refuses an owner that has set this too short a time ago.
	fn ensure<T: Config>(self, owner: &T::AccountId, netuid: NetUid) -> DispatchResult {
		match self {
			Self::None => Ok(()),
			Self::Hyperparameter(which) => {
				pallet_subtensor::Pallet::<T>::ensure_owner_limit(netuid, which)
			},
			Self::WeightsVersionKey => pallet_subtensor::Pallet::<T>::ensure_transaction_limit(
				owner,
				netuid,
				TransactionType::SetWeightsVersionKey,
				u64::from(Tempo::<T>::get(netuid))
					.saturating_mul(WeightsVersionKeyRateLimit::<T>::get()),
			),
			Self::Mechanisms(kind) => pallet_subtensor::Pallet::<T>::ensure_transaction_limit(
				owner,
				netuid,
				kind,
				MechanismRateLimit::<T>::get(),
			),
		}
	}

	/// Remembers that the owner has set this now.
	fn note<T: Config>(self, owner: &T::AccountId, netuid: NetUid) {
		match self {
			Self::None => {},
			Self::Hyperparameter(which) => {
				pallet_subtensor::Pallet::<T>::note_owner_limit(netuid, which)
			},
			Self::WeightsVersionKey => pallet_subtensor::Pallet::<T>::note_transaction(
				owner,
				netuid,
				TransactionType::SetWeightsVersionKey,
			),
			Self::Mechanisms(kind) => {
				pallet_subtensor::Pallet::<T>::note_transaction(owner, netuid, kind)
			},
		}
	}
}

/// Who may set a setting of a subnet, and when.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Rule {
	/// `None`: root alone may. Otherwise the owner may too, as often as the limit allows.
	pub owner: Option<Limit>,
	/// Whether it is fixed shortly before an epoch. That binds root as well.
	pub frozen: bool,
	/// Whether the root network has it.
	pub on_root: bool,
}

impl Rule {
	/// Root may, at any time.
	pub const ROOT: Self = Self { owner: None, frozen: false, on_root: true };

	/// Root may, and the owner as often as the limit allows; neither shortly before an epoch.
	pub const fn owner(limit: Limit) -> Self {
		Self { owner: Some(limit), ..Self::ROOT }.frozen()
	}

	/// The same, but not shortly before an epoch.
	pub const fn frozen(self) -> Self {
		Self { frozen: true, ..self }
	}

	/// The same, but not on the root network.
	pub const fn not_on_root(self) -> Self {
		Self { on_root: false, ..self }
	}
}

impl<T: Config> Pallet<T> {
	/// Sets a setting of the chain.
	pub(crate) fn set_on_chain<S: ChainSetting<T>>(
		origin: OriginFor<T>,
		value: S::Value,
	) -> DispatchResult {
		ensure_root(origin)?;
		S::check(&value)?;
		S::store(value);
		Ok(())
	}

	/// Sets a setting of a subnet. The first of these that fails gives the error: origin, the owner's rate
	/// limit, existence, the freeze window, the root network, bounds.
	///
	/// The reference asks for the window before existence. On a subnet that exists the order makes no
	/// difference; one that does not exist has no window that could be shut.
	pub(crate) fn set_on_subnet<S: SubnetSetting<T>>(
		origin: OriginFor<T>,
		netuid: NetUid,
		value: S::Value,
	) -> DispatchResult {
		let limited = Self::ensure_allowed(S::RULE.owner, origin, netuid)?;
		if let Some((limit, owner)) = &limited {
			limit.ensure::<T>(owner, netuid)?;
		}

		ensure!(
			pallet_subtensor::Pallet::<T>::subnet_exists(netuid),
			Error::<T>::SubnetDoesNotExist
		);
		if S::RULE.frozen {
			pallet_subtensor::Pallet::<T>::ensure_admin_window_open(netuid)?;
		}
		ensure!(S::RULE.on_root || !netuid.is_root(), Error::<T>::NotPermittedOnRootSubnet);
		S::check(netuid, &value, limited.as_ref().map_or(Setter::Root, |_| Setter::Owner))?;

		S::store(netuid, value);
		if let Some((limit, owner)) = &limited {
			limit.note::<T>(owner, netuid);
		}
		Ok(())
	}

	/// Admits root, and the owner where there is a limit for it. Answers the owner with its limit; root has none.
	fn ensure_allowed(
		limit: Option<Limit>,
		origin: OriginFor<T>,
		netuid: NetUid,
	) -> Result<Option<(Limit, T::AccountId)>, sp_runtime::DispatchError> {
		let Some(limit) = limit else {
			ensure_root(origin)?;
			return Ok(None);
		};
		let owner = pallet_subtensor::Pallet::<T>::ensure_owner_or_root(origin, netuid)?;
		Ok(owner.map(|owner| (limit, owner)))
	}
}
