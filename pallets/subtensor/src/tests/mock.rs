//! A small chain with the protocol pallet, a builder for its genesis, and verbs for what people do on it.

use crate::{
	genesis::{Neuron, Settings, Subnet},
	weight_info::cost,
	*,
};
use frame_support::{
	assert_ok, derive_impl, parameter_types,
	traits::{fungible::Mutate, Get, Hooks},
	weights::{constants::WEIGHT_REF_TIME_PER_SECOND, RuntimeDbWeight, Weight, WeightMeter},
};
use frame_system::limits::BlockWeights;
pub use ganglion_types::{AlphaBalance, MechId, NetUid, NetUidStorageIndex, TaoBalance};
use sp_runtime::{BuildStorage, DispatchResult};

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

pub type AccountId = sp_runtime::AccountId32;

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

/// The subnet that [`ExtBuilder::with_subnet`] makes.
pub const NETUID: NetUid = NetUid::new(1);
/// One TAO, in rao.
pub const TAO: u64 = 1_000_000_000;
/// What each person starts with.
pub const WEALTH: u64 = 10_000 * TAO;
/// The tempo of the test subnet.
pub const TEMPO: u16 = 10;

/// A person's coldkey.
pub fn cold(person: u8) -> AccountId {
	AccountId::new([person; 32])
}

/// The `index`th hotkey of a person.
pub fn hot(person: u8, index: u8) -> AccountId {
	let mut bytes = [person; 32];
	bytes[0] = 200;
	bytes[1] = index;
	AccountId::new(bytes)
}

/// The person who owns the test subnet.
pub const OWNER: u8 = 1;

/// The person who makes the blocks.
pub const AUTHOR: u8 = 20;

/// Rao of TAO.
pub fn tao(rao: u64) -> TaoBalance {
	TaoBalance::new(rao)
}

/// Rao of alpha.
pub fn alpha(rao: u64) -> AlphaBalance {
	AlphaBalance::new(rao)
}

pub fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// The root network.
pub const ROOT: NetUid = NetUid::ROOT;
/// A subnet that nobody made.
pub const NOWHERE: NetUid = NetUid::new(9);
/// The mechanism that every subnet has, as the key of its lists.
pub const MAIN: NetUidStorageIndex = NetUidStorageIndex::new(1);

/// A started subnet of genesis, owned by [`OWNER`].
pub fn subnet_of(netuid: NetUid, neurons: Vec<Neuron<AccountId>>) -> Subnet<AccountId> {
	Subnet {
		netuid,
		tempo: TEMPO,
		owner: Some((cold(OWNER), hot(OWNER, 0))),
		dynamic: false,
		tao_reserve: tao(0),
		alpha_reserve: alpha(0),
		started: true,
		always_active: false,
		neurons,
	}
}

/// A started subnet of genesis with a pool of 1,000 TAO and 4,000 alpha, owned by [`OWNER`].
pub fn pool_of(netuid: NetUid, neurons: Vec<Neuron<AccountId>>) -> Subnet<AccountId> {
	Subnet {
		dynamic: true,
		tao_reserve: tao(1_000 * TAO),
		alpha_reserve: alpha(4_000 * TAO),
		..subnet_of(netuid, neurons)
	}
}

/// Builds a chain with twenty people, a root network and, if asked, a started subnet with its owner.
pub struct ExtBuilder {
	subnets: Vec<Subnet<AccountId>>,
	settings: Settings,
	block_time_ms: Option<u64>,
	unlimited: bool,
}

impl Default for ExtBuilder {
	fn default() -> Self {
		let root = Subnet { tempo: 100, owner: None, ..subnet_of(ROOT, vec![]) };
		let settings = Settings {
			default_tempo: Some(TEMPO),
			new_subnets_emit: true,
			network_rate_limit: Some(0),
			..Default::default()
		};
		Self { subnets: vec![root], settings, block_time_ms: None, unlimited: false }
	}
}

impl ExtBuilder {
	/// A started subnet 1, whose owner's hotkey is uid 0.
	pub fn with_subnet() -> Self {
		Self::default().subnet(NETUID, vec![Self::neuron(OWNER, 0, vec![])])
	}

