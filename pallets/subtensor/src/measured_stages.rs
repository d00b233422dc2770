//! What `pallet_subtensor_stages` costs, measured. Written by `make weights`; not by hand.
//!
//! The runtime as WASM on AMD EPYC, 20 steps of each component, 10 times each. The database is
//! charged by what was read and written; a proof holds what was touched of the state that the benchmark made.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weights of `pallet_subtensor_stages`, by benchmark.
pub trait WeightInfo {
	/// `every_block`, with `s` from 1 to 128.
	fn every_block(s: u32) -> Weight;
	/// `registration_prices`, with `s` from 1 to 128.
	fn registration_prices(s: u32) -> Weight;
	/// `share_emission`, with `s` from 1 to 128.
	fn share_emission(s: u32) -> Weight;
	/// `count_block`, with `s` from 1 to 128.
	fn count_block(s: u32) -> Weight;
	/// `moving_prices`, with `s` from 1 to 128.
	fn moving_prices(s: u32) -> Weight;
	/// `pending_walks`, with `s` from 1 to 128.
	fn pending_walks(s: u32) -> Weight;
	/// `pending_children`, with `s` from 1 to 128.
	fn pending_children(s: u32) -> Weight;
	/// `sell_small_stake`.
	fn sell_small_stake() -> Weight;
	/// `pay_fee_in_alpha`.
	fn pay_fee_in_alpha() -> Weight;
	/// `trades`, with `n` from 1 to 8.
	fn trades(n: u32) -> Weight;
	/// `follow_root_stake`, with `r` from 1 to 128.
	fn follow_root_stake(r: u32) -> Weight;
	/// `list_of_root_staker`, with `l` from 1 to 1024.
	fn list_of_root_staker(l: u32) -> Weight;
	/// `look_at_root_claims`, with `r` from 1 to 128.
	fn look_at_root_claims(r: u32) -> Weight;
	/// `root_claims`, with `c` from 1 to 20 and `r` from 20 to 128.
	fn root_claims(c: u32, r: u32) -> Weight;
	/// `guard`.
	fn guard() -> Weight;
	/// `guard_of_price`.
	fn guard_of_price() -> Weight;
	/// `guard_of_weights`.
	fn guard_of_weights() -> Weight;
	/// `epoch_of_neurons`, with `n` from 2 to 256.
	fn epoch_of_neurons(n: u32) -> Weight;
	/// `epoch_of_rows`, with `v` from 1 to 64.
	fn epoch_of_rows(v: u32) -> Weight;
	/// `epoch_of_rows_with_liquid_alpha`, with `v` from 1 to 64.
	fn epoch_of_rows_with_liquid_alpha(v: u32) -> Weight;
	/// `epoch_of_links`, with `l` from 0 to 512.
	fn epoch_of_links(l: u32) -> Weight;
	/// `epoch_of_root`, with `v` from 1 to 64.
	fn epoch_of_root(v: u32) -> Weight;
}

