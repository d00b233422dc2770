//! What refused calls are charged: never more than the same call served, and no less than what they
//! read.

use crate::{
	commits::hashed::Revealed,
	hyperparameters::SubnetSetting,
	keys::swaps::RolesInSwap,
	tests::{keys::evm, mock::*, staking::locks::lock, steps},
	types::{Ciphertext, RootClaimTypeEnum},
	*,
};
use codec::Compact;
use frame_support::{
	assert_ok,
	dispatch::{extract_actual_weight, GetDispatchInfo},
	storage::with_transaction,
	traits::{GetCallMetadata, GetCallName},
	weights::RuntimeDbWeight,
};
use proptest::prelude::*;
use sp_core::H256;
use sp_runtime::{
	traits::{BlakeTwo256 as Hash, Dispatchable, Hash as _},
	DispatchError, TransactionOutcome,
};
use std::collections::BTreeSet;

/// Weights of the database of the tests, in picoseconds.
const DATABASE: RuntimeDbWeight = RuntimeDbWeight { read: 10_000_000, write: 50_000_000 };

const STABLE: NetUid = NetUid::new(1);
const FIRST: NetUid = NetUid::new(2);
const SECOND: NetUid = NetUid::new(3);
const ASLEEP: NetUid = NetUid::new(4);
/// A subnet with commit-reveal.
const SECRET: NetUid = NetUid::new(5);

/// A coldkey that has announced its swap to [`heir`].
const LEAVER: u8 = 4;
/// A coldkey with locks.
const LOCKER: u8 = 6;

fn heir() -> AccountId {
	stranger(7)
}

/// Round of the beacon that commits name.
const ROUND: u64 = 50;

/// What became of a call.
#[derive(Debug)]
struct Bill {
	refused: Option<DispatchError>,
	/// Weight that it is charged after dispatch, in picoseconds.
	charged: u64,
	/// Storage entries that it has read.
	reads: u64,
}

impl Bill {
	/// Dispatches a call, and undoes what it has done.
	fn of(origin: &RuntimeOrigin, call: &RuntimeCall) -> Self {
		Self::in_state(|| {}, origin, call)
	}

	/// Dispatches a call in a state, and undoes both.
	fn in_state(state: fn(), origin: &RuntimeOrigin, call: &RuntimeCall) -> Self {
		with_transaction(|| {
			state();
			TransactionOutcome::Rollback(Ok::<_, DispatchError>(Self::for_good(origin, call)))
		})
		.unwrap()
	}

	/// Dispatches a call.
	fn for_good(origin: &RuntimeOrigin, call: &RuntimeCall) -> Self {
		let info = call.get_dispatch_info();
		let (result, reads) = count_reads(|| call.clone().dispatch(origin.clone()));
		// FRAME cuts a greater weight, and logs each time that it does.
		let returned = result.as_ref().map_or_else(|refusal| refusal.post_info, |done| *done);
		let fits = returned.actual_weight.is_none_or(|weight| weight.all_lte(info.call_weight));
		assert!(fits, "{returned:?} of {:?}: {call:?}", info.call_weight);
		let charged = extract_actual_weight(&result, &info).ref_time();
		Self { refused: result.map_err(|refusal| refusal.error).err(), charged, reads }
	}

	/// Whether it is charged for what it has read. An origin is refused without reading.
	fn pays_for_its_reads(&self) -> bool {
		let is_origin = self.refused == Some(DispatchError::BadOrigin);
		is_origin || self.charged >= self.reads * DATABASE.read
	}
}

