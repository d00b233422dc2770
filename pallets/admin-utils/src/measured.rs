//! What `pallet_admin_utils` costs, measured. Written by `make weights`; not by hand.
//!
//! The runtime as WASM on AMD EPYC, 8 steps of each component, 20 times each. The database is
//! charged by what was read and written; a proof holds what was touched of the state that the benchmark made.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weights of `pallet_admin_utils`, by benchmark.
pub trait WeightInfo {
	/// `sudo_set_admin_freeze_window`.
	fn sudo_set_admin_freeze_window() -> Weight;
	/// `sudo_set_alpha_sigmoid_steepness`.
	fn sudo_set_alpha_sigmoid_steepness() -> Weight;
	/// `sudo_set_alpha_values`.
	fn sudo_set_alpha_values() -> Weight;
	/// `sudo_set_bonds_moving_average`.
	fn sudo_set_bonds_moving_average() -> Weight;
	/// `sudo_set_bonds_penalty`.
	fn sudo_set_bonds_penalty() -> Weight;
	/// `sudo_set_bonds_reset_enabled`.
	fn sudo_set_bonds_reset_enabled() -> Weight;
	/// `sudo_set_burn_half_life`.
	fn sudo_set_burn_half_life() -> Weight;
	/// `sudo_set_burn_increase_mult`.
	fn sudo_set_burn_increase_mult() -> Weight;
	/// `sudo_set_ck_burn`.
	fn sudo_set_ck_burn() -> Weight;
	/// `sudo_set_commit_reveal_weights_enabled`.
	fn sudo_set_commit_reveal_weights_enabled() -> Weight;
	/// `sudo_set_commit_reveal_weights_interval`.
	fn sudo_set_commit_reveal_weights_interval() -> Weight;
	/// `sudo_set_default_take`.
	fn sudo_set_default_take() -> Weight;
	/// `sudo_set_ema_price_halving_period`.
	fn sudo_set_ema_price_halving_period() -> Weight;
	/// `sudo_set_epoch_consensus`.
	fn sudo_set_epoch_consensus() -> Weight;
	/// `sudo_set_immunity_period`.
	fn sudo_set_immunity_period() -> Weight;
	/// `sudo_set_kappa`.
	fn sudo_set_kappa() -> Weight;
	/// `sudo_set_liquid_alpha_enabled`.
	fn sudo_set_liquid_alpha_enabled() -> Weight;
	/// `sudo_set_lock_reduction_interval`.
	fn sudo_set_lock_reduction_interval() -> Weight;
	/// `sudo_set_max_allowed_uids`.
	fn sudo_set_max_allowed_uids() -> Weight;
	/// `sudo_set_max_allowed_validators`.
	fn sudo_set_max_allowed_validators() -> Weight;
	/// `sudo_set_max_burn`.
	fn sudo_set_max_burn() -> Weight;
	/// `sudo_set_max_epochs_per_block`.
	fn sudo_set_max_epochs_per_block() -> Weight;
	/// `sudo_set_max_mechanism_count`.
	fn sudo_set_max_mechanism_count() -> Weight;
	/// `sudo_set_max_registrations_per_block`.
	fn sudo_set_max_registrations_per_block() -> Weight;
	/// `sudo_set_mechanism_count`, with `m` from 1 to 15 and `r` from 1 to 240.
	fn sudo_set_mechanism_count(m: u32, r: u32) -> Weight;
	/// `sudo_set_mechanism_emission_split`.
	fn sudo_set_mechanism_emission_split() -> Weight;
	/// `sudo_set_min_allowed_uids`.
	fn sudo_set_min_allowed_uids() -> Weight;
	/// `sudo_set_min_allowed_weights`.
	fn sudo_set_min_allowed_weights() -> Weight;
	/// `sudo_set_min_burn`.
	fn sudo_set_min_burn() -> Weight;
	/// `sudo_set_min_childkey_take_per_subnet`.
	fn sudo_set_min_childkey_take_per_subnet() -> Weight;
	/// `sudo_set_min_delegate_take`.
	fn sudo_set_min_delegate_take() -> Weight;
	/// `sudo_set_min_non_immune_uids`.
	fn sudo_set_min_non_immune_uids() -> Weight;
	/// `sudo_set_network_immunity_period`.
	fn sudo_set_network_immunity_period() -> Weight;
	/// `sudo_set_network_min_lock_cost`.
	fn sudo_set_network_min_lock_cost() -> Weight;
	/// `sudo_set_network_rate_limit`.
	fn sudo_set_network_rate_limit() -> Weight;
	/// `sudo_set_network_registration_allowed`.
	fn sudo_set_network_registration_allowed() -> Weight;
	/// `sudo_set_new_subnets_dynamic`.
	fn sudo_set_new_subnets_dynamic() -> Weight;
	/// `sudo_set_nominator_min_required_stake`.
	fn sudo_set_nominator_min_required_stake() -> Weight;
	/// `sudo_set_owner_cut_enabled`.
	fn sudo_set_owner_cut_enabled() -> Weight;
	/// `sudo_set_owner_hparam_rate_limit`.
	fn sudo_set_owner_hparam_rate_limit() -> Weight;
	/// `sudo_set_owner_immune_neuron_limit`.
	fn sudo_set_owner_immune_neuron_limit() -> Weight;
	/// `sudo_set_recycle_or_burn`.
	fn sudo_set_recycle_or_burn() -> Weight;
	/// `sudo_set_rho`.
	fn sudo_set_rho() -> Weight;
	/// `sudo_set_serving_rate_limit`.
	fn sudo_set_serving_rate_limit() -> Weight;
	/// `sudo_set_sigmoid`.
	fn sudo_set_sigmoid() -> Weight;
	/// `sudo_set_stake_threshold`.
	fn sudo_set_stake_threshold() -> Weight;
	/// `sudo_set_start_call_delay`.
	fn sudo_set_start_call_delay() -> Weight;
	/// `sudo_set_subnet_emission_enabled`.
	fn sudo_set_subnet_emission_enabled() -> Weight;
	/// `sudo_set_subnet_limit`.
	fn sudo_set_subnet_limit() -> Weight;
	/// `sudo_set_subnet_moving_alpha`.
	fn sudo_set_subnet_moving_alpha() -> Weight;
	/// `sudo_set_subnet_owner_cut`.
	fn sudo_set_subnet_owner_cut() -> Weight;
	/// `sudo_set_subtoken_enabled`.
	fn sudo_set_subtoken_enabled() -> Weight;
	/// `sudo_set_target_registrations_per_interval`.
	fn sudo_set_target_registrations_per_interval() -> Weight;
	/// `sudo_set_tempo`.
	fn sudo_set_tempo() -> Weight;
	/// `sudo_set_toggle_transfer`.
	fn sudo_set_toggle_transfer() -> Weight;
	/// `sudo_set_tx_delegate_take_rate_limit`.
	fn sudo_set_tx_delegate_take_rate_limit() -> Weight;
	/// `sudo_set_tx_rate_limit`.
	fn sudo_set_tx_rate_limit() -> Weight;
	/// `sudo_set_weights_set_rate_limit`.
	fn sudo_set_weights_set_rate_limit() -> Weight;
	/// `sudo_set_weights_version_key`.
	fn sudo_set_weights_version_key() -> Weight;
	/// `sudo_set_yuma3_enabled`.
	fn sudo_set_yuma3_enabled() -> Weight;
}

