//! The network's settings and our first five, written out by hand from the protocol's description.
//!
//! A row: whether it is of the chain or of each subnet, call index, rule (see [`Case::rule`]), call
//! with its arguments and a new value for each, storage item, events.

use super::*;

/// The events of a call on the subnet.
macro_rules! events {
	(-, $scope:ident) => {
		vec![]
	};
	(main $event:ident($value:expr), chain) => {
		vec![Protocol::$event($value).into()]
	};
	(main $event:ident($value:expr), subnet) => {
		vec![Protocol::$event(SUBNET, $value).into()]
	};
	(own $event:ident { $field:ident: $value:expr }, chain) => {
		vec![Own::$event { $field: $value }.into()]
	};
	(own $event:ident { $field:ident: $value:expr }, subnet) => {
		vec![Own::$event { netuid: SUBNET, $field: $value }.into()]
	};
	(own $event:ident { $field:ident: $value:expr } main $main:ident, subnet) => {
		vec![
			Own::$event { netuid: SUBNET, $field: $value }.into(),
			Protocol::$main(SUBNET, $value).into(),
		]
	};
	(both $event:ident { $field:ident: $value:expr }, subnet) => {
		vec![
			Own::$event { netuid: SUBNET, $field: $value }.into(),
			Protocol::$event { netuid: SUBNET, $field: $value }.into(),
		]
	};
}

macro_rules! cases {
	($(
		$scope:ident $index:literal $rule:literal
			$name:ident($($arg:ident: $type:literal = $value:expr),*)
			$item:ident [$($event:tt)*];
	)*) => {
		vec![$(
			cases!(@$scope $index $rule $name($($arg: $type = $value),*) $item [$($event)*])
		),*]
	};
	(
		@chain $index:literal $rule:literal $name:ident($arg:ident: $type:literal = $value:expr)
			$item:ident [$($event:tt)*]
	) => {
		Case {
			name: stringify!($name),
			index: $index,
			args: vec![(stringify!($arg), $type.to_owned())],
			rule: $rule.to_owned(),
			of_subnet: false,
			call: |_| Call::$name { $arg: $value },
			stored: |_| pallet_subtensor::$item::<Test>::get().encode(),
			value: $value.encode(),
			events: events!($($event)*, chain),
		}
	};
	(
		@subnet $index:literal $rule:literal
			$name:ident($($arg:ident: $type:literal = $value:expr),*)
			$item:ident [$($event:tt)*]
	) => {
		Case {
			name: stringify!($name),
			index: $index,
			args: vec![("netuid", "NetUid".to_owned()) $(, (stringify!($arg), $type.to_owned()))*],
			rule: $rule.to_owned(),
			of_subnet: true,
			call: |netuid| Call::$name { netuid, $($arg: $value),* },
			stored: |netuid| pallet_subtensor::$item::<Test>::get(netuid).encode(),
			value: [$($value.encode()),*].concat(),
			events: events!($($event)*, subnet),
		}
	};
}

const TAO: u64 = 1_000_000_000;
const RECYCLE: RecycleOrBurnEnum = RecycleOrBurnEnum::Recycle;
const ALPHA: I96F32 = I96F32::from_bits(77);
const TWICE: U64F64 = U64F64::from_bits(2 << 64);
const PRICE: TaoBalance = TaoBalance::new(600_000);
const TWO: MechId = MechId::new(2);
const SIGMOID: SigmoidParameters =
	SigmoidParameters { trust_floor: 7, average_bonds: true, peg_step: 8, peg_cap: 9 };
const COST: TaoBalance = TaoBalance::new(50 * TAO);

fn prediction() -> PeerPredictionParameters {
	PeerPredictionParameters {
		floor: 200_000,
		agreement_alpha: 200_000,
		share: 700_000,
		tolerance: 800_000,
		skill_alpha: 60_000,
		first_cut: 200_000,
		second_cut: 600_000,
		full_coverage: 900_000,
	}
}

/// Declares the function that returns the cases.
macro_rules! listed {
	($($row:tt)*) => {
		/// The network's calls and our first five, by index.
		pub(super) fn listed() -> Vec<Case> {
			cases! { $($row)* }
		}
	};
}

