//! What the block step does for subnets that come and go: it cleans up dissolved subnets, and makes
//! those that wait for their numbers.

use crate::pallet::*;
use crate::{block::cursor::Progress, weight_info::cost};
use frame_support::weights::WeightMeter;

impl<T: Config> Pallet<T> {
	/// Cleans up after dissolved subnets, and makes those that wait for their numbers, while the
	/// meter lasts. Called at the end of the block step, and again when the block is idle, see
	/// [`Self::idle_step`].
	pub(crate) fn housekeeping(meter: &mut WeightMeter) {
		while meter.try_consume(cost::look_at_queues::<T>()).is_ok() {
			if Self::serve_waiting(meter) == Progress::Paused
				|| Self::clean_up_next(meter) == Progress::Paused
			{
				return;
			}
		}
	}

	/// Makes the subnets of those whose turn it is, after a look who that is.
	pub(crate) fn serve_when_idle(meter: &mut WeightMeter) {
		if meter.try_consume(cost::look_at_queues::<T>()).is_ok() {
			// What the meter has no room for waits for the next block.
			let _ = Self::serve_waiting(meter);
		}
	}
}
