//! The chain of the tests: the runtime and its genesis, which the pallets share
//! ([`ganglion_test_chain`]), the verbs for what happens on it, and the reads of what comes of it.

mod crowd;
mod reads;
mod samples;
mod verbs;

pub use crowd::*;
pub use ganglion_test_chain::*;
pub use reads::*;
pub use samples::*;
pub use verbs::*;

use crate::{weight_info::cost, *};

ganglion_test_chain::chain! {
	protocol: crate funded by Crowd,
	11: Utility = pallet_utility,
}

crate::guarded_call!(
	/// Calls of batches.
	GuardedCall of Test, RuntimeCall
);

impl pallet_utility::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = GuardedCall;
	type PalletsOrigin = OriginCaller;
	type WeightInfo = ();
}

/// The origin of a call that this account has signed.
pub fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// Storage index of a mechanism of the test subnet.
pub fn mechanism(number: u8) -> NetUidStorageIndex {
	NETUID.storage_index(MechId::new(number))
}

/// A row of weights or bonds, by uid.
pub fn row(entries: &[(u16, u16)]) -> types::Row {
	types::Row::try_from(entries.to_vec()).unwrap()
}
