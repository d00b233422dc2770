//! What `pallet_subtensor_swap` costs, measured. Written by `make weights`; not by hand.
//!
//! The runtime as WASM on AMD EPYC, 20 steps of each component, 10 times each. The database is
//! charged by what was read and written; a proof holds what was touched of the state that the benchmark made.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weights of `pallet_subtensor_swap`, by benchmark.
pub trait WeightInfo {
	/// `set_fee_rate`.
	fn set_fee_rate() -> Weight;
}

/// The weights with the database of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn set_fee_rate() -> Weight {
		// At least 15_118_000 ps.
		Weight::from_parts(28_172_000, 4_073).saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}
}

/// No weight, for tests.
impl WeightInfo for () {
	fn set_fee_rate() -> Weight {
		Weight::zero()
	}
}
