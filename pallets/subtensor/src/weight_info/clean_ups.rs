//! What `pallet_subtensor_clean_ups` costs, measured. Written by `make weights`; not by hand.
//!
//! The runtime as WASM on AMD EPYC, 20 steps of each component, 10 times each. The database is
//! charged by what was read and written; a proof holds what was touched of the state that the benchmark made.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weights of `pallet_subtensor_clean_ups`, by benchmark.
pub trait WeightInfo {
	/// `count_stakers`, with `n` from 1 to 64.
	fn count_stakers(n: u32) -> Weight;
	/// `rank_stakers`, with `n` from 1 to 64.
	fn rank_stakers(n: u32) -> Weight;
	/// `rank_protocol`.
	fn rank_protocol() -> Weight;
	/// `pay_stakers`, with `n` from 1 to 64.
	fn pay_stakers(n: u32) -> Weight;
	/// `settle_account`.
	fn settle_account() -> Weight;
	/// `release_stakers`, with `n` from 1 to 16.
	fn release_stakers(n: u32) -> Weight;
	/// `forget_root_rates`, with `n` from 1 to 64.
	fn forget_root_rates(n: u32) -> Weight;
	/// `forget_root_accounts`, with `n` from 1 to 64.
	fn forget_root_accounts(n: u32) -> Weight;
	/// `destroy_alpha`.
	fn destroy_alpha() -> Weight;
	/// `remove_neurons`, with `n` from 1 to 256.
	fn remove_neurons(n: u32) -> Weight;
	/// `remove_neurons_of_mechanisms`, with `n` from 1 to 16.
	fn remove_neurons_of_mechanisms(n: u32) -> Weight;
	/// `remove_mechanisms`, with `m` from 1 to 16.
	fn remove_mechanisms(m: u32) -> Weight;
	/// `remove_entries`, with `n` from 1 to 64.
	fn remove_entries(n: u32) -> Weight;
	/// `remove_links`, with `n` from 1 to 32.
	fn remove_links(n: u32) -> Weight;
	/// `remove_childkey_takes`, with `n` from 1 to 64.
	fn remove_childkey_takes(n: u32) -> Weight;
	/// `remove_auto_stakes`, with `n` from 1 to 64.
	fn remove_auto_stakes(n: u32) -> Weight;
	/// `remove_owner_limits`.
	fn remove_owner_limits() -> Weight;
	/// `remove_account_limits`, with `n` from 1 to 64.
	fn remove_account_limits(n: u32) -> Weight;
	/// `remove_items`.
	fn remove_items() -> Weight;
	/// `finish_clean_up`.
	fn finish_clean_up() -> Weight;
	/// `serve_waiting`.
	fn serve_waiting() -> Weight;
	/// `remove_locks`.
	fn remove_locks(n: u32) -> Weight;
	/// `remove_lock_kinds`.
	fn remove_lock_kinds(n: u32) -> Weight;
	/// `remove_collateral`.
	fn remove_collateral(n: u32) -> Weight;
}

