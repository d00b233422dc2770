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
	/// `pay_lease_parts`, with `n` from 1 to 32.
	fn pay_lease_parts(n: u32) -> Weight;
	/// `decay_of_difficulties`, with `s` from 1 to 64.
	fn decay_of_difficulties(s: u32) -> Weight;
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
	/// `checks_of_work`.
	fn checks_of_work() -> Weight;
	/// `longer_lists`, with `n` from 256 to 640.
	fn longer_lists(n: u32) -> Weight;
	/// `clear_long_rows`, with `r` from 1 to 16.
	fn clear_long_rows(r: u32) -> Weight;
	/// `trim_seats`, with `m` from 1 to 254.
	fn trim_seats(m: u32) -> Weight;
	/// `trim_rows`, with `r` from 1 to 254.
	fn trim_rows(r: u32) -> Weight;
	/// `read_timelock_queue`, with `n` from 1 to 640.
	fn read_timelock_queue(n: u32) -> Weight;
	/// `reveal_timelocked`.
	fn reveal_timelocked() -> Weight;
	/// `first_commits`, with `v` from 1 to 64 and `n` from 1 to 640.
	fn first_commits(v: u32, n: u32) -> Weight;
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
	/// `voting_power`, with `v` from 1 to 64.
	fn voting_power(v: u32) -> Weight;
	/// `epoch_of_links`, with `l` from 0 to 512.
	fn epoch_of_links(l: u32) -> Weight;
	/// `epoch_of_root`, with `v` from 1 to 64.
	fn epoch_of_root(v: u32) -> Weight;
}

