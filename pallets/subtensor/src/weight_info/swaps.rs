//! What `pallet_subtensor_swaps` costs, measured. Written by `make weights`; not by hand.
//!
//! The runtime as WASM on AMD EPYC, 20 steps of each component, 10 times each. The database is
//! charged by what was read and written; a proof holds what was touched of the state that the benchmark made.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weights of `pallet_subtensor_swaps`, by benchmark.
pub trait WeightInfo {
	/// `check_signer`.
	fn check_signer() -> Weight;
	/// `look_at_swaps`.
	fn look_at_swaps() -> Weight;
	/// `swap_seat`, with `l` from 0 to 64.
	fn swap_seat(l: u32) -> Weight;
	/// `committed_hash`, with `n` from 1 to 256.
	fn committed_hash(n: u32) -> Weight;
	/// `swap_timelocks`, with `n` from 1 to 8.
	fn swap_timelocks(n: u32) -> Weight;
	/// `swap_pending_children`, with `n` from 1 to 32.
	fn swap_pending_children(n: u32) -> Weight;
	/// `swap_auto_stakers`, with `n` from 1 to 32.
	fn swap_auto_stakers(n: u32) -> Weight;
	/// `swap_shares`, with `n` from 1 to 32.
	fn swap_shares(n: u32) -> Weight;
	/// `swap_root_accounts`, with `n` from 1 to 32.
	fn swap_root_accounts(n: u32) -> Weight;
	/// `finish_hotkey_swap`.
	fn finish_hotkey_swap() -> Weight;
	/// `swap_lists`.
	fn swap_lists() -> Weight;
	/// `swap_owned_hotkeys`, with `n` from 1 to 32.
	fn swap_owned_hotkeys(n: u32) -> Weight;
	/// `swap_owned_subnets`, with `n` from 1 to 32.
	fn swap_owned_subnets(n: u32) -> Weight;
	/// `swap_limits`, with `n` from 1 to 32.
	fn swap_limits(n: u32) -> Weight;
	/// `swap_positions`, with `n` from 1 to 32.
	fn swap_positions(n: u32) -> Weight;
	/// `swap_leases`, with `n` from 1 to 32.
	fn swap_leases(n: u32) -> Weight;
	/// `finish_coldkey_swap`.
	fn finish_coldkey_swap() -> Weight;
}