/// A chain on which every call can be served.
fn with_everything(test: impl FnOnce()) {
	let owner = || ExtBuilder::neurons([OWNER]);
	let asleep = crate::genesis::Subnet { started: false, ..pool_of(ASLEEP, owner()) };
	let builder = ExtBuilder::default()
		.subnet(STABLE, owner())
		.with(pool_of(FIRST, owner()))
		.with(pool_of(SECOND, owner()))
		.with(asleep)
		.subnet(SECRET, owner())
		.without_weights_limit();
	builder.build_and_execute(|| {
		StartCallDelay::<Test>::put(0);
		MaxRegistrationsPerBlock::<Test>::insert(ROOT, 9);
		TargetRegistrationsPerInterval::<Test>::insert(ROOT, 9);
		assert_ok!(SubtensorModule::root_register(signed(cold(OWNER)), hot(OWNER, 0)));
		for netuid in [ROOT, STABLE, FIRST, SECOND] {
			stake(2, OWNER, netuid, 100 * TAO);
		}
		associate(3, 0);
		lock_something();
		Delegates::<Test>::insert(hot(OWNER, 0), 5_000);
		pay_root(&hot(OWNER, 0), STABLE, TAO);
		BasketTradingEnabled::<Test>::put(true);
		let shares =
			SubtensorModule::stake_into_basket(signed(cold(2)), hot(OWNER, 0), tao(100 * TAO));
		assert_ok!(shares);
		make_commits();
		System::set_block_number(1_000);
		ColdkeySwapAnnouncementDelay::<Test>::put(0);
		ColdkeySwapReannouncementDelay::<Test>::put(0);
		let hash = Hash::hash_of(&heir());
		assert_ok!(SubtensorModule::announce_coldkey_swap(signed(cold(LEAVER)), hash));
		AdminFreezeWindow::<Test>::put(0);
		VotingPowerTrackingEnabled::<Test>::insert(FIRST, true);
		SubtensorModule::restart_tempo(STABLE, 360);
		admit_work(FIRST);
		let_lease();
		DatabaseCost::set(DATABASE);
		test()
	})
}

/// Gives a person a lock on each subnet where the calls trade, so that they are charged for looking
/// at locks.
fn lock_something() {
	for netuid in [STABLE, FIRST, SECOND] {
		stake(LOCKER, OWNER, netuid, 10 * TAO);
		lock(LOCKER, 3, netuid, TAO);
	}
}

/// Locks all of the staker's stake with the hotkey of the calls, beside some with many others.
fn lock_everything() {
	for netuid in [STABLE, FIRST, SECOND] {
		let staked = staked(2, OWNER, netuid);
		for index in 0..12 {
			associate(8, index);
			assert_ok!(SubtensorModule::deposit_stake(&hot(8, index), &cold(2), netuid, alpha(1)));
		}
		lock(2, 3, netuid, staked);
	}
}

/// Lets person 3 terminate a lease, and person 5 register one.
fn let_lease() {
	let id = SubtensorModule::take_lease_id().unwrap();
	let (coldkey, hotkey) = SubtensorModule::keys_of_lease(id);
	let lease = pallet_subtensor_runtime_api::SubnetLease {
		beneficiary: cold(3),
		coldkey: coldkey.clone(),
		hotkey,
		emissions_share: sp_runtime::Percent::from_percent(50),
		end_block: Some(1),
		netuid: ROOT,
		cost: tao(TAO),
	};
	SubtensorModule::put_lease(id, &lease);
	SubtensorModule::begin_lease(ASLEEP, &coldkey);
	raise(&[(5, 3_000 * TAO), (6, 3_000 * TAO)]);
}

/// Gives both mechanisms of a subnet a commit that may be revealed.
fn make_commits() {
	System::set_block_number(999);
	CommitRevealWeightsEnabled::<Test>::insert(SECRET, true);
	ValidatorPermit::<Test>::mutate(SECRET, |permits| permits[0] = true);
	WeightsSetRateLimit::<Test>::insert(SECRET, 0);
	MaxAllowedUids::<Test>::insert(SECRET, 128);
	MechanismCountCurrent::<Test>::store(SECRET, MechId::new(2));
	for mechanism in [0, 1].map(MechId::new) {
		let hash = revealed().hash(&hot(OWNER, 0), SECRET.storage_index(mechanism));
		let origin = signed(hot(OWNER, 0));
		assert_ok!(SubtensorModule::commit_mechanism_weights(origin, SECRET, mechanism, hash));
	}
	SubnetEpochIndex::<Test>::mutate(SECRET, |epoch| *epoch += 1);
}

