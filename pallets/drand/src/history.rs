//! The pulses that are kept. Only writer of `Pulses`, `LastStoredRound`, `OldestStoredRound`,
//! `PruneCursor`, `SkippedRounds` and `RemovingAll`.
//!
//! Rounds from `OldestStoredRound` on can be read and written. It follows the newest round at once;
//! pulses below it are removed little by little, from `PruneCursor` on, round by round, whether a
//! round has a pulse or not. When the newest round jumps so far that nothing of what was kept is
//! kept any more, `SkippedRounds` are those between, which the removal passes over.

use crate::{
	pallet::{self, Config, Error, Event, Pallet, PRUNED_WHEN_IDLE},
	types::{Pulse, RoundNumber},
	LastStoredRound, OldestStoredRound, PruneCursor, RemovingAll, SkippedRounds, WeightInfo,
};
use alloc::vec::Vec;
use frame_support::{dispatch::DispatchResult, ensure, traits::Get, weights::Weight};
use ganglion_timelock::{Pulses, Signature};

impl<T: Config> Pulses for Pallet<T> {
	fn signature(round: u64) -> Option<Signature> {
		if round < OldestStoredRound::<T>::get() || RemovingAll::<T>::exists() {
			return None;
		}
		pallet::Pulses::<T>::get(round)?.signature.as_slice().try_into().ok()
	}

	fn last_round() -> u64 {
		LastStoredRound::<T>::get()
	}
}

impl<T: Config> Pallet<T> {
	/// Checks that a pulse of the round can be stored.
	pub(crate) fn check_round(round: RoundNumber) -> Result<(), Error<T>> {
		ensure!(round >= OldestStoredRound::<T>::get(), Error::<T>::RoundTooOld);
		ensure!(!pallet::Pulses::<T>::contains_key(round), Error::<T>::RoundAlreadyStored);
		Ok(())
	}

	/// Stores a pulse that was checked.
	pub(crate) fn store(pulse: Pulse) {
		let last = LastStoredRound::<T>::get();
		if pulse.round > last {
			LastStoredRound::<T>::put(pulse.round);
			Self::follow(Self::oldest_kept(pulse.round), last);
		}
		pallet::Pulses::<T>::insert(pulse.round, pulse);
	}

	/// Returns the oldest round that is kept when the newest is `last`.
	fn oldest_kept(last: RoundNumber) -> RoundNumber {
		last.saturating_sub(T::HistoryRounds::get().saturating_sub(1))
	}

	/// Raises the oldest round. `last` was the newest before.
	fn follow(oldest: RoundNumber, last: RoundNumber) {
		if oldest <= OldestStoredRound::<T>::get() {
			return;
		}
		OldestStoredRound::<T>::put(oldest);
		let next = last.saturating_add(1);
		if last == 0 {
			PruneCursor::<T>::put(oldest);
		} else if next < oldest && !SkippedRounds::<T>::exists() {
			SkippedRounds::<T>::put((next, oldest));
		}
	}

	/// Sets the oldest round. Checks in order that there was the round before it, and that it is
	/// kept.
	pub(crate) fn do_set_oldest_stored_round(oldest: RoundNumber) -> DispatchResult {
		ensure!(!RemovingAll::<T>::exists(), Error::<T>::BeaconChanging);
		let last = LastStoredRound::<T>::get();
		ensure!(oldest <= last.saturating_add(1), Error::<T>::OldestRoundTooHigh);
		ensure!(oldest >= Self::oldest_kept(last), Error::<T>::OldestRoundTooLow);
		OldestStoredRound::<T>::put(oldest);
		PruneCursor::<T>::mutate(|cursor| *cursor = oldest.min(*cursor));
		Self::deposit_event(Event::SetOldestStoredRound(oldest));
		Ok(())
	}

	/// Begins to remove all pulses, because those to come are another beacon's.
	pub(crate) fn remove_all() {
		if LastStoredRound::<T>::take() > 0 {
			RemovingAll::<T>::put(());
		}
		OldestStoredRound::<T>::kill();
		PruneCursor::<T>::kill();
		SkippedRounds::<T>::kill();
	}

	/// Removes pulses as weight allows, and returns the weight.
	pub(crate) fn prune_within(left: Weight) -> Weight {
		let (none, one) = (T::WeightInfo::prune(0), T::WeightInfo::prune(1));
		let Some(rest) = left.checked_sub(&none) else { return Weight::zero() };
		let each = one.saturating_sub(none);
		let affordable = rest.checked_div_per_component(&each).unwrap_or(u64::MAX);
		let most = u32::try_from(affordable).unwrap_or(u32::MAX).min(PRUNED_WHEN_IDLE);
		T::WeightInfo::prune(Self::prune(most))
	}

	/// Removes pulses that are not kept, in at most so many steps. Returns the steps it took.
	pub(crate) fn prune(most: u32) -> u32 {
		if RemovingAll::<T>::exists() {
			return Self::prune_all(most);
		}
		let (oldest, start) = (OldestStoredRound::<T>::get(), PruneCursor::<T>::get());
		let (mut cursor, mut steps) = (start, 0_u32);
		while cursor < oldest && steps < most {
			match SkippedRounds::<T>::get() {
				Some((first, next)) if cursor >= first => {
					cursor = cursor.max(next);
					SkippedRounds::<T>::kill();
				},
				_ => {
					pallet::Pulses::<T>::remove(cursor);
					cursor = cursor.saturating_add(1);
				},
			}
			steps = steps.saturating_add(1);
		}
		if cursor > start {
			PruneCursor::<T>::put(cursor);
		}
		steps
	}

	/// Removes pulses of a former beacon.
	fn prune_all(most: u32) -> u32 {
		let limit = usize::try_from(most).unwrap_or(usize::MAX);
		let rounds: Vec<_> = pallet::Pulses::<T>::iter_keys().take(limit).collect();
		let removed = u32::try_from(rounds.len()).unwrap_or(most);
		rounds.into_iter().for_each(pallet::Pulses::<T>::remove);
		if removed < most {
			RemovingAll::<T>::kill();
		}
		removed
	}
}
