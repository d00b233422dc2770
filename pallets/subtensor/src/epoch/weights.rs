//! Neurons' weights: the rows that validators set on their peers.
//!
//! Only writer of `Weights`.
//!
//! A row is stored in ascending order of uids, without zeros, scaled so that its greatest weight is
//! 65,535; in Null mode as it is given. Each mechanism of a subnet has its own rows.
//!
//! Null mode allows many more neurons, but rows of its validator alone. There, in a subnet with
//! room for more than `MAX_UIDS` neurons, a neuron that loses its permit loses its rows: so a
//! subnet never has more than `MOST_ROWS`, and the work with rows has the same bound in every mode.

use crate::{
	access::refusal,
	neurons::places::Places,
	pallet::*,
	types::{without, Row},
};
use alloc::vec::Vec;
use frame_support::{dispatch::DispatchResultWithPostInfo, ensure};
use ganglion_consensus::{is_within_share, scale_to_max};
use ganglion_types::{MechId, NetUid, NetUidStorageIndex, MAX_UIDS, MAX_UIDS_IN_NULL};
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// Stores a neuron's row of weights, set directly: commit-reveal is off
	/// (`CommitRevealEnabled`), and [`set_revealed_row`](Self::set_revealed_row) would accept it,
	/// and the rate limit is kept (`SettingWeightsTooFast`).
	pub(crate) fn do_set_weights(
		hotkey: &T::AccountId,
		netuid: NetUid,
		mechanism: MechId,
		uids: Vec<u16>,
		values: Vec<u16>,
		version_key: u64,
	) -> DispatchResultWithPostInfo {
		let lengths = (uids.len(), values.len());
		let uid = refusal::checks::<T, _>(|| {
			ensure!(!CommitRevealWeightsEnabled::<T>::get(netuid), Error::<T>::CommitRevealEnabled);
			Self::check_row_of(hotkey, netuid, mechanism, lengths)
		})?;
		// From here on with all loans of stake weight and the whole row: charged in full.
		Self::check_validator(hotkey, netuid, version_key)?;
		Self::check_weights_limit(hotkey, netuid, mechanism)?;
		let index = netuid.storage_index(mechanism);
		Self::set_row(netuid, index, uid, (uids, values))?;
		Self::note_update(index, uid, Self::block_number());
		Ok(().into())
	}

	/// Stores the row of weights of a revealed commit. The commit counted as the neuron's update,
	/// and was under the rate limit.
	///
	/// Checks, in order: the subnet is not root (`CanNotSetRootNetworkWeights`); as many values as
	/// uids (`WeightVecNotEqualSize`); the mechanism exists (`MechanismDoesNotExist`); no more uids
	/// than neurons (`UidsLengthExceedUidsInSubNet`); the hotkey is registered
	/// (`HotKeyNotRegisteredInSubNet`), has enough stake (`NotEnoughStakeToSetWeights`), gives an
	/// accepted version key (`IncorrectWeightVersionKey`); a permit where one is needed
	/// (`NeuronNoValidatorPermit`); the row has no uid twice (`DuplicateUids`) and no unknown one
	/// (`UidVecContainInvalidOne`), enough weights (`WeightVecLengthIsLow`) and none above the
	/// maximum share (`MaxWeightExceeded`); in Sigmoid mode, enough edges (`TooFewEdges`). The last
	/// three do not apply to a row that holds only the neuron's weight on itself.
	pub(crate) fn set_revealed_row(
		hotkey: &T::AccountId,
		(netuid, mechanism): (NetUid, MechId),
		(uids, values): (Vec<u16>, Vec<u16>),
		version_key: u64,
	) -> DispatchResult {
		let uid = Self::check_row_of(hotkey, netuid, mechanism, (uids.len(), values.len()))?;
		Self::check_validator(hotkey, netuid, version_key)?;
		Self::set_row(netuid, netuid.storage_index(mechanism), uid, (uids, values))
	}

	/// Checks the entries of a row, and stores it.
	fn set_row(
		netuid: NetUid,
		index: NetUidStorageIndex,
		uid: u16,
		(uids, values): (Vec<u16>, Vec<u16>),
	) -> DispatchResult {
		Self::check_permit(netuid, uid, &uids)?;
		let lone_self_weight = is_lone_self_weight(uid, &uids);
		let row = Self::checked_row(netuid, lone_self_weight, uids, values)?;
		if !lone_self_weight {
			Self::check_edges(netuid, index, uid, &row)?;
		}

		Self::store_weights(index, uid, row);
		Self::deposit_event(Event::WeightsSet(index, uid));
		Ok(())
	}

	/// Stores a checked row; an empty one is removed.
	pub(crate) fn store_weights(index: NetUidStorageIndex, uid: u16, row: Row) {
		if row.is_empty() {
			Weights::<T>::remove(index, uid);
		} else {
			Weights::<T>::insert(index, uid, row);
		}
	}

	/// Deletes a neuron's weights, in every mechanism.
	pub(crate) fn clear_weights_of(netuid: NetUid, uid: u16) {
		for index in Self::mechanism_indices(netuid) {
			Weights::<T>::remove(index, uid);
		}
	}

	/// Deletes a neuron's weights and the weights that others set on it, in every mechanism. Reads
	/// every row, of which there are at most `MOST_ROWS`.
	pub(crate) fn clear_weights(netuid: NetUid, uid: u16) {
		for index in Self::mechanism_indices(netuid) {
			Weights::<T>::remove(index, uid);
			let rows = Self::rows_of_weights(index).into_iter();
			for (from, rest) in rows.filter_map(|(from, row)| Some((from, without(row, uid)?))) {
				Self::store_weights(index, from, rest);
			}
		}
	}

	/// Keeps the weights among the neurons that have places, under their new uids, in every
	/// mechanism.
	pub(crate) fn keep_weights(netuid: NetUid, places: &Places) {
		for index in Self::mechanism_indices(netuid) {
			let rows = Self::rows_of_weights(index);
			for (uid, _) in rows.iter().filter(|(uid, _)| !places.is_unmoved(*uid)) {
				Weights::<T>::remove(index, uid);
			}
			let placed =
				rows.into_iter().filter_map(|(uid, row)| Some((places.place_of(uid)?, row)));
			for (place, row) in placed {
				Self::store_weights(index, place, places.renumbered(row));
			}
		}
	}

	/// Deletes the rows of the neurons that lose their permit in an epoch, if the subnet has room
	/// for more than `MAX_UIDS` neurons.
	pub(crate) fn drop_rows_without_permit(netuid: NetUid, before: &[bool], after: &[bool]) {
		if Self::room_for_uids(netuid, MechanismCountCurrent::<T>::get(netuid)) <= MAX_UIDS {
			return;
		}
		for ((had, has), uid) in before.iter().zip(after).zip(0u16..) {
			if *had && !*has {
				Self::clear_weights_of(netuid, uid);
			}
		}
	}

	/// Returns the rows of a mechanism, at most `MOST_ROWS`.
	fn rows_of_weights(index: NetUidStorageIndex) -> Vec<(u16, Row)> {
		Weights::<T>::iter_prefix(index).collect()
	}

	/// Removes a mechanism's rows of weights.
	pub(crate) fn forget_weights(index: NetUidStorageIndex) {
		// One pass removes them all.
		let _ = Weights::<T>::clear_prefix(index, MAX_UIDS_IN_NULL, None);
	}

	/// Checks that the mechanism exists, and may have a row of so many uids and values of this
	/// hotkey. Returns its uid.
	fn check_row_of(
		hotkey: &T::AccountId,
		netuid: NetUid,
		mechanism: MechId,
		(uids, values): (usize, usize),
	) -> Result<u16, DispatchError> {
		ensure!(!netuid.is_root(), Error::<T>::CanNotSetRootNetworkWeights);
		ensure!(uids == values, Error::<T>::WeightVecNotEqualSize);
		ensure!(Self::mechanism_exists(netuid, mechanism), Error::<T>::MechanismDoesNotExist);
		let neurons = usize::from(SubnetworkN::<T>::get(netuid));
		ensure!(uids <= neurons, Error::<T>::UidsLengthExceedUidsInSubNet);
		Ok(Self::uid_of(netuid, hotkey).ok_or(Error::<T>::HotKeyNotRegisteredInSubNet)?)
	}

	/// Checks that the hotkey may set weights: stake threshold, version key.
	fn check_validator(hotkey: &T::AccountId, netuid: NetUid, version_key: u64) -> DispatchResult {
		Self::check_weights_stake(hotkey, netuid)?;
		let least = WeightsVersionKey::<T>::get(netuid);
		ensure!(least == 0 || version_key >= least, Error::<T>::IncorrectWeightVersionKey);
		Ok(())
	}

	/// Refuses a hotkey whose stake weight is below the threshold; the owner's hotkey is exempt.
	/// The transaction extension and the call both make this check.
	pub fn check_weights_stake(hotkey: &T::AccountId, netuid: NetUid) -> DispatchResult {
		let threshold = StakeThreshold::<T>::get();
		ensure!(
			threshold == 0
				|| SubnetOwnerHotkey::<T>::get(netuid) == *hotkey
				|| Self::stake_weight_of(hotkey, netuid) >= threshold,
			Error::<T>::NotEnoughStakeToSetWeights
		);
		Ok(())
	}

	/// Refuses weights within the rate limit after the last ones. The transaction extension and the
	/// call both make this check.
	pub fn check_weights_limit(
		hotkey: &T::AccountId,
		netuid: NetUid,
		mechanism: MechId,
	) -> DispatchResult {
		let Some(uid) = Self::uid_of(netuid, hotkey) else { return Ok(()) };
		let updates = LastUpdate::<T>::get(netuid.storage_index(mechanism));
		let last = updates.get(usize::from(uid)).copied().unwrap_or(0);
		let limit = WeightsSetRateLimit::<T>::get(netuid);
		ensure!(
			crate::access::limits::passes(last, Self::block_number(), limit),
			Error::<T>::SettingWeightsTooFast
		);
		Ok(())
	}

	/// Whether the hotkey has a validator permit on the subnet.
	pub(crate) fn has_permit(hotkey: &T::AccountId, netuid: NetUid) -> bool {
		Self::uid_of(netuid, hotkey).is_some_and(|uid| Self::uid_has_permit(netuid, uid))
	}

	/// Whether the neuron has a validator permit.
	pub(crate) fn uid_has_permit(netuid: NetUid, uid: u16) -> bool {
		ValidatorPermit::<T>::get(netuid).get(usize::from(uid)).copied().unwrap_or(false)
	}

	/// Refuses weights on others by a neuron without a permit; the owner's is exempt. In Null mode
	/// any weights need a permit.
	fn check_permit(netuid: NetUid, uid: u16, uids: &[u16]) -> DispatchResult {
		let permitted = Self::uid_has_permit(netuid, uid);
		let exempt = || is_lone_self_weight(uid, uids) || Self::owner_uid(netuid) == Some(uid);
		ensure!(
			permitted || (!Self::is_null(netuid) && exempt()),
			Error::<T>::NeuronNoValidatorPermit
		);
		Ok(())
	}

	/// Checks a row against the subnet's settings and returns it as it is stored.
	fn checked_row(
		netuid: NetUid,
		lone_self_weight: bool,
		uids: Vec<u16>,
		values: Vec<u16>,
	) -> Result<Row, DispatchError> {
		let neurons = SubnetworkN::<T>::get(netuid);
		let count = uids.len();
		let values = if Self::is_null(netuid) { values } else { scale_to_max(&values) };
		let mut entries: Vec<(u16, u16)> = uids.into_iter().zip(values).collect();
		entries.sort_unstable_by_key(|(to, _)| *to);
		let twice = entries.iter().zip(entries.iter().skip(1)).any(|(a, b)| a.0 == b.0);
		ensure!(!twice, Error::<T>::DuplicateUids);
		ensure!(
			entries.last().is_none_or(|(to, _)| *to < neurons),
			Error::<T>::UidVecContainInvalidOne
		);
		let least = usize::from(neurons.min(MinAllowedWeights::<T>::get(netuid)));
		ensure!(lone_self_weight || count >= least, Error::<T>::WeightVecLengthIsLow);
		let limit = MaxWeightsLimit::<T>::get(netuid);
		ensure!(
			lone_self_weight || is_within_share(&entries, limit),
			Error::<T>::MaxWeightExceeded
		);
		entries.retain(|(_, weight)| *weight != 0);
		Row::try_from(entries).map_err(|_| Error::<T>::UidsLengthExceedUidsInSubNet.into())
	}
}

/// Whether a row holds only its neuron's weight on itself. Setting it needs no permit, except in
/// Null mode.
fn is_lone_self_weight(uid: u16, uids: &[u16]) -> bool {
	matches!(uids, [only] if *only == uid)
}
