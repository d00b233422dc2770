//! Fees of trades. The only writer of `FeeRate`.

use crate::{Config, Error, Event, FeeRate, Pallet, Reserves};
use frame_support::ensure;
use ganglion_types::NetUid;
use sp_runtime::DispatchResult;

/// Maximum fee, in parts of 65,535: 15.3 %.
pub const MAX_FEE_RATE: u16 = 10_000;

impl<T: Config> Pallet<T> {
	/// Sets the fee of a subnet's trades. Stable subnets ignore it.
	///
	/// Checks, in order: the subnet exists (`MechanismDoesNotExist`), the fee is at most
	/// [`MAX_FEE_RATE`] (`FeeRateTooHigh`).
	pub(crate) fn do_set_fee_rate(netuid: NetUid, rate: u16) -> DispatchResult {
		ensure!(T::Reserves::exists(netuid), Error::<T>::MechanismDoesNotExist);
		ensure!(rate <= MAX_FEE_RATE, Error::<T>::FeeRateTooHigh);
		FeeRate::<T>::insert(netuid, rate);
		Self::deposit_event(Event::FeeRateSet { netuid, rate });
		Ok(())
	}
}
