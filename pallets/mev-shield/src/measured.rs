//! What `pallet_mev_shield` costs, measured. Written by `make weights`; not by hand.
//!
//! The runtime as WASM on AMD EPYC, 20 steps of each component, 10 times each. The database is
//! charged by what was read and written; a proof holds what was touched of the state that the benchmark made.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weights of `pallet_mev_shield`, by benchmark.
pub trait WeightInfo {
	/// `rotate`.
	fn rotate() -> Weight;
	/// `announce_next_key`.
	fn announce_next_key() -> Weight;
	/// `submit_encrypted`.
	fn submit_encrypted() -> Weight;
}

/// The weights with the database of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn rotate() -> Weight {
		// At least 40_296_000 ps.
		Weight::from_parts(43_031_000, 5_270).saturating_add(T::DbWeight::get().reads_writes(7, 12))
	}
	fn announce_next_key() -> Weight {
		// At least 65_452_000 ps.
		Weight::from_parts(103_042_000, 5_369).saturating_add(T::DbWeight::get().reads_writes(8, 6))
	}
	fn submit_encrypted() -> Weight {
		// At least 19_847_000 ps.
		Weight::from_parts(37_280_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 0))
	}
}

/// No weight, for tests.
impl WeightInfo for () {
	fn rotate() -> Weight {
		Weight::zero()
	}
	fn announce_next_key() -> Weight {
		Weight::zero()
	}
	fn submit_encrypted() -> Weight {
		Weight::zero()
	}
}
