//! Neurons' weights: the rows that validators set on their peers.
//!
//! Only writer of `Weights`.
//!
//! A row is stored in ascending order of uids, without zeros, scaled so that its greatest weight is
//! 65,535; in Null mode as it is given. Each mechanism of a subnet has its own rows.

use crate::{
	pallet::*,
	types::{place_in, renumbered, without, Row},
};
use alloc::vec::Vec;
use frame_support::ensure;
use ganglion_consensus::{is_within_share, scale_to_max};
use ganglion_types::{MechId, NetUid, NetUidStorageIndex, MAX_UIDS};
use sp_runtime::DispatchResult;

/// How a row comes to be set.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Submission {
	/// By a call, under the rate limit. The neuron counts as updated in this block.
	Direct,
	/// By the reveal of a commit, which counted as the update, and was under the limit.
	Revealed,
}

impl<T: Config> Pallet<T> {
	/// Stores a neuron's row of weights, set directly: commit-reveal is off
	/// (`CommitRevealEnabled`), and [`submit_weights`](Self::submit_weights) accepts it.
	pub(crate) fn do_set_weights(
		hotkey: &T::AccountId,
		netuid: NetUid,
		mechanism: MechId,
		uids: Vec<u16>,
		values: Vec<u16>,
		version_key: u64,
	) -> DispatchResult {
		ensure!(!CommitRevealWeightsEnabled::<T>::get(netuid), Error::<T>::CommitRevealEnabled);
		let (place, row) = ((netuid, mechanism), (uids, values));
		Self::submit_weights(hotkey, place, row, version_key, Submission::Direct)
	}

	/// Stores a neuron's row of weights.
	///
	/// Checks, in order: the subnet is not root (`CanNotSetRootNetworkWeights`); as many values as
	/// uids (`WeightVecNotEqualSize`); the mechanism exists (`MechanismDoesNotExist`); no more uids
	/// than neurons (`UidsLengthExceedUidsInSubNet`); the hotkey is registered
	/// (`HotKeyNotRegisteredInSubNet`), has enough stake (`NotEnoughStakeToSetWeights`), gives an
	/// accepted version key (`IncorrectWeightVersionKey`) and keeps the rate limit
	/// (`SettingWeightsTooFast`); a permit where one is needed (`NeuronNoValidatorPermit`); the row
	/// has no uid twice (`DuplicateUids`) and no unknown one (`UidVecContainInvalidOne`), enough
	/// weights (`WeightVecLengthIsLow`) and none above the maximum share (`MaxWeightExceeded`); in
	/// Sigmoid mode, enough edges (`TooFewEdges`). The last three do not apply to a row that holds
	/// only the neuron's weight on itself.
	pub(crate) fn submit_weights(
		hotkey: &T::AccountId,
		(netuid, mechanism): (NetUid, MechId),
		(uids, values): (Vec<u16>, Vec<u16>),
		version_key: u64,
		submission: Submission,
	) -> DispatchResult {
		let uid = Self::check_validator(
			hotkey,
			netuid,
			mechanism,
			(uids.len(), values.len()),
			version_key,
		)?;
		if submission == Submission::Direct {
			Self::check_weights_limit(hotkey, netuid, mechanism)?;
		}
		Self::check_permit(netuid, uid, &uids)?;
		let lone_self_weight = is_lone_self_weight(uid, &uids);
		let row = Self::checked_row(netuid, lone_self_weight, uids, values)?;
		let index = netuid.storage_index(mechanism);
		if !lone_self_weight {
			Self::check_edges(netuid, index, uid, &row)?;
		}

		Self::store_weights(index, uid, row);
		if submission == Submission::Direct {
			Self::note_update(index, uid, Self::block_number());
		}
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
	/// one row for each neuron and mechanism.
	pub(crate) fn clear_weights(netuid: NetUid, uid: u16) {
		for index in Self::mechanism_indices(netuid) {
			Weights::<T>::remove(index, uid);
		}
		for (index, from) in Self::row_keys(netuid) {
			if let Some(rest) = without(Weights::<T>::get(index, from), uid) {
				Self::store_weights(index, from, rest);
			}
		}
	}

	/// Keeps the weights among these uids, in ascending order, and renumbers them in that order, in
	/// every mechanism. Called before the registry does the same.
	pub(crate) fn keep_weights(netuid: NetUid, kept: &[u16]) {
		for (index, uid) in Self::row_keys(netuid) {
			let row = Weights::<T>::take(index, uid);
			if let Some(place) = place_in(kept, uid) {
				Self::store_weights(index, place, renumbered(row, kept));
			}
		}
	}

	/// Removes a mechanism's rows of weights.
	pub(crate) fn forget_weights(index: NetUidStorageIndex) {
		// At most one row for each uid, so one pass removes them all.
		let _ = Weights::<T>::clear_prefix(index, MAX_UIDS, None);
	}

	/// Checks that the hotkey may set weights: registration, stake threshold, version key. Returns
	/// its uid.
	fn check_validator(
		hotkey: &T::AccountId,
		netuid: NetUid,
		mechanism: MechId,
		(uids, values): (usize, usize),
		version_key: u64,
	) -> Result<u16, sp_runtime::DispatchError> {
		ensure!(!netuid.is_root(), Error::<T>::CanNotSetRootNetworkWeights);
		ensure!(uids == values, Error::<T>::WeightVecNotEqualSize);
		ensure!(Self::mechanism_exists(netuid, mechanism), Error::<T>::MechanismDoesNotExist);
		let neurons = usize::from(SubnetworkN::<T>::get(netuid));
		ensure!(uids <= neurons, Error::<T>::UidsLengthExceedUidsInSubNet);
		let uid = Self::uid_of(netuid, hotkey).ok_or(Error::<T>::HotKeyNotRegisteredInSubNet)?;
		Self::check_weights_stake(hotkey, netuid)?;
		let least = WeightsVersionKey::<T>::get(netuid);
		ensure!(least == 0 || version_key >= least, Error::<T>::IncorrectWeightVersionKey);
		Ok(uid)
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
	) -> Result<Row, sp_runtime::DispatchError> {
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
