//! The protocol: `SubtensorModule`, `AdminUtils`, `Swap` and `Commitments`.

use crate::{AccountId, Authorship, Balances, Commitments, Runtime, SubtensorModule, Swap};
use frame_support::traits::{ConstU32, Get};

/// Returns the block's author.
pub struct BlockAuthor;
impl Get<Option<AccountId>> for BlockAuthor {
	fn get() -> Option<AccountId> {
		Authorship::author()
	}
}

impl pallet_subtensor::Config for Runtime {
	type Currency = Balances;
	type Pools = Swap;
	type BlockAuthor = BlockAuthor;
	type Pulses = ();
	type CallFee = crate::fees::FeeOfCall;
	type Commitments = Commitments;
	type WeightInfo = pallet_subtensor::weight_info::cost::SubstrateWeight<Runtime>;
}

impl pallet_subtensor_swap::Config for Runtime {
	type Reserves = SubtensorModule;
	type WeightInfo = pallet_subtensor_swap::measured::SubstrateWeight<Runtime>;
}

impl pallet_admin_utils::Config for Runtime {
	type AuthorityId = sp_consensus_aura::sr25519::AuthorityId;
	type VoterId = sp_consensus_grandpa::AuthorityId;
	type MaxAuthorities = super::consensus::MaxAuthorities;
	type Authorities = super::consensus::Engines;
	type WeightInfo = pallet_admin_utils::measured::SubstrateWeight<Runtime>;
}

impl pallet_commitments::Config for Runtime {
	type MaxFields = ConstU32<3>;
	// No beacon: timelocked fields wait.
	type Pulses = ();
	type WeightInfo = pallet_commitments::measured::SubstrateWeight<Runtime>;
}