/// The weights with the database of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn check_signer() -> Weight {
		// At least 7_814_000 ps.
		Weight::from_parts(8_556_000, 4_081).saturating_add(T::DbWeight::get().reads_writes(2, 0))
	}
	fn look_at_swaps() -> Weight {
		// At least 18_535_000 ps.
		Weight::from_parts(22_602_000, 4_441).saturating_add(T::DbWeight::get().reads_writes(3, 5))
	}
	fn swap_seat(l: u32) -> Weight {
		// At least 614_075_000 ps.
		Weight::from_parts(584_260_195, 46_456)
			.saturating_add(Weight::from_parts(36_187_341, 0).saturating_mul(l.into()))
			.saturating_add(Weight::from_parts(0, 2_614).saturating_mul(l.into()))
			.saturating_add(T::DbWeight::get().reads_writes(56, 65))
			.saturating_add(T::DbWeight::get().reads(1).saturating_mul(l.into()))
			.saturating_add(T::DbWeight::get().writes(1).saturating_mul(l.into()))
	}
	fn committed_hash(n: u32) -> Weight {
		// At least 24_145_000 ps.
		Weight::from_parts(34_408_234, 5_132)
			.saturating_add(Weight::from_parts(47_499, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(2, 0))
	}
	fn swap_timelocks(n: u32) -> Weight {
		// At least 38_672_000 ps.
		Weight::from_parts(11_924_596, 27_261)
			.saturating_add(Weight::from_parts(32_682_909, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 2_528).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(0, 0))
			.saturating_add(T::DbWeight::get().reads(1).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(1).saturating_mul(n.into()))
	}
	fn swap_pending_children(n: u32) -> Weight {
		// At least 15_970_000 ps.
		Weight::from_parts(36_890_810, 1_855)
			.saturating_add(Weight::from_parts(9_932_215, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 2_561).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(0, 0))
			.saturating_add(T::DbWeight::get().reads(1).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(1).saturating_mul(n.into()))
	}
	fn swap_auto_stakers(n: u32) -> Weight {
		// At least 27_581_000 ps.
		Weight::from_parts(43_363_214, 4_105)
			.saturating_add(Weight::from_parts(15_758_498, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 2_530).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(1, 0))
			.saturating_add(T::DbWeight::get().reads(1).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(3).saturating_mul(n.into()))
	}
	fn swap_shares(n: u32) -> Weight {
		// At least 327_952_000 ps.
		Weight::from_parts(297_330_824, 41_417)
			.saturating_add(Weight::from_parts(159_909_338, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 7_649).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(9, 6))
			.saturating_add(T::DbWeight::get().reads(5).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(5).saturating_mul(n.into()))
	}
	fn swap_root_accounts(n: u32) -> Weight {
		// At least 111_758_000 ps.
		Weight::from_parts(117_138_000, 10_049)
			.saturating_add(Weight::from_parts(65_245_330, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 5_036).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(8, 0))
			.saturating_add(T::DbWeight::get().reads(4).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(4).saturating_mul(n.into()))
	}
	fn finish_hotkey_swap() -> Weight {
		// At least 151_263_000 ps.
		Weight::from_parts(188_221_000, 41_997)
			.saturating_add(T::DbWeight::get().reads_writes(13, 6))
	}
	fn swap_lists() -> Weight {
		// At least 33_462_000 ps.
		Weight::from_parts(50_154_000, 39_693).saturating_add(T::DbWeight::get().reads_writes(2, 1))
	}
	fn swap_owned_hotkeys(n: u32) -> Weight {
		// At least 95_107_000 ps.
		Weight::from_parts(118_430_844, 69_164)
			.saturating_add(Weight::from_parts(76_254_907, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 4_950).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(6, 2))
			.saturating_add(T::DbWeight::get().reads(2).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(1).saturating_mul(n.into()))
	}
	fn swap_owned_subnets(n: u32) -> Weight {
		// At least 17_763_000 ps.
		Weight::from_parts(19_046_000, 1_817)
			.saturating_add(Weight::from_parts(13_084_645, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 5_017).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(0, 0))
			.saturating_add(T::DbWeight::get().reads(3).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(3).saturating_mul(n.into()))
	}
	fn swap_limits(n: u32) -> Weight {
		// At least 34_735_000 ps.
		Weight::from_parts(27_296_002, 4_143)
			.saturating_add(Weight::from_parts(18_641_980, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 4_963).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(1, 0))
			.saturating_add(T::DbWeight::get().reads(2).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(2).saturating_mul(n.into()))
	}
	fn swap_positions(n: u32) -> Weight {
		// At least 202_217_000 ps.
		Weight::from_parts(223_707_000, 40_959)
			.saturating_add(Weight::from_parts(173_875_865, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 5_216).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(6, 9))
			.saturating_add(T::DbWeight::get().reads(4).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(4).saturating_mul(n.into()))
	}
	fn swap_leases(n: u32) -> Weight {
		// At least 129_411_000 ps.
		Weight::from_parts(238_588_765, 2_027)
			.saturating_add(Weight::from_parts(78_561_853, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 5_338).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(0, 0))
			.saturating_add(T::DbWeight::get().reads(6).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(5).saturating_mul(n.into()))
	}
	fn finish_coldkey_swap() -> Weight {
		// At least 132_668_000 ps.
		Weight::from_parts(196_246_000, 8_696)
			.saturating_add(T::DbWeight::get().reads_writes(10, 13))
	}
}

/// No weight, for tests.
impl WeightInfo for () {
	fn check_signer() -> Weight {
		Weight::zero()
	}
	fn look_at_swaps() -> Weight {
		Weight::zero()
	}
	fn swap_seat(_: u32) -> Weight {
		Weight::zero()
	}
	fn committed_hash(_: u32) -> Weight {
		Weight::zero()
	}
	fn swap_timelocks(_: u32) -> Weight {
		Weight::zero()
	}
	fn swap_pending_children(_: u32) -> Weight {
		Weight::zero()
	}
	fn swap_auto_stakers(_: u32) -> Weight {
		Weight::zero()
	}
	fn swap_shares(_: u32) -> Weight {
		Weight::zero()
	}
	fn swap_root_accounts(_: u32) -> Weight {
		Weight::zero()
	}
	fn finish_hotkey_swap() -> Weight {
		Weight::zero()
	}
	fn swap_lists() -> Weight {
		Weight::zero()
	}
	fn swap_owned_hotkeys(_: u32) -> Weight {
		Weight::zero()
	}
	fn swap_owned_subnets(_: u32) -> Weight {
		Weight::zero()
	}
	fn swap_limits(_: u32) -> Weight {
		Weight::zero()
	}
	fn swap_positions(_: u32) -> Weight {
		Weight::zero()
	}
	fn swap_leases(_: u32) -> Weight {
		Weight::zero()
	}
	fn finish_coldkey_swap() -> Weight {
		Weight::zero()
	}
}
