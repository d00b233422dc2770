//! Not measured.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weights by benchmark.
pub trait WeightInfo {
	/// `count_stake`.
	fn count_stake() -> Weight;
	/// `hand_over_lock`.
	fn hand_over_lock() -> Weight;
	/// `lock_owner_cut`.
	fn lock_owner_cut() -> Weight;
	/// `swap_locks_of_hotkey`.
	fn swap_locks_of_hotkey(n: u32) -> Weight;
	/// `swap_locks_of_coldkey`.
	fn swap_locks_of_coldkey(s: u32) -> Weight;
	/// `look_for_new_owners`.
	fn look_for_new_owners(s: u32) -> Weight;
	/// `begin_search`.
	fn begin_search() -> Weight;
	/// `search_owner`.
	fn search_owner(n: u32) -> Weight;
	/// `lock_part_of_price`.
	fn lock_part_of_price() -> Weight;
	/// `settle_collateral`.
	fn settle_collateral(n: u32) -> Weight;
	/// `swap_collateral_of_hotkey`.
	fn swap_collateral_of_hotkey() -> Weight;
	/// `swap_collateral_of_coldkey`.
	fn swap_collateral_of_coldkey(s: u32) -> Weight;
}

/// The weights with the database of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn count_stake() -> Weight {
		Weight::from_parts(100_000_000, 10_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 5))
	}
	fn hand_over_lock() -> Weight {
		Weight::from_parts(100_000_000, 10_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 5))
	}
	fn lock_owner_cut() -> Weight {
		Weight::from_parts(100_000_000, 10_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 5))
	}
	fn swap_locks_of_hotkey(n: u32) -> Weight {
		Weight::from_parts(100_000_000, 10_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 5))
			.saturating_add(T::DbWeight::get().reads_writes(10, 5).saturating_mul(n.into()))
	}
	fn swap_locks_of_coldkey(s: u32) -> Weight {
		Weight::from_parts(100_000_000, 10_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 5))
			.saturating_add(T::DbWeight::get().reads_writes(10, 5).saturating_mul(s.into()))
	}
	fn look_for_new_owners(s: u32) -> Weight {
		Weight::from_parts(100_000_000, 10_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 5))
			.saturating_add(T::DbWeight::get().reads_writes(10, 5).saturating_mul(s.into()))
	}
	fn begin_search() -> Weight {
		Weight::from_parts(100_000_000, 10_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 5))
	}
	fn search_owner(n: u32) -> Weight {
		Weight::from_parts(100_000_000, 10_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 5))
			.saturating_add(T::DbWeight::get().reads_writes(10, 5).saturating_mul(n.into()))
	}
	fn lock_part_of_price() -> Weight {
		Weight::from_parts(100_000_000, 10_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 5))
	}
	fn settle_collateral(n: u32) -> Weight {
		Weight::from_parts(100_000_000, 10_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 5))
			.saturating_add(T::DbWeight::get().reads_writes(10, 5).saturating_mul(n.into()))
	}
	fn swap_collateral_of_hotkey() -> Weight {
		Weight::from_parts(100_000_000, 10_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 5))
	}
	fn swap_collateral_of_coldkey(s: u32) -> Weight {
		Weight::from_parts(100_000_000, 10_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 5))
			.saturating_add(T::DbWeight::get().reads_writes(10, 5).saturating_mul(s.into()))
	}
}

/// No weight, for tests.
impl WeightInfo for () {
	fn count_stake() -> Weight {
		Weight::zero()
	}
	fn hand_over_lock() -> Weight {
		Weight::zero()
	}
	fn lock_owner_cut() -> Weight {
		Weight::zero()
	}
	fn swap_locks_of_hotkey(_: u32) -> Weight {
		Weight::zero()
	}
	fn swap_locks_of_coldkey(_: u32) -> Weight {
		Weight::zero()
	}
	fn look_for_new_owners(_: u32) -> Weight {
		Weight::zero()
	}
	fn begin_search() -> Weight {
		Weight::zero()
	}
	fn search_owner(_: u32) -> Weight {
		Weight::zero()
	}
	fn lock_part_of_price() -> Weight {
		Weight::zero()
	}
	fn settle_collateral(_: u32) -> Weight {
		Weight::zero()
	}
	fn swap_collateral_of_hotkey() -> Weight {
		Weight::zero()
	}
	fn swap_collateral_of_coldkey(_: u32) -> Weight {
		Weight::zero()
	}
}
