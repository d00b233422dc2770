//! What `pallet_crowdloan` costs, measured. Written by `make weights`; not by hand.
//!
//! The runtime as WASM on AMD EPYC, 20 steps of each component, 10 times each. The database is
//! charged by what was read and written; a proof holds what was touched of the state that the benchmark made.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weights of `pallet_crowdloan`, by benchmark.
pub trait WeightInfo {
	/// `create`.
	fn create() -> Weight;
	/// `contribute`.
	fn contribute() -> Weight;
	/// `withdraw`.
	fn withdraw() -> Weight;
	/// `finalize`.
	fn finalize() -> Weight;
	/// `refund`, with `k` from 0 to 50.
	fn refund(k: u32) -> Weight;
	/// `dissolve`.
	fn dissolve() -> Weight;
	/// `update_min_contribution`.
	fn update_min_contribution() -> Weight;
	/// `update_end`.
	fn update_end() -> Weight;
	/// `update_cap`.
	fn update_cap() -> Weight;
	/// `set_max_contribution`.
	fn set_max_contribution() -> Weight;
	/// `pass_on`.
	fn pass_on() -> Weight;
}

/// The weights with the database of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn create() -> Weight {
		// At least 104_635_000 ps.
		Weight::from_parts(119_503_000, 6_821).saturating_add(T::DbWeight::get().reads_writes(5, 6))
	}
	fn contribute() -> Weight {
		// At least 107_050_000 ps.
		Weight::from_parts(117_029_000, 6_607).saturating_add(T::DbWeight::get().reads_writes(5, 5))
	}
	fn withdraw() -> Weight {
		// At least 99_636_000 ps.
		Weight::from_parts(102_822_000, 6_604).saturating_add(T::DbWeight::get().reads_writes(4, 5))
	}
	fn finalize() -> Weight {
		// At least 78_396_000 ps.
		Weight::from_parts(87_633_000, 6_393).saturating_add(T::DbWeight::get().reads_writes(4, 3))
	}
	fn refund(k: u32) -> Weight {
		// At least 27_451_000 ps.
		Weight::from_parts(28_032_000, 6_512)
			.saturating_add(Weight::from_parts(81_139_728, 0).saturating_mul(k.into()))
			.saturating_add(Weight::from_parts(0, 2_609).saturating_mul(k.into()))
			.saturating_add(T::DbWeight::get().reads_writes(4, 2))
			.saturating_add(T::DbWeight::get().reads(2).saturating_mul(k.into()))
			.saturating_add(T::DbWeight::get().writes(3).saturating_mul(k.into()))
	}
	fn dissolve() -> Weight {
		// At least 115_395_000 ps.
		Weight::from_parts(130_523_000, 6_568).saturating_add(T::DbWeight::get().reads_writes(4, 6))
	}
	fn update_min_contribution() -> Weight {
		// At least 18_775_000 ps.
		Weight::from_parts(27_902_000, 3_771).saturating_add(T::DbWeight::get().reads_writes(2, 1))
	}
	fn update_end() -> Weight {
		// At least 21_280_000 ps.
		Weight::from_parts(22_933_000, 4_369).saturating_add(T::DbWeight::get().reads_writes(2, 1))
	}
	fn update_cap() -> Weight {
		// At least 15_609_000 ps.
		Weight::from_parts(17_642_000, 3_731).saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}
	fn set_max_contribution() -> Weight {
		// At least 20_087_000 ps.
		Weight::from_parts(23_384_000, 3_795).saturating_add(T::DbWeight::get().reads_writes(2, 1))
	}
	fn pass_on() -> Weight {
		// At least 21_990_000 ps.
		Weight::from_parts(23_994_000, 6_316).saturating_add(T::DbWeight::get().reads_writes(3, 5))
	}
}

/// No weight, for tests.
impl WeightInfo for () {
	fn create() -> Weight {
		Weight::zero()
	}
	fn contribute() -> Weight {
		Weight::zero()
	}
	fn withdraw() -> Weight {
		Weight::zero()
	}
	fn finalize() -> Weight {
		Weight::zero()
	}
	fn refund(_: u32) -> Weight {
		Weight::zero()
	}
	fn dissolve() -> Weight {
		Weight::zero()
	}
	fn update_min_contribution() -> Weight {
		Weight::zero()
	}
	fn update_end() -> Weight {
		Weight::zero()
	}
	fn update_cap() -> Weight {
		Weight::zero()
	}
	fn set_max_contribution() -> Weight {
		Weight::zero()
	}
	fn pass_on() -> Weight {
		Weight::zero()
	}
}
