//! Every storage item that can name an account follows a swap, or says here why it does not.
//!
//! The tests ask the pallet's metadata for the items. An item that is new fails them until a test
//! stores an entry of the swapped key in it, which the swap then has to move.

use super::{
	hotkey_swap::{busy_chain, make_busy, new_key, OTHER, PERSON},
	named::{assert_nothing_left_of, items_naming, items_with_accounts, OF_LINEAGE},
};
use crate::{
	tests::{mock::*, staking::locks::lock},
	types::{BetaIndexFundSampleOf, FormerNames, TransactionType},
	*,
};
use frame_support::assert_ok;
use std::collections::BTreeSet;

/// Items that nothing on this chain writes; clients read them.
const UNWRITTEN: [&str; 3] = ["BasketClaimed", "BasketRate", "ChildkeyThresholdSuspended"];

/// Items that stay with a hotkey, so that its last proof of work counts no second time.
const OF_PROOFS: [&str; 1] = ["LastPowRegistrationBlock"];

/// Items of a swap itself, of a clean-up, and places where walks resume.
const OF_WORK: [&str; 9] = [
	"CurrentKeySwap",
	"DissolvedShares",
	"KeySwaps",
	"KeysInSwap",
	"NextRootClaim",
	"OwnershipSearch",
	"PendingChildKeysWalk",
	"PoolInMove",
	"RootAccountsInMove",
];

/// Items that name coldkeys alone, and the hotkey of a lease, which is never swapped. The coldkey
/// of a lease is not swapped either.
const OF_COLDKEYS: [&str; 15] = [
	"AccountFlags",
	"BasketHeld",
	"ColdkeyMinerCollateral",
	"ColdkeySwapAnnouncements",
	"ColdkeySwapDisputes",
	"DecayingLock",
	"IdentitiesV2",
	"LastHotkeySwapOnNetuid",
	"RootClaimType",
	"RootPositions",
	"StakingColdkeys",
	"StakingColdkeysByIndex",
	"SubnetLeaseShares",
	"SubnetLeases",
	"SubnetOwner",
];

/// Items that name hotkeys alone.
const OF_HOTKEYS: [&str; 35] = [
	"AlphaDividendsPerSubnet",
	"AutoParentDelegationEnabled",
	"Axons",
	"BasketDepositedTao",
	"BasketHotkeys",
	"BasketNumbers",
	"BasketRedeemedTao",
	"BasketShares",
	"BasketTradeBucket",
	"BasketTradingFrozen",
	"BasketTwr",
	"BetaBaseline",
	"BetaIndexFundSample",
	"ChildKeys",
	"ChildkeyTake",
	"CommittedAs",
	"DecayingHotkeyLock",
	"Delegates",
	"HotkeyLock",
	"IsNetworkMember",
	"Keys",
	"NeuronCertificates",
	"OpenTimelocks",
	"ParentKeys",
	"PendingChildKeys",
	"Prometheus",
	"RootAlphaDividendsPerSubnet",
	"RootClaimable",
	"SubnetOwnerHotkey",
	"TimelockedWeightCommits",
	"TotalHotkeyAlpha",
	"TotalHotkeySharesV2",
	"Uids",
	"VotingPower",
	"WeightCommits",
];

/// Items that keep the name under which a neuron has committed, until the commits are revealed.
const OF_COMMITTERS: [&str; 2] = ["CommittedAs", "TimelockedWeightCommits"];

/// Asserts that every item that can name the key does, but for those listed.
#[track_caller]
fn assert_everywhere(key: &AccountId, except: &[&[&str]]) {
	let except: BTreeSet<String> = except.concat().into_iter().map(String::from).collect();
	let all = items_with_accounts();
	let unknown: Vec<_> = except.difference(&all).collect();
	assert!(unknown.is_empty(), "{unknown:?} are no items that can name an account");
	let expected: BTreeSet<_> = all.difference(&except).cloned().collect();
	let named = items_naming(key);
	let missing: Vec<_> = expected.difference(&named).collect();
	assert!(missing.is_empty(), "the test stores nothing of the key in {missing:?}");
}

/// Queues a registration of a subnet by this coldkey, while the clean-up of another waits.
fn wait_for_subnet(coldkey: AccountId, hotkey: AccountId) {
	keep_blocks_full();
	let third = NetUid::new(3);
	SubnetLimit::<Test>::put(3);
	dissolve(third);
	assert_ok!(SubtensorModule::register_network(signed(coldkey), hotkey));
	assert_eq!(NetworkRegistrationQueue::<Test>::get().len(), 1);
}

fn chain() -> ExtBuilder {
	busy_chain().subnet(NetUid::new(3), ExtBuilder::neurons([7]))
}

