//! Invariants of what epochs remember.

use crate::{pallet::*, types::EpochConsensus};
use frame_support::ensure;
use ganglion_types::{NetUid, NetUidStorageIndex};
use sp_runtime::TryRuntimeError;

/// The greatest number of epochs in each forecast.
const MOST_EPOCHS: [u8; 3] = [4, 16, 16];

impl<T: Config> Pallet<T> {
	/// A mechanism remembers only in the modes that pay for it, of the past, and of neurons there
	/// are. Rows are remembered beside the rest, of neurons with a permit.
	pub(super) fn check_memory() -> Result<(), TryRuntimeError> {
		for netuid in Self::subnets() {
			let may_remember = match SubnetEpochConsensus::<T>::get(netuid) {
				EpochConsensus::Yuma | EpochConsensus::PeerPrediction => true,
				EpochConsensus::Null | EpochConsensus::Sigmoid => false,
			};
			for index in Self::mechanism_indices(netuid) {
				Self::check_memory_of(netuid, index, may_remember)?;
			}
		}
		Ok(())
	}

	fn check_memory_of(
		netuid: NetUid,
		index: NetUidStorageIndex,
		may_remember: bool,
	) -> Result<(), TryRuntimeError> {
		let neurons = usize::from(SubnetworkN::<T>::get(netuid));
		let permits = ValidatorPermit::<T>::get(netuid);
		let mut rows = RememberedWeights::<T>::iter_key_prefix(index);
		let Some(memory) = EpochMemories::<T>::get(index) else {
			ensure!(rows.next().is_none(), "rows are remembered without forecasts");
			return Ok(());
		};
		ensure!(may_remember, "a memory exists in a mode that needs none");
		let is_permitted = |uid: u16| permits.get(usize::from(uid)) == Some(&true);
		ensure!(rows.all(is_permitted), "a row of a neuron without a permit is remembered");
		let lengths = [memory.servers.len(), memory.validators.len()];
		ensure!(
			lengths.into_iter().all(|length| length <= neurons),
			"more neurons are remembered than there are"
		);
		ensure!(memory.block <= Self::block_number(), "a later block is remembered");
		let all = memory.servers.iter().map(|server| u64::from(server.consensus));
		ensure!(
			all.sum::<u64>() <= 1 << u32::BITS,
			"remembered consensuses add up to more than one"
		);
		let mut counts =
			memory.servers.iter().flat_map(|server| server.counts.iter().zip(MOST_EPOCHS));
		ensure!(
			counts.all(|(count, most)| *count <= most),
			"a forecast is a mean of too many epochs"
		);
		Ok(())
	}
}
