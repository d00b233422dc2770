//! What `pallet_subtensor_stages` costs, measured. Written by `make weights`,
//! but for what says that it is not measured yet.
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
	/// `checks_of_trade`.
	fn checks_of_trade() -> Weight;
	/// `guard_of_weights`.
	fn guard_of_weights() -> Weight;
	/// `read_timelock_queue`, with `n` from 1 to 640.
	fn read_timelock_queue(n: u32) -> Weight;
	/// `reveal_timelocked`.
	fn reveal_timelocked() -> Weight;
	/// `epoch_of_neurons`, with `n` from 2 to 256.
	fn epoch_of_neurons(n: u32) -> Weight;
	/// `epoch_of_rows`, with `v` from 1 to 64.
	fn epoch_of_rows(v: u32) -> Weight;
	/// `epoch_of_rows_with_liquid_alpha`, with `v` from 1 to 64.
	fn epoch_of_rows_with_liquid_alpha(v: u32) -> Weight;
	/// `epoch_of_rows_with_forecast_skill`, with `v` from 1 to 64.
	fn epoch_of_rows_with_forecast_skill(v: u32) -> Weight;
	/// `epoch_of_pairs`, with `p` from 1 to 2016.
	fn epoch_of_pairs(p: u32) -> Weight;
	/// `epoch_of_covered_pairs`, with `p` from 1 to 2016.
	fn epoch_of_covered_pairs(p: u32) -> Weight;
	/// `epoch_of_links`, with `l` from 0 to 512.
	fn epoch_of_links(l: u32) -> Weight;
	/// `epoch_of_root`, with `v` from 1 to 64.
	fn epoch_of_root(v: u32) -> Weight;
	/// `pay_lease_parts`, with `n` from 1 to 32.
	fn pay_lease_parts(n: u32) -> Weight;
	/// `decay_of_difficulties`.
	fn decay_of_difficulties(s: u32) -> Weight;
	/// `checks_of_work`.
	fn checks_of_work() -> Weight;
	/// `longer_lists`.
	fn longer_lists(n: u32) -> Weight;
	/// `clear_long_rows`.
	fn clear_long_rows(r: u32) -> Weight;
	/// `trim_seats`.
	fn trim_seats(m: u32) -> Weight;
	/// `trim_rows`.
	fn trim_rows(r: u32) -> Weight;
	/// `voting_power`.
	fn voting_power(v: u32) -> Weight;
}

