//! The set-up of the benchmarks: accounts with balances, subnets with pools, neurons with weights,
//! in their worst case.
//!
//! It works on an empty chain and on one with root and a first subnet: subnets made here have
//! higher numbers, and accounts have distinct names.

use crate::{
	block::cursor::{Cursor, Progress},
	genesis::{build_subnet, Neuron, Subnet},
	identities::{Bounded, SubnetIdentityV3},
	keys::evm,
	neurons::work::{seal, Work},
	subnets::{
		dissolution::{CleanupPhase, DissolveCleanupStatus},
		leases::LeaseProxies as _,
	},
	types::{
		ByUid, KeyList, MechanismMemory, NeuronCertificate, RateLimitKey, RootRates, Row,
		MAX_HOTKEYS, MAX_PARENTS,
	},
	BasketConcentrationCap, BasketDailyTurnoverCap, BasketLiquidityCap, BasketTradingEnabled,
	Bonds, Config, Delegates, Difficulty, EpochMemories, LastEpochBlock, LastRateLimitedBlock,
	MaxAllowedUids, MaxMechanismCount, MinDifficulty, NetworkPowRegistrationAllowed,
	NetworkRateLimit, NetworkRegisteredAt, OwnedHotkeys, Pallet, StakeThreshold, StakingHotkeys,
	SubnetEmissionEnabled, SubnetMovingPrice, SubnetworkN, SubtokenEnabled, ValidatorPermit,
};
use alloc::{vec, vec::Vec};
use codec::Encode;
use frame_benchmarking::account;
use frame_support::{
	traits::{fungible::Mutate, Get},
	weights::WeightMeter,
};
use frame_system::pallet_prelude::BlockNumberFor;
use ganglion_types::{AlphaBalance, MechId, NetUid, NetUidStorageIndex, TaoBalance};
use pallet_subtensor_runtime_api::SubnetLease;
use sp_core::{ecdsa::Signature, H160};
use sp_runtime::{DigestItem, Percent};
use substrate_fixed::types::I96F32;

/// One TAO, in rao.
pub const TAO: u64 = 1_000_000_000;
/// Maximum number of neurons of a subnet.
pub const NEURONS: u16 = 256;
/// Default maximum number of validators of a subnet.
pub const VALIDATORS: u16 = 64;
/// Balance of each account, in rao.
pub const WEALTH: u64 = 1_000_000 * TAO;
/// Stake of each neuron, in rao of alpha.
pub const STAKE: u64 = 100 * TAO;
/// TAO and alpha reserve of each pool, in rao.
pub const RESERVE: u64 = 10_000 * TAO;

/// The first number of benchmark subnets: the development genesis has root and subnet 1.
const FIRST: u16 = 2;
/// The engine id of the digest that names a block's author, and the slot in it.
const AUTHORITY: ([u8; 4], u64) = (*b"aura", 0);

/// A coldkey with a balance.
pub fn coldkey<T: Config>(index: u32) -> T::AccountId {
	let who = account("coldkey", index, 0);
	T::Currency::set_balance(&who, WEALTH);
	who
}

/// A hotkey without a balance.
pub fn hotkey<T: Config>(index: u32) -> T::AccountId {
	account("hotkey", index, 0)
}

/// The longest identity of a subnet.
pub fn subnet_identity() -> SubnetIdentityV3 {
	let (short, long) = (|| vec![b'x'; 256], || vec![b'x'; 1_024]);
	SubnetIdentityV3 {
		subnet_name: short(),
		github_repo: long(),
		subnet_contact: long(),
		subnet_url: long(),
		discord: short(),
		description: long(),
		logo_url: long(),
		additional: long(),
	}
}

/// An identity as it is stored.
pub fn bounded(identity: SubnetIdentityV3) -> Bounded<SubnetIdentityV3> {
	Bounded::new(identity).expect("its texts are short enough")
}

/// A coldkey with a balance, whose lists of hotkeys have room for two more.
pub fn busy_coldkey<T: Config>(index: u32) -> T::AccountId {
	let who = coldkey::<T>(index);
	fill_key_lists::<T>(&who);
	who
}

