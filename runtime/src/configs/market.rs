//! The protocol: `SubtensorModule`, `AdminUtils` and `Swap`.

use crate::{AccountId, Authorship, Balances, Runtime, RuntimeCall, SubtensorModule, Swap};
use frame_support::traits::{Contains, Get};

/// Returns the block's author.
pub struct BlockAuthor;
impl Get<Option<AccountId>> for BlockAuthor {
	fn get() -> Option<AccountId> {
		Authorship::author()
	}
}

/// Calls that a coldkey may make while its swap is announced, beside those of the swap: carriers of
/// encrypted transactions, whose content is checked when it is included.
pub struct CallsDuringColdkeySwap;
impl Contains<RuntimeCall> for CallsDuringColdkeySwap {
	fn contains(call: &RuntimeCall) -> bool {
		matches!(call, RuntimeCall::MevShield(pallet_mev_shield::Call::submit_encrypted { .. }))
	}
}

impl pallet_subtensor::Config for Runtime {
	type Currency = Balances;
	type Pools = Swap;
	type BlockAuthor = BlockAuthor;
	type CallsDuringColdkeySwap = CallsDuringColdkeySwap;
	type WeightInfo = pallet_subtensor::weight_info::cost::SubstrateWeight<Runtime>;
}

impl pallet_subtensor_swap::Config for Runtime {
	type Reserves = SubtensorModule;
	type WeightInfo = pallet_subtensor_swap::measured::SubstrateWeight<Runtime>;
}

impl pallet_admin_utils::Config for Runtime {
	type WeightInfo = pallet_admin_utils::measured::SubstrateWeight<Runtime>;
}
