//! What `pallet_limit_orders` costs. Not measured yet: the database is charged by what each
//! benchmark reads and writes, counted by hand, and the rest is estimated from measured calls of
//! the same kind. `make weights` will replace this file.

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

// None is measured yet. The database is charged by what the code reads and writes, counted by hand;
// the rest is that of a sale of stake (`remove_stake_limit`), and of the check of a signature.
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn execute_orders(n: u32) -> Weight {
		// Of each order: its status, whether its owner is frozen (2), the pool and the subnet (9),
		// three accounts, hotkey, share, pool of shares and list (6), the lock (43), the fee of the
		// pool. A sale of the pool's fee writes as much as the sale.
		Weight::from_parts(20_000_000, 6_000)
			.saturating_add(Weight::from_parts(420_000_000, 60_000).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().reads_writes(68, 22).saturating_mul(n.into()))
	}
	fn execute_batched_orders(n: u32) -> Weight {
		// Of each order the same without the pool, which the batch trades with once.
		Weight::from_parts(300_000_000, 60_000)
			.saturating_add(Weight::from_parts(320_000_000, 50_000).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(24, 16))
			.saturating_add(T::DbWeight::get().reads_writes(60, 12).saturating_mul(n.into()))
	}
	fn cancel_order() -> Weight {
		// Reads: status, moment, hash of the genesis block. Writes: status.
		Weight::from_parts(25_000_000, 6_000).saturating_add(T::DbWeight::get().reads_writes(3, 1))
	}
	fn set_pallet_status() -> Weight {
		Weight::from_parts(10_000_000, 2_000).saturating_add(T::DbWeight::get().writes(1))
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
