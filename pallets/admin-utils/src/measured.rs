//! Bootstrap.

use core::marker::PhantomData;
use frame_support::weights::Weight;
/// W
pub trait WeightInfo {
	/// x
	fn sudo_set_default_take() -> Weight;
	/// x
	fn sudo_set_min_delegate_take() -> Weight;
	/// x
	fn sudo_set_tx_delegate_take_rate_limit() -> Weight;
	/// x
	fn sudo_set_ck_burn() -> Weight;
	/// x
	fn sudo_set_tx_rate_limit() -> Weight;
	/// x
	fn sudo_set_stake_threshold() -> Weight;
	/// x
	fn sudo_set_nominator_min_required_stake() -> Weight;
	/// x
	fn sudo_set_subnet_moving_alpha() -> Weight;
	/// x
	fn sudo_set_max_epochs_per_block() -> Weight;
	/// x
	fn sudo_set_admin_freeze_window() -> Weight;
	/// x
	fn sudo_set_owner_hparam_rate_limit() -> Weight;
	/// x
	fn sudo_set_subnet_limit() -> Weight;
	/// x
	fn sudo_set_subnet_owner_cut() -> Weight;
	/// x
	fn sudo_set_network_rate_limit() -> Weight;
	/// x
	fn sudo_set_network_immunity_period() -> Weight;
	/// x
	fn sudo_set_network_min_lock_cost() -> Weight;
	/// x
	fn sudo_set_lock_reduction_interval() -> Weight;
	/// x
	fn sudo_set_start_call_delay() -> Weight;
	/// x
	fn sudo_set_new_subnets_dynamic() -> Weight;
	/// x
	fn sudo_set_tempo() -> Weight;
	/// x
	fn sudo_set_kappa() -> Weight;
	/// x
	fn sudo_set_rho() -> Weight;
	/// x
	fn sudo_set_epoch_consensus() -> Weight;
	/// x
	fn sudo_set_sigmoid() -> Weight;
	/// x
	fn sudo_set_max_mechanism_count() -> Weight;
	/// x
	fn sudo_set_mechanism_count(m: u32, r: u32) -> Weight;
	/// x
	fn sudo_set_mechanism_emission_split() -> Weight;
	/// x
	fn sudo_set_min_childkey_take_per_subnet() -> Weight;
	/// x
	fn sudo_set_immunity_period() -> Weight;
	/// x
	fn sudo_set_min_allowed_uids() -> Weight;
	/// x
	fn sudo_set_max_allowed_uids() -> Weight;
	/// x
	fn sudo_set_max_allowed_validators() -> Weight;
	/// x
	fn sudo_set_min_non_immune_uids() -> Weight;
	/// x
	fn sudo_set_owner_immune_neuron_limit() -> Weight;
	/// x
	fn sudo_set_serving_rate_limit() -> Weight;
	/// x
	fn sudo_set_min_allowed_weights() -> Weight;
	/// x
	fn sudo_set_weights_set_rate_limit() -> Weight;
	/// x
	fn sudo_set_weights_version_key() -> Weight;
	/// x
	fn sudo_set_commit_reveal_weights_enabled() -> Weight;
	/// x
	fn sudo_set_commit_reveal_weights_interval() -> Weight;
	/// x
	fn sudo_set_bonds_moving_average() -> Weight;
	/// x
	fn sudo_set_bonds_penalty() -> Weight;
	/// x
	fn sudo_set_yuma3_enabled() -> Weight;
	/// x
	fn sudo_set_bonds_reset_enabled() -> Weight;
	/// x
	fn sudo_set_liquid_alpha_enabled() -> Weight;
	/// x
	fn sudo_set_alpha_values() -> Weight;
	/// x
	fn sudo_set_alpha_sigmoid_steepness() -> Weight;
	/// x
	fn sudo_set_network_registration_allowed() -> Weight;
	/// x
	fn sudo_set_max_registrations_per_block() -> Weight;
	/// x
	fn sudo_set_target_registrations_per_interval() -> Weight;
	/// x
	fn sudo_set_min_burn() -> Weight;
	/// x
	fn sudo_set_max_burn() -> Weight;
	/// x
	fn sudo_set_burn_half_life() -> Weight;
	/// x
	fn sudo_set_burn_increase_mult() -> Weight;
	/// x
	fn sudo_set_subtoken_enabled() -> Weight;
	/// x
	fn sudo_set_toggle_transfer() -> Weight;
	/// x
	fn sudo_set_subnet_emission_enabled() -> Weight;
	/// x
	fn sudo_set_ema_price_halving_period() -> Weight;
	/// x
	fn sudo_set_owner_cut_enabled() -> Weight;
	/// x
	fn sudo_set_recycle_or_burn() -> Weight;
}
/// S
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
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
	fn sudo_set_rho() -> Weight {
		Weight::zero()
	}
	fn sudo_set_epoch_consensus() -> Weight {
		Weight::zero()
	}
	fn sudo_set_sigmoid() -> Weight {
		Weight::zero()
	}
	fn sudo_set_max_mechanism_count() -> Weight {
		Weight::zero()
	}
	fn sudo_set_mechanism_count(_m: u32, _r: u32) -> Weight {
		Weight::zero()
	}
	fn sudo_set_mechanism_emission_split() -> Weight {
		Weight::zero()
	}
	fn sudo_set_min_childkey_take_per_subnet() -> Weight {
		Weight::zero()
	}
	fn sudo_set_immunity_period() -> Weight {
		Weight::zero()
	}
	fn sudo_set_min_allowed_uids() -> Weight {
		Weight::zero()
	}
	fn sudo_set_max_allowed_uids() -> Weight {
		Weight::zero()
	}
	fn sudo_set_max_allowed_validators() -> Weight {
		Weight::zero()
	}
	fn sudo_set_min_non_immune_uids() -> Weight {
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
	fn sudo_set_weights_set_rate_limit() -> Weight {
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
	fn sudo_set_alpha_values() -> Weight {
		Weight::zero()
	}
	fn sudo_set_alpha_sigmoid_steepness() -> Weight {
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
	fn sudo_set_subtoken_enabled() -> Weight {
		Weight::zero()
	}
	fn sudo_set_toggle_transfer() -> Weight {
		Weight::zero()
	}
	fn sudo_set_subnet_emission_enabled() -> Weight {
		Weight::zero()
	}
	fn sudo_set_ema_price_halving_period() -> Weight {
		Weight::zero()
	}
	fn sudo_set_owner_cut_enabled() -> Weight {
		Weight::zero()
	}
	fn sudo_set_recycle_or_burn() -> Weight {
		Weight::zero()
	}
}
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
	fn sudo_set_rho() -> Weight {
		Weight::zero()
	}
	fn sudo_set_epoch_consensus() -> Weight {
		Weight::zero()
	}
	fn sudo_set_sigmoid() -> Weight {
		Weight::zero()
	}
	fn sudo_set_max_mechanism_count() -> Weight {
		Weight::zero()
	}
	fn sudo_set_mechanism_count(_m: u32, _r: u32) -> Weight {
		Weight::zero()
	}
	fn sudo_set_mechanism_emission_split() -> Weight {
		Weight::zero()
	}
	fn sudo_set_min_childkey_take_per_subnet() -> Weight {
		Weight::zero()
	}
	fn sudo_set_immunity_period() -> Weight {
		Weight::zero()
	}
	fn sudo_set_min_allowed_uids() -> Weight {
		Weight::zero()
	}
	fn sudo_set_max_allowed_uids() -> Weight {
		Weight::zero()
	}
	fn sudo_set_max_allowed_validators() -> Weight {
		Weight::zero()
	}
	fn sudo_set_min_non_immune_uids() -> Weight {
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
	fn sudo_set_weights_set_rate_limit() -> Weight {
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
	fn sudo_set_alpha_values() -> Weight {
		Weight::zero()
	}
	fn sudo_set_alpha_sigmoid_steepness() -> Weight {
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
	fn sudo_set_subtoken_enabled() -> Weight {
		Weight::zero()
	}
	fn sudo_set_toggle_transfer() -> Weight {
		Weight::zero()
	}
	fn sudo_set_subnet_emission_enabled() -> Weight {
		Weight::zero()
	}
	fn sudo_set_ema_price_halving_period() -> Weight {
		Weight::zero()
	}
	fn sudo_set_owner_cut_enabled() -> Weight {
		Weight::zero()
	}
	fn sudo_set_recycle_or_burn() -> Weight {
		Weight::zero()
	}
}
