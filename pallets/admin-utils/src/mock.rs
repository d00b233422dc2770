//! A chain with the root network and one subnet, whose owner has its only neuron.

use frame_support::{derive_impl, traits::ConstU64, weights::constants::ParityDbWeight};
use ganglion_types::NetUid;
use pallet_subtensor::{
	genesis::{Neuron, Subnet},
	LastEpochBlock, Tempo,
};
use sp_runtime::{traits::IdentityLookup, AccountId32, BuildStorage};

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
	pub type SubtensorModule = pallet_subtensor::Pallet<Test>;
	#[runtime::pallet_index(19)]
	pub type AdminUtils = crate::Pallet<Test>;
	#[runtime::pallet_index(28)]
	pub type Swap = pallet_subtensor_swap::Pallet<Test>;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlock<Test>;
	type AccountId = AccountId32;
	type Lookup = IdentityLookup<AccountId32>;
	type AccountData = pallet_balances::AccountData<u64>;
	type DbWeight = ParityDbWeight;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type AccountStore = System;
	type ExistentialDeposit = ConstU64<500>;
	type DustRemoval = pallet_subtensor::market::issuance::CountDust<Test>;
}

impl pallet_subtensor_swap::Config for Test {
	type Reserves = SubtensorModule;
	type WeightInfo = ();
}

impl pallet_subtensor::Config for Test {
	type Currency = Balances;
	type Pools = Swap;
	type BlockAuthor = ();
	type WeightInfo = ();
}

impl crate::Config for Test {
	type WeightInfo = crate::measured::SubstrateWeight<Test>;
}

pub const OWNER: AccountId32 = AccountId32::new([1; 32]);
pub const HOTKEY: AccountId32 = AccountId32::new([2; 32]);
pub const STRANGER: AccountId32 = AccountId32::new([3; 32]);

/// The subnet there is.
pub const SUBNET: NetUid = NetUid::new(1);
/// A subnet there is not.
pub const MISSING: NetUid = NetUid::new(9);
/// Blocks before an epoch in which hyperparameters are frozen.
pub const WINDOW: u64 = 10;

/// Subnets of the genesis, with a neuron for the owner if there is one.
fn subnet(
	netuid: NetUid,
	tempo: u16,
	owner: Option<(AccountId32, AccountId32)>,
) -> Subnet<AccountId32> {
	let neuron =
		|(coldkey, hotkey)| Neuron { hotkey, coldkey, stake: Default::default(), weights: vec![] };
	Subnet {
		netuid,
		tempo,
		neurons: owner.clone().map(neuron).into_iter().collect(),
		owner,
		dynamic: false,
		tao_reserve: Default::default(),
		alpha_reserve: Default::default(),
		started: false,
		always_active: false,
	}
}

/// The chain.
pub fn new_test_ext() -> sp_io::TestExternalities {
	let subnets = vec![subnet(NetUid::ROOT, 100, None), subnet(SUBNET, 360, Some((OWNER, HOTKEY)))];
	let genesis = RuntimeGenesisConfig {
		subtensor_module: pallet_subtensor::GenesisConfig { subnets, ..Default::default() },
		..Default::default()
	};
	genesis.build_storage().unwrap().into()
}

/// Runs a test on the chain, then proves the protocol's invariants where that is compiled.
pub fn with_subnet(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		go_to(1_000);
		test();
		#[cfg(feature = "try-runtime")]
		SubtensorModule::do_try_state().unwrap();
	})
}

/// Moves to a block in which the subnet has just had its epoch, so that its window is wide open.
pub fn go_to(block: u64) {
	System::set_block_number(block);
	System::reset_events();
	LastEpochBlock::<Test>::insert(SUBNET, block);
}

/// Lets the subnet's last epoch be so long ago that the next one is `remaining` blocks away.
pub fn let_epoch_be_due_in(remaining: u64) {
	let tempo = u64::from(Tempo::<Test>::get(SUBNET));
	LastEpochBlock::<Test>::insert(SUBNET, System::block_number() + remaining - tempo);
}
