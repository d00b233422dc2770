//! What settings may be set to. Settings without an entry here may have any value of their type.

use crate::{settings::Setter, Config, Error};
use alloc::vec::Vec;
use frame_support::{dispatch::DispatchResult, ensure};
use ganglion_types::{MechId, NetUid, TaoBalance, MAX_UIDS};
use pallet_subtensor::{
	types::MAX_MECHANISMS, Error as ProtocolError, LiquidAlphaOn, MaxAllowedUids, MaxBurn,
	MaxChildkeyTake, MechanismCountCurrent, MinAllowedUids, MinBurn, MinChildkeyTake,
	Pallet as Protocol, SubnetworkN,
};
use substrate_fixed::types::{I96F32, U64F64};

/// Price of a uid below which its minimum stays: 1 TAO.
pub const MIN_BURN_BELOW: TaoBalance = TaoBalance::from_tao(1);
/// Price of a uid above which its maximum stays: 0.1 TAO.
pub const MAX_BURN_ABOVE: TaoBalance = TaoBalance::new(100_000_000);
/// The whole of a bond, and the most that root lets remain of it.
pub const WHOLE_BOND: u64 = 1_000_000;
/// The most of a bond that an owner lets remain: 97.5 %.
pub const OWNER_BOND: u64 = 975_000;
/// Least movement of bonds under liquid alpha: a fortieth of 65,535.
pub const ALPHA_LEAST: u16 = 1_638;
/// Longest time between commit and reveal, in epochs.
pub const REVEAL_PERIOD_MOST: u64 = 100;
/// Most neurons of an owner that are never replaced.
pub const IMMUNE_NEURONS_MOST: u16 = 10;
/// Longest half-life of the price of a uid, in blocks.
pub const HALF_LIFE_MOST: u16 = 36_100;
/// Greatest factor by which a registration raises the price of a uid.
pub const BURN_INCREASE_MOST: u64 = 3;

/// A block runs one epoch at least.
pub(crate) fn max_epochs_per_block<T: Config>(epochs: u8) -> DispatchResult {
	ensure!(epochs >= 1, Error::<T>::ValueNotInBounds);
	Ok(())
}

/// One mechanism at least, and no more than storage has room for.
pub(crate) fn max_mechanism_count<T: Config>(most: MechId) -> DispatchResult {
	let most = u8::from(most);
	ensure!((1..=MAX_MECHANISMS).contains(&most), ProtocolError::<T>::InvalidValue);
	Ok(())
}

/// The newest price counts for nothing up to everything.
pub(crate) fn subnet_moving_alpha<T: Config>(alpha: I96F32) -> DispatchResult {
	ensure!((0..=1).contains(&alpha), Error::<T>::ValueNotInBounds);
	Ok(())
}

/// Not below the least maximum, not below the neurons there are, and no longer than lists by uid can be.
pub(crate) fn max_allowed_uids<T: Config>(netuid: NetUid, most: u16, _: Setter) -> DispatchResult {
	ensure!(
		most >= MinAllowedUids::<T>::get(netuid),
		Error::<T>::MaxAllowedUidsLessThanMinAllowedUids
	);
	ensure!(most >= SubnetworkN::<T>::get(netuid), Error::<T>::MaxAllowedUIdsLessThanCurrentUIds);
	ensure!(
		u32::from(most) <= MAX_UIDS,
		Error::<T>::MaxAllowedUidsGreaterThanDefaultMaxAllowedUids
	);
	let mechanisms = u8::from(MechanismCountCurrent::<T>::get(netuid));
	let in_all = u32::from(most).saturating_mul(u32::from(mechanisms));
	ensure!(in_all <= MAX_UIDS, ProtocolError::<T>::TooManyUIDsPerMechanism);
	Ok(())
}

/// Below the maximum, and below the neurons there are.
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

