//! What `pallet_subtensor_baskets` costs, measured. Written by `make weights`; not by hand.
//!
//! The runtime as WASM on AMD EPYC, 20 steps of each component, 10 times each. The database is
//! charged by what was read and written; a proof holds what was touched of the state that the benchmark made.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weights of `pallet_subtensor_baskets`, by benchmark.
pub trait WeightInfo {
	/// `count_holdings`, with `r` from 1 to 128.
	fn count_holdings(r: u32) -> Weight;
	/// `redeem_shares`, with `r` from 1 to 128.
	fn redeem_shares(r: u32) -> Weight;
	/// `put_dividends`, with `c` from 1 to 20 and `r` from 20 to 128.
	fn put_dividends(c: u32, r: u32) -> Weight;
	/// `begin_on_index`, with `r` from 1 to 128.
	fn begin_on_index(r: u32) -> Weight;
	/// `look_at_index`.
	fn look_at_index() -> Weight;
	/// `sample_basket`, with `r` from 1 to 128.
	fn sample_basket(r: u32) -> Weight;
	/// `publish_index`.
	fn publish_index() -> Weight;
	/// `swap_basket_of_hotkey`.
	fn swap_basket_of_hotkey() -> Weight;
	/// `swap_shares_in_baskets`, with `n` from 1 to 32.
	fn swap_shares_in_baskets(n: u32) -> Weight;
}

/// The weights with the database of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn count_holdings(r: u32) -> Weight {
		// At least 65_632_000 ps.
		Weight::from_parts(206_817_333, 7_575)
			.saturating_add(Weight::from_parts(20_589_483, 0).saturating_mul(r.into()))
			.saturating_add(Weight::from_parts(0, 2_503).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().reads_writes(5, 0))
			.saturating_add(T::DbWeight::get().reads(3).saturating_mul(r.into()))
	}
	fn redeem_shares(r: u32) -> Weight {
		// At least 540_839_000 ps.
		Weight::from_parts(551_820_000, 45_746)
			.saturating_add(Weight::from_parts(320_666_672, 0).saturating_mul(r.into()))
			.saturating_add(Weight::from_parts(0, 2_693).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().reads_writes(26, 27))
			.saturating_add(T::DbWeight::get().reads(13).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().writes(11).saturating_mul(r.into()))
	}
	fn put_dividends(c: u32, r: u32) -> Weight {
		// At least 2_965_895_000 ps.
		Weight::from_parts(2_103_236_357, 10_564)
			.saturating_add(Weight::from_parts(110_339_599, 0).saturating_mul(c.into()))
			.saturating_add(Weight::from_parts(41_492_759, 0).saturating_mul(r.into()))
			.saturating_add(Weight::from_parts(0, 2_572).saturating_mul(c.into()))
			.saturating_add(Weight::from_parts(0, 2_527).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().reads_writes(12, 3))
			.saturating_add(T::DbWeight::get().reads(5).saturating_mul(c.into()))
			.saturating_add(T::DbWeight::get().reads(9).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().writes(8).saturating_mul(c.into()))
	}
	fn begin_on_index(r: u32) -> Weight {
		// At least 125_214_000 ps.
		Weight::from_parts(130_043_000, 8_937)
			.saturating_add(Weight::from_parts(42_576_725, 0).saturating_mul(r.into()))
			.saturating_add(Weight::from_parts(0, 2_546).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().reads_writes(9, 1))
			.saturating_add(T::DbWeight::get().reads(9).saturating_mul(r.into()))
	}
	fn look_at_index() -> Weight {
		// At least 15_488_000 ps.
		Weight::from_parts(20_087_000, 2_543).saturating_add(T::DbWeight::get().reads_writes(3, 1))
	}
	fn sample_basket(r: u32) -> Weight {
		// At least 128_870_000 ps.
		Weight::from_parts(99_331_430, 9_308)
			.saturating_add(Weight::from_parts(43_652_436, 0).saturating_mul(r.into()))
			.saturating_add(Weight::from_parts(0, 2_542).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().reads_writes(10, 1))
			.saturating_add(T::DbWeight::get().reads(9).saturating_mul(r.into()))
	}
	fn publish_index() -> Weight {
		// At least 8_856_000 ps.
		Weight::from_parts(17_192_000, 2_177).saturating_add(T::DbWeight::get().reads_writes(1, 2))
	}
	fn swap_basket_of_hotkey() -> Weight {
		// At least 85_629_000 ps.
		Weight::from_parts(119_043_000, 8_237)
			.saturating_add(T::DbWeight::get().reads_writes(10, 19))
	}
	fn swap_shares_in_baskets(n: u32) -> Weight {
		// At least 15_539_000 ps.
		Weight::from_parts(16_811_000, 1_763)
			.saturating_add(Weight::from_parts(10_290_857, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 4_988).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(0, 0))
			.saturating_add(T::DbWeight::get().reads(2).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(2).saturating_mul(n.into()))
	}
}

/// No weight, for tests.
impl WeightInfo for () {
	fn count_holdings(_: u32) -> Weight {
		Weight::zero()
	}
	fn redeem_shares(_: u32) -> Weight {
		Weight::zero()
	}
	fn put_dividends(_: u32, _: u32) -> Weight {
		Weight::zero()
	}
	fn begin_on_index(_: u32) -> Weight {
		Weight::zero()
	}
	fn look_at_index() -> Weight {
		Weight::zero()
	}
	fn sample_basket(_: u32) -> Weight {
		Weight::zero()
	}
	fn publish_index() -> Weight {
		Weight::zero()
	}
	fn swap_basket_of_hotkey() -> Weight {
		Weight::zero()
	}
	fn swap_shares_in_baskets(_: u32) -> Weight {
		Weight::zero()
	}
}