/// The weights with the database of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn count_stakers(n: u32) -> Weight {
		// At least 35_210_000 ps.
		Weight::from_parts(17_208_555, 7_488)
			.saturating_add(Weight::from_parts(13_066_200, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 2_851).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(5, 0))
			.saturating_add(T::DbWeight::get().reads(4).saturating_mul(n.into()))
	}
	fn rank_stakers(n: u32) -> Weight {
		// At least 38_500_000 ps.
		Weight::from_parts(22_533_394, 7_488)
			.saturating_add(Weight::from_parts(14_204_066, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 2_851).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(5, 1))
			.saturating_add(T::DbWeight::get().reads(4).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(1).saturating_mul(n.into()))
	}
	fn rank_protocol() -> Weight {
		// At least 1_430_000 ps.
		Weight::from_parts(1_650_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn pay_stakers(n: u32) -> Weight {
		// At least 97_770_000 ps.
		Weight::from_parts(53_002_294, 10_013)
			.saturating_add(Weight::from_parts(41_206_547, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 2_547).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(7, 6))
			.saturating_add(T::DbWeight::get().reads(2).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(2).saturating_mul(n.into()))
	}
	fn settle_account() -> Weight {
		// At least 80_070_000 ps.
		Weight::from_parts(84_080_000, 7_392).saturating_add(T::DbWeight::get().reads_writes(8, 6))
	}
	fn release_stakers(n: u32) -> Weight {
		// At least 112_670_000 ps.
		Weight::from_parts(42_670_625, 8_574)
			.saturating_add(Weight::from_parts(64_375_595, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 38_117).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(8, 6))
			.saturating_add(T::DbWeight::get().reads(7).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(5).saturating_mul(n.into()))
	}
	fn forget_root_rates(n: u32) -> Weight {
		// At least 16_530_000 ps.
		Weight::from_parts(7_971_704, 6_406)
			.saturating_add(Weight::from_parts(12_346_838, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 2_561).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(1, 0))
			.saturating_add(T::DbWeight::get().reads(1).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(1).saturating_mul(n.into()))
	}
	fn forget_root_accounts(n: u32) -> Weight {
		// At least 27_210_000 ps.
		Weight::from_parts(19_792_620, 4_508)
			.saturating_add(Weight::from_parts(7_813_337, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 2_594).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(4, 6))
			.saturating_add(T::DbWeight::get().reads(1).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(2).saturating_mul(n.into()))
	}
	fn destroy_alpha() -> Weight {
		// At least 7_200_000 ps.
		Weight::from_parts(7_920_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 9))
	}
	fn remove_neurons(n: u32) -> Weight {
		// At least 25_390_000 ps.
		Weight::from_parts(64_950_451, 4_411)
			.saturating_add(Weight::from_parts(14_674_070, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 2_512).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(2, 0))
			.saturating_add(T::DbWeight::get().reads(1).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(10).saturating_mul(n.into()))
	}
	fn remove_neurons_of_mechanisms(n: u32) -> Weight {
		// At least 45_290_000 ps.
		Weight::from_parts(4_330_685, 4_410)
			.saturating_add(Weight::from_parts(41_410_002, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 2_512).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(2, 0))
			.saturating_add(T::DbWeight::get().reads(1).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(40).saturating_mul(n.into()))
	}
	fn remove_mechanisms(m: u32) -> Weight {
		// At least 8_420_000 ps.
		Weight::from_parts(5_352_439, 4_131)
			.saturating_add(Weight::from_parts(3_746_363, 0).saturating_mul(m.into()))
			.saturating_add(T::DbWeight::get().reads_writes(1, 0))
			.saturating_add(T::DbWeight::get().writes(5).saturating_mul(m.into()))
	}
	fn remove_entries(n: u32) -> Weight {
		// At least 6_250_000 ps.
		Weight::from_parts(4_291_494, 4_186)
			.saturating_add(Weight::from_parts(2_378_125, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 2_537).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(1, 0))
			.saturating_add(T::DbWeight::get().reads(1).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(1).saturating_mul(n.into()))
	}
	fn remove_links(n: u32) -> Weight {
		// At least 41_030_000 ps.
		Weight::from_parts(6_852_138, 4_294)
			.saturating_add(Weight::from_parts(32_895_655, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 13_084).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(2, 1))
			.saturating_add(T::DbWeight::get().reads(6).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(6).saturating_mul(n.into()))
	}
	fn remove_childkey_takes(n: u32) -> Weight {
		// At least 5_650_000 ps.
		Weight::from_parts(3_515_199, 4_032)
			.saturating_add(Weight::from_parts(2_445_990, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 2_533).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(1, 0))
			.saturating_add(T::DbWeight::get().reads(1).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(1).saturating_mul(n.into()))
	}
	fn remove_auto_stakes(n: u32) -> Weight {
		// At least 18_360_000 ps.
		Weight::from_parts(18_510_000, 4_258)
			.saturating_add(Weight::from_parts(9_401_435, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 2_618).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(1, 0))
			.saturating_add(T::DbWeight::get().reads(2).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(2).saturating_mul(n.into()))
	}
	fn remove_owner_limits() -> Weight {
		// At least 24_780_000 ps.
		Weight::from_parts(26_661_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 28))
	}
	fn remove_account_limits(n: u32) -> Weight {
		// At least 6_990_000 ps.
		Weight::from_parts(3_568_092, 4_088)
			.saturating_add(Weight::from_parts(3_948_866, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 2_541).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(1, 0))
			.saturating_add(T::DbWeight::get().reads(1).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(1).saturating_mul(n.into()))
	}
	fn remove_items() -> Weight {
		// At least 67_480_000 ps.
		Weight::from_parts(71_240_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 84))
	}
	fn finish_clean_up() -> Weight {
		// At least 12_820_000 ps.
		Weight::from_parts(13_960_000, 2_463).saturating_add(T::DbWeight::get().reads_writes(3, 2))
	}
	fn serve_waiting() -> Weight {
		// At least 3_708_753_000 ps.
		Weight::from_parts(3_853_603_000, 349_925)
			.saturating_add(T::DbWeight::get().reads_writes(1244, 115))
	}
	fn remove_locks(n: u32) -> Weight {
		Weight::from_parts(100_000_000, 10_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 5))
			.saturating_add(T::DbWeight::get().reads_writes(10, 5).saturating_mul(n.into()))
	}
	fn remove_lock_kinds(n: u32) -> Weight {
		Weight::from_parts(100_000_000, 10_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 5))
			.saturating_add(T::DbWeight::get().reads_writes(10, 5).saturating_mul(n.into()))
	}
	fn remove_collateral(n: u32) -> Weight {
		Weight::from_parts(100_000_000, 10_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 5))
			.saturating_add(T::DbWeight::get().reads_writes(10, 5).saturating_mul(n.into()))
	}
}

