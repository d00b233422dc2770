//! What `pallet_admin_utils` costs, measured. Written by `make weights`; not by hand.
//!
//! The runtime as WASM on AMD EPYC, 20 steps of each component, 10 times each. The database is
//! charged by what was read and written; a proof holds what was touched of the state that the benchmark made.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weights of `pallet_admin_utils`, by benchmark.
pub trait WeightInfo {
	/// `sudo_set_default_take`.
	fn sudo_set_default_take() -> Weight;
	/// `sudo_set_min_delegate_take`.
	fn sudo_set_min_delegate_take() -> Weight;
	/// `sudo_set_tx_delegate_take_rate_limit`.
	fn sudo_set_tx_delegate_take_rate_limit() -> Weight;
	/// `sudo_set_ck_burn`.
	fn sudo_set_ck_burn() -> Weight;
	/// `sudo_set_tx_rate_limit`.
	fn sudo_set_tx_rate_limit() -> Weight;
	/// `sudo_set_stake_threshold`.
	fn sudo_set_stake_threshold() -> Weight;
	/// `sudo_set_nominator_min_required_stake`.
	fn sudo_set_nominator_min_required_stake() -> Weight;
	/// `sudo_set_subnet_moving_alpha`.
	fn sudo_set_subnet_moving_alpha() -> Weight;
	/// `sudo_set_max_epochs_per_block`.
	fn sudo_set_max_epochs_per_block() -> Weight;
	/// `sudo_set_max_mechanism_count`.
	fn sudo_set_max_mechanism_count() -> Weight;
	/// `sudo_set_admin_freeze_window`.
	fn sudo_set_admin_freeze_window() -> Weight;
	/// `sudo_set_owner_hparam_rate_limit`.
	fn sudo_set_owner_hparam_rate_limit() -> Weight;
	/// `sudo_set_subnet_limit`.
	fn sudo_set_subnet_limit() -> Weight;
	/// `sudo_set_subnet_owner_cut`.
	fn sudo_set_subnet_owner_cut() -> Weight;
	/// `sudo_set_network_rate_limit`.
	fn sudo_set_network_rate_limit() -> Weight;
	/// `sudo_set_network_immunity_period`.
	fn sudo_set_network_immunity_period() -> Weight;
	/// `sudo_set_network_min_lock_cost`.
	fn sudo_set_network_min_lock_cost() -> Weight;
	/// `sudo_set_lock_reduction_interval`.
	fn sudo_set_lock_reduction_interval() -> Weight;
	/// `sudo_set_start_call_delay`.
	fn sudo_set_start_call_delay() -> Weight;
	/// `sudo_set_new_subnets_dynamic`.
	fn sudo_set_new_subnets_dynamic() -> Weight;
	/// `sudo_set_tempo`.
	fn sudo_set_tempo() -> Weight;
	/// `sudo_set_kappa`.
	fn sudo_set_kappa() -> Weight;
	/// `sudo_set_min_allowed_uids`.
	fn sudo_set_min_allowed_uids() -> Weight;
	/// `sudo_set_max_allowed_validators`.
	fn sudo_set_max_allowed_validators() -> Weight;
	/// `sudo_set_min_non_immune_uids`.
	fn sudo_set_min_non_immune_uids() -> Weight;
	/// `sudo_set_weights_set_rate_limit`.
	fn sudo_set_weights_set_rate_limit() -> Weight;
	/// `sudo_set_network_registration_allowed`.
	fn sudo_set_network_registration_allowed() -> Weight;
	/// `sudo_set_max_registrations_per_block`.
	fn sudo_set_max_registrations_per_block() -> Weight;
	/// `sudo_set_target_registrations_per_interval`.
	fn sudo_set_target_registrations_per_interval() -> Weight;
	/// `sudo_set_subtoken_enabled`.
	fn sudo_set_subtoken_enabled() -> Weight;
	/// `sudo_set_subnet_emission_enabled`.
	fn sudo_set_subnet_emission_enabled() -> Weight;
	/// `sudo_set_ema_price_halving_period`.
	fn sudo_set_ema_price_halving_period() -> Weight;
	/// `sudo_set_rho`.
	fn sudo_set_rho() -> Weight;
	/// `sudo_set_min_childkey_take_per_subnet`.
	fn sudo_set_min_childkey_take_per_subnet() -> Weight;
	/// `sudo_set_immunity_period`.
	fn sudo_set_immunity_period() -> Weight;
	/// `sudo_set_max_allowed_uids`.
	fn sudo_set_max_allowed_uids() -> Weight;
	/// `sudo_set_owner_immune_neuron_limit`.
	fn sudo_set_owner_immune_neuron_limit() -> Weight;
	/// `sudo_set_serving_rate_limit`.
	fn sudo_set_serving_rate_limit() -> Weight;
	/// `sudo_set_min_allowed_weights`.
	fn sudo_set_min_allowed_weights() -> Weight;
	/// `sudo_set_weights_version_key`.
	fn sudo_set_weights_version_key() -> Weight;
	/// `sudo_set_commit_reveal_weights_enabled`.
	fn sudo_set_commit_reveal_weights_enabled() -> Weight;
	/// `sudo_set_commit_reveal_weights_interval`.
	fn sudo_set_commit_reveal_weights_interval() -> Weight;
	/// `sudo_set_bonds_moving_average`.
	fn sudo_set_bonds_moving_average() -> Weight;
	/// `sudo_set_bonds_penalty`.
	fn sudo_set_bonds_penalty() -> Weight;
	/// `sudo_set_yuma3_enabled`.
	fn sudo_set_yuma3_enabled() -> Weight;
	/// `sudo_set_bonds_reset_enabled`.
	fn sudo_set_bonds_reset_enabled() -> Weight;
	/// `sudo_set_liquid_alpha_enabled`.
	fn sudo_set_liquid_alpha_enabled() -> Weight;
	/// `sudo_set_alpha_sigmoid_steepness`.
	fn sudo_set_alpha_sigmoid_steepness() -> Weight;
	/// `sudo_set_min_burn`.
	fn sudo_set_min_burn() -> Weight;
	/// `sudo_set_max_burn`.
	fn sudo_set_max_burn() -> Weight;
	/// `sudo_set_burn_half_life`.
	fn sudo_set_burn_half_life() -> Weight;
	/// `sudo_set_burn_increase_mult`.
	fn sudo_set_burn_increase_mult() -> Weight;
	/// `sudo_set_toggle_transfer`.
	fn sudo_set_toggle_transfer() -> Weight;
	/// `sudo_set_owner_cut_enabled`.
	fn sudo_set_owner_cut_enabled() -> Weight;
	/// `sudo_set_recycle_or_burn`.
	fn sudo_set_recycle_or_burn() -> Weight;
	/// `sudo_set_alpha_values`.
	fn sudo_set_alpha_values() -> Weight;
	/// `sudo_set_epoch_consensus`.
	fn sudo_set_epoch_consensus() -> Weight;
	/// `sudo_set_sigmoid`.
	fn sudo_set_sigmoid() -> Weight;
	/// `sudo_set_mechanism_count`, with `m` from 1 to 15 and `r` from 1 to 240.
	fn sudo_set_mechanism_count(m: u32, r: u32) -> Weight;
	/// `sudo_set_mechanism_emission_split`.
	fn sudo_set_mechanism_emission_split() -> Weight;
}

