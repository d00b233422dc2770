//! Which key took the place of which.

use crate::{tests::mock::*, *};
use frame_support::assert_ok;

/// Swaps a hotkey in a block of its own.
fn swap(old: &AccountId, new: &AccountId, only: Option<NetUid>) {
	swap_to_the_end(old, new, only);
	run_blocks(1);
}

fn chain() -> ExtBuilder {
	let subnet = |netuid| (NetUid::new(netuid), ExtBuilder::neurons([OWNER, 2]));
	[1, 2]
		.map(subnet)
		.into_iter()
		.fold(ExtBuilder::default(), |chain, (netuid, neurons)| chain.subnet(netuid, neurons))
}

#[test]
fn first_hotkey_of_a_neuron_should_be_found() {
	chain().build_and_execute(|| {
		let keys = [0, 5, 6].map(|key| hot(2, key));
		swap(&keys[0], &keys[1], None);
		swap(&keys[1], &keys[2], None);
		for netuid in [1, 2].map(NetUid::new) {
			for pair in keys.windows(2) {
				let successor = HotkeySuccessor::<Test>::get(netuid, &pair[0]);
				assert_eq!(successor.as_ref(), Some(&pair[1]));
				assert_eq!(HotkeyRoot::<Test>::get(netuid, &pair[1]).as_ref(), Some(&keys[0]));
			}
			assert_eq!(HotkeyRoot::<Test>::get(netuid, &keys[0]), None);
			assert_eq!(HotkeySuccessor::<Test>::get(netuid, &keys[2]), None);
		}
		// Without a uid there is nothing to follow.
		assert_eq!(HotkeySuccessor::<Test>::get(ROOT, &keys[0]), None);
	})
}

#[test]
fn lineage_should_be_of_the_subnet_of_the_swap() {
	chain().build_and_execute(|| {
		swap(&hot(2, 0), &hot(2, 5), Some(NETUID));
		assert_eq!(HotkeySuccessor::<Test>::get(NETUID, hot(2, 0)), Some(hot(2, 5)));
		assert_eq!(HotkeySuccessor::<Test>::iter().count(), 1);
	})
}

#[test]
fn key_that_is_in_use_again_should_have_no_successor() {
	chain().build_and_execute(|| {
		swap(&hot(2, 0), &hot(2, 5), Some(NETUID));
		swap(&hot(2, 5), &hot(2, 0), Some(NETUID));
		assert_eq!(HotkeySuccessor::<Test>::get(NETUID, hot(2, 0)), None);
		assert_eq!(HotkeySuccessor::<Test>::get(NETUID, hot(2, 5)), Some(hot(2, 0)));
		assert_eq!(HotkeyRoot::<Test>::get(NETUID, hot(2, 0)), None);
	})
}

#[test]
fn first_coldkey_should_be_found() {
	chain().build_and_execute(|| {
		BlockCapacity::set(u64::MAX);
		let keys = [cold(2), stranger(7), stranger(8)];
		for pair in keys.windows(2) {
			let (old, new) = (pair[0].clone(), pair[1].clone());
			let root = RuntimeOrigin::root();
			assert_ok!(SubtensorModule::swap_coldkey(root, old, new, tao(0)));
			idle(1_000);
			assert!(SubtensorModule::no_swap_waits());
			assert_eq!(ColdkeySuccessor::<Test>::get(&pair[0]).as_ref(), Some(&pair[1]));
			assert_eq!(ColdkeyRoot::<Test>::get(&pair[1]).as_ref(), Some(&keys[0]));
		}
	})
}

#[test]
fn lineage_should_go_with_the_subnet() {
	chain().build_and_execute(|| {
		swap(&hot(2, 0), &hot(2, 5), None);
		dissolve(NETUID);
		clean_up();
		let left: Vec<_> = HotkeySuccessor::<Test>::iter_keys().map(|(netuid, _)| netuid).collect();
		assert_eq!(left, [NetUid::new(2)]);
		assert_eq!(HotkeyRoot::<Test>::iter_prefix(NETUID).count(), 0);
	})
}
