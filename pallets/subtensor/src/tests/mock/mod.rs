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

pub use crate::alpha_assets::{AlphaBurned, AlphaRecycled, TotalAlphaIssuance};

use crate::{weight_info::cost, *};

ganglion_test_chain::chain! {
	protocol: crate calling UtilityCalls funded by Crowd,
	11: Utility = pallet_utility,
}

impl pallet_utility::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type PalletsOrigin = OriginCaller;
	type WeightInfo = ();
}

/// The calls that batches and derived accounts dispatch, and root as any account.
pub struct UtilityCalls;
impl access::signers::InnerCalls<RuntimeCall, AccountId> for UtilityCalls {
	fn of<'a>(
		signer: Option<&AccountId>,
		call: &'a RuntimeCall,
	) -> Vec<(Option<AccountId>, &'a RuntimeCall)> {
		use pallet_utility::{derivative_account_id, Call as Utility};
		match call {
			RuntimeCall::Utility(Utility::batch { calls } | Utility::batch_all { calls }) => {
				calls.iter().map(|call| (signer.cloned(), call)).collect()
			},
			RuntimeCall::Utility(Utility::as_derivative { index, call }) => {
				let signer = signer.map(|signer| derivative_account_id(signer.clone(), *index));
				vec![(signer, &**call)]
			},
			_ => Vec::new(),
		}
	}
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
