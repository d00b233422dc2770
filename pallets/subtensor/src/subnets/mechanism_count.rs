//! A subnet's number of mechanisms and their shares of emission.
//!
//! Only writer of `MechanismCountCurrent` and `MechanismEmissionSplit`.

use crate::{
	epoch::modes::NULL_VALIDATORS,
	pallet::*,
	types::{EpochConsensus, Split, MAX_MECHANISMS},
};
use alloc::vec::Vec;
use frame_support::ensure;
use ganglion_types::{MechId, NetUid, NetUidStorageIndex, MAX_UIDS};
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	/// Rejects a number of mechanisms that is zero or above `MaxMechanismCount` (`InvalidValue`),
	/// or with which neurons times mechanisms exceed the maximum of the subnet's mode
	/// (`TooManyUIDsPerMechanism`).
	///
	/// In Null mode mechanisms beyond the maximum of the other modes are for its single validator:
	/// they are also rejected until its first epoch has elected it (`ValidatorsOfFormerMode`),
	/// because each mechanism has a row of every validator.
	pub fn check_mechanism_count(netuid: NetUid, count: MechId) -> DispatchResult {
		let most = MaxMechanismCount::<T>::get();
		ensure!(count > MechId::MAIN && count <= most, Error::<T>::InvalidValue);
		let in_all = Self::room_for_uids(netuid, count);
		let most = SubnetEpochConsensus::<T>::get(netuid).most_uids();
		ensure!(in_all <= most, Error::<T>::TooManyUIDsPerMechanism);
		if in_all > MAX_UIDS && count > MechanismCountCurrent::<T>::get(netuid) {
			let permits = ValidatorPermit::<T>::get(netuid);
			let validators = permits.iter().filter(|permit| **permit).count();
			let is_elected = validators <= usize::from(NULL_VALIDATORS);
			ensure!(is_elected, Error::<T>::ValidatorsOfFormerMode);
		}
		Ok(())
	}

	/// Rejects a mode in which the subnet's maximum of neurons, times its mechanisms, is too high
	/// (`TooManyUIDsPerMechanism`).
	pub fn check_mode(netuid: NetUid, mode: EpochConsensus) -> DispatchResult {
		let in_all = Self::room_for_uids(netuid, MechanismCountCurrent::<T>::get(netuid));
		ensure!(in_all <= mode.most_uids(), Error::<T>::TooManyUIDsPerMechanism);
		Ok(())
	}

	/// Sets the number of mechanisms. Removed mechanisms lose their storage: up to one row of
	/// weights, one of bonds and a remembered one for each neuron. New mechanisms start empty, and
	/// the shares of emission become equal if the number changes.
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
	}

	/// The figures by which a change of the number of mechanisms is charged: how many mechanisms
	/// are added or removed, and the neurons of those that are removed, each with a row of weights,
	/// one of bonds, a remembered one, or commits, and beside them the queues of timelocked
	/// commits.
	pub fn change_of_mechanisms(netuid: NetUid, count: MechId) -> (u32, u32) {
		let before = u32::from(u8::from(MechanismCountCurrent::<T>::get(netuid)));
		let after = u32::from(u8::from(count));
		let neurons = u32::from(SubnetworkN::<T>::get(netuid));
		let changed = before.abs_diff(after).min(MAX_MECHANISMS.into());
		let removed = Self::mechanism_indices(netuid).skip(usize::from(u8::from(count)));
		let queues = removed.map(Self::number_of_queues).fold(0, u32::saturating_add);
		(changed, before.saturating_sub(after).saturating_mul(neurons).saturating_add(queues))
	}

	/// Removes everything stored for a mechanism.
	fn forget_mechanism(index: NetUidStorageIndex) {
		Self::forget_weights(index);
		Self::forget_bonds(index);
		Self::forget_mechanism_figures(index);
	}

	/// Removes everything stored for a mechanism except its rows of weights and bonds; what it
	/// remembers with the rows.
	pub(crate) fn forget_mechanism_figures(index: NetUidStorageIndex) {
		Self::forget_lists_of(index);
		Self::forget_loss(index);
		Self::forget_memory(index);
		Self::forget_commits(index);
	}

	/// Rejects shares that are more than the mechanisms, or do not sum to 65,535 (`InvalidValue`).
	pub fn check_emission_split(netuid: NetUid, split: Option<&[u16]>) -> DispatchResult {
		let Some(split) = split else { return Ok(()) };
		let count = usize::from(u8::from(MechanismCountCurrent::<T>::get(netuid)));
		ensure!(is_whole(split) && split.len() <= count, Error::<T>::InvalidValue);
		Ok(())
	}

	/// Sets the mechanisms' shares of emission; `None` makes them equal.
	pub fn set_emission_split(netuid: NetUid, split: Option<Vec<u16>>) {
		MechanismEmissionSplit::<T>::set(netuid, split.map(Split::truncate_from));
	}
}

/// Whether shares sum to 65,535, the whole.
pub(crate) fn is_whole(split: &[u16]) -> bool {
	split.iter().map(|share| u32::from(*share)).sum::<u32>() == u32::from(u16::MAX)
}
