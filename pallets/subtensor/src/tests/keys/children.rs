//! Setting the children to which a hotkey lends its stake weight.

use crate::tests::mock::*;
use crate::{types::Link, *};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchResult;

/// All of a hotkey's stake weight.
const ALL: u64 = u64::MAX;
/// Half of it.
const HALF: u64 = u64::MAX / 2;

/// A subnet with the neurons of the owner and people 2 to 4, and a cooldown of three blocks for
/// lists of children.
fn with_four_neurons() -> ExtBuilder {
	ExtBuilder::default()
		.settings(|settings| settings.pending_childkey_cooldown = Some(3))
		.subnet(NETUID, ExtBuilder::neurons([OWNER, 2, 3, 4]))
}

fn links(children: &[(u64, u8)]) -> Vec<Link<AccountId>> {
	children.iter().map(|(part, person)| (*part, hot(*person, 0))).collect()
}

fn name(person: u8, of: u8, children: &[(u64, u8)]) -> DispatchResult {
	name_on(NETUID, person, of, children)
}

fn name_on(netuid: NetUid, person: u8, of: u8, children: &[(u64, u8)]) -> DispatchResult {
	let origin = signed(cold(person));
	let done = SubtensorModule::set_children(origin, hot(of, 0), netuid, links(children));
	done.map(drop).map_err(|refused| refused.error)
}

fn children_of(person: u8) -> Vec<Link<AccountId>> {
	ChildKeys::<Test>::get(hot(person, 0), NETUID).into_inner()
}

fn parents_of(person: u8) -> Vec<Link<AccountId>> {
	ParentKeys::<Test>::get(hot(person, 0), NETUID).into_inner()
}

fn is_pending(person: u8) -> bool {
	PendingChildKeys::<Test>::contains_key(NETUID, hot(person, 0))
}

fn close_trade() {
	SubtokenEnabled::<Test>::insert(NETUID, false);
}

#[test]
fn list_should_wait_for_the_cooldown_and_then_for_an_epoch() {
	with_four_neurons().build_and_execute(|| {
		run_epoch(NETUID);
		assert_ok!(name(2, 2, &[(HALF, 4), (5, 3)]));
		let due = now() + 3;
		let given = links(&[(HALF, 4), (5, 3)]);
		assert_announced(Event::SetChildrenScheduled(hot(2, 0), NETUID, due, given.clone()));
		let pending = PendingChildKeys::<Test>::get(NETUID, hot(2, 0));
		assert_eq!((pending.0.into_inner(), pending.1), (given, due));
		run_blocks(9);
		assert!(children_of(2).is_empty(), "after the cooldown, before the epoch");
		run_blocks(1);
		assert_eq!(SubnetEpochIndex::<Test>::get(NETUID), 2);
		let applied = links(&[(5, 3), (HALF, 4)]);
		assert_eq!(children_of(2), applied, "in account order");
		assert_announced(Event::SetChildren(hot(2, 0), NETUID, applied));
		assert_eq!(parents_of(4), links(&[(HALF, 2)]));
		assert_eq!(parents_of(3), links(&[(5, 2)]));
		assert!(!is_pending(2));
		assert_eq!(SubnetLinks::<Test>::get(NETUID), 2);
	})
}

#[test]
fn list_should_wait_for_the_next_epoch_when_its_cooldown_ends_in_the_block() {
	with_four_neurons().build_and_execute(|| {
		run_epoch(NETUID);
		run_blocks(7);
		assert_ok!(name(2, 2, &[(ALL, 3)]));
		run_blocks(3);
		assert_eq!(SubnetEpochIndex::<Test>::get(NETUID), 2);
		assert!(is_pending(2));
		run_epoch(NETUID);
		assert_eq!(children_of(2), links(&[(ALL, 3)]));
	})
}