/// The weights with the database of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn sudo_set_default_take() -> Weight {
		// At least 3_040_000 ps.
		Weight::from_parts(3_270_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_min_delegate_take() -> Weight {
		// At least 3_090_000 ps.
		Weight::from_parts(3_350_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_tx_delegate_take_rate_limit() -> Weight {
		// At least 3_050_000 ps.
		Weight::from_parts(3_320_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_ck_burn() -> Weight {
		// At least 1_500_000 ps.
		Weight::from_parts(1_650_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_tx_rate_limit() -> Weight {
		// At least 3_000_000 ps.
		Weight::from_parts(3_250_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_stake_threshold() -> Weight {
		// At least 3_030_000 ps.
		Weight::from_parts(3_280_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_nominator_min_required_stake() -> Weight {
		// At least 1_470_000 ps.
		Weight::from_parts(1_630_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_subnet_moving_alpha() -> Weight {
		// At least 1_550_000 ps.
		Weight::from_parts(1_710_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_max_epochs_per_block() -> Weight {
		// At least 2_940_000 ps.
		Weight::from_parts(3_220_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_max_mechanism_count() -> Weight {
		// At least 3_010_000 ps.
		Weight::from_parts(3_270_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_admin_freeze_window() -> Weight {
		// At least 2_990_000 ps.
		Weight::from_parts(3_250_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_owner_hparam_rate_limit() -> Weight {
		// At least 3_000_000 ps.
		Weight::from_parts(3_280_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_subnet_limit() -> Weight {
		// At least 3_020_000 ps.
		Weight::from_parts(3_250_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_subnet_owner_cut() -> Weight {
		// At least 3_010_000 ps.
		Weight::from_parts(3_260_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_network_rate_limit() -> Weight {
		// At least 3_020_000 ps.
		Weight::from_parts(3_260_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_network_immunity_period() -> Weight {
		// At least 3_020_000 ps.
		Weight::from_parts(3_300_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_network_min_lock_cost() -> Weight {
		// At least 3_040_000 ps.
		Weight::from_parts(3_290_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_lock_reduction_interval() -> Weight {
		// At least 3_030_000 ps.
		Weight::from_parts(3_320_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_start_call_delay() -> Weight {
		// At least 3_040_000 ps.
		Weight::from_parts(3_300_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_new_subnets_dynamic() -> Weight {
		// At least 1_520_000 ps.
		Weight::from_parts(1_670_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_tempo() -> Weight {
		// At least 24_610_000 ps.
		Weight::from_parts(26_020_000, 4_627).saturating_add(T::DbWeight::get().reads_writes(6, 2))
	}
	fn sudo_set_kappa() -> Weight {
		// At least 7_740_000 ps.
		Weight::from_parts(8_260_000, 4_021).saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}
	fn sudo_set_min_allowed_uids() -> Weight {
		// At least 28_040_000 ps.
		Weight::from_parts(29_720_000, 4_669).saturating_add(T::DbWeight::get().reads_writes(8, 1))
	}
	fn sudo_set_max_allowed_validators() -> Weight {
		// At least 27_070_000 ps.
		Weight::from_parts(28_720_000, 4_698).saturating_add(T::DbWeight::get().reads_writes(8, 1))
	}
	fn sudo_set_min_non_immune_uids() -> Weight {
		// At least 7_360_000 ps.
		Weight::from_parts(7_990_000, 4_021).saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}
	fn sudo_set_weights_set_rate_limit() -> Weight {
		// At least 7_400_000 ps.
		Weight::from_parts(7_900_000, 4_021).saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}
	fn sudo_set_network_registration_allowed() -> Weight {
		// At least 7_400_000 ps.
		Weight::from_parts(7_940_000, 4_021).saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}
	fn sudo_set_max_registrations_per_block() -> Weight {
		// At least 22_620_000 ps.
		Weight::from_parts(23_890_000, 4_627).saturating_add(T::DbWeight::get().reads_writes(6, 1))
	}
	fn sudo_set_target_registrations_per_interval() -> Weight {
		// At least 22_720_000 ps.
		Weight::from_parts(23_990_000, 4_627).saturating_add(T::DbWeight::get().reads_writes(6, 1))
	}
	fn sudo_set_subtoken_enabled() -> Weight {
		// At least 20_610_000 ps.
		Weight::from_parts(22_350_000, 4_627).saturating_add(T::DbWeight::get().reads_writes(6, 1))
	}
	fn sudo_set_subnet_emission_enabled() -> Weight {
		// At least 7_380_000 ps.
		Weight::from_parts(7_960_000, 4_021).saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}
	fn sudo_set_ema_price_halving_period() -> Weight {
		// At least 5_880_000 ps.
		Weight::from_parts(6_430_000, 4_021).saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}
	fn sudo_set_rho() -> Weight {
		// At least 29_910_000 ps.
		Weight::from_parts(31_650_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_min_childkey_take_per_subnet() -> Weight {
		// At least 33_820_000 ps.
		Weight::from_parts(35_911_000, 4_798).saturating_add(T::DbWeight::get().reads_writes(11, 2))
	}
	fn sudo_set_immunity_period() -> Weight {
		// At least 30_180_000 ps.
		Weight::from_parts(31_870_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_max_allowed_uids() -> Weight {
		// At least 35_690_000 ps.
		Weight::from_parts(37_790_000, 4_879).saturating_add(T::DbWeight::get().reads_writes(12, 2))
	}
	fn sudo_set_owner_immune_neuron_limit() -> Weight {
		// At least 28_610_000 ps.
		Weight::from_parts(29_970_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_serving_rate_limit() -> Weight {
		// At least 30_160_000 ps.
		Weight::from_parts(31_650_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_min_allowed_weights() -> Weight {
		// At least 30_520_000 ps.
		Weight::from_parts(32_000_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_weights_version_key() -> Weight {
		// At least 33_591_000 ps.
		Weight::from_parts(35_170_000, 4_757).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_commit_reveal_weights_enabled() -> Weight {
		// At least 30_610_000 ps.
		Weight::from_parts(32_410_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_commit_reveal_weights_interval() -> Weight {
		// At least 30_680_000 ps.
		Weight::from_parts(32_450_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_bonds_moving_average() -> Weight {
		// At least 30_120_000 ps.
		Weight::from_parts(32_240_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_bonds_penalty() -> Weight {
		// At least 30_740_000 ps.
		Weight::from_parts(32_220_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_yuma3_enabled() -> Weight {
		// At least 30_790_000 ps.
		Weight::from_parts(32_800_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_bonds_reset_enabled() -> Weight {
		// At least 31_220_000 ps.
		Weight::from_parts(33_200_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_liquid_alpha_enabled() -> Weight {
		// At least 28_110_000 ps.
		Weight::from_parts(30_040_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_alpha_sigmoid_steepness() -> Weight {
		// At least 29_100_000 ps.
		Weight::from_parts(30_450_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_min_burn() -> Weight {
		// At least 31_140_000 ps.
		Weight::from_parts(32_640_000, 4_821).saturating_add(T::DbWeight::get().reads_writes(10, 2))
	}
	fn sudo_set_max_burn() -> Weight {
		// At least 29_820_000 ps.
		Weight::from_parts(31_250_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(10, 2))
	}
	fn sudo_set_burn_half_life() -> Weight {
		// At least 31_240_000 ps.
		Weight::from_parts(32_660_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_burn_increase_mult() -> Weight {
		// At least 31_630_000 ps.
		Weight::from_parts(32_990_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_toggle_transfer() -> Weight {
		// At least 30_250_000 ps.
		Weight::from_parts(31_780_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_owner_cut_enabled() -> Weight {
		// At least 23_370_000 ps.
		Weight::from_parts(24_780_000, 4_685).saturating_add(T::DbWeight::get().reads_writes(7, 1))
	}
	fn sudo_set_recycle_or_burn() -> Weight {
		// At least 29_130_000 ps.
		Weight::from_parts(30_950_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_alpha_values() -> Weight {
		// At least 32_210_000 ps.
		Weight::from_parts(33_990_000, 4_795).saturating_add(T::DbWeight::get().reads_writes(10, 2))
	}
	fn sudo_set_epoch_consensus() -> Weight {
		// At least 76_360_000 ps.
		Weight::from_parts(79_810_000, 4_952)
			.saturating_add(T::DbWeight::get().reads_writes(12, 52))
	}
	fn sudo_set_sigmoid() -> Weight {
		// At least 85_080_000 ps.
		Weight::from_parts(91_400_000, 42_104)
			.saturating_add(T::DbWeight::get().reads_writes(26, 18))
	}
	fn sudo_set_mechanism_count(m: u32, r: u32) -> Weight {
		// At least 202_841_000 ps.
		Weight::from_parts(204_930_000, 5_181)
			.saturating_add(Weight::from_parts(27_213_057, 0).saturating_mul(m.into()))
			.saturating_add(Weight::from_parts(1_283_298, 0).saturating_mul(r.into()))
			.saturating_add(Weight::from_parts(0, 54).saturating_mul(m.into()))
			.saturating_add(Weight::from_parts(0, 2_479).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().reads_writes(13, 3))
			.saturating_add(T::DbWeight::get().reads(2).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().writes(5).saturating_mul(m.into()))
			.saturating_add(T::DbWeight::get().writes(2).saturating_mul(r.into()))
	}
	fn sudo_set_mechanism_emission_split() -> Weight {
		// At least 40_840_000 ps.
		Weight::from_parts(45_050_000, 4_822).saturating_add(T::DbWeight::get().reads_writes(10, 2))
	}
}

/// No weight, for tests.
impl WeightInfo for () {
	fn sudo_set_default_take() -> Weight {
		Weight::zero()
	}
	fn sudo_set_min_delegate_take() -> Weight {
		Weight::zero()
	}
	fn sudo_set_tx_delegate_take_rate_limit() -> Weight {
		Weight::zero()
	}
	fn sudo_set_ck_burn() -> Weight {
		Weight::zero()
	}
	fn sudo_set_tx_rate_limit() -> Weight {
		Weight::zero()
	}
	fn sudo_set_stake_threshold() -> Weight {
		Weight::zero()
	}
	fn sudo_set_nominator_min_required_stake() -> Weight {
		Weight::zero()
	}
	fn sudo_set_subnet_moving_alpha() -> Weight {
		Weight::zero()
	}
	fn sudo_set_max_epochs_per_block() -> Weight {
		Weight::zero()
	}
	fn sudo_set_max_mechanism_count() -> Weight {
		Weight::zero()
	}
	fn sudo_set_admin_freeze_window() -> Weight {
		Weight::zero()
	}
	fn sudo_set_owner_hparam_rate_limit() -> Weight {
		Weight::zero()
	}
	fn sudo_set_subnet_limit() -> Weight {
		Weight::zero()
	}
	fn sudo_set_subnet_owner_cut() -> Weight {
		Weight::zero()
	}
	fn sudo_set_network_rate_limit() -> Weight {
		Weight::zero()
	}
	fn sudo_set_network_immunity_period() -> Weight {
		Weight::zero()
	}
	fn sudo_set_network_min_lock_cost() -> Weight {
		Weight::zero()
	}
	fn sudo_set_lock_reduction_interval() -> Weight {
		Weight::zero()
	}
	fn sudo_set_start_call_delay() -> Weight {
		Weight::zero()
	}
	fn sudo_set_new_subnets_dynamic() -> Weight {
		Weight::zero()
	}
	fn sudo_set_tempo() -> Weight {
		Weight::zero()
	}
	fn sudo_set_kappa() -> Weight {
		Weight::zero()
	}
	fn sudo_set_min_allowed_uids() -> Weight {
		Weight::zero()
	}
	fn sudo_set_max_allowed_validators() -> Weight {
		Weight::zero()
	}
	fn sudo_set_min_non_immune_uids() -> Weight {
		Weight::zero()
	}
	fn sudo_set_weights_set_rate_limit() -> Weight {
		Weight::zero()
	}
	fn sudo_set_network_registration_allowed() -> Weight {
		Weight::zero()
	}
	fn sudo_set_max_registrations_per_block() -> Weight {
		Weight::zero()
	}
	fn sudo_set_target_registrations_per_interval() -> Weight {
		Weight::zero()
	}
	fn sudo_set_subtoken_enabled() -> Weight {
		Weight::zero()
	}
	fn sudo_set_subnet_emission_enabled() -> Weight {
		Weight::zero()
	}
	fn sudo_set_ema_price_halving_period() -> Weight {
		Weight::zero()
	}
	fn sudo_set_rho() -> Weight {
		Weight::zero()
	}
	fn sudo_set_min_childkey_take_per_subnet() -> Weight {
		Weight::zero()
	}
	fn sudo_set_immunity_period() -> Weight {
		Weight::zero()
	}
	fn sudo_set_max_allowed_uids() -> Weight {
		Weight::zero()
	}
	fn sudo_set_owner_immune_neuron_limit() -> Weight {
		Weight::zero()
	}
	fn sudo_set_serving_rate_limit() -> Weight {
		Weight::zero()
	}
	fn sudo_set_min_allowed_weights() -> Weight {
		Weight::zero()
	}
	fn sudo_set_weights_version_key() -> Weight {
		Weight::zero()
	}
	fn sudo_set_commit_reveal_weights_enabled() -> Weight {
		Weight::zero()
	}
	fn sudo_set_commit_reveal_weights_interval() -> Weight {
		Weight::zero()
	}
	fn sudo_set_bonds_moving_average() -> Weight {
		Weight::zero()
	}
	fn sudo_set_bonds_penalty() -> Weight {
		Weight::zero()
	}
	fn sudo_set_yuma3_enabled() -> Weight {
		Weight::zero()
	}
	fn sudo_set_bonds_reset_enabled() -> Weight {
		Weight::zero()
	}
	fn sudo_set_liquid_alpha_enabled() -> Weight {
		Weight::zero()
	}
	fn sudo_set_alpha_sigmoid_steepness() -> Weight {
		Weight::zero()
	}
	fn sudo_set_min_burn() -> Weight {
		Weight::zero()
	}
	fn sudo_set_max_burn() -> Weight {
		Weight::zero()
	}
	fn sudo_set_burn_half_life() -> Weight {
		Weight::zero()
	}
	fn sudo_set_burn_increase_mult() -> Weight {
		Weight::zero()
	}
	fn sudo_set_toggle_transfer() -> Weight {
		Weight::zero()
	}
	fn sudo_set_owner_cut_enabled() -> Weight {
		Weight::zero()
	}
	fn sudo_set_recycle_or_burn() -> Weight {
		Weight::zero()
	}
	fn sudo_set_alpha_values() -> Weight {
		Weight::zero()
	}
	fn sudo_set_epoch_consensus() -> Weight {
		Weight::zero()
	}
	fn sudo_set_sigmoid() -> Weight {
		Weight::zero()
	}
	fn sudo_set_mechanism_count(_: u32, _: u32) -> Weight {
		Weight::zero()
	}
	fn sudo_set_mechanism_emission_split() -> Weight {
		Weight::zero()
	}
}
