//! What a subnet's pool takes of a trade. The only writer of `FeeRate`.

use crate::{Config, Error, Event, FeeRate, Pallet, Reserves};
use frame_support::{ensure, traits::Get, weights::Weight};
use ganglion_types::NetUid;
use sp_runtime::DispatchResult;

/// The highest fee that root may set, in parts of 65,535: 15.3 %.
pub const MAX_FEE_RATE: u16 = 10_000;

/// Time of the call beside the database: an origin, a comparison, a value and an event. The SDK's benchmark of a call of
/// just that kind, `pallet_sudo::set_key`, says 7.24 µs; rounded up.
const COMPUTE: Weight = Weight::from_parts(8_000_000, 0);

impl<T: Config> Pallet<T> {
	/// Sets the fee of a subnet's trades. On a stable subnet it counts for nothing.
	pub(crate) fn do_set_fee_rate(netuid: NetUid, rate: u16) -> DispatchResult {
		ensure!(T::Reserves::exists(netuid), Error::<T>::MechanismDoesNotExist);
		ensure!(rate <= MAX_FEE_RATE, Error::<T>::FeeRateTooHigh);
		FeeRate::<T>::insert(netuid, rate);
		Self::deposit_event(Event::FeeRateSet { netuid, rate });
		Ok(())
	}

	/// What setting the fee costs: whether the subnet exists is read.
	pub(crate) fn cost_of_setting() -> Weight {
		COMPUTE.saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}
}