/// Gives a hotkey a basket, in which a coldkey has shares, with all that is stored of one.
fn fill_basket(hotkey: &AccountId, coldkey: &AccountId) {
	let basket = SubtensorModule::basket_or_new(hotkey).unwrap();
	for who in [coldkey, &cold(9)] {
		assert_ok!(SubtensorModule::issue_shares(hotkey, basket, who, (9, tao(9))));
	}
	assert_ok!(SubtensorModule::take_back_shares(hotkey, basket, &cold(9), tao(9)));
	SubtensorModule::set_basket_frozen(hotkey, true);
	BasketTradeBucket::<Test>::insert(hotkey, (7, 1));
	SubtensorModule::begin_on_index(hotkey, basket);
	SubtensorModule::compound_return(hotkey, NETUID, alpha(1), alpha(9));
	let one = substrate_fixed::types::U64F64::from_num(1);
	let sample = BetaIndexFundSampleOf { nav: tao(9), display: one, stake: one };
	BetaIndexFundSample::<Test>::insert(hotkey, sample);
}

/// Gives the hotkey of [`PERSON`] an entry in each item that can name a hotkey.
fn enrich_hotkey() {
	make_busy();
	let (coldkey, key) = (|| signed(cold(PERSON)), || signed(hot(PERSON, 0)));
	let old = hot(PERSON, 0);
	let certificate = vec![1, 2, 3];
	ServingRateLimit::<Test>::insert(NETUID, 0);
	let served =
		SubtensorModule::serve_axon_tls(key(), NETUID, 1, 9 << 24, 80, 4, 0, 0, 0, certificate);
	assert_ok!(served);
	assert_ok!(SubtensorModule::serve_prometheus(key(), NETUID, 1, 9 << 24, 80, 4));
	assert_ok!(SubtensorModule::set_auto_parent_delegation_enabled(coldkey(), old.clone(), false));
	let children = vec![(7, hot(OWNER, 0))];
	SetChildrenRateLimit::<Test>::put(0);
	PendingChildKeys::<Test>::remove(OTHER, hot(OWNER, 0));
	assert_ok!(SubtensorModule::set_children(coldkey(), old.clone(), OTHER, children));
	SubtensorModule::set_owner(OTHER, &cold(PERSON), &old);
	RootAlphaDividendsPerSubnet::<Test>::insert(NETUID, &old, alpha(5));
	SubtensorModule::pause_free_calls(&old, 77);
	fill_basket(&old, &cold(4));
	lock(3, PERSON, NETUID, 7 * TAO);
	lock(4, PERSON, NETUID, 5 * TAO);
	assert_ok!(SubtensorModule::set_perpetual_lock(signed(cold(4)), NETUID, true));
	// On the hotkey of the owner.
	lock(5, PERSON, OTHER, 5 * TAO);
	pledge(PERSON, NETUID, TAO);
	VotingPowerTrackingEnabled::<Test>::insert(NETUID, true);
	VotingPower::<Test>::insert(NETUID, &old, 7);
	TotalVotingPower::<Test>::insert(NETUID, 7);

	CommitRevealWeightsEnabled::<Test>::insert(NETUID, true);
	WeightsSetRateLimit::<Test>::insert(NETUID, 0);
	CommittedAs::<Test>::insert(NETUID, &old, FormerNames::<Test>::truncate_from(vec![hot(9, 9)]));
	assert_ok!(SubtensorModule::commit_weights(key(), NETUID, Default::default()));
	CommittedAs::<Test>::insert(NETUID, &old, FormerNames::<Test>::truncate_from(vec![hot(9, 9)]));
	let sealed = vec![1; 300].try_into().unwrap();
	assert_ok!(SubtensorModule::commit_timelocked_weights(key(), NETUID, sealed, 9, 4));
	wait_for_subnet(cold(PERSON), old);
}

/// The items that a swap of a hotkey need not move.
fn of_no_hotkey() -> Vec<&'static str> {
	[&UNWRITTEN[..], &OF_PROOFS, &OF_WORK, &OF_COLDKEYS, &OF_LINEAGE].concat()
}

#[test]
fn every_item_should_follow_the_hotkey() {
	chain().build_and_execute(|| {
		enrich_hotkey();
		let (old, new) = (hot(PERSON, 0), new_key());
		assert_everywhere(&old, &[&of_no_hotkey()]);
		let before = items_naming(&old);
		let origin = signed(cold(PERSON));
		BlockCapacity::set(u64::MAX);
		assert_ok!(SubtensorModule::swap_hotkey(origin, old.clone(), new.clone(), None));
		idle(1_000);
		assert!(SubtensorModule::no_swap_waits());
		end_block();
		assert_nothing_left_of(&old, &OF_COMMITTERS);
		let after = items_naming(&new);
		// The waiting registration was served meanwhile; the queue's own commit names the old key.
		let gone: Vec<_> = before.difference(&after).map(String::as_str).collect();
		let expected = ["NetworkRegistrationQueue", "TimelockedWeightCommits"];
		assert!(gone.iter().all(|item| expected.contains(item)), "{gone:?} did not move");
	})
}

