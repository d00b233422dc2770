//! What a subnet's pool takes of a trade. The only writer of `FeeRate`.

use crate::{Config, Error, Event, FeeRate, Pallet, Reserves};
use frame_support::ensure;
use ganglion_types::NetUid;
use sp_runtime::DispatchResult;

/// The highest fee that root may set, in parts of 65,535: 15.3 %.
pub const MAX_FEE_RATE: u16 = 10_000;

impl<T: Config> Pallet<T> {
	/// Sets the fee of a subnet's trades. On a stable subnet it counts for nothing.
	pub(crate) fn do_set_fee_rate(netuid: NetUid, rate: u16) -> DispatchResult {
		ensure!(T::Reserves::exists(netuid), Error::<T>::MechanismDoesNotExist);
		ensure!(rate <= MAX_FEE_RATE, Error::<T>::FeeRateTooHigh);
		FeeRate::<T>::insert(netuid, rate);
		Self::deposit_event(Event::FeeRateSet { netuid, rate });
		Ok(())
	}
}
