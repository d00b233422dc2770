//! What readers get of the hyperparameters: every value, under every name.

use super::*;
use crate::types::{EpochConsensus, PeerPredictionParameters, SigmoidParameters};
use pallet_subtensor_runtime_api::{HyperparamEntry, HyperparamValue as Value};
use substrate_fixed::types::{I32F32, U64F64};

/// Stores a value of its own in each hyperparameter, and returns how readers are to see it.
macro_rules! set_all {
	($($item:ident = $stored:expr => $($name:ident: $shown:expr),+;)*) => {{
		$($item::<Test>::insert(NETUID, $stored);)*
		vec![$($((stringify!($name), Value::from($shown))),+),*]
	}};
}

fn prediction() -> PeerPredictionParameters {
	PeerPredictionParameters {
		floor: 151,
		agreement_alpha: 152,
		share: 153,
		tolerance: 154,
		skill_alpha: 155,
		first_cut: 156,
		second_cut: 157,
		full_coverage: 158,
	}
}

/// Stores distinct numbers, and of each switch the value that it does not have from the start.
fn set_all() -> Vec<(&'static str, Value)> {
	let sigmoid =
		SigmoidParameters { trust_floor: 141, average_bonds: true, peg_step: 142, peg_cap: 143 };
	let factor = U64F64::from_num(2);
	set_all! {
		ActivityCutoffFactorMilli = 2_000 => activity_cutoff_factor: Compact(2_000u32);
		AdjustmentAlpha = 101 => adjustment_alpha: Compact(101u64);
		AdjustmentInterval = 102 => adjustment_interval: Compact(102u16);
		AlphaSigmoidSteepness = -103 => alpha_sigmoid_steepness: I32F32::from_num(-103);
		AlphaValues = (104, 105) => alpha_low: Compact(104u16), alpha_high: Compact(105u16);
		BondsMovingAverage = 106 => bonds_moving_avg: Compact(106u64);
		BondsPenalty = 107 => bonds_penalty: Compact(107u16);
		BondsResetOn = true => bonds_reset_enabled: true;
		BurnHalfLife = 108 => burn_half_life: Compact(108u16);
		BurnIncreaseMult = factor => burn_increase_mult: factor;
		CollateralDrainRatio = factor => collateral_drain_ratio: factor;
		CollateralLockShare = 132 => collateral_lock_share: Compact(132u16);
		CommitRevealWeightsEnabled = true => commit_reveal_weights_enabled: true;
		Difficulty = 109 => difficulty: Compact(109u64);
		ForecastSkillOn = true => forecast_skill_enabled: true;
		ImmuneOwnerUidsLimit = 110 => owner_immune_neuron_limit: Compact(110u16);
		ImmunityPeriod = 111 => immunity_period: Compact(111u16);
		Kappa = 112 => kappa: Compact(112u16);
		LiquidAlphaOn = true => liquid_alpha_enabled: true;
		MaxAllowedUids = 113 => max_allowed_uids: Compact(113u16);
		MaxAllowedValidators = 114 => max_validators: Compact(114u16);
		MaxBurn = tao(115) => max_burn: Compact(tao(115));
		MaxDifficulty = 116 => max_difficulty: Compact(116u64);
		MaxRegistrationsPerBlock = 117 => max_regs_per_block: Compact(117u16);
		MaxWeightsLimit = 118 => max_weights_limit: Compact(118u16);
		MinAllowedUids = 119 => min_allowed_uids: Compact(119u16);
		MinAllowedWeights = 120 => min_allowed_weights: Compact(120u16);
		MinBurn = tao(121) => min_burn: Compact(tao(121));
		MinChildkeyTakePerSubnet = 122 => min_childkey_take: Compact(122u16);
		MinDifficulty = 123 => min_difficulty: Compact(123u64);
		MinNonImmuneUids = 124 => min_non_immune_uids: Compact(124u16);
		NetworkPowRegistrationAllowed = true => network_pow_registration_allowed: true;
		NetworkRegistrationAllowed = false => registration_allowed: false;
		OwnerCutAutoLockEnabled = true => owner_cut_auto_lock_enabled: true;
		OwnerCutEnabled = false => owner_cut_enabled: false;
		PeerPredictionSettings = prediction() =>
			peer_prediction_floor: Compact(151u32),
			peer_prediction_agreement_alpha: Compact(152u32),
			peer_prediction_share: Compact(153u32),
			peer_prediction_tolerance: Compact(154u32),
			peer_prediction_skill_alpha: Compact(155u32),
			peer_prediction_first_cut: Compact(156u32),
			peer_prediction_second_cut: Compact(157u32),
			peer_prediction_full_coverage: Compact(158u32);
		RevealPeriodEpochs = 125 => commit_reveal_period: Compact(125u64);
		Rho = 126 => rho: Compact(126u16);
		ServingRateLimit = 127 => serving_rate_limit: Compact(127u64);
		SigmoidSettings = sigmoid =>
			sigmoid_trust_floor: Compact(141u16), sigmoid_average_bonds: true,
			sigmoid_peg_step: Compact(142u16), sigmoid_peg_cap: Compact(143u16);
		SubnetEmissionEnabled = false => subnet_emission_enabled: false;
		SubnetEpochConsensus = EpochConsensus::Sigmoid => epoch_consensus: Compact(2u16);
		SubtokenEnabled = false => subnet_is_active: false;
		TargetRegistrationsPerInterval = 128 => target_regs_per_interval: Compact(128u16);
		Tempo = 129 => tempo: Compact(129u16), activity_cutoff: Compact(258u64);
		TransferToggle = false => transfers_enabled: false;
		WeightsSetRateLimit = 130 => weights_rate_limit: Compact(130u64);
		WeightsVersionKey = 131 => weights_version: Compact(131u64);
		Yuma3On = false => yuma3_enabled: false, yuma_version: Compact(2u16);
	}
}

