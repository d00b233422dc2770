//! The epochs of commits, and what open commits hide.

use super::*;
use crate::commits::clock::Window;

#[test]
fn epoch_of_commits_should_count_slots_and_the_one_that_is_due() {
	with_commits(|| {
		let first = SubtensorModule::commit_epoch(NETUID);
		run_blocks(u64::from(TEMPO) - 1);
		assert_eq!(SubtensorModule::commit_epoch(NETUID), first);
		// Within the block of the epoch, before and after its slot is used.
		LastEpochBlock::<Test>::mutate(NETUID, |block| *block -= 1);
		assert_eq!(SubtensorModule::commit_epoch(NETUID), first + 1);
		SubtensorModule::consume_epoch_slot(NETUID);
		assert_eq!(SubtensorModule::commit_epoch(NETUID), first + 1);
	})
}

#[test]
fn window_should_be_one_epoch_after_the_period() {
	with_commits(|| {
		RevealPeriodEpochs::<Test>::insert(NETUID, 2);
		let epoch = SubtensorModule::commit_epoch(NETUID);
		let window = || SubtensorModule::reveal_window(NETUID, epoch);
		let expected = [Window::Early, Window::Early, Window::Open, Window::Expired];
		for expected in expected {
			assert_eq!(window(), expected);
			next_epoch();
		}
	})
}

#[test]
fn weights_on_a_newcomer_should_not_count_while_an_older_commit_is_open() {
	with_commits(|| {
		run_blocks(3);
		let state =
			|| SubtensorModule::load_epoch(NETUID, &SubtensorModule::hotkeys_of(NETUID)).remove(0);
		assert_eq!(state().first_commit.unwrap()[1], u64::MAX);
		let made = now();
		assert_ok!(SubtensorModule::commit_weights(
			signed(validator()),
			NETUID,
			Default::default()
		));
		run_blocks(1);
		assert_ok!(SubtensorModule::commit_weights(
			signed(validator()),
			NETUID,
			Default::default()
		));
		let commits = state().first_commit.unwrap();
		assert_eq!(commits, [u64::MAX, made, u64::MAX, u64::MAX, u64::MAX]);

		// It was made after the commit, so what the validator says about it is no use.
		replace(2, 7);
		assert!(BlockAtRegistration::<Test>::get(NETUID, 2) > made);
		CommitRevealWeightsEnabled::<Test>::insert(NETUID, false);
		assert_eq!(state().first_commit, None);
	})
}
