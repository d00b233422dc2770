//! The runtime of the tests: the pallet with its market, balances, and settings that a test may turn.

use super::*;
use frame_support::{
	derive_impl, parameter_types,
	traits::Get,
	weights::{constants::WEIGHT_REF_TIME_PER_SECOND, RuntimeDbWeight, Weight},
};
use frame_system::limits::BlockWeights;

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeTask,
		RuntimeViewFunction
	)]
	pub struct Test;
	#[runtime::pallet_index(0)]
	pub type System = frame_system::Pallet<Test>;
	#[runtime::pallet_index(5)]
	pub type Balances = pallet_balances::Pallet<Test>;
	#[runtime::pallet_index(7)]
	pub type SubtensorModule = crate::Pallet<Test>;
	#[runtime::pallet_index(28)]
	pub type Swap = pallet_subtensor_swap::Pallet<Test>;
}

parameter_types! {
	/// Who makes the blocks.
	pub static BlockAuthor: Option<AccountId> = Some(cold(AUTHOR));
	/// What the database is charged: nothing, unless a test measures.
	pub static DatabaseCost: RuntimeDbWeight = RuntimeDbWeight { read: 0, write: 0 };
	/// Picoseconds of work that fit into a block.
	pub static BlockCapacity: u64 = WEIGHT_REF_TIME_PER_SECOND;
}

/// Weights of a block of [`BlockCapacity`].
pub struct MockBlockWeights;
impl Get<BlockWeights> for MockBlockWeights {
	fn get() -> BlockWeights {
		BlockWeights::simple_max(Weight::from_parts(BlockCapacity::get(), u64::MAX))
	}
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type BlockWeights = MockBlockWeights;
	type DbWeight = DatabaseCost;
	type Block = frame_system::mocking::MockBlock<Test>;
	type AccountId = AccountId;
	type Lookup = sp_runtime::traits::IdentityLookup<AccountId>;
	type AccountData = pallet_balances::AccountData<u64>;
}

pub const EXISTENTIAL_DEPOSIT: u64 = 500;

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type AccountStore = System;
	type Balance = u64;
	type ExistentialDeposit = frame_support::traits::ConstU64<EXISTENTIAL_DEPOSIT>;
	type DustRemoval = crate::market::issuance::CountDust<Test>;
}

impl crate::Config for Test {
	type Currency = Balances;
	type Pools = Swap;
	type BlockAuthor = BlockAuthor;
	type WeightInfo = ();
}

impl pallet_subtensor_swap::Config for Test {
	type Reserves = SubtensorModule;
	type WeightInfo = ();
}
