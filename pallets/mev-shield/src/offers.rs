//! The inherent by which an author announces a key: whether it is time for another one.

use crate::{pallet::*, Authors};
use ganglion_shield::{inherent::Offer, key_hash, MAX_CIPHERTEXT_BYTES, PUBLIC_KEY_BYTES};
use ganglion_types::PlainVec;
use sp_runtime::traits::Saturating;

/// Returns the key of the offer if this block's author should announce it: if it has none, if its
/// node does not have the secret key, or if the key's lifetime is over. An offer of another length
/// is none: an announcement that fails would make the block invalid.
pub(crate) fn accept<T: Config>(offer: Offer) -> Option<PlainVec<u8, MAX_CIPHERTEXT_BYTES>> {
	if offer.fresh.len() != PUBLIC_KEY_BYTES as usize {
		return None;
	}
	let author = T::Authors::author(0)?;
	if let (Some(key), Some(since)) =
		(AuthorKeys::<T>::get(&author), AnnouncedIn::<T>::get(&author))
	{
		let age = frame_system::Pallet::<T>::block_number().saturating_sub(since);
		if age < KEY_LIFETIME.into() && offer.held.contains(&key_hash(&key)) {
			return None;
		}
	}
	PlainVec::try_from(offer.fresh).ok()
}
