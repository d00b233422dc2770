//! Commitments: what neurons publish on their subnet.
//!
//! Another pallet stores them. This file says what the protocol needs of it: the guard of its free
//! call, which the protocol's transaction extension asks, and the commitments of a subnet, to show
//! in the metagraph, to remove with a neuron or the subnet, and to follow the swap of a hotkey.

use alloc::vec::Vec;
use frame_support::weights::{Weight, WeightMeter};
use ganglion_types::NetUid;
use sp_runtime::transaction_validity::TransactionValidityError;

/// The pallet that stores commitments.
pub trait Commitments<AccountId, RuntimeCall> {
	/// Refuses a free call of the pallet that would fail. Other calls pass.
	fn guard(who: &AccountId, call: &RuntimeCall) -> Result<(), TransactionValidityError>;

	/// Returns the weight of [`Self::guard`].
	fn weight_of_guard(call: &RuntimeCall) -> Weight;

	/// Removes everything stored for a dissolved subnet while the meter lasts. Returns whether it
	/// is done; otherwise the next call goes on.
	fn purge(netuid: NetUid, meter: &mut WeightMeter) -> bool;

	/// Gives what a hotkey has published on a subnet, and the limits of publishing more, to the
	/// hotkey that replaces it.
	fn pass_on(netuid: NetUid, old: &AccountId, new: &AccountId);

	/// Returns the weight of [`Self::pass_on`].
	fn weight_of_pass_on() -> Weight;

	/// Removes what a hotkey that loses its uid has published on a subnet.
	fn forget(netuid: NetUid, who: &AccountId);

	/// Returns the weight of [`Self::forget`].
	fn weight_of_forget() -> Weight;

	/// Returns the commitments of a subnet, each encoded.
	fn published(netuid: NetUid) -> Vec<(AccountId, Vec<u8>)>;
}

/// No such pallet.
impl<AccountId, RuntimeCall> Commitments<AccountId, RuntimeCall> for () {
	fn guard(_: &AccountId, _: &RuntimeCall) -> Result<(), TransactionValidityError> {
		Ok(())
	}

	fn weight_of_guard(_: &RuntimeCall) -> Weight {
		Weight::zero()
	}

	fn purge(_: NetUid, _: &mut WeightMeter) -> bool {
		true
	}

	fn pass_on(_: NetUid, _: &AccountId, _: &AccountId) {}

	fn weight_of_pass_on() -> Weight {
		Weight::zero()
	}

	fn forget(_: NetUid, _: &AccountId) {}

	fn weight_of_forget() -> Weight {
		Weight::zero()
	}

	fn published(_: NetUid) -> Vec<(AccountId, Vec<u8>)> {
		Vec::new()
	}
}