#[test]
fn list_should_apply_when_the_epoch_fails_too() {
	with_four_neurons().build_and_execute(|| {
		run_epoch(NETUID);
		assert_ok!(name(2, 2, &[(ALL, 3)]));
		// A weight of a uid that does not exist makes an epoch fail.
		Weights::<Test>::insert(MAIN, 0, row(&[(9, 1)]));
		ValidatorPermit::<Test>::mutate(NETUID, |permits| permits[0] = true);
		run_epoch(NETUID);
		assert_announced(Event::EpochSkipped { netuid: NETUID, block: now() });
		assert_eq!(children_of(2), links(&[(ALL, 3)]));
		Weights::<Test>::remove(MAIN, 0);
	})
}

#[test]
fn list_should_apply_at_once_while_the_token_cannot_be_traded() {
	with_four_neurons().build_and_execute(|| {
		assert_ok!(name(2, 2, &[(1, 3)]));
		assert!(is_pending(2));
		close_trade();
		run_blocks(149);
		assert_ok!(name_on(NETUID, 3, 3, &[(ALL, 4)]));
		assert_eq!(children_of(3), links(&[(ALL, 4)]));
		assert!(!is_pending(3));
	})
}

#[test]
fn pending_list_should_not_outlive_one_that_applies_at_once() {
	with_four_neurons().build_and_execute(|| {
		PendingChildKeyCooldown::<Test>::put(1_000);
		assert_ok!(name(2, 2, &[(1, 3)]));
		run_blocks(150);
		close_trade();
		assert_ok!(name(2, 2, &[(2, 4)]));
		assert!(!is_pending(2));
		run_epoch(NETUID);
		assert_eq!(children_of(2), links(&[(2, 4)]));
	})
}

#[test]
fn pending_list_should_apply_by_the_next_epoch_once_the_token_cannot_be_traded() {
	with_four_neurons().build_and_execute(|| {
		PendingChildKeyCooldown::<Test>::put(1_000);
		assert_ok!(name(2, 2, &[(1, 3)]));
		run_epoch(NETUID);
		assert!(is_pending(2));
		close_trade();
		run_epoch(NETUID);
		assert_eq!(children_of(2), links(&[(1, 3)]));
	})
}

#[test]
fn list_should_replace_the_one_before() {
	with_four_neurons().build_and_execute(|| {
		close_trade();
		assert_ok!(name(2, 2, &[(10, 3), (20, 4)]));
		run_blocks(150);
		assert_ok!(name(2, 2, &[(30, 4), (0, 9)]));
		assert_eq!(children_of(2), links(&[(30, 4), (0, 9)]));
		assert!(parents_of(3).is_empty());
		assert!(!ParentKeys::<Test>::contains_key(hot(3, 0), NETUID));
		assert_eq!(parents_of(4), links(&[(30, 2)]));
		assert_eq!(parents_of(9), links(&[(0, 2)]), "a hotkey without an owner");
		run_blocks(150);
		assert_ok!(name(2, 2, &[]));
		assert!(!ChildKeys::<Test>::contains_key(hot(2, 0), NETUID));
		assert!(!SubnetLinks::<Test>::contains_key(NETUID));
		assert_announced(Event::SetChildren(hot(2, 0), NETUID, vec![]));
	})
}

#[test]
fn list_should_be_refused_for_the_first_condition_that_fails() {
	with_four_neurons().build_and_execute(|| {
		close_trade();
		StakeThreshold::<Test>::put(TAO);
		let unrelated = Error::<Test>::RegistrationNotPermittedOnRootSubnet;
		assert_noop!(name_on(ROOT, 9, 2, &[(1, 3), (1, 3)]), unrelated);
		assert_noop!(name_on(NOWHERE, 9, 2, &[(1, 3), (1, 3)]), Error::<Test>::SubnetNotExists);
		assert_noop!(name(9, 2, &[(1, 3), (1, 3)]), Error::<Test>::NonAssociatedColdKey);
		assert_noop!(name(9, 9, &[(1, 3)]), Error::<Test>::NonAssociatedColdKey);
		let many = [(ALL, 2), (1, 3), (1, 4), (1, 5), (1, 6), (1, 6)];
		assert_noop!(name(2, 2, &many), Error::<Test>::DuplicateChild);
		let many = [(ALL, 2), (1, 3), (1, 4), (1, 5), (1, 6), (1, 7)];
		assert_noop!(name(2, 2, &many), Error::<Test>::InvalidChild);
		assert_noop!(
			name(2, 2, &[(ALL, 3), (1, 4), (1, 5), (1, 6), (1, 7), (1, 8)]),
			Error::<Test>::TooManyChildren
		);
		assert_noop!(name(2, 2, &[(ALL, 3), (1, 4)]), Error::<Test>::ProportionOverflow);
		assert_ok!(name(OWNER, OWNER, &[(1, 2)]));
		assert_noop!(name(2, 2, &[(ALL, 3), (0, OWNER)]), Error::<Test>::ChildParentInconsistency);
		assert_noop!(name(2, 2, &[(1, 3)]), Error::<Test>::NotEnoughStakeToSetChildkeys);
		StakeThreshold::<Test>::put(0);
		assert_ok!(name(2, 2, &[(1, 3)]));
		let soon = Error::<Test>::TxRateLimitExceeded;
		assert_noop!(name_on(NETUID, 9, 2, &[(1, 3), (1, 3)]), soon);
	})
}