/// No weight, for tests.
impl WeightInfo for () {
	fn count_stakers(_: u32) -> Weight {
		Weight::zero()
	}
	fn rank_stakers(_: u32) -> Weight {
		Weight::zero()
	}
	fn rank_protocol() -> Weight {
		Weight::zero()
	}
	fn pay_stakers(_: u32) -> Weight {
		Weight::zero()
	}
	fn settle_account() -> Weight {
		Weight::zero()
	}
	fn release_stakers(_: u32) -> Weight {
		Weight::zero()
	}
	fn forget_root_rates(_: u32) -> Weight {
		Weight::zero()
	}
	fn forget_root_accounts(_: u32) -> Weight {
		Weight::zero()
	}
	fn destroy_alpha() -> Weight {
		Weight::zero()
	}
	fn remove_neurons(_: u32) -> Weight {
		Weight::zero()
	}
	fn remove_neurons_of_mechanisms(_: u32) -> Weight {
		Weight::zero()
	}
	fn remove_mechanisms(_: u32) -> Weight {
		Weight::zero()
	}
	fn remove_entries(_: u32) -> Weight {
		Weight::zero()
	}
	fn remove_links(_: u32) -> Weight {
		Weight::zero()
	}
	fn remove_childkey_takes(_: u32) -> Weight {
		Weight::zero()
	}
	fn remove_auto_stakes(_: u32) -> Weight {
		Weight::zero()
	}
	fn remove_owner_limits() -> Weight {
		Weight::zero()
	}
	fn remove_account_limits(_: u32) -> Weight {
		Weight::zero()
	}
	fn remove_items() -> Weight {
		Weight::zero()
	}
	fn finish_clean_up() -> Weight {
		Weight::zero()
	}
	fn serve_waiting() -> Weight {
		Weight::zero()
	}
	fn remove_locks(_: u32) -> Weight {
		Weight::zero()
	}
	fn remove_lock_kinds(_: u32) -> Weight {
		Weight::zero()
	}
	fn remove_collateral(_: u32) -> Weight {
		Weight::zero()
	}
}
