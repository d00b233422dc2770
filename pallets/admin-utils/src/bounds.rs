//! Bounds that are more than a range of values: they depend on other items or on who sets.
//!
//! A row of the table of settings names its function here (`within`), or states a range itself.
//! Without either a setting may have any value of its type.
//!
//! A function reads no more items than the one with which its family is measured: that is
//! `max_allowed_uids` where the owner sets, otherwise `min_allowed_uids`. A test counts them.

use crate::{settings::Setter, Config, Error};
use alloc::vec::Vec;
use frame_support::{dispatch::DispatchResult, ensure};
use ganglion_types::{MechId, NetUid, TaoBalance};
use pallet_subtensor::{
	hyperparameters::{MAX_BURN_ABOVE, MIN_BURN_BELOW},
	types::{EpochConsensus, PeerPredictionParameters, MAX_MECHANISMS},
	Error as ProtocolError, LiquidAlphaOn, MaxAllowedUids, MaxBurn, MaxChildkeyTake,
	MechanismCountCurrent, MinAllowedUids, MinBurn, MinChildkeyTake, NetworkPowRegistrationAllowed,
	NetworkRegistrationAllowed, Pallet as Protocol, SubnetEpochConsensus, SubnetworkN,
};
use substrate_fixed::types::U64F64;

/// The greatest bonds moving average that root may set, in millionths: all of a bond remains.
pub const WHOLE_BOND: u64 = 1_000_000;
/// The greatest bonds moving average that an owner may set, in millionths: 97.5 %.
pub const OWNER_BOND: u64 = 975_000;
/// Least movement of bonds under liquid alpha: a fortieth of 65,535.
pub const ALPHA_LEAST: u16 = 1_638;
/// Most epochs between commit and reveal.
pub const REVEAL_PERIOD_MOST: u64 = 100;
/// Least activity cutoff, in blocks.
pub const ACTIVITY_CUTOFF_LEAST: u16 = 360;
/// Greatest drain ratio of collateral.
pub const DRAIN_RATIO_MOST: u64 = 10;
/// Most neurons of an owner that are never replaced.
pub const IMMUNE_NEURONS_MOST: u16 = 10;

/// One mechanism up to the most that storage can hold.
pub(crate) fn max_mechanism_count<T: Config>(most: MechId) -> DispatchResult {
	let most = u8::from(most);
	ensure!((1..=MAX_MECHANISMS).contains(&most), ProtocolError::<T>::InvalidValue);
	Ok(())
}

/// At least `MinAllowedUids` and the present number of neurons, and no more than the subnet's mode
/// allows over all mechanisms.
pub(crate) fn max_allowed_uids<T: Config>(netuid: NetUid, most: u16, _: Setter) -> DispatchResult {
	ensure!(
		most >= MinAllowedUids::<T>::get(netuid),
		Error::<T>::MaxAllowedUidsLessThanMinAllowedUids
	);
	ensure!(most >= SubnetworkN::<T>::get(netuid), Error::<T>::MaxAllowedUIdsLessThanCurrentUIds);
	let in_mode = SubnetEpochConsensus::<T>::get(netuid).most_uids();
	ensure!(u32::from(most) <= in_mode, Error::<T>::MaxAllowedUidsGreaterThanDefaultMaxAllowedUids);
	let mechanisms = u8::from(MechanismCountCurrent::<T>::get(netuid));
	let in_all = u32::from(most).saturating_mul(u32::from(mechanisms));
	ensure!(in_all <= in_mode, ProtocolError::<T>::TooManyUIDsPerMechanism);
	Ok(())
}

/// Below `MaxAllowedUids`, and below the present number of neurons.
pub(crate) fn min_allowed_uids<T: Config>(netuid: NetUid, least: u16, _: Setter) -> DispatchResult {
	ensure!(
		least < MaxAllowedUids::<T>::get(netuid),
		Error::<T>::MinAllowedUidsGreaterThanMaxAllowedUids
	);
	ensure!(
		least < SubnetworkN::<T>::get(netuid),
		Error::<T>::MinAllowedUidsGreaterThanCurrentUids
	);
	Ok(())
}

/// At most `MaxAllowedUids`. Fixed in Null mode, which has one validator and has saved the number
/// that returns after it.
pub(crate) fn max_allowed_validators<T: Config>(
	netuid: NetUid,
	most: u16,
	_: Setter,
) -> DispatchResult {
	ensure!(!Protocol::<T>::is_null(netuid), Error::<T>::MaxValidatorsFixedInNullMode);
	ensure!(most <= MaxAllowedUids::<T>::get(netuid), Error::<T>::MaxValidatorsLargerThanMaxUIds);
	Ok(())
}

/// One mechanism up to `MaxMechanismCount`, and times `MaxAllowedUids` at most 256; in Null mode
/// 2,500, once its first epoch has elected its validator.
pub(crate) fn mechanism_count<T: Config>(
	netuid: NetUid,
	count: MechId,
	_: Setter,
) -> DispatchResult {
	Protocol::<T>::check_mechanism_count(netuid, count)
}

/// Any mode but one in which the subnet has too many uids: it leaves Null mode with 256 at most,
/// over all mechanisms.
pub(crate) fn epoch_consensus<T: Config>(
	netuid: NetUid,
	mode: EpochConsensus,
	_: Setter,
) -> DispatchResult {
	Protocol::<T>::check_mode(netuid, mode)
}

/// Each part within the bounds of the rule, whatever `Kappa` is: with others epochs would fail.
pub(crate) fn peer_prediction<T: Config>(
	_: NetUid,
	settings: PeerPredictionParameters,
	_: Setter,
) -> DispatchResult {
	ensure!(settings.rule(0).check().is_ok(), Error::<T>::ValueNotInBounds);
	Ok(())
}