/// A row to which both mechanisms of the subnet with commit-reveal have a commit.
fn revealed() -> Revealed {
	Revealed { uids: vec![0], values: vec![1], salt: vec![7], version_key: 0 }
}

/// Every call with an origin that may make it on that chain.
fn served() -> Vec<(RuntimeOrigin, RuntimeCall)> {
	let calls = [of_neurons(), of_owners(), of_coldkeys(), of_swaps()].into_iter().flatten();
	calls.map(|(origin, call)| (origin, call.into())).collect()
}

/// Calls that neurons' hotkeys sign, and those that publish identities.
#[rustfmt::skip]
fn of_neurons() -> Vec<(RuntimeOrigin, Call<Test>)> {
	use Call::*;
	let (owner, miner) = (|| signed(cold(OWNER)), || signed(hot(OWNER, 0)));
	let (netuid, weights, dests, mecid) = (STABLE, vec![1], vec![0], MechId::new(1));
	let (commit, hash) = (Ciphertext::default(), H256::zero());
	let (commit_reveal_version, reveal_round) = (4, ROUND);
	let Revealed { uids, values, salt, version_key } = revealed();
	let text = || vec![b'a'; 9];
	let (evm_key, signature) = (evm::wallet(1).1, evm::prove(1, &hot(OWNER, 0), 999));
	vec![
		(miner(), batch_set_weights { netuids: vec![Compact(STABLE)],
			weights: vec![vec![(Compact(0), Compact(1))]], version_keys: vec![Compact(0)] }),
		(miner(), commit_weights { netuid: SECRET, commit_hash: hash }),
		(miner(), commit_mechanism_weights { netuid: SECRET, mecid, commit_hash: hash }),
		(miner(), batch_commit_weights { netuids: vec![Compact(SECRET)],
			commit_hashes: vec![hash] }),
		(miner(), reveal_weights { netuid: SECRET, uids: uids.clone(), values: values.clone(),
			salt: salt.clone(), version_key }),
		(miner(), reveal_mechanism_weights { netuid: SECRET, mecid, uids: uids.clone(),
			values: values.clone(), salt: salt.clone(), version_key }),
		(miner(), batch_reveal_weights { netuid: SECRET, uids_list: vec![uids],
			values_list: vec![values], salts_list: vec![salt], version_keys: vec![version_key] }),
		(miner(), commit_timelocked_weights { netuid: SECRET, commit: commit.clone(), reveal_round,
			commit_reveal_version }),
		(miner(), commit_timelocked_mechanism_weights { netuid: SECRET, mecid,
			commit: commit.clone(), reveal_round, commit_reveal_version }),
		(miner(), commit_crv3_mechanism_weights { netuid: SECRET, mecid, commit, reveal_round }),
		(miner(), serve_axon_tls { netuid, version: 1, ip: 9, port: 9, ip_type: 4, protocol: 0,
			placeholder1: 0, placeholder2: 0, certificate: vec![1, 2] }),
		(miner(), associate_evm_key { netuid, evm_key, block_number: 999, signature }),
		(owner(), set_identity { name: text(), url: text(), github_repo: text(), image: text(),
			discord: text(), description: text(), additional: text() }),
		(owner(), set_subnet_identity { netuid, subnet_name: text(), github_repo: text(),
			subnet_contact: text(), subnet_url: text(), discord: text(), description: text(),
			logo_url: text(), additional: text() }),
		(miner(), set_weights { netuid, dests: dests.clone(), weights: weights.clone(),
			version_key: 0 }),
		(miner(), set_mechanism_weights { netuid, mecid: MechId::MAIN, dests, weights,
			version_key: 0 }),
		(miner(), serve_axon { netuid, version: 1, ip: 9, port: 9, ip_type: 4, protocol: 0,
			placeholder1: 0, placeholder2: 0 }),
		(miner(), serve_prometheus { netuid, version: 1, ip: 9, port: 9, ip_type: 4 }),
	]
}

