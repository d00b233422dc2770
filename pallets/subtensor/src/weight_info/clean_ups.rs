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
	/// `remove_locks`, with `n` from 1 to 64.
	fn remove_locks(n: u32) -> Weight;
	/// `remove_lock_kinds`, with `n` from 1 to 64.
	fn remove_lock_kinds(n: u32) -> Weight;
	/// `remove_collateral`, with `n` from 1 to 64.
	fn remove_collateral(n: u32) -> Weight;
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
}

/// The weights with the database of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn count_stakers(n: u32) -> Weight {
		// At least 61_264_000 ps.
		Weight::from_parts(42_444_989, 7_781)
			.saturating_add(Weight::from_parts(24_817_932, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 2_851).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(6, 0))
			.saturating_add(T::DbWeight::get().reads(4).saturating_mul(n.into()))
	}
	fn rank_stakers(n: u32) -> Weight {
		// At least 69_079_000 ps.
		Weight::from_parts(8_517_915, 7_781)
			.saturating_add(Weight::from_parts(31_453_127, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 2_851).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(6, 1))
			.saturating_add(T::DbWeight::get().reads(4).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(1).saturating_mul(n.into()))
	}
	fn rank_protocol() -> Weight {
		// At least 3_457_000 ps.
		Weight::from_parts(5_510_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn pay_stakers(n: u32) -> Weight {
		// At least 158_446_000 ps.
		Weight::from_parts(33_336_973, 10_211)
			.saturating_add(Weight::from_parts(83_176_100, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 2_547).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(7, 6))
			.saturating_add(T::DbWeight::get().reads(2).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(2).saturating_mul(n.into()))
	}
	fn settle_account() -> Weight {
		// At least 125_414_000 ps.
		Weight::from_parts(165_930_000, 7_629).saturating_add(T::DbWeight::get().reads_writes(8, 6))
	}
	fn release_stakers(n: u32) -> Weight {
		// At least 213_448_000 ps.
		Weight::from_parts(66_117_853, 8_942)
			.saturating_add(Weight::from_parts(178_213_796, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 38_117).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(10, 7))
			.saturating_add(T::DbWeight::get().reads(7).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(5).saturating_mul(n.into()))
	}
	fn forget_root_rates(n: u32) -> Weight {
		// At least 47_800_000 ps.
		Weight::from_parts(50_634_000, 6_450)
			.saturating_add(Weight::from_parts(31_498_065, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 2_561).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(1, 0))
			.saturating_add(T::DbWeight::get().reads(1).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(1).saturating_mul(n.into()))
	}
	fn forget_root_accounts(n: u32) -> Weight {
		// At least 63_248_000 ps.
		Weight::from_parts(47_149_808, 4_668)
			.saturating_add(Weight::from_parts(18_791_481, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 2_594).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(5, 3))
			.saturating_add(T::DbWeight::get().reads(1).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(2).saturating_mul(n.into()))
	}
	fn destroy_alpha() -> Weight {
		// At least 15_048_000 ps.
		Weight::from_parts(23_323_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 10))
	}
	fn remove_neurons(n: u32) -> Weight {
		// At least 64_591_000 ps.
		Weight::from_parts(67_566_000, 4_803)
			.saturating_add(Weight::from_parts(52_740_351, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 2_512).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(2, 0))
			.saturating_add(T::DbWeight::get().reads(2).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(13).saturating_mul(n.into()))
	}
	fn remove_neurons_of_mechanisms(n: u32) -> Weight {
		// At least 147_405_000 ps.
		Weight::from_parts(27_481_479, 4_802)
			.saturating_add(Weight::from_parts(149_087_626, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 2_512).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(2, 0))
			.saturating_add(T::DbWeight::get().reads(2).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(73).saturating_mul(n.into()))
	}
	fn remove_mechanisms(m: u32) -> Weight {
		// At least 38_972_000 ps.
		Weight::from_parts(51_276_820, 5_115)
			.saturating_add(Weight::from_parts(18_093_047, 0).saturating_mul(m.into()))
			.saturating_add(Weight::from_parts(0, 2_508).saturating_mul(m.into()))
			.saturating_add(T::DbWeight::get().reads_writes(1, 0))
			.saturating_add(T::DbWeight::get().reads(2).saturating_mul(m.into()))
			.saturating_add(T::DbWeight::get().writes(6).saturating_mul(m.into()))
	}
	fn remove_locks(n: u32) -> Weight {
		// At least 21_380_000 ps.
		Weight::from_parts(21_640_000, 4_119)
			.saturating_add(Weight::from_parts(15_325_168, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 2_529).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(1, 0))
			.saturating_add(T::DbWeight::get().reads(1).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(2).saturating_mul(n.into()))
	}
	fn remove_lock_kinds(n: u32) -> Weight {
		// At least 17_824_000 ps.
		Weight::from_parts(14_437_641, 4_164)
			.saturating_add(Weight::from_parts(5_195_672, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 2_532).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(1, 0))
			.saturating_add(T::DbWeight::get().reads(1).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(1).saturating_mul(n.into()))
	}
	fn remove_collateral(n: u32) -> Weight {
		// At least 58_550_000 ps.
		Weight::from_parts(17_017_147, 4_378)
			.saturating_add(Weight::from_parts(36_007_488, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 2_623).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(1, 0))
			.saturating_add(T::DbWeight::get().reads(2).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(2).saturating_mul(n.into()))
	}
	fn remove_entries(n: u32) -> Weight {
		// At least 13_375_000 ps.
		Weight::from_parts(24_390_471, 4_197)
			.saturating_add(Weight::from_parts(4_172_187, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 2_537).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(1, 0))
			.saturating_add(T::DbWeight::get().reads(1).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(1).saturating_mul(n.into()))
	}
	fn remove_links(n: u32) -> Weight {
		// At least 73_968_000 ps.
		Weight::from_parts(74_749_000, 4_397)
			.saturating_add(Weight::from_parts(53_991_994, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 13_084).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(2, 1))
			.saturating_add(T::DbWeight::get().reads(6).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(6).saturating_mul(n.into()))
	}
	fn remove_childkey_takes(n: u32) -> Weight {
		// At least 12_202_000 ps.
		Weight::from_parts(15_450_607, 4_068)
			.saturating_add(Weight::from_parts(4_972_754, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 2_533).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(1, 0))
			.saturating_add(T::DbWeight::get().reads(1).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(1).saturating_mul(n.into()))
	}
	fn remove_auto_stakes(n: u32) -> Weight {
		// At least 25_558_000 ps.
		Weight::from_parts(80_733_409, 4_282)
			.saturating_add(Weight::from_parts(13_483_706, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 2_618).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(1, 0))
			.saturating_add(T::DbWeight::get().reads(2).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(2).saturating_mul(n.into()))
	}
	fn remove_owner_limits() -> Weight {
		// At least 52_889_000 ps.
		Weight::from_parts(55_774_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 37))
	}
	fn remove_account_limits(n: u32) -> Weight {
		// At least 14_808_000 ps.
		Weight::from_parts(1_658_127, 4_125)
			.saturating_add(Weight::from_parts(6_698_590, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 2_541).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(1, 0))
			.saturating_add(T::DbWeight::get().reads(1).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(1).saturating_mul(n.into()))
	}
	fn remove_items() -> Weight {
		// At least 139_009_000 ps.
		Weight::from_parts(192_760_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 102))
	}
	fn finish_clean_up() -> Weight {
		// At least 26_559_000 ps.
		Weight::from_parts(29_926_000, 2_752).saturating_add(T::DbWeight::get().reads_writes(5, 2))
	}
	fn serve_waiting() -> Weight {
		// At least 5_682_965_000 ps.
		Weight::from_parts(6_852_697_000, 359_513)
			.saturating_add(T::DbWeight::get().reads_writes(1246, 116))
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
	fn remove_locks(_: u32) -> Weight {
		Weight::zero()
	}
	fn remove_lock_kinds(_: u32) -> Weight {
		Weight::zero()
	}
	fn remove_collateral(_: u32) -> Weight {
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
}
