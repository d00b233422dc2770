//! What `pallet_limit_orders` costs, measured. Written by `make weights`; not by hand.
//!
//! The runtime as WASM on AMD EPYC, 20 steps of each component, 10 times each. The database is
//! charged by what was read and written; a proof holds what was touched of the state that the benchmark made.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weights of `pallet_limit_orders`, by benchmark.
pub trait WeightInfo {
	/// `execute_orders`, with `n` from 0 to 100.
	fn execute_orders(n: u32) -> Weight;
	/// `execute_batched_orders`, with `n` from 0 to 100.
	fn execute_batched_orders(n: u32) -> Weight;
	/// `cancel_order`.
	fn cancel_order() -> Weight;
	/// `set_pallet_status`.
	fn set_pallet_status() -> Weight;
}

/// The weights with the database of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn execute_orders(n: u32) -> Weight {
		// At least 9_217_000 ps.
		Weight::from_parts(9_458_000, 9_513)
			.saturating_add(Weight::from_parts(542_632_162, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 5_254).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(18, 9))
			.saturating_add(T::DbWeight::get().reads(11).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(4).saturating_mul(n.into()))
	}
	fn execute_batched_orders(n: u32) -> Weight {
		// At least 9_427_000 ps.
		Weight::from_parts(376_649_466, 9_909)
			.saturating_add(Weight::from_parts(285_184_548, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 5_203).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(19, 9))
			.saturating_add(T::DbWeight::get().reads(10).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(5).saturating_mul(n.into()))
	}
	fn cancel_order() -> Weight {
		// At least 35_416_000 ps.
		Weight::from_parts(39_715_000, 3_567).saturating_add(T::DbWeight::get().reads_writes(3, 1))
	}
	fn set_pallet_status() -> Weight {
		// At least 8_836_000 ps.
		Weight::from_parts(9_518_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
}

/// No weight, for tests.
impl WeightInfo for () {
	fn execute_orders(_: u32) -> Weight {
		Weight::zero()
	}
	fn execute_batched_orders(_: u32) -> Weight {
		Weight::zero()
	}
	fn cancel_order() -> Weight {
		Weight::zero()
	}
	fn set_pallet_status() -> Weight {
		Weight::zero()
	}
}
