//! What `pallet_subtensor` costs, measured. Written by `make weights`; not by hand.
//!
//! The runtime as WASM on AMD EPYC, 20 steps of each component, 10 times each. The database is
//! charged by what was read and written; a proof holds what was touched of the state that the benchmark made.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weights of `pallet_subtensor`, by benchmark.
pub trait WeightInfo {
	/// `set_weights`, with `n` from 1 to 256.
	fn set_weights(n: u32) -> Weight;
	/// `add_stake`.
	fn add_stake() -> Weight;
	/// `add_stake_limit`.
	fn add_stake_limit() -> Weight;
	/// `remove_stake`.
	fn remove_stake() -> Weight;
	/// `remove_stake_limit`.
	fn remove_stake_limit() -> Weight;
	/// `remove_stake_full_limit`.
	fn remove_stake_full_limit() -> Weight;
	/// `move_stake`.
	fn move_stake() -> Weight;
	/// `move_stake_limit`.
	fn move_stake_limit() -> Weight;
	/// `transfer_stake`.
	fn transfer_stake() -> Weight;
	/// `transfer_stake_and_hotkey`.
	fn transfer_stake_and_hotkey() -> Weight;
	/// `swap_stake`.
	fn swap_stake() -> Weight;
	/// `swap_stake_limit`.
	fn swap_stake_limit() -> Weight;
	/// `unstake_all`, with `s` from 1 to 64 and `p` from 1 to 64.
	fn unstake_all(s: u32, p: u32) -> Weight;
	/// `recycle_alpha`.
	fn recycle_alpha() -> Weight;
	/// `burn_alpha`.
	fn burn_alpha() -> Weight;
	/// `add_stake_burn`.
	fn add_stake_burn() -> Weight;
	/// `lock_stake`.
	fn lock_stake() -> Weight;
	/// `add_collateral`.
	fn add_collateral() -> Weight;
	/// `add_collateral_of_free_stake`.
	fn add_collateral_of_free_stake() -> Weight;
	/// `set_min_collateral`.
	fn set_min_collateral() -> Weight;
	/// `move_lock`.
	fn move_lock() -> Weight;
	/// `set_perpetual_lock`.
	fn set_perpetual_lock() -> Weight;
	/// `set_reject_locked_alpha`.
	fn set_reject_locked_alpha() -> Weight;
	/// `set_coldkey_auto_stake_hotkey`.
	fn set_coldkey_auto_stake_hotkey() -> Weight;
	/// `burned_register`.
	fn burned_register() -> Weight;
	/// `pow_register`.
	fn pow_register() -> Weight;
	/// `burned_register_of_mechanisms`.
	fn burned_register_of_mechanisms() -> Weight;
	/// `burned_register_of_free_uid`.
	fn burned_register_of_free_uid() -> Weight;
	/// `root_register`.
	fn root_register() -> Weight;
	/// `register_leased_network`, with `k` from 2 to 500.
	fn register_leased_network(k: u32) -> Weight;
	/// `terminate_lease`.
	fn terminate_lease() -> Weight;
	/// `register_network`.
	fn register_network() -> Weight;
	/// `register_network_by_waiting`.
	fn register_network_by_waiting() -> Weight;
	/// `dissolve_network`.
	fn dissolve_network() -> Weight;
	/// `start_call`.
	fn start_call() -> Weight;
	/// `commit_weights`.
	fn commit_weights() -> Weight;
	/// `reveal_weights`, with `n` from 1 to 256.
	fn reveal_weights(n: u32) -> Weight;
	/// `commit_timelocked_weights`.
	fn commit_timelocked_weights() -> Weight;
	/// `set_identity`, with `h` from 1 to 1024.
	fn set_identity(h: u32) -> Weight;
	/// `set_subnet_identity`.
	fn set_subnet_identity() -> Weight;
	/// `update_symbol`, with `s` from 1 to 128.
	fn update_symbol(s: u32) -> Weight;
	/// `set_tempo`.
	fn set_tempo() -> Weight;
	/// `set_activity_cutoff_factor`.
	fn set_activity_cutoff_factor() -> Weight;
	/// `enable_voting_power_tracking`.
	fn enable_voting_power_tracking() -> Weight;
	/// `disable_voting_power_tracking`.
	fn disable_voting_power_tracking() -> Weight;
	/// `sudo_set_voting_power_ema_alpha`.
	fn sudo_set_voting_power_ema_alpha() -> Weight;
	/// `trigger_epoch`.
	fn trigger_epoch() -> Weight;
	/// `try_associate_hotkey`.
	fn try_associate_hotkey() -> Weight;
	/// `swap_hotkey`.
	fn swap_hotkey() -> Weight;
	/// `announce_coldkey_swap`.
	fn announce_coldkey_swap() -> Weight;
	/// `swap_coldkey_announced`.
	fn swap_coldkey_announced() -> Weight;
	/// `dispute_coldkey_swap`.
	fn dispute_coldkey_swap() -> Weight;
	/// `clear_coldkey_swap_announcement`.
	fn clear_coldkey_swap_announcement() -> Weight;
	/// `reset_coldkey_swap`.
	fn reset_coldkey_swap() -> Weight;
	/// `swap_coldkey`.
	fn swap_coldkey() -> Weight;
	/// `serve_axon`.
	fn serve_axon() -> Weight;
	/// `serve_axon_tls`.
	fn serve_axon_tls() -> Weight;
	/// `associate_evm_key`.
	fn associate_evm_key() -> Weight;
	/// `serve_prometheus`.
	fn serve_prometheus() -> Weight;
	/// `increase_take`.
	fn increase_take() -> Weight;
	/// `decrease_take`.
	fn decrease_take() -> Weight;
	/// `set_childkey_take`.
	fn set_childkey_take() -> Weight;
	/// `sudo_set_tx_childkey_take_rate_limit`.
	fn sudo_set_tx_childkey_take_rate_limit() -> Weight;
	/// `sudo_set_min_childkey_take`.
	fn sudo_set_min_childkey_take() -> Weight;
	/// `sudo_set_max_childkey_take`.
	fn sudo_set_max_childkey_take() -> Weight;
	/// `set_children`, with `n` from 0 to 5 and `s` from 1 to 128.
	fn set_children(n: u32, s: u32) -> Weight;
	/// `schedule_children`, with `n` from 0 to 5 and `s` from 1 to 128.
	fn schedule_children(n: u32, s: u32) -> Weight;
	/// `set_pending_childkey_cooldown`.
	fn set_pending_childkey_cooldown() -> Weight;
	/// `set_auto_parent_delegation_enabled`.
	fn set_auto_parent_delegation_enabled() -> Weight;
	/// `claim_root`, with `l` from 1 to 1022.
	fn claim_root(l: u32) -> Weight;
	/// `claim_root_with_hotkey`, with `r` from 1 to 128.
	fn claim_root_with_hotkey(r: u32) -> Weight;
	/// `stake_into_basket`, with `r` from 1 to 128.
	fn stake_into_basket(r: u32) -> Weight;
	/// `swap_basket`, with `r` from 2 to 128.
	fn swap_basket(r: u32) -> Weight;
	/// `swap_basket_many`, with `l` from 1 to 64.
	fn swap_basket_many(l: u32) -> Weight;
	/// `set_root_claim_type`.
	fn set_root_claim_type() -> Weight;
	/// `sudo_set_num_root_claims`.
	fn sudo_set_num_root_claims() -> Weight;
	/// `sudo_set_root_claim_threshold`.
	fn sudo_set_root_claim_threshold() -> Weight;
}

