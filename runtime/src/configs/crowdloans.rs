//! Crowdloans, with the network's bounds.

use crate::{
	call_groups::{group_of, Group},
	inner_calls::inner_calls,
	BlockNumber, Runtime, RuntimeCall,
};
use frame_support::{
	traits::{ConstU32, ConstU64, Contains, Get},
	PalletId,
};

/// Maximum number of batches around a call that a crowdloan stores.
const MOST_LEVELS: u8 = 8;

frame_support::parameter_types! {
	/// Seed of the crowdloans' account ids.
	pub const CrowdloanAccounts: PalletId = PalletId(*b"bt/cloan");
}

/// Calls that a crowdloan may store: those that dispatch no others, and batches of them, a few
/// levels deep. So what is stored is of one signer, who is checked when the crowdloan is finalized.
/// None of them finalizes a crowdloan.
pub struct StorableCalls;

impl StorableCalls {
	fn allows(call: &RuntimeCall, levels: u8) -> bool {
		let inner = inner_calls(call);
		if matches!(call, RuntimeCall::Crowdloan(pallet_crowdloan::Call::finalize { .. })) {
			return false;
		}
		let same_signer = inner.is_empty() || group_of(call) == Group::Batch;
		same_signer
			&& inner
				.into_iter()
				.all(|inner| levels.checked_sub(1).is_some_and(|left| Self::allows(inner, left)))
	}
}

impl Contains<RuntimeCall> for StorableCalls {
	fn contains(call: &RuntimeCall) -> bool {
		Self::allows(call, MOST_LEVELS)
	}
}

/// A number of blocks: `NETWORK` with the network's block time or a longer one, `FAST` on chains
/// with shorter ones, which are for development.
pub struct Blocks<const NETWORK: BlockNumber, const FAST: BlockNumber>;

impl<const NETWORK: BlockNumber, const FAST: BlockNumber> Get<BlockNumber>
	for Blocks<NETWORK, FAST>
{
	fn get() -> BlockNumber {
		const NETWORK_BLOCK_TIME: u64 = 12_000;
		match pallet_subtensor::BlockTimeMs::<Runtime>::get() {
			NETWORK_BLOCK_TIME.. => NETWORK,
			_ => FAST,
		}
	}
}

impl pallet_crowdloan::Config for Runtime {
	type RuntimeCall = RuntimeCall;
	type StorableCalls = StorableCalls;
	type PalletId = CrowdloanAccounts;
	/// 10 TAO.
	type MinimumDeposit = ConstU64<10_000_000_000>;
	/// 0.1 TAO.
	type AbsoluteMinimumContribution = ConstU64<100_000_000>;
	/// A week.
	type MinimumBlockDuration = Blocks<50_400, 50>;
	/// 60 days.
	type MaximumBlockDuration = Blocks<432_000, 20_000>;
	type RefundContributorsLimit = ConstU32<50>;
	type MaxContributors = ConstU32<500>;
	type WeightInfo = pallet_crowdloan::measured::SubstrateWeight<Runtime>;
}
