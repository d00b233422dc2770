//! What `pallet_mev_shield` costs. Not measured yet: the database is charged by what each
//! benchmark reads and writes, counted by hand, and the rest is estimated from measured calls of
//! the same kind. `make weights` will replace this file.

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
		Weight::from_parts(30_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(9, 12))
	}
	fn announce_next_key() -> Weight {
		Weight::from_parts(40_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(11, 8))
	}
	fn submit_encrypted() -> Weight {
		Weight::from_parts(20_000_000, 0)
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
