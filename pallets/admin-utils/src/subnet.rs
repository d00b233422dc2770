//! The settings of one subnet.
//!
//! A row reads: storage item (type): rule, its bounds if it has any, how it is stored if not by a plain write, its event if
//! there is one (of the protocol pallet, or of this one if a field is named; the network has some events in both pallets,
//! `echoed` here).

use crate::{
	bounds,
	settings::{Limit, Rule, Setter, SubnetSetting},
	Config, Event, Pallet,
};
use alloc::{borrow::ToOwned, vec::Vec};
use frame_support::dispatch::DispatchResult;
use ganglion_types::{MechId, NetUid, TaoBalance};
use pallet_subtensor::types::{
	EpochConsensus, Hyperparameter, RecycleOrBurnEnum, SigmoidParameters, TransactionType,
};
use substrate_fixed::types::U64F64;

/// Root may at any time.
const ROOT: Rule = Rule::ROOT;
/// Root may while the freeze window is open.
const ROOT_IN_WINDOW: Rule = Rule::ROOT.frozen();

/// Owner or root may while the freeze window is open, the owner once in some tempos.
const fn owner(hyperparameter: Hyperparameter) -> Rule {
	Rule::owner(Limit::Hyperparameter(hyperparameter))
}

/// Owner or root may while the freeze window is open, the owner once in some blocks.
const fn mechanisms(kind: TransactionType) -> Rule {
	Rule::owner(Limit::Mechanisms(kind))
}

/// Implements [`SubnetSetting`] for the storage item of each row.
macro_rules! subnet_settings {
	($(
		$item:ident($value:ty): $rule:expr
		$(, within $bounds:ident)?
		$(, stored $store:ident)?
		$(, emits $event:ident $({ $field:ident })?)?
		$(, echoed $echo:ident $({ $echoed:ident })?)?;
	)*) => {
		$(
			impl<T: Config> SubnetSetting<T> for pallet_subtensor::$item<T> {
				type Value = $value;

				const RULE: Rule = $rule;

				$(
					fn check(netuid: NetUid, value: &$value, setter: Setter) -> DispatchResult {
						bounds::$bounds::<T>(netuid, value.to_owned(), setter)
					}
				)?

				fn store(netuid: NetUid, value: $value) {
					subnet_settings!(@store netuid, value $(, $store)?);
					$( subnet_settings!(@emit $event, netuid, value $(, $field)?); )?
					$( subnet_settings!(@echo $echo, netuid, value $(, $echoed)?); )?
				}
			}
		)*
	};
	(@store $netuid:ident, $value:ident) => {
		Self::insert($netuid, $value)
	};
	(@store $netuid:ident, $value:ident, $store:ident) => {
		pallet_subtensor::Pallet::<T>::$store($netuid, $value)
	};
	(@emit $event:ident, $netuid:ident, $value:ident) => {
		pallet_subtensor::Pallet::<T>::announce(pallet_subtensor::Event::$event($netuid, $value))
	};
	(@emit $event:ident, $netuid:ident, $value:ident, $field:ident) => {
		Pallet::<T>::deposit_event(Event::$event { netuid: $netuid, $field: $value })
	};
	(@echo $event:ident, $netuid:ident, $value:ident) => {
		pallet_subtensor::Pallet::<T>::announce(pallet_subtensor::Event::$event($netuid, $value))
	};
	(@echo $event:ident, $netuid:ident, $value:ident, $field:ident) => {
		pallet_subtensor::Pallet::<T>::announce(
			pallet_subtensor::Event::$event { netuid: $netuid, $field: $value },
		)
	};
}

