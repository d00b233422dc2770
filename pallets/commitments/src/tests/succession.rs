//! Commitments of a hotkey that is swapped.

use crate::{mock::*, pallet::*, types::UsageTracker};
use frame_support::assert_ok;
use ganglion_test_chain::{cold, hot, AccountId, NetUid, NETUID};

fn old() -> AccountId {
	hot(2, 0)
}

fn new() -> AccountId {
	hot(2, 9)
}

fn swap(only: Option<NetUid>) {
	let origin = RuntimeOrigin::signed(cold(2));
	assert_ok!(SubtensorModule::swap_hotkey(origin, old(), new(), only));
	assert!(!SubtensorModule::is_in_swap(&old()), "a small swap is made at once");
}

#[test]
fn everything_published_should_follow_the_hotkey() {
	for only in [None, Some(NETUID)] {
		with_neurons(|| {
			publish_all(old());
			next_block();
			let all = items_of_accounts();
			assert_eq!(items_naming(&old()), all, "the test stores something in every item");
			let stored = CommitmentOf::<Test>::get(NETUID, old());
			let reveals = RevealedCommitments::<Test>::get(NETUID, old());
			swap(only);
			assert_eq!(items_naming(&old()), Vec::<String>::new());
			assert_eq!(items_naming(&new()), all);
			assert_eq!(CommitmentOf::<Test>::get(NETUID, new()), stored);
			assert_eq!(RevealedCommitments::<Test>::get(NETUID, new()), reveals);
			publish_pulse(9);
			next_block();
			let reveals = RevealedCommitments::<Test>::get(NETUID, new()).unwrap();
			assert_eq!(&*reveals.last().unwrap().0, b"later");
		})
	}
}

#[test]
fn earlier_commitment_of_the_new_hotkey_should_give_way() {
	with_neurons(|| {
		assert_ok!(publish(hot(3, 0), &[sealed(b"its own", 11)]));
		Commitments::pass_on_account(NETUID, &hot(3, 0), &new());
		publish_all(old());
		next_block();
		swap(Some(NETUID));
		assert_eq!(items_naming(&old()), Vec::<String>::new());
		let rounds: Vec<_> = TimelockedIndex::<Test>::iter_keys().map(|key| key.0).collect();
		assert_eq!(rounds, [9u64.to_be_bytes()], "the former round is gone");
	})
}

#[test]
fn swap_should_free_no_space() {
	with_neurons(|| {
		let used = |who| UsedSpaceOf::<Test>::get(NETUID, who).map(|usage| usage.used_space);
		assert_ok!(publish(old(), &[raw(&[1; 120])]));
		let usage = UsedSpaceOf::<Test>::get(NETUID, old()).unwrap();
		UsedSpaceOf::<Test>::insert(
			NETUID,
			new(),
			UsageTracker { used_space: 30, ..usage.clone() },
		);
		LastBondsReset::<Test>::insert(NETUID, old(), 1);
		LastBondsReset::<Test>::insert(NETUID, new(), 3);
		swap(Some(NETUID));
		assert_eq!((used(old()), used(new())), (None, Some(150)));
		assert_eq!(LastBondsReset::<Test>::get(NETUID, new()), Some(3));

		Commitments::pass_on_account(NETUID, &new(), &old());
		let later = UsageTracker { last_epoch: usage.last_epoch + 1, used_space: 7 };
		UsedSpaceOf::<Test>::insert(NETUID, new(), &later);
		Commitments::pass_on_account(NETUID, &old(), &new());
		assert_eq!(UsedSpaceOf::<Test>::get(NETUID, new()), Some(later));
	})
}
