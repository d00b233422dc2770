//! What the protocol pallet asks of this one: the crowdloans of a coldkey that is swapped.

use crate::{pallet::*, WeightInfo};
use frame_support::weights::Weight;

impl<T: Config> pallet_subtensor::Crowdloans<T::AccountId> for Pallet<T> {
	fn pass_on_next(old: &T::AccountId, new: &T::AccountId) -> bool {
		Self::pass_on_next(old, new)
	}

	fn weight_of_pass_on() -> Weight {
		Measured::<T>::pass_on()
	}
}