subnet_settings! {
	// Epochs and consensus.
	Tempo(u16): ROOT_IN_WINDOW, stored restart_tempo, emits TempoSet;
	Kappa(u16): ROOT, emits KappaSet;
	Rho(u16): owner(Hyperparameter::Rho), emits RhoSet;
	SubnetEpochConsensus(EpochConsensus): owner(Hyperparameter::EpochConsensus).not_on_root(),
		stored set_epoch_consensus;
	SigmoidSettings(SigmoidParameters): owner(Hyperparameter::SigmoidSettings).not_on_root(),
		stored set_sigmoid;
	MechanismCountCurrent(MechId): mechanisms(TransactionType::SetMechanismCount).not_on_root(),
		within mechanism_count, stored set_mechanism_count;
	MechanismEmissionSplit(Option<Vec<u16>>): mechanisms(TransactionType::SetMechanismSplit).not_on_root(),
		within mechanism_emission_split, stored set_emission_split;

	// Children.
	MinChildkeyTakePerSubnet(u16): owner(Hyperparameter::MinChildkeyTakePerSubnet), within min_childkey_take,
		emits MinChildKeyTakePerSubnetSet;

	// Neurons.
	ImmunityPeriod(u16): owner(Hyperparameter::ImmunityPeriod), emits ImmunityPeriodSet;
	MinAllowedUids(u16): ROOT_IN_WINDOW, within min_allowed_uids, emits MinAllowedUidsSet;
	MaxAllowedUids(u16): owner(Hyperparameter::MaxAllowedUids), within max_allowed_uids, emits MaxAllowedUidsSet;
	MaxAllowedValidators(u16): ROOT_IN_WINDOW, within max_allowed_validators,
		stored set_max_validators, emits MaxAllowedValidatorsSet;
	MinNonImmuneUids(u16): ROOT, emits MinNonImmuneUidsSet;
	ImmuneOwnerUidsLimit(u16): owner(Hyperparameter::ImmuneOwnerUidsLimit), within immune_owner_uids_limit;
	ServingRateLimit(u64): owner(Hyperparameter::ServingRateLimit), emits ServingRateLimitSet;

	// Weights.
	MinAllowedWeights(u16): owner(Hyperparameter::MinAllowedWeights), emits MinAllowedWeightSet;
	WeightsSetRateLimit(u64): ROOT, emits WeightsSetRateLimitSet;
	WeightsVersionKey(u64): Rule::owner(Limit::WeightsVersionKey), emits WeightsVersionKeySet;
	CommitRevealWeightsEnabled(bool): owner(Hyperparameter::CommitRevealWeightsEnabled), emits CommitRevealEnabled;
	RevealPeriodEpochs(u64): owner(Hyperparameter::RevealPeriodEpochs), within reveal_period_epochs, emits CommitRevealPeriodsSet;

	// Bonds.
	BondsMovingAverage(u64): owner(Hyperparameter::BondsMovingAverage), within bonds_moving_average, emits BondsMovingAverageSet;
	BondsPenalty(u16): owner(Hyperparameter::BondsPenalty), emits BondsPenaltySet;
	Yuma3On(bool): owner(Hyperparameter::Yuma3On), emits Yuma3EnableToggled { enabled };
	BondsResetOn(bool): owner(Hyperparameter::BondsResetOn),
		emits BondsResetToggled { enabled }, echoed BondsResetOnSet;
	LiquidAlphaOn(bool): owner(Hyperparameter::LiquidAlphaOn);
	AlphaValues((u16, u16)): owner(Hyperparameter::AlphaValues), within alpha_values;
	AlphaSigmoidSteepness(i16): owner(Hyperparameter::AlphaSigmoidSteepness), within alpha_sigmoid_steepness, emits AlphaSigmoidSteepnessSet;

	// Registration.
	NetworkRegistrationAllowed(bool): ROOT, emits RegistrationAllowed;
	MaxRegistrationsPerBlock(u16): ROOT_IN_WINDOW, emits MaxRegistrationsPerBlockSet;
	TargetRegistrationsPerInterval(u16): ROOT_IN_WINDOW, emits RegistrationPerIntervalSet;
	MinBurn(TaoBalance): owner(Hyperparameter::MinBurn), within min_burn, emits MinBurnSet;
	MaxBurn(TaoBalance): owner(Hyperparameter::MaxBurn), within max_burn, emits MaxBurnSet;
	BurnHalfLife(u16): owner(Hyperparameter::BurnHalfLife).not_on_root(),
		within burn_half_life,
		emits BurnHalfLifeSet { burn_half_life }, echoed BurnHalfLifeSet { burn_half_life };
	BurnIncreaseMult(U64F64): owner(Hyperparameter::BurnIncreaseMult).not_on_root(),
		within burn_increase_mult,
		emits BurnIncreaseMultSet { burn_increase_mult }, echoed BurnIncreaseMultSet { burn_increase_mult };

	// Token and emission.
	SubtokenEnabled(bool): ROOT_IN_WINDOW;
	TransferToggle(bool): owner(Hyperparameter::TransferToggle), emits TransferToggle;
	SubnetEmissionEnabled(bool): ROOT.not_on_root(), emits SubnetEmissionEnabledSet { enabled };
	EMAPriceHalvingBlocks(u64): ROOT;
	OwnerCutEnabled(bool): Rule::owner(Limit::None).not_on_root();
	RecycleOrBurn(RecycleOrBurnEnum): owner(Hyperparameter::RecycleOrBurn);
}