#[test]
fn list_should_be_named_once_in_150_blocks_on_each_subnet() {
	with_four_neurons().subnet(NetUid::new(2), vec![]).build_and_execute(|| {
		assert_ok!(name(2, 2, &[(1, 3)]));
		assert_ok!(name_on(NetUid::new(2), 2, 2, &[(1, 3)]));
		run_blocks(149);
		assert_noop!(name(2, 2, &[]), Error::<Test>::TxRateLimitExceeded);
		run_blocks(1);
		assert_ok!(name(2, 2, &[]));
	})
}

#[test]
fn list_should_be_named_once_in_15_blocks_where_blocks_are_fast() {
	with_four_neurons().block_time(250).build_and_execute(|| {
		assert_ok!(name(2, 2, &[(1, 3)]));
		run_blocks(14);
		assert_noop!(name(2, 2, &[]), Error::<Test>::TxRateLimitExceeded);
		run_blocks(1);
		assert_ok!(name(2, 2, &[]));
	})
}

#[test]
fn chains_of_parents_should_be_allowed() {
	with_four_neurons().build_and_execute(|| {
		close_trade();
		for (parent, child) in [(2, 3), (3, 4), (4, 2)] {
			assert_ok!(name(parent, parent, &[(ALL, child)]));
		}
		assert_eq!(parents_of(2), links(&[(ALL, 4)]));
	})
}

#[test]
fn parent_should_have_enough_stake_of_its_own_on_all_subnets_together() {
	with_four_neurons().with(pool_of(NetUid::new(4), vec![])).build_and_execute(|| {
		SubtokenEnabled::<Test>::insert(NETUID, true);
		StakeThreshold::<Test>::put(100 * TAO);
		let refused = Error::<Test>::NotEnoughStakeToSetChildkeys;
		stake(2, 2, ROOT, 50 * TAO);
		stake(5, 2, NETUID, 40 * TAO);
		assert_noop!(name(2, 2, &[(1, 3)]), refused);
		// Alpha on a subnet with a pool counts at its price, one quarter.
		stake(2, 2, NetUid::new(4), 11 * TAO);
		assert_ok!(name(2, 2, &[(1, 3)]));
		// An empty list needs no stake, and neither does the owner of the subnet.
		assert_ok!(name(3, 3, &[]));
		assert_ok!(name(OWNER, OWNER, &[(1, 3)]));
	})
}

#[test]
fn what_a_hotkey_is_lent_should_not_let_it_have_children() {
	with_four_neurons().build_and_execute(|| {
		stake(2, 2, NETUID, 100 * TAO);
		close_trade();
		StakeThreshold::<Test>::put(50 * TAO);
		assert_ok!(name(2, 2, &[(ALL, 3)]));
		assert_eq!(SubtensorModule::stake_weight_of(&hot(3, 0), NETUID), 100 * TAO);
		let refused = Error::<Test>::NotEnoughStakeToSetChildkeys;
		assert_noop!(name(3, 3, &[(ALL, 4)]), refused);
	})
}