/// The weights with the database of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn every_block(s: u32) -> Weight {
		// At least 338_411_000 ps.
		Weight::from_parts(347_331_000, 11_043)
			.saturating_add(Weight::from_parts(162_339_175, 0).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(0, 2_691).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads_writes(56, 17))
			.saturating_add(T::DbWeight::get().reads(38).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().writes(23).saturating_mul(s.into()))
	}
	fn registration_prices(s: u32) -> Weight {
		// At least 29_610_000 ps.
		Weight::from_parts(26_660_845, 7_351)
			.saturating_add(Weight::from_parts(9_417_202, 0).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(0, 2_484).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads_writes(8, 3))
			.saturating_add(T::DbWeight::get().reads(5).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().writes(2).saturating_mul(s.into()))
	}
	fn share_emission(s: u32) -> Weight {
		// At least 193_660_000 ps.
		Weight::from_parts(194_510_000, 9_971)
			.saturating_add(Weight::from_parts(125_021_902, 0).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(0, 2_677).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads_writes(30, 10))
			.saturating_add(T::DbWeight::get().reads(27).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().writes(18).saturating_mul(s.into()))
	}
	fn count_block(s: u32) -> Weight {
		// At least 29_210_000 ps.
		Weight::from_parts(26_587_601, 7_506)
			.saturating_add(Weight::from_parts(8_722_280, 0).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(0, 2_486).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads_writes(7, 1))
			.saturating_add(T::DbWeight::get().reads(5).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().writes(1).saturating_mul(s.into()))
	}
	fn moving_prices(s: u32) -> Weight {
		// At least 49_420_000 ps.
		Weight::from_parts(92_495_386, 6_007)
			.saturating_add(Weight::from_parts(18_861_651, 0).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(0, 2_523).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads_writes(8, 1))
			.saturating_add(T::DbWeight::get().reads(11).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().writes(1).saturating_mul(s.into()))
	}
	fn pending_walks(s: u32) -> Weight {
		// At least 34_260_000 ps.
		Weight::from_parts(42_697_743, 4_657)
			.saturating_add(Weight::from_parts(14_963_952, 0).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(0, 2_543).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads_writes(4, 0))
			.saturating_add(T::DbWeight::get().reads(3).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().writes(1).saturating_mul(s.into()))
	}
	fn pending_children(s: u32) -> Weight {
		// At least 1_484_251_000 ps.
		Weight::from_parts(1_609_275_059, 1_626_732)
			.saturating_add(Weight::from_parts(13_439_278, 0).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(0, 2_569).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads_writes(668, 19))
			.saturating_add(T::DbWeight::get().reads(7).saturating_mul(s.into()))
	}
	fn sell_small_stake() -> Weight {
		// At least 229_790_000 ps.
		Weight::from_parts(239_531_000, 44_559)
			.saturating_add(T::DbWeight::get().reads_writes(20, 14))
	}
	fn pay_fee_in_alpha() -> Weight {
		// At least 164_360_000 ps.
		Weight::from_parts(170_680_000, 8_809)
			.saturating_add(T::DbWeight::get().reads_writes(18, 11))
	}
	fn trades(n: u32) -> Weight {
		// At least 22_060_000 ps.
		Weight::from_parts(14_874_411, 4_595)
			.saturating_add(Weight::from_parts(8_252_314, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(6, 0))
	}
	fn follow_root_stake(r: u32) -> Weight {
		// At least 53_760_000 ps.
		Weight::from_parts(24_073_312, 6_460)
			.saturating_add(Weight::from_parts(25_127_026, 0).saturating_mul(r.into()))
			.saturating_add(Weight::from_parts(0, 2_516).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().reads_writes(5, 6))
			.saturating_add(T::DbWeight::get().reads(6).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().writes(5).saturating_mul(r.into()))
	}
	fn list_of_root_staker(l: u32) -> Weight {
		// At least 20_940_000 ps.
		Weight::from_parts(10_717_558, 5_411)
			.saturating_add(Weight::from_parts(3_670_296, 0).saturating_mul(l.into()))
			.saturating_add(Weight::from_parts(0, 2_507).saturating_mul(l.into()))
			.saturating_add(T::DbWeight::get().reads_writes(5, 1))
			.saturating_add(T::DbWeight::get().reads(1).saturating_mul(l.into()))
	}
	fn look_at_root_claims(r: u32) -> Weight {
		// At least 40_220_000 ps.
		Weight::from_parts(50_900_885, 6_517)
			.saturating_add(Weight::from_parts(12_177_504, 0).saturating_mul(r.into()))
			.saturating_add(Weight::from_parts(0, 2_511).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().reads_writes(5, 0))
			.saturating_add(T::DbWeight::get().reads(4).saturating_mul(r.into()))
	}
	fn root_claims(c: u32, r: u32) -> Weight {
		// At least 2_068_932_000 ps.
		Weight::from_parts(271_633_726, 37_759)
			.saturating_add(Weight::from_parts(80_315_740, 0).saturating_mul(c.into()))
			.saturating_add(Weight::from_parts(15_488_515, 0).saturating_mul(r.into()))
			.saturating_add(Weight::from_parts(0, 2_911).saturating_mul(c.into()))
			.saturating_add(Weight::from_parts(0, 2_572).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().reads_writes(13, 8))
			.saturating_add(T::DbWeight::get().reads(12).saturating_mul(c.into()))
			.saturating_add(T::DbWeight::get().reads(2).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().writes(9).saturating_mul(c.into()))
			.saturating_add(T::DbWeight::get().writes(2).saturating_mul(r.into()))
	}
	fn guard() -> Weight {
		// At least 18_150_000 ps.
		Weight::from_parts(19_230_000, 4_845).saturating_add(T::DbWeight::get().reads_writes(6, 0))
	}
	fn guard_of_price() -> Weight {
		// At least 58_520_000 ps.
		Weight::from_parts(60_650_000, 8_333).saturating_add(T::DbWeight::get().reads_writes(17, 0))
	}
	fn guard_of_weights() -> Weight {
		// At least 320_710_000 ps.
		Weight::from_parts(350_590_000, 338_462)
			.saturating_add(T::DbWeight::get().reads_writes(141, 0))
	}
	fn epoch_of_neurons(n: u32) -> Weight {
		// At least 279_640_000 ps.
		Weight::from_parts(290_180_000, 7_292)
			.saturating_add(Weight::from_parts(63_792_536, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 5_700).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(31, 13))
			.saturating_add(T::DbWeight::get().reads(13).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(5).saturating_mul(n.into()))
	}
	fn epoch_of_rows(v: u32) -> Weight {
		// At least 13_178_049_000 ps.
		Weight::from_parts(14_272_016_605, 1_428_526)
			.saturating_add(Weight::from_parts(55_505_188, 0).saturating_mul(v.into()))
			.saturating_add(Weight::from_parts(0, 3_614).saturating_mul(v.into()))
			.saturating_add(T::DbWeight::get().reads_writes(3104, 785))
			.saturating_add(T::DbWeight::get().reads(4).saturating_mul(v.into()))
			.saturating_add(T::DbWeight::get().writes(2).saturating_mul(v.into()))
	}
	fn epoch_of_rows_with_liquid_alpha(v: u32) -> Weight {
		// At least 12_857_099_000 ps.
		Weight::from_parts(13_572_399_078, 1_428_565)
			.saturating_add(Weight::from_parts(87_911_349, 0).saturating_mul(v.into()))
			.saturating_add(Weight::from_parts(0, 3_614).saturating_mul(v.into()))
			.saturating_add(T::DbWeight::get().reads_writes(3106, 785))
			.saturating_add(T::DbWeight::get().reads(4).saturating_mul(v.into()))
			.saturating_add(T::DbWeight::get().writes(2).saturating_mul(v.into()))
	}
	fn epoch_of_links(l: u32) -> Weight {
		// At least 6_205_115_000 ps.
		Weight::from_parts(6_212_814_037, 385_308)
			.saturating_add(Weight::from_parts(107_811_846, 0).saturating_mul(l.into()))
			.saturating_add(Weight::from_parts(0, 5_642).saturating_mul(l.into()))
			.saturating_add(T::DbWeight::get().reads_writes(1058, 339))
			.saturating_add(T::DbWeight::get().reads(9).saturating_mul(l.into()))
			.saturating_add(T::DbWeight::get().writes(6).saturating_mul(l.into()))
	}
	fn epoch_of_root(v: u32) -> Weight {
		// At least 6_435_554_000 ps.
		Weight::from_parts(6_472_045_542, 383_278)
			.saturating_add(Weight::from_parts(41_580_929, 0).saturating_mul(v.into()))
			.saturating_add(Weight::from_parts(0, 2_641).saturating_mul(v.into()))
			.saturating_add(T::DbWeight::get().reads_writes(1058, 339))
			.saturating_add(T::DbWeight::get().reads(1).saturating_mul(v.into()))
			.saturating_add(T::DbWeight::get().writes(2).saturating_mul(v.into()))
	}
}

