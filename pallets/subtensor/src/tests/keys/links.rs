//! Links between parents and children, and which parent is displaced from a full list.

use crate::tests::mock::*;
use crate::{
	types::{Link, MAX_PARENTS},
	*,
};
use frame_support::assert_ok;
use sp_runtime::DispatchResult;

const CHILD: u8 = 5;
/// The number of parents that a child can have.
const FULL: u8 = MAX_PARENTS as u8;

/// The hotkey of a parent: one of person 2.
fn parent(index: u8) -> AccountId {
	hot(2, index)
}

fn lend(hotkey: AccountId, children: &[(u64, AccountId)]) -> DispatchResult {
	let done = SubtensorModule::set_children(signed(cold(2)), hotkey, NETUID, children.to_vec());
	done.map(drop).map_err(|refused| refused.error)
}

fn all_to_child() -> [(u64, AccountId); 1] {
	[(u64::MAX, hot(CHILD, 0))]
}

fn parents() -> Vec<Link<AccountId>> {
	ParentKeys::<Test>::get(hot(CHILD, 0), NETUID).into_inner()
}

fn is_parent(index: u8) -> bool {
	parents().iter().any(|(_, listed)| *listed == parent(index))
}

fn stake_with(index: u8, netuid: NetUid, amount: u64) {
	SubtokenEnabled::<Test>::insert(netuid, true);
	let origin = signed(cold(3));
	assert_ok!(SubtensorModule::add_stake(origin, parent(index), netuid, tao(amount)));
	SubtokenEnabled::<Test>::insert(NETUID, false);
}

/// Runs a test on a subnet without trade. Hotkeys `1..=count` of person 2 have a stake of as many
/// TAO as their number.
fn with_stakes_of_their_number(count: u8, test: impl FnOnce()) {
	ExtBuilder::with_subnet().build_and_execute(|| {
		for index in 1..=count {
			associate(2, index);
			stake_with(index, NETUID, u64::from(index) * TAO);
		}
		test()
	})
}

/// Runs a test on that subnet, where the first 64 parents have filled the child's list and two more
/// hotkeys have stake.
fn with_full_list(test: impl FnOnce()) {
	with_stakes_of_their_number(FULL + 2, || {
		for index in 1..=FULL {
			assert_ok!(lend(parent(index), &all_to_child()));
		}
		assert_eq!(parents().len(), usize::from(FULL));
		test()
	})
}

#[test]
fn newcomer_should_displace_the_parent_that_lends_least() {
	with_full_list(|| {
		assert_ok!(lend(parent(FULL + 1), &all_to_child()));
		assert!(is_parent(FULL + 1) && !is_parent(1) && is_parent(2));
		assert_eq!(parents().len(), usize::from(FULL));
		assert!(!ChildKeys::<Test>::contains_key(parent(1), NETUID));
		assert_announced(Event::SetChildren(parent(1), NETUID, vec![]));
		assert_eq!(SubnetLinks::<Test>::get(NETUID), u32::from(FULL));
		let weight = SubtensorModule::stake_weight_of(&parent(1), NETUID);
		assert_eq!(weight, TAO, "the displaced parent has its stake weight back");
	})
}

#[test]
fn displaced_parent_should_keep_its_other_children() {
	with_stakes_of_their_number(FULL + 1, || {
		let half = u64::MAX / 2;
		assert_ok!(lend(parent(1), &[(half, hot(CHILD, 0)), (half, hot(6, 0))]));
		for index in 2..=FULL + 1 {
			assert_ok!(lend(parent(index), &all_to_child()));
		}
		assert!(!is_parent(1));
		let rest = vec![(half, hot(6, 0))];
		assert_eq!(*ChildKeys::<Test>::get(parent(1), NETUID), rest);
		assert_announced(Event::SetChildren(parent(1), NETUID, rest));
	})
}

#[test]
fn newcomer_should_be_refused_when_it_lends_no_more_than_the_least() {
	with_full_list(|| {
		// A part of a greater stake, equal to what the least parent lends.
		let part = u64::MAX / u64::from(FULL + 1);
		let children = [(part, hot(CHILD, 0)), (3, hot(6, 0))];
		let before = parents();
		assert_ok!(lend(parent(FULL + 1), &children));
		assert_eq!(parents(), before);
		let linked = vec![(3, hot(6, 0))];
		assert_eq!(*ChildKeys::<Test>::get(parent(FULL + 1), NETUID), linked);
		assert_announced(Event::SetChildren(parent(FULL + 1), NETUID, linked));
		assert_ok!(lend(parent(FULL + 2), &[(part, hot(CHILD, 0))]));
		assert!(is_parent(FULL + 2), "a little more than the least");
		assert!(!is_parent(1));
	})
}

#[test]
fn stake_on_root_should_count_for_a_place() {
	with_full_list(|| {
		TaoWeight::<Test>::put(u64::MAX);
		stake_with(1, ROOT, 100 * TAO);
		assert_ok!(lend(parent(FULL + 1), &all_to_child()));
		assert!(is_parent(1) && !is_parent(2));
	})
}

#[test]
fn parent_that_has_a_place_should_keep_it_however_little_it_lends() {
	with_full_list(|| {
		run_blocks(150);
		assert_ok!(lend(parent(1), &[(0, hot(CHILD, 0))]));
		assert!(is_parent(1));
		assert_eq!(parents().len(), usize::from(FULL));
	})
}

#[test]
fn child_should_have_room_again_when_a_parent_leaves() {
	with_full_list(|| {
		run_blocks(150);
		assert_ok!(lend(parent(7), &[]));
		assert_ok!(lend(parent(FULL + 2), &[(0, hot(CHILD, 0))]));
		assert!(is_parent(FULL + 2) && !is_parent(7) && is_parent(1));
	})
}
