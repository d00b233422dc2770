//! Inputs of epochs, for `EpochRuntimeApi`.

use crate::pallet::*;
use frame_support::storage::{with_transaction, TransactionOutcome};
use ganglion_types::{MechId, NetUid};
use pallet_subtensor_runtime_api::EpochState;
use sp_runtime::{
	traits::{One, Saturating},
	DispatchError,
};

impl<T: Config> Pallet<T> {
	/// Returns the input that a mechanism's epoch would have in the next block; `None` if the
	/// mechanism does not exist. Runs the stages before the epochs in a storage transaction and
	/// rolls it back.
	pub fn epoch_input(netuid: NetUid, mechanism: MechId) -> Option<EpochState> {
		if !Self::mechanism_exists(netuid, mechanism) {
			return None;
		}
		let states = with_transaction(|| {
			Self::enter_next_block();
			let states = Self::load_epoch(netuid, &Self::hotkeys_of(netuid));
			TransactionOutcome::Rollback(Ok::<_, DispatchError>(states))
		});
		states.ok()?.into_iter().nth(u8::from(mechanism).into())
	}

	fn enter_next_block() {
		let next = frame_system::Pallet::<T>::block_number().saturating_add(One::one());
		let parent = frame_system::Pallet::<T>::parent_hash();
		frame_system::Pallet::<T>::initialize(&next, &parent, &Default::default());
		Self::step_before_epochs(&Self::subnets());
	}
}