/// Fills an account's lists of hotkeys except for two places.
pub fn fill_key_lists<T: Config>(who: &T::AccountId) {
	let others: Vec<T::AccountId> =
		(0..MAX_HOTKEYS - 2).map(|number| account("another hotkey", number, 0)).collect();
	let fill = |keys: &mut KeyList<T>| {
		// Existing entries stay last, where a search takes longest.
		let room = others.len().saturating_sub(keys.len());
		*keys = KeyList::<T>::truncate_from([&others[..room], &keys[..]].concat());
	};
	OwnedHotkeys::<T>::mutate(who, fill);
	StakingHotkeys::<T>::mutate(who, fill);
}

/// A hotkey with the take `take`, changed long ago, and its coldkey.
pub fn delegate<T: Config>(take: u16) -> (T::AccountId, T::AccountId) {
	root::<T>();
	let (who, key) = (coldkey::<T>(7), account("delegate", 0, 0));
	Pallet::<T>::bind_hotkey(&key, &who).expect("the hotkey is free");
	Delegates::<T>::insert(&key, take);
	let clock = RateLimitKey::LastTxBlockDelegateTake(key.clone());
	LastRateLimitedBlock::<T>::insert(clock, 1);
	at_block::<T>(1_000_000);
	(who, key)
}

/// Advances to a block and clears its events.
pub fn at_block<T: Config>(block: u32) {
	frame_system::Pallet::<T>::set_block_number(block.into());
	frame_system::Pallet::<T>::reset_events();
}

/// Gives the block an author: fees of sales are then sold for the author, which costs more than
/// burning them.
fn name_author<T: Config>() {
	if T::BlockAuthor::get().is_none() {
		let (engine, slot) = AUTHORITY;
		frame_system::Pallet::<T>::deposit_log(DigestItem::PreRuntime(engine, slot.encode()));
	}
	let author = T::BlockAuthor::get().expect("the block has an author");
	T::Currency::set_balance(&author, WEALTH);
}

/// The number of the `index`th benchmark subnet.
pub fn netuid(index: u16) -> NetUid {
	NetUid::new(FIRST + index)
}

/// Makes root if the genesis had none, and gives the block an author.
pub fn root<T: Config>() {
	if !Pallet::<T>::subnet_exists(NetUid::ROOT) {
		build_subnet::<T>(&of(NetUid::ROOT, false, Vec::new())).expect("root is possible");
	}
	SubtokenEnabled::<T>::insert(NetUid::ROOT, true);
	name_author::<T>();
}

/// Root with a member in every seat, each with a rao of stake.
pub fn full_root<T: Config>() {
	root::<T>();
	for seat in SubnetworkN::<T>::get(NetUid::ROOT)..MaxAllowedUids::<T>::get(NetUid::ROOT) {
		let (who, key) =
			(coldkey::<T>(70_000 + u32::from(seat)), account("member", seat.into(), 0));
		Pallet::<T>::bind_hotkey(&key, &who).expect("the hotkey is free");
		hold::<T>(NetUid::ROOT, &key, &who, 1);
		Pallet::<T>::append_neuron(NetUid::ROOT, &key).expect("there is a seat");
	}
}

/// A started subnet with an unevenly weighted pool and this many neurons, each with stake. The
/// coldkey of the first neuron owns it.
pub fn subnet<T: Config>(index: u16, neurons: u16) -> NetUid {
	root::<T>();
	NetworkRateLimit::<T>::put(0);
	let netuid = netuid(index);
	let first = u32::from(index) * 1_000;
	let neurons = (0..u32::from(neurons)).map(|uid| neuron::<T>(first + uid));
	build_subnet::<T>(&of(netuid, true, neurons.collect())).expect("the subnet is possible");
	SubnetMovingPrice::<T>::insert(netuid, I96F32::from_num(2));
	SubnetEmissionEnabled::<T>::insert(netuid, true);
	// The pool's alpha counts for the protocol in a payout only from this block on.
	NetworkRegisteredAt::<T>::insert(netuid, 1);
	// An uneven injection makes the pool's weights differ: powers then cost the most.
	let uneven = AlphaBalance::new(RESERVE / 7);
	<T::Pools as pallet_subtensor_swap::Pools>::inject(netuid, uneven, TaoBalance::ZERO)
		.expect("the pool has room");
	Pallet::<T>::mint_into_reserve(netuid, uneven).expect("there is room for alpha");
	netuid
}

