//! What `pallet_drand` costs, measured. Written by `make weights`; not by hand.
//!
//! The runtime as WASM on AMD EPYC, 20 steps of each component, 10 times each. The database is
//! charged by what was read and written; a proof holds what was touched of the state that the benchmark made.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

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
		// At least 12_418_965_000 ps.
		Weight::from_parts(8_084_972_806, 1_837)
			.saturating_add(Weight::from_parts(11_177_248_642, 0).saturating_mul(p.into()))
			.saturating_add(Weight::from_parts(0, 2_475).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads_writes(6, 4))
			.saturating_add(T::DbWeight::get().reads(1).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().writes(1).saturating_mul(p.into()))
	}
	fn set_beacon_config() -> Weight {
		// At least 3_018_953_000 ps.
		Weight::from_parts(3_390_667_000, 1_558)
			.saturating_add(T::DbWeight::get().reads_writes(2, 6))
	}
	fn set_oldest_stored_round() -> Weight {
		// At least 18_114_000 ps.
		Weight::from_parts(39_654_000, 1_558).saturating_add(T::DbWeight::get().reads_writes(3, 2))
	}
	fn prune(p: u32) -> Weight {
		// At least 11_401_000 ps.
		Weight::from_parts(12_113_000, 1_585)
			.saturating_add(Weight::from_parts(3_356_656, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads_writes(4, 1))
			.saturating_add(T::DbWeight::get().writes(1).saturating_mul(p.into()))
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