/// No weight, for tests.
impl WeightInfo for () {
	fn every_block(_: u32) -> Weight {
		Weight::zero()
	}
	fn registration_prices(_: u32) -> Weight {
		Weight::zero()
	}
	fn share_emission(_: u32) -> Weight {
		Weight::zero()
	}
	fn count_block(_: u32) -> Weight {
		Weight::zero()
	}
	fn moving_prices(_: u32) -> Weight {
		Weight::zero()
	}
	fn pending_walks(_: u32) -> Weight {
		Weight::zero()
	}
	fn pending_children(_: u32) -> Weight {
		Weight::zero()
	}
	fn sell_small_stake() -> Weight {
		Weight::zero()
	}
	fn pay_fee_in_alpha() -> Weight {
		Weight::zero()
	}
	fn trades(_: u32) -> Weight {
		Weight::zero()
	}
	fn follow_root_stake(_: u32) -> Weight {
		Weight::zero()
	}
	fn list_of_root_staker(_: u32) -> Weight {
		Weight::zero()
	}
	fn look_at_root_claims(_: u32) -> Weight {
		Weight::zero()
	}
	fn root_claims(_: u32, _: u32) -> Weight {
		Weight::zero()
	}
	fn guard() -> Weight {
		Weight::zero()
	}
	fn guard_of_price() -> Weight {
		Weight::zero()
	}
	fn guard_of_weights() -> Weight {
		Weight::zero()
	}
	fn epoch_of_neurons(_: u32) -> Weight {
		Weight::zero()
	}
	fn epoch_of_rows(_: u32) -> Weight {
		Weight::zero()
	}
	fn epoch_of_rows_with_liquid_alpha(_: u32) -> Weight {
		Weight::zero()
	}
	fn epoch_of_links(_: u32) -> Weight {
		Weight::zero()
	}
	fn epoch_of_root(_: u32) -> Weight {
		Weight::zero()
	}
}
