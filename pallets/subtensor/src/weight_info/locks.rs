//! What `pallet_subtensor_locks` costs, measured. Written by `make weights`; not by hand.
//!
//! The runtime as WASM on AMD EPYC, 20 steps of each component, 10 times each. The database is
//! charged by what was read and written; a proof holds what was touched of the state that the benchmark made.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weights of `pallet_subtensor_locks`, by benchmark.
pub trait WeightInfo {
	/// `count_stake`.
	fn count_stake() -> Weight;
	/// `hand_over_lock`.
	fn hand_over_lock() -> Weight;
	/// `lock_owner_cut`.
	fn lock_owner_cut() -> Weight;
	/// `swap_locks_of_hotkey`, with `n` from 1 to 32.
	fn swap_locks_of_hotkey(n: u32) -> Weight;
	/// `swap_locks_of_coldkey`, with `s` from 1 to 32.
	fn swap_locks_of_coldkey(s: u32) -> Weight;
	/// `look_for_new_owners`, with `s` from 1 to 64.
	fn look_for_new_owners(s: u32) -> Weight;
	/// `begin_search`.
	fn begin_search() -> Weight;
	/// `search_owner`, with `n` from 1 to 64.
	fn search_owner(n: u32) -> Weight;
	/// `lock_part_of_price`.
	fn lock_part_of_price() -> Weight;
	/// `settle_collateral`, with `n` from 1 to 256.
	fn settle_collateral(n: u32) -> Weight;
	/// `swap_collateral_of_hotkey`.
	fn swap_collateral_of_hotkey() -> Weight;
	/// `swap_collateral_of_coldkey`, with `s` from 1 to 128.
	fn swap_collateral_of_coldkey(s: u32) -> Weight;
}

/// The weights with the database of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn count_stake() -> Weight {
		// At least 313_315_000 ps.
		Weight::from_parts(460_058_000, 63_831)
			.saturating_add(T::DbWeight::get().reads_writes(48, 0))
	}
	fn hand_over_lock() -> Weight {
		// At least 147_214_000 ps.
		Weight::from_parts(162_002_000, 12_419)
			.saturating_add(T::DbWeight::get().reads_writes(11, 6))
	}
	fn lock_owner_cut() -> Weight {
		// At least 155_180_000 ps.
		Weight::from_parts(231_593_000, 8_684)
			.saturating_add(T::DbWeight::get().reads_writes(16, 4))
	}
	fn swap_locks_of_hotkey(n: u32) -> Weight {
		// At least 122_498_000 ps.
		Weight::from_parts(85_295_531, 7_192)
			.saturating_add(Weight::from_parts(67_309_214, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 5_087).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(6, 3))
			.saturating_add(T::DbWeight::get().reads(3).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(4).saturating_mul(n.into()))
	}
	fn swap_locks_of_coldkey(s: u32) -> Weight {
		// At least 109_053_000 ps.
		Weight::from_parts(110_256_000, 3_297)
			.saturating_add(Weight::from_parts(122_395_474, 0).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(0, 10_060).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads_writes(2, 0))
			.saturating_add(T::DbWeight::get().reads(10).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().writes(8).saturating_mul(s.into()))
	}
	fn look_for_new_owners(s: u32) -> Weight {
		// At least 51_526_000 ps.
		Weight::from_parts(230_249_310, 3_780)
			.saturating_add(Weight::from_parts(27_220_068, 0).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(0, 2_515).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads_writes(2, 0))
			.saturating_add(T::DbWeight::get().reads(7).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().writes(1).saturating_mul(s.into()))
	}
	fn begin_search() -> Weight {
		// At least 15_529_000 ps.
		Weight::from_parts(19_958_000, 4_407).saturating_add(T::DbWeight::get().reads_writes(2, 2))
	}
	fn search_owner(n: u32) -> Weight {
		// At least 194_443_000 ps.
		Weight::from_parts(258_484_868, 14_268)
			.saturating_add(Weight::from_parts(18_324_371, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 2_583).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(22, 8))
			.saturating_add(T::DbWeight::get().reads(2).saturating_mul(n.into()))
	}
	fn lock_part_of_price() -> Weight {
		// At least 325_297_000 ps.
		Weight::from_parts(339_213_000, 11_872)
			.saturating_add(T::DbWeight::get().reads_writes(21, 15))
	}
	fn settle_collateral(n: u32) -> Weight {
		// At least 80_731_000 ps.
		Weight::from_parts(81_853_000, 5_135)
			.saturating_add(Weight::from_parts(74_966_879, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 3_030).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(2, 0))
			.saturating_add(T::DbWeight::get().reads(6).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(2).saturating_mul(n.into()))
	}
	fn swap_collateral_of_hotkey() -> Weight {
		// At least 58_098_000 ps.
		Weight::from_parts(88_124_000, 7_641).saturating_add(T::DbWeight::get().reads_writes(4, 3))
	}
	fn swap_collateral_of_coldkey(s: u32) -> Weight {
		// At least 115_445_000 ps.
		Weight::from_parts(74_365_704, 8_532)
			.saturating_add(Weight::from_parts(44_959_060, 0).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(0, 4_969).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads_writes(5, 0))
			.saturating_add(T::DbWeight::get().reads(5).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().writes(4).saturating_mul(s.into()))
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
