//! The loss of the Sigmoid mode, and the edges that it requires of validators.
//!
//! Only writer of `SigmoidSettings`, `SubnetLoss` and `RequiredEdges`.
//!
//! The loss of an epoch is `L = -Σ R (C - ½)`. It is above zero if most of the rank goes to peers
//! that the majority does not trust. A validator trusts each peer to which it gives weight, an
//! *edge*. An honest majority whose validators each know few peers gives them too little trust to
//! be paid. The loss therefore drives a peg: while it is above zero, every epoch raises the number
//! of edges that new weights need by `peg_step`, up to `peg_cap`; otherwise every epoch lowers the
//! number by one. With a step of 0 no edges are required.

use crate::{
	pallet::*,
	types::{EpochConsensus, SigmoidParameters},
};
use frame_support::ensure;
use ganglion_consensus::{required_edges, trust_edges};
use ganglion_types::{NetUid, NetUidStorageIndex};
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	/// Stores the settings of the Sigmoid mode, and lowers the required edges to their new maximum.
	pub fn set_sigmoid(netuid: NetUid, settings: SigmoidParameters) {
		SigmoidSettings::<T>::insert(netuid, settings);
		for index in Self::mechanism_indices(netuid) {
			let edges = RequiredEdges::<T>::get(index);
			Self::require_edges(index, edges.min(settings.most_edges()));
		}
	}

	/// Stores the loss of a mechanism's epoch and updates the required edges.
	pub(crate) fn note_loss(netuid: NetUid, index: NetUidStorageIndex, loss: i64) {
		let settings = SigmoidSettings::<T>::get(netuid);
		let before = RequiredEdges::<T>::get(index);
		let after = required_edges(loss, before, settings.peg_step, settings.most_edges());
		Self::require_edges(index, after);
		SubnetLoss::<T>::insert(index, loss);
		Self::deposit_event(Event::EpochLoss { netuid: index, loss, required_edges: after });
	}

	fn require_edges(index: NetUidStorageIndex, edges: u16) {
		if edges == RequiredEdges::<T>::get(index) {
			return;
		}
		if edges == 0 {
			RequiredEdges::<T>::remove(index);
		} else {
			RequiredEdges::<T>::insert(index, edges);
		}
	}

	/// Removes a mechanism's loss and required edges.
	pub(crate) fn forget_loss(index: NetUidStorageIndex) {
		SubnetLoss::<T>::remove(index);
		RequiredEdges::<T>::remove(index);
	}

	/// Refuses a row with fewer edges than required (`TooFewEdges`); no more edges are required
	/// than the subnet has other neurons. Edges are counted as in the epoch: a neuron's weight on
	/// itself is not an edge, except the owner's.
	pub(crate) fn check_edges(
		netuid: NetUid,
		index: NetUidStorageIndex,
		uid: u16,
		row: &[(u16, u16)],
	) -> DispatchResult {
		if !Self::has_loss(netuid) {
			return Ok(());
		}
		let others = SubnetworkN::<T>::get(netuid).saturating_sub(1);
		let required = usize::from(RequiredEdges::<T>::get(index).min(others));
		if required == 0 {
			return Ok(());
		}
		let self_counts = Self::owner_uid(netuid) == Some(uid);
		let counts = |to: u16| to != uid || self_counts;
		let values = row.iter().filter(|(to, _)| counts(*to)).map(|(_, value)| *value);
		let edges = trust_edges(values, SigmoidSettings::<T>::get(netuid).trust_floor);
		ensure!(edges >= required, Error::<T>::TooFewEdges);
		Ok(())
	}

	/// Whether the subnet's epochs store a loss, required edges and a scale of bonds (Sigmoid
	/// mode).
	pub(crate) fn has_loss(netuid: NetUid) -> bool {
		match SubnetEpochConsensus::<T>::get(netuid) {
			EpochConsensus::Yuma | EpochConsensus::Null | EpochConsensus::PeerPrediction => false,
			EpochConsensus::Sigmoid => true,
		}
	}
}