/// The weights with the database of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn sudo_set_admin_freeze_window() -> Weight {
		// At least 4_220_000 ps.
		Weight::from_parts(4_450_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_alpha_sigmoid_steepness() -> Weight {
		// At least 40_170_000 ps.
		Weight::from_parts(41_815_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_alpha_values() -> Weight {
		// At least 41_050_000 ps.
		Weight::from_parts(42_095_000, 4_795).saturating_add(T::DbWeight::get().reads_writes(10, 2))
	}
	fn sudo_set_bonds_moving_average() -> Weight {
		// At least 40_770_000 ps.
		Weight::from_parts(41_665_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_bonds_penalty() -> Weight {
		// At least 40_500_000 ps.
		Weight::from_parts(41_110_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_bonds_reset_enabled() -> Weight {
		// At least 42_170_000 ps.
		Weight::from_parts(44_110_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_burn_half_life() -> Weight {
		// At least 42_240_000 ps.
		Weight::from_parts(43_395_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_burn_increase_mult() -> Weight {
		// At least 42_080_000 ps.
		Weight::from_parts(43_835_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_ck_burn() -> Weight {
		// At least 2_250_000 ps.
		Weight::from_parts(2_335_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_commit_reveal_weights_enabled() -> Weight {
		// At least 39_870_000 ps.
		Weight::from_parts(41_615_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_commit_reveal_weights_interval() -> Weight {
		// At least 40_870_000 ps.
		Weight::from_parts(41_925_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_default_take() -> Weight {
		// At least 4_290_000 ps.
		Weight::from_parts(4_550_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_ema_price_halving_period() -> Weight {
		// At least 8_140_000 ps.
		Weight::from_parts(8_415_000, 4_021).saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}
	fn sudo_set_epoch_consensus() -> Weight {
		// At least 109_570_000 ps.
		Weight::from_parts(111_440_000, 4_952)
			.saturating_add(T::DbWeight::get().reads_writes(12, 52))
	}
	fn sudo_set_immunity_period() -> Weight {
		// At least 39_760_000 ps.
		Weight::from_parts(40_690_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_kappa() -> Weight {
		// At least 10_790_000 ps.
		Weight::from_parts(11_100_000, 4_021).saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}
	fn sudo_set_liquid_alpha_enabled() -> Weight {
		// At least 39_440_000 ps.
		Weight::from_parts(40_500_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_lock_reduction_interval() -> Weight {
		// At least 4_340_000 ps.
		Weight::from_parts(4_565_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_max_allowed_uids() -> Weight {
		// At least 48_120_000 ps.
		Weight::from_parts(49_890_000, 4_879).saturating_add(T::DbWeight::get().reads_writes(12, 2))
	}
	fn sudo_set_max_allowed_validators() -> Weight {
		// At least 35_580_000 ps.
		Weight::from_parts(36_860_000, 4_698).saturating_add(T::DbWeight::get().reads_writes(8, 1))
	}
	fn sudo_set_max_burn() -> Weight {
		// At least 42_620_000 ps.
		Weight::from_parts(43_895_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(10, 2))
	}
	fn sudo_set_max_epochs_per_block() -> Weight {
		// At least 4_390_000 ps.
		Weight::from_parts(4_595_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_max_mechanism_count() -> Weight {
		// At least 4_450_000 ps.
		Weight::from_parts(4_630_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_max_registrations_per_block() -> Weight {
		// At least 29_670_000 ps.
		Weight::from_parts(31_006_000, 4_627).saturating_add(T::DbWeight::get().reads_writes(6, 1))
	}
	fn sudo_set_mechanism_count(m: u32, r: u32) -> Weight {
		// At least 260_930_000 ps.
		Weight::from_parts(0, 5_299)
			.saturating_add(Weight::from_parts(25_992_977, 0).saturating_mul(m.into()))
			.saturating_add(Weight::from_parts(2_865_502, 0).saturating_mul(r.into()))
			.saturating_add(Weight::from_parts(0, 29).saturating_mul(m.into()))
			.saturating_add(Weight::from_parts(0, 5).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().reads_writes(13, 3))
			.saturating_add(T::DbWeight::get().reads(2).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().writes(5).saturating_mul(m.into()))
			.saturating_add(T::DbWeight::get().writes(2).saturating_mul(r.into()))
	}
	fn sudo_set_mechanism_emission_split() -> Weight {
		// At least 52_090_000 ps.
		Weight::from_parts(54_960_000, 4_822).saturating_add(T::DbWeight::get().reads_writes(10, 2))
	}
	fn sudo_set_min_allowed_uids() -> Weight {
		// At least 36_390_000 ps.
		Weight::from_parts(37_115_000, 4_669).saturating_add(T::DbWeight::get().reads_writes(8, 1))
	}
	fn sudo_set_min_allowed_weights() -> Weight {
		// At least 39_920_000 ps.
		Weight::from_parts(41_680_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_min_burn() -> Weight {
		// At least 43_000_000 ps.
		Weight::from_parts(44_275_000, 4_821).saturating_add(T::DbWeight::get().reads_writes(10, 2))
	}
	fn sudo_set_min_childkey_take_per_subnet() -> Weight {
		// At least 45_890_000 ps.
		Weight::from_parts(47_125_000, 4_798).saturating_add(T::DbWeight::get().reads_writes(11, 2))
	}
	fn sudo_set_min_delegate_take() -> Weight {
		// At least 4_300_000 ps.
		Weight::from_parts(4_550_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_min_non_immune_uids() -> Weight {
		// At least 10_520_000 ps.
		Weight::from_parts(10_795_000, 4_021).saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}
	fn sudo_set_network_immunity_period() -> Weight {
		// At least 4_400_000 ps.
		Weight::from_parts(4_590_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_network_min_lock_cost() -> Weight {
		// At least 4_370_000 ps.
		Weight::from_parts(4_605_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_network_rate_limit() -> Weight {
		// At least 4_330_000 ps.
		Weight::from_parts(4_495_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_network_registration_allowed() -> Weight {
		// At least 10_600_000 ps.
		Weight::from_parts(10_855_000, 4_021).saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}
	fn sudo_set_new_subnets_dynamic() -> Weight {
		// At least 2_300_000 ps.
		Weight::from_parts(2_430_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_nominator_min_required_stake() -> Weight {
		// At least 2_220_000 ps.
		Weight::from_parts(2_380_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_owner_cut_enabled() -> Weight {
		// At least 31_391_000 ps.
		Weight::from_parts(32_170_000, 4_685).saturating_add(T::DbWeight::get().reads_writes(7, 1))
	}
	fn sudo_set_owner_hparam_rate_limit() -> Weight {
		// At least 4_270_000 ps.
		Weight::from_parts(4_515_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_owner_immune_neuron_limit() -> Weight {
		// At least 37_720_000 ps.
		Weight::from_parts(38_750_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_recycle_or_burn() -> Weight {
		// At least 38_070_000 ps.
		Weight::from_parts(39_225_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_rho() -> Weight {
		// At least 40_600_000 ps.
		Weight::from_parts(41_585_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_serving_rate_limit() -> Weight {
		// At least 40_160_000 ps.
		Weight::from_parts(41_150_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_sigmoid() -> Weight {
		// At least 115_360_000 ps.
		Weight::from_parts(118_265_000, 4_979)
			.saturating_add(T::DbWeight::get().reads_writes(26, 18))
	}
	fn sudo_set_stake_threshold() -> Weight {
		// At least 4_280_000 ps.
		Weight::from_parts(4_580_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_start_call_delay() -> Weight {
		// At least 4_420_000 ps.
		Weight::from_parts(4_620_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_subnet_emission_enabled() -> Weight {
		// At least 10_330_000 ps.
		Weight::from_parts(10_575_000, 4_021).saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}
	fn sudo_set_subnet_limit() -> Weight {
		// At least 4_410_000 ps.
		Weight::from_parts(4_615_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_subnet_moving_alpha() -> Weight {
		// At least 2_350_000 ps.
		Weight::from_parts(2_515_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_subnet_owner_cut() -> Weight {
		// At least 4_400_000 ps.
		Weight::from_parts(4_635_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_subtoken_enabled() -> Weight {
		// At least 27_310_000 ps.
		Weight::from_parts(28_025_000, 4_627).saturating_add(T::DbWeight::get().reads_writes(6, 1))
	}
	fn sudo_set_target_registrations_per_interval() -> Weight {
		// At least 29_850_000 ps.
		Weight::from_parts(30_555_000, 4_627).saturating_add(T::DbWeight::get().reads_writes(6, 1))
	}
	fn sudo_set_tempo() -> Weight {
		// At least 32_340_000 ps.
		Weight::from_parts(33_340_000, 4_627).saturating_add(T::DbWeight::get().reads_writes(6, 2))
	}
	fn sudo_set_toggle_transfer() -> Weight {
		// At least 40_490_000 ps.
		Weight::from_parts(41_835_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_tx_delegate_take_rate_limit() -> Weight {
		// At least 4_470_000 ps.
		Weight::from_parts(4_615_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_tx_rate_limit() -> Weight {
		// At least 4_400_000 ps.
		Weight::from_parts(4_680_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_weights_set_rate_limit() -> Weight {
		// At least 10_310_000 ps.
		Weight::from_parts(10_760_000, 4_021).saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}
	fn sudo_set_weights_version_key() -> Weight {
		// At least 44_350_000 ps.
		Weight::from_parts(45_540_000, 4_757).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_yuma3_enabled() -> Weight {
		// At least 40_440_000 ps.
		Weight::from_parts(41_740_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
}

/// No weight, for tests.
impl WeightInfo for () {
	fn sudo_set_admin_freeze_window() -> Weight {
		Weight::zero()
	}
	fn sudo_set_alpha_sigmoid_steepness() -> Weight {
		Weight::zero()
	}
	fn sudo_set_alpha_values() -> Weight {
		Weight::zero()
	}
	fn sudo_set_bonds_moving_average() -> Weight {
		Weight::zero()
	}
	fn sudo_set_bonds_penalty() -> Weight {
		Weight::zero()
	}
	fn sudo_set_bonds_reset_enabled() -> Weight {
		Weight::zero()
	}
	fn sudo_set_burn_half_life() -> Weight {
		Weight::zero()
	}
	fn sudo_set_burn_increase_mult() -> Weight {
		Weight::zero()
	}
	fn sudo_set_ck_burn() -> Weight {
		Weight::zero()
	}
	fn sudo_set_commit_reveal_weights_enabled() -> Weight {
		Weight::zero()
	}
	fn sudo_set_commit_reveal_weights_interval() -> Weight {
		Weight::zero()
	}
	fn sudo_set_default_take() -> Weight {
		Weight::zero()
	}
	fn sudo_set_ema_price_halving_period() -> Weight {
		Weight::zero()
	}
	fn sudo_set_epoch_consensus() -> Weight {
		Weight::zero()
	}
	fn sudo_set_immunity_period() -> Weight {
		Weight::zero()
	}
	fn sudo_set_kappa() -> Weight {
		Weight::zero()
	}
	fn sudo_set_liquid_alpha_enabled() -> Weight {
		Weight::zero()
	}
	fn sudo_set_lock_reduction_interval() -> Weight {
		Weight::zero()
	}
	fn sudo_set_max_allowed_uids() -> Weight {
		Weight::zero()
	}
	fn sudo_set_max_allowed_validators() -> Weight {
		Weight::zero()
	}
	fn sudo_set_max_burn() -> Weight {
		Weight::zero()
	}
	fn sudo_set_max_epochs_per_block() -> Weight {
		Weight::zero()
	}
	fn sudo_set_max_mechanism_count() -> Weight {
		Weight::zero()
	}
	fn sudo_set_max_registrations_per_block() -> Weight {
		Weight::zero()
	}
	fn sudo_set_mechanism_count(_: u32, _: u32) -> Weight {
		Weight::zero()
	}
	fn sudo_set_mechanism_emission_split() -> Weight {
		Weight::zero()
	}
	fn sudo_set_min_allowed_uids() -> Weight {
		Weight::zero()
	}
	fn sudo_set_min_allowed_weights() -> Weight {
		Weight::zero()
	}
	fn sudo_set_min_burn() -> Weight {
		Weight::zero()
	}
	fn sudo_set_min_childkey_take_per_subnet() -> Weight {
		Weight::zero()
	}
	fn sudo_set_min_delegate_take() -> Weight {
		Weight::zero()
	}
	fn sudo_set_min_non_immune_uids() -> Weight {
		Weight::zero()
	}
	fn sudo_set_network_immunity_period() -> Weight {
		Weight::zero()
	}
	fn sudo_set_network_min_lock_cost() -> Weight {
		Weight::zero()
	}
	fn sudo_set_network_rate_limit() -> Weight {
		Weight::zero()
	}
	fn sudo_set_network_registration_allowed() -> Weight {
		Weight::zero()
	}
	fn sudo_set_new_subnets_dynamic() -> Weight {
		Weight::zero()
	}
	fn sudo_set_nominator_min_required_stake() -> Weight {
		Weight::zero()
	}
	fn sudo_set_owner_cut_enabled() -> Weight {
		Weight::zero()
	}
	fn sudo_set_owner_hparam_rate_limit() -> Weight {
		Weight::zero()
	}
	fn sudo_set_owner_immune_neuron_limit() -> Weight {
		Weight::zero()
	}
	fn sudo_set_recycle_or_burn() -> Weight {
		Weight::zero()
	}
	fn sudo_set_rho() -> Weight {
		Weight::zero()
	}
	fn sudo_set_serving_rate_limit() -> Weight {
		Weight::zero()
	}
	fn sudo_set_sigmoid() -> Weight {
		Weight::zero()
	}
	fn sudo_set_stake_threshold() -> Weight {
		Weight::zero()
	}
	fn sudo_set_start_call_delay() -> Weight {
		Weight::zero()
	}
	fn sudo_set_subnet_emission_enabled() -> Weight {
		Weight::zero()
	}
	fn sudo_set_subnet_limit() -> Weight {
		Weight::zero()
	}
	fn sudo_set_subnet_moving_alpha() -> Weight {
		Weight::zero()
	}
	fn sudo_set_subnet_owner_cut() -> Weight {
		Weight::zero()
	}
	fn sudo_set_subtoken_enabled() -> Weight {
		Weight::zero()
	}
	fn sudo_set_target_registrations_per_interval() -> Weight {
		Weight::zero()
	}
	fn sudo_set_tempo() -> Weight {
		Weight::zero()
	}
	fn sudo_set_toggle_transfer() -> Weight {
		Weight::zero()
	}
	fn sudo_set_tx_delegate_take_rate_limit() -> Weight {
		Weight::zero()
	}
	fn sudo_set_tx_rate_limit() -> Weight {
		Weight::zero()
	}
	fn sudo_set_weights_set_rate_limit() -> Weight {
		Weight::zero()
	}
	fn sudo_set_weights_version_key() -> Weight {
		Weight::zero()
	}
	fn sudo_set_yuma3_enabled() -> Weight {
		Weight::zero()
	}
}