/// The weights with the database of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn every_block(s: u32) -> Weight {
		// At least 306_520_000 ps.
		Weight::from_parts(309_200_000, 11_043)
			.saturating_add(Weight::from_parts(158_731_426, 0).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(0, 2_691).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads_writes(56, 17))
			.saturating_add(T::DbWeight::get().reads(38).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().writes(23).saturating_mul(s.into()))
	}
	fn registration_prices(s: u32) -> Weight {
		// At least 30_440_000 ps.
		Weight::from_parts(33_865_754, 7_351)
			.saturating_add(Weight::from_parts(9_030_802, 0).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(0, 2_484).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads_writes(8, 3))
			.saturating_add(T::DbWeight::get().reads(5).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().writes(2).saturating_mul(s.into()))
	}
	fn share_emission(s: u32) -> Weight {
		// At least 188_300_000 ps.
		Weight::from_parts(122_981_614, 9_971)
			.saturating_add(Weight::from_parts(112_387_478, 0).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(0, 2_677).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads_writes(30, 10))
			.saturating_add(T::DbWeight::get().reads(27).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().writes(18).saturating_mul(s.into()))
	}
	fn count_block(s: u32) -> Weight {
		// At least 27_470_000 ps.
		Weight::from_parts(39_678_703, 7_506)
			.saturating_add(Weight::from_parts(7_604_977, 0).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(0, 2_486).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads_writes(7, 1))
			.saturating_add(T::DbWeight::get().reads(5).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().writes(1).saturating_mul(s.into()))
	}
	fn moving_prices(s: u32) -> Weight {
		// At least 47_370_000 ps.
		Weight::from_parts(39_825_064, 6_007)
			.saturating_add(Weight::from_parts(18_040_501, 0).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(0, 2_523).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads_writes(8, 1))
			.saturating_add(T::DbWeight::get().reads(11).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().writes(1).saturating_mul(s.into()))
	}
	fn pending_walks(s: u32) -> Weight {
		// At least 32_430_000 ps.
		Weight::from_parts(32_760_000, 4_657)
			.saturating_add(Weight::from_parts(14_614_191, 0).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(0, 2_543).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads_writes(4, 0))
			.saturating_add(T::DbWeight::get().reads(3).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().writes(1).saturating_mul(s.into()))
	}
	fn pending_children(s: u32) -> Weight {
		// At least 1_517_211_000 ps.
		Weight::from_parts(1_567_149_778, 1_626_732)
			.saturating_add(Weight::from_parts(13_351_841, 0).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(0, 2_569).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads_writes(668, 19))
			.saturating_add(T::DbWeight::get().reads(7).saturating_mul(s.into()))
	}
	fn sell_small_stake() -> Weight {
		// At least 212_350_000 ps.
		Weight::from_parts(226_340_000, 44_559)
			.saturating_add(T::DbWeight::get().reads_writes(20, 14))
	}
	fn pay_fee_in_alpha() -> Weight {
		// At least 144_090_000 ps.
		Weight::from_parts(152_311_000, 8_536)
			.saturating_add(T::DbWeight::get().reads_writes(17, 11))
	}
	fn trades(n: u32) -> Weight {
		// At least 21_380_000 ps.
		Weight::from_parts(14_418_389, 4_595)
			.saturating_add(Weight::from_parts(7_922_915, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(6, 0))
	}
	fn follow_root_stake(r: u32) -> Weight {
		// At least 50_320_000 ps.
		Weight::from_parts(16_012_433, 6_460)
			.saturating_add(Weight::from_parts(23_339_067, 0).saturating_mul(r.into()))
			.saturating_add(Weight::from_parts(0, 2_516).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().reads_writes(5, 6))
			.saturating_add(T::DbWeight::get().reads(6).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().writes(5).saturating_mul(r.into()))
	}
	fn list_of_root_staker(l: u32) -> Weight {
		// At least 20_340_000 ps.
		Weight::from_parts(46_222_695, 5_411)
			.saturating_add(Weight::from_parts(3_386_533, 0).saturating_mul(l.into()))
			.saturating_add(Weight::from_parts(0, 2_507).saturating_mul(l.into()))
			.saturating_add(T::DbWeight::get().reads_writes(5, 1))
			.saturating_add(T::DbWeight::get().reads(1).saturating_mul(l.into()))
	}
	fn look_at_root_claims(r: u32) -> Weight {
		// At least 41_411_000 ps.
		Weight::from_parts(45_105_840, 6_517)
			.saturating_add(Weight::from_parts(11_792_376, 0).saturating_mul(r.into()))
			.saturating_add(Weight::from_parts(0, 2_511).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().reads_writes(5, 0))
			.saturating_add(T::DbWeight::get().reads(4).saturating_mul(r.into()))
	}
	fn root_claims(c: u32, r: u32) -> Weight {
		// At least 2_101_651_000 ps.
		Weight::from_parts(58_056_729, 3_729)
			.saturating_add(Weight::from_parts(91_256_122, 0).saturating_mul(c.into()))
			.saturating_add(Weight::from_parts(16_852_689, 0).saturating_mul(r.into()))
			.saturating_add(Weight::from_parts(0, 2_911).saturating_mul(c.into()))
			.saturating_add(Weight::from_parts(0, 2_568).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().reads_writes(11, 8))
			.saturating_add(T::DbWeight::get().reads(12).saturating_mul(c.into()))
			.saturating_add(T::DbWeight::get().reads(2).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().writes(9).saturating_mul(c.into()))
			.saturating_add(T::DbWeight::get().writes(2).saturating_mul(r.into()))
	}
	fn guard() -> Weight {
		// At least 18_930_000 ps.
		Weight::from_parts(19_980_000, 4_845).saturating_add(T::DbWeight::get().reads_writes(6, 0))
	}
	fn checks_of_trade() -> Weight {
		// At least 60_720_000 ps.
		Weight::from_parts(63_580_000, 8_333).saturating_add(T::DbWeight::get().reads_writes(17, 0))
	}
	fn guard_of_weights() -> Weight {
		// At least 348_100_000 ps.
		Weight::from_parts(385_120_000, 338_462)
			.saturating_add(T::DbWeight::get().reads_writes(141, 0))
	}
	fn read_timelock_queue(n: u32) -> Weight {
		// Not measured yet: accesses counted by hand, and a microsecond for each kilobyte.
		Weight::from_parts(30_000_000, 4_000)
			.saturating_add(Weight::from_parts(10_000_000, 5_100).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(6, 3))
			.saturating_add(T::DbWeight::get().reads(1).saturating_mul(n.into()))
	}
	fn reveal_timelocked() -> Weight {
		// Not measured yet: 30 ms of pairing and decryption, and the accesses of setting weights.
		Weight::from_parts(30_000_000_000, 340_000)
			.saturating_add(T::DbWeight::get().reads_writes(150, 3))
	}
	fn epoch_of_neurons(n: u32) -> Weight {
		// At least 273_261_000 ps.
		// And a counter that was added since, of recycled alpha.
		Weight::from_parts(283_830_000, 7_287)
			.saturating_add(Weight::from_parts(58_397_886, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 5_597).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(31, 14))
			.saturating_add(T::DbWeight::get().reads(12).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(5).saturating_mul(n.into()))
	}
	fn epoch_of_rows(v: u32) -> Weight {
		// At least 10_037_678_000 ps.
		Weight::from_parts(10_347_653_286, 1_379_205)
			.saturating_add(Weight::from_parts(58_863_847, 0).saturating_mul(v.into()))
			.saturating_add(Weight::from_parts(0, 3_614).saturating_mul(v.into()))
			.saturating_add(T::DbWeight::get().reads_writes(2592, 785))
			.saturating_add(T::DbWeight::get().reads(4).saturating_mul(v.into()))
			.saturating_add(T::DbWeight::get().writes(2).saturating_mul(v.into()))
	}
	fn epoch_of_rows_with_liquid_alpha(v: u32) -> Weight {
		// At least 10_050_037_000 ps.
		Weight::from_parts(10_731_783_845, 1_379_244)
			.saturating_add(Weight::from_parts(57_399_940, 0).saturating_mul(v.into()))
			.saturating_add(Weight::from_parts(0, 3_614).saturating_mul(v.into()))
			.saturating_add(T::DbWeight::get().reads_writes(2594, 785))
			.saturating_add(T::DbWeight::get().reads(4).saturating_mul(v.into()))
			.saturating_add(T::DbWeight::get().writes(2).saturating_mul(v.into()))
	}
	fn epoch_of_rows_with_forecast_skill(v: u32) -> Weight {
		// Not measured yet: `epoch_of_rows`, and counted by hand the memory of 256 neurons and the
		// forecasts of it, and of each row that is remembered its accesses, a division for each
		// entry, and a kilobyte that is decoded and one that is encoded.
		Self::epoch_of_rows(v)
			.saturating_add(Weight::from_parts(1_000_000_000, 12_000))
			.saturating_add(Weight::from_parts(60_000_000, 3_600).saturating_mul(v.into()))
			.saturating_add(T::DbWeight::get().reads_writes(3, 1))
			.saturating_add(T::DbWeight::get().reads_writes(2, 1).saturating_mul(v.into()))
	}
	fn epoch_of_pairs(p: u32) -> Weight {
		// Not measured yet: 256 entries of each pair, at eight nanoseconds. Native code takes a
		// third of that where scores do not tell a similarity.
		Weight::from_parts(10_000_000_000, 0)
			.saturating_add(Weight::from_parts(2_000_000, 0).saturating_mul(p.into()))
	}
	fn epoch_of_covered_pairs(p: u32) -> Weight {
		// Not measured yet: 256 entries of each pair, at 32 nanoseconds. Native code takes 14.
		Weight::from_parts(10_000_000_000, 0)
			.saturating_add(Weight::from_parts(8_000_000, 0).saturating_mul(p.into()))
	}
	fn epoch_of_links(l: u32) -> Weight {
		// At least 5_647_544_000 ps.
		Weight::from_parts(3_736_044_039, 372_740)
			.saturating_add(Weight::from_parts(106_096_288, 0).saturating_mul(l.into()))
			.saturating_add(Weight::from_parts(0, 5_451).saturating_mul(l.into()))
			.saturating_add(T::DbWeight::get().reads_writes(930, 339))
			.saturating_add(T::DbWeight::get().reads(7).saturating_mul(l.into()))
			.saturating_add(T::DbWeight::get().writes(6).saturating_mul(l.into()))
	}
	fn epoch_of_root(v: u32) -> Weight {
		// At least 5_665_714_000 ps.
		Weight::from_parts(5_796_640_255, 370_672)
			.saturating_add(Weight::from_parts(48_716_153, 0).saturating_mul(v.into()))
			.saturating_add(Weight::from_parts(0, 2_641).saturating_mul(v.into()))
			.saturating_add(T::DbWeight::get().reads_writes(930, 339))
			.saturating_add(T::DbWeight::get().reads(1).saturating_mul(v.into()))
			.saturating_add(T::DbWeight::get().writes(2).saturating_mul(v.into()))
	}
	fn pay_lease_parts(n: u32) -> Weight {
		// Not measured yet: of each part the share, two positions and the pool are read and
		// written, and the contributor's list of hotkeys, counted by hand.
		Weight::from_parts(40_000_000, 20_000)
			.saturating_add(Weight::from_parts(180_000_000, 12_000).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(8, 6))
			.saturating_add(T::DbWeight::get().reads_writes(12, 9).saturating_mul(n.into()))
	}
	fn decay_of_difficulties(s: u32) -> Weight {
		Weight::from_parts(100_000_000, 10_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 5))
			.saturating_add(T::DbWeight::get().reads_writes(10, 5).saturating_mul(s.into()))
	}
	fn checks_of_work() -> Weight {
		Weight::from_parts(100_000_000, 10_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 5))
	}
	fn longer_lists(n: u32) -> Weight {
		Weight::from_parts(100_000_000, 10_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 5))
			.saturating_add(T::DbWeight::get().reads_writes(10, 5).saturating_mul(n.into()))
	}
	fn clear_long_rows(r: u32) -> Weight {
		Weight::from_parts(100_000_000, 10_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 5))
			.saturating_add(T::DbWeight::get().reads_writes(10, 5).saturating_mul(r.into()))
	}
	fn trim_seats(m: u32) -> Weight {
		Weight::from_parts(100_000_000, 10_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 5))
			.saturating_add(T::DbWeight::get().reads_writes(10, 5).saturating_mul(m.into()))
	}
	fn trim_rows(r: u32) -> Weight {
		Weight::from_parts(100_000_000, 10_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 5))
			.saturating_add(T::DbWeight::get().reads_writes(10, 5).saturating_mul(r.into()))
	}
	fn voting_power(v: u32) -> Weight {
		Weight::from_parts(100_000_000, 10_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 5))
			.saturating_add(T::DbWeight::get().reads_writes(10, 5).saturating_mul(v.into()))
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
	fn checks_of_trade() -> Weight {
		Weight::zero()
	}
	fn guard_of_weights() -> Weight {
		Weight::zero()
	}
	fn read_timelock_queue(_: u32) -> Weight {
		Weight::zero()
	}
	fn reveal_timelocked() -> Weight {
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
	fn epoch_of_rows_with_forecast_skill(_: u32) -> Weight {
		Weight::zero()
	}
	fn epoch_of_pairs(_: u32) -> Weight {
		Weight::zero()
	}
	fn epoch_of_covered_pairs(_: u32) -> Weight {
		Weight::zero()
	}
	fn epoch_of_links(_: u32) -> Weight {
		Weight::zero()
	}
	fn epoch_of_root(_: u32) -> Weight {
		Weight::zero()
	}
	fn pay_lease_parts(_: u32) -> Weight {
		Weight::zero()
	}
	fn decay_of_difficulties(_: u32) -> Weight {
		Weight::zero()
	}
	fn checks_of_work() -> Weight {
		Weight::zero()
	}
	fn longer_lists(_: u32) -> Weight {
		Weight::zero()
	}
	fn clear_long_rows(_: u32) -> Weight {
		Weight::zero()
	}
	fn trim_seats(_: u32) -> Weight {
		Weight::zero()
	}
	fn trim_rows(_: u32) -> Weight {
		Weight::zero()
	}
	fn voting_power(_: u32) -> Weight {
		Weight::zero()
	}
}