/// Calls that owners of hotkeys and of subnets sign, and root's.
#[rustfmt::skip]
fn of_owners() -> Vec<(RuntimeOrigin, Call<Test>)> {
	use Call::*;
	let (owner, root) = (|| signed(cold(OWNER)), RuntimeOrigin::root);
	let (hotkey, to, netuid) = (hot(OWNER, 0), hot(3, 0), STABLE);
	vec![
		(owner(), update_symbol { netuid, symbol: "ω".into() }),
		(owner(), set_tempo { netuid, tempo: 400 }),
		(owner(), enable_voting_power_tracking { netuid }),
		(owner(), disable_voting_power_tracking { netuid: FIRST }),
		(root(), sudo_set_voting_power_ema_alpha { netuid, alpha: 7 }),
		(owner(), set_activity_cutoff_factor { netuid, factor_milli: 2_000 }),
		(owner(), increase_take { hotkey: hotkey.clone(), take: 6_000 }),
		(owner(), decrease_take { hotkey: hotkey.clone(), take: 4_000 }),
		(root(), sudo_set_num_root_claims { new_value: 7 }),
		(root(), sudo_set_root_claim_threshold { netuid, new_value: 7 }),
		(owner(), set_childkey_take { hotkey: hotkey.clone(), netuid, take: 7 }),
		(root(), sudo_set_tx_childkey_take_rate_limit { tx_rate_limit: 7 }),
		(root(), sudo_set_min_childkey_take { take: 1 }),
		(root(), sudo_set_max_childkey_take { take: 9_000 }),
		(owner(), set_children { hotkey: hotkey.clone(), netuid, children: vec![(7, to)] }),
		(root(), set_pending_childkey_cooldown { cooldown: 7 }),
		(owner(), set_auto_parent_delegation_enabled { hotkey, enabled: false }),
		(owner(), start_call { netuid: ASLEEP }),
		(root(), dissolve_network { coldkey: cold(OWNER), netuid }),
		(root(), root_dissolve_network { netuid }),
		(owner(), trigger_epoch { netuid }),
	]
}

/// Swaps of keys.
#[rustfmt::skip]
fn of_swaps() -> Vec<(RuntimeOrigin, Call<Test>)> {
	use Call::*;
	let (owner, other, root) = (signed(cold(OWNER)), signed(cold(3)), RuntimeOrigin::root);
	let leaver = || signed(cold(LEAVER));
	let (hotkey, new_hotkey, netuid) = (hot(OWNER, 0), hot(OWNER, 9), Some(STABLE));
	let (old_coldkey, new_coldkey) = (cold(2), heir());
	vec![
		(owner.clone(), swap_hotkey { hotkey: hotkey.clone(), new_hotkey: new_hotkey.clone(),
			netuid }),
		(owner, swap_hotkey_v2 { hotkey, new_hotkey, netuid: None, keep_stake: true }),
		(other, announce_coldkey_swap { new_coldkey_hash: H256::zero() }),
		(leaver(), swap_coldkey_announced { new_coldkey: new_coldkey.clone() }),
		(leaver(), dispute_coldkey_swap {}),
		(leaver(), clear_coldkey_swap_announcement {}),
		(root(), reset_coldkey_swap { coldkey: cold(LEAVER) }),
		(root(), swap_coldkey { old_coldkey, new_coldkey, swap_cost: tao(TAO) }),
	]
}

