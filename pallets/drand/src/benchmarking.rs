//! Benchmarks of the calls and the removal of pulses. `make weights` runs them on the WASM runtime.

use crate::{
	beacon,
	types::{BeaconConfigurationPayload, Pulse, PulsesPayload, RoundNumber},
	Call, Config, LastStoredRound, OldestStoredRound, Pallet, PruneCursor, Pulses, *,
};
use alloc::vec::Vec;
use codec::Decode;
use frame_benchmarking::v2::*;
use frame_support::traits::Get;
use frame_system::RawOrigin;
use ganglion_timelock::development;
use ganglion_types::PlainVec;
use sp_runtime::traits::TrailingZeroInput;

/// A pulse of the development beacon.
pub(crate) fn pulse(round: RoundNumber) -> Pulse {
	Pulse::new(round, &development::secret_key().sign(round).unwrap())
}

/// A public key of nobody: the signature of a payload may be left out.
fn nobody<T: Config>() -> T::Public {
	T::Public::decode(&mut TrailingZeroInput::zeroes()).unwrap()
}

/// Stores pulses without verification.
fn store<T: Config>(rounds: impl Iterator<Item = RoundNumber>) {
	let model = pulse(1);
	rounds.for_each(|round| Pallet::<T>::store(Pulse { round, ..model.clone() }));
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// The first pulse is the first after a long time.
	#[benchmark]
	fn write_pulse(p: Linear<1, MAX_PULSES>) {
		Pallet::<T>::begin_with(beacon::development());
		store::<T>(1..2);
		let first = 10 * T::HistoryRounds::get();
		let pulses: Vec<Pulse> = (first..first + u64::from(p)).map(pulse).collect();
		let payload = PulsesPayload {
			block_number: 0u32.into(),
			pulses: PlainVec::truncate_from(pulses),
			public: nobody::<T>(),
		};

		#[extrinsic_call]
		_(RawOrigin::None, payload, None);

		assert_eq!(LastStoredRound::<T>::get(), first + u64::from(p) - 1);
		assert_eq!(PulsesInBlock::<T>::get(), p);
	}

	/// The key is another, and there are pulses to remove.
	#[benchmark]
	fn set_beacon_config() {
		store::<T>(1..2);
		let payload = BeaconConfigurationPayload {
			block_number: 0u32.into(),
			config: beacon::development(),
			public: nobody::<T>(),
		};

		#[extrinsic_call]
		_(RawOrigin::Root, payload, None);

		assert!(RemovingAll::<T>::exists());
	}

	#[benchmark]
	fn set_oldest_stored_round() {
		store::<T>(1..2);

		#[extrinsic_call]
		_(RawOrigin::Root, 2);

		assert_eq!(OldestStoredRound::<T>::get(), 2);
	}

	/// Each step removes a pulse.
	#[benchmark]
	fn prune(p: Linear<0, PRUNED_WHEN_IDLE>) {
		store::<T>(1..u64::from(PRUNED_WHEN_IDLE) + 2);
		PruneCursor::<T>::put(1);
		OldestStoredRound::<T>::put(u64::from(PRUNED_WHEN_IDLE) + 1);
		let steps;

		#[block]
		{
			steps = Pallet::<T>::prune(p);
		}

		assert_eq!(steps, p);
		assert!(!Pulses::<T>::contains_key(u64::from(p)));
		assert!(Pulses::<T>::contains_key(u64::from(p) + 1));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::of_benchmarks(), crate::mock::Test);
}