/// No more validators than neurons. In Null mode there is one, and the number that returns after it stays saved.
pub(crate) fn max_allowed_validators<T: Config>(
	netuid: NetUid,
	most: u16,
	_: Setter,
) -> DispatchResult {
	ensure!(!Protocol::<T>::is_null(netuid), Error::<T>::MaxValidatorsFixedInNullMode);
	ensure!(most <= MaxAllowedUids::<T>::get(netuid), Error::<T>::MaxValidatorsLargerThanMaxUIds);
	Ok(())
}

/// One mechanism up to as many as the chain allows, and no more than there is room for with the neurons allowed.
pub(crate) fn mechanism_count<T: Config>(
	netuid: NetUid,
	count: MechId,
	_: Setter,
) -> DispatchResult {
	Protocol::<T>::check_mechanism_count(netuid, count)
}

/// Within the bounds that children's takes have on the whole chain.
pub(crate) fn min_childkey_take<T: Config>(_: NetUid, take: u16, _: Setter) -> DispatchResult {
	let bounds = MinChildkeyTake::<T>::get()..=MaxChildkeyTake::<T>::get();
	ensure!(bounds.contains(&take), Error::<T>::InvalidValue);
	Ok(())
}

/// No more shares than mechanisms, and together the whole.
pub(crate) fn mechanism_emission_split<T: Config>(
	netuid: NetUid,
	split: Option<Vec<u16>>,
	_: Setter,
) -> DispatchResult {
	Protocol::<T>::check_emission_split(netuid, split.as_deref())
}

/// No more remains of a bond than the whole, and for an owner no more than 97.5 %.
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

/// Below 1 TAO and below the maximum.
pub(crate) fn min_burn<T: Config>(netuid: NetUid, least: TaoBalance, _: Setter) -> DispatchResult {
	ensure!(least < MIN_BURN_BELOW, Error::<T>::ValueNotInBounds);
	ensure!(least < MaxBurn::<T>::get(netuid), Error::<T>::ValueNotInBounds);
	Ok(())
}

/// Above 0.1 TAO and above the minimum.
pub(crate) fn max_burn<T: Config>(netuid: NetUid, most: TaoBalance, _: Setter) -> DispatchResult {
	ensure!(most > MAX_BURN_ABOVE, Error::<T>::ValueNotInBounds);
	ensure!(most > MinBurn::<T>::get(netuid), Error::<T>::ValueNotInBounds);
	Ok(())
}

/// Between 1 block and 36,100.
pub(crate) fn burn_half_life<T: Config>(_: NetUid, blocks: u16, _: Setter) -> DispatchResult {
	ensure!((1..=HALF_LIFE_MOST).contains(&blocks), Error::<T>::InvalidValue);
	Ok(())
}

/// Between 1 and 3.
pub(crate) fn burn_increase_mult<T: Config>(
	_: NetUid,
	factor: U64F64,
	_: Setter,
) -> DispatchResult {
	ensure!((1..=BURN_INCREASE_MOST).contains(&factor), Error::<T>::InvalidValue);
	Ok(())
}

/// Only while liquid alpha is on; low not above high, and neither below a fortieth.
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

/// An owner may not turn the sigmoid upside down.
pub(crate) fn alpha_sigmoid_steepness<T: Config>(
	_: NetUid,
	steepness: i16,
	setter: Setter,
) -> DispatchResult {
	ensure!(setter == Setter::Root || steepness >= 0, Error::<T>::NegativeSigmoidSteepness);
	Ok(())
}

/// Between 1 epoch and 100.
pub(crate) fn reveal_period_epochs<T: Config>(_: NetUid, epochs: u64, _: Setter) -> DispatchResult {
	ensure!(epochs <= REVEAL_PERIOD_MOST, ProtocolError::<T>::RevealPeriodTooLarge);
	ensure!(epochs >= 1, ProtocolError::<T>::RevealPeriodTooSmall);
	Ok(())
}

/// Between 1 neuron and 10.
pub(crate) fn immune_owner_uids_limit<T: Config>(
	_: NetUid,
	neurons: u16,
	_: Setter,
) -> DispatchResult {
	ensure!((1..=IMMUNE_NEURONS_MOST).contains(&neurons), ProtocolError::<T>::InvalidValue);
	Ok(())
}
