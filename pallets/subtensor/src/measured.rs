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
	/// `set_coldkey_auto_stake_hotkey`.
	fn set_coldkey_auto_stake_hotkey() -> Weight;
	/// `burned_register`.
	fn burned_register() -> Weight;
	/// `burned_register_of_mechanisms`.
	fn burned_register_of_mechanisms() -> Weight;
	/// `burned_register_of_free_uid`.
	fn burned_register_of_free_uid() -> Weight;
	/// `root_register`.
	fn root_register() -> Weight;
	/// `register_network`.
	fn register_network() -> Weight;
	/// `register_network_by_waiting`.
	fn register_network_by_waiting() -> Weight;
	/// `dissolve_network`.
	fn dissolve_network() -> Weight;
	/// `start_call`.
	fn start_call() -> Weight;
	/// `try_associate_hotkey`.
	fn try_associate_hotkey() -> Weight;
	/// `serve_axon`.
	fn serve_axon() -> Weight;
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
	fn set_weights(n: u32) -> Weight {
		// At least 404_900_000 ps.
		Weight::from_parts(472_967_740, 339_550)
			.saturating_add(Weight::from_parts(40_894, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(150, 2))
	}
	fn add_stake() -> Weight {
		// At least 191_191_000 ps.
		Weight::from_parts(198_490_000, 44_383)
			.saturating_add(T::DbWeight::get().reads_writes(19, 14))
	}
	fn add_stake_limit() -> Weight {
		// At least 212_270_000 ps.
		Weight::from_parts(230_070_000, 44_667)
			.saturating_add(T::DbWeight::get().reads_writes(21, 15))
	}
	fn remove_stake() -> Weight {
		// At least 207_980_000 ps.
		Weight::from_parts(219_980_000, 44_681)
			.saturating_add(T::DbWeight::get().reads_writes(20, 14))
	}
	fn remove_stake_limit() -> Weight {
		// At least 220_350_000 ps.
		Weight::from_parts(231_700_000, 44_681)
			.saturating_add(T::DbWeight::get().reads_writes(20, 14))
	}
	fn remove_stake_full_limit() -> Weight {
		// At least 228_620_000 ps.
		Weight::from_parts(240_270_000, 44_681)
			.saturating_add(T::DbWeight::get().reads_writes(20, 14))
	}
	fn move_stake() -> Weight {
		// At least 343_920_000 ps.
		Weight::from_parts(380_721_000, 48_113)
			.saturating_add(T::DbWeight::get().reads_writes(38, 25))
	}
	fn move_stake_limit() -> Weight {
		// At least 638_820_000 ps.
		Weight::from_parts(694_920_000, 48_113)
			.saturating_add(T::DbWeight::get().reads_writes(38, 25))
	}
	fn transfer_stake() -> Weight {
		// At least 371_190_000 ps.
		Weight::from_parts(397_820_000, 83_279)
			.saturating_add(T::DbWeight::get().reads_writes(39, 27))
	}
	fn transfer_stake_and_hotkey() -> Weight {
		// At least 375_540_000 ps.
		Weight::from_parts(392_741_000, 83_539)
			.saturating_add(T::DbWeight::get().reads_writes(40, 27))
	}
	fn swap_stake() -> Weight {
		// At least 331_211_000 ps.
		Weight::from_parts(356_030_000, 47_853)
			.saturating_add(T::DbWeight::get().reads_writes(37, 25))
	}
	fn swap_stake_limit() -> Weight {
		// At least 656_041_000 ps.
		Weight::from_parts(689_631_000, 47_853)
			.saturating_add(T::DbWeight::get().reads_writes(37, 25))
	}
	fn unstake_all(s: u32, p: u32) -> Weight {
		// At least 2_517_002_000 ps.
		Weight::from_parts(499_248_975, 11_057)
			.saturating_add(Weight::from_parts(24_853_501, 0).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(185_558_045, 0).saturating_mul(p.into()))
			.saturating_add(Weight::from_parts(0, 2_731).saturating_mul(p.into()))
			.saturating_add(Weight::from_parts(0, 2_606).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads_writes(17, 3))
			.saturating_add(T::DbWeight::get().reads(10).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(13).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().writes(10).saturating_mul(p.into()))
	}
	fn recycle_alpha() -> Weight {
		// At least 79_730_000 ps.
		Weight::from_parts(82_850_000, 41_353)
			.saturating_add(T::DbWeight::get().reads_writes(10, 7))
	}
	fn burn_alpha() -> Weight {
		// At least 71_650_000 ps.
		Weight::from_parts(75_840_000, 41_160).saturating_add(T::DbWeight::get().reads_writes(9, 6))
	}
	fn add_stake_burn() -> Weight {
		// At least 247_880_000 ps.
		Weight::from_parts(262_660_000, 44_667)
			.saturating_add(T::DbWeight::get().reads_writes(23, 16))
	}
	fn set_coldkey_auto_stake_hotkey() -> Weight {
		// At least 27_650_000 ps.
		Weight::from_parts(28_840_000, 4_540).saturating_add(T::DbWeight::get().reads_writes(3, 3))
	}
	fn burned_register() -> Weight {
		// At least 4_269_423_000 ps.
		Weight::from_parts(4_449_014_000, 975_900)
			.saturating_add(T::DbWeight::get().reads_writes(1320, 547))
	}
	fn burned_register_of_mechanisms() -> Weight {
		// At least 1_886_841_000 ps.
		Weight::from_parts(2_032_681_000, 638_696)
			.saturating_add(T::DbWeight::get().reads_writes(615, 592))
	}
	fn burned_register_of_free_uid() -> Weight {
		// At least 350_970_000 ps.
		Weight::from_parts(400_900_000, 55_130)
			.saturating_add(T::DbWeight::get().reads_writes(38, 31))
	}
	fn root_register() -> Weight {
		// At least 570_571_000 ps.
		Weight::from_parts(601_730_000, 173_005)
			.saturating_add(T::DbWeight::get().reads_writes(277, 22))
	}
	fn register_network() -> Weight {
		// At least 3_463_772_000 ps.
		Weight::from_parts(3_576_253_000, 344_606)
			.saturating_add(T::DbWeight::get().reads_writes(1249, 113))
	}
	fn register_network_by_waiting() -> Weight {
		// At least 698_061_000 ps.
		Weight::from_parts(730_350_000, 325_670)
			.saturating_add(T::DbWeight::get().reads_writes(402, 14))
	}
	fn dissolve_network() -> Weight {
		// At least 44_980_000 ps.
		Weight::from_parts(48_240_000, 5_419).saturating_add(T::DbWeight::get().reads_writes(13, 7))
	}
	fn start_call() -> Weight {
		// At least 28_690_000 ps.
		Weight::from_parts(30_920_000, 4_771).saturating_add(T::DbWeight::get().reads_writes(6, 2))
	}
	fn try_associate_hotkey() -> Weight {
		// At least 45_450_000 ps.
		Weight::from_parts(47_660_000, 37_818).saturating_add(T::DbWeight::get().reads_writes(4, 4))
	}
	fn serve_axon() -> Weight {
		// At least 19_240_000 ps.
		Weight::from_parts(20_530_000, 4_452).saturating_add(T::DbWeight::get().reads_writes(4, 1))
	}
	fn serve_prometheus() -> Weight {
		// At least 19_390_000 ps.
		Weight::from_parts(20_640_000, 4_513).saturating_add(T::DbWeight::get().reads_writes(4, 1))
	}
	fn increase_take() -> Weight {
		// At least 23_370_000 ps.
		Weight::from_parts(24_620_000, 4_845).saturating_add(T::DbWeight::get().reads_writes(6, 2))
	}
	fn decrease_take() -> Weight {
		// At least 17_940_000 ps.
		Weight::from_parts(19_160_000, 4_658).saturating_add(T::DbWeight::get().reads_writes(4, 2))
	}
	fn set_childkey_take() -> Weight {
		// At least 26_550_000 ps.
		Weight::from_parts(28_260_000, 4_789).saturating_add(T::DbWeight::get().reads_writes(7, 2))
	}
	fn sudo_set_tx_childkey_take_rate_limit() -> Weight {
		// At least 2_960_000 ps.
		Weight::from_parts(3_190_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_min_childkey_take() -> Weight {
		// At least 6_310_000 ps.
		Weight::from_parts(6_700_000, 2_004).saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}
	fn sudo_set_max_childkey_take() -> Weight {
		// At least 5_210_000 ps.
		Weight::from_parts(5_530_000, 1_968).saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}
	fn set_children(n: u32, s: u32) -> Weight {
		// At least 140_900_000 ps.
		Weight::from_parts(156_030_000, 27_233)
			.saturating_add(Weight::from_parts(321_339_443, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(8_519_161, 0).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(0, 320_628).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 2_568).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads_writes(13, 9))
			.saturating_add(T::DbWeight::get().reads(158).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(5).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().writes(2).saturating_mul(n.into()))
	}
	fn schedule_children(n: u32, s: u32) -> Weight {
		// At least 79_870_000 ps.
		Weight::from_parts(81_580_000, 9_274)
			.saturating_add(Weight::from_parts(56_385_513, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(8_066_219, 0).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(0, 9_948).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 2_524).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads_writes(8, 2))
			.saturating_add(T::DbWeight::get().reads(28).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(5).saturating_mul(s.into()))
	}
	fn set_pending_childkey_cooldown() -> Weight {
		// At least 1_490_000 ps.
		Weight::from_parts(1_660_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn set_auto_parent_delegation_enabled() -> Weight {
		// At least 16_210_000 ps.
		Weight::from_parts(17_240_000, 4_559).saturating_add(T::DbWeight::get().reads_writes(3, 1))
	}
	fn claim_root(l: u32) -> Weight {
		// At least 214_150_000 ps.
		Weight::from_parts(222_455_115, 10_263)
			.saturating_add(Weight::from_parts(3_423_063, 0).saturating_mul(l.into()))
			.saturating_add(Weight::from_parts(0, 2_507).saturating_mul(l.into()))
			.saturating_add(T::DbWeight::get().reads_writes(30, 19))
			.saturating_add(T::DbWeight::get().reads(1).saturating_mul(l.into()))
	}
	fn claim_root_with_hotkey(r: u32) -> Weight {
		// At least 210_410_000 ps.
		Weight::from_parts(213_170_000, 43_138)
			.saturating_add(Weight::from_parts(116_247_187, 0).saturating_mul(r.into()))
			.saturating_add(Weight::from_parts(0, 2_706).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().reads_writes(16, 8))
			.saturating_add(T::DbWeight::get().reads(15).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().writes(11).saturating_mul(r.into()))
	}
	fn set_root_claim_type() -> Weight {
		// At least 98_040_000 ps.
		Weight::from_parts(103_860_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_num_root_claims() -> Weight {
		// At least 1_530_000 ps.
		Weight::from_parts(1_710_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_root_claim_threshold() -> Weight {
		// At least 20_060_000 ps.
		Weight::from_parts(21_660_000, 4_350).saturating_add(T::DbWeight::get().reads_writes(3, 1))
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
	fn set_coldkey_auto_stake_hotkey() -> Weight {
		Weight::zero()
	}
	fn burned_register() -> Weight {
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
	fn try_associate_hotkey() -> Weight {
		Weight::zero()
	}
	fn serve_axon() -> Weight {
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
