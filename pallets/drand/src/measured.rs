//! What `pallet_drand` costs. Derived by hand from the times of docs/performance.md (as WASM) and
//! from what is read and written: not measured by `make weights` yet.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Reading the beacon's key, in picoseconds: 2.4 ms.
const READ_KEY: u64 = 3_000_000_000;
/// Verifying a pulse, in picoseconds: 10.7 ms.
const VERIFY: u64 = 12_000_000_000;

/// Weights of `pallet_drand`, by benchmark.
pub trait WeightInfo {
	/// `write_pulse`, with `p` from 1 to 10.
	fn write_pulse(p: u32) -> Weight;
	/// `set_beacon_config`.
	fn set_beacon_config() -> Weight;
	/// `set_oldest_stored_round`.
	fn set_oldest_stored_round() -> Weight;
	/// `prune`, with `p` from 0 to 1000.
	fn prune(p: u32) -> Weight;
}

/// The weights with the database of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn write_pulse(p: u32) -> Weight {
		Weight::from_parts(READ_KEY, 4_014)
			.saturating_add(Weight::from_parts(VERIFY, 2_770).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads_writes(7, 5))
			.saturating_add(T::DbWeight::get().reads_writes(1, 1).saturating_mul(p.into()))
	}
	fn set_beacon_config() -> Weight {
		Weight::from_parts(READ_KEY, 4_014).saturating_add(T::DbWeight::get().reads_writes(2, 6))
	}
	fn set_oldest_stored_round() -> Weight {
		Weight::from_parts(20_000_000, 4_014).saturating_add(T::DbWeight::get().reads_writes(4, 2))
	}
	fn prune(p: u32) -> Weight {
		Weight::from_parts(10_000_000, 4_014)
			.saturating_add(Weight::from_parts(1_000_000, 2_770).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads_writes(5, 4))
			.saturating_add(T::DbWeight::get().reads_writes(1, 1).saturating_mul(p.into()))
	}
}

/// No weight, for tests.
impl WeightInfo for () {
	fn write_pulse(_: u32) -> Weight {
		Weight::zero()
	}
	fn set_beacon_config() -> Weight {
		Weight::zero()
	}
	fn set_oldest_stored_round() -> Weight {
		Weight::zero()
	}
	fn prune(_: u32) -> Weight {
		Weight::zero()
	}
}
