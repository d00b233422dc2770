//! What an epoch would be computed from, for `EpochRuntimeApi`.

use crate::pallet::*;
use frame_support::storage::{with_transaction, TransactionOutcome};
use ganglion_types::{MechId, NetUid};
use pallet_subtensor_runtime_api::EpochState;
use sp_runtime::{
	traits::{One, Saturating},
	DispatchError,
};

impl<T: Config> Pallet<T> {
	/// What an epoch of one mechanism would be computed from, if it ran in the next block. Changes
	/// nothing: what the next block would do before its epochs is done and undone again.
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
