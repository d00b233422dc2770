//! Identities of subnets.
//!
//! Only writer of `SubnetIdentitiesV3`.
//!
//! A subnet loses its identity when it is dissolved, before its clean-up: it has no name any more
//! once it does not exist.

use super::Bounded;
use crate::pallet::*;
use frame_support::ensure;
use ganglion_types::NetUid;
use pallet_subtensor_runtime_api::SubnetIdentityV3;
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// Publishes a subnet's identity in place of an earlier one.
	///
	/// Checks, in order: the subnet exists (`SubnetNotExists`); the signer owns it
	/// (`NotSubnetOwner`); [`Self::bounded_identity`].
	pub(crate) fn do_set_subnet_identity(
		who: &T::AccountId,
		netuid: NetUid,
		identity: SubnetIdentityV3,
	) -> DispatchResult {
		ensure!(Self::subnet_exists(netuid), Error::<T>::SubnetNotExists);
		ensure!(SubnetOwner::<T>::get(netuid) == *who, Error::<T>::NotSubnetOwner);
		Self::put_subnet_identity(netuid, Self::bounded_identity(identity)?);
		Ok(())
	}

	/// Checks the lengths of the texts (`InvalidIdentity`).
	pub(crate) fn bounded_identity(
		identity: SubnetIdentityV3,
	) -> Result<Bounded<SubnetIdentityV3>, DispatchError> {
		Ok(Bounded::new(identity).ok_or(Error::<T>::InvalidIdentity)?)
	}

	/// Stores a subnet's identity.
	pub(crate) fn put_subnet_identity(netuid: NetUid, identity: Bounded<SubnetIdentityV3>) {
		SubnetIdentitiesV3::<T>::insert(netuid, identity);
		Self::deposit_event(Event::SubnetIdentitySet(netuid));
	}

	/// Removes a subnet's identity, if it has one.
	pub(crate) fn remove_subnet_identity(netuid: NetUid) {
		if SubnetIdentitiesV3::<T>::take(netuid).is_some() {
			Self::deposit_event(Event::SubnetIdentityRemoved(netuid));
		}
	}

	/// Returns a subnet's identity, if its owner has published one.
	pub fn subnet_identity(netuid: NetUid) -> Option<SubnetIdentityV3> {
		SubnetIdentitiesV3::<T>::get(netuid).map(Bounded::into_inner)
	}
}