/// Makes `count` subnets of one neuron each; returns all subnets, root first. None has an epoch
/// soon.
pub fn subnets<T: Config>(count: u32) -> Vec<NetUid> {
	for index in 0..count as u16 {
		subnet::<T>(index, 1);
	}
	at_block::<T>(100_000);
	let all = Pallet::<T>::subnets();
	for netuid in &all {
		LastEpochBlock::<T>::insert(netuid, 100_000);
	}
	all
}

/// Makes subnets until there are `count` besides root.
pub fn fill_up_to<T: Config>(count: u16) {
	root::<T>();
	for index in 0..count + 1 - crate::TotalNetworks::<T>::get() {
		subnet::<T>(index, 1);
	}
	// A new dynamic subnet takes its launch price from the others' prices.
	crate::NewSubnetsDynamic::<T>::put(true);
}

/// A neuron with a coldkey of its own.
fn neuron<T: Config>(index: u32) -> Neuron<T::AccountId> {
	Neuron {
		hotkey: hotkey::<T>(index),
		coldkey: coldkey::<T>(index),
		stake: AlphaBalance::new(STAKE),
		delegate: true,
		weights: Vec::new(),
	}
}

fn of<AccountId: Clone>(
	netuid: NetUid,
	dynamic: bool,
	neurons: Vec<Neuron<AccountId>>,
) -> Subnet<AccountId> {
	let owner = neurons.first().map(|first| (first.coldkey.clone(), first.hotkey.clone()));
	Subnet {
		netuid,
		tempo: 100,
		dynamic,
		owner,
		started: true,
		always_active: true,
		settings: Default::default(),
		tao_reserve: TaoBalance::new(if dynamic { RESERVE } else { 0 }),
		alpha_reserve: AlphaBalance::new(if dynamic { RESERVE } else { 0 }),
		neurons,
	}
}

/// A row of weights to all other neurons.
pub fn row(uid: u16, neurons: u16) -> Row {
	let others = (0..neurons).filter(|other| *other != uid);
	Row::truncate_from(
		others.map(|other| (other, 1 + other.wrapping_mul(uid) % u16::MAX)).collect(),
	)
}

/// Sets weights from the first `validators` neurons of a subnet to all others.
pub fn rank<T: Config>(netuid: NetUid, neurons: u16, validators: u16) {
	let index = netuid.storage_index(MechId::MAIN);
	for uid in 0..validators {
		Pallet::<T>::store_weights(index, uid, row(uid, neurons));
		Pallet::<T>::note_update(index, uid, 10);
	}
	permit::<T>(netuid, validators);
}

/// Gives validator permits to the first `validators` neurons.
fn permit<T: Config>(netuid: NetUid, validators: u16) {
	ValidatorPermit::<T>::mutate(netuid, |permits| {
		permits.iter_mut().take(validators.into()).for_each(|permit| *permit = true);
	});
}

/// A subnet with this many mechanisms. In each, every neuron has weights to all others and bonds in
/// them, as in a subnet with as many validators as neurons.
pub fn ranked_subnet<T: Config>(neurons: u16, mechanisms: u8) -> NetUid {
	let netuid = subnet::<T>(0, neurons);
	MaxAllowedUids::<T>::insert(netuid, neurons);
	MaxMechanismCount::<T>::put(MechId::new(mechanisms));
	Pallet::<T>::check_mechanism_count(netuid, MechId::new(mechanisms)).expect("there is room");
	Pallet::<T>::set_mechanism_count(netuid, MechId::new(mechanisms));
	for index in Pallet::<T>::mechanism_indices(netuid) {
		for uid in 0..neurons {
			Pallet::<T>::store_weights(index, uid, row(uid, neurons));
			Bonds::<T>::insert(index, uid, row(uid, neurons));
		}
		Pallet::<T>::store_bond_scale(index, &vec![1u64; neurons.into()]);
	}
	permit::<T>(netuid, neurons);
	netuid
}

