//! Work of the block step that takes many blocks: swaps of keys, the clean-up of dissolved subnets,
//! and the making of subnets that wait for a number.

use crate::pallet::*;
use crate::{block::cursor::Progress, weight_info::cost};
use frame_support::weights::WeightMeter;

impl<T: Config> Pallet<T> {
	/// Makes key swaps, cleans up dissolved subnets and makes queued subnets, while the meter
	/// lasts. Called at the end of the block step, and again from `on_idle`, see
	/// [`Self::idle_step`].
	///
	/// Swaps come first in every other block, so that neither they nor clean-ups wait for ever.
	pub(crate) fn housekeeping(meter: &mut WeightMeter) {
		let swaps_first = Self::block_number().checked_rem(2) == Some(0);
		if swaps_first {
			Self::make_swaps(meter);
		}
		Self::clean_up(meter);
		if !swaps_first {
			Self::make_swaps(meter);
		}
	}

	fn clean_up(meter: &mut WeightMeter) {
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
