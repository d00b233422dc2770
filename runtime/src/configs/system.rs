//! System: accounts, blocks and their limits.

use crate::{
	AccountId, Balance, Block, Nonce, PalletInfo, Runtime, RuntimeCall, RuntimeEvent,
	RuntimeOrigin, RuntimeTask,
};
use frame_support::{
	derive_impl,
	dispatch::DispatchClass,
	parameter_types,
	traits::{Get, InsideBoth},
	weights::{constants::ParityDbWeight, Weight},
};
use frame_system::limits::{BlockLength, BlockWeights};
use sp_runtime::Perbill;

/// Maximum length of a block, in bytes.
pub const MAX_BLOCK_BYTES: u32 = 10 * 1024 * 1024;

/// Share of a block that transactions of the normal class may fill.
const NORMAL_SHARE: Perbill = Perbill::from_percent(75);

/// Weight of a millisecond: a unit of weight is a picosecond.
const MILLISECOND: u64 = 1_000_000_000;

/// A block may take a third of its slot, so that its import leaves time to author and propagate the
/// next one.
const SHARE_OF_SLOT: u64 = 3;

/// Block weights, computed from the chain's block time.
pub struct BlockWeightsOfSlot;
impl Get<BlockWeights> for BlockWeightsOfSlot {
	fn get() -> BlockWeights {
		let slot = pallet_subtensor::BlockTime::<Runtime>::get();
		let time = slot.saturating_mul(MILLISECOND) / SHARE_OF_SLOT;
		BlockWeights::with_sensible_defaults(Weight::from_parts(time, u64::MAX), NORMAL_SHARE)
	}
}

parameter_types! {
	/// Number of recent block hashes that are kept, for mortal transactions.
	pub const BlockHashCount: u32 = 2_400;
	/// The runtime's version.
	pub const Version: sp_version::RuntimeVersion = crate::VERSION;
	/// Lengths of blocks.
	pub RuntimeBlockLength: BlockLength = BlockLength::builder()
		.max_length(MAX_BLOCK_BYTES)
		.modify_max_length_for_class(DispatchClass::Normal, |length| {
			*length = NORMAL_SHARE * MAX_BLOCK_BYTES
		})
		.build();
	/// SS58 prefix of addresses.
	pub const SS58Prefix: u8 = 42;
}

#[derive_impl(frame_system::config_preludes::SolochainDefaultConfig)]
impl frame_system::Config for Runtime {
	type Block = Block;
	type AccountId = AccountId;
	type Nonce = Nonce;
	type Lookup = sp_runtime::traits::AccountIdLookup<AccountId, ()>;
	type AccountData = pallet_balances::AccountData<Balance>;
	type BaseCallFilter = InsideBoth<super::TransferFilter, crate::SafeMode>;
	type BlockHashCount = BlockHashCount;
	type BlockWeights = BlockWeightsOfSlot;
	type BlockLength = RuntimeBlockLength;
	type DbWeight = ParityDbWeight;
	type Version = Version;
	type SS58Prefix = SS58Prefix;
	type MaxConsumers = frame_support::traits::ConstU32<16>;
}
