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
		// At least 13_516_000 ps.
		Weight::from_parts(14_306_000, 6_921)
			.saturating_add(Weight::from_parts(614_571_388, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 8_247).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(7, 2))
			.saturating_add(T::DbWeight::get().reads(25).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(13).saturating_mul(n.into()))
	}
	fn execute_batched_orders(n: u32) -> Weight {
		// At least 22_121_000 ps.
		Weight::from_parts(1_255_485_968, 9_329)
			.saturating_add(Weight::from_parts(281_604_411, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 5_621).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(16, 8))
			.saturating_add(T::DbWeight::get().reads(13).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(7).saturating_mul(n.into()))
	}
	fn cancel_order() -> Weight {
		// At least 33_082_000 ps.
		Weight::from_parts(50_044_000, 3_567).saturating_add(T::DbWeight::get().reads_writes(3, 1))
	}
	fn set_pallet_status() -> Weight {
		// At least 6_923_000 ps.
		Weight::from_parts(12_133_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
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
