//! The settings of the whole chain.
//!
//! A row reads: storage item (type), its bounds if it has any, the protocol pallet's event if there is one.

use crate::{bounds, settings::ChainSetting, Config};
use frame_support::dispatch::DispatchResult;
use ganglion_types::{MechId, TaoBalance};
use substrate_fixed::types::I96F32;

/// Implements [`ChainSetting`] for the storage item of each row.
macro_rules! chain_settings {
	($( $item:ident($value:ty) $(, within $bounds:ident)? $(, emits $event:ident)?; )*) => {
		$(
			impl<T: Config> ChainSetting<T> for pallet_subtensor::$item<T> {
				type Value = $value;

				$(
					fn check(value: &$value) -> DispatchResult {
						bounds::$bounds::<T>(*value)
					}
				)?

				fn store(value: $value) {
					Self::put(value);
					$(
						let event = pallet_subtensor::Event::<T>::$event(value);
						pallet_subtensor::Pallet::<T>::announce(event);
					)?
				}
			}
		)*
	};
}

chain_settings! {
	MaxDelegateTake(u16), emits MaxDelegateTakeSet;
	MinDelegateTake(u16), emits MinDelegateTakeSet;
	TxDelegateTakeRateLimit(u64), emits TxDelegateTakeRateLimitSet;
	CKBurn(u64);
	TxRateLimit(u64), emits TxRateLimitSet;
	StakeThreshold(u64), emits StakeThresholdSet;
	NominatorMinRequiredStake(u64);
	SubnetMovingAlpha(I96F32), within subnet_moving_alpha;
	MaxEpochsPerBlock(u8), within max_epochs_per_block, emits MaxEpochsPerBlockSet;
	MaxMechanismCount(MechId), within max_mechanism_count, emits MaxMechanismCountSet;

	AdminFreezeWindow(u16), emits AdminFreezeWindowSet;
	OwnerHyperparamRateLimit(u16), emits OwnerHyperparamRateLimitSet;

	SubnetLimit(u16), emits SubnetLimitSet;
	SubnetOwnerCut(u16), emits SubnetOwnerCutSet;
	NetworkRateLimit(u64), emits NetworkRateLimitSet;
	NetworkImmunityPeriod(u64), emits NetworkImmunityPeriodSet;
	NetworkMinLockCost(TaoBalance), emits NetworkMinLockCostSet;
	NetworkLockReductionInterval(u64), emits NetworkLockCostReductionIntervalSet;
	StartCallDelay(u64), emits StartCallDelaySet;
	NewSubnetsDynamic(bool);
}
