//! Origins of administrative calls.

use crate::pallet::*;
use frame_support::ensure;
use ganglion_types::NetUid;
use sp_runtime::{traits::BadOrigin, DispatchError};

impl<T: Config> Pallet<T> {
	/// Ensures that root or the subnet's owner sent the call. Returns `None` for root and the
	/// signer for the owner; any other origin is `BadOrigin`.
	pub fn ensure_owner_or_root(
		origin: T::RuntimeOrigin,
		netuid: NetUid,
	) -> Result<Option<T::AccountId>, DispatchError> {
		match frame_system::ensure_signed_or_root(origin)? {
			None => Ok(None),
			Some(who) => {
				let owns = Self::subnet_exists(netuid) && SubnetOwner::<T>::get(netuid) == who;
				ensure!(owns, BadOrigin);
				Ok(Some(who))
			},
		}
	}
}
