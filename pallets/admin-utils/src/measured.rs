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
		// At least 3_290_000 ps.
		Weight::from_parts(3_630_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_min_delegate_take() -> Weight {
		// At least 3_240_000 ps.
		Weight::from_parts(3_630_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_tx_delegate_take_rate_limit() -> Weight {
		// At least 3_340_000 ps.
		Weight::from_parts(3_700_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_ck_burn() -> Weight {
		// At least 1_710_000 ps.
		Weight::from_parts(1_900_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_tx_rate_limit() -> Weight {
		// At least 3_440_000 ps.
		Weight::from_parts(3_780_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_stake_threshold() -> Weight {
		// At least 3_200_000 ps.
		Weight::from_parts(3_550_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_nominator_min_required_stake() -> Weight {
		// At least 1_600_000 ps.
		Weight::from_parts(1_790_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_subnet_moving_alpha() -> Weight {
		// At least 1_690_000 ps.
		Weight::from_parts(1_890_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_max_epochs_per_block() -> Weight {
		// At least 3_160_000 ps.
		Weight::from_parts(3_540_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_max_mechanism_count() -> Weight {
		// At least 3_200_000 ps.
		Weight::from_parts(3_550_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_admin_freeze_window() -> Weight {
		// At least 3_220_000 ps.
		Weight::from_parts(3_520_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_owner_hparam_rate_limit() -> Weight {
		// At least 3_220_000 ps.
		Weight::from_parts(3_510_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_subnet_limit() -> Weight {
		// At least 3_180_000 ps.
		Weight::from_parts(3_500_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_subnet_owner_cut() -> Weight {
		// At least 3_320_000 ps.
		Weight::from_parts(3_610_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_network_rate_limit() -> Weight {
		// At least 3_250_000 ps.
		Weight::from_parts(3_540_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_network_immunity_period() -> Weight {
		// At least 3_180_000 ps.
		Weight::from_parts(3_500_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_network_min_lock_cost() -> Weight {
		// At least 3_250_000 ps.
		Weight::from_parts(3_570_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_lock_reduction_interval() -> Weight {
		// At least 3_240_000 ps.
		Weight::from_parts(3_560_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_start_call_delay() -> Weight {
		// At least 3_120_000 ps.
		Weight::from_parts(3_450_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_new_subnets_dynamic() -> Weight {
		// At least 1_530_000 ps.
		Weight::from_parts(1_700_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_tempo() -> Weight {
		// At least 25_160_000 ps.
		Weight::from_parts(27_000_000, 4_627).saturating_add(T::DbWeight::get().reads_writes(6, 2))
	}
	fn sudo_set_kappa() -> Weight {
		// At least 7_830_000 ps.
		Weight::from_parts(8_550_000, 4_021).saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}
	fn sudo_set_min_allowed_uids() -> Weight {
		// At least 29_410_000 ps.
		Weight::from_parts(31_400_000, 4_669).saturating_add(T::DbWeight::get().reads_writes(8, 1))
	}
	fn sudo_set_max_allowed_validators() -> Weight {
		// At least 28_370_000 ps.
		Weight::from_parts(30_160_000, 4_698).saturating_add(T::DbWeight::get().reads_writes(8, 1))
	}
	fn sudo_set_min_non_immune_uids() -> Weight {
		// At least 7_640_000 ps.
		Weight::from_parts(8_450_000, 4_021).saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}
	fn sudo_set_weights_set_rate_limit() -> Weight {
		// At least 7_780_000 ps.
		Weight::from_parts(8_460_000, 4_021).saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}
	fn sudo_set_network_registration_allowed() -> Weight {
		// At least 7_810_000 ps.
		Weight::from_parts(8_480_000, 4_021).saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}
	fn sudo_set_max_registrations_per_block() -> Weight {
		// At least 24_050_000 ps.
		Weight::from_parts(25_900_000, 4_627).saturating_add(T::DbWeight::get().reads_writes(6, 1))
	}
	fn sudo_set_target_registrations_per_interval() -> Weight {
		// At least 24_060_000 ps.
		Weight::from_parts(25_790_000, 4_627).saturating_add(T::DbWeight::get().reads_writes(6, 1))
	}
	fn sudo_set_subtoken_enabled() -> Weight {
		// At least 22_350_000 ps.
		Weight::from_parts(24_100_000, 4_627).saturating_add(T::DbWeight::get().reads_writes(6, 1))
	}
	fn sudo_set_subnet_emission_enabled() -> Weight {
		// At least 7_920_000 ps.
		Weight::from_parts(8_610_000, 4_021).saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}
	fn sudo_set_ema_price_halving_period() -> Weight {
		// At least 6_200_000 ps.
		Weight::from_parts(6_840_000, 4_021).saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}
	fn sudo_set_rho() -> Weight {
		// At least 31_280_000 ps.
		Weight::from_parts(34_270_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_min_childkey_take_per_subnet() -> Weight {
		// At least 36_160_000 ps.
		Weight::from_parts(38_880_000, 4_798).saturating_add(T::DbWeight::get().reads_writes(11, 2))
	}
	fn sudo_set_immunity_period() -> Weight {
		// At least 32_250_000 ps.
		Weight::from_parts(34_960_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_max_allowed_uids() -> Weight {
		// At least 38_590_000 ps.
		Weight::from_parts(41_420_000, 4_879).saturating_add(T::DbWeight::get().reads_writes(12, 2))
	}
	fn sudo_set_owner_immune_neuron_limit() -> Weight {
		// At least 31_090_000 ps.
		Weight::from_parts(32_980_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_serving_rate_limit() -> Weight {
		// At least 32_480_000 ps.
		Weight::from_parts(35_080_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_min_allowed_weights() -> Weight {
		// At least 32_280_000 ps.
		Weight::from_parts(35_580_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_weights_version_key() -> Weight {
		// At least 35_300_000 ps.
		Weight::from_parts(37_660_000, 4_757).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_commit_reveal_weights_enabled() -> Weight {
		// At least 32_410_000 ps.
		Weight::from_parts(34_590_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_commit_reveal_weights_interval() -> Weight {
		// At least 32_580_000 ps.
		Weight::from_parts(34_670_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_bonds_moving_average() -> Weight {
		// At least 32_500_000 ps.
		Weight::from_parts(34_740_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_bonds_penalty() -> Weight {
		// At least 32_350_000 ps.
		Weight::from_parts(34_830_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_yuma3_enabled() -> Weight {
		// At least 31_470_000 ps.
		Weight::from_parts(35_260_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_bonds_reset_enabled() -> Weight {
		// At least 33_770_000 ps.
		Weight::from_parts(36_510_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_liquid_alpha_enabled() -> Weight {
		// At least 30_770_000 ps.
		Weight::from_parts(33_120_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_alpha_sigmoid_steepness() -> Weight {
		// At least 32_750_000 ps.
		Weight::from_parts(34_900_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_min_burn() -> Weight {
		// At least 35_300_000 ps.
		Weight::from_parts(38_050_000, 4_821).saturating_add(T::DbWeight::get().reads_writes(10, 2))
	}
	fn sudo_set_max_burn() -> Weight {
		// At least 33_900_000 ps.
		Weight::from_parts(36_690_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(10, 2))
	}
	fn sudo_set_burn_half_life() -> Weight {
		// At least 33_810_000 ps.
		Weight::from_parts(36_270_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_burn_increase_mult() -> Weight {
		// At least 34_130_000 ps.
		Weight::from_parts(37_460_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_toggle_transfer() -> Weight {
		// At least 33_400_000 ps.
		Weight::from_parts(35_470_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_owner_cut_enabled() -> Weight {
		// At least 25_320_000 ps.
		Weight::from_parts(27_240_000, 4_685).saturating_add(T::DbWeight::get().reads_writes(7, 1))
	}
	fn sudo_set_recycle_or_burn() -> Weight {
		// At least 30_850_000 ps.
		Weight::from_parts(32_910_000, 4_756).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn sudo_set_alpha_values() -> Weight {
		// At least 33_680_000 ps.
		Weight::from_parts(36_150_000, 4_795).saturating_add(T::DbWeight::get().reads_writes(10, 2))
	}
	fn sudo_set_epoch_consensus() -> Weight {
		// At least 77_760_000 ps.
		Weight::from_parts(85_280_000, 4_952)
			.saturating_add(T::DbWeight::get().reads_writes(12, 52))
	}
	fn sudo_set_sigmoid() -> Weight {
		// At least 85_870_000 ps.
		Weight::from_parts(93_630_000, 42_104)
			.saturating_add(T::DbWeight::get().reads_writes(26, 18))
	}
	fn sudo_set_mechanism_count(m: u32, r: u32) -> Weight {
		// At least 219_780_000 ps.
		Weight::from_parts(1_108_074, 5_181)
			.saturating_add(Weight::from_parts(15_134_379, 0).saturating_mul(m.into()))
			.saturating_add(Weight::from_parts(1_706_923, 0).saturating_mul(r.into()))
			.saturating_add(Weight::from_parts(0, 54).saturating_mul(m.into()))
			.saturating_add(Weight::from_parts(0, 2_479).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().reads_writes(13, 3))
			.saturating_add(T::DbWeight::get().reads(2).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().writes(5).saturating_mul(m.into()))
			.saturating_add(T::DbWeight::get().writes(2).saturating_mul(r.into()))
	}
	fn sudo_set_mechanism_emission_split() -> Weight {
		// At least 43_240_000 ps.
		Weight::from_parts(45_430_000, 4_822).saturating_add(T::DbWeight::get().reads_writes(10, 2))
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
