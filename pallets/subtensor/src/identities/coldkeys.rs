//! Identities of coldkeys.
//!
//! Only writer of `IdentitiesV2`.

use super::Bounded;
use crate::{pallet::*, weight_info::calls::WeightInfo};
use frame_support::{
	dispatch::{DispatchErrorWithPostInfo, DispatchResultWithPostInfo, PostDispatchInfo},
	ensure,
};
use pallet_subtensor_runtime_api::ChainIdentityV2;

impl<T: Config> Pallet<T> {
	/// Publishes a coldkey's identity in place of an earlier one. Charges for the hotkeys that were
	/// looked at.
	///
	/// Checks, in order: one of the coldkey's hotkeys has a uid on some subnet
	/// (`HotKeyNotRegisteredInNetwork`); the lengths of the texts (`InvalidIdentity`).
	pub(crate) fn do_set_identity(
		coldkey: &T::AccountId,
		identity: ChainIdentityV2,
	) -> DispatchResultWithPostInfo {
		let hotkeys = OwnedHotkeys::<T>::get(coldkey);
		let mut looked_at = 0u32;
		let has_uid = hotkeys.iter().any(|hotkey| {
			looked_at = looked_at.saturating_add(1);
			Self::is_member_somewhere(hotkey)
		});
		let post_info: PostDispatchInfo = Some(T::WeightInfo::set_identity(looked_at)).into();
		let refusal =
			|error: Error<T>| DispatchErrorWithPostInfo { post_info, error: error.into() };
		ensure!(has_uid, refusal(Error::HotKeyNotRegisteredInNetwork));
		let identity = Bounded::new(identity).ok_or_else(|| refusal(Error::InvalidIdentity))?;

		IdentitiesV2::<T>::insert(coldkey, identity);
		Self::deposit_event(Event::ChainIdentitySet(coldkey.clone()));
		Ok(post_info)
	}

	/// Gives a coldkey's identity to the coldkey that replaces it, unless that has one of its own.
	pub(crate) fn pass_on_identity(old: &T::AccountId, new: &T::AccountId) {
		let Some(identity) = IdentitiesV2::<T>::take(old) else { return };
		if !IdentitiesV2::<T>::contains_key(new) {
			IdentitiesV2::<T>::insert(new, identity);
		}
	}

	/// Returns a coldkey's identity, if it has published one.
	pub fn identity_of(coldkey: &T::AccountId) -> Option<ChainIdentityV2> {
		IdentitiesV2::<T>::get(coldkey).map(Bounded::into_inner)
	}
}