#[test]
fn every_item_should_follow_the_hotkey_step_by_step() {
	chain().build_and_execute(|| {
		enrich_hotkey();
		let old = hot(PERSON, 0);
		let origin = signed(cold(PERSON));
		assert_ok!(SubtensorModule::swap_hotkey(origin, old.clone(), new_key(), None));
		let room = room_for_hotkey_step();
		let mut steps = 0;
		while !SubtensorModule::no_swap_waits() {
			idle_for(room);
			end_block();
			SubtensorModule::do_try_state().unwrap();
			steps += 1;
			assert!(steps < 1_000);
		}
		assert_nothing_left_of(&old, &OF_COMMITTERS);
	})
}

/// Gives a coldkey the use of a leased subnet, and a share in another lease.
fn lease(who: &AccountId) {
	for (id, beneficiary) in [(0, who.clone()), (1, cold(9))] {
		let (coldkey, hotkey) = SubtensorModule::keys_of_lease(id);
		assert_ok!(<Test as Config>::LeaseProxies::appoint(&coldkey, &beneficiary));
		let lease = pallet_subtensor_runtime_api::SubnetLease {
			beneficiary,
			coldkey,
			hotkey,
			emissions_share: sp_runtime::Percent::from_percent(50),
			end_block: None,
			netuid: NetUid::ROOT,
			cost: tao(1),
		};
		SubtensorModule::put_lease(SubtensorModule::take_lease_id().unwrap(), &lease);
	}
	SubtensorModule::put_lease_share(1, who, tao(1), tao(2));
}

/// Gives the coldkey of person 2 an entry in each item that can name a coldkey.
fn enrich_coldkey() {
	let origin = || signed(cold(2));
	stake(2, 1, ROOT, 30 * TAO);
	stake(2, 1, NETUID, 5 * TAO);
	pay_root(&hot(1, 0), NETUID, TAO + 7);
	// A debt from staking after a payment, a credit from unstaking.
	stake(2, 1, ROOT, 3 * TAO);
	unstake(2, 1, ROOT, 10 * TAO);
	stake(2, 2, ROOT, 3 * TAO);
	pay_root(&hot(2, 0), NETUID, TAO + 7);
	stake(2, 2, ROOT, 3 * TAO);
	let claims = types::RootClaimTypeEnum::Keep;
	assert_ok!(SubtensorModule::set_root_claim_type(origin(), claims));
	assert_ok!(SubtensorModule::set_coldkey_auto_stake_hotkey(origin(), NETUID, hot(1, 0)));
	assert_ok!(SubtensorModule::do_set_identity(&cold(2), Default::default()));
	SubtensorModule::set_owner(OTHER, &cold(2), &hot(2, 0));
	SubtensorModule::note_transaction(&cold(2), OTHER, TransactionType::SetMechanismCount);
	SubtensorModule::pause_free_calls(&cold(2), 77);
	lock(2, 1, NETUID, TAO);
	assert_ok!(SubtensorModule::set_perpetual_lock(origin(), NETUID, true));
	assert_ok!(SubtensorModule::set_reject_locked_alpha(origin(), false));
	pledge(2, NETUID, TAO);
	fill_basket(&hot(1, 0), &cold(2));
	associate(2, 3);
	let keys = (hot(2, 3), hot(2, 4));
	assert_ok!(SubtensorModule::swap_hotkey(origin(), keys.0, keys.1, Some(NETUID)));
	assert!(SubtensorModule::no_swap_waits());
	wait_for_subnet(cold(2), hot(2, 5));
	lease(&cold(2));
	assert_ok!(SubtensorModule::announce_coldkey_swap(origin(), Default::default()));
	assert_ok!(SubtensorModule::dispute_coldkey_swap(origin()));
}

#[test]
fn every_item_should_follow_the_coldkey() {
	for at_once in [true, false] {
		chain().build_and_execute(|| {
			enrich_coldkey();
			let (old, new) = (cold(2), stranger(7));
			assert_everywhere(&old, &[&UNWRITTEN, &OF_PROOFS, &OF_WORK, &OF_HOTKEYS, &OF_LINEAGE]);
			let before = items_naming(&old);
			if at_once {
				BlockCapacity::set(u64::MAX);
			}
			let root = RuntimeOrigin::root();
			assert_ok!(SubtensorModule::swap_coldkey(root, old.clone(), new.clone(), tao(0)));
			let mut steps = 0;
			let room = room_for_coldkey_step();
			while !SubtensorModule::no_swap_waits() {
				idle_for(room);
				end_block();
				SubtensorModule::do_try_state().unwrap();
				steps += 1;
				assert!(steps < 1_000);
			}
			end_block();
			assert_nothing_left_of(&old, &[]);
			let after = items_naming(&new);
			let gone: Vec<_> = before.difference(&after).map(String::as_str).collect();
			let ended =
				["ColdkeySwapAnnouncements", "ColdkeySwapDisputes", "NetworkRegistrationQueue"];
			assert!(gone.iter().all(|item| ended.contains(item)), "{gone:?} did not move");
		})
	}
}