/// The weights with the database of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn every_block(s: u32) -> Weight {
		// At least 794_903_000 ps.
		Weight::from_parts(895_522_000, 11_697)
			.saturating_add(Weight::from_parts(428_831_217, 0).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(0, 2_709).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads_writes(59, 17))
			.saturating_add(T::DbWeight::get().reads(41).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().writes(23).saturating_mul(s.into()))
	}
	fn registration_prices(s: u32) -> Weight {
		// At least 71_994_000 ps.
		Weight::from_parts(111_322_226, 7_668)
			.saturating_add(Weight::from_parts(20_805_382, 0).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(0, 2_484).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads_writes(8, 3))
			.saturating_add(T::DbWeight::get().reads(5).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().writes(2).saturating_mul(s.into()))
	}
	fn share_emission(s: u32) -> Weight {
		// At least 502_528_000 ps.
		Weight::from_parts(533_296_000, 10_405)
			.saturating_add(Weight::from_parts(293_081_159, 0).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(0, 2_694).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads_writes(30, 10))
			.saturating_add(T::DbWeight::get().reads(27).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().writes(18).saturating_mul(s.into()))
	}
	fn count_block(s: u32) -> Weight {
		// At least 48_260_000 ps.
		Weight::from_parts(654_985, 7_752)
			.saturating_add(Weight::from_parts(19_448_217, 0).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(0, 2_486).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads_writes(7, 1))
			.saturating_add(T::DbWeight::get().reads(5).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().writes(1).saturating_mul(s.into()))
	}
	fn moving_prices(s: u32) -> Weight {
		// At least 82_995_000 ps.
		Weight::from_parts(123_185_865, 6_381)
			.saturating_add(Weight::from_parts(44_461_709, 0).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(0, 2_523).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads_writes(8, 1))
			.saturating_add(T::DbWeight::get().reads(11).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().writes(1).saturating_mul(s.into()))
	}
	fn pay_lease_parts(n: u32) -> Weight {
		// At least 338_251_000 ps.
		Weight::from_parts(286_609_386, 42_468)
			.saturating_add(Weight::from_parts(204_205_842, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 2_617).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(22, 10))
			.saturating_add(T::DbWeight::get().reads(3).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(3).saturating_mul(n.into()))
	}
	fn decay_of_difficulties(s: u32) -> Weight {
		// At least 55_693_000 ps.
		Weight::from_parts(62_073_120, 4_668)
			.saturating_add(Weight::from_parts(18_770_056, 0).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(0, 2_496).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads_writes(5, 1))
			.saturating_add(T::DbWeight::get().reads(5).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().writes(1).saturating_mul(s.into()))
	}
	fn pending_walks(s: u32) -> Weight {
		// At least 55_253_000 ps.
		Weight::from_parts(200_603_198, 4_829)
			.saturating_add(Weight::from_parts(30_187_894, 0).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(0, 2_543).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads_writes(4, 0))
			.saturating_add(T::DbWeight::get().reads(3).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().writes(1).saturating_mul(s.into()))
	}
	fn pending_children(s: u32) -> Weight {
		// At least 2_457_807_000 ps.
		Weight::from_parts(4_062_539_545, 1_626_712)
			.saturating_add(Weight::from_parts(25_253_463, 0).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(0, 2_566).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads_writes(669, 19))
			.saturating_add(T::DbWeight::get().reads(7).saturating_mul(s.into()))
	}
	fn sell_small_stake() -> Weight {
		// At least 570_014_000 ps.
		Weight::from_parts(644_182_000, 45_242)
			.saturating_add(T::DbWeight::get().reads_writes(25, 15))
	}
	fn pay_fee_in_alpha() -> Weight {
		// At least 316_982_000 ps.
		Weight::from_parts(481_108_000, 9_641)
			.saturating_add(T::DbWeight::get().reads_writes(24, 12))
	}
	fn trades(n: u32) -> Weight {
		// At least 51_887_000 ps.
		Weight::from_parts(40_961_615, 4_813)
			.saturating_add(Weight::from_parts(21_297_835, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(6, 0))
	}
	fn follow_root_stake(r: u32) -> Weight {
		// At least 126_316_000 ps.
		Weight::from_parts(329_081_325, 6_778)
			.saturating_add(Weight::from_parts(39_030_729, 0).saturating_mul(r.into()))
			.saturating_add(Weight::from_parts(0, 2_516).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().reads_writes(6, 6))
			.saturating_add(T::DbWeight::get().reads(6).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().writes(5).saturating_mul(r.into()))
	}
	fn list_of_root_staker(l: u32) -> Weight {
		// At least 38_241_000 ps.
		Weight::from_parts(154_043_364, 5_666)
			.saturating_add(Weight::from_parts(7_036_779, 0).saturating_mul(l.into()))
			.saturating_add(Weight::from_parts(0, 2_507).saturating_mul(l.into()))
			.saturating_add(T::DbWeight::get().reads_writes(6, 1))
			.saturating_add(T::DbWeight::get().reads(1).saturating_mul(l.into()))
	}
	fn look_at_root_claims(r: u32) -> Weight {
		// At least 73_116_000 ps.
		Weight::from_parts(112_424_724, 6_755)
			.saturating_add(Weight::from_parts(19_232_380, 0).saturating_mul(r.into()))
			.saturating_add(Weight::from_parts(0, 2_511).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().reads_writes(7, 0))
			.saturating_add(T::DbWeight::get().reads(4).saturating_mul(r.into()))
	}
	fn root_claims(c: u32, r: u32) -> Weight {
		// By itself, 30 times each.
		// At least 3_185_705_000 ps.
		Weight::from_parts(272_865_640, 4_448)
			.saturating_add(Weight::from_parts(131_397_930, 0).saturating_mul(c.into()))
			.saturating_add(Weight::from_parts(24_016_058, 0).saturating_mul(r.into()))
			.saturating_add(Weight::from_parts(0, 2_912).saturating_mul(c.into()))
			.saturating_add(Weight::from_parts(0, 2_570).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().reads_writes(15, 9))
			.saturating_add(T::DbWeight::get().reads(12).saturating_mul(c.into()))
			.saturating_add(T::DbWeight::get().reads(2).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().writes(9).saturating_mul(c.into()))
			.saturating_add(T::DbWeight::get().writes(2).saturating_mul(r.into()))
	}
	fn guard() -> Weight {
		// At least 24_706_000 ps.
		Weight::from_parts(36_387_000, 4_674).saturating_add(T::DbWeight::get().reads_writes(4, 0))
	}
	fn checks_of_trade() -> Weight {
		// At least 140_953_000 ps.
		Weight::from_parts(152_204_000, 9_169)
			.saturating_add(T::DbWeight::get().reads_writes(23, 0))
	}
	fn guard_of_weights() -> Weight {
		// At least 574_993_000 ps.
		Weight::from_parts(661_755_000, 338_456)
			.saturating_add(T::DbWeight::get().reads_writes(143, 0))
	}
	fn checks_of_work() -> Weight {
		// At least 162_593_000 ps.
		Weight::from_parts(270_384_000, 38_942)
			.saturating_add(T::DbWeight::get().reads_writes(15, 0))
	}
	fn longer_lists(n: u32) -> Weight {
		// At least 607_042_000 ps.
		Weight::from_parts(311_060_991, 20_918)
			.saturating_add(Weight::from_parts(1_194_950, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 13).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(51, 43))
	}
	fn clear_long_rows(r: u32) -> Weight {
		// At least 62_607_000 ps.
		Weight::from_parts(32_157_388, 14_433)
			.saturating_add(Weight::from_parts(46_724_187, 0).saturating_mul(r.into()))
			.saturating_add(Weight::from_parts(0, 2_508).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().reads_writes(2, 1))
			.saturating_add(T::DbWeight::get().reads(1).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().writes(1).saturating_mul(r.into()))
	}
	fn trim_seats(m: u32) -> Weight {
		// At least 378_326_000 ps.
		Weight::from_parts(364_755_399, 14_386)
			.saturating_add(Weight::from_parts(21_670_388, 0).saturating_mul(m.into()))
			.saturating_add(Weight::from_parts(0, 2_510).saturating_mul(m.into()))
			.saturating_add(T::DbWeight::get().reads_writes(26, 22))
			.saturating_add(T::DbWeight::get().reads(3).saturating_mul(m.into()))
			.saturating_add(T::DbWeight::get().writes(3).saturating_mul(m.into()))
	}
	fn trim_rows(r: u32) -> Weight {
		// At least 5_225_081_000 ps.
		Weight::from_parts(6_610_233_059, 662_771)
			.saturating_add(Weight::from_parts(26_311_485, 0).saturating_mul(r.into()))
			.saturating_add(Weight::from_parts(0, 3_509).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().reads_writes(789, 788))
			.saturating_add(T::DbWeight::get().reads(3).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().writes(3).saturating_mul(r.into()))
	}
	fn read_timelock_queue(n: u32) -> Weight {
		// At least 17_045_000 ps.
		Weight::from_parts(17_176_000, 4_331)
			.saturating_add(Weight::from_parts(6_589_416, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 5_090).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(6, 2))
	}
	fn reveal_timelocked() -> Weight {
		// At least 12_730_988_000 ps.
		Weight::from_parts(13_244_876_000, 339_587)
			.saturating_add(T::DbWeight::get().reads_writes(148, 1))
	}
	fn first_commits(v: u32, n: u32) -> Weight {
		// At least 131_987_000 ps.
		Weight::from_parts(3_463_160, 6_169)
			.saturating_add(Weight::from_parts(3_050_990, 0).saturating_mul(v.into()))
			.saturating_add(Weight::from_parts(252_539, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 40).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 2_552).saturating_mul(v.into()))
			.saturating_add(T::DbWeight::get().reads_writes(11, 0))
			.saturating_add(T::DbWeight::get().reads(1).saturating_mul(v.into()))
	}
	fn epoch_of_neurons(n: u32) -> Weight {
		// At least 515_793_000 ps.
		Weight::from_parts(521_383_000, 8_221)
			.saturating_add(Weight::from_parts(130_675_314, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 5_603).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(42, 14))
			.saturating_add(T::DbWeight::get().reads(11).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(5).saturating_mul(n.into()))
	}
	fn epoch_of_rows(v: u32) -> Weight {
		// Both ends of the component by turns, for 45 s.
		// At least 15_578_832_000 ps.
		Weight::from_parts(18_997_477_824, 1_380_750)
			.saturating_add(Weight::from_parts(126_213_210, 0).saturating_mul(v.into()))
			.saturating_add(Weight::from_parts(0, 3_624).saturating_mul(v.into()))
			.saturating_add(T::DbWeight::get().reads_writes(2346, 784))
			.saturating_add(T::DbWeight::get().reads(4).saturating_mul(v.into()))
			.saturating_add(T::DbWeight::get().writes(2).saturating_mul(v.into()))
	}
	fn epoch_of_rows_with_liquid_alpha(v: u32) -> Weight {
		// Both ends of the component by turns, for 45 s.
		// At least 15_726_146_000 ps.
		Weight::from_parts(22_174_714_754, 1_380_789)
			.saturating_add(Weight::from_parts(135_154_298, 0).saturating_mul(v.into()))
			.saturating_add(Weight::from_parts(0, 3_624).saturating_mul(v.into()))
			.saturating_add(T::DbWeight::get().reads_writes(2348, 784))
			.saturating_add(T::DbWeight::get().reads(4).saturating_mul(v.into()))
			.saturating_add(T::DbWeight::get().writes(2).saturating_mul(v.into()))
	}
	fn epoch_of_rows_with_forecast_skill(v: u32) -> Weight {
		// Both ends of the component by turns, for 45 s.
		// At least 16_075_088_000 ps.
		Weight::from_parts(23_824_565_711, 1_388_566)
			.saturating_add(Weight::from_parts(150_431_228, 0).saturating_mul(v.into()))
			.saturating_add(Weight::from_parts(0, 4_700).saturating_mul(v.into()))
			.saturating_add(T::DbWeight::get().reads_writes(2346, 784))
			.saturating_add(T::DbWeight::get().reads(6).saturating_mul(v.into()))
			.saturating_add(T::DbWeight::get().writes(3).saturating_mul(v.into()))
	}
	fn epoch_of_pairs(p: u32) -> Weight {
		// At least 283_719_000 ps.
		Weight::from_parts(325_252_550, 0)
			.saturating_add(Weight::from_parts(1_622_458, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads_writes(0, 0))
	}
	fn epoch_of_covered_pairs(p: u32) -> Weight {
		// At least 476_239_000 ps.
		Weight::from_parts(190_684_072, 0)
			.saturating_add(Weight::from_parts(6_159_272, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads_writes(0, 0))
	}
	fn voting_power(v: u32) -> Weight {
		// At least 92_973_000 ps.
		Weight::from_parts(122_812_382, 5_072)
			.saturating_add(Weight::from_parts(22_741_486, 0).saturating_mul(v.into()))
			.saturating_add(Weight::from_parts(0, 5_073).saturating_mul(v.into()))
			.saturating_add(T::DbWeight::get().reads_writes(6, 1))
			.saturating_add(T::DbWeight::get().reads(2).saturating_mul(v.into()))
			.saturating_add(T::DbWeight::get().writes(2).saturating_mul(v.into()))
	}
	fn epoch_of_links(l: u32) -> Weight {
		// At least 8_820_330_000 ps.
		Weight::from_parts(8_752_072_987, 374_975)
			.saturating_add(Weight::from_parts(218_736_080, 0).saturating_mul(l.into()))
			.saturating_add(Weight::from_parts(0, 5_451).saturating_mul(l.into()))
			.saturating_add(T::DbWeight::get().reads_writes(883, 340))
			.saturating_add(T::DbWeight::get().reads(8).saturating_mul(l.into()))
			.saturating_add(T::DbWeight::get().writes(7).saturating_mul(l.into()))
	}
	fn epoch_of_root(v: u32) -> Weight {
		// At least 8_950_883_000 ps.
		Weight::from_parts(9_696_545_310, 372_949)
			.saturating_add(Weight::from_parts(80_651_998, 0).saturating_mul(v.into()))
			.saturating_add(Weight::from_parts(0, 2_641).saturating_mul(v.into()))
			.saturating_add(T::DbWeight::get().reads_writes(883, 340))
			.saturating_add(T::DbWeight::get().reads(2).saturating_mul(v.into()))
			.saturating_add(T::DbWeight::get().writes(3).saturating_mul(v.into()))
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
	fn pay_lease_parts(_: u32) -> Weight {
		Weight::zero()
	}
	fn decay_of_difficulties(_: u32) -> Weight {
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
	fn read_timelock_queue(_: u32) -> Weight {
		Weight::zero()
	}
	fn reveal_timelocked() -> Weight {
		Weight::zero()
	}
	fn first_commits(_: u32, _: u32) -> Weight {
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
	fn voting_power(_: u32) -> Weight {
		Weight::zero()
	}
	fn epoch_of_links(_: u32) -> Weight {
		Weight::zero()
	}
	fn epoch_of_root(_: u32) -> Weight {
		Weight::zero()
	}
}
