//! Mechanisms: sets of weights, bonds and incentives beside each other in one subnet.
//!
//! Only writer of `MechanismCountCurrent` and `MechanismEmissionSplit`.
//!
//! Every subnet has mechanism 0, and may have up to `MaxMechanismCount`. Mechanism m of subnet n stores its weights,
//! bonds, incentives and last updates under n + 4096 m; permits, stake, consensus, dividends and validator trust are
//! the subnet's. An epoch runs each mechanism with its part of both pots, see [`split_pot`], and puts what they
//! come to together, see [`ganglion_consensus::combine`].
//!
//! Neurons times mechanisms are never more than a list by uid can hold, so that work by uid costs the same however
//! many mechanisms there are.

use crate::{
	types::Split, Config, Error, Event, MaxAllowedUids, MaxMechanismCount, MechanismCountCurrent,
	MechanismEmissionSplit, Pallet, SubnetworkN,
};
use alloc::vec::Vec;
use frame_support::ensure;
use ganglion_consensus::split_pot;
use ganglion_types::{MechId, NetUid, NetUidStorageIndex, MAX_UIDS};
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	/// Whether a subnet exists and has a mechanism.
	pub fn mechanism_exists(netuid: NetUid, mechanism: MechId) -> bool {
		Self::subnet_exists(netuid) && mechanism < MechanismCountCurrent::<T>::get(netuid)
	}

	/// The mechanisms of a subnet.
	pub fn mechanisms(netuid: NetUid) -> impl DoubleEndedIterator<Item = MechId> {
		(0..u8::from(MechanismCountCurrent::<T>::get(netuid))).map(MechId::new)
	}

	/// Where the mechanisms of a subnet are stored, in their order.
	pub fn mechanism_indices(netuid: NetUid) -> impl Iterator<Item = NetUidStorageIndex> {
		Self::mechanisms(netuid).map(move |mechanism| netuid.storage_index(mechanism))
	}

	/// The keys under which rows of a subnet may be stored: an index and a uid, of each neuron in each mechanism.
	pub(crate) fn row_keys(netuid: NetUid) -> impl Iterator<Item = (NetUidStorageIndex, u16)> {
		let neurons = SubnetworkN::<T>::get(netuid);
		Self::mechanism_indices(netuid)
			.flat_map(move |index| (0..neurons).map(move |uid| (index, uid)))
	}

	/// What each mechanism gets of a subnet's pot.
	pub(crate) fn parts_of_pot(netuid: NetUid, pot: u64) -> Vec<u64> {
		let count = MechanismCountCurrent::<T>::get(netuid).into();
		split_pot(pot, count, MechanismEmissionSplit::<T>::get(netuid).as_deref())
	}

	/// Refuses a number of mechanisms that is none or too many.
	pub fn check_mechanism_count(netuid: NetUid, count: MechId) -> DispatchResult {
		let most = MaxMechanismCount::<T>::get();
		ensure!(count > MechId::MAIN && count <= most, Error::<T>::InvalidValue);
		let in_all =
			u32::from(MaxAllowedUids::<T>::get(netuid)).saturating_mul(u32::from(u8::from(count)));
		ensure!(in_all <= MAX_UIDS, Error::<T>::TooManyUIDsPerMechanism);
		Ok(())
	}

	/// Sets the number of mechanisms. What is stored of those that go is deleted: rows of as many neurons as the
	/// subnet has, a mechanism. New ones start empty, and shares of emission become even.
	pub fn set_mechanism_count(netuid: NetUid, count: MechId) {
		let before = MechanismCountCurrent::<T>::get(netuid);
		for gone in (u8::from(count)..before.into()).map(MechId::new) {
			Self::forget_mechanism(netuid.storage_index(gone));
		}
		let neurons = usize::from(SubnetworkN::<T>::get(netuid));
		for new in (before.into()..u8::from(count)).map(MechId::new) {
			Self::fit_lists_of(netuid.storage_index(new), neurons);
		}
		if count != before {
			MechanismEmissionSplit::<T>::remove(netuid);
		}
		MechanismCountCurrent::<T>::insert(netuid, count);
		Self::deposit_event(Event::MechanismCountSet(netuid, count));
	}

	/// What a change of the number of mechanisms is charged by: how many come or go, and how many rows of weights and of
	/// bonds the neurons may have in those that go.
	pub fn change_of_mechanisms(netuid: NetUid, count: MechId) -> (u32, u32) {
		let before = u32::from(u8::from(MechanismCountCurrent::<T>::get(netuid)));
		let after = u32::from(u8::from(count));
		let neurons = u32::from(SubnetworkN::<T>::get(netuid));
		(before.abs_diff(after), before.saturating_sub(after).saturating_mul(neurons))
	}

	fn forget_mechanism(index: NetUidStorageIndex) {
		Self::forget_lists_of(index);
		Self::forget_weights(index);
		Self::forget_bonds(index);
		Self::forget_loss(index);
	}

	/// Refuses shares that are none, more than there are mechanisms, or not the whole together.
	pub fn check_emission_split(netuid: NetUid, split: Option<&[u16]>) -> DispatchResult {
		let Some(split) = split else { return Ok(()) };
		let count = usize::from(u8::from(MechanismCountCurrent::<T>::get(netuid)));
		ensure!(is_whole(split) && split.len() <= count, Error::<T>::InvalidValue);
		Ok(())
	}

	/// Sets the mechanisms' shares of emission; none makes them even.
	pub fn set_emission_split(netuid: NetUid, split: Option<Vec<u16>>) {
		let shares = split.clone().map(Split::truncate_from);
		MechanismEmissionSplit::<T>::set(netuid, shares);
		Self::deposit_event(Event::MechanismEmissionSplitSet(netuid, split));
	}
}

/// The subnet and the mechanism that are stored under an index.
#[cfg(any(test, feature = "invariants"))]
pub(crate) fn parts_of_index(index: NetUidStorageIndex) -> (NetUid, MechId) {
	use crate::types::NETUIDS;
	let index = u16::from(index);
	let mechanism = u8::try_from(index.checked_div(NETUIDS).unwrap_or(0)).unwrap_or(u8::MAX);
	(NetUid::new(index.checked_rem(NETUIDS).unwrap_or(0)), MechId::new(mechanism))
}

/// Whether shares are the whole together.
pub(crate) fn is_whole(split: &[u16]) -> bool {
	split.iter().map(|share| u32::from(*share)).sum::<u32>() == u32::from(u16::MAX)
}