	/// A started subnet 1 with three validators, people 2 to 4 with stakes of 500, 300 and 200, and three miners,
	/// people 5 to 7. Everybody may set weights at any time.
	pub fn with_market() -> Self {
		let validator = |person, stake, weights: [u16; 3]| {
			Self::neuron(person, stake * TAO, (4..).zip(weights).collect())
		};
		let miner = |person| Self::neuron(person, 0, vec![]);
		let neurons = vec![
			miner(OWNER),
			validator(2, 500, [30, 20, 10]),
			validator(3, 300, [10, 20, 30]),
			validator(4, 200, [1, 1, 1]),
			miner(5),
			miner(6),
			miner(7),
		];
		Self::default().subnet(NETUID, neurons).without_weights_limit()
	}

	/// A started subnet 1 with a pool of 1,000 TAO and 4,000 alpha, whose owner's hotkey is uid 0.
	pub fn with_pool() -> Self {
		Self::default().with(pool_of(NETUID, vec![Self::neuron(OWNER, 0, vec![])]))
	}

	/// Validators may set weights in every block.
	pub fn without_weights_limit(mut self) -> Self {
		self.unlimited = true;
		self
	}

	/// A neuron of genesis: the person's first hotkey.
	pub fn neuron(person: u8, stake: u64, weights: Vec<(u16, u16)>) -> Neuron<AccountId> {
		Neuron { hotkey: hot(person, 0), coldkey: cold(person), stake: alpha(stake), weights }
	}

	/// Adds a started subnet with neurons; the first is the owner's.
	pub fn subnet(self, netuid: NetUid, neurons: Vec<Neuron<AccountId>>) -> Self {
		self.with(subnet_of(netuid, neurons))
	}

	/// Adds a subnet.
	pub fn with(mut self, subnet: Subnet<AccountId>) -> Self {
		self.subnets.push(subnet);
		self
	}

	/// Begins without a root network.
	pub fn without_root(mut self) -> Self {
		self.subnets.retain(|subnet| !subnet.netuid.is_root());
		self
	}

	pub fn block_time(mut self, milliseconds: u64) -> Self {
		self.block_time_ms = Some(milliseconds);
		self
	}

	pub fn settings(mut self, change: impl FnOnce(&mut Settings)) -> Self {
		change(&mut self.settings);
		self
	}

	pub fn build(self) -> sp_io::TestExternalities {
		BlockAuthor::set(Some(cold(AUTHOR)));
		let balances = (1..=20).map(|person| (cold(person), WEALTH)).collect();
		let mut storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
		pallet_balances::GenesisConfig::<Test> { balances, ..Default::default() }
			.assimilate_storage(&mut storage)
			.unwrap();
		GenesisConfig::<Test> {
			block_time_ms: self.block_time_ms,
			settings: self.settings,
			subnets: self.subnets,
		}
		.assimilate_storage(&mut storage)
		.unwrap();
		let mut externalities = sp_io::TestExternalities::from(storage);
		externalities.execute_with(|| {
			if self.unlimited {
				WeightsSetRateLimit::<Test>::insert(NETUID, 0);
			}
			run_blocks(1)
		});
		externalities
	}

	/// Runs a test and checks every invariant at its end.
	pub fn build_and_execute(self, test: impl FnOnce()) {
		self.build().execute_with(|| {
			test();
			SubtensorModule::do_try_state().unwrap();
			#[cfg(feature = "try-runtime")]
			Swap::do_try_state().unwrap();
		})
	}
}

/// Ends the block.
pub fn end_block() {
	SubtensorModule::on_finalize(now());
}

/// Ends the block and runs `count` more, each with its step.
pub fn run_blocks(count: u64) {
	for _ in 0..count {
		let block = System::block_number();
		if block > 0 {
			SubtensorModule::on_finalize(block);
		}
		System::reset_events();
		System::set_block_number(block + 1);
		SubtensorModule::on_initialize(block + 1);
	}
}

