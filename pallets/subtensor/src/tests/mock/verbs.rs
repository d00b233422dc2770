//! Verbs: calls of people and of root, and blocks.
//!
//! A verb asserts that its call is accepted, unless it returns the result.

use super::*;
use crate::hyperparameters::SubnetSetting;
use crate::neurons::work::{reaches, seal};
use frame_support::dispatch::DispatchResultWithPostInfo;
use frame_support::{
	assert_ok,
	traits::fungible::Mutate,
	weights::{Weight, WeightMeter},
};
use pallet_subtensor_swap::Pools;

/// Runs blocks up to that of the subnet's next epoch.
pub fn run_epoch(netuid: NetUid) {
	let before = SubnetEpochIndex::<Test>::get(netuid);
	while SubnetEpochIndex::<Test>::get(netuid) == before {
		run_blocks(1);
	}
}

/// Registers a person's first hotkey. Returns its uid.
pub fn register(person: u8, netuid: NetUid) -> u16 {
	register_key(person, 0, netuid)
}

/// Registers one of a person's hotkeys. Returns its uid.
pub fn register_key(person: u8, index: u8, netuid: NetUid) -> u16 {
	assert_ok!(SubtensorModule::burned_register(signed(cold(person)), netuid, hot(person, index)));
	SubtensorModule::uid_of(netuid, &hot(person, index)).unwrap()
}

/// Admits proofs of work on a subnet, of the least difficulty.
pub fn admit_work(netuid: NetUid) {
	NetworkPowRegistrationAllowed::<Test>::insert(netuid, true);
	MinDifficulty::<Test>::insert(netuid, 1);
	Difficulty::<Test>::insert(netuid, 1);
}

/// Searches a proof of work of a block. Returns the call that presents it.
pub fn prove(coldkey: &AccountId, netuid: NetUid, hotkey: &AccountId, block: u64) -> Call<Test> {
	let hash = System::block_hash(block);
	let difficulty = SubtensorModule::difficulty_of_work(netuid);
	let sealed = |nonce| seal(netuid, hash.as_ref(), hotkey.as_ref(), coldkey.as_ref(), nonce);
	let found = (0..).find(|nonce| reaches(&sealed(*nonce), difficulty));
	let nonce = found.expect("a nonce is found");
	let (work_block, work, hotkey) = (block, sealed(nonce), hotkey.clone());
	Call::pow_register { netuid, work_block, nonce, work, hotkey }
}

/// Pretends that a neuron was registered in a block.
pub fn came(netuid: NetUid, uid: u16, block: u64) {
	BlockAtRegistration::<Test>::insert(netuid, uid, block);
	NeuronsRegisteredAt::<Test>::mutate(netuid, |list| list[usize::from(uid)] = block);
}

/// Associates one of a person's hotkeys with its coldkey.
pub fn associate(person: u8, index: u8) {
	assert_ok!(SubtensorModule::try_associate_hotkey(signed(cold(person)), hot(person, index)));
}

/// Stakes a person's TAO with the first hotkey of `with`; `amount` is in rao.
pub fn stake(person: u8, with: u8, netuid: NetUid, amount: u64) {
	assert_ok!(try_stake(person, with, netuid, amount));
}

/// Stakes a person's TAO with the first hotkey of `with`; `amount` is in rao.
pub fn try_stake(person: u8, with: u8, netuid: NetUid, amount: u64) -> DispatchResultWithPostInfo {
	SubtensorModule::add_stake(signed(cold(person)), hot(with, 0), netuid, tao(amount))
}

/// Stakes a person's TAO with the owner on the test subnet, up to a limit of the price. `amount`
/// and `limit` are in rao; with `partial`, what exceeds the limit is left.
pub fn try_stake_limit(
	person: u8,
	amount: u64,
	limit: u64,
	partial: bool,
) -> DispatchResultWithPostInfo {
	let (origin, amount, limit) = (signed(cold(person)), tao(amount), tao(limit));
	SubtensorModule::add_stake_limit(origin, hot(OWNER, 0), NETUID, amount, limit, partial)
}