/// Lets a mechanism remember so many neurons, without their rows.
pub fn remember<T: Config>(index: NetUidStorageIndex, neurons: u16) {
	let memory = MechanismMemory {
		servers: ByUid::truncate_from(vec![Default::default(); neurons.into()]),
		validators: ByUid::truncate_from(vec![Some(Default::default()); neurons.into()]),
		..Default::default()
	};
	EpochMemories::<T>::insert(index, memory);
}

/// Fills a subnet's pots for miners and validators, and root's with `root`.
pub fn fill_pots<T: Config>(netuid: NetUid, root: u64) {
	let half = 50 * TAO;
	let pots = ganglion_economy::BlockPots { server: half, validator: half, root, owner: half };
	Pallet::<T>::mint_alpha(netuid, AlphaBalance::new(3 * half + root)).expect("there is room");
	Pallet::<T>::fill_pots(netuid, pots);
}

/// The staker of the benchmarks, with nearly full lists of hotkeys.
pub fn staker<T: Config>() -> T::AccountId {
	busy_coldkey::<T>(u32::MAX)
}

/// Stakes as the call does; returns the coldkey and its alpha.
pub fn stake<T: Config>(netuid: NetUid, hotkey: &T::AccountId) -> (T::AccountId, AlphaBalance) {
	let who = staker::<T>();
	let alpha = buy::<T>(netuid, hotkey, &who, STAKE);
	(who, alpha)
}

/// Stakes `rao` of TAO for a coldkey; returns its stake afterwards.
pub fn buy<T: Config>(
	netuid: NetUid,
	hotkey: &T::AccountId,
	who: &T::AccountId,
	rao: u64,
) -> AlphaBalance {
	let amount = TaoBalance::new(rao);
	Pallet::<T>::do_add_stake(who, hotkey, netuid, amount, None).expect("there is money");
	Pallet::<T>::stake_of(hotkey, who, netuid)
}

/// Stores a lease of this beneficiary that ends in block 1, without a subnet, and appoints the
/// beneficiary.
pub fn put_lease<T: Config>(id: u32, beneficiary: &T::AccountId) -> SubnetLease<T::AccountId> {
	let (coldkey, hotkey) = Pallet::<T>::keys_of_lease(id);
	T::Currency::set_balance(&coldkey, WEALTH);
	T::LeaseProxies::appoint(&coldkey, beneficiary).expect("it can be appointed");
	let lease = SubnetLease {
		beneficiary: beneficiary.clone(),
		coldkey,
		hotkey,
		emissions_share: Percent::from_percent(50),
		end_block: Some(1),
		netuid: NetUid::ROOT,
		cost: TaoBalance::new(TAO),
	};
	Pallet::<T>::put_lease(id, &lease);
	lease
}

/// Gives a coldkey `rao` of a subnet's alpha, staked with a hotkey.
pub fn hold<T: Config>(netuid: NetUid, hotkey: &T::AccountId, who: &T::AccountId, rao: u64) {
	let alpha = AlphaBalance::new(rao);
	Pallet::<T>::mint_alpha(netuid, alpha).expect("there is room for alpha");
	Pallet::<T>::deposit_stake(hotkey, who, netuid, alpha).expect("it can be staked");
}

/// Makes `count` hotkeys without stake parents of a hotkey on a subnet, with half of their stake
/// each. `name` distinguishes these parents from others.
pub fn lend<T: Config>(netuid: NetUid, to: &T::AccountId, count: u32, name: u32) {
	for number in 0..count {
		let lender: T::AccountId = account("lender", number, name);
		Pallet::<T>::link_children(&lender, netuid, vec![(u64::MAX / 2, to.clone())]);
	}
}

/// Gives a hotkey the maximum number of parents, and sets a stake threshold, for which the parents
/// are read.
pub fn lend_to_validator<T: Config>(netuid: NetUid, validator: &T::AccountId) {
	lend::<T>(netuid, validator, MAX_PARENTS, 0);
	StakeThreshold::<T>::put(1);
}

/// A hotkey that is about to set its children.
pub struct Parent<AccountId> {
	/// Its coldkey.
	pub who: AccountId,
	/// The hotkey, which has parents itself.
	pub key: AccountId,
	/// The children it will set. Each has the maximum number of parents, all of which lend less.
	pub children: Vec<(u64, AccountId)>,
}