/// Runs blocks until the subnet's next epoch has run, and stops in its block.
pub fn run_epoch(netuid: NetUid) {
	let before = SubnetEpochIndex::<Test>::get(netuid);
	while SubnetEpochIndex::<Test>::get(netuid) == before {
		run_blocks(1);
	}
}

/// Registers a person's first hotkey; answers its uid.
pub fn register(person: u8, netuid: NetUid) -> u16 {
	register_key(person, 0, netuid)
}

/// Registers one of a person's hotkeys; answers its uid.
pub fn register_key(person: u8, index: u8, netuid: NetUid) -> u16 {
	assert_ok!(SubtensorModule::burned_register(signed(cold(person)), netuid, hot(person, index)));
	SubtensorModule::uid_of(netuid, &hot(person, index)).unwrap()
}

/// Stakes a person's TAO with somebody's first hotkey.
pub fn stake(person: u8, with: u8, netuid: NetUid, amount: u64) {
	let origin = signed(cold(person));
	assert_ok!(SubtensorModule::add_stake(origin, hot(with, 0), netuid, tao(amount)));
}

/// Sets a person's weights.
pub fn set_weights(person: u8, netuid: NetUid, weights: &[(u16, u16)]) {
	let (uids, values) = weights.iter().copied().unzip();
	assert_ok!(SubtensorModule::set_weights(signed(hot(person, 0)), netuid, uids, values, 0));
}

/// Sets a person's weights in one of the subnet's mechanisms.
pub fn set_mechanism_weights(
	person: u8,
	netuid: NetUid,
	mechanism: u8,
	weights: &[(u16, u16)],
) -> DispatchResult {
	let (uids, values) = weights.iter().copied().unzip();
	let (origin, mechanism) = (signed(hot(person, 0)), MechId::new(mechanism));
	SubtensorModule::set_mechanism_weights(origin, netuid, mechanism, uids, values, 0)
}

/// Gives the test subnet as many mechanisms, and no more neurons than they leave room for.
pub fn set_mechanisms(count: u8) {
	MaxMechanismCount::<Test>::put(MechId::new(16));
	MaxAllowedUids::<Test>::insert(NETUID, 256 / u16::from(count));
	assert_ok!(SubtensorModule::check_mechanism_count(NETUID, MechId::new(count)));
	SubtensorModule::set_mechanism_count(NETUID, MechId::new(count));
}

/// Under what a mechanism of the test subnet is stored.
pub fn mechanism(number: u8) -> NetUidStorageIndex {
	NETUID.storage_index(MechId::new(number))
}

/// Makes a subnet for a person, with one of its hotkeys.
pub fn found(person: u8, index: u8) -> DispatchResult {
	SubtensorModule::register_network(signed(cold(person)), hot(person, index))
}

/// Dissolves a subnet.
pub fn dissolve(netuid: NetUid) {
	assert_ok!(SubtensorModule::root_dissolve_network(RuntimeOrigin::root(), netuid));
}

/// Leaves no room for clean-ups in the block step.
pub fn keep_blocks_full() {
	BlockCapacity::set(1);
}

/// The weight that any step of a clean-up fits into, with looking what there is to do.
pub fn step() -> u64 {
	let steps = [
		cost::count_staker::<Test>(),
		cost::rank_staker::<Test>(),
		cost::pay_staker::<Test>(),
		cost::settle_account::<Test>(),
		cost::release_staker::<Test>(),
		cost::forget_root_claims::<Test>(16),
		cost::remove_neuron::<Test>(16),
		cost::remove_links::<Test>(),
		cost::remove_auto_stakes::<Test>(16),
		cost::remove_owner_limits::<Test>(),
	];
	let dearest = steps.into_iter().fold(Weight::zero(), |most, step| most.max(step));
	(cost::look_at_queues::<Test>() + dearest).ref_time()
}

/// Goes on with what a block does as it has room for it, with so much weight; answers what it used.
pub fn idle_for(room: u64) -> u64 {
	let mut meter = WeightMeter::with_limit(Weight::from_parts(room, u64::MAX));
	SubtensorModule::housekeeping(&mut meter);
	meter.consumed().ref_time()
}

/// The same with room for so many of the dearest steps of a clean-up.
pub fn idle(steps: u64) {
	idle_for(step() * steps);
}