/// Unstakes a person's alpha from the first hotkey of `with`; `amount` is in rao.
pub fn unstake(person: u8, with: u8, netuid: NetUid, amount: u64) {
	assert_ok!(try_unstake(person, with, netuid, amount));
}

/// Unstakes a person's alpha from the first hotkey of `with`; `amount` is in rao.
pub fn try_unstake(
	person: u8,
	with: u8,
	netuid: NetUid,
	amount: u64,
) -> DispatchResultWithPostInfo {
	SubtensorModule::remove_stake(signed(cold(person)), hot(with, 0), netuid, alpha(amount))
}

/// Unstakes a person's alpha from the owner on the test subnet, down to a limit of the price.
/// `amount` and `limit` are in rao; with `partial`, what exceeds the limit is left.
pub fn try_unstake_limit(
	person: u8,
	amount: u64,
	limit: u64,
	partial: bool,
) -> DispatchResultWithPostInfo {
	let (origin, amount, limit) = (signed(cold(person)), alpha(amount), tao(limit));
	SubtensorModule::remove_stake_limit(origin, hot(OWNER, 0), NETUID, amount, limit, partial)
}

/// Locks a person's alpha as collateral with its first hotkey; `amount` is in rao. At any price.
pub fn pledge(person: u8, netuid: NetUid, amount: u64) {
	let (origin, limit) = (signed(cold(person)), tao(1_000_000 * TAO));
	let hotkey = hot(person, 0);
	assert_ok!(SubtensorModule::add_collateral(origin, netuid, hotkey, alpha(amount), limit));
}

/// Sets the floor of a person's collateral with its first hotkey; `amount` is in rao.
pub fn set_floor(person: u8, netuid: NetUid, amount: u64) {
	let (origin, hotkey) = (signed(cold(person)), hot(person, 0));
	assert_ok!(SubtensorModule::set_min_collateral(origin, netuid, hotkey, alpha(amount)));
}

/// Gives the alpha in the reserve of a pool to the protocol, all but `left` rao of it, and sets the
/// pool's weights to one half, so that the price rises.
pub fn drain_pool(netuid: NetUid, left: u64) {
	let gone = alpha(alpha_in(netuid) - left);
	SubtensorModule::draw_alpha(netuid, gone).unwrap();
	SubtensorModule::give_to_protocol(netuid, gone);
	Swap::open(netuid);
}

/// Sets weights, by uid, with a person's first hotkey.
pub fn set_weights(person: u8, netuid: NetUid, weights: &[(u16, u16)]) {
	let (uids, values) = weights.iter().copied().unzip();
	assert_ok!(SubtensorModule::set_weights(signed(hot(person, 0)), netuid, uids, values, 0));
}

/// Sets weights, by uid, in one of the subnet's mechanisms with a person's first hotkey.
pub fn set_mechanism_weights(
	person: u8,
	netuid: NetUid,
	mechanism: u8,
	weights: &[(u16, u16)],
) -> DispatchResultWithPostInfo {
	let (uids, values) = weights.iter().copied().unzip();
	let (origin, mechanism) = (signed(hot(person, 0)), MechId::new(mechanism));
	SubtensorModule::set_mechanism_weights(origin, netuid, mechanism, uids, values, 0)
}

/// Sets the number of mechanisms of the test subnet, and its maximum of neurons to what that
/// allows.
pub fn set_mechanisms(count: u8) {
	MaxMechanismCount::<Test>::put(MechId::new(16));
	MaxAllowedUids::<Test>::insert(NETUID, 256 / u16::from(count));
	assert_ok!(SubtensorModule::check_mechanism_count(NETUID, MechId::new(count)));
	MechanismCountCurrent::<Test>::store(NETUID, MechId::new(count));
}

/// Registers a subnet of a person with one of its hotkeys.
pub fn found(person: u8, index: u8) -> DispatchResultWithPostInfo {
	SubtensorModule::register_network(signed(cold(person)), hot(person, index))
}

/// Dissolves a subnet, as root.
pub fn dissolve(netuid: NetUid) {
	assert_ok!(SubtensorModule::root_dissolve_network(RuntimeOrigin::root(), netuid));
}