/// A hotkey with stake on `subnets` subnets and five children on the first of them, and `count`
/// other hotkeys as future children. The lists of parents of all these children are full.
pub fn parent<T: Config>(count: u32, subnets: u32) -> Parent<T::AccountId> {
	let netuid = netuid(0);
	let (who, key) = (coldkey::<T>(7), account("parent", 0, 0));
	Pallet::<T>::bind_hotkey(&key, &who).expect("the hotkey is free");
	for index in 0..subnets as u16 {
		hold::<T>(subnet::<T>(index, 1), &key, &who, STAKE);
	}
	let parts = |name: &'static str, count: u32| -> Vec<(u64, T::AccountId)> {
		(0..count).map(|child| (u64::MAX / 5, account(name, child, 0))).collect()
	};
	let (before, children) = (parts("child", 5), parts("new child", count));
	lend::<T>(netuid, &key, MAX_PARENTS, 100);
	for ((_, child), name) in before.iter().zip(200..) {
		lend::<T>(netuid, child, MAX_PARENTS - 1, name);
	}
	for ((_, child), name) in children.iter().zip(300..) {
		lend::<T>(netuid, child, MAX_PARENTS, name);
	}
	Pallet::<T>::link_children(&key, netuid, before);
	StakeThreshold::<T>::put(1);
	at_block::<T>(100_000);
	Parent { who, key, children }
}

/// A coldkey that has staked on root with the first subnet's owner hotkey, beside other stakers,
/// and has earned on `rates` subnets. Returns the hotkey and the coldkey.
pub fn root_staker<T: Config>(rates: u32) -> (T::AccountId, T::AccountId) {
	for index in 0..rates.max(1) as u16 {
		subnet::<T>(index, 1);
	}
	let key = hotkey::<T>(0);
	let (who, _) = stake::<T>(NetUid::ROOT, &key);
	buy::<T>(NetUid::ROOT, &key, &coldkey::<T>(8), STAKE / 3);
	for index in 0..rates as u16 {
		let (netuid, pay) = (netuid(index), 7 * TAO + 1);
		Pallet::<T>::mint_alpha(netuid, AlphaBalance::new(pay)).expect("there is room for alpha");
		Pallet::<T>::pay_root_stakers(netuid, &key, pay);
	}
	(key, who)
}

/// The first subnet's owner hotkey, on root, with a basket that may trade and holds alpha of `rows`
/// subnets. Returns the hotkey and its coldkey.
pub fn basket<T: Config>(rows: u32) -> (T::AccountId, T::AccountId) {
	for index in 0..rows as u16 {
		let price = <T::Pools as pallet_subtensor_swap::Pools>::price(subnet::<T>(index, 1));
		SubnetMovingPrice::<T>::insert(netuid(index), I96F32::from_num(price));
	}
	let (key, who) = (hotkey::<T>(0), coldkey::<T>(0));
	Pallet::<T>::append_neuron(NetUid::ROOT, &key).expect("there is a seat");
	let money = TaoBalance::new(STAKE);
	Pallet::<T>::do_stake_into_basket(&coldkey::<T>(8), &key, money).expect("there is money");
	let basket = Pallet::<T>::basket_of(&key).expect("it was opened");
	for index in 0..rows as u16 {
		let alpha = AlphaBalance::new(STAKE);
		Pallet::<T>::mint_alpha(netuid(index), alpha).expect("there is room for alpha");
		Pallet::<T>::put_into_basket(basket, netuid(index), alpha).expect("it can be staked");
	}
	BasketTradingEnabled::<T>::put(true);
	BasketDailyTurnoverCap::<T>::put(u16::MAX);
	BasketLiquidityCap::<T>::put(u16::MAX);
	BasketConcentrationCap::<T>::put(u16::MAX);
	(key, who)
}

/// A certificate as long as can be.
pub fn certificate(byte: u8) -> NeuronCertificate {
	NeuronCertificate::read(&[byte; 65]).expect("it has the greatest length")
}

