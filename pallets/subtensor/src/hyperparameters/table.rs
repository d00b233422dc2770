//! The table of settings: one row each, from which all that settings have in common is generated.
//!
//! A row of a subnet's setting reads
//!
//! ```text
//! /// DOC
//! INDEX CALL(ARGUMENT: TYPE = SAMPLE, …) => STORAGE_ITEM(VALUE) {
//!     by SETTER, within BOUNDS, through METHOD, emits [EVENT],
//!     admin_emits [EVENT], shown [NAME …]
//! }
//! ```
//!
//! | slot | meaning |
//! |---|---|
//! | `DOC` | what the setting is, in one line; the doc line of its variant of `Hyperparameter` |
//! | `INDEX` | call index in `pallet-admin-utils`, and codec index of the `Hyperparameter` variant. Rows are sorted by it, because the variants in metadata are in the order of the rows |
//! | `CALL(…)` | the call with its arguments. Tests and the random market make it with `SAMPLE`, a valid value that differs from the default |
//! | `by root` | root sets it, in any block |
//! | `by root_in_window` | root sets it, outside the freeze window before an epoch |
//! | `by owner clock VARIANT` | owner or root, outside the freeze window; the owner once in `OwnerHyperparamRateLimit` tempos, counted under this variant of `Hyperparameter`, which is named after the storage item unless clients know it by another name |
//! | `by owner limit LIMIT` | the same with another rate limit: a variant of `Limit` in `pallet-admin-utils` |
//! | `but not_on_root` | the root network does not have it (optional) |
//! | `within [RANGE, ERROR]` | the range of valid values and the error of `pallet-admin-utils` for others (optional) |
//! | `within FUNCTION` | bounds that depend on more than the value: a function in `bounds.rs` of `pallet-admin-utils` (optional) |
//! | `through METHOD` | a method of this pallet that writes the item, in the file that owns it, and does what else a change entails; such a call has a benchmark of its own (optional; without it the item is written as it is) |
//! | `emits [EVENT]` | event of this pallet: `[EVENT]` has the fields `(netuid, value)`, `[EVENT { FIELD }]` has `{ netuid, FIELD: value }`. Empty only where the network has none |
//! | `admin_emits [EVENT { FIELD }]` | event of `pallet-admin-utils`, deposited first. The network has few of these; the event of a new setting belongs to this pallet (optional) |
//! | `shown [NAME …]` | names under which `get_subnet_hyperparams_v3` shows the value, one for each of its parts. Empty only where the network does not show it |
//!
//! A row of a setting of the chain has no slots but `within`, `emits` and `admin_emits`: root sets
//! it, in any block.