/// The weights with the database of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn set_weights(_n: u32) -> Weight {
		// At least 666_884_000 ps.
		Weight::from_parts(966_073_103, 339_497)
			.saturating_add(T::DbWeight::get().reads_writes(151, 2))
	}
	fn add_stake() -> Weight {
		// At least 332_631_000 ps.
		Weight::from_parts(430_283_000, 44_748)
			.saturating_add(T::DbWeight::get().reads_writes(22, 15))
	}
	fn add_stake_limit() -> Weight {
		// At least 383_796_000 ps.
		Weight::from_parts(528_757_000, 45_165)
			.saturating_add(T::DbWeight::get().reads_writes(24, 16))
	}
	fn remove_stake() -> Weight {
		// At least 377_304_000 ps.
		Weight::from_parts(590_252_000, 45_242)
			.saturating_add(T::DbWeight::get().reads_writes(24, 15))
	}
	fn remove_stake_limit() -> Weight {
		// At least 422_208_000 ps.
		Weight::from_parts(621_870_000, 45_242)
			.saturating_add(T::DbWeight::get().reads_writes(24, 15))
	}
	fn remove_stake_full_limit() -> Weight {
		// At least 430_824_000 ps.
		Weight::from_parts(601_403_000, 45_242)
			.saturating_add(T::DbWeight::get().reads_writes(24, 15))
	}
	fn move_stake() -> Weight {
		// At least 623_214_000 ps.
		Weight::from_parts(964_109_000, 48_739)
			.saturating_add(T::DbWeight::get().reads_writes(45, 27))
	}
	fn move_stake_limit() -> Weight {
		// At least 1_114_299_000 ps.
		Weight::from_parts(1_219_887_000, 48_739)
			.saturating_add(T::DbWeight::get().reads_writes(45, 27))
	}
	fn transfer_stake() -> Weight {
		// At least 629_976_000 ps.
		Weight::from_parts(684_337_000, 83_973)
			.saturating_add(T::DbWeight::get().reads_writes(46, 29))
	}
	fn transfer_stake_and_hotkey() -> Weight {
		// At least 639_002_000 ps.
		Weight::from_parts(671_373_000, 84_165)
			.saturating_add(T::DbWeight::get().reads_writes(47, 29))
	}
	fn swap_stake() -> Weight {
		// At least 587_757_000 ps.
		Weight::from_parts(653_029_000, 48_547)
			.saturating_add(T::DbWeight::get().reads_writes(44, 27))
	}
	fn swap_stake_limit() -> Weight {
		// At least 1_121_623_000 ps.
		Weight::from_parts(1_226_760_000, 48_547)
			.saturating_add(T::DbWeight::get().reads_writes(44, 27))
	}
	fn unstake_all(s: u32, p: u32) -> Weight {
		// At least 3_902_322_000 ps.
		Weight::from_parts(4_281_289_000, 11_933)
			.saturating_add(Weight::from_parts(93_159_153, 0).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(311_800_350, 0).saturating_mul(p.into()))
			.saturating_add(Weight::from_parts(0, 2_738).saturating_mul(p.into()))
			.saturating_add(Weight::from_parts(0, 2_612).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads_writes(18, 3))
			.saturating_add(T::DbWeight::get().reads(10).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(16).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().writes(11).saturating_mul(p.into()))
	}
	fn recycle_alpha() -> Weight {
		// At least 208_719_000 ps.
		Weight::from_parts(347_870_000, 41_886)
			.saturating_add(T::DbWeight::get().reads_writes(15, 9))
	}
	fn burn_alpha() -> Weight {
		// At least 195_896_000 ps.
		Weight::from_parts(330_858_000, 41_620)
			.saturating_add(T::DbWeight::get().reads_writes(13, 7))
	}
	fn add_stake_burn() -> Weight {
		// At least 492_299_000 ps.
		Weight::from_parts(881_335_000, 45_258)
			.saturating_add(T::DbWeight::get().reads_writes(26, 17))
	}
	fn lock_stake() -> Weight {
		// At least 179_315_000 ps.
		Weight::from_parts(283_359_000, 9_051)
			.saturating_add(T::DbWeight::get().reads_writes(16, 4))
	}
	fn add_collateral() -> Weight {
		// At least 381_091_000 ps.
		Weight::from_parts(640_255_000, 12_028)
			.saturating_add(T::DbWeight::get().reads_writes(25, 15))
	}
	fn add_collateral_of_free_stake() -> Weight {
		// At least 102_872_000 ps.
		Weight::from_parts(172_061_000, 6_023)
			.saturating_add(T::DbWeight::get().reads_writes(11, 2))
	}
	fn set_min_collateral() -> Weight {
		// At least 57_337_000 ps.
		Weight::from_parts(97_291_000, 4_956).saturating_add(T::DbWeight::get().reads_writes(5, 1))
	}
	fn move_lock() -> Weight {
		// At least 164_657_000 ps.
		Weight::from_parts(268_651_000, 8_225)
			.saturating_add(T::DbWeight::get().reads_writes(13, 7))
	}
	fn set_perpetual_lock() -> Weight {
		// At least 128_480_000 ps.
		Weight::from_parts(208_979_000, 7_755)
			.saturating_add(T::DbWeight::get().reads_writes(11, 7))
	}
	fn set_reject_locked_alpha() -> Weight {
		// At least 17_433_000 ps.
		Weight::from_parts(34_344_000, 4_025).saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}
	fn set_coldkey_auto_stake_hotkey() -> Weight {
		// At least 53_931_000 ps.
		Weight::from_parts(97_723_000, 4_635).saturating_add(T::DbWeight::get().reads_writes(3, 3))
	}
	fn burned_register() -> Weight {
		// At least 8_009_937_000 ps.
		Weight::from_parts(8_610_568_000, 948_392)
			.saturating_add(T::DbWeight::get().reads_writes(563, 554))
	}
	fn pow_register() -> Weight {
		// At least 7_032_273_000 ps.
		Weight::from_parts(7_536_114_000, 946_459)
			.saturating_add(T::DbWeight::get().reads_writes(551, 543))
	}
	fn burned_register_of_mechanisms() -> Weight {
		// At least 3_752_974_000 ps.
		Weight::from_parts(5_719_293_000, 717_191)
			.saturating_add(T::DbWeight::get().reads_writes(638, 629))
	}
	fn burned_register_of_free_uid() -> Weight {
		// At least 635_125_000 ps.
		Weight::from_parts(678_927_000, 55_889)
			.saturating_add(T::DbWeight::get().reads_writes(46, 33))
	}
	fn root_register() -> Weight {
		// At least 746_373_000 ps.
		Weight::from_parts(816_423_000, 173_755)
			.saturating_add(T::DbWeight::get().reads_writes(156, 28))
	}
	fn register_leased_network(k: u32) -> Weight {
		// At least 5_545_599_000 ps.
		Weight::from_parts(6_003_870_856, 347_024)
			.saturating_add(Weight::from_parts(9_297_460, 0).saturating_mul(k.into()))
			.saturating_add(Weight::from_parts(0, 2_521).saturating_mul(k.into()))
			.saturating_add(T::DbWeight::get().reads_writes(1260, 124))
			.saturating_add(T::DbWeight::get().reads(1).saturating_mul(k.into()))
			.saturating_add(T::DbWeight::get().writes(1).saturating_mul(k.into()))
	}
	fn terminate_lease() -> Weight {
		// At least 118_861_000 ps.
		Weight::from_parts(135_854_000, 6_064)
			.saturating_add(T::DbWeight::get().reads_writes(14, 11))
	}
	fn register_network() -> Weight {
		// At least 5_363_539_000 ps.
		Weight::from_parts(5_976_393_000, 345_388)
			.saturating_add(T::DbWeight::get().reads_writes(1252, 115))
	}
	fn register_network_by_waiting() -> Weight {
		// At least 2_839_770_000 ps.
		Weight::from_parts(4_153_040_000, 337_821)
			.saturating_add(T::DbWeight::get().reads_writes(1041, 16))
	}
	fn dissolve_network() -> Weight {
		// At least 104_586_000 ps.
		Weight::from_parts(177_712_000, 12_568)
			.saturating_add(T::DbWeight::get().reads_writes(14, 8))
	}
	fn start_call() -> Weight {
		// At least 60_883_000 ps.
		Weight::from_parts(114_323_000, 4_973).saturating_add(T::DbWeight::get().reads_writes(6, 2))
	}
	fn commit_weights() -> Weight {
		// At least 764_196_000 ps.
		Weight::from_parts(1_029_381_000, 339_417)
			.saturating_add(T::DbWeight::get().reads_writes(149, 2))
	}
	fn reveal_weights(n: u32) -> Weight {
		// At least 688_765_000 ps.
		Weight::from_parts(912_588_618, 337_849)
			.saturating_add(Weight::from_parts(935_947, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(155, 2))
	}
	fn commit_timelocked_weights() -> Weight {
		// At least 1_897_851_000 ps.
		Weight::from_parts(2_817_117_000, 3_591_977)
			.saturating_add(T::DbWeight::get().reads_writes(154, 4))
	}
	fn set_identity(h: u32) -> Weight {
		// At least 66_054_000 ps.
		Weight::from_parts(168_434_430, 5_386)
			.saturating_add(Weight::from_parts(7_539_806, 0).saturating_mul(h.into()))
			.saturating_add(Weight::from_parts(0, 2_507).saturating_mul(h.into()))
			.saturating_add(T::DbWeight::get().reads_writes(2, 1))
			.saturating_add(T::DbWeight::get().reads(1).saturating_mul(h.into()))
	}
	fn set_subnet_identity() -> Weight {
		// At least 49_452_000 ps.
		Weight::from_parts(92_403_000, 4_387).saturating_add(T::DbWeight::get().reads_writes(3, 1))
	}
	fn update_symbol(s: u32) -> Weight {
		// At least 104_746_000 ps.
		Weight::from_parts(224_850_055, 7_573)
			.saturating_add(Weight::from_parts(6_229_785, 0).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(0, 2_491).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads_writes(7, 1))
			.saturating_add(T::DbWeight::get().reads(2).saturating_mul(s.into()))
	}
	fn set_tempo() -> Weight {
		// At least 61_976_000 ps.
		Weight::from_parts(106_048_000, 4_629).saturating_add(T::DbWeight::get().reads_writes(6, 3))
	}
	fn set_activity_cutoff_factor() -> Weight {
		// At least 64_962_000 ps.
		Weight::from_parts(102_381_000, 4_974).saturating_add(T::DbWeight::get().reads_writes(8, 2))
	}
	fn enable_voting_power_tracking() -> Weight {
		// At least 42_419_000 ps.
		Weight::from_parts(73_597_000, 4_387).saturating_add(T::DbWeight::get().reads_writes(3, 2))
	}
	fn disable_voting_power_tracking() -> Weight {
		// At least 66_705_000 ps.
		Weight::from_parts(84_758_000, 4_500).saturating_add(T::DbWeight::get().reads_writes(4, 1))
	}
	fn sudo_set_voting_power_ema_alpha() -> Weight {
		// At least 19_777_000 ps.
		Weight::from_parts(35_135_000, 4_083).saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}
	fn trigger_epoch() -> Weight {
		// At least 85_529_000 ps.
		Weight::from_parts(91_130_000, 5_538).saturating_add(T::DbWeight::get().reads_writes(11, 2))
	}
	fn try_associate_hotkey() -> Weight {
		// At least 104_024_000 ps.
		Weight::from_parts(117_719_000, 37_975)
			.saturating_add(T::DbWeight::get().reads_writes(5, 4))
	}
	fn swap_hotkey() -> Weight {
		// At least 4_355_959_000 ps.
		Weight::from_parts(6_806_792_000, 690_731)
			.saturating_add(T::DbWeight::get().reads_writes(927, 142))
	}
	fn announce_coldkey_swap() -> Weight {
		// At least 64_150_000 ps.
		Weight::from_parts(118_952_000, 4_832).saturating_add(T::DbWeight::get().reads_writes(7, 4))
	}
	fn swap_coldkey_announced() -> Weight {
		// At least 68_288_000 ps.
		Weight::from_parts(114_624_000, 8_236).saturating_add(T::DbWeight::get().reads_writes(9, 6))
	}
	fn dispute_coldkey_swap() -> Weight {
		// At least 24_656_000 ps.
		Weight::from_parts(45_204_000, 4_445).saturating_add(T::DbWeight::get().reads_writes(2, 1))
	}
	fn clear_coldkey_swap_announcement() -> Weight {
		// At least 30_307_000 ps.
		Weight::from_parts(44_843_000, 4_657).saturating_add(T::DbWeight::get().reads_writes(3, 2))
	}
	fn reset_coldkey_swap() -> Weight {
		// At least 12_113_000 ps.
		Weight::from_parts(24_586_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 2))
	}
	fn swap_coldkey() -> Weight {
		// At least 93_083_000 ps.
		Weight::from_parts(130_092_000, 8_310)
			.saturating_add(T::DbWeight::get().reads_writes(10, 9))
	}
	fn serve_axon() -> Weight {
		// At least 40_285_000 ps.
		Weight::from_parts(47_268_000, 4_678).saturating_add(T::DbWeight::get().reads_writes(4, 1))
	}
	fn serve_axon_tls() -> Weight {
		// At least 43_782_000 ps.
		Weight::from_parts(49_392_000, 4_678).saturating_add(T::DbWeight::get().reads_writes(4, 2))
	}
	fn associate_evm_key() -> Weight {
		// At least 84_077_000 ps.
		Weight::from_parts(113_723_000, 5_084).saturating_add(T::DbWeight::get().reads_writes(5, 1))
	}
	fn serve_prometheus() -> Weight {
		// At least 38_131_000 ps.
		Weight::from_parts(52_608_000, 4_674).saturating_add(T::DbWeight::get().reads_writes(4, 1))
	}
	fn increase_take() -> Weight {
		// At least 51_105_000 ps.
		Weight::from_parts(67_516_000, 5_201).saturating_add(T::DbWeight::get().reads_writes(7, 2))
	}
	fn decrease_take() -> Weight {
		// At least 40_105_000 ps.
		Weight::from_parts(44_503_000, 4_868).saturating_add(T::DbWeight::get().reads_writes(5, 2))
	}
	fn set_childkey_take() -> Weight {
		// At least 55_945_000 ps.
		Weight::from_parts(63_147_000, 4_938).saturating_add(T::DbWeight::get().reads_writes(8, 2))
	}
	fn sudo_set_tx_childkey_take_rate_limit() -> Weight {
		// At least 6_793_000 ps.
		Weight::from_parts(7_915_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_min_childkey_take() -> Weight {
		// At least 12_222_000 ps.
		Weight::from_parts(13_505_000, 2_057).saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}
	fn sudo_set_max_childkey_take() -> Weight {
		// At least 10_189_000 ps.
		Weight::from_parts(22_262_000, 2_001).saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}
	fn set_children(n: u32, s: u32) -> Weight {
		// At least 234_217_000 ps.
		Weight::from_parts(247_502_000, 27_778)
			.saturating_add(Weight::from_parts(602_033_186, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(14_382_951, 0).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(0, 320_626).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 2_570).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads_writes(16, 9))
			.saturating_add(T::DbWeight::get().reads(160).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(5).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().writes(2).saturating_mul(n.into()))
	}
	fn schedule_children(n: u32, s: u32) -> Weight {
		// At least 134_532_000 ps.
		Weight::from_parts(144_229_000, 9_682)
			.saturating_add(Weight::from_parts(87_244_935, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(16_727_421, 0).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(0, 9_953).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 2_526).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads_writes(10, 2))
			.saturating_add(T::DbWeight::get().reads(29).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(5).saturating_mul(s.into()))
	}
	fn set_pending_childkey_cooldown() -> Weight {
		// At least 3_407_000 ps.
		Weight::from_parts(6_031_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn set_auto_parent_delegation_enabled() -> Weight {
		// At least 35_937_000 ps.
		Weight::from_parts(42_449_000, 4_717).saturating_add(T::DbWeight::get().reads_writes(4, 1))
	}
	fn claim_root(l: u32) -> Weight {
		// At least 338_081_000 ps.
		Weight::from_parts(281_900_347, 10_612)
			.saturating_add(Weight::from_parts(6_057_784, 0).saturating_mul(l.into()))
			.saturating_add(Weight::from_parts(0, 2_507).saturating_mul(l.into()))
			.saturating_add(T::DbWeight::get().reads_writes(33, 20))
			.saturating_add(T::DbWeight::get().reads(1).saturating_mul(l.into()))
	}
	fn claim_root_with_hotkey(r: u32) -> Weight {
		// At least 338_962_000 ps.
		Weight::from_parts(454_023_671, 9_942)
			.saturating_add(Weight::from_parts(190_386_834, 0).saturating_mul(r.into()))
			.saturating_add(Weight::from_parts(0, 2_703).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().reads_writes(19, 9))
			.saturating_add(T::DbWeight::get().reads(15).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().writes(11).saturating_mul(r.into()))
	}
	fn stake_into_basket(r: u32) -> Weight {
		// At least 525_110_000 ps.
		Weight::from_parts(530_730_000, 16_015)
			.saturating_add(Weight::from_parts(383_868_575, 0).saturating_mul(r.into()))
			.saturating_add(Weight::from_parts(0, 2_691).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().reads_writes(19, 7))
			.saturating_add(T::DbWeight::get().reads(13).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().writes(10).saturating_mul(r.into()))
	}
	fn swap_basket(r: u32) -> Weight {
		// At least 1_266_483_000 ps.
		Weight::from_parts(1_167_927_650, 19_022)
			.saturating_add(Weight::from_parts(86_339_680, 0).saturating_mul(r.into()))
			.saturating_add(Weight::from_parts(0, 2_569).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().reads_writes(31, 24))
			.saturating_add(T::DbWeight::get().reads(10).saturating_mul(r.into()))
	}
	fn swap_basket_many(l: u32) -> Weight {
		// At least 8_769_304_000 ps.
		Weight::from_parts(10_179_589_632, 341_309)
			.saturating_add(Weight::from_parts(779_097_912, 0).saturating_mul(l.into()))
			.saturating_add(Weight::from_parts(0, 5_183).saturating_mul(l.into()))
			.saturating_add(T::DbWeight::get().reads_writes(1301, 4))
			.saturating_add(T::DbWeight::get().reads(10).saturating_mul(l.into()))
			.saturating_add(T::DbWeight::get().writes(20).saturating_mul(l.into()))
	}
	fn set_root_claim_type() -> Weight {
		// At least 190_035_000 ps.
		Weight::from_parts(203_891_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_num_root_claims() -> Weight {
		// At least 3_576_000 ps.
		Weight::from_parts(6_031_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_root_claim_threshold() -> Weight {
		// At least 40_155_000 ps.
		Weight::from_parts(60_283_000, 4_387).saturating_add(T::DbWeight::get().reads_writes(3, 1))
	}
}

/// No weight, for tests.
impl WeightInfo for () {
	fn set_weights(_: u32) -> Weight {
		Weight::zero()
	}
	fn add_stake() -> Weight {
		Weight::zero()
	}
	fn add_stake_limit() -> Weight {
		Weight::zero()
	}
	fn remove_stake() -> Weight {
		Weight::zero()
	}
	fn remove_stake_limit() -> Weight {
		Weight::zero()
	}
	fn remove_stake_full_limit() -> Weight {
		Weight::zero()
	}
	fn move_stake() -> Weight {
		Weight::zero()
	}
	fn move_stake_limit() -> Weight {
		Weight::zero()
	}
	fn transfer_stake() -> Weight {
		Weight::zero()
	}
	fn transfer_stake_and_hotkey() -> Weight {
		Weight::zero()
	}
	fn swap_stake() -> Weight {
		Weight::zero()
	}
	fn swap_stake_limit() -> Weight {
		Weight::zero()
	}
	fn unstake_all(_: u32, _: u32) -> Weight {
		Weight::zero()
	}
	fn recycle_alpha() -> Weight {
		Weight::zero()
	}
	fn burn_alpha() -> Weight {
		Weight::zero()
	}
	fn add_stake_burn() -> Weight {
		Weight::zero()
	}
	fn lock_stake() -> Weight {
		Weight::zero()
	}
	fn add_collateral() -> Weight {
		Weight::zero()
	}
	fn add_collateral_of_free_stake() -> Weight {
		Weight::zero()
	}
	fn set_min_collateral() -> Weight {
		Weight::zero()
	}
	fn move_lock() -> Weight {
		Weight::zero()
	}
	fn set_perpetual_lock() -> Weight {
		Weight::zero()
	}
	fn set_reject_locked_alpha() -> Weight {
		Weight::zero()
	}
	fn set_coldkey_auto_stake_hotkey() -> Weight {
		Weight::zero()
	}
	fn burned_register() -> Weight {
		Weight::zero()
	}
	fn pow_register() -> Weight {
		Weight::zero()
	}
	fn burned_register_of_mechanisms() -> Weight {
		Weight::zero()
	}
	fn burned_register_of_free_uid() -> Weight {
		Weight::zero()
	}
	fn root_register() -> Weight {
		Weight::zero()
	}
	fn register_leased_network(_: u32) -> Weight {
		Weight::zero()
	}
	fn terminate_lease() -> Weight {
		Weight::zero()
	}
	fn register_network() -> Weight {
		Weight::zero()
	}
	fn register_network_by_waiting() -> Weight {
		Weight::zero()
	}
	fn dissolve_network() -> Weight {
		Weight::zero()
	}
	fn start_call() -> Weight {
		Weight::zero()
	}
	fn commit_weights() -> Weight {
		Weight::zero()
	}
	fn reveal_weights(_: u32) -> Weight {
		Weight::zero()
	}
	fn commit_timelocked_weights() -> Weight {
		Weight::zero()
	}
	fn set_identity(_: u32) -> Weight {
		Weight::zero()
	}
	fn set_subnet_identity() -> Weight {
		Weight::zero()
	}
	fn update_symbol(_: u32) -> Weight {
		Weight::zero()
	}
	fn set_tempo() -> Weight {
		Weight::zero()
	}
	fn set_activity_cutoff_factor() -> Weight {
		Weight::zero()
	}
	fn enable_voting_power_tracking() -> Weight {
		Weight::zero()
	}
	fn disable_voting_power_tracking() -> Weight {
		Weight::zero()
	}
	fn sudo_set_voting_power_ema_alpha() -> Weight {
		Weight::zero()
	}
	fn trigger_epoch() -> Weight {
		Weight::zero()
	}
	fn try_associate_hotkey() -> Weight {
		Weight::zero()
	}
	fn swap_hotkey() -> Weight {
		Weight::zero()
	}
	fn announce_coldkey_swap() -> Weight {
		Weight::zero()
	}
	fn swap_coldkey_announced() -> Weight {
		Weight::zero()
	}
	fn dispute_coldkey_swap() -> Weight {
		Weight::zero()
	}
	fn clear_coldkey_swap_announcement() -> Weight {
		Weight::zero()
	}
	fn reset_coldkey_swap() -> Weight {
		Weight::zero()
	}
	fn swap_coldkey() -> Weight {
		Weight::zero()
	}
	fn serve_axon() -> Weight {
		Weight::zero()
	}
	fn serve_axon_tls() -> Weight {
		Weight::zero()
	}
	fn associate_evm_key() -> Weight {
		Weight::zero()
	}
	fn serve_prometheus() -> Weight {
		Weight::zero()
	}
	fn increase_take() -> Weight {
		Weight::zero()
	}
	fn decrease_take() -> Weight {
		Weight::zero()
	}
	fn set_childkey_take() -> Weight {
		Weight::zero()
	}
	fn sudo_set_tx_childkey_take_rate_limit() -> Weight {
		Weight::zero()
	}
	fn sudo_set_min_childkey_take() -> Weight {
		Weight::zero()
	}
	fn sudo_set_max_childkey_take() -> Weight {
		Weight::zero()
	}
	fn set_children(_: u32, _: u32) -> Weight {
		Weight::zero()
	}
	fn schedule_children(_: u32, _: u32) -> Weight {
		Weight::zero()
	}
	fn set_pending_childkey_cooldown() -> Weight {
		Weight::zero()
	}
	fn set_auto_parent_delegation_enabled() -> Weight {
		Weight::zero()
	}
	fn claim_root(_: u32) -> Weight {
		Weight::zero()
	}
	fn claim_root_with_hotkey(_: u32) -> Weight {
		Weight::zero()
	}
	fn stake_into_basket(_: u32) -> Weight {
		Weight::zero()
	}
	fn swap_basket(_: u32) -> Weight {
		Weight::zero()
	}
	fn swap_basket_many(_: u32) -> Weight {
		Weight::zero()
	}
	fn set_root_claim_type() -> Weight {
		Weight::zero()
	}
	fn sudo_set_num_root_claims() -> Weight {
		Weight::zero()
	}
	fn sudo_set_root_claim_threshold() -> Weight {
		Weight::zero()
	}
}