/// Within the chain's bounds of child takes.
pub(crate) fn min_childkey_take<T: Config>(_: NetUid, take: u16, _: Setter) -> DispatchResult {
	let bounds = MinChildkeyTake::<T>::get()..=MaxChildkeyTake::<T>::get();
	ensure!(bounds.contains(&take), Error::<T>::InvalidValue);
	Ok(())
}

/// At most one share a mechanism, with 65,535 as their sum.
pub(crate) fn mechanism_emission_split<T: Config>(
	netuid: NetUid,
	split: Option<Vec<u16>>,
	_: Setter,
) -> DispatchResult {
	Protocol::<T>::check_emission_split(netuid, split.as_deref())
}

/// At most [`WHOLE_BOND`] from root and [`OWNER_BOND`] from an owner.
pub(crate) fn bonds_moving_average<T: Config>(
	_: NetUid,
	remains: u64,
	setter: Setter,
) -> DispatchResult {
	let most = match setter {
		Setter::Owner => OWNER_BOND,
		Setter::Root => WHOLE_BOND,
	};
	ensure!(remains <= most, Error::<T>::BondsMovingAverageMaxReached);
	Ok(())
}

/// An owner leaves a way to register: it closes that for the price only beside that by proof of
/// work. Root may close both.
pub(crate) fn registration_allowed<T: Config>(
	netuid: NetUid,
	allowed: bool,
	setter: Setter,
) -> DispatchResult {
	ensure_way_left::<T>(allowed, setter, || NetworkPowRegistrationAllowed::<T>::get(netuid))
}

/// The same of registration by proof of work.
pub(crate) fn pow_registration_allowed<T: Config>(
	netuid: NetUid,
	allowed: bool,
	setter: Setter,
) -> DispatchResult {
	ensure_way_left::<T>(allowed, setter, || NetworkRegistrationAllowed::<T>::get(netuid))
}

fn ensure_way_left<T: Config>(
	allowed: bool,
	setter: Setter,
	other: impl Fn() -> bool,
) -> DispatchResult {
	let is_left = allowed || setter == Setter::Root || other();
	ensure!(is_left, Error::<T>::LastWayToRegister);
	Ok(())
}

/// Below 1 TAO and below `MaxBurn`.
pub(crate) fn min_burn<T: Config>(netuid: NetUid, least: TaoBalance, _: Setter) -> DispatchResult {
	ensure!(least < MIN_BURN_BELOW, Error::<T>::ValueNotInBounds);
	ensure!(least < MaxBurn::<T>::get(netuid), Error::<T>::ValueNotInBounds);
	Ok(())
}

/// Above 0.1 TAO and above `MinBurn`.
pub(crate) fn max_burn<T: Config>(netuid: NetUid, most: TaoBalance, _: Setter) -> DispatchResult {
	ensure!(most > MAX_BURN_ABOVE, Error::<T>::ValueNotInBounds);
	ensure!(most > MinBurn::<T>::get(netuid), Error::<T>::ValueNotInBounds);
	Ok(())
}

/// Only while liquid alpha is on: both at least [`ALPHA_LEAST`], and low no higher than high.
pub(crate) fn alpha_values<T: Config>(
	netuid: NetUid,
	(low, high): (u16, u16),
	_: Setter,
) -> DispatchResult {
	ensure!(LiquidAlphaOn::<T>::get(netuid), ProtocolError::<T>::LiquidAlphaDisabled);
	ensure!(high >= ALPHA_LEAST, ProtocolError::<T>::AlphaHighTooLow);
	ensure!((ALPHA_LEAST..=high).contains(&low), ProtocolError::<T>::AlphaLowOutOfRange);
	Ok(())
}

/// At least 0 from an owner: a negative steepness turns the sigmoid upside down.
pub(crate) fn alpha_sigmoid_steepness<T: Config>(
	_: NetUid,
	steepness: i16,
	setter: Setter,
) -> DispatchResult {
	ensure!(setter == Setter::Root || steepness >= 0, Error::<T>::NegativeSigmoidSteepness);
	Ok(())
}

/// 1 to 100 epochs.
pub(crate) fn reveal_period_epochs<T: Config>(_: NetUid, epochs: u64, _: Setter) -> DispatchResult {
	ensure!(epochs <= REVEAL_PERIOD_MOST, ProtocolError::<T>::RevealPeriodTooLarge);
	ensure!(epochs >= 1, ProtocolError::<T>::RevealPeriodTooSmall);
	Ok(())
}

/// At least [`ACTIVITY_CUTOFF_LEAST`] blocks.
pub(crate) fn activity_cutoff<T: Config>(_: NetUid, blocks: u16, _: Setter) -> DispatchResult {
	ensure!(blocks >= ACTIVITY_CUTOFF_LEAST, ProtocolError::<T>::ActivityCutoffTooLow);
	Ok(())
}

/// 1 to 10 neurons.
pub(crate) fn immune_owner_uids_limit<T: Config>(
	_: NetUid,
	neurons: u16,
	_: Setter,
) -> DispatchResult {
	ensure!((1..=IMMUNE_NEURONS_MOST).contains(&neurons), ProtocolError::<T>::InvalidValue);
	Ok(())
}

/// Above 0 and at most [`DRAIN_RATIO_MOST`].
pub(crate) fn collateral_drain_ratio<T: Config>(
	_: NetUid,
	ratio: U64F64,
	_: Setter,
) -> DispatchResult {
	let within = ratio > 0u64 && ratio <= DRAIN_RATIO_MOST;
	ensure!(within, Error::<T>::CollateralDrainRatioOutOfBounds);
	Ok(())
}
