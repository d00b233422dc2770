//! What `pallet_commitments` costs, measured. Written by `make weights`; not by hand.
//!
//! The runtime as WASM on AMD EPYC, 20 steps of each component, 10 times each. The database is
//! charged by what was read and written; a proof holds what was touched of the state that the benchmark made.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weights of `pallet_commitments`, by benchmark.
pub trait WeightInfo {
	/// `set_commitment`.
	fn set_commitment() -> Weight;
	/// `reset_bonds`, with `r` from 1 to 256.
	fn reset_bonds(r: u32) -> Weight;
	/// `set_max_space`.
	fn set_max_space() -> Weight;
	/// `check_commitment`.
	fn check_commitment() -> Weight;
	/// `look_for_due`.
	fn look_for_due() -> Weight;
	/// `reveal_field`.
	fn reveal_field() -> Weight;
	/// `look_at_maps`.
	fn look_at_maps() -> Weight;
	/// `purge_commitments`, with `n` from 1 to 64.
	fn purge_commitments(n: u32) -> Weight;
	/// `purge_entries`, with `n` from 1 to 64.
	fn purge_entries(n: u32) -> Weight;
	/// `pass_on`.
	fn pass_on() -> Weight;
	/// `forget`.
	fn forget() -> Weight;
}

/// The weights with the database of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn set_commitment() -> Weight {
		// At least 71_747_000 ps.
		Weight::from_parts(96_314_000, 7_968).saturating_add(T::DbWeight::get().reads_writes(10, 9))
	}
	fn reset_bonds(r: u32) -> Weight {
		// At least 39_549_000 ps.
		Weight::from_parts(37_244_858, 6_636)
			.saturating_add(Weight::from_parts(3_713_263, 0).saturating_mul(r.into()))
			.saturating_add(Weight::from_parts(0, 2_478).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().reads_writes(9, 1))
			.saturating_add(T::DbWeight::get().reads(1).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().writes(1).saturating_mul(r.into()))
	}
	fn set_max_space() -> Weight {
		// At least 3_136_000 ps.
		Weight::from_parts(7_895_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn check_commitment() -> Weight {
		// At least 62_226_000 ps.
		Weight::from_parts(90_358_000, 4_688).saturating_add(T::DbWeight::get().reads_writes(9, 0))
	}
	fn look_for_due() -> Weight {
		// At least 8_636_000 ps.
		Weight::from_parts(14_848_000, 3_667).saturating_add(T::DbWeight::get().reads_writes(3, 0))
	}
	fn reveal_field() -> Weight {
		// At least 11_955_530_000 ps.
		Weight::from_parts(13_419_673_000, 17_344)
			.saturating_add(T::DbWeight::get().reads_writes(5, 3))
	}
	fn look_at_maps() -> Weight {
		// At least 19_927_000 ps.
		Weight::from_parts(30_827_000, 3_469).saturating_add(T::DbWeight::get().reads_writes(5, 0))
	}
	fn purge_commitments(n: u32) -> Weight {
		// At least 74_950_000 ps.
		Weight::from_parts(4_638_337, 6_690)
			.saturating_add(Weight::from_parts(40_407_314, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 7_549).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(5, 0))
			.saturating_add(T::DbWeight::get().reads(4).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(4).saturating_mul(n.into()))
	}
	fn purge_entries(n: u32) -> Weight {
		// At least 26_569_000 ps.
		Weight::from_parts(43_944_087, 3_496)
			.saturating_add(Weight::from_parts(4_492_964, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 2_553).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(5, 0))
			.saturating_add(T::DbWeight::get().reads(1).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(1).saturating_mul(n.into()))
	}
	fn pass_on() -> Weight {
		// At least 118_331_000 ps.
		Weight::from_parts(212_827_000, 23_166)
			.saturating_add(T::DbWeight::get().reads_writes(8, 19))
	}
	fn forget() -> Weight {
		// At least 18_027_000 ps.
		Weight::from_parts(19_249_000, 6_826).saturating_add(T::DbWeight::get().reads_writes(1, 8))
	}
}

/// No weight, for tests.
impl WeightInfo for () {
	fn set_commitment() -> Weight {
		Weight::zero()
	}
	fn reset_bonds(_: u32) -> Weight {
		Weight::zero()
	}
	fn set_max_space() -> Weight {
		Weight::zero()
	}
	fn check_commitment() -> Weight {
		Weight::zero()
	}
	fn look_for_due() -> Weight {
		Weight::zero()
	}
	fn reveal_field() -> Weight {
		Weight::zero()
	}
	fn look_at_maps() -> Weight {
		Weight::zero()
	}
	fn purge_commitments(_: u32) -> Weight {
		Weight::zero()
	}
	fn purge_entries(_: u32) -> Weight {
		Weight::zero()
	}
	fn pass_on() -> Weight {
		Weight::zero()
	}
	fn forget() -> Weight {
		Weight::zero()
	}
}