/// Cleans up after all dissolved subnets.
pub fn clean_up() {
	idle(1_000_000);
	assert!(DissolveCleanupQueue::<Test>::get().is_empty());
}

/// Unstakes a person's alpha from somebody's first hotkey.
pub fn unstake(person: u8, with: u8, netuid: NetUid, amount: u64) {
	let origin = signed(cold(person));
	assert_ok!(SubtensorModule::remove_stake(origin, hot(with, 0), netuid, alpha(amount)));
}

/// What a person has staked with somebody's first hotkey, in rao.
pub fn staked(person: u8, with: u8, netuid: NetUid) -> u64 {
	SubtensorModule::stake_of(&hot(with, 0), &cold(person), netuid).rao()
}

/// Lets the hotkeys' stakers on root earn in every block: the test subnet has a price that makes them.
pub fn let_root_earn() {
	SubnetMovingPrice::<Test>::insert(NETUID, substrate_fixed::types::I96F32::from_num(2));
}

/// Pays new alpha to a hotkey's stakers on root, as an epoch would; on a stable subnet there is TAO behind it.
pub fn pay_root(hotkey: &AccountId, netuid: NetUid, amount: u64) {
	if !SubtensorModule::is_dynamic(netuid) {
		let backing = SubtensorModule::mint(tao(amount));
		assert!(SubtensorModule::credit_reserve(netuid, backing).is_ok());
	}
	assert_ok!(SubtensorModule::mint_alpha(netuid, alpha(amount)));
	SubtensorModule::pay_root_stakers(netuid, hotkey, amount);
}

/// What a person can claim for its stake on root with somebody's first hotkey, in rao of alpha.
pub fn owed(person: u8, with: u8, netuid: NetUid) -> u64 {
	SubtensorModule::owed_to_root_staker(&hot(with, 0), &cold(person), netuid).rao()
}

/// What is set aside for root claims, in rao of alpha.
pub fn set_aside(netuid: NetUid) -> u64 {
	RootAlphaSetAside::<Test>::get(netuid).rao()
}

/// What waits to be paid to root's stakers, in rao of alpha.
pub fn root_pot(netuid: NetUid) -> u64 {
	PendingRootAlphaDivs::<Test>::get(netuid).rao()
}

/// A subnet's pots: for miners, validators and owner, in rao.
pub fn pots(netuid: NetUid) -> [u64; 3] {
	let (miners, validators, owner) = SubtensorModule::pots(netuid);
	[miners, validators, owner].map(AlphaBalance::rao)
}

/// The TAO reserve of a subnet, in rao.
pub fn reserve(netuid: NetUid) -> u64 {
	SubnetTAO::<Test>::get(netuid).rao()
}

/// The alpha there is outside a subnet's reserve, in rao.
pub fn alpha_out(netuid: NetUid) -> u64 {
	SubnetAlphaOut::<Test>::get(netuid).rao()
}

/// The alpha in a subnet's reserve, in rao.
pub fn alpha_in(netuid: NetUid) -> u64 {
	SubnetAlphaIn::<Test>::get(netuid).rao()
}

/// Every rao there is.
pub fn issuance() -> u64 {
	TotalIssuance::<Test>::get().rao()
}

/// The present block.
pub fn now() -> u64 {
	System::block_number()
}

/// What a person holds, in rao.
pub fn balance(person: u8) -> u64 {
	Balances::free_balance(cold(person))
}

/// Sets an account's balance as root would; the issuance is settled at the end of the block.
pub fn set_balance(who: &AccountId, amount: u64) {
	Balances::set_balance(who, amount);
	end_block();
}

/// Asserts that a fact was announced in this block.
pub fn assert_announced(event: Event<Test>) {
	let events = events();
	assert!(events.contains(&event), "{event:?} is not among {events:?}");
}

/// The pallet's events of this block.
pub fn events() -> Vec<Event<Test>> {
	System::events()
		.into_iter()
		.filter_map(|record| match record.event {
			RuntimeEvent::SubtensorModule(event) => Some(event),
			_ => None,
		})
		.collect()
}