#[test]
fn pending_list_should_be_dropped_when_its_hotkey_has_lost_its_stake() {
	with_four_neurons().build_and_execute(|| {
		StakeThreshold::<Test>::put(50 * TAO);
		for person in [2, 3] {
			stake(person, person, NETUID, 60 * TAO);
			assert_ok!(name(person, person, &[(ALL, 4)]));
		}
		unstake(2, 2, NETUID, 11 * TAO);
		run_epoch(NETUID);
		assert!(!is_pending(2) && !is_pending(3));
		assert!(children_of(2).is_empty());
		assert_eq!(children_of(3), links(&[(ALL, 4)]));
	})
}

#[test]
fn pending_list_should_be_dropped_when_its_child_has_become_a_parent() {
	with_four_neurons().build_and_execute(|| {
		assert_ok!(name(2, 2, &[(ALL, 3)]));
		assert_ok!(name(3, 3, &[(1, 2)]));
		run_epoch(NETUID);
		assert!(!is_pending(2) && !is_pending(3));
		// The order of the map decides which list applies first; the other is dropped.
		let both = [children_of(2), children_of(3)];
		assert!(both == [links(&[(ALL, 3)]), vec![]] || both == [vec![], links(&[(1, 2)])]);
	})
}

#[test]
fn many_pending_lists_should_apply_over_several_blocks() {
	with_four_neurons().build_and_execute(|| {
		for index in 1..=40 {
			associate(2, index);
			let (origin, children) = (signed(cold(2)), links(&[(1, 3)]));
			assert_ok!(SubtensorModule::set_children(origin, hot(2, index), NETUID, children));
		}
		run_epoch(NETUID);
		let linked = || SubnetLinks::<Test>::get(NETUID);
		assert_eq!(linked(), 16);
		assert!(PendingChildKeysWalk::<Test>::contains_key(NETUID));
		run_blocks(1);
		assert_eq!(linked(), 32);
		run_blocks(1);
		assert_eq!(linked(), 40);
		assert!(!PendingChildKeysWalk::<Test>::contains_key(NETUID));
		assert_eq!(PendingChildKeys::<Test>::iter().count(), 0);
	})
}

#[test]
fn pending_lists_of_a_subnet_that_is_gone_should_not_apply() {
	with_four_neurons().build_and_execute(|| {
		assert_ok!(name(2, 2, &[(1, 3)]));
		let (list, _) = PendingChildKeys::<Test>::take(NETUID, hot(2, 0));
		PendingChildKeys::<Test>::insert(NOWHERE, hot(2, 0), (list, 1));
		PendingChildKeysWalk::<Test>::insert(NOWHERE, None::<AccountId>);
		run_blocks(1);
		assert!(!PendingChildKeysWalk::<Test>::contains_key(NOWHERE));
		assert_eq!(ChildKeys::<Test>::iter().count(), 0);
	})
}

#[test]
fn pending_lists_should_apply_one_by_one_when_a_block_has_no_room() {
	with_four_neurons().build_and_execute(|| {
		for person in [2, 3] {
			assert_ok!(name(person, person, &[(1, 4)]));
		}
		BlockCapacity::set(1_000);
		run_epoch(NETUID);
		assert_eq!(SubnetLinks::<Test>::get(NETUID), 1);
		run_blocks(1);
		assert_eq!(SubnetLinks::<Test>::get(NETUID), 2);
		run_blocks(1);
		assert!(!PendingChildKeysWalk::<Test>::contains_key(NETUID));
		BlockCapacity::set(frame_support::weights::constants::WEIGHT_REF_TIME_PER_SECOND);
	})
}