/// All other calls.
#[rustfmt::skip]
fn of_coldkeys() -> Vec<(RuntimeOrigin, Call<Test>)> {
	use Call::*;
	let (staker, other) = (|| signed(cold(2)), || signed(cold(3)));
	let (locker, owner) = (|| signed(cold(LOCKER)), || signed(cold(OWNER)));
	let (hotkey, to, netuid) = (hot(OWNER, 0), hot(3, 0), STABLE);
	let (amount, amount_staked, limit_price) = (alpha(TAO), tao(10 * TAO), tao(TAO));
	let (amount_unstaked, alpha_amount) = (alpha(20 * TAO), alpha(20 * TAO));
	let (origin_hotkey, destination_hotkey) = (hotkey.clone(), to.clone());
	let (origin_netuid, destination_netuid, destination_coldkey) = (FIRST, SECOND, cold(3));
	let (allow_partial, low, kind) = (true, tao(1), RootClaimTypeEnum::Keep);
	vec![
		(other(), register { netuid: FIRST, block_number: 0, nonce: 0, work: vec![],
			hotkey: to.clone(), coldkey: cold(3) }),
		(other(), register_network_with_identity { hotkey: to.clone(), identity: None }),
		(staker(), add_stake { hotkey: hotkey.clone(), netuid: FIRST, amount_staked }),
		(staker(), add_stake_limit { hotkey: hotkey.clone(), netuid: FIRST, amount_staked,
			limit_price, allow_partial }),
		(staker(), add_stake_burn { hotkey: hotkey.clone(), netuid: FIRST, amount: amount_staked,
			limit: Some(limit_price) }),
		(staker(), remove_stake { hotkey: hotkey.clone(), netuid: FIRST, amount_unstaked }),
		(staker(), remove_stake_limit { hotkey: hotkey.clone(), netuid: FIRST, amount_unstaked,
			limit_price: low, allow_partial }),
		(staker(), remove_stake_full_limit { hotkey: hotkey.clone(), netuid: FIRST,
			limit_price: Some(low) }),
		(staker(), unstake_all { hotkey: hotkey.clone() }),
		(staker(), unstake_all_alpha { hotkey: hotkey.clone() }),
		(staker(), recycle_alpha { hotkey: hotkey.clone(), amount, netuid: FIRST }),
		(staker(), burn_alpha { hotkey: hotkey.clone(), amount, netuid: FIRST }),
		(staker(), lock_stake { hotkey: to.clone(), netuid: FIRST, amount }),
		(owner(), add_collateral { netuid: FIRST, hotkey: hotkey.clone(), alpha: amount,
			limit_price }),
		(owner(), set_min_collateral { netuid: FIRST, hotkey: hotkey.clone(),
			min_locked: amount }),
		(other(), stake_into_basket { hotkey: hotkey.clone(), amount_staked }),
		(owner(), swap_basket { hotkey: hotkey.clone(), origin_netuid: NetUid::ROOT,
			destination_netuid: STABLE, amount, min_amount_out: 0 }),
		(owner(), swap_basket_many { hotkey: hotkey.clone(),
			legs: vec![(NetUid::ROOT, STABLE, amount, 0)].try_into().unwrap() }),
		(locker(), move_lock { destination_hotkey: hotkey.clone(), netuid: FIRST }),
		(locker(), set_perpetual_lock { netuid: FIRST, enabled: true }),
		(locker(), set_reject_locked_alpha { enabled: false }),
		(staker(), set_coldkey_auto_stake_hotkey { netuid, hotkey: hotkey.clone() }),
		(staker(), move_stake { origin_hotkey: hotkey.clone(), destination_hotkey: to.clone(),
			origin_netuid, destination_netuid, alpha_amount }),
		(staker(), move_stake_limit { origin_hotkey: hotkey.clone(), destination_hotkey: to.clone(),
			origin_netuid, destination_netuid, alpha_amount, limit_price: low,
			allow_partial: false }),
		(staker(), swap_stake { hotkey: hotkey.clone(), origin_netuid, destination_netuid,
			alpha_amount }),
		(staker(), swap_stake_limit { hotkey: hotkey.clone(), origin_netuid, destination_netuid,
			alpha_amount, limit_price: low, allow_partial }),
		(staker(), transfer_stake { destination_coldkey: cold(3), hotkey: hotkey.clone(),
			origin_netuid, destination_netuid, alpha_amount }),
		(staker(), transfer_stake_and_hotkey { destination_coldkey, origin_hotkey,
			destination_hotkey, origin_netuid, destination_netuid, alpha_amount }),
		(staker(), claim_root { subnets: [STABLE].into() }),
		(staker(), claim_root_with_hotkey { hotkey: hotkey.clone() }),
		(staker(), set_root_claim_type { new_root_claim_type: kind }),
		(other(), burned_register { netuid: FIRST, hotkey: to.clone() }),
		(other(), prove(&cold(3), FIRST, &to, 999)),
		(other(), register_limit { netuid: FIRST, hotkey: to.clone(), limit_price: u64::MAX }),
		(other(), root_register { hotkey: to.clone() }),
		(other(), register_network { hotkey: to.clone() }),
		(other(), try_associate_hotkey { hotkey: hot(3, 1) }),
		(other(), terminate_lease { lease_id: 0, hotkey: to }),
		(signed(cold(5)), register_leased_network { emissions_share: Default::default(),
			end_block: None }),
	]
}