/// Makes blocks so small that the block step has no weight left for clean-ups.
pub fn keep_blocks_full() {
	BlockCapacity::set(1);
}

/// Runs the deferred work of the block step (clean-ups, waiting subnets) with a limit of `room`
/// picoseconds. Returns the weight that it used.
pub fn idle_for(room: u64) -> u64 {
	let mut meter = WeightMeter::with_limit(Weight::from_parts(room, u64::MAX));
	SubtensorModule::housekeeping(&mut meter);
	meter.consumed().ref_time()
}

/// Runs the deferred work with a limit of so many [`step`]s.
pub fn idle(steps: u64) {
	idle_for(step() * steps);
}

/// Swaps a hotkey, on one subnet or all, to its end.
pub fn swap_to_the_end(old: &AccountId, new: &AccountId, only: Option<NetUid>) {
	TxRateLimit::<Test>::put(0);
	HotkeySwapInterval::<Test>::put(0);
	BlockCapacity::set(u64::MAX);
	let owner = SubtensorModule::owner_of(old).expect("the hotkey exists");
	assert_ok!(SubtensorModule::swap_hotkey(signed(owner), old.clone(), new.clone(), only));
	idle(1_000);
	assert!(SubtensorModule::no_swap_waits());
	end_block();
}

/// Runs all clean-ups to their end.
pub fn clean_up() {
	idle(1_000_000);
	assert!(DissolveCleanupQueue::<Test>::get().is_empty());
}

/// Raises the moving price of the test subnet so that stakers on root earn in every block: prices
/// sum to more than one.
pub fn let_root_earn() {
	SubnetMovingPrice::<Test>::insert(NETUID, substrate_fixed::types::I96F32::from_num(2));
}

/// Mints alpha and pays it to a hotkey's stakers on root, as an epoch does. On a stable subnet TAO
/// is minted as well, which backs it.
pub fn pay_root(hotkey: &AccountId, netuid: NetUid, amount: u64) {
	if !SubtensorModule::is_dynamic(netuid) {
		let backing = SubtensorModule::mint(tao(amount));
		assert!(SubtensorModule::credit_reserve(netuid, backing).is_ok());
	}
	assert_ok!(SubtensorModule::mint_alpha(netuid, alpha(amount)));
	SubtensorModule::pay_root_stakers(netuid, hotkey, amount);
}

/// Sets the balance of an account, in rao, and ends the block, which corrects the issuance.
pub fn set_balance(who: &AccountId, amount: u64) {
	Balances::set_balance(who, amount);
	end_block();
}

/// Puts the test subnet into Null mode with room for 2,500 neurons, and adds neurons of people from
/// 30 on, 200 each, until there are `count`.
pub fn fill_null_subnet(count: u16) {
	SubtensorModule::set_epoch_consensus(NETUID, types::EpochConsensus::Null);
	MaxAllowedUids::<Test>::insert(NETUID, 2_500);
	// As `append_neuron` does, which writes each list for each neuron.
	let first = SubnetworkN::<Test>::get(NETUID);
	SubnetworkN::<Test>::insert(NETUID, count);
	SubtensorModule::fit_lists(NETUID, count.into());
	for uid in first..count {
		let (person, index) = newcomer(uid);
		let hotkey = hot(person, index);
		assert_ok!(SubtensorModule::bind_hotkey(&hotkey, &cold(person)));
		Keys::<Test>::insert(NETUID, uid, &hotkey);
		Uids::<Test>::insert(NETUID, &hotkey, uid);
		IsNetworkMember::<Test>::insert(&hotkey, NETUID, true);
		BlockAtRegistration::<Test>::insert(NETUID, uid, now());
	}
	NeuronsRegisteredAt::<Test>::mutate(NETUID, |list| list.resize(count.into(), now()));
	LastUpdate::<Test>::mutate(MAIN, |list| list[first.into()..].fill(now()));
	Active::<Test>::mutate(NETUID, |list| list[first.into()..].fill(true));
}

/// The person and the number of its hotkey that [`fill_null_subnet`] gives a uid.
pub fn newcomer(uid: u16) -> (u8, u8) {
	(30 + (uid / 200) as u8, (uid % 200) as u8)
}