#[test]
fn pending_lists_of_every_subnet_should_have_their_turn() {
	let second = subnet_of(NetUid::new(2), vec![]);
	with_four_neurons()
		.with(second)
		.settings(|settings| settings.max_epochs_per_block = Some(2))
		.build_and_execute(|| {
			for netuid in [1, 2].map(NetUid::new) {
				for index in 1..=20 {
					associate(2, index);
					let (origin, hotkey) = (signed(cold(2)), hot(2, index));
					let children = links(&[(1, 3)]);
					assert_ok!(SubtensorModule::set_children(origin, hotkey, netuid, children));
				}
				LastEpochBlock::<Test>::insert(netuid, now());
			}
			run_epoch(NETUID);
			let linked = || [1, 2].map(NetUid::new).map(SubnetLinks::<Test>::get);
			assert_eq!(linked(), [8, 8]);
			run_blocks(2);
			assert_eq!(linked(), [20, 20]);
		})
}

#[test]
fn only_one_pending_list_should_apply_when_a_block_has_no_room_for_several_subnets() {
	let second = subnet_of(NetUid::new(2), vec![]);
	with_four_neurons().with(second).build_and_execute(|| {
		for netuid in [1, 2].map(NetUid::new) {
			assert_ok!(name_on(netuid, 2, 2, &[(1, 3)]));
			let (list, _) = PendingChildKeys::<Test>::get(netuid, hot(2, 0));
			PendingChildKeys::<Test>::insert(netuid, hot(2, 0), (list, 1));
			PendingChildKeysWalk::<Test>::insert(netuid, None::<AccountId>);
		}
		BlockCapacity::set(1_000);
		let linked = || [1, 2].map(NetUid::new).map(SubnetLinks::<Test>::get);
		run_blocks(1);
		assert_eq!(linked().iter().sum::<u32>(), 1);
		run_blocks(2);
		assert_eq!(linked(), [1, 1]);
		BlockCapacity::set(frame_support::weights::constants::WEIGHT_REF_TIME_PER_SECOND);
	})
}

#[test]
fn member_of_root_should_choose_whether_it_lends_to_new_owners() {
	with_four_neurons().build_and_execute(|| {
		let choose = |person: u8, of: u8, enabled| {
			SubtensorModule::set_auto_parent_delegation_enabled(
				signed(cold(person)),
				hot(of, 0),
				enabled,
			)
		};
		assert_noop!(choose(3, 2, false), Error::<Test>::NonAssociatedColdKey);
		assert_noop!(choose(2, 2, false), Error::<Test>::HotKeyNotRegisteredInSubNet);
		assert_ok!(SubtensorModule::root_register(signed(cold(2)), hot(2, 0)));
		assert!(AutoParentDelegationEnabled::<Test>::get(hot(2, 0)));
		assert_ok!(choose(2, 2, false));
		assert!(!AutoParentDelegationEnabled::<Test>::get(hot(2, 0)));
		let hotkey = hot(2, 0);
		assert_announced(Event::AutoParentDelegationEnabledSet { hotkey, enabled: false });
	})
}

#[test]
fn root_should_lend_to_the_owner_of_a_new_subnet() {
	let members = [2, 3, 4, 5].map(|person| ExtBuilder::neuron(person, 10 * TAO, vec![]));
	let root = crate::genesis::Subnet { owner: None, ..subnet_of(ROOT, members.into()) };
	ExtBuilder::default().without_root().with(root).build_and_execute(|| {
		StakeThreshold::<Test>::put(10 * TAO);
		unstake(5, 5, ROOT, 5 * TAO);
		let origin = signed(cold(3));
		assert_ok!(SubtensorModule::set_auto_parent_delegation_enabled(origin, hot(3, 0), false));
		assert_ok!(SubtensorModule::register_network(signed(cold(4)), hot(4, 0)));
		// Not the owner itself, not the member that opted out, and not the one with too little
		// stake.
		assert_eq!(parents_of(4), links(&[(ALL, 2)]));
		assert_announced(Event::SetChildren(hot(2, 0), NETUID, links(&[(ALL, 4)])));
		let weighted = SubtensorModule::weigh_root_stake(20 * TAO);
		assert_eq!(SubtensorModule::stake_weight_of(&hot(4, 0), NETUID), weighted);
		assert_eq!(SubtensorModule::stake_weight_of(&hot(2, 0), NETUID), 0);
		// The parent may set other children at once.
		assert_ok!(name(2, 2, &[]));
		assert!(parents_of(4).is_empty());
	})
}