listed! {
	chain 1 "R"
		sudo_set_default_take(default_take: "u16" = 9_000_u16)
		MaxDelegateTake [main MaxDelegateTakeSet(9_000)];
	chain 2 "R"
		sudo_set_tx_rate_limit(tx_rate_limit: "u64" = 7_u64)
		TxRateLimit [main TxRateLimitSet(7)];
	subnet 3 "O/R hp W"
		sudo_set_serving_rate_limit(serving_rate_limit: "u64" = 7_u64)
		ServingRateLimit [main ServingRateLimitSet(7)];
	subnet 4 "R W"
		sudo_set_min_difficulty(min_difficulty: "u64" = 7_u64)
		MinDifficulty [main MinDifficultySet(7)];
	subnet 5 "O/R hp W"
		sudo_set_max_difficulty(max_difficulty: "u64" = 7_u64)
		MaxDifficulty [main MaxDifficultySet(7)];
	subnet 6 "O/R version W"
		sudo_set_weights_version_key(weights_version_key: "u64" = 7_u64)
		WeightsVersionKey [main WeightsVersionKeySet(7)];
	subnet 7 "R"
		sudo_set_weights_set_rate_limit(weights_set_rate_limit: "u64" = 7_u64)
		WeightsSetRateLimit [main WeightsSetRateLimitSet(7)];
	subnet 8 "R"
		sudo_set_adjustment_interval(adjustment_interval: "u16" = 7_u16)
		AdjustmentInterval [main AdjustmentIntervalSet(7)];
	subnet 9 "O/R hp W"
		sudo_set_adjustment_alpha(adjustment_alpha: "u64" = 7_u64)
		AdjustmentAlpha [main AdjustmentAlphaSet(7)];
	subnet 13 "O/R hp W"
		sudo_set_immunity_period(immunity_period: "u16" = 7_u16)
		ImmunityPeriod [main ImmunityPeriodSet(7)];
	subnet 14 "O/R hp W"
		sudo_set_min_allowed_weights(min_allowed_weights: "u16" = 7_u16)
		MinAllowedWeights [main MinAllowedWeightSet(7)];
	subnet 15 "O/R hp W"
		sudo_set_max_allowed_uids(max_allowed_uids: "u16" = 128_u16)
		MaxAllowedUids [main MaxAllowedUidsSet(128)];
	subnet 16 "R"
		sudo_set_kappa(kappa: "u16" = 7_u16)
		Kappa [main KappaSet(7)];
	subnet 17 "O/R hp W"
		sudo_set_rho(rho: "u16" = 7_u16)
		Rho [main RhoSet(7)];
	subnet 18 "O/R hp W"
		sudo_set_activity_cutoff(activity_cutoff: "u16" = 700_u16)
		ActivityCutoff [main ActivityCutoffSet(700)];
	subnet 19 "O/R hp W"
		sudo_set_network_registration_allowed(registration_allowed: "bool" = false)
		NetworkRegistrationAllowed [main RegistrationAllowed(false)];
	subnet 20 "O/R hp W n≠0"
		sudo_set_network_pow_registration_allowed(registration_allowed: "bool" = true)
		NetworkPowRegistrationAllowed [main PowRegistrationAllowed(true)];
	subnet 21 "R W"
		sudo_set_target_registrations_per_interval(
			target_registrations_per_interval: "u16" = 7_u16
		)
		TargetRegistrationsPerInterval [main RegistrationPerIntervalSet(7)];
	subnet 22 "O/R hp W"
		sudo_set_min_burn(min_burn: "TaoBalance" = PRICE)
		MinBurn [main MinBurnSet(PRICE)];
	subnet 23 "O/R hp W"
		sudo_set_max_burn(max_burn: "TaoBalance" = COST)
		MaxBurn [main MaxBurnSet(COST)];
	subnet 24 "R W"
		sudo_set_difficulty(difficulty: "u64" = 7_u64)
		Difficulty [main DifficultySet(7)];
	subnet 25 "R W"
		sudo_set_max_allowed_validators(max_allowed_validators: "u16" = 7_u16)
		MaxAllowedValidators [main MaxAllowedValidatorsSet(7)];
	subnet 26 "O/R hp W"
		sudo_set_bonds_moving_average(bonds_moving_average: "u64" = 7_u64)
		BondsMovingAverage [main BondsMovingAverageSet(7)];
	subnet 27 "R W"
		sudo_set_max_registrations_per_block(max_registrations_per_block: "u16" = 7_u16)
		MaxRegistrationsPerBlock [main MaxRegistrationsPerBlockSet(7)];
	chain 28 "R"
		sudo_set_subnet_owner_cut(subnet_owner_cut: "u16" = 7_u16)
		SubnetOwnerCut [main SubnetOwnerCutSet(7)];
	chain 29 "R"
		sudo_set_network_rate_limit(rate_limit: "u64" = 7_u64)
		NetworkRateLimit [main NetworkRateLimitSet(7)];
	subnet 30 "R W"
		sudo_set_tempo(tempo: "u16" = 100_u16)
		Tempo [main TempoSet(100)];
	chain 35 "R"
		sudo_set_network_immunity_period(immunity_period: "u64" = 7_u64)
		NetworkImmunityPeriod [main NetworkImmunityPeriodSet(7)];
	chain 36 "R"
		sudo_set_network_min_lock_cost(lock_cost: "TaoBalance" = COST)
		NetworkMinLockCost [main NetworkMinLockCostSet(COST)];
	chain 37 "R"
		sudo_set_subnet_limit(max_subnets: "u16" = 7_u16)
		SubnetLimit [main SubnetLimitSet(7)];
	chain 38 "R"
		sudo_set_lock_reduction_interval(interval: "u64" = 7_u64)
		NetworkLockReductionInterval [main NetworkLockCostReductionIntervalSet(7)];
	subnet 39 "R"
		sudo_set_rao_recycled(rao_recycled: "TaoBalance" = PRICE)
		RAORecycledForRegistration [main RAORecycledForRegistrationSet(PRICE)];
	chain 42 "R"
		sudo_set_stake_threshold(min_stake: "u64" = 7_u64)
		StakeThreshold [main StakeThresholdSet(7)];
	chain 43 "R"
		sudo_set_nominator_min_required_stake(min_stake: "u64" = 7_u64)
		NominatorMinRequiredStake [-];
	chain 45 "R"
		sudo_set_tx_delegate_take_rate_limit(tx_rate_limit: "u64" = 7_u64)
		TxDelegateTakeRateLimit [main TxDelegateTakeRateLimitSet(7)];
	chain 46 "R"
		sudo_set_min_delegate_take(take: "u16" = 7_u16)
		MinDelegateTake [main MinDelegateTakeSet(7)];
	subnet 49 "O/R hp W"
		sudo_set_commit_reveal_weights_enabled(enabled: "bool" = true)
		CommitRevealWeightsEnabled [main CommitRevealEnabled(true)];
	subnet 50 "O/R hp W"
		sudo_set_liquid_alpha_enabled(enabled: "bool" = true)
		LiquidAlphaOn [-];
	subnet 51 "O/R hp W"
		sudo_set_alpha_values(alpha_low: "u16" = 2_000_u16, alpha_high: "u16" = 3_000_u16)
		AlphaValues [-];
	subnet 57 "O/R hp W"
		sudo_set_commit_reveal_weights_interval(interval: "u64" = 7_u64)
		RevealPeriodEpochs [main CommitRevealPeriodsSet(7)];
	subnet 60 "O/R hp W"
		sudo_set_bonds_penalty(bonds_penalty: "u16" = 7_u16)
		BondsPenalty [main BondsPenaltySet(7)];
	subnet 61 "O/R hp W"
		sudo_set_toggle_transfer(toggle: "bool" = false)
		TransferToggle [main TransferToggle(false)];
	chain 63 "R"
		sudo_set_subnet_moving_alpha(alpha: "I96F32" = ALPHA)
		SubnetMovingAlpha [-];
	subnet 65 "R"
		sudo_set_ema_price_halving_period(ema_halving: "u64" = 7_u64)
		EMAPriceHalvingBlocks [-];
	subnet 66 "R W"
		sudo_set_subtoken_enabled(subtoken_enabled: "bool" = true)
		SubtokenEnabled [-];
	subnet 68 "O/R hp W"
		sudo_set_alpha_sigmoid_steepness(steepness: "i16" = 7_i16)
		AlphaSigmoidSteepness [main AlphaSigmoidSteepnessSet(7)];
	subnet 69 "O/R hp W"
		sudo_set_yuma3_enabled(enabled: "bool" = false)
		Yuma3On [own Yuma3EnableToggled { enabled: false }];
	subnet 70 "O/R hp W"
		sudo_set_bonds_reset_enabled(enabled: "bool" = true)
		BondsResetOn [own BondsResetToggled { enabled: true } main BondsResetOnSet];
	subnet 72 "O/R hp W"
		sudo_set_owner_immune_neuron_limit(immune_neurons: "u16" = 7_u16)
		ImmuneOwnerUidsLimit [-];
	chain 71 "R"
		sudo_set_commit_reveal_version(version: "u16" = 7_u16)
		CommitRevealWeightsVersion [main CommitRevealVersionSet(7)];
	chain 73 "R"
		sudo_set_ck_burn(burn: "u64" = 7_u64)
		CKBurn [-];
	chain 74 "R"
		sudo_set_admin_freeze_window(window: "u16" = 7_u16)
		AdminFreezeWindow [main AdminFreezeWindowSet(7)];
	chain 75 "R"
		sudo_set_owner_hparam_rate_limit(epochs: "u16" = 7_u16)
		OwnerHyperparamRateLimit [main OwnerHyperparamRateLimitSet(7)];
	subnet 76 "O/R mechanisms W n≠0"
		sudo_set_mechanism_count(mechanism_count: "MechId" = TWO)
		MechanismCountCurrent [main MechanismCountSet(TWO)];
	subnet 77 "O/R mechanisms W n≠0"
		sudo_set_mechanism_emission_split(
			maybe_split: "Option<Vec<u16>>" = Some(vec![65_535_u16])
		)
		MechanismEmissionSplit [main MechanismEmissionSplitSet(Some(vec![65_535]))];
	subnet 79 "R W"
		sudo_set_min_allowed_uids(min_allowed_uids: "u16" = 0_u16)
		MinAllowedUids [main MinAllowedUidsSet(0)];
	subnet 80 "O/R hp W"
		sudo_set_recycle_or_burn(
			recycle_or_burn: "pallet_subtensor::RecycleOrBurnEnum" = RECYCLE
		)
		RecycleOrBurn [-];
	subnet 84 "R"
		sudo_set_min_non_immune_uids(min: "u16" = 7_u16)
		MinNonImmuneUids [main MinNonImmuneUidsSet(7)];
	chain 81 "R"
		sudo_set_tao_flow_cutoff(flow_cutoff: "I64F64" = I64F64::from_bits(7))
		TaoFlowCutoff [-];
	chain 82 "R"
		sudo_set_tao_flow_normalization_exponent(exponent: "U64F64" = U64F64::from_bits(3 << 63))
		FlowNormExponent [-];
	chain 83 "R"
		sudo_set_tao_flow_smoothing_factor(smoothing_factor: "u64" = 7_u64)
		FlowEmaSmoothingFactor [-];
	chain 85 "R"
		sudo_set_start_call_delay(delay: "u64" = 7_u64)
		StartCallDelay [main StartCallDelaySet(7)];
	chain 86 "R"
		sudo_set_coldkey_swap_announcement_delay(duration: "u32" = 7_u32)
		ColdkeySwapAnnouncementDelay [main ColdkeySwapAnnouncementDelaySet(7)];
	chain 87 "R"
		sudo_set_coldkey_swap_reannouncement_delay(duration: "u32" = 7_u32)
		ColdkeySwapReannouncementDelay [main ColdkeySwapReannouncementDelaySet(7)];
	chain 88 "R"
		sudo_set_max_mechanism_count(max_mechanism_count: "MechId" = MechId::new(7))
		MaxMechanismCount [main MaxMechanismCountSet(MechId::new(7))];
	subnet 89 "O/R hp W n≠0"
		sudo_set_burn_half_life(burn_half_life: "u16" = 7_u16)
		BurnHalfLife [both BurnHalfLifeSet { burn_half_life: 7 }];
	subnet 90 "O/R hp W n≠0"
		sudo_set_burn_increase_mult(burn_increase_mult: "U64F64" = TWICE)
		BurnIncreaseMult [both BurnIncreaseMultSet { burn_increase_mult: TWICE }];
	subnet 92 "O/R W n≠0"
		sudo_set_owner_cut_enabled(enabled: "bool" = false)
		OwnerCutEnabled [-];
	subnet 93 "O/R hp W"
		sudo_set_min_childkey_take_per_subnet(take: "u16" = 7_u16)
		MinChildkeyTakePerSubnet [main MinChildKeyTakePerSubnetSet(7)];
	subnet 94 "R n≠0"
		sudo_set_subnet_emission_enabled(enabled: "bool" = false)
		SubnetEmissionEnabled [own SubnetEmissionEnabledSet { enabled: false }];
	subnet 95 "O/R W n≠0"
		sudo_set_owner_cut_auto_lock_enabled(enabled: "bool" = true)
		OwnerCutAutoLockEnabled [-];
	chain 91 "R"
		sudo_set_net_tao_flow_enabled(enabled: "bool" = true)
		NetTaoFlowEnabled [-];
	chain 96 "R"
		sudo_set_max_epochs_per_block(max_epochs_per_block: "u8" = 7_u8)
		MaxEpochsPerBlock [main MaxEpochsPerBlockSet(7)];
	subnet 98 "O/R hp W n≠0"
		sudo_set_collateral_lock_share(lock_share: "u16" = 7_u16)
		CollateralLockShare [own CollateralLockShareSet { lock_share: 7 }];
	subnet 99 "O/R hp W n≠0"
		sudo_set_collateral_drain_ratio(drain_ratio: "U64F64" = TWICE)
		CollateralDrainRatio [own CollateralDrainRatioSet { drain_ratio: TWICE }];
	chain 105 "R"
		sudo_set_basket_concentration_cap(cap: "u16" = 7_u16)
		BasketConcentrationCap [own BasketConcentrationCapSet { cap: 7 }];
	chain 106 "R"
		sudo_set_basket_trading_enabled(enabled: "bool" = true)
		BasketTradingEnabled [own BasketTradingToggled { enabled: true }];
	chain 108 "R"
		sudo_set_basket_daily_turnover_cap(cap: "u16" = 7_u16)
		BasketDailyTurnoverCap [own BasketDailyTurnoverCapSet { cap: 7 }];
	chain 109 "R"
		sudo_set_basket_liquidity_cap(cap: "u16" = 7_u16)
		BasketLiquidityCap [own BasketLiquidityCapSet { cap: 7 }];
	chain 110 "R"
		sudo_set_basket_min_trade_tao(min_trade_rao: "u64" = 7_u64)
		BasketMinTradeTao [main BasketMinTradeTaoSet(7)];
	subnet 200 "O/R hp W n≠0"
		sudo_set_epoch_consensus(mode: "EpochConsensus" = EpochConsensus::Sigmoid)
		SubnetEpochConsensus [main EpochConsensusSet(EpochConsensus::Sigmoid)];
	subnet 201 "O/R hp W n≠0"
		sudo_set_sigmoid(
			trust_floor: "u16" = 7_u16, average_bonds: "bool" = true, peg_step: "u16" = 8_u16,
			peg_cap: "u16" = 9_u16
		)
		SigmoidSettings [main SigmoidSettingsSet(SIGMOID)];
	chain 202 "R"
		sudo_set_new_subnets_dynamic(dynamic: "bool" = true)
		NewSubnetsDynamic [-];
	subnet 203 "O/R hp W n≠0"
		sudo_set_peer_prediction(settings: "PeerPredictionParameters" = prediction())
		PeerPredictionSettings [main PeerPredictionSettingsSet(prediction())];
	subnet 204 "O/R hp W n≠0"
		sudo_set_forecast_skill(enabled: "bool" = true)
		ForecastSkillOn [main ForecastSkillSet(true)];
}