/// Values of what this chain does not have, for clients that ask for it.
fn absent() -> Vec<(&'static str, Value)> {
	vec![("user_liquidity_enabled", false.into())]
}

#[test]
fn hyperparameters_should_show_the_values_that_are_set() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		let before = SubtensorModule::get_subnet_hyperparams_v3(NETUID).unwrap();
		let expected = set_all();
		let entries = SubtensorModule::get_subnet_hyperparams_v3(NETUID).unwrap();
		for (name, value) in &expected {
			assert_eq!(value_of(&entries, name), Some(*value), "{name}");
			assert_ne!(value_of(&before, name), Some(*value), "{name} had this value before");
		}
		for (name, value) in absent() {
			assert_eq!(value_of(&entries, name), Some(value), "{name}");
		}
	});
}

#[test]
fn hyperparameters_should_be_the_same_in_all_versions() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		set_all();
		let first = SubtensorModule::get_subnet_hyperparams(NETUID).unwrap();
		let second = SubtensorModule::get_subnet_hyperparams_v2(NETUID).unwrap();
		let third = SubtensorModule::get_subnet_hyperparams_v3(NETUID).unwrap();
		assert_eq!(second.encode()[..first.encode().len()], first.encode());
		let fields: Vec<HyperparamEntry> = second.into();
		assert_eq!(third[..fields.len()], fields);
		let mut names: Vec<_> = third.iter().map(|entry| entry.name.clone()).collect();
		names.sort();
		names.dedup();
		assert_eq!(names.len(), third.len(), "every name once");
	});
}

#[test]
fn lowest_take_of_children_should_be_the_one_that_applies() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		let shown = || {
			let entries = SubtensorModule::get_subnet_hyperparams_v3(NETUID).unwrap();
			value_of(&entries, "min_childkey_take")
		};
		assert_eq!(shown(), Some(Compact(0u16).into()));
		let root = RuntimeOrigin::root;
		assert_ok!(SubtensorModule::sudo_set_min_childkey_take(root(), 700));
		assert_eq!(shown(), Some(Compact(700u16).into()), "the chain's");
		MinChildkeyTakePerSubnet::<Test>::insert(NETUID, 900);
		assert_eq!(shown(), Some(Compact(900u16).into()), "the subnet's, which is higher");
	});
}

/// Clients look each of these up, and in storage if it is not named.
#[test]
fn hyperparameters_should_name_everything_an_owner_can_set() {
	let owners = "epoch_consensus tempo immunity_period min_allowed_weights weights_version \
		activity_cutoff_factor min_burn max_burn bonds_moving_avg bonds_penalty serving_rate_limit \
		commit_reveal_period max_allowed_uids burn_increase_mult burn_half_life \
		collateral_lock_share collateral_drain_ratio adjustment_alpha rho max_difficulty \
		alpha_sigmoid_steepness min_childkey_take owner_immune_neuron_limit alpha_low alpha_high \
		commit_reveal_weights_enabled liquid_alpha_enabled registration_allowed \
		network_pow_registration_allowed yuma3_enabled sigmoid_trust_floor sigmoid_average_bonds \
		sigmoid_peg_step sigmoid_peg_cap bonds_reset_enabled transfers_enabled owner_cut_enabled \
		owner_cut_auto_lock_enabled";
	ExtBuilder::with_subnet().build_and_execute(|| {
		let entries = SubtensorModule::get_subnet_hyperparams_v3(NETUID).unwrap();
		for name in owners.split_whitespace() {
			assert!(value_of(&entries, name).is_some(), "{name}");
		}
	});
}
