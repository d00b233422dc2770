//! Hyperparameters of subnets.

use crate::*;
use alloc::{vec, vec::Vec};
use codec::Compact;
use ganglion_types::NetUid;
use pallet_subtensor_runtime_api::{
	HyperparamEntry as Entry, SubnetHyperparams, SubnetHyperparamsV2, SubnetHyperparamsV3,
};
use substrate_fixed::types::{I32F32, U64F64};

impl<T: Config> Pallet<T> {
	/// Hyperparameters, as the oldest clients read them.
	pub fn get_subnet_hyperparams(netuid: NetUid) -> Option<SubnetHyperparams> {
		Self::get_subnet_hyperparams_v2(netuid).map(Into::into)
	}

	/// Hyperparameters.
	pub fn get_subnet_hyperparams_v2(netuid: NetUid) -> Option<SubnetHyperparamsV2> {
		Self::subnet_exists(netuid).then(|| Self::hyperparams(netuid))
	}

	/// Hyperparameters by name.
	pub fn get_subnet_hyperparams_v3(netuid: NetUid) -> Option<SubnetHyperparamsV3> {
		let mut entries: Vec<Entry> = Self::get_subnet_hyperparams_v2(netuid)?.into();
		entries.extend(Self::newer_hyperparams(netuid));
		entries.extend(absent_hyperparams());
		Some(entries)
	}

	fn hyperparams(netuid: NetUid) -> SubnetHyperparamsV2 {
		let settings = Self::settings_of(netuid);
		let steepness = AlphaSigmoidSteepness::<T>::get(netuid);
		SubnetHyperparamsV2 {
			rho: settings.rho,
			kappa: settings.kappa,
			immunity_period: settings.immunity_period,
			min_allowed_weights: settings.min_allowed_weights,
			max_weights_limit: settings.max_weights_limit,
			tempo: Tempo::<T>::get(netuid).into(),
			min_difficulty: settings.min_difficulty,
			max_difficulty: settings.max_difficulty,
			weights_version: settings.weights_version,
			weights_rate_limit: settings.weights_rate_limit,
			adjustment_interval: settings.adjustment_interval,
			activity_cutoff: settings.activity_cutoff,
			registration_allowed: settings.registration_allowed,
			target_regs_per_interval: settings.target_regs_per_interval,
			min_burn: settings.min_burn,
			max_burn: settings.max_burn,
			bonds_moving_avg: settings.bonds_moving_avg,
			max_regs_per_block: settings.max_regs_per_block,
			serving_rate_limit: settings.serving_rate_limit,
			max_validators: settings.max_validators,
			adjustment_alpha: settings.adjustment_alpha,
			difficulty: settings.difficulty,
			commit_reveal_period: settings.commit_reveal_period,
			commit_reveal_weights_enabled: settings.commit_reveal_weights_enabled,
			alpha_high: settings.alpha_high,
			alpha_low: settings.alpha_low,
			liquid_alpha_enabled: settings.liquid_alpha_enabled,
			alpha_sigmoid_steepness: I32F32::from_num(steepness),
			yuma_version: Compact(if Yuma3On::<T>::get(netuid) { 3 } else { 2 }),
			subnet_is_active: SubtokenEnabled::<T>::get(netuid),
			transfers_enabled: TransferToggle::<T>::get(netuid),
			bonds_reset_enabled: BondsResetOn::<T>::get(netuid),
			user_liquidity_enabled: false,
		}
	}

	/// Those that came after the second version of the structure.
	fn newer_hyperparams(netuid: NetUid) -> Vec<Entry> {
		let consensus = SubnetEpochConsensus::<T>::get(netuid);
		let sigmoid = SigmoidSettings::<T>::get(netuid);
		vec![
			Entry::new(
				"activity_cutoff_factor",
				Compact(ActivityCutoffFactorMilli::<T>::get(netuid)),
			),
			Entry::new("bonds_penalty", Compact(BondsPenalty::<T>::get(netuid))),
			Entry::new("burn_half_life", Compact(BurnHalfLife::<T>::get(netuid))),
			Entry::new("burn_increase_mult", BurnIncreaseMult::<T>::get(netuid)),
			Entry::new("epoch_consensus", Compact(consensus as u16)),
			Entry::new("max_allowed_uids", Compact(MaxAllowedUids::<T>::get(netuid))),
			Entry::new("min_allowed_uids", Compact(MinAllowedUids::<T>::get(netuid))),
			Entry::new("min_non_immune_uids", Compact(MinNonImmuneUids::<T>::get(netuid))),
			Entry::new(
				"network_pow_registration_allowed",
				NetworkPowRegistrationAllowed::<T>::get(netuid),
			),
			Entry::new("sigmoid_average_bonds", sigmoid.average_bonds),
			Entry::new("sigmoid_peg_cap", Compact(sigmoid.peg_cap)),
			Entry::new("sigmoid_peg_step", Compact(sigmoid.peg_step)),
			Entry::new("sigmoid_trust_floor", Compact(sigmoid.trust_floor)),
			Entry::new("owner_cut_enabled", OwnerCutEnabled::<T>::get(netuid)),
			Entry::new(
				"owner_immune_neuron_limit",
				Compact(ImmuneOwnerUidsLimit::<T>::get(netuid)),
			),
			Entry::new("subnet_emission_enabled", SubnetEmissionEnabled::<T>::get(netuid)),
			Entry::new("yuma3_enabled", Yuma3On::<T>::get(netuid)),
		]
	}
}

/// Those of features that this chain does not have, switched off. A client looks for each that an owner may set
/// in storage if it is not named here, and fails where storage lacks it.
fn absent_hyperparams() -> Vec<Entry> {
	vec![
		Entry::new("collateral_drain_ratio", U64F64::from_num(0)),
		Entry::new("collateral_lock_share", Compact(0u16)),
		Entry::new("min_childkey_take", Compact(0u16)),
		Entry::new("owner_cut_auto_lock_enabled", false),
	]
}