/// States in which most calls are refused, each for a condition of its own.
fn hostile() -> Vec<fn()> {
	fn on_all(change: impl Fn(NetUid)) {
		SubtensorModule::subnets().into_iter().for_each(change);
	}
	vec![
		|| {},
		|| on_all(|netuid| SubtokenEnabled::<Test>::insert(netuid, false)),
		|| on_all(|netuid| NetworkRegistrationAllowed::<Test>::insert(netuid, false)),
		|| on_all(|netuid| NetworkPowRegistrationAllowed::<Test>::insert(netuid, false)),
		|| on_all(|netuid| MinDifficulty::<Test>::insert(netuid, u64::MAX)),
		|| on_all(|netuid| TransferToggle::<Test>::insert(netuid, false)),
		|| on_all(|netuid| CommitRevealWeightsEnabled::<Test>::insert(netuid, true)),
		|| on_all(|netuid| MaxAllowedUids::<Test>::insert(netuid, 1)),
		|| on_all(|netuid| pallet_subtensor_swap::FeeRate::<Test>::insert(netuid, 10_000)),
		|| {
			[FIRST, SECOND].into_iter().for_each(|netuid| {
				SubnetTAO::<Test>::insert(netuid, tao(1));
			})
		},
		|| {
			[FIRST, SECOND].into_iter().for_each(|netuid| {
				SubnetAlphaIn::<Test>::insert(netuid, alpha(1));
			})
		},
		|| StakeThreshold::<Test>::put(u64::MAX),
		|| NetworkRateLimit::<Test>::put(u64::MAX),
		|| SubnetLimit::<Test>::put(2),
		|| NetworkMinLockCost::<Test>::put(tao(u64::MAX)),
		|| Owner::<Test>::remove(hot(OWNER, 0)),
		|| SubtensorModule::note_key_swap(&cold(OWNER)),
		|| LastHotkeySwapOnNetuid::<Test>::insert(STABLE, cold(OWNER), 999),
		|| {
			let keys = [hot(OWNER, 0), cold(2), cold(3), cold(LEAVER)];
			let roles = RolesInSwap::HOTKEY.with(RolesInSwap::REPLACED);
			keys.iter().for_each(|key| KeysInSwap::<Test>::insert(key, roles));
		},
		|| ColdkeySwapDisputes::<Test>::insert(cold(LEAVER), 999),
		|| {
			let late = (2_000, Hash::hash_of(&heir()));
			ColdkeySwapAnnouncements::<Test>::insert(cold(LEAVER), late);
		},
		|| ColdkeySwapReannouncementDelay::<Test>::put(9),
		|| SubtensorModule::bind_hotkey(&heir(), &cold(2)).unwrap(),
		lock_everything,
		|| {
			on_all(|netuid| {
				if !netuid.is_root() {
					dissolve(netuid);
				}
			})
		},
		|| {
			[2, 3].into_iter().for_each(|person| {
				let taken = Balances::free_balance(cold(person)) - EXISTENTIAL_DEPOSIT;
				let call =
					pallet_balances::Call::transfer_keep_alive { dest: cold(9), value: taken };
				assert_ok!(RuntimeCall::from(call).dispatch(signed(cold(person))));
			})
		},
	]
}