/// A proof of an address for this hotkey and block. Nobody knows the address's secret key: almost
/// every signature is somebody's, and this takes the first one that is.
pub fn evm_proof(hotkey: &impl Encode, block: u64) -> (H160, Signature) {
	let hash = evm::signed_hash(hotkey, block);
	let found = (1..=u8::MAX).find_map(|byte| {
		let mut signature = [byte; 65];
		signature[64] = 27;
		let key = sp_io::crypto::secp256k1_ecdsa_recover(&signature, &hash).ok()?;
		Some((evm::address_of(&key), Signature::from(signature)))
	});
	found.expect("every second number is the coordinate of a point")
}

/// A proof of work for a registration on a subnet, where every nonce reaches
/// the difficulty.
pub fn work_for<T: Config>(netuid: NetUid, who: &T::AccountId, key: &T::AccountId) -> Work {
	NetworkPowRegistrationAllowed::<T>::insert(netuid, true);
	MinDifficulty::<T>::insert(netuid, 1);
	Difficulty::<T>::insert(netuid, 1);
	at_block::<T>(100_000);
	let (block, hash) = (99_999u32, T::Hash::default());
	frame_system::BlockHash::<T>::insert(BlockNumberFor::<T>::from(block), hash);
	let seal = seal(netuid, hash.as_ref(), &key.encode(), &who.encode(), 7);
	Work { block: block.into(), nonce: 7, seal }
}

/// Root rates on these subnets.
pub fn rates(subnets: impl Iterator<Item = u16>) -> RootRates {
	let mut rates = RootRates::default();
	subnets.for_each(|netuid| {
		rates.try_insert(NetUid::new(netuid), I96F32::from_num(1)).expect("there is room");
	});
	rates
}

/// A subnet on which `count` accounts without a balance have staked, each with a hotkey it does not
/// own.
pub fn staked_subnet<T: Config>(count: u32) -> NetUid {
	let netuid = subnet::<T>(0, 1);
	for number in 0..count {
		let (who, key) = (account("staker", number, 0), hotkey::<T>(number + 1));
		hold::<T>(netuid, &key, &who, STAKE + u64::from(number));
	}
	netuid
}

/// Dissolves a subnet and runs its clean-up up to a phase.
pub fn clean_up_until<T: Config>(netuid: NetUid, phase: CleanupPhase) -> DissolveCleanupStatus {
	Pallet::<T>::do_dissolve_network(netuid).expect("the subnet can be dissolved");
	let (first, cursor) = (CleanupPhase::CountStakers, Cursor::new());
	let payout = Pallet::<T>::begin_payout(netuid);
	let mut status = DissolveCleanupStatus { netuid, phase: first, cursor, payout };
	for (done, _) in Pallet::<T>::PHASES.iter().take_while(|(other, _)| *other != phase) {
		status.phase = *done;
		run_phase::<T>(&mut status);
	}
	status.phase = phase;
	status
}

/// Runs a phase of a clean-up to its end.
pub fn run_phase<T: Config>(status: &mut DissolveCleanupStatus) {
	let phases = Pallet::<T>::PHASES;
	let (_, run) = phases.iter().find(|(phase, _)| *phase == status.phase).expect("it exists");
	assert_eq!(run(status, &mut WeightMeter::new()), Progress::Done);
	status.cursor = Cursor::new();
}

/// Queues the swap of a coldkey that nobody uses.
pub fn another_swap_waits<T: Config>() {
	let (old, new) = (account("old", 0, 0), account("new", 0, 0));
	Pallet::<T>::do_swap_coldkey(&old, &new, TaoBalance::ZERO).expect("both are free");
}

/// The chain with which frame-omni-bencher starts: root, one subnet, and no block yet.
#[cfg(test)]
pub fn chain() -> sp_io::TestExternalities {
	before_any_block(crate::tests::mock::ExtBuilder::with_market())
}

/// An empty chain.
#[cfg(test)]
pub fn empty_chain() -> sp_io::TestExternalities {
	before_any_block(crate::tests::mock::ExtBuilder::default().without_root())
}

#[cfg(test)]
fn before_any_block(chain: crate::tests::mock::ExtBuilder) -> sp_io::TestExternalities {
	let mut externalities = chain.build();
	externalities.execute_with(|| at_block::<crate::tests::mock::Test>(0));
	externalities
}
