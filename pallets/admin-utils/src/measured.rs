//! What `pallet_admin_utils` costs, measured. Written by `make weights`; not by hand.
//!
//! The runtime as WASM on AMD EPYC, 8 steps of each component, 10 times each. The database is
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
		// At least 3_670_000 ps.
		Weight::from_parts(3_810_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_min_delegate_take() -> Weight {
		// At least 3_480_000 ps.
		Weight::from_parts(3_550_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_tx_delegate_take_rate_limit() -> Weight {
		// At least 3_440_000 ps.
		Weight::from_parts(3_580_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_ck_burn() -> Weight {
		// At least 1_790_000 ps.
		Weight::from_parts(1_890_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_tx_rate_limit() -> Weight {
		// At least 3_450_000 ps.
		Weight::from_parts(3_590_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_stake_threshold() -> Weight {
		// At least 3_510_000 ps.
		Weight::from_parts(3_620_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_nominator_min_required_stake() -> Weight {
		// At least 1_700_000 ps.
		Weight::from_parts(1_820_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_subnet_moving_alpha() -> Weight {
		// At least 1_820_000 ps.
		Weight::from_parts(1_910_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_max_epochs_per_block() -> Weight {
		// At least 3_510_000 ps.
		Weight::from_parts(3_660_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_max_mechanism_count() -> Weight {
		// At least 3_610_000 ps.
		Weight::from_parts(3_740_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_admin_freeze_window() -> Weight {
		// At least 3_560_000 ps.
		Weight::from_parts(3_710_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_owner_hparam_rate_limit() -> Weight {
		// At least 3_510_000 ps.
		Weight::from_parts(3_800_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_subnet_limit() -> Weight {
		// At least 3_590_000 ps.
		Weight::from_parts(3_710_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_subnet_owner_cut() -> Weight {
		// At least 3_650_000 ps.
		Weight::from_parts(3_810_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_network_rate_limit() -> Weight {
		// At least 3_510_000 ps.
		Weight::from_parts(3_640_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_network_immunity_period() -> Weight {
		// At least 3_520_000 ps.
		Weight::from_parts(3_640_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_network_min_lock_cost() -> Weight {
		// At least 3_580_000 ps.
		Weight::from_parts(3_670_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_lock_reduction_interval() -> Weight {
		// At least 3_540_000 ps.
		Weight::from_parts(3_610_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_start_call_delay() -> Weight {
		// At least 3_470_000 ps.
		Weight::from_parts(3_560_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_new_subnets_dynamic() -> Weight {
		// At least 1_710_000 ps.
		Weight::from_parts(1_800_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_tempo() -> Weight {
		// At least 28_060_000 ps.
		Weight::from_parts(28_970_000, 4_627).saturating_add(T::DbWeight::get().reads_writes(6, 2))
	}
	fn sudo_set_kappa() -> Weight {
		// At least 9_080_000 ps.
		Weight::from_parts(9_290_000, 4_021).saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}
	fn sudo_set_min_allowed_uids() -> Weight {
		// At least 32_500_000 ps.
		Weight::from_parts(33_450_000, 4_669).saturating_add(T::DbWeight::get().reads_writes(8, 1))
	}
	fn sudo_set_max_allowed_validators() -> Weight {
		// At least 31_670_000 ps.
		Weight::from_parts(32_760_000, 4_698).saturating_add(T::DbWeight::get().reads_writes(8, 1))
	}
	fn sudo_set_min_non_immune_uids() -> Weight {
		// At least 9_140_000 ps.
		Weight::from_parts(9_410_000, 4_021).saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}
	fn sudo_set_weights_set_rate_limit() -> Weight {
		// At least 8_780_000 ps.
		Weight::from_parts(9_180_000, 4_021).saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}
	fn sudo_set_network_registration_allowed() -> Weight {
		// At least 8_900_000 ps.
		Weight::from_parts(9_370_000, 4_021).saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}
	fn sudo_set_max_registrations_per_block() -> Weight {
		// At least 26_880_000 ps.
		Weight::from_parts(27_240_000, 4_627).saturating_add(T::DbWeight::get().reads_writes(6, 1))
	}
	fn sudo_set_target_registrations_per_interval() -> Weight {
		// At least 26_940_000 ps.
		Weight::from_parts(27_360_000, 4_627).saturating_add(T::DbWeight::get().reads_writes(6, 1))
	}
	fn sudo_set_subtoken_enabled() -> Weight {
		// At least 25_950_000 ps.
		Weight::from_parts(26_690_000, 4_627).saturating_add(T::DbWeight::get().reads_writes(6, 1))
	}
	fn sudo_set_subnet_emission_enabled() -> Weight {
		// At least 8_970_000 ps.
		Weight::from_parts(9_300_000, 4_021).saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}
	fn sudo_set_ema_price_halving_period() -> Weight {
		// At least 7_210_000 ps.
		Weight::from_parts(7_430_000, 4_021).saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}
	fn sudo_set_rho() -> Weight {
		// At least 36_340_000 ps.
		Weight::from_parts(37_170_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_min_childkey_take_per_subnet() -> Weight {
		// At least 40_611_000 ps.
		Weight::from_parts(41_270_000, 4_798).saturating_add(T::DbWeight::get().reads_writes(11, 2))
	}
	fn sudo_set_immunity_period() -> Weight {
		// At least 35_860_000 ps.
		Weight::from_parts(36_510_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_max_allowed_uids() -> Weight {
		// At least 42_880_000 ps.
		Weight::from_parts(43_630_000, 4_879).saturating_add(T::DbWeight::get().reads_writes(12, 2))
	}
	fn sudo_set_owner_immune_neuron_limit() -> Weight {
		// At least 33_710_000 ps.
		Weight::from_parts(34_770_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_serving_rate_limit() -> Weight {
		// At least 35_190_000 ps.
		Weight::from_parts(35_930_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_min_allowed_weights() -> Weight {
		// At least 35_160_000 ps.
		Weight::from_parts(36_070_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_weights_version_key() -> Weight {
		// At least 39_010_000 ps.
		Weight::from_parts(39_650_000, 4_757).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_commit_reveal_weights_enabled() -> Weight {
		// At least 35_510_000 ps.
		Weight::from_parts(36_760_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_commit_reveal_weights_interval() -> Weight {
		// At least 35_190_000 ps.
		Weight::from_parts(38_640_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_bonds_moving_average() -> Weight {
		// At least 35_660_000 ps.
		Weight::from_parts(36_720_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_bonds_penalty() -> Weight {
		// At least 35_700_000 ps.
		Weight::from_parts(36_420_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_yuma3_enabled() -> Weight {
		// At least 35_430_000 ps.
		Weight::from_parts(36_280_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_bonds_reset_enabled() -> Weight {
		// At least 38_320_000 ps.
		Weight::from_parts(39_291_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_liquid_alpha_enabled() -> Weight {
		// At least 33_780_000 ps.
		Weight::from_parts(34_490_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_alpha_sigmoid_steepness() -> Weight {
		// At least 35_820_000 ps.
		Weight::from_parts(36_270_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_min_burn() -> Weight {
		// At least 39_670_000 ps.
		Weight::from_parts(40_730_000, 4_821).saturating_add(T::DbWeight::get().reads_writes(10, 2))
	}
	fn sudo_set_max_burn() -> Weight {
		// At least 37_790_000 ps.
		Weight::from_parts(38_260_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(10, 2))
	}
	fn sudo_set_burn_half_life() -> Weight {
		// At least 36_820_000 ps.
		Weight::from_parts(38_670_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_burn_increase_mult() -> Weight {
		// At least 37_470_000 ps.
		Weight::from_parts(38_140_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_toggle_transfer() -> Weight {
		// At least 35_200_000 ps.
		Weight::from_parts(36_700_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_owner_cut_enabled() -> Weight {
		// At least 28_140_000 ps.
		Weight::from_parts(29_070_000, 4_685).saturating_add(T::DbWeight::get().reads_writes(7, 1))
	}
	fn sudo_set_recycle_or_burn() -> Weight {
		// At least 33_600_000 ps.
		Weight::from_parts(34_940_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_alpha_values() -> Weight {
		// At least 38_200_000 ps.
		Weight::from_parts(38_490_000, 4_795).saturating_add(T::DbWeight::get().reads_writes(10, 2))
	}
	fn sudo_set_epoch_consensus() -> Weight {
		// At least 88_591_000 ps.
		Weight::from_parts(92_190_000, 4_952)
			.saturating_add(T::DbWeight::get().reads_writes(12, 52))
	}
	fn sudo_set_sigmoid() -> Weight {
		// At least 98_640_000 ps.
		Weight::from_parts(105_730_000, 42_104)
			.saturating_add(T::DbWeight::get().reads_writes(26, 18))
	}
	fn sudo_set_mechanism_count(m: u32, r: u32) -> Weight {
		// At least 218_250_000 ps.
		Weight::from_parts(28_695_402, 5_047)
			.saturating_add(Weight::from_parts(13_050_489, 0).saturating_mul(m.into()))
			.saturating_add(Weight::from_parts(1_868_840, 0).saturating_mul(r.into()))
			.saturating_add(Weight::from_parts(0, 52).saturating_mul(m.into()))
			.saturating_add(Weight::from_parts(0, 2_479).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().reads_writes(13, 3))
			.saturating_add(T::DbWeight::get().reads(2).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().writes(5).saturating_mul(m.into()))
			.saturating_add(T::DbWeight::get().writes(2).saturating_mul(r.into()))
	}
	fn sudo_set_mechanism_emission_split() -> Weight {
		// At least 46_320_000 ps.
		Weight::from_parts(47_210_000, 4_822).saturating_add(T::DbWeight::get().reads_writes(10, 2))
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