/// What a call is charged where it is refused: by its own origin and others, in hostile states.
fn refusals(own: &RuntimeOrigin, call: &RuntimeCall) -> Vec<Bill> {
	let bills = hostile().into_iter().flat_map(|state| {
		let origins = [own.clone(), signed(cold(9)), RuntimeOrigin::none()];
		origins.map(|origin| Bill::in_state(state, &origin, call))
	});
	bills.filter(|bill| bill.refused.is_some()).collect()
}

#[test]
fn refused_call_should_be_charged_for_what_it_read_and_no_more_than_one_served() {
	with_everything(|| {
		let (mut names, mut faults) = (BTreeSet::new(), vec![]);
		let (mut refused, mut cheap) = (0, 0);
		for (own, call) in served() {
			let bill = Bill::of(&own, &call);
			assert_eq!(bill.refused, None, "{call:?}");
			names.insert(call.get_call_metadata().function_name);
			let refusals = refusals(&own, &call);
			let wrong =
				|refusal: &&Bill| refusal.charged > bill.charged || !refusal.pays_for_its_reads();
			let told = |refusal| format!("{call:?}: {refusal:?}, served {bill:?}");
			faults.extend(refusals.iter().filter(wrong).map(told));
			refused += refusals.len();
			cheap += refusals.iter().filter(|refusal| refusal.charged * 2 < bill.charged).count();
		}
		assert!(faults.is_empty(), "{faults:#?}");
		let all: BTreeSet<_> = Call::<Test>::get_call_names().iter().copied().collect();
		assert_eq!(names, all, "every call has a case");
		assert!(cheap * 2 > refused, "{cheap} of {refused} cost less than half");
	})
}

#[test]
fn early_refusal_should_cost_a_fraction_of_a_heavy_call() {
	with_everything(|| {
		let bill = |who: RuntimeOrigin, call: Call<Test>| Bill::of(&who, &call.into()).charged;
		let served: Vec<_> = served();
		let own = |name: &str| {
			let is_it = |call: &RuntimeCall| call.get_call_metadata().function_name == name;
			let (origin, call) = served.iter().find(|(_, call)| is_it(call)).unwrap();
			Bill::of(origin, call).charged
		};
		let hotkey = hot(9, 9);
		let refused = [
			("burned_register", Call::burned_register { netuid: NOWHERE, hotkey: hotkey.clone() }),
			("claim_root", Call::claim_root { subnets: Default::default() }),
			("unstake_all_alpha", Call::unstake_all_alpha { hotkey: hotkey.clone() }),
			(
				"set_children",
				Call::set_children { hotkey: hotkey.clone(), netuid: NOWHERE, children: vec![] },
			),
			("register_network", Call::register_network { hotkey: hot(OWNER, 0) }),
			(
				"swap_hotkey",
				Call::swap_hotkey { hotkey: hotkey.clone(), new_hotkey: hot(9, 8), netuid: None },
			),
			("root_register", Call::root_register { hotkey: hot(OWNER, 0) }),
		];
		for (name, call) in refused {
			let refused = bill(signed(cold(9)), call);
			assert!(refused * 2 < own(name), "{name}: {refused}, served {}", own(name));
		}
	})
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(16))]

	#[test]
	fn refused_calls_should_pay_for_what_they_read(life in steps::lives()) {
		steps::lively_chain().execute_with(|| {
			DatabaseCost::set(DATABASE);
			for step in life {
				let Some((who, call)) = step.call() else {
					step.take();
					continue;
				};
				let bill = Bill::for_good(&signed(who), &call);
				if bill.refused.is_some() && call.get_call_metadata().pallet_name != "Balances" {
					assert!(bill.pays_for_its_reads(), "{call:?}: {bill:?}");
				}
			}
		});
	}
}