/// Passes the table of settings to a macro, as `chain { ROW … } subnet { ROW … }`.
///
/// The types in rows are those of [`values`](crate::hyperparameters::values). A macro that uses
/// them imports them from there.
#[macro_export]
macro_rules! for_each_hyperparameter {
	($callback:ident) => {
		$callback! {
			chain {
				1 sudo_set_default_take(default_take: u16 = 9_000) => MaxDelegateTake(u16) {
					emits [MaxDelegateTakeSet]
				}
				2 sudo_set_tx_rate_limit(tx_rate_limit: u64 = 7) => TxRateLimit(u64) {
					emits [TxRateLimitSet]
				}
				28 sudo_set_subnet_owner_cut(subnet_owner_cut: u16 = 7) => SubnetOwnerCut(u16) {
					emits [SubnetOwnerCutSet]
				}
				29 sudo_set_network_rate_limit(rate_limit: u64 = 7) => NetworkRateLimit(u64) {
					emits [NetworkRateLimitSet]
				}
				35 sudo_set_network_immunity_period(immunity_period: u64 = 7)
					=> NetworkImmunityPeriod(u64)
				{
					emits [NetworkImmunityPeriodSet]
				}
				36 sudo_set_network_min_lock_cost(lock_cost: TaoBalance = TaoBalance::from_tao(50))
					=> NetworkMinLockCost(TaoBalance)
				{
					emits [NetworkMinLockCostSet]
				}
				37 sudo_set_subnet_limit(max_subnets: u16 = 7) => SubnetLimit(u16) {
					emits [SubnetLimitSet]
				}
				38 sudo_set_lock_reduction_interval(interval: u64 = 7)
					=> NetworkLockReductionInterval(u64)
				{
					emits [NetworkLockCostReductionIntervalSet]
				}
				42 sudo_set_stake_threshold(min_stake: u64 = 7) => StakeThreshold(u64) {
					emits [StakeThresholdSet]
				}
				43 sudo_set_nominator_min_required_stake(min_stake: u64 = 7)
					=> NominatorMinRequiredStake(u64)
				{
					emits []
				}
				45 sudo_set_tx_delegate_take_rate_limit(tx_rate_limit: u64 = 7)
					=> TxDelegateTakeRateLimit(u64)
				{
					emits [TxDelegateTakeRateLimitSet]
				}
				46 sudo_set_min_delegate_take(take: u16 = 7) => MinDelegateTake(u16) {
					emits [MinDelegateTakeSet]
				}
				63 sudo_set_subnet_moving_alpha(alpha: I96F32 = I96F32::from_bits(77))
					=> SubnetMovingAlpha(I96F32)
				{
					within [0..=1, ValueNotInBounds], emits []
				}
				71 sudo_set_commit_reveal_version(version: u16 = 7)
					=> CommitRevealWeightsVersion(u16)
				{
					emits [CommitRevealVersionSet]
				}
				73 sudo_set_ck_burn(burn: u64 = 7) => CKBurn(u64) {
					emits []
				}
				74 sudo_set_admin_freeze_window(window: u16 = 7) => AdminFreezeWindow(u16) {
					emits [AdminFreezeWindowSet]
				}
				75 sudo_set_owner_hparam_rate_limit(epochs: u16 = 7)
					=> OwnerHyperparamRateLimit(u16)
				{
					emits [OwnerHyperparamRateLimitSet]
				}
				81 sudo_set_tao_flow_cutoff(flow_cutoff: I64F64 = I64F64::from_bits(7))
					=> TaoFlowCutoff(I64F64)
				{
					emits []
				}
				82 sudo_set_tao_flow_normalization_exponent(
					exponent: U64F64 = U64F64::from_bits(3 << 63)
				) => FlowNormExponent(U64F64) {
					within [1..=2, InvalidValue], emits []
				}
				83 sudo_set_tao_flow_smoothing_factor(smoothing_factor: u64 = 7)
					=> FlowEmaSmoothingFactor(u64)
				{
					emits []
				}
				85 sudo_set_start_call_delay(delay: u64 = 7) => StartCallDelay(u64) {
					emits [StartCallDelaySet]
				}
				86 sudo_set_coldkey_swap_announcement_delay(duration: u32 = 7)
					=> ColdkeySwapAnnouncementDelay(u32)
				{
					emits [ColdkeySwapAnnouncementDelaySet]
				}
				87 sudo_set_coldkey_swap_reannouncement_delay(duration: u32 = 7)
					=> ColdkeySwapReannouncementDelay(u32)
				{
					emits [ColdkeySwapReannouncementDelaySet]
				}
				88 sudo_set_max_mechanism_count(max_mechanism_count: MechId = MechId::new(7))
					=> MaxMechanismCount(MechId)
				{
					within max_mechanism_count, emits [MaxMechanismCountSet]
				}
				91 sudo_set_net_tao_flow_enabled(enabled: bool = true) => NetTaoFlowEnabled(bool) {
					emits []
				}
				96 sudo_set_max_epochs_per_block(max_epochs_per_block: u8 = 7)
					=> MaxEpochsPerBlock(u8)
				{
					within [1..=u8::MAX, ValueNotInBounds], emits [MaxEpochsPerBlockSet]
				}
				105 sudo_set_basket_concentration_cap(cap: u16 = 7) => BasketConcentrationCap(u16) {
					emits [], admin_emits [BasketConcentrationCapSet { cap }]
				}
				106 sudo_set_basket_trading_enabled(enabled: bool = true)
					=> BasketTradingEnabled(bool)
				{
					emits [], admin_emits [BasketTradingToggled { enabled }]
				}
				108 sudo_set_basket_daily_turnover_cap(cap: u16 = 7)
					=> BasketDailyTurnoverCap(u16)
				{
					emits [], admin_emits [BasketDailyTurnoverCapSet { cap }]
				}
				109 sudo_set_basket_liquidity_cap(cap: u16 = 7) => BasketLiquidityCap(u16) {
					emits [], admin_emits [BasketLiquidityCapSet { cap }]
				}
				110 sudo_set_basket_min_trade_tao(min_trade_rao: u64 = 7)
					=> BasketMinTradeTao(u64)
				{
					emits [BasketMinTradeTaoSet]
				}
				202 sudo_set_new_subnets_dynamic(dynamic: bool = true) => NewSubnetsDynamic(bool) {
					emits []
				}
			}
			subnet {
				/// Blocks between two announcements of an address by one neuron.
				3 sudo_set_serving_rate_limit(serving_rate_limit: u64 = 7)
					=> ServingRateLimit(u64)
				{
					by owner clock ServingRateLimit,
					emits [ServingRateLimitSet], shown [serving_rate_limit]
				}
				/// Least difficulty of a registration by proof of work.
				4 sudo_set_min_difficulty(min_difficulty: u64 = 7) => MinDifficulty(u64) {
					by root_in_window, emits [MinDifficultySet], shown [min_difficulty]
				}
				/// Highest difficulty of a registration by proof of work.
				5 sudo_set_max_difficulty(max_difficulty: u64 = 7) => MaxDifficulty(u64) {
					by owner clock MaxDifficulty,
					emits [MaxDifficultySet], shown [max_difficulty]
				}
				/// Least version of the software that may set weights; 0 admits all.
				6 sudo_set_weights_version_key(weights_version_key: u64 = 7)
					=> WeightsVersionKey(u64)
				{
					by owner limit WeightsVersionKey,
					emits [WeightsVersionKeySet], shown [weights_version]
				}
				/// Blocks between two settings of weights by one validator.
				7 sudo_set_weights_set_rate_limit(weights_set_rate_limit: u64 = 7)
					=> WeightsSetRateLimit(u64)
				{
					by root, emits [WeightsSetRateLimitSet], shown [weights_rate_limit]
				}
				/// Interval of the price's former rule; inert: the price follows `BurnHalfLife`.
				8 sudo_set_adjustment_interval(adjustment_interval: u16 = 7)
					=> AdjustmentInterval(u16)
				{
					by root, emits [AdjustmentIntervalSet], shown [adjustment_interval]
				}
				/// Smoothing of the price's former rule; inert: the price follows `BurnHalfLife`.
				9 sudo_set_adjustment_alpha(adjustment_alpha: u64 = 7) => AdjustmentAlpha(u64) {
					by owner clock AdjustmentAlpha,
					emits [AdjustmentAlphaSet], shown [adjustment_alpha]
				}
				/// Blocks in which a new neuron is not replaced.
				13 sudo_set_immunity_period(immunity_period: u16 = 7) => ImmunityPeriod(u16) {
					by owner clock ImmunityPeriod,
					emits [ImmunityPeriodSet], shown [immunity_period]
				}
				/// Least number of weights a validator sets.
				14 sudo_set_min_allowed_weights(min_allowed_weights: u16 = 7)
					=> MinAllowedWeights(u16)
				{
					by owner clock MinAllowedWeights,
					emits [MinAllowedWeightSet], shown [min_allowed_weights]
				}
				/// Highest number of uids.
				15 sudo_set_max_allowed_uids(max_allowed_uids: u16 = 128) => MaxAllowedUids(u16) {
					by owner clock MaxAllowedUids, within max_allowed_uids,
					emits [MaxAllowedUidsSet], shown [max_allowed_uids]
				}
				/// Share of stake that must agree, in parts of 65,535.
				16 sudo_set_kappa(kappa: u16 = 7) => Kappa(u16) {
					by root, emits [KappaSet], shown [kappa]
				}
				/// Steepness of the sigmoid consensus.
				17 sudo_set_rho(rho: u16 = 7) => Rho(u16) {
					by owner clock Rho, emits [RhoSet], shown [rho]
				}
				/// Former activity cutoff; inert: the cutoff is a multiple of the tempo.
				18 sudo_set_activity_cutoff(activity_cutoff: u16 = 700) => ActivityCutoff(u16) {
					by owner clock ActivityCutoff, within activity_cutoff,
					emits [ActivityCutoffSet], shown []
				}
				/// Whether neurons can register for the price.
				19 sudo_set_network_registration_allowed(registration_allowed: bool = false)
					=> NetworkRegistrationAllowed(bool)
				{
					by owner clock NetworkRegistrationAllowed, within registration_allowed,
					emits [RegistrationAllowed], shown [registration_allowed]
				}
				/// Whether neurons can register by proof of work.
				20 sudo_set_network_pow_registration_allowed(registration_allowed: bool = true)
					=> NetworkPowRegistrationAllowed(bool)
				{
					by owner clock NetworkPowRegistrationAllowed but not_on_root,
					within pow_registration_allowed,
					emits [PowRegistrationAllowed], shown [network_pow_registration_allowed]
				}
				/// Registrations aimed at in an interval; counts on root.
				21 sudo_set_target_registrations_per_interval(
					target_registrations_per_interval: u16 = 7
				)
					=> TargetRegistrationsPerInterval(u16)
				{
					by root_in_window,
					emits [RegistrationPerIntervalSet], shown [target_regs_per_interval]
				}
				/// Least price of a uid.
				22 sudo_set_min_burn(min_burn: TaoBalance = TaoBalance::new(600_000))
					=> MinBurn(TaoBalance)
				{
					by owner clock MinBurn, within min_burn,
					emits [MinBurnSet], shown [min_burn]
				}
				/// Highest price of a uid.
				23 sudo_set_max_burn(max_burn: TaoBalance = TaoBalance::from_tao(50))
					=> MaxBurn(TaoBalance)
				{
					by owner clock MaxBurn, within max_burn,
					emits [MaxBurnSet], shown [max_burn]
				}
				/// Difficulty of a registration by proof of work.
				24 sudo_set_difficulty(difficulty: u64 = 7) => Difficulty(u64) {
					by root_in_window, through set_difficulty,
					emits [DifficultySet], shown [difficulty]
				}
				/// Highest number of validators.
				25 sudo_set_max_allowed_validators(max_allowed_validators: u16 = 7)
					=> MaxAllowedValidators(u16)
				{
					by root_in_window, within max_allowed_validators, through set_max_validators,
					emits [MaxAllowedValidatorsSet], shown [max_validators]
				}
				/// Share of the old bond that remains each epoch.
				26 sudo_set_bonds_moving_average(bonds_moving_average: u64 = 7)
					=> BondsMovingAverage(u64)
				{
					by owner clock BondsMovingAverage, within bonds_moving_average,
					emits [BondsMovingAverageSet], shown [bonds_moving_avg]
				}
				/// Registrations in a block at the most; counts on root, and for proofs of work.
				27 sudo_set_max_registrations_per_block(max_registrations_per_block: u16 = 7)
					=> MaxRegistrationsPerBlock(u16)
				{
					by root_in_window,
					emits [MaxRegistrationsPerBlockSet], shown [max_regs_per_block]
				}
				/// Blocks from one epoch to the next; 0 stops them.
				30 sudo_set_tempo(tempo: u16 = 100) => Tempo(u16) {
					by root_in_window, through restart_tempo, emits [TempoSet], shown [tempo]
				}
				/// TAO paid for registrations of neurons so far.
				39 sudo_set_rao_recycled(rao_recycled: TaoBalance = TaoBalance::new(600_000))
					=> RAORecycledForRegistration(TaoBalance)
				{
					by root, through set_recycled_for_registration,
					emits [RAORecycledForRegistrationSet], shown []
				}
				/// Whether weights are committed first and revealed later.
				49 sudo_set_commit_reveal_weights_enabled(enabled: bool = true)
					=> CommitRevealWeightsEnabled(bool)
				{
					by owner clock CommitRevealWeightsEnabled,
					emits [CommitRevealEnabled], shown [commit_reveal_weights_enabled]
				}
				/// Whether bonds move by liquid alpha.
				50 sudo_set_liquid_alpha_enabled(enabled: bool = true) => LiquidAlphaOn(bool) {
					by owner clock LiquidAlphaOn, emits [], shown [liquid_alpha_enabled]
				}
				/// Slowest and fastest movement of bonds under liquid alpha.
				51 sudo_set_alpha_values(alpha_low: u16 = 2_000, alpha_high: u16 = 3_000)
					=> AlphaValues((u16, u16))
				{
					by owner clock AlphaValues, within alpha_values,
					emits [], shown [alpha_low alpha_high]
				}
				/// Epochs between commit and reveal.
				57 sudo_set_commit_reveal_weights_interval(interval: u64 = 7)
					=> RevealPeriodEpochs(u64)
				{
					by owner clock RevealPeriodEpochs, within reveal_period_epochs,
					emits [CommitRevealPeriodsSet], shown [commit_reveal_period]
				}
				/// How far weights beyond the consensus are cut for bonds.
				60 sudo_set_bonds_penalty(bonds_penalty: u16 = 7) => BondsPenalty(u16) {
					by owner clock BondsPenalty, emits [BondsPenaltySet], shown [bonds_penalty]
				}
				/// Whether stake can be transferred to another coldkey.
				61 sudo_set_toggle_transfer(toggle: bool = false) => TransferToggle(bool) {
					by owner clock TransferToggle,
					emits [TransferToggle], shown [transfers_enabled]
				}
				/// Blocks over which the moving price of a young subnet catches up.
				65 sudo_set_ema_price_halving_period(ema_halving: u64 = 7)
					=> EMAPriceHalvingBlocks(u64)
				{
					by root, emits [], shown []
				}
				/// Whether the subnet's token can be bought and sold.
				66 sudo_set_subtoken_enabled(subtoken_enabled: bool = true)
					=> SubtokenEnabled(bool)
				{
					by root_in_window, emits [], shown [subnet_is_active]
				}
				/// Steepness of liquid alpha's sigmoid.
				68 sudo_set_alpha_sigmoid_steepness(steepness: i16 = 7)
					=> AlphaSigmoidSteepness(i16)
				{
					by owner clock AlphaSigmoidSteepness, within alpha_sigmoid_steepness,
					emits [AlphaSigmoidSteepnessSet], shown [alpha_sigmoid_steepness]
				}
				/// Whether bonds follow Yuma 3.
				69 sudo_set_yuma3_enabled(enabled: bool = false) => Yuma3On(bool) {
					by owner clock Yuma3On,
					emits [], admin_emits [Yuma3EnableToggled { enabled }], shown [yuma3_enabled]
				}
				/// Whether a miner may have its bonds reset.
				70 sudo_set_bonds_reset_enabled(enabled: bool = true) => BondsResetOn(bool) {
					by owner clock BondsResetOn,
					emits [BondsResetOnSet], admin_emits [BondsResetToggled { enabled }],
					shown [bonds_reset_enabled]
				}
				/// Neurons of the owner that are never replaced.
				72 sudo_set_owner_immune_neuron_limit(immune_neurons: u16 = 7)
					=> ImmuneOwnerUidsLimit(u16)
				{
					by owner clock ImmuneOwnerUidsLimit, within immune_owner_uids_limit,
					emits [], shown [owner_immune_neuron_limit]
				}
				/// Number of incentive mechanisms.
				76 sudo_set_mechanism_count(mechanism_count: MechId = MechId::new(2))
					=> MechanismCountCurrent(MechId)
				{
					by owner limit MechanismCount but not_on_root, within mechanism_count,
					through set_mechanism_count, emits [MechanismCountSet], shown []
				}
				/// The mechanisms' shares of the subnet's emission; none: even shares.
				77 sudo_set_mechanism_emission_split(
					maybe_split: Option<Vec<u16>> = Some(vec![65_535])
				)
					=> MechanismEmissionSplit(Option<Vec<u16>>)
				{
					by owner limit MechanismSplit but not_on_root,
					within mechanism_emission_split, through set_emission_split,
					emits [MechanismEmissionSplitSet], shown []
				}
				/// Least value of the maximum number of uids.
				79 sudo_set_min_allowed_uids(min_allowed_uids: u16 = 0) => MinAllowedUids(u16) {
					by root_in_window, within min_allowed_uids,
					emits [MinAllowedUidsSet], shown [min_allowed_uids]
				}
				/// What happens to incentive that lands on the owner's keys.
				80 sudo_set_recycle_or_burn(
					recycle_or_burn: RecycleOrBurnEnum = RecycleOrBurnEnum::Recycle
				)
					=> RecycleOrBurn(RecycleOrBurnEnum)
				{
					by owner clock RecycleOrBurn, emits [], shown []
				}
				/// With more neurons than this out of immunity, only those are replaced.
				84 sudo_set_min_non_immune_uids(min: u16 = 7) => MinNonImmuneUids(u16) {
					by root, emits [MinNonImmuneUidsSet], shown [min_non_immune_uids]
				}
				/// Blocks in which the price of a uid halves.
				89 sudo_set_burn_half_life(burn_half_life: u16 = 7) => BurnHalfLife(u16) {
					by owner clock BurnHalfLife but not_on_root,
					within [1..=36_100, InvalidValue],
					emits [BurnHalfLifeSet { burn_half_life }],
					admin_emits [BurnHalfLifeSet { burn_half_life }],
					shown [burn_half_life]
				}
				/// Factor by which a registration raises the price.
				90 sudo_set_burn_increase_mult(
					burn_increase_mult: U64F64 = U64F64::from_bits(2 << 64)
				)
					=> BurnIncreaseMult(U64F64)
				{
					by owner clock BurnIncreaseMult but not_on_root,
					within [1..=3, InvalidValue],
					emits [BurnIncreaseMultSet { burn_increase_mult }],
					admin_emits [BurnIncreaseMultSet { burn_increase_mult }],
					shown [burn_increase_mult]
				}
				/// Whether the owner gets a share of emission.
				92 sudo_set_owner_cut_enabled(enabled: bool = false) => OwnerCutEnabled(bool) {
					by owner limit None but not_on_root, emits [], shown [owner_cut_enabled]
				}
				/// Lowest take a child may keep.
				93 sudo_set_min_childkey_take_per_subnet(take: u16 = 7)
					=> MinChildkeyTakePerSubnet(u16)
				{
					by owner clock MinChildkeyTakePerSubnet, within min_childkey_take,
					emits [MinChildKeyTakePerSubnetSet], shown [min_childkey_take]
				}
				/// Whether the subnet takes part in emission.
				94 sudo_set_subnet_emission_enabled(enabled: bool = false)
					=> SubnetEmissionEnabled(bool)
				{
					by root but not_on_root,
					emits [], admin_emits [SubnetEmissionEnabledSet { enabled }],
					shown [subnet_emission_enabled]
				}
				/// Whether the owner's share of emission is locked when it is paid.
				95 sudo_set_owner_cut_auto_lock_enabled(enabled: bool = true)
					=> OwnerCutAutoLockEnabled(bool)
				{
					by owner limit None but not_on_root,
					emits [], shown [owner_cut_auto_lock_enabled]
				}
				/// Part of a registration's price that buys collateral.
				98 sudo_set_collateral_lock_share(lock_share: u16 = 7) => CollateralLockShare(u16) {
					by owner clock CollateralLockShare but not_on_root,
					within [0..=62_258, CollateralLockShareTooHigh],
					emits [], admin_emits [CollateralLockShareSet { lock_share }],
					shown [collateral_lock_share]
				}
				/// What a rao that a hotkey earns releases of new collateral.
				99 sudo_set_collateral_drain_ratio(drain_ratio: U64F64 = U64F64::from_num(2))
					=> CollateralDrainRatio(U64F64)
				{
					by owner clock CollateralDrainRatio but not_on_root,
					within collateral_drain_ratio,
					emits [], admin_emits [CollateralDrainRatioSet { drain_ratio }],
					shown [collateral_drain_ratio]
				}
				/// How an epoch reaches its result. Clients look its clock up by this name.
				200 sudo_set_epoch_consensus(mode: EpochConsensus = EpochConsensus::Sigmoid)
					=> SubnetEpochConsensus(EpochConsensus)
				{
					by owner clock EpochConsensus but not_on_root, within epoch_consensus,
					through set_epoch_consensus,
					emits [EpochConsensusSet], shown [epoch_consensus]
				}
				/// What only the sigmoid consensus asks for.
				201 sudo_set_sigmoid(
					trust_floor: u16 = 7, average_bonds: bool = true, peg_step: u16 = 8,
					peg_cap: u16 = 9
				)
					=> SigmoidSettings(SigmoidParameters)
				{
					by owner clock SigmoidSettings but not_on_root,
					through set_sigmoid, emits [SigmoidSettingsSet],
					shown [
						sigmoid_trust_floor sigmoid_average_bonds sigmoid_peg_step
						sigmoid_peg_cap
					]
				}
				/// What is paid for agreement and for forecasts.
				203 sudo_set_peer_prediction(
					settings: PeerPredictionParameters = PeerPredictionParameters {
						floor: 200_000,
						agreement_alpha: 200_000,
						share: 700_000,
						tolerance: 800_000,
						skill_alpha: 60_000,
						first_cut: 200_000,
						second_cut: 600_000,
						full_coverage: 900_000
					}
				)
					=> PeerPredictionSettings(PeerPredictionParameters)
				{
					by owner clock PeerPredictionSettings but not_on_root, within peer_prediction,
					emits [PeerPredictionSettingsSet],
					shown [
						peer_prediction_floor peer_prediction_agreement_alpha
						peer_prediction_share peer_prediction_tolerance
						peer_prediction_skill_alpha peer_prediction_first_cut
						peer_prediction_second_cut peer_prediction_full_coverage
					]
				}
				/// Whether Yuma 3 pays for forecasts.
				204 sudo_set_forecast_skill(enabled: bool = true) => ForecastSkillOn(bool) {
					by owner clock ForecastSkillOn but not_on_root,
					emits [ForecastSkillSet], shown [forecast_skill_enabled]
				}
			}
		}
	};
}
