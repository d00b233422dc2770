//! Work of the block step for dissolved subnets and queued registrations: clean-up, and the making
//! of subnets that wait for a number.

use crate::pallet::*;
use crate::{block::cursor::Progress, weight_info::cost};
use frame_support::weights::WeightMeter;

impl<T: Config> Pallet<T> {
	/// Cleans up dissolved subnets and makes queued subnets, while the meter lasts. Called at the
	/// end of the block step, and again from `on_idle`, see [`Self::idle_step`].
	pub(crate) fn housekeeping(meter: &mut WeightMeter) {
		while meter.try_consume(cost::look_at_queues::<T>()).is_ok() {
			if Self::serve_waiting(meter) == Progress::Paused
				|| Self::clean_up_next(meter) == Progress::Paused
			{
				return;
			}
		}
	}

	/// Makes the queued subnets whose turn has come, after the queues are read.
	pub(crate) fn serve_when_idle(meter: &mut WeightMeter) {
		if meter.try_consume(cost::look_at_queues::<T>()).is_ok() {
			// Registrations for which the meter has no room wait for the next block.
			let _ = Self::serve_waiting(meter);
		}
	}
}
