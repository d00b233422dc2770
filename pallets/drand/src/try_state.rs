//! Invariants: which pulses there are.

use crate::pallet::*;
use frame_support::{ensure, traits::Get};
use ganglion_timelock::randomness;
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks the beacon, the bounds of the history, and each pulse. Signatures are not verified
	/// again: that would take hours.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		ensure!(Self::verifier().is_some(), "the beacon has no usable key");
		ensure!(BeaconConfig::<T>::get().period > 0, "the beacon has no period");
		ensure!(PulsesInBlock::<T>::get() <= MAX_PULSES, "a block has too many pulses");
		Self::check_bounds()?;
		Self::check_pulses()
	}

	fn check_bounds() -> Result<(), TryRuntimeError> {
		let (last, oldest) = (LastStoredRound::<T>::get(), OldestStoredRound::<T>::get());
		let cursor = PruneCursor::<T>::get();
		ensure!(oldest <= last.saturating_add(1), "the oldest round lies beyond the newest");
		let is_bounded = last.saturating_sub(oldest) < T::HistoryRounds::get();
		ensure!(is_bounded, "more rounds are kept than the history has");
		ensure!(cursor <= oldest, "the removal went too far");
		if let Some((first, next)) = SkippedRounds::<T>::get() {
			let is_between = cursor <= first && first < next && next <= oldest;
			ensure!(is_between, "the skipped rounds do not lie between removal and history");
		}
		let is_reset = last == 0 && oldest == 0;
		ensure!(is_reset || !RemovingAll::<T>::exists(), "all is removed, but there is a history");
		ensure!(
			last == 0 || last < oldest || Pulses::<T>::contains_key(last),
			"the newest round has no pulse"
		);
		Ok(())
	}

	fn check_pulses() -> Result<(), TryRuntimeError> {
		let (last, cursor) = (LastStoredRound::<T>::get(), PruneCursor::<T>::get());
		let skipped = SkippedRounds::<T>::get().map_or(0..0, |(first, next)| first..next);
		for (round, pulse) in Pulses::<T>::iter() {
			ensure!(pulse.round == round, "a pulse is stored under another round");
			let signature = pulse.signature.as_slice().try_into();
			ensure!(
				signature.is_ok_and(
					|signature| pulse.randomness.as_slice() == randomness(signature).as_slice()
				),
				"a pulse's randomness is not the hash of its signature"
			);
			if RemovingAll::<T>::exists() {
				continue;
			}
			ensure!(cursor <= round, "a pulse lies before the removal");
			ensure!(round <= last, "a pulse is newer than the newest");
			ensure!(!skipped.contains(&round), "a skipped round has a pulse");
		}
		Ok(())
	}
}
