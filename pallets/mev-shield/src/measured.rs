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
	/// `authors_changed`, with `n` from 1 to 32.
	fn authors_changed(n: u32) -> Weight;
	/// `announce_next_key`.
	fn announce_next_key() -> Weight;
	/// `submit_encrypted`.
	fn submit_encrypted() -> Weight;
}

/// The weights with the database of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn rotate() -> Weight {
		// At least 35_804_000 ps.
		Weight::from_parts(37_787_000, 16_726)
			.saturating_add(T::DbWeight::get().reads_writes(11, 16))
	}
	fn authors_changed(n: u32) -> Weight {
		// At least 25_448_000 ps.
		Weight::from_parts(21_388_875, 16_534)
			.saturating_add(Weight::from_parts(5_966_188, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 3_770).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(11, 2))
			.saturating_add(T::DbWeight::get().reads(2).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(3).saturating_mul(n.into()))
	}
	fn announce_next_key() -> Weight {
		// At least 29_474_000 ps.
		Weight::from_parts(31_417_000, 13_011)
			.saturating_add(T::DbWeight::get().reads_writes(10, 6))
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
	fn authors_changed(_: u32) -> Weight {
		Weight::zero()
	}
	fn announce_next_key() -> Weight {
		Weight::zero()
	}
	fn submit_encrypted() -> Weight {
		Weight::zero()
	}
}
